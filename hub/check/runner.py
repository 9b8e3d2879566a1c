"""A hub -> every problem of every file in one run, settings and content together."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, Self

from hub.base import clock, file_io, translation, utf8_files
from hub.check import (
    cross_file_rules,
    facts_cache,
    file_facts,
    form_time_zones,
    leftover_examples,
    list_splitting,
    markdown_extensions,
    named_files,
    published_files,
    rule_registry,
    setting_copies,
    unfilled_blanks,
)
from hub.config import entry_files, hub_settings, json_schema, mkdocs_file, synonyms_file
from hub.content import due_dates, file_kinds, key_order, link_places, page_pictures, translations
from hub.content.assessment import model_reader
from hub.content.markdown_scan import edited
from hub.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from hub.check.file_facts import FileFacts
    from hub.check.published_files import Inventory
    from hub.content.link_places import Places
    from hub.content.models import Article, Library, ToolkitPage
    from hub.content.settings import Config

# As problems compare themselves, in a tenth of the time.
IN_ORDER = attrgetter(*Problem.__slots__)
# What nobody can judge while the file that names the possible values cannot be read.
UNJUDGED = {
    entry_files.TOPICS.list: ("120", ("topics:",)),
    hub_settings.SITE: ("112", ("section:", "area:", "kind:")),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """Hold all problems in reading order, how many files were read, and what each of them says.

    `known` counts those that are in a baseline and are left out here, `others` those that a change is not about;
    `published` the files that readers get as they
    are, `drafts` those that wait, `excluded` what `exclude_docs` names, `left` leftover files of other programs.
    `language` is the tag of that which the problems speak.
    """

    problems: tuple[Problem, ...]
    files: int
    facts: Mapping[str, FileFacts]
    known: int = 0
    others: int = 0
    published: int = 0
    drafts: int = 0
    excluded: int = 0
    left: int = 0
    language: str = translation.SOURCE

    def of(self, level: str) -> tuple[Problem, ...]:
        """Return the problems of one level."""
        return tuple(problem for problem in self.problems if problem.level == level)


def check(root: Path, only: Sequence[str] = ()) -> Checked:
    """Check the hub, and return the problems in the files or folders `only`, or all.

    They speak the language of the hub. A file that has not changed since the last check is not looked at again.
    """
    settings, problems = hub_settings.attempt(root)
    with translation.speaking(settings.language):
        return _checked(settings, problems, only)


def _checked(settings: Config, problems: Sequence[Problem], only: Sequence[str]) -> Checked:
    """Return what is wrong with a hub besides the `problems` of its settings, which come along."""
    root, today = settings.root, clock.today(settings.timezone)
    taken = published_files.take(settings)
    files = sorted(taken.files)
    found = facts_cache.facts_of(root, (file for file in files if file.endswith(".md")), settings)
    public = {path: facts for path, facts in found.items() if not facts.draft}
    models = _Models.of(settings)
    wrong = frozenset(problem.path for problem in problems)
    if not wrong.isdisjoint(mkdocs_file.paths(root)):
        wrong |= {hub_settings.SITE}
    if any(map(entry_files.TOPICS.has, wrong)):
        wrong |= {entry_files.TOPICS.list}
    every = [*problems, *taken.problems, *cross_file_rules.same_address(found), *cross_file_rules.same_event(public)]
    languages = _languages(settings, public)
    every += cross_file_rules.twins(public, languages)
    known = _places(taken, settings, public, models.ids, today)
    entries, wrong_entries = synonyms_file.attempt(root)
    every += (*cross_file_rules.problems(public, known, settings), *wrong_entries)
    every += cross_file_rules.vocabulary(entries, public, known, settings)
    told = (*(each for one in public.values() for each in one.findings), *models.problems)
    every += (each for each in told if _can_be_judged(each, wrong))
    every += _of_today(root, public, today)
    every += (each for path, one in public.items() for each in page_pictures.problems(path, one.picture, root))
    every += (*unfilled_blanks.problems(settings), *leftover_examples.problems(root, files))
    if hub_settings.SITE not in wrong:
        every += (*setting_copies.problems(settings), *form_time_zones.problems(settings))
    every += (*markdown_extensions.problems(root), *published_files.beside(root))
    every += (*published_files.unwieldy(files, settings), *named_files.problems(settings, known))
    of_drafts = _of_drafts(taken, settings, found, models.ids, today)
    every_level = (*map(_levelled, every), *map(of_draft, map(_levelled, of_drafts)))
    chosen = {each for each in every_level if is_in(each.path, only)}
    return Checked(
        problems=tuple(sorted(chosen, key=IN_ORDER)),
        files=len(found),
        facts=found,
        published=len(taken.published),
        drafts=len(found) - len(public) + len(taken.drafts),
        excluded=len(taken.excluded),
        left=taken.left,
        language=settings.language,
    )


def _of_drafts(
    taken: Inventory, settings: Config, found: Mapping[str, FileFacts], models: Iterable[str], today: date
) -> Iterator[Problem]:
    """Yield what is wrong with the texts of drafts, from which links may lead to other drafts."""
    drafts = {path: facts for path, facts in found.items() if facts.draft}
    if drafts:
        yield from (each for facts in drafts.values() for each in facts.findings)
        yield from _of_today(settings.root, drafts, today)
        for path, facts in drafts.items():
            yield from page_pictures.problems(path, facts.picture, settings.root)
        known = _places(replace(taken, drafts=frozenset()), settings, found, models, today)
        yield from (each for each in cross_file_rules.broken(found, known, settings) if each.path in drafts)


def of_draft(problem: Problem) -> Problem:
    """Return an error in a draft as a warning: a draft is not finished. Other problems stay as they are."""
    return replace(problem, level="warning") if problem.level == "error" else problem


def of_build(  # noqa: PLR0913, PLR0917  a hub as a build knows it
    settings: Config,
    library: Library,
    paths: Iterable[str],
    taken: Inventory,
    today: date,
    drafts: frozenset[str] = frozenset(),
) -> tuple[Problem, ...]:
    """Return what must not be published in files whose fields are right, and in the hub's data.

    That is broken links, also those to `drafts`, pictures without words, what would run in a browser, and blanks that
    nobody filled.
    """
    with translation.speaking(settings.language):
        texts = {path: utf8_files.text_of(settings.root / path, path) for path in paths}
        found = {path: file_facts.glance(path, text, settings) for path, text in texts.items()}
        known = link_places.of_library(
            library,
            settings,
            taken.files,
            today,
            languages=translations.languages(library, settings),
            drafts=drafts,
            excluded=taken.excluded,
        )
        left = (*unfilled_blanks.problems(settings), *named_files.problems(settings, known))
        told = (each for one in found.values() for each in one.findings)
        between = (
            *cross_file_rules.broken(found, known, settings),
            *cross_file_rules.same_page(found, known, settings),
        )
        return tuple(sorted((*between, *left, *told)))


def lost(root: Path, facts_of: Mapping[str, FileFacts], gone: Iterable[str]) -> tuple[Problem, ...]:
    """Return a warning for each page of a file that is gone, where nothing leads from its address to another page."""
    settings, _ = hub_settings.attempt(root)
    pages = (path for path in gone if file_kinds.kind_of(path))
    public = {path: facts for path, facts in facts_of.items() if not facts.draft}
    today = clock.today(settings.timezone)
    known = _places(published_files.take(settings), settings, public, _Models.of(settings).ids, today)
    with translation.speaking(settings.language):
        return tuple(cross_file_rules.lost(pages, public, known, settings))


def of_today(library: Library, settings: Config, today: date) -> Iterator[Problem]:
    """Yield what keeps an article from the site of a day, and reviews that are dated ahead."""
    waiting = due_dates.waiting(library, today)
    items: Iterable[Article | ToolkitPage]
    items = (*(article for article in library.articles if article.path in waiting), *library.toolkit)
    for item in items:
        found = (one for one in due_dates.deadlines(item) if one.rule in {due_dates.WAITS, due_dates.AHEAD})
        text = partial(utf8_files.text_of, settings.root / item.path, item.path)
        yield from due_dates.problems(item.path, found, today, text)


def _of_today(root: Path, facts_of: Mapping[str, FileFacts], today: date) -> Iterator[Problem]:
    """Yield what the day makes of files that can be read."""
    for path, facts in facts_of.items():
        yield from due_dates.problems(path, facts.deadlines, today, partial(utf8_files.text_of, root / path, path))


def _waiting(facts_of: Mapping[str, FileFacts], today: date) -> dict[str, date]:
    """Return the articles whose day has not come: that day, by their paths."""
    days = (
        (path, one.day) for path, facts in facts_of.items() for one in facts.deadlines if one.rule == due_dates.WAITS
    )
    return {path: day for path, day in days if day > today}


def _places(
    taken: Inventory, settings: Config, facts_of: Mapping[str, FileFacts], models: Iterable[str], today: date
) -> Places:
    """Return where links from files may lead, as far as the files of a hub can be read; other pages are drafts."""
    waiting = _waiting(facts_of, today)
    listed = (facts.listed for path, facts in facts_of.items() if facts.listed and path not in waiting)
    former = (alias.address for facts in facts_of.values() for alias in facts.aliases)
    pages = frozenset(path for path in taken.files if path.endswith(".md"))
    drafts = taken.drafts | (pages - facts_of.keys())
    return link_places.of_files(
        taken.files,
        settings,
        listed,
        assessments=models,
        former=former,
        languages=_languages(settings, facts_of),
        waiting=waiting,
        drafts=drafts,
        excluded=taken.excluded,
    )


def _languages(settings: Config, facts_of: Mapping[str, FileFacts]) -> tuple[str, ...]:
    """Return the languages besides the hub's that have lists, as far as its files can be read."""
    return translations.with_lists(
        ((path, facts.lang, facts.original) for path, facts in facts_of.items()), settings.language
    )


class _Models(NamedTuple):
    """Hold the ids of the assessments that readers get, and what is wrong with any."""

    ids: tuple[str, ...]
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, settings: Config) -> Self:
        """Return those of a hub; all of its models where one cannot be read."""
        try:
            return cls(tuple(model.id for model in model_reader.load(settings) if not model.draft))
        except ContentError as error:
            return cls(tuple(PurePosixPath(path).stem for path in model_reader.paths(settings)), error.problems)


def _can_be_judged(problem: Problem, wrong: frozenset[str]) -> bool:
    return not any(
        path in wrong and problem.rule == rule and problem.message.startswith(words)
        for path, (rule, words) in UNJUDGED.items()
    )


def _levelled(problem: Problem) -> Problem:
    rule = rule_registry.rules().get(problem.rule)
    return problem if rule is None or rule.level == problem.level else replace(problem, level=rule.level)


def is_in(path: str, only: Iterable[str]) -> bool:
    """Say whether a file is one of `only` or is in one of them; every file is where none is named."""
    return not only or any(one in {path, "."} or path.startswith(f"{one}/") for one in only)


def fix(root: Path, only: Sequence[str] = (), *, whole: bool = True) -> tuple[str, ...]:
    """Make the safe changes, and return the files that changed; comments stay where they belong.

    In a `whole` hub, and not in what somebody changed, that gives topics and sources files of their own.
    """
    settings, wrong = hub_settings.attempt(root)
    changed: list[str] = []
    pages = (file for file in published_files.take(settings).files if file.endswith(".md"))
    for path in sorted(file for file in pages if is_in(file, only)):
        with contextlib.suppress(ContentError):  # who checks is told of it
            text = utf8_files.text_of(root / path, path)
            if (better := fixed(path, text, settings)) != text:
                file_io.write(root, path, better)
                changed.append(path)
    if not any(problem.path == hub_settings.SITE for problem in wrong):
        changed += () if only else (*setting_copies.fix(settings), *form_time_zones.fix(settings))
    if whole and not only and not wrong:
        changed += list_splitting.fix(settings)
    return tuple(changed)


def fixed(path: str, text: str, settings: Config) -> str:
    """Return a text with all safe changes made."""
    page = file_kinds.page_of(path, text, settings)
    return key_order.usual(edited(text, rule_registry.edits(page)), json_schema.FRONT.get(page.kind, ()))
