"""409: weekdays that a text names for days which they are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hub.base import date_format, date_names, date_parse, spoken_days
from hub.base.translation import gettext, spoken
from hub.check.rule_registry import finds
from hub.check.rules.front_matter_values import DATED
from hub.content.markdown_scan import Hit, blanked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.content.markdown_scan import MarkdownFile

NUMBER = re.compile(r"\d")
LINE = re.compile(r"[^\n]*\w[^\n]*")


@finds("409")
def other_weekday(page: MarkdownFile) -> Iterator[Hit]:
    """Find weekdays that contradict the day beside them; one without a year may be that of the event."""
    start, meta = page.meta
    known = _days(page)
    shown = (
        (start, DATED.sub(lambda found: blanked(found[0]), meta)),  # what is wrong with these, their readers say
        (page.body_start, page.body[page.body_start :]),
    )
    for begin, words in shown:
        for line in LINE.finditer(words):
            if NUMBER.search(line[0]):
                for one in spoken_days.contradictions(date_names.normal(line[0]), known):
                    yield _hit(begin + line.start() + max(line[0].casefold().find(one.name), 0), one)


def _days(page: MarkdownFile) -> tuple[date, ...]:
    """Return the day of an event, which its file is named after."""
    day = date_parse.day(page.path.rpartition("/")[2][:10]) if page.kind == "event" else None
    return (day,) if day else ()


def _hit(start: int, one: spoken_days.Contradiction) -> Hit:
    weekday = date_format.weekday_name(one.day, spoken())
    message = gettext(
        "%(day)s is a %(weekday)s, and %(written)s is written",
        day=date_format.day(one.day, spoken()),
        weekday=weekday,
        written=date_format.weekdays(spoken())[one.weekday - 1],
    )
    return Hit(
        start=start, message=message, fix=gettext("write %(weekday)s, or the day that is meant", weekday=weekday)
    )
