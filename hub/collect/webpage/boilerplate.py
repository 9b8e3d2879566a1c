"""Safe HTML -> safe HTML without notices, nags and repeated paragraphs, which page extractors leave in."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from hub.base import sanitize_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Headings, labels and cells may repeat; a line longer than this that comes again is a copy.
SHORTEST_COPY = 40
ALIKE = 0.92
LENGTHS_ALIKE = 0.8
# Lines with a changed word share over a third of their pairs of words, and comparing letters costs 1,000 times more.
PAIRS_ALIKE = 1 / 3
MOST_COMPARED = 5
MOST_REMEMBERED = 20
# Comparing letters takes the square of a line's length; of a longer line the pairs of words say as much.
LONGEST_BY_LETTERS = 420
WORD = re.compile(r"\w+")
# Lines of programs and of the press that say nothing of the matter; ### ends a press release.
MACHINERY = re.compile(
    r"\W*(?:(?:estimated )?reading time\W*)?\d{1,3}[- ]min(?:ute)?s?(?: read)?\W*|[#\s]{3,}|-\s?30\s?-"
    r"|\W*(?:was this (?:page|article|information|content) (?:helpful|useful)|did you find (?:this|what) .{3,40})\?\W*"
    r"|\W*(?:advertisement|sponsored|for immediate release|skip to (?:main )?content"
    r"|share on facebook|back to top|(?:listen to|share) this (?:article|page|post|story))\W*",
    re.IGNORECASE,
)

# The path to a page, which stands above its text; within one it tells where to click.
PATH = re.compile(r"home(?:\s*[>\u203a»]\s*[^>\u203a»]{1,80}){1,6}", re.IGNORECASE)
# What `sanitize_html.safe` writes: every < of a text is escaped, every attribute has double quotes.
TAG = re.compile(r'(<(?:[^<>"]|"[^"]*")*>)')
EDGE = re.compile(rf"<(?:{sanitize_html.BLOCKS}|/?(?:caption|details|pre|summary))\b", re.IGNORECASE)
HOLLOW = re.compile(
    r"<(a|b|blockquote|caption|cite|code|dd|del|details|div|dl|dt|em|figcaption|h[1-6]|i|ins|li|mark|ol|p|q|s|small|span"
    r'|strong|summary|u|ul)(?: (?:[^<>"]|"[^"]*")*)?>(?:\s|<br>)*</\1>\s*'
)


def without(safe_html: str) -> str:
    """Return the text of a page without its notices, nags and copies.

    It is taken and given as safe HTML, as `sanitize_html.safe` writes it.
    """
    tokens = TAG.split(safe_html)  # text, tag, text, …, text
    runs = tuple(_runs(tokens))
    for (start, end), is_kept in zip(runs, kept(_lines(tokens)), strict=True):
        if not is_kept:
            tokens[start:end:2] = [""] * len(tokens[start:end:2])
    return _without_hollow("".join(tokens))


def lines(safe_html: str) -> tuple[str, ...]:
    """Return the words of a piece of safe HTML, one line a block, such as `sketch` takes."""
    return tuple(filter(None, _lines(TAG.split(safe_html))))


def kept(given: Iterable[str]) -> Iterator[bool]:
    """Yield for each line in turn whether it is worth keeping.

    It is where it is not a notice, a nag, a copy of an earlier line that was kept, or a line that says when the page
    was published or changed, or, above its text, by whom or where it is.
    """
    from hub.collect.webpage import consent_notices, date_lines  # 25 ms, and `lines` needs neither

    earlier, is_above, is_first = _Earlier(), True, True
    for line in given:
        is_above = is_above and len(line) <= date_lines.LONG
        said = date_lines.line(line)
        is_dateline = said is not None and (said.is_said or bool(said.changed) or is_above)
        is_said = bool(is_dateline or MACHINERY.fullmatch(line) or consent_notices.is_one(line))
        is_kept = not (is_said or (is_first and PATH.fullmatch(line))) and earlier.admits(line)
        is_first = is_first and not (is_kept and line)
        yield is_kept


def _lines(tokens: list[str]) -> Iterator[str]:
    return (sanitize_html.plain("".join(tokens[start:end])) for start, end in _runs(tokens))


def _runs(tokens: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where each line begins and ends: the texts and inline tags between two edges of blocks.

    Places are indexes into the tokens; code (`pre`) is not a line.
    """
    start = 0
    for index in range(1, len(tokens), 2):
        if EDGE.match(tokens[index]):
            if not tokens[start - 1].startswith("<pre"):
                yield start, index
            start = index + 1
    yield start, len(tokens)


def _without_hollow(safe_html: str) -> str:
    """Return safe HTML without elements that hold nothing, removed from the inside out."""
    smaller = HOLLOW.sub("", safe_html)
    while smaller != safe_html:
        safe_html, smaller = smaller, HOLLOW.sub("", smaller)
    return smaller.strip()


@dataclass(frozen=True, slots=True)
class _Line:
    """Hold the lower-case words of a line, and the pairs of words that are side by side."""

    words: str
    pairs: frozenset[tuple[str, str]]


class _Earlier:
    """Hold the lines of one page so far, by their pairs of words."""

    def __init__(self) -> None:
        self._lines: list[_Line] = []
        self._exact: set[str] = set()
        self._by_pair: defaultdict[tuple[str, str], list[int]] = defaultdict(list)

    def admits(self, given: str) -> bool:
        """Return whether no line like this one was there before; if so, remember it.

        Short lines always pass, and are not remembered.
        """
        words = WORD.findall(given.lower())
        line = _Line(" ".join(words), frozenset(pairwise(words)))
        if len(line.words) <= SHORTEST_COPY:
            return True
        if line.words in self._exact or any(_alike(line, other) for other in self._close_to(line)):
            return False
        for pair in line.pairs:
            self._by_pair[pair].append(len(self._lines))
        self._lines.append(line)
        self._exact.add(line.words)
        return True

    def _close_to(self, line: _Line) -> Iterator[_Line]:
        """Yield the few lines that share most pairs; of a pair that many lines have, the first of them."""
        shared = Counter(number for pair in line.pairs for number in self._by_pair[pair][:MOST_REMEMBERED])
        for number, count in shared.most_common(MOST_COMPARED):
            if count >= PAIRS_ALIKE * len(line.pairs):
                yield self._lines[number]


def _alike(one: _Line, other: _Line) -> bool:
    """Return whether at most 8 % of two lines differ, in letters or, in long lines, in pairs of words."""
    shorter, longer = sorted((len(one.words), len(other.words)))
    if shorter < LENGTHS_ALIKE * longer:
        return False
    if longer > LONGEST_BY_LETTERS:
        return 2 * len(one.pairs & other.pairs) >= ALIKE * (len(one.pairs) + len(other.pairs))
    compared = SequenceMatcher(None, one.words, other.words, autojunk=False)
    return min(compared.real_quick_ratio(), compared.quick_ratio()) >= ALIKE and compared.ratio() >= ALIKE
