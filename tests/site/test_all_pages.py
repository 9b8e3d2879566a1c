"""The whole site: every page of a small hub as a person agreed to it, in `golden/`."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hub.content.models import Issue, Library
from hub.site import all_pages

if TYPE_CHECKING:
    from datetime import date

    from hub.content.settings import Config

GOLDEN = Path(__file__).with_name("golden")


def agreed(written: dict[str, str]) -> dict[str, str]:
    """What the golden folder holds; with GOLDEN=1 in the environment it takes what is written now."""
    if os.environ.get("GOLDEN"):
        for path, markdown in written.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_text(markdown, "utf-8", newline="\n")
    return {file.relative_to(GOLDEN).as_posix(): file.read_text("utf-8") for file in GOLDEN.rglob("*.md")}


def paths(library: Library, config: Config, today: date, *, drafts: bool = False) -> set[str]:
    """The paths of all pages."""
    return {page.path for page in all_pages.pages(library, config, today, drafts=drafts)}


def test_pages_are_as_agreed(library: Library, config: Config, today: date) -> None:
    """Every page of a hub with one of everything is what a person read."""
    written = {page.path: page.text for page in all_pages.pages(library, config, today)}
    assert written == agreed(written)


def test_an_empty_hub_has_its_lists(config: Config, today: date) -> None:
    """A hub without content still has a home page, its lists and its topics."""
    expected = {
        "index.md",
        "toolkit/index.md",
        "events/index.md",
        "articles/index.md",
        "topics/index.md",
        "my-topics.md",
        "topics/oil.md",
        "topics/glass.md",
        "newsletter/index.md",
        "search/index.md",
        "feeds/index.md",
    }
    assert paths(Library(), config, today) == expected


def test_drafts_are_left_out(library: Library, issue: Issue, config: Config, today: date) -> None:
    """An issue that is a draft has no page."""
    library = replace(library, issues=(replace(issue, status="draft"),))
    assert "newsletter/2026-11-20.md" not in paths(library, config, today)


def test_drafts_are_shown_on_demand(library: Library, issue: Issue, config: Config, today: date) -> None:
    """A preview shows the draft and says what it is."""
    library = replace(library, issues=(replace(issue, status="draft"),))
    built = {page.path: page.text for page in all_pages.pages(library, config, today, drafts=True)}
    assert ">Draft</p>" in built["newsletter/2026-11-20.md"]


def test_pages_name_the_file_to_edit(library: Library, config: Config, today: date) -> None:
    """A page made from one file names it; a list names none."""
    edits = {page.path: page.edit for page in all_pages.pages(library, config, today)}
    assert (edits["newsletter/2026-11-20.md"], edits["events/index.md"]) == ("newsletters/2026-11-20.md", None)
