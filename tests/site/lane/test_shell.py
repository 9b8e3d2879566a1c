"""A page with marks is cut once, and no text that goes in can meet a mark."""

from __future__ import annotations

import pytest

from hub.errors import HubError
from hub.site.lane import shell
from hub.site.lane.words import Heading

FRAME = f"""<title>{shell.TITLE}</title><meta name="description" content="{shell.DESCRIPTION}">
<link rel="canonical" href="/articles/0/{shell.ADDRESS}/"><h1 id="{shell.ANCHOR}">{shell.TITLE}</h1>
<ul>{{contents}}</ul>
<p>{shell.BODY}</p>{{headings}}<p>{shell.END}</p>"""
CONTENTS = f"""<li class="a"><a href="#{shell.OUTER_ANCHOR}">{shell.OUTER}</a><nav><ul>
<li class="b"><a href="#{shell.INNER_ANCHOR}">{shell.INNER}</a></li></ul></nav></li>"""
HEADINGS = f'<h2 id="{shell.OUTER_ANCHOR}">{shell.OUTER}<a href="#{shell.OUTER_ANCHOR}">#</a></h2>'
WITH = FRAME.format(contents=CONTENTS, headings=HEADINGS)
WITHOUT = FRAME.format(contents="", headings="")
VALUES = {
    shell.TITLE: "Oil <burns>",
    shell.ANCHOR: "oil-burns",
    shell.DESCRIPTION: 'It "glows".',
    f"articles/0/{shell.ADDRESS}": "articles/2026/oil",
}


def test_values_take_the_place_of_marks() -> None:
    """Plain text is escaped where it goes in; a body is HTML already."""
    page = shell.page(shell.cut(WITHOUT, contents=False), VALUES, "<p>Hi</p>", ())
    assert page == (
        "<title>Oil &lt;burns&gt;</title>"
        '<meta name="description" content="It &quot;glows&quot;.">\n'
        '<link rel="canonical" href="/articles/2026/oil/"><h1 id="oil-burns">Oil &lt;burns&gt;</h1>\n'
        "<ul></ul>\n<p>Hi</p>"
    )


def test_contents() -> None:
    """A heading without deeper ones is an entry, one with them an entry that holds theirs."""
    headings = (Heading(2, "a", "A &amp; B", (Heading(3, "c", "C"),)), Heading(2, "d", "D"))
    page = shell.page(shell.cut(WITH, contents=True), VALUES, "", headings)
    expected = (
        '<ul><li class="a"><a href="#a">A &amp; B</a><nav><ul>\n<li class="b"><a href="#c">C</a></li></ul></nav></li>'
        '<li class="b"><a href="#d">D</a></li></ul>'
    )
    assert expected in page


def test_permalink() -> None:
    """A heading of an article ends with what the theme puts at the end of its own."""
    assert shell.cut(WITH, contents=True).permalink("why") == '<a href="#why">#</a>'


@pytest.mark.parametrize("mark", [shell.TITLE, shell.ADDRESS, shell.BODY, "contents", "{{ title }}", "\\1"])
def test_marks_in_text_stay_text(mark: str) -> None:
    """An article that holds the very words of a mark shows them: the frame was cut before anything went in."""
    page = shell.page(shell.cut(WITHOUT, contents=False), VALUES | {shell.TITLE: mark}, f"<p>{mark}</p>", ())
    assert page.count(mark) == 3


@pytest.mark.parametrize("mark", [shell.TITLE, shell.DESCRIPTION, shell.BODY, shell.END])
def test_a_lost_mark_is_an_error(mark: str) -> None:
    """A theme that prints no title, description or body makes no pages at all, and hub says which it lost."""
    with pytest.raises(HubError, match="the theme's page has no place for the"):
        shell.cut(WITHOUT.replace(mark, ""), contents=False)


def test_lost_contents_are_an_error() -> None:
    """So does one that loses the table of contents."""
    with pytest.raises(HubError, match="no place for the contents"):
        shell.cut(WITHOUT, contents=True)
