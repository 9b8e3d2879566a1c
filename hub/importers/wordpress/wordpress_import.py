"""A WordPress export -> files of content/: posts and pages; what else it holds stays behind, named and counted."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hub.base import html_to_markdown, sanitize_html, text, urls
from hub.base.translation import gettext, ngettext, noop
from hub.collect import entry_fields, feed_dates, local_files
from hub.errors import ContentError, Problem
from hub.importers import imported_page, planned_files, summaries
from hub.importers.imported_page import ImportedPage
from hub.importers.wordpress import post_html, wxr

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
NO_DAY = "0000-00-00 00:00:00"
UTC = ZoneInfo("UTC")


def export_file(file: Path, config: Config, choices: Choices) -> Imported:
    """Import an export; raises HubError where it is none, or where the choices do not fit the hub."""
    export = wxr.read(local_files.get(file))
    base, source, section = planned_files.settings(config, choices, export.base)
    plan = planned_files.Plan.begin(config, dry_run=choices.dry_run)
    settings = imported_page.BlogSettings(
        config=config, today=choices.today, source=source, section=section, area=choices.area
    )
    plan.remarks += (Problem(path=str(file), line=1, rule="broken-xml", message=one.done) for one in export.repairs)
    pages = {urls.key(base)}
    for entry in export.entries:
        _PostReader(entry, str(file), base, export).take(plan, settings, pages)
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
            plan.remarks += self._shortcodes()
            page = self._page()
            plan.take(page, imported_page.converted(page, settings, plan.remarks))
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
        kind, status = self._field("wp:post_type"), self._field("wp:status")
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
        if status in HIDDEN:
            return self._remark(status, gettext(HIDDEN[status]), "wp:status")
        if status not in SHOWN:
            return self._remark(
                status, gettext("its status on the old site is %(status)s", status=repr(status)), "wp:status"
            )
        if self._field("wp:post_password"):
            return self._remark("password", gettext("a password protects it"), "wp:post_password")
        return None

    def _shortcodes(self) -> tuple[Problem, ...]:
        body, line = self.entry.fields.get("encoded", ""), self.entry.lines.get("encoded", self.entry.line)
        return tuple(
            Problem(
                path=self.path,
                line=line + body.count("\n", 0, place),
                rule="shortcode",
                message=gettext(
                    "%(name)s means something to the old site alone; what it frames is kept", name=repr(name)
                )
                if post_html.is_frame(name)
                else gettext("%(name)s means something to the old site alone; it is left as text", name=repr(name)),
            )
            for name, place in post_html.shortcodes(body)
        )

    def _page(self) -> ImportedPage:
        """Return the entry as a page; raises ContentError where its address cannot be read."""
        try:
            url = urls.absolute(self._field("link") or f"/?p={self._field('wp:post_id')}", f"{self.base}/")
        except ValueError as error:
            raise ContentError([self._remark("112", str(error), "link")]) from error
        body = self.entry.fields.get("encoded", "")
        content = sanitize_html.safe(entry_fields.said(post_html.shown(body)), url)
        excerpt = sanitize_html.plain(post_html.prose(self._field("excerpt:encoded")))
        prose = html_to_markdown.convert(
            sanitize_html.safe(entry_fields.said(post_html.shown(post_html.prose(body))), url)
        )
        title = sanitize_html.plain(self._field("title"))
        is_post = self.folder == "posts"
        login = self._field("creator")
        return ImportedPage(
            path=self.path,
            line=self.entry.line,
            folder=self.folder,
            url=url,
            slug=self._field("wp:post_name") or text.slug(title),
            title=title,
            summary=summaries.of(excerpt, prose, title),
            is_post=is_post,
            day=self._day() if is_post else self._changed() or self._day(),
            authors=entry_fields.people([self.export.authors.get(login, login)]),
            topics=entry_fields.names(words for name, words in self.entry.terms.items() if name != "uncategorized"),
            body=body,
            body_line=self.entry.lines.get("encoded", self.entry.line),
            markdown=html_to_markdown.convert(content),
            lines={"topics": self.entry.lines.get("category", self.entry.line)},
        )

    def _day(self) -> date | None:
        """Return the day on the clock of the old site."""
        given = self._field("wp:post_date")
        return _date(given if given != NO_DAY else "") or _date(self._field("pubDate"))

    def _changed(self) -> date | None:
        return _date(self._field("wp:post_modified"))


def _date(given: str) -> date | None:
    found = feed_dates.parse(given, UTC)
    return found.date() if found else None
