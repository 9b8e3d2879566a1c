"""Events -> calendar files (RFC 5545), one for each event, for all and for each topic."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from hub.base import cache_file, translation
from hub.config import fingerprint
from hub.content import event_words, occurrences, routes, site_urls, translations
from hub.content.site_files import Asset
from hub.site.outputs import feed_entries
from hub.site.pages import calendar_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import icalendar

    from hub.content.models import Event, Library, Repeat
    from hub.content.settings import Config

# Who subscribes looks ahead; a year back is for those who look something up.
KEPT = timedelta(days=365)
REFRESH = timedelta(hours=12)
NOTHING: Mapping[str, Revision] = MappingProxyType({})
FREQUENCIES = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
STATUSES = {None: "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


class Revision(NamedTuple):
    """Hold how often the hour, the place or the status of an event changed, and when its file changed last."""

    number: int
    at: datetime


def assets(
    library: Library, config: Config, today: date, revisions: Mapping[str, Revision] = NOTHING
) -> Iterator[Asset]:
    """Yield the file of each event, then the calendars to subscribe to, without events over for more than a year.

    `revisions` has those of files by their paths, as far as they are known.
    """
    for event in library.events:
        yield _asset(site_urls.event(event.path), (event,), config, revisions)
    for tree in translations.trees(library, config):
        yield from _subscriptions(tree.library.events, tree.config, today, revisions)


def _subscriptions(
    events: Iterable[Event], config: Config, today: date, revisions: Mapping[str, Revision]
) -> Iterator[Asset]:
    """Yield the calendar of all events of a language, then that of each topic."""
    recent = [event for event in events if occurrences.last_day(event) >= today - KEPT]
    said = translation.words(config.language).gettext("events")
    yield _subscription("all", f"{config.site_name}: {said}", recent, config, revisions)
    for topic in config.topics:
        mine = [event for event in recent if topic.slug in event.topics]
        yield _subscription(site_urls.topic(topic.slug), f"{config.site_name}: {topic.title}", mine, config, revisions)


def _subscription(
    scope: str, name: str, events: Iterable[Event], config: Config, revisions: Mapping[str, Revision]
) -> Asset:
    return _asset(site_urls.in_tree(site_urls.calendar(scope), config.tree), tuple(events), config, revisions, name)


def _asset(
    path: str, events: tuple[Event, ...], config: Config, revisions: Mapping[str, Revision], name: str = ""
) -> Asset:
    told = tuple((event, revisions.get(event.path)) for event in events)
    made_of = cache_file.total(fingerprint.settings(config), told, name).hex()
    return Asset(path=path, content=lambda: _written(path, told, config, name), made_of=made_of)


def _written(path: str, told: tuple[tuple[Event, Revision | None], ...], config: Config, name: str) -> str:
    """Return a calendar (RFC 5545); one with a name says, too, where it comes from and how often to ask again."""
    from icalendar import Calendar, vDuration

    host = urlsplit(config.site_url).hostname
    calendar = Calendar.new(
        prodid=f"-//{host}//hub//{config.language.upper()}", method="PUBLISH", uid=f"{path}@{host}", name=name or None
    )
    if name:
        calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(REFRESH))
        calendar.add("source", config.site_url + path, parameters={"VALUE": "URI"})
    for zone in _zones(event for event, _ in told):
        calendar.add_component(zone)
    for event, revision in told:
        calendar.add_component(_event(event, revision, config))
    return bytes(calendar.to_ical()).decode()


def _event(event: Event, revision: Revision | None, config: Config) -> icalendar.Event:
    """Return an event whose UID outlasts a move, as the ids in feeds do; each change of when or where raises SEQUENCE.

    Without a history, only a move to another file and a status do.
    """
    from icalendar import Event as Entry

    page = routes.url(event.path, config)
    language = translations.spoken(config, event.lang)
    names = {topic.slug: topic.title for topic in config.topics}
    made = Entry.new(
        uid=f"{feed_entries.lasting(event, config).strip('/')}@{urlsplit(config.site_url).hostname}",
        sequence=2 * len(event.aliases) + (revision.number if revision else bool(event.status)),
        stamp=revision.at if revision else datetime.combine(feed_entries.announced(event, config), time(), UTC),
        last_modified=revision.at if revision else None,
        summary=feed_entries.title(event, language),
        description=calendar_links.details(event, config),
        location=event.place,
        categories=[names[slug] for slug in event.topics],
        url=page,
    )
    made.add("status", STATUSES[event.status])
    made.add("transp", "TRANSPARENT" if event.status else "OPAQUE")
    _add_times(made, event)
    return made


def _add_times(made: icalendar.Event, event: Event) -> None:
    """Add when an event is: days for what takes all day, of which the end is the day after (RFC 5545, 3.6.1)."""
    made.add("dtstart", _value(event, event.start))
    if event_words.has_end(event):
        made.add("dtend", _value(event, occurrences.over_at(event)))
    if event.repeat:
        _add_rule(made, event, event.repeat)


def _add_rule(made: icalendar.Event, event: Event, repeat: Repeat) -> None:
    """Add how an event repeats; the last moment of a rule is in UTC where the first one has a zone (3.3.10)."""
    if repeat.until:
        until = _value(event, datetime.combine(repeat.until, event.start.timetz()))
        rule: dict[str, Any] = {"freq": FREQUENCIES[repeat.unit], "interval": repeat.every}
        rule["until"] = until.astimezone(UTC) if isinstance(until, datetime) else until
        if days := _weekdays(repeat):
            rule["byday"] = days
        made.add("rrule", rule)
    for name, days_of in (("exdate", repeat.skip), ("rdate", repeat.also)):
        if days_of:
            moments = [_value(event, datetime.combine(day, event.start.timetz())) for day in days_of]
            made.add(name, moments, parameters={"VALUE": "DATE"} if event.all_day else {})


def _weekdays(repeat: Repeat) -> list[str]:
    which = repeat.day_of_month
    if which and which.weekday is not None:
        return [f"{which.number}{WEEKDAYS[which.weekday]}"]
    return [WEEKDAYS[day] for day in repeat.weekdays]


def _value(event: Event, moment: datetime) -> date:
    return moment.date() if event.all_day else moment


def _zones(events: Iterable[Event]) -> Iterator[icalendar.Timezone]:
    """Yield what programs must know of each time zone: the rules of the years before, of and after its events."""
    years: dict[str, list[int]] = {}
    for event in events:
        for moment in () if event.all_day else (event.start, event.end, occurrences.of(event)[-1].end):
            years.setdefault(str(moment.tzinfo), []).append(moment.year)
    for zone in sorted(years.keys() - {"UTC"}):
        yield _zone(zone, min(years[zone]) - 1, max(years[zone]) + 1)


@lru_cache
def _zone(key: str, first: int, last: int) -> icalendar.Timezone:
    from icalendar import Timezone

    zone = Timezone.from_tzid(key, first_date=date(first, 1, 1), last_date=date(last + 1, 1, 1)).copy(recursive=True)
    for part in zone.subcomponents:
        _tell_by_the_old_clock(part)
    return zone


def _tell_by_the_old_clock(part: Any) -> None:  # noqa: ANN401  its properties are of thirty types
    """Tell each turn by the clock that it ends (RFC 5545, 3.6.5); icalendar tells spring's by the new one."""
    early: timedelta = part["TZOFFSETTO"].td - part["TZOFFSETFROM"].td
    turns = [part["DTSTART"], *(part["RDATE"].dts if "RDATE" in part else ())]
    for turn in turns if early > timedelta() else ():
        turn.dt -= early
