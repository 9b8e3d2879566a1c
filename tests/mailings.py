"""A hub with members of its own, an issue that may leave, and a mail server that counts what each reader gets."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING

import sqlalchemy as sql

from hub.members import leave_links, member_store, member_tables
from hub.members.mailing import leave_page
from hub.members.member_keys import Keyring
from tests.delivery import Desk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.servers import Server

KEY = "k" * 40
DELIVERY = "{{to: members, bounces: bounce@example.gov, connections: {connections}, rate: {rate}}}"
DOOR = "\n        members: {{address: '{address}'}}"
LEAVE = f"/leave/{leave_links.token(Keyring(keys=(KEY,)), leave_page.NOBODY)}"


class MemberDesk(Desk):
    """A hub that keeps its own list, and what an editor types there."""

    def __init__(self, root: Path, site: Server, *, connections: int = 4, rate: int = 9999) -> None:
        self.door = DOOR.format(address=site.url())
        super().__init__(root, site, DELIVERY.format(connections=connections, rate=rate) + self.door)
        site.says(b"You are not on the list", path=LEAVE)

    @property
    def place(self) -> Path | str:
        """Where the list is."""
        return member_store.database(self.root)

    def join(self, addresses: Sequence[str], topics: Sequence[Sequence[str]] = ((),)) -> list[str]:
        """Make active members, by turns with these sets of topics; their ids."""
        blank = dict.fromkeys(("language", "paused_until", "confirmed_at"), "") | {
            "state": "active",
            "source": "a test",
        }
        blank |= dict.fromkeys(("joined_at", "asked_at"), "2026-11-01T00:00:00+00:00")
        rows = [
            blank
            | {"id": secrets.token_hex(16), "address": address, "folded": address}
            | {"topics": json.dumps(sorted(topics[number % len(topics)]))}
            for number, address in enumerate(addresses)
        ]
        with member_store.opened(self.place) as connection:
            connection.execute(sql.insert(member_tables.MEMBERS), rows)
        return [row["id"] for row in rows]
