"""Topics and sources, each in a file of its own or in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.check import published_files, runner
from hub.config import hub_settings
from hub.content import loader
from hub.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

A = "title: A\nsummary: All of it.\n"


def write(root: Path, path: str, text: str) -> None:
    """One file of a hub."""
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def test_files_follow_the_list(hub: Path) -> None:
    """By name, but for topics that say their place; what is in a deeper folder or has another ending is none."""
    for path in ("zebra.yml", "apple.yml", "deep/no.yml", "no.yaml"):
        (hub / "content/topics" / path).parent.mkdir(exist_ok=True, parents=True)
        write(hub, f"content/topics/{path}", A)
    write(hub, "content/topics/first.yml", f"{A}order: 1\n")
    write(hub, "content/sources/blog.yml", "name: Blog\nurl: https://blog.example.gov/feed\n")
    config = hub_settings.load(hub)
    assert [topic.slug for topic in config.topics] == ["first", "forms", "surveys", "apple", "zebra"]
    assert [source.key for source in config.sources] == ["example", "folder", "blog"]
    assert [(one.path, one.rule) for one in published_files.take(config).problems] == [
        ("content/topics/deep/no.yml", "816"),
        ("content/topics/no.yaml", "816"),
    ]


def test_without_a_list(hub: Path) -> None:
    """A hub may have files alone."""
    (hub / "content/sources.yml").unlink()
    write(hub, "content/sources/blog.yml", "name: Blog\nurl: https://blog.example.gov/feed\n")
    assert [source.key for source in hub_settings.load(hub).sources] == ["blog"]


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("topics/forms", A, "forms.yml:1:1: 801 'forms' is taken by the entry on line 1 of content/topics.yml; rename"),
        (
            "topics/Forms",
            A,
            "Forms.yml:1:1: 801 'Forms' is taken by the entry on line 1 of content/topics.yml as 'forms'",
        ),
        (
            "topics/b",
            f"{A}aliases: [apple]\n",
            "b.yml:1:1: 801 'apple' is taken by content/topics/apple.yml; rename one",
        ),
        ("topics/b", f"slug: b\n{A}", "b.yml:1:1: 801 slug: the name of the file says it; delete this line"),
        ("topics/b", "title: B\n", "b.yml:1:1: 110 "),
        ("topics/b", "- title: B\n", "b.yml:1:1: 1"),
        ("topics/b", "title: [\n", "b.yml:2:1: 001 "),
        ("topics/b", f"{A}lamp: 1\n", "b.yml:3:1: 111 'lamp' is not a known key"),
        ("sources/b", "name: B\n", "b.yml:1:1: 801 the source 'b' has neither a `url` nor a `path`"),
        ("sources/b", "name: TODO\npath: feeds/\n", "b.yml:1:7: 105 TODO: this blank is not filled in yet"),
    ],
)
def test_mistakes(hub: Path, path: str, text: str, found: str) -> None:
    """Each is told with its own file and line, and both places of a name that is there twice."""
    write(hub, "content/topics/apple.yml", A)
    write(hub, f"content/{path}.yml", text)
    told = [str(one) for one in runner.check(hub).of("error")]
    assert [one for one in told if f"content/{path.partition('/')[0]}/{found}" in one] != []
    assert not any("120 topics" in one for one in told)  # nobody can judge these while a topic cannot be read


def test_a_list_that_is_none(hub: Path) -> None:
    """It is told, and no file beside it is taken for one."""
    write(hub, "content/topics.yml", "a: b\n")
    with pytest.raises(ContentError, match="expected a list"):
        hub_settings.load(hub)


def test_names_of_a_topic_are_those_of_its_file(hub: Path) -> None:
    """A former address that is taken is told where the topic is."""
    write(hub, "content/topics/apple.yml", f"{A}aliases: [pear]\n")
    write(hub, "content/about.md", "---\ntitle: A\nsummary: B.\naliases: [/topics/pear/]\n---\nWords.\n")
    (found,) = (one for one in runner.check(hub).problems if one.rule == "207")
    assert (found.path, "content/about.md" in found.message) == ("content/topics/apple.yml", True)
    assert loader.load(hub_settings.load(hub)).pages
