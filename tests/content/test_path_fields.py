"""Names that become parts of paths, former addresses, and other names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.content import path_fields, validation
from hub.content.yaml_nodes import Node

if TYPE_CHECKING:
    from hub.content.validation import FieldReader


def read(field: FieldReader, written: str) -> tuple[object, list[str]]:
    """The value of a field, and what is wrong with it."""
    report = validation.Report("a.yml")
    value = field(Node(written, 1, 1, written), report)
    return value, [problem.message for problem in report.problems]


@pytest.mark.parametrize("written", ["forms", "section-508.1", "Ünïcode", "日本語", "हिन्दी", "c++", "user research"])
def test_parts_of_paths(written: str) -> None:
    """What has been a slug goes on being one, in every script."""
    assert read(path_fields.path_part, written) == (written, [])


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("..", "'..' is not a name"),
        ("../x", "'../x' contains /"),
        ("..\\x", "'..\\\\x' contains \\"),
        ("e\u0301", "'e\u0301' is not written in composed letters (Unicode NFC)"),
        ("a\u200b", "'a\\u200b' contains U+200B, which nobody can see"),
        ("INDEX", "'INDEX' is the name of a folder's own page"),
        ("日本語/", "'日本語/' contains /"),
        ("x" * 300, f"'{'x' * 98}… has 300 bytes; at most 200 are allowed"),
    ],
)
def test_what_cannot_be_part_of_a_path(written: str, message: str) -> None:
    """It is refused as it is written, not as it would be cleaned."""
    assert read(path_fields.path_part, written) == (None, [message])


def test_a_part_of_a_path_is_text() -> None:
    """A number needs quotes, as in every field of text."""
    report = validation.Report("a.yml")
    assert path_fields.path_part(Node(508, 1, 1, "508"), report) is None
    assert [problem.fix for problem in report.problems] == ['put it in quotes: "508"']


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/toolkit/old-name/", "toolkit/old-name/"),
        ("/~user/x.html", "~user/x.html"),
        ("/Über/हिन्दी", "Über/हिन्दी/"),
        ("/2019/it's/index.html", "2019/it's/"),
    ],
)
def test_former_addresses(written: str, address: str) -> None:
    """Every path that a site can have had."""
    alias, problems = read(path_fields.alias, written)
    assert (getattr(alias, "address", None), problems) == (address, [])


@pytest.mark.parametrize(
    "written",
    [
        "/",
        "//",
        "old",
        "/../x",
        "/a/../../x/",
        "/a/./b",
        "/.git/",
        "/a\\..\\b",
        "/%2e%2e/x",
        "/a//b",
        "/con/",
        "/a b/",
        "/a?b",
        "/a\0",
    ],
)
def test_what_cannot_be_a_former_address(written: str) -> None:
    """A redirect would lie elsewhere, or nowhere."""
    alias, problems = read(path_fields.alias, written)
    assert (alias, len(problems)) == (None, 1)


@pytest.mark.parametrize("written", ["U.S. Access Board", "and/or", "508", "..."])
def test_other_names(written: str) -> None:
    """A word of others for a topic may look like anything but a path."""
    assert read(path_fields.other_name, written) == (written, [])


@pytest.mark.parametrize("written", ["../x", "/etc", "a/../../b", "..\\x"])
def test_other_names_that_climb(written: str) -> None:
    """A feed of tags is the likeliest place for one."""
    value, problems = read(path_fields.other_name, written)
    assert (value, len(problems)) == (None, 1)
