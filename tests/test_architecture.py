"""The shape of the package holds: each library has one door, each name one meaning, one module writes files.

Which package may import which is a contract in pyproject.toml, held by `lint-imports`.
"""

from __future__ import annotations

import ast
import functools
import re
import subprocess
import sys
import tomllib
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import source_trees

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
WORD = re.compile(r"\w+")
# A longer text is for people, and names nothing.
LONGEST_NAMING = 80
# A door is a module or a folder; the databases have tables in several modules.
DOORS = {
    "aiohttp": (
        "hub.collect.connections",
        "hub.collect.http_client",
        "hub.desk.desk_server",
        "hub.members.member_server",
    ),
    "babel": ("hub.base.cldr", "hub.base.time_zones", "hub.base.translation"),
    "backports": ("hub.collect.unpacking",),
    "brotli": ("hub.collect.unpacking",),
    "comrak": ("hub.base.commonmark",),
    "css_inline": ("hub.newsletter",),
    "cssselect": ("hub.base.css_selectors",),
    "email_validator": ("hub.members.valid_address",),
    "flufl": ("hub.members.mailing.bounces",),
    "feedparser": ("hub.collect.formats.rss",),
    "frontmatter": ("hub.content.front_matter",),
    "markdownify": ("hub.base.html_to_markdown",),
    "idna": ("hub.base.urls",),
    "itsdangerous": ("hub.members.timed_tokens",),
    "imaplib": ("hub.collect.imap_mailbox",),
    "imagesize": ("hub.base.picture_size",),
    "lxml": ("hub.base.html_tree", "hub.base.svg_pictures", "hub.check", "hub.collect"),
    "icalendar": (
        *(
            "hub.collect.formats.calendar_file",
            "hub.collect.formats.calendar_series",
            "hub.collect.formats.calendar_zones",
        ),
        "hub.site.outputs.calendar_files",
    ),
    "mkdocs": ("hub.site.mkdocs",),
    "msgspec": ("hub.base.json_codec",),
    "nh3": ("hub.base.sanitize_html",),
    "pagefind_bin": ("hub.site.outputs.pagefind",),
    "procrastinate": ("hub.members.mailing.job_queue",),
    "recurring_ical_events": ("hub.collect.formats.calendar_series",),
    "smtplib": ("hub.deliver.smtp",),
    "sqlalchemy": (
        *("hub.inbox.db", "hub.inbox.decisions", "hub.inbox.candidate_store", "hub.inbox.polling_store"),
        *("hub.inbox.candidate_rows", "hub.inbox.event_offers", "hub.deliver.ledger", "hub.members.member_store"),
        *("hub.members.member_tables", "hub.members.suppression_list", "hub.members.list_copy"),
        *("hub.members.mailing.reader_ledger", "hub.members.mailing.returned_mail"),
    ),
    "watchdog": ("hub.site.mkdocs.live_server",),
    "webencodings": ("hub.base.charset",),
    "yaml": ("hub.content.yaml_nodes",),
}
HEAVY = {
    "aiohttp",
    "comrak",
    "email_validator",
    "feedparser",
    "icalendar",
    "jinja2",
    "lxml",
    "mkdocs",
    "nh3",
    "rich",
    "sqlalchemy",
    "yaml",
}


def name_of(file: Path) -> str:
    """The dotted name of a module."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(file): file for file in source_trees.MODULES}


def imported(statement: ast.AST) -> Iterator[str]:
    """The modules that one statement names; `from hub import text` names hub.text."""
    if isinstance(statement, ast.Import):
        yield from (alias.name for alias in statement.names)
    if isinstance(statement, ast.ImportFrom):
        whole = [f"{statement.module}.{alias.name}" for alias in statement.names]
        yield from (name if name in MODULES else str(statement.module) for name in whole)


@functools.cache
def imports_of(module: str) -> set[str]:
    """All that a module imports anywhere: at its top, for types only, or inside a function."""
    return {name for node in source_trees.nodes(MODULES[module]) for name in imported(node)}


def imports_at_start(module: str) -> set[str]:
    """The modules of hub that must be there before this one; without those for types only."""
    return {name for node in source_trees.tree(MODULES[module]).body for name in imported(node) if name in MODULES}


def test_the_lane_knows_no_engine() -> None:
    """What makes the pages of articles works on what any engine made."""
    lane = {module for module in MODULES if module.startswith("hub.site.articles")}
    assert {name for module in lane for name in imports_of(module) if name.startswith("mkdocs")} == set()


def test_imports_have_no_cycle() -> None:
    """Modules can be loaded one after another."""
    graph = {module: imports_at_start(module) for module in MODULES}
    assert set(TopologicalSorter(graph).static_order()) == set(MODULES)


def test_no_class_has_the_name_of_another() -> None:
    """Who reads a class's name knows which class it is."""
    nodes = (node for module in source_trees.MODULES for node in source_trees.nodes(module))
    classes = [node.name for node in nodes if isinstance(node, ast.ClassDef)]
    assert {name for name, times in Counter(classes).items() if times > 1} == set()


def test_each_name_of_a_module_is_used() -> None:
    """What only tests call is dead: each function, class and constant of a module has its use in hub itself.

    What a decorator registers is used by what it is registered with.
    """
    templates = [*source_trees.HUB.rglob("*.html"), *source_trees.HUB.rglob("*.j2"), ROOT / "pyproject.toml"]
    used = {word for file in templates for word in WORD.findall(file.read_text("utf-8"))}
    used |= {word for module in source_trees.MODULES for node in source_trees.nodes(module) for word in uses(node)}
    names = [(module.stem, name) for module in source_trees.MODULES for name in defined(source_trees.tree(module))]
    assert len(names) > 5_000
    assert [(module, name) for module, name in names if name not in used] == []


def uses(node: ast.AST) -> Iterator[str]:
    """The names that a part of a program uses; also those in its texts, by which templates and entry points call."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, ast.alias):
        yield node.name
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from WORD.findall(node.value) if len(node.value) < LONGEST_NAMING else ()


def defined(module: ast.Module) -> Iterator[str]:
    """The names that a module defines and Python itself does not ask for."""
    for node in module.body:
        if isinstance(node, ast.ClassDef) or (isinstance(node, ast.FunctionDef) and not node.decorator_list):
            named = [node.name]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            named = [one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)]
        else:
            named = []
        yield from (name for name in named if not name.startswith("__"))


def test_modules_keep_their_names() -> None:
    """A module of ours is called by the name of its file, so that who reads the call finds the file."""
    renamed = {
        (module, f"{statement.module}.{alias.name}")
        for module, file in MODULES.items()
        for statement in source_trees.nodes(file)
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
        if alias.asname
    }
    assert {(module, name) for module, name in renamed if name in MODULES} == set()


@pytest.mark.parametrize(("library", "doors"), sorted(DOORS.items()))
def test_each_library_has_one_door(library: str, doors: tuple[str, ...]) -> None:
    """What comes from outside is known in one place, where it can be exchanged."""
    users = {module for module in MODULES if any(name.split(".")[0] == library for name in imports_of(module))}
    assert users
    assert {user for user in users if not f"{user}.".startswith(tuple(f"{door}." for door in doors))} == set()


# What changes files, by the name it is called by; `replace` is also what text and dataclasses do, with more to say.
WRITERS = {
    *("chmod", "copy2", "copyfile", "copyfileobj", "copytree", "hardlink_to", "makedirs", "mkdir", "mkfifo", "mknod"),
    *("mkstemp", "move", "removedirs", "rename", "renames", "rmdir", "rmtree", "symlink", "symlink_to", "touch"),
    *("truncate", "unlink", "write_bytes", "write_text"),
}
# Names that other things have as well.
OF_SYSTEM = {"copy", "link", "remove"}
PLACES = {"hub.base.file_io", "file_io"}


def writes(node: ast.AST) -> str:
    """How a call changes files; "" for one that does not, and for those of the one door."""
    if not isinstance(node, ast.Call):
        return ""
    if isinstance(node.func, ast.Name):
        owner, name = "", node.func.id
    elif isinstance(node.func, ast.Attribute):
        owner, name = ast.unparse(node.func.value), node.func.attr
    else:
        return ""
    if owner in PLACES or (node.args and ast.unparse(node.args[0]) == "os.devnull"):
        return ""
    if name == "open":
        words = [
            each.value for each in (*node.args, *(k.value for k in node.keywords)) if isinstance(each, ast.Constant)
        ]
        mode = next((word for word in words if isinstance(word, str) and set(word) <= set("rwxabt+")), "r")
        return f"open({mode})" if owner == "os" or set(mode) & set("wxa+") else ""
    is_rename = name == "replace" and len(node.args) == 1 and not node.keywords
    known = WRITERS | OF_SYSTEM if owner in {"os", "shutil"} else WRITERS
    return name if is_rename or (name in known and owner) else ""


def test_one_module_writes_files() -> None:
    """Everything else asks it, and it refuses a place outside of the folder that was named."""
    found = [
        f"{module}:{getattr(node, 'lineno', 0)}: {how}"
        for module, file in MODULES.items()
        for node in source_trees.nodes(file)
        if (how := writes(node))
    ]
    assert found != [] == [one for one in found if not one.startswith("hub.base.file_io:")]


@pytest.mark.parametrize(
    "words",
    [
        "path.write_text('x')",
        "Path(a).write_bytes(b'x')",
        "os.makedirs(a)",
        "shutil.copytree(a, b)",
        "new.replace(old)",
        "open(a, 'w')",
        "path.open('xb')",
        "open(a, mode='a')",
        "path.open('r+')",
        "os.open(a, os.O_RDONLY)",
        "os.rename(a, b)",
        "os.remove(a)",
        "(root / a).unlink()",
    ],
)
def test_a_way_around_it_would_be_seen(words: str) -> None:
    """However it is spelled."""
    assert any(map(writes, ast.walk(ast.parse(words))))


@pytest.mark.parametrize(
    "words", ["file_io.remove(a, b)", "a.replace('b', 'c')", "replace(a, b=c)", "open(a, 'rb')", "path.open()", "f()()"]
)
def test_reading_is_free(words: str) -> None:
    """What changes no file is let through."""
    assert not any(map(writes, ast.walk(ast.parse(words))))


def test_what_the_list_of_mutants_names_is_there() -> None:
    """Each module and test of a room exists, and each mutant that changes nothing is of a line as it is today."""
    listed = tomllib.loads((ROOT / "tests" / "mutants.toml").read_text("utf-8"))
    rooms = listed["room"].values()
    assert [path for room in rooms for path in (*room["modules"], *room["tests"]) if not (ROOT / path).exists()] == []
    texts = {same["path"]: (ROOT / same["path"]).read_text("utf-8") for same in listed["same"]}
    assert [same["was"] for same in listed["same"] if f"{same['was']}\n" not in texts[same["path"]]] == []


def test_help_is_light() -> None:
    """`hub --help` loads none of the libraries that take long to load."""
    program = "import sys; from hub.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603  our own words
    assert done.stdout.startswith("Usage: ")
    assert HEAVY & set(done.stdout.splitlines()[-1].split()) == set()
