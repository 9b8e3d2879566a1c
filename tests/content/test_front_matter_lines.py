"""A value of front matter is changed where it is written, and every other byte stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.content import front_matter, front_matter_lines, yaml_nodes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\na: 1\nb: 2\n---\nb: 2\n", "---\na: 1\nb: new\n---\nb: 2\n"),
        ("---\nb:   2  # why\n---\n", "---\nb:   new  # why\n---\n"),
        ("---\nb: # why\n---\n", "---\nb: new # why\n---\n"),
        ("---\nb:\n---\n", "---\nb: new\n---\n"),
        ('---\r\nb: "2 # no" # why\r\n---\r\n', "---\r\nb: new # why\r\n---\r\n"),
        ("---\nb: 'it''s'\nc: 3\n---\n", "---\nb: new\nc: 3\n---\n"),
        ("---\nb: >\n  two\n  lines\nc: 3\n---\n", "---\nb: new\nc: 3\n---\n"),
        ("---\nb:\n- one\n- two\n# on c\nc: 3\n---\n", "---\nb: new\n# on c\nc: 3\n---\n"),
        ("\ufeff---\na: 1\n---\n", "\ufeff---\na: 1\nb: new\n---\n"),
        ("---\n---\n", "---\nb: new\n---\n"),
        ("no front matter\n", "no front matter\n"),
    ],
)
def test_changes_one_value(before: str, after: str) -> None:
    """In its line, or in a new one; a comment behind it stays, and of several lines the key does."""
    assert front_matter_lines.changed(before, {"b": "new"}) == after


def test_writes_new_lines_in_their_order() -> None:
    """Each below the one before it."""
    found = front_matter_lines.changed("---\na: 1\nz: 3\n---\n", {"a": "2", "b": "x", "c": "y"})
    assert found == "---\na: 2\nb: x\nc: y\nz: 3\n---\n"


@pytest.mark.parametrize(("line", "quoted"), [('a: "b"', True), ("a:  'b'", True), ("a: b", False), ("ab: 'c'", False)])
def test_knows_a_value_in_quotes(line: str, quoted: bool) -> None:  # noqa: FBT001  a case of the table
    """Whoever wrote quotes gets quotes."""
    assert front_matter_lines.is_quoted(f"---\n{line}\n---\n", "a") is quoted
    assert not front_matter_lines.is_quoted(line, "a")


@pytest.mark.parametrize("words", ["plain words", "it's", "a (b), c"])
def test_needs_no_quotes(words: str) -> None:
    """Words that YAML reads as words are written as they are, unless quotes are asked for."""
    assert front_matter_lines.text(words) == words
    assert front_matter_lines.text(words, quoted=True) == f'"{words}"'


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1))
def test_any_words_are_read_back(words: str) -> None:
    """A value says what was meant, whatever marks it has."""
    line = " ".join(words.split())
    source = front_matter_lines.changed("---\nb: 1 # why\nc: 2\n---\n", {"b": front_matter_lines.text(line)})
    meta = front_matter.split(source, "")[0]
    node, problems = yaml_nodes.parse(meta, "")
    assert isinstance(node.value, dict)
    assert (node.value["b"].value, node.value["c"].value, problems) == (line, 2, ())
