"""A finished site: what is wrong with its pages, each alone and together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from hub.base import file_io, text
from hub.base.translation import gettext
from hub.check import rule_registry
from hub.check.html_page import INDEX, SHOWN, HtmlPage, Spot
from hub.check.rules.built_pages import FINDERS
from hub.content.validation import nearest
from hub.errors import HubError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """Hold what others may ask of a page: the names of its places, and where it leads on this site."""

    ids: frozenset[str]
    aims: tuple[tuple[int, str, str, str], ...]


def problems(folder: Path, site: str) -> tuple[tuple[Problem, ...], int]:
    """Return everything that is wrong with the site in a folder, whose root is at `site`, and the number of its pages.

    The paths of problems begin in the folder. Raises HubError where it has no page.
    """
    files = frozenset(path for path, *_ in file_io.stamps(folder))
    pages = sorted(file for file in files if file.endswith(".html"))
    if not pages:
        message = gettext("%(folder)s has no pages: build the site first, with hub build", folder=folder)
        raise HubError(message)
    found: list[Problem] = []
    seen: dict[str, Seen] = {}
    for path in pages:
        document = HtmlPage.of((folder / path).read_bytes(), path, site)
        found += _of_page(document)
        seen[path] = Seen(ids=frozenset(document.ids), aims=tuple(_aims(document)))
    return (*found, *_dead(seen, files)), len(pages)


def _of_page(document: HtmlPage) -> Iterator[Problem]:
    for rule, find in FINDERS.items():
        yield from (_problem(document.path, rule, spot) for spot in find(document))


def _problem(path: str, rule: str, spot: Spot) -> Problem:
    level = rule_registry.rules()[rule].level
    return Problem(path=path, line=spot.line, rule=rule, message=spot.message, fix=spot.fix, level=level)


def _aims(document: HtmlPage) -> Iterator[tuple[int, str, str, str]]:
    """Yield line, link, path and anchor of each link that stays on this site."""
    for line, link in document.links():
        whole = document.meant(link) or ""
        if whole.startswith(document.site):
            path, _, anchor = whole[len(document.site) :].partition("#")
            yield line, link, unquote(path.partition("?")[0]), unquote(anchor)


def _dead(seen: Mapping[str, Seen], files: frozenset[str]) -> Iterator[Problem]:
    for path, page in seen.items():
        for line, link, way, anchor in page.aims:
            shown = text.shortened(link, SHOWN)
            target = next((file for file in (way, f"{way}{INDEX}", f"{way}/{INDEX}") if file in files), None)
            if target is None:
                message = gettext("%(shown)s does not lead to a file of the site (/%(way)s)", shown=shown, way=way)
                yield _problem(
                    path,
                    "901",
                    Spot(line=line, message=message, fix=gettext("fix it in the file that the page is made from")),
                )
            elif target in seen and is_place(anchor) and anchor not in seen[target].ids:
                fix = nearest(anchor, tuple(sorted(seen[target].ids)))
                yield _problem(
                    path,
                    "902",
                    Spot(
                        line=line,
                        message=gettext("%(shown)s leads to a place that its page does not have", shown=shown),
                        fix=fix,
                    ),
                )


def is_place(anchor: str) -> bool:
    """Say whether an anchor names a place, and not what a script should show (`t=trust`)."""
    return anchor not in {"", "top"} and "=" not in anchor
