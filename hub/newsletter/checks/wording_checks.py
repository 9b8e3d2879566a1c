"""Gates on words: nothing left over from a machine, and plain to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hub.base import readability, text
from hub.base.translation import gettext
from hub.content import python_markdown
from hub.content.markdown_scan import MarkdownFile
from hub.newsletter import issue_markdown
from hub.newsletter.checks.rendered_issue import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.errors import Problem
    from hub.newsletter.checks.rendered_issue import Case, Piece
    from hub.newsletter.issue_markdown import Found

ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});", re.IGNORECASE)
# Hugo's and WordPress' shortcodes; the marks of Jinja, Hugo, MailChimp and Notify; the filler of printers; our blanks.
SHORTCODE = re.compile(r"\{\{[<%].*?[>%]\}\}|\[/?(?:caption|embed|gallery|video|audio)\b[^\]]*\]")
TEMPLATE = re.compile(
    r"\{\{(?![<%]).*?\}\}|\{%.*?%\}|\*\|.*?\|\*|\(\(\w+\)\)|\blorem ipsum\b|\b(?-i:TODO)\b", re.IGNORECASE
)
BLURB = 60
MOST_SHOWN = 60
PLAYED = frozenset({"<audio>", "<video>", "<iframe>", "<embed>", "<object>"})


def _read(case: Case) -> Iterator[tuple[int, str]]:
    """Yield all words of the issue as readers see them, with their lines."""
    yield from case.titles
    yield from ((piece.line, plain(piece, case)) for piece in case.pieces)


def entities(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 641) for each entity such as `&#8217;` that readers would see."""
    for line, words in _read(case):
        for found in ENTITY.findall(words):
            yield case.problem(
                line, "641", gettext("readers see %(found)s", found=found), gettext("write the character itself")
            )


def marks(case: Case) -> Iterator[Problem]:
    """Yield a problem for each shortcode (rule 642) and each mark of a template (rule 644) that is left."""
    # Markdown would make emphasis of MailChimp's marks, so pieces are searched as they are written.
    written = [*case.titles, *((piece.line, piece.markdown) for piece in case.pieces)]
    for line, words in written:
        for rule, what, pattern in (
            ("642", gettext("shortcode"), SHORTCODE),
            ("644", gettext("placeholder"), TEMPLATE),
        ):
            for found in pattern.finditer(words):
                message = gettext(
                    "a %(what)s is left: %(found)s", what=what, found=text.shortened(found.group(), MOST_SHOWN)
                )
                yield case.problem(line, rule, message, gettext("write what readers should see"))


def markup(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 645) for what a mail does not show as the site does: what runs, plays, or opens no page."""
    for piece in case.pieces:
        for found in issue_markdown.unsendable(piece.markdown, case.page):
            fix = (
                gettext("write a link to it: [words](https://…)")
                if found.words in PLAYED
                else gettext("write it as Markdown")
            )
            yield case.problem(
                piece.line + found.row, "645", gettext("an email does not show %(words)s", words=found.words), fix
            )
        for found in issue_markdown.closed_links(piece.markdown, case.page):
            target = text.shortened(found.address, MOST_SHOWN) or gettext("an empty address")
            fix = gettext("write an address that starts with https://, http://, mailto: or tel:")
            yield case.problem(
                piece.line + found.row, "645", gettext("email programs do not open %(target)s", target=target), fix
            )


def other_marks(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 647) for each mark of another Markdown, which readers would see."""
    for piece in case.pieces:
        page = MarkdownFile(path=case.issue.path, text=piece.markdown, kind="issue", config=case.config)
        for hit in python_markdown.marks(page):
            yield case.problem(piece.line + page.place(hit.start)[0] - 1, "647", hit.message, hit.fix)


def long_blurbs(case: Case) -> Iterator[Problem]:
    """Yield a warning (rule 655) for each blurb of more than 60 words."""
    for piece in (piece for piece in case.pieces if piece.blurb):
        if (count := len(plain(piece, case).split())) > BLURB:
            message = gettext(
                "the blurb has %(count)s words, and readers skim anything over %(most)s", count=count, most=BLURB
            )
            yield case.problem(piece.line, "655", message, gettext("say why to read it, no more"), "warning")


def hard(case: Case) -> Iterator[Problem]:
    """Yield a warning (rule 656) for each word that has a shorter one."""
    for piece, found in _prose(case):
        for word in readability.hard_words(found.words):
            line = piece.at(word.found, found.row)
            yield case.problem(
                line,
                "656",
                gettext('"%(found)s" is a hard word', found=word.found),
                gettext("write %(instead)s", instead=word.instead),
                "warning",
            )


def long_sentences(case: Case) -> Iterator[Problem]:
    """Yield a warning (rule 657) for each sentence that is long."""
    for piece, found in _prose(case):
        for sentence in readability.long_sentences(found.words):
            line = piece.at(" ".join(sentence.text.split()[:3]), found.row)
            message = gettext(
                'the sentence "%(sentence)s" has %(words)s words',
                sentence=text.shortened(sentence.text, MOST_SHOWN),
                words=sentence.words,
            )
            yield case.problem(line, "657", message, gettext("split it in two"), "warning")


def _prose(case: Case) -> Iterator[tuple[Piece, Found]]:
    for piece in case.pieces:
        yield from ((piece, found) for found in issue_markdown.prose(piece.markdown, case.page))
