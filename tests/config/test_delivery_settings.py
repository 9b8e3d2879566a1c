"""Where issues go is checked with the other settings: what is missing is named with what to write."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from hub.config import hub_settings
from hub.content.settings import Delivery, JoinForm, MemberList
from hub.errors import ContentError
from hub.site.pages import area_marks

if TYPE_CHECKING:
    from pathlib import Path

SITE = "mkdocs.yml"


def set_up(hub: Path, delivery: str) -> None:
    """Add the block to the settings of a hub."""
    text = (hub / SITE).read_text("utf-8")
    (hub / SITE).write_text(
        text.replace("        sections:", f"        delivery: {delivery}\n        sections:"), "utf-8"
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{to: list, address: a@lists.example.gov}", {"to": "list", "address": "a@lists.example.gov"}),
        (
            "{to: list, address: a@lists.example.gov, test: [b@example.gov], approve: 2, not_after: 6h}",
            {
                "to": "list",
                "address": "a@lists.example.gov",
                "test": ("b@example.gov",),
                "approve": 2,
                "not_after": timedelta(hours=6),
            },
        ),
        (
            "{to: listmonk, address: 'https://listmonk.example.gov', audience: [3, 5], approve: 0, not_after: 2 d}",
            {
                "to": "listmonk",
                "address": "https://listmonk.example.gov/",
                "audience": ("3", "5"),
                "not_after": timedelta(days=2),
            },
        ),
        ("{to: mailchimp, audience: [a1b2]}", {"to": "mailchimp", "audience": ("a1b2",)}),
        (
            "{to: members, bounces: bounce@example.gov, connections: 2, rate: 50}",
            {"to": "members", "bounces": "bounce@example.gov", "connections": 2, "rate": 50},
        ),
        ("{to: paste, service: ghost}", {"to": "paste", "service": "ghost"}),
        (
            "{to: paste, service: ours, services: {ours: '{{ leave }}'}}",
            {"to": "paste", "service": "ours", "services": (("ours", "{{ leave }}"),)},
        ),
    ],
)
def test_where_issues_go(hub: Path, written: str, expected: dict[str, Any]) -> None:
    """Each way, with what was left out filled in; pages that keep what they made for some settings can do so."""
    set_up(hub, written)
    config = hub_settings.load(hub)
    assert config.newsletter.delivery == Delivery(**expected)
    assert area_marks.marks(config) is area_marks.marks(config)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("{to: pigeon}", "to: 'pigeon' is not known; write one of list, listmonk, mailchimp, members, paste"),
        ("{to: members}", "bounces: `to: members` needs an address for mail that comes back; add `bounces:` with an"),
        (
            "{to: members, bounces: bounce@example.gov, connections: 51}",
            "connections: 51 are more than a mail server likes; write a number up to 50",
        ),
        ("{to: members, bounces: bounce@example.gov, rate: 0}", "rate: 0 is not a whole number from 1"),
        ("{to: list}", "address: `to: list` needs the address of the list; add `address:` with the mail address"),
        ("{to: list, address: 'https://a.example.gov'}", "address: `to: list` needs the address of the list"),
        ("{to: list, address: 'a b@example.gov'}", "address: 'a b@example.gov' is not one email address"),
        ("{to: listmonk, audience: [3]}", "address: `to: listmonk` needs the address of its server"),
        ("{to: listmonk, address: a@example.gov, audience: [3]}", "address: `to: listmonk` needs the address"),
        ("{to: listmonk, address: 'https://a.gov'}", "audience: `to: listmonk` needs the lists to send to"),
        ("{to: listmonk, address: 'https://a.gov', audience: [x]}", "audience: `to: listmonk` needs the lists"),
        ("{to: mailchimp}", "audience: `to: mailchimp` needs one audience to send to"),
        ("{to: mailchimp, audience: [a, b]}", "audience: `to: mailchimp` needs one audience to send to"),
        ("{to: mailchimp, audience: [{}]}", "audience: a mapping is not text"),
        ("{to: paste}", "service: `to: paste` needs a service; write one of brevo, buttondown, ghost, "),
        ("{to: paste, service: gost}", "service: 'gost' is not a known service; did you mean \"ghost\"? (brevo, "),
        ("{to: paste, service: a, services: {a: leave}}", "services: 'leave' is not the tag of a service; write it as"),
        ("{to: paste, service: a, services: [a]}", "services: a list is not a mapping; write one `service: "),
        ("{to: paste, service: ghost, approve: -1}", "approve: -1 is not a number of people from 0 to 9; write one"),
        ("{to: paste, service: ghost, approve: yes}", "approve: a yes/no value is not a number of people from 0 to 9"),
        ("{to: paste, service: ghost, not_after: 6}", "not_after: 6 is not a length of time; write hours or days"),
        ("{to: paste, service: ghost, not_after: 0h}", "not_after: '0h' is not a length of time; write hours or days"),
        ("{to: paste, service: ghost, token: abc}", "'token' is not a known key"),
    ],
)
def test_what_is_wrong_is_named(hub: Path, written: str, found: str) -> None:
    """With the file and the line, and what to write."""
    set_up(hub, written)
    with pytest.raises(ContentError) as caught:
        hub_settings.load(hub)
    (problem,) = caught.value.problems
    assert problem.path == SITE
    assert found in str(problem)


def with_form(hub: Path, form: str) -> None:
    """Add the form of a service to the settings of a hub."""
    text = (hub / SITE).read_text("utf-8")
    (hub / SITE).write_text(text.replace("        sections:", f"        form: {form}\n        sections:"), "utf-8")


def test_a_form_by_which_readers_join(hub: Path) -> None:
    """Its address, the name of the field, and what else the service must get."""
    with_form(hub, "{address: 'https://lists.example.gov/subscription/form', field: mail, fixed: {l: abc, n: '1'}}")
    expected = JoinForm(
        address="https://lists.example.gov/subscription/form", field="mail", fixed=(("l", "abc"), ("n", "1"))
    )
    assert hub_settings.load(hub).newsletter.form == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{address: 'http://lists.example.gov/form'}", "is not https, so others could read the addresses"),
        ("{address: 3}", "address"),
        ("{address: 'https://lists.example.gov/form', fixed: [l]}", "is not a mapping"),
        ("{address: 'https://lists.example.gov/form', fixed: {l: {}}}", "is not"),
    ],
)
def test_a_form_that_cannot_be(hub: Path, written: str, expected: str) -> None:
    """What is wrong is told with what to write."""
    with_form(hub, written)
    with pytest.raises(ContentError, match=expected):
        hub_settings.load(hub)


def with_members(hub: Path, written: str) -> None:
    """Add the block of a hub that keeps its own list."""
    text = (hub / SITE).read_text("utf-8")
    (hub / SITE).write_text(
        text.replace("        sections:", f"        members: {written}\n        sections:"), "utf-8"
    )


@pytest.mark.parametrize("address", ["https://news.example.gov", "http://127.0.0.1:8711/", "http://localhost:8711"])
def test_a_list_of_ones_own_brings_its_form(hub: Path, address: str) -> None:
    """With a field for programs; on this machine, where people try it, without encryption."""
    with_members(hub, f"{{address: '{address}', privacy: 'https://govcx.example.gov/privacy/'}}")
    found = hub_settings.load(hub).newsletter
    host = address.rstrip("/")
    assert found.members == MemberList(address=f"{host}/", privacy="https://govcx.example.gov/privacy/")
    assert found.form == JoinForm(address=f"{host}/join", trap="website")


def test_a_form_that_is_named_stays(hub: Path) -> None:
    """Also beside a list of one's own, such as while a hub moves from a service."""
    with_members(hub, "{address: 'https://news.example.gov'}")
    with_form(hub, "{address: 'https://lists.example.gov/form'}")
    assert hub_settings.load(hub).newsletter.form == JoinForm(address="https://lists.example.gov/form")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{address: 'http://news.example.gov'}", "is not https, so others could read the addresses"),
        ("{address: 'https://news.example.gov/us/'}", "has a path, and hub members serve needs a host of its own"),
        ("{address: 3}", "is not a web address"),
        ("{privacy: 'https://govcx.example.gov/privacy/'}", "'address' is missing"),
    ],
)
def test_a_list_that_cannot_be(hub: Path, written: str, expected: str) -> None:
    """What is wrong is told with what to write."""
    with_members(hub, written)
    with pytest.raises(ContentError, match=expected):
        hub_settings.load(hub)
