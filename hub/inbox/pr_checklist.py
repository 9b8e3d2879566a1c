"""Candidates as a list of boxes to check, in the Markdown of a pull request; and what an editor made of that list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from hub.base import date_format, text, translation, urls
from hub.base.translation import gettext
from hub.inbox import candidate_rows, content_writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from jinja2 import Environment

    from hub.collect.candidate import Candidate
    from hub.inbox.candidate_store import Numbered

LINE = re.compile(r"^- (?:\[(?P<box>[ xX])\] )?(?P<link>\[.*?\]\(<(?P<url>[^<>\s]+)>\))", re.MULTILINE)
# GitHub takes 65,536 characters; the words around the list need the rest.
LARGEST = 60_000
LONGEST_SUMMARY = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """Hold one line of a list: the key of its address, its link as Markdown; a line without a box was kept before."""

    key: str
    link: str
    is_checked: bool
    has_box: bool


def read(body: str) -> Iterator[Listed]:
    """Yield the lines of a list, as an editor left them."""
    for found in LINE.finditer(body):
        try:
            key = urls.entry_key(found["url"])
        except ValueError:
            continue
        is_checked = found["box"] not in {None, " "}
        yield Listed(key=key, link=found["link"], is_checked=is_checked, has_box=found["box"] is not None)


def write(before: str, waiting: Iterable[Numbered], known: AbstractSet[str], sources: Mapping[str, str]) -> str:
    """Return the list that follows the one `before`: checked boxes stay, but what was checked and is `known` has none.

    `sources` are names by their keys. "" where there is nothing to say.
    """
    old = tuple(read(before))
    kept = {one.key: one.link for one in old if not one.has_box or (one.is_checked and one.key in known)}
    checked = {one.key for one in old if one.is_checked}
    offered = (one.candidate for one in waiting if kept.keys().isdisjoint(candidate_rows.keys(one.candidate)))
    boxes = [
        _box(one, sources.get(one.source, one.source), is_checked=not checked.isdisjoint(candidate_rows.keys(one)))
        for one in offered
    ]
    fitting = sum(size <= LARGEST for size in accumulate(map(len, boxes)))
    return _rendered(kept.values(), boxes[:fitting], len(boxes) - fitting) if kept or boxes else ""


def _box(candidate: Candidate, source: str, *, is_checked: bool) -> str:
    link = f"[{text.quiet_markdown(candidate.title)}](<{content_writer.address(candidate)}>)"
    facts = ", ".join(filter(None, (text.quiet_markdown(source), _day(candidate))))
    summary = text.quiet_markdown(text.whole_sentences(candidate.summary, LONGEST_SUMMARY))
    return f"- [{'x' if is_checked else ' '}] {link} · {facts}" + (f"\n  {summary}" if summary else "")


def _day(candidate: Candidate) -> str:
    if candidate.start:
        return gettext("event on %(day)s", day=date_format.day(candidate.start.date(), translation.spoken()))
    return date_format.day(candidate.published.date(), translation.spoken()) if candidate.published else ""


def _rendered(kept: Iterable[str], boxes: Iterable[str], left: int) -> str:
    return _environment(translation.spoken()).get_template("checklist.md.j2").render(kept=kept, boxes=boxes, left=left)


@cache
def _environment(language: str) -> Environment:
    from hub.base import jinja  # only the list needs it

    # Markdown, whose values are escaped above
    return jinja.environment("hub.inbox", language=language, autoescape=False, keep_trailing_newline=True)
