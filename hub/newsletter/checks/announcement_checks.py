"""Gates on what an issue announces and shows: events to come, pictures with words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from hub.base.translation import gettext
from hub.content import content_addresses, event_words, occurrences, routes
from hub.content.issue import linked_addresses
from hub.newsletter import announced_times, issue_markdown
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
    left = gettext(", or write `status: sent` if the issue was sent") if case.today > case.issue.day else ""
    for item, event in _announced(case):
        if (last := occurrences.last_day(event)) < read:
            yield case.problem(
                item.line,
                "620",
                gettext('"%(title)s" ended on %(last)s', title=item.title, last=last),
                gettext("take it out%(left)s", left=left),
            )


def called_off(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 621) for each event that does not take place as planned."""
    for item, event in _announced(case):
        if event.status:
            fix = gettext("take it out, or correct `status` in %(path)s", path=event.path)
            yield case.problem(
                item.line,
                "621",
                gettext('"%(title)s" is %(status)s', title=item.title, status=gettext(event.status)),
                fix,
            )


def moved(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 622) for each event whose source line has another day or hour than its page.

    It may have moved since the draft was made. Words without a weekday are the editor's own, and not compared.
    """
    for item, event in _announced(case):
        line = item.source_line if len(linked_addresses.of_heading(item)) == 1 else ""
        spoken = case.issue.lang or case.config.language
        if announced_times.agree(line, event, spoken):
            continue
        when = event_words.when(occurrences.next_of(event, case.issue.day), case.config.language)
        message = gettext('"%(title)s" is on %(when)s, and the issue says something else', title=item.title, when=when)
        fix = gettext("write its day and hours as they are, or correct %(path)s", path=event.path)
        yield case.problem(item.source_at or item.line, "622", message, fix)


def pictures(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 640) for each picture without words: not all see it, and many mail programs hide it."""
    for line, picture in _pictures(case):
        if not picture.words:
            fix = gettext("write what it shows: ![A chart of …](%(address)s)", address=picture.address)
            yield case.problem(
                line, "640", gettext("the picture %(address)s has no alternative text", address=picture.address), fix
            )


def lost_pictures(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 616) for each picture of our own site that is not there, however its address is written."""
    for line, picture in _pictures(case):
        if picture.address.startswith(case.config.site_url):
            file = unquote(urlsplit(picture.address).path.removeprefix(urlsplit(case.config.site_url).path))
            if file not in case.files:
                message = gettext("the picture %(address)s is not there", address=picture.address)
                fix = gettext(
                    "put it into the hub as content/%(file)s, or write the way to a picture of content/", file=file
                )
                if (near := file.removeprefix(routes.PAGES)) in case.files:
                    fix = gettext('did you mean "%(near)s"?', near=f"../{near}")
                yield case.problem(line, "616", message, fix)


def _pictures(case: Case) -> Iterator[tuple[int, Found]]:
    for piece in case.pieces:
        for picture in issue_markdown.pictures(piece.markdown, case.page):
            yield piece.line + picture.row, picture
