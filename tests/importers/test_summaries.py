"""The summary of a page that is imported."""

from __future__ import annotations

import time

import pytest

from hub.importers import summaries


@pytest.mark.parametrize(
    ("given", "markdown", "expected"),
    [
        ("Cut **it** with `shears` and {{ page.title }}.", "", "Cut it with shears and ."),
        ("Use <meta> & 5 * 3 * 2 in snake_case_words.", "", "Use <meta> & 5 * 3 * 2 in snake_case_words."),
        ("", "# A\n\nPour it.[^1] Wait.\n\n[^1]: Slowly.", "Pour it. Wait."),
        ("", "![A](a.png)\n\nUse `front_matter` **now**.", "Use front_matter now."),
        ("", "See [it][1].\n\n[1]: https://a.example.org", "See it."),
        ("", "See [it].\n\n[it]: https://a.example.org\n[it]: b", "See it."),
        ("", "[A film](https://a.example.org)\n\nhttps://a.example.org/b\n\nPour it.", "Pour it."),
        ("", "```\na\n\nb\n```\n\n~~~~ sh\nc\n\nd\n~~~~\n\nPour it.", "Pour it."),
        ("", "$$\na\n\nb\n$$\n\nPour it.", "Pour it."),
        ("", "```\na\n\nb", "Title"),
        ("", "\n\n    a\n\nPour it.", "Pour it."),
        ("", "> **Note**\n>\n> Mind.\n\n- a\n\n1) b\n\n| a |\n| - |\n| b |\n\nA\n===\n\n***\n\nPour it.", "Pour it."),
        ("", "<details>\n<summary>A</summary>\n\nPour it.\n\n</details>", "Pour it."),
        ("", '<p class="lead">Pour <b>it</b>.</p>', "Pour it."),
        ("", "{% include a.html %}\n\n<!-- a -->\n> b\n\nPour it.", "Pour it."),
        ("", "\\*Pour\\* it.", "*Pour* it."),
        ("", "", "Title"),
        ("none", "Pour it.", "Pour it."),
    ],
)
def test_it_is_what_the_page_says_or_its_first_prose(given: str, markdown: str, expected: str) -> None:
    """Without marks, whatever is before the prose."""
    assert summaries.of(given, markdown, "Title") == expected


@pytest.mark.parametrize(
    "part",
    ["```\n", "~~~\na\n", "$$\n", "[a]: b\n", "{{", "{% ", "[^", "<!-- ", "<!-->", "# a\n\n", "[a]: b\n\n# [a]\n\n"],
)
def test_no_text_takes_long(part: str) -> None:
    """Marks that begin again and again."""
    start = time.process_time()
    summaries.of("", part * 3_000, "Title")
    assert time.process_time() - start < 2
