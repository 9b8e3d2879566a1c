"""The mails of the door, for any address that is taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.config import hub_settings
from hub.content.settings import MemberList
from hub.members import member_mails, valid_address
from hub.members.member_store import Member
from hub.members.valid_address import InvalidAddressError
from tests import doors
from tests.hubs import FRIDAY

if TYPE_CHECKING:
    from hub.content.settings import Config

NOW = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
DOOR = MemberList(address="https://news.example.gov/")
ATOMS = "abz09!#$%&'*+/=?^_`{|}~-."


@pytest.fixture(scope="module")
def config() -> Config:
    """A small hub that keeps its own list."""
    found = hub_settings.load(FRIDAY)
    return replace(found, newsletter=replace(found.newsletter, members=DOOR))


def asked(address: str) -> Member:
    """Who asked to join at that address."""
    return Member(id="0" * 32, address=address, state="pending", topics=(), language="", source="form", joined_at=NOW)


@given(local=st.text(ATOMS, min_size=1, max_size=40), more=st.sampled_from(["", "a.=?utf-8?q?=0D=0AX=3A1?=", "=?"]))
def test_whatever_address_is_taken_gets_a_mail_of_its_own(config: Config, local: str, more: str) -> None:
    """With the address as it is, and with no header that it brought along."""
    try:
        address = valid_address.valid(f"{local}{more}@example.gov")
    except InvalidAddressError:
        return
    raw = member_mails.of(asked(address), config, DOOR, doors.KEYRING, NOW)
    heads = [line.partition(b":")[0] for line in raw.partition(b"\r\n\r\n")[0].splitlines() if line[:1] not in b" \t"]
    assert heads == [
        *(b"From", b"Reply-To", b"To", b"Subject", b"Date", b"Message-ID", b"Auto-Submitted"),
        *(b"X-Auto-Response-Suppress", b"Content-Type", b"Content-Transfer-Encoding", b"MIME-Version"),
    ]
    mail = message_from_bytes(raw, policy=policy.compat32)
    assert str(mail["To"]).replace("\r\n ", "") == address
