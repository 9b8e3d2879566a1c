"""The door of a list, served to this machine, with a mail server behind it, and people and programs that come to it."""

from __future__ import annotations

import asyncio
import http.client
import ipaddress
import re
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from hub.config import delivery_settings
from hub.content.settings import MemberList
from hub.deliver import smtp
from hub.members import member_server, member_store
from hub.members.join_requests import JoinRequests
from hub.members.member_keys import Keyring
from hub.members.member_metrics import DoorMetrics
from hub.members.member_pages import Look
from hub.members.member_server import MemberDoor
from tests import delivery, flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from email.message import EmailMessage
    from pathlib import Path

    from hub.members.member_store import Member

NOON = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
KEYRING = Keyring(keys=("k" * 40,))
LINK = re.compile(r"https?://\S+/(?:confirm|preferences)/\S+")
LOOPBACK = ipaddress.ip_network("127.0.0.0/8")
PLAIN = Look(stylesheet="", mark=b"<svg/>")


@dataclass(kw_only=True)
class Answered:
    """What came back: the status, the headers and the words."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass(kw_only=True)
class OpenDoor:
    """A door that is open, its mail server, and a clock that a test sets."""

    door: MemberDoor
    inside: int
    relay: delivery.Relay
    loop: asyncio.AbstractEventLoop
    notes: list[str]
    now: datetime = NOON
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def place(self) -> Path | str:
        """The database."""
        return self.door.requests.place

    def ask(
        self, method: str, path: str, form: object = None, *, body: bytes | None = None, **headers: str | None
    ) -> Answered:
        """Ask for something, with a form or a body; `X_Forwarded_For` is a header, one that is None is left out."""
        given: dict[str, str | None] = {"Host": self.door.host, **self.headers}
        if form is not None:
            body = urlencode(form, doseq=True).encode()  # type: ignore[arg-type]
            given["Content-Type"] = "application/x-www-form-urlencoded"
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        port = urlsplit(self.door.members.address).port
        assert port
        return asked(port, method, path, given, body)

    def join(self, address: str, **headers: str | None) -> Answered:
        """Send the form of the site, as a browser does, and wait until all is done that was asked for."""
        site = self.door.config.site_url.rstrip("/")
        given: dict[str, Any] = {"Origin": site} | headers
        answer = self.ask("POST", "/join", {"email": address, "website": ""}, **given)
        self.settle()
        return answer

    def settle(self) -> None:
        """Wait until nothing waits."""
        asyncio.run_coroutine_threadsafe(self.door.requests.queue.join(), self.loop).result()

    def mails(self) -> list[EmailMessage]:
        """What the mail server has got."""
        return [message_from_bytes(raw, policy=policy.default) for _, _, raw in self.relay.received]

    def link(self) -> str:
        """The path of the link in the last mail."""
        found = LINK.search(self.mails()[-1].get_content())
        assert found
        return urlsplit(found[0]).path

    def member(self, address: str) -> Member | None:
        """What the list has."""
        with member_store.opened(self.place) as connection:
            return member_store.by_address(connection, address)

    def reader(self, address: str) -> Member:
        """Somebody who joined and confirmed."""
        self.join(address)
        assert self.ask("POST", self.link()).status == http.HTTPStatus.OK
        found = self.member(address)
        assert found
        return found

    def later(self, **time: int) -> None:
        """Let time pass."""
        self.now += timedelta(**time)


def asked(port: int, method: str, path: str, headers: Mapping[str, str | None], body: bytes | None = None) -> Answered:
    """Ask a port of this machine."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in headers.items():
        if value is not None:
            connection.putheader(name, value)
    if body is not None:
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body)
    answer = connection.getresponse()
    found = Answered(status=answer.status, headers=dict(answer.getheaders()), text=answer.read().decode())
    connection.close()
    return found


@contextmanager
def running(
    root: Path, place: Path | str | None = None, look: Look = PLAIN, sweeps: float = 3600.0, **changed: object
) -> Iterator[OpenDoor]:
    """The door of a small hub in a folder, open until the block ends; `changed` are fields of the door."""
    relay, config = delivery.Relay(), flow.hub(root)
    (root / ".hub").mkdir(exist_ok=True)
    outer, inner = member_server.listening("127.0.0.1", 0), member_server.listening("127.0.0.1", 0)
    members = MemberList(address=f"http://127.0.0.1:{outer.getsockname()[1]}/", privacy=f"{config.site_url}privacy/")
    form = delivery_settings.own_form(members)
    config = replace(config, newsletter=replace(config.newsletter, members=members, form=form))
    with delivery.running(relay) as address:
        notes: list[str] = []
        requests = JoinRequests(
            config=config,
            door=members,
            place=place or root / ".hub" / "members.db",
            keyring=KEYRING,
            relay=smtp.relay(address),
            now=lambda: opened.now,
            note=lambda event, member: notes.append(f"{event} {member}".strip()),
            metrics=DoorMetrics(),
            again=(0.0, 0.0),
            sweeps=sweeps,
        )
        door = MemberDoor(config=config, members=members, requests=requests, look=look)
        for name, value in changed.items():
            setattr(door, name, value)
        opened = OpenDoor(
            door=door, inside=inner.getsockname()[1], relay=relay, loop=asyncio.new_event_loop(), notes=notes
        )
        ready, ends = threading.Event(), asyncio.Event()

        async def served() -> None:
            runners = []
            for made, where in ((member_server.application(door), outer), (member_server.inside(door), inner)):
                runners.append(await member_server.started(made, where))
            ready.set()
            await ends.wait()
            for runner in runners:
                await runner.cleanup()

        thread = threading.Thread(target=opened.loop.run_until_complete, args=(served(),))
        thread.start()
        ready.wait()
        try:
            yield opened
        finally:
            opened.loop.call_soon_threadsafe(ends.set)
            thread.join()
            opened.loop.close()
            assert not [note for note in notes if "@" in note], "a log names ids, never addresses"
            assert "@" not in door.metrics.exposition(0, {}), "and so do counts"
