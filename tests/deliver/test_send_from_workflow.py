"""An issue that is ready leaves from a workflow, once, though each of its machines forgets what the last one did."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from hub.config import hub_settings
from hub.content import loader
from hub.newsletter import issue_mark
from tests import delivery, flow
from tests.delivery import ISSUE, LIST, TEN, WORDS
from tests.github import Repository, scripts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.delivery import Relay
    from tests.servers import Server

pytestmark = pytest.mark.slow

TAG, BRANCH = "sending-2026-11-27", "sent-2026-11-27"
LOOK, SEND = scripts("send")


@pytest.fixture
def repository(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A hub on a server with an issue that is ready, and its page on the web."""
    monkeypatch.delenv("HUB_DATABASE_URL", raising=False)
    settings = flow.SETTINGS.replace("https://govcx.example.gov/\nplugins", f"{server.url()}\nplugins")

    def make(home: Path) -> None:
        flow.hub(home)
        (home / "mkdocs.yml").write_text(f"{settings}        delivery: {{to: list, address: {LIST}}}\n", "utf-8")
        (home / ISSUE).parent.mkdir(exist_ok=True)
        (home / ISSUE).write_bytes(WORDS.encode())

    found = Repository(tmp_path, make)
    (issue,) = loader.load(hub_settings.load(found.home)).issues
    server.says(f'<p data-hub-issue="{issue_mark.mark(issue)}">Words</p>'.encode(), path="/newsletter/2026-11-27/")
    return found


def looks(repository: Repository) -> dict[str, str]:
    """What the first job tells the second."""
    code, said, told = repository.ends(LOOK, "push", TEN)
    assert code == 0, said
    return told


def sends(repository: Repository) -> tuple[int, str]:
    """How the second job ends, and what it says, on a machine that knows nothing of earlier ones."""
    shutil.rmtree(repository.home / ".hub", ignore_errors=True)
    code, said, _ = repository.ends(SEND, "push", TEN, DAY="2026-11-27", EXPECT="12", HUB_DATABASE_URL="")
    return code, said


def claimed(repository: Repository) -> bool:
    """Whether the server has the tag that says that somebody began to send the issue."""
    return TAG in delivery.git(repository.folder / "server", "tag").split()


def test_an_issue_that_was_merged_leaves_once(repository: Repository, relay: Relay) -> None:
    """Its pull request says that it was sent; a second run, before that one is merged, sends nothing."""
    assert looks(repository) == {"day": "2026-11-27", "expect": "12"}
    assert sends(repository)[0] == 0
    assert [recipients for _, recipients, _ in relay.received] == [[LIST]]
    assert repository.known()[-1]["title"] == "The issue of 2026-11-27 was sent"
    repository.git("fetch", "--quiet", "origin")
    assert "status: sent # by Ana\nsent: 2026-11-27T10:00-06:00\n" in repository.git("show", f"origin/{BRANCH}:{ISSUE}")
    code, said = sends(repository)
    assert code == 1
    assert f"If not: delete the tag {TAG}, and rerun." in said
    repository.git("push", "--quiet", "origin", f"origin/{BRANCH}:main")
    assert looks(repository) == {}
    assert len(relay.received) == 1


def test_what_was_refused_may_leave_later(repository: Repository, relay: Relay) -> None:
    """Nothing is claimed where hub refuses, and no claim is left where the mail server does."""
    relay.takes = "550 5.7.1 Not you"
    code, said = sends(repository)
    assert (code, claimed(repository)) == (1, False)
    assert "It has not left (failed)" in said
    relay.takes = ""
    repository.rewrite("main", ISSUE, "one open question", "{{ TAG }}")
    code, said = sends(repository)
    assert (code, claimed(repository)) == (1, False)
    assert "a placeholder is left" in said
    assert relay.received == []


def test_what_may_have_left_stays_claimed(repository: Repository, relay: Relay) -> None:
    """The connection ended after the message; only a person can say whether it arrived."""
    relay.drops = True
    code, said = sends(repository)
    assert (code, claimed(repository)) == (1, True)
    assert "Nobody knows whether it has left." in said
    relay.drops = False
    assert sends(repository)[0] == 1
    assert len(relay.received) == 1


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (ISSUE, "status: ready", "status: draft"),
        ("mkdocs.yml", f"        delivery: {{to: list, address: {LIST}}}\n", ""),
        ("mkdocs.yml", f"{{to: list, address: {LIST}}}", "{to: paste, service: ghost}"),
        ("mkdocs.yml", f"{{to: list, address: {LIST}}}", "{to: members, bounces: bounce@example.gov}"),
    ],
)
def test_nobody_is_asked_for_what_no_workflow_sends(repository: Repository, path: str, old: str, new: str) -> None:
    """A draft, and a hub whose issues go nowhere, are pasted by an editor, or go to members from their own database."""
    repository.rewrite("main", path, old, new)
    assert looks(repository) == {}
