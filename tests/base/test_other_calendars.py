"""Days of other calendars, and those that months and weeks of the world's languages name."""

from __future__ import annotations

from datetime import UTC, date, timedelta

import pytest

from hub.base import other_calendars
from hub.collect import feed_dates

# ruff: noqa: RUF001  letters of other scripts


@pytest.mark.parametrize(
    ("given", "language", "right"),
    [
        ("3 listopada 2026", "pl", "2026-11-03"),
        ("3 listopada 2026", "hr", "2026-10-03"),
        ("3. listopada 2026.", "hr", "2026-10-03"),
        ("3 listopada 2026", "", "said"),
        ("listopad 3, 2026", "pl", "2026-11-03"),
        ("3. listopadu 2026", "cs", "2026-11-03"),
        ("3 listopad 2026", "cs", "2026-11-03"),
        ("3 lis 2026", "pl", "2026-11-03"),
        ("3 lis 2026", "hr", "2026-10-03"),
        ("3 srp 2026", "cs", "2026-08-03"),
        ("3 srp 2026", "hr", "2026-07-03"),
        ("3 lip 2026", "pl", "2026-07-03"),
        ("3 lip 2026", "hr", "2026-06-03"),
        ("3 čer 2026", "cs", "said"),
        ("3 stycznia 2026", "pl", "2026-01-03"),
        ("3 lutego 2026", "pl", "2026-02-03"),
        ("3 marca 2026", "pl", "2026-03-03"),
        ("3 kwietnia 2026", "pl", "2026-04-03"),
        ("3 maja 2026", "pl", "2026-05-03"),
        ("3 czerwca 2026", "pl", "2026-06-03"),
        ("3 lipca 2026", "pl", "2026-07-03"),
        ("3 sierpnia 2026", "pl", "2026-08-03"),
        ("3 września 2026", "pl", "2026-09-03"),
        ("3 października 2026", "pl", "2026-10-03"),
        ("3 grudnia 2026", "pl", "2026-12-03"),
        ("3. ledna 2026", "cs", "2026-01-03"),
        ("3. února 2026", "cs", "2026-02-03"),
        ("3. března 2026", "cs", "2026-03-03"),
        ("3. dubna 2026", "cs", "2026-04-03"),
        ("3. května 2026", "cs", "2026-05-03"),
        ("3. června 2026", "cs", "2026-06-03"),
        ("3. července 2026", "cs", "2026-07-03"),
        ("3. srpna 2026", "cs", "2026-08-03"),
        ("3. září 2026", "cs", "2026-09-03"),
        ("3. října 2026", "cs", "2026-10-03"),
        ("3. prosince 2026", "cs", "2026-12-03"),
        ("3 січня 2026 р.", "uk", "2026-01-03"),
        ("3 листопада 2026 р.", "uk", "2026-11-03"),
        ("3 липня 2026 року", "uk", "2026-07-03"),
        ("3 грудня 2026 року о 10:00", "uk", "2026-12-03"),
        ("3 ноября 2026 года", "ru", "2026-11-03"),
        ("3 мая 2026 года в 10:00", "ru", "2026-05-03"),
        ("вторник, 3 ноября 2026 г. 10:00", "ru", "2026-11-03"),
        ("3. marraskuuta 2026", "fi", "2026-11-03"),
        ("ti 3. marraskuuta 2026 klo 10.00", "fi", "2026-11-03"),
        ("3. heinäkuuta 2026", "fi", "2026-07-03"),
        ("marraskuun 3. 2026", "fi", "2026-11-03"),
        ("2026. november 3.", "hu", "2026-11-03"),
        ("2026. nov. 3., kedd", "hu", "2026-11-03"),
        ("2026. november 3-án", "hu", "2026-11-03"),
        ("2026. július 3. 10:00", "hu", "2026-07-03"),
        ("2026.11.03.", "hu", "2026-11-03"),
        ("3 Νοεμβρίου 2026", "el", "2026-11-03"),
        ("Τρίτη, 3 Νοεμβρίου 2026 - 10:00", "el", "2026-11-03"),
        ("3 Μαΐου 2026", "el", "2026-05-03"),
        ("3 Ιουνίου 2026", "el", "2026-06-03"),
        ("3 Μαρ 2026 10:00 π.μ.", "el", "2026-03-03"),
        ("3 Μαρ 2026 10:00 μ.μ.", "el", "2026-03-03"),
        ("3 ноември 2026 г.", "bg", "2026-11-03"),
        ("3. novembra 2026", "sk", "2026-11-03"),
        ("3. november 2026", "et", "2026-11-03"),
        ("3. novembar 2026.", "sr", "2026-11-03"),
        ("3. новембра 2026.", "sr", "2026-11-03"),
        ("2026 m. lapkričio 3 d.", "lt", "2026-11-03"),
        ("2026. gada 3. novembris", "lv", "2026-11-03"),
        ("2026. gada 3. novembrī", "lv", "2026-11-03"),
        ("3 noiembrie 2026", "ro", "2026-11-03"),
        ("3 Kasım 2026 Salı", "tr", "2026-11-03"),
        ("3 Kasım 2026, 10:00", "tr", "2026-11-03"),
        ("3 ta’ Novembru 2026", "mt", "2026-11-03"),
        ("3 Samhain 2026", "ga", "2026-11-03"),
        ("3 Tachwedd 2026", "cy", "2026-11-03"),
        ("3. nóvember 2026", "is", "2026-11-03"),
        ("3 de novembre de 2026", "ca", "2026-11-03"),
        ("3 de novembre del 2026", "ca", "2026-11-03"),
        ("3 нояб. 2026 г.", "ru", "2026-11-03"),
        ("3 лістапада 2026", "be", "2026-11-03"),
        ("3. nëntor 2026", "sq", "2026-11-03"),
        ("3 noyabr 2026", "az", "2026-11-03"),
        ("3-noyabr 2026", "uz", "2026-11-03"),
        ("3 ნოემბერი 2026", "ka", "2026-11-03"),
        ("3 նոյեմբերի 2026", "hy", "2026-11-03"),
        ("2026 ж. 3 қараша", "kk", "2026-11-03"),
        ("19 พฤศจิกายน 2569", "th", "2026-11-19"),
        ("19 พ.ย. 2569", "th", "2026-11-19"),
        ("19 พฤศจิกายน พ.ศ. 2569", "th", "2026-11-19"),
        ("วันพฤหัสบดีที่ 19 พฤศจิกายน พ.ศ. 2569", "th", "2026-11-19"),
        ("19/11/2569", "th", "2026-11-19"),
        ("19/11/2569", "", "said"),
        ("๑๙ พฤศจิกายน ๒๕๖๙", "th", "2026-11-19"),
        ("19 พฤศจิกายน 2569 เวลา 10:30 น.", "th", "2026-11-19"),
        ("19 พ.ย. 69", "th", "2026-11-19"),
        ("Thu, 19 Nov 2569 10:00:00 +0700", "", "said"),
        ("2569-11-19", "", "said"),
        ("2569-11-19", "th", "2026-11-19"),
        ("令和8年11月19日", "ja", "2026-11-19"),
        ("平成31年4月30日", "ja", "2019-04-30"),
        ("昭和63年1月7日", "ja", "none"),
        ("R8.11.19", "ja", "2026-11-19"),
        ("令和8年(2026年)11月19日", "ja", "2026-11-19"),
        ("2026年(令和8年)11月19日", "ja", "2026-11-19"),
        ("令和８年１１月１９日", "ja", "2026-11-19"),
        ("H31.4.30", "ja", "2019-04-30"),
        ("民國115年11月19日", "zh-TW", "2026-11-19"),
        ("中華民國115年11月19日", "zh-TW", "2026-11-19"),
        ("民國一一五年十一月十九日", "zh-TW", "2026-11-19"),
        ("115/11/19", "zh-TW", "none"),
        ("115年11月19日", "zh-TW", "2026-11-19"),
        ("二〇二六年十一月十九日", "zh", "2026-11-19"),
        ("۲۸ آبان ۱۴۰۵", "fa", "2026-11-19"),
        ("۱۴۰۵/۰۸/۲۸", "fa", "2026-11-19"),
        ("۱۴۰۵/۰۸/۲۸", "", "said"),
        ("1405/08/28", "", "said"),
        ("پنجشنبه ۲۸ آبان ۱۴۰۵", "fa", "2026-11-19"),
        ("۲۸ آبان ۱۴۰۵ ساعت ۱۰:۳۰", "fa", "2026-11-19"),
        ("1 فروردین 1405", "fa", "2026-03-21"),
        ("29 اسفند 1404", "fa", "2026-03-20"),
        ("30 اسفند 1403", "fa", "2025-03-20"),
        ("28 Aban 1405", "", "said"),
        ("1405-08-28T10:00:00", "", "said"),
        ("9 جمادى الآخرة 1448", "ar", "said"),
        ("٩ جمادى الآخرة ١٤٤٨ هـ", "ar", "said"),
        ("10 رمضان 1447", "ar", "said"),
        ("1448/06/09", "ar", "said"),
        ("9 Jumada II 1448", "", "said"),
        ("10 Ramadan 1447 AH", "", "said"),
        ("١٩ نوفمبر ٢٠٢٦ م", "ar", "2026-11-19"),
        ("19 نوفمبر 2026 الموافق 9 جمادى الآخرة 1448", "ar", "2026-11-19"),
        ("9 جمادى الآخرة 1448 هـ الموافق 19 نوفمبر 2026 م", "ar", "2026-11-19"),
        ("9 Kislev 5787", "", "said"),
        ("ט׳ בכסלו תשפ״ז", "he", "none"),
        ("2026-W47-4", "", "2026-11-19"),
        ("2026W474", "", "2026-11-19"),
        ("2026-W47", "", "none"),
        ("2026-W47-4T10:00:00Z", "", "2026-11-19"),
        ("2026-W53-7", "", "2027-01-03"),
        ("2025-W53-1", "", "none"),
        ("2026-323", "", "2026-11-19"),
        ("2026-323T10:00:00Z", "", "2026-11-19"),
        ("2026323", "", "none"),
        ("2026-366", "", "none"),
        ("2024-366", "", "2024-12-31"),
        ("2026-W47-8", "", "none"),
        ("2026-W47-4 10:00", "", "2026-11-19"),
        ("2026-323T10:00+01:00", "", "2026-11-19"),
    ],
)
def test_a_day_is_right_or_none(given: str, language: str, right: str) -> None:
    """Where it is none, and may be one of another calendar or of two months, that is said."""
    found = feed_dates.read(given, UTC, feed_dates.habits([given], None, language))
    said = "said" if found.note else "none"
    assert (str(found.moment.date()) if found.moment else said) == right


@pytest.mark.parametrize(
    ("year", "first"),
    [
        (1374, "1995-03-21"),
        (1375, "1996-03-20"),
        (1399, "2020-03-20"),
        (1400, "2021-03-21"),
        (1404, "2025-03-21"),
        (1405, "2026-03-21"),
    ],
)
def test_persian_years_begin_in_spring(year: int, first: str) -> None:
    """After a leap year the last day of the year is the thirtieth of Esfand."""
    assert other_calendars.in_numbers(f"{year}/1/1", "fa") == first
    eve = date.fromisoformat(other_calendars.in_numbers(f"1/1/{year + 1}", "fa")) - timedelta(days=1)
    last = 30 if year % 33 in other_calendars.LEAP_YEARS else 29
    assert other_calendars.in_numbers(f"{last}.12.{year}", "fa") == str(eve)


@pytest.mark.parametrize(("given", "language"), [("2026-11-19", "fa"), ("2026-11-19", "th"), ("1405/8/28", "en")])
def test_days_that_are_gregorian_stay(given: str, language: str) -> None:
    """The language alone makes no other day of one."""
    assert other_calendars.in_numbers(given, language) == given


@pytest.mark.parametrize("given", ["31 مهر 1405", "1405/7/31", "1405/13/1"])
def test_a_persian_day_that_no_month_has_is_none(given: str) -> None:
    """The seventh month has thirty days, and the year twelve months."""
    found = feed_dates.read(given, UTC, feed_dates.Habits(language="fa"))
    assert found == (None, f"“{given}” seems to be a day of another calendar")
