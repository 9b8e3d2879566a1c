"""Pages of an old site -> files of content/; what is there already stays, what cannot be taken is named."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain, count
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from hub.base import file_io, text, urls
from hub.base.translation import gettext
from hub.base.utf8_files import text_of
from hub.content import active_html, fields_by_kind, front_matter, loader
from hub.content.file_kinds import page_of
from hub.content.markdown_scan import MarkdownFile, edited
from hub.content.validation import nearest
from hub.errors import ContentError, HubError, Problem
from hub.importers import link_rewriting
from hub.importers.link_rewriting import Moved
from hub.inbox import content_writer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from hub.content.settings import Config
    from hub.importers.link_rewriting import OldPage

HEADING = re.compile(r"\s*+(?:# ([^\n]++)|([^\n]++)\n=++[ \t]*+)(?:\n(?:[ \t]*+\n)*+|\Z)")
CHECKS = {"articles": loader.article, "events": loader.event, "toolkit": loader.toolkit_page}


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """Hold what the person says: where the site is, which source and section its articles get, and whether to write.

    `area` is that of the toolkit where pages without a date go. `mapping` has what sections of a Hugo site become, such
    as `blog=articles`, and `profile` is the name of its theme's. An event that ends `today` or later is still to come.
    Pages of the toolkit that say no day were `reviewed` on this one.
    """

    today: date
    base: str | None = None
    source: str | None = None
    section: str | None = None
    area: str | None = None
    reviewed: date | None = None
    mapping: tuple[str, ...] = ()
    profile: str | None = None
    dry_run: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportCount:
    """Hold how many files of one folder became content, could not be read, or were left as they are."""

    kind: str
    accepted: int = 0
    refused: int = 0
    skipped: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class PageOutcome:
    """Hold what becomes of one page: `page` is its file and line, `file` what it becomes; without one, `reason`."""

    page: str
    file: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """Hold what an import did: counts, files it wrote (or would), what became of each page, refusals and remarks."""

    counts: tuple[ImportCount, ...]
    outcomes: tuple[PageOutcome, ...]
    files: tuple[str, ...]
    refused: tuple[Problem, ...]
    remarks: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ConvertedPost:
    """Hold a file to be: `stem` is its path without the ending, `urls` the addresses it may have, the best one first.

    `kind` is the folder under content/. A kind without an address is known by its path alone.
    """

    kind: str
    stem: str
    values: Mapping[str, Any]
    body: str
    urls: tuple[str, ...] = ()


def in_language(draft: ConvertedPost, tag: str, original: str) -> ConvertedPost:
    """Return a file as it is in the folder of a language, and the translation of its original, if it has one.

    An article translates none, as it leads to somebody else's words; "" is the language of the hub.
    """
    if not tag:
        return draft
    stem = draft.stem.replace("content/", f"content/{tag}/", 1)
    values = {**draft.values, "lang": tag}
    if original and draft.kind != "articles":
        values["translation_of"] = posixpath.relpath(original, posixpath.dirname(stem))
    return replace(draft, stem=stem, values=values)


def settings(config: Config, choices: Choices, said: str = "") -> tuple[str, str, str]:
    """Check the choices, and return the site's address, and the source and the section that its articles get.

    `said` is the address that the site itself names.

    Raises HubError where one of them does not fit the hub.
    """
    source = next((one for one in config.sources if one.key == choices.source), None)
    if choices.source and source is None:
        keys = tuple(one.key for one in config.sources)
        message = gettext(
            "no source is called %(source)s: %(nearest)s",
            source=repr(choices.source),
            nearest=nearest(choices.source, keys),
        )
        raise HubError(message)
    sections = fields_by_kind.sections(config.newsletter.sections)
    section = choices.section or (source and source.section) or sections[0]
    if section not in sections:
        message = gettext(
            "no section for articles is called %(section)s: %(nearest)s",
            section=repr(section),
            nearest=nearest(section, sections),
        )
        raise HubError(message)
    base = _base(choices.base or (source and source.base_url) or said)
    areas = tuple(area.key for area in config.areas)
    if choices.area is not None and choices.area not in areas:
        message = gettext(
            "no area of the toolkit is called %(area)s: %(nearest)s",
            area=repr(choices.area),
            nearest=nearest(choices.area, areas),
        )
        raise HubError(message)
    return base, source.key if source else urlsplit(base).netloc.removeprefix("www."), section


def _base(given: str) -> str:
    try:
        return urls.canonical(given).rstrip("/")
    except ValueError as error:
        message = gettext(
            "say with --base where the site lives, such as --base https://digital.gov (%(error)s)", error=error
        )
        raise HubError(message) from error


def _without_title(body: str, title: str) -> str:
    """Return a text without a heading at its beginning that repeats the title of the page."""
    found = HEADING.match(body)
    is_title = found and text.slug(found[1] or found[2]) == text.slug(title)
    return body[found.end() :] if found and is_title else body


def _place(problem: Problem) -> str:
    return f"{problem.path}:{problem.line}"


# Each address is looked at three times.
_key = lru_cache(maxsize=8)(urls.key)


@dataclass(kw_only=True)
class Plan:
    """Hold one import as it goes on: what is taken, what was said.

    `known` has the file of every address in content/ and in issues by its key; `files` are the new ones by their paths,
    and `moved` has these and the old ones by the keys of their addresses on the old site. `originals` are the files of
    pages in the language of the hub, by what they share with their translations.
    """

    config: Config
    known: Mapping[str, str]
    dry_run: bool
    files: dict[str, Moved] = field(default_factory=dict)
    moved: dict[str, Moved] = field(default_factory=dict)
    originals: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    refused: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    outcomes: list[PageOutcome] = field(default_factory=list)

    @classmethod
    def begin(cls, config: Config, *, dry_run: bool) -> Plan:
        """Start an import with nothing taken; raises HubError where the hub's own content is wrong."""
        return cls(config=config, known=content_writer.known(loader.load(config, drafts=True)), dry_run=dry_run)

    def refuse(self, kind: str, problem: Problem) -> None:
        """Note that a page of a kind cannot be read or taken."""
        self.refused.append(problem)
        self._count(kind, "refused", _place(problem), reason=problem.message)

    def leave(self, kind: str, problem: Problem) -> None:
        """Note that a page stays behind, with the remark that says why."""
        self.remarks.append(problem)
        self._count(kind, "skipped", _place(problem), reason=problem.message)

    def leave_parts(self, kind: str, times: int, problem: Problem) -> None:
        """Note that parts of a page stay behind, such as comments; the page itself has its own outcome."""
        self.remarks.append(problem)
        self.counts[kind, "skipped"] += times

    def take(self, post: OldPage, draft: ConvertedPost | None) -> None:
        """Plan the file of a draft, or count its post as skipped, for the reason that was remarked last.

        Raises ContentError where hub itself would refuse the file.
        """
        place = f"{post.path}:{post.line}"
        if draft and self._is_new(post, draft):
            self._count(post.folder, "accepted", place, file=self._plan(post, draft))
        else:
            self._count(post.folder, "skipped", place, reason=self.remarks[-1].message)

    def take_in(self, tag: str, shared: str, post: OldPage, draft: ConvertedPost | None) -> None:
        """Plan a draft in a language, "" for that of the hub, as the translation of the page with the same `shared`.

        Those in the language of the hub come first. Raises ContentError as `take` does.
        """
        self.take(post, draft and in_language(draft, tag, self.originals.get(shared, "")))
        moved = self.moved.get(_key(post.url))
        if shared and not tag:
            self.originals[shared] = moved.page.path if moved else ""

    def _count(self, kind: str, outcome: str, page: str, **what: str) -> None:
        self.counts[kind, outcome] += 1
        self.outcomes.append(PageOutcome(page=page, **what))

    def _is_new(self, post: OldPage, draft: ConvertedPost) -> bool:
        """Say whether the hub has none of the draft's addresses; for a draft without any, whether it lacks its path.

        Remarks on what the hub has already.
        """
        path = f"{draft.stem}.md"
        same_path = not draft.urls and path not in self.files and (self.config.root / path).exists()
        there = (
            gettext("%(path)s already exists", path=path) if same_path else content_writer.there(draft.urls, self.known)
        )
        if there:
            self.remarks.append(post.remark("already-there", there))
            self._found(post, path if same_path else self.known.get(_key(draft.urls[0]), ""))
        return not there

    def _found(self, post: OldPage, path: str) -> None:
        """Note where a page is that has been moved before; an issue that names its address has no file for the page."""
        if path.startswith("content/"):
            self._moved(post, path, text_of(self.config.root / path, path))

    def _moved(self, post: OldPage, path: str, content: str) -> Moved:
        moved = Moved(post=post, page=page_of(path, content, self.config))
        self.moved.setdefault(_key(post.url), moved)
        return moved

    def _plan(self, post: OldPage, draft: ConvertedPost) -> str:
        address = self._free_address(post, draft)
        path = self._free_path(draft.stem)
        values = {name: value for name, value in draft.values.items() if value or name == "url"}
        values |= {"url": address} if "url" in values else {}
        content = front_matter.write(values, self._published(post, draft))
        try:
            CHECKS[draft.kind](content, path, self.config)
        except ContentError as error:
            first = error.problems[0]
            raise ContentError([post.remark(first.rule, first.message, first.fix)]) from error
        self.files[path] = self._moved(post, path, content)
        self.taken |= {_key(address)} if address else set()
        return path

    def _published(self, post: OldPage, draft: ConvertedPost) -> str:
        """Return a text without the HTML that no page may hold; what was inside of a tag may hold some, too."""
        body = _without_title(draft.body, str(draft.values["title"]))
        hits = active_html.html_that_runs(self._page(body, draft.kind))
        self.remarks += (post.remark("left-out", hit.message) for hit in hits if hit.edit is None)
        while (better := edited(body, active_html.removals(self._page(body, draft.kind)))) != body:
            body = better
        return body

    def _page(self, body: str, kind: str) -> MarkdownFile:
        return MarkdownFile(path="", text=body, kind=kind, config=self.config)

    def write(self, base: str, pages: AbstractSet[str]) -> None:
        """Write what was planned, each link leading to where its page is now; nothing on a dry run."""
        aliases = {key: moved for moved in self.moved.values() for key in moved.post.addresses()}
        old = link_rewriting.Old(base=base, pages=pages, moved=aliases | self.moved)
        for path, moved in self.files.items():
            content = link_rewriting.rewritten(moved, old, self.remarks)
            if not self.dry_run:
                file_io.write(self.config.root, path, content)

    def _free_address(self, post: OldPage, draft: ConvertedPost) -> str:
        """Return the first of a draft's addresses that no file of this import has; "" where the draft has none.

        Raises ContentError where all of them are taken.
        """
        free = next((url for url in draft.urls if _key(url) not in self.taken), None)
        if free is None and draft.urls:
            message = gettext("another file of this folder has the address %(url)s too", url=draft.urls[-1])
            raise ContentError(
                [post.remark("502", message, gettext("give one of the two another `slug` or date"), name="slug")]
            )
        return free or ""

    def _free_path(self, stem: str) -> str:
        """Return a path that neither the disk nor this import has, with a number where the plain one is taken."""
        names = chain([f"{stem}.md"], (f"{stem}-{number}.md" for number in count(2)))
        return next(name for name in names if name not in self.files and not (self.config.root / name).exists())

    def done(self) -> Imported:
        """Return what the import did, with the counts by kind."""
        every = sorted({kind for kind, _ in self.counts})
        outcomes = ("accepted", "refused", "skipped")
        counts = (ImportCount(kind=kind, **{name: self.counts[kind, name] for name in outcomes}) for kind in every)
        return Imported(
            counts=tuple(counts),
            outcomes=tuple(self.outcomes),
            files=tuple(self.files),
            refused=tuple(sorted(self.refused)),
            remarks=tuple(sorted(self.remarks)),
        )
