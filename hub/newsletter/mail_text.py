"""The HTML of a piece of an issue -> a letter of 72 columns that reads well aloud, each address on its own line."""

from __future__ import annotations

import re
from itertools import count, repeat, starmap
from textwrap import indent
from typing import TYPE_CHECKING, TypeAlias

from hub.base import html_tree, translation
from hub.newsletter import gfm_elements, text_table
from hub.newsletter.mail_templates import COLUMNS, wrapped
from hub.newsletter.text_table import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hub.base.html_tree import Element
    from hub.newsletter.issue_markdown import IssuePage

    Part: TypeAlias = str | Element

ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)\S+", re.IGNORECASE)
SPACES = re.compile(r"[ \t\r\n\f]+")
# What follows an address that ends a sentence or a part of one, and has a line of its own.
END = re.compile(r"^[.,;:!?)]+(?=[\s\[]|$)")
# However deep a list is, its words have room.
NARROWEST = 24


class Letter:
    """Write the content of elements of an issue as text."""

    def __init__(self, page: IssuePage) -> None:
        self.page = page

    def text(self, element: Element, columns: int = COLUMNS, gap: str = "\n\n") -> str:
        """Return the blocks of an element, with words that stand beside blocks as paragraphs."""
        return gap.join(filter(None, self._blocks(element, max(columns, NARROWEST))))

    def _blocks(self, element: Element, columns: int) -> Iterator[str]:
        line: list[Part] = []
        for part in html_tree.content(element):
            if isinstance(part, str) or part.tag not in BLOCKS:
                line.append(part)
                continue
            yield self.paragraph(line, columns)
            line = []
            yield BLOCKS[part.tag](self, part, columns)
        yield self.paragraph(line, columns)

    def paragraph(self, parts: Sequence[Part], columns: int) -> str:
        """Return words in lines, and under them the addresses of their links."""
        kept: list[str] = []
        links = list(self.links(parts))
        are_bare = all(starmap(gfm_elements.is_bare, links))
        words = "".join(map(self.words, parts))
        for line in (words if are_bare else _in_line(words, links)).split("\n"):
            rest = END.sub("", line) if kept and ADDRESS.fullmatch(kept[-1]) else line
            if words := SPACES.sub(" ", rest).strip():
                kept.append(wrapped(words, columns))
        return "\n".join([*kept, *([] if are_bare else _addresses(links, columns))])

    def words(self, part: Part) -> str:
        """Return the words of a part of a line; an address that is its own words has a line of its own."""
        if isinstance(part, str):
            return SPACES.sub(" ", part)
        found = gfm_elements.link(part, self.page)
        if found and gfm_elements.is_bare(*found):
            return f"\n{found[1]}\n"
        return WORDS[part.tag](self, part) if part.tag in WORDS else self.inside(part)

    def sentences(self, element: Element) -> str:
        """Return the words directly in a block on one line, without pictures, code and addresses."""
        shown = (part for part in html_tree.content(element) if isinstance(part, str) or part.tag not in NO_SENTENCE)
        return " ".join(word for word in "".join(map(self.words, shown)).split() if not ADDRESS.fullmatch(word))

    def inside(self, element: Element) -> str:
        """Return the words in an element."""
        return "".join(map(self.words, html_tree.content(element)))

    def links(self, parts: Sequence[Part]) -> Iterator[tuple[str, str]]:
        """Yield the words and the address of each link."""
        for part in parts:
            if not isinstance(part, str):
                found = (gfm_elements.link(element, self.page) for element in part.iter("a", "img"))
                yield from filter(None, found)


def text(element: Element, page: IssuePage) -> str:
    """Return the content of an element of an issue."""
    return Letter(page).text(element)


def _in_line(words: str, links: Sequence[tuple[str, str]]) -> str:
    """Return words with the addresses that are their own words in the sentence, and not on lines of their own."""
    for said, address in links:
        if gfm_elements.is_bare(said, address):
            words = words.replace(f"\n{address}\n", said)
    return words


def _addresses(links: Sequence[tuple[str, str]], columns: int) -> Iterator[str]:
    """Yield the address of each link; with more than one, the link's words above each that does not say it itself."""
    for words, address in links:
        if len(links) > 1 and not gfm_elements.is_bare(words, address):
            yield wrapped(f"{words}:", columns)
        yield address


def _line(letter: Letter, element: Element, columns: int) -> str:
    return letter.paragraph(tuple(html_tree.content(element)), columns)


def _quotation(letter: Letter, element: Element, columns: int) -> str:
    return indent(letter.text(element, columns - 2), "> ", lambda _: True)


def _list(letter: Letter, element: Element, columns: int) -> str:
    is_tight = not any(entry.find("p") is not None for entry in element)
    marks = (f"{number}. " for number in count(_start(element))) if element.tag == "ol" else repeat("- ")
    return _entries(letter, element, columns, marks, "\n" if is_tight else "\n\n")


def _entries(letter: Letter, element: Element, columns: int, marks: Iterator[str], gap: str) -> str:
    """Return the entries of a list, each behind its box or the next mark, and what stands between them as it is."""
    found = []
    for part in html_tree.content(element):
        if isinstance(part, str) or part.tag != "li":
            words = letter.paragraph([part], columns)
        else:
            next_mark = next(marks)
            mark = gfm_elements.task(part) or next_mark
            words = _hanging(mark, letter.text(part, columns - len(mark), gap))
        found.append(words)
    return gap.join(filter(None, found))


def _start(element: Element) -> int:
    first = element.get("start", "")
    return int(first) if first.isascii() and first.isdigit() else 1


def _hanging(mark: str, words: str) -> str:
    """Return words behind a mark, their other lines below the first word."""
    space = " " * len(mark)
    first, *rest = words.split("\n")
    return "\n".join((mark + first, *(space + line if line else line for line in rest)))


def _code(_: Letter, element: Element, __: int) -> str:
    return indent("".join(element.itertext()).strip("\n"), "    ")


def _rule(_: Letter, __: Element, ___: int) -> str:
    return "* * *"


def _definition(letter: Letter, element: Element, columns: int) -> str:
    return indent(letter.text(element, columns - 2), "  ")


def _division(letter: Letter, element: Element, columns: int) -> str:
    if not gfm_elements.alert(element):
        return letter.text(element, columns)
    title, *rest = letter.text(element, columns - 2).split("\n\n", 1)
    return "\n".join((f"{title}:", *(indent(words, "  ") for words in rest)))


def _section(letter: Letter, element: Element, columns: int) -> str:
    if not gfm_elements.is_footnotes(element):
        return letter.text(element, columns)
    marks = (f"[{number}] " for number in count(1))
    return "\n".join(_entries(letter, part, columns, marks, "\n\n") for part in element)


def _table(letter: Letter, element: Element, columns: int) -> str:
    rows = [row for part in element for row in ([part] if part.tag == "tr" else part.iterfind("tr"))]
    cells = [[Cell(_one_line(letter, cell), cell.get("align", "")) for cell in row] for row in rows]
    has_header = bool(rows) and all(cell.tag == "th" for cell in rows[0])
    links = [list(letter.links(list(row))) for row in rows]
    caption = element.find("caption")
    above = [_line(letter, caption, columns)] if caption is not None else []
    return "\n\n".join((*above, text_table.written(cells, links, columns, has_header=has_header)))


def _one_line(letter: Letter, cell: Element) -> str:
    return " ".join(_in_line(letter.inside(cell), list(letter.links([cell]))).split())


def _silence(_: Letter, __: Element, ___: int) -> str:
    return ""


def _struck(letter: Letter, element: Element) -> str:
    said = translation.words(letter.page.language).gettext("(struck out: %(words)s)")
    return said % {"words": letter.inside(element).strip()}


def _link(letter: Letter, element: Element) -> str:
    return "" if gfm_elements.is_way_back(element) else letter.inside(element)


def _picture(letter: Letter, element: Element) -> str:
    is_ours = element.get("src", "").startswith(letter.page.site)
    return str(element.get("alt", "")) if is_ours else gfm_elements.picture_words(element, letter.page.language)


def _raised(letter: Letter, element: Element) -> str:
    number = gfm_elements.footnote(element)
    return f"[{number}]" if number else f"^{letter.inside(element)}"


# A block by the name of its element, and what of a line is more than its words.
BLOCKS: dict[str, Callable[[Letter, Element, int], str]] = {
    **dict.fromkeys(("p", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "figcaption", "dt"), _line),
    **dict.fromkeys(("audio", "video"), _silence),
    **dict.fromkeys(("details", "figure"), lambda letter, element, columns: letter.text(element, columns)),
    **dict.fromkeys(("ol", "ul"), _list),
    "blockquote": _quotation,
    "dd": _definition,
    "div": _division,
    "dl": lambda letter, element, columns: letter.text(element, columns, "\n"),
    "hr": _rule,
    "pre": _code,
    "section": _section,
    "table": _table,
}
WORDS: dict[str, Callable[[Letter, Element], str]] = {
    **dict.fromkeys(("del", "s"), _struck),
    "a": _link,
    "br": lambda _, __: "\n",
    "img": _picture,
    "input": lambda _, element: "" if gfm_elements.is_box_of_entry(element) else gfm_elements.box(element),
    "q": lambda letter, element: f"“{letter.inside(element)}”",
    "sup": _raised,
}
NO_SENTENCE = frozenset({"code", "img", *BLOCKS})
