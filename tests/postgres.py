"""A PostgreSQL server of one's own, from Debian's packages, on 127.0.0.1 and in a folder that goes with it."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from tests.servers import free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

USER, PASSWORD = "hub", "hunter2"
# Enough for the editors of these tests; and a disk need not be waited for where the power may fail.
SETTINGS = "max_connections = 100\nfsync = off\nunix_socket_directories = ''\nlisten_addresses = '127.0.0.1'\n"


@contextmanager
def running() -> Iterator[str]:
    """Start a server; the address of its databases, to which a name is added."""
    folder = Path(tempfile.mkdtemp(prefix="hub-postgres-"))
    password = folder / "password"
    password.write_text(PASSWORD)
    if os.geteuid() == 0:  # PostgreSQL refuses to be run by root
        for path in (folder, password):
            shutil.chown(path, "postgres", "postgres")
    try:
        _program("initdb", folder, "--username", USER, "--pwfile", str(password), "--auth", "scram-sha-256")
        port = free_port()
        with (folder / "data" / "postgresql.conf").open("a") as file:
            file.write(f"{SETTINGS}port = {port}\n")
        _program("pg_ctl", folder, "--wait", "--log", str(folder / "log"), "start")
        try:
            yield f"postgresql://{USER}:{PASSWORD}@127.0.0.1:{port}/"
        finally:
            _program("pg_ctl", folder, "--wait", "--mode", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _program(name: str, folder: Path, *words: str) -> None:
    """Run one of PostgreSQL's programs on the data in a folder."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    assert found, "PostgreSQL is not installed: run `make tools`"
    user = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
    subprocess.run(  # noqa: S603  our own words
        [found[-1], *words, "--pgdata", str(folder / "data")],
        cwd=folder,
        stdout=subprocess.DEVNULL,  # a pipe would stay open as long as the server
        check=True,
        user=user and user.pw_uid,
        group=user and user.pw_gid,
        extra_groups=[] if user else None,
    )


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[], str]]:
    """Make an empty database at each call; its address."""
    with running() as server:
        names = (f"hub{number}" for number in itertools.count(1))

        def empty() -> str:
            name = next(names)
            with psycopg.connect(f"{server}postgres", autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}".encode())
            return f"{server}{name}"

        yield empty
