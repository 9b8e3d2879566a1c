"""The pages of the door and its mails speak the language of the hub, or that of their reader."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from functools import partial
from http import HTTPStatus
from importlib import resources
from typing import TYPE_CHECKING

import lxml.html
import pytest

from hub.config import hub_settings
from hub.content.settings import MemberList, TopicWords
from hub.members import member_mails, member_pages
from hub.members.member_pages import AddressForm
from hub.members.member_store import Member
from tests import doors
from tests.hubs import FRIDAY
from tests.languages import english_in

if TYPE_CHECKING:
    from collections.abc import Callable

DOOR = MemberList(address="https://mail.example.gov/", privacy="https://hub.example.gov/privacy/")
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
FORM = AddressForm(stamp="s", wrong=True, again=True)
REFUSED = (400, 404, 405, 413, 421, 429, 500, 503)
LIST = hub_settings.load(FRIDAY)
HUB = replace(
    LIST,
    language="es-US",
    newsletter=replace(LIST.newsletter, members=DOOR, name="Carta", postal_address="Calle 1"),
    topics=(),
)


def reader(language: str = "", **changed: object) -> Member:
    """Somebody on the list, with a pause."""
    known = Member(
        id="0" * 32,
        address="ana@example.gov",
        state="active",
        topics=(),
        language=language,
        source="form",
        joined_at=NOW,
    )
    return replace(known, **({"paused_until": date(2026, 12, 24)} | changed))  # type: ignore[arg-type]


PAGES: dict[str, Callable[[], str]] = {
    "join": partial(member_pages.address, HUB, AddressForm(stamp="s")),
    "join again": partial(member_pages.address, HUB, FORM),
    "link": partial(member_pages.address, HUB, AddressForm(stamp="s"), only_link=True),
    "link again": partial(member_pages.address, HUB, FORM, only_link=True),
    "sent": partial(member_pages.sent, HUB),
    "link sent": partial(member_pages.sent, HUB, only_link=True),
    "confirm": partial(member_pages.confirm, HUB, "t"),
    **{
        notice: partial(member_pages.preferences, HUB, "t", reader(), notice)
        for notice in ("", "new", "saved", "leave")
    },
    "no pause": partial(member_pages.preferences, HUB, "t", reader(paused_until=None), "saved"),
    "left": partial(member_pages.left, HUB),
    "gone": partial(member_pages.gone, HUB),
    "ended": partial(member_pages.ended, HUB),
    **{str(status): partial(member_pages.refused, HUB, status) for status in REFUSED},
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_english_word(name: str) -> None:
    """Its head says the language; what the hub itself is called is its own."""
    page = lxml.html.fromstring(PAGES[name]())
    assert (page.get("lang"), page.get("dir")) == ("es-US", "ltr")
    said = "\n".join((*page.itertext(), *page.xpath("//@aria-label"))).replace(HUB.site_name, "")
    assert english_in(re.sub(r"\S+@\S+", "", said)) == []


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("es", "es"),
        ("es-MX", "es-MX"),
        ("ES-mx", "es-MX"),
        ("ar-EG", "ar-EG"),
        ("es-XX", "es"),
        ("es-abcde", "es"),
        ("ES-" + "-".join(["abcdefgh"] * 900), "es"),
        ("fr", ""),
        ("../es", ""),
        ("", ""),
    ],
)
def test_a_language_that_a_stranger_writes(written: str, spoken: str) -> None:
    """It is one of few, for each takes memory: a tag may go on and on."""
    assert member_pages.spoken(written) == spoken


def test_every_refusal_is_tried() -> None:
    """The server answers with no other status than these."""
    template = resources.files("hub.members").joinpath("templates/refused.html.j2").read_text("utf-8")
    assert {int(found) for found in re.findall(r"(\d{3}):", template)} == {*REFUSED} <= {*map(int, HTTPStatus)}


@pytest.mark.parametrize(
    ("own", "language", "direction"), [("ar", "ar", "rtl"), ("en-US", "en-US", "ltr"), ("fr", "es-US", "ltr")]
)
def test_a_reader_has_a_language(own: str, language: str, direction: str) -> None:
    """It comes before that of the hub, where hub has words in it."""
    page = member_pages.preferences(HUB, "t", reader(own), "new")
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert ("You are in" in page) == (language == "en-US")


@pytest.mark.parametrize("language", ["es", "es-MX"])
def test_topics_are_in_the_words_of_their_reader(language: str) -> None:
    """As far as the hub has them; what was chosen by a former name of a topic is still chosen."""
    cx, research = LIST.topics
    words = TopicWords(language="es", title="Experiencia", summary="Todo.")
    hub = replace(HUB, topics=(replace(cx, translations=(words,)), research))
    page = lxml.html.fromstring(
        member_pages.preferences(hub, "t", reader(language, topics=("customer-service", "gone")))
    )
    assert [one.text_content().strip() for one in page.find_class("pick")] == ["Experiencia", "Research"]
    assert page.xpath("//input[@checked]/@value") == ["cx"]


@pytest.mark.parametrize(
    ("state", "subject", "words"),
    [
        ("pending", "Por favor, confirme: Carta", "hasta el 2 de diciembre de 2026, 06:00"),
        ("active", "Su enlace para Carta", "Aquí puede elegir temas"),
    ],
)
def test_a_mail_has_no_english_word(state: str, subject: str, words: str) -> None:
    """Nor has its subject; a reader of another language gets it in theirs."""
    raw = member_mails.of(reader(state=state), HUB, DOOR, doors.KEYRING, NOW)
    mail = message_from_bytes(raw, policy=policy.default)
    said = " ".join(str(mail.get_content()).split())
    assert (mail["Subject"], words in said, english_in(said, fewest=2)) == (subject, True, [])
    own = message_from_bytes(
        member_mails.of(reader("ar", state=state), HUB, DOOR, doors.KEYRING, NOW), policy=policy.default
    )
    assert "Carta" in own["Subject"] != subject
