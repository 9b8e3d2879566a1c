"""What no file can know alone: whether links lead to something, and whether two articles are the same one."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from hub import urls
from hub.errors import Problem
from hub.fields import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hub.check.facts import Aim, Facts
    from hub.model import Config

# Pages that the site makes of what stands in several files.
MADE = re.compile(
    r"content/(?:(?:index|my-topics|(?:articles|events|search|topics|newsletter|toolkit|toolkit/[^/]+)/index"
    r"|articles/\d{4}/\d{2}|events/\d{4})\.md|(?:feeds|data|calendar)/.*)"
)


def problems(facts: Mapping[str, Facts], files: frozenset[str], config: Config) -> Iterator[Problem]:
    """Broken links inside the hub, and addresses that two articles share; `files` are all that the hub has."""
    topics = {f"content/topics/{topic.slug}.md" for topic in config.topics}
    for path, found in facts.items():
        for aim in found.aims:
            yield from _broken(path, aim, facts, files | topics)
    yield from _same_address(facts)


def _broken(path: str, aim: Aim, facts: Mapping[str, Facts], files: frozenset[str]) -> Iterator[Problem]:
    way, _, anchor = unquote(aim.target.partition("?")[0]).partition("#")
    target = _target(path, way)
    if target not in files and not MADE.fullmatch(target):
        near = nearest(posixpath.basename(target), tuple(sorted({posixpath.basename(file) for file in files})))
        fix = near.partition(" (")[0] if near.startswith("did you") else "write the way to a file under content/"
        yield _problem(path, aim, f"{way} leads to no file ({target})", fix)
    elif anchor and target in facts and anchor not in facts[target].anchors:
        fix = nearest(anchor, facts[target].anchors)
        yield _problem(path, aim, f"no heading of {target} is called #{anchor}", fix)


def _target(path: str, way: str) -> str:
    """The file that a link means; a page of the site's newsletter is the file of its issue."""
    if not way:
        return path
    seat = path.replace("newsletters/", "content/newsletter/", 1) if path.startswith("newsletters/") else path
    target = posixpath.normpath(posixpath.join(posixpath.dirname(seat), way))
    if target.startswith("content/newsletter/") and not target.endswith("index.md"):
        return target.replace("content/newsletter/", "newsletters/", 1)
    return target


def _problem(path: str, aim: Aim, message: str, fix: str) -> Problem:
    return Problem(path=path, line=aim.line, column=aim.column, rule="201", message=message, fix=fix)


def _same_address(facts: Mapping[str, Facts]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for path, found in facts.items():
        other = first.setdefault(urls.key(found.url), path) if found.url else path
        if other != path:
            message = f"{found.url} is also the address of {other}"
            yield Problem(path=path, rule="502", message=message, fix="keep one of the two files")
