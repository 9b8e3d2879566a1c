"""An issue of 40 items to 50,000 members of a hub's own list, with a mail server that takes everything at once.

Run with `python benchmarks/mailing.py [ADDRESS OF A POSTGRESQL DATABASE]`; without one the list is a file. It prints
CPU milliseconds (user and system) of a worker for each mail, beyond SMTP, and its memory on the way.
"""

from __future__ import annotations

import itertools
import json
import os
import resource
import secrets
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Self

import sqlalchemy as sql

from hub.base import clock
from hub.config import hub_settings
from hub.deliver import smtp
from hub.members import member_store, member_tables
from hub.members.mailing import leave_page, mailing_workflow, reader_ledger
from hub.members.mailing.reader_ledger import Mailing
from hub.newsletter import issue_mark

READERS, ITEMS, STEP = 50_000, 40, 10_000
MAILS, BEGUN = itertools.count(1), list[float]()
DAY = date(2026, 11, 27)
SETTINGS = """\
site_name: Bench
site_url: https://bench.example.org/
plugins:
  - hub:
      timezone: America/New_York
      areas: {design: Design}
      newsletter:
        name: Bench Update
        weekday: friday
        from: Bench <update@example.org>
        reply_to: editors@example.org
        postal_address: 1 Example Street
        subscribe: https://bench.example.org/join/
        unsubscribe: https://bench.example.org/leave/
        unsubscribe_email: leave@example.org
        max_links: 60
        sections:
          - {key: articles, title: Articles}
        delivery: {to: members, bounces: bounce@example.org, rate: 9999}
        members: {address: 'https://news.example.org'}
"""
FRONT = "---\nsubject: Bench\npreheader: Forty items on people who ask for help once.\nstatus: ready\n---\nHello.\n"
ITEM = "\n### [What people need, part {0}](https://example.gov/{0}/)\n*Example.gov*\n\nPeople who ask for help once.\n"


class Nothing:
    """A connection to a mail server that takes everything at once."""

    def __init__(self, _: smtp.Relay) -> None:
        """Connect."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Say nothing."""

    def send(self, _sender: str, _recipient: str, message: bytes) -> smtp.Outcome:
        """Take a message, and print what it took after each ten thousand."""
        number = next(MAILS)
        if number == 1:
            BEGUN.append(time.process_time())
        if number % STEP == 0:
            spent = (time.process_time() - BEGUN[0]) / number * 1000
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(json.dumps({"mails": number, "ms CPU each": round(spent, 3), "peak MB": round(most)}), flush=True)
        return smtp.Outcome(state="sent", reply=f"250 {len(message)} bytes")


def hub(root: Path) -> None:
    """Write a hub with an issue, and its members."""
    for folder in ("content", "newsletters", ".hub"):
        (root / folder).mkdir()
    (root / "mkdocs.yml").write_text(SETTINGS)
    (root / "content/sources.yml").write_text("[]\n")
    (root / "content/topics.yml").write_text("[]\n")
    items = "".join(ITEM.format(number) for number in range(ITEMS))
    (root / f"newsletters/{DAY}.md").write_text(f"{FRONT}\n## Articles\n{items}")
    blank = dict.fromkeys(("language", "paused_until", "confirmed_at", "source"), "") | {"state": "active"}
    blank |= dict.fromkeys(("joined_at", "asked_at"), "2026-11-01T00:00:00+00:00")
    with member_store.opened(member_store.database(root)) as connection:
        for start in range(0, READERS, STEP):
            rows = [
                blank
                | {"id": secrets.token_hex(16), "address": f"r{number}@example.org", "folded": f"r{number}@example.org"}
                | {"topics": "[]"}
                for number in range(start, start + STEP)
            ]
            connection.execute(sql.insert(member_tables.MEMBERS), rows)


def begin(root: Path) -> None:
    """Write down who gets it."""
    config = hub_settings.load(root)
    issue = mailing_workflow.begun(config, DAY)
    at = clock.now().isoformat(timespec="seconds")
    mailing = Mailing(
        issue=str(DAY), state="sending", mark=issue_mark.mark(issue), editor="bench", begun=at, changed=at
    )
    reader_ledger.begin(member_store.database(root), mailing, DAY, lambda _: "")


def worker(root: Path) -> None:
    """Send: to a list in a file as `hub send` does, to one on a server as `hub members work` does."""
    smtp.Connection = Nothing  # type: ignore[assignment, misc]
    leave_page.missing = lambda *_: ""
    config = hub_settings.load(root)
    if os.environ["HUB_MEMBERS_URL"]:
        from hub.members.mailing import job_queue

        job_queue.work(config, is_once=True)
    else:
        mailing_workflow.work(config, mailing_workflow.begun(config, DAY))


def main() -> None:
    """Print the table."""
    os.environ.setdefault("HUB_MEMBERS_KEYS", "k" * 40)
    os.environ["HUB_SMTP_URL"] = "smtp://127.0.0.1:1?starttls=no"
    if sys.argv[1:2] == ["--worker"]:
        worker(Path(sys.argv[2]))
        return
    os.environ["HUB_MEMBERS_URL"] = "".join(sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        hub(root)
        begun = time.perf_counter()
        begin(root)
        print(f"{READERS} readers written down in {time.perf_counter() - begun:.1f} s", flush=True)
        begun = time.perf_counter()
        subprocess.run([sys.executable, __file__, "--worker", folder], check=True)  # noqa: S603  our own words
        print(f"sent in {time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
