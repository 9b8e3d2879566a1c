"""What is not so any more in issues that readers have, as lines of the next issue; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.base import text
from hub.content import content_addresses, event_words, occurrences, routes, translations
from hub.content.issue import linked_addresses, offered_comment, parser
from hub.content.models import Section
from hub.newsletter import announced_times, draft_phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from hub.content.models import Event, Issue, Library
    from hub.content.settings import Config


def lines(library: Library, config: Config, day: date) -> dict[str, str]:
    """Return what an issue of that day may say of earlier ones, in Markdown, each line by its mark.

    That is what was corrected in them, and which of their events do not take place, or at another time or place than
    they said. Those are issues in its language. A line that a draft has offered is left out, whatever its editor made
    of it.
    """
    library = translations.offered(library, config)
    earlier = sorted((issue for issue in library.issues if issue.day < day), key=lambda issue: issue.day)
    said = [
        draft_phrases.say(config, "corrected", issue.day, routes.url(issue.path, config), _escaped(one.words))
        for issue in earlier
        for one in issue.corrected
    ]
    said += [line for _, line in _changed(library, config, day)]
    return _unsaid(library, said)


def moved(library: Library, config: Config, day: date) -> frozenset[str]:
    """Return the paths of the events of which an issue of that day may say that they are at another time or place."""
    lines = {line: event.path for event, line in _changed(library, config, day) if not event.status}
    return frozenset(lines[line] for line in _unsaid(library, lines).values())


def section(found: Iterable[str], config: Config) -> Section:
    """Return the section that holds such lines."""
    return Section(title=draft_phrases.say(config, "corrected_title"), intro="\n\n".join(found))


def _unsaid(library: Library, lines: Iterable[str]) -> dict[str, str]:
    """Return the lines that no draft has offered, each by its mark."""
    offered = {mark for issue in library.issues for mark in issue.offered}
    return {mark: line for line in lines if (mark := offered_comment.mark(line)) not in offered}


def _changed(library: Library, config: Config, day: date) -> Iterator[tuple[Event, str]]:
    """Yield coming events that readers know otherwise, but for those that an issue of that day has, with a line."""
    sent = sorted((one for one in library.issues if one.day < day and one.status == "sent"), key=lambda one: one.day)
    told = {key for issue in sent for key in map(offered_comment.key, linked_addresses.of(issue))}
    here = {key for issue in library.issues if issue.day == day for key in _items(issue)}
    files = {event.path: event for event in library.events}
    for event in occurrences.coming(library.events, day):
        keys = content_addresses.keys(event, config)
        if not told & keys:
            continue
        if event.status:
            yield event, _called_off(event, config)
        elif not here & keys and _is_elsewhere(files[event.path], sent, config):
            yield event, _moved(event, config)


def _items(issue: Issue) -> Iterator[str]:
    for item in (item for section in issue.sections for item in section.items):
        yield from map(offered_comment.key, linked_addresses.of_heading(item))


def _is_elsewhere(event: Event, sent: Sequence[Issue], config: Config) -> bool:
    """Return whether the last issue that said when an event is said something else, of a day that it did not see pass.

    The place of what repeats counts whenever it was said.
    """
    keys = content_addresses.keys(event, config)
    for issue in reversed(sent):
        language = issue.lang or config.language
        for line, has_cost in _lines_about(keys, issue):
            if (found := announced_times.said(line, language)) and found.day:
                is_ahead = found.day >= sent[-1].day
                if not announced_times.is_of(found, event, language):
                    return is_ahead
                is_expected = bool(is_ahead or event.repeat)
                return is_expected and announced_times.has_other_place(found, event, language, has_cost=has_cost)
    return False


def _lines_about(keys: AbstractSet[str], issue: Issue) -> Iterator[tuple[str, bool]]:
    """Yield the source lines of items, and the paragraphs, that are about one thing with one of these keys.

    With each comes whether a draft writes there what an event costs.
    """
    for part in issue.sections:
        about = [(linked_addresses.of_heading(item), item.source_line, True) for item in part.items]
        about += [(linked_addresses.written(words), words, False) for words in part.intro.split("\n\n")]
        yield from (
            (words, has_cost)
            for links, words, has_cost in about
            if len(links) == 1 and offered_comment.key(links[0]) in keys
        )


def _called_off(event: Event, config: Config) -> str:
    when = _escaped(event_words.when(event, config.language))
    return event_words.with_status(event, f"{_link(event, config)}, {when}", config.language)


def _moved(event: Event, config: Config) -> str:
    where = event.place and event_words.phrase(event.place, config.language)
    parts = (event_words.when(event, config.language), where)
    return draft_phrases.say(config, "moved", _link(event, config), *(part and _escaped(part) for part in parts))


def _link(event: Event, config: Config) -> str:
    return parser.link(text.clean(event.title), content_addresses.lead(event, config))


def _escaped(words: str) -> str:
    return text.escape_markdown(text.clean(words))
