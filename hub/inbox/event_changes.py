"""What has changed at the source of an event since it was kept, for the editor to take over into its file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hub.base import clock, urls
from hub.base.translation import gettext
from hub.content import loader, occurrences
from hub.inbox import content_writer, event_draft, event_offers, open_inbox
from hub.inbox.candidate_rows import KEPT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from hub.collect.candidate import Candidate
    from hub.content.models import Event
    from hub.content.settings import Config

FIELDS = ("start", "end", "timezone", "place", "status")
# So many dates fit on a line that a person reads.
MOST_SHOWN = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class EventChange:
    """Hold the number of a kept event, its file, its title, and what to write there, a line for each field."""

    number: int
    path: str
    title: str
    advice: tuple[str, ...]


def find(config: Config) -> tuple[EventChange, ...]:
    """Return the kept events of which their source says now what it did not say then, and their file does not, either.

    Files that are gone are left out, and events that are over by their file and by their source. Nothing is changed.
    """
    with open_inbox.opened(config) as box:
        offers = event_offers.every(box.connection)
        numbers = [number for number, state in box.states(offers).items() if state == KEPT]
        kept = {one.number: one.candidate for one in box.any_state(numbers)}
    if not kept:
        return ()
    events = {urls.entry_key(one.url): one for one in loader.load(config, drafts=True).events if one.url}
    today = clock.today(config.timezone)
    found = []
    for number, before in kept.items():
        event = events.get(urls.entry_key(content_writer.address(before)))
        if event and max(occurrences.last_day(event), *_days(offers[number])) >= today:
            advice = tuple(_advice(before, offers[number], event, config))
            found += [EventChange(number=number, path=event.path, title=event.title, advice=advice)] if advice else []
    return tuple(found)


def leave(config: Config, numbers: Iterable[int]) -> tuple[int, ...]:
    """Leave the files of kept events as they are, though their sources have changed; return the numbers of these.

    What the source says now counts as what was kept, so only its next change is told.
    """
    wanted = tuple(numbers)
    with open_inbox.opened(config) as box:
        offers = event_offers.every(box.connection)
        kept = [number for number, state in box.states(wanted).items() if state == KEPT and number in offers]
        event_offers.accept(box.connection, {number: offers[number] for number in kept})
    return tuple(kept)


def _advice(before: Candidate, offer: Candidate, event: Event, config: Config) -> Iterator[str]:
    """Yield what to write into the file of an event; nothing for an older version of it than was kept."""
    if offer.sequence < before.sequence:
        return
    was, now, have = _facts(before, config), _facts(offer, config), _in_file(event, config)
    is_series = bool(before.dates and offer.dates)
    for name in FIELDS[3:] if is_series else FIELDS:
        if now[name] not in {was[name], have[name]}:
            told = (
                gettext("its source said %(was)s before", was=was[name])
                if was[name]
                else gettext("its source said nothing of it before")
            )
            yield (
                gettext("write `%(name)s: %(now)s`; %(told)s", name=name, now=now[name], told=told)
                if now[name]
                else gettext("delete `%(name)s`; %(told)s", name=name, told=told)
            )
    if is_series and _other_dates(event_draft.dates(before), event_draft.dates(offer), _dates_in_file(event)):
        dates = event_draft.dates(offer)
        more = ["…"] if dates[MOST_SHOWN:] else []
        yield gettext("its dates are others now: %(dates)s", dates=", ".join((*dates[:MOST_SHOWN], *more)))


def _days(offer: Candidate) -> Iterator[date]:
    return (moment.date() for moment in (offer.start, offer.end, *offer.dates) if moment)


def _facts(candidate: Candidate, config: Config) -> dict[str, Any]:
    times = event_draft.times(candidate, config.timezone)
    return {**times, "place": candidate.place, "status": candidate.status or None}


def _in_file(event: Event, config: Config) -> dict[str, Any]:
    """Return what the file of an event says, as `_facts` would say it."""
    zone = str(event.start.tzinfo)
    start, end = (moment.date() if event.all_day else f"{moment:%Y-%m-%d %H:%M}" for moment in (event.start, event.end))
    return {
        "start": start,
        "end": end if event.end > event.start else None,
        "timezone": zone if zone != config.timezone.key else None,
        "place": event.place,
        "status": event.status,
    }


def _dates_in_file(event: Event) -> tuple[str, ...]:
    form = "%Y-%m-%d" if event.all_day else "%Y-%m-%d %H:%M"
    return tuple(f"{one.start:{form}}" for one in occurrences.of(event))


def _other_dates(before: tuple[str, ...], offer: tuple[str, ...], file: tuple[str, ...]) -> bool:
    """Return whether a series has other dates than before, and than its file, in the time that both offers know."""
    first, last = max(before[0], offer[0]), min(before[-1], offer[-1])
    was, now, have = ({date for date in dates if first <= date <= last} for dates in (before, offer, file))
    return now not in (was, have)
