"""Front matter in TOML and JSON: fields with their lines, and the line of what is broken."""

from __future__ import annotations

import pytest

from hub.errors import ContentError
from hub.importers.hugo import other_front_matter
from hub.importers.page_fields import string, strings

TOML = """
+++
title = "Trim"
date = 2024-03-01T22:30:00-05:00
tags = ["oil", "wicks"]
[venue]
city = "Oil"
+++
Body.
"""
JSON = """{
  "title": "Trim",
  "date": "2024-03-01T22:30:00-05:00",
  "tags": ["oil", "wicks"],
  "venue": {"city": "Oil"}
}
Body.
"""


@pytest.mark.parametrize(("source", "line", "body"), [(TOML, 3, (9, "Body.\n")), (JSON, 2, (6, "\nBody.\n"))])
def test_fields_have_their_lines(source: str, line: int, body: tuple[int, str]) -> None:
    """As those of YAML do, and a date keeps its offset."""
    parts = other_front_matter.read(source, "a.md")

    assert parts is not None
    assert {name: node.line for name, node in parts.fields.items()} == {
        "title": line,
        "date": line + 1,
        "tags": line + 2,
        "venue": line + 3,
    }
    assert string(parts.fields["date"]) == "2024-03-01T22:30:00-05:00"
    assert strings(parts.fields["tags"]) == (("oil", line + 2), ("wicks", line + 2))
    assert string(parts.fields["venue"].value["city"]) == "Oil"  # type: ignore[index]
    assert (parts.body_line, parts.body) == body


def test_yaml_is_left_to_its_own_reader() -> None:
    """And so is text without any fields."""
    assert other_front_matter.read("---\na: b\n---\n", "a.md") is None


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("+++\na = 1\n", "a.md:1:1: 102 the front matter is never closed"),
        ("+++\na = 1\nb =\n+++\n", "a.md:3:1: 102 this is not TOML"),
        ("+++\na = " + "[" * 90_000 + "\n+++\n", "a.md:"),
        ('{\n"a": }', "a.md:2:1: 102 this is not JSON"),
        ('{"a":' + "[" * 90_000, "a.md:1:1: 102 this is not JSON"),
    ],
)
def test_what_is_broken_is_refused_with_its_line(source: str, message: str) -> None:
    """However deep it is."""
    with pytest.raises(ContentError) as caught:
        other_front_matter.read(source, "a.md")
    assert str(caught.value).startswith(message)
