"""Markdown that is nearly right is named, with what to write; what is right, or meant so, is not."""

from __future__ import annotations

import time

import pytest

from hub.check import rule_registry
from hub.config import hub_settings
from hub.content import file_kinds
from tests import hubs

SMALL = hub_settings.load(hubs.SMALL)
HEAD = "---\ntitle: About\nsummary: Who we are.\n---\n"


def told(body: str) -> list[tuple[int, int, str]]:
    """Return line, column and advice of what is found; the body begins on line 5."""
    page = file_kinds.page_of("content/about.md", f"{HEAD}{body}", SMALL)
    return [(*page.place(hit.start), hit.fix) for hit in rule_registry.finders()["137"](page)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("See [it](https://example.gov/a for more.", (5, 5, "close it: [it](https://example.gov/a)")),
        ("See [it](a.md#when for more.", (5, 5, "close it: [it](a.md#when)")),
        ("See [it](a.md, and more.", (5, 5, "close it: [it](a.md)")),
        ("(it)[a.md]", (5, 1, "write words in [ ], addresses in ( ): [it](a.md)")),
        ("See [it] (../a.md).", (5, 5, "write it without the space: [it](../a.md)")),
        ("![A map](my map.png)", (5, 2, "write the address between < and >: [A map](<my map.png>)")),
        ("(it)[https://example.gov/a]", (5, 1, "write words in [ ], addresses in ( ): [it](https://example.gov/a)")),
        ("See [[About]].", (5, 5, "write a link to the page as [About](…)")),
        ("[it][one]", (5, 1, "add a line [one]: https://… below the text, or write [it](https://…)")),
        ("Words.[^1]", (5, 7, "add a line [^1]: below the text, with the words of the note")),
        ("[it]()", (5, 1, "write one between ( and )")),
        ("Words.\n\n##Agenda", (7, 1, "write it with a space: ## Agenda")),
        (
            "| a | b |\n| 1 | 2 |",
            (5, 1, "put a line such as | --- | --- | below the first one: a table begins with its headings"),
        ),
        (
            "| a | b |\n| --- | x |",
            (5, 1, "put a line such as | --- | --- | below the first one: a table begins with its headings"),
        ),
        ("Words.\n\n```\ncode\n\n## More\n", (7, 1, "put a line ``` below its last line")),
        ("This is **important.", (5, 9, "write ** on both sides, or delete it")),
    ],
)
def test_nearly_right(body: str, found: tuple[int, int, str]) -> None:
    """Each has its line, its column and what to write."""
    assert told(body) == [found]


@pytest.mark.parametrize(
    "body",
    [
        "[it](https://example.gov/a) [b](<my map.md>) [c](a.md 'A title')",
        "[it][one] and words[^1]\n\n[one]: https://example.gov/\n[^1]: A note.",
        r"\[it] (../a.md) and \[[About]] and \*\*",
        "`[it] (../a.md)`\n\n```\n##Agenda\n```\n\n~~~\n| a |\n| b |\n~~~",
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
        "| a | b |\n|:-:|\t:-- | \n| 1 | 2 |",
        "See [it] (a.mdx) and [it](a.mdx for more.",
        "**one** and ***two***",
        "A note [sic] (as it was written) [1][2",
        "Words.\n\n    code\n",
        "#hashtag and a list (see below)[",
    ],
)
def test_right(body: str) -> None:
    """Nothing is said of what readers see as it was meant."""
    assert told(body) == []


@pytest.mark.parametrize(
    "body",
    [
        f"[a]({'.md#' * 20_000}(",
        f"[a]({'a.md' * 20_000}(",
        f"(a)[{'.md#' * 20_000}(",
        f"|a|\n|{'-' * 20_000}x|",
        "[^" * 20_000,
        "[[" * 20_000,
        "|a" * 20_000 + "\n" + "|a" * 20_000,
        "[a] " * 20_000,
    ],
    ids=["address", "names", "turned", "table", "notes", "wiki", "rows", "words"],
)
def test_the_time_grows_with_the_length_alone(body: str) -> None:
    """Twenty thousand of anything take no time, where their square would take seconds and their cube hours."""
    start = time.process_time()
    told(body)

    assert time.process_time() - start < 2
