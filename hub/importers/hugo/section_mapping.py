"""What the sections of a Hugo site become: `blog=articles`, `docs=toolkit:AREA`, `events=events`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.content.validation import nearest
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hub.content.settings import Config

KINDS = ("articles", "events", "toolkit")


@dataclass(frozen=True, kw_only=True, slots=True)
class Becomes:
    """Hold a kind of content, and for the toolkit its area; without one, a page's topic says the area."""

    kind: str
    area: str = ""


def parse(given: Iterable[str], config: Config) -> dict[str, Becomes]:
    """Return what each section becomes; raises HubError for a kind or an area that the hub does not have."""
    return dict(_pair(words, config) for words in given)


def _pair(words: str, config: Config) -> tuple[str, Becomes]:
    section, sign, what = words.partition("=")
    kind, colon, area = what.partition(":")
    if not sign or not section.strip("/") or (colon and kind != "toolkit"):
        message = gettext(
            "--map %(words)s: write a section and what it becomes, such as blog=articles or docs=toolkit:AREA",
            words=words,
        )
        raise HubError(message)
    if kind not in KINDS:
        message = gettext(
            "--map %(words)s: no kind of content is called %(kind)s: %(nearest)s",
            words=words,
            kind=repr(kind),
            nearest=nearest(kind, KINDS),
        )
        raise HubError(message)
    areas = tuple(one.key for one in config.areas)
    if colon and area not in areas:
        message = gettext(
            "--map %(words)s: no area of the toolkit is called %(area)s: %(nearest)s",
            words=words,
            area=repr(area),
            nearest=nearest(area, areas),
        )
        raise HubError(message)
    return section.strip("/"), Becomes(kind=kind, area=area)


def find(place: str, mapping: Mapping[str, Becomes]) -> Becomes | None:
    """Return what a page becomes by the nearest folder above it that is mapped; None where none is."""
    return next((mapping[str(one)] for one in PurePosixPath(place).parents if str(one) in mapping), None)
