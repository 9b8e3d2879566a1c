"""Mutants of feeds, pages and lists: each is read or refused in words, within 5 s of CPU and 150 MB."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from hub.base.sandbox import Fence, GaveUpError
from hub.collect import format_detection
from hub.content.settings import Source
from hub.errors import SourceError
from hub.inbox import opml_sources, web_clipper
from tests.security import mutate, seeds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SOURCE = Source(key="odd", name="Odd", url="https://odd.example.gov/feed")
ADDRESS = "https://odd.example.gov/a/"


def feed(fence: Fence, data: bytes) -> bool:
    """Whether a feed has something for the inbox."""
    return bool(fence.do(format_detection.read, data, SOURCE, ADDRESS)["candidates"])


def page(fence: Fence, data: bytes) -> bool:
    """Whether a page is one."""
    return bool(fence.do(web_clipper.read, data, ADDRESS, True)["title"])  # noqa: FBT003  the reader's own order


def listed(fence: Fence, data: bytes) -> bool:
    """Whether a list has a feed."""
    return bool(fence.do(opml_sources.unmade, data))


KINDS: dict[str, tuple[Callable[[Fence, bytes], bool], Mapping[str, str]]] = {
    "feeds": (feed, seeds.FEEDS),
    "pages": (page, seeds.PAGES),
    "lists": (listed, seeds.LISTS),
}


def outcomes(kind: str, number: int) -> tuple[Counter[str], dict[str, str]]:
    """How many mutants were read, empty and refused, and by name what was said of those that broke a reader."""
    read, originals = KINDS[kind]
    counts: Counter[str] = Counter()
    broken: dict[str, str] = {}
    with Fence() as fence:
        for name, data in mutate.mutants(originals, number):
            try:
                counts["read" if read(fence, data) else "empty"] += 1
            except GaveUpError as error:
                broken[name] = str(error)
            except SourceError:
                counts["refused"] += 1
    return counts, broken


@pytest.mark.parametrize("kind", KINDS)
def test_each_seed_is_read(kind: str) -> None:
    """What mutants are made of can be read whole."""
    read, originals = KINDS[kind]
    with Fence() as fence:
        assert [name for name, text in originals.items() if not read(fence, text.encode())] == []


# Lists are strict XML, and hub says so of what is none.
FEW = [("feeds", 300, 0.75), ("pages", 90, 0.85), ("lists", 60, 0.5)]
MANY = [("feeds", 10_000, 0.75), ("pages", 2_000, 0.85), ("lists", 1_000, 0.5)]


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "number", "most"), FEW)
def test_no_mutant_breaks_a_reader(kind: str, number: int, most: float) -> None:
    """Most are readable, none breaks, hangs or fills a reader."""
    counts, broken = outcomes(kind, number)
    assert broken == {}
    assert counts["read"] > most * number


@pytest.mark.hostile
@pytest.mark.parametrize(("kind", "number", "most"), MANY)
def test_none_of_very_many_mutants_breaks_a_reader(
    kind: str, number: int, most: float, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same with enough of them to find what happens seldom."""
    counts, broken = outcomes(kind, number)
    with capsys.disabled():
        sys.stdout.write(f"\n{number:,} {kind}: {dict(counts)}, {counts['read'] / number:.0%} read\n")
    assert broken == {}
    assert counts["read"] > most * number
