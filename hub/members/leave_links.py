"""The token in each reader's mail, by which a link knows whose it is: no address, no end, and nobody can make one."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hub.members.member_keys import Keyring

PURPOSE = "leave"
ID_BYTES = MAC_BYTES = 16


def token(keyring: Keyring, member: str) -> str:
    """Return the token of a member by their id: 43 letters, digits, `-` and `_`."""
    known = bytes.fromhex(member)
    return base64.urlsafe_b64encode(known + keyring.mac(PURPOSE, known)[:MAC_BYTES]).rstrip(b"=").decode()


def member(keyring: Keyring, token: str) -> str | None:
    """Return the id of the member whose token this is, under any of the keys; None for every other word."""
    try:
        given = base64.b64decode(token + "=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    known, mac = given[:ID_BYTES], given[ID_BYTES:]
    if len(mac) != MAC_BYTES or not keyring.is_right(PURPOSE, known, mac):
        return None
    return known.hex()
