"""What an editor sees and types to send an issue to the members of the hub's own list."""

from __future__ import annotations

import json
import mailbox
import os
import signal
import sys
import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hub.base import clock
from hub.cli import mailing_output
from hub.deliver import send_workflow
from hub.errors import HubError
from hub.members import member_store
from hub.members.mailing import mailing_workflow, reader_ledger
from hub.members.mailing.reader_ledger import Mailing
from tests.delivery import ISSUE, WORDS, Relay
from tests.mailings import LEAVE
from tests.members.mailing import bounce_samples

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mailings import MemberDesk

DAY = "2026-11-27"
MAILING = Mailing(issue=DAY, state="sending", mark="m", editor="Ana", begun="", changed="")
ADDRESSES = [f"reader{number}@example.org" for number in range(5)]


def ledger(desk: MemberDesk) -> dict[str, int]:
    """How many readers are in each state."""
    found = reader_ledger.found(desk.place, DAY, clock.now())
    return {} if found is None else {one: n for one, n in found.counts.items() if one in reader_ledger.STATES}


def test_an_issue_goes_to_each_member(desk: MemberDesk, relay: Relay) -> None:
    """Hub asks for their number; afterwards the file says that it was sent, and it never leaves twice."""
    desk.join(ADDRESSES)
    wrong = desk.hub("send", typed="6\n")
    assert (wrong.exit_code, "6 is not 5, so nothing was sent" in wrong.stderr, ledger(desk)) == (1, True, {})
    done = desk.hub("send", typed="5\n")
    assert done.exit_code == 0, done.output
    assert "to: members: a mail of their own for each member, with the topics that they chose" in done.stderr
    assert "5 readers\n    5: the whole issue" in done.stderr
    assert f"sent: 5 sent\nNext: git commit {ISSUE}" in done.stderr
    assert sorted(to for _, (to,), _ in relay.received) == ADDRESSES
    assert (desk.issue.status, desk.issue.delivered) == ("sent", "members")
    again = desk.hub("send", "--yes", "--expect", "5")
    assert (again.exit_code, f"{ISSUE} has left; it never leaves twice" in again.stderr) == (1, True)
    desk.write(WORDS)
    again = desk.hub("send", "--resume", "--yes", "--expect", "5")
    assert (again.exit_code, "Next: git commit" in again.stderr) == (1, True)
    assert (desk.issue.status, len(relay.received)) == ("sent", 5)


def test_nothing_leaves_that_nobody_could_leave(desk: MemberDesk, relay: Relay) -> None:
    """The pages are down, or have other keys than this machine: hub says so before the first mail."""
    desk.join(ADDRESSES)
    desk.site.says(b"Not here", path=LEAVE, status="404 Not Found")
    told = desk.hub("send", "--yes", "--expect", "5")
    assert (told.exit_code, ledger(desk), relay.received) == (1, {}, [])
    assert f"{desk.site.url()}leave/…, does not take a link of this machine (" in told.stderr
    assert "404" in told.stderr
    assert "with the same HUB_MEMBERS_KEYS" in told.stderr
    desk.site.says(b"You are not on the list", path=LEAVE)
    assert desk.hub("send", "--yes", "--expect", "5").exit_code == 0


def test_without_members_nothing_is_begun(desk: MemberDesk, relay: Relay) -> None:
    """Nor without an address where they leave, without a key, or without a place for what comes back."""
    assert "no member gets mail today" in desk.hub("send", "--dry-run").stderr
    desk.join(ADDRESSES)
    settings = (desk.root / "mkdocs.yml").read_text()
    (desk.root / "mkdocs.yml").write_text(settings.replace(desk.door, ""))
    told = desk.hub("send", "--dry-run")
    assert "`to: members` needs the address where readers leave; add `members: {address: …}`" in told.stderr
    (desk.root / "mkdocs.yml").write_text(settings.replace("bounces: bounce@example.gov, ", ""))
    assert "`to: members` needs an address for mail that comes back" in desk.hub("send").stderr
    assert (relay.received, reader_ledger.every(desk.place, clock.now())) == ([], ())


@pytest.mark.usefixtures("relay")
def test_an_issue_that_was_begun_goes_on(desk: MemberDesk) -> None:
    """With the same number; hub says how many are left, and refuses other words than those that some have got."""
    desk.join(ADDRESSES)
    mailing_workflow.start(mailing_workflow.plan(desk.config, None))
    told = desk.hub("send")
    assert "was begun, and is being sent or its sender has died; hub send --resume is safe for both" in told.stderr
    desk.write(WORDS.replace("one open question", "an open question"))
    desk.publish()
    assert "has other words than when it was begun" in desk.hub("send", "--resume").stderr
    desk.write(WORDS)
    desk.publish()
    done = desk.hub("send", "--resume", typed="5\n")
    assert (done.exit_code, "5 of 5 readers are left" in done.stderr) == (0, True), done.output
    assert ledger(desk) == {"sent": 5}


def test_what_stops_a_run_pauses_it(desk: MemberDesk, relay: Relay) -> None:
    """The editor reads why, sees to it, and goes on."""
    desk.join([f"reader{number}@example.org" for number in range(20)])
    relay.data = "552 5.3.4 too big"
    done = desk.hub("send", "--yes", "--expect", "20", "--json")
    assert done.exit_code == 1
    assert "paused: 20 pending (the mail server refused ten mails in a row: 552 5.3.4 too big)" in done.stderr
    assert json.loads(done.stdout)["counts"]["pending"] == 20
    told = desk.hub("send")
    assert f"{ISSUE} was begun, and waits: the mail server refused ten mails in a row" in told.stderr
    assert "20 pending" in desk.hub("send", "--status").stdout
    relay.data = "250 OK"
    assert desk.hub("send", "--resume", "--yes", "--expect", "20").exit_code == 0
    assert (len(relay.received), ledger(desk)) == (20, {"sent": 20})


def test_why_it_stopped_names_nobody(desk: MemberDesk, relay: Relay) -> None:
    """Neither on the screen nor in the ledger, which keeps that for good."""
    desk.join([f"reader{number}@example.org" for number in range(20)])
    relay.data = "552 5.3.4 <ana.lopez@example.org>: too big"
    done = desk.hub("send", "--yes", "--expect", "20")
    told = done.output + desk.hub("send", "--status").output
    assert (done.exit_code, "lopez" in told) == (1, False)
    (mailing,), _ = mailing_workflow.status(desk.config)
    assert mailing.reply == "the mail server refused ten mails in a row: 552 5.3.4 <…>: too big"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_whoever_interrupts_it_pauses_it(desk: MemberDesk, relay: Relay, number: signal.Signals) -> None:
    """Ctrl-C, or a service that is stopped, lets what is on its way arrive; the rest waits."""
    desk.join(ADDRESSES)

    told: list[int] = []

    def interrupted() -> None:
        if not told:
            told.append(number)
            os.kill(os.getpid(), number)
        time.sleep(0.5)  # the first thread hears it, and stops this one

    found = mailing_workflow.plan(desk.config, None)
    with pytest.raises(KeyboardInterrupt):
        mailing_workflow.send(found, interrupted)
    assert len(relay.received) == ledger(desk)["sent"] < 5
    (mailing,), _ = mailing_workflow.status(desk.config)
    assert (mailing.state, mailing.reply) == ("paused", "it was interrupted")


def test_of_two_senders_at_one_file_the_second_is_refused(desk: MemberDesk, relay: Relay) -> None:
    """And the first goes on as if nobody had asked."""
    desk.join(ADDRESSES)
    mailing_workflow.start(mailing_workflow.plan(desk.config, None))
    with reader_ledger.working(desk.place, DAY, clock.today(desk.config.timezone)):
        told = desk.hub("send", "--resume", "--yes", "--expect", "5")
    assert (told.exit_code, "another hub command is using the list of members" in told.stderr) == (1, True)
    (mailing,), _ = mailing_workflow.status(desk.config)
    assert (mailing.state, relay.received) == ("sending", [])


def test_an_editor_may_pause_from_elsewhere(desk: MemberDesk, relay: Relay) -> None:
    """The next reader is not taken any more."""
    assert (desk.hub("send", "--pause").exit_code, relay.received) == (1, [])
    desk.join(ADDRESSES)
    mailing_workflow.start(mailing_workflow.plan(desk.config, None))
    done = desk.hub("send", "--pause")
    assert (done.exit_code, "Next: hub send --resume" in done.stderr) == (0, True)
    assert mailing_workflow.work(desk.config, desk.issue) == "paused"
    assert "paused" in desk.hub("send", "--status").stdout


@pytest.mark.slow
def test_who_is_uncertain_is_named_by_id_and_decided_by_a_person(desk: MemberDesk, relay: Relay) -> None:
    """For some, or for all; nothing is repeated before."""
    ids = desk.join(ADDRESSES)
    relay.drops = True
    done = desk.hub("send", "--yes", "--expect", "5")
    assert (done.exit_code, "5 may have got it: hub members show ID tells whom to ask" in done.stderr) == (1, True)
    listed = desk.hub("send", "--status").stdout
    assert all(f"{DAY}  uncertain  {one}" in listed for one in ids)
    assert "example.org" not in listed
    relay.drops = False
    partly = desk.hub("send", "--uncertain", "leave", ids[0], "0" * 32)
    assert (partly.exit_code, partly.stderr) == (
        *(
            1,
            "1 reader settled.\nNothing is uncertain about 1 of those who were named: hub send --status lists who is\n",
        ),
    )
    assert "4 readers settled. Next: hub send --resume" in desk.hub("send", "--uncertain", "retry").stderr
    assert desk.hub("send", "--uncertain", "retry").exit_code == 1
    relay.received.clear()
    done = desk.hub("send", "--resume", "--yes", "--expect", "5")
    assert (done.exit_code, len(relay.received), ledger(desk)) == (0, 4, {"sent": 5}), done.output


def test_an_address_that_the_mail_server_does_not_know_is_off(desk: MemberDesk, relay: Relay) -> None:
    """From the next issue on, without a mail that comes back."""
    desk.join(ADDRESSES)
    relay.takes = "550 5.1.1 User unknown"
    assert "sent: 5 failed, 5 hard" in desk.hub("send", "--yes", "--expect", "5").stderr
    with member_store.opened(desk.place) as connection:
        assert member_store.counts(connection) == {"bounced": 5}


def test_status_before_and_after(desk: MemberDesk, relay: Relay) -> None:
    """Nothing at first; then a line for each issue, and data for programs."""
    assert "Nothing was sent to members yet" in desk.hub("send", "--status").stderr
    desk.join(ADDRESSES)
    mailing_workflow.start(mailing_workflow.plan(desk.config, None))
    told = desk.hub("send", "--status")
    assert f"{DAY}  sending  5 pending" in told.stdout
    assert "nothing has left in the last minute, so nobody knows how long it takes" in told.stderr
    ((found),) = json.loads(desk.hub("send", "--status", "--json").stdout)
    assert (found["state"], found["counts"]["pending"]) == ("sending", 5)
    assert json.loads(desk.hub("send", "--dry-run", "--json").stdout)["state"] == "sending"
    assert relay.received == []


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"pending": 100, "lately": 30}, "100 readers left; at the pace of the last minute (30) that takes 4 min"),
        (
            {"pending": 1, "sending": 1, "lately": 2},
            "2 readers left; at the pace of the last minute (2) that takes 1 min",
        ),
        ({"sent": 3, "lately": 3}, "nobody is left"),
    ],
)
def test_the_estimate_is_honest(counts: dict[str, int], expected: str) -> None:
    """It counts what has left in the last minute, and says so."""
    assert mailing_output.estimate(replace(MAILING, counts=counts)) == expected


def test_others_may_go_on_with_it(desk: MemberDesk, capsys: pytest.CaptureFixture[str]) -> None:
    """Where workers on other machines have the last readers, who started it is told so."""
    desk.join(ADDRESSES)
    found = mailing_workflow.plan(desk.config, None)
    assert mailing_output.sent(found, replace(MAILING, counts={"sending": 1, "sent": 4}), as_json=False) == 1
    assert "sending: 4 sent, 1 sending\nOther workers go on with it." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--pause", "--resume"], "exclude each other"),
        (["ana@example.org"], "an address here is for --test"),
        (["--yes"], "--yes needs --expect with the number of readers: --expect 5"),
    ],
)
def test_wrong_usage(desk: MemberDesk, words: list[str], expected: str) -> None:
    """Is told before anything is done."""
    desk.join(ADDRESSES)
    told = desk.hub("send", *words)
    assert (told.exit_code, expected in told.stderr) == (2, True)


def test_mails_that_come_back_are_read_by_a_command(desk: MemberDesk, relay: Relay, tmp_path: Path) -> None:
    """It says how many of each kind there were, and how many readers get no more."""
    desk.join(ADDRESSES)
    assert desk.hub("send", "--yes", "--expect", "5").exit_code == 0
    token = relay.received[0][0].partition("+")[2].partition("@")[0]
    gone = bounce_samples.exim("550 5.1.1 <ana.reader@example.org>: User unknown")
    with closing(mailbox.Maildir(tmp_path / "Maildir")) as box:
        box.add(gone.replace(bounce_samples.TOKEN.encode(), token.encode()))
    told = desk.hub("members", "bounces", str(tmp_path / "Maildir"))
    assert (told.exit_code, told.stderr) == (0, "1 hard; 1 reader off the list\n")
    told = desk.hub("members", "bounces", str(tmp_path / "Maildir"))
    assert told.stderr == "no new mail; 0 readers off the list\n"


def test_the_desk_leaves_it_to_the_command(desk: MemberDesk, relay: Relay) -> None:
    """Which can be paused, and goes on; a press of a button would take minutes."""
    desk.join(ADDRESSES)
    with pytest.raises(HubError, match="an issue for members takes a while; send it with the command hub send"):
        send_workflow.send(send_workflow.plan(desk.config, None))
    assert relay.received == []


def test_without_a_destination_nothing_is_planned(desk: MemberDesk) -> None:
    """The settings say where issues go, or nobody knows."""
    without = replace(desk.config, newsletter=replace(desk.config.newsletter, delivery=None))
    with pytest.raises(HubError, match=r"mkdocs\.yml does not say where issues go"):
        send_workflow.known(without, desk.issue)


def test_workers_need_a_package(desk: MemberDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Said before anything is written down; and a list with one destination has no workers."""
    desk.join(ADDRESSES)
    monkeypatch.setitem(sys.modules, "procrastinate", None)
    monkeypatch.delitem(sys.modules, "hub.members.mailing.job_queue", raising=False)
    monkeypatch.delattr("hub.members.mailing.job_queue", raising=False)
    for words in (["send", "--yes", "--expect", "5", "--workers", "2"], ["members", "work"]):
        told = desk.hub(*words)
        assert told.stderr.endswith("several workers need more packages: pip install 'practice-hub[workers]'\n")
    assert reader_ledger.every(desk.place, clock.now()) == ()
    settings = (desk.root / "mkdocs.yml").read_text()
    (desk.root / "mkdocs.yml").write_text(settings.replace("to: members, ", "to: paste, service: ghost, "))
    assert "--pause and --workers are for `to: members`" in desk.hub("send", "--workers", "2").stderr
