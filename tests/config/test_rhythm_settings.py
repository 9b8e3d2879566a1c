"""On which days issues go out is said in one of a few ways, and each mistake is named with what to write."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from hub.config import hub_settings, rhythm_settings
from hub.content import yaml_nodes
from hub.content.settings import DayOfMonth, Rhythm
from hub.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

SITE = "mkdocs.yml"
DAY_OF_MONTH = "write `first friday`, `last day` or such, in small letters, or a number from 1 to 28"


def set_up(hub: Path, days: str) -> None:
    """Say in the settings of a hub on which days its issues go out."""
    text = (hub / SITE).read_text("utf-8")
    assert text.count("        weekday: friday\n") == 1
    (hub / SITE).write_text(text.replace("        weekday: friday\n", days), "utf-8")


def fits(written: str) -> bool:
    """Say whether the schema has no word against a rhythm."""

    def plain(node: yaml_nodes.Node) -> Any:  # noqa: ANN401  whatever the text holds
        if isinstance(node.value, dict):
            return {name: plain(child) for name, child in node.value.items()}
        if isinstance(node.value, tuple):
            return [plain(child) for child in node.value]
        return node.written if isinstance(node.value, date) else node.value

    node, _ = yaml_nodes.parse(written, SITE)
    return jsonschema.Draft202012Validator(rhythm_settings.rhythm.schema).is_valid(plain(node))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{weekly: friday}", Rhythm(weekly=(4,))),
        ("{weekly: [friday, tuesday, friday]}", Rhythm(weekly=(4, 1))),
        ("{every_two_weeks: 2026-12-04}", Rhythm(every_two_weeks=date(2026, 12, 4))),
        ("{monthly: first friday}", Rhythm(monthly=(DayOfMonth(1, 4),))),
        ("{monthly: last tuesday}", Rhythm(monthly=(DayOfMonth(-1, 1),))),
        ("{monthly: [1, 15, last day]}", Rhythm(monthly=(DayOfMonth(1), DayOfMonth(15), DayOfMonth(-1)))),
        ("{monthly: 15, skip: 2027-01-15}", Rhythm(monthly=(DayOfMonth(15),), skip=(date(2027, 1, 15),))),
        (
            "{weekly: friday, skip: [2026-12-25, 2027-01-01]}",
            Rhythm(weekly=(4,), skip=(date(2026, 12, 25), date(2027, 1, 1))),
        ),
    ],
)
def test_rhythms(hub: Path, written: str, expected: Rhythm) -> None:
    """One or several days of a week, every other week, one or several days of a month; and days without an issue."""
    set_up(hub, f"        rhythm: {written}\n")
    assert hub_settings.load(hub).newsletter.rhythm == expected
    assert fits(written)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            "{skip: [2026-12-25]}",
            "rhythm: nothing says on which days issues go out; add a line such as `weekly: friday`",
        ),
        ("{weekly: []}", "rhythm: nothing says on which days issues go out; add a line such as `weekly: friday`"),
        (
            "{weekly: friday, monthly: 15}",
            "rhythm: weekly and monthly are rhythms of their own; keep one of these lines, and delete the others",
        ),
        (
            "{weekly: fryday}",
            (
                "weekly: 'fryday' is not known; did you mean \"friday\"? (monday, tuesday, wednesday, thursday, "
                "friday, saturday, sunday)"
            ),
        ),
        ("{monthly: fifth friday}", f"monthly: 'fifth friday' is not a day of each month; {DAY_OF_MONTH}"),
        ("{monthly: First Friday}", f"monthly: 'First Friday' is not a day of each month; {DAY_OF_MONTH}"),
        ("{monthly: 31}", f"monthly: 31 is not a day of each month; {DAY_OF_MONTH}"),
        ("{monthly: [1, [2]]}", f"monthly: a list is not a day of each month; {DAY_OF_MONTH}"),
        ("{monthly: true}", f"monthly: a yes/no value is not a day of each month; {DAY_OF_MONTH}"),
        (
            "{every_two_weeks: friday}",
            "every_two_weeks: 'friday' is not a date; write a real day, such as 2026-11-20, without quotes or a time",
        ),
        ("{weekly: friday, skip: [TODO]}", "skip: 'TODO' is not a date; write a real day, such as 2026-11-20"),
        ("friday", "rhythm: expected keys and values, found 'friday'; write one `key: value` a line"),
    ],
)
def test_rhythms_that_cannot_be(hub: Path, written: str, message: str) -> None:
    """What is wrong is named, and the schema says so in an editor."""
    set_up(hub, f"        rhythm: {written}\n")
    with pytest.raises(ContentError) as caught:
        hub_settings.load(hub)
    (problem,) = caught.value.problems
    assert str(problem).partition(" 112 ")[2] == message
    assert not fits(written)


def test_two_ways_to_say_it(hub: Path) -> None:
    """A day beside a rhythm is an error on its line, with the line to write instead."""
    set_up(hub, "        weekday: tuesday\n        rhythm: {monthly: 15}\n")
    with pytest.raises(ContentError) as caught:
        hub_settings.load(hub)
    (problem,) = caught.value.problems
    assert str(problem) == (
        "mkdocs.yml:15:9: 112 newsletter: `weekday` and `rhythm` both say on which days issues go out; "
        "keep one of the two: `rhythm: {weekly: tuesday}` is what `weekday: tuesday` says"
    )


@pytest.mark.parametrize("nothing", ["", "~", "''", "[]", "{}"])
@pytest.mark.parametrize("key", ["weekday", "rhythm"])
def test_nothing_is_no_day(hub: Path, key: str, nothing: str) -> None:
    """A key with nothing behind it says no day, and does not stand against the other key."""
    set_up(hub, f"        {key}: {nothing}\n")
    with pytest.raises(ContentError) as caught:
        hub_settings.load(hub)
    (problem,) = caught.value.problems
    assert str(problem).endswith("'weekday' is missing; add a line `weekday: friday`, or a block `rhythm:`")
    other = "rhythm: {monthly: 15}" if key == "weekday" else "weekday: tuesday"
    (hub / SITE).write_text(
        (hub / SITE).read_text("utf-8").replace(f"{key}: {nothing}\n", f"{key}: {nothing}\n        {other}\n")
    )
    expected = Rhythm(monthly=(DayOfMonth(15),)) if key == "weekday" else Rhythm(weekly=(1,))
    assert hub_settings.load(hub).newsletter.rhythm == expected
