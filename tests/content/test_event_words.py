"""When an event is, as readers and programs read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hub.content import event_words, repeat_words
from hub.content.models import Event

ZONE = ZoneInfo("America/New_York")
LAB = Event(
    path="",
    title="",
    kind="",
    start=datetime(2026, 12, 3, 13, tzinfo=ZONE),
    end=datetime(2026, 12, 3, 16, tzinfo=ZONE),
    summary="",
)
DAY = replace(LAB, all_day=True, start=datetime(2026, 12, 3, tzinfo=ZONE), end=datetime(2026, 12, 3, tzinfo=ZONE))


@pytest.mark.parametrize(
    ("event", "when", "hours"),
    [
        (LAB, "Thursday, December 3, 2026, 1:00–4:00 pm ET", "1:00–4:00 pm ET"),
        (replace(LAB, end=LAB.start), "Thursday, December 3, 2026, 1:00 pm ET", "1:00 pm ET"),
        (DAY, "Thursday, December 3, 2026, all day", "All day"),
        (
            replace(DAY, end=DAY.end.replace(day=5)),
            "Thursday, December 3, 2026 – Saturday, December 5, 2026",
            "All day",
        ),
    ],
)
def test_words(event: Event, when: str, hours: str) -> None:
    """Hours with their zone, a start alone, a day, or several days."""
    assert (event_words.when(event), event_words.hours(event)) == (when, hours)


def test_iso() -> None:
    """A day alone where there are no hours, else a moment with its offset."""
    assert event_words.iso(LAB, LAB.start) == "2026-12-03T13:00:00-05:00"
    assert event_words.iso(DAY, DAY.start) == "2026-12-03"


def test_repeats() -> None:
    """A series says how it repeats; another event says nothing."""
    series = replace(LAB, repeat=repeat_words.read("every week until 2026-12-31"))
    assert (event_words.repeats(series), event_words.repeats(LAB)) == ("Every week until December 31, 2026", "")


def test_words_in_spanish() -> None:
    """An event says its days in the language of a hub, and its status before its title."""
    assert event_words.when(DAY, "es") == "jueves, 3 de diciembre de 2026, todo el día"
    assert event_words.hours(DAY, "es") == "Todo el día"
    cancelled = replace(LAB, status="cancelled")
    assert event_words.with_status(cancelled, "Taller", "es") == "Cancelado: Taller"
    assert event_words.with_status(LAB, "Taller", "es") == "Taller"


def test_what_is_no_name() -> None:
    """A common place or price is small within a sentence, in the language of the page."""
    assert [event_words.phrase(words, "es") for words in ("En línea", "Gratis", "Free", "Sala 3")] == [
        "en línea",
        "gratis",
        "free",
        "Sala 3",
    ]
