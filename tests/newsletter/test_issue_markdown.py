"""A piece of Markdown as HTML and as text: the same words, the same links, nothing that a mail must not hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.newsletter import issue_markdown

SITE = issue_markdown.IssuePage("https://hub.example.gov/", "newsletters/2026-11-27.md", Path("hub"))

TABLE = '<div class="box"><table class="data" role="table" cellpadding="0" cellspacing="0" border="0">'
ALERT = (
    '<div class="box"><table class="alert" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">'
    "<tr>"
)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("One *two* **three** `four`.", "<p>One <em>two</em> <strong>three</strong> <code>four</code>.</p>"),
        ("# Loud", "<p><strong>Loud</strong></p>"),
        ("[a](/join/)", '<p><a href="https://hub.example.gov/join/">a</a></p>'),
        ("[a](../events/index.md)", '<p><a href="https://hub.example.gov/events/">a</a></p>'),
        ("[a](../b.md#c)", '<p><a href="https://hub.example.gov/b/#c">a</a></p>'),
        ("[a](../index.md)", '<p><a href="https://hub.example.gov/">a</a></p>'),
        ("[a](2026-11-20.md)", '<p><a href="https://hub.example.gov/newsletter/2026-11-20/">a</a></p>'),
        ("[a](https://b.gov/c.md)", '<p><a href="https://b.gov/c.md">a</a></p>'),
        ("[a](//b.gov/c.md)", '<p><a href="https://b.gov/c.md">a</a></p>'),
        ("[a](<https://b.gov/c d>)", '<p><a href="https://b.gov/c%20d">a</a></p>'),
        ("[a](#b)", '<p><a href="https://hub.example.gov/newsletter/2026-11-27/#b">a</a></p>'),
        ("[a](?q=b)", '<p><a href="https://hub.example.gov/newsletter/2026-11-27/?q=b">a</a></p>'),
        ("[a](javascript:alert(1))", "<p>a</p>"),
        ("[a](ftp://b.gov/)", "<p>a</p>"),
        ("[a](tel:+1-202)", '<p><a href="tel:+1-202">a</a></p>'),
        ("![chart](/c.png)", '<p><img src="https://hub.example.gov/c.png" alt="chart"></p>'),
        ("![chart](../a/c.png)", '<p><img src="https://hub.example.gov/a/c.png" alt="chart"></p>'),
        (
            '<img src="../c.png" alt="&quot;" width="40">',
            '<img src="https://hub.example.gov/c.png" alt="&quot;" width="40">',
        ),
        ('<img src="../c.png" alt="a" width="4000">', '<img src="https://hub.example.gov/c.png" alt="a" width="520">'),
        ("![chart](https://b.gov/c.png)", '<p><a href="https://b.gov/c.png">chart</a></p>'),
        ("![](https://b.gov/c.png)", '<p><a href="https://b.gov/c.png">picture at b.gov</a></p>'),
        ("[![a](//b.gov/c.png)](/d/)", '<p><a href="https://hub.example.gov/d/">a</a></p>'),
        ("a <b title=e>c</b> d<!-- later -->", "<p>a <b>c</b> d</p>"),
        ("<div>\na\n</div>", "a"),
        ("<script>a</script><video>b</video>", ""),
        ("<!-- ask Dana -->", ""),
        ("~~a~~", "<p><del>a</del></p>"),
        ("- [x] a\n- [ ] b", '<ul>\n<li class="task">☑ a</li>\n<li class="task">☐ b</li>\n</ul>'),
        (
            "|a|b|\n|-|-:|\n|c|d|",
            (
                f'{TABLE}\n<thead>\n<tr>\n<th class="start" scope="col">a</th>\n<th align="right" scope="col">b</th>\n'
                '</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n<td align="right">d</td>\n</tr>\n</tbody>\n</table></div>'
            ),
        ),
        (
            "<table><tr><th>a</th><td colspan=2>b</td></tr></table>",
            f'{TABLE}<tbody><tr><th class="start" scope="row">a</th><td colspan="2">b</td></tr></tbody></table></div>',
        ),
        (
            '- [x] a\n\n- b <input type="checkbox" disabled="" />',
            '<ul>\n<li class="task"><p>☑ a</p>\n</li>\n<li>\n<p>b ☐</p>\n</li>\n</ul>',
        ),
        ("4. a", '<ol start="4">\n<li>a</li>\n</ol>'),
        (
            "a[^1]\n\n[^1]: b",
            '<p>a<sup>[1]</sup></p>\n<div class="footnotes">\n<ol>\n<li>\n<p>b </p>\n</li>\n</ol>\n</div>',
        ),
        ("> [!TIP]\n> a", f'{ALERT}<td class="tip"><p><strong>Tip</strong></p>\n<p>a</p></td></tr></table></div>'),
    ],
)
def test_html(source: str, html: str) -> None:
    """Markdown becomes lean HTML: absolute links, to the pages of files, no raw HTML, no comments, no headings."""
    assert issue_markdown.html(source, SITE) == html


def test_inline_html() -> None:
    """A source line becomes words and links without a paragraph around them."""
    assert (
        issue_markdown.inline_html("**A** [b](/c/)", SITE)
        == '<strong>A</strong> <a href="https://hub.example.gov/c/">b</a>'
    )


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("One *two* **three** `four`\nfive &amp; six.", "One two three four five & six."),
        ("One\\\ntwo", "One\ntwo"),
        ("# Loud\nand clear", "Loud\n\nand clear"),
        ("Read [the *new* form](/f/).", "Read the new form.\nhttps://hub.example.gov/f/"),
        ("[A](/a/), [B](/b/)", "A, B\nA:\nhttps://hub.example.gov/a/\nB:\nhttps://hub.example.gov/b/"),
        ("See <https://b.gov/> now.", "See\nhttps://b.gov/\nnow."),
        ("Ask <a@b.gov>", "Ask\nmailto:a@b.gov"),
        ("![chart](/c.png) of costs", "chart of costs"),
        ("- one\n- two\n  - three\n- four", "- one\n- two\n  - three\n- four"),
        ("3. one\n4. two", "3. one\n4. two"),
        ("- one\n\n  more\n\n- two", "- one\n\n  more\n\n- two"),
        ("> one\n>\n> two", "> one\n> \n> two"),
        ("```\na\n  b\n```", "    a\n      b"),
        ("one\n\n---\n\ntwo", "one\n\n* * *\n\ntwo"),
        ("a <b>c</b><!-- later -->", "a c"),
        ("<!-- ask Dana -->\n\n<hr>", "* * *"),
        ("See https://b.gov/, or www.c.gov.", "See\nhttps://b.gov/\nor\nhttp://www.c.gov"),
        ("![a](https://b.gov/c.png)", "a\nhttps://b.gov/c.png"),
        ("~~a~~ x<sup>2</sup> H<sub>2</sub>O <q>b</q>", "(struck out: a) x^2 H2O “b”"),
        ("- [x] a\n- [ ] b\n\n  c\n- d", "☑ a\n\n☐ b\n\n  c\n\n- d"),
        ('a <input type="checkbox" disabled="" /> b', "a ☐ b"),
        ("> [!NOTE]\n> a\n>\n> - b", "Note:\n  a\n\n  - b"),
        ("> [!NOTE]", "Note:"),
        ("a[^b]\n\n[^b]: c\n\n    d", "a[1]\n\n[1] c\n\n    d"),
        ("|a|b|c|\n|-|-:|:-:|\n|one|1|x|\n|丁|22|", "a     b  c\n---  --  -\none   1  x\n丁   22"),
        (
            "|a|\n|-|\n|[b](/c/) www.d.gov|",
            "a\n-----------\nb www.d.gov\nb:\nhttps://hub.example.gov/c/\nwww.d.gov:\nhttp://www.d.gov",
        ),
        (
            f"|a||\n|-|-|\n|{'b ' * 40}|[c](/d/)|\n||e|",
            f"a: {'b ' * 34}b\n  {'b ' * 4}b\nc\nc:\nhttps://hub.example.gov/d/\n\ne",
        ),
        ("<table><caption>a</caption><tr><td>b</td><td>c</td></tr></table>", "a\n\nb  c"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "a\n  b"),
        ("<details><summary>a</summary>\n\nb\n\n</details>", "a\n\nb"),
        ("<section>a</section><audio>b</audio>", "a"),
        ("", ""),
    ],
)
def test_plain(source: str, text: str) -> None:
    """Markdown becomes a letter: emphasis is plain, lists have dashes, each address stands on its own line."""
    assert issue_markdown.plain(source, SITE) == text


def test_plain_wraps_at_72_columns() -> None:
    """Lines hold 72 columns, in lists too; an address and a long word with hyphens stay whole."""
    word = "a-" * 50 + "b"
    text = issue_markdown.plain(f"- {'word ' * 30}\n- [a](https://b.gov/{word}) {word}", SITE)
    assert text.splitlines() == [
        "- word word word word word word word word word word word word word word",
        "  word word word word word word word word word word word word word word",
        "  word word",
        "- a",
        f"  {word}",
        f"  https://b.gov/{word}",
    ]


def test_inline_plain() -> None:
    """A source line becomes one line of text, with its address under it."""
    assert issue_markdown.inline_plain("*A* [b](/c/)", SITE) == "A b\nhttps://hub.example.gov/c/"


def test_address_is_absolute_and_encoded() -> None:
    """An item's address is whole for every mail program."""
    assert issue_markdown.address("/a b/ü", SITE) == "https://hub.example.gov/a%20b/%C3%BC"
    assert issue_markdown.address("//[b", SITE) == "//[b"


@given(st.text())
def test_any_text_renders(source: str) -> None:
    """No text that an editor can type stops the newsletter, or brings a script into it."""
    assert "<script" not in issue_markdown.html(f"{source}<script>", SITE)
    assert isinstance(issue_markdown.plain(source, SITE), str)


def test_a_picture_is_as_wide_as_it_is_and_no_wider_than_the_mail(tmp_path: Path) -> None:
    """Outlook shows a picture in its own width, whatever a style says."""
    page = SITE._replace(root=tmp_path)
    (tmp_path / "content").mkdir()
    for width in (40, 4000):
        header = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + width.to_bytes(4) + (10).to_bytes(4) + b"\x08\x02\0\0\0"
        (tmp_path / "content" / f"{width} px.png").write_bytes(header)
    assert ' width="40">' in issue_markdown.html("![a](<../40 px.png>)", page)
    assert ' width="520">' in issue_markdown.html("![a](<../4000 px.png>)", page)


@pytest.mark.parametrize("mark", ["> ", "- ", "*", "<div>", "1. "])
def test_what_is_too_deep_is_words(mark: str) -> None:
    """However deep somebody nests, words arrive."""
    source = mark * 2000 + "words"
    assert "words" in issue_markdown.html(source, SITE)
    assert "words" in issue_markdown.plain(source, SITE)


def test_a_source_line_is_one_line() -> None:
    """What would begin a list in a text of its own begins none in a source line."""
    assert issue_markdown.inline_html("1. Mai 2026", SITE) == "1. Mai 2026"
    assert issue_markdown.inline_plain("- A", SITE) == "- A"
    assert issue_markdown.inline_plain("a* b", SITE) == "a b*"


def test_what_its_editor_did_not_write_is_in_the_language() -> None:
    """What is struck out, pictures of other hosts without words, and titles of notes."""
    source = "~~A~~ ![](https://a.gov/b.png)\n\n> [!WARNING]\n> c"
    page = SITE._replace(language="es")
    assert issue_markdown.plain(source, page) == (
        "(tachado: A) imagen en a.gov\nhttps://a.gov/b.png\n\nAdvertencia:\n  c"
    )
    html = issue_markdown.html(source, page)
    assert '<a href="https://a.gov/b.png">imagen en a.gov</a>' in html
    assert "<strong>Advertencia</strong>" in html
