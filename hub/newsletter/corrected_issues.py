"""What is not so any more in issues that readers have, as lines of the next issue; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.base import text
from hub.content import content_addresses, event_words, occurrences, routes, translations
from hub.content.issue import linked_addresses, offered_comment, parser
from hub.content.models import Section
from hub.newsletter import draft_phrases

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hub.content.models import Event, Library
    from hub.content.settings import Config


def lines(library: Library, config: Config, day: date) -> dict[str, str]:
    """Return what an issue of that day may say of earlier ones, in Markdown, each line by its mark.

    That is what was corrected in them, and which of their events do not take place as they said. Those are issues in
    its language. A line that a draft has offered is left out, whatever its editor made of it.
    """
    library = translations.offered(library, config)
    offered = {mark for issue in library.issues for mark in issue.offered}
    earlier = sorted((issue for issue in library.issues if issue.day < day), key=lambda issue: issue.day)
    said = [
        draft_phrases.say(config, "corrected", issue.day, routes.url(issue.path, config), _escaped(one.words))
        for issue in earlier
        for one in issue.corrected
    ]
    told = {
        key
        for issue in earlier
        if issue.status == "sent"
        for key in map(offered_comment.key, linked_addresses.of(issue))
    }
    coming = (event for event in occurrences.coming(library.events, day) if event.status)
    said += [_called_off(event, config) for event in coming if told & content_addresses.keys(event, config)]
    return {mark: line for line in said if (mark := offered_comment.mark(line)) not in offered}


def section(found: Iterable[str], config: Config) -> Section:
    """Return the section that holds such lines."""
    return Section(title=draft_phrases.say(config, "corrected_title"), intro="\n\n".join(found))


def _called_off(event: Event, config: Config) -> str:
    link = parser.link(text.clean(event.title), content_addresses.lead(event, config))
    when = _escaped(event_words.when(event, config.language))
    return event_words.with_status(event, f"{link}, {when}", config.language)


def _escaped(words: str) -> str:
    return text.escape_markdown(text.clean(words))
