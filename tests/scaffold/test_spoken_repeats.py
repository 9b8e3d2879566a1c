"""How people say that an event repeats."""

from __future__ import annotations

import pytest

from hub.base import date_names
from hub.content import repeat_words
from hub.scaffold import spoken_repeats


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("every 2 weeks until 2027-03-31, except 2026-12-24", "every 2 weeks until 2027-03-31, except 2026-12-24"),
        ("Each 1st Tuesday of the month, through 2027-03-31", "every first Tuesday of the month until 2027-03-31"),
        ("cada semana hasta 2027-03-31", "every week until 2027-03-31"),
        ("Todas las semanas, hasta el 2027-03-31.", "every week until 2027-03-31"),
        ("una vez por semana hasta el 2027-03-31", "every week until 2027-03-31"),
        (
            "cada dos semanas hasta el 2027-03-31, excepto el 2026-12-24",
            "every 2 weeks until 2027-03-31, except 2026-12-24",
        ),
        (
            "cada 2 semanas hasta el día 2027-03-31, salvo los días 2026-12-24 y 2026-12-31",
            "every 2 weeks until 2027-03-31, except 2026-12-24, 2026-12-31",
        ),
        ("cada tres meses hasta el 2027-09-30", "every 3 months until 2027-09-30"),
        ("cada año hasta el 2029-03-31", "every year until 2029-03-31"),
        ("todos los días hasta el 2027-01-15", "every day until 2027-01-15"),
        ("diario hasta el 2027-01-15", "every day until 2027-01-15"),
        ("semanal hasta el 2027-03-31", "every week until 2027-03-31"),
        ("mensualmente hasta el 2027-03-31", "every month until 2027-03-31"),
        ("todos los jueves hasta el 2027-06-17", "every Thursday until 2027-06-17"),
        ("los miércoles hasta el 2027-06-17", "every Wednesday until 2027-06-17"),
        ("lunes y miércoles hasta el 2027-06-17", "every Monday and Wednesday until 2027-06-17"),
        ("cada sábado y domingo hasta el 2027-06-17", "every Saturday and Sunday until 2027-06-17"),
        ("el primer martes de cada mes hasta el 2027-06-01", "every first Tuesday of the month until 2027-06-01"),
        ("cada último viernes del mes, hasta el 2027-06-30", "every last Friday of the month until 2027-06-30"),
        ("tercer jueves de cada mes hasta el 2027-06-17", "every third Thursday of the month until 2027-06-17"),
        ("también el 2026-12-17 y el 2027-01-14", "also on 2026-12-17, 2027-01-14"),
        ("cada semana hasta el 2027-03-31, y también el 2027-04-02", "every week until 2027-03-31, also on 2027-04-02"),
    ],
)
def test_what_people_say(words: str, said: str) -> None:
    """It is what a file says, however it was said."""
    found = spoken_repeats.in_file_words(date_names.normal(words))
    assert repeat_words.write(repeat_words.read(found)) == said


@pytest.mark.parametrize(
    "words", ["a veces hasta el 2027-03-31", "quincenal hasta el 2027-03-31", "el 15 de cada mes", "cuando se pueda"]
)
def test_what_can_mean_two_things_is_none(words: str) -> None:
    """Such words are asked back; in Spanish, `quincenal` is every 15 days, every two weeks or twice a month."""
    with pytest.raises(ValueError, match=r".*"):
        repeat_words.read(spoken_repeats.in_file_words(date_names.normal(words)))
