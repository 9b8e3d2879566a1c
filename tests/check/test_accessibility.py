"""What the rules of accessibility say: where it begins, what is wrong, and what to write instead."""

from __future__ import annotations

import pytest

from hub.check import rule_registry
from hub.config import hub_settings
from hub.content.markdown_scan import MarkdownFile
from tests.hubs import SMALL

CONFIG = hub_settings.load(SMALL)


def told(rule: str, body: str) -> list[tuple[str, str, str]]:
    """What a rule says of a page with this text, each after the rest of the line from where it speaks."""
    text = f"---\ntitle: A\n---\n{body}\n"
    page = MarkdownFile(path="content/toolkit/design/a.md", text=text, kind="toolkit", config=CONFIG)
    found = rule_registry.finders()[rule](page)
    return [(text[hit.start :].partition("\n")[0], hit.message, hit.fix) for hit in found]


@pytest.mark.parametrize(
    ("rule", "body", "where", "message", "fix"),
    [
        (
            *("301", "A.\n\n![](img/a/lamp.png)", "![](img/a/lamp.png)"),
            *("the picture lamp.png has no alternative text", "say what it shows: ![…](…)"),
        ),
        (
            *("301", 'A.\n\n<img src="img/a/lamp.png">', '<img src="img/a/lamp.png">'),
            *("the picture lamp.png has no alternative text", 'say what it shows: alt="…"'),
        ),
        ("302", "### B", "### B", "“B” is level 3 under level 1", "begin it with ##"),
        ("302", "## A\n\n#### B", "#### B", "“B” is level 4 under level 2", "begin it with ###"),
        ("303", "A.\n\n# B", "# B", "“B” is a second title of the page", "begin it with ##"),
        ("304", "\n**B**\n\nA.", "**B**", "", ""),
        ("304", "\n**Before**\n\nA.", "**Before**", "“Before” looks like a heading but is not one", "write ## Before"),
        (
            *("305", "A. [Here](a.md)", "[Here](a.md)"),
            *("“Here” does not say where the link leads", "name the page"),
        ),
        ("307", "A. [](a.md)", "[](a.md)", "the link to a.md has no text", "say where it leads: [words](…)"),
        (
            *("307", "[](a.md)![A lamp](lamp.png)", "[](a.md)![A lamp](lamp.png)"),
            *("the link to a.md has no text", "say where it leads: [words](…)"),
        ),
        ("307", "[![A lamp](lamp.png)](a.md) and [A](a.md)", "", "", ""),
    ],
)
def test_what_is_said_and_where(rule: str, body: str, where: str, message: str, fix: str) -> None:
    """At the thing itself, also where it is the first of a page; of a bold letter, or a picture in a link, nothing."""
    assert told(rule, body) == ([(where, message, fix)] if message else [])


def test_a_long_name_is_shortened() -> None:
    """Up to 60 letters are shown."""
    whole, longer = ("a" * length for length in (60, 61))
    ((_, message, _),) = told("301", f"![]({whole})")
    assert f" {whole} " in message
    ((_, message, _),) = told("301", f"![]({longer})")
    assert longer not in message
