"""Mail servers of one's own that speak IMAP over TLS: a small one that says what a test tells it to, and Dovecot."""

from __future__ import annotations

import base64
import contextlib
import os
import pwd
import shutil
import socket
import socketserver
import ssl
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import trustme

from tests.servers import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

USER, PASSWORD = "news@agency.example", "päss word"
DOVECOT = "/usr/sbin/dovecot"
# As root, Dovecot lets nobody read mail as root.
OWNER = "mail"
SETTINGS = """\
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
log_path = {folder}/log
ssl = required
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
first_valid_uid = 1
default_internal_user = {service}
default_internal_group = {service_group}
default_login_user = {login}
mail_location = maildir:{folder}/Maildir
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
passdb {{
  driver = passwd-file
  args = {folder}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}
}}
namespace inbox {{
  inbox = yes
}}
"""


class Mailserver(socketserver.ThreadingTCPServer):
    """Has one mailbox, INBOX, with `mails` by their UIDs; `sizes` are what it says instead of the truth.

    Those that are `gone` are no longer there when it is asked for their sizes, and those `lost` when for themselves.
    """

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, context: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.context = context
        self.mails: dict[int, bytes] = {}
        self.sizes: dict[int, int] = {}
        self.gone: set[int] = set()
        self.lost: set[int] = set()
        self.heard: list[str] = []
        self.greeting = b"* OK ready"

    @property
    def url(self) -> str:
        """The address of its mailbox."""
        return f"imaps://{USER.replace('@', '%40')}@localhost:{self.server_address[1]}/INBOX"

    def get_request(self) -> tuple[socket.socket, object]:
        """Take a connection; its TLS begins in its own thread."""
        return self.socket.accept()


class _Session(socketserver.BaseRequestHandler):
    server: Mailserver

    def handle(self) -> None:
        with contextlib.suppress(OSError), self.server.context.wrap_socket(self.request, server_side=True) as safe:
            out = safe.makefile("rwb", buffering=0)
            self.out = out
            self.say(self.server.greeting)
            while line := out.readline().decode().strip():
                self.answer(*line.split(" ", 1))

    def say(self, line: bytes) -> None:
        self.out.write(line + b"\r\n")

    def answer(self, tag: str, words: str) -> None:
        self.server.heard.append(words)
        verb = words.upper()
        status = "OK done"
        if verb.startswith("CAPABILITY"):
            self.say(b"* CAPABILITY IMAP4rev1 AUTH=PLAIN")
        elif verb.startswith("AUTHENTICATE"):
            self.say(b"+")
            said = base64.b64decode(self.out.readline()).decode()
            status = "OK in" if said == f"\0{USER}\0{PASSWORD}" else "NO wrong password for\tyou"
        elif verb.startswith("EXAMINE"):
            status = "OK [READ-ONLY] open" if "INBOX" in words else "NO nonesuch"
        elif verb.startswith("UID SEARCH"):
            self.say(b"* SEARCH" + b"".join(b" %d" % uid for uid in self.server.mails))
        elif verb.startswith("UID FETCH"):
            self.fetch([int(uid) for uid in words.split()[2].split(",")], is_size="RFC822.SIZE" in verb)
        self.say(f"{tag} {status}".encode())

    def fetch(self, uids: list[int], *, is_size: bool) -> None:
        """Give the sizes of mails, in both orders of words, or mails themselves."""
        missing = self.server.gone | (set() if is_size else self.server.lost)
        for uid in (uid for uid in uids if uid not in missing):
            mail = self.server.mails[uid]
            size = self.server.sizes.get(uid, len(mail))
            if not is_size:
                self.say(b"* 1 FETCH (UID %d BODY[] {%d}\r\n%b)" % (uid, len(mail), mail))
            elif uid % 2:
                self.say(b"* 1 FETCH (UID %d RFC822.SIZE %d)" % (uid, size))
            else:
                self.say(b"* 1 FETCH (RFC822.SIZE %d UID %d)" % (size, uid))


@contextmanager
def speaking() -> Iterator[Mailserver]:
    """Start a small server on this machine, whose certificate this process trusts."""
    with trusted() as (certificate, _):
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        certificate.configure_cert(context)
        server = Mailserver(context)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
            server.server_close()


@contextmanager
def trusted() -> Iterator[tuple[trustme.LeafCert, Path]]:
    """Yield a certificate of localhost, and a folder; the certificate's authority is trusted meanwhile."""
    folder = Path(tempfile.mkdtemp(prefix="hub-mailbox-"))
    before = os.environ.get("SSL_CERT_FILE")
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "authority.pem")
    os.environ["SSL_CERT_FILE"] = str(folder / "authority.pem")
    try:
        yield authority.issue_cert("localhost"), folder
    finally:
        os.environ.pop("SSL_CERT_FILE")
        if before is not None:
            os.environ["SSL_CERT_FILE"] = before
        shutil.rmtree(folder)


@contextmanager
def dovecot(mails: dict[str, bytes]) -> Iterator[tuple[str, Path]]:
    """Start Dovecot with these mails in INBOX by name; yields the address of the mailbox, and its maildir."""
    assert Path(DOVECOT).exists(), "Dovecot is not installed: run `make tools`"
    is_root = os.geteuid() == 0
    owner = pwd.getpwnam(OWNER) if is_root else pwd.getpwuid(os.geteuid())
    service, login = ("dovecot", "dovenull") if is_root else (owner.pw_name, owner.pw_name)
    port = free_port()
    with trusted() as (certificate, folder):
        folder.chmod(0o755)
        certificate.cert_chain_pems[0].write_to_path(folder / "cert.pem")
        certificate.private_key_pem.write_to_path(folder / "key.pem")
        (folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n", "utf-8")
        for name in ("cur", "new", "tmp"):
            (folder / "Maildir" / name).mkdir(parents=True)
        for name, mail in mails.items():
            (folder / "Maildir/new" / name).write_bytes(mail)
        group = service if is_root else subprocess.check_output(["id", "-gn"], text=True).strip()  # noqa: S607
        words = SETTINGS.format(
            folder=folder,
            port=port,
            uid=owner.pw_uid,
            gid=owner.pw_gid,
            service=service,
            service_group=group,
            login=login,
        )
        (folder / "dovecot.conf").write_text(words, "utf-8")
        if is_root:
            for path in ((folder / "Maildir"), *(folder / "Maildir").rglob("*")):
                shutil.chown(path, owner.pw_uid, owner.pw_gid)
        process = subprocess.Popen([DOVECOT, "-F", "-c", str(folder / "dovecot.conf")])  # noqa: S603  our own words
        try:
            _wait(port)
            yield f"imaps://{USER.replace('@', '%40')}@localhost:{port}/INBOX", folder / "Maildir"
        finally:
            process.terminate()
            process.wait(20)


def _wait(port: int, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    message = "Dovecot did not start"
    raise AssertionError(message)
