"""A page of a blog, whatever wrote it -> the file that it becomes in content/, or the reason why it becomes none."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from hub.base import languages, text, urls
from hub.base.translation import gettext
from hub.content import language_folders
from hub.errors import ContentError, Problem
from hub.importers import planned_files, summaries
from hub.importers.planned_files import ConvertedPost
from hub.inbox import content_writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from hub.content.settings import Config
    from hub.importers.planned_files import Choices, Imported, Plan


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportedPage:
    """Hold a page: `body` is its text as the file has it, from `body_line` on, and `markdown` what hub makes of it.

    `folder` is what it is counted as. A post has its `day`; a page has the day of its last change, if any. `language`
    is the tag that it names, if any, and `translated` what its translations name, too. `lines` has the lines of its
    fields by their names.
    """

    path: str
    line: int
    folder: str
    url: str
    slug: str
    title: str
    is_post: bool
    day: date | None
    body: str
    body_line: int
    markdown: str
    summary: str = ""
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    language: str = ""
    translated: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)

    def addresses(self) -> tuple[str, ...]:
        """Return the keys of the addresses that lead to the page: its own, then old ones."""
        found = [urls.key(self.url)]
        for alias in self.aliases:
            with contextlib.suppress(ValueError):
                found.append(urls.key(urls.absolute(alias, self.url)))
        return tuple(found)

    def anchors(self) -> dict[str, str]:
        """Return {}: headings are found by their words."""
        return {}

    def remark(self, rule: str, message: str, fix: str = "", *, line: int | None = None, name: str = "") -> Problem:
        """Return something to say about the page, at a line or at a field."""
        at = line or self.lines.get(name, self.line)
        return Problem(path=self.path, line=at, rule=rule, message=message, fix=fix)


@dataclass(frozen=True, kw_only=True, slots=True)
class BlogSettings:
    """Hold what every page of an import gets: source and section of an article, area of a page of the toolkit.

    Where a page of the toolkit says no day, it was `reviewed` on this one.
    """

    config: Config
    today: date
    source: str
    section: str
    area: str | None
    reviewed: date | None = None

    @classmethod
    def of(cls, config: Config, choices: Choices, source: str, section: str) -> BlogSettings:
        """Return the settings of an import with these choices."""
        return cls(
            config=config,
            today=choices.today,
            source=source,
            section=section,
            area=choices.area,
            reviewed=choices.reviewed,
        )


def import_pages(pages: Iterable[ImportedPage], config: Config, choices: Choices, *, base: str = "") -> Imported:
    """Import pages of a blog that were read: posts become articles, pages those of the toolkit where --area names one.

    `base` is the address that the old site itself names. Nothing that exists is overwritten, and links between the
    pages lead to their new files. Raises HubError where the choices do not fit the hub.
    """
    base, source, section = planned_files.settings(config, choices, base)
    plan = planned_files.Plan.begin(config, dry_run=choices.dry_run)
    settings = BlogSettings.of(config, choices, source, section)
    addresses = {urls.key(base)}
    for page in sorted(pages, key=lambda page: bool(tag(page, config))):
        try:
            addresses |= set(page.addresses())
            take(page, plan, settings)
        except ContentError as error:
            plan.refuse(page.folder, error.problems[0])
        except ValueError as error:
            plan.refuse(
                page.folder, page.remark("112", str(error), gettext("write the address of the page on the old site"))
            )
    plan.write(base, addresses)
    return plan.done()


def tag(page: ImportedPage, config: Config) -> str:
    """Return the tag of the language whose folder a page goes to; "" for one in the language of the hub."""
    return "" if not page.language or language_folders.is_own(page.language, config.language) else page.language.lower()


def take(page: ImportedPage, plan: Plan, settings: BlogSettings) -> None:
    """Take a page into a plan, in the folder of its language; pages in that of the hub come first.

    Raises ContentError where something is missing, or where hub itself would refuse the file.
    """
    draft = converted(page, settings, plan.remarks)
    plan.take_in(tag(page, settings.config), page.translated, page, draft)


def converted(page: ImportedPage, settings: BlogSettings, remarks: list[Problem]) -> ConvertedPost | None:
    """Return the file that a page becomes: a post an article, a page one of the toolkit.

    Returns None, with a remark, for a post whose day is to come, for a page where no area was chosen, and for one whose
    language has no tag. Raises ContentError where something is missing.
    """
    if page.language and not languages.is_tag(page.language):
        message = gettext("its language, %(name)s, is not the tag of a language, such as es", name=repr(page.language))
        remarks.append(page.remark("other-language", message, name="lang"))
        return None
    if page.is_post and page.day and page.day > settings.today:
        remarks.append(page.remark("to-come", gettext("its day, %(day)s, is to come", day=page.day), name="date"))
        return None
    if not page.is_post and not settings.area:
        message = gettext("hub keeps pages in the toolkit alone, and no area was chosen")
        remarks.append(page.remark("not-imported", message, gettext("name one with --area")))
        return None
    page = page if page.is_post or page.day else replace(page, day=settings.reviewed)
    _refuse_missing(page)
    return _article(page, settings, remarks) if page.is_post else _toolkit(page, settings, remarks)


def _refuse_missing(page: ImportedPage) -> None:
    missing = [name for name in ("title", "day", *(() if page.is_post else ("markdown",))) if not getattr(page, name)]
    if missing:
        words = {"title": gettext("title"), "day": gettext("date that can be read"), "markdown": gettext("text")}
        message = gettext("it has no %(part)s", part=words[missing[0]])
        fix = (
            gettext("say with --reviewed on which day such pages were last looked at")
            if missing[0] == "day" and not page.is_post
            else gettext("add it on the old site, and export again")
        )
        raise ContentError([page.remark("110", message, fix)])


def _article(page: ImportedPage, settings: BlogSettings, remarks: list[Problem]) -> ConvertedPost:
    values = {
        "title": page.title,
        "url": "",
        "source": settings.source,
        "published": page.day,
        "section": settings.section,
        "summary": summaries.of(page.summary, page.markdown, page.title),
        "authors": page.authors,
        "topics": _topics(page, settings.config, remarks),
    }
    stem = f"content/articles/{page.day:%Y}/{page.day}-{text.slug(page.slug)}"
    return ConvertedPost(kind="articles", stem=stem, values=values, body=page.markdown, urls=(page.url,))


def _toolkit(page: ImportedPage, settings: BlogSettings, remarks: list[Problem]) -> ConvertedPost:
    values = {
        "title": page.title,
        "summary": summaries.of(page.summary, page.markdown, page.title),
        "area": settings.area,
        "reviewed": page.day,
        "topics": _topics(page, settings.config, remarks),
    }
    stem = f"content/toolkit/{settings.area}/{text.slug(page.slug)}"
    return ConvertedPost(kind="toolkit", stem=stem, values=values, body=page.markdown)


def _topics(page: ImportedPage, config: Config, remarks: list[Problem]) -> tuple[str, ...]:
    """Return the hub's topics that a page's words name, once each; the other words are remarked on."""
    found = {name: content_writer.topic(name, config) for name in page.topics}
    for name in (name for name, slug in found.items() if slug is None):
        message = gettext("%(name)s is not a topic of this hub, so it is left out", name=repr(name))
        remarks.append(page.remark("topic-not-in-hub", message, gettext("add it to content/topics/"), name="topics"))
    return tuple(dict.fromkeys(filter(None, found.values())))
