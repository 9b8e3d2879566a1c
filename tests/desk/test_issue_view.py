"""What the issue's view reads and does: edits of one file, merged with what it has got meanwhile."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from hub.desk.issue_edits import EditAsked
from hub.desk.views import issue_view
from hub.desk.views.issue_view import LookAsked, StartAsked, TextAsked
from hub.errors import HubError
from hub.inbox import editor_actions
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config

DAY, NEXT = date(2026, 11, 27), date(2026, 12, 4)
PATH = "newsletters/2026-11-27.md"
ARTICLE = "content/articles/2026/2026-11-23-kerb.md"
KERB = "---\ntitle: A lower kerb\nurl: https://a.example.gov/kerb/\nsource: digital-gov\npublished: 2026-11-23\n"
KERB += "section: articles\nsummary: Two centimeters less.\n---\n"
LAMP = "### [A lamp](https://a.example.gov/lamp/)\n*A.gov*\n\nIt shines."
ITEM = "### [A lower kerb](https://a.example.gov/kerb/)\n\nTwo centimeters."
TOLD = "It shines.\n\nAlso in: [A.gov](https://a.example.gov/lamp/)"
READING = f"## Articles\n\n{LAMP}\n\n{ITEM}"
WORDS = (
    "---\nsubject: One lamp and one kerb for all\npreheader: Two short reads, and a picture of the office.\n"
    f"status: draft\n---\n\nHello.\n\n{READING}\n\n## News\n\n<!-- hub offered:\n0123abcd\n-->\n"
)


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A small hub in the week of an issue with two items, one of which is an article of the hub."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)
    settings = flow.hub(tmp_path)
    for path, words in ((PATH, WORDS), (ARTICLE, KERB)):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(words.encode())
    return settings


def edited(config: Config, kind: str, base: str = WORDS, **given: Any) -> dict[str, Any]:  # noqa: ANN401  what is asked
    """What an edit answers."""
    return issue_view.edit(config, EditAsked(day=DAY, base=base, kind=kind, **given))


def text(config: Config) -> str:
    """The file, byte for byte."""
    return (config.root / PATH).read_bytes().decode()


def test_tells_the_issue(config: Config) -> None:
    """The coming one: its text, its outline, and to which issues something can be put off."""
    found = issue_view.issue(config, {})
    assert (found["day"], found["path"], found["status"], found["text"]) == (DAY, PATH, "draft", WORDS)
    assert found["name"] == "GovCX Update, Friday, November 27, 2026"
    assert [section["title"] for section in found["sections"]] == ["Articles", "News"]
    assert found["sections"][0]["items"][0] == {
        "title": "A lamp", "words": "A lamp", "url": "https://a.example.gov/lamp/", "line": "A.gov",
        "blurb": "It shines.", "again": "",
    }  # fmt: skip
    assert [one["issue"] for one in found["until"][:2]] == ["December 4, 2026", "December 11, 2026"]
    assert found["days"] == [{"day": DAY, "status": "draft"}]
    assert (found["waits"], found["out"]) == (0, [])


def test_tells_an_issue_without_a_file(config: Config) -> None:
    """There is no text, until somebody begins it; then what was kept since can be added."""
    assert "text" not in issue_view.issue(config, {"day": "2026-12-04"})
    begun = issue_view.start(config, StartAsked(day=NEXT))
    assert (config.root / "newsletters/2026-12-04.md").read_bytes().decode() == begun["text"]
    with pytest.raises(HubError, match="“soon” is not a day"):
        issue_view.issue(config, {"day": "soon"})


def test_adds_what_was_kept_since(config: Config) -> None:
    """It is counted, and added when it is asked for."""
    (config.root / ARTICLE).write_text(KERB.replace("kerb/", "step/").replace("kerb", "step"), "utf-8")
    assert issue_view.issue(config, {})["waits"] == 1
    found = issue_view.start(config, StartAsked(day=DAY, update=True))
    assert [item["title"] for item in found["sections"][0]["items"]] == ["A lamp", "A lower kerb", "A lower step"]


@pytest.mark.parametrize(
    ("kind", "given", "before", "after"),
    [
        ("move-item", {"expects": "A lamp", "to_item": 1}, f"{LAMP}\n\n{ITEM}", f"{ITEM}\n\n{LAMP}"),
        ("move-section", {"section": 1}, f"{READING}\n\n## News", f"## News\n\n{READING}"),
        ("rewrite", {"field": "note", "words": "Hi."}, "Hello.", "Hi."),
        ("rewrite", {"field": "subject", "words": "Two"}, "One lamp and one kerb for all", "Two"),
        ("rewrite-section", {"field": "title", "words": "Reading"}, "Articles", "Reading"),
        ("rewrite-item", {"field": "title", "words": "Lamps"}, "[A lamp]", "[Lamps]"),
        ("add", {"section": 1, "words": " Thanks ", "blurb": "Tea."}, "## News", "## News\n\n### Thanks\n\nTea."),
        ("put-in", {"section": 1, "words": "\n\n### Thanks"}, "## News", "## News\n\n### Thanks"),
        ("take-out", {}, f"\n\n{LAMP}", ""),
        ("join", {"item": 1, "to_item": 0}, f"{LAMP}\n\n{ITEM}", f"{ITEM}\n\n{TOLD}"),
    ],
    ids=lambda value: value if isinstance(value, str) and "\n" not in value and " " not in value else "",
)  # fmt: skip
def test_edits_the_file(config: Config, kind: str, given: dict[str, Any], before: str, after: str) -> None:
    """Each edit changes its own bytes; asked for twice, it is done once."""
    expected = WORDS.replace(before, after, 1)
    for _ in range(2):
        found = edited(config, kind, **given)
        assert (text(config), found["text"], found["made"], found["says"]) == (expected, expected, expected, [])


def test_refuses_what_no_longer_fits(config: Config) -> None:
    """An edit that is not known, of an item that is not there, or of an issue that readers have."""
    with pytest.raises(HubError, match="no edit is called “delete”"):
        edited(config, "delete")
    for section, item in ((0, 1), (4, 0)):
        with pytest.raises(HubError, match="“A lamp” is not there now"):
            edited(config, "take-out", expects="A lamp", section=section, item=item)
    with pytest.raises(HubError, match="was sent"):
        edited(config, "take-out", base=WORDS.replace("status: draft", "status: sent"))
    assert text(config) == WORDS


def test_says_that_it_is_ready(config: Config) -> None:
    """In one word of the file, and a draft again; what was in the file meanwhile stays."""
    found = edited(config, "status", words="ready")
    ready = WORDS.replace("status: draft", "status: ready")
    assert (found["status"], found["text"], text(config)) == ("ready", ready, ready)
    (config.root / PATH).write_bytes(ready.replace("Two cent", "Three cent").encode())
    back = edited(config, "status", base=ready, words="draft")
    assert (back["status"], text(config)) == ("draft", WORDS.replace("Two cent", "Three cent"))


def test_is_not_ready_with_errors(config: Config) -> None:
    """They are told, and nothing is written; a draft may have them."""
    todo = WORDS.replace("It shines.", "TODO: say why.").replace("Hello.", "TODO: greet.")
    (config.root / PATH).write_bytes(todo.encode())
    with pytest.raises(
        HubError, match=rf"not ready: 2 findings must be fixed first\. {PATH}:7:1: 644 .* {PATH}:\d+:1: 644 "
    ):
        edited(config, "status", base=todo, words="ready")
    assert text(config) == todo
    with pytest.raises(HubError, match="not ready: 1 finding must"):
        edited(config, "status", base=todo.replace("TODO: greet.", "Hi."), words="ready")
    ready = todo.replace("status: draft", "status: ready")
    (config.root / PATH).write_bytes(ready.encode())
    assert edited(config, "status", base=ready, words="draft")["text"] == todo


def test_merges_with_what_the_file_has_got(config: Config) -> None:
    """What meets is told with both texts, and a choice makes one of them."""
    theirs = WORDS.replace("Two cent", "Three cent")
    (config.root / PATH).write_bytes(theirs.encode())
    found = edited(config, "rewrite", field="note", words="Hi.")
    assert found["text"] == text(config) == theirs.replace("Hello", "Hi")
    assert found["says"] == ["Another program has saved the file meanwhile; what it changed is in it, and so is yours"]
    clashing = edited(config, "rewrite-item", item=1, field="blurb", words="Four.")
    assert [(one.mine, one.theirs) for one in clashing["clashes"]] == [("Four.\n", "Three centimeters.\n")]
    assert clashing["theirs"] == text(config)
    asked = TextAsked(day=DAY, base=WORDS, text=clashing["made"], theirs=clashing["theirs"], chosen=("Five.\n",))
    assert (
        issue_view.restore(config, asked)["text"]
        == text(config)
        == theirs.replace("Hello", "Hi").replace("Three centimeters", "Five")
    )


def test_puts_off_and_takes_that_back(config: Config) -> None:
    """An article gets the day of its issue; the text before brings both files back, byte for byte."""
    found = edited(config, "take-out", item=1, until=NEXT)
    assert [(one["title"], one["until"], one["from"]) for one in found["out"]] == [("A lower kerb", NEXT, DAY)]
    assert "issue: 2026-12-04\n" in (config.root / ARTICLE).read_text("utf-8")
    back = issue_view.restore(config, TextAsked(day=DAY, base=found["text"], text=WORDS))
    assert (back["out"], text(config), (config.root / ARTICLE).read_text("utf-8")) == ([], WORDS, KERB)
    edited(config, "take-out", item=1, until=NEXT)
    (config.root / ARTICLE).write_text(KERB.replace("less", "more"), "utf-8")
    again = issue_view.restore(config, TextAsked(day=DAY, base=found["text"], text=WORDS))
    assert again["says"] == [f"{ARTICLE} was edited meanwhile, and stays as it is"]


def look(config: Config, words: str = WORDS, **given: Any) -> dict[str, Any]:  # noqa: ANN401  what is asked
    """How a text looks."""
    return issue_view.look(config, LookAsked(day=DAY, text=words, since=WORDS, **given))


def test_shows_the_mail(config: Config) -> None:
    """In both schemes and as text, with what the gates find and where; nothing is written."""
    words = WORDS.replace("It shines.", "TODO: say why.\n\n![A lamp](https://govcx.example.gov/assets/lamp.png)")
    found = look(config, words)
    assert {"light", "dark"} == found["mails"].keys()
    assert 'src="/api/issue/picture?path=/pictures/assets/lamp.png"' in found["mails"]["light"]
    assert "TODO: say why." in found["text"]
    blank = next(one for one in found["findings"] if one["rule"] == "644")
    assert (blank["level"], blank["place"].field, blank["place"].section, blank["place"].item) == (
        "error",
        "blurb",
        0,
        0,
    )
    assert "- It shines." in found["difference"]
    assert "+ TODO: say why." in found["difference"]
    assert text(config) == WORDS


def test_shows_what_is_typed(config: Config) -> None:
    """An edit that rewrites is seen before it is saved; one that is no edit yet, or another one, changes nothing."""
    typed = EditAsked(day=DAY, base="", kind="rewrite-item", field="title", words="Lights")
    assert "Lights" in look(config, edit=typed)["text"]
    for kind, words in (("rewrite-item", " "), ("take-out", "x"), ("rewriting", "x")):
        other = EditAsked(day=DAY, base="", kind=kind, field="title", words=words)
        assert look(config, edit=other)["text"] == look(config)["text"]
    assert text(config) == WORDS


def test_shows_what_cannot_be_read(config: Config) -> None:
    """A broken text has findings and no outline; a broken file beside it is told, and stops nothing."""
    broken = WORDS.replace("preheader", "preheade")
    assert any("preheade" in one["message"] for one in look(config, broken)["findings"])
    assert "mails" not in look(config, broken)
    (config.root / PATH).write_text(broken, "utf-8")
    found = issue_view.issue(config, {})
    assert (found["text"], "sections" in found) == (broken, False)
    assert "preheade" in found["broken"][0]["message"]
    (config.root / PATH).write_text(WORDS, "utf-8")
    (config.root / ARTICLE).write_text("---\ntitle: {\n---\n", "utf-8")
    assert "sections" in issue_view.issue(config, {})
    assert look(config)["mails"]
    assert any("kerb" not in one["message"] and one["place"] is None for one in look(config)["findings"])
    assert text(config) == WORDS


def test_has_the_pictures_and_the_frame(config: Config) -> None:
    """Both are documents that run nothing; a stamp changes whenever the file does."""
    (config.root / "content/assets").mkdir()
    (config.root / "content/assets/lamp.png").write_bytes(b"PNG")
    found = issue_view.picture(config, {"path": "/pictures/assets/lamp.png"})
    assert (found.content_type, found.content, found.is_framed) == ("image/png", b"PNG", True)
    with pytest.raises(HubError, match="no such picture"):
        issue_view.picture(config, {"path": "/pictures/../mkdocs.yml"})
    assert issue_view.frame(config, {}).content.startswith(b"<!doctype html>")
    before = issue_view.stamp(config, {"day": "2026-11-27"})
    (config.root / PATH).write_text(f"{WORDS}\n", "utf-8")
    assert issue_view.stamp(config, {"day": "2026-11-27"}) != before
    assert issue_view.stamp(config, {}) == {"stamp": ""}


def test_offers_what_can_be_chosen(config: Config) -> None:
    """What is kept and in no issue, then what waits; chosen, it is in its section, and nobody chooses it twice."""
    editor_actions.fetch(config, [])
    step = KERB.replace("kerb/", "step/").replace("A lower kerb", "A wider step")
    (config.root / "content/articles/2026/2026-11-24-step.md").write_text(step)
    kept, *waiting = issue_view.offers(config, {"day": DAY.isoformat()})
    assert kept == {
        "n": 0, "title": "A wider step", "url": "https://a.example.gov/step/",
        "says": "content/articles/2026/2026-11-24-step.md",
    }  # fmt: skip
    assert [(one["n"] > 0, one["says"]) for one in waiting] == [(True, "waits, notes")] * 2 + [(True, "waits, site")]
    assert issue_view.offers(config, {}) == [kept, *waiting]
    answer = edited(config, "choose", url=kept["url"])
    assert [item["title"] for item in answer["sections"][0]["items"]] == ["A lamp", "A lower kerb", "A wider step"]
    assert text(config).startswith(WORDS[: WORDS.index("\n\n## News")])
    with pytest.raises(HubError, match="what you chose is not in content/, or an issue has it by now"):
        edited(config, "choose", base=answer["text"], url=kept["url"])
