"""Bytes of a page become the characters that its writer meant."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.sources import charset

META = '<html><head><meta charset="{}"></head><body>Größe, naïve, “quoted”</body></html>'


@pytest.mark.parametrize("name", ["utf-8", "windows-1252", "iso-8859-15", "mac-roman"])
def test_a_declared_charset_is_believed(name: str) -> None:
    """A page in the charset it declares comes out whole."""
    page = META.format(name).replace("“quoted”", "quoted")

    assert charset.decode(page.encode(name)) == page


def test_a_charset_is_also_declared_as_a_content_type_or_in_xml() -> None:
    """The older spellings count too."""
    for head in ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', '<?xml encoding="koi8-r"?>'):
        assert charset.decode((head + "Привет").encode("koi8-r")) == head + "Привет"


@pytest.mark.parametrize(
    ("mark", "name"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_goes_first(mark: bytes, name: str) -> None:
    """It says more than the page does, and is no character."""
    page = META.format("windows-1252")

    assert charset.decode(mark + page.encode(name)) == page


def test_utf_8_wins_over_a_wrong_declaration() -> None:
    """Pages that were saved again declare what they no longer are."""
    page = META.format("iso-8859-1")

    assert charset.decode(page.encode()) == page


def test_a_page_that_declares_nothing_is_western() -> None:
    """Latin-1 means windows-1252 on the web, quotes included."""
    assert charset.decode("“naïve”".encode("windows-1252")) == "“naïve”"
    assert charset.decode(META.format("iso-8859-1").encode("windows-1252")) == META.format("iso-8859-1")


@pytest.mark.parametrize("name", ["punycode", "zip", "unicode_escape", "windows-9999", "utf-8", "big5"])
def test_a_wrong_or_dangerous_declaration_does_no_harm(name: str) -> None:
    """Codecs that no page uses are not tried, and what fails falls back to windows-1252."""
    page = META.format(name)

    assert charset.decode(page.encode("windows-1252")) == page


@given(st.text())
def test_what_is_utf_8_comes_back(text: str) -> None:
    """Decoding undoes encoding, but for a byte order mark in front."""
    assert charset.decode(text.encode()) == text.removeprefix("\ufeff")


@given(st.binary())
def test_any_bytes_become_text(data: bytes) -> None:
    """Decoding never fails."""
    assert isinstance(charset.decode(data), str)
