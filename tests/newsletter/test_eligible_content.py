"""What waits for an issue: each rule of what is new, near or said already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from hub.content import content_addresses, repeat_words, translations
from hub.content.assessment.maturity import Assessment, Dimension, Practice
from hub.content.issue import offered_comment
from hub.content.models import Alias, Article, Correction, Event, Issue, Item, Library, Section, ToolkitPage
from hub.newsletter import corrected_issues, eligible_content

if TYPE_CHECKING:
    from hub.content.settings import Config

DAY = date(2026, 11, 27)
ZONE = ZoneInfo("America/New_York")
ARTICLE = Article(
    path="content/articles/a.md",
    title="A",
    url="https://a.gov/a/",
    source="example",
    published=date(2026, 11, 24),
    section="articles",
    summary="A.",
)
EVENT = Event(
    path="content/events/2026-12-03-lab.md",
    title="Lab",
    kind="training",
    start=datetime(2026, 12, 3, 13, tzinfo=ZONE),
    end=datetime(2026, 12, 3, 16, tzinfo=ZONE),
    summary="Lab.",
)
PAGE = ToolkitPage(
    path="content/toolkit/measurement/index.md",
    title="Measure",
    summary="Measure.",
    area="measurement",
    reviewed=date(2026, 11, 20),
)


def issue(day: date, *links: str) -> Issue:
    """An issue of that day with those links."""
    items = tuple(Item(title="Old", url=link) for link in links)
    sections = (Section(title="Articles", items=items),)
    return Issue(path=f"newsletters/{day}.md", day=day, subject="", preheader="", status="sent", sections=sections)


def test_an_issue_has_what_is_in_its_language(config: Config) -> None:
    """A hub of two languages offers each thing to the issues of one; a hub of one language offers all it has."""
    twins = tuple(
        replace(EVENT, path=f"content/events/2026-12-03-{name}.md", lang=name, translation_of="2026-12-03-lab.md")
        for name in ("es", "fr")
    )
    said = replace(ARTICLE, path="content/articles/b.md", url="https://a.gov/b/", lang="es")
    library = Library(articles=(ARTICLE, said), events=(EVENT, *twins))
    found = {
        lang: eligible_content.find(library, translations.settings(config, lang), DAY)
        for lang in (None, "es", "fr", "ar")
    }
    assert {lang: [*one.articles, *one.events] for lang, one in found.items()} == {
        None: [ARTICLE, EVENT],
        "es": [said, twins[0]],
        "fr": [twins[1]],
        "ar": [ARTICLE, EVENT],
    }
    assert eligible_content.unsaid(library, translations.settings(config, "es"), DAY) == (said, twins[0])
    assert eligible_content.find(Library(articles=(said,)), config, DAY).articles == (said,)


def test_an_issue_in_another_language_makes_nothing_old(config: Config) -> None:
    """What is new is new since the last issue in the same language, and only its corrections are said again."""
    twin = replace(EVENT, path="content/events/2026-12-03-es.md", lang="es", translation_of="2026-12-03-lab.md")
    corrected = (Correction(day=date(2026, 11, 26), words="The lab is on December 3."),)
    other = replace(issue(date(2026, 11, 26), ARTICLE.url), lang="es", composed=date(2026, 11, 26), corrected=corrected)
    library = Library(articles=(ARTICLE,), events=(EVENT, twin), issues=(other,))
    assert eligible_content.find(library, config, DAY).articles == (ARTICLE,)
    assert corrected_issues.lines(library, config, DAY) == {}
    assert len(corrected_issues.lines(library, translations.settings(config, "es"), DAY)) == 1


def test_finds_articles_kept_since_the_last_issue(config: Config) -> None:
    """An article waits if it was kept (or else published) since the draft of the issue before was made."""
    late = replace(ARTICLE, path="b.md", url="https://a.gov/b/", published=date(2020, 1, 1), added=date(2026, 11, 20))
    old = replace(ARTICLE, path="c.md", url="https://a.gov/c/", added=date(2026, 11, 19))
    before = replace(issue(date(2026, 11, 23)), composed=date(2026, 11, 20))
    issues = (issue(date(2026, 12, 4)), before, issue(date(2026, 11, 13)))
    library = Library(articles=(late, ARTICLE, old), issues=issues)
    assert eligible_content.find(library, config, DAY).articles == (ARTICLE, late)


def test_takes_a_week_before_an_issue_that_does_not_say_when_it_was_composed(config: Config) -> None:
    """What was kept in the days before such an issue may have come too late for it."""
    late = replace(ARTICLE, added=date(2026, 11, 13))
    early = replace(ARTICLE, path="c.md", url="https://a.gov/c/", added=date(2026, 11, 12))
    library = Library(articles=(late, early), issues=(issue(date(2026, 11, 20)),))
    assert eligible_content.find(library, config, DAY).articles == (late,)


@pytest.mark.parametrize(
    ("published", "added", "found"),
    [
        (date(2001, 1, 1), date(2026, 9, 1), True),
        (date(2026, 11, 21), None, True),
        (date(2026, 11, 20), None, False),
        (date(2026, 11, 28), date(2026, 11, 20), False),
    ],
)
def test_finds_articles_for_the_first_issue(config: Config, published: date, added: date | None, found: bool) -> None:  # noqa: FBT001
    """Without an issue before, what an editor kept is new, and of an imported archive what the last week brought."""
    one = replace(ARTICLE, published=published, added=added)
    assert eligible_content.find(Library(articles=(one,)), config, DAY).articles == ((one,) if found else ())


@pytest.mark.parametrize("day", [date(2026, 1, 2), DAY, date(2026, 12, 4)])
def test_skips_articles_that_an_issue_carries(config: Config, day: date) -> None:
    """No link is sent twice, whichever issue has it and however it spells the address."""
    library = Library(articles=(ARTICLE,), issues=(issue(day, "http://www.a.gov/a?utm_source=x", "mailto:a@b.gov"),))
    assert eligible_content.find(library, config, DAY).articles == ()


def test_sorts_articles(config: Config) -> None:
    """Articles with an editor's note come first, then the newest."""
    noted = replace(
        ARTICLE, path="n.md", url="https://a.gov/n", published=date(2026, 11, 1), added=DAY, note="Read it."
    )
    newest = replace(ARTICLE, path="w.md", url="https://a.gov/w", published=date(2026, 11, 26))
    found = eligible_content.find(Library(articles=(ARTICLE, newest, noted)), config, DAY).articles
    assert found == (noted, newest, ARTICLE)


@pytest.mark.parametrize(
    ("days", "status", "found"),
    [
        (-1, None, False),
        (0, None, True),
        (28, None, True),
        (29, None, False),
        (5, "cancelled", False),
        (5, "postponed", False),
    ],
)
def test_finds_events_of_the_coming_weeks(config: Config, days: int, status: str | None, found: bool) -> None:  # noqa: FBT001
    """An event waits when it starts from the issue's day to four weeks later and takes place."""
    start = datetime(2026, 11, 27, 23, 30, tzinfo=ZONE) + timedelta(days=days)
    event = replace(EVENT, start=start, end=start + timedelta(hours=1), status=status)
    assert eligible_content.find(Library(events=(event,)), config, DAY).events == ((event,) if found else ())


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ([date(2026, 11, 20)], True),
        ([date(2026, 11, 20), date(2026, 11, 13)], False),
        ([DAY], False),
    ],
)
def test_announces_an_event_twice(config: Config, days: list[date], found: bool) -> None:  # noqa: FBT001
    """An event is announced in two issues at most, and once in each."""
    issues = tuple(issue(day, "https://govcx.example.gov/events/2026-12-03-lab/") for day in days)
    library = Library(events=(EVENT,), issues=issues)
    assert eligible_content.find(library, config, DAY).events == ((EVENT,) if found else ())


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ([date(2026, 10, 23), date(2026, 10, 16), date(2026, 10, 9)], True),
        ([date(2026, 11, 20), date(2026, 10, 16)], True),
        ([date(2026, 11, 20), date(2026, 11, 13)], False),
    ],
)
def test_announces_a_series_again(config: Config, days: list[date], found: bool) -> None:  # noqa: FBT001
    """A series is announced at its next time, twice in four weeks at most, for however long it goes on."""
    first = EVENT.start - timedelta(days=56)
    series = replace(EVENT, start=first, end=first, repeat=repeat_words.read("every week until 2027-03-31"))
    issues = tuple(issue(day, "https://govcx.example.gov/events/2026-12-03-lab/") for day in days)
    events = eligible_content.find(Library(events=(series,), issues=issues), config, DAY).events
    assert [event.start for event in events] == [EVENT.start] * found


def test_sorts_events(config: Config) -> None:
    """The next event comes first."""
    later = replace(EVENT, path="content/events/z.md", start=EVENT.start + timedelta(days=1))
    assert eligible_content.find(Library(events=(later, EVENT)), config, DAY).events == (EVENT, later)


@pytest.mark.parametrize(("carried", "found"), [(date(2026, 11, 13), True), (date(2026, 11, 20), False)])
def test_finds_reviewed_toolkit_pages(config: Config, carried: date, found: bool) -> None:  # noqa: FBT001
    """A page waits once after each review."""
    old = replace(PAGE, path="content/toolkit/old.md", reviewed=date(2026, 11, 1))
    issues = (issue(date(2026, 11, 20)), issue(carried, "https://govcx.example.gov/toolkit/measurement/"))
    library = Library(toolkit=(PAGE, old), issues=issues)
    assert eligible_content.find(library, config, DAY).pages == ((PAGE,) if found else ())


@pytest.mark.parametrize("deleted", [False, True])
def test_a_page_that_moved_is_known_by_its_former_address(config: Config, deleted: bool) -> None:  # noqa: FBT001
    """An issue that had it, or an editor who deleted it from a draft, counts for its address of today."""
    old = "https://govcx.example.gov/toolkit/metrics/"
    before = issue(date(2026, 11, 23)) if deleted else issue(date(2026, 11, 23), old)
    library = Library(toolkit=(PAGE,), issues=(replace(before, offered=(offered_comment.mark(old),)),))
    assert eligible_content.find(library, config, DAY).pages == (PAGE,)
    moved = replace(PAGE, aliases=(Alias(address="toolkit/metrics/"),))
    assert eligible_content.find(replace(library, toolkit=(moved,)), config, DAY).pages == ()


def test_shows_one_practice_in_a_week_without_new_pages(config: Config) -> None:
    """The next one that a self-assessment teaches and no issue has shown; new pages come before it."""
    old = date(2020, 1, 1)
    pages = [replace(PAGE, path=f"content/toolkit/measurement/{name}.md", reviewed=old) for name in "abc"]
    taught = [
        Practice(key=key, id=name, text="", stage=1, pages=(f"toolkit/measurement/{name}.md",))
        for key, name in enumerate("cxab")
    ]
    part = Dimension(id="m", title="M", question="?", practices=tuple(taught))
    model = Assessment(id="m", path="", title="M", summary="", version=1, scale=(), stages=(), dimensions=(part,))
    sent = issue(date(2026, 11, 20), "https://govcx.example.gov/toolkit/measurement/c/")
    library = Library(toolkit=tuple(pages), assessments=(model,), issues=(sent,))
    assert eligible_content.find(library, config, DAY).pages == (pages[0],)
    assert eligible_content.find(replace(library, toolkit=(*pages, PAGE)), config, DAY).pages == (PAGE,)
    assert eligible_content.find(replace(library, assessments=()), config, DAY).pages == ()


@pytest.mark.parametrize("url", ["https://govcx.example.gov/events/2026-12-03-lab/", "https://a.gov/lab/?utm_source=x"])
def test_an_event_is_known_by_each_of_its_addresses(config: Config, url: str) -> None:
    """Whether issues linked to its own page or to where it is elsewhere, it was said, and deleted it stays away."""
    event = replace(EVENT, url="https://a.gov/lab/")
    said = Library(events=(event,), issues=(issue(date(2026, 11, 6), url), issue(date(2026, 11, 13), url)))
    assert eligible_content.find(said, config, DAY).events == ()
    once = replace(said, issues=said.issues[:1])
    assert eligible_content.find(once, config, DAY).again == {event.path}
    deleted = replace(issue(date(2026, 11, 20)), offered=(offered_comment.mark(url),))
    assert eligible_content.find(replace(said, issues=(deleted,)), config, DAY).events == ()


def test_what_no_issue_has_yet(config: Config) -> None:
    """For a later issue or of last year: an editor may choose it; what an issue has, or is to come, is not there."""
    later, old = (replace(ARTICLE, path=f"content/articles/{name}.md", url=f"https://a.gov/{name}/") for name in "bc")
    later, old = replace(later, issue=DAY + timedelta(days=7)), replace(old, published=date(2025, 1, 2))
    coming = replace(ARTICLE, path="content/articles/d.md", url="https://a.gov/d/", published=DAY + timedelta(days=1))
    library = Library(articles=(old, ARTICLE, later, coming), events=(EVENT, replace(EVENT, status="cancelled")))
    assert eligible_content.unsaid(library, config, DAY) == (ARTICLE, later, old, EVENT)
    said = replace(library, issues=(issue(date(2026, 11, 6), ARTICLE.url),), toolkit=(PAGE,))
    assert eligible_content.unsaid(said, config, DAY) == (later, old, EVENT, PAGE)


def test_what_an_editor_deleted_stays_away(config: Config) -> None:
    """What a draft offered, and its editor deleted, no later issue offers; what lacked room is no news either."""
    link = "https://govcx.example.gov/"
    urls = ("https://a.gov/a", f"{link}events/2026-12-03-lab/", f"{link}toolkit/measurement/")
    before = replace(issue(date(2026, 11, 20)), offered=tuple(offered_comment.mark(url) for url in urls))
    library = Library(articles=(ARTICLE,), events=(EVENT,), toolkit=(PAGE,), issues=(before,))
    found = eligible_content.find(library, config, DAY)
    assert (found.articles, found.events, found.pages, found.archive) == ((), (), (), ())
    late = replace(before, offered=(), left_out=before.offered)
    found = eligible_content.find(replace(library, issues=(late,)), config, DAY)
    assert (found.articles, found.events, found.pages) == ((), (EVENT,), (PAGE,))


def test_reminds_of_an_event_when_it_is_near(config: Config) -> None:
    """The second announcement waits for the last issue before the event."""
    early = issue(date(2026, 11, 6), "https://govcx.example.gov/events/2026-12-03-lab/")
    library = Library(events=(EVENT,), issues=(early,))
    assert eligible_content.find(library, config, date(2026, 11, 20)).events == ()
    assert eligible_content.find(library, config, DAY).events == (EVENT,)


@pytest.mark.parametrize(("days", "found"), [(6, True), (7, False)])
def test_an_event_a_week_away_is_for_the_next_issue(config: Config, days: int, found: bool) -> None:  # noqa: FBT001
    """The issue of the same day a week later can still remind of it."""
    start = datetime(2026, 11, 27, 13, tzinfo=ZONE) + timedelta(days=days)
    event = replace(EVENT, start=start, end=start + timedelta(hours=1))
    library = Library(events=(event,), issues=(issue(date(2026, 11, 6), content_addresses.lead(event, config)),))
    assert eligible_content.find(library, config, DAY).events == ((event,) if found else ())


def test_an_article_of_the_day_itself_is_new(config: Config) -> None:
    """What is published on the morning of an issue may be in it."""
    today = replace(ARTICLE, published=DAY)
    assert eligible_content.find(Library(articles=(today,)), config, DAY).articles == (today,)


def test_the_issue_of_the_day_is_not_the_one_before(config: Config) -> None:
    """A draft that is made anew looks back as far as it did at first."""
    again = replace(issue(DAY), composed=date(2026, 11, 26))
    library = Library(articles=(ARTICLE,), issues=(again, issue(date(2026, 11, 20))))
    assert eligible_content.find(library, config, DAY).articles == (ARTICLE,)


def test_pages_reviewed_since_then_come_newest_first(config: Config) -> None:
    """A page that was reviewed on the day when the issue before was composed may have come too late for it."""
    pages = [replace(PAGE, path=f"content/toolkit/{day}.md", reviewed=date(2026, 11, day)) for day in (12, 13, 14)]
    library = Library(toolkit=tuple(pages), issues=(replace(issue(date(2026, 11, 20)), composed=date(2026, 11, 13)),))
    assert eligible_content.find(library, config, DAY).pages == (pages[2], pages[1])


def test_the_archive_is_for_weeks_with_fewer_articles(config: Config) -> None:
    """As many new articles as the settings call few are enough; of the archive the newest come first."""
    old = [replace(ARTICLE, path=f"{n}.md", url=f"https://o.gov/{n}", added=date(2026, 1, 1)) for n in range(3)]
    old = [replace(one, published=day) for one, day in zip(old, (date(2020, 1, 1), date(2025, 1, 1), DAY), strict=True)]
    library = Library(articles=(ARTICLE, *old), issues=(issue(date(2026, 11, 20)),))
    for few, archive in ((1, ()), (2, (old[2], old[1]))):
        thin = replace(config, newsletter=replace(config.newsletter, thin_week=few))
        assert eligible_content.find(library, thin, DAY).archive == archive


def test_names_events_that_an_editor_may_miss(config: Config) -> None:
    """Events of the coming weeks that do not take place, and those that readers know of, are told apart."""
    off, known, here = (
        replace(EVENT, path=f"content/events/{name}.md", title=name) for name in ("off", "known", "here")
    )
    off = replace(off, status="cancelled")
    known = replace(known, start=EVENT.start + timedelta(days=9), end=EVENT.end + timedelta(days=9))
    issues = (
        issue(DAY, content_addresses.lead(here, config)),
        issue(date(2026, 11, 20), content_addresses.lead(known, config), content_addresses.lead(here, config)),
    )
    found = eligible_content.find(Library(events=(off, known, here), issues=issues), config, DAY)
    assert (found.events, found.called_off, found.announced) == ((), (off,), (known,))


def test_an_article_waits_for_its_issue(config: Config) -> None:
    """Not before that issue, from it on until one has it, and never out of the archive before."""
    later = replace(ARTICLE, issue=date(2026, 12, 11))
    library = Library(articles=(later,), issues=(replace(issue(date(2026, 12, 4)), composed=date(2026, 12, 3)),))
    for day, articles, held in (
        (DAY, (), (later,)),
        (date(2026, 12, 11), (later,), ()),
        (date(2026, 12, 18), (later,), ()),
    ):
        found = eligible_content.find(library, config, day)
        assert (found.articles, found.archive, found.held) == (articles, (), held)


@pytest.mark.parametrize(("day", "comes"), [(None, False), (date(2026, 11, 20), False), (date(2026, 11, 27), True)])
def test_what_was_put_off_comes_again(config: Config, day: date | None, comes: bool) -> None:  # noqa: FBT001
    """An item that an editor took out of a draft comes, where its file says a later issue."""
    before = replace(issue(date(2026, 11, 20)), offered=(offered_comment.mark(ARTICLE.url),))
    found = eligible_content.find(Library(articles=(replace(ARTICLE, issue=day),), issues=(before,)), config, DAY)
    assert bool(found.articles) is comes
