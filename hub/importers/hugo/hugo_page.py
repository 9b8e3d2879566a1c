"""A file of a Hugo site -> a Post: its front matter as it is found in the wild, its address, its body as Markdown."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hub.base import commonmark, sanitize_html, text, urls
from hub.base.translation import gettext
from hub.collect import feed_dates
from hub.content import front_matter
from hub.errors import ContentError, Problem
from hub.importers import code_places, page_fields
from hub.importers.hugo import hugo_permalinks, other_front_matter, shortcodes
from hub.importers.page_fields import string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date, datetime

    from hub.content.yaml_nodes import Node
    from hub.importers.hugo.hugo_settings import HugoSettings
    from hub.importers.hugo.shortcodes import Meaning

UTC = ZoneInfo("UTC")
# https://gohugo.io/configuration/front-matter/: the first that is there is the date of the page.
DATES = ("date", "publishdate", "pubdate", "published", "lastmod", "modified")
DATED_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-(.+)")
ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w+);")
# A link to nowhere, as the meaning of `tmp` leaves it: `[words](<> "title")`, `<a href="<>">words</a>`.
LOST_LINK = re.compile(r"\[([^\[\]\n]*)\]\(<>[^()\n]*\)")
LOST_TAG = re.compile(r'<a\b[^<>\n]{0,200}href="<>"[^<>\n]{0,200}>([^\n]{0,500}?)</a>')
# `[words](<https://…)`, which is a link for Python-Markdown and text for CommonMark (6.3).
HALF_BRACKET = re.compile(r"\]\(<(?=[^<>()\s]+\))")
# `## Words {#anchor}`, Hugo's own; and bold that ends in a no-break space, which CommonMark (6.2) does not close.
ANCHOR = re.compile(r"^(#{1,6} ([^\n{]*))\{(?:[^{}#\n]* )?#([\w-]+)(?: [^{}\n]*)?\}[ \t]*$", re.MULTILINE)
# A paragraph that is nothing but code: between single marks Python-Markdown takes the tags in it for HTML.
ONLY_CODE = re.compile(r"(?<=\n)\n`([^`\n]+(?:\n[^`\n]+)*)`(?=\n\n|\s*\Z)")
OPEN_BOLD = re.compile(r"\*\*(?=[^\s*])([^*\n\u00a0]*(?:\u00a0[^*\n\u00a0]+)*)\u00a0+\*\*")
# Where the summary of a page ends: https://gohugo.io/content-management/summaries/.
MORE = re.compile(
    r"^[ \t]*<!--[ \t]*more[ \t]*-->[ \t]*(?:\n|\Z)|(?<![ \t])[ \t]*<!--[ \t]*more[ \t]*-->", re.MULTILINE
)
EMOJI = re.compile(r":([a-z][a-z0-9_+-]*|[+-]1):")
# What Goldmark writes into the tag of a block, behind a heading or on a line of its own below.
ATTRIBUTE = r"(?:[#.][\w:.-]+|[\w:-]+=(?:\"[^\"\n]*\"|[\w.%-]+))"
ATTRIBUTES = rf"\{{[ \t]*{ATTRIBUTE}(?:[ \t,]+{ATTRIBUTE})*[ \t]*\}}[ \t]*$"


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """Hold one file: `place` is its path in the content folder, `path` the one to show; titles are plain text already.

    `language` is the code of its language, as the site has it, "" for a site in one. `fields` has every field of the
    front matter, with its line, and its name in lower case too, for Hugo takes any.
    `body` is still Hugo's Markdown, and begins on `body_line`.
    """

    path: str
    place: str
    url: str
    title: str
    summary: str
    date: datetime | None
    fields: Mapping[str, Node]
    body: str
    body_line: int
    language: str = ""
    remarks: tuple[Problem, ...] = ()

    @property
    def translated(self) -> str:
        """Return what a page and its translations share: the key that they name, else their place."""
        return self.string("translationkey") or self.place

    @property
    def folder(self) -> str:
        """Return the section of the page, which is the first folder of its place: news, events, resources."""
        return section(self.place)

    @property
    def is_list(self) -> bool:
        """Say whether the page is an `_index.md`, which speaks for its folder."""
        return PurePosixPath(self.place).name == "_index.md"

    def strings(self, name: str) -> tuple[tuple[str, int], ...]:
        """Return the texts of a list, or of one value, each with its line."""
        return page_fields.strings(self.fields.get(name))

    def string(self, name: str) -> str:
        """Return the text of a field; "" where there is none."""
        return string(self.fields.get(name))

    @property
    def line(self) -> int:
        """Return the line on which the page begins: the first of its file."""
        return 1

    def addresses(self) -> tuple[str, ...]:
        """Return the keys of the addresses that lead to the page: its own, and old ones (`aliases`)."""
        found = [urls.key(self.url)]
        for alias, _ in self.strings("aliases"):
            with contextlib.suppress(ValueError):
                found.append(urls.key(urls.absolute(alias, self.url)))
        return tuple(found)

    def anchors(self) -> dict[str, str]:
        """Return the words of the headings that have anchors of their own, by these anchors."""
        return {anchor: words for _, words, anchor in ANCHOR.findall(self.body)}

    def remark(self, rule: str, message: str, fix: str = "", *, line: int | None = None, name: str = "") -> Problem:
        """Return something to say about this file, at a line or at a field."""
        node = self.fields.get(name)
        at, column = (line or node.line, node.column) if node else (line or 1, 1)
        return Problem(path=self.path, line=at, column=column, rule=rule, message=message, fix=fix)


def read(data: bytes, path: str, place: str, settings: HugoSettings) -> Post:
    """Read one file; raises ContentError, with file and line, where it cannot be read."""
    source = page_fields.text_of(data, path)
    visible = text.without_invisible(source)
    given, remarks, body, body_line = _parts(visible, path)
    fields = {name.lower(): node for name, node in given.items()} | dict(given)
    zone = settings.zone or UTC
    post = Post(
        path=path,
        place=place,
        url="",
        title=page_fields.title(fields),
        summary=next(filter(None, (_plain(fields, name) for name in ("summary", "deck", "description"))), ""),
        date=next(filter(None, (feed_dates.parse(string(fields.get(name)), zone) for name in DATES)), None),
        fields=fields,
        body=body.replace("\r", "\n"),
        body_line=body_line,
        language=settings.language,
    )
    return replace(post, url=address(post, settings), remarks=(*remarks, *_remarks(data, source, post)))


def _parts(source: str, path: str) -> tuple[Mapping[str, Node], tuple[Problem, ...], str, int]:
    """Return fields, what is odd about them, the body and its line; raises ContentError where there are no fields."""
    other = other_front_matter.read(source, path)
    if other:
        return other.fields, (), other.body, other.body_line
    front, line, body, body_line = front_matter.split(source, path)
    return *page_fields.read(front, path, line), body, body_line


def _plain(fields: Mapping[str, Node], name: str) -> str:
    """Return a field as plain text, its entities decoded once."""
    return sanitize_html.plain(string(fields.get(name)))


def _remarks(data: bytes, source: str, post: Post) -> Iterator[Problem]:
    if data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r")[:1] in {b"\n", b" ", b"\t"}:
        yield post.remark("blank-lines", gettext("there are blank lines before the front matter"), line=1)
    if b"\r\n" in data:
        yield post.remark("crlf", gettext("it has the line endings of Windows"), line=1)
    unseen = next(text.invisible(source), None)
    if unseen:
        line = source.count("\n", 0, unseen.start()) + 1
        yield post.remark("invisible", gettext("an invisible character is left out"), line=line)
    for name in ("title", "summary"):
        found = ENTITY.search(post.string(name))
        if found:
            yield post.remark(f"entity-in-{name}", gettext("%(entity)s is decoded", entity=found.group()), name=name)


def section(place: str) -> str:
    """Return the first folder of a place in the content folder; "pages" for a file that is in none."""
    return place.split("/", 1)[0] if "/" in place else "pages"


def is_index(name: str, language: str) -> bool:
    """Say whether a file's name is that of a page whose folder is its own: `index.md`, `index.en.md`."""
    return name.rpartition(".")[0].lower() in {"index", f"index.{language}".lower()}


def _name(post: Post) -> str:
    """Return the name that a page has by its file, or by its folder where that is its own."""
    place = PurePosixPath(post.place)
    return place.parent.name if place.stem.split(".")[0] in {"_index", "index"} else place.stem


def has_dated_name(post: Post) -> bool:
    """Say whether the name of the page's file begins with a day."""
    return DATED_NAME.fullmatch(_name(post)) is not None


def slug(post: Post) -> str:
    """Return the last part of a page's address: its slug, else its file's name without a date, or its title at home."""
    name = _name(post) or post.title
    dated = DATED_NAME.fullmatch(name)
    return post.string("slug") or (dated[2] if dated else name)


def day(post: Post) -> date | None:
    """Return the day of a page: its date as written, else the one in its file's name; None without either."""
    dated = DATED_NAME.fullmatch(_name(post))
    found = post.date or (feed_dates.parse(dated[1], UTC) if dated else None)
    return found.date() if found else None


def address(post: Post, settings: HugoSettings) -> str:
    """Return where Hugo publishes the page; raises ContentError where that is not an address."""
    try:
        return urls.canonical(_address(post, settings))
    except ValueError as error:
        fix = gettext("correct `url`, or the address of the site")
        raise ContentError([post.remark("112", str(error), fix, name="url")]) from error


def _address(post: Post, settings: HugoSettings) -> str:
    given = post.string("url")
    if given.startswith(("http://", "https://")):
        return given
    path = given or _path(post, settings)
    within = "" if given.startswith("/") else settings.within
    parts = [part for part in (within, *path.split("/")) if part.strip(". ")]
    is_file = bool(parts) and parts[-1].endswith((".html", ".htm"))
    return "/".join((settings.base, *parts, *(() if is_file else ("",))))


def _path(post: Post, settings: HugoSettings) -> str:
    place = PurePosixPath(post.place)
    if post.is_list:
        return _cased("" if place.parent.name == "" else hugo_permalinks.urlized(str(place.parent)), settings)
    above = place.parent.parent if place.stem.split(".")[0] == "index" else place.parent
    dated = DATED_NAME.fullmatch(_name(post)) if settings.dated_names else None
    name = hugo_permalinks.urlized(dated[2] if dated else _name(post).removesuffix(f".{settings.language}"))
    name = _cased(name, settings)
    own = post.string("slug")
    template = settings.permalinks.get(post.folder, "")
    made = (
        hugo_permalinks.path(template, folders=above.parts, name=name, slug=own, title=post.title, day=day(post))
        if template
        else None
    )
    ending = ".html" if settings.is_ugly else ""
    if made is None:
        return f"{_cased(hugo_permalinks.urlized(str(above)), settings)}/{own or name}{ending}"
    return made.rstrip("/") + ending


def _cased(path: str, settings: HugoSettings) -> str:
    return path if settings.keeps_case else path.lower()


def markdown(post: Post, meanings: Mapping[str, Meaning], remarks: list[Problem]) -> str:
    """Return the body as CommonMark, its shortcodes replaced; problems with these go to `remarks`, with their line."""
    before = page_fields.lines_before(post.body)

    def report(offset: int, rule: str, message: str) -> None:
        remarks.append(post.remark(rule, message, line=post.body_line + before(offset)))

    return _common(shortcodes.replace(post.body, meanings, report)).strip("\n")


# One after the other, for a heading with an anchor may have a link to nowhere in it.
DIALECT: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (LOST_LINK, r"\1"),
    (LOST_TAG, r"\1"),
    (HALF_BRACKET, "]("),
    (ANCHOR, r"\1"),
    (ONLY_CODE, r"\n```\n\1\n```"),
    (OPEN_BOLD, "**\\1**\u00a0"),
    (EMOJI, lambda found: commonmark.emoji(found[1]) or found[0]),
    (re.compile(rf"^(#{{1,6}} [^\n{{]*){ATTRIBUTES}", re.MULTILINE), r"\1"),
    (re.compile(rf"(?<=\S\n) {{0,3}}{ATTRIBUTES}", re.MULTILINE), ""),
)


def _common(markdown: str) -> str:
    """Return Hugo's dialect as CommonMark.

    No attributes of blocks, no names of emoji, no links to nowhere, no sign where a summary ends, bold that closes.
    """
    markdown = code_places.without_first(markdown, MORE)
    for change in DIALECT:
        markdown = code_places.outside(markdown, (change,))
    return markdown
