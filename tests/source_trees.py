"""The modules of hub as syntax trees, for tests that read all of them: each is parsed and walked once in a process."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

HUB = Path(__file__).parents[1] / "hub"
MODULES = tuple(sorted(HUB.rglob("*.py")))


@cache
def tree(module: Path) -> ast.Module:
    """A module as it was parsed."""
    return ast.parse(module.read_text("utf-8"))


@cache
def nodes(module: Path) -> tuple[ast.AST, ...]:
    """All nodes of a module's tree, in the order of `ast.walk`."""
    return tuple(ast.walk(tree(module)))
