"""Campaigns at listmonk and Mailchimp, against stand-ins that keep state: made once, updated, started once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from hub.content import merge_tags
from tests import campaign_servers, delivery
from tests.campaign_servers import ListmonkStandIn, MailchimpStandIn, StandIn
from tests.delivery import ISSUE, WORDS, Desk
from tests.servers import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.servers import Server

NAME = "GovCX Update 2026-11-27"
SETTINGS = {"listmonk": "audience: [3, 5]", "mailchimp": "audience: [a1b2]"}
LETTER = {"listmonk": ("body", "altbody"), "mailchimp": ("html", "plain_text")}


@pytest.fixture(params=["listmonk", "mailchimp"])
def service(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """Each of the two stand-ins in turn."""
    monkeypatch.setenv("HUB_LISTMONK_TOKEN", "ana:hunter2")
    monkeypatch.setenv("HUB_MAILCHIMP_KEY", "hunter2-us1")
    with campaign_servers.running(ListmonkStandIn() if request.param == "listmonk" else MailchimpStandIn()) as found:
        yield found


@pytest.fixture
def desk(tmp_path: Path, server: Server, service: StandIn, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A hub that hands its issues to the stand-in."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", delivery.TEN)
    monkeypatch.delenv("HUB_DATABASE_URL", raising=False)
    to = kind(service)
    return Desk(tmp_path, server, f"{{to: {to}, address: '{service.url}', {SETTINGS[to]}}}")


def kind(service: StandIn) -> str:
    """The name of the service in the settings."""
    return "listmonk" if isinstance(service, ListmonkStandIn) else "mailchimp"


def faces(service: StandIn) -> tuple[str, str]:
    """The HTML and the text of the only campaign."""
    (campaign,) = service.campaigns.values()
    held: dict[str, Any] = campaign.get("content", campaign)
    html, text = (held[name] for name in LETTER[kind(service)])
    return html, text


def test_a_draft_is_made_and_updated(desk: Desk, service: StandIn) -> None:
    """Under the name of the issue, however often; each reader gets an address of their own to leave."""
    done = desk.send()
    assert done.exit_code == 0, done.output
    assert "or: hub send --start" in done.stderr
    desk.write(WORDS.replace("Happy Friday", "Good morning"))
    desk.publish()
    assert desk.send().exit_code == 0
    html, text = faces(service)
    for words in (html, text):
        assert "Good morning" in words
        assert words.count(merge_tags.SERVICES[kind(service)]) == 1
        assert "govcx.example.gov/unsubscribe" not in words
    (campaign,) = service.campaigns.values()
    assert campaign["status"] in {"draft", "save"}
    assert NAME in {campaign.get("name"), campaign.get("settings", {}).get("title")}
    assert desk.states() == []
    assert desk.issue.status == "ready"


def test_a_campaign_is_started_once(desk: Desk, service: StandIn) -> None:
    """With --start; then its file says so."""
    done = desk.send("--start")
    assert done.exit_code == 0, done.output
    (campaign,) = service.campaigns.values()
    assert campaign["status"] in {"running", "sending"}
    assert (desk.states(), desk.issue.status) == (["sent"], "sent")
    desk.write(WORDS)
    assert "it never leaves twice" in desk.send("--start").stderr


def test_a_campaign_that_a_person_started_is_left_alone(desk: Desk, service: StandIn) -> None:
    """It is looked up first, among many."""
    desk.send()
    for campaign in service.campaigns.values():
        campaign["status"] = "sent"
    (first,) = service.campaigns.values()
    other = {"name": "Other", "settings": {}, "status": "sent"}
    service.campaigns |= {f"o{n}": first | other | {"id": f"o{n}"} for n in range(60)}
    done = desk.send("--start")
    assert done.exit_code == 1
    assert f"has begun with the campaign {NAME} (sent), so nothing was changed" in done.stderr
    assert f"write `status: sent` in {ISSUE}" in done.stderr
    assert len(service.campaigns) == 61


def test_two_campaigns_of_one_name_are_told(desk: Desk, service: StandIn) -> None:
    """Nobody but a person knows which is right."""
    desk.send()
    (first,) = service.campaigns.values()
    service.campaigns["x9"] = first | {"id": "x9"}
    assert f"has 2 campaigns with the name {NAME}; delete all but one there" in desk.send().stderr


def test_a_lost_answer_makes_no_second_campaign(desk: Desk, service: StandIn) -> None:
    """The one that was made is found by its name."""
    service.breaks = "POST /(3.0|api)/campaigns"
    done = desk.send()
    assert done.exit_code == 1
    assert f"{kind(service)} gave no answer: " in done.stderr
    service.breaks = ""
    assert desk.send().exit_code == 0
    assert len(service.campaigns) == 1


def test_a_lost_answer_to_the_start_is_uncertain(desk: Desk, service: StandIn) -> None:
    """And even who says that it did not start cannot start it twice."""
    service.breaks = ".*(status|send)"
    done = desk.send("--start")
    assert done.exit_code == 1
    assert desk.states() == ["uncertain"]
    service.breaks = ""
    assert f"Look for {NAME} where it went" in desk.send("--start").stderr
    assert "has begun with the campaign" in desk.send("--start", "--uncertain", "retry").stderr
    assert sum(asked.endswith(("/status", "/send")) for asked in service.asked) == 1


def test_a_service_that_does_not_answer(desk: Desk, service: StandIn) -> None:
    """Nothing was asked of it."""
    file = desk.root / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace(service.url, f"http://127.0.0.1:{free_port()}/"), "utf-8")
    assert f"{kind(service)} gave no answer: it cannot be reached: connection refused" in desk.send().stderr
    assert service.asked == []


def test_an_update_whose_answer_is_lost_is_not_sent_again(desk: Desk, service: StandIn) -> None:
    """By the library that sends it, which would repeat what it takes for harmless."""
    desk.send()
    service.asked.clear()
    service.breaks = "(PUT|PATCH) .*"
    assert "the connection was lost before the answer" in desk.send().stderr
    assert sum(asked.startswith(("PUT", "PATCH")) for asked in service.asked) == 1


def test_a_refused_start_has_not_left(desk: Desk, service: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    """The service says why, and a key is not repeated."""
    monkeypatch.setattr(service, "login", "other")
    done = desk.send("--start")
    assert done.exit_code == 1
    assert f'{kind(service)} answered 403 {{"message": "invalid session"}}' in done.stderr
    assert "hunter2" not in done.output
    assert desk.states() == []


def test_a_start_that_is_refused_is_told(desk: Desk, service: StandIn) -> None:
    """Where somebody started the campaign in the same moment."""
    answer = service.answer

    def raced(method: str, path: str, query: dict[str, str], body: dict[str, Any]) -> tuple[int, Any]:
        if path.endswith(("/status", "/send")):
            service.campaigns[path.split("/")[3]]["status"] = "running"
        return answer(method, path, query, body)

    service.answer = raced  # type: ignore[method-assign]
    done = desk.send("--start")
    assert done.exit_code == 1
    assert f"failed: {kind(service)} " in done.stderr
    assert desk.states() == ["failed"]


@pytest.mark.parametrize("key", ["hunter2", "hunter2-", "hunter2-a/b"])
def test_a_key_of_mailchimp_names_its_data_center(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """What is no key is not repeated; a right one is the whole address."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", delivery.TEN)
    monkeypatch.setenv("HUB_MAILCHIMP_KEY", key)
    found = Desk(tmp_path, server, "{to: mailchimp, audience: [a1]}").send()
    assert found.stderr.endswith(
        "HUB_MAILCHIMP_KEY is not a key of Mailchimp, which ends in its data center, such as -us21\n"
    )
    assert "hunter2" not in found.output
