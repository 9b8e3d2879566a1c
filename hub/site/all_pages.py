"""Library -> the pages of the site, each as front matter and HTML."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from hub.content import made_pages, translations
from hub.site.outputs import feeds
from hub.site.pages import (
    articles_index,
    assessment_pages,
    event_pages,
    home_page,
    my_topics_page,
    newsletter_archive,
    plain_pages,
    search_page,
    toolkit_pages,
    topic_pages,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.content.models import Library
    from hub.content.settings import Config
    from hub.content.site_files import Page

ROOMS = (
    home_page,
    plain_pages,
    toolkit_pages,
    event_pages,
    articles_index,
    topic_pages,
    my_topics_page,
    newsletter_archive,
    feeds,
    assessment_pages,
    search_page,
)


def pages(library: Library, config: Config, today: date, *, drafts: bool = False) -> tuple[Page, ...]:
    """Return every page but articles and their lists, with drafts of issues only where `drafts` says so.

    Those others are made by `hub.site.articles`, in their own way, because there may be thousands.
    """
    library = published(library, drafts=drafts)
    made = _made(translations.originals(library), config, today)
    return tuple(chain(made, *(_translated(library, config, today, tag) for tag in made_pages.languages(library))))


def _made(library: Library, config: Config, today: date) -> Iterator[Page]:
    return chain.from_iterable(room.pages(library, config, today) for room in ROOMS)


def _translated(library: Library, config: Config, today: date, language: str) -> Iterator[Page]:
    """Yield the pages of translations into a language, each beside the others in it; lists are the hub's alone."""
    known = translations.of(library, language)
    files = {page.path for kind in (known.pages, known.toolkit, known.events, known.issues) for page in kind}
    spoken = translations.spoken(config, language)
    return (page for page in _made(known, replace(config, language=spoken), today) if page.edit in files)


def published(library: Library, *, drafts: bool) -> Library:
    """Return what readers see of a library: no issue that is still a draft, unless `drafts` says so."""
    if drafts:
        return library
    return replace(library, issues=tuple(issue for issue in library.issues if issue.status != "draft"))
