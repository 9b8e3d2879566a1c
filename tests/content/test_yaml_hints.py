"""Slips of people who write YAML for the first time: the line that they wrote, and what to write there instead."""

from __future__ import annotations

import time

import pytest

from hub.content import yaml_hints, yaml_nodes
from hub.errors import ContentError

FARTHER = "this line is indented more than the one above; start both in the same column"
NO_COLON = "has no colon with a space after its key; write"
QUOTES = "this value needs quotes around it; write"
COLON = "mapping values are not allowed in this context; a value that contains"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("title Lab\nkind: training", f"1:1: 102 this is not YAML: 'title Lab' {NO_COLON} `title: Lab`"),
        ("title = Lab\nkind: training", f"1:1: 102 this is not YAML: 'title = Lab' {NO_COLON} `title: Lab`"),
        ("title： Lab\nkind: training", f"1:1: 102 this is not YAML: 'title： Lab' {NO_COLON} `title: Lab`"),  # noqa: RUF001
        ("title:Lab\n\nkind: training", f"1:1: 102 this is not YAML: 'title:Lab' {NO_COLON} `title: Lab`"),
        ("kind: training\ntitle Lab", f"2:1: 102 this is not YAML: 'title Lab' {NO_COLON} `title: Lab`"),
        ("a:\n-b", "2:1: 102 this is not YAML: an entry of a list has no space after its hyphen; write `- b`"),
        ("a: 1\nb.", f"2:1: 102 this is not YAML: 'b.' {NO_COLON} `b: …`"),
        ("a: 1\nb", f"2:1: 102 this is not YAML: 'b' {NO_COLON} `b: …`"),
        ("title: Lab\n- kind: x\n- y", "2:1: 102 this is not YAML: '- kind: x' has marks at its key; write `kind: x`"),
        (
            "authors:\n  - Ana: x\n  -Bo: y",
            "3:3: 102 this is not YAML: an entry of a list has no space after its hyphen; write `- Bo: y`",
        ),
        ("- key forms\n  title: Forms", f"2:3: 102 this is not YAML: {FARTHER}"),
        ("title: Lab\n kind: training", f"2:2: 102 this is not YAML: {FARTHER}"),
        ("topics:\n  - forms\n    kind: training", f"3:5: 102 this is not YAML: {FARTHER}"),
        ("title: “Lab: forms”", '1:8: 102 this is not YAML: “ is not a straight quote; write straight quotes: "…"'),
        (
            "topics:\n\t- forms",
            "2:1: 102 this is not YAML: this line starts with a tab; use spaces, not tabs",
        ),
        ("\ttitle: x", "1:1: 102 this is not YAML: this line starts with a tab; use spaces, not tabs"),
        ("title: News: this", f'1:8: 102 this is not YAML: {QUOTES} `title: "News: this"`'),
        ("title: @all # a remark", f'1:8: 102 this is not YAML: {QUOTES} `title: "@all"`'),
        ("title: `code`", f'1:8: 102 this is not YAML: {QUOTES} `title: "`code`"`'),
        ("title: %d", f'1:8: 102 this is not YAML: {QUOTES} `title: "%d"`'),
        ("title: *new*", f'1:8: 102 this is not YAML: {QUOTES} `title: "*new*"`'),
        ("title: > b", f'1:8: 102 this is not YAML: {QUOTES} `title: "> b"`'),
        ("title: - b", f'1:8: 102 this is not YAML: {QUOTES} `title: "- b"`'),
        ("title: [Draft] Forms", f'1:8: 102 this is not YAML: {QUOTES} `title: "[Draft] Forms"`'),
        ("title: {a} b", f'1:8: 102 this is not YAML: {QUOTES} `title: "{{a}} b"`'),
        ('title: "Forms', f'1:8: 102 this is not YAML: {QUOTES} `title: "Forms"`'),
        ("title: 'Forms", f'1:8: 102 this is not YAML: {QUOTES} `title: "Forms"`'),
        ("title: 'It's ours'", f'1:8: 102 this is not YAML: {QUOTES} `title: "It\'s ours"`'),
        ('title: "One" and "two"', f'1:8: 102 this is not YAML: {QUOTES} `title: \'"One" and "two"\'`'),
        ("topics: [a, b", "1:9: 102 this is not YAML: this bracket is never closed; write `topics: [a, b]`"),
        ("- title: @a\n  slug: b", f'1:10: 102 this is not YAML: {QUOTES} `- title: "@a"`'),
        ("title: @a\n  b: c", f'1:8: 102 this is not YAML: {QUOTES} `title: "@a"`'),
        ("title: @a\n  b", "1:8: 102 this is not YAML: found character that cannot start any token; a value that"),
        ("summary: It\n   goes on\n  note: x", f"3:7: 102 this is not YAML: {COLON}"),
        ("x\n“a\nkind: b", f"3:5: 102 this is not YAML: {COLON}"),
    ],
)
def test_the_line_and_what_to_write(text: str, found: str) -> None:
    """Where the slip can be another one, the parser's own words stay."""
    with pytest.raises(ContentError) as caught:
        yaml_nodes.parse(text, "f.md")
    assert str(caught.value)[: len(found) + 5] == f"f.md:{found}"


def test_entries() -> None:
    """An entry goes on in lines that begin with a space, a hyphen or a remark; what comes before the first is one."""
    words = "  a: 1\n# remark\nb: 2\n- c\n\n  d\ne"
    assert list(yaml_hints.entries(words)) == [(0, "  a: 1\n# remark"), (2, "b: 2\n- c\n\n  d"), (6, "e")]
    assert list(yaml_hints.entries("\n# remark\n")) == [(0, "\n# remark\n")]
    assert list(yaml_hints.entries("\x1f\n")) == []


@pytest.mark.slow
def test_a_long_row_of_marks_is_read_in_no_time() -> None:
    """As people draw a line between two parts."""
    start = time.process_time()
    assert yaml_hints.key_of("-" * 50_000 + "?") == ""
    assert time.process_time() - start < 1
