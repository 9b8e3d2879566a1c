"""Tables of readers, in and out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from hub.errors import HubError
from hub.members import member_csv, member_store
from hub.members.member_csv import BadLine, ImportLine
from hub.members.member_keys import Keyring
from tests.members.conftest import NEW

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
TOPICS = ("surveys", "forms")


@pytest.mark.parametrize("head", ["address", "Email", "Email Address", "E-Mail", '"email_address"'])
def test_a_table_names_its_column(head: str) -> None:
    """As list services do."""
    assert list(member_csv.read(f"Name,{head}\nAna,ana@example.gov\n", TOPICS)) == [
        ImportLine(number=2, address="ana@example.gov")
    ]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_table_of_any_country(sign: str) -> None:
    """Whose cells are parted as spreadsheets there do; empty lines are none."""
    table = f"address{sign}topics{sign}language\r\n\r\n{sign}{sign}\r\nana@example.gov{sign}surveys forms{sign}es\r\n"
    assert list(member_csv.read(table, TOPICS)) == [
        ImportLine(number=4, address="ana@example.gov", topics=("surveys", "forms"), language="es")
    ]


def test_each_bad_line_is_named() -> None:
    """With what is wrong, and without the address; one that is too short, and letters that are not UTF-8 as well."""
    table = (
        "language,topics,address\n"
        "es,surveys,ana@\n"
        "es,survey,ben@example.gov\n"
        "Spanish,,cleo@example.gov\n"
        "es\n"
        "es,,\N{REPLACEMENT CHARACTER}dan@example.gov\n"
        "es,,eve@example.gov,more\n"
    )
    *bad, good = member_csv.read(table, TOPICS)
    assert bad == [
        BadLine(number=2, reason="There must be something after the @-sign"),
        BadLine(number=3, reason="'survey' is not a topic of this hub; did you mean \"surveys\"? (surveys, forms)"),
        BadLine(number=4, reason="'Spanish' is not the tag of a language; write one such as es or pt-BR"),
        BadLine(number=5, reason="An email address must have an @-sign"),
        BadLine(
            number=6,
            reason="Internationalized characters before the @-sign are not supported: '\N{REPLACEMENT CHARACTER}'",
        ),
    ]
    assert good == ImportLine(number=7, address="eve@example.gov", language="es")


@pytest.mark.parametrize("table", ["", "ana@example.gov\nben@example.gov\n", "name,phone\n"])
def test_a_table_without_addresses(table: str) -> None:
    """Says what to write."""
    with pytest.raises(HubError, match="no column has addresses; write a first line that names it"):
        list(member_csv.read(table, TOPICS))


def test_a_table_that_is_none() -> None:
    """A cell of many megabytes is not read."""
    with pytest.raises(HubError, match="line 2 cannot be read as a table: field larger than field limit"):
        list(member_csv.read(f"address\n{'a' * 200_000}\n", TOPICS))


def imported(place: Path | str, keyring: Keyring, *addresses: str, is_dry: bool = False) -> tuple[int, int, int]:
    """Import these; how many were added, known, and left out."""
    lines = [ImportLine(number=number, address=address) for number, address in enumerate(addresses)]
    found = member_csv.take_in(place, lines, keyring, NOW, source="paper", is_dry=is_dry)
    return found.added, found.known, found.suppressed


def test_an_import_can_be_repeated(place: Path | str, keyring: Keyring) -> None:
    """Also within one file; who has left stays away, and a dry run counts the same and saves nothing."""
    with member_store.opened(place) as connection:
        member_store.suppress(connection, "left@example.gov", keyring, NOW)
    wanted = ("ana@example.gov", "ANA@example.gov", "ben@example.gov", "left@example.gov")
    assert imported(place, keyring, *wanted, is_dry=True) == (2, 1, 1)
    assert imported(place, keyring) == (0, 0, 0)
    assert imported(place, keyring, *wanted) == (2, 1, 1)
    assert imported(place, keyring, *wanted) == (0, 3, 1)
    assert [one.address for one in member_store.every_member(place)] == ["ana@example.gov", "ben@example.gov"]


def test_an_import_needs_the_keys_of_who_left(place: Path | str, keyring: Keyring) -> None:
    """Without them they would come back."""
    with member_store.opened(place) as connection:
        member_store.suppress(connection, "left@example.gov", keyring, NOW)
    with pytest.raises(HubError, match="known by a key that HUB_MEMBERS_KEYS lacks"):
        imported(place, Keyring(keys=(NEW[::-1] + "x",)), "left@example.gov")


def test_a_thousand_lines_are_saved_in_batches(place: Path | str, keyring: Keyring) -> None:
    """All of them."""
    assert imported(place, keyring, *(f"r{number}@example.gov" for number in range(1100))) == (1100, 0, 0)


def test_what_is_exported_can_be_imported(place: Path | str, keyring: Keyring) -> None:
    """With topics and language; words that a spreadsheet would compute are words."""
    lines = [ImportLine(number=2, address="ana@example.gov", topics=("forms", "surveys"), language="es")]
    member_csv.take_in(place, lines, keyring, NOW, source="=1+1")
    (ana,) = member_store.every_member(place)
    with member_store.opened(place) as connection:
        member_store.pause(connection, ana.id, date(2027, 1, 1))
    table = list(member_csv.write(member_store.every_member(place)))
    at = "2026-11-30T10:00:00+00:00"
    assert table == [
        "address,topics,language,state,joined,confirmed,paused_until,source,id",
        f"ana@example.gov,forms surveys,es,active,{at},{at},2027-01-01,'=1+1,{ana.id}",
    ]
    assert list(member_csv.read("\n".join(table), TOPICS)) == lines


def test_a_quotation_mark_that_is_left_open_loses_nobody() -> None:
    """The readers after it would be in its cell: the whole table is refused, with the line where it begins."""
    for table in (
        'address,name\nana@example.gov,Ana\nben@example.gov,"Ben\ncleo@example.gov,Cleo\n',
        'address,name\nana@example.gov,Ana\nben@example.gov,"Ben\ncleo@example.gov,"Cleo\n',
    ):
        with pytest.raises(HubError, match=r"line 3 cannot be read as a table: .*; look for an unclosed"):
            list(member_csv.read(table, TOPICS))
    notes = 'address,note\nana@example.gov,"two\nlines, ""quoted"""\nnobody,x\n'
    assert list(member_csv.read(notes, TOPICS)) == [
        ImportLine(number=2, address="ana@example.gov"),
        BadLine(number=4, reason="An email address must have an @-sign"),
    ]
