"""Library -> the pages of the site, each as front matter and HTML."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hub.content import translations
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

    Those others are made by `hub.site.articles`, in their own way, because there may be thousands. Each language has
    lists of its own.
    """
    trees = translations.trees(published(library, drafts=drafts), config)
    return tuple(page for tree in trees for room in ROOMS for page in room.pages(tree.library, tree.config, today))


def published(library: Library, *, drafts: bool) -> Library:
    """Return what readers see of a library: no issue that is still a draft, unless `drafts` says so."""
    if drafts:
        return library
    return replace(library, issues=tuple(issue for issue in library.issues if issue.status != "draft"))
