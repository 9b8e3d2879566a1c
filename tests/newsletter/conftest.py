"""What the digest's tests share: one hub's settings, and the issues in `data/`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from hub.base import text
from hub.config import hub_settings
from hub.content.issue import parser
from hub.content.models import Issue
from hub.content.settings import Area, Source
from tests import hubs

if TYPE_CHECKING:
    from hub.content.settings import Config

DATA = Path(__file__).with_name("data")
ZONE = ZoneInfo("America/New_York")


FRIDAY = hub_settings.load(hubs.FRIDAY)
# Eight stand around one person.
AREAS = tuple(
    Area(key=text.slug(title), title=title)
    for title in (
        "Governance",
        "Culture",
        "Customer understanding",
        "Design",
        "Delivery",
        "Measurement",
        "Access",
        "Technology",
    )
)
CONFIG = replace(
    FRIDAY,
    root=Path("hub"),
    timezone=ZONE,
    areas=AREAS,
    sources=(Source(key="example", name="Example.gov", url="https://example.gov/feed.json", timezone=ZONE),),
    topics=(),
    newsletter=replace(FRIDAY.newsletter, max_links=32),
)


@pytest.fixture
def config() -> Config:
    """The settings of a small hub with a section of each kind."""
    return CONFIG


@pytest.fixture(params=sorted(folder.name for folder in DATA.iterdir()))
def case(request: pytest.FixtureRequest) -> Path:
    """Each folder of `data/` in turn: an issue's body beside what its readers get."""
    return DATA / str(request.param)


@pytest.fixture
def issue(case: Path) -> Issue:
    """The issue of the folder."""
    return read(case)


@pytest.fixture
def full() -> Issue:
    """An issue with a bit of everything."""
    return read(DATA / "full")


def read(folder: Path) -> Issue:
    """The issue whose body the folder holds."""
    note, sections, _ = parser.parse((folder / "issue.md").read_text("utf-8"), "issue.md", 1)
    return Issue(
        path="newsletters/2026-11-27.md",
        day=date(2026, 11, 27),
        subject="GovCX Update: why a survey is not a conversation",
        preheader="Articles on surveys, letters and trust, a free journey-mapping class, and a coffee hour.",
        status="ready",
        number=12,
        note=note,
        sections=sections,
    )
