"""What a reader or a crawler sees of a page, read from its HTML without any of hub's code."""

from __future__ import annotations

import json
from collections import defaultdict
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    Seen = dict[str, list[Any]]

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# Nobody hears which apostrophe an alternative text has, or which quotation marks.
SPOKEN = str.maketrans("’‘“”", "''\"\"")
SITE = "https://site.example.gov/"


class _Reader(HTMLParser):
    """Keeps words without their spaces, which between two blocks mean nothing, and links as absolute addresses."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.seen: Seen = defaultdict(list)
        self.words: list[str] = []
        self.open: list[tuple[str, dict[str, str], int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        where = {name: urljoin(self.address, values[name]) for name in ("href", "src") if name in values}
        if "id" in values:
            self.seen["anchors"].append(values["id"])
        if tag == "meta":
            self.seen["head"].append(values)
        elif tag == "link":
            self.seen["head"].append(values | where)
        elif tag == "img":
            self.seen["pictures"].append((where.get("src"), values.get("alt", "").translate(SPOKEN)))
        if tag in HEADINGS | {"a", "title", "script"}:
            self.open.append((tag, values | where, len(self.words)))

    def handle_data(self, data: str) -> None:
        self.words.append("".join(data.split()))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            return
        _, values, start = self.open.pop()
        words = "".join(self.words[start:])
        if tag == "a":
            self.seen["links"].append((values.get("href"), words, values.get("aria-current")))
        elif tag == "script":
            self.seen["data" if "json" in values.get("type", "") else "scripts"].append(words or values["src"])
            del self.words[start:]
        else:
            self.seen["headings"].append((tag, values.get("id"), words))


def seen(file: Path, site: Path) -> Seen:
    """Head, headings, anchors, links (with marks of the current page), pictures, JSON-LD and words, each in order."""
    reader = _Reader(f"{SITE}{file.relative_to(site).as_posix()}")
    reader.feed(file.read_text("utf-8"))
    found = dict(reader.seen)
    found["data"] = sorted(json.dumps(json.loads(text), sort_keys=True) for text in found.get("data", []))
    return found | {"words": ["".join(reader.words)]}


def differences(one: Path, other: Path, pages: Iterable[Path]) -> Iterator[tuple[str, str, list[Any], list[Any]]]:
    """Page, what differs on it, and how it is in the one site and the other."""
    for page in pages:
        mine, theirs = seen(one / page, one), seen(other / page, other)
        for what in sorted(mine.keys() | theirs.keys()):
            if mine.get(what) != theirs.get(what):
                yield page.parent.as_posix(), what, mine.get(what, []), theirs.get(what, [])
