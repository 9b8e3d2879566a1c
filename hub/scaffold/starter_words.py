"""The words of starter files that contributors read, in the language of a hub: forms, and what workflows say."""

from __future__ import annotations

import json
import re
from functools import cache, partial
from typing import TYPE_CHECKING

from hub.base import translation
from hub.base.translation import noop
from hub.check import form_time_zones
from hub.scaffold import issue_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each file with words, and where in it they are.
PLACES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(r".*/ISSUE_TEMPLATE/\w+\.yml"),
        re.compile(
            r"^(?: *- | *)(?:name|description|label|placeholder|title): \"?(?!https?:|\S+@|Digital\.gov)"
            r"(?P<words>[^\"\n]*[^\"\s])"
            rf"|^ *- (?P<other>{form_time_zones.ANOTHER})$",
            re.MULTILINE,
        ),
    ),
    (re.compile(r".*/pull_request_template\.md"), re.compile(r"^(?:## |- \[ \] )(?P<words>.+)$", re.MULTILINE)),
)
# What a form's question is called in the conditions of workflows.
HEADING = re.compile(r"(?<='### )(?P<words>[^'\n]+)")
# What means something to YAML in some places.
MARKS = re.compile(r"^[-?]|[:#&*!|>%@`\"'\[\]{}]")
# What workflows say in comments and pull requests; a program of a shell holds each between quotes.
SAID = (
    noop("See the changed pages"),
    noop("the file *preview* below *Artifacts*"),
    noop("This has a pull request already: #$open. Change its file there, or close it and give the label again."),
    noop("For editors: give the label \\`accepted\\` again when the text above is changed."),
    noop("Edit the file below *Files changed* as you like, and merge."),
    noop("Thank you, $SENDER. Your page is on the site: $address"),
    noop("Links that no longer work"),
    noop("Every link is alive again."),
    noop("The draft that \\`hub digest\\` made. Edit the file, then write \\`status: ready\\`."),
    noop("Issue of $day"),
    noop("Open the pull request: $title"),
)
WORKFLOW = re.compile(r".*/workflows/\w+\.yml|.*/open_pull_request\.sh")


def words(path: str, text: str) -> Iterator[str]:
    """Yield the words of a form or of the template of pull requests that a catalog translates."""
    for files, place in PLACES:
        if files.fullmatch(path):
            yield from (_known(found[found.lastgroup or 0]) for found in place.finditer(text))


def translated(path: str, text: str, language: str) -> str:
    """Return a starter file with the words that contributors read in a language; other files as they are."""
    if translation.is_source(language):
        return text
    said = partial(_said, language=language)
    for files, place in PLACES:
        if files.fullmatch(path):
            text = place.sub(partial(said, in_yaml=path.endswith(".yml")), text)
    if WORKFLOW.fullmatch(path):
        text = HEADING.sub(said, text)
        for words in SAID:
            text = text.replace(words, translation.words(language).gettext(words))
    return text


def _said(found: re.Match[str], language: str, *, in_yaml: bool = False) -> str:
    start, end = (found.start(found.lastgroup or 0) - found.start(), found.end(found.lastgroup or 0) - found.start())
    words = found[0][start:end]
    known = _known(words)
    new = translation.words(language).gettext(known)
    if known != words:
        new = f"{new[:1].upper()}{new[1:]}"
    if in_yaml and found[0][start - 1] != '"':
        new = _scalar(new)
    return found[0][:start] + new + found[0][end:]


def _scalar(words: str) -> str:
    """Return words as YAML holds them: in quotes where it may take one of their marks for something else."""
    return json.dumps(words, ensure_ascii=False) if MARKS.search(words) else words


def _known(words: str) -> str:
    """Return words as a catalog has them: the questions of forms in small letters, as answers quote them."""
    return words.lower() if words.lower() in _questions() else words


@cache
def _questions() -> frozenset[str]:
    return frozenset(issue_forms.questions())
