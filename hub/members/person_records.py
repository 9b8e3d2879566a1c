"""All that is known of one person: to hand it over when they ask for it, and to delete it, then or when it is time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hub.members import member_store, suppression_list
from hub.members.mailing import reader_ledger, returned_mail

if TYPE_CHECKING:
    from datetime import datetime

    from hub.members.member_keys import Keyring
    from hub.members.member_store import Connection, Member


def find(connection: Connection, words: str) -> Member | None:
    """Return the member with this id or address; None for one who has left or never was."""
    return member_store.by_id(connection, words) or member_store.by_address(connection, words)


def exported(connection: Connection, address: str, keyring: Keyring) -> dict[str, Any]:
    """Return all that the database has on an address or an id, also of who has left, as JSON has it; {} for nothing."""
    member = find(connection, address)
    address = member.address if member else address
    known = member_store.exported(connection, address, keyring)
    if known:
        ids = _ids(connection, address, keyring)
        known["mails"] = [mail for one in ids for mail in reader_ledger.of_member(connection, one)]
        known["returned"] = [counts for one in ids if (counts := returned_mail.of_member(connection, one))]
    return known


def forget(connection: Connection, address: str, keyring: Keyring, now: datetime) -> bool:
    """Delete what is known of an address or an id, and whose the rows of the ledger are; return whether anything was.

    A keyed hash without anything beside it remains, or the next import would undo the forgetting.
    """
    known = find(connection, address)
    address = known.address if known else address
    for member in _ids(connection, address, keyring):
        reader_ledger.forget(connection, member)
        returned_mail.forget(connection, member)
    return member_store.forget(connection, address, keyring, now)


def sweep(connection: Connection, now: datetime) -> None:
    """Delete what is kept no longer: who did not open their link, rows of issues of a month ago, counts of who left."""
    member_store.sweep(connection, now)
    reader_ledger.condense(connection, now)
    returned_mail.forget_former(connection)


def _ids(connection: Connection, address: str, keyring: Keyring) -> list[str]:
    """Return the ids that an address has and had: who left and asked to come back has both in one."""
    member = member_store.by_address(connection, address)
    former = suppression_list.find(connection, address, keyring)
    return sorted({member.id if member else "", former.member if former else ""} - {""})
