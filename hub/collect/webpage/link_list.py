"""A page that lists articles -> Feed, by a CSS selector of its rows (`list` of a source)."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from lxml import html as lxml_html

from hub.base import charset, css_selectors, text
from hub.base.translation import gettext
from hub.collect import entry_fields, feed_dates, link_labels, written_days
from hub.collect.candidate import Candidate
from hub.collect.parsed_feed import Feed, Note
from hub.collect.webpage import date_lines
from hub.errors import SourceError

if TYPE_CHECKING:
    from hub.content.settings import Source

MOST_ROWS = 200
# What programs that read a page aloud say of a link.
OPENS = re.compile(
    r"\s*\(?(?:opens? in (?:a )?new (?:tab|window)|(?:link is )?external(?: link)?)\)?\s*$", re.IGNORECASE
)
HEADINGS = ".//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"
DATES = './/time/@datetime | .//time[not(@datetime)] | .//*[contains(@class, "date")]'


def read(data: bytes, source: Source, url: str) -> Feed:
    """Return what the rows of a page lead to: those that the source's `list` finds, MOST_ROWS at most.

    Raises SourceError where it finds none.
    """
    tree = lxml_html.document_fromstring(charset.decode(data) or "<p>")
    rows = tree.xpath(css_selectors.xpath(source.list or ""))
    if not rows:
        message = gettext(
            "`list: %(list)s` finds nothing on this page; look at its HTML and correct it in its entry",
            list=source.list,
        )
        raise SourceError(message)
    base = _base(tree, url)
    habits = written_days.habits((words for row in rows for words in _dates(row)), source.timezone)
    read_rows = [{"title": text.clean(row.text_content()), "row": row} for row in rows[:MOST_ROWS]]
    found, skipped = entry_fields.read_each(read_rows, lambda item: _candidate(item["row"], source, base, habits))
    beyond = gettext(
        "the page has %(count)s rows; the first %(most_rows)s were read", count=f"{len(rows):,}", most_rows=MOST_ROWS
    )
    return Feed(
        title=text.clean(tree.findtext(".//title") or ""),
        url=url,
        home=url,
        candidates=entry_fields.apart({one.url: one for one in found}.values()),
        skipped=(*skipped, *((Note(entry=gettext("the rest"), reason=beyond),) if len(rows) > MOST_ROWS else ())),
    )


def _base(tree: Any, url: str) -> str:  # noqa: ANN401  lxml's
    given = next((one.get("href") for one in tree.iter("base") if one.get("href")), "")
    return entry_fields.link(given, url) or url


def _candidate(row: Any, source: Source, base: str, habits: written_days.Habits) -> Candidate:  # noqa: ANN401  lxml's
    """Return the candidate in a row; raises ValueError for one that leads nowhere."""
    heading = next(iter(row.xpath(HEADINGS)), None)
    places = [*([heading] if heading is not None else []), row]
    inside = (link for place in places for link in place.xpath(".//a[@href]"))
    links = (*row.xpath("self::a[@href]"), *inside, *row.xpath("ancestor::a[@href]"))
    link = next((one for one in links if text.clean(one.text_content())), None)
    if link is None:
        message = gettext("it has no link with words")
        raise ValueError(message)
    address = entry_fields.address(link.get("href").strip(), base)
    named = heading if heading is not None else link
    strong = next((one for one in row.iter("strong", "b") if text.clean(one.text_content())), None)
    named = strong if strong is not None and link_labels.says_nothing(text.clean(named.text_content())) else named
    words = OPENS.sub("", named.text_content())
    readings = [feed_dates.read_local(given, source.timezone, habits) for given in _dates(row)]
    told = next((one for one in readings if one.moment or one.note), feed_dates.NOTHING)
    paragraphs = " ".join(one.text_content() for one in row.iter("p"))
    return Candidate(
        url=address,
        title=entry_fields.title(html.escape(text.clean(words), quote=False), "", address),
        source=source.key,
        published=told.moment,
        summary=entry_fields.summary(html.escape(text.clean(paragraphs), quote=False), ""),
        doubt=told.note,
    )


def _dates(row: Any) -> list[str]:  # noqa: ANN401  lxml's
    """Return what a row may say of its day, as it is written."""
    found = (one if isinstance(one, str) else " ".join(one.itertext()) for one in row.xpath(DATES))
    marked = [words for one in found if 0 < len(words := text.clean(one)) <= 60]  # noqa: PLR2004  longer ones are texts
    said = (date_lines.line(text.clean(words).strip(" ,|·–—-()")) for words in (*marked, *row.itertext()))
    return [*marked, *(one.published for one in said if one and one.published)]
