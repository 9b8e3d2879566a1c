"""Topics as people name them -> the hub's own: by any of their names, else by words that are in one topic only."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, NamedTuple

from hub.base import text
from hub.base.translation import gettext
from hub.content import fields_by_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hub.content.settings import Topic


AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)


class NamedTopics(NamedTuple):
    """Hold slugs, or words that name no topic, and what was guessed, as questions."""

    words: tuple[str, ...]
    notes: tuple[str, ...]


def read(said: Iterable[str], topics: Sequence[Topic]) -> NamedTopics:
    """Return the topics that words name, once each; words that name none, or several, as they are."""
    names = fields_by_kind.slugs(topics)
    known = {text.slug(name): slug for name, slug in names.items()}
    known |= {text.slug(topic.title): topic.slug for topic in topics}
    titles = {topic.slug: topic.title for topic in topics}
    words, notes = list[str](), list[str]()
    for one in _parted(said, known):
        slug = known.get(text.slug(one)) or _near(text.slug(one), known)
        words.append(slug or one)
        if slug and text.slug(one) not in known:
            notes.append(
                gettext("“%(words)s” was read as the topic %(topic)s: is that right?", words=one, topic=titles[slug])
            )
    return NamedTopics(tuple(dict.fromkeys(words)), tuple(notes))


def _parted(said: Iterable[str], known: Mapping[str, str]) -> Iterator[str]:
    """Yield words, and the names in them where each part between "and" is one: `Surveys and forms`."""
    for one in said:
        parts = AND.split(one)
        is_list = text.slug(one) not in known and all(text.slug(part) in known for part in parts)
        yield from parts if is_list else (one,)


def _near(said: str, known: Mapping[str, str]) -> str | None:
    """Return the only topic with a name that has all these words, or is spelled nearly so; None where it is not one."""
    wanted = {*said.split("-")}
    within = {slug for name, slug in known.items() if wanted <= {*name.split("-")}}
    spelled = {known[name] for name in difflib.get_close_matches(said, known, n=2, cutoff=0.8)}
    found = within or spelled
    return found.pop() if len(found) == 1 else None
