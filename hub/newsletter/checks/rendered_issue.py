"""Hold what a gate sees: an issue with its faces, and what the hub knows besides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Literal

from hub.base import file_tree, urls
from hub.errors import Problem
from hub.newsletter import issue_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.content.models import Issue, Library
    from hub.content.settings import Config
    from hub.newsletter.issue_markdown import IssuePage
    from hub.newsletter.render import Faces

ADDRESS = re.compile(r"(?i:https?://|mailto:|tel:)\S+")
# A line of the letter that is one address, behind the marks of quotations, lists and footnotes.
ADDRESS_LINE = re.compile(rf"(?:[>☐☑-] ?|\d+\. |\[\d+\] | )*(?P<address>{ADDRESS.pattern}) *")

# Where a reader of a message looks for what is wrong with the whole mail, or with its front matter.
TOP = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Hold a part of the document that is Markdown, and the line where it begins."""

    line: int
    markdown: str
    blurb: bool = False

    def at(self, words: str, first: int) -> int:
        """Return the line of these words at or after the row `first` of the piece; where none has them, that row's."""
        start = sum(len(row) + 1 for row in self.markdown.split("\n")[:first])
        return self.line + first + self.markdown.count("\n", start, max(self.markdown.find(words, start), start))


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
        return Problem(path=self.issue.path, line=max(line, TOP), rule=rule, message=message, fix=fix, level=level)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Return all Markdown of the issue but the titles, in reading order."""
        return tuple(piece for piece in self._pieces() if piece.markdown)

    def _pieces(self) -> Iterator[Piece]:
        yield Piece(line=self.issue.line, markdown=self.issue.note)
        for section in self.issue.sections:
            yield Piece(line=section.intro_line or section.line, markdown=section.intro)
            for item in section.items:
                yield Piece(line=item.line, markdown=item.heading)
                yield Piece(line=item.source_at or item.line, markdown=item.source_line)
                yield Piece(line=item.blurb_line or item.line, markdown=item.blurb, blurb=True)

    @cached_property
    def titles(self) -> tuple[tuple[int, str], ...]:
        """Return the words that are not Markdown, with their lines: subject, preheader, titles."""
        titles = [(TOP, self.issue.subject), (TOP, self.issue.preheader)]
        for section in self.issue.sections:
            titles += [(section.line, section.title), *((item.line, item.title) for item in section.items)]
            titles += [(item.line, item.again) for item in section.items]
        return tuple(titles)

    @cached_property
    def links(self) -> tuple[MailLink, ...]:
        """Return every link of the issue, by line: of items, and inside their words."""
        items = [item for section in self.issue.sections for item in section.items if item.url and not item.heading]
        found = [
            MailLink(line=item.line, words=item.title, url=issue_markdown.address(item.url, self.page))
            for item in items
        ]
        for piece in self.pieces:
            links = issue_markdown.links(piece.markdown, self.page)
            found += (MailLink(line=piece.line + link.row, words=link.words, url=link.address) for link in links)
        return tuple(sorted(found, key=lambda link: link.line))

    @cached_property
    def page(self) -> IssuePage:
        """Return what the links of the issue count from."""
        return issue_markdown.page_of(self.issue, self.config)

    @cached_property
    def files(self) -> frozenset[str]:
        """Return the files that the site publishes as they are, by their paths below its root."""
        found = file_tree.walk(self.config.root, "content")
        return frozenset(path.removeprefix("content/") for path, _ in found)

    @cached_property
    def html(self) -> Outline:
        """Return the elements of the HTML."""
        return Outline(self.faces.html)


class Outline(HTMLParser):
    """Hold the elements of an HTML document with the attributes of each, and its words."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the element as a mail program does."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Take the words, and with them those of styles."""
        self.words += data


def plain(piece: Piece, case: Case) -> str:
    """Return the piece's words as a reader of the plain text sees them, in one line and without addresses."""
    return " ".join(ADDRESS.sub("", issue_markdown.plain(piece.markdown, case.page)).split())


def key(url: str) -> str:
    """Return what two spellings of one address share; a mailbox is its own key."""
    try:
        return urls.key(url)
    except ValueError:
        return url
