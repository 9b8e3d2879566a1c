"""Answers that begin a hub: which are taken, and what is said of others."""

from __future__ import annotations

import pytest

from hub.scaffold import hub_questions


@pytest.mark.parametrize(
    ("answer", "lines"),
    [
        ("friday", "weekday: friday"),
        ("Tuesday, Friday", "rhythm: {weekly: [tuesday, friday]}"),
        ("first friday", "rhythm: {monthly: [first friday]}"),
        ("last day, 15", "rhythm: {monthly: [last day, 15]}"),
        ("every two weeks from 2026-12-04", "rhythm: {every_two_weeks: 2026-12-04}"),
        ("every two weeks from 2026-02-30", None),
        ("fridays", None),
        ("friday, 15", None),
        ("29", None),
    ],
)
def test_days_are_said_as_people_say_them(answer: str, lines: str | None) -> None:
    """They become the lines that mkdocs.yml has for them."""
    assert hub_questions.rhythm(answer) == lines


@pytest.mark.parametrize(
    ("answer", "areas"),
    [
        ("Reading rooms, Gärten", {"reading-rooms": "Reading rooms", "garten": "Gärten"}),
        ("One,", {"one": "One"}),
        ("One, one", {}),
        ("One, a: b", {}),
        ("", {}),
    ],
)
def test_areas_have_keys_of_their_own(answer: str, areas: dict[str, str]) -> None:
    """A title that YAML would read otherwise, and a second one with the same key, are no answer."""
    assert hub_questions.areas(answer) == areas


@pytest.mark.parametrize(
    ("name", "answer", "said"),
    [
        ("mail", "editors@example.gov", ""),
        ("language", "es-US", ""),
        ("language", "spanish!", "language: 'spanish!' cannot be used; write it as in es"),
        ("timezone", "Eastern", "timezone: 'Eastern' cannot be used; write it as in America/New_York"),
        ("timezone", "EST", "timezone: 'EST' cannot be used; write it as in America/New_York"),
        ("timezone", "Mars", "timezone: 'Mars' cannot be used; write it as in America/Denver"),
        ("package", "practice-hub @ git+https://code.example.gov/hub@v1", ""),
        (
            "package",
            "a # b",
            "package: 'a # b' cannot be used; write it as in practice-hub @ git+https://github.com/example/hub@v1.0.0",
        ),
        ("repository", "https://dev.azure.com/example/practice/_git/hub", ""),
    ],
)
def test_what_is_wrong_with_an_answer(name: str, answer: str, said: str) -> None:
    """A zone that has another name is told by the place that it is."""
    assert hub_questions.wrong(name, answer) == said
