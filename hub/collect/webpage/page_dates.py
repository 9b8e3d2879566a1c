"""The day on which a page says that it was published: its own, not that of a box beside it, a change or an event.

Places are asked by their worth: `meta`, JSON-LD, microdata, `<time>`, the lines above the text, the address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from hub.base import text
from hub.collect import feed_dates, written_days
from hub.collect.webpage import date_lines, json_ld_scripts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime, tzinfo

    from lxml.html import HtmlElement

    from hub.collect.feed_dates import Reading
    from hub.collect.webpage.date_lines import DateLine
    from hub.collect.written_days import Habits

# Names of `meta`, those of Open Graph, Dublin Core, Highwire (for scholars) and of publishers' own systems: the letters
# behind the last point or colon, as systems set their own name before.
PUBLISHED = """
    publishedtime published datepublished publisheddate articlepublishedtime originalpublicationdate firstpublishedat
    issued dateissued created datecreated citationpublicationdate citationonlinedate citationdate parselypubdate pubdate
    publishdate publishtime publicationdate publicationtime releasedate available displaydate dcdate date
""".split()  # noqa: SIM905  a table of names, not thirty quoted lines
MODIFIED = """
    modifiedtime modified datemodified updatedtime updated updatedat publicupdatedat lastmodified lastmod lastupdated
    lastupdate revised
""".split()  # noqa: SIM905  the same
NOT_LETTERS = re.compile(r"[^a-z]")
BESIDE = re.compile(
    r"(?:^|[\s_-])(?:aside|comments?|footer|latest|more|nav|popular|promo|recent|recommended|related|sidebar|teasers?"
    r"|trending|upcoming|widget|you-may)(?:$|[\s_-])",
    re.IGNORECASE,
)
DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|date|dateline|datetime|posted|pubdate|published|timestamp|submitted)(?:$|[\s_-])",
    re.IGNORECASE,
)
PUBLISHED_CLASS = re.compile(r"(?:^|[\s_-])published(?:$|[\s_-])", re.IGNORECASE)
CHANGE_CLASS = re.compile(r"(?:^|[\s_-])(?:modified|updated|reviewed)(?:$|[\s_-])", re.IGNORECASE)
EVENT_CLASS = re.compile(
    r"(?:^|[\s_-])(?:vevent|h-event|tribe-events\S*|(?:single-|node-|type-)?events?(?:-page)?|dtstart"
    r"|event[_-]+(?:date|day|end|start|time)s?|(?:closing|due|end|expir\w*|start)[_-]+date|deadline)(?:$|[\s_])",
    re.IGNORECASE,
)
EVENT_PATH = re.compile(
    r"/(?:calendar|classes|courses|events?|meetings?|trainings?|webinars?|workshops?)(?:/|$)", re.IGNORECASE
)
IN_PATH = re.compile(r"/(20\d\d)[/_-]?(0[1-9]|1[0-2]|[a-z]{3})[/_-]?([0-2]\d|3[01])(?=[/_-]|$)")
# Elements of HTML and of GitHub's kin for a time, and the older form of microformats.
TIMES = (
    ".//time|.//relative-time|.//local-time|.//time-ago"
    "|.//abbr[@title][contains(concat(' ', @class, ' '), ' published ')]"
)

# What may part a time from the words before it.
INSIDE = frozenset({"b", "dd", "em", "span", "strong", "td"})
WITHIN_LINE = frozenset({"b", "em", "small", "span", "strong", "time"})
# The text of a page begins in one of so many paragraphs, the first one that is longer than a line.
MOST_OF_BEGINNING = 5
# A line is built of few elements; of more, it is a box.
MOST_PARTS = 6
# A label has few characters; what has more, or is a heading, talks of something.
MOST_OF_LABEL = 40
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, kw_only=True, slots=True)
class PageDates:
    """Hold when a page was published and changed, who wrote it by the line above its text, and what is in doubt.

    `is_stated` says that the page as a whole has its date, which a list of many articles has not.
    """

    published: datetime | None = None
    modified: datetime | None = None
    author: str = ""
    doubt: str = ""
    is_stated: bool = False


def read(
    tree: HtmlElement, meta: Mapping[str, str], zone: tzinfo | None, url: str = "", language: str = ""
) -> PageDates:
    """Return the dates of a page as people in `zone` tell them, from its parsed tree and its `meta`."""
    things, above, within = tuple(json_ld_scripts.described(tree)), tuple(_above(tree)), tuple(_within(tree))
    stated = [
        *_named(meta, PUBLISHED),
        *json_ld_scripts.article_days(things, tree),
        *_marked(tree, "datepublished", "datecreated"),
    ]
    stated += _agreed(line.published for line in (*above, *within) if line.is_said)
    guessed = [line.published for line in above if line.is_said]
    if not _is_event(tree, meta, things, url):
        times = tuple(_times(tree))
        stated += _agreed(map(_value, times))
        guessed += [*_shown(tree, times), *(line.published for line in (*above, *within)), *_of_press(tree)]
        guessed += ["-".join(found.groups()) for found in IN_PATH.finditer(urlsplit(url).path)]
    modified = [*_named(meta, MODIFIED), *json_ld_scripts.changes(things), *_marked(tree, "datemodified")]
    modified += [line.changed for line in (*above, *within)]
    modified += [_value(one) for one in tree.xpath(TIMES) if not _is_beside(one) and _says_change(one)]
    habits = written_days.habits([*stated, *guessed, *modified], zone, language)
    found, changed = _first([*stated, *guessed], zone, habits), _first(modified, zone, habits)
    return PageDates(
        published=found.moment,
        modified=changed.moment,
        author=next((line.author for line in above if line.author), ""),
        doubt=found.note,
        is_stated=_first(stated, zone, habits).moment is not None,
    )


def _agreed(days: Iterable[str]) -> list[str]:
    """Return the first of what names a day, where all of it names the same; else it is about several articles."""
    given = [day for day in days if day]
    return given[:1] if len({one[:10] for one in given}) == 1 else []


def _first(given: Iterable[str], zone: tzinfo | None, habits: Habits) -> Reading:
    """Return the first date that names one day; where there is none, the first that can mean two."""
    readings = [feed_dates.read_local(one, zone, habits) for one in given]
    return next(
        (one for one in readings if one.moment), next((one for one in readings if one.note), feed_dates.NOTHING)
    )


def _named(meta: Mapping[str, str], names: Iterable[str]) -> Iterator[str]:
    given: dict[str, str] = {}
    for name, content in meta.items():
        letters = NOT_LETTERS.sub("", re.split(r"[.:]", name)[-1])
        given.setdefault(letters, content)
    return (given[name] for name in names if given.get(name))


def _is_event(tree: HtmlElement, meta: Mapping[str, str], things: Iterable[dict[str, Any]], url: str) -> bool:
    """Return whether a page announces an event: the days on it are of the event, but for those said to be others."""
    events = [one for one in things if json_ld_scripts.is_a(one, json_ld_scripts.EVENT)]
    articles = [one for one in things if json_ld_scripts.is_a(one, json_ld_scripts.ARTICLE)]
    headings = _headings(tree)
    if (events and not articles) or any(text.clean(str(one.get("name") or "")) in headings for one in events):
        return True
    around = [up for one in tree.iter("h1") for up in (one, *one.iterancestors())]
    return (
        "event" in meta.get("og:type", "")
        or bool(EVENT_PATH.search(urlsplit(url).path))
        or any(
            EVENT_CLASS.search(one.get("class") or "") or json_ld_scripts.EVENT.search(one.get("itemtype") or "")
            for one in around
        )
    )


def _headings(tree: HtmlElement) -> set[str]:
    return {text.clean(one.text_content()) for one in tree.iter("h1")}


def _marked(tree: HtmlElement, *names: str) -> Iterator[str]:
    """Yield what microdata and RDFa name so, but in boxes beside the page."""
    for one in tree.xpath(".//*[@itemprop or @property]"):
        given = f"{one.get('itemprop', '')} {one.get('property', '')}".lower().replace("schema:", "").split()
        if not {*names}.isdisjoint(given) and not _is_beside(one):
            yield _value(one)


def _value(one: HtmlElement) -> str:
    title = one.get("title") if one.tag == "abbr" else ""
    return str(one.get("content") or one.get("datetime") or title or text.clean(one.text_content()))


def _times(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield every `<time>` but those beside the page, and those of a change or an event."""
    return (one for one in tree.xpath(TIMES) if not _is_beside(one) and not _is_of_change(one))


def _shown(tree: HtmlElement, times: Iterable[HtmlElement]) -> Iterator[str]:
    """Yield the days of the times that say that they are the page's, and of those above its text."""
    above = set(_head(tree))
    for one in times:
        if one.get("pubdate") is not None or DATE_CLASS.search(one.get("class") or "") or one in above:
            yield _value(one)


def _is_of_change(one: HtmlElement) -> bool:
    """Return whether a time is one of a change or an event, by its class, its name, or the words before it."""
    label = f"{one.get('class') or ''} {one.getparent().get('class') or ''}"
    is_named = (one.get("itemprop") or "").lower() in {"startdate", "enddate"}
    return bool(
        is_named or EVENT_CLASS.search(label) or date_lines.SAYS_OTHER.search(_before(one)) or _says_change(one)
    )


def _says_change(one: HtmlElement) -> bool:
    """Return whether a time is one of a change, by its class, its name, or the words before it.

    What is of both is of the publication: WordPress writes `published updated` where nothing was changed.
    """
    label = f"{one.get('class') or ''} {one.getparent().get('class') or ''}"
    is_change = CHANGE_CLASS.search(label) and not PUBLISHED_CLASS.search(one.get("class") or "")
    return bool(
        is_change
        or (one.get("itemprop") or "").lower() == "datemodified"
        or date_lines.SAYS_CHANGED.search(_before(one))
    )


def _says_other(words: str) -> bool:
    """Return whether words say of the day behind them that it is of a change or an event."""
    return bool(date_lines.SAYS_OTHER.search(words) or date_lines.SAYS_CHANGED.search(words))


def _before(one: HtmlElement) -> str:
    """Return the words before a time, also where an element of their own or a term in a list has them."""
    previous = one.getprevious()
    words = text.clean((one.getparent().text or "") if previous is None else (previous.tail or ""))
    label = one.getparent().getprevious() if previous is None else previous
    is_label = previous is not None or one.getparent().tag in INSIDE
    if words or label is None or not is_label or label.tag in HEADINGS:
        return words
    said = text.clean(label.text_content())
    return said if len(said) <= MOST_OF_LABEL else ""


def _is_beside(one: HtmlElement) -> bool:
    """Return whether an element is in a menu, a footer, or a box with other things than the page's own."""
    return any(
        up.tag in {"aside", "footer", "nav"} or BESIDE.search(f"{up.get('class') or ''} {up.get('id') or ''}")
        for up in one.iterancestors()
        if up.tag not in {"body", "html"}
    )


def _head(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements of a page from its heading to its first long paragraph."""
    started = False
    for one in tree.iter("*"):
        started = started or one.tag == "h1"
        if (
            started
            and one.tag == "p"
            and len(text.clean(one.text_content())) > date_lines.LONG
            and not date_lines.line(text.clean(one.text_content()))
        ):
            return
        if started:
            yield one


def _above(tree: HtmlElement) -> Iterator[DateLine]:
    """Yield what the lines above a page's text say."""
    for one in _head(tree):
        if one.tag not in {"h1", "script", "style", "title"} and not _is_beside(one) and (found := _said(one)):
            yield found


def _within(tree: HtmlElement) -> Iterator[DateLine]:
    """Yield what other lines say that name what their day is, by a word or by their class."""
    for one in tree.iter("p", "div", "span", "time", "li", "dd", "small", "em"):
        found = None if _is_beside(one) else _said(one)
        if found and (found.is_said or found.changed or DATE_CLASS.search(one.get("class") or "")):
            yield found


def _of_press(tree: HtmlElement) -> Iterator[str]:
    """Yield the day with which the text of a page begins, where it begins as those of the press do."""
    paragraphs = (text.clean(one.text_content()) for one in tree.iter("p") if not _is_beside(one))
    for words in islice(filter(None, paragraphs), MOST_OF_BEGINNING):
        if day := date_lines.of_press(words):
            yield day
        if len(words) > date_lines.LONG:
            return


def _said(one: HtmlElement) -> DateLine | None:
    """Return what an element of a page says of its day; one of a list of terms says it together with its term."""
    if len(one) > MOST_PARTS or (one.tag in WITHIN_LINE and _says_other(_before(one))):
        return None
    term = one.getprevious() if one.tag == "dd" else None
    words = " | ".join(one.itertext()) if one.find(".//br") is not None else one.text_content()
    return date_lines.line(text.clean(f"{term.text_content() if term is not None else ''} {words}"))
