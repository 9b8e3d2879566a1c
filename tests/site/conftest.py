"""What the site's tests share: a small hub with one of everything, built by hand."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from hub.config import hub_settings
from hub.content.body import Body
from hub.content.models import Article, Event, Issue, Item, Library, PlainPage, Resource, Section, ToolkitPage
from hub.content.settings import Area, Source, Topic
from hub.site.mkdocs import site_build
from tests.hubs import LAMPS

if TYPE_CHECKING:
    from hub.content.settings import Config

ZONE = ZoneInfo("America/New_York")


@pytest.fixture
def today() -> date:
    """A Sunday with one event behind it and two ahead."""
    return date(2026, 11, 22)


@pytest.fixture
def config() -> Config:
    """A hub with two areas, of which one has no page, and two topics."""
    return replace(
        hub_settings.load(LAMPS),
        root=Path("hub"),
        repository=None,
        areas=(Area(key="light", title="Light"), Area(key="dark", title="Dark")),
        sources=(Source(key="daily", name="The Daily Lamp", timezone=ZONE),),
        topics=(
            Topic(slug="oil", title="Oil & wicks", summary="What burns.", featured=("https://daily.example.gov/oil/",)),
            Topic(slug="glass", title="Glass", summary="What lets light out."),
        ),
    )


@pytest.fixture
def article() -> Article:
    """An article with a title that is full of Markdown."""
    return Article(
        path="content/articles/2026/2026-11-17-oil.md",
        title="Why [oil] *still* <matters> | part_1 {#a}",
        url="https://daily.example.gov/oil/",
        source="daily",
        published=date(2026, 11, 17),
        section="news",
        summary="Oil burns longer than wax.",
        authors=("Ann Wick", "Bo Glass"),
        topics=("oil",),
        note="Read the table first.",
        body=Body.of("The whole text, with **bold** words."),
    )


@pytest.fixture
def event() -> Event:
    """A class that is still to come."""
    return Event(
        path="content/events/2026-12-03-trim.md",
        title="Trim a wick in one hour",
        kind="training",
        start=datetime(2026, 12, 3, 13, tzinfo=ZONE),
        end=datetime(2026, 12, 3, 14, tzinfo=ZONE),
        summary="Bring one lamp.",
        url="https://www.school.example.gov/trim/",
        host="Lamp School",
        place="online",
        cost="free",
        topics=("oil", "glass"),
        body=Body.of("You need scissors."),
    )


@pytest.fixture
def page() -> ToolkitPage:
    """The page of the one area that has one, overdue for review."""
    return ToolkitPage(
        path="content/toolkit/light/index.md",
        title="Light",
        summary="How to see at night.",
        area="light",
        reviewed=date(2025, 8, 31),
        owner="The lamp team",
        topics=("oil",),
        resources=(
            Resource(title="Lamp book", url="https://b.gov/", kind="guide", publisher="GPO", year=2020),
            Resource(title="Lamp law", url="https://l.gov/", kind="policy", publisher="NARA"),
        ),
        review_every=6,
        body=Body.of("Start with one lamp."),
    )


@pytest.fixture
def issue() -> Issue:
    """The newest issue that was sent."""
    return Issue(
        path="newsletters/2026-11-20.md",
        day=date(2026, 11, 20),
        subject="Lamp Letter: trim it",
        preheader="Oil, glass and a class.",
        status="sent",
        number=2,
        editor="Cy Match",
        note="Happy **Friday**.",
        sections=(
            Section(
                title="Articles",
                intro="Two of many.",
                items=(
                    Item(
                        title="Why oil", url="https://d.gov/o/", source_line="Daily · November 17, 2026", blurb="Long."
                    ),
                    Item(title="Why glass", url="https://d.gov/g/"),
                ),
            ),
            Section(title="News"),
        ),
    )


@pytest.fixture
def headings(issue: Issue) -> Issue:
    """An issue whose items lead nowhere, to two places, or somewhere a second time."""
    items = (
        Item(title="Thank you", url=""),
        Item(title="Thank you, Cy", url="", heading="Thank you, *Cy*"),
        Item(title="A or B", url="https://a.gov/", heading="[A](https://a.gov/) or [B](https://b.gov/)"),
        Item(title="Again", url="https://c.gov/", again="Back by request & again"),
    )
    return replace(issue, sections=(Section(title="All", items=items),))


@pytest.fixture
def library(article: Article, event: Event, page: ToolkitPage, issue: Issue) -> Library:
    """One or two of every kind of content."""
    return Library(
        articles=(
            article,
            Article(
                path="content/articles/2026/2026-10-02-glass.md",
                title="Clean glass",
                url="https://c.gov/glass/",
                source="Glass Weekly",
                published=date(2026, 10, 2),
                section="news",
                summary="Vinegar works.",
            ),
        ),
        events=(
            Event(
                path="content/events/2026-10-01-talk.md",
                title="A talk about lamps",
                kind="networking",
                start=datetime(2026, 10, 1, 9, tzinfo=ZONE),
                end=datetime(2026, 10, 1, 10, tzinfo=ZONE),
                summary="We talked.",
                recording="https://v.gov/talk/",
            ),
            event,
            Event(
                path="content/events/2026-12-10-walk.md",
                title="Lamp walk",
                kind="networking",
                start=datetime(2026, 12, 10, 18, tzinfo=ZONE),
                end=datetime(2026, 12, 10, 19, tzinfo=ZONE),
                summary="A walk.",
                status="cancelled",
                url="https://w.gov/",
            ),
        ),
        toolkit=(
            page,
            ToolkitPage(
                path="content/toolkit/light/wick.md",
                title="Wicks",
                summary="Which wick for which lamp.",
                area="light",
                reviewed=date(2026, 11, 1),
            ),
        ),
        pages=(
            PlainPage(
                path="content/about.md", title="About", summary="Who we are.", body=Body.of("People with lamps.")
            ),
            PlainPage(path="content/index.md", title="Lamp Hub", summary="Light for all.", body=Body.of("Come in.")),
            PlainPage(path="content/join.md", title="Join", summary="It is free."),
        ),
        issues=(
            issue,
            Issue(
                path="newsletters/2026-11-13.md",
                day=date(2026, 11, 13),
                subject="Lamp Letter: begin",
                preheader="The first one.",
                status="sent",
            ),
        ),
    )


def copied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the hub of lamps on November 22, 2026; MkDocs knows the plugin even where hub is not installed."""
    info = folder / "hub-0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: hub\nVersion: 0\n")
    (info / "entry_points.txt").write_text("[mkdocs.plugins]\nhub = hub.site.mkdocs.plugin:HubPlugin\n")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2026, 11, 22, 12, tzinfo=ZONE).timestamp())))
    return shutil.copytree(LAMPS, folder / "lamps")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small hub to build, and to break."""
    return copied(tmp_path, monkeypatch)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of that hub, built once and only read."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        return site_build.build(copied(tmp_path_factory.mktemp("built"), monkeypatch))
