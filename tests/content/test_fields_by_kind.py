"""What each kind of content may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.config import hub_settings
from hub.content import fields_by_kind
from hub.content.settings import SectionPlan, Topic

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.validation import Fields


def required(known: Fields) -> list[str]:
    """The keys that must be there."""
    return [name for name, field in known.items() if field.required]


def test_required_fields(hub: Path) -> None:
    """Each kind asks for what DESIGN.md says and for nothing more."""
    settings = hub_settings.load(hub)
    assert required(fields_by_kind.article(settings)) == ["title", "url", "source", "published", "section", "summary"]
    assert required(fields_by_kind.event(settings)) == ["title", "kind", "start", "summary"]
    assert required(fields_by_kind.toolkit_page(settings)) == ["title", "summary", "area", "reviewed"]
    assert required(fields_by_kind.ISSUE) == ["subject", "preheader", "status"]
    assert required(fields_by_kind.PLAIN_PAGE) == ["title", "summary"]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (SectionPlan(key="news", title="News"), ("news",)),
        (SectionPlan(key="events", title="Events", kinds=("training",)), ()),
        (SectionPlan(key="toolkit", title="Toolkit", toolkit=True), ()),
    ],
)
def test_sections_for_articles(plan: SectionPlan, expected: tuple[str, ...]) -> None:
    """An article may name a section that gathers neither events nor toolkit pages."""
    assert fields_by_kind.sections([plan]) == expected


def test_slugs_come_first() -> None:
    """Every name of a topic leads to its slug, and a list of names begins with the slugs."""
    topics = [
        Topic(slug="cx", title="CX", summary="", aliases=("customers", "service")),
        Topic(slug="forms", title="Forms", summary=""),
    ]
    assert list(fields_by_kind.slugs(topics).items()) == [
        ("cx", "cx"),
        ("forms", "forms"),
        ("customers", "cx"),
        ("service", "cx"),
    ]
