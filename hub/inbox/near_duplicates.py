"""Candidates that wait -> which of them have nearly the same text, and which of those tell one story.

They are shown together and decided together, and never merged.

An outline is drawn once for each candidate and kept beside it: the sketch of its text, and a hash of each paragraph.
Few pairs are close by their sketches; for those the texts are compared again without the paragraphs that many share.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from hashlib import blake2b
from typing import TYPE_CHECKING

from hub.base import text_similarity
from hub.inbox.candidate_rows import DROPPED, KEPT
from hub.inbox.candidate_store import Like

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from hub.base.text_similarity import SimilarTexts
    from hub.collect.candidate import Candidate
    from hub.inbox.candidate_store import Inbox

# A footer that only one of two texts has makes their sketches differ more than the texts do.
MAYBE = 0.4
# Texts of fewer characters hold fewer shingles than `text_similarity.near` asks for.
SHORTEST = 80
# All pairs of so many take a tenth of a second.
MOST_JUDGED = 1000


def draw(candidate: Candidate) -> str:
    """Return the outline of a candidate as JSON: the sketch of its text, and a hash of each paragraph."""
    lines = _lines(candidate)
    drawn = {"sketch": text_similarity.sketch("\n".join(lines)), "paragraphs": sorted({_hash(line) for line in lines})}
    return json.dumps(drawn, separators=(",", ":"))


def _lines(candidate: Candidate) -> tuple[str, ...]:
    from hub.collect.webpage import boilerplate  # a list draws no outlines: `hub fetch` has

    return boilerplate.lines(candidate.content_html) if len(candidate.content_html) >= SHORTEST else ()


def _hash(paragraph: str) -> int:
    return int.from_bytes(blake2b(text_similarity.normal(paragraph).encode(), digest_size=6).digest())


def pairs(box: Inbox, waiting: Iterable[int]) -> tuple[SimilarTexts, ...]:
    """Return which of the candidates `waiting` have nearly the same text, by their numbers, the closest first."""
    wanted = set(waiting)
    outlines = {number: json.loads(text) for number, text in box.outlines(draw).items() if number in wanted}
    close = text_similarity.near({str(number): tuple(one["sketch"]) for number, one in outlines.items()}, MAYBE)
    numbers = {int(name) for pair in close for name in (pair.first, pair.second)}
    counts = Counter(paragraph for one in outlines.values() for paragraph in one["paragraphs"])
    common = {paragraph for paragraph, count in counts.items() if count >= text_similarity.COMMON}
    return text_similarity.near({str(one.number): _sketch(one.candidate, common) for one in box.find(sorted(numbers))})


def judged(box: Inbox, waiting: Iterable[int]) -> Mapping[int, int]:
    """Return the number of the closest candidate that was kept or dropped before, for each in `waiting` that has one.

    Of those that were judged, the last MOST_JUDGED that came are looked at.
    """
    before = box.outlines(draw, (KEPT, DROPPED), MOST_JUDGED)
    wanted = set(waiting)
    outlines = before | {number: words for number, words in box.outlines(draw).items() if number in wanted}
    sketches = {str(number): tuple(json.loads(words)["sketch"]) for number, words in outlines.items()}
    found: dict[int, int] = {}
    for pair in text_similarity.near(sketches) if before and wanted else ():
        one, other = sorted((int(pair.first), int(pair.second)), key=before.__contains__)
        if one in wanted and other in before:
            found.setdefault(one, other)
    return found


def likes(found: Iterable[SimilarTexts]) -> Mapping[int, tuple[Like, ...]]:
    """Return the others of its pairs, the closest first, for each number that is in any."""
    others: defaultdict[int, list[Like]] = defaultdict(list)
    for pair in found:
        first, second = int(pair.first), int(pair.second)
        others[first].append(Like(number=second, share=pair.score))
        others[second].append(Like(number=first, share=pair.score))
    return {number: tuple(each) for number, each in others.items()}


def stories(box: Inbox, found: Collection[SimilarTexts]) -> tuple[frozenset[int], ...]:
    """Return the numbers of candidates that tell one story from different hosts, in groups."""
    hosts = box.hosts({int(name) for pair in found for name in (pair.first, pair.second)})
    groups = text_similarity.stories(found, {str(number): host for number, host in hosts.items()})
    return tuple(frozenset(map(int, group)) for group in groups)


def _sketch(candidate: Candidate, common: set[int]) -> tuple[int, ...]:
    return text_similarity.sketch("\n".join(line for line in _lines(candidate) if _hash(line) not in common))
