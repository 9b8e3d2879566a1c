"""A WordPress export (WXR, an extended RSS 2.0) -> its entries as they are written, each with its line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from hub.base import charset
from hub.base.translation import gettext
from hub.collect.formats import xml_repair
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.collect.formats.xml_repair import XmlRepair

# `http://wordpress.org/export/1.2/` and `…/excerpt/`: the version changes, so names are told by their last part.
EXPORT = "wordpress.org/export/"
EXCERPT = "/excerpt/"
CATEGORIES = {"category", "post_tag"}


@dataclass(frozen=True, kw_only=True, slots=True)
class ExportedPost:
    """Hold one `<item>`: its fields by the names `title`, `wp:status`, `excerpt:encoded`, and their lines.

    `terms` are its categories and tags, by the name that is written in addresses; `comments` has the lines of its
    comments, `authors` the names that its authors log in with, where a plugin lets it have several, and `meta` what
    WordPress and its plugins note of it, which may be noted several times.
    """

    line: int
    fields: dict[str, str] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    terms: dict[str, str] = field(default_factory=dict)
    comments: list[int] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    meta: list[tuple[str, str]] = field(default_factory=list)

    @property
    def language(self) -> str:
        """Return the tag of its language, as Polylang or WPML names it; "" for one that names none."""
        return self.kinds.get("language", "") or self.noted("_wpml_import_language_code")

    @property
    def translations(self) -> str:
        """Return what it and its translations share, as Polylang or WPML names it."""
        return self.kinds.get("post_translations", "") or self.noted("_wpml_import_translation_group")

    def noted(self, name: str) -> str:
        """Return the first of its notes of a name; "" where there is none."""
        return next((value for key, value in self.meta if key == name), "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Export:
    """Hold an export: its address, the names of its authors by the names they log in with, its entries.

    `repairs` are what was wrong with the XML, `reused` are the texts that blocks show, and `files` what was uploaded,
    both by their numbers.
    """

    base: str
    authors: Mapping[str, str]
    entries: tuple[ExportedPost, ...]
    repairs: tuple[XmlRepair, ...] = ()
    reused: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, ExportedPost] = field(default_factory=dict)

    @property
    def says_status(self) -> bool:
        """Return whether entries say if they are published; one that breaks off does not, and may not be."""
        return any("wp:status" in one.fields for one in self.entries)


def read(data: bytes) -> Export:
    """Read an export as a stream; raises SourceError where it is none, cannot be repaired, or declares entities."""
    plain = charset.xml(data.lstrip())
    try:
        return _parsed(plain, ())
    except expat.ExpatError:
        changed, repairs = xml_repair.repaired(plain)
    try:
        return _parsed(changed, repairs)
    except expat.ExpatError as error:
        where = gettext("line %(line)s, column %(column)s", line=error.lineno, column=error.offset + 1)
        message = gettext(
            "this is not a WordPress export: %(where)s: %(error)s", where=where, error=expat.ErrorString(error.code)
        )
        raise SourceError(message) from error


def _parsed(data: bytes, repairs: tuple[XmlRepair, ...]) -> Export:
    reader = _ExportReader()
    reader.parser.Parse(data, True)  # noqa: FBT003  expat takes no keywords
    if "wp:wxr_version" not in reader.channel:
        message = gettext("this is not a WordPress export: it has no element `wp:wxr_version`")
        raise SourceError(message)
    base = reader.channel.get("wp:base_blog_url") or reader.channel.get("link", "")
    entries = tuple(reader.entries)
    reused = {
        one.fields.get("wp:post_id", ""): one.fields.get("encoded", "")
        for one in entries
        if one.fields.get("wp:post_type") == "wp_block" and one.fields.get("wp:status") == "publish"
    }
    files = {one.fields.get("wp:post_id", ""): one for one in entries if one.fields.get("wp:post_type") == "attachment"}
    return Export(base=base, authors=reader.authors, entries=entries, repairs=repairs, reused=reused, files=files)


class _ExportReader:
    """Keep the fields of the channel, its authors and its entries, as the parser comes by them."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._add
        self.parser.EntityDeclHandler = _refuse_entities
        self.channel: dict[str, str] = {}
        self.authors: dict[str, str] = {}
        self.entries: list[ExportedPost] = []
        self._author: dict[str, str] = {}
        self._key = ""
        self._inside: list[str] = []
        self._words: list[str] = []
        self._category: tuple[str, str] = "", ""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        own, parent = _short(name), self._inside[-1] if self._inside else ""
        if own == "item":
            self.entries.append(ExportedPost(line=line))
        elif parent == "item":
            self.entries[-1].lines.setdefault(own, line)
        self._category = attributes.get("domain", ""), attributes.get("nicename", "")
        self._inside.append(own)
        self._words.clear()

    def _add(self, words: str) -> None:
        self._words.append(words)

    def _end(self, _: str) -> None:
        own, parent = self._inside.pop(), self._inside[-1] if self._inside else ""
        words = "".join(self._words)
        self._words.clear()
        if parent == "item":
            self._field(own, words)
        elif parent == "wp:author":
            self._author[own] = words.strip()
        elif own == "wp:meta_key":
            self._key = words.strip()
        elif own == "wp:meta_value" and self._inside[-2:] == ["item", "wp:postmeta"]:
            self.entries[-1].meta.append((self._key, words.strip()))
        elif parent == "channel":
            self.channel.setdefault(own, words.strip())
        if own == "wp:author":
            login, shown = self._author.get("wp:author_login", ""), self._author.get("wp:author_display_name", "")
            self.authors[login] = shown or login
            self._author.clear()

    def _field(self, name: str, words: str) -> None:
        entry = self.entries[-1]
        if name == "wp:comment":
            entry.comments.append(entry.lines[name])
        elif name != "category":
            entry.fields.setdefault(name, words)
        else:
            domain, nicename = self._category
            if domain == "author":
                entry.authors.append(words.strip())
            elif domain in CATEGORIES and nicename:
                entry.terms[nicename] = words
            else:
                entry.kinds[domain] = nicename


def _short(name: str) -> str:
    """Return the name of an element as WordPress writes it, whatever the version in its namespace."""
    space, _, local = name.rpartition(" ")
    if EXPORT in space:
        return f"excerpt:{local}" if EXCERPT in space else f"wp:{local}"
    return local


def _refuse_entities(*_: object) -> None:
    message = gettext("this export declares entities, which no export needs and attacks use")
    raise SourceError(message)
