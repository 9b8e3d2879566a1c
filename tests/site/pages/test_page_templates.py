"""Values become Markdown that reads as it was written."""

from __future__ import annotations

import html
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import markdown as python_markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markdown_it import MarkdownIt
from markupsafe import Markup

from hub.base import text
from hub.site.pages import page_templates

if TYPE_CHECKING:
    from hub.content.models import Config

HOSTILE = "Why [oil] *still* <matters> & `more` | part_1 \\ ~x~ {#a}"
READ = f"<p>x {HOSTILE}</p>"


def test_hours_stay_on_one_line() -> None:
    """A line may break after the day, and never within the hours of one day."""
    start, end = datetime(2026, 12, 3, 13, tzinfo=UTC), datetime(2026, 12, 3, 14, tzinfo=UTC)
    hours = '<span class="hub-hours">1:00–2:00 pm UTC</span>'
    assert page_templates.span(start, end) == f"Thursday 3 December 2026, {hours}"
    assert "<" not in page_templates.span(start, end + timedelta(days=1))


@pytest.mark.parametrize(
    ("page", "path", "expected"),
    [
        ("index.md", "content/join.md", "join.md"),
        ("articles/2026/a.md", "topics/oil.md", "../../topics/oil.md"),
        ("articles/index.md", "newsletters/2026-11-20.md", "../newsletter/2026-11-20.md"),
    ],
)
def test_relative(page: str, path: str, expected: str) -> None:
    """A link leads from one page to another by a relative path."""
    assert page_templates.relative(page, path) == expected


def test_python_markdown_reads_text_as_written() -> None:
    """MkDocs' parser shows every sign of a text, with the extensions that this site turns on."""
    extensions = ["attr_list", "tables", "md_in_html", "def_list", "footnotes"]
    shown = python_markdown.markdown(f"x {page_templates.escaped(HOSTILE)}", extensions=extensions)
    assert html.unescape(shown) == READ


def test_commonmark_reads_text_as_written() -> None:
    """A CommonMark parser shows the same as MkDocs'."""
    assert html.unescape(MarkdownIt().render(f"x {page_templates.escaped(HOSTILE)}")).strip() == READ


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))).map(text.clean).filter(bool))
def test_any_line_is_read_as_written(line: str) -> None:
    """No line of text turns into markup in CommonMark."""
    tokens = MarkdownIt().parse(f"x {page_templates.escaped(line)}")
    assert "".join(child.content for child in tokens[1].children or ()) == f"x {line}"


def test_markdown_stays() -> None:
    """What is Markdown already is not escaped again."""
    assert page_templates.escaped(Markup("**bold**")) == "**bold**"


def test_address() -> None:
    """An address keeps its meaning and loses what would end a link early."""
    assert page_templates.address("https://a.gov/(x) y?b=1&c=%20#d") == "https://a.gov/%28x%29%20y?b=1&c=%20#d"


def test_webcal() -> None:
    """A calendar program opens what a browser would download."""
    assert (
        page_templates.webcal("https://lamps.example.gov/calendar/all.ics")
        == "webcal://lamps.example.gov/calendar/all.ics"
    )


@pytest.mark.parametrize(("url", "expected"), [("https://www.a.gov/x", "a.gov"), ("mailto:a@b.gov", "mailto:a@b.gov")])
def test_host(url: str, expected: str) -> None:
    """A site is named without `www.`; an address without a site stands for itself."""
    assert page_templates.host(url) == expected


def test_scalar() -> None:
    """A title with quotes and colons is one YAML value."""
    assert page_templates.scalar('A "b": c') == '"A \\"b\\": c"'


def test_month() -> None:
    """A month is named with its year."""
    assert page_templates.month(date(2026, 12, 3)) == "December 2026"


def test_forgotten_value_is_an_error(config: Config) -> None:
    """A template that misses a value fails; it never prints a gap."""
    with pytest.raises(UndefinedError):
        page_templates.writer(config)("plain.md.j2", "content/about.md")
