"""A page with marks is cut once, and no text that goes in can meet a mark."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from hub.errors import HubError
from hub.site.lane import shell
from hub.site.lane.words import Heading

FRAME = f"""<title>{shell.TITLE}</title><meta name="description" content="{shell.DESCRIPTION}">
<link rel="canonical" href="/articles/0/{shell.ADDRESS}/"><h1 id="{shell.ANCHOR}">{shell.PRINTED}</h1>
<p class="hub-lead">{shell.OPENING}</p><ul>{{contents}}</ul>
<p>{shell.BODY}</p>{{headings}}<p>{shell.END}</p>"""
CONTENTS = f"""<li class="a"><a href="#{shell.OUTER_ANCHOR}">{shell.OUTER}</a><nav><ul>
<li class="b"><a href="#{shell.INNER_ANCHOR}">{shell.INNER}</a></li></ul></nav></li>"""
HEADINGS = f'<h2 id="{shell.OUTER_ANCHOR}">{shell.OUTER}<a href="#{shell.OUTER_ANCHOR}">#</a></h2>'
WITH = FRAME.format(contents=CONTENTS, headings=HEADINGS)
WITHOUT = FRAME.format(contents="", headings="")
CONTENT = shell.Content(
    path="articles/2026/oil.md", title="Oil <burns>", description='It "glows".', anchor="oil-burns", body="<p>Hi</p>"
)


def filled(html: str, content: shell.Content) -> str:
    """Some content in the shells that are cut from the same page."""
    return shell.page((shell.cut(html, contents=bool(content.headings)),) * 2, content)


def test_values_take_the_place_of_marks() -> None:
    """Plain text is escaped where it goes in; a body is HTML already."""
    page = filled(WITHOUT, CONTENT)
    assert page == (
        "<title>Oil &lt;burns&gt;</title>"
        '<meta name="description" content="It &#34;glows&#34;.">\n'
        '<link rel="canonical" href="/articles/2026/oil/"><h1 id="oil-burns">Oil &lt;burns&gt;</h1>\n'
        "\n<ul></ul>\n<p>Hi</p>"
    )


def test_contents() -> None:
    """A heading without deeper ones is an entry, one with them an entry that holds theirs."""
    headings = (Heading(2, "a", "A &amp; B", (Heading(3, "c", "C"),)), Heading(2, "d", "D"))
    page = filled(WITH, replace(CONTENT, headings=headings))
    expected = (
        '<ul><li class="a"><a href="#a">A &amp; B</a><nav><ul>\n<li class="b"><a href="#c">C</a></li></ul></nav></li>'
        '<li class="b"><a href="#d">D</a></li></ul>'
    )
    assert expected in page


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ((Heading(2, "a", "A"),), []),
        ((Heading(2, "a", "A", (Heading(3, "b", "B"),)),), ["a", "b"]),
        ((Heading(2, "a", "A", (Heading(3, "b", "B", (Heading(4, "c", "C"),)),)),), ["a", "b"]),
        ((Heading(2, "a", "A"), Heading(2, "b", "B"), Heading(1, "c", "C", (Heading(2, "d", "D"),))), ["a", "b"]),
        ((Heading(1, "a", "A", (Heading(2, "b", "B"), Heading(2, "c", "C"))),), []),
    ],
)
def test_what_is_listed(headings: tuple[Heading, ...], expected: list[str]) -> None:
    """As in the theme: two levels below the title, nothing below another one, and no list of a single heading."""
    shells = shell.cut(WITH, contents=True), shell.cut(WITHOUT, contents=False)
    page = shell.page(shells, replace(CONTENT, headings=headings))
    assert re.findall(r'<a href="#(\w)">', page) == expected


def test_contents_may_follow_the_lead() -> None:
    """What a page says before its first heading stands where the theme has its mark, up to the end of the lead."""
    body = '<p>1 May</p>\n<p class="hub-lead">Oil.</p>\n<p>Wax.</p>'
    page = filled(WITHOUT, replace(CONTENT, body=body))
    assert '</h1>\n<p>1 May</p>\n<p class="hub-lead">Oil.</p>\n<ul></ul>\n\n<p>Wax.</p>' in page


def test_permalink() -> None:
    """A heading of an article ends with what the theme puts at the end of its own."""
    assert shell.cut(WITH, contents=True).permalink("why") == '<a href="#why">#</a>'


@pytest.mark.parametrize(
    ("path", "mark", "expected"),
    [
        ("articles/2026/oil.md", shell.ADDRESS, f"articles/0/{shell.ADDRESS}.md"),
        ("topics/oil/articles.md", shell.LISTED, f"topics/0/{shell.LISTED}.md"),
        ("articles/sources.md", shell.LISTED, f"articles/{shell.LISTED}.md"),
    ],
)
def test_layouts(path: str, mark: str, expected: str) -> None:
    """The page with marks stands in the same section and as deep, and its address becomes the page's."""
    layout = shell.layout(path, mark)
    html = WITHOUT.replace(f"articles/0/{shell.ADDRESS}", layout.removesuffix(".md"))
    assert layout == expected
    assert f'href="/{path.removesuffix(".md")}/"' in filled(html, replace(CONTENT, path=path))


def test_titles_in_links() -> None:
    """A title that is a part of a link is encoded as links are."""
    assert "mailto:?subject=Oil%20%3Cburns%3E<" in filled(f"{WITHOUT}<a>mailto:?subject={shell.QUOTED}</a>", CONTENT)


@pytest.mark.parametrize("mark", [shell.TITLE, shell.ADDRESS, shell.BODY, "contents", "{{ title }}", "\\1"])
def test_marks_in_text_stay_text(mark: str) -> None:
    """An article that holds the very words of a mark shows them: the frame was cut before anything went in."""
    page = filled(WITHOUT, replace(CONTENT, title=mark, body=f"<p>{mark}</p>"))
    assert page.count(mark) == 3


@pytest.mark.parametrize("mark", [shell.TITLE, shell.DESCRIPTION, shell.OPENING, shell.BODY, shell.END])
def test_a_lost_mark_is_an_error(mark: str) -> None:
    """A theme that prints no title, description or body makes no pages at all, and hub says which it lost."""
    with pytest.raises(HubError, match="the theme's page has no place for the"):
        shell.cut(WITHOUT.replace(mark, ""), contents=False)


def test_lost_contents_are_an_error() -> None:
    """So does one that loses the table of contents."""
    with pytest.raises(HubError, match="no place for the contents"):
        shell.cut(WITHOUT, contents=True)
