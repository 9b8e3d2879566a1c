"""Words that a hub signs and takes back within a time: the one door to itsdangerous."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from hub.members.member_keys import Keyring


class _ClockedSigner(TimestampSigner):
    """Sign with a moment that the caller names, in whole seconds."""

    def __init__(self, *given: Any, now: datetime, **named: Any) -> None:  # noqa: ANN401  the library's own
        super().__init__(*given, **named)
        self.now = now

    def get_timestamp(self) -> int:
        return int(self.now.timestamp())


def made(keyring: Keyring, purpose: str, value: object, now: datetime) -> str:
    """Return a token for a value that JSON can say; everybody can read it, and only who has a key can make it."""
    return str(_serializer(keyring, purpose, now).dumps(value))


def read(keyring: Keyring, purpose: str, token: str, now: datetime, longest: timedelta) -> tuple[Any, timedelta] | None:
    """Return the value of a token and its age; None for one that is older than `longest`, or no token of ours."""
    try:
        value, made_at = _serializer(keyring, purpose, now).loads(
            token.encode(errors="replace"), max_age=int(longest.total_seconds()), return_timestamp=True
        )
    except BadData:
        return None
    return value, now - made_at


def _serializer(keyring: Keyring, purpose: str, now: datetime) -> URLSafeTimedSerializer:
    options = {"now": now, "digest_method": hashlib.sha256}
    return URLSafeTimedSerializer(keyring.secrets(purpose), salt=purpose, signer=_ClockedSigner, signer_kwargs=options)
