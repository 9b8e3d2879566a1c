"""Hold what a gate sees: an issue with its faces, and what the hub knows besides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Literal

from hub.base import urls
from hub.errors import Problem
from hub.newsletter import issue_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.content.models import Config, Issue, Library
    from hub.newsletter.render import Faces

ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Hold a part of the document that is Markdown, and the line where it begins, or the line that it is `under`."""

    line: int
    markdown: str
    blurb: bool = False
    under: bool = False

    def at(self, *spellings: str) -> int:
        """Return the line of the first of these spellings that the piece has; where none is, the piece's own."""
        places = (self.markdown.find(words) for words in spellings)
        place = 0 if self.under else next((place for place in places if place > 0), 0)
        return self.line + self.markdown.count("\n", 0, place)


@dataclass(frozen=True, kw_only=True, slots=True)
class MailLink:
    """Hold a link as both parts of the mail have it, and its line."""

    line: int
    words: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Case:
    """Hold one issue before it leaves, with its faces and what gates compare it to."""

    issue: Issue
    faces: Faces
    library: Library
    config: Config
    today: date

    def problem(
        self, line: int, rule: str, message: str, fix: str = "", level: Literal["error", "warning", "advice"] = "error"
    ) -> Problem:
        """Return what is wrong with the issue's document on that line."""
        return Problem(path=self.issue.path, line=max(line, 1), rule=rule, message=message, fix=fix, level=level)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Return all Markdown of the issue but the titles, in reading order."""
        return tuple(piece for piece in self._pieces() if piece.markdown)

    def _pieces(self) -> Iterator[Piece]:
        yield Piece(line=self.issue.line, markdown=self.issue.note)
        for section in self.issue.sections:
            yield Piece(line=section.line, markdown=section.intro, under=True)
            for item in section.items:
                yield Piece(line=item.line, markdown=item.source_line, under=True)
                yield Piece(line=item.blurb_line or item.line, markdown=item.blurb, blurb=True)

    @cached_property
    def titles(self) -> tuple[tuple[int, str], ...]:
        """Return the words that are not Markdown, with their lines: subject, preheader, titles."""
        titles = [(1, self.issue.subject), (1, self.issue.preheader)]
        for section in self.issue.sections:
            titles += [(section.line, section.title), *((item.line, item.title) for item in section.items)]
        return tuple(titles)

    @cached_property
    def links(self) -> tuple[MailLink, ...]:
        """Return every link of the issue, by line: of items, and inside their words."""
        site = self.config.site_url
        items = [item for section in self.issue.sections for item in section.items]
        found = [
            MailLink(line=item.line, words=item.title, url=issue_markdown.address(item.url, site)) for item in items
        ]
        for piece in self.pieces:
            for words, url in issue_markdown.links(piece.markdown, site):
                found.append(MailLink(line=piece.at(url, f"[{words}]"), words=words, url=url))
        return tuple(sorted(found, key=lambda link: link.line))

    @cached_property
    def html(self) -> Outline:
        """Return the elements of the HTML."""
        return Outline(self.faces.html)


class Outline(HTMLParser):
    """Hold the elements of an HTML document and the attributes of each."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the element as a mail program does."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))


def plain(piece: Piece, config: Config) -> str:
    """Return the piece's words as a reader of the plain text sees them, in one line and without addresses."""
    return " ".join(ADDRESS.sub("", issue_markdown.plain(piece.markdown, config.site_url)).split())


def key(url: str) -> str:
    """Return what two spellings of one address share; a mailbox is its own key."""
    try:
        return urls.key(url)
    except ValueError:
        return url
