"""Names of the example that nobody should publish with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.check import leftover_examples

if TYPE_CHECKING:
    from pathlib import Path

LONG = 300_000


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("site_url: https://hub.example.org/a?b", (11, "https://hub.example.org/a")),
        ("write to us+you@mail.example.com, please", (10, "us+you@mail.example.com")),
        ("a@example.com:b@example.net/c:d", (1, "a@example.com:b@example.net/c")),
        ("repo: https://GitHub.com/example/hub.git", (7, "https://GitHub.com/example/hub.git")),
        ("* @example/editors", (3, "@example/editors")),
        ("try http://localhost:8000/a", (5, "http://localhost:8000/a")),
        ("see(http://127.0.0.1)", (5, "http://127.0.0.1")),
        ("12 Example Street, Example City", (1, "12 Example Street, Example City")),
        ("x12 example street, example city", (2, "12 example street, example city")),
        ("A sample to begin with.", (1, "A sample to begin with")),
        ("anexample.com counterexample.org example.edu", None),
        ("# https://hub.example.org", None),
        pytest.param(f"![](data:image/png;base64,{'iVBORw0K/+' * (LONG // 10)})", None, id="a picture"),
        pytest.param(":" * LONG, None, id="colons"),
        pytest.param("1" * LONG, None, id="digits"),
        pytest.param("example." * (LONG // 8), None, id="almost"),
        pytest.param("http://" * (LONG // 7), None, id="schemes"),
        pytest.param(f"{'a:' * LONG} example.com", (2 * LONG + 2, "example.com"), id="after a long word"),
    ],
)
def test_an_example_is_found(tmp_path: Path, line: str, expected: tuple[int, str] | None) -> None:
    """With all that belongs to its name, in time that grows as the line does."""
    page = tmp_path / "content/about.md"
    page.parent.mkdir()
    page.write_text(f"Words.\n{line}\n", encoding="utf-8")
    found = [
        (one.path, one.line, one.column, one.message)
        for one in leftover_examples.problems(tmp_path, ("content/about.md", "content/events/2026-12-03-lab.md"))
    ]
    column, name = expected or (0, "")
    assert found == ([("content/about.md", 2, column, f"{name} is an example")] if expected else [])
