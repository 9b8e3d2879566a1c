"""A mail that is made once, with places for what is each reader's own."""

from __future__ import annotations

import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import HubError
from hub.members.mailing import prepared_mail

LINK = b"##0123456789abcdef0123456789abcdef012345##"
MAIL = b"To: reader\r\n\r\nLeave: https://news.example.gov/leave/" + LINK + b"\r\n"


def test_each_reader_gets_their_own() -> None:
    """And nothing of the one before."""
    prepared = prepared_mail.prepare(MAIL, {"to": b"reader", "leave": LINK}, {"to": 1, "leave": 1})
    first, second = (prepared.filled({"to": name, "leave": name * 14}) for name in (b"ana", b"ben"))
    assert first == b"To: ana\r\n\r\nLeave: https://news.example.gov/leave/" + b"ana" * 14 + b"\r\n"
    assert second == first.replace(b"ana", b"ben")


@given(before=st.integers(0, 90), words=st.text("abc =\u00e9", max_size=200))
def test_a_stand_in_may_be_broken_between_two_lines(before: int, words: str) -> None:
    """As quoted-printable breaks long lines; what is put in its place reads the same after decoding."""
    body = f"{'x' * before}{LINK.decode()} {words}"
    mail = quopri.encodestring(body.encode()).replace(b"\n", b"\r\n")
    value = b"A" * len(LINK)
    filled = prepared_mail.prepare(mail, {"leave": LINK}, {"leave": 1}).filled({"leave": value})
    assert quopri.decodestring(filled.replace(b"\r\n", b"\n")).decode() == body.replace(LINK.decode(), value.decode())
    assert [len(line) for line in filled.split(b"\r\n")] == [len(line) for line in mail.split(b"\r\n")]


@pytest.mark.parametrize("number", [0, 2])
def test_a_stand_in_that_is_not_there_as_often_as_it_should_be(number: int) -> None:
    """Stops everything: an article that has learned of it, or a template that has lost it, harms nobody."""
    with pytest.raises(HubError) as caught:
        prepared_mail.prepare(MAIL, {"leave": LINK}, {"leave": number})
    assert str(caught.value) == (
        f"the mail cannot be made each reader's own, because it has leave 1 times and not {number}; nothing was sent"
    )
