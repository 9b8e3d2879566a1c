"""A file, or the address of a server -> an open database with the tables of a store, saved whole or not at all."""

from __future__ import annotations

import itertools
import shlex
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import sqlalchemy as sql
from sqlalchemy.exc import DataError, DBAPIError, SQLAlchemyError

from hub.base import file_io
from hub.base.translation import gettext, noop
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@dataclass(frozen=True, kw_only=True, slots=True)
class Store:
    """Hold what a database is for: its tables, its name within a sentence, and the way out where its file is damaged.

    `{file}` in the way is the file, as a shell takes it. The environment has its address as `variable`. A store that
    `erases` overwrites in its file what is deleted, and makes the file so that only its owner can read it.
    """

    name: str
    tables: sql.MetaData
    way: str
    variable: str = "HUB_DATABASE_URL"
    erases: bool = False


TABLES = sql.MetaData()
INBOX = Store(
    name=noop("the inbox"),
    tables=TABLES,
    way=noop(
        "delete it, and the next hub fetch makes a new one; only what waits and what was dropped is lost: rm %(file)s"
    ),
)
POSTGRES = "postgresql+psycopg"
# Names of the two programs as people write them, and as SQLAlchemy knows them.
DRIVERS = {
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
    "postgres": POSTGRES,
    "postgresql": POSTGRES,
    POSTGRES: POSTGRES,
}
SHAPE = noop("write postgresql://USER:PASSWORD@HOST/NAME, or sqlite:////PATH/OF/A/FILE.db")
# How long to wait for another command, or for a server that does not answer. An address may say otherwise.
SECONDS = 10
WAITS = {"sqlite": "timeout", "postgresql": "connect_timeout"}
ARGUMENTS: dict[str, dict[str, Any]] = {"sqlite": {"isolation_level": None}, "postgresql": {"client_encoding": "utf8"}}
# How a transaction begins: alone, also on a server, so that tables are made once, a fetch sees what another has saved,
# and no two wait for each other. sqlite3 itself would begin at the first change, and not wait where it has read before.
TURNS = {
    "sqlite": ("BEGIN IMMEDIATE",),
    "postgresql": (
        f"SET LOCAL lock_timeout = '{SECONDS}s'",
        "SET LOCAL idle_in_transaction_session_timeout = '60s'",  # a client that vanished is given up
        "SELECT pg_advisory_xact_lock(4740418)",  # "HUB" as bytes, so that others hardly choose the same number
    ),
}
# Of who works alone for longer than a transaction; the number after that of TURNS.
ALONE = "SELECT pg_try_advisory_lock(4740419)"
# Of workers, by their numbers; and how a connection of one begins. With a log beside the file of SQLite, who reads need
# not wait for who writes. A server hears within a minute that a machine is gone.
WORKERS = 4740420
WORK = {
    "sqlite": ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"),
    "postgresql": (
        f"SELECT pg_advisory_lock_shared({WORKERS}, {{number}})",
        "SET tcp_keepalives_idle = 20",
        "SET tcp_keepalives_interval = 10",
        "SET tcp_keepalives_count = 3",
    ),
}
FIRST_PAUSE = 0.05
BUSY = noop("another hub command is using %(store)s; try again in a moment")
# https://sqlite.org/rescode.html, the primary codes
FILES = {
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_CANTOPEN": noop("the file %(file)s cannot be opened; does its folder exist, and may you write to it?"),
    "SQLITE_CORRUPT": noop("the file %(file)s is damaged; %(way)s"),
    "SQLITE_FULL": noop("the disk of %(file)s is full; free some space and try again"),
    "SQLITE_IOERR": noop("the disk of %(file)s cannot be read or written; is it full?"),
    "SQLITE_NOTADB": noop("the file %(file)s is not a database, or is damaged; %(way)s"),
    "SQLITE_PERM": noop("you do not have permission to write to %(file)s"),
    "SQLITE_READONLY": noop("you do not have permission to write to %(file)s"),
}
# https://www.postgresql.org/docs/current/errcodes-appendix.html, codes and classes of codes
SILENT = noop("the database server at %(server)s does not answer, or does not let you in; check %(variable)s")
SERVERS = {
    "": SILENT,
    "08": SILENT,
    "22": noop("a text cannot be saved at %(server)s; does its database have the encoding UTF8?"),
    "25006": noop("the database server at %(server)s does not accept changes: it is a replica, or read-only"),
    "28": SILENT,
    "3D": SILENT,
    "3F": noop("the database at %(server)s has no schema that you may use"),
    "40": BUSY,
    "42501": noop(
        "at %(server)s you may not create or change tables; the database user needs that permission in its schema"
    ),
    "53": noop("the database server at %(server)s has no space or no connection left; try again later"),
    "55P03": BUSY,
    "57": noop("the database server at %(server)s has ended the connection; try again in a moment"),
}


# Names of this machine, None for its socket; and what makes a connection to another one encrypted or none.
HERE = {None, "", "localhost", "127.0.0.1", "::1"}
ENCRYPTED = {"require", "verify-ca", "verify-full"}
# A hub has three stores, and may have one more database than its own.
MOST_ENGINES = 4
_ENGINES: dict[tuple[sql.URL, str], tuple[sql.Engine, Event]] = {}


@contextmanager
def opened(database: Path | str, store: Store = INBOX) -> Iterator[sql.Connection]:
    """Open a database and yield a connection in a transaction: all of the work in the block is saved, or none of it.

    No other transaction of hub is open in that database meanwhile, so keep the block short. Raises HubError for an
    address or a database that cannot be used; its message quotes neither the driver nor the password.
    """
    url = _url(database, store)
    engine, complete = _in_use(url, store)
    try:
        with engine.begin() as connection:
            if not complete.is_set():  # pragma: no branch  make database
                _complete(connection, store.tables)
            yield connection
    except SQLAlchemyError as error:
        complete.clear()  # what a desk of many hours knows of tables may have become wrong
        raise HubError(_words(error, url, store)) from error
    if url.get_backend_name() != "sqlite":  # pragma: no cover  make database
        complete.set()  # a file may be deleted, and is another one then


def _in_use(url: sql.URL, store: Store) -> tuple[sql.Engine, Event]:
    """Return the engine for a store in a database, and whether its tables are known to be there.

    To connect to a server and to look at its tables takes longer than most that is done there, so its connections stay
    for the next block; those of the database that was first of a few are closed.
    """
    key = (url, store.name)
    found = _ENGINES.get(key)
    if found is None:
        while len(_ENGINES) >= MOST_ENGINES:
            former, _ = _ENGINES.pop(next(iter(_ENGINES)))
            former.dispose()
        pool: dict[str, Any] = (
            {"poolclass": sql.NullPool} if url.get_backend_name() == "sqlite" else {"pool_pre_ping": True}
        )
        engine = _engine(url, store, **pool)
        sql.event.listen(engine, "begin", _take_turn)
        found = _ENGINES[key] = engine, Event()
    return found


@contextmanager
def alone(database: Path | str, store: Store) -> Iterator[bool]:
    """Yield whether nobody else works alone with a store, here or on another machine; nobody else begins meanwhile.

    Transactions of others go on. The lock ends with this process, however that ends.
    """
    url = _url(database, store)
    if url.get_backend_name() == "sqlite":
        if url.database in {None, "", ":memory:"}:
            message = gettext(
                "%(variable)s names no file, so nothing would remember what was sent; %(shape)s",
                variable=store.variable,
                shape=gettext(SHAPE),
            )
            raise HubError(message)
        file = Path(str(url.database))
        with file_io.locked(file.parent, Path(f"{file.name}.lock"), 0) as is_held:
            yield is_held
        return
    engine = _engine(url, store)
    with ExitStack() as stack:
        stack.callback(engine.dispose)
        yield bool(stack.enter_context(_session(engine, url, store)).exec_driver_sql(ALONE).scalar())


class Statements:
    """Run single statements, each saved by itself, on one connection that is made again where it was lost.

    As long as it lasts, its `number` is not free for others who ask. A statement that fails is tried again for a while;
    one of those `failures` may have been saved without anybody hearing of it.
    """

    def __init__(self, engine: sql.Engine, url: sql.URL, store: Store) -> None:
        self._engine, self._url, self._store = engine, url, store
        self._is_server = url.get_backend_name() == "postgresql"
        self._connection: sql.Connection | None = None
        self.failures = 0

    def execute(self, statement: sql.Executable, values: Mapping[str, Any] | None = None) -> Sequence[sql.Row[Any]]:
        """Return the rows of a statement; raises HubError where it fails longer than hub waits for a database."""
        last = time.monotonic() + SECONDS
        for pause in itertools.count(1):
            try:
                return self._rows(statement, values or {})
            except SQLAlchemyError as error:
                self.close()
                self.failures += 1
                if time.monotonic() > last:
                    raise HubError(_words(error, self._url, self._store)) from error
            time.sleep(min(pause * FIRST_PAUSE, 1))
        raise AssertionError  # pragma: no cover  the loop has no end

    def _rows(self, statement: sql.Executable, values: Mapping[str, Any]) -> Sequence[sql.Row[Any]]:
        """Return the rows of a statement; to take a connection for each would cost as much as to run it."""
        if self._connection is None:
            self._connection = self._engine.connect()
        result = self._connection.execute(statement, values)
        return result.all() if result.returns_rows else ()

    def close(self) -> None:
        """Give the connection back; the next statement takes another."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def is_free(self, number: int) -> bool:
        """Return whether nobody has that number any more; a file has one user (`statements`), who asks."""
        if self._is_server:  # pragma: no cover  make database
            taken = {"kind": WORKERS, "number": number}
            return bool(self.execute(sql.text("SELECT pg_try_advisory_xact_lock(:kind, :number)"), taken)[0][0])
        return True


@contextmanager
def statements(database: Path | str, store: Store, number: int) -> Iterator[Statements]:
    """Open a database for many single statements of a worker with a number that nobody else has.

    A server takes several workers, a file one: raises HubError where there is another.
    """
    url = _url(database, store)
    with ExitStack() as stack:
        if url.get_backend_name() == "sqlite" and not stack.enter_context(alone(database, store)):
            raise HubError(busy(store))
        engine = _engine(
            url, store, isolation_level="AUTOCOMMIT", pool_size=1, max_overflow=0, pool_reset_on_return=None
        )
        stack.callback(_end_work, engine)
        sql.event.listen(engine, "connect", partial(_begin_work, url.get_backend_name(), number))
        found = Statements(engine, url, store)
        stack.callback(found.close)
        yield found


def busy(store: Store) -> str:
    """Say that another command uses a store."""
    return gettext(BUSY, store=gettext(store.name))


def _begin_work(kind: str, number: int, connection: Any, _: object) -> None:  # noqa: ANN401  the driver's own
    """Say to whom a connection belongs, so that its number is free as soon as the process is gone."""
    cursor = connection.cursor()
    for statement in WORK[kind]:
        cursor.execute(statement.format(number=number))
    cursor.close()
    connection.commit()


def _end_work(engine: sql.Engine) -> None:
    """Close a worker's connection; a file has no log beside it any more, where what was deleted could be read."""
    if engine.dialect.name == "sqlite":  # pragma: no branch  make database
        with suppress(SQLAlchemyError), engine.connect() as connection:  # another command may use it
            connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
    engine.dispose()


def _session(engine: sql.Engine, url: sql.URL, store: Store) -> sql.Connection:
    """Return a connection without a transaction, which keeps what it locks until it is closed."""
    try:
        return engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    except SQLAlchemyError as error:
        raise HubError(_words(error, url, store)) from error


def _engine(url: sql.URL, store: Store, **pool: Any) -> sql.Engine:  # noqa: ANN401  what SQLAlchemy takes
    kind = url.get_backend_name()
    waits = {} if WAITS[kind] in url.query else {WAITS[kind]: SECONDS}
    try:
        engine = sql.create_engine(url, connect_args=ARGUMENTS[kind] | waits, hide_parameters=True, **pool)
    except ImportError as error:
        message = gettext(
            "%(variable)s names a PostgreSQL server; to use one: pip install 'practice-hub[postgres]'",
            variable=store.variable,
        )
        raise HubError(message) from error
    if store.erases and kind == "sqlite":
        sql.event.listen(engine, "do_connect", _make_private)
        sql.event.listen(engine, "connect", _erase)
    return engine


def name(database: Path | str) -> str:
    """Return what tells a database from others, without secrets; "" for the file that a hub has of its own."""
    return "" if isinstance(database, Path) else _shown(_url(database))


def server(database: Path | str, store: Store) -> str:
    """Return the address of a PostgreSQL server as its own programs take it, with its password; "" for a file."""
    url = _url(database, store)
    is_server = url.get_backend_name() == "postgresql"
    return url.set(drivername="postgresql").render_as_string(hide_password=False) if is_server else ""


def is_overheard(database: Path | str, store: Store) -> bool:
    """Return whether what goes to a database may cross a network without encryption."""
    url = _url(database, store)
    host = url.query.get("host") or url.host
    is_here = host in HERE or str(host).startswith("/")
    return url.get_backend_name() == "postgresql" and not is_here and url.query.get("sslmode") not in ENCRYPTED


def file(database: Path | str, store: Store) -> Path | None:
    """Return the file that a database is in; None for a server, and for a database that nothing keeps."""
    url = _url(database, store)
    is_file = url.get_backend_name() == "sqlite" and url.database not in {None, "", ":memory:"}
    return Path(str(url.database)) if is_file else None


def _url(database: Path | str, store: Store = INBOX) -> sql.URL:
    if isinstance(database, Path):
        return sql.URL.create("sqlite", database=str(database))
    try:
        url = sql.make_url(database)
    except (SQLAlchemyError, ValueError) as error:
        message = gettext(
            "%(variable)s is not the address of a database; %(shape)s", variable=store.variable, shape=gettext(SHAPE)
        )
        raise HubError(message) from error
    if url.drivername not in DRIVERS:
        message = gettext(
            "%(variable)s begins with %(drivername)s, which hub does not know; %(shape)s",
            variable=store.variable,
            drivername=repr(url.drivername),
            shape=gettext(SHAPE),
        )
        raise HubError(message)
    return url.set(drivername=DRIVERS[url.drivername])


def _take_turn(connection: sql.Connection) -> None:
    for statement in TURNS[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def _make_private(_: object, __: object, arguments: Sequence[Any], ___: object) -> None:
    """Make the file of a database before SQLite does, which would let everybody read it; one that is there stays."""
    file = Path(arguments[0])
    is_new = not (arguments[0].startswith((":", "file:")) or file.exists() or file.is_symlink())
    if is_new and file.parent.is_dir():
        with suppress(OSError):  # which SQLite itself is about to meet
            file_io.private(file.parent, file.name)


def _erase(connection: Any, _: object) -> None:  # noqa: ANN401  the driver's own
    connection.execute("PRAGMA secure_delete = ON")  # https://sqlite.org/pragma.html#pragma_secure_delete


def _complete(connection: sql.Connection, tables: sql.MetaData) -> None:
    """Make the tables that are missing, and the columns that a database of an earlier version lacks."""
    found = sql.inspect(connection).get_multi_columns(filter_names=list(tables.tables))
    there = {table: {column["name"] for column in columns} for (_, table), columns in found.items()}
    for table in tables.sorted_tables:
        if table.name not in there:
            table.create(connection)
        for column in table.columns:
            if column.name not in there.get(table.name, table.columns):
                words = sql.schema.CreateColumn(column).compile(dialect=connection.dialect)
                connection.execute(sql.text(f"ALTER TABLE {table.name} ADD COLUMN {words}"))


def _words(error: SQLAlchemyError, url: sql.URL, store: Store) -> str:
    """Say what is wrong with a database, for the person who must act; what is not listed is named by its code."""
    cause = error.orig if isinstance(error, DBAPIError) else None
    if url.get_backend_name() == "sqlite":
        code = getattr(cause, "sqlite_errorname", "")  # sqlite3 names the finer codes: SQLITE_IOERR_WRITE
        known = FILES.get("_".join(code.split("_")[:2]))
        file = shlex.quote(str(url.database))
        found = known and gettext(known, store=gettext(store.name), file=file, way=gettext(store.way, file=file))
    else:
        code = getattr(cause, "sqlstate", None) or ("22" if isinstance(error, DataError) else "")
        known = SERVERS.get(code) or SERVERS.get(code[:2])
        found = known and gettext(known, store=gettext(store.name), server=_shown(url), variable=store.variable)
    return found or gettext(
        "%(name)s at %(url)s cannot be used; its database says %(value)s",
        name=gettext(store.name),
        url=_shown(url),
        value=code or type(error).__name__,
    )


def _shown(url: sql.URL) -> str:
    """Return an address with stars for its password, and without its query, which may hold another address."""
    return url.set(drivername=url.get_backend_name(), query={}).render_as_string()
