"""What would run in a reader's browser is named where it stands, in every spelling."""

from __future__ import annotations

import pytest

from hub.base import commonmark
from hub.check import rule_registry, runner
from hub.config import hub_settings
from hub.content import active_html, file_kinds
from hub.content.markdown_scan import MarkdownFile, edited
from tests import hubs

SMALL = hub_settings.load(hubs.SMALL)
PATHS = {
    "toolkit": "content/toolkit/design/forms.md",
    "event": "content/events/2026-12-03-lab.md",
    "article": "content/articles/2026/2026-11-18-forms.md",
    "page": "content/about.md",
}


def page(body: str, kind: str = "toolkit") -> MarkdownFile:
    """Return a page with this body."""
    return file_kinds.page_of(PATHS[kind], f"---\ntitle: Forms\n---\n{body}", SMALL)


def told(body: str, kind: str = "toolkit") -> list[tuple[str, int, int, str]]:
    """Return rule, line, column and message of what the rules about safety say; the body begins on line 4."""
    one = page(body, kind)
    return [
        (rule, *one.place(hit.start), hit.message)
        for rule in ("220", "221", "222")
        for hit in rule_registry.finders()[rule](one)
    ]


@pytest.mark.parametrize("kind", PATHS)
@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("One\n\n<script>x</script>", ("220", 6, 1, "<script> is not published")),
        ("One <b onclick='x'>two</b>", ("220", 4, 7, "the attribute onclick of <b> is not published")),
        ("> - <IFrame src=x></iframe>", ("220", 4, 5, "<iframe> is not published")),
        ("One <object data=x>", ("220", 4, 5, "<object> is not published")),
        ("<form action=https://example.org>", ("220", 4, 1, "<form> is not published")),
        ("<style>p{}</style>", ("220", 4, 1, "<style> is not published")),
        ("<div style='position: fixed'>", ("220", 4, 5, "the attribute style of <div> is not published")),
        ("[a](javascript:x)", ("221", 4, 5, "javascript:x is not an address that a page may link to")),
        ("[a](<JavaScript:x y>)", ("221", 4, 6, "JavaScript:x%20y is not an address that a page may link to")),
        (
            "[b](https://a.gov/) [a](&#106;avascript:x)",
            ("221", 4, 25, "javascript:x is not an address that a page may link to"),
        ),
        ("[a](&#106;avascript:x)", ("221", 4, 5, "javascript:x is not an address that a page may link to")),
        ("[a][r]\n\n[r]: javascript:x", ("221", 6, 6, "javascript:x is not an address that a page may link to")),
        ("<javascript:x>", ("221", 4, 2, "javascript:x is not an address that a page may link to")),
        ("![a](data:text/html,x)", ("221", 4, 6, "data:text/html,x is not an address that a page may link to")),
        ("<a href='vbscript:x'>a</a>", ("221", 4, 10, "vbscript:x is not an address that a page may link to")),
        ("<center>a</center>", ("222", 4, 1, "<center> is not published")),
        ("<td bgcolor=red>", ("222", 4, 4, "the attribute bgcolor of <td> is not published")),
    ],
)
def test_says_what_falls_and_where(kind: str, body: str, said: tuple[str, int, int, str]) -> None:
    """Each kind of page is held to the same, with the line and the column of what a person can see there."""
    assert said in told(body, kind)


@pytest.mark.parametrize(
    "body",
    [
        "Plain words, **bold**, [a link](https://example.gov/), 12:30, note: this.",
        "```html\n<script>x</script>\n```",
        "`<script>` and `javascript:x`",
        "<details>\n<summary>More</summary>\n\nUse a `<button>` for it.\n\n</details>",
        "    <script>x</script>",
        "<!-- <script>x</script> -->",
        "<details>\n<summary>More</summary>\n\nWords\n\n</details>",
        "AT&amp;T, a < b, <https://example.gov/>, <a@example.gov>",
        "A class {: .wide #top title=x }",
    ],
)
def test_says_nothing_of_what_may_stand(body: str) -> None:
    """Code and comments show what they hold, and what an author needs is allowed."""
    assert told(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "Words\n{: onmouseover=x }",
        "## Head { onclick=x }",
        "[a](b.md){: style='x' }",
        "[a](b.md){: href=javascript:x }",
        "<script/src=x.js></script>",
        "[a](java&Tab;script:x)",
        "[a](java&NewLine;script:x)",
    ],
)
def test_what_github_shows_as_words_is_no_html(body: str) -> None:
    """No page and no mail reads it in another way, so nothing of it runs."""
    assert [one for one in told(body) if one[0] != "222"] == []


def test_two_of_a_kind_are_told_apart() -> None:
    """Each is named at its own place."""
    body = "<p style=a>one</p>\n\n<p style=b>two</p>\n\n<b onclick=x style=y>three</b>\n"
    assert [(line, message.split()[2]) for _, line, _, message in told(body)] == [
        (4, "style"),
        (6, "style"),
        (8, "onclick"),
        (8, "style"),
    ]


@pytest.mark.parametrize(
    ("body", "better"),
    [
        ('<p style="a: b" class="c">x</p>', '<p class="c">x</p>'),
        ("<a name='top'>x</a>", '<a id="top">x</a>'),
        ("<td align=left bgcolor=red>x", "<td align=left>x"),
        ("<center>x</center>", "<center>x</center>"),
        ("<script>x</script>", "<script>x</script>"),
    ],
)
def test_an_attribute_that_falls_can_be_deleted(body: str, better: str) -> None:
    """`--fix` deletes it, for that changes no page; an element is for a person."""
    text = page(body).text
    assert runner.fixed(PATHS["toolkit"], text, SMALL).endswith(f"\n{better}")


@pytest.mark.parametrize(
    ("body", "clean"),
    [
        ("a <script>x</script> b", "a  b"),
        (
            '<iframe src="https://video.example.org/1" title="x"></iframe>',
            "[video.example.org](https://video.example.org/1)",
        ),
        ("<iframe></iframe>x", "x"),
        ("<center>a <b style=x>b</b></center>", "a <b>b</b>"),
        ("[words](javascript:x) and <input>", "words and "),
        ("[words](j&#97;vascript:x)", "words"),
        ("a\n\n[r]: j&#97;vascript:x\n\n[a][r]", "a\n\n[r]: j&#97;vascript:x\n\na"),
        ("plain", "plain"),
    ],
)
def test_what_an_import_leaves_out(body: str, clean: str) -> None:
    """Tags and attributes go and words stay; a frame becomes a link, a script nothing."""
    one = MarkdownFile(path="", text=body, kind="article", config=SMALL)
    assert edited(body, active_html.removals(one)) == clean


@pytest.mark.parametrize(
    ("body", "expected"),
    [("plain: words", False), ("a &amp; b", False), ("<center>x</center>", False), ("<script>x</script>", True)],
)
def test_is_active(body: str, expected: bool) -> None:  # noqa: FBT001  a row of a table
    """A quick answer for builds: only what would run."""
    assert active_html.is_active(body, commonmark.to_html(body)) is expected
