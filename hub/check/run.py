"""A hub -> every problem of every file in one run, settings and content together."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hub
from hub import config, disk
from hub.assess import reading
from hub.check import across, examples, facts, places, registry
from hub.check.page import edited
from hub.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hub.check.facts import Facts
    from hub.check.places import Places
    from hub.model import Config

MEMORY = ".hub/check.json"
PROGRAM = Path(hub.__file__).parent
FOLDERS = ("content", "newsletters")
# What nobody can judge while the file that names the possible values cannot be read.
UNJUDGED = {config.TOPICS: ("120", ("topics:",)), config.SITE: ("112", ("section:", "area:"))}


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """All problems in reading order, how many files were read, and what each of them says.

    `known` counts those that stand in a baseline and are left out here.
    """

    problems: tuple[Problem, ...]
    files: int
    facts: Mapping[str, Facts]
    known: int = 0

    def of(self, level: str) -> tuple[Problem, ...]:
        """The problems of one level."""
        return tuple(problem for problem in self.problems if problem.level == level)


def check(root: Path, only: Sequence[str] = ()) -> Checked:
    """Check the hub; of the problems, those in the files or folders `only`, or all. What is known is not read again."""
    settings, problems = config.attempt(root)
    texts = dict(_texts(root))
    found = _facts(root, settings, texts)
    wrong = frozenset(problem.path for problem in problems)
    every = [*problems, *across.problems(found, _places(root, settings), settings)]
    every += [each for one in found.values() for each in one.findings if _can_be_judged(each, wrong)]
    every += (*_of_assessments(settings), *examples.problems(root))
    chosen = (replace(each, level=_level(each)) for each in every if is_in(each.path, only))
    return Checked(problems=tuple(sorted(set(chosen))), files=len(texts), facts=found)


def of_build(settings: Config, paths: Iterable[str]) -> tuple[Problem, ...]:
    """What must not be published in files whose fields are right: links to nothing, and pictures without words."""
    texts = {path: config.text_of(settings.root / path, path) for path in paths}
    found = {path: facts.glance(path, text, settings) for path, text in texts.items()}
    dead = across.broken(found, _places(settings.root, settings))
    return tuple(sorted([*dead, *(each for one in found.values() for each in one.findings)]))


def lost(root: Path, facts_of: Mapping[str, Facts], gone: Iterable[str]) -> tuple[Problem, ...]:
    """The pages among the files that are gone, from which no way leads to another."""
    settings, _ = config.attempt(root)
    pages = (path for path in gone if facts.kind_of(path))
    return tuple(across.lost(pages, facts_of, _places(root, settings)))


def _places(root: Path, settings: Config) -> Places:
    folders = (folder for folder in FOLDERS if (root / folder).is_dir())
    files = (f"{folder}/{path}" for folder in folders for path, *_ in disk.stamps(root / folder))
    return places.places(files, settings)


def _of_assessments(settings: Config) -> tuple[Problem, ...]:
    """What is wrong with the models of the self-assessment."""
    try:
        reading.load(settings)
    except ContentError as error:
        return error.problems
    return ()


def _texts(root: Path) -> Iterator[tuple[str, str | ContentError]]:
    files = (file for folder in FOLDERS for file in (root / folder).rglob("*.md"))
    for path in sorted(file.relative_to(root).as_posix() for file in files):
        try:
            yield path, config.text_of(root / path, path)
        except ContentError as error:
            yield path, error


def _facts(root: Path, settings: Config, texts: Mapping[str, str | ContentError]) -> dict[str, Facts]:
    """What every file says, from memory where neither the file nor the settings have changed."""
    memory = root / MEMORY
    known = _remembered(memory, stamp := _stamp(root))
    found: dict[str, Facts] = {}
    kept: dict[str, Any] = {}
    for path, text in texts.items():
        if isinstance(text, ContentError):
            found[path] = facts.Facts(findings=text.problems)
            continue
        digest = hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
        if known.get(path, {}).get("digest") == digest:
            kept[path], found[path] = known[path], facts.unpacked(known[path])
        else:
            found[path] = facts.look(path, text, settings)
            kept[path] = facts.packed(found[path]) | {"digest": digest}
    if kept != known:
        disk.write(memory, json.dumps({"stamp": stamp, "files": kept}))
    return found


def _stamp(root: Path) -> str:
    """Changes with everything but the file that a finding may depend on: the settings, and the program."""
    settings = (root / name for name in (config.SITE, config.TOPICS, config.SOURCES))
    program = sorted(PROGRAM.rglob("*.py")) + sorted(PROGRAM.rglob("*.toml"))
    parts = (file.read_bytes() if file.is_file() else b"" for file in (*settings, *program))
    return hashlib.blake2b(b"\0".join(parts), digest_size=16).hexdigest()


def _remembered(memory: Path, stamp: str) -> dict[str, Any]:
    try:
        data = json.loads(memory.read_text(encoding="utf-8"))
        return dict(data["files"]) if data["stamp"] == stamp else {}
    except (OSError, ValueError, LookupError, TypeError):  # none yet, or one of another version
        return {}


def _can_be_judged(problem: Problem, wrong: frozenset[str]) -> bool:
    return not any(
        path in wrong and problem.rule == rule and problem.message.startswith(words)
        for path, (rule, words) in UNJUDGED.items()
    )


def _level(problem: Problem) -> registry.Level:
    rule = registry.rules().get(problem.rule)
    return rule.level if rule else problem.level


def is_in(path: str, only: Iterable[str]) -> bool:
    """Whether a file is one of `only` or lies in one of them; every file where none is named."""
    return not only or any(one in {path, "."} or path.startswith(f"{one}/") for one in only)


def fix(root: Path, only: Sequence[str] = ()) -> tuple[str, ...]:
    """Make the safe changes, and give the files that changed. Comments and the order of keys stay as they are."""
    settings, _ = config.attempt(root)
    changed: list[str] = []
    for path, text in _texts(root):
        if isinstance(text, str) and is_in(path, only) and (better := mended(path, text, settings)) != text:
            disk.write(root / path, better)
            changed.append(path)
    return tuple(changed)


def mended(path: str, text: str, settings: Config) -> str:
    """A text with all safe changes made."""
    page = facts.page_of(path, text, settings)
    hits = (hit for find in registry.finders().values() for hit in find(page))
    return edited(text, (hit.edit for hit in hits if hit.edit))
