"""The day on which a page says that it was published: its own, not that of a box beside it, a change or an event.

Places are asked by their worth: `meta`, JSON-LD, microdata, `<time>`, the lines above the text, the address.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from hub.base import text
from hub.collect import feed_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime, tzinfo

    from lxml.html import HtmlElement

    from hub.collect.feed_dates import Order, Reading

# Names of `meta`, those of Open Graph, Dublin Core, Highwire (for scholars) and of publishers' own systems.
PUBLISHED = """
    article:published_time article:published og:published_time og:article:published_time datepublished dcterms.issued
    dc.date.issued dcterms.created dc.date.created citation_publication_date citation_online_date citation_date
    parsely-pub-date sailthru.date pubdate publishdate publish-date publish_date publication_date publication-date
    article.published dcterms.date dc.date date
""".split()  # noqa: SIM905  a table of names, not thirty quoted lines
MODIFIED = """
    article:modified_time article:modified og:updated_time datemodified dcterms.modified dc.date.modified last-modified
    lastmod article.updated
""".split()  # noqa: SIM905  the same
KEYS = ("datePublished", "dateCreated", "uploadDate", "dateModified")
SCRIPTS = ".//script[contains(@type, 'ld+json')]"
ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Episode|VideoObject|Book|Guide|HowTo|Recipe|QAPage|Statement)$")
EVENT = re.compile(r"(?:Event|Festival|Hackathon|CourseInstance)$")
# What holds other things than the page: lists, parts, comments.
ELSEWHERE = frozenset(
    """
    about citation comment hasPart isPartOf itemListElement mentions relatedLink review subjectOf suggestedAnswer
    """.split()  # noqa: SIM905  the same
)
BESIDE = re.compile(
    r"(?:^|[\s_-])(?:aside|comments?|footer|latest|more|nav|popular|promo|recent|recommended|related|sidebar|teasers?"
    r"|trending|upcoming|widget|you-may)(?:$|[\s_-])",
    re.IGNORECASE,
)
DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|date|dateline|datetime|posted|pubdate|published|timestamp|submitted)(?:$|[\s_-])",
    re.IGNORECASE,
)
CHANGE_CLASS = re.compile(r"(?:^|[\s_-])(?:modified|updated|reviewed)(?:$|[\s_-])", re.IGNORECASE)
EVENT_CLASS = re.compile(
    r"(?:^|[\s_-])(?:vevent|h-event|tribe-events\S*|(?:single-|node-|type-)?events?(?:-page)?|dtstart)(?:$|[\s_])",
    re.IGNORECASE,
)
EVENT_PATH = re.compile(
    r"/(?:calendar|classes|courses|events?|meetings?|trainings?|webinars?|workshops?)(?:/|$)", re.IGNORECASE
)
IN_PATH = re.compile(r"/(20\d\d)[/-]?(0[1-9]|1[0-2])[/-]?([0-2]\d|3[01])(?=[/_-]|$)")

# A line above the text: a day, perhaps behind what it says of it, beside who wrote it.
LONGEST_LINE = 160
LONG = 80
# A line is built of few elements; of more, it is a box.
MOST_PARTS = 6
SAYS_PUBLISHED = re.compile(
    r"^\W*(?:(?:first|originally)\s+)?(?:posted|published|publication date|date published|release date|released|issued"
    r"|for immediate release|created|posted date|date posted|publicado|publicada|publicación|publié|publiée|erschienen"
    r"|veröffentlicht|pubblicato|gepubliceerd|publicerad|publisert|offentliggjort|opublikowano)\b"
    r"\s*(?:(?:on|at|am|el|le|il|op|den)\b)?\W*",
    re.IGNORECASE,
)
SAYS_CHANGED = re.compile(
    r"\b(?:(?:last|page|content)\s+)*(?:updated|modified|reviewed|changed|revised|edited|corrected|actualizad[oa]"
    r"|mis à jour|aktualisiert|aggiornato|bijgewerkt)\b\s*(?:on\b)?\W*",
    re.IGNORECASE,
)
SAYS_DAY = re.compile(r"^\W*(?:date|day|datum|fecha|data)\s*:", re.IGNORECASE)
BYLINE = re.compile(r"^\W*(?:(?:posted|published|written)\s+)?by:?\s+(?P<name>[^|•·]+)$", re.IGNORECASE)
PARTS = re.compile(r"\s*[|•·‧∙]\s*|\s+[–—-]\s+|\n")
DAY_IN_LINE = re.compile(
    r"[^\W\d_]{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th|\.|er)?\s+(?:de\s+)?[^\W\d_]{3,}\.?,?\s+(?:de\s+)?\d{4}"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
)


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


@dataclass(frozen=True, kw_only=True, slots=True)
class DateLine:
    """Hold what a line says: the days of publication and change as they are written, and who wrote the page.

    `is_said` tells that a word names the first of them as what it is.
    """

    published: str = ""
    changed: str = ""
    author: str = ""
    is_said: bool = False


def read(tree: HtmlElement, meta: Mapping[str, str], zone: tzinfo | None, url: str = "") -> PageDates:
    """Return the dates of a page as people in `zone` tell them, from its parsed tree and its `meta`."""
    things, above, within = tuple(_things(tree)), tuple(_above(tree)), tuple(_within(tree))
    stated = [*_named(meta, PUBLISHED), *_of_article(things, tree), *_marked(tree, "datepublished")]
    stated += _agreed(line.published for line in (*above, *within) if line.is_said)
    guessed = [line.published for line in above if line.is_said]
    if not _is_event(tree, meta, things, url):
        times = tuple(_times(tree))
        stated += _agreed(map(_value, times))
        guessed += [*_shown(tree, times), *(line.published for line in (*above, *within))]
        guessed += ["-".join(found.groups()) for found in IN_PATH.finditer(urlsplit(url).path)]
    modified = [*_named(meta, MODIFIED), *_changed(things), *_marked(tree, "datemodified")]
    modified += [line.changed for line in (*above, *within)]
    order = feed_dates.order([*stated, *guessed, *modified], zone)
    found, changed = _first([*stated, *guessed], zone, order), _first(modified, zone, order)
    return PageDates(
        published=found.moment,
        modified=changed.moment,
        author=next((line.author for line in above if line.author), ""),
        doubt=found.note,
        is_stated=_first(stated, zone, order).moment is not None,
    )


def _agreed(days: Iterable[str]) -> list[str]:
    """Return the first of what names a day, where all of it names the same; else it is about several articles."""
    given = [day for day in days if day]
    return given[:1] if len({one[:10] for one in given}) == 1 else []


def line(words: str) -> DateLine | None:
    """Return what a line above a text says of its day and author; None for a line that says something else."""
    if len(words) > LONGEST_LINE:
        return None
    said: list[DateLine] = []
    for part in filter(None, PARTS.split(words)):
        found = _part(part)
        if found is None and (DAY_IN_LINE.search(part) or not said):
            return None
        said += [found] if found else []
    found = DateLine(
        published=next((one.published for one in said if one.published), ""),
        changed=next((one.changed for one in said if one.changed), ""),
        author=next((one.author for one in said if one.author), ""),
        is_said=any(one.is_said for one in said),
    )
    return None if found == DateLine() else found


def _part(words: str) -> DateLine | None:
    """Return what a part of a line says; None for words that are neither a day nor a name behind "by"."""
    found = DAY_IN_LINE.search(words)
    before = _without_weekday(words[: found.start()] if found else words)
    byline = BYLINE.match(before.removesuffix(" on") if found else words)
    author = byline["name"].partition(",")[0].strip() if byline else ""
    if not found:
        return DateLine(author=author) if author else None
    day = _day_words(words[found.start() :])
    says_change, says = SAYS_CHANGED.search(before), SAYS_PUBLISHED.match(before)
    is_lead = author or says_change or says or SAYS_DAY.match(f"{before} ") or not before
    if not is_lead or feed_dates.read(day, UTC) == feed_dates.NOTHING:
        return None
    if says_change:
        return DateLine(changed=day, author=author)
    return DateLine(published=day, is_said=bool(says), author=author)


def _without_weekday(words: str) -> str:
    """Return the words before a day without the weekday at their end."""
    given = words.rstrip(" ,.")
    rest, _, last = given.rpartition(" ")
    return rest.rstrip(" ,.") if feed_dates.is_weekday(last) else given


def _day_words(words: str) -> str:
    """Return a day with the clock behind it, without the author behind both."""
    return re.split(r",?\s+by\s", words, maxsplit=1)[0].strip(" ,.")


def _first(given: Iterable[str], zone: tzinfo | None, order: Order) -> Reading:
    """Return the first date that names one day; where there is none, the first that can mean two."""
    readings = [feed_dates.read_local(one, zone, order) for one in given]
    return next(
        (one for one in readings if one.moment), next((one for one in readings if one.note), feed_dates.NOTHING)
    )


def _named(meta: Mapping[str, str], names: Iterable[str]) -> Iterator[str]:
    return (meta[name] for name in names if meta.get(name))


def _things(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the things that the JSON-LD of a page describes as itself; of a script that is not JSON, its dates."""
    for script in tree.xpath(SCRIPTS):
        words = script.text_content()
        try:
            yield from _own(json.loads(words, strict=False))
        except (ValueError, RecursionError):
            values = {key: set(re.findall(rf'"{key}"\s*:\s*"([^"]{{4,40}})"', words)) for key in KEYS}
            yield {"@type": "WebPage"} | {key: found.pop() for key, found in values.items() if len(found) == 1}


def _own(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  whatever JSON can say
    if isinstance(value, list):
        for one in value:
            yield from _own(one)
    if isinstance(value, dict):
        yield value
        for key, held in value.items():
            if key not in ELSEWHERE and isinstance(held, dict | list):
                yield from _own(held)


def types(thing: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the types of a thing in JSON-LD."""
    given = thing.get("@type")
    return tuple(one for one in (given if isinstance(given, list) else [given]) if isinstance(one, str))


def _of_article(things: Iterable[dict[str, Any]], tree: HtmlElement) -> Iterator[str]:
    """Yield the day of the article that JSON-LD describes; of several, of the one that has the page's heading."""
    told = [one for one in things if not any(EVENT.search(kind) for kind in types(one))]
    articles = [one for one in told if any(ARTICLE.search(kind) for kind in types(one))] or told
    headings = {text.clean(one.text_content()) for one in tree.iterfind(".//h1")}
    for key in KEYS[:3]:
        dated = [one for one in articles if isinstance(one.get(key), str)] or [
            one for one in told if isinstance(one.get(key), str)
        ]
        same = [one for one in dated if text.clean(str(one.get("headline") or one.get("name") or "")) in headings]
        values = {one[key] for one in (same or dated)}
        if len(values) == 1:
            yield from values


def _changed(things: Iterable[dict[str, Any]]) -> Iterator[str]:
    values = {one["dateModified"] for one in things if isinstance(one.get("dateModified"), str)}
    if len(values) == 1:
        yield from values


def _is_event(tree: HtmlElement, meta: Mapping[str, str], things: Iterable[dict[str, Any]], url: str) -> bool:
    """Return whether a page announces an event: the days on it are of the event, but for those said to be others."""
    events = [one for one in things if any(EVENT.search(kind) for kind in types(one))]
    articles = [one for one in things if any(ARTICLE.search(kind) for kind in types(one))]
    headings = _headings(tree)
    if (events and not articles) or any(text.clean(str(one.get("name") or "")) in headings for one in events):
        return True
    around = [up for one in tree.iter("h1") for up in (one, *one.iterancestors())]
    return (
        "event" in meta.get("og:type", "")
        or bool(EVENT_PATH.search(urlsplit(url).path))
        or any(EVENT_CLASS.search(one.get("class") or "") or EVENT.search(one.get("itemtype") or "") for one in around)
    )


def _headings(tree: HtmlElement) -> set[str]:
    return {text.clean(one.text_content()) for one in tree.iter("h1")}


def _marked(tree: HtmlElement, name: str) -> Iterator[str]:
    """Yield what microdata and RDFa name so, but in boxes beside the page."""
    for one in tree.xpath(".//*[@itemprop or @property]"):
        names = f"{one.get('itemprop', '')} {one.get('property', '')}".lower().replace("schema:", "").split()
        if name in names and not _is_beside(one):
            yield _value(one)


def _value(one: HtmlElement) -> str:
    return str(one.get("content") or one.get("datetime") or text.clean(one.text_content()))


def _times(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield every `<time>` but those beside the page, and those of a change or an event."""
    return (one for one in tree.iterfind(".//time") if not _is_beside(one) and not _is_of_change(one))


def _shown(tree: HtmlElement, times: Iterable[HtmlElement]) -> Iterator[str]:
    """Yield the days of the times that say that they are the page's, and of those above its text."""
    above = set(_head(tree))
    for one in times:
        if one.get("pubdate") is not None or DATE_CLASS.search(one.get("class") or "") or one in above:
            yield _value(one)


def _is_of_change(one: HtmlElement) -> bool:
    """Return whether a time is one of a change or an event, by its class, its name, or the words before it."""
    label = f"{one.get('class') or ''} {one.getparent().get('class') or ''}"
    name = (one.get("itemprop") or "").lower()
    before = (one.getparent().text or "") if one.getprevious() is None else (one.getprevious().tail or "")
    return bool(
        CHANGE_CLASS.search(label)
        or EVENT_CLASS.search(label)
        or name in {"startdate", "enddate", "datemodified"}
        or SAYS_CHANGED.search(before)
    )


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
            and len(text.clean(one.text_content())) > LONG
            and not line(text.clean(one.text_content()))
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


def _said(one: HtmlElement) -> DateLine | None:
    return line(text.clean(one.text_content())) if len(one) <= MOST_PARTS else None
