"""Tests for hub.scaffold and `hub new`."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

from hub.base import text
from hub.check import runner
from hub.cli import main
from hub.config import hub_settings
from hub.content import loader, validation, yaml_nodes
from hub.errors import HubError
from hub.scaffold import new_file
from tests.terminal import at_a_terminal

if TYPE_CHECKING:
    from pathlib import Path

FILLED = {
    "article": {
        "url": "https://example.gov/new/",
        "source": "example",
        "summary": "Ask once: it works.",
        "authors": "Ada Example, Bo: Example",
    },
    "event": {
        "start": "2026-12-08 10:00",
        "end": "2026-12-08 11:00",
        "summary": "Ask once.",
        "url": "https://example.gov/e/",
        "place": "Online",
        "accommodations": "help@example.gov",
        "timezone": "America/Denver",
    },
    "page": {"area": "design", "summary": "Ask once.", "owner": "The #1 team", "topics": "forms, Paper forms"},
    "topic": {"summary": "What is asked."},
    "source": {"url": "https://example.gov/other.xml", "active": "false", "base_url": "https://example.gov/"},
    "assessment": {"summary": "What a team learns.", "intro": "Answer together.", "version": "2"},
}
PATHS = {
    "article": "content/articles/2026/2026-11-20-ask-once-and-listen.md",
    "event": "content/events/2026-12-08-ask-once-and-listen.md",
    "page": "content/toolkit/design/ask-once-and-listen.md",
    "topic": "content/topics/ask-once-and-listen.yml",
    "source": "content/sources/ask-once-and-listen.yml",
    "assessment": "content/assessment/ask-once-and-listen.yml",
}


def call(hub: Path, *words: str, typed: str = "") -> tuple[int, str, str]:
    """The exit code of `hub new`, what it printed and what it said."""
    environment = {"SOURCE_DATE_EPOCH": "1795176000"}
    done = CliRunner().invoke(main, ["--root", str(hub), "new", *words], input=typed, env=environment)
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("kind", FILLED)
def test_what_is_filled_passes_the_check(hub: Path, kind: str) -> None:
    """Every kind, once its blanks are filled; the advice stays beside the fields."""
    options = [f"--set={name}={value}" for name, value in FILLED[kind].items()]
    code, path, _ = call(hub, kind, 'Ask "once": and listen', *options)
    assert (code, path) == (0, f"{PATHS[kind]}\n")
    file = hub / PATHS[kind]
    text = file.read_text(encoding="utf-8")
    assert "  # " in text.replace(" # ", "  # ")
    file.write_text(re.sub("TODO:? ", "", text), encoding="utf-8")
    assert runner.check(hub).of("error") == ()
    loader.load(hub_settings.load(hub))


def test_blanks_are_named_and_checked(hub: Path) -> None:
    """What still waits for an answer is said at once, and the check says it again."""
    code, path, said = call(hub, "article", "Ask")
    assert code == 0
    assert said == "Still to fill: url, source, summary\nNext: hub check\n"
    assert {one.rule for one in runner.check(hub).of("error") if one.path == path.strip()} == {"105"}


def test_nothing_is_overwritten(hub: Path) -> None:
    """The second file of one name is refused, with the way out."""
    call(hub, "article", "Ask")
    assert call(hub, "article", "Ask") == (
        1,
        "",
        "content/articles/2026/2026-11-20-ask.md already exists, and nothing is overwritten: choose another title\n",
    )


SURVEYS = "content/articles/2026/2026-11-17-surveys.md"


@pytest.mark.parametrize("url", ["https://example.gov/surveys/", "http://www.example.gov/surveys?utm_source=mail"])
def test_an_address_that_an_article_has_is_refused(hub: Path, url: str) -> None:
    """Before anything is read from the web, in every spelling of it; a broken file of the hub hides nothing."""
    (hub / "content/articles/2026/2026-11-18-paper.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    before = sorted(hub.rglob("*"))
    said = f"{SURVEYS} has the address {url} already\n"
    assert call(hub, "article", url) == (1, "", said)
    assert call(hub, "article", "Ask once", f"--set=url={url}") == (1, "", said)
    assert sorted(hub.rglob("*")) == before


def test_no_file_is_made_for_an_address_that_an_article_has(hub: Path) -> None:
    """Whoever asks for one, and also where nobody was asked before."""
    values = {"title": "Ask once", "url": "https://example.gov/surveys/"}
    with pytest.raises(HubError, match=f"{SURVEYS} has the address"):
        new_file.new(hub_settings.load(hub), "article", values, date(2026, 11, 20))


def test_an_event_may_have_the_address_of_an_article(hub: Path) -> None:
    """An article may announce it; rule 502 is about articles alone."""
    assert call(hub, "event", "Lab", "--set=url=https://example.gov/surveys/")[0] == 0


def test_an_issue_with_an_address_that_an_article_has_is_refused(hub: Path) -> None:
    """Who labels it reads where the article is."""
    issue = hub / "issue.md"
    issue.write_text("### Address\n\nhttps://example.gov/surveys\n\n### Title\n\nAsk\n", encoding="utf-8")
    said = f"{SURVEYS} has the address https://example.gov/surveys already\n"
    assert call(hub, "--from-issue", str(issue)) == (1, "", said)


def test_at_a_terminal_another_address_is_asked_for(hub: Path) -> None:
    """One that an article has is no answer."""
    typed = "\n".join(["Ask once", "https://example.gov/surveys/", "https://example.gov/once/", *[""] * 9])
    code, screen = at_a_terminal("--root", str(hub), "new", "article", typed=typed)
    assert code == 0
    assert f"Error: {SURVEYS} has the address https://example.gov/surveys/ already" in screen
    text = (hub / PATHS["article"].replace("-and-listen", "")).read_text(encoding="utf-8")
    assert "url: https://example.gov/once/ #" in text


def test_wrong_usage_is_said(hub: Path) -> None:
    """A field that does not exist, an answer that is none, a page without an area, a pair without an equals sign."""
    assert "event has no field 'sumary': did you mean \"summary\"?" in call(hub, "event", "A", "--set=sumary=B")[2]
    code, _, said = call(hub, "event", "A", "--set=kind=traning", "--set=url=example.gov", "--set=cost=")
    assert (code, [line.partition(";")[0] for line in said.splitlines()]) == (
        1,
        [
            "kind: 'traning' is not known",
            "url: 'example.gov' is not a web address",
        ],
    )
    assert (
        "a page belongs to an area of the toolkit: add --set area=…; write one of design" in call(hub, "page", "A")[2]
    )
    assert "area: 'desing' is not known; did you mean \"design\"?" in call(hub, "page", "A", "--set=area=desing")[2]
    assert "a source needs the address of its feed" in call(hub, "source", "A")[2]
    assert call(hub, "page", "A", "--set=area")[0] == 2


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("topic", ("A", "--set=slug=../../../x")),
        ("topic", ("A", "--set=slug=.x")),
        ("source", ("A", "--set=url=https://example.gov/a.xml", "--set=key=a/b")),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(hub: Path, kind: str, words: tuple[str, ...]) -> None:
    """By the command, and by what it calls, before anything is written."""
    before = sorted(hub.rglob("*.yml"))
    code, _, said = call(hub, kind, *words)
    assert (code, "write letters, digits and hyphens" in said) == (1, True)
    values = dict(word.removeprefix("--set=").split("=", 1) for word in words[1:]) | {new_file.name(kind): "A"}
    with pytest.raises(HubError, match="choose another name"):
        new_file.new(hub_settings.load(hub), kind, values, date(2026, 11, 20))
    assert sorted(hub.rglob("*.yml")) == before


def test_a_title_that_windows_keeps_for_itself(hub: Path) -> None:
    """A page of that title gets another name."""
    assert call(hub, "page", "Aux", "--set=area=design")[1] == "content/toolkit/design/x-aux.md\n"


def test_a_source_has_a_file_of_its_own(hub: Path) -> None:
    """Its name is the key; what else is known of it is inside."""
    call(hub, "source", "Blog", "--set=url=https://example.gov/other.xml", "--set=key=the-blog")
    text = (hub / "content/sources/the-blog.yml").read_text(encoding="utf-8")
    assert text.startswith("name: Blog # as readers know it\nurl: https://example.gov/other.xml # the address")


def test_a_title_is_needed_where_nobody_can_be_asked(hub: Path) -> None:
    """A pipe is no terminal: no question hangs there, and nothing is made."""
    code, path, said = call(hub, "topic", typed="Listening\n")
    assert (code, path) == (2, "")
    assert "name a TITLE, or the URL of a page" in said
    assert "name what to make: article, event" in call(hub)[2]


@pytest.mark.parametrize("kind", ["topic", "source"])
def test_a_name_that_a_list_has_is_refused(hub: Path, kind: str) -> None:
    """An entry of a list is not written twice."""
    option = "--set=url=https://example.gov/other.xml" if kind == "source" else "--set=area=design"
    call(hub, kind, "Ask once", option)
    before = sorted(hub.rglob("*.yml"))
    code, _, said = call(hub, kind, "Ask once", option.replace("other", "another"))
    key = {"source": "key", "topic": "slug"}[kind]
    way = f"and nothing is overwritten: add --set {key}=…\n"
    assert (code, said) == (1, f"the hub already has a {kind} 'ask-once', {way}")
    assert sorted(hub.rglob("*.yml")) == before


@given(words=st.text(min_size=1).filter(text.clean))
@example("no")
@example("2026-12-10")
@example("!ENV HOME")
@example("'a'\nstart: 2026-01-01 00:00")
@example("a # b")
@example('\ufffe😀 \\ "')
def test_any_words_are_one_value_of_yaml(words: str) -> None:
    """Nothing that somebody sends becomes a key, a comment, a number or a command."""
    (written,) = new_file.yaml_of("title", words, validation.line).splitlines()
    node, problems = yaml_nodes.parse(f"title: {written} # advice", "a.md")
    assert problems == ()
    assert isinstance(node.value, dict)
    assert {name: child.value for name, child in node.value.items()} == {"title": new_file.cleaned(words)}


@pytest.mark.slow
def test_at_a_terminal_every_field_is_asked_for(hub: Path) -> None:
    """Enter skips a question, and an answer that cannot be is asked for again with what to write."""
    answers = ["Ask once", "traning", "networking", "soon", "2026-12-09 10:00", "9 am", "11 am", "Denver"]
    answers += ["", "We ask.", "", "", "", ""]
    code, screen = at_a_terminal("--root", str(hub), "new", "event", typed="\n".join([*answers, ""]))
    assert code == 0
    assert "Error: 'traning' is not known; did you mean \"training\"?" in screen
    assert "delete the line where the end is open) [2026-12-09 14:00]: " in screen
    text = (hub / "content/events/2026-12-09-ask-once.md").read_text(encoding="utf-8")
    assert "Error: “soon” does not say on which day: write the day as well" in screen
    assert "Error: 09:00 is not after the start, 10:00" in screen
    assert "kind: networking # training or networking\nstart: 2026-12-09 10:00 # as the clock" in text
    assert "\ntimezone: America/Denver\n" in text
    assert "repeat" not in text
    assert "Still to fill: url, place, accommodations" in screen


def test_all_day(hub: Path) -> None:
    """What starts on a day without an hour takes all of it, and has no end where nobody names one."""
    new_file.new(hub_settings.load(hub), "event", {"title": "Fair", "start": "2026-12-08"}, date(2026, 11, 20))
    text = (hub / "content/events/2026-12-08-fair.md").read_text(encoding="utf-8")
    assert "\nstart: 2026-12-08 # " in text
    assert "\nend:" not in text


def test_what_was_given_is_not_asked_for(hub: Path) -> None:
    """A topic whose title and summary are known asks for its slug alone."""
    code, screen = at_a_terminal("--root", str(hub), "new", "topic", "Ask once", "--set=summary=We ask.", typed="\n")
    assert (code, screen.count("?"), screen.count(" [")) == (0, 0, 1)
    text = (hub / "content/topics/ask-once.yml").read_text(encoding="utf-8")
    assert text == "title: Ask once\nsummary: We ask. # one sentence that says what belongs here\n"


def test_what_a_new_file_lacks_stops_only_what_readers_get(hub: Path) -> None:
    """An editor fills its blanks tomorrow, and works on in the inbox today; the check and the build refuse them."""
    words = ["--set", "start=2026-12-10 13:00", "--set", "kind=training", "Survey clinic"]
    assert CliRunner().invoke(main, ["--root", str(hub), "new", "event", *words]).exit_code == 0
    (event,) = (one for one in loader.load(hub_settings.load(hub)).events if one.title == "Survey clinic")
    assert (event.url, event.place, event.accommodations) == (None, None, None)
    done = CliRunner().invoke(main, ["--root", str(hub), "check", str(hub / event.path)])
    assert done.exit_code == 1
    assert [line.split()[1] for line in done.stdout.splitlines() if line.startswith(event.path)] == ["105"] * 5
