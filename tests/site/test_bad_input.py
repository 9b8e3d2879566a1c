"""What is wrong with a hub stops its build with file, line and what to write, whoever builds it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from hub.cli import main

REPOSITORY = Path(__file__).parents[2]
JOIN = "content/join.md"
TRIM = "content/events/2026-12-03-trim.md"
OIL = "content/articles/2026/2026-11-17-oil.md"
ISSUE, DRAFT = "newsletters/2026-11-20.md", "newsletters/2026-11-27.md"
LIGHT = "content/toolkit/light/index.md"
BLANK = "TODO: this blank is not filled in yet; write what belongs here"
# What is wrong; the file, the words in it and what stands there instead (None for its end); what is said of it.
BAD = {
    "a broken link": (
        JOIN,
        None,
        "[Light](toolkit/lihgt/index.md)",
        (
            f"{JOIN}:7:9: 201 toolkit/lihgt/index.md does not lead to a file (content/toolkit/lihgt/index.md); "
            'did you mean "toolkit/light/index.md"?'
        ),
    ),
    "a broken link of an article": (
        OIL,
        None,
        "[Join](../../jion.md)",
        f'{OIL}:11:8: 201 ../../jion.md does not lead to a file (content/jion.md); did you mean "../../join.md"?',
    ),
    "a link of an article from the root": (
        OIL,
        None,
        "[Join](/join/)",
        f"{OIL}:11:8: 202 /join/ starts at the root of the server; write the path from this file, such as ../about.md",
    ),
    "a heading that is not there": (
        JOIN,
        None,
        "[Light](toolkit/light/index.md#start)",
        f"{JOIN}:7:9: 201 no heading of {LIGHT} is called #start; write one of light",
    ),
    "a picture without words": (
        JOIN,
        None,
        "![](pictures/lamp.svg)",
        f"{JOIN}:7:1: 301 the picture lamp.svg has no alternative text; say what it shows: ![…](…)",
    ),
    "a script of a page": (
        JOIN,
        None,
        "<script src=x.js></script>",
        f"{JOIN}:7:1: 220 <script> is not published; delete it: what a page does belongs to the theme",
    ),
    "an attribute of an event": (
        TRIM,
        None,
        "<p onclick=x>Words",
        f"{TRIM}:10:3: 220 the attribute onclick of <p> is not published; delete it",
    ),
    "a script of an article": (
        OIL,
        None,
        "<script>x</script>",
        f"{OIL}:11:1: 220 <script> is not published; delete it: what a page does belongs to the theme",
    ),
    "a link of an article that runs": (
        OIL,
        None,
        "[a][r]\n\n[r]: javascript:x",
        (
            f"{OIL}:13:6: 221 javascript:x is not an address that a page may link to; "
            "write an address that begins with https://, mailto: or tel:, or the path of a file of the hub"
        ),
    ),
    "a blank": (TRIM, "summary: ", "summary: TODO ", f"{TRIM}:6:10: 105 {BLANK}"),
    "a blank of a sent issue": (ISSUE, "subject: ", "subject: TODO ", f"{ISSUE}:2:10: 105 {BLANK}"),
    "a blank of an issue that is ready": (
        DRAFT,
        "status: draft\n---",
        "status: ready\n---\nTODO",
        f"{DRAFT}:6:1: 105 {BLANK}",
    ),
    "a blank of an article": (OIL, "summary: ", "summary: TODO ", f"{OIL}:7:10: 105 {BLANK}"),
    "words of an article that tell nothing": (
        OIL,
        'summary: Oil burns longer than "wax".',
        "summary: TBD",
        f"{OIL}:7:10: 105 summary: TBD tells readers nothing; write what belongs here",
    ),
    "a blank in the text of an article": (OIL, None, "Oil: TODO", f"{OIL}:11:6: 105 {BLANK}"),
    "a blank of a topic": (
        "content/topics.yml",
        None,
        "- {slug: wick, title: Wick, summary: TODO}",
        f"content/topics.yml:3:38: 105 {BLANK}",
    ),
    "an unknown topic": (
        TRIM,
        "[oil]",
        "[oill]",
        f"{TRIM}:7:10: 120 topics: 'oill' is not known; did you mean \"oil\"? (oil)",
    ),
    "an alias in a circle": (
        TRIM,
        "topics:",
        "aliases: [/events/2026-12-03-trim/]\ntopics:",
        (
            f"{TRIM}:7:11: 207 aliases: /events/2026-12-03-trim/ leads back to the page itself; "
            "remove it, or write a former address"
        ),
    ),
    "an alias that is taken": (
        TRIM,
        "topics:",
        "aliases: [/join/]\ntopics:",
        (
            f"{TRIM}:7:11: 207 aliases: /join/ is the address of the page {JOIN}; "
            "remove it, or rename one of the two pages"
        ),
    ),
    "an event that ends before it starts": (
        TRIM,
        "14:00",
        "12:00",
        f"{TRIM}:5:1: 403 end: the event ends before it starts; check the dates and am/pm",
    ),
    "a picture of the site that is not there": (
        JOIN,
        None,
        "![Lamp](https://lamps.example.gov/pictures/lmap.svg)",
        (
            f"{JOIN}:7:9: 201 https://lamps.example.gov/pictures/lmap.svg is not a page of this site; "
            'did you mean "pictures/lamp.svg"?'
        ),
    ),
    "a page of the site that is not there, in an article": (
        OIL,
        None,
        "[Join](https://lamps.example.gov/jion/)",
        f'{OIL}:11:8: 201 https://lamps.example.gov/jion/ is not a page of this site; did you mean "../../join.md"?',
    ),
    "a page of the site in capital letters": (
        OIL,
        None,
        "[Join](https://lamps.example.gov/Join/?a=b#join)",
        (
            f"{OIL}:11:8: 201 https://lamps.example.gov/Join/?a=b#join is not a page of this site; "
            'did you mean "../../join.md"?'
        ),
    ),
    "one picture of several": (
        JOIN,
        None,
        '<img srcset="pictures/lamp.svg, pictures/lmap.svg 2x" src="pictures/lamp.svg" alt="x">',
        (
            f"{JOIN}:7:33: 201 pictures/lmap.svg does not lead to a file (content/pictures/lmap.svg); "
            'did you mean "pictures/lamp.svg"?'
        ),
    ),
    "a picture of several with an entity": (
        JOIN,
        None,
        '<img src="pictures/lamp.svg" srcset="pictures/l&#109;ap.svg 2x" alt="x">',
        (
            f"{JOIN}:7:1: 201 pictures/lmap.svg does not lead to a file (content/pictures/lmap.svg); "
            'did you mean "pictures/lamp.svg"?'
        ),
    ),
    "a missing plugin": (
        "mkdocs.yml",
        "plugins:\n",
        "plugins:\n  - lamps\n",
        "mkdocs.yml:7:5: 001 the plugin 'lamps' is not installed; install it with pip, or delete it",
    ),
}


def spoil(root: Path, name: str) -> str:
    """Write what is bad in the place of what was there, or at the end of its file; give what must be said of it."""
    path, old, new, said = BAD[name]
    text = (root / path).read_text("utf-8")
    assert old is None or old in text
    (root / path).write_text(f"{text}\n{new}\n" if old is None else text.replace(old, new, 1), "utf-8")
    return said


@pytest.mark.slow
@pytest.mark.parametrize("name", BAD)
def test_hub_build_says_where_and_what_to_write(root: Path, name: str) -> None:
    """One line, and nothing besides."""
    said = spoil(root, name)
    done = CliRunner().invoke(main, ["--root", str(root), "build"])
    assert (done.exit_code, done.stderr) == (1, f"{said}\n")


@pytest.mark.parametrize("name", BAD)
def test_hub_check_says_it_first(root: Path, name: str) -> None:
    """Who checks before sending sees it without a build."""
    said = spoil(root, name)
    done = CliRunner().invoke(main, ["--root", str(root), "check"])
    assert (done.exit_code, said.partition("; ")[0] in done.stdout) == (1, True)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a broken link", "a broken link of an article"])
def test_mkdocs_says_the_same(root: Path, tmp_path: Path, name: str) -> None:
    """A strict build of MkDocs stops with the same line: before it renders pages, and when it writes articles."""
    said = spoil(root, name)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (tmp_path, REPOSITORY)))}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  our own command
    assert (done.returncode, said in done.stderr) == (1, True)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a broken link", "a blank", "a blank of an article"])
def test_who_previews_is_told_and_goes_on(root: Path, caplog: pytest.LogCaptureFixture, name: str) -> None:
    """A build that is not strict warns in the same words, and makes the site."""
    said = spoil(root, name)
    mkdocs_build(load_config(str(root / "mkdocs.yml")))
    assert said in caplog.messages
    assert (root / "build/site/index.html").is_file()


def test_a_word_that_is_no_blank_stops_nothing(root: Path) -> None:
    """In code readers see it as it is, in a comment nobody does, and a draft is for the gates of the mail."""
    for path, words in {
        OIL: "Write `TODO` where you are not sure.",
        JOIN: "<!-- TODO -->",
        "content/topics.yml": "# TODO more topics",
        "newsletters/2026-11-27.md": "TODO",
    }.items():
        text = (root / path).read_text("utf-8")
        (root / path).write_text(f"{text}\n{words}\n", "utf-8")
    done = CliRunner().invoke(main, ["--root", str(root), "build"])
    assert (done.exit_code, "TODO" in done.stderr) == (0, False)
