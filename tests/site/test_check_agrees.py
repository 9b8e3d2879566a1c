"""`hub check` finds an error exactly where `hub build` refuses: hundreds of hubs, each with mistakes of its own."""

from __future__ import annotations

import random
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from hub.check import runner
from hub.errors import HubError
from hub.site.mkdocs import site_build
from tests import hub_mistakes
from tests.hubs import LAMPS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hub.errors import Problem

    Change = Callable[[Path, random.Random], None]

pytestmark = [pytest.mark.hostile, pytest.mark.timeout(600)]
HUBS = 500
AT_ONCE = 25
PAGES = (
    "content/join.md",
    "content/index.md",
    "content/toolkit/light/index.md",
    "content/events/2026-12-03-trim.md",
    "content/articles/2026/2026-11-17-oil.md",
    "newsletters/2026-11-20.md",
)
# What people add to a text, right and wrong.
TEXTS = (
    "![](../../pictures/lamp.svg)", "[](../../join.md)", "# A second title", "{{< youtube x >}}",
    "![ ](pictures/lamp.svg)", "[here](nowhere.md)", "[here](/join/)", "[home][h]\n\n[h]: ../nowhere.md",
    "[a](#no-such-heading)", "    [code](nowhere.md)", "```\n[code](nowhere.md)\n```", "![](lamp.svg)",
    "![Lamp](lamp.svg)", "![Lamp](../../pictures/lamp.svg)", "<script>x</script>", '<a href="javascript:x">x</a>',
    '<img src="nowhere.png" alt="x">', "[x](javascript:x)", "TODO: write this",
    "<iframe src='https://example.gov/'></iframe>", "- [ ] a task\n- [x] done", "> [!NOTE]\n> Words",
    "!!! note\n    Words", "{: .x }", "[feed](../feeds/all.rss)", "[month](../articles/1999/12.md)",
    "[data](data/nothing.json)", "## A heading\n\n[a](#a-heading)", "| a |\n| - |\n| [b](nowhere.md) |",
    "word[^1]\n\n[^1]: [b](nowhere.md)", "<p style='color:red'>x</p>", "<video src='nowhere.mp4'></video>",
    "https://example.gov/a_(b)", "&#106;avascript: words", "<!-- a remark -->", "#### Deep", "*x* **y",
    "[a](join.md?x=1#who)", "[a](<join.md>)", "\\[a](nowhere.md)", "`[a](nowhere.md)`", "[mail](mailto:a@example.gov)",
    "[a](../../..)", "[oil](articles/2026/2026-11-17-oil.md)", "[oil](../articles/2026/2026-11-17-oil.md)",
    "[oil](../topics.yml)", "[oil](topics.yml)", "[Friday](../newsletters/2026-11-20.md)",
    "[Friday](../../newsletters/2026-11-20.md)", "[Friday](../../../newsletters/2026-11-20.md)",
    "[again](2026-11-17-oil-again.md)", "[November](articles/2026/11.md)", "[events](events/2001.md)",
)  # fmt: skip
# What people do to the front matter: a line that is there, and what it becomes.
FIELDS = (
    ("title:", "title: A <b>bold</b> one\nx:"), ("summary:", "summary: See {{< ref x >}}\nx:"),
    ("title: ", "title: <i>x</i> "), ("summary: ", "summary: 2 &amp; 3 "), ("title: ", "title: TODO "),
    ("title: ", "title: <b>"), ("added:", "added: 2099-01-01\nx:"), ("title:", "titel:"),
    ("title:", "title: Clinic #4\nold:"), ("summary:", "sumary:"), ("summary:", "summary:\nx:"),
    ("start:", "start: 2026-13-40\nx:"), ("end:", "end: 2020-01-01 10:00\nx:"), ("url:", "url: not an address\nx:"),
    ("topics:", "topics: [nothing]\nx:"), ("published:", "published: yesterday\nx:"), ("status:", "status: gone\nx:"),
    ("---", "--- \n\tx"), ("title:", "title: [a\nx:"), ("reviewed:", "reviewed: 2026-02-30\nx:"),
    ("area:", "area: dark\nx:"), ("title:", "lang: ar\ntitle:"), ("title:", "lang: nonsense!\ntitle:"),
    ("title:", "aliases: [/old/]\ntitle:"), ("title:", "aliases: [/join/]\ntitle:"), ("subject:", "subject:\nx:"),
    ("kind:", "kind: party\nx:"),
)  # fmt: skip
# A whole line, and what it becomes.
LINES = (
    ("summary:", "summary: TBD"), ("title:", "title: Unknown"), ("source:", "source: n/a"),
    ("authors:", "authors: [None]"), ("place:", "place: to be announced"),
    ("title:", "title: Clinic: forms"), ("title:", "title: @all"), ("title:", "title: !new tool"),
    ("title:", "title: 'x"), ("summary:", "summary Words."), ("---", "----"), ("---", " ---"), ("---", "..."),
    ("title:", "\u00a0title: x"), ("title:", "title: \u201cLamps\u201d"), ("title:", "title: <p>x</p>"),
    ("title:", "title: #4"), ("title:", "title: Clinic #4"), ("title:", "title: Clinic # what it is"),
    ("title:", "title: 2026-11-20"), ("title:", "title: no"), ("title:", "title: [Draft]"),
    ("title:", "title: x\ntitle: y"),
    ("title:", "title: x\naliases: [/articles/]"), ("title:", "title: x\n\tsummary: y"), ("subject:", "subject: #4"),
    ("url:", "url: https://example.gov/a and https://example.gov/b"), ("url:", "url: <https://example.gov/a>"),
    ("url:", "url: https://example.gov/a b"), ("end:", "end: 2026-12-03 14:00\nrecording: https://a.gov https://b.gov"),
    ("end:", "end: 2026-12-03 14:00\naccommodations: a@example.gov, b@example.gov"),
    ("reviewed:", "reviewed: 2099-01-01"), ("reviewed:", "reviewed: 2001-01-01"), ("reviewed:", "reviewed: 3/4/2026"),
    ("published:", "published: 2099-01-01"), ("published:", "published: 2026-11-17\nadded: 2099-01-01"),
    ("status:", "status: ready"), ("status:", "status: draft"),
    ("start:", "start: 2026-12-03 13:00\ntimezone: America/Denver"),
    ("start:", "start: 2026-03-08 02:30\ntimezone: America/New_York"), ("start:", "start: 2026-11-01 01:30"),
    ("summary:", "summary: The passcode is 4242."), ("summary:", "summary: 2 &amp; 3"),
)  # fmt: skip
FILES = (
    "content/events/2026/x.md", "content/event/x.md", "content/new/page.md", "content/readme.md", "content/README.md",
    "content/notes.txt", "content/join.markdown", "newsletters/2026/2026-11-13.md", "newsletters/notes.md",
    "events/x.md", "content/toolkit/light/extra.md", "content/articles/loose.md", "content/pictures/x.exe",
    "content/.hidden.md",
)  # fmt: skip
# What mkdocs.yml may say of files, each of which something may lead to.
SETTINGS = (
    "exclude_docs: |\n  /join.md\n", "exclude_docs: |\n  *.svg\n", "exclude_docs: |\n  articles/\n  !oil.md\n",
    "draft_docs: |\n  /toolkit/light/\n", "draft_docs: |\n  events/*\n", "draft_docs: |\n  /newsletter/\n",
    "draft_docs: |\n  pictures/\n", "exclude_docs: |\n  *.md\n  !index.md\n", "exclude_docs: [join.md]\n",
    "not_in_nav: |\n  /join.md\n",
)  # fmt: skip
# Where links lead that are right until something becomes a draft.
LINKS = (
    "[a](/join/)", "[a](../../join.md)", "[a](join.md)", "[a](../../events/2026-12-03-trim.ics)", "[a](../join.md)",
    "[a](events/2026-12-03-trim.md)", "[a](articles/2026/2026-11-17-oil.md)", "[a](toolkit/light/index.md)",
    "[a](newsletter/2026-11-20.md)", "[a](articles/2026/11.md)", "[a](../events/2026-12-03-trim.md)",
)  # fmt: skip
PLAIN = "---\ntitle: A page\nsummary: What it is.\n---\nWords.\n"


def pages(root: Path) -> list[Path]:
    """The files of pages that are there, and that no change before this one has put into another encoding."""
    return [file for path in PAGES if (file := root / path).exists() and is_text(file)]


def is_text(file: Path) -> bool:
    """Whether a file is in UTF-8."""
    try:
        file.read_text("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def add_text(root: Path, dice: random.Random) -> None:
    """Put something at the end of a page."""
    if files := pages(root):
        file = dice.choice(files)
        file.write_text(f"{file.read_text('utf-8')}\n{dice.choice(TEXTS)}\n", "utf-8")


def change_field(root: Path, dice: random.Random) -> None:
    """Change a line of the front matter of a page that has it."""
    line, other = dice.choice(FIELDS)
    if files := [file for file in pages(root) if f"\n{line}" in file.read_text("utf-8")]:
        file = dice.choice(files)
        file.write_text(file.read_text("utf-8").replace(f"\n{line}", f"\n{other}", 1), "utf-8")


def change_line(root: Path, dice: random.Random) -> None:
    """Write a line of the front matter of a page anew."""
    line, other = dice.choice(LINES)
    pattern = re.compile(rf"^{line}.*$", re.MULTILINE)
    if files := [file for file in pages(root) if pattern.search(file.read_text("utf-8"), 1)]:
        file = dice.choice(files)
        text = file.read_text("utf-8")
        place = dice.choice([*pattern.finditer(text)])
        file.write_text(f"{text[: place.start()]}{other}{text[place.end() :]}", "utf-8")


def add_file(root: Path, dice: random.Random) -> None:
    """Put a file where something or nothing is made of it."""
    file = root / dice.choice(FILES)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PLAIN, "utf-8")


def remove_file(root: Path, dice: random.Random) -> None:
    """Take a page or a picture away that others may lead to."""
    (root / dice.choice((*PAGES, "content/pictures/lamp.svg"))).unlink(missing_ok=True)


def copy_file(root: Path, dice: random.Random) -> None:
    """Keep a page twice, such as one article under two names."""
    if files := pages(root):
        file = dice.choice(files)
        shutil.copy(file, file.with_name(file.name.replace(".md", "-again.md")))


def make_draft(root: Path, dice: random.Random) -> None:
    """Let a page wait, perhaps with something that others lead to."""
    if files := pages(root):
        file = dice.choice(files)
        file.write_text(file.read_text("utf-8").replace("---\n", "---\ndraft: true\n", 1), "utf-8")
        add_link(root, dice)


def add_setting(root: Path, dice: random.Random) -> None:
    """Let MkDocs' own settings name some files."""
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(dice.choice(SETTINGS))
    add_link(root, dice)


def add_link(root: Path, dice: random.Random) -> None:
    """Let a page lead to another one."""
    if files := pages(root):
        with dice.choice(files).open("a", encoding="utf-8") as file:
            file.write(f"\n{dice.choice(LINKS)}\n")


CHANGES: tuple[Change, ...] = (
    add_text,
    copy_file,
    add_text,
    add_text,
    change_field,
    change_line,
    change_line,
    add_file,
    remove_file,
    make_draft,
    add_setting,
    *hub_mistakes.CHANGES,
)


def tolerated(problem: Problem) -> bool:
    """Whether the check asks more of who writes than a build does: links, and pictures of articles, without words.

    Sites that were imported hold some, which only a person can mend.
    """
    return problem.rule == "307" or (problem.rule == "301" and problem.path.startswith("content/articles/"))


def verdicts(root: Path) -> tuple[list[str], str]:
    """What the check calls an error, and why the build refuses."""
    errors = [str(one) for one in runner.check(root).problems if one.level == "error" and not tolerated(one)]
    try:
        site_build.build(root)
    except (HubError, OSError) as refusal:
        return errors, str(refusal)
    return errors, ""


@pytest.mark.parametrize("first", range(0, HUBS, AT_ONCE))
def test_check_and_build_agree(tmp_path: Path, first: int) -> None:
    """No hub is green and refused, and none is red and built."""
    differ = []
    for seed in range(first, first + AT_ONCE):
        root = tmp_path / str(seed)
        shutil.copytree(LAMPS, root)
        dice = random.Random(seed)  # noqa: S311  a test
        for _ in range(dice.randint(1, 3)):
            if len(pages(root)) > 1:
                dice.choice(CHANGES)(root, dice)
        errors, refusal = verdicts(root)
        if bool(errors) != bool(refusal):
            differ.append((seed, errors, refusal))
        shutil.rmtree(root)
    assert differ == []
