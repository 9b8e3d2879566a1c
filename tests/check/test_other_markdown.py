"""Marks of Python-Markdown are named, and those that can be are written as GitHub reads them."""

from __future__ import annotations

import time

import pytest

from hub.check import rule_registry, runner
from hub.config import hub_settings
from hub.content import file_kinds, python_markdown
from tests import hubs

SMALL = hub_settings.load(hubs.SMALL)
PAGE = "content/about.md"
HEAD = "---\ntitle: About\nsummary: Who we are.\n---\n"
ALERT = "> [!NOTE]\n> Ask **once**.\n>\n> - less"


def told(body: str) -> list[tuple[int, int, str]]:
    """Return line, column and advice of what is found; the body begins on line 5."""
    page = file_kinds.page_of(PAGE, f"{HEAD}{body}", SMALL)
    return [(*page.place(hit.start), hit.fix) for hit in rule_registry.finders()["135"](page)]


def fixed(body: str) -> str:
    """Return what `--fix` makes of a body; a second time it changes nothing."""
    text = runner.fixed(PAGE, f"{HEAD}{body}", SMALL)
    assert runner.fixed(PAGE, text, SMALL) == text
    return text.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("body", "better"),
    [
        ("!!! note\n\n    Ask **once**.\n\n    - less\n\nAfter\n", f"{ALERT}\n\nAfter\n"),
        ("!!! note\n    [a](b.md){ .x }", "> [!NOTE]\n> [a](b.md)"),
        ("!!! danger inline end\n    Stop.\nAfter", "> [!CAUTION]\n> Stop.\nAfter"),
        ('!!! tip "A `b` c"\n\n\tWords.', "> [!TIP]\n> **A `b` c**\n>\n> Words."),
        ('!!! whatever ""\n\n    Words.', "> [!NOTE]\n> Words."),
        ("!!! quote\n    Words.", "> Words."),
        ("## :tada: Done\n\nSo :+1:, (:100:) and `:us:`.", "## 🎉 Done\n\nSo 👍, (💯) and `:us:`."),
        ("> [!TIP] Ask *first*\n> Words.", "> [!TIP]\n> Ask *first*\n>\n> Words."),
        ("> [!info]\n> Words.", "> [!NOTE]\n> Words."),
        ("> [!Tip ]\n> Words.", "> [!TIP]\n> Words."),
        ("> [! note]\n> Words.", "> [!NOTE]\n> Words."),
        ("> [!bug]- Known\n> Words.", "> [!CAUTION]\n> **Known**\n>\n> Words."),
        ("- One\n\n  > [!question]\n  > Words.", "- One\n\n  > [!NOTE]\n  > Words."),
        ("> > [!done] So\n> > it is.", "> > [!TIP]\n> > **So**\n> >\n> > it is."),
        ("1. One\n\n    !!! warning\n\n        Mind.\n\n2. Two", "1. One\n\n    > [!WARNING]\n    > Mind.\n\n2. Two"),
        ("!!! note\n\n    !!! tip\n\n        In.", "> [!NOTE]\n> > [!TIP]\n> > In."),
        (
            '??? note "Why?"\n\n    [It](https://example.gov/){ .x } is.\n',
            "<details>\n<summary>Why?</summary>\n\n[It](https://example.gov/) is.\n\n</details>\n",
        ),
        ("???+ example\n\n    Words.", "<details open>\n<summary>Example</summary>\n\nWords.\n\n</details>"),
        (
            "Words.\n\nTerm\n:   Means\n    this.\n\n    And that.",
            "Words.\n\n- **Term**: Means\n  this.\n\n  And that.",
        ),
        ("**One**\nTwo\n:   A\n:   B\n\nThree\n\n:   C", "- **One**, **Two**: A\n\n  B\n\n- **Three**: C"),
        ("## Title {#title}\n\n## Ask once { #once }", '## Title\n\n## Ask once <a id="once"></a>'),
        ("## Title {#main}", "## Title"),
        ("Words\n{: .wide #place }", 'Words\n<a id="place"></a>'),
        ('[a](b.md){:target="_blank"} c', "[a](b.md) c"),
        ("![a & b](c.png){ width=300 .x }", '<img src="c.png" alt="a &amp; b" width="300">'),
        ("a *b*{ width=300 }", "a *b*"),
    ],
)
def test_what_can_be_written_as_github_reads_it(body: str, better: str) -> None:
    """Boxes become alerts, details HTML, definitions a list; a place keeps its name and a picture its size."""
    assert fixed(body) == better
    assert told(body)
    assert told(better) == []


@pytest.mark.parametrize(
    ("body", "column", "fix"),
    [
        ("[TOC]", 1, "delete it: each page has a list of its headings"),
        ('  --8<-- "a.md"', 3, "write the text here, or a link to its page"),
        ('=== "Tab"\n\n    Words', 1, "write a heading for each part, or <details>"),
        ("*[HTML]: Hypertext", 1, "write the long form where the word comes first"),
        ("::: warning\nMind.\n:::", 1, "write > [!NOTE], and begin each line below with >"),
    ],
)
def test_what_a_person_must_write_in_another_way(body: str, column: int, fix: str) -> None:
    """It is named with its line and column, and left as it is."""
    assert told(body) == [(5, column, fix)]
    assert fixed(body) == body


@pytest.mark.parametrize(
    "body",
    [
        "```\n!!! note\n    Words\n```",
        "`{.x}` and `!!! note`",
        "Hello!!!\n\n!!! Read this now",
        "\\{.x} {{ name }} ${a=1} a{.b} {} { words }",
        "- Words\n: words",
        "Words\n`code`: words",
        "`code` !!! note",
        ": words",
        "[TOC]\n\n[toc]: https://example.gov/",
        "=== words\n\nTitle\n===",
        ">[!NOTE] \n> Words.\n\n> [!warning]\n> Mind.",
        "> He said\n> [!so] it is.",
        "urn:us:gov at 10:30:45, 1:100:5, :no-such-name: and https://example.gov/:tada:/",
        "[!so]\n\n> `[!info]`\n\n> [!info]: https://example.gov/",
        ":::\n\nA :::x",
    ],
)
def test_what_only_looks_so_is_left_alone(body: str) -> None:
    """Code, words with such marks, and links."""
    assert told(body) == []


def test_an_article_is_read_so_too() -> None:
    """In every file of content."""
    page = file_kinds.page_of("content/articles/2026/2026-11-17-a.md", f"{HEAD}!!! note\n    Words", SMALL)
    assert len([*rule_registry.finders()["135"](page)]) == 1


def test_an_issue_is_told_once() -> None:
    """The gates of the mail name the marks of an issue, so the rule for pages does not; both are converted."""
    text = "---\nsubject: A\npreheader: B\nstatus: draft\n---\n!!! note\n    Ask.\n"
    page = file_kinds.page_of("newsletters/2026-11-20.md", text, SMALL)
    assert list(rule_registry.finders()["135"](page)) == []
    assert runner.fixed(page.path, text, SMALL).endswith("---\n> [!NOTE]\n> Ask.\n")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("A ==word== here", [(5, 3, "write **words** for what matters")]),
        ("1 == 2 and 3 == 4", []),
        ("a==b==c", []),
        ("`==x==`", []),
        ("Title\n=====", []),
    ],
)
def test_highlights(body: str, found: list[object]) -> None:
    """What other parsers color is told; a comparison and a heading are not."""
    assert told(body) == found


def test_a_link_without_its_end_is_told_in_an_issue_alone() -> None:
    """Rule 137 names it in a page; the gates of the mail ask for it here."""
    body = "See [it](https://example.gov/a for more, [b](c.md) and [d](e.md\n\n[f](g.md\n'A title')\n"
    issue = file_kinds.page_of("newsletters/2026-11-20.md", f"{HEAD}{body}", SMALL)
    assert [(*issue.place(hit.start), hit.fix) for hit in python_markdown.marks(issue)] == [
        (5, 56, "write ) where the address of the link ends")
    ]
    assert told(body) == []


@pytest.mark.parametrize("piece", ["](", "[a](", "[a", " ", "{a=1 ", "{", "==a", "*[", ":::", "!!! a "])
def test_the_time_grows_with_the_length_alone(piece: str) -> None:
    """Twenty thousand of anything take little, where their square would take long."""
    issue = file_kinds.page_of("newsletters/2026-11-20.md", f"{HEAD}[a](=={{ {piece * 20_000})x", SMALL)
    assert issue.links is not None  # what the parser of Markdown takes is its own
    start = time.process_time()
    list(python_markdown.marks(issue))

    assert time.process_time() - start < 1
