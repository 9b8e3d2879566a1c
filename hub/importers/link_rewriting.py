"""The links of pages that were imported: to the files that other pages became, else to the site they come from."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

from hub.base import commonmark, urls
from hub.base.translation import gettext, noop
from hub.content.markdown_scan import Edit, edited
from hub.importers import page_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from hub.content.markdown_elements import Reference
    from hub.content.markdown_scan import MarkdownFile
    from hub.errors import Problem

# What people leave around an address: `[words]((https://…))`.
WRAPPED = re.compile(r"\((https?://[^()]*)\)")
MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Blanks of a template that nobody filled: `/{BRANCH}/`.
NONSENSE = re.compile(r"[{}<>]|%7[BD]", re.IGNORECASE)
OLD = "old-link", noop("that was imported")
LOST = "lost-link", noop("of this folder, so perhaps of none")
# The address of a link in Markdown, HTML or a shortcode, or its words.
LINKED = re.compile(r"(?:[(\"'<=]|\]:[ \t]+)([^\s()<>\"']+)|(https?://[^\s()<>\"']+)|\[([^\[\]\n]+)\]|>([^<>\n]+)</a>")
SCHEME = re.compile(r"[a-z][a-z\d+.-]*:", re.IGNORECASE)


class OldPage(Protocol):
    """Name what an import must know of a page, however it was read."""

    @property
    def path(self) -> str:
        """Return the file that it was read from, as it is shown."""

    @property
    def line(self) -> int:
        """Return the line of the file on which it begins."""

    @property
    def folder(self) -> str:
        """Return the kind that it is counted as."""

    @property
    def url(self) -> str:
        """Return its address on the old site."""

    @property
    def body(self) -> str:
        """Return its text as the file has it."""

    @property
    def body_line(self) -> int:
        """Return the line of the file on which its text begins."""

    def addresses(self) -> tuple[str, ...]:
        """Return the keys of the addresses that lead to the page: its own, then old ones."""

    def anchors(self) -> Mapping[str, str]:
        """Return the words of the headings that have anchors of their own, by these anchors."""

    def remark(self, rule: str, message: str, fix: str = "", *, line: int | None = None, name: str = "") -> Problem:
        """Return something to say about the page, at a line or at a field."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """Hold a page of the old site, and the file that it became."""

    post: OldPage
    page: MarkdownFile


@dataclass(frozen=True, kw_only=True, slots=True)
class Old:
    """Hold the old site: its address, the keys of its pages' addresses, and by its key every page that moved."""

    base: str
    pages: AbstractSet[str]
    moved: Mapping[str, Moved]


def rewritten(here: Moved, old: Old, remarks: list[Problem]) -> str:
    """Return the text of a file with its links fixed.

    A link to a page that did not move leads to the old site, one to nowhere becomes its words; both are remarked on.
    """
    links = _Links(here, old, remarks, cache(partial(_lines, here.post)))
    edits = (*map(links.edit, here.page.links), *map(links.picture, here.page.pictures))
    return edited(here.page.text, filter(None, edits))


@dataclass(frozen=True, slots=True)
class _Links:
    """Fix the links of one page."""

    here: Moved
    old: Old
    remarks: list[Problem]
    lines: Callable[[], Mapping[str, int]]

    def edit(self, reference: Reference) -> Edit | None:
        """Return the edit that fixes a link; None for one that is right, or whose place is not certain."""
        target = self._target(reference)
        if not target:
            return Edit(start=reference.start, end=reference.end, new=self._words(reference))
        if target == reference.target or not reference.is_found:
            return None
        return Edit(start=reference.target_start, end=reference.target_end, new=target)

    def _words(self, reference: Reference) -> str:
        """Return the words of a link or picture in Markdown."""
        return self.here.page.text[reference.words_start : reference.words_end] or reference.words or ""

    def picture(self, reference: Reference) -> Edit | None:
        """Return the edit that fixes a picture; None for one that is right.

        A picture without alternative text stays in an article; other pages, which may have none, get a link to it.
        """
        if not (reference.words or "").strip():
            self._remark("picture-without-text", reference, gettext("is a picture without alternative text"))
            if self.here.page.kind != "article":
                name = unquote(reference.target.rsplit("/", 1)[-1])
                words = gettext("Picture: %(name)s", name=name)
                shown = f'<a href="{self._target(reference)}">{words}</a>'
                return Edit(start=reference.start, end=reference.end, new=shown)
        return self.edit(reference)

    def _target(self, reference: Reference) -> str:
        """Return where a link should lead; "" for nowhere."""
        given = reference.target
        if given.startswith("#"):
            return self._anchor(reference, self.here)
        plain = WRAPPED.sub(r"\1", given)
        if MAILBOX.fullmatch(plain):
            self._remark("fixed-link", reference, gettext("is an email address; the link opens an email"))
            return f"mailto:{plain}"
        if plain != given:
            self._remark("fixed-link", reference, gettext("leads to %(plain)s", plain=plain))
        return plain if _is_elsewhere(plain, self.old.base) else self._old(reference)

    def _old(self, reference: Reference) -> str:
        """Return where a link to the old site should lead: the file that its page became, else its old address.

        "" for a link that leads nowhere.
        """
        address = _address(reference.target, self.here.post.url)
        if not address:
            self._remark("dead-link", reference, gettext("leads nowhere; the link's words are kept"))
            return ""
        key = urls.key(address)
        other = self.old.moved.get(key)
        if other is None:
            rule, what = OLD if key in self.old.pages else LOST
            self._remark(
                rule, reference, gettext("is not a page %(what)s; the link leads to the old site", what=gettext(what))
            )
            return address
        way = posixpath.relpath(other.page.path, posixpath.dirname(self.here.page.path))
        return way + self._anchor(reference, other)

    def _anchor(self, reference: Reference, other: Moved) -> str:
        """Return the anchor of the heading that is meant, as this hub writes it, with its #; "" where there is none."""
        name = unquote(reference.target.partition("#")[2])
        if name in other.page.anchors:
            return f"#{name}"
        wanted = _letters(other.post.anchors().get(name, name))
        found = next((anchor for anchor in sorted(other.page.anchors) if wanted and _letters(anchor) == wanted), "")
        if not found and "#" in reference.target:
            self._remark("dead-anchor", reference, gettext("is not a heading of %(path)s", path=other.page.path))
        return found and f"#{found}"

    def _remark(self, rule: str, reference: Reference, message: str) -> None:
        """Remark on a link at the first place that names its target, the last part of the target, or its words."""
        post, lines = self.here.post, self.lines()
        names = (*_names(reference.target), reference.words or "")
        line = next((lines[name] for name in names if name in lines), post.body_line)
        self.remarks.append(post.remark(rule, f"{reference.target!r} {message}", line=line))


def _lines(post: OldPage) -> dict[str, int]:
    """Return the first line of all that a text may call a link: addresses, the last parts of them, and words."""
    before = page_fields.lines_before(post.body)
    found: dict[str, int] = {}
    for link in LINKED.finditer(post.body):
        for name in _names(link[link.lastindex or 0]):
            found.setdefault(name, post.body_line + before(link.start()))
    return found


def _names(given: str) -> Iterator[str]:
    """Yield an address, its last part, and that without the ending of a file."""
    last = given.strip("/").rsplit("/", 1)[-1]
    yield from filter(None, (given, last, last.rpartition(".")[0]))


def _is_elsewhere(given: str, base: str) -> bool:
    """Say whether an address says where it is, and that is not the old site."""
    return SCHEME.match(given) is not None and given != base and not given.startswith((f"{base}/", f"{base}#"))


def _address(given: str, page: str) -> str:
    """Return a link as an address; "" for one that leads nowhere."""
    try:
        return urls.absolute(WRAPPED.sub(r"\1", given), page) if given and not NONSENSE.search(given) else ""
    except ValueError:
        return ""


def _letters(anchor: str) -> str:
    """Return what two spellings of an anchor share: its letters and digits in lower case."""
    return commonmark.anchor(anchor).replace("-", "").replace("_", "")
