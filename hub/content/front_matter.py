"""Markdown files with front matter: taking them apart with the line of every key, and putting them together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from hub.base.text import LINE_ENDS
from hub.base.translation import gettext
from hub.content import validation, yaml_nodes
from hub.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from hub.content.validation import Fields, Report

FENCE = "---"
BLANK = "TODO"
# That, and what people write for it: more or fewer hyphens, dashes, the end of a document in YAML. One hyphen alone
# is an entry of a list.
NEARLY = re.compile(r"[-\u2010-\u2015]{2,80}|[\u2013-\u2015]|\.{3}|\u2026")
KEY = re.compile(r"\w+:(?: |$)")
# What git writes around the two versions of lines that two people changed.
OURS = "<<<<<<< "
CONFLICT = re.compile(rf"^{OURS}.*?^={{7}}$.*?^>{{7}} ", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """Hold one file taken apart: the values of its front matter, its body, and the line where the body starts."""

    path: str
    values: dict[str, Any]
    body: str
    body_line: int


def read(
    source: str,
    path: str,
    known: Fields,
    check: Callable[[Mapping[str, Any], Report, yaml_nodes.Node], None] | None = None,
) -> Document:
    """Take a document apart; raises ContentError with every problem of its front matter, also beside lines of no YAML.

    `check` looks at fields together (an event ends after it starts); the value of one that is wrong alone is None.
    """
    (meta, meta_line, body, body_line), wrong = _parts(source, path)
    node, problems = yaml_nodes.recover(meta, path, first_line=meta_line)
    node = _without_blanks(node, known)
    report = validation.Report(path, (*wrong, *problems))
    values = validation.read(node, known, report)
    if check and isinstance(node.value, dict):
        check(values, report, node)
    if report.problems:
        raise ContentError(report.problems)
    return Document(path=path, values=values, body=body, body_line=body_line)


def _without_blanks(node: yaml_nodes.Node, known: Fields) -> yaml_nodes.Node:
    """Return front matter without the blanks of `hub new` in fields that may be left out.

    `hub check` and `hub build` refuse each of them (rule 105); an inbox is no less readable for them.
    """
    if not isinstance(node.value, dict):
        return node
    blank = {
        name
        for name, child in node.value.items()
        if child.written == BLANK and name in known and not known[name].required
    }
    return replace(node, value={name: child for name, child in node.value.items() if name not in blank})


def is_draft(source: str, path: str) -> bool:
    """Say whether a document calls itself a draft; raises ContentError where its front matter is no YAML."""
    meta, line, *_ = split(source, path)
    node, _ = yaml_nodes.parse(meta, path, first_line=line)
    said = node.value.get("draft") if isinstance(node.value, dict) else None
    return said is not None and said.value is True


def split(source: str, path: str) -> tuple[str, int, str, int]:
    """Return front matter and body, each with the line it starts on; blank lines before the first `---` do no harm.

    Raises ContentError where a line `---` is missing, or where git left two versions that it could not merge.
    """
    parts, wrong = _parts(source, path)
    if wrong:
        raise ContentError(wrong)
    return parts


def body_of(source: str, path: str) -> tuple[str, int]:
    """Return the body and the line it starts on, also behind a line that is nearly `---`.

    Raises ContentError where there is no front matter at all.
    """
    (*_, body, line), _ = _parts(source, path)
    return body, line


def _parts(source: str, path: str) -> tuple[tuple[str, int, str, int], tuple[Problem, ...]]:
    """Return what `split` does, and a problem for each line that is nearly `---` and is taken for it."""
    text = LINE_ENDS.sub(" ", source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    if OURS in text and (found := CONFLICT.search(text)):
        raise ContentError([_unmerged(path, text.count("\n", 0, found.start()) + 1)])
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if not NEARLY.fullmatch(lines[start].strip()):
        raise ContentError([_not_at_the_start(path, lines, start)])
    rest = range(start + 1, len(lines))
    indented = (number for number in rest if NEARLY.fullmatch(lines[number].strip()))
    end = next((number for number in rest if NEARLY.fullmatch(lines[number].rstrip())), next(indented, None))
    if end is None:
        raise ContentError([_no_front_matter(path, start + 1, gettext("the front matter is never closed"))])
    wrong = (_no_fence(path, row + 1, lines[row].rstrip()) for row in (start, end) if lines[row].rstrip() != FENCE)
    meta, body = lines[start + 1 : end], lines[end + 1 :]
    return ("\n".join(meta), start + 2, "\n".join(body), end + 2), tuple(wrong)


def _unmerged(path: str, line: int) -> Problem:
    message = gettext("git could not merge two versions of these lines")
    fix = gettext(
        "keep what is right of both, and delete the lines that begin with %(ours)s, ======= and >>>>>>>",
        ours=OURS.strip(),
    )
    return Problem(path=path, line=line, rule="106", message=message, fix=fix)


def _not_at_the_start(path: str, lines: Sequence[str], start: int) -> Problem:
    """Return what is wrong with a file that begins with something else than `---`.

    Keys between two such lines further down are its front matter; a line below one, such as `Note: …`, may be text.
    """
    behind = [row for row in range(start + 1, len(lines)) if lines[row].strip() == FENCE][:2]
    below = lines[slice(behind[0] + 1, behind[-1])] if behind else []
    is_first = below and KEY.match(below[0]) and all(below)
    if lines[start].lstrip().startswith(("```", "~~~")):
        message = gettext("the file begins with a block of code")
        fix = gettext("delete this line, and the one that ends the block")
        return Problem(path=path, line=start + 1, rule="101", message=message, fix=fix)
    problem = _no_front_matter(path, start + 1, gettext("the file does not begin with a line `---`"))
    above = gettext("delete what is above line %(line)s", line=behind[0] + 1) if is_first else ""
    return replace(problem, fix=above) if is_first else problem


def _no_front_matter(path: str, line: int, message: str) -> Problem:
    fix = gettext("put the fields between two lines of only ---, before the text")
    return Problem(path=path, line=line, rule="101", message=message, fix=fix)


def _no_fence(path: str, line: int, found: str) -> Problem:
    fix = gettext("write three hyphens, and nothing else on the line")
    return Problem(
        path=path,
        line=line,
        rule="101",
        message=gettext("%(found)s is not a line of only ---", found=repr(found)),
        fix=fix,
    )


def write(values: Mapping[str, Any], body: str) -> str:
    """Return a document's text: front matter in the order given, then a blank line and the body, if it has one.

    It ends with one line end.
    """
    import frontmatter  # only what writes needs it

    post = frontmatter.Post("")
    post.metadata = {name: _own(value) for name, value in values.items()}
    head = frontmatter.dumps(post, sort_keys=False, allow_unicode=True, width=10_000).rstrip("\n")
    return f"{head}\n\n{body.strip()}\n" if body.strip() else f"{head}\n"


def _own(value: object) -> object:
    """Return a value that no other place shares: YAML writes the second mention of one date as `*id001`.

    No editor of a hub knows such marks. A tuple becomes a list.
    """
    if isinstance(value, tuple):
        return list(value)
    return value.replace() if isinstance(value, date) else value
