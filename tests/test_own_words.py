"""A network of libraries with kinds, sections and areas of its own: from its first file to an issue and the site."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from click.testing import CliRunner

from hub.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

# What the settings of other hubs name: their kinds, sections and areas, and whom they serve.
WORDS = re.compile(
    r"\b(?:training|networking|news|listening|measurement|customers?|public services?|govcx)\b", re.IGNORECASE
)
EVENT = ("start=2026-12-10 18:00", "end=2026-12-10 19:00", "summary=See the rooms at night.", "place=Online")
ARTICLE = ("url=https://a.example.org/plan/", "source=shelf-notes", "summary=A plan on one page.", "kind=report")
# Parts of the program itself: schemas of every hub, the index of the search and its words, scripts and styles.
OURS = re.compile(r"\.vscode/|\.hub/|build/site/(?:search|assets|pagefind|schema)|README\.md|\.(?:js|css|png|svg)$")


def hub(root: Path, *words: str) -> str:
    """What a command says; it goes well."""
    done = CliRunner().invoke(main, ["--root", str(root), *words])
    assert (done.exit_code, words) == (0, words), done.output
    return done.output


def test_no_word_of_another_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """New files, checks, the draft, its faces and every page speak of what this hub names, and of nothing else."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2026, 12, 1, 12, tzinfo=UTC).timestamp())))
    root = tmp_path / "net"
    done = CliRunner().invoke(main, ["init", str(root), "--start=library", "--set=newsletter=River Notes"])
    assert done.exit_code == 0
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(
        text.replace("        weekday: tuesday\n", "        weekday: tuesday\n        greeting: Hello branches!\n"),
        "utf-8",
    )

    said = [hub(root, "new", "event", "Open night", *(f"--set={one}" for one in EVENT))]
    said.append(hub(root, "new", "article", "Borrow a plan", *(f"--set={one}" for one in ARTICLE)))
    said += [hub(root, "new", "page", "Lend seeds", "--set=area=collections"), hub(root, "new", "topic", "Seeds")]
    for file in root.glob("content/**/*.md"):
        address = rf"\1https://a.example.org/{file.stem}/"
        words = re.sub(r"^(\w+: )TODO.*$", address, file.read_text("utf-8"), flags=re.MULTILINE)
        file.write_text(words.replace("TODO ", ""), "utf-8")
    event = root / "content/events/2026-12-10-open-night.md"
    assert "kind: workshop # workshop or meeting or visit\n" in event.read_text("utf-8")
    for file in root.glob("content/**/*.yml"):
        file.write_text(file.read_text("utf-8").replace("summary: TODO", "summary: Seeds to lend."), "utf-8")

    said += [hub(root, "fetch"), hub(root, "inbox"), hub(root, "keep", "1"), hub(root, "check"), hub(root, "digest")]
    draft = root / "newsletters/2026-12-01.md"
    words = draft.read_text("utf-8")
    assert ("\nHello branches! " in words, "*Report · Shelf Notes · " in words) == (True, True)
    draft.write_text(re.sub("TODO:.*", "Borrow one.", words), "utf-8")
    said += [hub(root, "digest"), hub(root, "build")]

    wrong = event.read_text("utf-8")
    event.write_text(wrong.replace("kind: workshop", "kind: workshp"), "utf-8")
    done = CliRunner().invoke(main, ["--root", str(root), "check"])
    assert 'did you mean "workshop"? (workshop, meeting, visit)' in done.output
    event.write_text(wrong, "utf-8")

    assert [words for words in said if WORDS.search(words)] == []
    files = (file for file in root.rglob("*") if file.is_file() and not OURS.search(file.relative_to(root).as_posix()))
    found = {file: WORDS.findall(file.read_bytes().decode("utf-8", "replace")) for file in files}
    assert {str(file): words for file, words in found.items() if words} == {}
    assert len(found) > 60
