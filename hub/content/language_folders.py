"""Folders of languages: `content/es/` has pages in Spanish as `content/` has those in the language of the hub."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from hub.base import languages

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

CONTENT = "content"
# Pages that open a list of the site, which has one place in each language.
OPENING = ("index.md", "toolkit/index.md")
WITHIN = re.compile(rf"{CONTENT}/(?P<tag>{languages.PATTERN})/")


def tag_of(path: str) -> str:
    """Return the tag of the language in whose folder a file is; "" for a file in none.

    A folder such as `content/api/` is none: no language has that code.
    """
    found = WITHIN.match(path)
    return found["tag"] if found and languages.name_of(found["tag"]) else ""


def outside(path: str) -> str:
    """Return the path that a file would have in the language of the hub, which has no folder."""
    return WITHIN.sub(f"{CONTENT}/", path, count=1) if tag_of(path) else path


def is_own(tag: str, language: str) -> bool:
    """Return whether a tag names the language of a hub: its own tag, or one of the two has a region besides."""
    one, other = f"{tag.lower()}-", f"{language.lower()}-"
    return one.startswith(other) or other.startswith(one)


def tree_of(lang: str | None, tags: Container[str]) -> str:
    """Return the tree that holds what is in a language: one of `tags`, else "" for that of the hub's language.

    What is in `es-MX` is in the tree of `es` where Spanish of Mexico has none of its own.
    """
    tag = lang.lower() if lang else ""
    while tag and tag not in tags:
        tag = tag.rpartition("-")[0]
    return tag


def of(root: Path) -> Iterator[str]:
    """Yield the folder of the content of a hub, then those of languages within, each from the root."""
    yield CONTENT
    within = sorted(root.joinpath(CONTENT).glob("*/"))
    yield from (f"{CONTENT}/{each.name}" for each in within if tag_of(f"{CONTENT}/{each.name}/"))


def opened(path: str, way: str) -> str:
    """Return which of the pages that open a list a way from a file leads to; "" for any other."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), way)).removeprefix(f"{CONTENT}/")
    return target if target in OPENING else ""
