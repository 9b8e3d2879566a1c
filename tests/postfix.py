"""A Postfix of one's own, from Debian's package, on 127.0.0.1 and in a folder that goes with it.

It takes mail for every address, and gives it to one server behind it.
"""

from __future__ import annotations

import os
import smtplib
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.servers import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PROGRAM = "/usr/sbin/postfix"
# Postfix is started by root alone.
AS_ROOT = () if os.geteuid() == 0 else ("sudo", "--non-interactive")
SETTINGS = """\
compatibility_level = 3.6
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
mail_owner = postfix
setgid_group = postdrop
myhostname = relay.example.gov
mydestination =
local_recipient_maps =
local_transport = error:nothing is local
alias_maps =
alias_database =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
relayhost = [127.0.0.1]:{behind}
smtp_tls_security_level = none
smtpd_tls_security_level = none
smtp_host_lookup = native
disable_dns_lookups = yes
minimal_backoff_time = 1s
maximal_backoff_time = 2s
queue_run_delay = 1s
smtpd_client_connection_count_limit = 0
smtpd_peername_lookup = no
"""
# None of them in a chroot, where the libraries of this machine would be missing.
SERVICES = """\
{front} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


class Postfix:
    """A running Postfix; `port` is where it takes mail."""

    def __init__(self, folder: Path, behind: int, settings: Mapping[str, str]) -> None:
        self.folder, self.port = folder, free_port()
        more = "".join(f"{name} = {value}\n" for name, value in settings.items())
        (folder / "main.cf").write_text(SETTINGS.format(folder=folder, behind=behind) + more, "utf-8")
        (folder / "master.cf").write_text(SERVICES.format(front=f"127.0.0.1:{self.port}"), "utf-8")
        for name in ("queue", "data"):
            (folder / name).mkdir()
        _as_root("chown", "postfix", str(folder / "data"))

    def start(self) -> None:
        """Start it, and wait until it takes mail."""
        self._run("start")
        until = time.monotonic() + 30
        while time.monotonic() < until:
            try:
                with smtplib.SMTP("127.0.0.1", self.port, timeout=5):
                    return
            except OSError:
                time.sleep(0.02)
        raise AssertionError((self.folder / "log").read_text())

    def kill(self) -> None:
        """End all of its processes without warning."""
        master = int((self.folder / "queue/pid/master.pid").read_text())
        _as_root("kill", "-KILL", "--", f"-{os.getpgid(master)}")
        while Path(f"/proc/{master}").exists():
            time.sleep(0.01)

    def stop(self) -> None:
        """Stop it."""
        self._run("stop")

    def log(self) -> str:
        """What it has told so far."""
        return (self.folder / "log").read_text("utf-8")

    def _run(self, word: str) -> None:
        log = self.folder / "log"
        assert _as_root(PROGRAM, "-c", str(self.folder), word) == 0, (word, self.log() if log.exists() else "")


def _as_root(*words: str) -> int:
    """How a program ends that only root may run."""
    return subprocess.run(  # noqa: S603  our own words
        [*AS_ROOT, *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # a pipe would stay open as long as the server
        stderr=subprocess.DEVNULL,
        check=False,
    ).returncode


@contextmanager
def running(behind: int, settings: Mapping[str, str] | None = None) -> Iterator[Postfix]:
    """Start a Postfix that gives what it takes to a port of this machine."""
    assert Path(PROGRAM).exists(), "Postfix is not installed: run `make tools`"
    folder = Path(tempfile.mkdtemp(prefix="hub-postfix-"))
    folder.chmod(0o755)
    try:
        found = Postfix(folder, behind, settings or {})
        found.start()
        try:
            yield found
        finally:
            found.stop()
    finally:
        _as_root("rm", "--recursive", str(folder))
