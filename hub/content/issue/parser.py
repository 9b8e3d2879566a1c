"""The body of an issue file: Markdown <-> note, sections and items."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from hub.base import text
from hub.content.issue import line_parser, offered_comment
from hub.content.models import Item, Section
from hub.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

RULE = "610"
SECTION, ITEM = "##", "###"
SHOWN = 60
# What CommonMark would read as a character reference inside an address.
REFERENCE = re.compile(r"&(?=#?\w+;)")
# What was meant as a heading, and is words for want of a space; a single mark may begin a hashtag.
TIGHT = re.compile(r"^(?P<marks>#{2,6})(?P<words>[^#\s].*)", re.MULTILINE)
APART = re.compile(r"\[(?P<words>.+)\]\s+\((?P<url>\S+)\)")
BARE_ADDRESS = re.compile(r"[^\s\x00-\x20\x7f<>()\\]+")


@dataclass(frozen=True, kw_only=True)
class _Piece:
    """Hold a `##` or `###` heading and the text up to the next one; rows count from 0."""

    markup: str
    row: int
    column: int
    words: tuple[Token, ...]
    source_line: str = ""
    text: str = ""
    text_row: int = 0


def parse(body: str, path: str, first_line: int) -> tuple[str, tuple[Section, ...]]:
    """Return the editor's note and the sections of an issue's body.

    `first_line` is where the body starts in the file. Raises ContentError with every Problem.
    """
    lines = offered_comment.without(body.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return line_parser.read(lines, first_line) or parsed(lines, path, first_line)


def parsed(lines: Sequence[str], path: str, first_line: int) -> tuple[str, tuple[Section, ...]]:
    """Return the editor's note and the sections of an issue's body, read by a parser of Markdown.

    `first_line` is where the body starts in the file. Raises ContentError with every Problem.
    """
    from hub.content.issue import markdown_tokens  # the Markdown parser: most issues need none

    tokens, references = markdown_tokens.tokens("\n".join(lines))
    pieces = list(_pieces(tokens, lines))
    wrong = (found for piece in pieces for found in _wrong(piece))
    findings = [*_apart(references), *_tight(tokens), *_misplaced(pieces), *wrong]
    if findings:
        raise ContentError(replace(finding, path=path, line=finding.line + first_line) for finding in findings)
    note = line_parser.trimmed(lines, 0, pieces[0].row if pieces else len(lines))
    return note, _sections(pieces, first_line)


def markdown(note: str, sections: Iterable[Section]) -> str:
    """Return the body that `parse` reads back as this note and these sections."""
    blocks = [note]
    for section in sections:
        blocks += [f"{SECTION} {_heading(section.title)}", section.intro]
        for item in section.items:
            blocks += [_opening(item), item.blurb]
    written = "\n\n".join(block for block in blocks if block)
    return f"{written}\n" if written else ""


def _pieces(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[_Piece]:
    places = [place for place, token in enumerate(tokens) if _opens(token)]
    ends = [*(_rows(tokens[place])[0] for place in places), len(lines)][1:]
    for place, end in zip(places, ends, strict=True):
        row, start = _rows(tokens[place])
        source_line = ""
        if tokens[place].markup == ITEM and (under := _emphasised(tokens[place + 3 : place + 5])):
            source_line, start = under
        yield _Piece(
            markup=tokens[place].markup,
            row=row,
            column=len(lines[row]) - len(lines[row].lstrip(" #\t")) + 1,
            words=tuple(tokens[place + 1].children or ()),
            source_line=source_line,
            text=line_parser.trimmed(lines, start, end),
            text_row=line_parser.first(lines, start, end),
        )


def _opens(token: Token) -> bool:
    return token.type == "heading_open" and token.level == 0 and token.markup in {SECTION, ITEM}


def _rows(token: Token) -> tuple[int, int]:
    """Return the token's first row and the row after its last one; every block has them."""
    first, after = token.map or (0, 0)
    return first, after


def _emphasised(block: Sequence[Token]) -> tuple[str, int] | None:
    """Return the words of a paragraph that is one emphasis, and the row after it; None for any other block."""
    if len(block) < 2 or block[0].type != "paragraph_open":  # noqa: PLR2004  the paragraph and its inline content
        return None
    content, words = block[1].content, block[1].children or []
    # Some formatters write _so_; that is the same, unless an asterisk inside would end what is written back.
    if not _wholly("em", words) or (words[0].markup == "_" and "*" in content):
        return None
    return content[1:-1], _rows(block[0])[1]


def _wholly(kind: str, words: Sequence[Token]) -> bool:
    """Return whether the words are one link or one emphasis (`kind`) and nothing beside it."""
    kinds = [word.type for word in words]
    return kinds[:1] == [f"{kind}_open"] and kinds[-1] == f"{kind}_close" and all(word.level for word in words[1:-1])


def _sections(pieces: Iterable[_Piece], first_line: int) -> tuple[Section, ...]:
    sections: list[Section] = []
    for piece in pieces:
        if piece.markup == SECTION:
            sections.append(Section(title=_plain(piece.words), intro=piece.text, line=piece.row + first_line))
        else:
            sections[-1] = replace(sections[-1], items=(*sections[-1].items, _item(piece, first_line)))
    return tuple(sections)


def _item(piece: _Piece, first_line: int) -> Item:
    return Item(
        title=_plain(piece.words),
        url=_url(piece),
        source_line=piece.source_line,
        blurb=piece.text,
        line=piece.row + first_line,
        blurb_line=piece.text_row + first_line if piece.text else 0,
    )


def _plain(words: Iterable[Token]) -> str:
    return " ".join("".join(word.content for word in words).split())


def _url(piece: _Piece) -> str:
    return str(piece.words[0].attrs["href"])


def _problem(piece: _Piece, message: str, fix: str) -> Problem:
    """Return a problem whose line still counts from the body's first row and whose path is not known yet."""
    return Problem(path="", line=piece.row, column=piece.column, rule=RULE, message=message, fix=fix)


def _apart(references: dict[str, Any]) -> Iterator[Problem]:
    """Yield a problem for each address written apart from its link: each piece of an issue must read the same alone."""
    for label, reference in references.get("references", {}).items():
        message = f"the address of [{label.lower()}] is not in the link itself"
        fix = f"write [{label.lower()}]({reference['href']}) in the sentence itself"
        yield Problem(path="", line=reference["map"][0], rule=RULE, message=message, fix=fix)


def _tight(tokens: Iterable[Token]) -> Iterator[Problem]:
    """Yield a problem for each heading without a space after its marks: readers would see the marks in the text."""
    for token in tokens:
        if token.type == "inline" and token.level == 1:
            for found in TIGHT.finditer(token.content):
                row = _rows(token)[0] + token.content.count("\n", 0, found.start())
                message = f'"{text.shortened(found[0], SHOWN)}" is not a heading without a space'
                fix = f'write "{found["marks"]} {text.shortened(found["words"], SHOWN)}"'
                yield Problem(path="", line=row, rule=RULE, message=message, fix=fix)


def _misplaced(pieces: Iterable[_Piece]) -> Iterator[Problem]:
    for piece in pieces:
        if piece.markup == SECTION:
            return
        message = f'the item "{_plain(piece.words)}" comes before any section'
        yield _problem(piece, message, 'put a section heading above it, such as "## Articles"')


def _wrong(piece: _Piece) -> Iterator[Problem]:
    title = _plain(piece.words)
    if piece.markup == SECTION:
        yield from _wrong_section(piece, title)
    elif not _wholly("link", piece.words):
        apart = APART.fullmatch(title)
        fix = f"write ### [{title or 'the title'}](https://…) and nothing else on that line"
        fix = f"write ### [{apart['words']}]({apart['url']}), without a space between" if apart else fix
        yield _problem(piece, f'the item heading "{title}" is not one link', fix)
    elif not title:
        yield _problem(piece, "the item's link has no text", f"write ### [the title]({_url(piece)})")
    elif fault := _wrong_address(_url(piece)):
        fix = "write an address that starts with https://, http:// or mailto:"
        yield _problem(piece, f'the item "{title}" links to {fault}', fix)


def _wrong_section(piece: _Piece, title: str) -> Iterator[Problem]:
    if not title:
        yield _problem(piece, "the section has no title", 'write one, such as "## Articles"')
    elif any(word.type == "link_open" for word in piece.words):
        fix = f'write "## {title}"; for an item, "### [title](https://…)"'
        yield _problem(piece, f'the section heading "{title}" has a link', fix)


def _wrong_address(url: str) -> str:
    """Return what is wrong with an item's address, in words; "" when nothing is."""
    if not url:
        return "nothing"
    try:
        parts = urlsplit(url)
    except ValueError:
        return f'"{url}", which is not an address'
    if not parts.scheme:
        return f'"{url}", which means nothing in an email'
    if parts.scheme not in {"http", "https", "mailto"}:
        return f'"{url}", which email programs do not open'
    whole = parts.path if parts.scheme == "mailto" else parts.hostname
    return "" if whole else f'"{url}", which is not a whole address'


def link(words: str, url: str) -> str:
    """Return a link in Markdown, of plain words."""
    return f"[{_title(words)}]({_address(url)})"


def _opening(item: Item) -> str:
    heading = f"{ITEM} {link(item.title, item.url)}"
    return f"{heading}\n*{item.source_line}*" if item.source_line else heading


def _title(title: str) -> str:
    return text.escape_markdown(" ".join(title.split()))


def _heading(title: str) -> str:
    """Return a section's title as Markdown; CommonMark would drop number signs at the end of a heading."""
    return re.sub(r"(?<!\\)(#+)$", r"\\\1", _title(title))


def _address(url: str) -> str:
    escaped = REFERENCE.sub(r"\\&", re.sub(r"([\\<>])", r"\\\1", url))
    return escaped if BARE_ADDRESS.fullmatch(url) else f"<{escaped}>"
