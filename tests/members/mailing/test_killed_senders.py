"""Senders and servers that die in the middle: nobody gets an issue twice, and nobody is lost without a name."""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import threading
import time
from statistics import median
from typing import TYPE_CHECKING

import psycopg
import pytest

from hub.base import clock
from hub.members import member_store
from hub.members.mailing import reader_ledger
from tests import postfix
from tests.members.mailing import relays
from tests.members.mailing.relays import Readers

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.process import BaseProcess
    from pathlib import Path

    from tests.mailings import MemberDesk
    from tests.members.mailing.relays import Between

ISSUE = "2026-11-27"
CONNECTIONS = 4
DATABASE = ".hub/members.db"
HANG_UP = (
    b"SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    b" WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def _run(root: Path, environment: dict[str, str], words: tuple[str, ...], most: int) -> None:
    from hub import cli

    os.environ.update(environment)
    if most:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    cli.main(["--root", str(root), *words])


def command(desk: MemberDesk, *words: str, most: int = 0) -> BaseProcess:
    """A command in a process of its own; no file that it writes may have more than so many bytes."""
    context = multiprocessing.get_context("forkserver")
    started = context.Process(target=_run, args=(desk.root, dict(os.environ), words, most))
    started.start()
    return started


def sender(desk: MemberDesk, *words: str, most: int = 0) -> BaseProcess:
    """A process that is about to send, or to go on."""
    return command(desk, "send", "--yes", *words, most=most)


def counts(desk: MemberDesk) -> dict[str, int]:
    """How many readers are in each state."""
    found = reader_ledger.found(desk.place, ISSUE, clock.now())
    assert found is not None
    return {name: number for name, number in found.counts.items() if name in reader_ledger.STATES}


def sent_to_the_end(desk: MemberDesk, between: Between, number: int) -> list[float]:
    """Send, and go on after each kill; how long it took each time until mails left again."""
    resumed = list[float]()
    words: tuple[str, ...] = ("--expect", str(number))
    while True:
        between.first, begun = None, time.monotonic()
        process = sender(desk, *words)
        between.pid = process.pid
        process.join()
        if between.first is not None:
            resumed.append(between.first - begun)
        if process.exitcode != -signal.SIGKILL:
            return resumed
        words = ("--resume", "--expect", str(number))


def proven(desk: MemberDesk, readers: Readers, addresses: list[str], most: int) -> dict[str, int]:
    """Nobody got it twice, and who did not is named; what became of all."""
    found = counts(desk)
    uncertain = reader_ledger.uncertain(desk.place, ISSUE)
    with member_store.opened(desk.place) as connection:
        members = [member_store.by_id(connection, one) for one in uncertain]
    named = {member.address for member in members if member}
    readers.wait(set(addresses) - named)
    got = set(readers.got)
    lost = set(addresses) - got - named
    arrived = len(named & got)
    told = {**found, "arrived though uncertain": arrived, "lost unnamed": len(lost), "twice": len(readers.twice())}
    assert readers.twice() == [], told
    assert lost == set(), told
    assert found.get("uncertain", 0) <= most, told
    assert found.get("sent", 0) + found.get("uncertain", 0) == len(addresses), told
    return told


@pytest.mark.mail
@pytest.mark.parametrize("members_url", ["sqlite", "postgresql"], indirect=True)
def test_a_sender_that_is_killed_again_and_again(desk: MemberDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each kill falls between the first byte of a message and its answer, and each time the next command goes on."""
    number, kills = (int(os.environ.get(f"HUB_TEST_{name}", most)) for name, most in (("READERS", 2000), ("KILLS", 12)))
    addresses = [f"reader{one}@example.org" for one in range(number)]
    desk.join(addresses)
    readers = Readers()
    with relays.listening(readers) as end, postfix.running(end) as relay:
        at = [(one + 1) * number // (kills + 1) for one in range(kills)]
        with relays.between(relay.port, at) as between:
            monkeypatch.setenv("HUB_SMTP_URL", f"smtp://127.0.0.1:{between.server_address[1]}?starttls=no")
            begun = time.monotonic()
            resumed = sent_to_the_end(desk, between, number)
            seconds = time.monotonic() - begun
            told = proven(desk, readers, addresses, kills * CONNECTIONS)
    usual, slowest = median(resumed[1:]), max(resumed[1:])
    took = f"resumed after {usual:.2f} s, at most {slowest:.2f} s, {seconds:.0f} s in all"
    print(f"{told}, killed {dict(between.killed)}, {took}")  # noqa: T201  the figures
    assert between.killed.total() == kills
    assert min(between.killed.values()) >= kills // len(between.STAGES)
    assert told["arrived though uncertain"] < told["uncertain"]


def again_and_again(work: Callable[[], object], times: int, done: threading.Event, readers: Readers) -> int:
    """Do something so many times, with pauses, from the first mail on or until a sender is done; how often it was."""
    while not readers.got and not done.wait(0.05):
        pass
    for number in range(times):
        if done.wait(0.5):
            return number
        work()
    return times


def while_sending(desk: MemberDesk, readers: Readers, number: int, work: Callable[[], object], times: int) -> int:
    """Send, while something happens again and again; how often it did. The sender goes on by itself."""
    done = threading.Event()
    happened: list[int] = []
    beside = threading.Thread(target=lambda: happened.append(again_and_again(work, times, done, readers)))
    process = sender(desk, "--expect", str(number))
    beside.start()
    process.join()
    done.set()
    beside.join()
    assert process.exitcode in {0, 1}
    assert reader_ledger.every(desk.place, clock.now())[0].state == "sent"
    return happened[0]


@pytest.mark.mail
def test_a_mail_server_that_is_killed_again_and_again(desk: MemberDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sender waits until it is back, and goes on; what had no answer is named."""
    number, kills = (int(os.environ.get(f"HUB_TEST_{name}", most)) for name, most in (("RELAYED", 500), ("DEATHS", 3)))
    addresses = [f"reader{one}@example.org" for one in range(number)]
    desk.join(addresses)
    readers = Readers()
    with relays.listening(readers) as end, postfix.running(end) as relay:
        monkeypatch.setenv("HUB_SMTP_URL", f"smtp://127.0.0.1:{relay.port}?starttls=no")

        def die() -> None:
            relay.kill()
            relay.start()

        died = while_sending(desk, readers, number, die, kills)
        told = proven(desk, readers, addresses, died * CONNECTIONS)
    print(f"{told}, the mail server died {died} times")  # noqa: T201  the figures
    assert died > 0


@pytest.mark.mail
@pytest.mark.parametrize("members_url", ["postgresql"], indirect=True)
def test_a_database_that_hangs_up_again_and_again(
    desk: MemberDesk, members_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker connects again and knows what it had in hand: nothing is lost, and nothing is uncertain."""
    number = 500
    addresses = [f"reader{one}@example.org" for one in range(number)]
    desk.join(addresses)
    readers = Readers()
    with relays.listening(readers) as end, postfix.running(end) as relay:
        monkeypatch.setenv("HUB_SMTP_URL", f"smtp://127.0.0.1:{relay.port}?starttls=no")

        def hang_up() -> None:
            with psycopg.connect(members_url, autocommit=True) as connection:
                connection.execute(HANG_UP)

        lost = while_sending(desk, readers, number, hang_up, 3)
        told = proven(desk, readers, addresses, 0)
    print(f"{told}, the database hung up {lost} times")  # noqa: T201  the figures
    assert lost > 0


@pytest.mark.mail
def test_a_disk_that_is_full(desk: MemberDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing leaves that could not be written down before, and once there is space, the rest does."""
    number = 400
    addresses = [f"reader{one}@example.org" for one in range(number)]
    desk.join(addresses)
    readers = Readers()
    with (
        relays.listening(readers) as end,
        postfix.running(end) as relay,
        relays.between(relay.port, [20]) as between,
    ):
        monkeypatch.setenv("HUB_SMTP_URL", f"smtp://127.0.0.1:{between.server_address[1]}?starttls=no")
        first = sender(desk, "--expect", str(number))
        between.pid = first.pid
        first.join()
        assert first.exitcode == -signal.SIGKILL
        full = sender(
            desk, "--resume", "--expect", str(number), most=desk.root.joinpath(DATABASE).stat().st_size + 90_000
        )
        full.join()
        assert full.exitcode == 1
        assert 20 < len(readers.got) < number
        last = sender(desk, "--resume", "--expect", str(number))
        last.join()
        told = proven(desk, readers, addresses, 2 * CONNECTIONS)
    print(f"{told}, the disk was full after {len(readers.got)} readers")  # noqa: T201  the figures
