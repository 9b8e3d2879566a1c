"""A page with marks is cut once, and no text that goes in can meet a mark."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment

from hub.errors import HubError
from hub.site.articles import page_shell
from hub.site.pages.page_html import AnchoredHeading

if TYPE_CHECKING:
    from collections.abc import Callable

FRAME = f"""<title>{page_shell.TITLE}</title><meta name="description" content="{page_shell.DESCRIPTION}">
<link rel="canonical" href="/articles/0/{page_shell.ADDRESS}/"><h1 id="{page_shell.ANCHOR}">{page_shell.PRINTED}</h1>
{page_shell.OPENING}{{contents}}
{page_shell.BODY}<hr>{page_shell.RAIL}"""
WITHOUT = FRAME.format(contents="")
CONTENT = page_shell.Content(
    path="articles/2026/oil.md", title="Oil <burns>", description='It "glows".', anchor="oil-burns", body="<p>Hi</p>"
)
# Ways in which a theme may print a table of contents: as hub's own, in other elements, with classes and with numbers.
WAYS = {
    "list": """
<nav><ul>
{% for item in items %}
<li>
  <a href="#{{ item.anchor }}">{{ item.html }}</a>
{% if item.within %}
  <ul>{% for inner in item.within %}<li><a href="#{{ inner.anchor }}">{{ inner.html }}</a></li>{% endfor %}</ul>
{% endif %}
</li>
{% endfor %}
</ul></nav>""",
    "numbers": """
<ol>{% for item in items %}<li{% if item.within %} class="more"{% endif %}>{{ item.html }}:
<a href="#{{ item.anchor }}" title="{{ item.html }}">go</a>
{% if item.within %}<ol>{% for inner in item.within %}<li>{{ inner.html }}{% endfor %}</ol>{% endif %}
{% endfor %}</ol>""",
    "one line": """
<p>{% for item in items %}{% if not loop.first %}, {% endif %}{{ item.html }}
{% for inner in item.within %} ({{ inner.html }}){% endfor %}
{% endfor %}</p>""",
    "definitions": """
<dl>{% for item in items %}<dt>{{ item.html }}</dt>
{% for inner in item.within %}<dd>{{ inner.html }}</dd>{% endfor %}
{% endfor %}</dl>""",
}
TABLES = [
    (AnchoredHeading(2, "a", "A &amp; B", (AnchoredHeading(3, "c", "C"),)), AnchoredHeading(2, "d", "D")),
    (AnchoredHeading(2, "a", "A"), AnchoredHeading(2, "b", "B"), AnchoredHeading(2, "c", "C")),
    (AnchoredHeading(2, "a", "A", (AnchoredHeading(3, "b", "B"), AnchoredHeading(3, "c", "C"))),),
    (
        AnchoredHeading(2, "a", "A"),
        AnchoredHeading(2, "b", "B", (AnchoredHeading(3, "c", "C"),)),
        AnchoredHeading(2, "d", "D", (AnchoredHeading(3, "e", "E"), AnchoredHeading(3, "f", "F"))),
    ),
]


def printed(way: str, headings: tuple[AnchoredHeading, ...]) -> str:
    """A page with a table of contents, as a theme prints it."""
    return FRAME.format(contents=Environment().from_string(WAYS[way]).render(items=headings))  # noqa: S701  a test's own words


def shells(way: str = "list") -> tuple[page_shell.Shell, page_shell.Shell]:
    """The pieces of the pages with marks of a theme."""
    with_marks = [printed(way, table[0].within) for table in page_shell.tables()]
    return page_shell.cut_with_contents(with_marks), page_shell.cut(WITHOUT)


def filled(html: str, content: page_shell.Content) -> str:
    """Some content in the shell that is cut from a page."""
    return page_shell.page((page_shell.cut(html),) * 2, content)


def test_values_take_the_place_of_marks() -> None:
    """Plain text is escaped where it goes in; a body is HTML already."""
    page = filled(WITHOUT, CONTENT)
    assert page == (
        "<title>Oil &lt;burns&gt;</title>"
        '<meta name="description" content="It &#34;glows&#34;.">\n'
        '<link rel="canonical" href="/articles/2026/oil/"><h1 id="oil-burns">Oil &lt;burns&gt;</h1>\n'
        "\n<p>Hi</p><hr>"
    )


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("headings", TABLES, ids=["parent, plain", "plain", "parent", "all"])
def test_contents(way: str, headings: tuple[AnchoredHeading, ...]) -> None:
    """A page is what the theme would have printed for it, in whatever elements."""
    values = {
        page_shell.TITLE: "Oil &lt;burns&gt;",
        page_shell.DESCRIPTION: "It &#34;glows&#34;.",
        page_shell.ANCHOR: "oil-burns",
        page_shell.PRINTED: "Oil &lt;burns&gt;",
        page_shell.OPENING: "",
        page_shell.BODY: "<p>Hi</p>",
        page_shell.RAIL: "",
        f"articles/0/{page_shell.ADDRESS}": "articles/2026/oil",
    }
    expected = printed(way, headings)
    for mark, value in values.items():
        expected = expected.replace(mark, value)
    assert page_shell.page(shells(way), replace(CONTENT, headings=headings)) == expected


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
    page = page_shell.page(shells(), replace(CONTENT, headings=headings))
    assert re.findall(r'<a href="#(\w)">', page) == expected


def test_what_helps_stands_beside() -> None:
    """The rail of a body goes to the place of its mark, and not into the text."""
    body = '<p>Wax.</p>\n<aside class="rail"><p>Topics</p></aside>'
    page = filled(WITHOUT, replace(CONTENT, body=body))
    assert page.endswith('\n<p>Wax.</p>\n<hr><aside class="rail"><p>Topics</p></aside>')


def test_the_head_ends_at_a_mark() -> None:
    """What a template prints up to the mark stands in the head; a template without one has all in the text."""
    html = f'<p>1 May</p>\n<p class="intro">Oil.</p>{page_shell.END_OF_HEAD}\n<p>Wax.</p>'
    opening, body = page_shell.halves(html)
    page = page_shell.page(shells(), replace(CONTENT, opening=opening, body=body))
    assert '</h1>\n<p>1 May</p>\n<p class="intro">Oil.</p>\n\n<p>Wax.</p>' in page
    assert page_shell.halves("<header>Oil</header>") == ("", "<header>Oil</header>")


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
        page_shell.cut(WITHOUT.replace(mark, ""))


LOSSES: dict[str, Callable[[str], str]] = {
    "nothing": lambda _: WITHOUT,
    "twice": lambda page: page + page,
    "shuffled": lambda page: page.replace(f"{page_shell.ENTRY_ANCHOR}a", f"{page_shell.ENTRY_ANCHOR}c"),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_lost_contents_are_an_error(loss: str) -> None:
    """So does one that loses the table of contents, prints it twice, or shuffles it."""
    pages = [LOSSES[loss](printed("list", table[0].within)) for table in page_shell.tables()]
    with pytest.raises(HubError, match="no place for the contents"):
        page_shell.cut_with_contents(pages)
