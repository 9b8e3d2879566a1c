"""The token of the mail that asks whether somebody wants to join: it names a request, not an address, and ends."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hub.members import member_store, timed_tokens

if TYPE_CHECKING:
    from hub.members.member_keys import Keyring
    from hub.members.member_store import Member

PURPOSE = "join"


def token(keyring: Keyring, asked: Member, now: datetime) -> str:
    """Return the token by which the person who asked to join is known for 48 hours."""
    return timed_tokens.made(keyring, PURPOSE, [asked.id, int(asked.joined_at.timestamp())], now)


def request(keyring: Keyring, token: str, now: datetime) -> tuple[str, datetime] | None:
    """Return the id of who asked and when they asked first; None for every other word, and when it is too late."""
    found = timed_tokens.read(keyring, PURPOSE, token, now, member_store.PENDING)
    if found is None:
        return None
    member, seconds = found[0]
    return member, datetime.fromtimestamp(seconds, UTC)
