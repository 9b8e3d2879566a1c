"""All content of a hub is read and checked; every mistake in it is named at once."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.config import hub_settings
from hub.content import loader
from hub.content.body import Body
from hub.content.models import Article, Event, Issue, Item, Library, PlainPage, Resource, Section, ToolkitPage
from hub.errors import ContentError, Problem
from tests.hubs import SMALL

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = "content/articles/2026/2026-11-17-surveys.md"
PAPER = "content/articles/2026/2026-11-18-paper.md"
EVENT = "content/events/2026-12-03-lab.md"
TOOLKIT = "content/toolkit/design/forms.md"
HOME = "content/index.md"
ISSUE = "newsletters/2026-11-20.md"
EASTERN = ZoneInfo("America/New_York")


def edit(file: Path, old: str, new: str) -> None:
    """Replace what stands in a file once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def load(hub: Path) -> Library:
    """The content of a hub."""
    return loader.load(hub_settings.load(hub))


def problems(hub: Path) -> list[str]:
    """What is wrong with the content of a hub."""
    with pytest.raises(ContentError) as caught:
        load(hub)
    return [str(problem) for problem in caught.value.problems]


def test_articles(hub: Path) -> None:
    """Articles come newest first, with all that their front matter says."""
    paper, surveys = load(hub).articles
    assert (paper.path, paper.topics, paper.body.text()) == (PAPER, (), "")
    assert surveys == Article(
        path=ARTICLE,
        title="Why a survey is not a conversation",
        url="https://example.gov/surveys/",
        source="example",
        published=date(2026, 11, 17),
        section="articles",
        summary="Ask one open question.",
        added=date(2026, 11, 18),
        authors=("Ana Example",),
        topics=("surveys",),
        image="https://example.gov/chart.png",
        alt="A chart with one bar.",
        note="Short and useful.",
        body=Body.of("The whole text."),
    )


def test_events(hub: Path) -> None:
    """An event's times have the hub's zone; an old name of a topic stands for the topic."""
    assert load(hub).events == (
        Event(
            path=EVENT,
            title="Journey lab",
            kind="training",
            start=datetime(2026, 12, 3, 13, tzinfo=EASTERN),
            end=datetime(2026, 12, 3, 16, tzinfo=EASTERN),
            summary="Map one journey.",
            topics=("forms",),
            body=Body.of("Bring a form."),
        ),
    )


def test_an_event_may_have_its_own_zone(hub: Path) -> None:
    """Times are told in the zone that the event names; events come by their start."""
    shutil.copy(hub / EVENT, hub / "content/events/2026-12-03-a-later-lab.md")
    edit(hub / "content/events/2026-12-03-a-later-lab.md", "summary", "timezone: America/Los_Angeles\nsummary")
    assert [(event.path[26:], str(event.start)) for event in load(hub).events] == [
        ("lab.md", "2026-12-03 13:00:00-05:00"),
        ("a-later-lab.md", "2026-12-03 13:00:00-08:00"),
    ]


def test_toolkit(hub: Path) -> None:
    """A toolkit page knows its resources, its owner and its review."""
    assert load(hub).toolkit == (
        ToolkitPage(
            path=TOOLKIT,
            title="Forms",
            summary="How to shorten a form.",
            area="design",
            reviewed=date(2026, 6, 1),
            owner="The design team",
            topics=("forms",),
            resources=(
                Resource(
                    title="A guide to forms",
                    url="https://example.org/guide/",
                    kind="guide",
                    publisher="Example.org",
                    year=2025,
                ),
            ),
            review_every=6,
            body=Body.of("Ask less."),
        ),
    )


def test_plain_pages(hub: Path) -> None:
    """Pages outside of the areas come by path."""
    shutil.copy(hub / HOME, hub / "content/welcome.md")
    home = PlainPage(path=HOME, title="Home", summary="What this is.", body=Body.of("Welcome."))
    toolkit = PlainPage(path="content/toolkit/index.md", title="Toolkit", summary="What works.")
    assert load(hub).pages == (home, toolkit, replace(home, path="content/welcome.md"))


def test_issues(hub: Path) -> None:
    """Issues come newest first; an issue's day is its file's name."""
    shutil.copy(hub / ISSUE, hub / "newsletters/2026-11-27.md")
    newest, issue = load(hub).issues
    item = Item(
        title="Why a survey is not a conversation",
        url="https://example.gov/surveys/",
        source_line="Example.gov · November 17, 2026",
        blurb="Ask one open question.",
        line=11,
    )
    assert newest.day == date(2026, 11, 27)
    assert issue == Issue(
        path=ISSUE,
        day=date(2026, 11, 20),
        subject="Small Update: ask less",
        preheader="One article.",
        status="draft",
        number=1,
        note="Hello.",
        sections=(Section(title="Articles", items=(item,), line=9),),
    )


def test_an_empty_hub(hub: Path) -> None:
    """A hub may begin without any content."""
    settings = hub_settings.load(hub)
    shutil.rmtree(hub)
    assert loader.load(settings) == Library()


def test_the_line_of_a_note(hub: Path) -> None:
    """What is wrong with an editor's note is looked for from its first words, not from the blank lines above them."""
    edit(hub / ISSUE, "---\nHello", "---\n\n\nHello")
    (issue,) = load(hub).issues
    text = (hub / ISSUE).read_text(encoding="utf-8")
    assert text.splitlines()[issue.line - 1].startswith("Hello")


@pytest.mark.parametrize("change", ["\ufeff{}", "\n \n{}", "\ufeff\n{}"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_ways_to_save_a_file(hub: Path, change: str, line_end: str) -> None:
    """A byte order mark, blank lines above and line ends of other systems do no harm."""
    expected = load(hub)
    text = (hub / PAPER).read_text(encoding="utf-8")
    (hub / PAPER).write_bytes(change.format(text).replace("\n", line_end).encode())
    assert load(hub) == expected


TOPIC_LIST = "(forms, surveys, paper-forms)"
NO_FENCE = "put the fields between two lines of only ---, before the text"


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        (
            ARTICLE,
            "title: Why",
            "title: Surveys: why",
            (
                "2:8: 102 this is not YAML: this value needs quotes around it; "
                'write `title: "Surveys: why a survey is not a conversation"`'
            ),
        ),
        (
            ARTICLE,
            "note: Short",
            "title: Again\nnote: Short",
            "13:1: 103 the key 'title' appears twice, first on line 2; keep one of the two",
        ),
        (
            ARTICLE,
            "summary: Ask one open question.\n",
            "",
            "2:1: 110 'summary' is missing; add a line `summary: …`",
        ),
        (
            ARTICLE,
            "summary: Ask one open question.",
            "summary: ' \u200b'",
            "7:1: 110 'summary' is missing; add a line `summary: …`",
        ),
        (
            ARTICLE,
            "authors:",
            "autors:",
            (
                "9:1: 111 'autors' is not a known key; did you mean \"authors\"? "
                "(title, url, source, published, section, "
                "summary, kind, added, issue, authors, topics, image, alt, note, aliases, lang, …)"
            ),
        ),
        (
            ARTICLE,
            "title: Why a survey is not a conversation",
            "title: 2026",
            '2:1: 112 title: 2026 is not text; put it in quotes: "2026"',
        ),
        (
            ARTICLE,
            "title: Why a survey is not a conversation",
            "title: no",
            '2:1: 112 title: a yes/no value is not text; put it in quotes: "no"',
        ),
        (
            ARTICLE,
            "title: Why a survey is not a conversation",
            "title: 12:30",
            '2:1: 112 title: 12:30 is not text; put it in quotes: "12:30"',
        ),
        (
            ARTICLE,
            "title: Why a survey is not a conversation",
            "title: [Why, not]",
            "2:1: 112 title: a list is not text; write a few words",
        ),
        (
            ARTICLE,
            "published: 2026-11-17",
            "published: 2026-11-17 09:00:00",
            "5:1: 115 published: 2026-11-17 09:00:00 is more than a date, or one in another form; write 2026-11-17",
        ),
        (
            ARTICLE,
            "published: 2026-11-17",
            "published: '2026-11-17'",
            "5:1: 115 published: '2026-11-17' is a date in another form; write 2026-11-17",
        ),
        (
            ARTICLE,
            "published: 2026-11-17",
            "published: 2026-02-30",
            (
                "5:1: 112 published: '2026-02-30' is not a date; write a real day, such as 2026-11-20, "
                "without quotes or a time"
            ),
        ),
        (
            ARTICLE,
            "topics: [surveys]",
            "topics: [survey]",
            f"10:10: 120 topics: 'survey' is not known; did you mean \"surveys\"? {TOPIC_LIST}",
        ),
        (
            ARTICLE,
            "topics: [surveys]",
            "topics: [Quantum]",
            f"10:10: 120 topics: 'Quantum' is not known; write one of {TOPIC_LIST[1:-1]}",
        ),
        (
            ARTICLE,
            "alt: A chart with one bar.\n",
            "",
            "11:1: 301 image: the picture has no `alt`; say in `alt` what it shows",
        ),
        (
            ARTICLE,
            "url: https://example.gov/surveys/",
            "url: [https://example.gov/]",
            "3:1: 112 url: a list is not a web address; write it in full, such as https://example.gov/page/",
        ),
        (
            ARTICLE,
            "section: articles",
            "section: training",
            "6:1: 112 section: 'training' is not known; write one of articles",
        ),
        (
            ARTICLE,
            "---\ntitle: Why",
            "title: Why",
            f"1:1: 101 the file does not begin with a line `---`; {NO_FENCE}",
        ),
        (ARTICLE, "---\nThe whole", "The whole", f"1:1: 101 the front matter is never closed; {NO_FENCE}"),
        (
            EVENT,
            "start: 2026-12-03 13:00",
            "start: 2026-12-03T13:00:00-05:00",
            (
                "4:1: 401 start: 2026-12-03T13:00:00-05:00 has an offset; "
                "write the local time only, such as 2026-12-03 13:00"
            ),
        ),
        (
            EVENT,
            "start: 2026-12-03 13:00",
            "start: 2026-12-03 13:00 -0500",
            (
                "4:1: 401 start: '2026-12-03 13:00 -0500' has an offset; "
                "write the local time only, such as 2026-12-03 13:00"
            ),
        ),
        (
            EVENT,
            "start: 2026-12-03 13:00",
            "start: 2026-12-03",
            "5:1: 403 end: only one of `start` and `end` has a time; write both as days, for what takes all day,",
        ),
        (
            EVENT,
            "start: 2026-12-03 13:00",
            "start: 2026-12-03 25:00",
            (
                "4:1: 112 start: '2026-12-03 25:00' is not a date and time; "
                "write a real day and the time of a 24-hour clock"
            ),
        ),
        (
            EVENT,
            "end: 2026-12-03 16:00",
            "end: 2026-12-03 4:00",
            "5:1: 403 end: the event ends before it starts; check the dates and am/pm",
        ),
        (
            EVENT,
            "start: 2026-12-03 13:00",
            "start: 2026-12-02 13:00",
            (
                "4:1: 114 start: the file 2026-12-03-lab.md is not named after this day; "
                "name the file 2026-12-02-lab.md or correct `start`"
            ),
        ),
        (
            EVENT,
            "kind: training",
            "kind: traning",
            "3:1: 112 kind: 'traning' is not known; did you mean \"training\"? (training, networking)",
        ),
        (
            TOOLKIT,
            "area: design",
            "area: strategy",
            "4:1: 112 area: the page is in 'design'; write `area: design` or move the file",
        ),
        (
            TOOLKIT,
            "    kind: guide\n",
            "",
            "9:5: 110 resources: 'kind' is missing; add a line `kind: …`",
        ),
        (
            TOOLKIT,
            "year: 2025",
            "year: 0",
            "13:5: 112 year: 0 is not a whole number from 1 to 9999; write digits only, such as 12",
        ),
        (
            ISSUE,
            "number: 1",
            "number: yes",
            "5:1: 112 number: a yes/no value is not a whole number from 1 to 9999; write digits",
        ),
        (
            TOOLKIT,
            "title: Forms\n",
            "<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> main\n",
            "2:1: 106 git could not merge two versions of these lines; keep what is right of both, and delete the",
        ),
    ],
)
def test_mistakes(hub: Path, file: str, old: str, new: str, found: str) -> None:
    """Each mistake is one message: file, line, what was found, what to write."""
    edit(hub / file, old, new)
    said = problems(hub)
    assert [line[: len(file) + len(found) + 1] for line in said] == [f"{file}:{found}"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("", f"1:1: 101 the file does not begin with a line `---`; {NO_FENCE}"),
        ("\n\nWords only.\n", f"3:1: 101 the file does not begin with a line `---`; {NO_FENCE}"),
        ("+++\ntitle = 1\n+++\n", f"1:1: 101 the file does not begin with a line `---`; {NO_FENCE}"),
        ("---\n---\n", "2:1: 112 expected keys and values, found nothing; write one `key: value` a line"),
        ("---\n- a\n---\n", "2:1: 112 expected keys and values, found a list; write one `key: value` a line"),
        (b"---\ntitle: Caf\xe9\n---\n", "2:1: 001 the byte 0xe9 is not UTF-8; save the file as UTF-8"),
    ],
)
def test_files_that_are_no_documents(hub: Path, content: str | bytes, found: str) -> None:
    """A file without front matter, or in another encoding, says how a document looks."""
    (hub / HOME).write_bytes(content if isinstance(content, bytes) else content.encode())
    assert problems(hub) == [f"{HOME}:{found}"]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.gov/surveys/",
        "http://example.gov/surveys/",
        "https://www.example.gov/surveys/",
        "https://example.gov/surveys",
        "https://EXAMPLE.gov/surveys/index.html?utm_source=mail#top",
    ],
)
def test_two_articles_with_one_address(hub: Path, url: str) -> None:
    """However an address is spelt, only one file may have it."""
    edit(hub / PAPER, "https://example.org/paper/", url)
    assert problems(hub) == [
        f"{ARTICLE}:1:1: 502 https://example.gov/surveys/ is also the address of {PAPER}; keep one of the two files"
    ]


@pytest.mark.parametrize("name", ["friday", "2026-11-31", "20261120", "2026-W47-5", "2026-11-20-2", "0202-11-20"])
def test_an_issue_without_a_day(hub: Path, name: str) -> None:
    """An issue's file is named after its day and nothing else."""
    (hub / ISSUE).rename(hub / f"newsletters/{name}.md")
    assert problems(hub) == [
        (
            f"newsletters/{name}.md:1:1: 602 the file's name '{name}' is not a date; "
            "name it after its day, such as 2026-11-20.md"
        )
    ]


def test_all_problems_at_once(hub: Path) -> None:
    """Several broken files, and several mistakes in one, are told together, sorted by file and line."""
    edit(hub / ARTICLE, "title: Why", "titel: Why")
    edit(hub / EVENT, "kind: training", "kind: 7")
    edit(hub / EVENT, "summary: Map one journey.", "summary: 8")
    edit(hub / ISSUE, "status: draft", "status: done")
    edit(hub / ISSUE, "## Articles", "")
    (hub / ISSUE).rename(hub / "newsletters/next.md")
    found = [line.partition(": ")[0] + line.partition(": ")[2][:4] for line in problems(hub)]
    assert found == [
        f"{ARTICLE}:2:1111 ",
        f"{EVENT}:3:1112 ",
        f"{EVENT}:6:1112 ",
        "newsletters/next.md:1:1602 ",
        "newsletters/next.md:4:1112 ",
        "newsletters/next.md:11:5610 ",
    ]


SETTINGS = hub_settings.load(SMALL)
FIELDS = st.sampled_from(["title", "url", "source", "published", "section", "summary", "topics", "image", "alt", "x"])
VALUES = st.text() | st.sampled_from(
    ["a", "2026-11-20", "https://example.gov/", "[forms]", "[a, [b]]", "{a: b}", "articles", "no", "7", "~", "!!int ''"]
)
META = st.lists(st.tuples(FIELDS, VALUES).map(": ".join)).map("\n".join)


@given(META, st.text(st.characters(exclude_categories=[])))
def test_any_front_matter_is_an_article_or_problems(meta: str, body: str) -> None:
    """Whatever a contributor sends becomes an article, or problems that name its file and a line."""
    found = outcome(f"---\n{meta}\n---\n{body}")
    assert isinstance(found, Article) or {(problem.path, problem.line >= 1) for problem in found} == {(ARTICLE, True)}


def outcome(text: str) -> Article | tuple[Problem, ...]:
    """What becomes of a file that a contributor sends."""
    try:
        return loader.article(text, ARTICLE, SETTINGS)
    except ContentError as error:
        return error.problems


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_is_an_article_or_problems(text: str) -> None:
    """A file may hold anything: no text stops the reader but with a problem."""
    with pytest.raises(ContentError):
        loader.article(text, ARTICLE, SETTINGS)


def picture(hub: Path, *rows: str, wide: str = "map.svg") -> None:
    """Give the toolkit page a picture."""
    lines = "".join(f"    {row}\n" for row in rows)
    edit(
        hub / TOOLKIT, "area: design\n", f"area: design\npicture:\n  wide: {wide}\n  caption: A map.\n  table:\n{lines}"
    )


def test_the_picture_of_a_practice(hub: Path) -> None:
    """It has the names of its files, its table in rows, and the line where it stands."""
    picture(hub, "- [Step, Act]", "- [Need, Loses a job]")
    (found,) = (page.picture for page in load(hub).toolkit if page.picture)
    assert found.table == (("Step", "Act"), ("Need", "Loses a job"))
    assert (found.wide, found.tall, found.caption) == ("map.svg", None, "A map.")
    assert (hub / TOOLKIT).read_text(encoding="utf-8").splitlines()[found.line - 1] == "picture:"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ["- [Step, Act]"],
            "the table has no rows below its head; write one row a line, such as - [Step, What she does]",
        ),
        (["words"], "the table has no rows below its head; write one row a line, such as - [Step, What she does]"),
        (["- Step", "- Need"], "'Step' is not a row of a table; write its cells as [first, second]"),
        (
            ["- [Step, Act]", "- [Need, Loses a job, rent is due]"],
            "this row has 3 cells, and the head of the table has 2; give both as many; a cell with a comma",
        ),
    ],
)
def test_a_table_that_is_none(hub: Path, rows: list[str], expected: str) -> None:
    """Each says what a row is."""
    picture(hub, *rows)
    assert expected in problems(hub)[0]


@pytest.mark.parametrize("wide", ["map.png", "../map.svg", "/map.svg", "other/map.svg"])
def test_a_picture_elsewhere(hub: Path, wide: str) -> None:
    """A picture is an SVG file beside its page."""
    picture(hub, "- [Step, Act]", "- [Need, Loses a job]", wide=wide)
    assert (
        f"'{wide}' is not the name of an SVG file; write one beside the page, such as map-wide.svg" in problems(hub)[0]
    )


def test_a_folder_of_the_own_language_is_refused(hub: Path) -> None:
    """The pages of the hub's language are in content/ itself; a second place would give two home pages."""
    folder = hub / "content/en"
    folder.mkdir()
    (folder / "index.md").write_text("---\ntitle: A\nsummary: B.\nlang: en\n---\n", encoding="utf-8")
    assert problems(hub) == [
        (
            "content/en/index.md:1:1: 112 the folder content/en is that of the hub's own language; "
            "move the file to content/index.md"
        )
    ]
