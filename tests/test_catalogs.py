"""Every word that readers meet has its place in the catalogs, and every language has all of them."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from babel.messages import jslexer
from jinja2 import nodes

from docs import catalogs, messages
from hub.base import jinja
from tests import source_trees

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from babel.messages.catalog import Catalog

LANGUAGES = dict(catalogs.languages())
SITE = catalogs.HUB / "site"
EVERY = (
    *SITE.glob("templates/*.html.j2"),
    *SITE.glob("theme/**/*.html"),
    *SITE.glob("material/*.html"),
    *(catalogs.HUB / "newsletter").glob("templates/*.html.j2"),
    *(catalogs.HUB / "newsletter").glob("templates/issue.txt.j2"),
    *(catalogs.HUB / "desk").glob("templates/*.html.j2"),
)
# What only those who review a change see, in the language of all that the check says.
REVIEWED = "changed-pages.html.j2"
TEMPLATES = sorted(path for path in EVERY if path.name != REVIEWED)
SCRIPTS = sorted((*SITE.glob("theme/assets/**/*.js"), *(catalogs.HUB / "desk").glob("static/js/**/*.js")))
# Letters between tags, and in the attributes that people hear or see.
BETWEEN = re.compile(r"(?:^|>)([^<>]*)")
HEARD = re.compile(r'\b(?:aria-label|title|alt|placeholder)="([^"]*)"')
STYLE = re.compile(r"<(style|script)\b.*?</\1>|<!--.*?-->", re.DOTALL)
WORD = re.compile("[A-Za-z]{2,}")
# Names of formats, addresses, characters, and front matter.
NO_WORDS = re.compile(r"\w+/|&\w+;|RSS|Atom|JSON Feed|JSON|^\w+:.*$|^ *-.*$|^---$|\{\w+\}", re.MULTILINE)
# What a script may say in English: names of kinds of pages, of events, headers, formats, classes and the like.
NAMES = {
    "Topics",
    "DOMContentLoaded",
    "Content-Type",
    "X-Hub-Desk",
    "HTML",
    "noreferrer noopener",
    "ask wide",
    "btn main",
}
NAMES |= {"2px dashed", "li button"}
# Names of keys, which every keyboard has.
KEYS = re.compile(r"(?:(?:Space|Esc|Escape|Tab|Enter|Alt|Shift|PgUp|PgDn|Home|End|Page\w*|Arrow\w*|[A-Z]|\W)[ +]?)+")
SELECTOR = re.compile(r"^[.#]|[\w\])]\[|\[[\w-]+[=\]]|^\((?:min|max)-|^[a-z]+(?:, [a-z]+)+$")
# A sentence, or words: it begins with a capital, or two words stand side by side.
SAID = re.compile(r"^\W*[A-Z][a-z]+|[A-Za-z]{2,}[,;:.]? [A-Za-z]{2,}")
# What a message has filled in.
NAMED = re.compile(r"%\((\w+)\)s")
TRANSLATED = re.compile(r'\bn?gettext\(\s*"((?:[^"\\]|\\.)*)"')


def _name(file: Path) -> str:
    return file.relative_to(catalogs.HUB).as_posix()


@cache
def source() -> Catalog:
    """The words of the source."""
    return catalogs.words()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalog_has_the_words_of_the_source(language: str) -> None:
    """The catalogs are brought up to date with `make messages`."""
    file = LANGUAGES[language]
    assert catalogs.written(catalogs.updated(language, file, source())) == file.read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalog_lacks_no_word(language: str) -> None:
    """Each word has a translation, and each of its plural forms; Arabic has those for readers."""
    lacks = catalogs.missing(catalogs.updated(language, LANGUAGES[language], source()))
    assert [message.id for message in lacks] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_fills_in_what_its_source_does(language: str) -> None:
    """A name in one of the two that the other lacks would break a page, or lose what a reader should see."""
    catalog = catalogs.updated(language, LANGUAGES[language], source())
    errors = {message.id: list(message.check(catalog)) for message in catalog if message.id}
    assert {words: found for words, found in errors.items() if found} == {}


def given(module: Path) -> Iterator[tuple[str, frozenset[str] | None]]:
    """The words that a module gives to a function that translates, with the names of what it fills in, where told."""
    for node in source_trees.nodes(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in catalogs.FUNCTIONS:
            names = frozenset(one.arg or "" for one in node.keywords)
            is_told = names and "" not in names
            for words in node.args[: 1 if node.func.id in {"gettext", "noop"} else 2]:
                if isinstance(words, ast.Constant):
                    yield str(words.value), names if is_told else None


def test_a_catalog_sees_what_modules_say() -> None:
    """Babel finds no words within the braces of an f-string, and none in a call within a call within another."""
    known = {word for message in source() for word in ((message.id,) if isinstance(message.id, str) else message.id)}
    unseen = {_name(module): {words for words, _ in given(module)} - known for module in source_trees.MODULES}
    assert {module: words for module, words in unseen.items() if words} == {}


def test_modules_fill_in_what_their_words_name() -> None:
    """A name that is missing would end a command, and one too many would be lost."""
    told = [(_name(module), *one) for module in source_trees.MODULES for one in given(module)]
    wrong = [
        (module, words) for module, words, names in told if names and (names ^ set(NAMED.findall(words))) - {"num"}
    ]
    assert wrong == []


def test_a_new_language_begins_empty() -> None:
    """It has all words of the source, and a translation of none."""
    catalog = catalogs.updated("fr", LANGUAGES["es"].with_name("none.po"), source())
    assert len(catalogs.missing(catalog)) == len(source()) > 0


def unmarked(template: str) -> Iterator[str]:
    """What a template says to readers in words that no catalog can translate."""
    text = STYLE.sub("", "".join(_parts(jinja.environment("hub.site").parse(template))))
    for pattern in (BETWEEN, HEARD):
        for found in pattern.finditer(text):
            if WORD.search(NO_WORDS.sub("", found[1])):
                yield found[1].strip()


def _parts(node: nodes.Node) -> Iterator[str]:
    """The constant text of a template, with a blank for each expression."""
    if isinstance(node, nodes.TemplateData):
        yield node.data
    elif isinstance(node, nodes.Output):
        yield from (part.data if isinstance(part, nodes.TemplateData) else " " for part in node.nodes)
    else:
        for child in node.iter_child_nodes():
            yield from _parts(child)


def unmarked_in_script(script: str) -> Iterator[str]:
    """The words of a script that are not given to a function that translates."""
    depth, marked, before, is_class = 0, 0, "", False
    for kind, value, _ in jslexer.tokenize(script):
        if kind == "operator" and value in {"(", ")"}:
            depth += 1 if value == "(" else -1
            marked = depth if value == "(" and before in catalogs.FUNCTIONS and not marked else marked
            marked = 0 if depth < marked else marked
        elif kind in {"string", "template_string"} and not marked and "\n" not in value:
            words, code = _apart(value[1:-1])
            is_name = is_class or words in NAMES or KEYS.fullmatch(words) or SELECTOR.search(words)
            if SAID.search(words) and not is_name:
                yield value
            for part in code:
                yield from unmarked_in_script(part)
        is_class = before in {"class", "className"} and value == ":"
        before = value if kind == "name" else ""


def _apart(template: str) -> tuple[str, list[str]]:
    """The words of a template of JavaScript, and the code between them."""
    words, code, depth = "", [""], 0
    for letter in template.replace("${", "\0"):
        depth += {"\0": 1, "{": 1, "}": -1}.get(letter, 0) if depth or letter == "\0" else 0
        if depth:
            code[-1] += letter.replace("\0", "" if depth == 1 else "${")
        elif letter == "}" and code[-1]:
            code.append("")
        else:
            words += letter
    return words, code[:-1]


@pytest.mark.parametrize("file", TEMPLATES, ids=_name)
def test_a_template_says_no_word_that_no_catalog_has(file: Path) -> None:
    """Whatever it says to readers is marked as words to translate."""
    assert list(unmarked(file.read_text("utf-8"))) == []


@pytest.mark.parametrize("file", SCRIPTS, ids=_name)
def test_a_script_says_no_word_that_no_catalog_has(file: Path) -> None:
    """Whatever it says to people is given to `gettext` or `ngettext`, in a place where Babel's reader finds it."""
    script = file.read_text("utf-8")
    assert list(unmarked_in_script(script)) == []
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in source() if message.id}
    assert set(TRANSLATED.findall(script)) - known == set()


def test_words_that_are_not_marked_are_found() -> None:
    """Between tags, in attributes, beside values, and in scripts."""
    template = '<p>{{ name }} says</p><a title="Read it">{% trans %}Marked{% endtrans %}</a> <b>RSS</b>'
    assert list(unmarked(template)) == ["says", "Read it"]
    script = 'say("Nothing found", gettext("Found: {what}", { what: "It" }), `Shown ${count}`, { class: "btn two" });'
    assert list(unmarked_in_script(script)) == ['"Nothing found"', "`Shown ${count}`"]
    nested = '`row ${is ? "at the end" : gettext("{a} of {b}", { a, b })}`; ask("no word"); ({ class: "two words" })'
    assert list(unmarked_in_script(nested)) == ['"at the end"', '"no word"']


def said_to_people(nodes: Iterable[ast.AST]) -> Iterator[tuple[int, str]]:
    """What a module says to a person, by its line: the words of errors, of findings and of what is printed."""
    for one in nodes:
        words: list[ast.expr] = []
        if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) in {"message", "fix"}:
            words = [one.value]
        elif isinstance(one, ast.Call):
            words = [value.value for value in one.keywords if value.arg in {"message", "fix", "reason"}]
            if re.fullmatch(r".*Error|_?say|report", messages.called(one.func)):
                words += one.args
        yield from ((part.lineno, told) for part in words if (told := messages.message(part)) and not _is_marked(part))


def _is_marked(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) or (
        isinstance(node, ast.IfExp) and all(_is_marked(part) or not messages.message(part) for part in _both(node))
    )


def _both(node: ast.IfExp) -> tuple[ast.expr, ast.expr]:
    return node.body, node.orelse


# They speak to whoever writes a program; the demo is in English.
TO_PROGRAMMERS = ("hub/api.py", "hub/base/json_codec.py", "hub/base/line_merge.py", "hub/scaffold/friday_demo.py")
# Names of fields before what is said of them, and the failures of plug-ins, which may come before a hub is known.
AS_WRITTEN = ("service: {…}", "repeat: {…}", "{…}; the rest went on, and hub plugins lists all")


def test_what_modules_say_to_people_is_in_the_catalogs() -> None:
    """No error, finding or line of a command is English in a hub of another language."""
    found = [
        f"{path}:{line}: {told}"
        for file in source_trees.MODULES
        if (path := file.relative_to(catalogs.ROOT).as_posix()) not in TO_PROGRAMMERS
        for line, told in said_to_people(source_trees.nodes(file))
        if told not in AS_WRITTEN
    ]
    assert found == []


def test_what_is_said_to_people_is_found() -> None:
    """Each of these was once said in English: an error, what to write instead, a line of a command, one of two."""
    source = """
message = f"{name} is not a topic"
fix = gettext("write one")
report(node, "this is wrong", gettext("write it right"))
console.say("Nothing was sent" if none else gettext("All was sent"))
Problem(path=path, message="it has no day")
"""
    assert [told for _, told in said_to_people(ast.walk(ast.parse(source)))] == [
        "{…} is not a topic",
        "this is wrong",
        "Nothing was sent / All was sent",
        "it has no day",
    ]
