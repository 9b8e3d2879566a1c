"""What the elements mean that GitHub Flavored Markdown becomes, for both parts of a mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from hub.base import commonmark, html_tree, translation

if TYPE_CHECKING:
    from hub.base.html_tree import Element
    from hub.newsletter.issue_markdown import IssuePage

# What mail programs open.
SENDABLE = re.compile(r"(?:https?://[^/]|mailto:.|tel:.)", re.IGNORECASE)
# What plays has no place in a mail, which shows words and pictures.
SILENT = frozenset({"audio", "video"})
ALERT = re.compile(f"{commonmark.ALERT} {commonmark.ALERT}-({'|'.join(commonmark.ALERTS)})")
OPEN, DONE = "☐", "☑"
BARE = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


def box(element: Element) -> str:
    """Return the box of a task as a character."""
    return OPEN if element.get("checked") is None else DONE


def task(entry: Element) -> str:
    """Return the box that an entry of a list begins with and a space, or "" for an entry that is not a task."""
    first = entry[0] if len(entry) else entry
    return f"{box(first)} " if is_box_of_entry(first) else ""


def is_box_of_entry(element: Element) -> bool:
    """Return whether an element is the box that an entry of a list begins with."""
    above = element.getparent()
    is_first = element.tag == "input" and above is not None and above.tag == "li" and above[0] is element
    return bool(is_first and not (above.text or "").strip())


def alert(element: Element) -> str | None:
    """Return the kind of an alert, such as `note`; None for another element."""
    found = ALERT.fullmatch(element.get("class", "")) if element.tag == "div" else None
    return found[1] if found else None


def is_alert_title(element: Element) -> bool:
    """Return whether an element is the title of an alert, such as `Note`."""
    return bool(element.tag == "p" and element.get("class") == commonmark.ALERT_TITLE)


def is_footnotes(element: Element) -> bool:
    """Return whether an element holds the footnotes of a text."""
    return bool(element.tag == "section" and element.get("class") == commonmark.FOOTNOTES)


def footnote(element: Element) -> str | None:
    """Return the number of a footnote where an element of a text refers to it; None for another element."""
    is_reference = element.tag == "sup" and element.get("class") == commonmark.FOOTNOTE
    return html_tree.words(element) if is_reference else None


def is_way_back(element: Element) -> bool:
    """Return whether an element leads from a footnote to where the text refers to it: it is an arrow, and no words."""
    return bool(element.tag == "a" and element.get("class") == commonmark.WAY_BACK)


def link(element: Element, page: IssuePage) -> tuple[str, str] | None:
    """Return the words and the address of a link, and of a picture of another host, which is one in a mail.

    None for another element, for what mail programs do not open, and for the marks of footnotes.
    """
    if element.tag == "img":
        source = element.get("src", "")
        is_foreign = SENDABLE.match(source) and not source.startswith(page.site)
        is_link = is_foreign and next(element.iterancestors("a"), None) is None
        return (picture_words(element, page.language), source) if is_link else None
    target = element.get("href", "") if element.tag == "a" else ""
    above = element.getparent()
    is_mark = is_way_back(element) or (above is not None and footnote(above))
    return (html_tree.words(element), target) if SENDABLE.match(target) and not is_mark else None


def picture_words(picture: Element, language: str) -> str:
    """Return the words of a picture, or in a language where it is."""
    said = translation.words(language).gettext("picture at %(host)s")
    return " ".join(picture.get("alt", "").split()) or said % {"host": urlsplit(picture.get("src", "")).netloc}


def is_bare(words: str, address: str) -> bool:
    """Return whether the words of a link are its address."""
    return BARE.sub("", unquote(words)) == BARE.sub("", unquote(address))
