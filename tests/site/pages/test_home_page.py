"""The home page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.content.assessment.maturity import Assessment
from hub.content.models import Issue, Item, Library, Section
from hub.content.settings import DayOfMonth, Rhythm
from hub.site.pages import home_page

if TYPE_CHECKING:
    from hub.content.models import Article, Event, ToolkitPage
    from hub.content.settings import Config


def written(library: Library, config: Config, today: date) -> str:
    """The home page."""
    (page,) = home_page.pages(library, config, today)
    return page.text


def test_draft_is_not_news(library: Library, issue: Issue, config: Config, today: date) -> None:
    """The newest issue that is no draft leads, even in a preview."""
    draft = replace(issue, path="newsletters/2026-11-27.md", status="draft")
    library = replace(library, issues=(draft, *library.issues))
    assert "newsletter/2026-11-27.md" not in written(library, config, today)


def test_a_hub_without_issue_and_join_can_be_followed(library: Library, config: Config, today: date) -> None:
    """In the place of the latest issue it offers feeds, calendars and the list, where there is one."""
    bare = replace(library, issues=(), pages=())
    alone = replace(config, newsletter=replace(config.newsletter, subscribe=""))
    offered = [re.findall(r'<a class="btn two" href="([^"]*)"', written(bare, each, today)) for each in (config, alone)]
    assert offered == [["feeds/index.md", config.newsletter.subscribe], ["feeds/index.md"]]
    assert "Follow this hub" not in written(library, config, today)


def test_four_items_at_most(library: Library, issue: Issue, config: Config, today: date) -> None:
    """The home page names the first four items of an issue, across its sections."""
    items = tuple(Item(title=f"Item {number}", url="https://a.gov/") for number in range(4))
    library = replace(library, issues=(replace(issue, sections=(Section(title="A", items=items),) * 2),))
    assert written(library, config, today).count(">Item ") == 4


@pytest.mark.parametrize(
    ("day", "said"), [(19, "Latest"), (20, "This week’s"), (26, "This week’s"), (27, "Latest")], ids=str
)
def test_an_issue_is_this_weeks_for_a_week(library: Library, config: Config, day: int, said: str) -> None:
    """What was sent a week ago is the latest issue, and no longer this week's; so is one that is dated ahead."""
    assert f'<p class="label">{said} issue</p>' in written(library, config, date(2026, 11, day))


@pytest.mark.parametrize(
    ("rhythm", "day", "words"),
    [
        (
            Rhythm(monthly=(DayOfMonth(3, 4),)),
            date(2026, 11, 30),
            ("This month’s", "on the third Friday of each month"),
        ),
        (Rhythm(monthly=(DayOfMonth(3, 4),)), date(2026, 12, 1), ("Latest", "on the third Friday of each month")),
        (Rhythm(monthly=(DayOfMonth(3, 4),)), date(2026, 11, 19), ("Latest", "on the third Friday of each month")),
        (Rhythm(weekly=(1, 4)), date(2026, 11, 21), ("Latest", "each Tuesday and Friday")),
        (Rhythm(every_two_weeks=date(2026, 11, 20)), date(2026, 11, 21), ("Latest", "every other Friday")),
    ],
)
def test_words_follow_the_rhythm(
    library: Library, config: Config, rhythm: Rhythm, day: date, words: tuple[str, str]
) -> None:
    """The way in says how often, and the issue of November 20 is called by the week or month only where it is of it."""
    page = written(library, replace(config, newsletter=replace(config.newsletter, rhythm=rhythm)), day)
    label, often = words
    assert (f'<p class="label">{label} issue</p>' in page, f">Get it {often}</a>" in page) == (True, True)


def test_cancelled_events_are_not_next(library: Library, event: Event, config: Config, today: date) -> None:
    """Nobody is sent to an event that will not take place."""
    library = replace(library, events=(replace(event, status="cancelled"),))
    assert event.title not in written(library, config, today)


def test_home_without_words(config: Config, today: date) -> None:
    """A hub without content/index.md opens with its name."""
    assert '<h1 id="lamp-hub">Lamp Hub<' in written(Library(), config, today)


def test_it_has_no_places_for_what_a_hub_does_not_have(config: Config, today: date) -> None:
    """A hub of pages alone, such as a documentation, speaks of no events and promises no issue."""
    page = written(Library(), config, today)
    assert [words for words in ("Next events", "first issue") if words in page] == []


def test_picks_say_why(library: Library, article: Article, config: Config, today: date) -> None:
    """Articles of which an editor says why come before newer ones, three at most."""
    plain = tuple(replace(article, title=f"Oil {number}", note=None) for number in range(3))
    page = written(replace(library, articles=(*plain, replace(article, title="Wax"))), config, today)
    order = [page.find(words) for words in (">Wax<", ">Oil 0<", ">Oil 1<")]
    assert (order == sorted(order), min(order) > 0, ">Oil 2<" in page) == (True, True, False)


def test_an_item_may_lead_nowhere(library: Library, headings: Issue, config: Config, today: date) -> None:
    """It is a line without a link."""
    assert "<li>Thank you</li>" in written(replace(library, issues=(headings,)), config, today)


def test_time_and_assessment(library: Library, page: ToolkitPage, config: Config, today: date) -> None:
    """Practices are offered by the time that they take, and a self-assessment is a square among the areas."""
    times = {"a": "Two hours", "b": "Six weeks"}
    timed = (replace(page, path=f"content/toolkit/light/{name}.md", time=time) for name, time in times.items())
    model = Assessment(
        id="team",
        path="content/assessment/team.yml",
        title="Team",
        summary="S",
        version=1,
        scale=(),
        stages=(),
        dimensions=(),
    )
    home = written(replace(library, toolkit=(page, *timed), assessments=(model,)), config, today)
    assert re.findall(r'<p class="ans">([^<]*)</p>', home) == ["An afternoon", "A quarter"]
    assert '<li class="cell one">' in home
    assert "How much time" not in written(library, config, today)
