"""Change the rules of hub one place at a time, and tell which changes no test notices (`make mutants`).

`python -m tests.mutants [ROOM…]`: mutants.toml names the rooms, their tests, and the mutants that change nothing.
Files on disk stay as they are: each mutant lives in a process of its own, which imports it instead of the module.
"""

from __future__ import annotations

import ast
import importlib
import importlib.abc
import importlib.util
import itertools
import os
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cosmic_ray import mutating, plugins

from tests import forked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

ROOT = Path(__file__).parents[1]
ROOMS, EQUIVALENT = (tomllib.loads((ROOT / "tests/mutants.toml").read_text("utf-8"))[name] for name in ("room", "same"))
# The share of mutants that the tests of a room must notice.
LEAST = 0.9
# One other operator for each: more of them make the same fault in another way.
COMPARED = "Eq_NotEq NotEq_Eq Lt_LtE LtE_Lt Gt_GtE GtE_Gt Is_IsNot IsNot_Is"
COUNTED = "Add_Sub Sub_Add Mul_FloorDiv Div_Mul FloorDiv_Mul Mod_Mul Pow_Mul BitOr_BitAnd BitAnd_BitOr BitXor_BitOr"
WORDS = "AndWithOr OrWithAnd TrueWithFalse FalseWithTrue BreakWithContinue ContinueWithBreak"
OPERATORS = (
    *(f"core/ReplaceComparisonOperator_{pair}" for pair in COMPARED.split()),
    *(f"core/ReplaceBinaryOperator_{pair}" for pair in COUNTED.split()),
    *(f"core/Replace{pair}" for pair in WORDS.split()),
    *("core/ReplaceUnaryOperator_Delete_Not", "core/ReplaceUnaryOperator_USub_UAdd"),
    *("core/AddNot", "core/NumberReplacer", "core/ExceptionReplacer", "core/ZeroIterationForLoop"),
)
# What the tests need besides hub, loaded once for all processes.
LIBRARIES = "hypothesis aiohttp comrak feedparser icalendar jinja2 lxml.html markdown mkdocs.config nh3 sqlalchemy yaml"
# The test of a rule of `hub check` with its own examples, by its number.
EXAMPLE = "tests/check/test_rules.py::test_each_rule_speaks_at_its_bad_example_only[{}]"
# Seconds that a test may take; a mutant that never ends is noticed.
PATIENCE = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Mutant:
    """A module with one change, and the line that has it, before and after."""

    path: str
    source: str
    number: int
    was: str
    becomes: str

    def __str__(self) -> str:
        """Return where it is, and what was changed."""
        return f"{self.path}:{self.number}\n    - {self.was}\n    + {self.becomes}"

    def is_equivalent(self) -> bool:
        """Return whether it is listed as one that does what the module does."""
        return any(
            (same["path"], same["was"], same["becomes"]) == (self.path, self.was, self.becomes) for same in EQUIVALENT
        )


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Give the mutant to whoever imports its module."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.name = mutant.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def find_spec(self, fullname: str, _path: object, _target: object = None) -> ModuleSpec | None:
        """Return where the module comes from, where it is the one that has the change."""
        if fullname != self.name:
            return None
        place = ROOT / self.mutant.path
        inside = [str(place.parent)] if place.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(fullname, place, loader=self, submodule_search_locations=inside)

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed source in place of the file's."""
        exec(compile(self.mutant.source, str(ROOT / self.mutant.path), "exec"), module.__dict__)  # noqa: S102  our own code


class _Bare(ast.NodeTransformer):
    """Take away what never runs: the types of names, arguments and results."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        for name in ("annotation", "returns"):
            if getattr(node, name, None):
                setattr(node, name, ast.Constant(None))
        return super().generic_visit(node)


def program(source: str) -> str:
    """Return all of a source that runs, without what is only for type checkers; "" for what is not Python."""
    try:
        tree = ast.parse(source)
    except SyntaxError:  # such as `not a := b`
        return ""
    tree.body = [one for one in tree.body if not (isinstance(one, ast.If) and "TYPE_CHECKING" in ast.unparse(one.test))]
    return ast.dump(_Bare().visit(tree))


def mutants(path: str) -> Iterator[Mutant]:
    """Yield each change of a module that changes what runs."""
    source = (ROOT / path).read_text("utf-8")
    lines, runs = source.splitlines(), program(source)
    for name in OPERATORS:
        operator = plugins.get_operator(name)()
        for occurrence in itertools.count():
            try:
                changed = mutating.mutate_code(source, operator, occurrence)
            except AttributeError:  # the operator for exceptions reads no name with a dot
                continue
            if changed is None:
                break
            if program(changed) not in {runs, ""}:
                pairs = zip(lines, changed.splitlines(), strict=False)
                number, was, becomes = next((n, old, new) for n, (old, new) in enumerate(pairs, 1) if old != new)
                if was.startswith("@dataclass("):  # how a value is kept is no rule
                    continue
                yield Mutant(path=path, source=changed, number=number, was=was.strip(), becomes=becomes.strip())


def passes(tests: Sequence[str], mutant: Mutant | None = None) -> int:
    """Start a process that runs tests with a mutant, or with hub as it is; its number."""
    child = os.fork()
    if not child:
        if mutant:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            sys.meta_path.insert(0, Finder(mutant))
        with tempfile.TemporaryDirectory() as folder:
            options = ["-x", "-q", "-p", "no:cacheprovider", f"--basetemp={folder}/t", f"--timeout={PATIENCE}"]
            options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # of what was loaded above
            os._exit(pytest.main([*options, "-m", "not corpus and not hostile and not database and not slow", *tests]))
    return child


def survivors(tests: Sequence[str], found: Sequence[Mutant]) -> Iterator[Mutant]:
    """Yield the mutants that no test notices, while as many are tried at once as there are processors."""
    running: dict[int, Mutant] = {}
    waiting = iter(found)
    for mutant in (*itertools.islice(waiting, len(os.sched_getaffinity(0))),):
        running[passes(tests, mutant)] = mutant
    while running:
        child, status = os.wait()
        mutant = running.pop(child)
        if os.waitstatus_to_exitcode(status) == pytest.ExitCode.OK:
            yield mutant
        if following := next(waiting, None):
            running[passes(tests, following)] = following


def judged(name: str, room: dict[str, Any]) -> bool:
    """Try all mutants of a room, tell what came of it, and return whether its tests notice enough of them."""
    start = time.monotonic()
    tests = [EXAMPLE.format(rule) for rule in room.get("rules", "").split()] + room["tests"]
    _, status = os.waitpid(passes(tests), 0)
    assert status == 0, f"the tests of {name} fail without any change"
    found = [mutant for path in room["modules"] for mutant in mutants(path)]
    told = [mutant for mutant in found if not mutant.is_equivalent()]
    left = 0
    for left, mutant in enumerate(survivors(tests, told), 1):  # noqa: B007  how many there were
        say(mutant)
    score = 1 - left / len(told)
    say(
        f"{name}: {score:.1%} of {len(told)} mutants noticed, {len(found) - len(told)} more are equivalent "
        f"({time.monotonic() - start:.0f} s)"
    )
    return score >= LEAST


def say(line: object) -> None:
    """Print to whoever waits."""
    print(line, flush=True)  # noqa: T201  a program's own words


def main() -> None:
    """Judge the rooms that are named, or all; ends with 1 where the tests of one notice too little."""
    for library in LIBRARIES.split():
        importlib.import_module(library)
    forked.LOADED.clear()  # more than is gained in a process that runs a few tests
    os.chdir(ROOT)
    results = [judged(name, ROOMS[name]) for name in sys.argv[1:] or ROOMS]
    sys.exit(not all(results))


if __name__ == "__main__":
    main()
