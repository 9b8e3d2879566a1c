"""Which words are a mail address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.members import valid_address
from hub.members.valid_address import InvalidAddressError


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("ana@example.gov", "ana@example.gov"),
        (" Ana.O'Brien+news@EXAMPLE.gov\t", "Ana.O'Brien+news@example.gov"),
        ("\ufeffana@example.gov\u200b\xa0", "ana@example.gov"),
        ("ana@bücher.example.org", "ana@xn--bcher-kva.example.org"),
    ],
)
def test_an_address_gets_its_usual_form(written: str, expected: str) -> None:
    """The part before the sign stays as it is: only its own server knows what it means."""
    assert valid_address.valid(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        *("", "   ", "ana", "ana@", "@example.gov", "ana@example", "ana@@example.gov", "ana@example..gov"),
        *("ana@example.gov, ben@example.gov", "Ana <ana@example.gov>", '"a b"@example.gov', "ana@[192.0.2.1]"),
        *("ana@example.gov\r\nBcc: ben@example.gov", "ana\n@example.gov", "ana@example.gov\n", "ana\0@example.gov"),
        *("ána@example.gov", f"{'a' * 65}@example.gov", f"ana@{'a.' * 130}gov", "ana@example.test"),
        *("=1+1@example.gov", "+ana@example.gov", "-ana@example.gov"),
    ],
)
def test_what_is_no_address(written: str) -> None:
    """Is refused in words that do not repeat it: a second header, a formula of a spreadsheet, two at once."""
    with pytest.raises(InvalidAddressError) as caught:
        valid_address.valid(written)
    assert "ana@" not in str(caught.value)


@given(st.text(max_size=80))
def test_whatever_is_taken_is_one_word_of_ascii(written: str) -> None:
    """So it can be the recipient of a mail, a line of a header and a cell."""
    try:
        found = valid_address.valid(f"{written}@example.gov")
    except InvalidAddressError:
        return
    assert found.isascii()
    assert not set(found) & set(' \t\r\n\0<>,;"\\()')


@pytest.mark.parametrize(
    "written",
    ["ana@example.gov", "ana+lists@example.gov", "ana+a+b@example.gov", "a.n.a@example.gov", "an.a+b.c@example.gov"],
)
def test_a_mailbox_has_many_addresses(written: str) -> None:
    """What follows the first plus sign only sorts its mail, and some services do not see dots."""
    assert valid_address.mailbox(written) == "ana@example.gov"
