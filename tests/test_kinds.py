"""What each kind of content may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub import config, kinds
from hub.model import SectionPlan, Topic

if TYPE_CHECKING:
    from pathlib import Path

    from hub.fields import Fields


def required(known: Fields) -> list[str]:
    """The keys that must be there."""
    return [name for name, field in known.items() if field.required]


def test_required_fields(hub: Path) -> None:
    """Each kind asks for what DESIGN.md says and for nothing more."""
    settings = config.load(hub)
    assert required(kinds.article(settings)) == ["title", "url", "source", "published", "section", "summary"]
    assert required(kinds.event(settings)) == ["title", "kind", "start", "end", "summary"]
    assert required(kinds.toolkit_page(settings)) == ["title", "summary", "area", "reviewed"]
    assert required(kinds.ISSUE) == ["subject", "preheader", "status"]
    assert required(kinds.PLAIN_PAGE) == ["title", "summary"]


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
    assert kinds.sections([plan]) == expected


def test_slugs_come_first() -> None:
    """Every name of a topic leads to its slug, and a list of names begins with the slugs."""
    topics = [
        Topic(slug="cx", title="CX", summary="", aliases=("customers", "service")),
        Topic(slug="forms", title="Forms", summary=""),
    ]
    assert list(kinds.slugs(topics).items()) == [
        ("cx", "cx"),
        ("forms", "forms"),
        ("customers", "cx"),
        ("service", "cx"),
    ]
