"""An issue that is ready: in git and on a server of its own, with a mail server that does what a test tells it to."""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
from typing import TYPE_CHECKING

import pytest
from aiosmtpd.controller import Controller
from click.testing import CliRunner, Result

from hub.cli import main
from hub.config import hub_settings
from hub.content import loader
from hub.newsletter import issue_mark
from tests import flow
from tests.servers import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aiosmtpd.smtp import SMTP, Envelope, Session

    from hub.content.models import Issue
    from hub.content.settings import Config
    from tests.servers import Server

LIST = "govcx-update@lists.example.gov"
ISSUE = "newsletters/2026-11-27.md"
# Friday 27 November 2026, 10:00 in Chicago.
TEN = "1795795200"
WORDS = """\
---
subject: "GovCX Update: what members feel"
preheader: Two articles on surveys, a class on mapping journeys, and a call on Thursday.
status: ready # by Ana
number: 12
editor: Ana
---
Happy Friday. Here is what we found.

## Articles

### [Why a survey is not a conversation](https://example.gov/surveys/)
*Example.gov · 17 November 2026*

Teams that ask one open question learn more.
"""


# Addresses of readers, and the secret of every service.
PRIVATE = (b"ana@example.gov", b"ben@example.gov", b"member1@example.gov", b"hunter2")


class Desk:
    """A hub with an issue that may leave, and what an editor types there."""

    def __init__(self, root: Path, site: Server, delivery: str) -> None:
        self.root, self.site, self.server = root / "hub", site, root / "server"
        flow.hub(self.root)
        settings = flow.SETTINGS.replace("https://govcx.example.gov/\nplugins", f"{site.url()}\nplugins")
        (self.root / "mkdocs.yml").write_text(f"{settings}        delivery: {delivery}\n", "utf-8")
        (self.root / ".gitignore").write_text("/.hub/\n/build/\n", "utf-8")
        self.write(WORDS)
        git(root, "init", "--quiet", "--bare", "--initial-branch=main", str(self.server))
        git(self.root, "init", "--quiet", "--initial-branch=main")
        git(self.root, "remote", "add", "origin", str(self.server))
        self.publish()

    @property
    def config(self) -> Config:
        """The settings."""
        return hub_settings.load(self.root)

    @property
    def issue(self) -> Issue:
        """The issue as its file says it."""
        return loader.load(self.config).issues[0]

    def write(self, words: str) -> None:
        """Write the issue, byte for byte."""
        (self.root / ISSUE).parent.mkdir(exist_ok=True)
        (self.root / ISSUE).write_bytes(words.encode())

    def publish(self) -> None:
        """Commit, push and show the issue on its page."""
        git(self.root, "add", ".")
        git(self.root, "commit", "--quiet", "--allow-empty", "--message", "Publish")
        git(self.root, "push", "--quiet", "origin", "HEAD:main")
        page = f'<p data-hub-issue="{issue_mark.mark(self.issue)}">Words</p>'
        self.site.says(page.encode(), path=f"/newsletter/{self.issue.day}/")

    def hub(self, *words: str, typed: str = "") -> Result:
        """Run a command of hub; what it printed and how it ended."""
        return CliRunner().invoke(main, ["--root", str(self.root), *words], input=typed)

    def send(self, *words: str) -> Result:
        """Run `hub send` as a workflow does."""
        return self.hub("send", "--yes", "--expect", "12", *words)

    def states(self) -> list[str]:
        """What the ledger says of each issue."""
        from hub.deliver import ledger

        return [entry.state for entry in ledger.entries(ledger.database(self.root))]


@pytest.fixture(autouse=True)
def nothing_private_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """After each test: nothing that hub printed, logged, wrote or gave to git has a reader's address or a secret."""
    said: list[str] = []
    hub = Desk.hub

    def heard(self: Desk, *words: str, typed: str = "") -> Result:
        said.append((done := hub(self, *words, typed=typed)).output)
        return done

    monkeypatch.setattr(Desk, "hub", heard)
    yield
    said += [caplog.text] + [record.getMessage() for record in caplog.get_records("setup")]
    written = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and file.name != "mkdocs.yml"}
    if (tmp_path / "server").exists():
        history = git(tmp_path / "server", "log", "--all", "--patch", "--", ":!mkdocs.yml")
        written[tmp_path / "server"] = history.encode()
    assert [word for word in PRIVATE if any(word.decode() in words for words in said)] == []
    assert [file for file, words in written.items() if any(word in words for word in PRIVATE)] == []


def git(folder: Path, *words: str) -> str:
    """What git says."""
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.gov", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)  # noqa: S603  our own words
    return done.stdout


class Relay:
    """A mail server's answers, and what it has accepted; each answer is that of a server in good health at first."""

    def __init__(self) -> None:
        self.received: list[tuple[str, list[str], bytes]] = []
        self.hello: list[str] = []
        self.greets = self.takes = ""
        self.data = "250 2.0.0 Ok: queued"
        self.seconds = 0.0
        self.drops = False

    async def handle_EHLO(  # noqa: N802
        self, _server: SMTP, session: Session, _envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        """Say what the server can do, or that it is busy."""
        session.host_name = hostname
        return [self.greets] if self.greets else [*responses[:-1], *self.hello, *responses[-1:]]

    async def handle_HELO(self, *_: object) -> str:  # noqa: N802
        """Say the same to an old client."""
        return self.greets or "250 relay"

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take a recipient, or not."""
        if not self.takes:
            envelope.rcpt_tos.append(address)
        return self.takes or "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take a message, and say so after a while, or never."""
        await asyncio.sleep(self.seconds)
        if self.data.startswith("250"):
            self.received.append((str(envelope.mail_from), list(envelope.rcpt_tos), envelope.original_content or b""))
        if self.drops:
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return self.data


@contextlib.contextmanager
def running(relay: Relay) -> Iterator[str]:
    """Start a mail server; the address by which hub knows it."""
    server = Controller(relay, hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        yield f"smtp://127.0.0.1:{server.port}?starttls=no&timeout=2"
    finally:
        server.stop()
