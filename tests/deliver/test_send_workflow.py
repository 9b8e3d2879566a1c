"""An issue that is ready leaves once, by `hub send`, and whatever speaks against it is said with what to do."""

from __future__ import annotations

import email
import json
import os
from email import policy
from typing import TYPE_CHECKING

import pytest

from hub.config import hub_settings, json_schema
from hub.content import key_order
from hub.deliver import archive_page, ledger, send_workflow, smtp
from hub.newsletter import render
from tests import delivery
from tests.delivery import ISSUE, LIST, WORDS

if TYPE_CHECKING:
    from tests.delivery import Desk, Relay


def test_an_issue_leaves_once(desk: Desk, relay: Relay) -> None:
    """It is shown, its number asked for, given to the list, and its file says so; nothing sends it again."""
    done = desk.hub("send", typed="12\n")
    assert done.exit_code == 0, done.output
    assert f"to: list {LIST}: one message, which the list gives to its members" in done.stderr
    ((sender, recipients, message),) = relay.received
    assert (sender, recipients) == ("update@example.gov", [LIST])
    mail = email.message_from_bytes(message, policy=policy.default)
    assert mail["To"] == LIST
    assert mail["Date"].datetime.isoformat() == "2026-11-27T10:00:00-06:00"
    assert mail["List-Unsubscribe-Post"] is None
    lines = "status: sent # by Ana\nsent: 2026-11-27T10:00-06:00\n" + f"delivered: list {LIST}\n"
    assert (desk.root / ISSUE).read_text("utf-8") == WORDS.replace("status: ready # by Ana\n", lines)
    again = desk.send()
    assert again.exit_code == 1
    assert again.stderr == f"{ISSUE} left on November 27, 2026 at 10:00, sent by Ana; it never leaves twice\n"
    desk.write(WORDS)
    assert "never leaves twice" in desk.send().stderr
    assert len(relay.received) == 1
    assert desk.states() == ["sent"]


def test_the_lines_of_hub_are_in_the_order_of_hub(desk: Desk, relay: Relay) -> None:
    """What hub writes into the file of an issue that has left is nothing that its check would move."""
    assert (desk.send().exit_code, len(relay.received)) == (0, 1)
    text = (desk.root / ISSUE).read_text("utf-8")
    assert "sent: 2026" in text
    assert key_order.misplaced(text, json_schema.FRONT["issue"]) is None


def test_who_stops_in_the_middle_is_told_where_to_look(
    desk: Desk, relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C while the server has the message says nothing of whether it has left; the ledger does."""

    def interrupted(*_: object, **__: object) -> smtp.Outcome:
        raise KeyboardInterrupt

    monkeypatch.setattr(smtp, "send", interrupted)
    done = desk.send()
    assert (done.exit_code, relay.received) == (1, [])
    assert done.stderr.endswith(
        "stopped in the middle; hub send --status says what is known, and hub send what to do\n"
    )
    assert "uncertain" in desk.hub("send", "--status").stdout


def test_readers_get_what_was_rendered(desk: Desk, relay: Relay) -> None:
    """Both parts arrive as `hub digest` shows them, in lines that every relay takes."""
    desk.send()
    (message,) = (message for *_, message in relay.received)
    parts = list(email.message_from_bytes(message, policy=policy.default).iter_parts())
    found = [part.get_content().replace("\r\n", "\n") for part in parts]
    assert found == [render.text(desk.issue, desk.config), render.html(desk.issue, desk.config)]
    assert max(len(line) for line in message.partition(b"\r\n\r\n")[2].split(b"\r\n")) <= 76


def test_a_file_that_was_not_changed_is_closed_later(desk: Desk, relay: Relay) -> None:
    """Where the ledger knows that the issue has left, the next `hub send` writes so into its file."""
    desk.send()
    desk.write(WORDS)
    done = desk.send()
    assert "Next: git commit" in done.stderr
    assert desk.issue.status == "sent"
    assert len(relay.received) == 1


@pytest.mark.parametrize(
    ("typed", "words", "found"),
    [
        ("13\n", [], "13 is not 12, so nothing was sent"),
        ("", ["--yes"], "--yes needs --expect with the number of the issue: --expect 12"),
        ("", ["--yes", "--expect", "13"], "13 is not 12, so nothing was sent"),
        ("", [], "Aborted!"),
        ("", ["a@example.gov"], "an address here is for --test"),
        ("", ["--test", "--resume"], "exclude each other"),
        ("", ["--dry-run", "--status"], "exclude each other"),
        ("", ["--uncertain", "leave"], "nothing is uncertain about"),
        ("", ["--date", "2026-11-20"], "there is no issue of 2026-11-20; hub digest --date 2026-11-20 begins one"),
    ],
)
def test_nothing_leaves_without_agreement(desk: Desk, relay: Relay, typed: str, words: list[str], found: str) -> None:
    """Of a person who types the number, or of a workflow that names it."""
    done = desk.hub("send", *words, typed=typed)
    assert done.exit_code
    assert found in done.stderr
    assert relay.received == []
    assert desk.states() == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("status: ready", "status: draft", f"{ISSUE} is a draft; write `status: ready` in it when it is good"),
        ("status: ready", "status: sent", f"{ISSUE} says that it was sent"),
        ("one open question", "{{ TAG }}", f"{ISSUE}:15:1: 644 a placeholder is left: {{{{ TAG }}}}"),
    ],
)
def test_an_issue_that_is_not_good_stays(desk: Desk, relay: Relay, old: str, new: str, found: str) -> None:
    """The status and the gates are asked again before anything leaves."""
    desk.write(WORDS.replace(old, new))
    desk.publish()
    done = desk.send()
    assert done.exit_code == 1
    assert found in done.stderr
    assert relay.received == []


def test_what_nobody_reviewed_stays(desk: Desk, relay: Relay) -> None:
    """Words that are not committed, or not on the server's branch, or in no repository at all."""
    desk.write(WORDS.replace("Happy", "Merry"))
    assert f"{ISSUE} has changes that are not committed; commit and push them" in desk.send().stderr
    delivery.git(desk.root, "commit", "--quiet", "--all", "--message", "Edit")
    assert f"{ISSUE} is not on the branch main of the server" in desk.send().stderr
    delivery.git(desk.root, "remote", "remove", "origin")
    assert "this repository has no server yet; git remote add origin ADDRESS, then git push" in desk.send().stderr
    os.rename(desk.root / ".git", desk.root / ".hub" / "git")  # noqa: PTH104
    assert "this folder is not a git repository" in desk.send().stderr
    assert relay.received == []


def test_where_there_is_no_git_nothing_leaves(desk: Desk, relay: Relay, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the program cannot say what was reviewed."""
    with monkeypatch.context() as patch:
        patch.setenv("PATH", "")
        assert "this folder is not a git repository" in desk.send().stderr
    assert relay.received == []


def test_a_mail_leads_to_a_page_with_its_words(desk: Desk, relay: Relay) -> None:
    """A page that is not there yet, or still shows other words, is waited for."""
    desk.site.says(b"<p>Other words</p>", path="/newsletter/2026-11-27/")
    assert "shows other words than the issue; publish the site, or wait until it is there" in desk.send().stderr
    desk.site.says(b"", path="/newsletter/2026-11-27/", status="404 Not Found")
    assert "cannot be read (the server answered 404 Not Found); publish the site" in desk.send().stderr
    assert relay.received == []


def test_a_page_that_comes_is_waited_for(desk: Desk, relay: Relay, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workflow begins to send while the site is still on its way."""
    desk.site.says(b"", path="/newsletter/2026-11-27/", status="404 Not Found")
    pauses: list[float] = []

    def passes(seconds: float) -> None:
        pauses.append(seconds)
        desk.publish()

    monkeypatch.setattr("time.sleep", passes)
    assert desk.send("--wait", "1").exit_code == 0
    assert pauses == [archive_page.PAUSE]
    assert len(relay.received) == 1


def test_what_cannot_leave_is_not_waited_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft stays one, however long its page takes."""
    desk.write(WORDS.replace("status: ready", "status: draft"))
    desk.site.says(b"", path="/newsletter/2026-11-27/", status="404 Not Found")
    monkeypatch.setattr("time.sleep", pytest.fail)
    assert "write `status: ready` in it when it is good" in desk.send("--wait", "60").stderr


def test_a_dry_run_shows_and_sends_nothing(desk: Desk, relay: Relay) -> None:
    """What would happen, or why it cannot."""
    done = desk.hub("send", "--dry-run")
    assert (done.exit_code, done.stderr.splitlines()[0]) == (0, f"{ISSUE}: issue 12, 2026-11-27")
    seen = json.loads(desk.hub("send", "--dry-run", "--json").stdout)
    assert (seen["status"], seen["number"], seen["refusals"], seen["state"]) == ("ready", 12, [], None)
    desk.write(WORDS.replace("status: ready", "status: draft"))
    done = desk.hub("send", "--dry-run")
    assert (done.exit_code, "write `status: ready` in it" in done.stderr) == (1, True)
    assert relay.received == []
    assert desk.states() == []


def test_a_late_issue_stays(desk: Desk, relay: Relay, monkeypatch: pytest.MonkeyPatch) -> None:
    """Six hours after nine o'clock nobody expects it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(delivery.TEN) + 5 * 3600 + 1))
    assert "was to leave until Friday, November 27, 2026, 3:00 pm CT, and it is later" in desk.send().stderr
    assert relay.received == []


def test_others_must_approve(desk: Desk, relay: Relay) -> None:
    """Where the settings ask for it, somebody who is not the editor; the file says who."""
    file = desk.root / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("not_after: 6h", "approve: 1"), "utf-8")
    desk.write(WORDS.replace("editor: Ana", "editor: Ana\napproved_by: [ana]"))
    desk.publish()
    assert "1 person other than the editor must approve the issue, and 0 did" in desk.send().stderr
    desk.write(WORDS.replace("editor: Ana", "editor: Ana\napproved_by: [ana, Ben]"))
    desk.publish()
    assert desk.send().exit_code == 0
    assert len(relay.received) == 1


@pytest.mark.usefixtures("relay")
def test_while_somebody_sends_nobody_else_does(desk: Desk) -> None:
    """Who comes second is told to wait."""
    with ledger.alone(ledger.database(desk.root)) as is_alone:
        assert is_alone
        done = desk.send()
    assert done.exit_code == 1
    assert "somebody else sends at this moment" in done.stderr
    assert desk.states() == []


def test_json_tells_a_program(desk: Desk, relay: Relay) -> None:
    """What was refused, what was sent, and what is known of it."""
    desk.write(WORDS.replace("status: ready", "status: draft"))
    desk.publish()
    refused = json.loads(desk.send("--json").stdout)
    assert refused["refusals"] == [f"{ISSUE} is a draft; write `status: ready` in it when it is good"]
    desk.write(WORDS)
    desk.publish()
    sent = json.loads(desk.send("--json").stdout)
    assert (sent["state"], sent["to"], sent["number"]) == ("sent", f"list {LIST}", 12)
    (entry,) = json.loads(desk.hub("send", "--status", "--json").stdout)
    assert (entry["state"], entry["editor"], entry["issue"]) == ("sent", "Ana", "2026-11-27")
    assert len(relay.received) == 1


def test_status_of_a_new_hub(desk: Desk) -> None:
    """Says what to do first."""
    assert desk.hub("send", "--status").stderr == "Nothing was sent yet. Next: hub send --test ADDRESS\n"


def test_who_looks_keeps_nobody_from_sending(desk: Desk) -> None:
    """The desk looks at every moment; the lock is for who sends, and for what a dead process was sending."""
    assert send_workflow.status(hub_settings.load(desk.root)) == ()
    assert [*(desk.root / ".hub").glob("*.lock")] == []


class TestTest:
    """`hub send --test`."""

    def test_a_test_is_marked_and_leaves_no_trace(self, desk: Desk, relay: Relay) -> None:
        """In its subject and above its words; it is no mail of the list, and may leave at any time."""
        desk.write(WORDS.replace("status: ready", "status: draft"))
        done = desk.hub("send", "--test", "ana@example.gov", "ben@example.gov")
        assert (done.exit_code, done.stderr) == (0, f"2 of 2 tests of {ISSUE} sent\n")
        assert [recipients for _, recipients, _ in relay.received] == [["ana@example.gov"], ["ben@example.gov"]]
        for _, (recipient,), message in relay.received:
            mail = email.message_from_bytes(message, policy=policy.default)
            assert mail["Subject"] == "[Test] GovCX Update: what members feel"
            assert mail["To"] == recipient
            assert [name for name in mail if name.startswith("List-")] == []
            for part in mail.iter_parts():
                words = part.get_content()
                assert words.index("This is a test.") < words.index("Happy Friday")
        assert desk.states() == []
        assert "ana@example.gov" not in done.output

    @pytest.mark.parametrize(
        ("addresses", "found"),
        [
            ([LIST], "is the list itself, and a test never goes there"),
            ([LIST.upper()], "is the list itself, and a test never goes there"),
            (["ana@example.gov", LIST], "is the list itself, and a test never goes there"),
            ([], "a test needs an address"),
            ([f"a{n}@example.gov" for n in range(11)], "11 addresses are too many; name up to 10"),
        ],
    )
    def test_a_test_never_reaches_a_list(self, desk: Desk, relay: Relay, addresses: list[str], found: str) -> None:
        """Nor many people at once."""
        done = desk.hub("send", "--test", *addresses)
        assert done.exit_code == 1
        assert found in done.stderr
        assert relay.received == []

    def test_addresses_in_the_settings(self, desk: Desk, relay: Relay) -> None:
        """Are used where none is named."""
        file = desk.root / "mkdocs.yml"
        file.write_text(file.read_text("utf-8").replace("not_after: 6h", "test: [ana@example.gov]"), "utf-8")
        assert desk.hub("send", "--test").exit_code == 0
        assert [recipients for _, recipients, _ in relay.received] == [["ana@example.gov"]]

    def test_a_test_that_does_not_leave(self, desk: Desk, relay: Relay) -> None:
        """Is told with the words of the server."""
        relay.takes = "550 5.1.1 No such user"
        done = desk.hub("send", "--test", "--json", "ana@example.gov")
        assert done.exit_code == 1
        assert done.stderr == f"0 of 1 test of {ISSUE} sent\nnot sent: 550 5.1.1 No such user\n"
        refused = {"state": "failed", "reply": "550 5.1.1 No such user", "stage": "recipient"}
        assert json.loads(done.stdout)["outcomes"] == [refused]


def test_a_hub_that_says_nothing_of_delivery(desk: Desk, relay: Relay) -> None:
    """Is told which setting to write; a test works all the same."""
    file = desk.root / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").partition("        delivery:")[0], "utf-8")
    assert "mkdocs.yml does not say where issues go" in desk.send().stderr
    assert "a test needs an address" in desk.hub("send", "--test").stderr
    assert desk.hub("send", "--test", "ana@example.gov").exit_code == 0
    assert len(relay.received) == 1


def test_a_list_gets_no_tag(desk: Desk, relay: Relay) -> None:
    """Only a service fills one in."""
    file = desk.root / "mkdocs.yml"
    shared = desk.config.newsletter.unsubscribe
    file.write_text(file.read_text("utf-8").replace(f"unsubscribe: {shared}", "unsubscribe: '*|UNSUB|*'"), "utf-8")
    assert "mkdocs.yml: a list does not fill in `unsubscribe: *|UNSUB|*`" in desk.send().stderr
    assert relay.received == []


def test_advice_does_not_stop_an_issue(desk: Desk, relay: Relay) -> None:
    """What is a matter of taste is shown before the number is asked for."""
    desk.write(WORDS.replace("Two articles on surveys, a class on mapping journeys, and a call on Thursday.", "Short."))
    desk.publish()
    done = desk.send()
    assert f"  {ISSUE}:1:1: 652 warning: the preheader has 6 characters" in done.stderr
    assert len(relay.received) == 1


def test_a_day_names_an_issue(desk: Desk, relay: Relay) -> None:
    """Whatever else is there."""
    (desk.root / "newsletters" / "2026-12-04.md").write_text(WORDS, "utf-8")
    assert desk.send("--date", "2026-11-27").exit_code == 0
    assert (len(relay.received), desk.states()) == (1, ["sent"])


@pytest.mark.usefixtures("relay")
def test_status_shows_every_row(desk: Desk) -> None:
    """On standard output, for people too."""
    desk.send()
    assert desk.hub("send", "--status").stdout == (
        f"2026-11-27  sent  list {LIST}  2026-11-27T10:00-06:00  Ana  250 2.0.0 Ok: queued\n"
    )


@pytest.mark.parametrize(
    ("issues", "found"),
    [
        ({}, "there is no issue yet; hub digest begins one"),
        ({"2026-11-20": "ready", "2026-11-27": "ready"}, "(2026-11-20, 2026-11-27); say which with --date"),
        ({"2026-11-20": "ready", "2026-12-04": "draft"}, "newsletters/2026-11-20.md"),
        ({"2026-12-04": "draft", "2026-12-11": "draft"}, "newsletters/2026-12-04.md is a draft"),
        ({"2026-11-13": "sent", "2026-11-20": "sent"}, "newsletters/2026-11-20.md says that it was sent"),
    ],
)
def test_which_issue_is_meant(desk: Desk, relay: Relay, issues: dict[str, str], found: str) -> None:
    """The one that is ready, else the next, else the last; where two are ready, a person says which."""
    (desk.root / ISSUE).unlink()
    for day, status in issues.items():
        words = WORDS.replace("status: ready", f"status: {status}")
        (desk.root / "newsletters" / f"{day}.md").write_text(words, "utf-8")
    assert found in desk.send().stderr
    assert relay.received == []
