"""137: Markdown that is nearly right, so that readers would see its marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hub.base import text
from hub.base.translation import gettext, noop
from hub.check.rule_registry import finds
from hub.content.markdown_scan import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.markdown_scan import MarkdownFile

WORDS = r"(?<!\\)(?P<words>\[[^\[\]\n]+\])"
# Nothing of it is tried twice, so that the time grows with the length alone.
ADDRESS = r"(?:https?://|mailto:|\.{0,2}/)[^\s()\[\]]++|(?>[^\s()\[\]]+?\.md(?!\w))(?:#[^\s()\[\]]*+)?"
WORD = r"[^()<>\n\"' ]+"
# What looks like a link, a picture, a heading or a table, and what to write instead.
NEARLY = {
    rf"{WORDS}\((?P<target>{ADDRESS})(?=[^()\n]*$)": noop("close it: %(words)s(%(target)s)"),
    rf"{WORDS}[ \t]+\((?P<target>{ADDRESS})\)": noop("write it without the space: %(words)s(%(target)s)"),
    rf"{WORDS}\((?P<target>{WORD}(?: +{WORD})+)\)": noop("write the address between < and >: %(words)s(<%(target)s>)"),
    rf"\((?P<words>[^()\n]+)\)\[(?P<target>{ADDRESS})\]": noop(
        "write words in [ ], addresses in ( ): [%(words)s](%(target)s)"
    ),
    r"(?<![\\\[])\[\[(?P<words>[^\[\]\n]+)\]\](?![\[(])": noop("write a link to the page as [%(words)s](…)"),
    rf"{WORDS}\[(?P<target>[^\[\]\n]+)\]": noop(
        "add a line [%(target)s]: https://… below the text, or write %(words)s(https://…)"
    ),
    r"\[\^(?P<target>[^\[\]\s]+)\](?!:)": noop("add a line [^%(target)s]: below the text, with the words of the note"),
    r"^ {0,3}(?P<words>#{2,6})(?P<target>[^\s#][^\n]*)": noop("write it with a space: %(words)s %(target)s"),
    r"(?<!\S\n)^(?P<words>\|[^\n]+\|)[ \t]*\n(?!(?=[ \t:|]*-)[ \t:|-]+$)\|[^\n]+\|[ \t]*$": noop(
        "put a line such as | --- | --- | below the first one: a table begins with its headings"
    ),
}
FORMS = tuple((re.compile(form, re.MULTILINE), fix) for form, fix in NEARLY.items())
FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})")
BOLD = re.compile(r"(?<![\\*])\*\*(?!\*)")
PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
SHOWN = 60


@finds("137")
def nearly_markdown(page: MarkdownFile) -> Iterator[Hit]:
    """Find marks that stay as they are written, because something near them is missing."""
    for one in page.references:
        if not one.target.strip():
            message = gettext("this link or picture has no address")
            yield Hit(start=one.start, message=message, fix=gettext("write one between ( and )"))
    seen = [(one.start, one.end) for one in page.references]
    for form, fix in FORMS:
        for found in form.finditer(page.body, page.body_start):
            is_defined = f"{found[0]}:" in page.body  # a footnote
            if not is_defined and not any(start <= found.start() < end for start, end in seen):
                said = {name: words.strip() for name, words in found.groupdict().items()}
                shown = text.shortened(" ".join(found[0].split()), SHOWN)
                message = gettext("%(shown)s is not what it looks like", shown=shown)
                yield Hit(start=found.start(), message=message, fix=gettext(fix, **said))
    yield from _never_closed(page)


def _never_closed(page: MarkdownFile) -> Iterator[Hit]:
    """Find a block of code that goes on to the end of its page, and bold words that never end."""
    for start, end in page.elements.hidden:
        first, *_, last = (page.text[start:end].rstrip() + "\n").split("\n")[:-1] * 2
        fence = FENCE.match(first)
        if fence and not page.text[end:].strip() and not last.strip(" \t>").startswith(fence["fence"]):
            fix = gettext("put a line %(fence)s below its last line", fence=fence["fence"])
            yield Hit(start=start, message=gettext("this block of code ends nowhere"), fix=fix)
    for paragraph in PARAGRAPH.finditer(page.body, page.body_start):
        marks = list(BOLD.finditer(paragraph[0]))
        if len(marks) % 2:
            at = paragraph.start() + marks[-1].start()
            message = gettext("** is there once, and so makes nothing bold")
            yield Hit(start=at, message=message, fix=gettext("write ** on both sides, or delete it"))
