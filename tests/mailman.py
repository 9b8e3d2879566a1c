"""A Mailman 3 of one's own, from Debian's packages: an announcement list with its members, in a folder of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import smtplib
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.servers import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PROGRAM = "/usr/lib/mailman3/bin/mailman"
USER = "list"
SETTINGS = """\
[mailman]
layout: here
site_owner: owner@example.gov
[paths.here]
var_dir: {folder}/var
bin_dir: /usr/lib/mailman3/bin
queue_dir: $var_dir/queue
log_dir: $var_dir/logs
lock_dir: $var_dir/locks
etc_dir: {folder}
pid_file: $var_dir/master.pid
template_dir: $var_dir/templates
[database]
class: mailman.database.sqlite.SQLiteDatabase
url: sqlite:///{folder}/mailman.db
[mta]
incoming: mailman.mta.null.NullMTA
outgoing: mailman.mta.deliver.deliver
smtp_host: 127.0.0.1
smtp_port: {smtp}
lmtp_host: 127.0.0.1
lmtp_port: {lmtp}
[archiver.prototype]
enable: no
"""
# What an announcement list needs is four of Mailman's runners.
IDLE = ("archive", "bounces", "command", "digest", "nntp", "rest", "retry", "task", "virgin")
RUNNER = "[runner.{0}]\nstart: no\n"
# One sender may write to the list, and nobody else.
ANNOUNCE = """\
from mailman.interfaces.action import Action


def announce(mlist):
    mlist.allow_list_posts = False
    mlist.default_member_action = mlist.default_nonmember_action = Action.discard
    mlist.accept_these_nonmembers = [{sender!r}]
    mlist.send_welcome_message = False
"""


class Mailman:
    """A running Mailman; `lmtp` is the port on which it takes mail."""

    def __init__(self, folder: Path, smtp: int) -> None:
        self.folder, self.lmtp = folder, free_port()
        idle = "".join(RUNNER.format(name) for name in IDLE)
        words = SETTINGS.format(folder=folder, smtp=smtp, lmtp=self.lmtp) + idle
        (folder / "mailman.cfg").write_text(words, "utf-8")
        self.give(folder)

    def give(self, path: Path) -> None:
        """Give a file or a folder to the user that Mailman runs as."""
        if os.geteuid() == 0:  # Mailman refuses to be run by root
            shutil.chown(path, USER, USER)

    def run(self, *words: str) -> None:
        """Run one of its commands."""
        user = pwd.getpwnam(USER) if os.geteuid() == 0 else None
        subprocess.run(  # noqa: S603  our own words
            [PROGRAM, "-C", str(self.folder / "mailman.cfg"), *words],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(self.folder), "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # a pipe would stay open as long as the runners
            stderr=subprocess.DEVNULL,
            check=True,
            user=user and user.pw_uid,
            group=user and user.pw_gid,
            extra_groups=[] if user else None,
        )

    def take(self, sender: str, recipients: Sequence[str], message: bytes) -> None:
        """Give it a message, as the mail server in front of it does."""
        with smtplib.LMTP("127.0.0.1", self.lmtp) as client:
            client.sendmail(sender, recipients, message)

    def wait(self, seconds: float = 60) -> None:
        """Wait until it takes mail."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                with smtplib.LMTP("127.0.0.1", self.lmtp):
                    return
            except OSError:
                time.sleep(0.2)
        message = "Mailman did not start"
        raise AssertionError(message)


@contextmanager
def running(name: str, sender: str, members: Sequence[str], smtp: int) -> Iterator[Mailman]:
    """Start Mailman with one list, to which one sender may write; what it delivers goes to a port of this machine."""
    assert Path(PROGRAM).exists(), "Mailman is not installed: run `make tools`"
    folder = Path(tempfile.mkdtemp(prefix="hub-mailman-"))
    try:
        mailman = Mailman(folder, smtp)
        (folder / "announce.py").write_text(ANNOUNCE.format(sender=sender), "utf-8")
        (folder / "members").write_text("".join(f"{member}\n" for member in members), "utf-8")
        mailman.run("create", "--quiet", name)
        mailman.run("withlist", "--run", "announce", "--listspec", name)
        mailman.run("addmembers", "--no-welcome-msg", str(folder / "members"), name)
        mailman.run("start", "--quiet", "--run-as-user")
        try:
            mailman.wait()
            yield mailman
        finally:
            mailman.run("stop", "--quiet")
    finally:
        shutil.rmtree(folder)
