"""The token by which a click is known to be that of who asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hub.members import confirm_links, timed_tokens
from hub.members.member_keys import Keyring
from hub.members.member_store import Member
from tests.members.conftest import NEW, OLD

NOW = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
ASKED = Member(
    id="0123456789abcdef" * 2,
    address="ana@example.gov",
    state="pending",
    topics=(),
    language="",
    source="form",
    joined_at=NOW - timedelta(hours=1),
)
OLD_RING, BOTH = Keyring(keys=(OLD,)), Keyring(keys=(NEW, OLD))


def test_a_token_names_a_request_for_two_days() -> None:
    """Also after a new key has come; no longer, and not before its time."""
    token = confirm_links.token(OLD_RING, ASKED, NOW)
    assert confirm_links.request(BOTH, token, NOW + timedelta(hours=48)) == (ASKED.id, ASKED.joined_at)
    assert confirm_links.request(BOTH, token, NOW + timedelta(hours=48, seconds=1)) is None
    assert confirm_links.request(BOTH, token, NOW - timedelta(seconds=1)) is None
    assert "ana" not in token


def test_no_other_token_is_taken() -> None:
    """One that was cut, changed, made for another purpose or by another key."""
    token = confirm_links.token(BOTH, ASKED, NOW)
    changed = [f"{token[:at]}{'A' if token[at] != 'A' else 'B'}{token[at + 1 :]}" for at in range(0, len(token), 3)]
    other = timed_tokens.made(BOTH, "stamp", [ASKED.id, 1], NOW)
    foreign = confirm_links.token(Keyring(keys=("f" * 32,)), ASKED, NOW)
    wrong = [token[:-1], token[1:], f"{token}A", other, foreign, *changed]
    assert [each for each in wrong if confirm_links.request(BOTH, each, NOW)] == []


@given(st.text(max_size=80))
def test_no_word_of_a_stranger_is_a_token(word: str) -> None:
    """Whatever the word is."""
    assert confirm_links.request(BOTH, word, NOW) is None
