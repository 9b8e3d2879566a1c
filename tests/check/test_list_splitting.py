"""Long lists become a file for each entry, and nothing that they say is lost."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hub.check import check_and_fix, runner
from hub.config import hub_settings

if TYPE_CHECKING:
    from pathlib import Path

LIST = """# The subjects.

# First of all.
- slug: zebra
  title: Zebra # an animal
  summary: >-
    Two
    lines.
# About apples:
# they are red.
- slug: apple # it never changes
  title: "Apple: red"
  summary: One.
  aliases:
    - pear
    # a fruit
    - plum

- {slug: flow, title: Flow, summary: In one line.}
-   title: Late
    slug: late
    summary: Its name comes second.
"""
ZEBRA = "title: Zebra # an animal\nsummary: >-\n  Two\n  lines.\norder: 1\n"
APPLE = """# About apples:
# they are red.
# it never changes
title: "Apple: red"
summary: One.
aliases:
  - pear
  # a fruit
  - plum
order: 2
"""


def about(hub: Path, former: str, topic: str) -> None:
    """Let the pages of a hub name these topics, the first by a former name."""
    for file in ("content/events/2026-12-03-lab.md", "content/toolkit/design/forms.md"):
        text = (hub / file).read_text(encoding="utf-8")
        (hub / file).write_text(text.replace("paper-forms", former).replace("[forms]", f"[{topic}]"), encoding="utf-8")


def test_split(hub: Path) -> None:
    """Comments go along, order stays, an entry in one line stays in the list, and a second run changes nothing."""
    (hub / "content/topics.yml").write_text(LIST, encoding="utf-8")
    (hub / "content/sources.yml").write_text("", encoding="utf-8")
    about(hub, "pear", "zebra")
    before = hub_settings.load(hub)
    fixed = [path for path in runner.fix(hub) if "/topics" in path]
    names = ["zebra", "apple", "late"]
    assert fixed == [*(f"content/topics/{name}.yml" for name in names), "content/topics.yml"]
    assert (hub / "content/topics/zebra.yml").read_text(encoding="utf-8") == ZEBRA
    assert (hub / "content/topics/apple.yml").read_text(encoding="utf-8") == APPLE
    assert (hub / "content/topics.yml").read_text(encoding="utf-8") == (
        "# The subjects.\n\n# First of all.\n- {slug: flow, title: Flow, summary: In one line.}\n"
    )
    after = hub_settings.load(hub)
    assert {replace(one, order=None) for one in after.topics} == {*before.topics}
    assert [one.slug for one in after.topics][:2] == ["zebra", "apple"]
    assert not any("/topics" in path for path in runner.fix(hub))


def test_a_list_that_is_empty_then_is_removed(hub: Path) -> None:
    """The sources of a small hub, in the order of their names as before."""
    before = hub_settings.load(hub).sources
    runner.fix(hub)
    assert not (hub / "content/sources.yml").exists()
    assert hub_settings.load(hub).sources == before
    assert runner.fix(hub) == ()


@pytest.mark.parametrize("text", ["", "# none yet\n", "[]\n"])
def test_nothing_to_split(hub: Path, text: str) -> None:
    """A list without entries stays as it is."""
    (hub / "content/sources.yml").write_text(text, encoding="utf-8")
    runner.fix(hub)
    assert (hub / "content/sources.yml").read_text(encoding="utf-8") == text


def test_only_where_the_whole_hub_is_fixed(hub: Path) -> None:
    """Who mends a page of theirs sends no other change along, and a broken list is left alone."""
    (hub / "content/topics.yml").write_text(LIST, encoding="utf-8")
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "a"]):
        subprocess.run(["git", *words], cwd=hub, check=True)  # noqa: S603, S607  our own words
    check_and_fix.check(hub, [], since="HEAD", fix=True)
    runner.fix(hub, ["content/events"])
    (hub / "content/topics.yml").write_text(LIST.replace("Late", "["), encoding="utf-8")
    runner.fix(hub)
    assert not (hub / "content/topics").exists()


@pytest.mark.parametrize(
    "entry",
    ["- slug: odd\n  title: A\n  summary: |\n   A\n\n   slug: b\n", "- slug: odd\n  title: 'A\n x'\n  summary: B.\n"],
)
def test_several_lines_of_one_value_say_the_same(hub: Path, entry: str) -> None:
    """Also where one of them looks like the key that a file does without."""
    (hub / "content/topics.yml").write_text(entry, encoding="utf-8")
    (hub / "content/sources.yml").write_text("", encoding="utf-8")
    about(hub, "odd", "odd")
    before = hub_settings.load(hub).topics
    runner.fix(hub)
    assert not (hub / "content/topics.yml").exists()
    assert [replace(one, order=None) for one in hub_settings.load(hub).topics] == [*before]


@pytest.mark.parametrize(
    "entry",
    [
        "- title: A\n  ? slug\n  : odd\n  summary: B.\n",
        "-\n  slug: odd\n  title: A\n  summary: B.\n",
        "- slug:\n    odd\n  title: A\n  summary: B.\n",
        "- {slug: odd, title: A,\n  summary: B.}\n",
    ],
)
def test_an_odd_notation_stays_in_the_list(hub: Path, entry: str) -> None:
    """What would not say the same in a file of its own is not moved."""
    (hub / "content/topics.yml").write_text(entry, encoding="utf-8")
    (hub / "content/sources.yml").write_text("", encoding="utf-8")
    about(hub, "odd", "odd")
    before = hub_settings.attempt(hub)[0].topics
    runner.fix(hub)
    assert not (hub / "content/topics").exists()
    assert hub_settings.load(hub).topics == before
    assert [one.slug for one in before] == ["odd"]
