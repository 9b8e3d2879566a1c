"""The words of starter files in the language of a hub: forms, comments, and what workflows are called and say."""

from __future__ import annotations

import json
import re
import textwrap
from functools import cache, partial
from typing import TYPE_CHECKING

from hub.base import time_zones, translation
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
            rf"|^ *- (?P<other>{form_time_zones.ANOTHER})$"
            rf"|^ *- (?P<zone>{time_zones.CHOICE.pattern})",
            re.MULTILINE,
        ),
    ),
    (re.compile(r".*/pull_request_template\.md"), re.compile(r"^(?:## |- \[ \] )(?P<words>.+)$", re.MULTILINE)),
    # The steps of workflows; workflows and jobs are known by their names, which others refer to.
    (re.compile(r".*/workflows/\w+\.yml"), re.compile(r"^ *- name: (?P<words>.+)$", re.MULTILINE)),
)
# Files with comments: those on lines of their own, and those behind something, unless a program reads them.
COMMENTED = re.compile(
    r"(?:.*/)?(?:\.?gitignore|\.?gitlab-ci\.yml|requirements\.txt|CODEOWNERS|workflows/\w+\.yml|open_pull_request\.sh)"
)
BLOCK = re.compile(r"^(?P<indent> *)# .+\n(?:(?P=indent)# .+\n)*", re.MULTILINE)
BEHIND = re.compile(r"(?<=\S )# (?!v?\d|zizmor:)(?P<words>.+)$", re.MULTILINE)
WIDTH = 120
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
    noop("Draft the issue of $day"),
    noop("Open the pull request: $title"),
    noop("A file waits in the branch \\`$branch\\`, and [this link opens its pull request]"),
    noop(
        "To have that done from now on, check **Allow GitHub Actions to create and approve pull requests** below "
        "[Settings → Actions → General → Workflow permissions]"
    ),
    noop("Candidates: check what to keep"),
    noop("A source could not be read; the log says which."),
    noop("Keep what was checked"),
    noop("List what is new"),
    noop("Add $path"),
    noop("The check ended before it had found anything."),
    noop("The preview is at /previews/$NUMBER/ of the site in a few minutes."),
    noop("The next issue is in $days days; its draft comes the day before."),
    noop("The issue is in $path already."),
    noop("The issue has a draft already."),
    noop("The issue has a pull request already."),
    noop("An earlier run began to send this issue. Look whether it arrived. If not: delete the tag $tag, and rerun."),
    noop("Nobody knows whether it has left. Look whether it arrived. If not: delete the tag $tag, and rerun."),
    noop("It has not left ($state); what hub said is in the log."),
    noop("Say that the issue of $DAY was sent"),
    noop("The issue of $DAY was sent"),
    noop("Merge this, so that its file says so too."),
)
WORKFLOW = re.compile(r".*/workflows/\w+\.yml|.*/open_pull_request\.sh|\.?gitlab-ci\.yml")


def words(path: str, text: str) -> Iterator[str]:
    """Yield the words of a starter file that a catalog translates, but for those of SAID."""
    for files, place in PLACES:
        if files.fullmatch(path):
            yield from (_known(found[found.lastgroup or 0]) for found in place.finditer(text))
    if COMMENTED.fullmatch(path):
        yield from (found["words"] for found in BEHIND.finditer(text))
        for block in BLOCK.finditer(text):
            yield from _sentences(block)


def translated(path: str, text: str, language: str) -> str:
    """Return a starter file with its words in a language; other files as they are."""
    if translation.is_source(language):
        return text
    said = partial(_said, language=language)
    for files, place in PLACES:
        if files.fullmatch(path):
            text = place.sub(partial(said, in_yaml=path.endswith(".yml")), text)
    if COMMENTED.fullmatch(path):
        text = BLOCK.sub(partial(_comment, language=language), BEHIND.sub(said, text))
    if WORKFLOW.fullmatch(path):
        text = HEADING.sub(said, text)
        for words in SAID:
            text = text.replace(words, translation.words(language).gettext(words))
    return text


def _comment(block: re.Match[str], language: str) -> str:
    """Return comments on lines of their own in a language, filled anew to that width; others as they are."""
    mark = f"{block['indent']}# "
    gettext = translation.words(language).gettext
    wrapper = textwrap.TextWrapper(
        width=WIDTH, initial_indent=mark, subsequent_indent=mark, break_long_words=False, break_on_hyphens=False
    )
    said = [*_sentences(block)]
    translated = [*map(gettext, said)]
    return block[0] if translated == said else "".join(f"{wrapper.fill(one)}\n" for one in translated)


def _sentences(block: re.Match[str]) -> Iterator[str]:
    """Yield the texts of comments on lines of their own: one ends where a line ends with a period."""
    text = ""
    for line in block[0].splitlines():
        text += f" {line.strip().removeprefix('# ')}"
        if text.endswith("."):
            yield text.strip()
            text = ""
    if text:
        yield text.strip()


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
