"""What day it is can be set from outside, so that a build can be repeated."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from hub.base import clock
from hub.errors import HubError


def test_now_is_aware(monkeypatch: pytest.MonkeyPatch) -> None:
    """This moment is told in UTC."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert clock.now().tzinfo is UTC


def test_now_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH says what time it is."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795132800")
    assert clock.now() == datetime(2026, 11, 20, tzinfo=UTC)


def test_today_is_the_day_of_the_people(monkeypatch: pytest.MonkeyPatch) -> None:
    """At midnight in UTC it is still yesterday in New York."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795132800")
    assert clock.today(ZoneInfo("America/New_York")) == date(2026, 11, 19)


@pytest.mark.parametrize("year", [1, 1900, 2199, 3000, 9999])
def test_a_clock_that_is_far_off_is_said(year: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it dated would be refused by the next command, which takes such a year for a mistake."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(year, 7, 1, tzinfo=UTC).timestamp())))
    with pytest.raises(HubError) as caught:
        clock.today(ZoneInfo("Pacific/Kiritimati"))
    assert str(caught.value) == (
        f"SOURCE_DATE_EPOCH says that the year is {year}; set it correctly, because hub dates its files by it"
    )


@pytest.mark.parametrize(("moment", "day"), [("1901-01-01T00:00", "1900-12-31"), ("2198-12-31T23:59", "2199-01-01")])
def test_a_day_beside_the_last_year_is_one_that_content_may_name(
    moment: str, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In whatever time zone the people are."""
    epoch = int(datetime.fromisoformat(f"{moment}+00:00").timestamp())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(epoch))
    zone = "Pacific/Kiritimati" if day > "2" else "Pacific/Honolulu"
    assert clock.today(ZoneInfo(zone)).isoformat() == day


@pytest.mark.parametrize("epoch", ["soon", "1e9", "9" * 30])
def test_a_wrong_moment_is_said(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A SOURCE_DATE_EPOCH that is no moment stops with what to write instead."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(HubError) as caught:
        clock.now()
    found = f"SOURCE_DATE_EPOCH is '{epoch}'"
    assert str(caught.value) == f"{found}; write seconds since 1970, such as 1795132800, or leave it unset"
