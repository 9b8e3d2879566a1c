"""The text of a newsletter -> its links, each with a title and the words beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from hub.base import text, urls
from hub.collect import link_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

BLOCKS = frozenset(
    """
    address article blockquote body center dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre
    section table tbody td th tr ul
    """.split()  # noqa: SIM905  a table of names, not thirty quoted ones
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
STRONG = frozenset({"b", "strong"})
SILENT = frozenset({"script", "style", "head", "title", "template", "noscript"})
# What no mail program shows, such as the words that stand behind the subject in a list of mails.
HIDDEN = re.compile(
    r"display:none|visibility:hidden|max-height:0(?=.*overflow:hidden)|overflow:hidden(?=.*max-height:0)", re.DOTALL
)
# An address that a mail program parted at the end of a line.
PARTED = re.compile(r"<(https?://[^<>\s]+)\n([^<>\s]+)>")
# A link in Markdown, and the brackets or the bullet that are left of an address.
MARKDOWN = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\((https?://[^()\s]+)\)")
SPACE = r"(?:(?<!\s)\s++)?+"  # all of it, so that no search begins within it
LEFT = re.compile(rf"{SPACE}(?:\(\s*+\)|\[\s*+\])|^[*•·-]\s+(?=\S)")
# What stands between a title and the words behind it.
LEADING = re.compile(r"^(?:\s|[–—:|·-](?=\s))+")
# Marks behind words, and where they lead: [1] https://...
NOTE = re.compile(r"^[^\S\n]*\[(\d{1,3})\]:?[^\S\n]+<?(https?://[^\s<>]+)>?[^\S\n]*$", re.MULTILINE)
MARK = re.compile(rf"{SPACE}\[(\d{{1,3}})\]")
# Where a paragraph or an item of a list ends.
PARTING = re.compile(r"\n[^\S\n]*\n|\n(?=[^\S\n]*(?:[*•·-]|\d{1,2}[.)])[^\S\n])")
# A title in bold, or a line of its own.
LONGEST_TITLE = 150
# So far before a link its title may be, in blocks.
NEAR = 3
FEW_WORDS = 4


class NewsletterLink(NamedTuple):
    """Hold where a link leads, as the mail writes it, what the mail says of that, and the block in which it stands."""

    url: str
    label: str
    title: str
    words: str
    around: str = ""


@dataclass(slots=True)
class MailBlock:
    """Hold one block of a mail: its words, what of it is bold, and its links with their labels."""

    is_heading: bool = False
    words: list[str] = field(default_factory=list)
    strong: list[str] = field(default_factory=list)
    links: list[tuple[str, list[str]]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the words of the block on one line."""
        return text.clean("".join(self.words))


def of_html(markup: str) -> tuple[NewsletterLink, ...]:
    """Return the links in the HTML of a mail, in their order."""
    import lxml.html  # 30 ms, and most sources are no mails

    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    tree = lxml.html.document_fromstring(f"<p>{markup}".encode("utf-8", "replace"), parser=parser)
    for one in tree.xpath(".//*[@style][.//a]"):
        if HIDDEN.search("".join(one.get("style").lower().split())) and one.getparent() is not None:
            one.drop_tree()
    return tuple(_links(_MailScanner().blocks(tree)))


def of_text(words: str) -> tuple[NewsletterLink, ...]:
    """Return the links in a mail of plain text: the first line of a paragraph is a title, the rest says more of it."""
    blocks = []
    words = PARTED.sub(r"<\1\2>", words.replace("\r\n", "\n"))
    notes = dict(NOTE.findall(words))
    words = MARK.sub(lambda mark: f" <{notes[mark[1]]}>" if mark[1] in notes else mark[0], NOTE.sub("", words))
    labels = {url: label for label, url in MARKDOWN.findall(words)}
    for paragraph in PARTING.split(MARKDOWN.sub(r"\1 <\2>", words)):
        found = urls.in_words(" ".join(paragraph.split()))
        for url in dict.fromkeys(found):
            paragraph = paragraph.replace(f"<{url}>", "").replace(url, "")  # noqa: PLW2901  what is left of it
        first, _, rest = (LEFT.sub("", line.strip()) for line in paragraph.strip().partition("\n"))
        block = MailBlock(
            words=[first, " ", rest], strong=[first], links=[(url, [labels.get(url, "")]) for url in found]
        )
        blocks.append(block)
    return tuple(_links(blocks))


class _MailScanner:
    """Part the HTML of a mail into blocks."""

    def __init__(self) -> None:
        self.found = [MailBlock()]
        self.bold = 0
        self.is_link = False

    def blocks(self, tree: HtmlElement) -> list[MailBlock]:
        """Return the blocks of a mail, in their order."""
        from lxml import etree

        for event, one in etree.iterwalk(tree, events=("start", "end")):
            is_start = event == "start"
            if one.tag in BLOCKS:
                self._part(is_heading=is_start and one.tag in HEADINGS)
            if one.tag == "a":
                self._open(one.get("href") or "", is_start=is_start)
            if one.tag in STRONG:
                self.bold += 1 if is_start else -1
            if said := _said(one, is_start=is_start):
                self._say(said)
        return [block for block in self.found if block.text or block.links]

    def _part(self, *, is_heading: bool) -> None:
        if self.found[-1].text or self.found[-1].links:
            self.found.append(MailBlock())
        self.found[-1].is_heading = is_heading

    def _open(self, url: str, *, is_start: bool) -> None:
        self.is_link = is_start and bool(url.strip())
        if self.is_link:
            self.found[-1].links.append((url.strip(), []))

    def _say(self, said: str) -> None:
        block = self.found[-1]
        block.words.append(said)
        if self.bold:
            block.strong.append(said)
        if self.is_link and block.links:
            block.links[-1][1].append(said)


def _said(one: HtmlElement, *, is_start: bool) -> str:
    """Return the words that begin an element, with those for its picture, or that follow it."""
    if one.tag in SILENT:
        return "" if is_start else one.tail or ""
    if not is_start:
        return (" " if one.tag == "br" else "") + (one.tail or "")
    return str(one.get("alt") or "") if one.tag == "img" else one.text or ""


def _links(blocks: Sequence[MailBlock]) -> Iterator[NewsletterLink]:
    for number, block in enumerate(blocks):
        around, titled = (block.text, _titled(blocks, number)) if block.links else ("", ("", ()))
        for url, said in block.links:
            label = text.clean("".join(said))
            title, before = (label, ()) if not link_labels.says_nothing(label) else titled
            own = text.clean(around.replace(label, " ", 1)) if label else around
            own = own.removeprefix(title).strip()
            if around and len(own.split(None, FEW_WORDS)) <= FEW_WORDS:
                own = " ".join(one.text for one in before) or _below(blocks[number + 1 : number + 2], url)
            yield NewsletterLink(url, label, title or text.shortened(own, LONGEST_TITLE), LEADING.sub("", own), around)


def _titled(blocks: Sequence[MailBlock], number: int) -> tuple[str, Sequence[MailBlock]]:
    """Return the title of a link whose label says nothing, and the blocks between that and the link.

    It is the bold words beside the link, those below a picture, or the nearest heading above.
    """
    block = blocks[number]
    if found := _bold(block):
        return found, ()
    if not block.text:
        return next(filter(None, map(_heading, blocks[number + 1 : number + 2])), ""), ()
    for above in range(number - 1, max(-1, number - NEAR - 1), -1):
        if found := _heading(blocks[above]):
            return found, blocks[above + 1 : number]
    return "", ()


def _bold(block: MailBlock) -> str:
    """Return the bold words of a block, where they may be a title."""
    found = text.clean("".join(block.strong))
    return found if len(found) <= LONGEST_TITLE and not link_labels.says_nothing(found) else ""


def _heading(block: MailBlock) -> str:
    return block.text if block.is_heading else _bold(block)


def _below(after: Iterable[MailBlock], url: str) -> str:
    """Return the words of the block after a link, if they are about it: no heading, and no link of their own."""
    return next((block.text for block in after if not block.is_heading and not _leads_elsewhere(block, url)), "")


def _leads_elsewhere(block: MailBlock, url: str) -> bool:
    labels = (text.clean("".join(said)) for other, said in block.links if other != url)
    return any(not label or not link_labels.says_nothing(label) for label in labels)
