"""The newsletter on the web: the archive by year, and each issue as it was sent."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hub.digest import reading
from hub.site import markdown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.model import Config, Library, Page


def pages(library: Library, config: Config, _today: date) -> Iterator[Page]:
    """The archive, then a page for each issue, newest first."""
    write = markdown.writer(config)
    issues = library.issues
    years = {year: tuple(of_year) for year, of_year in groupby(issues, lambda issue: issue.day.year)}
    yield write("newsletter.md.j2", "newsletter/index.md", years=years)
    for newer, issue, older in zip((None, *issues), issues, (*issues[1:], None), strict=False):
        minutes = reading.reading_time(issue)
        yield write("issue.md.j2", issue.path, edit=issue.path, issue=issue, minutes=minutes, older=older, newer=newer)
