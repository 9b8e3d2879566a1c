"""CONTRIBUTING.md says what is there: fields, files, commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hub.cli import main
from hub.config import json_schema
from hub.scaffold import new_file

ROOT = Path(__file__).parents[1]
PAGES = ("CONTRIBUTING.md", "README.md", "SECURITY.md", "hub/scaffold/readme/en/README.md")
# Words a minute of those who read, and do not study: https://doi.org/10.1016/j.jml.2019.104047 has 238 to 260.
READING_SPEED = 260
MINUTES = 2
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", sorted(new_file.FIELDS.keys() - {"assessment"}))  # its scaffold explains it
def test_every_field_is_explained(kind: str) -> None:
    """Who sends a file finds each of its fields in the tables."""
    fields = set(new_file.FIELDS[kind](json_schema.ANY))
    assert {name for name in fields if f"`{name}`" not in TEXT} == set()


@pytest.mark.parametrize("page", [*PAGES, "CHANGELOG.md"])
def test_what_it_leads_to_is_there(page: str) -> None:
    """Files, folders and headings; an address on GitHub begins at the repository's own."""
    for target in re.findall(r"\]\(([^)]+)\)", (ROOT / page).read_text(encoding="utf-8")):
        if not target.startswith(("http", "../../issues/", "../../security/")):
            path, _, heading = target.partition("#")
            file = (ROOT / page).parent / path if path else ROOT / page
            assert file.exists(), target
            assert not heading or heading in headings(file), target


def headings(file: Path) -> set[str]:
    """The names by which links lead to the headings of a file."""
    lines = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", line.lower()).replace(" ", "-") for line in lines}


@pytest.mark.parametrize("page", PAGES)
def test_what_it_tells_to_type_exists(page: str) -> None:
    """Every command of hub and of make."""
    text = (ROOT / page).read_text(encoding="utf-8")
    spoken = re.findall(r"^```console\n(.*?)^```|`([^`\n]+)`", text, re.MULTILINE | re.DOTALL)
    typed = "\n".join(block or words for block, words in spoken)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in re.findall(r"^(?:\.venv/bin/)?hub (?:--root \S+ )?([a-z]+)", typed, re.MULTILINE):
        assert name in main.commands
    for name in re.findall(r"^make ([a-z]+)", typed, re.MULTILINE):
        assert f"\n{name}:" in makefile


def test_the_readme_is_read_in_two_minutes() -> None:
    """Pictures and addresses aside, commands included."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    words = re.sub(r"!\[[^]]*\]\([^)]*\)|(?<=\])\([^)]*\)", "", text).split()
    assert len(words) / READING_SPEED <= MINUTES
