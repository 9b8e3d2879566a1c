"""The files of a hub -> what a build of its site knows, and every mistake in them that stops it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.base import clock, commonmark, translation
from hub.base.translation import gettext, ngettext
from hub.check import file_facts, published_files, runner
from hub.config import color_tokens, hub_settings, synonyms_file
from hub.content import active_html, due_dates, file_selection, loader, page_pictures, translations
from hub.errors import ContentError
from hub.newsletter import checks
from hub.site.all_pages import published
from hub.site.incremental import event_revisions, git_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from hub.content.models import Library
    from hub.content.settings import Config
    from hub.content.synonyms import Synonym
    from hub.content.translations import Tree
    from hub.errors import Problem

# What the gates of the mail say of a blank, which a build has named already.
PLACEHOLDER = "644"


@dataclass(frozen=True, kw_only=True)
class BuildInput:
    """Hold what a build knows of a hub: `content` is all that was written, `library` what readers see of it today.

    `trees` are the parts of that by language. `waiting` are the files of drafts, and `notes` what whoever builds hears.
    """

    hub: Config
    content: Library
    library: Library
    trees: tuple[Tree, ...]
    inventory: published_files.Inventory
    waiting: frozenset[str]
    synonyms: tuple[Synonym, ...]
    notes: tuple[str, ...]

    def refused(self, paths: Iterable[str]) -> tuple[Problem, ...]:
        """Return what must not be published in these files."""
        return _refused(self.hub, self.content, self.inventory, self.waiting, paths)


def read(root: Path, *, drafts: bool) -> tuple[BuildInput, tuple[Problem, ...]]:
    """Return what the hub in a folder has for a build, and what is wrong with it, in order; `drafts` shows drafts.

    Raises HubError for settings that cannot be read, and ContentError, with all that is wrong, for content that cannot.
    """
    config = hub_settings.load(root)
    with translation.speaking(config.language):
        return _read(config, drafts=drafts)


def _read(config: Config, *, drafts: bool) -> tuple[BuildInput, tuple[Problem, ...]]:
    known_words = synonyms_file.load(config.root)
    color_tokens.of(config)
    inventory = published_files.take(config)
    inventory.accept()
    every = loader.load(config, drafts=True)
    content = loader.without_drafts(every)
    waiting = file_selection.drafts_of(every) | inventory.drafts
    today = clock.today(config.timezone)
    scheduled = due_dates.waiting(content, today)
    library = every if drafts else due_dates.without(content, scheduled)
    found = _refused(config, content, inventory, waiting, (*written(published(content, drafts=False)), *scheduled))
    if found:  # else an article says so when its page is made, and most stay as they are
        found += _refused(config, content, inventory, waiting, _active(content))
    found += tuple(runner.of_today(content, config, today))
    pictured = library.toolkit
    found += tuple(each for one in pictured for each in page_pictures.problems(one.path, one.picture, config.root))
    if drafts:
        texts = (path for path in waiting if path.endswith(".md"))
        found += runner.of_build(config, every, texts, inventory, today)
    try:
        checks.refuse(content, config)
    except ContentError as error:
        blanks = {(one.path, one.line) for one in found if one.rule == file_facts.BLANK}
        left = (one for one in error.problems if one.rule != PLACEHOLDER or (one.path, one.line) not in blanks)
        raise ContentError({*left, *found}) from error
    known = BuildInput(
        hub=config,
        content=content,
        library=library,
        trees=translations.trees(published(library, drafts=drafts), config),
        inventory=inventory,
        waiting=waiting,
        synonyms=known_words,
        notes=tuple(_notes(config, library, 0 if drafts else len(waiting))),
    )
    return known, tuple(sorted(set(found)))


def _refused(
    config: Config,
    content: Library,
    inventory: published_files.Inventory,
    waiting: frozenset[str],
    paths: Iterable[str],
) -> tuple[Problem, ...]:
    return runner.of_build(config, content, paths, inventory, clock.today(config.timezone), waiting)


def _active(content: Library) -> Iterator[str]:
    """Yield the files of articles with anything that would run."""
    bodies = ((article.path, article.body.text()) for article in content.articles)
    return (path for path, text in bodies if active_html.is_active(text, commonmark.to_html(text)))


def _notes(config: Config, library: Library, drafts: int) -> Iterator[str]:
    if drafts:
        yield ngettext(
            "%(num)s draft is left out; hub serve shows it", "%(num)s drafts are left out; hub serve shows them", drafts
        )
    if library.events and git_dates.is_shallow(config.root):
        yield gettext(event_revisions.CUT_OFF)


def written(library: Library) -> Iterator[str]:
    """Yield the files whose text MkDocs is given: all but articles."""
    kinds = (library.events, library.toolkit, library.pages, library.issues)
    return (item.path for items in kinds for item in items)
