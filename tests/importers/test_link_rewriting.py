"""The links of an imported site: where each leads afterwards, and what is said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.config import hub_settings
from hub.content.markdown_scan import MarkdownFile
from hub.importers import link_rewriting
from hub.importers.hugo import importer
from hub.importers.imported_page import ImportedPage
from hub.importers.planned_files import Choices
from tests.hubs import SMALL
from tests.importers.hugo.test_importer import BASE, TODAY, article, hub, laid_out, old  # noqa: F401  two fixtures

if TYPE_CHECKING:
    from pathlib import Path

    from hub.errors import Problem

CONFIG = hub_settings.load(SMALL)
HERE = "https://old.example.gov/2026/11/20/here/"
OIL = "https://old.example.gov/2026/11/20/oil/"


def moved(hub: Path, old: Path, body: str) -> tuple[str, list[tuple[str, int]]]:  # noqa: F811  fixtures by name
    """What an import makes of the body of a page beside another one, and its remarks with their lines."""
    target = article("Oil", "oil\naliases: [/oil/]", "## What’s hot?\n\n## Wicks {#trim}\n\n<p id='in-html'>Yes</p>")
    ada = "---\ntitle: Ada\naliases: [/people/ada/, '//[']\n---\n"
    files = {"news/here.md": article("Here", "here", f"Look:\n\n{body}"), "news/oil.md": target}
    files |= {"authors/ada/_index.md": ada}
    done = importer.hugo_folder(
        laid_out(old, files), hub_settings.load(hub), Choices(today=TODAY, base=BASE, profile="digitalgov")
    )
    text = (hub / "content/articles/2026/2026-11-20-here.md").read_text("utf-8")
    return text.split("Look:\n\n")[1].strip(), [
        (one.rule, one.line) for one in done.remarks if one.path.endswith(("here.md", "oil.md"))
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('[a]({{< ref "oil.md" >}} "Oil")', '[a](2026-11-20-oil.md "Oil")'),
        (f"[a]({OIL})", "[a](2026-11-20-oil.md)"),
        ("[a](/2026/11/20/oil)", "[a](2026-11-20-oil.md)"),
        ("[a](/oil/#trim)", "[a](2026-11-20-oil.md#wicks)"),
        ("[a](../oil/)", "[a](2026-11-20-oil.md)"),
        (f'<a class="b" href="{OIL}">a</a>', '<a class="b" href="2026-11-20-oil.md">a</a>'),
        ('[a]({{< ref "oil.md#trim" >}})', "[a](2026-11-20-oil.md#wicks)"),
        (f"[a]({OIL}#what-s-hot)", "[a](2026-11-20-oil.md#whats-hot)"),
        (f"[a]({OIL}#in-html)", "[a](2026-11-20-oil.md#in-html)"),
        ("## Why oil?\n\n[a](#why-oil) [b](#why--oil)", "## Why oil?\n\n[a](#why-oil) [b](#why-oil)"),
        ("[a](https://example.gov/b#c)", "[a](https://example.gov/b#c)"),
        ("[a](tel:1)", "[a](tel:1)"),
        ("[a](/o&#105;l/)", "[a](2026-11-20-oil.md)"),
        ('> [a](/oil/ "x\n> y")', '> [a](/oil/ "x\n> y")'),
        (f"Write `[a]({OIL})`.", f"Write `[a]({OIL})`."),
    ],
)
def test_links_to_pages_that_moved_lead_to_their_files(hub: Path, old: Path, body: str, expected: str) -> None:  # noqa: F811
    """However they were written, to the same heading; what leads elsewhere, and code, stays."""
    assert moved(hub, old, body) == (expected, [])


@pytest.mark.parametrize(
    ("body", "expected", "rule"),
    [
        ("[a](/authors/ada/)", f"[a]({BASE}/authors/ada/)", "old-link"),
        ("[a](/people/ada)", f"[a]({BASE}/people/ada)", "old-link"),
        ("[a](/)", f"[a]({BASE}/)", "old-link"),
        ("[a](/authors/bo/)", f"[a]({BASE}/authors/bo/)", "lost-link"),
        ("![a](lamp.png)", f"![a]({HERE}lamp.png)", "lost-link"),
        ("![](https://example.gov/b.png)", "![](https://example.gov/b.png)", "picture-without-text"),
        (f"[a]({BASE}/about/)", f"[a]({BASE}/about/)", "lost-link"),
        ("[a]((https://example.gov/))", "[a](https://example.gov/)", "fixed-link"),
        (f"[a](({OIL}))", "[a](2026-11-20-oil.md)", "fixed-link"),
        ("[a](ada@example.gov)", "[a](mailto:ada@example.gov)", "fixed-link"),
        ("[*a*](/{BRANCH}/)", "*a*", "dead-link"),
        ('<a href="">a</a>', "a", "dead-link"),
        ("[a](//[/)", "a", "dead-link"),
        ("[a](#gone)", "a", "dead-anchor"),
        (f"[a]({OIL}#gone)", "[a](2026-11-20-oil.md)", "dead-anchor"),
    ],
)
def test_other_links_are_remarked_with_their_line(hub: Path, old: Path, body: str, expected: str, rule: str) -> None:  # noqa: F811
    """They lead to the old site, which has a page for some and perhaps not for others, or become their words."""
    assert moved(hub, old, body) == (expected, [(rule, 9)])


@pytest.mark.parametrize(
    "picture", ["![](https://example.gov/oil%20lamp.png)", '<img src="https://example.gov/oil%20lamp.png">']
)
def test_a_page_of_the_hubs_own_leads_to_a_picture_without_words(hub: Path, old: Path, picture: str) -> None:  # noqa: F811
    """As a hub refuses such a picture on an event or in the toolkit."""
    event = f"---\ntitle: A\nsummary: Come.\ndate: 2026-07-01 13:00:00\n---\n\nLook: {picture}\n"
    done = importer.hugo_folder(
        laid_out(old, {"events/a.md": event}),
        hub_settings.load(hub),
        Choices(today=TODAY, base=BASE, profile="digitalgov"),
    )
    expected = 'Look: <a href="https://example.gov/oil%20lamp.png">Picture: oil lamp.png</a>\n'
    assert (hub / done.files[0]).read_text("utf-8").endswith(expected)
    assert ("picture-without-text", 7) in [(one.rule, one.line) for one in done.remarks]


def test_a_page_that_is_there_already_is_linked_to(hub: Path, old: Path) -> None:  # noqa: F811
    """Where a second import brings a new page, its links lead to what the first one wrote."""
    moved(hub, old, "Yes.")
    laid_out(old, {"news/new.md": article("New", "new", f"[a]({OIL}#trim)")})
    importer.hugo_folder(old, hub_settings.load(hub), Choices(today=TODAY, base=BASE, profile="digitalgov"))
    assert "[a](2026-11-20-oil.md#wicks)" in (hub / "content/articles/2026/2026-11-20-new.md").read_text("utf-8")


def test_an_address_that_only_an_issue_has_is_no_file(hub: Path, old: Path) -> None:  # noqa: F811
    """A link to it leads to the old site."""
    issue = f"---\nsubject: A\npreheader: B\nstatus: draft\n---\n\n## Articles\n\n### [Oil]({OIL})\n\nIt burns.\n"
    laid_out(hub, {"newsletters/2026-11-20.md": issue})
    assert moved(hub, old, f"[a]({OIL})") == (f"[a]({OIL})", [("old-link", 9), ("already-there", 1)])


def test_a_page_of_dead_links_is_read_once() -> None:
    """Thousands of links that lead nowhere take no time by the square of their number, and each has its line."""
    body = "\n".join(f"See [page {number}](/gone/page-{number}.html)." for number in range(3_000))
    page = ImportedPage(
        path="export.xml", line=1, folder="posts", url=OIL, slug="x", title="X", is_post=True, day=None,
        body=body, body_line=3, markdown=body,
    )  # fmt: skip
    here = link_rewriting.Moved(
        post=page, page=MarkdownFile(path="content/a.md", text=body, kind="article", config=CONFIG)
    )
    remarks: list[Problem] = []
    link_rewriting.rewritten(here, link_rewriting.Old(base=BASE, pages=set(), moved={}), remarks)
    assert [one.line for one in remarks] == [*range(3, 3_003)]
