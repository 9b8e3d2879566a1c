"""The newsletter's archive."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.base import date_format, foreign_media, markdown, sanitize_html
from hub.content.models import Correction, Item, Library, Section
from hub.newsletter import render
from hub.site.pages import newsletter_archive
from tests.dialect import CONSTRUCTS, parsed, read, tokens

if TYPE_CHECKING:
    from hub.content.models import Issue
    from hub.content.settings import Config


def test_neighbors(library: Library, config: Config, today: date) -> None:
    """Each issue links to the one before it and the one after."""
    _, newest, oldest = (page.text for page in newsletter_archive.pages(library, config, today))
    found = [word in issue for issue in (newest, oldest) for word in ("Previous issue", "Next issue")]
    assert found == [True, False, False, True]


def test_years(issue: Issue, config: Config, today: date) -> None:
    """The archive has a heading for each year, the newest first."""
    older = replace(issue, path="newsletters/2025-12-19.md", day=date(2025, 12, 19))
    archive, *_ = newsletter_archive.pages(Library(issues=(issue, older)), config, today)
    assert re.findall(r'<h2 id="(\d+)">', archive.text) == ["2026", "2025"]


def test_the_next_issue(issue: Issue, config: Config, today: date) -> None:
    """The archive begins with the issue that comes next, on the usual day after the newest, also in a new year."""

    def told(day: date) -> list[tuple[str, str]]:
        archive, *_ = newsletter_archive.pages(Library(issues=(replace(issue, day=day),)), config, today)
        covers = re.findall(r'<h2 id="(\d+)">|Next issue</span><time datetime="([^"]*)', archive.text)
        return covers[:2]

    assert told(date(2026, 11, 20)) == [("2026", ""), ("", "2026-11-27")]
    assert told(date(2026, 12, 25)) == [("2027", ""), ("", "2027-01-01")]
    archive, *_ = newsletter_archive.pages(Library(), config, today)
    assert "Next issue" not in archive.text


def test_says_what_the_mail_says(issue: Issue, config: Config, today: date) -> None:
    """The page of an issue has its number, the time it takes and every word that the mail has."""
    issue = replace(issue, number=12)
    _, page = newsletter_archive.pages(Library(issues=(issue,)), config, today)
    assert "Issue 12, <time " in page.text
    assert f">{date_format.weekday(issue.day)}</time>, edited by Cy Match" in page.text
    assert "1-minute read" in page.text
    items = [item for section in issue.sections for item in section.items]
    words = [issue.note, *(section.title for section in issue.sections), *(section.intro for section in issue.sections)]
    words += [part for item in items for part in (item.title, item.source_line, item.blurb)]
    shown = sanitize_html.plain(page.text)
    assert [part for part in map(_said, words) if part not in shown] == []


def test_page_and_mail_say_the_same_in_the_same_order(issue: Issue, config: Config, today: date) -> None:
    """All constructs of the dialect in one issue have the same words in its page and in its mail, without a gap."""
    items = tuple(
        Item(title=name, url=f"https://item.gov/{number}", source_line=f"{number}. May, [there](/a/)", blurb=blurb)
        for number, (name, blurb) in enumerate(CONSTRUCTS.items())
    )
    issue = replace(issue, note="Hello.", sections=(Section(title="All", intro="> [!TIP]\n> Read.", items=items),))
    _, page = newsletter_archive.pages(Library(issues=(issue,)), config, today)
    mail = parsed(render.html(issue, config)).css_first("td.body")
    assert mail is not None
    said, words = tokens(read(mail)), tokens(read(parsed(foreign_media.as_links(page.text, config.site_url))))
    start = words.index("Hello")
    assert words[start : start + len(said)] == said


def _said(source: str) -> str:
    return sanitize_html.plain(markdown.to_html(source)).replace(" · ", ", ")


def test_headings_without_a_link_and_with_two(headings: Issue, config: Config, today: date) -> None:
    """Each is shown as it is written, with a name that readers can link to."""
    _, page = newsletter_archive.pages(Library(issues=(headings,)), config, today)
    found = parsed(page.text).css("h3")
    assert [(one.attributes["id"], len(one.css("a"))) for one in found] == [
        ("thank-you", 0),
        ("thank-you-cy", 0),
        ("a-or-b", 2),
        ("again", 1),
    ]
    assert "Thank you, <em>Cy</em>" in page.text
    assert '<p class="meta">Back by request &amp; again</p>' in page.text


@pytest.mark.parametrize("line", ["1. FC Lamp", "- x", "> y", "# z", "A · B"])
def test_a_source_line_is_one_line(issue: Issue, config: Config, today: date, line: str) -> None:
    """No list, quotation or heading begins in it."""
    item = Item(title="Oil", url="https://item.gov/", source_line=line)
    _, page = newsletter_archive.pages(
        Library(issues=(replace(issue, sections=(Section(title="Articles", items=(item,)),)),)), config, today
    )
    assert f'<p class="meta">{html.escape(line.replace(" · ", ", "))}</p>' in page.text


def test_says_what_was_corrected(issue: Issue, config: Config, today: date) -> None:
    """At the head of the page, with the day; marks in the words are words."""
    found = Correction(day=date(2026, 11, 30), words="The lab is on <December> *8*.")
    _, page = newsletter_archive.pages(Library(issues=(replace(issue, corrected=(found,)),)), config, today)
    said = (
        '<b>Corrected on <time datetime="2026-11-30">November 30, 2026</time>:</b> The lab is on &lt;December&gt; *8*.'
    )
    assert page.text.index(said) < page.text.index("Happy ")
    _, other = newsletter_archive.pages(Library(issues=(issue,)), config, today)
    assert "Corrected" not in other.text
