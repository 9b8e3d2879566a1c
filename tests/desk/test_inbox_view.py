"""What the inbox at the desk tells and does, without a server between."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.config import hub_settings
from hub.content import loader
from hub.desk.views import inbox_view
from hub.desk.views.inbox_view import DecisionAsked, UndoAsked
from hub.errors import HubError
from hub.inbox import editor_actions, inbox_changes, inbox_search
from hub.inbox.inbox_search import Wanted

if TYPE_CHECKING:
    from hub.content.settings import Config

QUEUES, FORMS, LAB = 1, 2, 3
FIRST, SECOND = "a" * 32, "b" * 32


def states(config: Config) -> dict[int, str]:
    """Where every candidate is."""
    return {one.number: one.state for one in inbox_changes.of(config, [QUEUES, FORMS, LAB, 99])}


def test_what_stays_the_same_is_told_once(config: Config) -> None:
    """Sections that articles can be in, topics, sources, and the days after the coming issues."""
    inbox_view.decide(config, DecisionAsked(step=FIRST, to="dropped", numbers=(FORMS,)))
    found = inbox_view.frame(config, {})
    assert (found["me"], found["today"]) == ("Ana", date(2026, 11, 22))
    assert [section["key"] for section in found["sections"]] == ["articles", "news"]
    assert found["until"][:2] == [
        {"day": date(2026, 11, 28), "issue": "November 27"},
        {"day": date(2026, 12, 5), "issue": "December 4"},
    ]
    assert (found["kept"], found["later"], found["dropped"]) == (0, 0, 1)


def test_a_source_of_which_nothing_is_ever_kept(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told apart once enough of it was judged; one that is gone from the settings keeps its key as its name."""
    monkeypatch.setattr(inbox_view, "MANY_JUDGED", 1)
    (wanted,) = {line.source for line in inbox_search.search(config).lines if line.number == FORMS}
    inbox_view.decide(config, DecisionAsked(step=FIRST, to="dropped", numbers=(QUEUES, FORMS, LAB)))
    assert inbox_view.frame(config, {})["sources"][wanted]["never"]
    inbox_view.undo(config, UndoAsked(step=FIRST))
    inbox_view.decide(config, DecisionAsked(step=SECOND, to="kept", numbers=(FORMS,)))
    assert not inbox_view.frame(config, {})["sources"][wanted]["never"]
    (config.root / "content" / "sources.yml").write_text("")

    assert inbox_view.frame(hub_settings.load(config.root), {})["sources"][wanted]["name"] == wanted


def test_rows_say_what_a_list_shows(config: Config) -> None:
    """The section that the source decides, none for an event, and from where to ask for changes."""
    found = inbox_view.candidates(config, {})
    assert [row["n"] for row in found["rows"]] == [line.number for line in inbox_search.search(config).lines]
    rows = {row["n"]: row for row in found["rows"]}
    assert rows[QUEUES]["section"] in {"articles", "news"}
    assert (rows[LAB]["section"], rows[LAB]["starts"] > "") == ("", True)
    assert found["newest"] == LAB
    assert inbox_view.changes(config, {"decided": str(found["decided"]), "newest": str(found["newest"])}) == (
        inbox_changes.InboxChanges(decided=0, newest=LAB)
    )


def test_rows_of_what_was_decided(config: Config) -> None:
    """They say who decided, and until when; words narrow them; another state is refused."""
    inbox_view.decide(config, DecisionAsked(step=FIRST, to="later", numbers=(FORMS,), until=date(2026, 12, 5)))
    (row,) = inbox_view.candidates(config, {"state": "later", "words": "forms"})["rows"]
    assert (row["n"], row["state"], row["by"], row["until"]) == (FORMS, "later", "Ana", "2026-12-05")
    assert inbox_view.candidates(config, {"state": "later", "words": "nothing"})["rows"] == []
    with pytest.raises(HubError, match="no candidate is ever “lost”: waiting, later, kept, dropped, sent"):
        inbox_view.candidates(config, {"state": "lost"})


def test_what_was_judged_before_is_said(config: Config) -> None:
    """A candidate with nearly the text of one that was dropped says so."""
    words = " ".join(f"word{number}" for number in range(120))
    for number in (1, 2):
        items = [
            {
                "id": str(number),
                "url": f"https://a.example.gov/{number}/",
                "title": "Same",
                "content_html": f"<p>{words}</p>",
            }
        ]
        (config.root / "feeds" / "same.json").write_text(json.dumps({"items": items}))
        (config.root / "content" / "sources.yml").write_text("- {key: same, name: Same, path: feeds/same.json}\n")

        config = hub_settings.load(config.root)
        editor_actions.fetch(config, [])
        (line,) = (line for line in inbox_search.search(config).lines if line.title == "Same")
        if number == 1:
            editor_actions.drop(config, [line.number])
    (row,) = (row for row in inbox_view.candidates(config, {})["rows"] if row["title"] == "Same")
    assert row["judged"] == "nearly the same was dropped by Ana on November 22"


def test_the_text_of_a_candidate(config: Config) -> None:
    """Its pictures are links and its headings below the title; numbers that nobody has are left out."""
    html = '<h1>How</h1><p>Words.</p><img src="https://a.example.gov/a.png" alt="A chart"><script>run()</script>'
    items = [{"id": "1", "url": "https://a.example.gov/1/", "title": "One", "content_html": html}]
    (config.root / "feeds" / "one.json").write_text(json.dumps({"items": items}))
    (config.root / "content" / "sources.yml").write_text("- {key: one, name: One, path: feeds/one.json}\n")

    config = hub_settings.load(config.root)
    editor_actions.fetch(config, [])
    (text,) = inbox_view.texts(config, {"numbers": "4,99,x,"})
    assert (text["n"], text["url"], text["words"], text["file"]) == (4, "https://a.example.gov/1/", 2, "")
    assert text["html"] == (
        '<h3>How</h3><p>Words.</p><a href="https://a.example.gov/a.png" rel="external noopener">A chart</a>'
    )
    assert inbox_view.texts(config, {}) == []


def test_what_was_kept_names_its_file(config: Config) -> None:
    """With the words that the file has now; an event has its file alone."""
    asked = DecisionAsked(step=FIRST, to="kept", numbers=(QUEUES,), section="news", note="Short.", topics=("research",))
    assert inbox_view.decide(config, asked).refused == ""
    inbox_view.decide(config, DecisionAsked(step=SECOND, to="kept", numbers=(LAB,)))
    article, event = inbox_view.texts(config, {"numbers": f"{QUEUES},{LAB}"})
    assert article["file"] == loader.load(config).articles[0].path
    assert (article["section"], article["note"], article["topics"]) == ("news", "Short.", ("research",))
    assert event["file"] == loader.load(config).events[0].path
    assert "section" not in event


def test_a_decision_is_made_once(config: Config) -> None:
    """However often it is asked for under its key; what happened is told each time."""
    asked = DecisionAsked(step=FIRST, to="kept", numbers=(QUEUES,), topics=())
    first = inbox_view.decide(config, asked)
    assert [(one.number, one.state, one.by) for one in first.standings] == [(QUEUES, "kept", "Ana")]
    assert inbox_view.decide(config, asked).standings == first.standings
    assert len(loader.load(config).articles) == 1


def test_who_comes_second_is_told(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer says who was first; where the rest is dropped, theirs is left out."""
    monkeypatch.setenv("HUB_EDITOR", "Bo")
    inbox_view.decide(config, DecisionAsked(step=FIRST, to="kept", numbers=(QUEUES,)))
    monkeypatch.setenv("HUB_EDITOR", "Ana")
    second = inbox_view.decide(config, DecisionAsked(step=SECOND, to="dropped", numbers=(QUEUES, FORMS)))
    assert second.refused.startswith(f"{QUEUES}: kept by Bo on November 22, 2026 at 11:00")
    assert {one.number: (one.state, one.by) for one in second.standings} == {
        QUEUES: ("kept", "Bo"), FORMS: ("waiting", ""),
    }  # fmt: skip
    rest = DecisionAsked(step=SECOND, to="dropped", numbers=(QUEUES, FORMS, LAB), only_open=True)
    assert {one.number: one.state for one in inbox_view.decide(config, rest).standings} == {
        QUEUES: "kept", FORMS: "dropped", LAB: "dropped",
    }  # fmt: skip
    assert inbox_view.changes(config, {"decided": "1", "newest": "1"}) == inbox_changes.InboxChanges(
        decided=3, newest=LAB, standings=inbox_changes.of(config, [FORMS, LAB])
    )
    assert inbox_view.changes(config, {"decided": "x"}).decided == 3


def test_a_story_that_is_there_is_asked_about(config: Config) -> None:
    """It is kept once the editor is sure."""
    words = " ".join(f"word{number}" for number in range(120))
    for key in ("one", "two"):
        item = {"id": "1", "url": f"https://{key}.example.gov/1/", "title": "Same", "summary": words,
                "content_html": f"<p>{words}</p>", "date_published": "2026-11-20T12:00:00Z"}  # fmt: skip
        (config.root / "feeds" / f"{key}.json").write_text(json.dumps({"items": [item]}))
        (config.root / "content" / "sources.yml").write_text(
            f"- {{key: {key}, name: N, path: feeds/{key}.json, content: full}}\n"
        )

        config = hub_settings.load(config.root)
        editor_actions.fetch(config, [])
        if key == "one":
            editor_actions.keep(config, [4])
    asked = DecisionAsked(step=FIRST, to="kept", numbers=(5,))
    answer = inbox_view.decide(config, asked)
    assert answer.asks.startswith("5 tells the same story as content/articles/2026/2026-11-20-same.md")
    assert [one.state for one in answer.standings] == ["waiting"]
    sure = DecisionAsked(step=FIRST, to="kept", numbers=(5,), is_sure=True)
    assert [one.state for one in inbox_view.decide(config, sure).standings] == ["kept"]


def test_undo_of_a_step(config: Config) -> None:
    """All of it, whatever was decided since by the same editor; twice is once."""
    inbox_view.decide(config, DecisionAsked(step=FIRST, to="dropped", numbers=(QUEUES, FORMS)))
    inbox_view.decide(config, DecisionAsked(step=SECOND, to="kept", numbers=(LAB,)))
    answer = inbox_view.undo(config, UndoAsked(step=FIRST))
    assert [(one.number, one.state) for one in answer.standings] == [(QUEUES, "waiting"), (FORMS, "waiting")]
    assert inbox_view.undo(config, UndoAsked(step=FIRST)) == inbox_view.DecisionAnswer(standings=())
    assert states(config) == {QUEUES: "waiting", FORMS: "waiting", LAB: "kept"}


def test_undo_leaves_what_somebody_edited(config: Config) -> None:
    """The answer says which file stays."""
    inbox_view.decide(config, DecisionAsked(step=FIRST, to="kept", numbers=(QUEUES,)))
    path = loader.load(config).articles[0].path
    (config.root / path).write_text((config.root / path).read_text().replace("summary:", "note: Mine.\nsummary:"))
    answer = inbox_view.undo(config, UndoAsked(numbers=(QUEUES,)))
    assert f"{path} was edited, so it stays" in answer.refused
    assert [one.state for one in answer.standings] == ["kept"]


def test_what_is_no_decision(config: Config) -> None:
    """A key of another form is refused, and so is a state that nobody decides."""
    with pytest.raises(HubError, match="the key of a step has 32 hexadecimal digits, not “x”"):
        inbox_view.decide(config, DecisionAsked(step="x", to="kept", numbers=(QUEUES,)))
    answer = inbox_view.decide(config, DecisionAsked(step=FIRST, to="sent", numbers=(QUEUES,)))
    assert answer.refused == "an editor keeps, puts off or drops; “sent” is none of these"
    assert inbox_search.search(config, Wanted(state="kept")).lines == ()
