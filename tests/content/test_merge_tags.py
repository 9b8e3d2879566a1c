"""The tag of a service is a setting like an address, and no face of a mail escapes it."""

from __future__ import annotations

import email
from dataclasses import replace
from datetime import date
from email import policy
from typing import TYPE_CHECKING

import pytest

from hub.base import urls
from hub.content import loader, merge_tags
from hub.content.models import Issue
from hub.newsletter import checks, render
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config

TAGS = {
    **merge_tags.SERVICES,
    "in an address": "https://lists.example.gov/u/{{ Subscriber.UUID }}?list=1",
    "one of another service": "[[UNSUBSCRIBE_URL]]",
    "and another": "##unsubscribe##",
}
ADDRESSES = [
    "https://lists.example.gov/a%20b%20c",
    "https://lists.example.gov/?a=%7B%7Bb%7D%7D",
    "https://lists.example.gov/",
    "https://[2001:db8::1]/leave",
]


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A small hub."""
    return flow.hub(tmp_path)


def issue() -> Issue:
    """An issue with words."""
    day = date(2026, 11, 27)
    subject, preheader = "GovCX Update: oil", "What a lamp needs, and how to pour it without spilling a drop of it."
    path = f"newsletters/{day}.md"
    return Issue(path=path, day=day, subject=subject, preheader=preheader, status="ready", note="Hello.")


@pytest.mark.parametrize("tag", TAGS.values(), ids=list(TAGS))
def test_a_tag_is_whole_wherever_readers_leave(config: Config, tag: str) -> None:
    """In the settings, the HTML, the text and the headers; and no shared address is left, nor any complaint."""
    file = config.root / "mkdocs.yml"
    shared = config.newsletter.unsubscribe
    file.write_text(file.read_text("utf-8").replace(f"unsubscribe: {shared}", f"unsubscribe: '{tag}'"), "utf-8")
    from hub.config import hub_settings

    settings = hub_settings.load(config.root)
    assert settings.newsletter.unsubscribe == tag
    faces = render.faces(issue(), settings)
    assert f'<a href="{tag}"' in faces.html
    assert faces.html.count(tag) == 1
    assert f"Unsubscribe:\n{tag}\n" in faces.text
    lines = faces.eml.partition(b"\r\n\r\n")[0].decode("ascii").split("\r\n")
    assert f"List-Unsubscribe: <{tag}>, <mailto:unsubscribe@example.gov>" in lines
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in lines
    mail = email.message_from_bytes(faces.eml, policy=policy.default)
    assert all(tag in part.get_content() for part in mail.iter_parts())
    assert shared not in faces.html + faces.text + faces.eml.decode("ascii")
    assert merge_tags.STAND_IN not in faces.html + faces.text
    found = checks.check(issue(), faces, loader.load(settings), settings, date(2026, 11, 26))
    assert checks.errors(found) == ()


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_no_tag(config: Config, address: str) -> None:
    """Whatever signs it has; all readers share it, so it promises no single click."""
    assert not merge_tags.is_tag(address)
    settings = replace(config, newsletter=replace(config.newsletter, unsubscribe=urls.canonical(address)))
    assert b"One-Click" not in render.faces(issue(), settings).eml


@pytest.mark.parametrize("value", ["javascript:{{ x }}", '{{ x }}" onclick="', "{{ x }}, <b:c>", "{{ x }}\n", "{{ }}"])
def test_what_is_neither_is_refused(value: str) -> None:
    """A tag has no room for what would end an attribute or a header."""
    assert not merge_tags.is_tag(value)


def test_a_mail_that_lost_its_tag_is_named(config: Config) -> None:
    """As one that lost its address."""
    settings = replace(config, newsletter=replace(config.newsletter, unsubscribe="*|UNSUB|*"))
    faces = render.faces(issue(), settings)
    faces = replace(faces, text=faces.text.replace("*|UNSUB|*", ""))
    found = checks.check(issue(), faces, loader.load(settings), settings, date(2026, 11, 26))
    assert [problem.rule for problem in checks.errors(found)] == ["606", "614"]
