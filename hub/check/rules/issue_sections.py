"""618: sections of an issue that are nearly one of the newsletter's, that come twice, or that have nothing in them."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.check.rule_registry import finds
from hub.content.markdown_scan import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.markdown_elements import Heading
    from hub.content.markdown_scan import MarkdownFile

SENT = re.compile(r"^status:[ \t]*[\"']?sent\b", re.MULTILINE)
SECTION = 2
# `New` is no `News`; letters that change places are a slip.
FEWEST_LETTERS, NEAR = 5, 0.85


@finds("618")
def odd_sections(page: MarkdownFile) -> Iterator[Hit]:
    """Find sections whose name has a slip, that appear twice, or that are empty; a sent issue stays as it is."""
    if page.kind != "issue" or SENT.search(page.meta[1]):
        return
    sections = [heading for heading in page.headings if heading.level == SECTION]
    names = [" ".join(one.words.split()) for one in sections]
    left = {plan.title.casefold(): plan.title for plan in page.config.newsletter.sections if plan.title not in names}
    for number, (one, name) in enumerate(zip(sections, names, strict=True)):
        near = difflib.get_close_matches(name.casefold(), left, n=1, cutoff=NEAR)
        if near and len(name) >= FEWEST_LETTERS:
            message = gettext("“%(name)s” is nearly the section “%(title)s”", name=name, title=left[near[0]])
            yield Hit(start=one.start, message=message, fix=gettext("write ## %(words)s", words=left[near[0]]))
        elif name in names[:number]:
            message = gettext("the section “%(name)s” is there already", name=name)
            yield Hit(start=one.start, message=message, fix=gettext("put its items under the first of the two"))
    yield from _empty(page, sections)


def _empty(page: MarkdownFile, sections: list[Heading]) -> Iterator[Hit]:
    """Find sections with nothing between them and the next one, or the end."""
    ends = (*(one.start for one in sections[1:]), len(page.body))
    for one, end in zip(sections, ends, strict=False):
        below = page.body.find("\n", one.start, end)
        if below < 0 or not page.body[below:end].strip():
            message = gettext("the section “%(name)s” has nothing in it", name=one.words)
            yield Hit(start=one.start, message=message, fix=gettext("delete its heading, or put an item below it"))
