"""Keys that change while what older ones signed is still known."""

from __future__ import annotations

import pytest

from hub.errors import HubError
from hub.members import member_keys
from tests.members.conftest import NEW, OLD


def test_the_first_signs_and_all_are_honored() -> None:
    """So a new key can be put before the old one on any day."""
    old, both = member_keys.parse(OLD), member_keys.parse(f" {NEW},\n{OLD} ")
    mac = old.mac("leave", b"7")
    assert both.is_right("leave", b"7", mac)
    assert not member_keys.parse(NEW).is_right("leave", b"7", mac)
    assert both.mac("leave", b"7") == member_keys.parse(NEW).mac("leave", b"7")


def test_a_mac_is_for_one_purpose() -> None:
    """And for one word; an empty one is refused."""
    ring = member_keys.parse(NEW)
    mac = ring.mac("leave", b"7")
    assert [ring.is_right(*asked) for asked in (("leave", b"7", mac), ("leave", b"7", mac[:16]))] == [True, True]
    assert [ring.is_right(*asked) for asked in (("join", b"7", mac), ("leave", b"8", mac), ("leave", b"7", b""))] == [
        False,
        False,
        False,
    ]


def test_a_hash_is_that_of_an_address_however_it_is_written() -> None:
    """Of each key one, and none of them tells the address."""
    ring = member_keys.parse(f"{NEW} {OLD}")
    assert ring.hashes(" Ana@Example.gov ") == ring.hashes("ana@example.gov")
    assert [found.partition(":")[0] for found in ring.hashes("ana@example.gov")] == list(
        map(member_keys.name, ring.keys)
    )
    assert "ana" not in "".join(ring.hashes("ana@example.gov"))


def test_secrets_are_the_newest_last() -> None:
    """As itsdangerous asks for them."""
    assert member_keys.parse(f"{NEW} {OLD}").secrets("join")[-1:] == member_keys.parse(NEW).secrets("join")


@pytest.mark.parametrize("words", ["", " , ", "short", f"{NEW} short"])
def test_refuses_keys_that_can_be_guessed(words: str) -> None:
    """Without quoting them."""
    with pytest.raises(HubError, match="HUB_MEMBERS_KEYS needs one key or more of at least 32 characters") as caught:
        member_keys.parse(words)
    assert "hub members key makes one" in str(caught.value)
    assert NEW not in str(caught.value)
    assert NEW not in repr(member_keys.parse(NEW))


def test_makes_a_key() -> None:
    """Another one each time, long enough to be used."""
    assert member_keys.parse(member_keys.new_key()) != member_keys.parse(member_keys.new_key())
