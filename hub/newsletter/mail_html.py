"""The HTML of a piece of an issue -> HTML that mail programs show, Outlook and a phone too."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from hub.base import html_tree, picture_size
from hub.newsletter import gfm_elements

if TYPE_CHECKING:
    from hub.base.html_tree import Element
    from hub.newsletter.issue_markdown import IssuePage

# What stays an element, without any attribute.
KEPT = frozenset(
    """
    abbr b blockquote caption cite code dd del dfn dl dt em i ins kbd mark pre q s samp small strong sub sup tbody
    thead tr u ul var
    """.split()  # noqa: SIM905  a table of names
)
EMPTY = frozenset({"br", "hr"})
# The mail's own h1, h2 and h3 stay its outline.
BOLD_LINES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary"})
# A table for looks, because Outlook shows neither the ground nor the space of other elements.
ALERT = (
    '<div class="box"><table class="alert" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">'
    '<tr><td class="{kind}">{inside}</td></tr></table></div>'
)
TABLE = (
    '<div class="box"><table class="data" role="table" cellpadding="0" cellspacing="0" border="0">'
    "{inside}</table></div>"
)
# How wide a mail is between its margins: Outlook shows a picture in its own size, whatever a style says.
WIDEST = 520


def html(element: Element, page: IssuePage) -> str:
    """Return the content of an element."""
    return "".join(
        escape(part, quote=False) if isinstance(part, str) else _element(part, page)
        for part in html_tree.content(element)
    )


def _element(element: Element, page: IssuePage) -> str:
    name = element.tag
    if name in SPECIAL:
        return SPECIAL[name](element, page)
    if name in EMPTY:
        return f"<{name}>"
    if name in BOLD_LINES:
        return f"<p><strong>{html(element, page)}</strong></p>"
    return f"<{name}>{html(element, page)}</{name}>" if name in KEPT else html(element, page)


def _link(element: Element, page: IssuePage) -> str:
    if gfm_elements.is_way_back(element):
        return ""
    found = gfm_elements.link(element, page)
    return f'<a href="{escape(found[1])}">{html(element, page)}</a>' if found else html(element, page)


def _picture(element: Element, page: IssuePage) -> str:
    """Return a picture of our site; one of another host is a link, for that host would learn who reads the mail."""
    source = element.get("src", "")
    if found := gfm_elements.link(element, page):
        return f'<a href="{escape(source)}">{escape(found[0], quote=False)}</a>'
    if not source.startswith(page.site):
        return escape(gfm_elements.picture_words(element, page.language), quote=False)
    return f'<img src="{escape(source)}" alt="{escape(element.get("alt", ""))}"{_width(element, page)}>'


def _width(picture: Element, page: IssuePage) -> str:
    file = page.root / "content" / unquote(urlsplit(picture.get("src")).path.removeprefix(urlsplit(page.site).path))
    given = picture.get("width", "")
    wide = int(given) if given.isdecimal() and len(given) < len(str(WIDEST)) + 2 else picture_size.width(file)
    return f' width="{min(wide, WIDEST)}"' if wide else ""


def _table(element: Element, page: IssuePage) -> str:
    return TABLE.format(inside=html(element, page))


def _cell(element: Element, page: IssuePage) -> str:
    attributes = {name: element.get(name) for name in ("align", "colspan", "rowspan")}
    if element.tag == "th":
        attributes["class"] = None if attributes["align"] else "start"
        attributes["scope"] = "row" if next(element.iterancestors("thead"), None) is None else "col"
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value)
    return f"<{element.tag}{written}>{html(element, page)}</{element.tag}>"


def _numbered(element: Element, page: IssuePage) -> str:
    start = element.get("start")
    written = f' start="{escape(start)}"' if start else ""
    return f"<ol{written}>{html(element, page)}</ol>"


def _entry(element: Element, page: IssuePage) -> str:
    inside, box = html(element, page), gfm_elements.task(element)
    if not box:
        return f"<li>{inside}</li>"
    start, words = ("<p>", inside.lstrip()[3:]) if inside.lstrip().startswith("<p>") else ("", inside.lstrip())
    return f'<li class="task">{start}{box}{words}</li>'


def _raised(element: Element, page: IssuePage) -> str:
    number = gfm_elements.footnote(element)
    return f"<sup>[{escape(number)}]</sup>" if number else f"<sup>{html(element, page)}</sup>"


def _section(element: Element, page: IssuePage) -> str:
    inside = html(element, page)
    return f'<div class="footnotes">{inside}</div>' if gfm_elements.is_footnotes(element) else inside


def _box(element: Element, _: IssuePage) -> str:
    return "" if gfm_elements.is_box_of_entry(element) else gfm_elements.box(element)


def _paragraph(element: Element, page: IssuePage) -> str:
    inside = html(element, page)
    return f"<p><strong>{inside}</strong></p>" if gfm_elements.is_alert_title(element) else f"<p>{inside}</p>"


def _division(element: Element, page: IssuePage) -> str:
    inside = html(element, page)
    kind = gfm_elements.alert(element)
    return ALERT.format(kind=kind, inside=inside.strip()) if kind else inside


def _nothing(_: Element, __: IssuePage) -> str:
    return ""


SPECIAL = {
    "a": _link,
    "audio": _nothing,
    "div": _division,
    "figcaption": _paragraph,
    "img": _picture,
    "input": _box,
    "li": _entry,
    "ol": _numbered,
    "p": _paragraph,
    "section": _section,
    "sup": _raised,
    "table": _table,
    "td": _cell,
    "th": _cell,
    "video": _nothing,
}
