"""List everything that the program says to a person, for the documentation, from the syntax trees of its modules.

Run by `make reference`. A message is a text with two words side by side that is not a docstring; the help of a command
is one too. A text that an expression fills is shown as `{…}`, and what to write instead follows its arrow.
"""

from __future__ import annotations

import ast
import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
FILLED = "{…}"
PAIR = 2  # what was found, and what to write instead
TOP = """\
Every message of the commands, in the order of the packages and modules that say it.
`{…}` is what hub fills in; after `→` is what to write or do instead.
What `hub check` says about each rule is on [a page of its own](rules.md).
[Troubleshooting](../run/troubleshooting.md) says more of those that come often.
"""
FIELD = re.compile(r"\{[\w.:]*\}|%\(\w+\)s")
# What takes words to be translated, and how many: in one form, or in two.
TRANSLATED = {"gettext": 1, "noop": 1, "ngettext": 2, "nnoop": 2}
# Half of all nodes, which hold no text.
WORDLESS = (ast.Name, ast.alias, ast.expr_context, ast.boolop, ast.cmpop, ast.operator, ast.unaryop)
PROSE = re.compile(r"(?:^|[\s(])[A-Za-z]{2,}[,;:.)”]* \S|\S [A-Za-z]{2,}[,;:.)”]*(?:$| )|\ba [a-z]+")
NO_PROSE = re.compile(
    r"""
    \\ | ^,\?                                         # a pattern
    | ^\n\s                                           # a list of names
    | ^\s*</?[a-z?!] | </ | [a-z]="[^"{]*"$           # HTML or XML, and its attributes
    | \]= | \(@ | \[@                                 # XPath
    | ^[A-Z]+\ [A-Z_]+\b                              # SQL
    | ^\w+\[ | \ \|\ None                             # a type
    | ;q= | ;\ charset= | :\ data: | none'$ | ^Basic\ # a header of HTTP
    | ^--- | ^[{] .* \{:\ \# | ^\#\#\ .* \{:\ \#       # front matter, and the anchors of headings
    | ^\(prefers | ^_No                               # what browsers and GitHub say
    """,
    re.VERBOSE,
)


def shown(node: ast.AST) -> str:
    """What a person reads of a text; empty for an expression that is not a text."""
    match node:
        case ast.Constant(value=str(words)):
            return FIELD.sub(FILLED, words)
        case ast.JoinedStr(values=parts):
            return "".join(str(part.value) if isinstance(part, ast.Constant) else FILLED for part in parts)
    return ""


def called(node: ast.AST) -> str:
    """The name by which something is called, without whose it is; empty for what has none."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def message(node: ast.AST) -> str:
    """The message that an expression is, or the two that it chooses from, on one line; empty where it is none."""
    if isinstance(node, ast.IfExp):
        return " / ".join(filter(None, (message(node.body), message(node.orelse))))
    if isinstance(node, ast.Call) and (forms := TRANSLATED.get(called(node.func))):
        return " / ".join(message(one).replace("%%", "%") for one in node.args[:forms] if message(one))
    text = shown(node)
    return "" if NO_PROSE.search(text) or not PROSE.search(text) else " ".join(text.split())


def parts(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a piece of code that can contain messages: no docstrings but of commands, and no lists of names."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="split")):
            return
        case ast.Call(keywords=values) if message(node):
            yield from values
        case ast.FunctionDef(decorator_list=decorators, body=[ast.Expr(value=help_text), *rest]) if is_command(
            decorators
        ):
            yield from (help_text, *decorators, node.args, *rest)
        case ast.IfExp() if message(node):
            yield from (node.test, *parts(node.body), *parts(node.orelse))
        case ast.FunctionDef() | ast.ClassDef() | ast.Module():
            text = ast.get_docstring(node)
            yield from (one for one in ast.iter_child_nodes(node) if text is None or one is not node.body[0])
        case ast.Expr(value=ast.Constant()):
            return
        case ast.JoinedStr():
            yield from (one for one in node.values if not isinstance(one, ast.Constant))
        case _:
            yield from ast.iter_child_nodes(node)


def is_command(decorators: list[ast.expr]) -> bool:
    """Whether these make a command of a function, whose docstring is then what `--help` says."""
    return any(re.search(r"\.(command|group)\b", ast.unparse(one)) for one in decorators)


def messages(node: ast.AST) -> Iterator[str]:
    """Each message in the order of the source; two beside each other are what was found, and what to write instead."""
    inner = [part for part in parts(node) if not isinstance(part, WORDLESS)]
    beside = [*filter(message, inner)] if isinstance(node, ast.Call | ast.Tuple) else []
    if len(beside) == PAIR:
        yield " → ".join(map(message, beside))
        inner = [part for part in inner if part not in beside] + [*itertools.chain(*map(parts, beside))]
    elif message(node):
        yield message(node)
    for part in inner:
        yield from messages(part)


def said_in(file: Path) -> list[str]:
    """The messages of a module, each once."""
    return [*dict.fromkeys(messages(ast.parse(file.read_text("utf-8"))))]


def lines() -> Iterator[str]:
    """The page: a chapter for each package, with a block for each module that says something."""
    yield TOP
    files = sorted((ROOT / "hub").rglob("*.py"), key=lambda file: (file.parent, file))
    for folder, modules in itertools.groupby(files, key=lambda file: file.parent):
        said = {file.stem: words for file in modules if (words := said_in(file))}
        if said:
            yield f"## {'.'.join(folder.relative_to(ROOT).parts)}\n"
        for name, words in said.items():
            yield "\n".join((f"### {name}\n", "```text", *words, "```\n"))


if __name__ == "__main__":
    from docs import reference

    reference.write()
