"""What GitHub makes drawings and formulas of is told, because readers of the site see words."""

from __future__ import annotations

import time

import pytest

from hub.check import rule_registry
from hub.config import hub_settings
from hub.content import file_kinds
from tests import hubs

SMALL = hub_settings.load(hubs.SMALL)
HEAD = "---\ntitle: About\nsummary: Who we are.\n---\n"


def hits(body: str, path: str) -> list[tuple[tuple[int, int], str]]:
    """Return line and column of what is found, and what is said of it; the body begins on line 5."""
    page = file_kinds.page_of(path, f"{HEAD}{body}", SMALL)
    return [(page.place(hit.start), hit.message) for hit in rule_registry.finders()["138"](page)]


def places(body: str, path: str = "content/about.md") -> list[tuple[int, int]]:
    """Return line and column of what is found."""
    return [place for place, _ in hits(body, path)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("```mermaid\ngraph TD; A-->B\n```", [(5, 1)]),
        ("- one\n\n  ~~~ geojson\n  {}\n  ~~~\n\n```math\nx\n```", [(7, 3), (11, 1)]),
        ("So $x^2$ is, and $$a_b$$ is.", [(5, 4), (5, 18)]),
        ("- one\n\n  $$\n  a\n  $$", [(7, 3)]),
        ("$$\na + b\n$$\n\nWords\n\n$$\nc\n$$", [(5, 1), (11, 1)]),
        ("A $`x`$ here", [(5, 3)]),
        ("It costs $5 and $6, or US$7 to $9; ($5)/($6).", []),
        ("Settings are **$theme-a** (one) and **$theme-b**, or $.", []),
        (r"Write \$x$ or `$x$`.", []),
        ("```\n$x$\n```\n\n```python\nmermaid\n```\n\n    mermaid", []),
        ("`mermaid` and $HOME and `a`$", []),
    ],
)
def test_what_github_draws(body: str, expected: list[tuple[int, int]]) -> None:
    """Diagrams, maps and formulas in each of their spellings; sums of money, code and escaped signs are none."""
    assert places(body) == expected


def test_what_is_drawn_is_named() -> None:
    """A formula in a line is shown whole, and one that has lines of its own by its marks."""
    said = "GitHub shows {} as a drawing or a formula, and readers here see these words"
    found = hits("So $x^2$.\n\n$$\na + b\n$$\n\n``` mermaid\na\n```", "content/about.md")
    assert [message for _, message in found] == [said.format(what) for what in ("mermaid", "$x^2$", "$$")]


def test_an_article_has_the_words_of_others() -> None:
    """Nobody here wrote them for GitHub."""
    assert places("So $x^2$ is.", "content/articles/2026/2026-11-17-a.md") == []


@pytest.mark.parametrize("body", ["$a " * 20_000, "$" * 50_000, "$$a" * 20_000, "a$b" * 20_000])
def test_that_takes_no_time(body: str) -> None:
    """Thousands of signs are read in one go."""
    start = time.process_time()
    places(body)
    assert time.process_time() - start < 5
