"""The words of scripts in the languages of a hub: a module of JavaScript for each, which `words.js` reads."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hub.base import script_catalog, translation
from hub.content.site_files import Asset

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.content.models import Library
    from hub.content.settings import Config

SCRIPTS = "site/theme/assets"


def assets(library: Library, config: Config, _today: date) -> Iterator[Asset]:
    """Yield the words of each language that pages of the hub speak, but for English, which the scripts hold."""
    for language in sorted(languages(library, config)):
        yield Asset(path=f"assets/words/{language}.js", content=partial(script_catalog.module, language, SCRIPTS))


def languages(library: Library, config: Config) -> set[str]:
    """Return the languages that pages of the hub speak and that need a catalog, without their regions."""
    kinds = (library.articles, library.events, library.toolkit, library.pages, library.issues)
    tags = {item.lang for items in kinds for item in items if item.lang and translation.has(item.lang)}
    return {tag.lower().partition("-")[0] for tag in {config.language, *tags} if not translation.is_source(tag)}
