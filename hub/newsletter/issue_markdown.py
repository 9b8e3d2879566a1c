"""A piece of an issue's Markdown (note, intro, source line, blurb) as HTML and as plain text, with the same links."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from textwrap import indent
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup

from hub.newsletter.mail_templates import COLUMNS, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
    from typing import Any

    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict

    Rule = Callable[[RendererHTML, Sequence[Token], int, OptionsDict, MutableMapping[str, Any]], str]

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
SENDABLE = re.compile(r"(?:https?://[^/]|mailto:.)", re.IGNORECASE)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
REFUSED = re.compile(r"\]\(\s*((?:javascript|data|vbscript|file):[^)]*)\)", re.IGNORECASE)
SPACES = re.compile(r"[ \t]+")
# The end of a file's name, where its page has a slash.
FILE = re.compile(r"(?:/index)?\.md(?=[?#]|$)")


class _Mail(MarkdownIt):
    """Parse CommonMark for mail: links are absolute and open in a mail program, raw HTML is shown as it is written."""

    def __init__(self, base: str) -> None:
        super().__init__("commonmark")
        self.base = base
        for name, rule in RULES.items():
            self.add_render_rule(name, rule)

    def normalizeLink(self, url: str) -> str:  # noqa: N802  the library's name
        return super().normalizeLink(_absolute(url, self.base))

    def validateLink(self, url: str) -> bool:  # noqa: N802  the library's name
        return bool(SENDABLE.match(url))


def html(source: str, base: str) -> Markup:
    """Return the blocks of a note, an intro or a blurb as HTML; raw HTML in it is escaped."""
    return Markup(_parser(base).render(source).strip())  # noqa: S704  raw HTML is escaped by RULES


def inline_html(source: str, base: str) -> Markup:
    """Return one line, such as a source line, as HTML without a paragraph; raw HTML in it is escaped."""
    return Markup(_parser(base).renderInline(source))  # noqa: S704  the same


def plain(source: str, base: str) -> str:
    """Return blocks as text of 72 columns; under each paragraph every address it links to, whole on its own line."""
    return _stacked(SyntaxTreeNode(_parser(base).parse(source)).children, COLUMNS)


def inline_plain(source: str, base: str) -> str:
    """Return one line as plain text, the addresses it links to under it."""
    return _paragraph(SyntaxTreeNode(_parser(base).parseInline(source)).children[0], COLUMNS)


def links(source: str, base: str) -> Iterator[tuple[str, str]]:
    """Yield the words and the address of each link."""
    for node in SyntaxTreeNode(_parser(base).parse(source)).walk():
        if node.type == "link":
            yield SPACES.sub(" ", "".join(map(_words, node.children))).strip(), str(node.attrs["href"])


def markup(source: str, base: str) -> Iterator[str]:
    """Yield what readers would see as it is written: HTML, and links to what no mail program opens."""
    for node in SyntaxTreeNode(_parser(base).parse(source)).walk():
        if node.type in {"html_inline", "html_block"} and (raw := _uncommented(node.content).strip()):
            yield raw
        if node.type == "text":
            yield from REFUSED.findall(node.content)


def address(url: str, base: str) -> str:
    """Return an item's address as both parts of a mail write it: absolute and percent-encoded."""
    return _parser(base).normalizeLink(url)


@cache
def _parser(base: str) -> _Mail:
    return _Mail(base)


def _absolute(url: str, base: str) -> str:
    """Return the page that a link means, seen from newsletter/ on the site; a file of the hub means its page."""
    if SCHEME.match(url):
        return url
    try:
        whole = urljoin(f"{base}newsletter/", url)
    except ValueError:
        return url
    return FILE.sub("/", whole, count=1) if whole.startswith(base) else whole


def _raw(
    _renderer: RendererHTML,
    tokens: Sequence[Token],
    place: int,
    _options: OptionsDict,
    _env: MutableMapping[str, Any],
) -> str:
    return escape(_uncommented(tokens[place].content))


def _raw_block(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    place: int,
    options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    shown = _raw(renderer, tokens, place, options, env).strip()
    return f"<p>{shown}</p>\n" if shown else ""


def _constant(markup: str) -> Rule:
    return lambda *_: markup


def _uncommented(markup: str) -> str:
    """Return raw HTML without comments: an editor's remark is for the next editor, not for readers."""
    return COMMENT.sub("", markup)


# A heading inside a piece becomes a bold line: the mail's own h1, h2 and h3 stay its outline.
RULES: dict[str, Rule] = {
    "html_inline": _raw,
    "html_block": _raw_block,
    "heading_open": _constant("<p><strong>"),
    "heading_close": _constant("</strong></p>\n"),
}


def _stacked(blocks: Iterable[SyntaxTreeNode], columns: int, gap: str = "\n\n") -> str:
    return gap.join(filter(None, (_block(block, columns) for block in blocks)))


def _block(node: SyntaxTreeNode, columns: int) -> str:
    match node.type:
        case "paragraph" | "heading":
            return _paragraph(node.children[0], columns)
        case "bullet_list" | "ordered_list":
            return _list(node, columns)
        case "blockquote":
            return indent(_stacked(node.children, columns - 2), "> ", lambda _: True)
        case "hr":
            return "* * *"
        case "html_block":
            return _uncommented(node.content).strip()
        case _:
            return indent(node.content.rstrip("\n"), "    ")


def _list(node: SyntaxTreeNode, columns: int) -> str:
    first = int(node.attrs.get("start", 1))
    tight = all(block.hidden for entry in node.children for block in entry.children if block.type == "paragraph")
    entries = []
    for number, entry in enumerate(node.children, first):
        mark = "- " if node.type == "bullet_list" else f"{number}. "
        words = _stacked(entry.children, columns - len(mark), "\n" if tight else "\n\n")
        entries.append(mark + indent(words, " " * len(mark)).lstrip(" "))
    return ("\n" if tight else "\n\n").join(entries)


def _paragraph(inline: SyntaxTreeNode, columns: int) -> str:
    words = "".join(map(_words, inline.children))
    lines = [wrapped(SPACES.sub(" ", line).strip(), columns) for line in words.split("\n")]
    return "\n".join([*filter(None, lines), *_addresses(inline)])


def _words(node: SyntaxTreeNode) -> str:
    match node.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "html_inline":
            return _uncommented(node.content)
        case "link" if node.info == "auto":
            return f"\n{node.attrs['href']}\n"
        case "text" | "code_inline":
            return node.content
        case _:
            return "".join(map(_words, node.children))


def _addresses(inline: SyntaxTreeNode) -> Iterator[str]:
    """Yield the address of each link; with more than one, the link's words above each."""
    links = [node for node in inline.walk() if node.type == "link" and node.info != "auto"]
    for link in links:
        if len(links) > 1:
            yield f"{SPACES.sub(' ', ''.join(map(_words, link.children))).strip()}:"
        yield str(link.attrs["href"])
