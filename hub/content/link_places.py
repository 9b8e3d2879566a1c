"""What links of a hub may lead to: its files, and the pages that its site makes of several of them."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from hub.content import due_dates, made_pages, routes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from hub.content.made_pages import ListedFile
    from hub.content.models import Library
    from hub.content.settings import Config

# How a browser shows the address of a page, in either form.
PRETTY = re.compile(r"(?:/?index)?\.html$|/$")
NOTHING: Mapping[str, date] = {}
# What the hub reads, and readers do not get.
DATA = (".yml", ".yaml")
# What no list of the site is.
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"})
# Below this, a page that the site makes in the same folder is no better than any other.
LEAST_LIKE = 0.4


@dataclass(frozen=True)
class Places:
    """Hold all that a link may mean, by the paths of files; the page of an issue is the issue's file.

    `written` are those that somebody wrote; the site makes the others. `waiting` are the articles whose day has not
    come, each with that day. Readers get neither `drafts` nor what is `excluded`, so no link may mean these.
    """

    config: Config
    files: frozenset[str]
    written: frozenset[str]
    waiting: Mapping[str, date] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()

    def has(self, path: str) -> bool:
        """Return whether a link may lead to a path: a file is there, or the site makes one there."""
        return path in self.files

    def missing_until(self, page: str, path: str) -> date | None:
        """Return the day before which a link of a page leads to nothing; None where page and target appear together."""
        day = self.waiting.get(path)
        return day if day and day > self.waiting.get(page, date.min) else None

    def page_at(self, address: str) -> str | None:
        """Return the file whose page has an address on the site, in whatever case; None where no page has it."""
        return self._pages.get(routes.key(address))

    def shows(self, address: str) -> bool:
        """Return whether the site has something at an address below its root: a page, or a file of that name."""
        page = self.page_at(address)
        is_page = page is not None and routes.bare(routes.address(page, self.config)) == routes.bare(address)
        return is_page or any(self.has(f"{routes.PAGES}{path}") for path in (address, routes.file_of(address)))

    def nearest(self, page: str, path: str) -> str | None:
        """Return the way from a page to the file whose page has the address `path`, or whose name is most like it.

        None where no file is like it.
        """
        file = self._shown_at(path) or self._like(path)
        return posixpath.relpath(routes.page_path(file), posixpath.dirname(routes.page_path(page))) if file else None

    def _shown_at(self, path: str) -> str | None:
        """Return the file whose page has an address, in whichever form that is."""
        stem = PRETTY.sub("", path)
        ways = (routes.target("", f"{stem}{ending}").casefold() for ending in (".md", "/index.md"))
        return next((self._folded[way] for way in ways if way in self._folded), None)

    def _like(self, path: str) -> str | None:
        """Return the file of the same kind whose name is most like that of a path; else one of the site's own."""
        suffix = PurePosixPath(path).suffix.lower()
        named = self._named.get(suffix, {})
        if close := difflib.get_close_matches(_name(path), named, n=1):
            return difflib.get_close_matches(path, named[close[0]], n=1, cutoff=0)[0]
        if suffix in PICTURES:
            return None
        folder, depth = "/".join(path.split("/")[:2]), path.count("/")
        is_page = path.endswith(".md")
        made = sorted(file for file in self.files - self.written if file.endswith(".md") or not is_page)
        beside = [file for file in made if file.startswith(f"{folder}/") and file.count("/") == depth]
        return next(iter(difflib.get_close_matches(path, beside, n=1, cutoff=LEAST_LIKE)), None)

    @cached_property
    def _pages(self) -> Mapping[str, str]:
        """Return the file of each page by the key of its address; of two with one address, the first."""
        pages = [file for file in sorted(self.files, reverse=True) if file.endswith(".md")]
        return {routes.key(routes.address(file, self.config)): file for file in pages}

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        """Return the files by their paths without capital letters."""
        return {file.casefold(): file for file in sorted(self.files)}

    @cached_property
    def _named(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        """Return the files by their endings, and by their names without folder and ending."""
        named: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for file in sorted(self.files):
            named[PurePosixPath(file).suffix.lower()][_name(file)].append(file)
        return named


def of_files(  # noqa: PLR0913  what a hub has, by what tells of it
    files: Iterable[str],
    config: Config,
    listed: Iterable[ListedFile],
    *,
    assessments: Iterable[str] = (),
    former: Iterable[str] = (),
    languages: Collection[str] = (),
    waiting: Mapping[str, date] = NOTHING,
    drafts: frozenset[str] = frozenset(),
    excluded: frozenset[str] = frozenset(),
) -> Places:
    """Return the places of a hub with these files; what else there is says `made_pages.paths`."""
    written = frozenset(file for file in files if not file.endswith(DATA)) - drafts
    made = (f"{routes.PAGES}{path}" for path in made_pages.paths(config, listed, assessments, former, languages))
    return Places(config, frozenset((*written, *made)), written, waiting, drafts, excluded)


def of_library(  # noqa: PLR0913  likewise
    library: Library,
    config: Config,
    files: Iterable[str],
    today: date,
    *,
    languages: Collection[str] = (),
    drafts: frozenset[str] = frozenset(),
    excluded: frozenset[str] = frozenset(),
) -> Places:
    """Return the places of a hub whose content could be read, as its site has them on a day.

    `languages` are those that have lists besides the hub's (`translations.languages`).
    """
    kinds = (library.articles, library.events, library.toolkit, library.pages, library.issues)
    models = (model.id for model in library.assessments)
    waiting = due_dates.waiting(library, today)
    listed = made_pages.of_library(due_dates.without(library, waiting))
    return of_files(
        files,
        config,
        listed,
        assessments=models,
        former=(alias.address for items in kinds for item in items for alias in item.aliases),
        languages=languages,
        waiting=waiting,
        drafts=drafts,
        excluded=excluded,
    )


def _name(path: str) -> str:
    return PurePosixPath(path).stem
