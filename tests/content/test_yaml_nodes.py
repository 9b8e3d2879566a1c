"""YAML values know where they stand, and what is no YAML is said in plain words."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.content import yaml_nodes
from hub.content.yaml_nodes import Node
from hub.errors import ContentError


def test_values_know_their_place() -> None:
    """A value has the place of its key, an entry of a list its own; lines count from where the text begins."""
    node, problems = yaml_nodes.parse("a: 1\nb:\n  - x\n  - {c: y}\n", "f.yml", first_line=5)
    deep = Node({"c": Node("y", 8, 6, "y")}, 8, 5)
    listed = Node((Node("x", 7, 5, "x"), deep), 6, 1)
    assert (node, problems) == (Node({"a": Node(1, 5, 1, "1"), "b": listed}, 5, 1), ())


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("word", "word"),
        ('"2026"', "2026"),
        ("2026", 2026),
        ("12:30", 750),
        ("1.50", 1.5),
        ("no", False),
        ("~", None),
        ("2026-11-20", date(2026, 11, 20)),
        ("2026-12-03 13:00:00", datetime(2026, 12, 3, 13)),  # noqa: DTZ001  a clock on the wall
        ("2026-12-03 13:00", "2026-12-03 13:00"),
        ("=", "="),
        ("<<", "<<"),
        ("!!python/name:os.system", ""),
        ("!!python/object/apply:os.system [ls]", ("ls",)),
        ("!anything word", "word"),
        ("!!binary aGk=", "aGk="),
        ("2026-02-31", "2026-02-31"),
        ("!!timestamp soon", "soon"),
        ("!!bool maybe", "maybe"),
        ("!!int ''", ""),
        ("!!set word", "word"),
        ("9" * 65, "9" * 65),
        ("1" + ":59" * 9_999, "1" + ":59" * 9_999),
    ],
)
def test_values(written: str, value: object) -> None:
    """Values are YAML 1.1's, foreign tags do nothing, and what YAML cannot read stays text."""
    node, problems = yaml_nodes.parse(f"- {written}", "f.yml")
    assert (_bare(node), problems) == ((value,), ())


def _bare(node: Node) -> object:
    return tuple(map(_bare, node.value)) if isinstance(node.value, tuple) else node.value


def test_what_is_written_is_kept() -> None:
    """Messages can quote the file, not what YAML made of it."""
    node, _ = yaml_nodes.parse("[no, 12:30, 0x1F, 1.50, 'x', ~]", "f.yml")
    assert isinstance(node.value, tuple)
    assert [child.written for child in node.value] == ["no", "12:30", "0x1F", "1.50", "x", "~"]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_nothing_is_a_value(text: str) -> None:
    """A text without values is None, where it begins."""
    assert yaml_nodes.parse(text, "f.yml", first_line=3) == (Node(None, 3, 1), ())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("!ENV HUB_A", "first"),
        ("!ENV HUB_NONE", None),
        ("!ENV [HUB_NONE, HUB_A]", ("first",)),
        ("!ENV [HUB_NONE, HUB_B, HUB_A, last]", 32),
        ("!ENV [HUB_NONE, 2026]", 2026),
        ("!ENV [HUB_NONE, [a, b]]", ("a", "b")),
        ("!ENV [HUB_A]", "first"),
        ("!ENV [[HUB_A], b]", "b"),
        ("!ENV []", None),
    ],
)
def test_environment(text: str, value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs' !ENV takes the first variable that is set, else the default; both may be numbers."""
    monkeypatch.setenv("HUB_A", "first")
    monkeypatch.setenv("HUB_B", "32")
    monkeypatch.delenv("HUB_NONE", raising=False)
    node, problems = yaml_nodes.parse(f"\na: {text}", "f.yml")
    expected = value if text != "!ENV [HUB_NONE, HUB_A]" else "HUB_A"
    assert isinstance(node.value, dict)
    assert (_bare(node.value["a"]), node.value["a"].line, problems) == (expected, 2, ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: 2\na: 3", "3:1: 103 the key 'a' appears twice, first on line 1; keep one of the two"),
        (
            "? [a]\n: b",
            (
                "1:3: 102 a list or a mapping is where a key should be; "
                "write a word before the colon; a value in brackets needs a key"
            ),
        ),
    ],
)
def test_wrong_parts_are_noted(text: str, found: str) -> None:
    """A wrong part is noted with its place, and the rest is read all the same."""
    _, problems = yaml_nodes.parse(text, "f.yml")
    assert [str(problem) for problem in problems] == [f"f.yml:{found}"]


def test_the_first_of_two_equal_keys_counts() -> None:
    """Of a key that appears twice, the first value is read."""
    node, _ = yaml_nodes.parse("a: 1\na: 2", "f.yml")
    assert node == Node({"a": Node(1, 1, 1, "1")}, 1, 1)


NEEDS_QUOTES = "found character that cannot start any token; a value that starts with @, ` or % needs quotes"
NO_KEY = "did not find expected key; check quotes, brackets and indentation on this line and the one above"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- @all", f"7:3: 102 this is not YAML: {NEEDS_QUOTES}"),
        ("- 'x", "7:5: 102 this is not YAML: found unexpected end of stream; a quote or a bracket is"),
        ("title: [a]\n  b", f"8:3: 102 this is not YAML: {NO_KEY}"),
        (
            "a: |\n\tb",
            (
                "8:1: 102 this is not YAML: found a tab character where an indentation space is expected; "
                "use spaces, not tabs, at the start of a line"
            ),
        ),
        (
            "- *new*",
            (
                "7:7: 102 this is not YAML: did not find expected alphabetic or numeric character; "
                "a value that starts with * or & needs quotes"
            ),
        ),
        ("- *new", "7:3: 102 this is not YAML: found undefined alias; a value that starts with * needs quotes"),
        (
            "a: 1\n“b” c\nd: 1",
            "9:1: 102 this is not YAML: could not find expected ':'; every line needs a key, a colon",
        ),
        ("--- a\n--- b", "8:1: 102 this is not YAML: but found another document; keep only the first line of hyphens"),
        ("%x\n", "7:3: 102 this is not YAML: found unknown directive name"),
        ("a: 1\nb: \x07", "8:4: 102 this line has the invisible character U+0007; delete it"),
        ("\ud800", "7:1: 102 this line has the invisible character U+D800; delete it"),
        ("&a [*a]", "7:1: 102 this is not YAML: its values are nested too deeply"),
        ("[" * 20_000, "7:1: 102 this is not YAML: more than 10,000 brackets and list marks"),
        ("? &a [x,x]\n: 1\n? &b [*a,*a]\n: 2\n? [*b,*b]\n: [", "13:1: 102 this is not YAML: "),
    ],
)
def test_what_is_no_yaml(text: str, found: str) -> None:
    """What cannot be read is one problem with its place, what was found and what to write."""
    with pytest.raises(ContentError) as caught:
        yaml_nodes.parse(text, "f.md", first_line=7)
    assert str(caught.value)[: len(found) + 5] == f"f.md:{found}"


def test_values_that_unfold_without_end() -> None:
    """A small text whose aliases stand for millions of values is refused."""
    bomb = "\n".join(f"{y}: &{y} [{','.join([f'*{x}'] * 10)}]" for x, y in zip("abcdefgh", "bcdefghi", strict=True))
    with pytest.raises(ContentError, match=r"102 this is not YAML: more than 100,000 values$"):
        yaml_nodes.parse(f"a: &a [1,1,1,1,1,1,1,1,1,1]\n{bomb}", "f.yml")


def test_keys_that_unfold_without_end() -> None:
    """A key made of lists of lists is not spelt out, which would fill the memory."""
    bomb = "\n".join(f"{y}: &{y} [{','.join([f'*{x}'] * 9)}]" for x, y in zip("abcd", "bcde", strict=True))
    _, problems = yaml_nodes.parse(f"a: &a [1]\n{bomb}\n? [*e, *e]\n: x", "f.yml")
    assert [(problem.line, problem.rule) for problem in problems] == [(6, "102")]


def test_a_key_that_ends_with_a_remark_and_the_text() -> None:
    """A value that is missing where the text ends in a remark is said to be on the line after the last."""
    node, problems = yaml_nodes.parse("title: T\n? kind #", "f.yml")
    assert node.value == {"title": Node("T", 1, 1, "T"), "kind": Node(None, 2, 3)}
    assert problems == ()


YAMLISH = st.lists(st.sampled_from([*"ab:-?,[]{}&*!|>'\"%@`#~ \n\t012.", "- ", ": ", "!!int ", "!ENV ", "&a ", "*a"]))


@given(st.text(st.characters(exclude_categories=[])) | YAMLISH.map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Any text at all is a tree, or a ContentError with places inside the text or right after it."""
    try:
        node, problems = yaml_nodes.parse(text, "f.yml")
    except ContentError as error:
        node, problems = Node(None, 1, 1), error.problems
        assert problems
    assert node.line >= 1
    assert all(1 <= problem.line <= len(text.splitlines()) + 1 for problem in problems)
