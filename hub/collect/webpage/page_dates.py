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

    from hub.collect.feed_dates import Habits, Reading

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
KEYS = ("datePublished", "dateCreated", "datePosted", "uploadDate", "dateModified")
NOT_LETTERS = re.compile(r"[^a-z]")
# What hid scripts from browsers of the last century.
AROUND_SCRIPT = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*;?\s*$")
LAST_COMMA = re.compile(r",(?=\s*[}\]]\s*(?:[,}\]]|$))")
SCRIPTS = ".//script[contains(@type, 'ld+json')]"
ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Episode|VideoObject|Book|Guide|HowTo|Recipe|QAPage|Statement)$")
# Things that a page belongs to or has in it, whose days are not its own.
AROUND = re.compile(r"(?:WebSite|Organization|Person|ImageObject|BreadcrumbList)$")
EVENT = re.compile(r"(?:Event|Festival|Hackathon|CourseInstance)$")
# What holds other things than the page: lists, parts, comments.
ELSEWHERE = frozenset(
    """
    about author citation comment hasPart image isBasedOn isPartOf itemListElement mentions publisher relatedLink review
    subjectOf suggestedAnswer
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
PUBLISHED_CLASS = re.compile(r"(?:^|[\s_-])published(?:$|[\s_-])", re.IGNORECASE)
CHANGE_CLASS = re.compile(r"(?:^|[\s_-])(?:modified|updated|reviewed)(?:$|[\s_-])", re.IGNORECASE)
EVENT_CLASS = re.compile(
    r"(?:^|[\s_-])(?:vevent|h-event|tribe-events\S*|(?:single-|node-|type-)?events?(?:-page)?|dtstart)(?:$|[\s_])",
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

# A line above the text: a day, perhaps behind what it says of it, beside who wrote it.
LONGEST_LINE = 160
LONG = 80
# A line is built of few elements; of more, it is a box.
MOST_PARTS = 6
# In the languages of the larger agencies; the small words behind it are on, the, of.
SAYS_PUBLISHED = re.compile(
    r"^\W*(?:(?:first|originally)\s+)?(?:posted|published|publication date|date published|date of publication|pub date"
    r"|publish date|release date|date of release|issue date|date issued|released|issued|for immediate release|created"
    r"|posted date|date posted|(?:fecha de )?publicación|publicad[oa]|publié|date de (?:publication|parution)|paru"
    r"|erschienen|veröffentlicht|veröffentlichungsdatum|pubblicato|data (?:di )?pubblicazione|gepubliceerd|geplaatst"
    r"|publicatiedatum|publicerad|publisert|offentliggjort|udgivet|julkaistu|data (?:de|da) publicação|opublikowano"
    r"|data publikacji|publikováno|zveřejněno|közzétéve|yay\u0131n(?:lanma)? tarihi|дата публикации|опубликовано"
    r"|发布(?:时间|日期)|發布(?:時間|日期)|公開日|掲載日|発表日|등록일|게시일|작성일|تاريخ النشر|نشر(?:ت)? في|ngày đăng"
    r")(?!\w)"
    r"\s*(?:(?:on|at|am|em|el|le|il|op|den)\b)?\W*",
    re.IGNORECASE,
)
SAYS_CHANGED = re.compile(
    r"(?<!\w)(?:(?:last|page|content)\s+)*(?:updated?|modified|reviewed|changed|revised|edited|corrected"
    r"|(?:última )?actualiza(?:d[oa]|ción)|atualizad[oa](?: em)?|(?:dernière )?mise? à jour|aktualisiert"
    r"|letzte änderung"
    r"|(?:ultimo )?aggiorna(?:to|mento)|bijgewerkt|laatst gewijzigd|uppdaterad|oppdatert|opdateret|päivitetty"
    r"|zaktualizowano|обновлено|更新(?:时间|日期|時間|日)|수정일|آخر تحديث)(?!\w)\s*(?:(?:on|le|el|am|il|op|em)\b)?\W*",
    re.IGNORECASE,
)
SAYS_DAY = re.compile(r"^\W*(?:date|day|datum|fecha|data|日期|날짜|التاريخ)\s*[:\uff1a]", re.IGNORECASE)
# What stands before the day of a text, and only says of which kind the text is.
KIND = re.compile(
    r"^\W*(?:(?:news|press|media)\s+(?:release|article|story|statement|announcement)s?|announcement"
    r"|article|blog(?: post)?|news|newsroom|speech|statement|comunicado(?: de prensa)?|noticias?"
    r"|communiqué(?: de presse)?|actualité"
    r"|pressemitteilung|meldung|nachricht|nieuwsbericht|comunicato(?: stampa)?|notizia|pressmeddelande|pressemelding)"
    r"(?:\s+(?:of|vom|du|del|van))?\W*$",
    re.IGNORECASE,
)
# What may stand before a day: the clock, or a word such as on.
LEAD = re.compile(
    r"^(?:\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?)?[\s,]*(?:on|le|el|am|il|den|op)?\s*$", re.IGNORECASE
)
BYLINE = re.compile(r"^\W*(?:(?:posted|published|written)\s+)?by:?\s+(?P<name>[^|•·]+)$", re.IGNORECASE)
# A line is parted where a new thing is said, if only by a word that says so behind a day.
PARTS = re.compile(
    r"\s*[|•·‧∙]\s*|\s+[/–—-]\s+|\s*;\s*|\n"
    rf"|(?<=[\dhm.])\s*[,(]?\s*(?={SAYS_CHANGED.pattern})|(?<=\d)\s+(?=(?:posted|published)\b)",
    re.IGNORECASE,
)
DAY_IN_LINE = re.compile(
    r"[^\W\d_]{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
    r"|\d{1,2}(?:st|nd|rd|th|\.|er)?\s+(?:de\s+)?[^\W\d_]{3,}\.?,?\s+(?:de\s+)?\d{4}"
    r"|\d{1,2}[-/][^\W\d_]{3}[-/]\d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
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


def read(
    tree: HtmlElement, meta: Mapping[str, str], zone: tzinfo | None, url: str = "", language: str = ""
) -> PageDates:
    """Return the dates of a page as people in `zone` tell them, from its parsed tree and its `meta`."""
    things, above, within = tuple(described(tree)), tuple(_above(tree)), tuple(_within(tree))
    stated = [*_named(meta, PUBLISHED), *_of_article(things, tree), *_marked(tree, "datepublished", "datecreated")]
    stated += _agreed(line.published for line in (*above, *within) if line.is_said)
    guessed = [line.published for line in above if line.is_said]
    if not _is_event(tree, meta, things, url):
        times = tuple(_times(tree))
        stated += _agreed(map(_value, times))
        guessed += [*_shown(tree, times), *(line.published for line in (*above, *within))]
        guessed += ["-".join(found.groups()) for found in IN_PATH.finditer(urlsplit(url).path)]
    modified = [*_named(meta, MODIFIED), *_changed(things), *_marked(tree, "datemodified")]
    modified += [line.changed for line in (*above, *within)]
    modified += [_value(one) for one in tree.xpath(TIMES) if not _is_beside(one) and _says_change(one)]
    habits = feed_dates.habits([*stated, *guessed, *modified], zone, language)
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


def line(words: str) -> DateLine | None:
    """Return what a line above a text says of its day and author; None for a line that says something else."""
    if len(words) > LONGEST_LINE:
        return None
    said: list[DateLine] = []
    for part in filter(None, PARTS.split(words)):
        found = _part(part)
        if found is None and (DAY_IN_LINE.search(part) or not (said or KIND.match(part))):
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
    is_lead = says_change or says or any(form.match(f"{before} ".lstrip()) for form in (SAYS_DAY, LEAD, KIND))
    if not (author or is_lead) or feed_dates.read(day, UTC) == feed_dates.NOTHING:
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
    """Return a day with the clock behind it, without the author and the subject behind both."""
    return re.split(r",?\s+(?:by|in|under|filed)\s", words, maxsplit=1)[0].strip(" ,.()")


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


def described(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the things that the JSON-LD of a page describes as itself; of a script that is not JSON, its dates."""
    for words in scripts(tree):
        try:
            yield from _own(json.loads(words, strict=False))
        except (ValueError, RecursionError):
            values = {key: set(re.findall(rf'"{key}"\s*:\s*"([^"]{{4,40}})"', words)) for key in KEYS}
            yield {"@type": "WebPage"} | {key: found.pop() for key, found in values.items() if len(found) == 1}


def scripts(tree: HtmlElement) -> Iterator[str]:
    """Yield the JSON-LD of a page, without the marks that some put around it, and commas behind its last values."""
    for script in tree.xpath(SCRIPTS):
        yield LAST_COMMA.sub("", AROUND_SCRIPT.sub("", script.text_content()))


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
    told = [one for one in things if not any(EVENT.search(kind) or AROUND.search(kind) for kind in types(one))]
    articles = [one for one in told if any(ARTICLE.search(kind) for kind in types(one))] or told
    headings = {text.clean(one.text_content()) for one in tree.iterfind(".//h1")}
    for key in KEYS[:-1]:
        dated = [one for one in articles if _day_of(one, key)] or [one for one in told if _day_of(one, key)]
        same = [one for one in dated if text.clean(str(one.get("headline") or one.get("name") or "")) in headings]
        values = {_day_of(one, key) for one in (same or dated)}
        if len(values) == 1:
            yield from values


def _day_of(thing: Mapping[str, Any], key: str) -> str:
    """Return what a thing of JSON-LD says of a day, be it in a list or a value with a type; "" for nothing."""
    given = thing.get(key)
    first = given[0] if isinstance(given, list) and given else given
    value = first.get("@value") if isinstance(first, dict) else first
    return value if isinstance(value, str) else ""


def _changed(things: Iterable[dict[str, Any]]) -> Iterator[str]:
    values = {day for one in things if (day := _day_of(one, "dateModified"))}
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
    name = (one.get("itemprop") or "").lower()
    return bool(EVENT_CLASS.search(label) or name in {"startdate", "enddate"} or _says_change(one))


def _says_change(one: HtmlElement) -> bool:
    """Return whether a time is one of a change, by its class, its name, or the words before it.

    What is of both is of the publication: WordPress writes `published updated` where nothing was changed.
    """
    label = f"{one.get('class') or ''} {one.getparent().get('class') or ''}"
    before = (one.getparent().text or "") if one.getprevious() is None else (one.getprevious().tail or "")
    is_change = CHANGE_CLASS.search(label) and not PUBLISHED_CLASS.search(one.get("class") or "")
    return bool(is_change or (one.get("itemprop") or "").lower() == "datemodified" or SAYS_CHANGED.search(before))


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
    """Return what an element of a page says of its day; one of a list of terms says it together with its term."""
    if len(one) > MOST_PARTS:
        return None
    term = one.getprevious() if one.tag == "dd" else None
    return line(text.clean(f"{term.text_content() if term is not None else ''} {one.text_content()}"))
