"""Values become HTML that reads as it was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from jinja2 import UndefinedError

from hub.content.body import Body
from hub.content.models import Library
from hub.site.pages import event_pages, page_html, page_templates

if TYPE_CHECKING:
    from datetime import date

    from hub.content.models import Event
    from hub.content.settings import Config


def test_hours_stay_on_one_line(event: Event) -> None:
    """A line may break after the weekday and after the day, and never within the hours of one day."""
    day = '<span class="t">{}</span><br><b class="t">{}</b>'
    assert page_templates.when(event) == "Thursday, " + day.format("December 3, 2026", "1:00–2:00 pm ET")
    assert page_templates.when(event, "de").startswith('Donnerstag, <span class="t">3. Dezember 2026</span><br>')
    assert page_templates.hours(event) == '<span class="t">1:00–2:00 pm ET</span>'
    assert "<" not in page_templates.when(replace(event, end=event.end + timedelta(days=1)))


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


@pytest.mark.parametrize(
    ("items", "has_bullets"),
    [
        ("<li><strong>Who:</strong> all.</li>\n<li><strong>What:</strong> <a>b</a></li>", False),
        ("<li><strong>Who:</strong> all.</li>\n<li>Not <strong>bold</strong></li>", True),
        ("<li><strong>Who:</strong>\n<ul>\n<li>All</li>\n</ul></li>", True),
    ],
)
def test_lists_of_terms(items: str, has_bullets: bool) -> None:  # noqa: FBT001  a parameter of the test
    """A list of which each item begins in bold, and holds no list, has rules in the place of bullets."""
    found = page_html.with_terms(f"<ul>\n{items}\n</ul>\n")
    assert found == f"<ul>\n{items}\n</ul>\n".replace("<ul>", "<ul>" if has_bullets else '<ul class="terms">', 1)


@pytest.mark.parametrize(
    ("html", "starts"),
    [
        ('<p>A.</p>\n<h2 id="b">B</h2>\n<p>C.</p>\n<h2 id="d">D</h2>', ["<p>A", '<h2 id="b"', '<h2 id="d"']),
        ('<h2 id="b">B</h2>\n<h3 id="c">C</h3>', ['<h2 id="b"']),
        ('<blockquote>\n<h2 id="b">B</h2>\n</blockquote>\n<h2 id="c">C</h2>', ["<blockquote>", '<h2 id="c"']),
        ('<ul>\n<li><div><h2 id="b">B</h2></div></li>\n</ul>', ["<ul>"]),
        ("\n", []),
    ],
)
def test_sections(html: str, starts: list[str]) -> None:
    """A text is parted before the headings of its sections, and nothing that holds one is torn."""
    found = page_html.sections(html)
    assert "".join(found) == html.strip("\n")
    assert [part[: len(start)] for part, start in zip(found, starts, strict=True)] == starts


def test_address() -> None:
    """An address keeps its meaning and loses what would end a link early."""
    assert page_templates.address("https://a.gov/(x) y?b=1&c=%20#d") == "https://a.gov/(x)%20y?b=1&amp;c=%20#d"


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


def test_words_that_run_the_other_way(event: Event, config: Config, today: date) -> None:
    """The title and the text of a page that says no language run as their letters do, in either kind of hub."""
    arabic = replace(event, title="قص الفتيل", summary="كيف تقص الفتيل.", body=Body.of("كيف تقص الفتيل."))
    library = Library(events=(arabic,))
    *_, page = event_pages.pages(library, config, today)
    *_, same = event_pages.pages(library, replace(config, language="ar"), today)
    *_, other = event_pages.pages(Library(events=(event,)), replace(config, language="ar"), today)
    assert '<span dir="rtl">قص الفتيل</span></h1>' in page.text
    assert '<div class="flow" dir="rtl"><p>' in page.text
    assert "dir=" not in same.text
    assert '<span dir="ltr">' in other.text


def test_forgotten_value_is_an_error(config: Config) -> None:
    """A template that misses a value fails; it never prints a gap."""
    with pytest.raises(UndefinedError):
        page_templates.writer(config)("plain.html.j2", "content/about.md")


def test_code_that_scrolls_can_be_reached_by_keys() -> None:
    """A long line of code scrolls in its block, which is a stop of the Tab key."""
    html = page_html.finished("<pre><code>make</code></pre>", "https://lamps.example.gov/", "en")
    assert html == '<pre tabindex="0"><code>make</code></pre>'
