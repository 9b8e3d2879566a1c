"""On which days issues go out: `newsletter: weekday:` of mkdocs.yml, or the block `newsletter: rhythm:`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hub.base.translation import gettext
from hub.content.date_fields import BLANK_DAY, day
from hub.content.issue import holidays
from hub.content.issue.schedule import ORDINALS
from hub.content.settings import DayOfMonth, Rhythm
from hub.content.validation import FieldReader, choice, group, is_empty, optional, reads, several, shown

if TYPE_CHECKING:
    from datetime import date

    from hub.content import validation
    from hub.content.validation import Report
    from hub.content.yaml_nodes import Node

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Every month has them.
LAST_NUMBER = 28
DAYS_OF_MONTH = {
    f"{word} {name}": DayOfMonth(number, weekday)
    for weekday, name in enumerate(WEEKDAYS)
    for number, word in ORDINALS.items()
} | {"last day": DayOfMonth(-1)}
WAYS = ("weekly", "every_two_weeks", "monthly")
weekday = choice({name: number for number, name in enumerate(WEEKDAYS)})
country = choice(tuple(holidays.COUNTRIES))


def _one_or_several(read_one: FieldReader) -> FieldReader:
    """Return the reader of a value or a list of them, which gives a tuple."""
    read_list = several(read_one)

    @reads({"anyOf": [read_one.schema, {**read_list.schema, "minItems": 1}]})
    def read_either(node: Node, report: Report) -> tuple[Any, ...]:
        found: tuple[Any, ...] = (read_list if isinstance(node.value, tuple) else _alone)(node, report)
        return found

    def _alone(node: Node, report: Report) -> tuple[Any, ...]:
        return (read_one(node, report),)

    return read_either


@reads({"anyOf": [{"enum": list(DAYS_OF_MONTH)}, {"type": "integer", "minimum": 1, "maximum": LAST_NUMBER}]})
def _day_of_month(node: Node, report: Report) -> DayOfMonth | None:
    number = node.value
    if isinstance(number, int) and not isinstance(number, bool) and 1 <= number <= LAST_NUMBER:
        return DayOfMonth(number)
    if number in DAYS_OF_MONTH:
        return DAYS_OF_MONTH[number]
    fix = gettext(
        "write `first friday`, `last day` or such, in small letters, or a number from 1 to %(last)s", last=LAST_NUMBER
    )
    report(node, gettext("%(number)s is not a day of each month", number=shown(number)), fix)
    return None


@reads(day.schema)
def _day(node: Node, report: Report) -> date | None:
    """Read a day; settings have no blanks."""
    found: date | None = day(node, report)
    if found == BLANK_DAY:
        report(
            node,
            gettext("%(value)s is not a date", value=shown(node.value)),
            gettext("write a real day, such as 2026-11-20"),
        )
    return found


RHYTHM: validation.Fields = {
    "weekly": optional(_one_or_several(weekday)),
    "every_two_weeks": optional(_day),
    "monthly": optional(_one_or_several(_day_of_month)),
    "skip": optional(_one_or_several(_day)),
}
_fields = group(RHYTHM, Rhythm)


@reads({**_fields.schema, "oneOf": [{"required": [way]} for way in WAYS]})
def rhythm(node: Node, report: Report) -> Rhythm | None:
    """Read the days of the issues, in one of three ways."""
    found: Rhythm | None = _fields(node, report)
    if not found:
        return None
    ways = [way for way in WAYS if getattr(found, way)]
    if not ways:
        report(
            node, gettext("nothing says on which days issues go out"), gettext("add a line such as `weekly: friday`")
        )
    elif len(ways) > 1:
        report(
            node,
            gettext("%(names)s are rhythms of their own", names=" and ".join(ways)),
            gettext("keep one of these lines, and delete the others"),
        )
    return found


def one(node: Node, report: Report) -> None:
    """Report a newsletter whose days are told twice, or not at all; `node` is its block."""
    given = node.value if isinstance(node.value, dict) else {}
    named = [name for name in ("weekday", "rhythm") if name in given and not is_empty(given[name])]
    if len(named) == 2:  # noqa: PLR2004  both
        day = given["weekday"].written
        fix = gettext("keep one of the two: `rhythm: {weekly: %(day)s}` is what `weekday: %(day)s` says", day=day)
        report(given["weekday"], gettext("`weekday` and `rhythm` both say on which days issues go out"), fix)
    elif not named and isinstance(node.value, dict):
        report(
            node,
            gettext("'weekday' is missing"),
            gettext("add a line `weekday: friday`, or a block `rhythm:`"),
            rule="110",
        )
