"""Tables of readers, in and out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sql

from hub.errors import HubError
from hub.members import member_csv, member_store, member_tables
from hub.members.member_csv import BadLine, ImportLine
from hub.members.member_keys import Keyring
from tests.members.conftest import NEW

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
TOPICS = ("surveys", "forms")


@pytest.mark.parametrize(
    "head",
    [
        *("address", "Email", "Email Address", "E-Mail", '"email_address"', "E-Mail-Adresse", "Adresse e-mail"),
        *("Courriel", "Correo electrónico", "Dirección de correo", "Indirizzo e-mail", "Endereço de e-mail"),
    ],
)
def test_a_table_names_its_column(head: str) -> None:
    """As list services do."""
    assert list(member_csv.read(f"Name,{head}\nAna,ana@example.gov\n", TOPICS)) == [
        ImportLine(number=2, address="ana@example.gov")
    ]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
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
        "es,surveys,forms,fay@example.gov\n"
        "es,,eve@example.gov,,\n"
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
        BadLine(
            number=7,
            reason="it has 4 cells, and the first line 3; "
            "put quotation marks around a cell in which the delimiter is part of the words",
        ),
    ]
    assert good == ImportLine(number=8, address="eve@example.gov", language="es")


@pytest.mark.parametrize("table", ["", "ana@example.gov\nben@example.gov\n", "name,phone\n"])
def test_a_table_without_addresses(table: str) -> None:
    """Says what to write."""
    with pytest.raises(HubError, match="no column has addresses; write a first line that names it"):
        list(member_csv.read(table, TOPICS))


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("sep=;\nemail;topics\nana@example.gov;forms\n", (3, ("forms",))),
        ("sep=\nemail,topics\nana@example.gov,forms\n", (3, ("forms",))),
        ('"Name, first";email;topics\nAna;ana@example.gov;forms\n', (2, ("forms",))),
        ('"Email"\t"Topics, all"\t"topics"\nana@example.gov\tx\tforms\n', (2, ("forms",))),
        ("email,topics\rana@example.gov,forms\r", (2, ("forms",))),
        ('email,note,topics\r\n"\u200bana@example.gov\xa0","a\r\nb",forms\r\n', (2, ("forms",))),
        ('email,topics\n"ana@example.gov","surveys, forms"\n', (2, ("surveys", "forms"))),
        ("\n \r\n;;\nemail;topics\nana@example.gov;forms\n", (5, ("forms",))),
        ("Address,Mail,Topics\n1 Long Street,ana@example.gov,forms\n", (2, ("forms",))),
        ("Email,Mail,Topics\n,ana@example.gov,forms\n", (2, ("forms",))),
        ("Nombre,Correo electrónico,Topics\nAna,ana@example.gov,forms\n", (2, ("forms",))),
    ],
)
def test_a_table_as_programs_write_it(table: str, expected: tuple[int, tuple[str, ...]]) -> None:
    """With the line for Excel, commas in a head of semicolons, line ends of old, and lines within a cell."""
    (line,) = member_csv.read(table, TOPICS)
    assert isinstance(line, ImportLine)
    assert (line.address, (line.number, line.topics)) == ("ana@example.gov", expected)


def test_who_does_not_read_elsewhere_is_not_taken_in() -> None:
    """Each is named with the reason, and has left in every other row as well."""
    table = (
        "email,Status,UNSUB_TIME\n"
        "ana@example.gov,Unsubscribed (2024),\n"
        "ben@example.gov,active,2024-03-01 10:00:00\n"
        "cleo@example.gov,active,\n"
        "ANA@example.gov,active,\n"
    )
    only = "only who has agreed to get it is taken in"
    assert list(member_csv.read(table, TOPICS)) == [
        BadLine(number=2, reason=f"the table calls this person 'Unsubscribed (2024)'; {only}", has_left=True),
        BadLine(number=3, reason=f"the column 'UNSUB_TIME' is filled; {only}", has_left=True),
        ImportLine(number=4, address="cleo@example.gov"),
        BadLine(number=5, reason=f"line 2 does not say that this person reads; {only}", has_left=True),
    ]


def test_a_status_that_nobody_knows_is_no_yes() -> None:
    """It may be a code or a language of who left; the editor says what it means."""
    table = "email;Status\nana@example.gov;DNC\nben@example.gov;active\nANA@example.gov;active\n"
    only = "only who has agreed to get it is taken in"
    unknown = "hub does not know what the status 'DNC' means; write active in its place if this person reads"
    assert list(member_csv.read(table, TOPICS)) == [
        BadLine(number=2, reason=f"{unknown}; {only}"),
        ImportLine(number=3, address="ben@example.gov"),
        BadLine(number=4, reason=f"line 2 does not say that this person reads; {only}", has_left=True),
    ]


@pytest.mark.parametrize(
    "head", ["email,status,status", "email,E-Mail,name", "email,topics,Topics", "email,Active,active"]
)
def test_a_column_that_is_there_twice_is_refused(head: str) -> None:
    """The last would win, and perhaps bring back who left; columns that are not read may share a name."""
    with pytest.raises(HubError, match=r"the first line names two columns '\w.*'; rename or remove the one"):
        list(member_csv.read(f"{head}\nana@example.gov,unsubscribed,active\n", TOPICS))
    assert list(member_csv.read("email,tag,tag\nana@example.gov,a,b\n", TOPICS)) == [
        ImportLine(number=2, address="ana@example.gov")
    ]


def test_a_pause_is_kept() -> None:
    """A day that is none is named."""
    table = "address,paused_until\nana@example.gov,2027-01-01\nben@example.gov,soon\n"
    assert list(member_csv.read(table, TOPICS)) == [
        ImportLine(number=2, address="ana@example.gov", paused_until=date(2027, 1, 1)),
        BadLine(number=3, reason="'soon' is not a day; write it as in 2027-01-31"),
    ]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("Name,E-Mail,Topics,Phone,\n", ("Name", "Phone")),
        ("email,address,state\n", ("address",)),
        (",".join(member_csv.HEADS), ("joined", "confirmed", "source", "id")),
        ("name\n", ("name",)),
    ],
)
def test_what_is_not_read_is_named(table: str, expected: tuple[str, ...]) -> None:
    """So that nobody believes it was kept."""
    assert member_csv.unread(table) == expected


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
    assert list(member_csv.read("\n".join(table), TOPICS)) == [replace(lines[0], paused_until=date(2027, 1, 1))]
    with member_store.opened(place) as connection:
        connection.execute(sql.delete(member_tables.MEMBERS))
    member_csv.take_in(place, member_csv.read("\n".join(table), TOPICS), keyring, NOW, source="moved")
    assert [one.paused_until for one in member_store.every_member(place)] == [date(2027, 1, 1)]


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
