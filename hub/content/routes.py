"""Where links of a hub may lead: its files, and the pages that its site makes of several of them."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hub.content.models import Config

LISTED = ("articles", "events", "feeds", "newsletter", "search", "toolkit", "topics")
LISTS = ("index", "my-topics", "articles/sources", *(f"{folder}/index" for folder in LISTED))
# Those that depend on what there is to list.
MADE = re.compile(
    r"content/(?:(?:articles/\d{4}/\d{2}|articles/sources(?:/.+)?|topics/[^/]+/articles(?:/\d{4}(?:/\d{2})?)?"
    r"|events/\d{4}|assessment/[^/]+)\.md|(?:feeds|data|calendar)/.*)"
)


@dataclass(frozen=True)
class Places:
    """Hold all that a link may mean, by the paths of files; the page of an issue is the issue's file."""

    files: frozenset[str]

    def has(self, path: str) -> bool:
        """Return whether a link may lead to a path: a file is there, or the site makes one there."""
        return path in self.files or MADE.fullmatch(path) is not None

    def page_at(self, address: str) -> str | None:
        """Return the file whose page has an address on the site; None where no page has it."""
        stem = f"content/{address}".rstrip("/")
        return next((path for path in map(_file, (f"{stem}.md", f"{stem}/index.md")) if path in self.files), None)

    def has_page(self, address: str) -> bool:
        """Return whether a page has an address on the site: that of a file, or one that the site makes of several."""
        return self.page_at(address) is not None or MADE.fullmatch(f"content/{address.rstrip('/')}.md") is not None

    def nearest(self, page: str, path: str) -> str | None:
        """Return the way from a page to the file whose page has the address `path`, or whose name is most like it.

        None where no file is like it.
        """
        file = self.page_at(path.removeprefix("content/")) or self._like(path)
        return posixpath.relpath(_seat(file), posixpath.dirname(_seat(page))) if file else None

    def _like(self, path: str) -> str | None:
        close = difflib.get_close_matches(_name(path), self._named, n=1)
        return difflib.get_close_matches(path, self._named[close[0]], n=1, cutoff=0)[0] if close else None

    @cached_property
    def _named(self) -> Mapping[str, Sequence[str]]:
        """Return the files by their names without folder and ending."""
        named = defaultdict(list)
        for file in sorted(self.files):
            named[_name(file)].append(file)
        return named


def places(files: Iterable[str], config: Config) -> Places:
    """Return the places of a hub with these files; every topic and every area has a page."""
    topics = (f"topics/{topic.slug}" for topic in config.topics)
    areas = (f"toolkit/{area.key}/index" for area in config.areas)
    return Places(frozenset((*files, *(f"content/{page}.md" for page in (*LISTS, *topics, *areas)))))


def target(page: str, way: str) -> str:
    """Return the file that a link on a page means; `way` is the link's path from there, "" for the page itself."""
    return _file(posixpath.normpath(posixpath.join(posixpath.dirname(_seat(page)), way))) if way else page


def page_path(path: str) -> str:
    """Return where the page of a content file is among the pages of the site; such a path itself stays as it is."""
    return _seat(path).removeprefix("content/")


def address(path: str) -> str:
    """Return the address of a file's page below the site's root: `toolkit/design/` for its `index.md`, "" for home."""
    page = PurePosixPath(page_path(path).removesuffix(".md"))
    name = str(page.parent if page.name == "index" else page)
    return "" if name == "." else f"{name}/"


def _name(path: str) -> str:
    return PurePosixPath(path).stem


def _seat(path: str) -> str:
    """Return where a file's page is among the others: the site shows issues in a folder of its content."""
    return path.replace("newsletters/", "content/newsletter/", 1) if path.startswith("newsletters/") else path


def _file(seat: str) -> str:
    if seat.startswith("content/newsletter/") and not seat.endswith("index.md"):
        return seat.replace("content/newsletter/", "newsletters/", 1)
    return seat
