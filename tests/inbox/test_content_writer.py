"""What an editor keeps becomes a file that loads again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from hub.check import runner
from hub.collect.candidate import Candidate
from hub.content import loader
from hub.content.body import Body
from hub.content.models import Article, Event, Issue, Item, Library, Section
from hub.errors import HubError
from hub.inbox import content_writer
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config

TODAY = date(2026, 11, 22)
CENTRAL = ZoneInfo("America/Chicago")
EASTERN = ZoneInfo("America/New_York")
ARTICLE = Candidate(
    url="https://notes.example.gov/queues/",
    title='Queues: a "promise" & more',
    source="notes",
    published=datetime(2026, 11, 18, 23, tzinfo=EASTERN),
    summary="Count the waiting: it is work.",
    authors=("Ada Field", "Bo Lane"),
    topics=("Customer Satisfaction", "Queues", "Customer experience"),
    content_html="<p>Count.</p>",
)
EVENT = Candidate(
    url="https://site.example.gov/event/lab/",
    title="Mapping lab",
    source="site",
    published=datetime(2026, 11, 10, tzinfo=UTC),
    summary="Bring one form.",
    topics=("customer-service",),
    start=datetime(2026, 12, 3, 13, tzinfo=EASTERN),
    end=datetime(2026, 12, 3, 16, tzinfo=EASTERN),
)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """The settings of a small hub, whose zone is Chicago's."""
    return flow.hub(tmp_path)


def write(candidate: Candidate, config: Config, **choices: str) -> content_writer.KeptFile:
    """Compose the file that a candidate becomes, and write it."""
    kept = content_writer.compose(candidate, config, TODAY, choices)
    (config.root / kept.path).parent.mkdir(parents=True, exist_ok=True)
    (config.root / kept.path).write_text(kept.text)
    return kept


def content(candidate: Candidate, config: Config, **choices: str) -> Any:  # noqa: ANN401  an Article or an Event
    """The content that a candidate becomes, as the library loads it."""
    path = write(candidate, config, **choices).path
    shelves = loader.load(config)
    every: tuple[Article | Event, ...] = (*shelves.articles, *shelves.events)
    return next(one for one in every if one.path == path)


def test_writes_an_article(config: Config) -> None:
    """An article loads again as it was offered, with the hub's section, topics and day."""
    assert content(ARTICLE, config) == Article(
        path="content/articles/2026/2026-11-18-queues-a-promise-more.md",
        title='Queues: a "promise" & more',
        url="https://notes.example.gov/queues/",
        source="notes",
        published=date(2026, 11, 18),
        section="news",
        summary="Count the waiting: it is work.",
        added=TODAY,
        authors=("Ada Field", "Bo Lane"),
        topics=("research", "cx"),
        body=Body.of("Count."),
    )


def test_writes_an_event(config: Config) -> None:
    """An event loads again at its own hour, in the zone where that clock hangs."""
    assert content(EVENT, config) == Event(
        path="content/events/2026-12-03-mapping-lab.md",
        title="Mapping lab",
        kind="training",
        start=datetime(2026, 12, 3, 13, tzinfo=EASTERN),
        end=datetime(2026, 12, 3, 16, tzinfo=EASTERN),
        summary="Bring one form.",
        url="https://site.example.gov/event/lab/",
        topics=("cx",),
    )


@pytest.mark.parametrize(
    ("of_source", "named", "kind", "unknown"),
    [
        (None, (), "training", ()),
        ("networking", (), "networking", ()),
        ("networking", ("Training", "Snacks"), "training", ("Snacks",)),
        (None, ("NETWORKING",), "networking", ()),
    ],
)
def test_writes_the_kind_of_an_event(
    config: Config, of_source: str | None, named: tuple[str, ...], kind: str, unknown: tuple[str, ...]
) -> None:
    """It is the one that the event names as a category, else that of its source, else the hub's first."""
    sources = tuple(replace(one, kind=of_source) if one.key == EVENT.source else one for one in config.sources)
    kept = write(replace(EVENT, topics=named), replace(config, sources=sources))
    assert (f"\nkind: {kind}\n" in kept.text, kept.unknown_topics) == (True, unknown)


def test_a_category_of_an_article_is_no_kind_of_events(config: Config) -> None:
    """It is reported as every word that names no topic."""
    assert write(replace(ARTICLE, topics=("Training",)), config).unknown_topics == ("Training",)


@pytest.mark.parametrize(
    "end", [None, datetime(2026, 12, 1, tzinfo=CENTRAL), datetime(2026, 12, 3, 13, tzinfo=CENTRAL)]
)
def test_writes_an_event_in_our_own_zone(config: Config, end: datetime | None) -> None:
    """An event without an end, or whose end is not after its start, has none; the hub's own zone is not repeated."""
    path = write(replace(EVENT, start=datetime(2026, 12, 3, 13, tzinfo=CENTRAL), end=end), config).path
    words = (config.root / path).read_text()
    assert "start: 2026-12-03 13:00\nsummary:" in words
    assert "timezone" not in words


def test_takes_the_editors_words(config: Config) -> None:
    """The editor's section beats the source's, and the note is kept."""
    article = content(ARTICLE, config, section="articles", note="Read the table: it is short.")
    assert (article.section, article.note) == ("articles", "Read the table: it is short.")


def test_keeps_what_an_unknown_source_gave(config: Config) -> None:
    """A candidate of a source that is gone goes into the first section, on the day it was kept."""
    article = content(replace(ARTICLE, source="gone", published=None, topics=(), authors=()), config)
    assert (article.section, article.published.year, article.topics, article.body.text()) == ("articles", 1970, (), "")


def test_reports_topics_it_does_not_know(config: Config) -> None:
    """Words that are no topic, no alias and no title of one are reported, and not written."""
    assert write(ARTICLE, config).unknown_topics == ("Queues",)


def test_asks_for_a_summary(config: Config) -> None:
    """Without a summary the file has a blank for one, which the check refuses; every other command can go on."""
    kept = write(replace(ARTICLE, summary=""), config)
    assert not kept.has_summary
    assert [article.summary for article in loader.load(config).articles] == [
        f"{content_writer.BLANK}{content_writer.NO_SUMMARY}"
    ]
    assert {one.rule for one in runner.check(config.root).of("error") if one.path == kept.path} == {"105"}


def test_overwrites_nothing(config: Config) -> None:
    """A second article with the same title on the same day gets a number."""
    paths = [write(replace(ARTICLE, url=f"https://a.gov/{n}"), config).path for n in range(3)]
    stem = "content/articles/2026/2026-11-18-queues-a-promise-more"
    assert paths == [f"{stem}.md", f"{stem}-2.md", f"{stem}-3.md"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "2026-11-18-etc-passwd.md"),
        ("/", "2026-11-18-untitled.md"),
        ("日本", "2026-11-18-untitled.md"),
        ("---\na: b", "2026-11-18-a-b.md"),
        ("word " * 50, "2026-11-18-word-word-word-word-word-word-word-word-word-word-word-word.md"),
    ],
)
def test_stays_in_its_folder(config: Config, title: str, name: str) -> None:
    """No title leads out of the folder, or to a file without a name."""
    assert write(replace(ARTICLE, title=title), config).path == f"content/articles/2026/{name}"


@pytest.mark.parametrize(
    "title", ["yes", "2026-11-18", "a: b", "'", "# x", "- x", "{{ x }}", "!ENV x", "0", "null", "…"]
)
def test_writes_titles_that_yaml_reads_differently(config: Config, title: str) -> None:
    """Every title comes back as the text it is."""
    assert content(replace(ARTICLE, title=title, summary=title), config).title == title


@pytest.mark.parametrize(
    ("external_url", "content", "address"),
    [
        ("https://city.example.org/", "", "https://city.example.org/"),
        ("https://city.example.org/", "<p>Ours.</p>", ARTICLE.url),
        (None, "", ARTICLE.url),
    ],
)
def test_sends_readers_to_the_story(external_url: str | None, content: str, address: str) -> None:
    """A link post without a text of its own leads to the page it is about."""
    assert content_writer.address(replace(ARTICLE, external_url=external_url, content_html=content)) == address


def sent(items: tuple[Item, ...]) -> Issue:
    """An issue with these items."""
    return Issue(
        path="newsletters/2026-11-20.md",
        day=date(2026, 11, 20),
        subject="",
        preheader="",
        status="sent",
        sections=(Section(title="S", items=items),),
    )


def test_knows_what_the_hub_carries(config: Config) -> None:
    """Articles, events with an address, and links of issues are known; a mailbox and a broken link are not."""
    article, event = content(ARTICLE, config), content(EVENT, config)
    items = tuple(Item(title="I", url=url) for url in ("http://a.gov/i/?utm_source=x", "mailto:a@b.gov", "http://["))
    issue = sent(items)
    shelves = Library(articles=(article,), events=(event, replace(event, url=None)), issues=(issue,))
    assert content_writer.known(shelves) == {
        "notes.example.gov/queues": article.path,
        "site.example.gov/event/lab": event.path,
        "a.gov/i": "newsletters/2026-11-20.md",
    }


def test_the_file_of_an_article_is_named_before_an_issue(config: Config) -> None:
    """An issue has the address of nearly every article; who would add it again wants to see the article."""
    article = content(ARTICLE, config)
    items = (Item(title="Queues", url=ARTICLE.url),)
    issue = sent(items)
    known = content_writer.known(Library(articles=(article,), issues=(issue,)))
    again = "http://www.notes.example.gov/queues?utm_source=mail"
    assert content_writer.there(["mailto:a@b.gov", again], known) == f"{article.path} has the address {again} already"
    assert content_writer.there(["https://notes.example.gov/other/"], known) == ""


@pytest.mark.parametrize("choices", [{}, {"section": "news"}, {"note": "Read it."}])
def test_accepts_choices(config: Config, choices: dict[str, str]) -> None:
    """A section that the newsletter has is fine, and so is none."""
    content_writer.check(choices, config)


def test_knows_no_such_section(config: Config) -> None:
    """A section that gathers no articles is answered with the nearest one that does."""
    with pytest.raises(HubError) as caught:
        content_writer.check({"section": "article"}, config)
    message = "no section for articles is called 'article': did you mean \"articles\"? (articles, news)"
    assert str(caught.value) == message


def test_carries_the_facts_of_an_event(config: Config) -> None:
    """Host, place and cost become fields; where to register stands below them, for `url` stays the event's own page."""
    facts = {
        "host": "Design office",
        "place": "Room 5",
        "cost": "Free",
        "register_url": "https://city.example.org/sign-up/",
    }
    event = content(replace(EVENT, **facts), config)  # type: ignore[arg-type]

    assert (event.host, event.place, event.cost, event.url) == ("Design office", "Room 5", "Free", EVENT.url)
    assert event.body.text().strip() == "[Register for this event](<https://city.example.org/sign-up/>)"


def test_takes_the_topics_of_every_source(config: Config) -> None:
    """What two sources offer gets the topics that the settings of both name."""
    assert content(replace(ARTICLE, source="rest", also=("notes",)), config).topics == ("research", "cx")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"published": None}, "TODO: the day, such as 2026-11-17; the source gives none"),
        (
            {"published": None, "doubt": "“11/03/2026” can mean November 3, 2026 or March 11, 2026"},
            "TODO: the day, such as 2026-11-17; “11/03/2026” can mean November 3, 2026 or March 11, 2026",
        ),
        (
            {"published": datetime(2031, 11, 3, tzinfo=UTC)},
            "TODO: the day, such as 2026-11-17; the source says 2031-11-03, and that is to come",
        ),
    ],
)
def test_a_day_that_no_source_gave_is_a_blank(changes: dict[str, Any], words: str, config: Config) -> None:
    """The file says what the editor must look up, every command can read it, and `hub check` refuses it."""
    kept = write(replace(ARTICLE, **changes), config)
    assert kept.path == "content/articles/2026/2026-11-22-queues-a-promise-more.md"
    assert words in kept.text
    (article,) = (one for one in loader.load(config).articles if one.path == kept.path)
    assert article.published.year == 1970
    assert {one.rule for one in runner.check(config.root).of("error") if one.path == kept.path} == {"105"}


def test_a_day_of_tomorrow_is_a_day(config: Config) -> None:
    """Where the source is, it may be tomorrow already."""
    assert "published: 2026-11-23" in write(replace(ARTICLE, published=datetime(2026, 11, 23, tzinfo=UTC)), config).text


def test_other_entries_of_a_page_are_not_known(config: Config) -> None:
    """An entry that was kept makes its page known, and its own place there, but no other place."""
    write(replace(ARTICLE, url="https://notes.example.gov/releases/#nov-18"), config)
    known = content_writer.known(loader.load(config))
    assert "has the address" in content_writer.there(["https://notes.example.gov/releases#nov-18"], known)
    assert "has the address" in content_writer.there(["https://notes.example.gov/releases"], known)
    assert not content_writer.there(["https://notes.example.gov/releases/#nov-19"], known)
