"""What the inbox needs this week: how much waits, what was put off, which sources fail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.content import loader
from hub.inbox import content_writer, event_changes, open_inbox, polling_store
from hub.inbox.candidate_rows import LATER

if TYPE_CHECKING:
    from hub.content.settings import Config


@dataclass(frozen=True, kw_only=True, slots=True)
class InboxStatus:
    """Hold how many candidates wait and how many are put off, the first day on which one comes back (ISO text).

    `failing` are the keys of active sources whose last visit failed; `changed` are the files of kept events of which
    their source says something else now.
    """

    waiting: int
    later: int
    back: str = ""
    failing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def status(config: Config) -> InboxStatus:
    """Return what the inbox needs; candidates that content/ or an issue has got by another way do not count."""
    changed = tuple(one.path for one in event_changes.find(config))
    known = content_writer.known(loader.load(config, drafts=True)).keys()
    with open_inbox.opened(config) as box:
        later = box.lines(known, LATER)
        visits = polling_store.Register(box.connection).visits()
        return InboxStatus(
            waiting=len(box.lines(known)),
            later=len(later),
            back=min((line.until for line in later), default=""),
            failing=tuple(
                source.key
                for source in config.sources
                if source.active and source.key in visits and visits[source.key].failures
            ),
            changed=changed,
        )
