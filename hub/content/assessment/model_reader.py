"""content/assessment/ID.yml -> Assessment, with the line of everything that is wrong."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from hub.base import text
from hub.base.translation import gettext, noop
from hub.base.utf8_files import text_of
from hub.content import file_selection, front_matter, validation, yaml_nodes
from hub.content.assessment.maturity import TOP, Assessment, Dimension, Practice, Step, full_name
from hub.content.validation import Report, choice, flag, group, line, optional, reads, required, several, whole
from hub.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hub.content.settings import Config
    from hub.content.yaml_nodes import Node

FOLDER = "content/assessment"
LOCK = ".lock.yml"
RULE = "701"
# A line of a lock file: a key in its only spelling, and the practice that it belongs to.
KEY = re.compile(r"[1-9][0-9]{0,3}")
LINES = noop("write lines such as `9: culture/leaders-use-insight`")
# The highest key that a link of 24 characters can carry.
HIGHEST_KEY = 56

STEP: validation.Fields = {"label": required(line), "meaning": required(line)}


def load(config: Config) -> tuple[Assessment, ...]:
    """Return every model of a hub, by name; raises ContentError with every problem of every model."""
    problems: list[Problem] = []
    found: list[Assessment] = []
    for path in paths(config):
        try:
            found.append(read(text_of(config.root / path, path), path, config, lock(config.root, path)))
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return tuple(found)


def paths(config: Config) -> tuple[str, ...]:
    """Return the files of the models, from the root."""
    files = (path for path, _ in file_selection.files(config, FOLDER, deep=False))
    return tuple(path for path in files if path.endswith(".yml") and not path.endswith(LOCK))


def lock_path(path: str) -> str:
    """Return the path of the file that remembers a model's keys."""
    return path.removesuffix(".yml") + LOCK


def lock(root: Path, path: str) -> dict[int, str]:
    """Return every key that was ever used, with the full name of its practice; raises ContentError for a bad file."""
    place = lock_path(path)
    node, problems = yaml_nodes.parse(text_of(root / place, place), place, rule=RULE)
    report = Report(place, problems)
    entries = node.value if isinstance(node.value, dict) else {}
    if not isinstance(node.value, dict | None):
        report(
            node,
            gettext("expected keys, found %(found)s", found=validation.shown(node.value)),
            gettext(LINES),
            rule=RULE,
        )
    for key, child in entries.items():
        if not KEY.fullmatch(key) or not isinstance(child.value, str):
            report(
                child,
                gettext("%(key)s is not a key", key=text.shortened(repr(key), validation.LONGEST_SHOWN)),
                gettext(LINES),
                rule=RULE,
            )
    if report.problems:
        raise ContentError(report.problems)
    return {int(key): str(child.value) for key, child in entries.items()}


def locked(assessment: Assessment, before: dict[int, str]) -> dict[int, str]:
    """Return what the lock file should hold: every key that was ever used, by number."""
    now = {practice.key: name for name, practice in assessment.names().items()}
    return dict(sorted((now | before).items()))


def lock_text(keys: dict[int, str]) -> str:
    """Return the text of a lock file."""
    head = "# Every key that was ever used, and its practice. Never change one; `hub assess lock` adds what is new.\n"
    return head + "".join(f"{key}: {name}\n" for key, name in keys.items())


def read(source: str, path: str, config: Config, lock: dict[int, str]) -> Assessment:
    """Return a model from the text of its file; raises ContentError with every problem."""
    node, problems = yaml_nodes.parse(source, path, rule="102")
    report = Report(path, problems)
    values = validation.read(node, model(config), report)
    if not report.problems:
        names = {f"{dim.id}/{entry.practice.id}": entry for dim in values["dimensions"] for entry in dim.entries}
        _check(values["dimensions"], names, config, lock, report)
        _check_stages(names.values(), len(values["stages"]), report)
    if report.problems:
        raise ContentError(report.problems)
    values["dimensions"] = tuple(dimension.built() for dimension in values["dimensions"])
    values["draft"] = values.get("draft", False) or file_selection.is_draft(path, config)
    return Assessment(id=PurePosixPath(path).stem, path=path, **values)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Entry:
    """Hold a practice and where it is in the file."""

    practice: Practice
    node: Node


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Dimension:
    """Hold a dimension whose practices still know where they are in the file."""

    id: str
    title: str
    question: str
    entries: tuple[_Entry, ...]
    area: str | None = None

    def built(self) -> Dimension:
        practices = tuple(entry.practice for entry in self.entries)
        return Dimension(id=self.id, title=self.title, question=self.question, practices=practices, area=self.area)


def model(config: Config) -> validation.Fields:
    """Return the fields of a model."""
    return {
        "title": required(line),
        "summary": required(line),
        "version": required(whole),
        "oldest": optional(whole),
        "intro": optional(line),
        "draft": optional(flag),
        "scale": required(_exactly(TOP + 1, several(group(STEP, Step)))),
        "stages": required(several(group(STEP, Step))),
        "dimensions": required(several(_dimension(config))),
    }


def _exactly(size: int, read_list: validation.FieldReader) -> validation.FieldReader:
    @reads({**read_list.schema, "minItems": size, "maxItems": size})
    def read_some(node: Node, report: Report) -> Any:  # noqa: ANN401  what the list holds
        found = read_list(node, report)
        steps = node.value if None in found else found  # of two that cannot be read, nobody knows whether they differ
        if isinstance(steps, tuple) and len(steps) != size:
            message = gettext("there are %(count)s different steps", count=len(steps))
            report(node, message, gettext("write %(size)s, from the lowest to the highest", size=size), rule=RULE)
        return found

    return read_some


def _dimension(config: Config) -> validation.FieldReader:
    plan = {
        "id": required(line),
        "title": required(line),
        "question": required(line),
        "area": optional(choice(tuple(area.key for area in config.areas))),
        "practices": required(several(_practice)),
    }

    def build(practices: tuple[_Entry, ...], **values: Any) -> _Dimension:  # noqa: ANN401  the values of the plan
        return _Dimension(entries=practices, **values)

    return group(plan, build)


PRACTICE: validation.Fields = {
    "key": required(whole),
    "id": required(line),
    "stage": required(whole),
    "weight": optional(whole),
    "requires": optional(several(line)),
    "text": required(line),
    "help": optional(line),
    "evidence": optional(line),
    "pages": optional(several(line)),
}


@reads(validation.schema_of(PRACTICE))
def _practice(node: Node, report: Report) -> _Entry | None:
    practice = group(PRACTICE, Practice)(node, report)
    return _Entry(practice=practice, node=node) if practice else None


def _pages(config: Config) -> tuple[str, ...]:
    """Return the pages of the toolkit, drafts as well, from content/."""
    files = (path.removeprefix("content/") for path, _ in file_selection.files(config, "content/toolkit"))
    return tuple(path for path in files if path.endswith(".md") and path.count("/") > 1)


def _is_draft(page: str, config: Config) -> bool:
    """Say whether a page, from content/, is a draft; one that cannot be read is none, and told elsewhere."""
    path = f"content/{page}"
    with contextlib.suppress(ContentError):
        return file_selection.is_draft(path, config) or front_matter.is_draft(text_of(config.root / path, path), path)
    return False


def _check(
    dimensions: Iterable[_Dimension], names: dict[str, _Entry], config: Config, lock: dict[int, str], report: Report
) -> None:
    """Report what only several practices together show: keys, names, requirements and pages that are wrong."""
    entries = [(dimension, entry) for dimension in dimensions for entry in dimension.entries]
    _check_twice(entries, report)
    pages = _pages(config)
    for dimension, entry in entries:
        _check_key(f"{dimension.id}/{entry.practice.id}", entry, lock, report)
        _check_requires(dimension, entry, names, report)
        for page in entry.practice.pages:
            if page not in pages:
                message = gettext("pages: %(found)s is not a page of the toolkit", found=validation.shown(page))
                report(entry.node, message, validation.nearest(page, pages), rule=RULE)
            elif _is_draft(page, config):
                message = gettext("pages: %(found)s is a draft, which readers do not get", found=validation.shown(page))
                report(entry.node, message, gettext("publish that page first, or take it out here"), rule=RULE)
    if not report.problems:
        _check_circles(entries, report)


def _check_stages(entries: Iterable[_Entry], stages: int, report: Report) -> None:
    for entry in entries:
        if entry.practice.stage > stages:
            report(
                entry.node,
                gettext("stage: %(stage)s is not a stage", stage=entry.practice.stage),
                gettext("write 1 to %(stages)s", stages=stages),
                rule=RULE,
            )


def _check_twice(entries: Iterable[tuple[_Dimension, _Entry]], report: Report) -> None:
    keys: dict[object, int] = {}
    for dimension, entry in entries:
        for name in (entry.practice.key, f"{dimension.id}/{entry.practice.id}"):
            if name in keys:
                message = gettext(
                    "%(name)s is taken by the practice on line %(line)s", name=repr(name), line=keys[name]
                )
                report(entry.node, message, gettext("give each practice a key and an id of its own"), rule=RULE)
            keys.setdefault(name, entry.node.line)


def _check_key(name: str, entry: _Entry, lock: dict[int, str], report: Report) -> None:
    key = entry.practice.key
    if key > HIGHEST_KEY:
        report(
            entry.node,
            gettext("key: %(key)s is too high", key=key),
            gettext("use the next free number up to %(highest)s", highest=HIGHEST_KEY),
            rule=RULE,
        )
    if lock.get(key, name) != name:
        message = gettext("key: %(key)s was %(before)s, and saved answers still use it", key=key, before=lock[key])
        free = next(number for number in count(1) if number not in lock)
        report(entry.node, message, gettext("use a key that was never used, such as %(free)s", free=free), rule=RULE)


def _check_requires(dimension: _Dimension, entry: _Entry, names: dict[str, _Entry], report: Report) -> None:
    for wanted in entry.practice.requires:
        if full_name(wanted, dimension.id) not in names:
            nearest = validation.nearest(wanted, tuple(names))
            report(
                entry.node,
                gettext("requires: there is no practice %(wanted)s", wanted=repr(wanted)),
                nearest,
                rule=RULE,
            )


def _check_circles(entries: Iterable[tuple[_Dimension, _Entry]], report: Report) -> None:
    listed = list(entries)
    graph = {
        f"{dimension.id}/{entry.practice.id}": [full_name(name, dimension.id) for name in entry.practice.requires]
        for dimension, entry in listed
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        node = next(entry.node for dimension, entry in listed if f"{dimension.id}/{entry.practice.id}" in circle)
        report(
            node,
            gettext("requires: %(circle)s is a circle", circle=" → ".join(circle)),
            gettext("let one of them start first"),
            rule=RULE,
        )
