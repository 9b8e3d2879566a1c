"""The newsletter on the web: the archive by year, and each issue as it was sent."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hub.content.issue import schedule
from hub.newsletter import issue_mark, mail_layout, reading_time
from hub.site.pages import issue_areas, page_templates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.content.models import Issue, Library
    from hub.content.settings import Config
    from hub.content.site_files import Page


def pages(library: Library, config: Config, today: date) -> Iterator[Page]:
    """Yield the archive, then a page for each issue, newest first."""
    write = page_templates.writer(config)
    issues = library.issues
    years = {year: tuple(of_year) for year, of_year in groupby(issues, lambda issue: issue.day.year)}
    coming = _coming(issues, config, today)
    if issues and coming.year not in years:
        years = {coming.year: (), **years}
    lit = issue_areas.of(issues, library, config)
    yield write("newsletter.html.j2", "newsletter/index.md", years=years, coming=coming, lit=lit)
    for newer, issue, older in zip((None, *issues), issues, (*issues[1:], None), strict=False):
        yield write(
            "issue.html.j2",
            issue.path,
            edit=issue.path,
            lang=issue.lang,
            issue=issue,
            sections=mail_layout.sections(issue, config),
            mark=issue_mark.mark(issue),
            minutes=reading_time.reading_time(issue),
            lit=lit[issue.path],
            older=older,
            newer=newer,
        )


def _coming(issues: tuple[Issue, ...], config: Config, today: date) -> date:
    """Return the next usual day, which is after the newest issue; today if it is one."""
    first = max([today, *(issue.day + schedule.DAY for issue in issues)])
    return schedule.usual(first, config.newsletter)
