"""The trial in `examples/members-compose.yml`, with its commands as processes of this machine, not in containers."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
import urllib.request
from email import message_from_bytes, policy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.delivery import Relay, running
from tests.servers import free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.mailings import MemberDesk

SERVICES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[3] / "examples/members-compose.yml").read_text("utf-8")
)["services"]
READERS = 60
PATIENCE = 60.0

pytestmark = [
    pytest.mark.database,
    pytest.mark.parametrize("members_url", ["postgresql"], indirect=True),
]


def started(desk: MemberDesk, words: Sequence[str]) -> subprocess.Popen[str]:
    """A service of the trial, or what a person types there."""
    command = [sys.executable, "-m", "hub", "--root", str(desk.root), *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, text=True)  # noqa: S603


def done(desk: MemberDesk, *words: str) -> str:
    """What a command says that goes well."""
    process = started(desk, words)
    said, wrong = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, wrong
    return said + wrong


def until(so: Callable[[], bool]) -> None:
    """Wait for something; fails where it does not come."""
    end = time.monotonic() + PATIENCE
    while not so():
        assert time.monotonic() < end
        time.sleep(0.1)


def answers(address: str) -> bool:
    """Whether the pages of the list are there, and can reach the list."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310  our own address
            return bool(answer.status == 200)
    except OSError:
        return False


def test_from_a_table_to_a_reader_who_leaves(desk: MemberDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages and two workers run, a list is taken in, an issue is sent to all, and a link in a mail works."""
    port, inner = free_port(), free_port()
    address = f"http://127.0.0.1:{port}/"
    settings = desk.root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace(desk.door, f"\n        members: {{address: '{address}'}}"))
    desk.publish()
    table = tmp_path / "readers.csv"
    table.write_text("email\n" + "".join(f"reader{number}@example.org\n" for number in range(READERS)))
    pages = [*SERVICES["pages"]["command"], "--port", str(port), "--inside-port", str(inner)]
    workers = [SERVICES["worker"]["command"]] * SERVICES["worker"]["deploy"]["replicas"]
    relay = Relay()
    with running(relay) as server:
        monkeypatch.setenv("HUB_SMTP_URL", server)
        services = [started(desk, words) for words in (pages, *workers)]
        try:
            until(lambda: answers(f"http://127.0.0.1:{inner}/health"))
            assert "added: 60" in done(desk, "members", "import", str(table), "--consent", "A trial")
            said = done(desk, "send", "--workers", "2", "--yes", "--expect", str(READERS))
            assert "2 workers were asked" in said
            until(lambda: json.loads(done(desk, "send", "--status", "--json"))[0]["state"] == "sent")
            mail = message_from_bytes(relay.received[0][2], policy=policy.default)
            found = re.search(r"<(\S+)>", mail["List-Unsubscribe"])
            assert found
            assert found[1].startswith(f"{address}leave/")
            press = urllib.request.Request(found[1], data=b"List-Unsubscribe=One-Click")  # noqa: S310  our own address
            with urllib.request.urlopen(press) as answer:  # noqa: S310  likewise
                assert answer.status == 200
            counted = done(desk, "members", "stats")
        finally:
            for service in services:
                service.send_signal(signal.SIGTERM)
            ends = [(service.communicate(timeout=PATIENCE), service.returncode) for service in services]
    assert [code for _, code in ends] == [0, 0, 0], ends
    assert sorted(str(to[0]) for _, to, _ in relay.received) == sorted(
        f"reader{number}@example.org" for number in range(READERS)
    )
    assert re.search(r"active\s+59\b", counted), counted
    assert "@" not in str(ends)
