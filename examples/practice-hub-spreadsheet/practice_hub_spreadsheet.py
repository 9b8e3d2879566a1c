"""Import posts from a spreadsheet, saved as CSV: each row with a `url`, `title`, `day`, `summary` and `text`."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from hub.api import Choices, Config, HubError, Imported, ImportedPage, import_pages

COLUMNS = {"url", "title", "day", "summary", "text"}


def detects(place: Path) -> bool:
    """Say whether a file is a spreadsheet that was saved as CSV."""
    return place.is_file() and place.suffix.lower() == ".csv"


def take(place: Path, config: Config, choices: Choices) -> Imported:
    """Import the posts in a file."""
    return import_pages(_posts(place), config, choices)


def _posts(place: Path) -> Iterator[ImportedPage]:
    with place.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if missing := COLUMNS - {*(rows.fieldnames or ())}:
            raise HubError(f"{place}:1: the first row has no {', '.join(sorted(missing))}; name these columns there")
        for row in rows:
            yield ImportedPage(
                path=str(place),
                line=rows.line_num,
                folder="posts",
                url=row["url"],
                slug=row["title"],
                title=row["title"],
                is_post=True,
                day=_day(row["day"]),
                summary=row["summary"],
                body=row["text"],
                body_line=rows.line_num,
                markdown=row["text"],
            )


def _day(words: str) -> date | None:
    """Return a day as in 2026-11-27; None for other words, of which hub says that there is no date."""
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        return None
