"""The tree in which trafilatura gives the main text of a page -> HTML.

Its own HTML makes `<pre>` of code within a sentence, and bullets of every list. The tree knows better: its tags are a
subset of TEI (https://trafilatura.readthedocs.io/en/latest/corefunctions.html).
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

SAME = {"p": "p", "del": "del", "table": "table", "row": "tr"}
HIGHLIGHTS = {"#b": "strong", "#i": "em", "#t": "code", "#u": "u", "#sub": "sub", "#sup": "sup"}
LISTS = {"ul": "ul", "ol": "ol", "dl": "dl"}
ITEMS = {"dt": "dt", "dd": "dd"}


def render(tree: _Element) -> str:
    """Return the HTML of what a tree holds, one block a line; it is not sanitized."""
    parts = [escape(tree.text or "", quote=False)]
    for child in tree:
        parts += [_element(child), escape(child.tail or "", quote=False)]
    separator = "\n" if tree.tag == "body" else ""
    return separator.join(part for part in parts if part.strip() or not separator)


def _element(one: _Element) -> str:
    if one.tag == "lb":
        return "<br>"
    if one.tag == "graphic":
        return f'<img src="{escape(one.get("src", ""))}" alt="{escape(one.get("alt", ""))}">'
    if one.tag == "ref":
        return f'<a href="{escape(one.get("target", ""))}">{render(one)}</a>'
    if one.tag == "code" and one.find("code") is not None:
        return render(one)
    if one.tag == "code" and "\n" in (one.text or ""):
        return f"<pre><code>{render(one)}</code></pre>"
    tag = _tag(one)
    return f"<{tag}>{render(one)}</{tag}>" if tag else render(one)


def _tag(one: _Element) -> str:
    """Return the tag in HTML; "" for an element that only groups."""
    kind = one.get("rend", "")
    tags = {
        "head": kind or "h3",
        "hi": HIGHLIGHTS.get(kind, "em"),
        "list": LISTS.get(kind, "ul"),
        "item": ITEMS.get(kind[:2], "li"),
        "cell": "th" if one.get("role") == "head" else "td",
        "code": "code",
        "quote": "q" if one.getparent().tag == "p" else "blockquote",
    }
    return (tags | SAME).get(str(one.tag), "")
