"""Tags of languages, and which way their letters run."""

from __future__ import annotations

import pytest

from hub.base import languages


@pytest.mark.parametrize("tag", ["en", "pt-BR", "es-419", "zh-Hant-TW", "ckb", "no", "de-CH-1996"])
def test_tags(tag: str) -> None:
    """A language, its script, its place and its variant, as BCP 47 writes them."""
    assert languages.is_tag(tag)


@pytest.mark.parametrize("words", ["", "English", "en_US", "en-", "e", "العربية", "en US"])
def test_what_is_not_a_tag(words: str) -> None:
    """The name of a language is not its tag."""
    assert not languages.is_tag(words)


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("fa", "rtl"),
        ("UR", "rtl"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("de-CH-1996", "ltr"),
    ],
)
def test_direction(tag: str, direction: str) -> None:
    """The script says it where the tag names one, else the language."""
    assert languages.direction(tag) == direction


@pytest.mark.parametrize(
    ("written", "known"),
    [("es", True), ("es-MX", True), ("ckb", True), ("zh-Hant", True), ("sp", False), ("api", False), ("dhs", False)],
)
def test_a_tag_of_a_language_that_there_is(written: str, known: bool) -> None:  # noqa: FBT001  a column of a table
    """Two or three letters may be no language."""
    assert (languages.is_tag(written), languages.is_known(written)) == (True, known)


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("Trim a wick", "ltr"),
        ("Обрезать фитиль", "ltr"),
        ("灯芯を切る", "ltr"),
        ("เล็มไส้ตะเกียง", "ltr"),
        ("How to say مرحبا at the counter", "ltr"),
        ("كيف تقص الفتيل", "rtl"),
        ("כיצד לקצץ פתיל", "rtl"),
        ("چراغ را روشن کنید", "rtl"),
        ("دليل Login.gov للمواطنين", "rtl"),
        ("UX في الخدمات العامة", "rtl"),
        ("ﻣﺼﺒﺎﺡ", "rtl"),
        ("2026, 13:00–14:00 (٢٠٢٦)", ""),
        ("", ""),
    ],
)
def test_direction_of_words(words: str, direction: str) -> None:
    """Most letters say it; a name in another script within them does not, and digits have none."""
    assert languages.direction_of(words) == direction
