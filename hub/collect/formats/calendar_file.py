"""A calendar (RFC 5545) -> Feed: a candidate for each event that is to come; a series is one, with its dates."""

from __future__ import annotations

import html
import re
import warnings
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from hub.base import sanitize_html, text, unknown_words
from hub.base.translation import gettext, ngettext
from hub.collect import author_names, entry_fields
from hub.collect.candidate import Candidate
from hub.collect.formats import calendar_series, calendar_text, calendar_zones, meeting_invitations, plain_text
from hub.collect.parsed_feed import Feed, Note

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, tzinfo

    from icalendar import Event

    from hub.collect.formats.calendar_text import EventText
    from hub.content.settings import Source

# Google and Outlook write HTML where plain text is due.
MARKUP = re.compile(r"<(?:br|p|a|ul|ol|li|div|span|b|i|strong|em)\b[^<>]*>", re.IGNORECASE)
# What programs that hide details write in place of a title.
BUSY = frozenset({"busy", "free", "tentative", "out of office", "private appointment"})
# HTML in a title, where plain text is due.
REFERENCE = re.compile(r"&(?:amp|quot|apos|nbsp|lt|gt|[lr][sd]quo|[mn]dash|#\d+|#x[0-9a-f]+);", re.IGNORECASE)
# How people call off what they can no longer take out of the calendars of others.
CALLED_OFF = re.compile(
    r"[\s*\[(【（]*(?:(?:cancell?ed|cancel(?:ad|·lat)[oa]?|annulée?|abgesagt|storniert|annullat[oa]|geannuleerd|inställt"
    r"|avlyst|aflyst|peruutettu|odwołane|anulowane|zrušen[oý]|törölve|elmarad|anulat|отменено|отменена|отменен|отменён|скасовано|ακυρώθηκε"
    r"|[İi]ptal(?: edildi)?|已取消|取消|キャンセル(?:済み)?|中止|취소됨?|ملغ[ىي]|מבוטל|đã hủy|dibatalkan)"
    r"|(?P<postponed>postponed|pospuest[oa]|aplazad[oa]|reportée?|verschoben|rinviat[oa]|uitgesteld|adiad[oa]|uppskjuten"
    r"|udsat|utsatt|siirretty|przełożone|odloženo|延期|연기(?:됨)?|отложено|отложена|перенесено|перенесена))"
    r"\s*[\])*】）]*\s*(?:[:\uff1a!–—-]+|(?<=[\])*】）]))\s*(?=\S)",
    re.IGNORECASE,
)
PRIVATE = frozenset({"PRIVATE", "CONFIDENTIAL"})
# An editor plans with the next ones.
MOST_DATES = 100
# Where programs write the address to join, if not into the description.
JOINS = (
    *("CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"),
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
)
BARE_AMPERSAND = re.compile(r"&(?!#?\w+;)")
LINES = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Calendar:
    """Hold what every event of a calendar is read with."""

    source: Source
    base: str
    zone: tzinfo | None
    now: datetime
    is_cancelled: bool


def read(data: bytes, source: Source, url: str, now: datetime) -> Feed:
    """Return the events of a calendar that were not over 30 days before `now`.

    An event without an address of its own has a place on the page that the source names as its `base_url`, else on the
    calendar. Raises SourceError where the bytes are not a calendar.
    """
    since = now.date() - calendar_text.BACK
    given = calendar_text.read(data, since)
    calendar = _Calendar(
        source=source,
        base=source.base_url or url,
        zone=source.timezone or calendar_zones.place(given.about.value("X-WR-TIMEZONE")),
        now=now,
        is_cancelled=given.about.value("METHOD").upper() == "CANCEL",
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # icalendar's, of names of zones that it had to guess
        calendar_zones.learn(given.zones)
        items = ({"title": calendar_text.label(series[0]), "texts": series} for series in given.series)
        found, skipped = entry_fields.read_each(items, lambda item: _candidate(item["texts"], calendar, since))
    coming = [one for one in found if _last_day(one) >= since]
    return Feed(
        title=text.clean(_unescaped(given.about.value("NAME") or given.about.value("X-WR-CALNAME"))),
        url=url,
        home=source.base_url,
        candidates=entry_fields.apart(coming),
        repaired=given.repaired,
        skipped=(*given.skipped, *_over(given.over + len(found) - len(coming), since), *skipped),
    )


def _candidate(texts: tuple[EventText, ...], calendar: _Calendar, since: date) -> Candidate:
    """Return the candidate in the texts of one UID; raises ValueError for what is private, or says no time."""
    series = calendar_series.read(texts, calendar.zone, since)
    event = series.event
    if _words(event, "CLASS").upper() in PRIVATE:
        message = gettext("it is marked as private")
        raise ValueError(message)
    called_off, title = _called_off(_words(event, "SUMMARY"))
    if title.lower() in BUSY and not _words(event, "DESCRIPTION"):
        message = gettext("it says only that somebody is busy")
        raise ValueError(message)
    guid = text.without_invisible(_words(event, "UID") or f"{texts[0].value('DTSTART')} {title}")
    address = entry_fields.address(_page(event) or entry_fields.place(guid), calendar.base)
    given = _words(event, "X-ALT-DESC") or _words(event, "STYLED-DESCRIPTION") or _words(event, "DESCRIPTION")
    words = _markup(meeting_invitations.without(given))
    to_join = meeting_invitations.address(given) or _named_to_join(event)
    is_said = not to_join or html.escape(to_join) in words or to_join in _words(event, "LOCATION")
    text_to_join = "" if is_said else plain_text.markup((to_join,))
    content = sanitize_html.safe(entry_fields.said(words + text_to_join), address)
    coming = [one for one in series.instances if not _is_over(one, calendar.now)] or list(series.instances[-1:])
    return Candidate(
        url=address,
        title=entry_fields.title(
            title if REFERENCE.search(title) else html.escape(title, quote=False), content, address
        ),
        source=calendar.source.key,
        published=_moment(event, "CREATED"),
        modified=_moment(event, "LAST-MODIFIED"),
        summary=entry_fields.summary(entry_fields.said(words), ""),
        topics=entry_fields.names(html.escape(str(name), quote=False) for name in event.categories),
        content_html=content,
        image=entry_fields.link(_words(event, "IMAGE") or _attached_picture(event), address),
        start=coming[0].start,
        end=coming[0].end,
        all_day=series.all_day or _words(event, "X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE",
        dates=tuple(one.start for one in coming[:MOST_DATES]) if series.is_series else (),
        status=calendar_series.CANCELLED if calendar.is_cancelled else series.status or called_off,
        sequence=series.sequence,
        host=_host(event),
        place=", ".join(filter(unknown_words.known, map(text.clean, LINES.split(_words(event, "LOCATION"))))) or None,
        register_url=entry_fields.link(to_join, address),
        guid=guid,
        doubt=series.doubt,
    )


def _over(number: int, since: date) -> Iterator[Note]:
    """Yield the note on so many events that were over before a day, where there are any."""
    if number:
        many = ngettext("%(num)s event", "%(num)s events", number)
        yield Note(
            entry=many,
            reason=ngettext("it was over before %(since)s", "they were over before %(since)s", number, since=since),
        )


def _called_off(title: str) -> tuple[str, str]:
    """Return the status that a title begins with, and the title without it."""
    found = CALLED_OFF.match(title)
    if not found:
        return "", title
    return ("postponed" if found["postponed"] else calendar_series.CANCELLED), title[found.end() :]


def _words(event: Event, name: str) -> str:
    """Return the text of a property, the first where it is there several times; "" without one."""
    value: Any = event.get(name, "")
    return str(value[0] if isinstance(value, list) else value).strip()


def _attached_picture(event: Event) -> str:
    """Return the address of the first picture that is attached to an event; "" where there is none."""
    given: Any = event.get("ATTACH", ())
    each = given if isinstance(given, list) else (given,)
    pictures = (one for one in each if str(getattr(one, "params", {}).get("FMTTYPE", "")).startswith("image/"))
    return next((str(one) for one in pictures if str(one).startswith("https://")), "")


def _unescaped(value: str) -> str:
    """Return a TEXT (RFC 5545, section 3.3.11) that was not read by icalendar."""
    return re.sub(r"\\([\\;,])", r"\1", value)


def _page(event: Event) -> str:
    """Return the address of an event's own page; "" where it names none, or another kind of address."""
    given = _words(event, "URL")
    return given if given.lower().startswith(("http://", "https://", "www.")) else ""


def _named_to_join(event: Event) -> str:
    """Return the address to join an event that a program writes beside the description; "" where it names none."""
    return next((one for one in (_words(event, name) for name in JOINS) if one.startswith("https://")), "")


def _markup(given: str) -> str:
    """Return what is said of an event as HTML; where every & begins a reference, somebody escaped it before."""
    if REFERENCE.search(given) and not (MARKUP.search(given) or BARE_AMPERSAND.search(given)):
        given = html.unescape(given)
    return given if MARKUP.search(given) else plain_text.markup(plain_text.paragraphs(given))


def _host(event: Event) -> str | None:
    """Return the name of who organizes an event; its mail address is nobody's business."""
    organizer = event.get("ORGANIZER")
    found = author_names.people([html.escape(str(getattr(organizer, "params", {}).get("CN", "")), quote=False)])
    return ", ".join(found) or None


def _moment(event: Event, name: str) -> datetime | None:
    found = getattr(event.get(name), "dt", None)
    return found if isinstance(found, datetime) and found.tzinfo else None


def _is_over(instance: calendar_series.Instance, now: datetime) -> bool:
    end = instance.end or instance.start
    last = datetime.combine(end.date(), time.max) if end.time() == time() else end
    return (last if last.tzinfo else last.replace(tzinfo=UTC)) < now


def _last_day(one: Candidate) -> date:
    return max(moment.date() for moment in (*one.dates, one.end, one.start) if moment)
