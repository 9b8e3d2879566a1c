"""Editions of an issue: the same issue with the items of some topics only; pure.

The first item of each section leads: every edition has it, because subject and preheader speak of these.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from hub.base import text
from hub.base.translation import gettext
from hub.content import content_addresses, fields_by_kind, translations
from hub.content.issue import linked_addresses, offered_comment
from hub.errors import HubError
from hub.newsletter import draft_phrases, subject_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from hub.content.models import Issue, Item, Library, Section
    from hub.content.settings import Config


def topics_of(library: Library, config: Config) -> dict[str, frozenset[str]]:
    """Return the topics behind each address of the library, by key: an issue's document names none."""
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    contents: list[content_addresses.Content] = [*library.articles, *library.events, *library.toolkit]
    for content in contents:
        for key in content_addresses.keys(content, config):
            found[key] |= frozenset(content.topics)
    return dict(found)


def named(names: Iterable[str], config: Config) -> tuple[str, ...]:
    """Return the slugs of topics by any name, in the order of the hub's topics; raises HubError for another."""
    slugs = fields_by_kind.slugs(config.topics)
    given = list(names)
    for name in given:
        if name not in slugs:
            message = gettext(
                "there is no topic %(name)s; the hub has %(names)s",
                name=repr(name),
                names=", ".join(t.slug for t in config.topics),
            )
            raise HubError(message)
    wanted = {slugs[name] for name in given}
    return tuple(topic.slug for topic in config.topics if topic.slug in wanted)


def cut(
    issue: Issue, sets: Iterable[tuple[str, ...]], topics: Mapping[str, AbstractSet[str]], config: Config
) -> Iterator[tuple[tuple[str, ...], Issue | None]]:
    """Yield for each set of topics its edition; None where the issue has nothing on them."""
    known = [
        (item, frozenset[str]().union(*(topics.get(key, ()) for key in _keys(item))))
        for section in issue.sections
        for item in section.items
    ]
    about = {item.line: found for item, found in known}
    titles = {topic.slug: topic.title for topic in config.topics}
    for wanted in sets:
        on_them = [item for item, found in known if not found.isdisjoint(wanted)]
        sections = tuple(_cut(section, wanted, about) for section in issue.sections)
        yield wanted, _edition(issue, sections, [titles[slug] for slug in wanted], on_them, config) if on_them else None


def _edition(
    issue: Issue, sections: tuple[Section, ...], topics: Sequence[str], on_them: Sequence[Item], config: Config
) -> Issue:
    spoken = translations.settings(config, issue.lang)
    line = draft_phrases.say(spoken, "edition", topics, len(on_them))
    subject = subject_line.of_edition(text.clean(on_them[0].title), spoken, topics)
    return replace(issue, subject=subject, note=f"{issue.note}\n\n{line}".strip(), sections=sections)


def _keys(item: Item) -> Iterator[str]:
    return map(offered_comment.key, linked_addresses.of_heading(item))


def _cut(section: Section, wanted: Iterable[str], about: Mapping[int, AbstractSet[str]]) -> Section:
    others: tuple[Item, ...] = tuple(item for item in section.items[1:] if not about[item.line].isdisjoint(wanted))
    return replace(section, items=(*section.items[:1], *others))
