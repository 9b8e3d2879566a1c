"""A page with marks is cut once, and no text that goes in can meet a mark."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from hub.errors import HubError
from hub.site.articles import page_shell
from hub.site.pages.page_html import AnchoredHeading

FRAME = f"""<title>{page_shell.TITLE}</title><meta name="description" content="{page_shell.DESCRIPTION}">
<link rel="canonical" href="/articles/0/{page_shell.ADDRESS}/"><h1 id="{page_shell.ANCHOR}">{page_shell.PRINTED}</h1>
<p class="lead">{page_shell.OPENING}</p><ul>{{contents}}</ul>
{page_shell.BODY}<hr>{page_shell.RAIL}"""
CONTENTS = f"""<li class="a"><a href="#{page_shell.OUTER_ANCHOR}">{page_shell.OUTER}</a><nav><ul>
<li class="b"><a href="#{page_shell.INNER_ANCHOR}">{page_shell.INNER}</a></li></ul></nav></li>"""
WITH = FRAME.format(contents=CONTENTS)
WITHOUT = FRAME.format(contents="")
CONTENT = page_shell.Content(
    path="articles/2026/oil.md", title="Oil <burns>", description='It "glows".', anchor="oil-burns", body="<p>Hi</p>"
)


def filled(html: str, content: page_shell.Content) -> str:
    """Some content in the shells that are cut from the same page."""
    return page_shell.page((page_shell.cut(html, contents=bool(content.headings)),) * 2, content)


def test_values_take_the_place_of_marks() -> None:
    """Plain text is escaped where it goes in; a body is HTML already."""
    page = filled(WITHOUT, CONTENT)
    assert page == (
        "<title>Oil &lt;burns&gt;</title>"
        '<meta name="description" content="It &#34;glows&#34;.">\n'
        '<link rel="canonical" href="/articles/2026/oil/"><h1 id="oil-burns">Oil &lt;burns&gt;</h1>\n'
        "\n<ul></ul>\n<p>Hi</p><hr>"
    )


def test_contents() -> None:
    """A heading without deeper ones is an entry, one with them an entry that holds theirs."""
    headings = (AnchoredHeading(2, "a", "A &amp; B", (AnchoredHeading(3, "c", "C"),)), AnchoredHeading(2, "d", "D"))
    page = filled(WITH, replace(CONTENT, headings=headings))
    expected = (
        '<ul><li class="a"><a href="#a">A &amp; B</a><nav><ul>\n<li class="b"><a href="#c">C</a></li></ul></nav></li>'
        '<li class="b"><a href="#d">D</a></li></ul>'
    )
    assert expected in page


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ((AnchoredHeading(2, "a", "A"),), []),
        ((AnchoredHeading(2, "a", "A", (AnchoredHeading(3, "b", "B"),)),), ["a", "b"]),
        ((AnchoredHeading(2, "a", "A", (AnchoredHeading(3, "b", "B", (AnchoredHeading(4, "c", "C"),)),)),), ["a", "b"]),
        (
            (
                AnchoredHeading(2, "a", "A"),
                AnchoredHeading(2, "b", "B"),
                AnchoredHeading(1, "c", "C", (AnchoredHeading(2, "d", "D"),)),
            ),
            ["a", "b"],
        ),
        ((AnchoredHeading(1, "a", "A", (AnchoredHeading(2, "b", "B"), AnchoredHeading(2, "c", "C"))),), []),
    ],
)
def test_what_is_listed(headings: tuple[AnchoredHeading, ...], expected: list[str]) -> None:
    """As in the theme: two levels below the title, nothing below another one, and no list of a single heading."""
    shells = page_shell.cut(WITH, contents=True), page_shell.cut(WITHOUT, contents=False)
    page = page_shell.page(shells, replace(CONTENT, headings=headings))
    assert re.findall(r'<a href="#(\w)">', page) == expected


def test_what_helps_stands_beside() -> None:
    """The rail of a body goes to the place of its mark, and not into the text."""
    body = '<p>Wax.</p>\n<aside class="rail"><p>Topics</p></aside>'
    page = filled(WITHOUT, replace(CONTENT, body=body))
    assert page.endswith('\n<p>Wax.</p>\n<hr><aside class="rail"><p>Topics</p></aside>')


def test_contents_may_follow_the_lead() -> None:
    """What a page says before its first heading stands where the theme has its mark, up to the end of the lead."""
    body = '<p>1 May</p>\n<p class="lead">Oil.</p>\n<p>Wax.</p>'
    page = filled(WITHOUT, replace(CONTENT, body=body))
    assert '</h1>\n<p>1 May</p>\n<p class="lead">Oil.</p>\n<ul></ul>\n\n<p>Wax.</p>' in page


@pytest.mark.parametrize(
    ("path", "mark", "expected"),
    [
        ("articles/2026/oil.md", page_shell.ADDRESS, f"articles/0/{page_shell.ADDRESS}.md"),
        ("topics/oil/articles.md", page_shell.LISTED, f"topics/0/{page_shell.LISTED}.md"),
        ("articles/sources.md", page_shell.LISTED, f"articles/{page_shell.LISTED}.md"),
    ],
)
def test_layouts(path: str, mark: str, expected: str) -> None:
    """The page with marks stands in the same section and as deep, and its address becomes the page's."""
    language, _, layout = page_shell.layout(path, "es-US", mark).partition(":")
    assert language == "es-US"
    html = WITHOUT.replace(f"articles/0/{page_shell.ADDRESS}", layout.removesuffix(".md"))
    assert layout == expected
    assert f'href="/{path.removesuffix(".md")}/"' in filled(html, replace(CONTENT, path=path))


def test_titles_in_links() -> None:
    """A title that is a part of a link is encoded as links are."""
    assert "mailto:?subject=Oil%20%3Cburns%3E<" in filled(
        f"{WITHOUT}<a>mailto:?subject={page_shell.QUOTED}</a>", CONTENT
    )


@pytest.mark.parametrize(
    "mark", [page_shell.TITLE, page_shell.ADDRESS, page_shell.BODY, "contents", "{{ title }}", "\\1"]
)
def test_marks_in_text_stay_text(mark: str) -> None:
    """An article that holds the very words of a mark shows them: the frame was cut before anything went in."""
    page = filled(WITHOUT, replace(CONTENT, title=mark, body=f"<p>{mark}</p>"))
    assert page.count(mark) == 3


@pytest.mark.parametrize(
    "mark", [page_shell.TITLE, page_shell.DESCRIPTION, page_shell.OPENING, page_shell.BODY, page_shell.RAIL]
)
def test_a_lost_mark_is_an_error(mark: str) -> None:
    """A theme that prints no title, description or body makes no pages at all, and hub says which it lost."""
    with pytest.raises(HubError, match="the theme's page has no place for the"):
        page_shell.cut(WITHOUT.replace(mark, ""), contents=False)


def test_lost_contents_are_an_error() -> None:
    """So does one that loses the table of contents."""
    with pytest.raises(HubError, match="no place for the contents"):
        page_shell.cut(WITHOUT, contents=True)
