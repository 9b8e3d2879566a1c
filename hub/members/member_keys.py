"""The keys of a list of members: what is signed with the newest is known by the older ones, too."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.deliver import credentials
from hub.errors import HubError

if TYPE_CHECKING:
    from pathlib import Path

VARIABLE = "HUB_MEMBERS_KEYS"
EXAMPLE = "KEY-THAT-hub-members-key-PRINTS"
SHORTEST = 32
SEPARATORS = re.compile(r"[\s,]+")
NAME_LENGTH = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class Keyring:
    """Hold the keys of a list, the newest first: it signs, and all of them are honored."""

    keys: tuple[str, ...] = field(repr=False)

    def mac(self, purpose: str, data: bytes) -> bytes:
        """Return 32 bytes that only who has the newest key can compute for this data and this purpose."""
        return _mac(self.keys[0], purpose, data)

    def is_right(self, purpose: str, data: bytes, mac: bytes) -> bool:
        """Say whether a mac, or its beginning, was made by one of the keys; takes the same time for every wrong one."""
        found = [hmac.compare_digest(_mac(key, purpose, data)[: len(mac)], mac) for key in self.keys]
        return any(found) and bool(mac)

    def secrets(self, purpose: str) -> list[bytes]:
        """Return a secret for this purpose from each key, the newest last, as itsdangerous wants them."""
        return [_mac(key, purpose, b"") for key in reversed(self.keys)]

    def hashes(self, address: str) -> tuple[str, ...]:
        """Return the hashes by which an address may be on the suppression list, that of the newest key first."""
        known = folded(address).encode()
        return tuple(f"{name(key)}:{_mac(key, 'suppression', known).hex()}" for key in self.keys)


def of(root: Path) -> Keyring:
    """Return the keys that the environment has, or the file of secrets of the hub in this folder."""
    return parse(credentials.secret(root, VARIABLE, EXAMPLE))


def parse(words: str) -> Keyring:
    """Return the keys that HUB_MEMBERS_KEYS lists, between blanks or commas; raises HubError, which quotes none."""
    keys = tuple(filter(None, SEPARATORS.split(words)))
    if not keys or any(len(key) < SHORTEST for key in keys):
        message = gettext(
            "%(variable)s needs one key or more of at least %(shortest)s characters, the newest first; "
            "hub members key makes one",
            variable=VARIABLE,
            shortest=SHORTEST,
        )
        raise HubError(message)
    return Keyring(keys=keys)


def new_key() -> str:
    """Return a key that nobody can guess."""
    return secrets.token_urlsafe(32)


def name(key: str) -> str:
    """Return by what a key is told from others, which says nothing of the key itself."""
    return hashlib.sha256(b"name" + key.encode()).hexdigest()[:NAME_LENGTH]


def folded(address: str) -> str:
    """Return the form of an address in which two spellings of it are the same."""
    return address.strip().casefold()


def _mac(key: str, purpose: str, data: bytes) -> bytes:
    return hmac.digest(key.encode(), purpose.encode() + b"\0" + data, "sha256")
