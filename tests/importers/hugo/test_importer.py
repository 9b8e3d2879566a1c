"""Importing a Hugo site: which file becomes what, what is said about it, and that nothing is lost or overwritten."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.cli import main
from hub.config import hub_settings
from hub.content import loader
from hub.errors import HubError
from hub.importers.hugo import importer
from hub.importers.planned_files import Choices, ImportCount, Imported
from tests import hubs

SETTINGS = (hubs.LAMPS / "mkdocs.yml").read_text("utf-8")
SOURCES = """
- {key: lamps, name: Lamps, url: https://old.example.gov/index.json, base_url: https://old.example.gov, section: news}
- {key: oil, name: Oil, url: https://oil.example.gov/index.json}
"""
TOPICS = """
- {slug: wicks, title: Wicks, summary: All about wicks., area: light, aliases: [trimming]}
- {slug: oil, title: Oil, summary: All about oil.}
"""
ARTICLE = "---\ntitle: {title}\ndate: 2026-11-20 9:21:40 -0400\nslug: {slug}\nsummary: A lamp needs oil.\n---\n{body}"
TODAY = date(2026, 7, 2)
BASE = "https://old.example.gov"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """A hub without content."""
    files = {"mkdocs.yml": SETTINGS, "content/sources.yml": SOURCES, "content/topics.yml": TOPICS}
    return laid_out(tmp_path / "hub", files)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Where the Hugo site will be."""
    return tmp_path / "old"


def laid_out(root: Path, files: dict[str, str]) -> Path:
    """A folder with these files."""
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    return root


def article(title: str = "Oil", slug: str = "oil", body: str = "Pour it.") -> str:
    """A news file."""
    return ARTICLE.format(title=title, slug=slug, body=body)


def imported(hub: Path, old: Path, files: dict[str, str], **choices: str | bool) -> Imported:
    """What the import of these files did."""
    chosen = Choices(**{"today": TODAY, "base": BASE, "profile": "digitalgov", **choices})  # type: ignore[arg-type]
    return importer.hugo_folder(laid_out(old, files), hub_settings.load(hub), chosen)


def rules(done: Imported) -> list[tuple[str, str, int]]:
    """What was remarked, without the path before the file's name."""
    return [(Path(one.path).name, one.rule, one.line) for one in done.remarks]


def test_news_become_articles(hub: Path, old: Path) -> None:
    """With the address Hugo gave them, hub's topics, and their text as Markdown."""
    front = """
title: 'What&#8217;s oil?'
date: 2026-11-20 23:21:40 -0400
slug: oil
summary: It burns. It lasts. It is cut
authors: [ada, ""]
topics:
  - wicks
  - Trimming
  - wicks
  - whales
"""
    done = imported(
        hub, old, {"content/news/2026/2026-11-19-oil.md": f"---{front}---\n\n{{{{< box >}}}}Hot!{{{{< /box >}}}}\n"}
    )

    assert done.counts == (ImportCount(kind="news", accepted=1),)
    assert done.files == ("content/articles/2026/2026-11-20-oil.md",)
    assert rules(done) == [
        ("2026-11-19-oil.md", "entity-in-title", 2),
        ("2026-11-19-oil.md", "repeated-topic", 10),
        ("2026-11-19-oil.md", "topic-not-in-hub", 11),
    ]
    assert (hub / done.files[0]).read_text(encoding="utf-8") == (
        "---\n"
        "title: What’s oil?\n"
        "url: https://old.example.gov/2026/11/20/oil/\n"
        "source: old.example.gov\n"
        "published: 2026-11-20\n"
        "section: articles\n"
        "summary: It burns. It lasts.\n"
        "authors:\n- ada\n"
        "topics:\n- wicks\n"
        "---\n\n"
        "> Hot!\n"
    )


@pytest.mark.parametrize(
    "front",
    [
        '+++\ntitle = "Oil"\ndate = 2026-11-20T21:00:00-05:00\ntopics = ["oil"]\n+++\n',
        '{"title": "Oil", "date": "2026-11-20T21:00:00-05:00", "topics": ["oil"]}\n',
    ],
)
def test_front_matter_may_be_toml_or_json(hub: Path, old: Path, front: str) -> None:
    """As Hugo reads it."""
    done = imported(hub, old, {"news/a.md": f"{front}Pour it.\n"})

    (article,) = loader.load(hub_settings.load(hub)).articles
    assert done.refused == ()
    assert (article.title, article.published, article.topics) == ("Oil", date(2026, 11, 20), ("oil",))


def test_a_link_post_leads_to_the_page_it_is_about(hub: Path, old: Path) -> None:
    """Unless it has a text of its own, or another file leads there already."""
    link = "---\ntitle: {}\ndate: 2026-11-20\nsummary: Short.\n{}\n---\n{}".format
    files = {
        "news/a.md": link("A", "source_url: https://oil.example.gov/a", ""),
        "news/b.md": link("B", "source_url: https://oil.example.gov/a/", ""),
        "news/c.md": link("C", "source_url: https://oil.example.gov/c", "Own words."),
        "news/d.md": link("D", "redirectto: /lamps/", ""),
        "news/e.md": link("E", "redirectto: /wicks/", "Own words."),
        "news/f.md": link("F", "source_url: mailto:ada@example.gov", ""),
    }
    done = imported(hub, old, files)

    urls = {one.title: one.url for one in loader.load(hub_settings.load(hub)).articles}
    assert urls == {
        "A": "https://oil.example.gov/a",
        "B": "https://old.example.gov/2026/11/20/b/",
        "C": "https://old.example.gov/2026/11/20/c/",
        "D": "https://old.example.gov/lamps/",
        "E": "https://old.example.gov/2026/11/20/e/",
        "F": "https://old.example.gov/2026/11/20/f/",
    }
    assert rules(done) == [("e.md", "redirected", 5), ("f.md", "odd-address", 5)]


def test_events_keep_their_wall_clock(hub: Path, old: Path) -> None:
    """The offset is wrong and the clock is right; an event ends when it starts or later."""
    event = "---\ntitle: {}\nsummary: Come.\ndate: 2026-07-01 13:00:00 -0500\n{}\n---\nBring oil.".format
    venue = "host: Lamp &amp; Co\nyoutube_id: x1\nvenue:\n  venue_name: Hall\n  room: 2\n  city: Oil City"
    files = {
        "events/2026-07-01-a.md": event("A", f"end_date: 2026-07-01 14:30:00 -0500\ntopics: [oil]\n{venue}"),
        "events/2026-07-01-b.md": event(
            "B", "registration_url: https://oil.example.gov/b\nend_date: 2026-07-01 1:00:00 -0500\ncity: Wick"
        ),
        "events/2026-07-01-c.md": event("C", "registration_url:\nend_date:"),
    }
    done = imported(hub, old, files)

    assert (hub / "content/events/2026-07-01-a.md").read_text(encoding="utf-8") == (
        "---\ntitle: A\nkind: training\nstart: 2026-07-01 13:00\nend: 2026-07-01 14:30\nsummary: Come.\n"
        "url: https://old.example.gov/event/2026/07/01/a/\nhost: Lamp & Co\nplace: Hall, Oil City\ntopics:\n- oil\n"
        "recording: https://www.youtube.com/watch?v=x1\n---\n\nBring oil.\n"
    )
    found = loader.load(hub_settings.load(hub)).events
    assert [(one.title, f"{one.end:%H:%M %z}", one.place) for one in found[1:]] == [
        ("B", "13:00 -0400", "Wick"),
        ("C", "13:00 -0400", None),
    ]
    assert rules(done) == [
        ("2026-07-01-a.md", "no-registration", 1),
        ("2026-07-01-b.md", "no-host", 1),
        ("2026-07-01-b.md", "ends-before-start", 6),
        ("2026-07-01-c.md", "no-host", 1),
        ("2026-07-01-c.md", "no-registration", 5),
        ("2026-07-01-c.md", "no-end", 6),
    ]


@pytest.mark.parametrize(
    ("day", "given", "body"),
    [
        ("2026-07-02", "https://oil.example.gov/a?id=1", "[Register for this event](<https://oil.example.gov/a?id=1>)"),
        ("2026-07-02", "/news/pour/", "[Register for this event](2026-07-01-pour.md)"),
        ("2026-07-01", "https://oil.example.gov/a", ""),
    ],
)
def test_where_to_register_stands_in_the_text(hub: Path, old: Path, day: str, given: str, body: str) -> None:
    """Of an event that is still to come; afterwards the form is of no use."""
    event = f"---\ntitle: A\nsummary: Come.\ndate: {day} 13:00:00\nend_date: {day} 14:00:00\nhost: Ada\n"
    news = "---\ntitle: Pour\nsummary: It.\ndate: 2026-07-01\nurl: /news/pour/\n---\n"
    files = {"events/a.md": f"{event}registration_url: {given}\n---\nBring oil.\n", "news/pour.md": news}
    done = imported(hub, old, files)

    (written,) = (hub / name for name in done.files if "events" in name)
    text = written.read_text("utf-8").split("---\n\n")[1].replace("../articles/2026/", "")
    assert text == f"Bring oil.\n\n{body}".strip() + "\n"
    assert rules(done) == []


def test_where_to_register_may_be_no_address(hub: Path, old: Path) -> None:
    """Then the file is made without it, and says so."""
    event = "---\ntitle: A\nsummary: Come.\ndate: 2026-07-02\nend_date: 2026-07-02\nhost: Ada\n"
    done = imported(hub, old, {"events/a.md": f"{event}registration_url: mailto:ada@example.gov\n---\nBring oil.\n"})
    assert rules(done) == [("a.md", "odd-address", 7)]
    assert (hub / done.files[0]).read_text("utf-8").endswith("---\n\nBring oil.\n")


def test_events_name_their_zone_where_the_hub_has_another(hub: Path, old: Path) -> None:
    """A hub in Denver shows the hour of New York as such."""
    laid_out(hub, {"mkdocs.yml": SETTINGS.replace("New_York", "Denver")})
    imported(hub, old, {"events/a.md": "---\ntitle: A\nsummary: Come.\ndate: 2026-07-01 13:00:00\n---\n"})

    (event,) = loader.load(hub_settings.load(hub)).events
    assert str(event.start.tzinfo) == "America/New_York"


def test_resources_become_toolkit_pages_where_a_topic_has_an_area(hub: Path, old: Path) -> None:
    """Those that lack an area, a date or a text are left, and named."""
    page = "---\ntitle: {}\nsummary: How to.\n{}\n---\n{}".format
    day, wicks = "date: 2026-11-20 10:00:00 -0500", "topics: [oil, wicks]"
    files = {
        "resources/a.md": page("A", f"{day}\n{wicks}", "Trim."),
        "resources/b.md": page("B", f"{day}\ntopics: [oil]", "Trim."),
        "resources/c.md": page("C", wicks, "Trim."),
        "resources/d.md": page("D", f"{day}\n{wicks}", ""),
    }
    done = imported(hub, old, files)

    assert done.counts == (ImportCount(kind="resources", accepted=1, skipped=3),)
    (found,) = loader.load(hub_settings.load(hub)).toolkit
    assert (found.path, found.area, str(found.reviewed), found.body.text()) == (
        "content/toolkit/light/a.md",
        "light",
        "2026-11-20",
        "Trim.",
    )
    said = [one.message.rsplit(": ", 1)[1] for one in done.remarks]
    assert said == ["a topic that belongs to an area of the toolkit", "a date", "a text of its own"]


def test_what_hub_has_no_kind_for_is_left_and_named(hub: Path, old: Path) -> None:
    """Communities, the pages of folders, and drafts."""
    files = {
        "communities/a.md": "---\ntitle: A\n---\n",
        "news/_index.md": "---\ntitle: News\n---\n",
        "news/d.md": "---\ntitle: D\ndraft: true\n---\n",
    }
    done = imported(hub, old, files)

    assert done.counts == (ImportCount(kind="communities", skipped=1), ImportCount(kind="news", skipped=2))
    assert rules(done) == [("a.md", "not-imported", 1), ("_index.md", "not-imported", 1), ("d.md", "draft", 3)]


def test_the_sites_own_topics_tell_which_words_are_unknown(hub: Path, old: Path) -> None:
    """An old address of a topic's page leads to its slug."""
    files = {
        "topics/_index.md": "---\ntitle: Topics\n---\n",
        "topics/oil/_index.md": "---\ntitle: Oil\naliases: [/topics/whale-oil/]\n---\n",
        "news/a.md": "---\ntitle: A\ndate: 2026-11-20\nsummary: S.\ntopics: [Whale Oil, lamps]\n---\nText.",
    }
    done = imported(hub, old, files)

    assert [(one.rule, one.fix) for one in done.remarks if one.path.endswith("news/a.md")] == [
        ("topic-not-in-hub", "add it to content/topics/"),
        ("unknown-topic", "write oil"),
        ("unknown-topic", ""),
    ]
    assert loader.load(hub_settings.load(hub)).articles[0].topics == ("oil",)


def test_a_missing_summary_comes_from_the_text(hub: Path, old: Path) -> None:
    """From its deck, else from its first prose, else from the title."""
    page = "---\ntitle: {}\ndate: 2026-11-20\n---\n{}".format
    deck = "---\ntitle: C\ndate: 2026-11-20\nsummary:\ndeck: Oil burns.\n---\nSlowly."
    body = "## Head\n\n![a](https://example.gov/b.png)\n\nWe *trim* [lamps](https://example.gov/). Daily.\n"
    done = imported(hub, old, {"news/a.md": page("A", body), "news/b.md": page("B", ""), "news/c.md": deck})

    found = {one.title: one.summary for one in loader.load(hub_settings.load(hub)).articles}
    assert found == {"A": "We trim lamps. Daily.", "B": "B", "C": "Oil burns."}
    assert rules(done) == [("a.md", "no-summary", 1), ("b.md", "no-summary", 1), ("c.md", "no-summary", 4)]


def test_what_cannot_be_accepted_is_refused_with_file_and_line(hub: Path, old: Path) -> None:
    """No title, no date, no YAML, an address taken, a source that hub would not load: the rest goes on."""
    files = {
        "events/e.md": "---\ntitle: E\nsummary: S.\ndate: soon\n---\n",
        "news/a.md": article(),
        "news/b.md": article(),
        "news/c.md": "---\ndate: 2026-11-20\ntitle:\n---\n",
        "news/d.md": "---\ntitle: D\nsummary: S.\n---\n",
        "news/x.md": "---\ntitle: [\n---\n",
    }
    done = imported(hub, old, files)

    assert done.counts == (ImportCount(kind="events", refused=1), ImportCount(kind="news", accepted=1, refused=4))
    other = "give one of the two another `slug` or date"
    check = "check quotes, brackets and indentation on this line and the one above"
    assert [str(one).removeprefix(f"{old}/") for one in done.refused] == [
        "events/e.md:4:1: 110 date: 'soon' cannot be read; add a line `date: …`",
        f"news/b.md:4:1: 502 another file of this folder has the address {BASE}/2026/11/20/oil/ too; {other}",
        "news/c.md:3:1: 110 'title' is missing; add a line `title: …`",
        "news/d.md:1:1: 110 'date' is missing; add a line `date: …`",
        f"news/x.md:3:1: 102 this is not YAML: did not find expected node content; {check}",
    ]


def test_what_hub_itself_would_not_load_is_never_written(hub: Path, old: Path) -> None:
    """Such as an event whose recording is no address."""
    front = "title: E\nsummary: S.\ndate: 2026-11-20 10:00:00\nyoutube_id: " + "x" * 3000
    done = imported(hub, old, {"events/e.md": f"---\n{front}\n---\n"})

    assert [(one.line, one.rule) for one in done.refused] == [(1, "112")]
    assert not (hub / "content/events").exists()


def test_nothing_is_overwritten_and_nothing_comes_twice(hub: Path, old: Path) -> None:
    """A path that is taken gets a number; a second import skips everything."""
    laid_out(hub, {"content/articles/2026/2026-11-20-oil.md": article_of("https://else.example.gov/")})
    long = "a-very-long-name-that-is-cut-after-sixty-letters-of-which-many-are-needed"
    page = "---\ntitle: T\nsummary: S.\ndate: 2026-11-20\ntopics: [wicks]\n---\nText."
    files = {"news/a.md": article(), f"resources/{long}-1.md": page, f"resources/{long}-2.md": page}
    before = (hub / "content/articles/2026/2026-11-20-oil.md").read_bytes()

    first = imported(hub, old, files)
    second = imported(hub, old, files)

    stem = "content/toolkit/light/a-very-long-name-that-is-cut-after-sixty-letters-of-which"
    assert first.files == ("content/articles/2026/2026-11-20-oil-2.md", f"{stem}.md", f"{stem}-2.md")
    assert (hub / "content/articles/2026/2026-11-20-oil.md").read_bytes() == before
    assert (second.files, {one.rule for one in second.remarks}) == ((), {"already-there"})
    there = [one.message for one in second.remarks]
    assert any(one.startswith(f"{first.files[0]} has the address https://") for one in there)
    assert f"{stem}.md already exists" in there
    assert second.counts == (ImportCount(kind="news", skipped=1), ImportCount(kind="resources", skipped=2))


def article_of(url: str) -> str:
    """An article that hub has already."""
    fields = f"title: Oil\nurl: {url}\nsource: oil\npublished: 2026-11-20\nsection: articles\nsummary: S."
    return f"---\n{fields}\n---\n"


def test_a_dry_run_writes_nothing(hub: Path, old: Path) -> None:
    """And says what it would write."""
    done = imported(hub, old, {"news/a.md": article()}, dry_run=True)

    assert done.files == ("content/articles/2026/2026-11-20-oil.md",)
    assert not (hub / "content/articles").exists()


@given(slug=st.text(alphabet="./\\~ a", min_size=1, max_size=30))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_slug_leads_out_of_the_content(hub: Path, old: Path, slug: str) -> None:
    """Whatever it says, the file lies in its own folder."""
    files = {"news/a.md": article(slug=json.dumps(slug)), "resources/a.md": article(slug=json.dumps(slug))}
    done = imported(hub, old, files, dry_run=True)

    for path in done.files:
        folder, _, name = path.rpartition("/")
        assert folder == "content/articles/2026"
        assert name.startswith("2026-11-20-")
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")


def test_a_source_gives_base_and_section(hub: Path, old: Path) -> None:
    """Unless the person says otherwise."""
    imported(hub, old, {"news/a.md": article()}, source="lamps", base="")

    (found,) = loader.load(hub_settings.load(hub)).articles
    assert (found.source, found.section, found.url) == ("lamps", "news", "https://old.example.gov/2026/11/20/oil/")


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"source": "lamp"}, r"no source is called 'lamp': did you mean \"lamps\"\?"),
        ({"section": "events"}, "no section for articles is called 'events'"),
        ({"base": "", "source": "oil"}, "say with --base where the site lives"),
        ({"base": "old.example.gov"}, "say with --base where the site lives"),
    ],
)
def test_choices_that_do_not_fit_the_hub_are_refused(
    hub: Path, old: Path, choices: dict[str, str], message: str
) -> None:
    """Before anything is read."""
    with pytest.raises(HubError, match=message):
        imported(hub, old, {"news/a.md": article()}, **choices)


def run(hub: Path, *words: str) -> tuple[int, str, str]:
    """Exit code, output and talk of a command."""
    result = CliRunner().invoke(main, ["--root", str(hub), "import", "hugo", *words])
    return result.exit_code, result.stdout, result.stderr


def test_the_command_prints_counts_and_remarks(hub: Path, old: Path) -> None:
    """A table by kind, a table by name, and what to do next."""
    laid_out(old, {"news/a.md": article("Oil &amp; wick")})

    code, output, talk = run(hub, str(old), "--profile", "digitalgov", "--base", BASE)

    assert code == 0
    rows = [line.split() for line in output.splitlines()]
    assert ["news", "1", "0", "0"] in rows
    assert ["entity-in-title", "1"] in rows
    assert talk == "1 file. Next: git diff, hub build\n"


def test_the_command_fails_where_a_file_was_refused(hub: Path, old: Path) -> None:
    """With its line on standard error; JSON is whole all the same."""
    laid_out(old, {"news/a.md": "nothing"})

    code, output, talk = run(hub, str(old), "--profile", "digitalgov", "--base", BASE, "--json", "--dry-run")

    assert code == 1
    assert json.loads(output)["counts"] == [{"kind": "news", "accepted": 0, "refused": 1, "skipped": 0}]
    assert f"{old / 'news/a.md'}:1:1: 101 the file does not begin with a line `---`" in talk


def test_html_that_no_page_may_hold_is_left_out(hub: Path, old: Path) -> None:
    """Tags go and words stay, also where one tag hid another; a frame becomes a link; what would run is remarked."""
    body = (
        'One <font color="red">two</font>.\n\n<iframe src="https://video.example.org/1"></iframe>\n\n'
        '<center><b style="x: y">three</b></center>\n\n<script>four</script>\n'
    )
    done = imported(hub, old, {"content/news/oil.md": article(body=body)})
    (made,) = loader.load(hub_settings.load(hub)).articles
    assert made.body.text() == "One two.\n\n[video.example.org](https://video.example.org/1)\n\n<b>three</b>"
    assert [one.message for one in done.remarks if one.rule == "left-out"] == [
        "<iframe> is not published",
        "<script> is not published",
    ]
