"""35x: how hard an English text is to read; advice on what the community writes itself, not on articles of others.

Of other languages it knows neither grades nor words, and says nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hub.base import readability, text, translation
from hub.base.translation import gettext
from hub.check.rule_registry import finds
from hub.content.markdown_scan import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.markdown_scan import MarkdownFile

BREAK = re.compile(r"\n(?=\n|[ \t]*(?:[-*+]|\d+[.)])[ \t])")
HARDEST = 10
FEWEST_WORDS = 80
MOST_SHOWN = 60


def _prose(page: MarkdownFile) -> str:
    """Return the prose of a page in English, else nothing."""
    return page.prose if translation.is_source(page.language) else ""


def _blocks(page: MarkdownFile) -> Iterator[tuple[int, str]]:
    """Yield paragraphs and list items, each after the offset where it begins."""
    prose, start = _prose(page), 0
    for end in (*(found.start() for found in BREAK.finditer(prose)), len(prose)):
        yield start, prose[start:end]
        start = end


@finds("351")
def too_hard(page: MarkdownFile) -> Iterator[Hit]:
    """Report a page that needs more than ten years of school."""
    blocks = [block for _, block in _blocks(page)]
    grade = round(readability.grade(*blocks)) if sum(len(block.split()) for block in blocks) > FEWEST_WORDS else 0
    if grade > HARDEST:
        fix = gettext("use shorter sentences and words; GOV.UK writes for grade 4, half of digital.gov reads at 13")
        yield Hit(start=page.body_start, message=gettext("the page reads at grade %(grade)s", grade=grade), fix=fix)


@finds("352")
def long_sentence(page: MarkdownFile) -> Iterator[Hit]:
    """Find sentences of more than 25 words."""
    for start, block in _blocks(page):
        for found in readability.long_sentences(block):
            shown = text.shortened(text.clean(found.text), MOST_SHOWN)
            message = gettext("“%(shown)s” has %(words)s words", shown=shown, words=found.words)
            yield Hit(start=start + found.start, message=message, fix=gettext("split it into two sentences"))


@finds("353")
def hard_word(page: MarkdownFile) -> Iterator[Hit]:
    """Find words that have a shorter one."""
    for found in readability.hard_words(_prose(page)):
        yield Hit(
            start=found.start,
            message=gettext("“%(found)s” is a hard word", found=found.found),
            fix=gettext("try “%(instead)s”", instead=found.instead),
        )
