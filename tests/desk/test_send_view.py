"""Sending at the desk, asked over HTTP as its page does: an issue leaves once, whoever asks and however often."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from hub.deliver import ledger
from hub.desk import week_status
from tests import delivery, flow
from tests.delivery import ISSUE, LIST, WORDS
from tests.desks import Visitor, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.delivery import Desk, Relay
    from tests.servers import Server

DAY = "2026-11-27"
ANA = "ana@example.gov"


@pytest.fixture
def relay(monkeypatch: pytest.MonkeyPatch) -> Iterator[Relay]:
    """A mail server that hub knows of."""
    found = delivery.Relay()
    with delivery.running(found) as address:
        monkeypatch.setenv("HUB_SMTP_URL", address)
        yield found


@pytest.fixture(autouse=True)
def _morning(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ana's machine on the morning when the issue is to leave."""
    flow.ana_works(monkeypatch, delivery.TEN)


@pytest.fixture
def hub(tmp_path: Path, server: Server) -> Desk:
    """A hub with an issue for a list."""
    return delivery.Desk(tmp_path, server, f"{{to: list, address: {LIST}, test: [{ANA}]}}")


@pytest.fixture
def ana(hub: Desk) -> Iterator[Visitor]:
    """Ana's browser."""
    with running(hub.root) as desk:
        yield Visitor(desk=desk).enter()


def plan(who: Visitor) -> dict[str, Any]:
    """What the view tells of the issue."""
    found: dict[str, Any] = who.read("send/plan", day=DAY)
    return found


def sending(who: Visitor, **given: object) -> tuple[int, str]:
    """What is answered to who types the right number on the page as it is now; `given` says it otherwise."""
    asked = {"day": DAY, "number": "12"} | given
    asked.setdefault("seen", plan(who)["seen"])
    answer = who.write("send/send", asked)
    return answer.status, answer.text


def test_tells_what_will_happen(ana: Visitor, relay: Relay) -> None:
    """To whom, with which words, and that nothing speaks against it; nothing leaves by looking."""
    found = ana.read("send/plan")
    assert {name: found[name] for name in ("day", "path", "status", "subject", "number", "confirmation")} == {
        "day": DAY, "path": ISSUE, "status": "ready", "subject": "GovCX Update: what members feel", "number": 12,
        "confirmation": "12",
    }  # fmt: skip
    assert (found["destination"], found["reach"]) == (
        f"list {LIST}",
        "one message, which the list gives to its members",
    )
    assert (found["tests"], found["days"]) == ([ANA], [DAY])
    assert (found["entry"], found["refusals"], found["paste"], found["ledger"]) == (None, [], None, [])
    assert all(one["place"] == "issue" and one["rule"] for one in found["problems"])
    assert relay.received == []


def test_tells_what_speaks_against_it(hub: Desk, ana: Visitor) -> None:
    """Each refusal with what to do, and where: a finding by its rule, the issue's file, the page."""
    hub.site.says(b"old", path=f"/newsletter/{DAY}/")
    hub.write(WORDS.replace("status: ready", "status: draft").replace("Teams that", "TODO: teams that"))
    found = plan(ana)["refusals"]
    assert [(one["place"], one["rule"]) for one in found] == [
        ("issue", ""),
        ("issue", "644"),
        ("issue", ""),
        ("page", ""),
    ]
    assert found[0]["words"] == f"{ISSUE} is a draft; write `status: ready` in it when it is good"
    assert "are not committed; commit and push them" in found[2]["words"]
    status, words = sending(ana)
    assert (status, hub.states()) == (409, [])
    assert "is a draft" in words


def test_tells_what_no_file_says(tmp_path: Path, server: Server) -> None:
    """A refusal whose place is in the settings has none at the desk."""
    hub = delivery.Desk(tmp_path, server, f"{{to: list, address: {LIST}}}")
    settings = hub.root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("unsubscribe: ", "unsubscribe: '{{tag}}' # "), "utf-8")
    with running(hub.root) as desk:
        found = Visitor(desk=desk).enter().read("send/plan")["refusals"]
    assert [one["place"] for one in found if "unsubscribe" in one["words"]] == [""]


def test_a_day_that_is_none(ana: Visitor) -> None:
    """Is said in words."""
    answer = ana.ask("GET", "/api/send/plan?day=soon")
    assert (answer.status, answer.text) == (409, "“soon” is not a day: write it as 2026-11-27\n")


def test_the_first_that_is_ready_comes_first(hub: Desk, ana: Visitor) -> None:
    """Where several are; each can be chosen."""
    later = hub.root / "newsletters" / "2026-12-04.md"
    later.write_text(WORDS.replace("number: 12", "number: 13"), "utf-8")
    found = ana.read("send/plan")
    assert (found["day"], found["days"]) == (DAY, ["2026-12-04", DAY])
    assert ana.read("send/plan", day="2026-12-04")["confirmation"] == "13"


def test_a_test_goes_to_oneself(hub: Desk, ana: Visitor, relay: Relay) -> None:
    """To the addresses that were typed, never to the list, and the ledger is not told."""
    answer = ana.write("send/test", {"day": DAY, "addresses": [f" {ANA}", "", "ben@example.gov"]})
    assert [(one["to"], one["state"]) for one in answer.json] == [(ANA, "sent"), ("ben@example.gov", "sent")]
    assert [to for _, to, _ in relay.received] == [[ANA], ["ben@example.gov"]]
    assert all(b"Subject: [Test] GovCX Update" in message for *_, message in relay.received)
    refused = ana.write("send/test", {"day": DAY, "addresses": [LIST]})
    assert (refused.status, "a test never goes there" in refused.text) == (409, True)
    assert (len(relay.received), hub.states()) == (2, [])


@pytest.mark.parametrize("number", ["", "13", "0012", DAY])
def test_another_number_sends_nothing(hub: Desk, ana: Visitor, relay: Relay, number: str) -> None:
    """Only the issue's own does."""
    assert sending(ana, number=number) == (409, f"{number} is not 12, so nothing was sent\n")
    assert (relay.received, hub.states()) == ([], [])


def test_it_leaves_once(hub: Desk, ana: Visitor, relay: Relay) -> None:
    """The list gets it, its file says so, and neither a reload, a second click nor another desk sends it again."""
    before = plan(ana)["seen"]
    status, _ = sending(ana, number=" 12 ")
    assert status == 200
    with running(hub.root) as desk:
        ben = Visitor(desk=desk).enter()
        for who in (ana, ben):
            for seen in (before, plan(who)["seen"]):
                status, words = sending(who, seen=seen)
                assert (status, "it never leaves twice" in words) == (409, True)
        found = plan(ben)
    assert (found["entry"]["state"], found["entry"]["editor"], found["refusals"]) == ("sent", "Ana", [])
    assert [one["state"] for one in found["ledger"]] == ["sent"]
    assert [to for _, to, _ in relay.received] == [[LIST]]
    assert hub.issue.status == "sent"


def test_many_clicks_at_once_send_once(hub: Desk, ana: Visitor, relay: Relay) -> None:
    """Two desks, four clicks each, while the mail server thinks: one message, and seven are told why not."""
    relay.seconds = 0.3
    seen = plan(ana)["seen"]
    with running(hub.root) as desk, ThreadPoolExecutor(8) as clicks:
        ben = Visitor(desk=desk).enter()
        work = [clicks.submit(sending, who, seen=seen) for who in (ana, ben) * 4]
        answers = [one.result() for one in work]
    assert sorted(status for status, _ in answers) == [200, *[409] * 7]
    assert (len(relay.received), hub.states()) == (1, ["sent"])


def test_another_page_answers_while_it_leaves(hub: Desk, ana: Visitor, relay: Relay) -> None:
    """Sending is beside the thread of decisions, and who looks meanwhile is told that somebody sends."""
    relay.seconds = 0.6
    seen = plan(ana)["seen"]
    with ThreadPoolExecutor(1) as clicks:
        click = clicks.submit(sending, ana, seen=seen)
        while not hub.states():
            assert not click.done()
            assert ana.read("week/week")["newsletter"] == "GovCX Update"
        found = plan(ana)
        assert (found["entry"]["state"], found["refusals"], click.done()) == ("sending", [], False)
        assert click.result()[0] == 200


def test_other_words_than_those_that_were_seen(hub: Desk, ana: Visitor, relay: Relay) -> None:
    """Are not sent: the editor looks again."""
    seen = plan(ana)["seen"]
    hub.write(WORDS.replace("learn more", "learn the most"))
    hub.publish()
    status, words = sending(ana, seen=seen)
    assert (status, "has changed since you looked: look again" in words) == (409, True)
    assert (relay.received, hub.states()) == ([], [])


@pytest.mark.parametrize(("reply", "state"), [("421 4.3.2 busy", "pending"), ("550 5.1.1 no such list", "failed")])
def test_what_has_not_left_is_sent_again(hub: Desk, ana: Visitor, relay: Relay, reply: str, state: str) -> None:
    """With the number typed once more."""
    relay.takes = reply
    sending(ana)
    found = plan(ana)
    assert (found["entry"]["state"], found["entry"]["reply"][:3]) == (state, reply[:3])
    relay.takes = ""
    assert found["refusals"] == []
    assert sending(ana)[0] == 200
    assert (len(relay.received), hub.states()) == (1, ["sent"])


@pytest.mark.parametrize("has_left", [True, False])
def test_what_is_uncertain_has_two_ways(hub: Desk, ana: Visitor, relay: Relay, *, has_left: bool) -> None:
    """It has left, or it may be sent again; only one editor decides, and it is not sent before."""
    relay.drops = True
    sending(ana)
    found = plan(ana)
    assert (found["entry"]["state"], found["refusals"]) == ("uncertain", [])
    assert sending(ana)[0] == 409
    asked = {"day": DAY, "seen": found["seen"], "has_left": has_left}
    assert ana.write("send/settle", asked).json == {"state": "sent" if has_left else "pending"}
    again = ana.write("send/settle", asked | {"has_left": not has_left})
    assert (again.status, "look again" in again.text) == (409, True)
    relay.drops = False
    assert sending(ana)[0] == (409 if has_left else 200)
    assert (hub.states(), hub.issue.status, len(relay.received)) == (["sent"], "sent", 1 if has_left else 2)


def test_a_file_that_does_not_say_so(hub: Desk, ana: Visitor, relay: Relay) -> None:
    """Is closed by a button; the issue does not leave."""
    sending(ana)
    hub.write(WORDS)
    assert plan(ana)["status"] == "ready"
    assert ana.write("send/close", {"day": DAY}).json == {"closed": True}
    assert ana.write("send/close", {"day": DAY}).json == {"closed": False}
    assert (hub.issue.status, len(relay.received)) == ("sent", 1)


def test_files_to_paste(tmp_path: Path, server: Server) -> None:
    """They are made once the number is typed, and can be saved; whether they have left is for the editor to say."""
    hub = delivery.Desk(tmp_path, server, "{to: paste, service: ghost}")
    with running(hub.root) as desk:
        ana = Visitor(desk=desk).enter()
        assert plan(ana)["paste"] is None
        status, words = sending(ana)
        assert (status, '"pasted"' in words, hub.states()) == (200, True, ["uncertain"])
        found = plan(ana)
        assert found["paste"]["steps"] == [
            "In ghost, begin a campaign with the subject: GovCX Update: what members feel",
            "Choose HTML of your own, and paste the file that ends in .html",
            "Paste the file that ends in .txt as its plain text, and send a test to yourself",
        ]
        for path in found["paste"]["files"]:
            answer = ana.ask("GET", f"/api/send/file?day={DAY}&path={path}")
            assert answer.text == (hub.root / path).read_bytes().decode()
            assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
        for path in ("mkdocs.yml", "../server/HEAD", ""):
            assert ana.ask("GET", f"/api/send/file?day={DAY}&path={path}").status == 409
        assert ana.write("send/settle", {"day": DAY, "seen": found["seen"], "has_left": True}).json["state"] == "sent"
    assert hub.issue.status == "sent"


def test_only_one_settles_what_is_uncertain(hub: Desk, relay: Relay) -> None:
    """Of two who have looked at the same moment: else the second could call back what the first has sent again."""
    from hub.deliver import send_workflow
    from hub.errors import HubError

    relay.drops = True
    hub.send()
    found = send_workflow.plan(hub.config, None)
    send_workflow.settle(found, has_left=True)
    with pytest.raises(HubError, match="is sent by now, so nothing was done"):
        send_workflow.settle(found, has_left=False)
    assert [one.state for one in ledger.entries(ledger.database(hub.root))] == ["sent"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"takes": "451 4.7.1 Later"}, ("pending", "hub send --resume")),
        ({"takes": "550 5.1.1 No such list"}, ("failed", "hub send --resume")),
        ({"drops": True}, ("uncertain", "hub send says what to do")),
    ],
)
def test_the_week_says_how_far_a_begun_issue_is(
    hub: Desk, relay: Relay, wrong: dict[str, Any], said: tuple[str, str]
) -> None:
    """What has perhaps left is not to be sent as if nothing had happened."""
    before = [(step.name, step.state) for step in week_status.status(hub.config).steps]
    vars(relay).update(wrong)
    hub.send()
    (step,) = (one for one in week_status.status(hub.config).steps if one.name == "sent")
    assert (before[-1], (step.state, step.next)) == (("sent", "no"), said)


def test_the_week_says_nothing_of_where_issues_went_before(hub: Desk, relay: Relay) -> None:
    """After the address of the list was corrected, the issue has not begun to leave."""
    relay.takes = "550 5.1.1 No such list"
    hub.send()
    newsletter = hub.config.newsletter
    assert newsletter.delivery is not None
    delivery = replace(newsletter.delivery, address="the-right-list@lists.example.gov")
    config = replace(hub.config, newsletter=replace(newsletter, delivery=delivery))
    (step,) = (one for one in week_status.status(config).steps if one.name == "sent")
    assert step.state == "no"
