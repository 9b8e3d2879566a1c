"""A Jekyll site -> files of content/: posts, documents of collections and pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from hub.base import sanitize_html, text, urls
from hub.base.translation import gettext
from hub.collect import entry_fields, feed_dates
from hub.content import front_matter
from hub.errors import ContentError, HubError, Problem
from hub.importers import code_places, front_pictures, imported_page, page_fields, planned_files
from hub.importers.imported_page import ImportedPage
from hub.importers.jekyll import includes, jekyll_site, kramdown, liquid, permalinks
from hub.importers.page_fields import string

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from hub.content.settings import Config
    from hub.content.yaml_nodes import Node
    from hub.importers.jekyll.jekyll_site import JekyllFile, JekyllSite
    from hub.importers.planned_files import Choices, Imported, Plan

# https://jekyllrb.com/docs/posts/: what has another name, Jekyll leaves out without a word.
POST = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})-(.+)")
TOPICS = ("categories", "category", "tags", "tag")
# Where an excerpt ends in many sites: https://jekyllrb.com/docs/posts/#post-excerpts
MORE = re.compile(r"^<!--[ \t]*more[ \t]*-->[ \t]*$", re.MULTILINE)
PICTURE = re.compile(r"(!\[[^\[\]\n]*\]\()(?![\w+.-]+:|/)")
LONGEST_TAG = 80
UTC = ZoneInfo("UTC")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Written:
    """Hold a file that was read, with its address on the old site."""

    file: JekyllFile
    fields: Mapping[str, Node]
    body: str
    body_line: int
    url: str
    slug: str
    day: date | None
    remarks: list[Problem] = field(default_factory=list)


def site_folder(folder: Path, config: Config, choices: Choices) -> Imported:
    """Import a site; raises HubError where it has no pages, or where the choices do not fit the hub."""
    site = jekyll_site.read(folder)
    if not site.files:
        message = gettext(
            "%(folder)s has no pages: name the folder of a Jekyll site, with its _config.yml", folder=folder
        )
        raise HubError(message)
    base, source, section = planned_files.settings(config, choices, site.base)
    plan = planned_files.Plan.begin(config, dry_run=choices.dry_run)
    settings = imported_page.BlogSettings.of(config, choices, source, section)
    plan.remarks += site.remarks
    written = [one for file in site.files if (one := _read(file, site, base, plan))]
    reader = _PageReader(site, urlsplit(base).path, {place: one.url for one in written for place in _places(one.file)})
    pages = {urls.key(base), *(urls.key(one.url) for one in written)}
    read = [(one, reader.page(one)) for one in written]
    for one, page in sorted(read, key=lambda each: bool(imported_page.tag(each[1], config))):
        _take(one, page, plan, settings, site)
    plan.write(base, pages)
    return plan.done()


def _places(file: JekyllFile) -> tuple[str, ...]:
    """Return what `link` and `post_url` call a file."""
    if file.folder == "pages":
        return (file.place,)
    folder = "/".join((*file.categories, f"_{file.folder}", file.place))
    return folder, PurePosixPath(file.place).with_suffix("").as_posix()


def _read(file: JekyllFile, site: JekyllSite, base: str, plan: Plan) -> _Written | None:
    """Return a file as it was read; None for one that stays behind or cannot be read, which the plan notes."""
    path = str(file.file)
    if file.file.exists() and not page_fields.is_within(file.file, site.folder):
        message = gettext("it is a link to a file outside of the site")
        plan.leave(file.folder, Problem(path=path, line=1, rule="outside", message=message))
        return None
    try:
        source = page_fields.text_of(file.file.read_bytes(), path)
        if not source.startswith("---"):
            message = gettext("it does not begin with a line `---`, so Jekyll makes no page of it")
            plan.leave(file.folder, Problem(path=path, line=1, rule="no-front-matter", message=message))
            return None
        front, line, body, body_line = front_matter.split(text.without_invisible(source), path)
        fields, remarks = page_fields.read(front, path, line) if front.strip() else ({}, ())
        plan.remarks += remarks
        return _written(file, _with_defaults(fields, file, site), body, body_line, site, base)
    except OSError as error:
        plan.refuse(
            file.folder,
            Problem(
                path=path, line=1, rule="001", message=gettext("it cannot be read: %(error)s", error=error.strerror)
            ),
        )
    except ContentError as error:
        plan.refuse(file.folder, error.problems[0])
    return None


def _with_defaults(fields: Mapping[str, Node], file: JekyllFile, site: JekyllSite) -> Mapping[str, Node]:
    """Return the fields of a file, and those that the site gives it; of several, those of the longest path count."""
    given: dict[str, Node] = {}
    for one in site.defaults:
        is_there = not one.path or f"{file.path}/".startswith(f"{one.path}/") or fnmatch(file.path, one.path)
        if is_there and one.kind in {"", file.folder}:
            given |= one.fields
    return {**given, **fields}


def _written(  # noqa: PLR0913, PLR0917  what a file holds, and where it is
    file: JekyllFile, fields: Mapping[str, Node], body: str, body_line: int, site: JekyllSite, base: str
) -> _Written:
    stem = PurePosixPath(file.place).stem
    named = POST.fullmatch(stem)
    if file.folder == "posts" and not named:
        message, fix = (
            gettext("%(name)s does not begin with a day", name=repr(stem)),
            gettext("name it like 2026-11-17-title.md"),
        )
        raise ContentError([Problem(path=str(file.file), line=1, rule="jekyll-name", message=message, fix=fix)])
    days = (string(fields.get("date")), named[1] if named else "", string(fields.get("last_modified_at")))
    day = next(filter(None, (feed_dates.wall_clock(words, UTC) for words in days)), None)
    slug = string(fields.get("slug")) or (named[2] if named else stem)
    language = string(fields.get("lang"))
    within = f"/{language}" if language in site.languages[1:] else ""
    try:
        path = _path(file, fields, site, slug, day.date() if day else None)
        url = urls.canonical(f"{base}{within if not path.startswith(f'{within}/') else ''}{path}")
    except ValueError as error:
        node = fields.get("permalink")
        line = node.line if node else 1
        raise ContentError([Problem(path=str(file.file), line=line, rule="112", message=str(error))]) from error
    return _Written(
        file=file,
        fields=fields,
        body=body,
        body_line=body_line,
        url=url,
        slug=slug,
        day=day.date() if day else None,
    )


def _path(file: JekyllFile, fields: Mapping[str, Node], site: JekyllSite, slug: str, day: date | None) -> str:
    given = string(fields.get("permalink"))
    if file.folder == "drafts":
        return f"/drafts/{slug}/"
    if file.folder == "posts" and day:
        categories = (*file.categories, *_words(fields, "categories", "category"))
        return permalinks.post(given or site.permalink, slug, day, categories)
    collection = file.folder if file.folder in site.collections else ""
    # of a template for posts, pages have only the closing slash
    usual = "pretty" if site.permalink == "pretty" or site.permalink.endswith("/") else ""
    template = given or site.collections.get(collection, "") or usual
    place = PurePosixPath(file.place).with_suffix("").as_posix()
    return permalinks.page(template, place, collection, string(fields.get("slug")), day)


def _words(fields: Mapping[str, Node], *names: str) -> tuple[str, ...]:
    """Return the words of fields: a list, or one text in which they are parted by blanks; `category` is one alone."""
    found: list[str] = []
    for name in names:
        node = fields.get(name)
        listed = tuple(words for words, _ in page_fields.strings(node))
        is_text = node is not None and not isinstance(node.value, tuple) and name in {"categories", "tags"}
        words = " ".join(listed)
        found += re.split(r"\s*,\s*" if "," in words else r"\s+", words.strip(" ,")) if is_text and words else listed
    return tuple(dict.fromkeys(found))


def _take(
    one: _Written, page: ImportedPage, plan: Plan, settings: imported_page.BlogSettings, site: JekyllSite
) -> None:
    behind = _behind(one, page, site)
    if behind:
        plan.leave(page.folder, behind)
        return
    plan.remarks += one.remarks
    try:
        imported_page.take(page, plan, settings)
    except ContentError as error:
        plan.refuse(page.folder, error.problems[0])


def _behind(one: _Written, page: ImportedPage, site: JekyllSite) -> Problem | None:
    """Return why a page stays behind; None for one that does not."""
    published = one.fields.get("published")
    if one.file.folder == "drafts":
        return page.remark("draft", gettext("a draft is not imported"))
    if published is not None and published.value is False:
        return page.remark("draft", gettext("it says `published: false`"), name="published")
    if one.file.folder in site.unpublished:
        return page.remark(
            "not-shown", gettext("pages of %(folder)s have no addresses on the old site", folder=one.file.folder)
        )
    if one.slug == "404":
        return page.remark("not-imported", gettext("it is what readers see where there is no page"))
    if one.file.file.suffix.lower() not in jekyll_site.MARKDOWN:
        message = gettext("only Markdown is read, and this is %(suffix)s", suffix=one.file.file.suffix)
        return page.remark("not-imported", message)
    return None


@dataclass(frozen=True, slots=True)
class _PageReader:
    """Hold what every page is read with: its site, the path of that, and the addresses of its files."""

    site: JekyllSite
    root: str
    by_place: Mapping[str, str]

    def page(self, one: _Written) -> ImportedPage:
        """Return a file as a page; what of its text is not known is added to its remarks."""
        fields = one.fields
        title = page_fields.title(fields) or one.slug.replace("-", " ").capitalize()
        given = next(filter(None, (string(fields.get(name)) for name in ("excerpt", "description"))), "")
        redirected, *_ = [words for words, _ in page_fields.strings(fields.get("redirect_to"))] or [""]
        leads_to = entry_fields.link(redirected, one.url) if redirected and not one.body.strip() else None
        aliases = tuple(f"{self.root}{words}" for words, _ in page_fields.strings(fields.get("redirect_from")))
        return ImportedPage(
            path=str(one.file.file),
            line=1,
            folder=one.file.folder,
            url=leads_to or one.url,
            slug=_short_name(one, title),
            title=title,
            summary=sanitize_html.plain(given),
            is_post=one.file.folder == "posts" or (one.file.folder != "pages" and "date" in fields),
            day=one.day,
            authors=page_fields.authors(fields, self.site.authors),
            topics=(*one.file.categories, *_words(fields, *TOPICS)),
            aliases=(*((one.url,) if leads_to else ()), *aliases),
            body=one.body,
            body_line=one.body_line,
            markdown=front_pictures.shown(
                self._markdown(one, title), fields, one.file.file, _media_folder(fields), self.root
            ),
            language=string(fields.get("lang")),
            translated=_translated(one),
            lines=_lines(fields),
        )

    def _markdown(self, one: _Written, title: str) -> str:
        """Return the text of a page as CommonMark, its tags filled in, unless it says that these are words."""
        rendered = one.fields.get("render_with_liquid")
        if rendered is not None and rendered.value is False:
            return self._whole(one.body, one)

        before = page_fields.lines_before(one.body)

        def report(place: int, words: str, is_code: bool) -> None:  # noqa: FBT001  as `liquid` calls it
            line = one.body_line + before(place)
            shown = text.shortened(" ".join(words.split()), LONGEST_TAG)
            said = (
                gettext("%(tag)s is left as it is, because it is in code", tag=shown)
                if is_code
                else gettext("%(tag)s is left out", tag=shown)
            )
            one.remarks.append(Problem(path=str(one.file.file), line=line, rule="liquid", message=said))

        looked_up = liquid.Site(
            root=self.root,
            address=self.by_place.get,
            titles={"page.title": title, "site.title": self.site.title},
            included=includes.included(self.site.root, one.file.file, self.root),
            report=report,
        )
        return self._whole(liquid.filled(one.body, looked_up), one)

    def _whole(self, body: str, one: _Written) -> str:
        """Return a text as CommonMark, with its pictures, and without the sign where its excerpt ends."""
        separator = self.site.separator
        sign = re.compile(re.escape(separator)) if separator.strip() else MORE
        return _with_media(code_places.without_first(kramdown.common(body), sign), one)


def _with_media(markdown: str, one: _Written) -> str:
    """Return a text whose pictures are found where the page says that they are, as the theme Chirpy has it."""
    folder = _media_folder(one.fields)
    return code_places.outside(markdown, ((PICTURE, lambda found: f"{found[1]}{folder}/"),)) if folder else markdown


def _media_folder(fields: Mapping[str, Node]) -> str:
    return (string(fields.get("media_subpath")) or string(fields.get("img_path"))).rstrip("/")


def _short_name(one: _Written, title: str) -> str:
    """Return the name of a file for a page; an index has that of its folder, and at home of its title."""
    return one.slug if one.slug != "index" else PurePosixPath(one.file.place).parent.name or title


def _translated(one: _Written) -> str:
    """Return what a page and its translations share: a name that they give, their address, or their file."""
    names = ("page_id", "ref", "lang-ref", "lang_ref", "translation_id", "translation_key", "permalink")
    given = next(filter(None, (string(one.fields.get(name)) for name in names)), "")
    language = string(one.fields.get("lang"))
    return given or "/".join(
        part for part in PurePosixPath(one.file.path).with_suffix("").parts if part != language
    ).removesuffix(f".{language}").removesuffix(f"-{language}")


def _lines(fields: Mapping[str, Node]) -> dict[str, int]:
    """Return the lines of fields by their names; `topics` is the first that names some."""
    lines = {name: node.line for name, node in fields.items()}
    return lines | {"topics": next((lines[name] for name in TOPICS if name in lines), 1)}
