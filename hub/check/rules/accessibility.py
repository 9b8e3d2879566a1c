"""3xx: what keeps people with a screen reader out."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from hub.base import readability, text
from hub.base.sanitize_html import leads_somewhere
from hub.base.translation import gettext
from hub.check.rule_registry import finds
from hub.content.markdown_elements import Heading
from hub.content.markdown_scan import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.markdown_scan import MarkdownFile

BOLD_LINE = re.compile(r"\n\n(?P<mark>\*\*|__)(?P<words>[^*_\n]{3,80})(?P=mark)[ \t]*(?=\n\n)")
# What ends so is said, and no heading; a colon leads into a list.
SENTENCE = (".", "?", "!", ":")
# What programs write into the words of a picture.
NAME_OF_FILE = re.compile(
    r"(?:image|img|dscn?|pxl|picture|photo|screen ?shot|untitled|alt ?text|bild|grafik|imagen|captura(?: de pantalla)?)"
    r"(?:[\W_]|(?<!\d)\d[^\W_]*(?![^\W_])|\b(?:[ap]m|at|a las|copy|copia|edited|kopie|of|de|von|um)\b)*"
    r"|(?:image )?description(?: of (?:the )?(?:image|picture))?|alt(?:ernative)? text here"
    r"|[\w .()-]+\.(?:png|jpe?g|gif|webp|svg|heic|avif)",
    re.IGNORECASE,
)
SHOWN = 60


@finds("301")
def picture_without_words(page: MarkdownFile) -> Iterator[Hit]:
    """Find pictures that say nothing to those who do not see them."""
    for picture in page.pictures:
        if not (picture.words or "").strip() and leads_somewhere(picture.target):  # else it goes as a whole
            name = text.shortened(picture.target.rsplit("/", 1)[-1], SHOWN)
            form = 'alt="…"' if page.text.startswith("<", picture.start) else "![…](…)"
            yield Hit(
                start=picture.start,
                message=gettext("the picture %(name)s has no alternative text", name=name),
                fix=gettext("say what it shows: %(form)s", form=form),
            )


@finds("306")
def name_of_a_file(page: MarkdownFile) -> Iterator[Hit]:
    """Find pictures whose words are the name of a file, or that there is a picture."""
    for picture in page.pictures:
        if NAME_OF_FILE.fullmatch((picture.words or "").strip()):
            message = gettext("“%(words)s” does not say what the picture shows", words=picture.words)
            yield Hit(start=picture.start, message=message, fix=gettext("say it in a few words"))


@finds("302")
def level_skipped(page: MarkdownFile) -> Iterator[Hit]:
    """Find headings two levels or more below the one before; before the first comes the title, of level 1."""
    title = Heading(start=0, level=1, words="")
    for before, heading in pairwise((title, *page.headings)):
        if heading.level > before.level + 1:
            shown = text.shortened(heading.words, SHOWN)
            message = gettext(
                "“%(shown)s” is level %(level)s under level %(above)s",
                shown=shown,
                level=heading.level,
                above=before.level,
            )
            yield Hit(
                start=heading.start,
                message=message,
                fix=gettext("begin it with %(marks)s", marks="#" * (before.level + 1)),
            )


@finds("303")
def second_title(page: MarkdownFile) -> Iterator[Hit]:
    """Find headings of the first level, which is the title's."""
    for heading in page.headings:
        if heading.level == 1:
            shown = text.shortened(heading.words, SHOWN)
            yield Hit(
                start=heading.start,
                message=gettext("“%(shown)s” is a second title of the page", shown=shown),
                fix=gettext("begin it with ##"),
            )


@finds("304")
def bold_as_heading(page: MarkdownFile) -> Iterator[Hit]:
    """Find bold lines where a heading should be."""
    for found in BOLD_LINE.finditer(page.body, max(page.body_start - 2, 0)):
        if not found["words"].endswith(SENTENCE):
            message = gettext("“%(words)s” looks like a heading but is not one", words=found["words"])
            yield Hit(
                start=found.start("mark"), message=message, fix=gettext("write ## %(words)s", words=found["words"])
            )


@finds("305")
def vague_link(page: MarkdownFile) -> Iterator[Hit]:
    """Find links whose words say nothing about where they lead."""
    for link in page.links:
        if readability.is_vague(link.words or ""):
            yield Hit(
                start=link.start,
                message=gettext("“%(words)s” does not say where the link leads", words=link.words),
                fix=gettext("name the page"),
            )


@finds("307")
def empty_link(page: MarkdownFile) -> Iterator[Hit]:
    """Find links that nobody can see or hear."""
    for link in page.links:
        holds_picture = any(link.start < picture.start < link.end for picture in page.pictures)
        if not link.words and not holds_picture:
            shown = text.shortened(link.target, SHOWN)
            yield Hit(
                start=link.start,
                message=gettext("the link to %(shown)s has no text", shown=shown),
                fix=gettext("say where it leads: [words](…)"),
            )
