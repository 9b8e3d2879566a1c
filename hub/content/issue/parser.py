"""The body of an issue file: Markdown <-> note, sections and items."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from hub.base import commonmark, html_tree, text
from hub.base.translation import gettext
from hub.content.issue import offered_comment, references
from hub.content.models import Item, Section
from hub.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hub.base.html_tree import Element

RULE = "610"
SECTION, ITEM = "##", "###"
HEADINGS = {"h2": SECTION, "h3": ITEM}
SHOWN = 60
# What CommonMark would read as a character reference inside an address.
REFERENCE = re.compile(r"&(?=#?\w+;)")
# Blanks of word processors and of some keyboards, which only look like a plain space, or like nothing.
ODD_BLANK = "[\xa0\u2000-\u200b\u202f\u2060\u3000\ufeff]"
# What was meant as a heading, and is words for want of a plain space; a single mark may begin a hashtag.
TIGHT = re.compile(rf"(?: |{ODD_BLANK}){{0,3}}(?P<marks>#{{2,6}})(?:[ \t]|{ODD_BLANK})*(?P<words>[^#\s].*)")
# A comment that is not closed before one on another line, or before the text ends; <!--> and <!---> are whole ones.
UNCLOSED = re.compile(r"(?<!\\)<!--(?!-?>)(?:(?!-->|\n[^\n]*<!--).)*(?=\n[^\n]*<!--|\Z)", re.DOTALL)
FENCE = re.compile(r" {0,3}(?P<marks>`{3,}|~{3,})")
CODE_WORDS = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
APART = re.compile(r"\[(?P<words>[^\]]+)\]\s+\((?P<url>[^\s)]+)\)")
# The marks that may close a heading.
CLOSING = re.compile(r"(?:^|[ \t])#+[ \t]*$")
# Why an item appears a second time.
AGAIN = re.compile(r" {0,3}<!--[ \t]*again:(?P<reason>(?:(?!-->).)*)-->[ \t]*")
SOURCE_LINE = re.compile(r" {0,3}(?:\*.*\*|_.*_)[ \t]*")
BARE_ADDRESS = re.compile(r"[^\s\x00-\x20\x7f<>()\\]+")


@dataclass(frozen=True, kw_only=True)
class _Piece:
    """Hold a `##` or `###` heading and the text from there to before row `end`; rows count from 0."""

    markup: str
    row: int
    end: int
    column: int
    heading: Element = field(repr=False)
    title: str
    written: str
    again: str = ""
    source_line: str = ""
    source_row: int = 0
    text: str = ""
    text_row: int = 0


class IssueBody(NamedTuple):
    """Hold the editor's note and the sections of an issue's body, and mistakes with which it can be rendered."""

    note: str
    sections: tuple[Section, ...]
    findings: tuple[Problem, ...]


def parse(body: str, path: str, first_line: int) -> IssueBody:
    """Return what an issue's body says.

    `first_line` is where the body starts in the file. Raises ContentError for what has no place in it.
    """
    lines = offered_comment.without(body.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    document = html_tree.read(commonmark.outline("\n".join(lines)))
    reasons = _reasons(document, lines)
    if reasons:
        lines = ["" if row in reasons else line for row, line in enumerate(lines)]
        document = html_tree.read(commonmark.outline("\n".join(lines)))
    pieces = [_with_reason(piece, reasons) for piece in _pieces(document, lines)]
    if lost := [*_misplaced(pieces)]:
        raise ContentError(_placed(lost, path, first_line))
    spans = [(0, pieces[0].row if pieces else len(lines)), *((piece.row + 1, piece.end) for piece in pieces)]
    apart = references.apart(document, spans, lines)
    wrong = (found for piece in pieces for found in _wrong(piece))
    findings = _placed([*apart, *_lost(document, lines), *_tight(document, lines), *wrong], path, first_line)
    return IssueBody(_trimmed(lines, *spans[0]), _sections(pieces, first_line), tuple(sorted(findings)))


def _placed(findings: Iterable[Problem], path: str, first_line: int) -> Iterator[Problem]:
    """Yield findings, whose lines are rows, with their path and line in the file."""
    return (replace(finding, path=path, line=finding.line + first_line) for finding in findings)


def _reasons(document: Element, lines: Sequence[str]) -> dict[int, str]:
    """Return by row why items appear again: a comment below a heading, or below the source line under it."""
    if not any(map(AGAIN.fullmatch, lines)):
        return {}
    found = {}
    for row in (row for block in document if block.tag == "h3" and (row := _opens(block, lines)) is not None):
        under = [place for place in range(row + 1, len(lines)) if lines[place].strip()][:2]
        for place in under:
            if reason := AGAIN.fullmatch(lines[place]):
                found[place] = reason["reason"].strip()
                break
            if not SOURCE_LINE.fullmatch(lines[place]):
                break
    return found


def _with_reason(piece: _Piece, reasons: Mapping[int, str]) -> _Piece:
    own = (reason for row, reason in reasons.items() if piece.row < row < piece.end)
    return replace(piece, again=next(own, "")) if piece.markup == ITEM else piece


def markdown(note: str, sections: Iterable[Section]) -> str:
    """Return the body that `parse` reads back as this note and these sections."""
    blocks = [note]
    for section in sections:
        blocks += [f"{SECTION} {heading_words(section.title)}", section.intro]
        for item in section.items:
            blocks += [opening(item), item.blurb]
    written = "\n\n".join(block for block in blocks if block)
    return f"{written}\n" if written else ""


def _pieces(document: Element, lines: Sequence[str]) -> Iterator[_Piece]:
    headings = [(block, row) for block in document if (row := _opens(block, lines)) is not None]
    ends = [*(row for _, row in headings), len(lines)][1:]
    for (heading, row), end in zip(headings, ends, strict=True):
        source_line, source_row, start = "", 0, row + 1
        if heading.tag == "h3" and (under := _source_line(heading, lines)):
            source_line, source_row, start = under
        yield _Piece(
            markup=HEADINGS[heading.tag],
            row=row,
            end=end,
            column=len(lines[row]) - len(lines[row].lstrip(" #\t")) + 1,
            heading=heading,
            title=html_tree.words(heading),
            written=CLOSING.sub("", lines[row].lstrip(" ").lstrip("#")).strip(),
            source_line=source_line,
            source_row=source_row,
            text=_trimmed(lines, start, end),
            text_row=_first(lines, start, end),
        )


def _opens(block: Element, lines: Sequence[str]) -> int | None:
    """Return the row of a heading that opens a section or an item; None for other blocks, and for underlined words."""
    place = html_tree.place(block) if block.tag in HEADINGS else None
    is_marked = place and place.row == place.last_row and lines[place.row].lstrip().startswith("#")
    return place.row if place and is_marked else None


def _source_line(heading: Element, lines: Sequence[str]) -> tuple[str, int, int] | None:
    """Return the words of a paragraph under a heading that is one emphasis, its row, and the row after it.

    None for any other block.
    """
    block = heading.getnext()
    place = html_tree.place(block) if block is not None and block.tag == "p" else None
    if place is None or not _wholly("em", block):
        return None
    above = html_tree.place(heading)
    if any(line.strip() for line in lines[above.row + 1 if above else 0 : place.row]):  # HTML, or what a link refers to
        return None
    words = "\n".join(line.strip() for line in lines[place.row : place.last_row + 1])
    # Some formatters write _so_; that is the same, unless an asterisk inside would end what is written back.
    if words.startswith("_") and "*" in words:
        return None
    return words[1:-1], place.row, place.last_row + 1


def _wholly(tag: str, block: Element) -> bool:
    """Return whether a block is one link or one emphasis and nothing beside it."""
    return (
        not (block.text or "").strip() and len(block) == 1 and block[0].tag == tag and not (block[0].tail or "").strip()
    )


def _first(lines: Sequence[str], start: int, end: int) -> int:
    """Return the first row with words from `start` to before `end`; `end` where there is none."""
    return next((row for row in range(start, end) if lines[row].strip()), end)


def _trimmed(lines: Sequence[str], start: int, end: int) -> str:
    """Return the lines from `start` to before `end` as they are written, without the blank lines around them."""
    start = _first(lines, start, end)
    while start < end and not lines[end - 1].strip():
        end -= 1
    return "\n".join(lines[start:end])


def _sections(pieces: Iterable[_Piece], first_line: int) -> tuple[Section, ...]:
    sections: list[Section] = []
    for piece in pieces:
        if piece.markup == SECTION:
            sections.append(_section(piece, first_line))
        else:
            sections[-1] = replace(sections[-1], items=(*sections[-1].items, _item(piece, first_line)))
    return tuple(sections)


def _section(piece: _Piece, first_line: int) -> Section:
    return Section(
        title=piece.title,
        intro=piece.text,
        line=piece.row + first_line,
        intro_line=piece.text_row + first_line if piece.text else 0,
    )


def _item(piece: _Piece, first_line: int) -> Item:
    return Item(
        title=piece.title,
        url=_url(piece),
        heading="" if _wholly("a", piece.heading) or piece.written == heading_words(piece.title) else piece.written,
        again=piece.again,
        source_line=piece.source_line,
        blurb=piece.text,
        line=piece.row + first_line,
        source_at=piece.source_row + first_line if piece.source_line else 0,
        blurb_line=piece.text_row + first_line if piece.text else 0,
    )


def _url(piece: _Piece) -> str:
    return next((unquote(link.get("href", "")) for link in piece.heading.iter("a")), "")


def _problem(piece: _Piece, message: str, fix: str) -> Problem:
    """Return a problem whose line still counts from the body's first row and whose path is not known yet."""
    return Problem(path="", line=piece.row, column=piece.column, rule=RULE, message=message, fix=fix)


def _tight(document: Element, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each heading without a plain space after its marks: readers would see them in the text."""
    for place in filter(None, (html_tree.place(block) for block in document if block.tag == "p")):
        for row in range(place.row, place.last_row + 1):
            if found := TIGHT.fullmatch(lines[row]):
                words = text.shortened(found["words"], SHOWN)
                if re.search(ODD_BLANK, found[0][: found.start("words")]):
                    message = gettext('"%(words)s" is not a heading: a space before it is not a plain one', words=words)
                    fix = gettext('type it again: "%(marks)s %(words)s"', marks=found["marks"], words=words)
                else:
                    shown = text.shortened(found[0].strip(), SHOWN)
                    message = gettext('"%(shown)s" is not a heading without a space', shown=shown)
                    fix = gettext('write "%(marks)s %(words)s"', marks=found["marks"], words=words)
                yield Problem(path="", line=row, rule=RULE, message=message, fix=fix)


def _lost(document: Element, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for what takes more of the text than its author sees, or less."""
    yield from _too_high(document)
    yield from _unclosed_code(document, lines)
    yield from _unclosed_comments(document, lines)
    yield from _broken_record(document, lines)


def _unclosed_code(document: Element, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for a block of code that only the end of the text closes: all headings below are words of it."""
    for place in filter(None, (html_tree.place(block) for block in document if block.tag == "pre")):
        opened = FENCE.match(lines[place.row])
        last = lines[place.last_row].strip() if place.last_row > place.row else ""
        if opened and (len(last) < len(opened["marks"]) or last.strip(opened["marks"][0])):
            fix = gettext("write %(marks)s on a line of its own behind it", marks=opened["marks"])
            message = gettext("the block of code is never closed, so all that follows is part of it")
            yield Problem(path="", line=place.row, rule=RULE, message=message, fix=fix)


def _unclosed_comments(document: Element, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each comment that nothing closes: what follows is lost, or readers see its marks."""
    rows = [CODE_WORDS.sub("", line) for line in lines]
    for place in filter(None, (html_tree.place(block) for block in document if block.tag == "pre")):
        rows[place.row : place.last_row + 1] = [""] * (place.last_row + 1 - place.row)
    whole = "\n".join(rows)
    for found in UNCLOSED.finditer(whole):
        shown = text.shortened(found[0].partition("\n")[0], SHOWN)
        message = gettext("the comment %(shown)s is never closed", shown=shown)
        fix = gettext("write --> behind its last word")
        yield Problem(path="", line=whole.count("\n", 0, found.start()), rule=RULE, message=message, fix=fix)


def _broken_record(document: Element, lines: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem where the record of what was offered has lost the line that makes a comment of it."""
    places = filter(None, (html_tree.place(block) for block in document if block.tag == "p"))
    rows = (row for place in places for row in range(place.row, place.last_row + 1))
    if (first := next((row for row in rows if offered_comment.LOOSE.fullmatch(lines[row])), None)) is not None:
        message = gettext("hub's comment has lost its first line, so readers see the rest")
        fix = gettext("write <!-- hub offered: on a line above")
        yield Problem(path="", line=first, rule=RULE, message=message, fix=fix)


def _too_high(document: Element) -> Iterator[Problem]:
    """Yield a problem for each heading of level 1, which opens no section: what follows would join the one before."""
    headings = ((html_tree.place(block), html_tree.words(block)) for block in document if block.tag == "h1")
    for row, title in ((place.row, title) for place, title in headings if place):
        message = gettext('"# %(title)s" opens no section', title=title)
        fix = gettext('write "## %(title)s"', title=title)
        yield Problem(path="", line=row, rule=RULE, message=message, fix=fix)


def _misplaced(pieces: Iterable[_Piece]) -> Iterator[Problem]:
    for piece in pieces:
        if piece.markup == SECTION:
            return
        message = gettext('the item "%(title)s" comes before any section', title=piece.title)
        yield _problem(piece, message, gettext('put a section heading above it, such as "## Articles"'))


def _wrong(piece: _Piece) -> Iterator[Problem]:
    title = piece.title
    if piece.markup == SECTION:
        yield from _wrong_section(piece)
    elif apart := APART.search(title):
        fix = gettext("write ### [%(words)s](%(url)s), without a space between", words=apart["words"], url=apart["url"])
        yield _problem(piece, gettext('the item heading "%(title)s" has a link that is not one', title=title), fix)
    elif not title:
        address = _url(piece) or "https://…"
        yield _problem(
            piece, gettext("the item has no title"), gettext("write ### [the title](%(address)s)", address=address)
        )
    else:
        yield from _wrong_links(piece)


def _wrong_links(piece: _Piece) -> Iterator[Problem]:
    for link in piece.heading.iter("a"):
        url = unquote(link.get("href", ""))
        if not html_tree.words(link):
            yield _problem(
                piece,
                gettext("a link of the item has no text: %(url)s", url=url),
                gettext("write [words](%(url)s)", url=url),
            )
        elif fault := _wrong_address(url):
            fix = gettext("write an address that starts with https://, http:// or mailto:")
            yield _problem(
                piece, gettext('the item "%(title)s" links to %(fault)s', title=piece.title, fault=fault), fix
            )


def _wrong_section(piece: _Piece) -> Iterator[Problem]:
    title = piece.title
    if not title:
        yield _problem(piece, gettext("the section has no title"), gettext('write one, such as "## Articles"'))
    elif piece.heading.find(".//a") is not None:
        fix = gettext('write "## %(title)s"; for an item, "### [title](https://…)"', title=title)
        yield _problem(piece, gettext('the section heading "%(title)s" has a link', title=title), fix)


def _wrong_address(url: str) -> str:
    """Return what is wrong with an item's address, in words; "" when nothing is."""
    if not url:
        return "nothing"
    try:
        parts = urlsplit(url)
    except ValueError:
        return gettext('"%(url)s", which is not an address', url=url)
    if not parts.scheme:
        return gettext('"%(url)s", which means nothing in an email', url=url)
    if parts.scheme not in {"http", "https", "mailto"}:
        return gettext('"%(url)s", which email programs do not open', url=url)
    whole = parts.path if parts.scheme == "mailto" else parts.hostname
    return "" if whole else gettext('"%(url)s", which is not a whole address', url=url)


def link(words: str, url: str) -> str:
    """Return a link in Markdown, of plain words."""
    return f"[{link_words(words)}]({link_target(url)})"


def opening(item: Item) -> str:
    """Return the heading of an item, with the reason why it appears again and its source line below."""
    words = item.heading or (link(item.title, item.url) if item.url else heading_words(item.title))
    again = f"<!-- again: {item.again} -->" if item.again else ""
    return "\n".join(filter(None, [f"{ITEM} {words}", again, item.source_line and f"*{item.source_line}*"]))


def link_words(title: str) -> str:
    """Return plain words as those of a link in Markdown."""
    return text.escape_markdown(" ".join(title.split()))


def heading_words(title: str) -> str:
    """Return plain words as those of a heading in Markdown, where number signs at the end would be dropped."""
    return re.sub(r"(?<!\\)(#+)$", r"\\\1", link_words(title))


def link_target(url: str) -> str:
    """Return an address as Markdown has it in the brackets of a link."""
    escaped = REFERENCE.sub(r"\\&", re.sub(r"([\\<>])", r"\\\1", url))
    return escaped if BARE_ADDRESS.fullmatch(url) else f"<{escaped}>"
