"""What each kind of content may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.config import hub_settings
from hub.content import fields_by_kind, validation
from hub.content.settings import SectionPlan, Topic
from hub.content.yaml_nodes import Node

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.validation import FieldReader, Fields


def required(known: Fields) -> list[str]:
    """The keys that must be there."""
    return [name for name, field in known.items() if field.required]


def test_required_fields(hub: Path) -> None:
    """Each kind asks for what DESIGN.md says and for nothing more."""
    settings = hub_settings.load(hub)
    assert required(fields_by_kind.article(settings)) == ["title", "url", "source", "published", "section", "summary"]
    assert required(fields_by_kind.event(settings)) == ["title", "kind", "start", "summary"]
    assert required(fields_by_kind.toolkit_page(settings)) == ["title", "summary", "area", "reviewed"]
    assert required(fields_by_kind.ISSUE) == ["subject", "preheader", "status"]
    assert required(fields_by_kind.PLAIN_PAGE) == ["title", "summary"]


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (SectionPlan(key="news", title="News"), ("news",)),
        (SectionPlan(key="events", title="Events", kinds=("training",)), ()),
        (SectionPlan(key="toolkit", title="Toolkit", toolkit=True), ()),
    ],
)
def test_sections_for_articles(plan: SectionPlan, expected: tuple[str, ...]) -> None:
    """An article may name a section that gathers neither events nor toolkit pages."""
    assert fields_by_kind.sections([plan]) == expected


def test_slugs_come_first() -> None:
    """Every name of a topic leads to its slug, and a list of names begins with the slugs."""
    topics = [
        Topic(slug="cx", title="CX", summary="", aliases=("customers", "service")),
        Topic(slug="forms", title="Forms", summary=""),
    ]
    assert list(fields_by_kind.slugs(topics).items()) == [
        ("cx", "cx"),
        ("forms", "forms"),
        ("customers", "cx"),
        ("service", "cx"),
    ]


def read(field: FieldReader, written: str) -> tuple[object, list[str]]:
    """The value of a field, and what is wrong with it."""
    report = validation.Report("a.yml")
    value = field(Node(written, 1, 1, written), report)
    return value, [problem.message for problem in report.problems]


@pytest.mark.parametrize("written", ["forms", "section-508.1", "Ünïcode", "日本語", "हिन्दी", "c++", "user research"])
def test_parts_of_paths(written: str) -> None:
    """What has been a slug goes on being one, in every script."""
    assert read(fields_by_kind.path_part, written) == (written, [])


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
    assert read(fields_by_kind.path_part, written) == (None, [message])


def test_a_part_of_a_path_is_text() -> None:
    """A number needs quotes, as in every field of text."""
    report = validation.Report("a.yml")
    assert fields_by_kind.path_part(Node(508, 1, 1, "508"), report) is None
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
    alias, problems = read(fields_by_kind.alias, written)
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
    alias, problems = read(fields_by_kind.alias, written)
    assert (alias, len(problems)) == (None, 1)


@pytest.mark.parametrize("written", ["U.S. Access Board", "and/or", "508", "..."])
def test_other_names(written: str) -> None:
    """A word of others for a topic may look like anything but a path."""
    assert read(fields_by_kind.other_name, written) == (written, [])


@pytest.mark.parametrize("written", ["../x", "/etc", "a/../../b", "..\\x"])
def test_other_names_that_climb(written: str) -> None:
    """A feed of tags is the likeliest place for one."""
    value, problems = read(fields_by_kind.other_name, written)
    assert (value, len(problems)) == (None, 1)


@pytest.mark.parametrize(
    "written", ["webcal://example.gov/a.ics", "WebCals://example.gov/a.ics", "https://example.gov/a.ics"]
)
def test_the_address_of_a_calendar(written: str) -> None:
    """A source may have the address that a site offers to programs for calendars; hub asks for it over https."""
    report = validation.Report("content/sources.yml")
    node = Node(value=written, line=1, column=1, written=written)
    assert (fields_by_kind.feed_address(node, report), report.problems) == ("https://example.gov/a.ics", [])
