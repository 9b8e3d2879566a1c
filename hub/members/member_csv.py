"""Members as a table that spreadsheets and other list services read (CSV), and back."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hub.base import languages
from hub.base.translation import gettext, noop
from hub.content import validation
from hub.errors import HubError
from hub.members import member_keys, member_store, subscription_status, suppression_list, valid_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from hub.members.member_keys import Keyring
    from hub.members.member_store import Member

# What list services call the column of addresses, in small letters and without marks.
ADDRESS_HEADS = (
    *("email", "emailaddress", "address", "mail", "correo", "correoelectrónico", "correoelectronico"),
    *("direccióndecorreo", "direccióndecorreoelectrónico", "emailadresse", "mailadresse", "adresseemail"),
    *("adressemail", "courriel", "adressecourriel", "indirizzoemail", "endereçodeemail"),
)
HEADS = ("address", "topics", "language", "state", "joined", "confirmed", "paused_until", "source", "id")
# Columns that are read beside that of the address, by their names in small letters and without marks.
READ_HEADS = ("topics", "language", "pauseduntil")
DELIMITERS = ",;\t|"
# What a line without words has.
BLANK = f'{DELIMITERS}" '
# How the line begins that tells Excel the delimiter, before the head.
EXCEL = "sep="
ONLY = noop("only who has agreed to get it is taken in")
TOO_MANY = noop(
    "it has {cells} cells, and the first line {columns}; "
    "put quotation marks around a cell in which the delimiter is part of the words"
)
# What an address of mail looks like, and one of a house does not.
MAIL = re.compile(r"[^@\s]+@[^@\s]+")
APART = re.compile(r"[\s;|,]+")
# Lines that are saved together; another command waits no longer than that takes.
BATCH = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class ImportLine:
    """Hold what one line of a file says: its number, and a reader."""

    number: int
    address: str
    topics: tuple[str, ...] = ()
    language: str = ""
    paused_until: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class BadLine:
    """Hold the number of a line that names no reader, and why; never what is written there.

    Where it `has_left`, there is nothing to correct: the table says that this person does not read.
    """

    number: int
    reason: str
    has_left: bool = False


@dataclass(slots=True)
class ImportCounts:
    """Hold how many were added, known already, and left out because they had left; and the lines that are wrong."""

    added: int = 0
    known: int = 0
    suppressed: int = 0
    bad: tuple[BadLine, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Table:
    """Hold a table: its head, the index of the column of addresses (None without one), and its rows by line number."""

    head: tuple[str, ...]
    column: int | None
    rows: tuple[tuple[int, list[str]], ...]


def read(text: str, topics: Sequence[str]) -> Iterator[ImportLine | BadLine]:
    """Yield each line of a table with a head, whose delimiter is a comma, a semicolon, a tab or a bar.

    `topics` are those that the hub has. Who has left in one row is in no other. Raises HubError where no column is one
    of addresses, where two columns that are read have one name, and where a quotation mark is left open: the readers
    after it would be lost in its cell.
    """
    table = _table(text)
    column = table.column
    if column is None:
        message = gettext("no column has addresses; write a first line that names it, such as: address,topics,language")
        raise HubError(message)
    _refuse_twins(table)
    names = [_name(cell) for cell in table.head]
    gone = _gone(table, column)
    for number, row in table.rows:
        address = row[column] if column < len(row) else ""
        if any(cell.strip() for cell in row[len(names) :]):
            yield BadLine(number=number, reason=gettext(TOO_MANY).format(cells=len(row), columns=len(names)))
        elif reason := subscription_status.against(table.head, row):
            yield BadLine(number=number, reason=f"{reason}; {gettext(ONLY)}", has_left=True)
        elif reason := subscription_status.unknown(table.head, row):
            yield BadLine(number=number, reason=f"{reason}; {gettext(ONLY)}")
        elif other := gone.get(_key(address)):
            reason = gettext("line %(other)s does not say that this person reads", other=other)
            yield BadLine(number=number, reason=f"{reason}; {gettext(ONLY)}", has_left=True)
        elif any(cell.strip() for cell in row):
            yield _line(number, address, dict(zip(names, row, strict=False)), topics)


def unread(text: str) -> tuple[str, ...]:
    """Return the columns of a table that an import does not read, as its head writes them."""
    table = _table(text)
    cells = [cell for number, cell in enumerate(table.head) if number != table.column]
    return tuple(cell for cell in cells if (name := _name(cell)) and (name == "confirmed" or not _is_read(cell)))


def _table(text: str) -> _Table:
    rows = _rows(text)
    head = _head(rows)
    found = tuple(rows)
    return _Table(head=tuple(head), column=_address_column(head, [row for _, row in found]), rows=found)


def _is_read(head: str) -> bool:
    """Return whether a column is read; `confirmed` has days, of which an import keeps none, or a no."""
    return _name(head) in READ_HEADS or subscription_status.is_read(head)


def _refuse_twins(table: _Table) -> None:
    """Raise HubError where two columns that are read have one name: either may hold what is true."""
    seen: set[str] = set()
    for cell in table.head:
        name = _name(cell)
        if name in seen and (name in ADDRESS_HEADS or _is_read(cell)):
            message = gettext(
                "the first line names two columns %(cell)s; rename or remove the one that is not to be read",
                cell=validation.shown(cell.strip()),
            )
            raise HubError(message)
        seen.add(name)


def _gone(table: _Table, column: int) -> dict[str, int]:
    """Return the addresses of rows of people who do not read, or may not, each with the number of its line."""
    return {
        _key(row[column]): number
        for number, row in table.rows
        if len(row) > column
        and MAIL.search(row[column])
        and (subscription_status.against(table.head, row) or subscription_status.unknown(table.head, row))
    }


def _key(address: str) -> str:
    return member_keys.folded(address.strip())


def _name(cell: str) -> str:
    """Return the name of a column in small letters and without marks."""
    return re.sub(r"[\W_]", "", cell.casefold())


def _address_column(head: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> int | None:
    """Return the index of the column of addresses: of those with such a name, the one with most addresses of mail."""
    names = [_name(cell) for cell in head]
    called = [names.index(name) for name in ADDRESS_HEADS if name in names]
    return max(
        called, key=lambda index: sum(len(row) > index and bool(MAIL.search(row[index])) for row in rows), default=None
    )


def _head(rows: Iterator[tuple[int, list[str]]]) -> list[str]:
    """Return the first row with words that is not Excel's."""
    return next((row for _, row in rows if (said := "".join(row).strip()) and not said.startswith(EXCEL)), [])


def _delimiter(line: str) -> str:
    """Return what parts the cells of a first line: what it tells Excel, or that with which a cell names addresses."""
    if line.startswith(EXCEL):
        return line.removeprefix(EXCEL)[:1] or DELIMITERS[0]
    cells = ((sign, next(csv.reader([line], delimiter=sign), [])) for sign in DELIMITERS)
    return next((sign for sign, head in cells if _address_column(head) is not None), DELIMITERS[0])


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each row, and the number of the line where it begins."""
    delimiter = _delimiter(next((line for line in re.split(r"[\r\n]", text) if line.strip(BLANK)), ""))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        for row in rows:
            yield number, row
            number = rows.line_num + 1
    except csv.Error as error:
        message = gettext(
            "line %(number)s cannot be read as a table: %(error)s; look for an unclosed quotation mark there",
            number=number,
            error=error,
        )
        raise HubError(message) from error


def _line(number: int, written: str, cells: Mapping[str, str], known: Sequence[str]) -> ImportLine | BadLine:
    try:
        return ImportLine(
            number=number,
            address=valid_address.valid(written),
            topics=known_topics(cells.get("topics", ""), known),
            language=_language(cells.get("language", "").strip()),
            paused_until=_day(cells.get("pauseduntil", "").strip()),
        )
    except HubError as error:
        return BadLine(number=number, reason=str(error))


def known_topics(written: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return the topics of a text, between spaces, commas or the like; raises HubError for one that is not known."""
    chosen = tuple(filter(None, APART.split(written)))
    if unknown := [topic for topic in chosen if topic not in known]:
        nearest = validation.nearest(unknown[0], tuple(known))
        message = gettext(
            "%(topic)s is not a topic of this hub; %(nearest)s", topic=validation.shown(unknown[0]), nearest=nearest
        )
        raise HubError(message)
    return chosen


def _language(written: str) -> str:
    if written and not languages.is_known(written):
        message = gettext(
            "%(written)s is not the tag of a language; write one such as es or pt-BR", written=validation.shown(written)
        )
        raise HubError(message)
    return written


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError as error:
        message = gettext("%(written)s is not a day; write it as in 2027-01-31", written=validation.shown(written))
        raise HubError(message) from error


def take_in(  # noqa: PLR0913  what an import is asked for
    place: Path | str,
    lines: Iterable[ImportLine | BadLine],
    keyring: Keyring,
    now: datetime,
    *,
    source: str,
    is_dry: bool = False,
    moved: Callable[[], object] = bool,
) -> ImportCounts:
    """Make members of the readers in these lines, and return how many; with `is_dry` nothing is saved.

    `moved` is called after each reader, to show how far it is. Raises HubError where a key is missing by which people
    who left are known.
    """
    found, bad, seen = ImportCounts(), [], set()
    good = []
    for line in lines:
        if isinstance(line, BadLine):
            bad.append(line)
        elif (known := member_keys.folded(line.address)) in seen:
            found.known += 1
        else:
            seen.add(known)
            good.append(line)
    with member_store.kept_open(place) as engine:
        for first in range(0, max(len(good), 1), BATCH):
            with engine.connect() as connection:
                suppression_list.refuse_lost_keys(connection, keyring)
                for line in good[first : first + BATCH]:
                    became = member_store.take_in(
                        connection,
                        line.address,
                        keyring,
                        now,
                        topics=line.topics,
                        language=line.language,
                        paused_until=line.paused_until,
                        source=source,
                    )
                    setattr(found, became, getattr(found, became) + 1)
                    moved()
                end = connection.rollback if is_dry else connection.commit
                end()
    found.bad = tuple(bad)
    return found


def write(members: Iterable[Member]) -> Iterator[str]:
    """Yield the lines of a table of members, its head first."""
    yield _row(HEADS)
    for one in members:
        dates = (one.joined_at, one.confirmed_at, one.paused_until)
        said = tuple(day.isoformat() if day else "" for day in dates)
        yield _row((one.address, " ".join(one.topics), one.language, one.state, *said, _safe(one.source), one.id))


def _row(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def _safe(cell: str) -> str:
    """Return words that a spreadsheet does not compute."""
    return f"'{cell}" if cell.startswith(tuple(valid_address.FORMULA)) else cell
