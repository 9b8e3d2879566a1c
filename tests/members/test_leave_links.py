"""The token by which a link in a mail knows whose it is."""

from __future__ import annotations

import base64

from hypothesis import given
from hypothesis import strategies as st

from hub.members import leave_links, member_keys
from hub.members.member_keys import Keyring
from tests.members.conftest import NEW, OLD

RING = Keyring(keys=(NEW,))
ANA = "0123456789abcdef" * 2


@given(st.binary(min_size=16, max_size=16))
def test_a_token_is_that_of_one_member(known: bytes) -> None:
    """Whoever it is; it goes into an address as it is."""
    token = leave_links.token(RING, known.hex())
    assert leave_links.member(RING, token) == known.hex()
    assert len(token) == 43
    assert set(token) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@given(st.text(max_size=60))
def test_no_word_of_a_stranger_is_a_token(word: str) -> None:
    """Whatever the word is."""
    assert leave_links.member(RING, word) is None


def test_no_other_token_is_taken() -> None:
    """A cut one, one with a letter changed at any place, a longer one, and one that another list made."""
    token = leave_links.token(RING, ANA)
    changed = [f"{token[:at]}{'A' if token[at] != 'A' else 'B'}{token[at + 1 :]}" for at in range(len(token))]
    foreign = leave_links.token(Keyring(keys=("f" * 32,)), ANA)
    longer = base64.urlsafe_b64encode(base64.urlsafe_b64decode(f"{token}=") + b"more").decode()
    wrong = [token[:-1], token[:22], f"{token}A", f"{token}=", *changed, foreign, longer.rstrip("="), ANA, ""]
    assert [each for each in wrong if leave_links.member(RING, each)] == []


def test_an_old_key_is_honored() -> None:
    """A mail of last year still lets its reader leave."""
    token = leave_links.token(Keyring(keys=(OLD,)), ANA)
    assert leave_links.member(member_keys.parse(f"{NEW} {OLD}"), token) == ANA
