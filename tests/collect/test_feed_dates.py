"""Dates as feeds write them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from babel import dates

from hub.collect import feed_dates, written_days

if TYPE_CHECKING:
    from datetime import tzinfo

EASTERN = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("given", "moment"),
    [
        ("2026-07-08T09:21:40-04:00", "2026-07-08T09:21:40-04:00"),
        ("2026-07-08T09:21:40.123456+02:00", "2026-07-08T09:21:40+02:00"),
        ("2026-07-08t09:21:40z", "2026-07-08T09:21:40+00:00"),
        ("2026-07-08T09:21:40-0500", "2026-07-08T09:21:40-05:00"),
        (" 2026-07-08 9:21:40 -0400 ", "2026-07-08T09:21:40-04:00"),
        ("2026-07-08 09:21", "2026-07-08T09:21:00-04:00"),
        ("2026-12-08 09:21", "2026-12-08T09:21:00-05:00"),
        ("2026-07-08", "2026-07-08T00:00:00-04:00"),
        ("2026-12-31T23:59:60Z", "2026-12-31T23:59:59+00:00"),
        ("Wed, 08 Jul 2026 09:21:40 GMT", "2026-07-08T09:21:40+00:00"),
        ("8 Jul 2026 09:21 EST", "2026-07-08T09:21:00-05:00"),
        ("Wed, 08 Jul 2026 09:21:40", "2026-07-08T09:21:40-04:00"),
        # logs of web servers, and clocks with points
        ("19/Nov/2026:10:00:00 +0100", "2026-11-19T10:00:00+01:00"),
        ("[19/Nov/2026:10:00:00 -0500]", "2026-11-19T10:00:00-05:00"),
        ("19/Nov/2026:10:00:00", "2026-11-19T10:00:00-05:00"),
        ("Thu, 19 Nov 2026 10.00.30 +0000", "2026-11-19T10:00:30+00:00"),
        ("19.11.26 10:00", "2026-11-19T10:00:00-05:00"),
        ("Date: Thu, 19 Nov 2026 10:00:00 +0000", "2026-11-19T10:00:00+00:00"),
        ("19 de noviembre de 2026 a las 10:00", "2026-11-19T10:00:00-05:00"),
        # ISO 8601 besides RFC 3339, and XML Schema
        ("20261119", "2026-11-19T00:00:00-05:00"),
        ("20261119T100000Z", "2026-11-19T10:00:00+00:00"),
        ("2026-W47-4", "2026-11-19T00:00:00-05:00"),
        ("2026-323", "2026-11-19T00:00:00-05:00"),
        ("2026-11-19+01:00", "2026-11-19T00:00:00+01:00"),
        ("2026-11-19T10:00:00.000+0000", "2026-11-19T10:00:00+00:00"),
        ("2026/11/19 10:00", "2026-11-19T10:00:00-05:00"),
        # Basque, with the endings of its numbers
        ("2026(e)ko maiatzaren 5a", "2026-05-05T00:00:00-04:00"),
        ("osteguna, 2026ko azaroaren 19an", "2026-11-19T00:00:00-05:00"),
        ("2026ko azaroaren 25ean", "2026-11-25T00:00:00-05:00"),
        # hour 24, seconds since 1970, thousandths of them
        ("Thu, 19 Nov 2026 24:00:00 GMT", "2026-11-20T00:00:00+00:00"),
        ("2026-11-19 24:00", "2026-11-20T00:00:00-05:00"),
        ("1795100400", "2026-11-19T15:00:00+00:00"),
        ("1795100400123", "2026-11-19T15:00:00+00:00"),
        # zones by name, in words, by place, and as JavaScript writes them
        ("Thu, 15 Oct 2026 09:00:00 CEST", "2026-10-15T09:00:00+02:00"),
        ("Thu, 15 Oct 2026 20:30:00 AKST", "2026-10-15T20:30:00-09:00"),
        ("Thu, 15 Oct 2026 20:30 AEDT", "2026-10-15T20:30:00+11:00"),
        ("15 Oct 2026 20:30 ACST", "2026-10-15T20:30:00+09:30"),
        ("Fri, 20 Nov 2026 02:00 Z", "2026-11-20T02:00:00+00:00"),
        ("2026-11-19T10:00:00 UTC", "2026-11-19T10:00:00+00:00"),
        ("2026-11-19 10:00:00 UTC+2", "2026-11-19T10:00:00+02:00"),
        ("Thu Nov 19 2026 10:00:00 GMT-0500 (Eastern Standard Time)", "2026-11-19T10:00:00-05:00"),
        ("November 19, 2026 3 PM ET", "2026-11-19T15:00:00-05:00"),
        ("July 19, 2026 3:30 p.m. Pacific Time", "2026-07-19T15:30:00-07:00"),
        ("2026-11-19 10:00 Europe/Madrid", "2026-11-19T10:00:00+01:00"),
        ("2026-11-19T10:00:00-05:00[America/New_York]", "2026-11-19T10:00:00-05:00"),
        ("Thu Nov 19 10:00:00 EST 2026", "2026-11-19T10:00:00-05:00"),
        ("Thu Nov 19 10:00:00 +0000 2026", "2026-11-19T10:00:00+00:00"),
        ("Thu Nov 19 10:00:00 2026", "2026-11-19T10:00:00-05:00"),
        ("Thu, 19 Nov 2026 GMT", "2026-11-19T00:00:00-05:00"),
        # words
        ("Aug 15, 2019", "2019-08-15T00:00:00-04:00"),
        ("Sept. 3, 2026", "2026-09-03T00:00:00-04:00"),
        ("19-NOV-2026", "2026-11-19T00:00:00-05:00"),
        ("19 Nov 26 10:00 GMT", "2026-11-19T10:00:00+00:00"),
        ("19 Nov 99", "1999-11-19T00:00:00-05:00"),
        ("November 19th, 2026 at 3:00 pm", "2026-11-19T15:00:00-05:00"),
        ("Nov 19 2026 12:00AM", "2026-11-19T00:00:00-05:00"),
        ("12:30 pm, Thursday, the 19th of November 2026", "2026-11-19T12:30:00-05:00"),
        # months of other languages
        ("Do, 15 Okt 2026 09:00:00 +0200", "2026-10-15T09:00:00+02:00"),
        ("3. März 2026, 10.30 Uhr", "2026-03-03T10:30:00-05:00"),
        ("mar, 13 ene 2026 09:00:00 +0100", "2026-01-13T09:00:00+01:00"),
        ("3 de noviembre de 2026", "2026-11-03T00:00:00-05:00"),
        ("le 1er août 2026 à 9h30", "2026-08-01T09:30:00-04:00"),
        ("3 grudnia 2026 r.", "2026-12-03T00:00:00-05:00"),
        ("3 ноября 2026 г., 10:00", "2026-11-03T10:00:00-05:00"),  # noqa: RUF001  Russian
        ("3 Kasım 2026", "2026-11-03T00:00:00-05:00"),  # noqa: RUF001  Turkish
        ("den 3 november 2026 kl. 10.30", "2026-11-03T10:30:00-05:00"),
        ("2026年11月3日", "2026-11-03T00:00:00-05:00"),
        # months and weekdays of the world, with its digits and its clocks
        ("١٩ نوفمبر ٢٠٢٦", "2026-11-19T00:00:00-05:00"),
        ("19 בנובמבר 2026", "2026-11-19T00:00:00-05:00"),
        ("19 नवंबर 2026", "2026-11-19T00:00:00-05:00"),
        ("19 tháng 11, 2026", "2026-11-19T00:00:00-05:00"),
        ("ngày 19/11/2026", "2026-11-19T00:00:00-05:00"),
        ("Kamis, 19 Agustus 2027 pukul 10.30 WIB", "2027-08-19T10:30:00+07:00"),
        ("Чт, 19 ноя 2026 10:00:00 +0300", "2026-11-19T10:00:00+03:00"),
        ("czw., 19 lis 2026 10:00:00 +0100", "2026-11-19T10:00:00+01:00"),
        ("Ter, 10 Fev 2026 09:30:00 -0300", "2026-02-10T09:30:00-03:00"),
        ("So, 15 Feb 2026 09:30:00 GMT", "2026-02-15T09:30:00+00:00"),
        ("木, 19 11月 2026 10:00:00 +0900", "2026-11-19T10:00:00+09:00"),
        ("19 thg 11, 2026", "2026-11-19T00:00:00-05:00"),
        ("19\u200f/11\u200f/2026", "2026-11-19T00:00:00-05:00"),
        ("2026. gada 19. novembris", "2026-11-19T00:00:00-05:00"),
        ("2026 m. lapkričio 19 d.", "2026-11-19T00:00:00-05:00"),
        ("giovedì 19 novembre 2026, ore 10:00", "2026-11-19T10:00:00-05:00"),
        ("19 de novembro de 2026 às 10h30", "2026-11-19T10:30:00-05:00"),
        ("19 novembre 2026 – 10 h 30", "2026-11-19T10:30:00-05:00"),
        ("2026年11月19日 星期四 下午3:05", "2026-11-19T15:05:00-05:00"),
        ("２０２６年11月19日(木) 10時30分", "2026-11-19T10:30:00-05:00"),  # noqa: RUF001  wide digits
        ("令和8年11月19日", "2026-11-19T00:00:00-05:00"),
        ("令和元年11月19日", "2019-11-19T00:00:00-05:00"),
        ("2026년 11월 19일 목요일 오전 9시", "2026-11-19T09:00:00-05:00"),
        ("2026. 11. 19. 10:30", "2026-11-19T10:30:00-05:00"),
        # what programs write
        ("20261119100000", "2026-11-19T10:00:00-05:00"),
        ("202611191000Z", "2026-11-19T10:00:00+00:00"),
        ("2026-11-19T10Z", "2026-11-19T10:00:00+00:00"),
        ("/Date(1795100400000-0500)/", "2026-11-19T15:00:00+00:00"),
        ("1795100400123456", "2026-11-19T15:00:00+00:00"),
        ("Thu, 19 Nov 2026 9:5:3 GMT", "2026-11-19T09:05:03+00:00"),
        ("Thu, 19 Nov 2026 10:00:00 --0500", "2026-11-19T10:00:00-05:00"),
        ("Thu, 19 Nov 2026 10:00:00 EST5EDT", "2026-11-19T10:00:00-05:00"),
        ("Thu, 19 Nov 2026 10:00:00 Etc/GMT", "2026-11-19T10:00:00+00:00"),
        ("Thu, 19 Nov 2026 10:00:00 (UTC)", "2026-11-19T10:00:00+00:00"),
        ("Thu, 19 Nov 2026 10:00:00 CLST", "2026-11-19T10:00:00-03:00"),
        ("Thu, 19 Nov 2026 10:00 Eastern", "2026-11-19T10:00:00-05:00"),
        ("19 Nov 2026 22:00 PM", "2026-11-19T22:00:00-05:00"),
        ("19 Nov 2026 00:30 AM", "2026-11-19T00:30:00-05:00"),
        ("12:00 noon, 19 November 2026", "2026-11-19T12:00:00-05:00"),
        ("November 19, 2026, noon", "2026-11-19T12:00:00-05:00"),
        ("Posted on November 19, 2026 by Ada Wick", "2026-11-19T00:00:00-05:00"),
        ("Thứ Năm, 19/11/2026", "2026-11-19T00:00:00-05:00"),
        ("Chủ Nhật, 22/11/2026", "2026-11-22T00:00:00-05:00"),
        ("Published: 19 Nov 2026 10:00", "2026-11-19T10:00:00-05:00"),
        # numbers that can mean one day only
        ("11/19/2026 3:00:00 PM", "2026-11-19T15:00:00-05:00"),
        ("19/11/2026", "2026-11-19T00:00:00-05:00"),
        ("3.11.2026", "2026-11-03T00:00:00-05:00"),
        ("03.11.26 10:30", "2026-11-03T10:30:00-05:00"),
        ("4/4/2026", "2026-04-04T00:00:00-04:00"),
        ("Tue, 11/03/2026 - 10:00", "2026-11-03T10:00:00-05:00"),
        ("mié, 11/03/2026", "2026-03-11T00:00:00-04:00"),
    ],
)
def test_reads_a_date(given: str, moment: str) -> None:
    """Every way in which feeds write a moment is understood; a clock without an offset is the zone's own."""
    found = feed_dates.parse(given, EASTERN)
    assert found is not None
    assert found.isoformat() == moment


LANGUAGES = """
    af am ar bg bn ca cs da de el en es fa fi fr gl hi hr hy is it ka kk lt lv mk ml ms nb nl pl pt ro ru sk sl so sr sv
    sw ta te tr uk
    """.split()  # noqa: SIM905  a table of names, not forty quoted ones


@pytest.mark.parametrize("language", LANGUAGES)
def test_reads_what_each_language_writes(language: str) -> None:
    """The names of all months and weekdays, whole and short, as mails and as people write a date."""
    habits = written_days.Habits("", language)
    for month in range(1, 13):
        moment = datetime(2026, month, 13 + month, 9, 30, tzinfo=UTC)
        short = dates.format_datetime(moment, "EEE, dd MMM yyyy HH:mm:ss", locale=language) + " +0000"
        whole = dates.format_datetime(moment, "EEEE, d MMMM y", locale=language)
        assert feed_dates.read(short, UTC, habits) == feed_dates.Reading(moment)
        assert feed_dates.read(whole, UTC, habits).moment == moment.replace(hour=0, minute=0)


@pytest.mark.parametrize(
    "given",
    [
        "",
        "yesterday",
        "0001-01-01T00:00:00Z",
        "Mon, 01 Jan 0001 00:00:00 GMT",
        "1989-12-31",
        "9999-12-31T23:59:59-12:00",
        "2026-02-30",
        "2026-07-08T25:00:00Z",
        "2026-07-08T09:61:00Z",
        "Wed, 08 Jul 99999999999 09:21:40 GMT",
        "Wed, 08 Jul 2026 09:21:40 +999999999999",
        "2026-11",
        "2026",
        "November 2026",
        "0000-00-00 00:00:00",
        "13/13/2026",
        "3 listopad 2026",
        "31 November 2026",
        "May 3 Jun 2026",
        "Nov 3, 2026 to Nov 5, 2026",
        "Event on 3 November 2026",
        "3 November 2026 13:00 am",
        "3 November 2026 10:00 Middle/Earth",
        "3 November 2026 10:00 ABC1DEF",
        "11/03/2026 Room 4",
        "Room 5 is here 2026",
        "p. 12 May 2026",
        "3 November 2026 with much more to say about it than a date needs, so it is a text in which a date stands",
    ],
)
def test_finds_no_date(given: str) -> None:
    """A date that stands for none, or that no calendar has, is no date and no error."""
    assert feed_dates.parse(given, UTC) is None
    assert feed_dates.local(given, EASTERN) is None
    assert feed_dates.wall_clock(given, EASTERN) is None


@pytest.mark.parametrize(
    ("given", "as_told", "eastern"),
    [
        ("2026-11-20T02:00:00Z", "2026-11-20T02:00:00+00:00", "2026-11-19T21:00:00-05:00"),
        ("2026-11-20T00:00:00Z", "2026-11-20T00:00:00+00:00", "2026-11-20T00:00:00-05:00"),
        ("2026-11-20T00:00:00+09:00", "2026-11-20T00:00:00+09:00", "2026-11-19T10:00:00-05:00"),
        ("2026-11-20", "2026-11-20T00:00:00+00:00", "2026-11-20T00:00:00-05:00"),
    ],
)
def test_tells_a_date_locally(given: str, as_told: str, eastern: str) -> None:
    """A source's zone says which day it was there; midnight in UTC stays the day that it stands for."""
    found = [
        moment and moment.isoformat() for moment in (feed_dates.local(given, None), feed_dates.local(given, EASTERN))
    ]
    assert found == [as_told, eastern]


@pytest.mark.parametrize("given", ["2026-07-15T13:00:00-05:00", "2026-07-15T13:00:00Z", "2026-07-15 13:00"])
def test_trusts_the_wall_clock(given: str) -> None:
    """Where the clock is right and the offset is not, the zone gives the offset."""
    found = feed_dates.wall_clock(given, EASTERN)
    assert found is not None
    assert found.isoformat() == "2026-07-15T13:00:00-04:00"


@pytest.mark.parametrize(
    ("given", "zone", "moment", "note"),
    [
        ("11/03/2026 3:00 PM", UTC, None, "“11/03/2026 3:00 PM” can mean November 3, 2026 or March 11, 2026"),
        ("3-11-26", UTC, None, "“3-11-26” can mean March 11, 2026 or November 3, 2026"),
        ("2126-11-03", UTC, None, "“2126-11-03” is in the year 2126"),
        ("3 lis 2026", UTC, None, "“3 lis 2026” can mean October 3, 2026 or November 3, 2026"),
        (
            "Tue, 03 Nov 2026 10:00:00 XYZ",
            UTC,
            "2026-11-03T10:00:00+00:00",
            "“XYZ” is not a known zone; it is read as UTC",
        ),
        (
            "Thu, 15 Oct 2026 00:30:00 BST",
            UTC,
            "2026-10-15T00:30:00+01:00",
            "“BST” is the name of several zones; it is read as UTC+01:00",
        ),
        (
            "15 Oct 2026 00:30 IST",
            ZoneInfo("Europe/Dublin"),
            "2026-10-15T00:30:00+01:00",
            "“IST” is the name of several zones; it is read as Europe/Dublin",
        ),
        (
            "Thu, 10 Dec 2026 10:00:00 +9900",
            UTC,
            "2026-12-10T10:00:00+00:00",
            "no zone has the offset +9900; it is read as UTC",
        ),
        (
            "Thu Dec 10 2026 10:00:00 GMT+1500 (Nowhere)",
            EASTERN,
            "2026-12-10T10:00:00-05:00",
            "no zone has the offset +1500; it is read as America/New_York",
        ),
        ("10:00 +9900 Thu, 10 Dec 2026 (x)(y)", UTC, None, ""),
    ],
)
def test_says_what_is_in_doubt(given: str, zone: tzinfo, moment: str | None, note: str) -> None:
    """A date that can mean two days is none; a name that zones share is read as the source's own, or the usual one."""
    found = feed_dates.read(given, zone)
    assert (found.moment and found.moment.isoformat(), found.note) == (moment, note)


@pytest.mark.parametrize(("order", "day"), [("mdy", "2026-11-03"), ("dmy", "2026-03-11")])
def test_the_order_of_a_source_decides(order: written_days.Order, day: str) -> None:
    """What can mean two days means the one that the source's other dates show."""
    found = feed_dates.read("11/03/2026", UTC, written_days.Habits(order))
    assert (found.moment and found.moment.date().isoformat(), found.note) == (day, "")


def test_a_date_that_cannot_be_in_the_order_of_its_source_is_read_all_the_same() -> None:
    """A number that is no month speaks for itself."""
    found = feed_dates.read("19/11/2026", UTC, written_days.Habits("mdy")).moment
    assert found is not None
    assert found.date().isoformat() == "2026-11-19"
