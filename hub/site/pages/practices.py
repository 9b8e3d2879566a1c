"""The practices of a toolkit, how long each takes, and one for each time that a reader may have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol, TypeVar

from hub.base import translation
from hub.content import translations

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hub.content.models import Library, ToolkitPage


class HasTopics(Protocol):
    """Hold what says which topics a page is about, the first one most of all."""

    @property
    def topics(self) -> tuple[str, ...]:
        """Return the slugs of its topics."""


Found = TypeVar("Found", bound=HasTopics)

# In English and Spanish; what authors write in another language is shown, and counted for nothing.
NUMBERS = dict.fromkeys(("half", "media", "medio"), 0.5)
NUMBERS |= dict.fromkeys(("a", "an", "one", "un", "una"), 1) | {"two": 2, "dos": 2, "three": 3, "tres": 3}
NUMBERS |= {"four": 4, "cuatro": 4, "five": 5, "cinco": 5, "six": 6, "seis": 6, "ten": 10, "diez": 10}
# Working hours.
UNITS = {"minute": 1 / 60, "hour": 1, "day": 8, "week": 40, "month": 170, "quarter": 500}
UNITS |= {"minuto": 1 / 60, "hora": 1, "día": 8, "semana": 40, "mes": 170, "trimestre": 500}
# What is done each week or month is no time that it takes.
FIRST = re.compile(
    r"(?<!hour )(?<!hours )(?<!minutes )"
    rf"\b({'|'.join(NUMBERS)}|\d+)\b(?: an?)? ({'|'.join(UNITS)})(?:e?s)?\b"
    r"(?! (?:a|al|an|cada|each|every|por|through)\b)",
    re.IGNORECASE,
)
# What a reader has, and the most that fits into it.
CHOICES = {
    translation.noop("An afternoon"): 4,
    translation.noop("A few days"): 40,
    translation.noop("A few weeks"): 160,
    translation.noop("A quarter"): 520,
}


def of(library: Library) -> tuple[ToolkitPage, ...]:
    """Return the pages of the toolkit without those of its areas."""
    return tuple(page for page in library.toolkit if not translations.first(page).endswith("/index.md"))


def nearest(topics: Sequence[str], pages: Iterable[Found], most: int | None = None) -> tuple[Found, ...]:
    """Return the pages that share one of these topics, at most so many, the nearest first: first topics say most."""
    places = {slug: place for place, slug in enumerate(topics, 1)}

    def nearness(page: Found) -> float:
        return sum(1 / (places[slug] * place) for place, slug in enumerate(page.topics, 1) if slug in places)

    return tuple(sorted(filter(nearness, pages), key=nearness, reverse=True)[:most])


def hours(words: str) -> float | None:
    """Return the working hours of the first time in some words, such as 4 for "Half a day"; None without one."""
    found = FIRST.search(words)
    if not found:
        return None
    number = found[1].lower()
    return (NUMBERS[number] if number in NUMBERS else int(number)) * UNITS[found[2].lower()]


def effort(page: ToolkitPage) -> str | None:
    """Return which of `CHOICES` a practice fits into, the shortest; None where it does not say, or takes longer."""
    taken = hours(page.time) if page.time else None
    return None if taken is None else next((words for words, most in CHOICES.items() if taken <= most), None)


def choices(pages: Iterable[ToolkitPage]) -> tuple[tuple[str, ToolkitPage], ...]:
    """Return a practice for each time that a reader may have, of as many areas as possible; none for a short list."""
    timed = [(taken, page) for page in pages if page.time and (taken := hours(page.time)) is not None]
    found: dict[str, ToolkitPage] = {}
    least = 0.0
    for words, most in CHOICES.items():
        fitting = [page for taken, page in timed if least < taken <= most]
        areas = {page.area for page in found.values()}
        if fitting:
            found[words] = next((page for page in fitting if page.area not in areas), fitting[0])
        least = most
    return tuple(found.items()) if len(found) > 1 else ()
