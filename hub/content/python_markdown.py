"""Marks that Python-Markdown and other parsers know, and GitHub shows as they are written; what to write instead."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from hub.base import commonmark
from hub.base.translation import gettext, noop
from hub.content import raw_html
from hub.content.markdown_scan import Edit, Hit, edited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hub.content.markdown_scan import MarkdownFile

BOX = re.compile(
    r"^(?P<indent> *)(?P<mark>!!!|\?\?\?\+?)[ \t]+(?P<kind>[\w-]+)(?:[ \t]+[\w-]+)*"
    r'(?:[ \t]+"(?P<title>[^"\n]*)")?[ \t]*$',
    re.MULTILINE,
)
# What GitHub calls a box, and what else it is called: https://squidfunk.github.io/mkdocs-material/reference/admonitions/
ALERTS = {
    "NOTE": "note abstract summary tldr info todo seealso question help faq example",
    "TIP": "tip hint success check done",
    "IMPORTANT": "important",
    "WARNING": "warning attention failure fail missing",
    "CAUTION": "caution danger error bug",
}
ALERT_OF = {kind: alert for alert, kinds in ALERTS.items() for kind in kinds.split()}
QUOTES = frozenset({"quote", "cite"})
# A box as GitHub writes it, with what only other programs know: another kind, a title of its own, a fold.
CALLOUT = re.compile(
    r"^(?P<before>[ \t]*(?:>[ \t]?)+)(?P<mark>\[![ \t]*(?P<kind>\w+)[ \t]*\](?P<fold>[+-]?))"
    r"(?:[ \t]+(?P<title>\S[^\n]*?))?[ \t]*$",
    re.MULTILINE,
)
DEFINITION = re.compile(r"^(?P<indent> *):[ \t]{1,3}(?=\S)", re.MULTILINE)
NO_TERM = re.compile(r"\s*(?:[-*+][ \t]|\d+[.)][ \t]|[#>|<]|:[ \t])")
FOLLOWING = re.compile(r"\n(?:[ \t]*\n)?(?= *:[ \t]{1,3}\S)")
_PART = r"""(?:[.#][\w:.-]+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))"""
ATTRIBUTES = re.compile(
    rf"(?<![ \t])[ \t]*(?<![\\$\w{{])(?P<list>\{{:?[ \t]*(?P<parts>{_PART}(?:[ \t]+{_PART})*)[ \t]*\}})(?!\}})"
)
OWN_ID = re.compile(r"(?:^|\s)#(?P<id>[\w:.-]+)")
SIZE = re.compile(r"""\b(?P<name>width|height)=["']?(?P<size>\d+)(?:px)?["']?(?=\s|$)""")
OTHERS = {
    r"^ {0,3}(?P<mark>:{3,}[ \t]*[a-z][\w-]*)": noop("write > [!NOTE], and begin each line below with >"),
    r"^ {0,3}(?P<mark>\[TOC\])[ \t]*$": noop("delete it: each page has a list of its headings"),
    r'^[ \t]*(?P<mark>;*-+8<-+(?:[ \t]*"[^"\n]*")?)': noop("write the text here, or a link to its page"),
    r'^[ \t]*(?P<mark>===[!+]*[ \t]+"[^"\n]*")': noop("write a heading for each part, or <details>"),
    r"^ {0,3}(?P<mark>\*\[[^\]\n]+\]:)": noop("write the long form where the word comes first"),
    r"(?<![=\w])(?P<mark>==[^\s=](?:[^=\n]*[^\s=])?==)(?![=\w])": noop("write **words** for what matters"),
    # of wikis, forums, trackers and chats
    r"(?<![\w'])(?P<mark>'''[^\s'][^'\n]*''')(?!')": noop("write **words** for what matters"),
    r"^ {0,3}(?P<mark>={2,5} [^=\n]+ ={2,5})[ \t]*$": noop("write a heading as ## words"),
    r"^ {0,3}(?P<mark>h[1-6]\.)(?= [A-Z])": noop("write a heading as ## words"),
    r"(?<!\\)(?P<mark>\[(?P<tag>b|i|u|url|img|quote|color|size)(?:=[^\]\n]*)?\])(?=[^\n]*\[/(?P=tag)\])": noop(
        "write **words** for what matters, and a link as [words](https://…)"
    ),
    r"(?<!\\)(?P<mark>\[[^][|\n]+\|https?://[^]\s|]+\])(?!\()": noop("write a link as [words](https://…)"),
    r"(?P<mark><https?://[^\s|<>]+\|[^<>\n]+>)": noop("write a link as [words](https://…)"),
}
# Each of these marks has one of them.
# The name of an emoji, which stands alone: `urn:us:gov` has none.
EMOJI = re.compile(r"(?<![\w:/.-]):(?P<name>[\da-z_+-]{1,50}):(?![\w:/])")
BEGINNINGS = (
    *("!!!", "???", "[!", ":::", "\n:", " :", "{", "[TOC]", "8<-", "==", "*[", "'''", "[/", "|http", "<http"),
    *(f"h{level}. " for level in range(1, 7)),
)
OTHER = tuple((re.compile(pattern, re.MULTILINE), fix) for pattern, fix in OTHERS.items())
# Rule 137 names it in a page; a mail must not go out with it.
OPEN_LINK = re.compile(r"(?<![!\\])\[[^]\[\n]+\]\((?=[^()\n]*$)", re.MULTILINE)


def marks(page: MarkdownFile) -> Iterator[Hit]:
    """Find marks of another Markdown; what is within a box or a definition is named when these are fixed."""
    found = [*_open_links(page)] if page.kind == "issue" else []
    if any(mark in page.text for mark in BEGINNINGS):  # few pages
        found += (*_boxes(page), *_callouts(page), *_definitions(page), *_attributes(page), *_others(page))
    if ":" in page.body and page.kind != "article":  # whose words others wrote
        found += _emoji(page)
    end = 0
    for hit in sorted(found, key=_in_order):
        if hit.start >= end:
            yield hit
            end = hit.edit.end if hit.edit else end


def _in_order(hit: Hit) -> int:
    return hit.start


def _hit(start: int, mark: str, fix: str, edit: Edit | None = None) -> Hit:
    return Hit(
        start=start, message=gettext("readers see %(mark)s as it is written here", mark=mark), fix=fix, edit=edit
    )


def _converted(page: MarkdownFile, text: str) -> str:
    """Return a part of a page with the marks in it converted."""
    return edited(text, (hit.edit for hit in marks(replace(page, text=text)) if hit.edit))


def _begins_line(page: MarkdownFile, found: re.Match[str]) -> bool:
    """Return whether nothing but spaces is before a mark: code is blank in the body, and a line may begin with it."""
    start = found.start("mark") if "mark" in found.re.groupindex else found.end("indent")
    return not page.text[found.start() : start].strip()


def _boxes(page: MarkdownFile) -> Iterator[Hit]:
    """Find admonitions and details."""
    for found in BOX.finditer(page.body, page.body_start):
        kind = found["kind"].lower()
        title = page.text[slice(*found.span("title"))] if found["title"] is not None else None
        if (title is None and kind not in ALERT_OF.keys() | QUOTES) or not _begins_line(page, found):
            continue
        end, lines = _below(page.text, found.end(), len(found["indent"]))
        body = _converted(page, "\n".join(lines).lstrip("\n")).split("\n")
        shown = kind.capitalize() if title is None else title
        if found["mark"] == "!!!":
            new = _alert(kind, title, body)
            fix = gettext("write > [!%(alert)s], and begin each line below with >", alert=ALERT_OF.get(kind, "NOTE"))
        else:
            new = _details(shown, body, is_open=found["mark"].endswith("+"))
            fix = gettext("write <details><summary>%(title)s</summary>, and </details> at its end", title=shown)
        edit = Edit(start=found.start(), end=end, new=_indented(new, found["indent"]))
        yield _hit(found.start("mark"), found["mark"], fix, edit)


def _callouts(page: MarkdownFile) -> Iterator[Hit]:
    """Find the first lines of boxes that GitHub shows as quotations, with `[!…]` among their words."""
    for found in CALLOUT.finditer(page.body, page.body_start):
        kind, title = found["kind"].lower(), page.text[slice(*found.span("title"))] if found["title"] else ""
        is_known = kind.upper() in ALERTS and found[0].strip("> \t").lower() == f"[!{kind}]"
        if is_known or page.text[: found.start()].rpartition("\n")[0].rpartition("\n")[2].lstrip().startswith(">"):
            continue
        alert = ALERT_OF.get(kind, "NOTE")
        before = found["before"].rstrip()
        shown = title if "*" in title or "_" in title else f"**{title}**"
        lines = (f"{before} [!{alert}]", *((f"{before} {shown}", before) if title else ()))
        fix = gettext("write > [!%(alert)s] alone on its line, and a title in bold below it", alert=alert)
        yield _hit(
            found.start("mark"), found["mark"], fix, Edit(start=found.start(), end=found.end(), new="\n".join(lines))
        )


def _alert(kind: str, title: str | None, body: list[str]) -> list[str]:
    head = [] if kind in QUOTES else [f"[!{ALERT_OF.get(kind, 'NOTE')}]"]
    named = [f"**{title}**", ""] if title else []
    return [f"> {line}".rstrip() for line in (*head, *named, *body)]


def _details(title: str, body: list[str], *, is_open: bool) -> list[str]:
    return [f"<details{' open' * is_open}>", f"<summary>{title}</summary>", "", *body, "", "</details>"]


def _indented(lines: Iterable[str], indent: str) -> str:
    return "\n".join(f"{indent}{line}".rstrip() for line in lines)


def _below(text: str, end: int, indent: int) -> tuple[int, list[str]]:
    """Return where the lines end that are indented by four more below the line that ends at `end`, and these lines."""
    lines: list[str] = []
    while end < len(text):
        stop = _line_end(text, end + 1)
        line = text[end + 1 : stop].expandtabs(4)
        if line.strip() and not line.startswith(" " * (indent + 4)):
            break
        lines.append(line[indent + 4 :])
        end = stop
    while lines and not lines[-1].strip():
        lines.pop()
        end = text.rfind("\n", 0, end)
    return end, lines


class _DefinedTerm(NamedTuple):
    """Hold an entry of a list of definitions: where it begins and ends, its first `:`, and the same as a list."""

    start: int
    end: int
    colon: int
    new: str


def _definitions(page: MarkdownFile) -> Iterator[Hit]:
    """Find terms with their definitions below them."""
    end = page.body_start
    for found in DEFINITION.finditer(page.body, page.body_start):
        colon = found.end("indent")
        if found.start() < end or not _begins_line(page, found):
            continue
        entry = _entry(page, found, end)
        if entry is None:
            continue
        end = entry.end
        edit = Edit(start=entry.start, end=entry.end, new=entry.new)
        yield _hit(colon, ":", gettext("write a list: - **Term**: what it means"), edit)


def _entry(page: MarkdownFile, found: re.Match[str], last: int) -> _DefinedTerm | None:
    """Return the entry whose first definition is found here, from `last` on; None where no term is above it."""
    start, terms = _terms(page.text, found.start(), last)
    if not terms:
        return None
    indent = found["indent"]
    named = ", ".join(f"**{term.strip().strip('*')}**" for term in terms)
    lines, end = list[str](), found.start()
    another: re.Match[str] | None = found
    while another:
        first = _line_end(page.text, another.start())
        end, below = _below(page.text, first, len(indent))
        words = _converted(page, "\n".join((page.text[another.end() : first], *below))).split("\n")
        lines += ["", *words] if lines else [f"- {named}: {words[0]}", *words[1:]]
        following = FOLLOWING.match(page.text, end)
        another = DEFINITION.match(page.text, following.end()) if following else None
    new = "\n".join((lines[0], *(f"  {line}".rstrip() for line in lines[1:])))
    return _DefinedTerm(start, end, found.end("indent"), _indented(new.split("\n"), indent))


def _terms(text: str, start: int, last: int) -> tuple[int, list[str]]:
    """Return where the lines begin that are the terms above the definition at `start`, and these lines."""
    terms: list[str] = []
    if text.endswith("\n\n", last, start):
        start -= 1
    while start > last:
        begin = text.rfind("\n", last, start - 1) + 1 or last
        line = text[begin : start - 1]
        if not line.strip() or NO_TERM.match(line):
            break
        terms.insert(0, line)
        start = begin
    return start, terms


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _attributes(page: MarkdownFile) -> Iterator[Hit]:
    """Find lists of attributes in braces; a picture keeps its size, and a place its name."""
    for found in ATTRIBUTES.finditer(page.body, page.body_start):
        start, end = found.span("list")
        new, fix = _place(page, found), gettext("delete it: looks belong to the theme")
        edit = Edit(start=start if new else found.start(), end=end, new=new)
        sizes = " ".join(f'{key}="{value}"' for key, value in SIZE.findall(found["parts"]))
        picture = next((one for one in page.pictures if sizes and one.end == found.start() and one.is_found), None)
        if picture:
            new = f'<img src="{picture.target}" alt="{html.escape(picture.words or "")}" {sizes}>'
            edit = Edit(start=picture.start, end=end, new=new)
        yield _hit(start, found["list"], gettext("write %(new)s", new=new) if new else fix, edit)


def _place(page: MarkdownFile, found: re.Match[str]) -> str:
    """Return HTML that names a place as a list of attributes does; "" where none is needed."""
    name = OWN_ID.search(found["parts"])
    if name is None or not raw_html.is_free_place(name["id"]):
        return ""
    heading = next((one for one in page.headings if one.words.endswith(found["list"])), None)
    is_same = heading and commonmark.anchor(heading.words.removesuffix(found["list"])) == name["id"]
    return "" if is_same else f'<a id="{name["id"]}"></a>'


def _others(page: MarkdownFile) -> Iterator[Hit]:
    """Find what a person must write in another way."""
    linked = {link.start for link in page.links}
    for pattern, fix in OTHER:
        for found in pattern.finditer(page.body, page.body_start):
            if found.start("mark") not in linked and _begins_line(page, found):
                yield _hit(found.start("mark"), page.text[slice(*found.span("mark"))], gettext(fix))


def _emoji(page: MarkdownFile) -> Iterator[Hit]:
    """Find names for which GitHub shows an emoji."""
    for found in EMOJI.finditer(page.body, page.body_start):
        if shown := commonmark.emoji(found["name"]):
            edit = Edit(start=found.start(), end=found.end(), new=shown)
            yield _hit(found.start(), found[0], gettext("write %(new)s", new=shown), edit)


def _open_links(page: MarkdownFile) -> Iterator[Hit]:
    """Find links that are not closed."""
    linked = {link.start for link in page.links}
    for found in OPEN_LINK.finditer(page.body, page.body_start):
        if found.start() not in linked:
            yield _hit(found.start(), found[0], gettext("write ) where the address of the link ends"))
