"""The sources at the desk: which need a look and why, what is kept of each, and one more by its address."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hub.base import clock, date_format, file_io, translation
from hub.base.translation import gettext, ngettext, noop
from hub.collect import polling_state, source_fetcher
from hub.collect.host_queue import Guest
from hub.config import hub_settings
from hub.content.settings import Source
from hub.desk import desk_view
from hub.desk.desk_view import ViewDocument
from hub.errors import SourceError
from hub.inbox import editor_actions, open_inbox, opml_sources, polling_store, source_edits
from hub.inbox.candidate_rows import DROPPED, KEPT, WAITING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from hub.collect.polling_state import Visit
    from hub.content.settings import Config

# Of what a source offers, so many must have been judged before "never kept" means something.
MANY_JUDGED = 20
RECENT = timedelta(days=30)
MOST_TITLES = 3
UPLOADED = Path(".hub", "desk", "list.opml")


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedAsked:
    """Hold an address that an editor pasted; `private` lets it be on this machine or a private network."""

    url: str
    name: str = ""
    private: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceAsked:
    """Hold the key of a source, and whether it is to be read."""

    key: str
    active: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class RemovalAsked:
    """Hold the key of a source that is to go."""

    key: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FetchAsked:
    """Hold the keys of the sources that are to be read now; none for all that are active."""

    keys: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ListAsked:
    """Hold a list of feeds, as the text of an OPML file."""

    opml: str


def sources(config: Config, _: object) -> dict[str, Any]:
    """Return every source, those first that need a look."""
    with open_inbox.opened(config) as box:
        tally, visits = box.tally(), polling_store.Register(box.connection).visits()
    rows = [_row(source, tally, visits.get(source.key), clock.now()) for source in config.sources]
    return {"rows": sorted(rows, key=lambda row: (not row["matter"], -row["share"]))}


def _row(source: Source, tally: Mapping[tuple[str, str], int], visit: Visit | None, now: datetime) -> dict[str, Any]:
    kept, dropped = tally.get((source.key, KEPT), 0), tally.get((source.key, DROPPED), 0)
    matter = list(_matter(source, visit, now)) if source.active else []
    if source.active and not kept and dropped >= MANY_JUDGED:
        matter.append(gettext("nothing of %(count)s was kept", count=f"{dropped:,}"))
    return {
        "key": source.key,
        "name": source.name,
        "place": source.url or source.path,
        "active": source.active,
        "waiting": tally.get((source.key, WAITING), 0),
        "kept": kept,
        "judged": kept + dropped,
        "share": round(100 * kept / (kept + dropped)) if kept + dropped else 0,
        "matter": "; ".join(matter),
    }


def _matter(source: Source, visit: Visit | None, now: datetime) -> Iterator[str]:
    """Yield why a source needs a look."""
    if visit is None:
        if source.url:
            yield gettext("never read")
        return
    if visit.gone_at:
        yield gettext("gone since %(day)s", day=date_format.short(visit.gone_at.date(), translation.spoken()))
    if visit.failures:
        yield ngettext("the last visit failed", "the last %(num)s visits failed", visit.failures)
    if move := polling_state.proposal(visit, now):
        yield move


def look(config: Config, asked: FeedAsked) -> dict[str, Any]:
    """Return what the feed at an address offers, or why it is none; nothing is saved."""
    now = clock.now()
    source = Source(key="new", name="new", url=asked.url, private=asked.private)
    (_, found), *_ = source_fetcher.read([asked.url], source, Guest(contact=config.site_url, now=now))
    if isinstance(found, SourceError):
        raise found
    newest = sorted(found.candidates, key=lambda one: str(one.published or ""), reverse=True)
    return {
        "name": found.title,
        "url": asked.url,
        "count": len(found.candidates),
        "recent": sum(day is not None and now - day <= RECENT for day in (one.published for one in found.candidates)),
        "newest": [one.title for one in newest[:MOST_TITLES]],
    }


def add(config: Config, asked: FeedAsked) -> dict[str, Any]:
    """Add a feed to the sources of the hub."""
    return asdict(source_edits.add(config, asked.name or asked.url, asked.url, private=asked.private))


def set_active(config: Config, asked: SourceAsked) -> dict[str, Any]:
    """Pause a source, or take it up again."""
    source_edits.set_active(config, asked.key, active=asked.active)
    return {"key": asked.key, "active": asked.active}


def remove(config: Config, asked: RemovalAsked) -> dict[str, Any]:
    """Take a source away; what waits from it still waits."""
    source_edits.remove(config, asked.key)
    return {"key": asked.key}


def fetch(config: Config, asked: FetchAsked) -> list[dict[str, Any]]:
    """Read sources now, and say what each brought."""
    return [
        {"key": one.source, "new": one.new, "failures": one.failures}
        for one in editor_actions.fetch(config, asked.keys)
    ]


def opml(config: Config, _: object) -> ViewDocument:
    """Return the hub's list of feeds as a file."""
    return ViewDocument(content_type="text/x-opml; charset=utf-8", content=opml_sources.text(config).encode())


def take_list(config: Config, asked: ListAsked) -> dict[str, Any]:
    """Add the feeds of a list that the hub does not have."""
    file = file_io.write(config.root, UPLOADED, asked.opml)
    try:
        opml_sources.add(config, file)
    finally:
        file_io.remove(config.root, str(UPLOADED))
    return {"added": len(hub_settings.load(config.root).sources) - len(config.sources)}


VIEW = desk_view.of(
    "sources",
    noop("Sources"),
    reads=(sources, opml),
    writes=(look, add, set_active, remove, fetch, take_list),
    slow=(look, fetch),
)
