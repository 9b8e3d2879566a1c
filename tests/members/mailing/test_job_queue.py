"""Several workers at one issue, on the list of a PostgreSQL server: any of them may die at any time."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import psycopg
import pytest

from hub.base import clock
from hub.errors import HubError
from hub.members.mailing import job_queue, mailing_workflow, reader_ledger
from tests import postfix
from tests.delivery import Relay, running
from tests.members.mailing import relays
from tests.members.mailing.relays import Readers
from tests.members.mailing.test_killed_senders import CONNECTIONS, ISSUE, command, counts, proven

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from tests.mailings import MemberDesk

pytestmark = pytest.mark.parametrize("members_url", ["postgresql"], indirect=True)
# Every job is that of a worker who was heard of an hour ago.
DEAD = (
    "WITH dead AS (INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour') RETURNING id)"
    " UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT id FROM dead)"
)


def state(desk: MemberDesk) -> str:
    """How the mailing is."""
    return reader_ledger.every(desk.place, clock.now())[0].state


def slow_worker(desk: MemberDesk) -> BaseProcess:
    """A worker that sends three mails in a second, so that the other one does most."""
    settings = desk.root / "mkdocs.yml"
    words = settings.read_text()
    settings.write_text(words.replace("rate: 9999", "rate: 3"))
    worker = command(desk, "members", "work")
    while counts(desk)["pending"] == sum(counts(desk).values()):
        time.sleep(0.1)
    settings.write_text(words)
    return worker


@pytest.mark.mail
def test_two_workers_of_which_one_dies_again_and_again(desk: MemberDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody gets it twice, nobody is lost unnamed, and who sees to it need do nothing but start the dead one again."""
    number, kills = (int(os.environ.get(f"HUB_TEST_{name}", most)) for name, most in (("SHARED", 300), ("CRASHES", 4)))
    addresses = [f"reader{one}@example.org" for one in range(number)]
    desk.join(addresses)
    readers = Readers()
    with relays.listening(readers) as end, postfix.running(end) as relay:
        at = [5 + 5 * one for one in range(kills)]
        with relays.between(relay.port, at) as between:
            monkeypatch.setenv("HUB_SMTP_URL", f"smtp://127.0.0.1:{relay.port}?starttls=no")
            asked = desk.hub("send", "--yes", "--expect", str(number), "--workers", "2")
            assert (asked.exit_code, "2 workers were asked" in asked.stderr) == (0, True), asked.output
            steady = slow_worker(desk)
            monkeypatch.setenv("HUB_SMTP_URL", f"smtp://127.0.0.1:{between.server_address[1]}?starttls=no")
            died = 0
            while state(desk) == "sending":
                mortal = command(desk, "members", "work")
                between.pid = mortal.pid
                while mortal.is_alive() and state(desk) == "sending":
                    time.sleep(0.1)
                died += mortal.exitcode == -signal.SIGKILL
            between.pid = None
            for worker in (steady, mortal):
                if worker.is_alive():
                    worker.terminate()
                worker.join()
        told = proven(desk, readers, addresses, died * CONNECTIONS)
    print(f"{told}, one of two workers died {died} times {dict(between.killed)}")  # noqa: T201  the figures
    assert died == kills
    assert steady.exitcode == 0


@pytest.mark.database
def test_workers_take_what_waits(desk: MemberDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A job that was lost is no loss: a worker that begins looks into the ledger."""
    desk.join([f"reader{number}@example.org" for number in range(9)])
    relay = Relay()
    with running(relay) as address:
        monkeypatch.setenv("HUB_SMTP_URL", address)
        assert desk.hub("send", "--yes", "--expect", "9", "--workers", "1").stderr.endswith(
            "1 worker was asked. Next: hub send --status\n"
        )
        with psycopg.connect(str(desk.place), autocommit=True) as connection:
            connection.execute("DELETE FROM procrastinate_jobs")
        done = desk.hub("members", "work", "--once")
        assert (done.exit_code, len(relay.received), state(desk), counts(desk)) == (0, 9, "sent", {"sent": 9})
        assert desk.hub("members", "work", "--once").exit_code == 0
    assert len(relay.received) == 9
    closed = desk.hub("send")
    assert (closed.exit_code, "Next: git commit" in closed.stderr, desk.issue.status) == (1, True, "sent")


@pytest.mark.database
def test_a_worker_begins_before_anything_was_sent(desk: MemberDesk) -> None:
    """It makes the tables of jobs, and waits; where they are lost it ends with an error and is started again."""
    worker = subprocess.Popen(  # noqa: S603  our own words
        [sys.executable, "-m", "hub", "--root", str(desk.root), "members", "work"], stderr=subprocess.PIPE, text=True
    )
    with psycopg.connect(str(desk.place), autocommit=True) as connection:
        while not connection.execute("SELECT to_regclass('procrastinate_workers') IS NOT NULL").fetchone()[0]:  # type: ignore[index]
            time.sleep(0.1)
        while not connection.execute("SELECT count(*) FROM procrastinate_workers").fetchone()[0]:  # type: ignore[index]
            time.sleep(0.1)
        connection.execute("DROP TABLE procrastinate_jobs CASCADE")
    _, said = worker.communicate(timeout=60)
    assert worker.returncode == 1
    assert "the jobs in the database could not be read" in said
    assert "hunter2" not in said


@pytest.mark.database
def test_a_job_of_a_worker_that_died_runs_again(desk: MemberDesk) -> None:
    """Once its heart has not been heard for half a minute; not beside another that waits for the same."""
    desk.join(["ana@example.org"])
    mailing_workflow.start(mailing_workflow.plan(desk.config, None))
    job_queue.ask(desk.config, ISSUE, 1)
    job_queue.ask(desk.config, ISSUE, 1)
    with psycopg.connect(str(desk.place), autocommit=True) as connection:
        connection.execute(DEAD)
        app = job_queue._app(desk.config, threading.Event())  # noqa: SLF001  what its clock would do in a minute

        async def wake() -> None:
            async with app.open_async():
                await job_queue._wake(app, 0)  # noqa: SLF001  likewise

        asyncio.run(wake())
        assert connection.execute("SELECT status FROM procrastinate_jobs").fetchall() == [("todo",)]
        connection.execute(DEAD)
        job_queue.ask(desk.config, ISSUE, 1)
        asyncio.run(wake())
        assert connection.execute("SELECT status FROM procrastinate_jobs").fetchall() == [("todo",)]


def end_this_process(relay: Relay) -> None:
    """Tell the worker in it to end, once it has sent something."""
    while not relay.received:
        time.sleep(0.05)
    os.kill(os.getpid(), signal.SIGTERM)


@pytest.mark.database
def test_a_worker_that_is_told_to_end_leaves_the_rest(desk: MemberDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its job waits for another, and nobody is uncertain."""
    desk.join([f"reader{number}@example.org" for number in range(30)])
    relay = Relay()
    relay.seconds = 0.2
    with running(relay) as address:
        monkeypatch.setenv("HUB_SMTP_URL", address)
        desk.hub("send", "--yes", "--expect", "30", "--workers", "1")
        beside = threading.Thread(target=end_this_process, args=(relay,))
        beside.start()
        done = desk.hub("members", "work")
        beside.join()
    assert (done.exit_code, state(desk)) == (0, "sending")
    assert set(counts(desk)) == {"sent", "pending"}


@pytest.mark.database
def test_a_checkout_with_other_words_sends_nothing(desk: MemberDesk) -> None:
    """All readers get the same, from whichever machine."""
    desk.join(["ana@example.org"])
    mailing_workflow.start(mailing_workflow.plan(desk.config, None))
    desk.write((desk.root / desk.issue.path).read_text().replace("one open question", "an open question"))
    with pytest.raises(HubError, match="has other words than when it was begun"):
        job_queue._send(desk.config, threading.Event(), ISSUE)  # noqa: SLF001  as procrastinate calls it


@pytest.mark.database
def test_a_machine_with_other_keys_sends_nothing(desk: MemberDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody could leave by a link that it signs."""
    desk.join(["ana@example.org"])
    mailing_workflow.start(mailing_workflow.plan(desk.config, None))
    monkeypatch.setenv("HUB_MEMBERS_KEYS", "other" * 8)
    with pytest.raises(HubError, match="does not take a link of this machine"):
        job_queue._send(desk.config, threading.Event(), ISSUE)  # noqa: SLF001  as procrastinate calls it
    assert counts(desk) == {"pending": 1}


@pytest.mark.database
@pytest.mark.usefixtures("members_url")
def test_a_file_has_no_workers(desk: MemberDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a server can be reached from several machines."""
    monkeypatch.setenv("HUB_MEMBERS_URL", "")
    desk.join(["ana@example.org"])
    told = desk.hub("send", "--yes", "--expect", "1", "--workers", "2")
    assert (told.exit_code, "several workers need a list on a PostgreSQL server" in told.stderr) == (1, True)
    assert reader_ledger.every(desk.place, clock.now()) == ()
