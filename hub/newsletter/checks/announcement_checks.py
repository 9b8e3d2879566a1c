"""Gates on what an issue announces and shows: events to come, pictures with words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from hub.content import content_addresses, occurrences
from hub.content.issue import linked_addresses
from hub.newsletter import issue_markdown
from hub.newsletter.checks.rendered_issue import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.models import Event, Item
    from hub.errors import Problem
    from hub.newsletter.checks.rendered_issue import Case
    from hub.newsletter.issue_markdown import Found


def _announced(case: Case) -> Iterator[tuple[Item, Event]]:
    events = {name: event for event in case.library.events for name in content_addresses.keys(event, case.config)}
    for item in (item for section in case.issue.sections for item in section.items):
        yield from ((item, events[name]) for name in map(key, linked_addresses.of_heading(item)) if name in events)


def over(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 620) for each event that is over when the issue is read."""
    read = max(case.issue.day, case.today)
    left = ", or write `status: sent` if the issue was sent" if case.today > case.issue.day else ""
    for item, event in _announced(case):
        if (last := occurrences.last_day(event)) < read:
            yield case.problem(item.line, "620", f'"{item.title}" ended on {last}', f"take it out{left}")


def called_off(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 621) for each event that does not take place as planned."""
    for item, event in _announced(case):
        if event.status:
            fix = f"take it out, or correct `status` in {event.path}"
            yield case.problem(item.line, "621", f'"{item.title}" is {event.status}', fix)


def pictures(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 640) for each picture without words: not all see it, and many mail programs hide it."""
    for line, picture in _pictures(case):
        if not picture.words:
            fix = f"write what it shows: ![A chart of …]({picture.address})"
            yield case.problem(line, "640", f"the picture {picture.address} has no alternative text", fix)


def lost_pictures(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 616) for each picture of our own site that is not there, however its address is written."""
    for line, picture in _pictures(case):
        if picture.address.startswith(case.config.site_url):
            file = unquote(urlsplit(picture.address).path.removeprefix(urlsplit(case.config.site_url).path))
            if file not in case.files:
                message = f"the picture {picture.address} is not there"
                fix = f"put it into the hub as content/{file}, or write the way to a picture of content/"
                yield case.problem(line, "616", message, fix)


def _pictures(case: Case) -> Iterator[tuple[int, Found]]:
    for piece in case.pieces:
        for picture in issue_markdown.pictures(piece.markdown, case.page):
            yield piece.line + picture.row, picture
