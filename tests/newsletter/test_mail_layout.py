"""What the HTML mail shows of an issue: its order is the editor's, its looks are those of each kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from hub.base import date_format
from hub.config import color_tokens
from hub.content import event_words
from hub.content.models import Event, Issue, Item, Section
from hub.content.settings import Area
from hub.newsletter import mail_layout, render

if TYPE_CHECKING:
    from hub.content.settings import Config
    from hub.newsletter.mail_layout import LaidOutItem

OURS = "https://govcx.example.gov/"
COFFEE = f"{OURS}events/2026-12-08-coffee-hour/"


def laid_out(issue: Issue, config: Config, *items: Item) -> tuple[LaidOutItem, ...]:
    """The items of an issue's only section."""
    issue = replace(issue, sections=(Section(title="News", items=items),))
    return mail_layout.sections(issue, config)[0].entries


@pytest.mark.parametrize(
    ("url", "source_line", "kind", "day", "area"),
    [
        (COFFEE, "Tuesday, December 8, 2026, 12:00–12:45 pm ET", "event", date(2026, 12, 8), None),
        (COFFEE, "Postponed to Wednesday, December 9, 2026", "event", date(2026, 12, 9), None),
        (COFFEE, "Next Tuesday at noon", "event", date(2026, 12, 8), None),
        (COFFEE, "", "event", date(2026, 12, 8), None),
        (f"{OURS}events/2026-13-08-coffee-hour/", "", "event", None, None),
        (COFFEE, "Tuesday, February 30, 2026, noon", "event", None, None),
        (
            "https://a.gov/lab/",
            "Thursday, December 3, 2026, 1:00–4:00 pm ET · Online",
            "event",
            date(2026, 12, 3),
            None,
        ),
        ("https://a.gov/fair/", "Tuesday, December 8, 2026, all day · Free", "event", date(2026, 12, 8), None),
        (
            "https://a.gov/fair/",
            "Tuesday, December 8, 2026 – Thursday, December 10, 2026",
            "event",
            date(2026, 12, 8),
            None,
        ),
        ("https://a.gov/events/2026-12-08-lab/", "A.gov · December 8, 2026", "article", None, None),
        (f"{OURS}events/", "All of them", "article", None, None),
        (f"{OURS}toolkit/measurement/choose/", "Toolkit · reviewed May 1, 2026", "practice", None, 6),
        (f"{OURS}toolkit/measurements/choose/", "", "practice", None, None),
        ("https://a.gov/toolkit/measurement/", "", "article", None, None),
        ("", "", "", None, None),
    ],
)
def test_kinds(  # noqa: PLR0913, PLR0917  one row of the table
    full: Issue, config: Config, url: str, source_line: str, kind: str, day: date | None, area: int | None
) -> None:
    """An event is what has its page with us or says day and hour; its words win over its address."""
    (found,) = laid_out(full, config, Item(title="One", url=url, source_line=source_line))
    assert (found.kind, found.day, found.area) == (kind, day, area)


@pytest.mark.parametrize("language", ["en", "en-GB", "es", "es-US", "ar", "fr"])
@pytest.mark.parametrize("month", range(1, 13))
def test_an_event_elsewhere_in_each_language(full: Issue, config: Config, language: str, month: int) -> None:
    """A day and hours as hub writes them say that an item is an event; a day alone is that of an article."""
    start = datetime(2026, month, 5, 13, tzinfo=config.timezone)
    event = Event(path="", title="", summary="", kind="", start=start, end=start + timedelta(hours=3))
    midnight = start.replace(hour=0)
    others = (
        replace(event, end=start + timedelta(days=1)),
        replace(event, start=midnight, end=midnight, all_day=True),
        replace(event, start=midnight, end=midnight + timedelta(days=1), all_day=True),
    )
    lines = [event_words.when(one, language) for one in (event, *others)]
    lines = [*(f"0 · {line} · 0" for line in lines), f"0 · {date_format.day(start.date(), language)}"]
    items = [Item(title="0", url="https://a.gov/", source_line=line) for line in lines]
    found = laid_out(full, replace(config, language=language), *items)
    assert [(one.kind, one.day) for one in found] == [*[("event", start.date())] * 4, ("article", None)]


def test_an_event_whose_day_is_in_english(full: Issue, config: Config) -> None:
    """A hub that changed its language still knows the events of its earlier issues."""
    item = Item(title="0", url="https://a.gov/", source_line="Tuesday, December 8, 2026, 12:00–12:45 pm ET")
    (found,) = laid_out(replace(full, lang="es"), config, item)
    assert (found.kind, found.day) == ("event", date(2026, 12, 8))


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("Tuesday, December 8, 2026, 12:00 pm ET · Online · Free", [0]),
        ("Reminder · Tuesday, December 8, 2026, 12:00 pm ET · Room 5", [1]),
        ("Next Tuesday · Online", []),
        ("[Tuesday · 12:00 pm](https://a.gov/) · Online", [0]),
        ("", []),
    ],
)
def test_facts(full: Issue, config: Config, line: str, facts: list[int]) -> None:
    """Of an event's source line the part that says when stands out; a link that spans two parts stays whole."""
    (found,) = laid_out(full, config, Item(title="One", url=COFFEE, source_line=line))
    assert [number for number, (_, is_when) in enumerate(found.facts) if is_when] == facts


def test_a_link_over_two_facts_is_whole(full: Issue, config: Config) -> None:
    """No link of a source line is torn."""
    (found,) = laid_out(
        full, config, Item(title="One", url=COFFEE, source_line="[May 1 · noon](https://a.gov/) · Here")
    )
    assert [words for words, _ in found.facts] == ['<a href="https://a.gov/">May 1 · noon</a> · Here']


def test_a_source_line_tells_something(full: Issue, config: Config) -> None:
    """Where the item before has the same source line it is not repeated; the order is the editor's."""
    lines = ("A.gov · May 1, 2026", "A.gov · May 1, 2026", "A.gov · May 2, 2026", "A.gov · May 1, 2026")
    items = [Item(title=line, url="https://a.gov/", source_line=line) for line in lines]
    found = laid_out(full, config, *items)
    assert [entry.source_line for entry in found] == [lines[0], "", lines[2], lines[3]]
    assert [entry.item for entry in found] == items


def test_one_lead(full: Issue, config: Config) -> None:
    """Only the first item of the first section leads."""
    found = [entry.is_lead for section in mail_layout.sections(full, config) for entry in section.entries]
    assert found == [True, *[False] * 7]


def test_counts(full: Issue, config: Config) -> None:
    """One line says how much is inside, and nothing of a quiet week."""
    page = render.html(full, config)
    assert "Inside: 4 articles, 2 events, 2 practices. 1-minute read." in page
    one = replace(full, sections=(Section(title="News", items=(Item(title="One", url="https://a.gov/"),)),))
    assert "Inside: 1 article. 1-minute read." in render.html(one, config)
    assert "Inside" not in render.html(replace(full, sections=()), config)


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        ("GovCX Update: why we ask", "Why we ask"),
        ("GovCX Update: iPhones in offices", "iPhones in offices"),
        ("GovCX Update: 4 ways", "4 ways"),
        ("A quiet week", "A quiet week"),
        ("GovCX Update", "GovCX Update"),
    ],
)
def test_headline(full: Issue, subject: str, headline: str) -> None:
    """The headline is the subject without the name that stands above it."""
    assert mail_layout.headline(replace(full, subject=subject), "GovCX Update") == headline


@pytest.mark.parametrize(
    ("count", "rows"),
    [
        (0, ()),
        (1, ((1,),)),
        (3, ((1, 2), (3,))),
        (5, ((1, 2, 3), (4, 5))),
        (8, ((1, 2, 3), (4, 0, 5), (6, 7, 8))),
        (9, ((1, 2, 3), (4, 5, 6), (7, 8, 9))),
    ],
)
def test_mark(full: Issue, config: Config, count: int, rows: tuple[tuple[int, ...], ...]) -> None:
    """Eight areas stand around one person, any other number in an even grid; a hub without areas has no mark."""
    areas = tuple(Area(key=f"a{number}", title=f"A {number}") for number in range(count))
    assert mail_layout.mark(areas) == rows
    page = render.html(replace(full, sections=()), replace(config, areas=areas))
    assert page.count("bgcolor") == sum(map(len, rows))


@pytest.mark.parametrize("typeface", sorted(mail_layout.TYPEFACES))
def test_looks_are_the_settings(full: Issue, config: Config, typeface: str) -> None:
    """The mail has the brand and the typeface of the site."""
    other = replace(config, theme=replace(config.theme, brand="#8a1f2b", typeface=typeface))
    light, dark = color_tokens.of(other)
    page = render.html(full, other)
    assert mail_layout.TYPEFACES[typeface][0] in page
    assert f'style="color:{light["ink"]}"' in page
    assert f"a {{ color: {dark['ink']} !important; }}" in page
    assert light["ink"] not in render.html(full, config)
