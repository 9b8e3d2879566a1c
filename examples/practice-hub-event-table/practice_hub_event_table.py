"""Make `data/events.csv`, with a row for each event to come, for people who plan in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date

from hub.api import Asset, Config, Library


def files(library: Library, config: Config, today: date) -> Iterator[Asset]:
    """Yield the table."""
    rows = [
        (event.start.date().isoformat(), f"{event.start:%H:%M}", event.title, event.place or "", event.url or "")
        for event in library.events
        if event.start.date() >= today
    ]
    yield Asset(path="data/events.csv", content=lambda: _table(rows))


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([("day", "hour", "title", "place", "url"), *map(_harmless, rows)])
    return text.getvalue()


def _harmless(row: tuple[str, ...]) -> tuple[str, ...]:
    """Return a row of which a spreadsheet runs nothing: it would read what begins with such a sign as a formula."""
    return tuple(f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell for cell in row)
