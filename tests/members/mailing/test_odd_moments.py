"""What an editor does while an issue is on its way to the members, in another order than the guide has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.base import clock
from hub.members.mailing import mailing_workflow, reader_ledger
from tests.delivery import TEN, WORDS, Relay

if TYPE_CHECKING:
    from tests.mailings import MemberDesk

DAY, NEXT = "2026-11-27", "2026-12-04"
ADDRESSES = [f"reader{number}@example.org" for number in range(5)]
ALL = ("--yes", "--expect", "5")
SURVEYS = "content/articles/2026-11-17-surveys.md"
ARTICLE = """\
---
title: Why a survey is not a conversation
url: https://example.gov/surveys/
source: Example.gov
published: 2026-11-17
section: articles
summary: One open question.
topics: [research]
---
"""


@pytest.fixture
def research(desk: MemberDesk) -> MemberDesk:
    """A hub whose issue is on one topic."""
    (desk.root / SURVEYS).parent.mkdir()
    (desk.root / SURVEYS).write_text(ARTICLE, "utf-8")
    desk.publish()
    return desk


def begin(desk: MemberDesk, *topics: tuple[str, ...]) -> None:
    """Write down who gets the issue; nobody has got it yet."""
    desk.join(ADDRESSES, topics or ((),))
    mailing_workflow.start(mailing_workflow.plan(desk.config, None))


def next_issue(desk: MemberDesk, status: str) -> None:
    """The file of the issue after this one, as `hub digest` begins it."""
    file = desk.root / "newsletters" / f"{NEXT}.md"
    words = WORDS.replace("status: ready # by Ana", f"status: {status}").replace("number: 12", "number: 13")
    words = words.replace("example.gov/surveys/", "example.gov/letters/").replace("survey is", "letter is")
    file.write_text(words, "utf-8")


def states(desk: MemberDesk) -> dict[str, str]:
    """How each issue is in the ledger."""
    return {one.issue: one.state for one in reader_ledger.every(desk.place, clock.now())}


@pytest.mark.usefixtures("relay")
@pytest.mark.parametrize("status", ["draft", "ready"])
def test_what_is_being_sent_is_what_pauses_and_goes_on(desk: MemberDesk, status: str) -> None:
    """The editor has called its file a draft to stop it, has a next issue by now, or has no file of it at all."""
    begin(desk)
    issue = desk.root / "newsletters" / f"{DAY}.md"
    before = issue.read_bytes()
    desk.write(WORDS.replace("status: ready", "status: draft"))
    next_issue(desk, status)
    assert desk.hub("send", "--pause", "--date", NEXT).exit_code == 1
    issue.unlink()
    assert desk.hub("send", "--pause").exit_code == 0
    assert states(desk) == {DAY: "paused"}
    issue.write_bytes(before)
    done = desk.hub("send", "--resume", *ALL)
    assert (done.exit_code, states(desk)) == (0, {DAY: "sent"}), done.output


@pytest.mark.slow
def test_who_is_uncertain_gets_it_although_its_file_says_sent(desk: MemberDesk, relay: Relay) -> None:
    """Hub has written that itself, and the next issue is begun; the steps that hub prints lead to the end."""
    ids = desk.join(ADDRESSES)
    relay.drops = True
    assert desk.hub("send", *ALL).exit_code == 1
    assert desk.issue.status == "sent"
    next_issue(desk, "draft")
    relay.drops = False
    relay.received.clear()
    assert "2 readers settled." in desk.hub("send", "--uncertain", "leave", *ids[:2]).stderr
    assert "3 readers settled. Next: hub send --resume" in desk.hub("send", "--uncertain", "retry").stderr
    done = desk.hub("send", "--resume", *ALL)
    assert (done.exit_code, len(relay.received)) == (0, 3), done.output


def test_a_copy_that_was_brought_back_sends_nothing_that_its_file_calls_sent(desk: MemberDesk, relay: Relay) -> None:
    """Many have it, and the copy does not know who; so says the guide."""
    begin(desk)
    desk.write(WORDS.replace("status: ready # by Ana", "status: sent"))
    desk.publish()
    done = desk.hub("send", "--resume", *ALL)
    assert (done.exit_code, "says that it was sent" in done.stderr, relay.received) == (1, True, [])


@pytest.mark.slow
def test_who_is_uncertain_is_named_after_the_next_issue(
    desk: MemberDesk, relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each with the day of the issue that may have come; a decision is about the newest of these."""
    ids = desk.join(ADDRESSES)
    relay.drops = True
    desk.hub("send", *ALL)
    relay.drops = False
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(TEN) + 7 * 86400))
    next_issue(desk, "ready")
    desk.publish()
    done = desk.hub("send", "--date", NEXT, *ALL)
    assert done.exit_code == 0, done.output
    listed = desk.hub("send", "--status").stdout.splitlines()
    assert [line for line in listed if "  uncertain  " in line] == [f"{DAY}  uncertain  {one}" for one in sorted(ids)]
    assert "5 readers settled." in desk.hub("send", "--uncertain", "leave").stderr
    assert "Nothing is uncertain" in desk.hub("send", "--uncertain", "leave").stderr


def changed(desk: MemberDesk, before: str, after: str, *files: str) -> None:
    """Write other words into files."""
    for file in files:
        written = (desk.root / file).read_text("utf-8")
        assert before in written
        (desk.root / file).write_text(written.replace(before, after), "utf-8")


@pytest.mark.usefixtures("relay")
@pytest.mark.parametrize(
    ("files", "after"),
    [(("content/topics.yml", "content/sources.yml", SURVEYS), "studies"), ((SURVEYS,), "cx")],
    ids=["topic", "item"],
)
def test_topics_that_changed_meanwhile_stop_it_before_the_first_mail(
    research: MemberDesk, files: tuple[str, ...], after: str
) -> None:
    """A topic has another name, or an item another topic: hub says so, and goes on once that is as it was."""
    begin(research, ("research",))
    changed(research, "research", after, *files)
    told = research.hub("send", "--resume", *ALL)
    assert told.exit_code == 1
    assert f"newsletters/{DAY}.md has nothing left on research, for which readers wait" in told.stderr
    changed(research, after, "research", *files)
    done = research.hub("send", "--resume", *ALL)
    assert (done.exit_code, "sent: 5 sent" in done.stderr) == (0, True), done.output


def test_a_mail_that_cannot_be_made_leaves_nobody_uncertain(research: MemberDesk, relay: Relay) -> None:
    """Nothing has left, so everybody waits as before."""
    begin(research, ("research",))
    changed(research, "research", "cx", SURVEYS)
    with pytest.raises(AssertionError):
        mailing_workflow.work(research.config, research.issue)
    (mailing,), _ = mailing_workflow.status(research.config)
    assert (mailing.counts["pending"], relay.received) == (5, [])
