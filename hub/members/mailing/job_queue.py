"""Several machines at one mailing: jobs of procrastinate wake workers, and the ledger stays the only truth.

A job says no more than that an issue has readers who wait. So it does no harm to run one twice, to lose one, or to kill
who runs it: each worker takes readers from the ledger as `hub send` does.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from procrastinate import App, PsycopgConnector, RetryStrategy, exceptions, jobs

from hub.base import clock, operating_system
from hub.base.translation import gettext, noop
from hub.errors import HubError
from hub.inbox import db
from hub.members import member_keys, member_store
from hub.members.mailing import leave_page, mailing_workflow, reader_ledger

if TYPE_CHECKING:
    from hub.content.settings import Config
    from hub.members.mailing.mailing_workflow import MailingPlan

QUEUE, TASK = "hub-mailings", "hub.send_issue"
ONE_MACHINE = noop("several workers need a list on a PostgreSQL server; write its address in HUB_MEMBERS_URL")
STOPPED = noop("the worker was stopped; another goes on")
LOST = noop("the jobs in the database could not be read: {}; start the worker again")
# Seconds until a job that failed is tried again: the database or the mail server may be back by then.
WAIT = 30
THERE = "SELECT to_regclass('procrastinate_jobs') IS NOT NULL AS there"


def start(found: MailingPlan, number: int) -> None:
    """Write down who gets an issue, or let it go on, and wake so many workers for it.

    Raises HubError, before anything is written down, where the list is a file.
    """
    config = found.send_plan.config
    _app(config, threading.Event())
    mailing_workflow.start(found)
    ask(config, str(found.send_plan.issue.day), number)


def ask(config: Config, issue: str, number: int) -> None:
    """Wake so many workers for an issue; one that already waits is not asked twice."""
    with _ready(config).open() as app:
        for one in range(number):
            _defer(app, issue, f"{issue}/{one}")


def work(config: Config, *, is_once: bool) -> None:
    """Work on issues as they come, until the process is told to end; with `is_once` until none is waiting.

    What is on its way then gets its answer first. Issues that wait already need nobody to ask. Raises HubError where
    the database is lost for longer than procrastinate waits for it.
    """
    _ready(config)
    for mailing in reader_ledger.every(member_store.database(config.root), clock.now()):
        if mailing.state == "sending":
            ask(config, mailing.issue, 1)
    asyncio.run(_work(config, is_once=is_once))


def _ready(config: Config) -> App:
    """Return the jobs of a hub, in tables that are made where this is the first to need them."""
    app = _app(config, threading.Event())
    with member_store.opened(member_store.database(config.root)), app.open():  # in turn with others
        if not app.connector.get_sync_connector().execute_query_one(query=THERE)["there"]:
            app.schema_manager.apply_schema()
    return app


def _defer(app: App, issue: str, lock: str) -> None:
    with contextlib.suppress(exceptions.AlreadyEnqueued):
        app.configure_task(TASK, queue=QUEUE, queueing_lock=lock).defer(issue=issue)


async def _work(config: Config, *, is_once: bool) -> None:
    stop = threading.Event()
    app = _app(config, stop)
    async with app.open_async():
        running = asyncio.create_task(
            app.run_worker_async(
                queues=[QUEUE], concurrency=1, wait=not is_once, delete_jobs="always", install_signal_handlers=False
            )
        )

        def end() -> None:
            stop.set()
            running.cancel()  # which procrastinate takes for: no other job after this one

        operating_system.when_told_to_end(end)
        await asyncio.wait([running])
    if not running.cancelled() and (fault := running.exception()):
        raise HubError(gettext(LOST).format(fault)) from fault


def _app(config: Config, stop: threading.Event) -> App:
    """Return the jobs of a hub; `stop` ends one that runs."""
    address = db.server(member_store.database(config.root), member_store.STORE)
    if not address:
        raise HubError(gettext(ONE_MACHINE))
    app = App(connector=PsycopgConnector(conninfo=address, min_size=1, max_size=4))
    app.task(name=TASK, queue=QUEUE, retry=RetryStrategy(wait=WAIT))(partial(_send, config, stop))
    app.periodic(cron="* * * * *")(app.task(name="hub.wake", queue=QUEUE, queueing_lock="wake")(partial(_wake, app)))
    return app


def _send(config: Config, stop: threading.Event, issue: str) -> None:
    """Work on an issue; raises HubError where others must go on with it, or readers could not leave by its links."""
    chosen = mailing_workflow.begun(config, date.fromisoformat(issue))
    members = config.newsletter.members
    assert members is not None  # noqa: S101  who began it has looked
    if wrong := leave_page.missing(config, members, member_keys.of(config.root)):
        raise HubError(wrong)
    if mailing_workflow.work(config, chosen, stop=stop) == "sending":
        raise HubError(gettext(STOPPED))


async def _wake(app: App, timestamp: int) -> None:  # noqa: ARG001  procrastinate tells the minute
    """Put jobs in the place of those whose workers have died, unless one like it waits already."""
    for job in await app.job_manager.get_stalled_jobs(queue=QUEUE):
        assert job.id is not None  # noqa: S101  it is in the table
        await app.job_manager.finish_job_by_id_async(job.id, jobs.Status.FAILED, delete_job=True)
        again = app.configure_task(job.task_name, queue=QUEUE, queueing_lock=job.queueing_lock)
        with contextlib.suppress(exceptions.AlreadyEnqueued):
            await again.defer_async(**job.task_kwargs)
