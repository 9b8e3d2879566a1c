"""A WordPress export -> files of content/: posts and pages; what else it holds stays behind, named and counted."""

from __future__ import annotations

import contextlib
import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from hub.base import html_to_markdown, sanitize_html, text, urls
from hub.base.translation import gettext, ngettext, noop
from hub.collect import author_names, entry_fields, feed_dates, local_files
from hub.content import language_folders
from hub.errors import ContentError, Problem
from hub.importers import imported_page, page_fields, planned_files, summaries
from hub.importers.imported_page import ImportedPage
from hub.importers.wordpress import post_html, wxr
from hub.inbox import content_writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from hub.content.settings import Config
    from hub.importers.planned_files import Choices, Imported, Plan
    from hub.importers.wordpress.wxr import Export, ExportedPost

KINDS = {"post": "posts", "page": "pages", "attachment": "attachments"}
# https://wordpress.org/documentation/article/post-status/
HIDDEN = {
    "auto-draft": noop("a draft is not imported"),
    "draft": noop("a draft is not imported"),
    "future": noop("its day is to come"),
    "pending": noop("it waits for a review on the old site"),
    "private": noop("only some readers of the old site may see it"),
    "trash": noop("it is in the trash of the old site"),
}
SHOWN = frozenset({"", "publish", "inherit"})
# What plugins say of a post for search engines; %%sitename%% is a blank that they fill in.
DESCRIPTIONS = ("_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description")
GALLERY = re.compile(r"\[gallery\b(?P<options>[^\[\]\n]*+)\]")
IDS = re.compile(r"\bids=[\"']?([\d, ]++)")
# What WordPress adds to the name of a picture for its smaller copies.
SIZE = re.compile(r"(?:-\d+x\d+|-scaled)?\.\w+$")
NO_DAY = "0000-00-00 00:00:00"
# When a post was published: on the clock of its site, and of Greenwich, which drafts lack.
DAYS = ("wp:post_date", "wp:post_date_gmt")
UTC = ZoneInfo("UTC")


def export_file(file: Path, config: Config, choices: Choices) -> Imported:
    """Import an export; raises HubError where it is none, or where the choices do not fit the hub."""
    export = wxr.read(local_files.get(file))
    base, source, section = planned_files.settings(config, choices, export.base)
    plan = planned_files.Plan.begin(config, dry_run=choices.dry_run)
    settings = imported_page.BlogSettings.of(config, choices, source, section)
    plan.remarks += (Problem(path=str(file), line=1, rule="broken-xml", message=one.done) for one in export.repairs)
    pages = {urls.key(base)}
    readers = [_PostReader(entry, str(file), base, export) for entry in export.entries]
    for reader in sorted(readers, key=lambda reader: reader.is_in_another_language(config)):
        reader.take(plan, settings, pages)
    plan.write(base, pages)
    return plan.done()


class _PostReader:
    """Hold one entry of an export, as it is read."""

    def __init__(self, entry: ExportedPost, path: str, base: str, export: Export) -> None:
        self.entry, self.path, self.base, self.export = entry, path, base, export
        kind = self._field("wp:post_type") or "post"
        self.folder = KINDS.get(kind, kind)

    def _field(self, name: str) -> str:
        return self.entry.fields.get(name, "").strip()

    def is_in_another_language(self, config: Config) -> bool:
        """Return whether the entry is in another language than the hub."""
        language = self.entry.language
        return bool(language) and not language_folders.is_own(language, config.language)

    def take(self, plan: Plan, settings: imported_page.BlogSettings, pages: set[str]) -> None:
        """Take the entry into a plan, or leave it behind; `pages` gets the keys of the addresses that it has."""
        comments = len(self.entry.comments)
        if comments:
            words = ngettext("%(num)s comment stays behind", "%(num)s comments stay behind", comments)
            plan.leave_parts("comments", comments, self._remark("comments", words, "wp:comment"))
        pages |= set(self._addresses())
        behind = self._behind()
        if behind:
            plan.leave(self.folder, behind)
            return
        try:
            plan.remarks += self._of_the_old_site()
            imported_page.take(self._page(settings.config), plan, settings)
        except ContentError as error:
            plan.refuse(self.folder, error.problems[0])

    def _addresses(self) -> Iterator[str]:
        """Yield the keys of the addresses of an entry and of its file, which pages may show."""
        for name in ("link", "wp:attachment_url"):
            with contextlib.suppress(ValueError):
                yield urls.key(urls.absolute(self._field(name), f"{self.base}/"))

    def _remark(self, rule: str, message: str, name: str) -> Problem:
        line = self.entry.lines.get(name, self.entry.line)
        return Problem(path=self.path, line=line, rule=rule, message=message)

    def _behind(self) -> Problem | None:
        """Return why an entry stays behind; None for one that does not."""
        kind = self._field("wp:post_type")
        if kind == "attachment":
            words = gettext(
                "the file %(address)s stays on the old site",
                address=self._field("wp:attachment_url") or self._field("link"),
            )
            return self._remark("attachment", words, "wp:attachment_url")
        if self.folder not in {"posts", "pages"}:
            return self._remark(
                "not-imported", gettext("hub has no kind of content for %(folder)s", folder=self.folder), "wp:post_type"
            )
        if self._field("wp:post_password"):
            return self._remark("password", gettext("a password protects it"), "wp:post_password")
        return self._hidden()

    def _hidden(self) -> Problem | None:
        """Return why only some may see an entry; None for one that everybody may see."""
        status = self._field("wp:status")
        if not status and self.export.says_status:
            words = gettext("it does not say who may see it, as the others do")
            return self._remark("no-status", words, "wp:post_name")
        if status in HIDDEN:
            return self._remark(status, gettext(HIDDEN[status]), "wp:status")
        other = gettext("its status on the old site is %(status)s", status=repr(status))
        return None if status in SHOWN else self._remark(status, other, "wp:status")

    def _of_the_old_site(self) -> tuple[Problem, ...]:
        """Return what of the body only the old site can show."""
        body = GALLERY.sub(self._gallery, self.entry.fields.get("encoded", ""))
        line = self.entry.lines.get("encoded", self.entry.line)
        before, made = page_fields.lines_before(body), post_html.made(body, self.export.reused)
        said = [
            *(("shortcode", name, place, kept) for name, place, kept in post_html.shortcodes(body)),
            *(("block", name, place, gettext("it is left out")) for name, place in made),
        ]
        problems = (
            Problem(
                path=self.path,
                line=line + before(place),
                rule=rule,
                message=gettext("%(name)s means something to the old site alone; %(kept)s", name=repr(name), kept=kept),
            )
            for rule, name, place, kept in said
        )
        return (*self._of_its_picture(), *problems)

    def _of_its_picture(self) -> Iterator[Problem]:
        """Yield that the featured picture of the entry is not in the export, where it names one that is not."""
        number = self.entry.noted("_thumbnail_id")
        if number.strip("0") and number not in self.export.files:
            message = gettext("its featured picture, number %(number)s, is not in this export", number=number)
            yield self._remark("featured-picture", message, "wp:postmeta")

    def _page(self, config: Config) -> ImportedPage:
        """Return the entry as a page; raises ContentError where its address cannot be read."""
        try:
            url = urls.absolute(self._field("link") or f"/?p={self._field('wp:post_id')}", f"{self.base}/")
        except ValueError as error:
            raise ContentError([self._remark("112", str(error), "link")]) from error
        body = GALLERY.sub(self._gallery, self.entry.fields.get("encoded", ""))
        day = self._day()
        content = sanitize_html.safe(entry_fields.said(post_html.shown(body, self.export.reused)), url)
        given = next((words for words in map(self.entry.noted, DESCRIPTIONS) if words and "%" not in words), "")
        excerpt = sanitize_html.plain(post_html.prose(self._field("excerpt:encoded")) or given)
        prose = html_to_markdown.convert(
            sanitize_html.safe(entry_fields.said(post_html.shown(post_html.prose(body), self.export.reused)), url)
        )
        title = sanitize_html.plain(self._field("title"))
        is_post = self.folder == "posts"
        logins = self.entry.authors or [self._field("creator")]
        return ImportedPage(
            path=self.path,
            line=self.entry.line,
            folder=self.folder,
            url=url,
            slug=unquote(self._field("wp:post_name")) or text.slug(title),
            title=title,
            summary=summaries.of(excerpt, prose, title),
            is_post=is_post,
            day=day if is_post else self._changed() or day,
            authors=author_names.people(self.export.authors.get(login, login) for login in logins),
            topics=entry_fields.names(self._topics(config)),
            aliases=tuple(self._aliases(url, day)),
            language=self.entry.language,
            translated=self.entry.translations,
            body=body,
            body_line=self.entry.lines.get("encoded", self.entry.line),
            markdown=html_to_markdown.convert(sanitize_html.safe(self._picture(body), url) + content),
            lines={"topics": self.entry.lines.get("category", self.entry.line)},
        )

    def _aliases(self, url: str, day: date | None) -> Iterator[str]:
        """Yield the addresses that also lead to the entry: that by its number, and those before it was renamed."""
        if number := self._field("wp:post_id"):
            yield f"{self.base}/?{'p' if self.folder == 'posts' else 'page_id'}={number}"
        for key, value in self.entry.meta:
            if key == "_wp_old_slug" and value:
                yield urls.absolute(f"../{value}/" if url.endswith("/") else value, url)
            elif key == "_wp_old_date" and day:
                yield url.replace(f"/{day:%Y/%m/%d}/", f"/{value.replace('-', '/')}/")

    def _picture(self, body: str) -> str:
        """Return the featured picture as HTML; "" where there is none, or the text shows it itself."""
        file = self.export.files.get(self.entry.noted("_thumbnail_id"))
        address = file.fields.get("wp:attachment_url", "").strip() if file else ""
        is_shown = not address or SIZE.sub("", address).rpartition("/")[2] in body
        return "" if is_shown else _shown(file)

    def _gallery(self, found: re.Match[str]) -> str:
        """Return the pictures of a gallery as HTML; the shortcode itself where the export lacks them."""
        ids = IDS.search(found["options"])
        numbers = (number.strip() for number in ids[1].split(",")) if ids else ()
        return "".join(_shown(self.export.files.get(number)) for number in numbers) or found[0]

    def _topics(self, config: Config) -> Iterator[str]:
        """Yield the words of categories and tags, but their names in addresses where the hub knows these alone."""
        for name, words in self.entry.terms.items():
            if name != "uncategorized":
                yield name if content_writer.topic(name, config) and not content_writer.topic(words, config) else words

    def _day(self) -> date | None:
        """Return the day on the clock of the old site."""
        local, universal = (_date("" if day == NO_DAY else day) for day in map(self._field, DAYS))
        return local or _date(self._field("pubDate")) or universal

    def _changed(self) -> date | None:
        return _date(self._field("wp:post_modified"))


def _shown(file: ExportedPost | None) -> str:
    """Return a picture that was uploaded as HTML; "" where there is none."""
    address = file.fields.get("wp:attachment_url", "").strip() if file else ""
    if not file or not address:
        return ""
    words = file.noted("_wp_attachment_image_alt") or file.fields.get("title", "").strip()
    return f'<p><img src="{escape(address)}" alt="{escape(words)}"></p>\n'


def _date(given: str) -> date | None:
    found = feed_dates.parse(given, UTC)
    return found.date() if found else None
