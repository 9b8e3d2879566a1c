"""The topics that readers chose, as the hub has them today: topics get other names, and are given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.content import fields_by_kind, translations

if TYPE_CHECKING:
    from collections.abc import Collection

    from hub.content.settings import Config, Topic


def current(chosen: Collection[str], config: Config) -> frozenset[str]:
    """Return the slugs of topics that were chosen by any of their names; one that the hub has no more is left out."""
    slugs = fields_by_kind.slugs(config.topics)
    return frozenset(slugs[name] for name in chosen if name in slugs)


def named(config: Config, language: str) -> tuple[Topic, ...]:
    """Return the topics of a hub in the words of a language, as far as their files have them."""
    for tag in (language.partition("-")[0], language):
        config = translations.in_tree(config, tag)
    return config.topics
