"""What of a page would run in a reader's browser or is not published: where it is, and what becomes of it."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from hub.base import commonmark, sanitize_html, text
from hub.base.translation import gettext, noop
from hub.content import raw_html
from hub.content.markdown_scan import Edit, Hit, edited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hub.content.markdown_scan import MarkdownFile

SHOWN = 60
# Without any of these a text has no HTML and no link but to the web: most texts, which nobody has to take apart.
SUSPICIOUS = re.compile(
    r"<[a-z/!?]|&#?\w+;|:(?=\S)(?<=[a-z+.\\-]:)(?<!\bhttps:)(?<!\bhttp:)(?<!\bmailto:)(?<!\btel:)", re.IGNORECASE
)
INSTEAD = {
    "!--": noop("write a remark as <!-- words -->"),
    "script": noop("delete it: what a page does belongs to the theme"),
    "style": noop("delete it: looks belong to the theme"),
    "link": noop("delete it: looks belong to the theme"),
    "form": noop("write a link to the page of the form: [words](https://…)"),
    "svg": noop("save the picture as a file beside the page and show it: ![words](picture.svg)"),
    "math": noop("write the formula in words, or show a picture of it"),
} | dict.fromkeys(("iframe", "embed", "object", "frame", "applet"), noop("write a link to it: [words](https://…)"))
WITHOUT = {"element": noop("delete the tag, or write the same in Markdown"), "attribute": noop("delete it")}
# What has no words for readers, or only words for browsers that cannot show it.
WORDLESS = frozenset({"applet", "embed", "iframe", "math", "object", "script", "style", "svg", "template"})
FRAMED = re.compile(r"""\b(?:src|data)\s*=\s*["']?(?P<url>https?://[^\s"'<>]+)""", re.IGNORECASE)
# What only one machine, one mail or one conversation has, and what people write for https://.
OWN_FILE = re.compile(r"file:|[a-z]:(?:[\\/]|%5c)|cid:|blob:|sandbox:|content:", re.IGNORECASE)
SLIP = re.compile(r"h{0,2}t{1,3}p{1,2}s{0,2}[:;]/*", re.IGNORECASE)
ADDRESS = noop("write an address that begins with https://, mailto: or tel:, or the path of a file of the hub")


def html_that_runs(page: MarkdownFile) -> Iterator[Hit]:
    """Find elements and attributes that would run, load or send something."""
    for start, end, one, is_sure in _refused(page):
        if one.is_active and one.kind != "link":
            edit = Edit(start=start, end=end, new="") if is_sure else None
            yield Hit(
                start=start, message=_shown(one), fix=gettext(INSTEAD.get(one.element, WITHOUT[one.kind])), edit=edit
            )


def link_that_runs(page: MarkdownFile) -> Iterator[Hit]:
    """Find targets of links and pictures that are code, data, or of a program that readers may not have."""
    for start, _, one, _ in _refused(page):
        if one.kind == "link":
            shown = text.shortened(text.clean(one.value), SHOWN)
            yield Hit(
                start=start,
                message=gettext("%(shown)s is not an address that a page may link to", shown=shown),
                fix=_instead_of(one.value),
            )


def _instead_of(target: str) -> str:
    """Say what to write for a target that is none: a file of one's own, the web with a slip, or anything else."""
    if OWN_FILE.match(target):
        return gettext("put the file beside the page (Add file, Upload files), and write its name")
    if slip := SLIP.match(target):
        return gettext("write %(new)s", new=f"https://{target[slip.end() :]}")
    return gettext(ADDRESS)


def html_that_falls(page: MarkdownFile) -> Iterator[Hit]:
    """Find elements and attributes that are taken away, because looks belong to the theme."""
    for start, end, one, is_sure in _refused(page):
        if not one.is_active:
            edit = Edit(start=start, end=end, new=_instead(one, page)) if is_sure else None
            fix = gettext("write id instead") if _instead(one, page) else gettext(WITHOUT[one.kind])
            yield Hit(start=start, message=_shown(one), fix=fix, edit=edit)


def _instead(one: raw_html.Refused, page: MarkdownFile) -> str:
    """Return what an attribute that falls becomes: nothing, or the `id` of a place that no heading has already."""
    is_place = (one.element, one.name) == ("a", "name") and raw_html.is_free_place(one.value)
    return f' id="{one.value}"' if is_place and one.value not in page.anchors else ""


def _shown(one: raw_html.Refused) -> str:
    if one.kind == "element":
        return gettext("<%(element)s> is not published", element=text.shortened(one.element, SHOWN))
    return gettext(
        "the attribute %(name)s of <%(element)s> is not published",
        name=text.shortened(one.name, SHOWN),
        element=one.element,
    )


def removals(page: MarkdownFile) -> Iterator[Edit]:
    """Yield the changes that leave nothing in a page that is not published; a frame becomes a link to what it shows.

    Words stay, except those of scripts, styles and drawings.
    """
    links = {unquote(link.target): link for link in page.links}
    for start, end, one, _ in _refused(page):
        if one.kind == "element":
            yield from _without(page, one.element)
        elif one.kind == "link" and (link := links.get(unquote(one.value))):
            yield Edit(start=link.start, end=link.end, new=page.text[link.words_start : link.words_end])
        else:
            yield Edit(start=start, end=end, new=_instead(one, page))


def _without(page: MarkdownFile, element: str) -> Iterator[Edit]:
    """Yield the changes that take every element of a name out of a page, or only its tags."""
    name = re.escape(element)
    whole = re.compile(rf"<{name}\b(?P<attributes>[^<>]*)>.*?</{name}\s*>", re.IGNORECASE | re.DOTALL)
    found = list(whole.finditer(page.body, page.body_start)) if element in WORDLESS else []
    for one in found:
        frame = FRAMED.search(one["attributes"])
        link = f"[{text.escape_markdown(urlsplit(frame['url']).netloc)}]({frame['url']})" if frame else ""
        yield Edit(start=one.start(), end=one.end(), new=link)
    if not found:
        for tag in re.compile(rf"</?{name}(?![^\s/>])[^<>]*>?", re.IGNORECASE).finditer(page.body, page.body_start):
            yield Edit(start=tag.start(), end=tag.end(), new="")


def is_active(markdown: str, rendered: str) -> bool:
    """Return whether a text without front matter, `rendered` by `commonmark.to_html`, holds anything that would run."""
    if SUSPICIOUS.search(markdown) is None:
        return False
    return any(one.is_active for one in raw_html.refused(rendered))


class _RefusedPiece(NamedTuple):
    """Hold a refused piece and where it is; `is_sure` where it can go and nothing else of the page would change."""

    start: int
    end: int
    one: raw_html.Refused
    is_sure: bool


@lru_cache(maxsize=1)  # three rules ask one after the other
def _refused(page: MarkdownFile) -> tuple[_RefusedPiece, ...]:
    """Return what a page holds that is not published, and where; the answer for the last page is kept."""
    if SUSPICIOUS.search(page.text, page.body_start) is None:
        return ()
    found = tuple(_pieces(page))
    edits = [Edit(start=one.start, end=one.end, new="") for one in found if one.is_sure]
    is_same = not edits or _published(edited(page.text, edits), page) == _published(page.text, page)
    return tuple(one if is_same else one._replace(is_sure=False) for one in found)


def _published(text: str, page: MarkdownFile) -> str:
    return sanitize_html.page(commonmark.to_html(text[page.body_start :]), str)


def _pieces(page: MarkdownFile) -> Iterator[_RefusedPiece]:
    """Yield each refused piece of a page with a place; where there are as many places as pieces, each has its own."""
    pieces: dict[tuple[str, ...], list[raw_html.Refused]] = defaultdict(list)
    for one in raw_html.refused(commonmark.to_html(page.text[page.body_start :])):
        pieces[one.kind, one.element, one.name, one.value if one.kind == "link" else ""].append(one)
    for same in pieces.values():
        places = _places(page, same[0])
        is_sure = same[0].kind == "attribute" and len(places) == len(same)
        for number, one in enumerate(same):
            yield _RefusedPiece(*places[min(number, len(places) - 1)], one, is_sure)


def _places(page: MarkdownFile, one: raw_html.Refused) -> Sequence[tuple[int, int]]:
    """Return where a refused piece may be written: by the first pattern that is found, else where the body begins."""
    for pattern in _patterns(one):
        if found := [each.span("piece") for each in re.finditer(pattern, page.body[page.body_start :], re.IGNORECASE)]:
            return [(start + page.body_start, end + page.body_start) for start, end in found]
    return [*_targets(page, one)] or [(page.body_start, page.body_start)]


def _targets(page: MarkdownFile, one: raw_html.Refused) -> Iterator[tuple[int, int]]:
    """Yield where a refused target of a link or picture is written, also one written with character references."""
    for reference in page.references:
        if one.kind == "link" and unquote(reference.target) == unquote(one.value):
            yield reference.target_start, reference.target_end


def _patterns(one: raw_html.Refused) -> Iterator[str]:
    """Yield patterns for how a refused piece may be written, the surest first; the group `piece` is where it is."""
    element, name = re.escape(one.element), re.escape(one.name)
    if one.kind == "element":
        yield rf"(?P<piece><{element}(?![^\s/>]))"
    elif one.kind == "attribute":
        yield rf"""<{element}\b[^<>]*?(?P<piece>\s+{name}(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?(?=[\s/>]))"""
    else:
        yield rf"(?P<piece>{re.escape(one.value)})"
        yield rf"(?P<piece>{re.escape(one.value.partition(':')[0])}\s*:)"
