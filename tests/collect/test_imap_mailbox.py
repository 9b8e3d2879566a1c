"""Mailboxes on mail servers as sources."""

from __future__ import annotations

import asyncio
import socket
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from hub.base import mailbox_urls, translation
from hub.collect import imap_mailbox, source_fetcher
from hub.collect.host_queue import Guest
from hub.collect.http_client import Limits
from hub.config import topic_and_source_fields
from hub.content import validation
from hub.content.settings import Source
from hub.content.yaml_nodes import Node
from hub.errors import NotAskedError, SourceError
from tests import mailboxes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hub.collect.source_fetcher import FetchResult
    from tests.mailboxes import Mailserver

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
SECRETS = {"MAIL_PASSWORD": mailboxes.PASSWORD}


def mail(number: int, day: str = "Mon, 23 Nov 2026") -> bytes:
    """A newsletter with one link."""
    link = f'<a href="https://forms.example.gov/{number}/">Story {number}</a>'
    return (
        f"From: Forms Office <news@forms.example.gov>\r\nTo: {mailboxes.USER}\r\nSubject: News\r\n"
        f"Date: {day} 09:00:00 +0000\r\nContent-Type: text/html\r\n\r\n{link}\r\n"
    ).encode()


@pytest.fixture
def server() -> Iterator[Mailserver]:
    """A mail server with one mail."""
    with mailboxes.speaking() as running:
        running.mails[7] = mail(7)
        yield running


def fetch(url: str, tmp_path: Path, secrets: dict[str, str] = SECRETS, *, private: bool = True) -> FetchResult:
    """What a fetch brings from a mailbox."""
    source = Source(key="mail", name="Mail", url=url, authorization="MAIL_PASSWORD", private=private)
    guest = Guest(contact="test", now=NOW, environment=secrets, asked=frozenset(["mail"]))
    (result,) = source_fetcher.fetch([source], tmp_path, guest)
    return result


def found(result: FetchResult) -> list[str]:
    """The titles of what a fetch brings."""
    return [one.title for feed in result.feeds for one in feed.candidates]


def test_reads_a_mailbox(server: Mailserver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its mails of the last month become candidates, it is only looked at, and no mail is kept as it came."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    server.mails[9] = mail(9)
    result = fetch(server.url, tmp_path)
    assert (found(result), result.failures, result.body) == (["Story 7", "Story 9"], (), None)
    assert result.url == "imaps://localhost/INBOX"
    assert [words.split()[0] for words in server.heard[1:3]] == ["AUTHENTICATE", "EXAMINE"]
    assert "UID SEARCH SINCE 31-Oct-2026" in server.heard
    assert not any("STORE" in words or "BODY[" in words for words in server.heard)


def test_an_empty_mailbox_is_no_failure(server: Mailserver, tmp_path: Path) -> None:
    """Nothing new is nothing new; a mail that is gone in between is, too."""
    server.lost.add(7)
    assert fetch(server.url, tmp_path).unchanged
    server.gone.add(7)
    assert fetch(server.url, tmp_path).unchanged
    server.mails.clear()
    result = fetch(server.url, tmp_path)
    assert (result.unchanged, result.failures) == (True, ())


def test_leaves_out_what_is_too_large(server: Mailserver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mail that is too large, and those that are too much together, are counted and not asked for."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    server.mails |= {8: mail(8), 9: mail(9)}
    server.sizes |= {8: 6_000_000}
    result = fetch(server.url, tmp_path)
    assert (found(result), result.notes) == (
        ["Story 7", "Story 9"],
        ("1 mails are too many or too large, and were not read",),
    )
    monkeypatch.setattr(imap_mailbox, "TOTAL", len(mail(9)))
    assert found(fetch(server.url, tmp_path)) == ["Story 9"]


def test_refuses_a_mail_that_grows(server: Mailserver, tmp_path: Path) -> None:
    """A server that announces little and sends much is not listened to."""
    server.mails[7], server.sizes[7] = b"x" * 5_000_001, 10
    assert fetch(server.url, tmp_path).failures == ("the mail server sends a mail of more than 5 MB",)


@pytest.mark.parametrize(
    ("changes", "failure"),
    [
        ({"INBOX": "None of ours & Ä"}, "the mail server has no mailbox 'None of ours & Ä' that may be read"),
        ({"news%40": "other%40"}, "the mail server says: wrong password for you"),
    ],
)
def test_says_what_the_server_refuses(
    changes: dict[str, str], failure: str, server: Mailserver, tmp_path: Path
) -> None:
    """In words for a person, without the password."""
    url = server.url
    for old, new in changes.items():
        url = url.replace(old, new)
    assert fetch(url, tmp_path).failures == (failure,)


def test_says_it_in_the_language_of_who_asks(server: Mailserver, tmp_path: Path) -> None:
    """The thread that reads the mailbox does."""
    with translation.speaking("es"):
        (failure,) = fetch(server.url.replace("INBOX", "Other"), tmp_path).failures
    assert failure.startswith("el servidor de correo no tiene un buzón ")


def test_says_when_a_server_speaks_otherwise(server: Mailserver, tmp_path: Path) -> None:
    """A greeting that is none, and one without words."""
    server.greeting = b"* BYE"
    (failure,) = fetch(server.url, tmp_path).failures
    assert failure.startswith("the mail server says: ")


def test_needs_a_secret(server: Mailserver, tmp_path: Path) -> None:
    """The password comes from the environment only."""
    assert fetch(server.url, tmp_path, {}).failures == (
        "set the environment variable MAIL_PASSWORD, whose value is the password of the mailbox",
    )
    nameless = Source(key="mail", name="Mail", url=server.url)
    with pytest.raises(NotAskedError, match="write `authorization: NAME`"):
        asyncio.run(imap_mailbox.get(nameless, {}, date(2026, 11, 30), Limits()))
    with pytest.raises(SourceError, match="not the address of a mailbox"):
        asyncio.run(imap_mailbox.get(Source(key="m", name="M"), {}, date(2026, 11, 30), Limits()))


def test_reaches_no_private_network(server: Mailserver, tmp_path: Path) -> None:
    """Unless its source may be private, and then no other server than the one with the right certificate."""
    (failure,) = fetch(server.url, tmp_path, private=False).failures
    assert "is an address on a private network" in failure
    (failure,) = fetch(server.url.replace("localhost", "127.0.0.1"), tmp_path).failures
    assert "certificate verify failed" in failure.lower()


def test_stops_waiting() -> None:
    """A server that says nothing is given up in time."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"imaps://a@127.0.0.1:{silent.getsockname()[1]}/"
        source = Source(key="mail", name="Mail", url=url, authorization="MAIL_PASSWORD", private=True)
        limits = Limits(connect=2, total=0.2)
        with pytest.raises(SourceError, match=r"no full answer within 0\.2 seconds"):
            asyncio.run(imap_mailbox.get(source, SECRETS, NOW.date(), limits))


@pytest.mark.parametrize(
    ("url", "box"),
    [
        ("imaps://a%40b.gov@mail.gov/", ("mail.gov", 993, "a@b.gov", "INBOX")),
        ("imaps://a@mail.gov:1993/News%2FOf%20us", ("mail.gov", 1993, "a", "News/Of us")),
    ],
)
def test_addresses_of_mailboxes(url: str, box: tuple[str, int, str, str]) -> None:
    """User, server, port and name."""
    found = mailbox_urls.read(url)
    assert (found.host, found.port, found.user, found.name) == box
    report = validation.Report("content/sources.yml")
    assert (topic_and_source_fields.feed_address(Node(url, 1, 1, url), report), report.problems) == (url, [])


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("imaps://a:secret@mail.gov/", "it contains a password, which is exposed now"),
        ("imaps://mail.gov/", "it is not the address of a mailbox"),
        ("imaps://a@/INBOX", "it is not the address of a mailbox"),
        ("imaps://a@mail.gov:port/", "check its host and port"),
    ],
)
def test_what_is_no_address_of_a_mailbox(url: str, message: str) -> None:
    """A password is refused and never repeated."""
    report = validation.Report("content/sources.yml")
    assert topic_and_source_fields.feed_address(Node(url, 1, 1, url), report) is None
    (problem,) = report.problems
    assert message in problem.message
    assert "secret" not in str(problem)


@pytest.mark.mail
def test_reads_a_mailbox_of_dovecot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A real server gives its new mails, and they stay new; what is older than a month is not asked for."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.now(UTC).timestamp())))
    today = f"{datetime.now(UTC):%a, %d %b %Y}"
    with mailboxes.dovecot({"1.host": mail(1, today), "2.host": mail(2, today)}) as (url, maildir):
        result = fetch(url, tmp_path)
        assert (found(result), result.failures) == (["Story 1", "Story 2"], ())
        assert (
            sorted(
                path.name.partition(",")[0] for path in maildir.rglob("*.host*") if "S" in path.name.rpartition(":")[2]
            )
            == []
        )
        (refused,) = fetch(url, tmp_path, {"MAIL_PASSWORD": "wrong"}).failures
        assert "the mail server says: " in refused
        assert "that may be read" in fetch(url.replace("INBOX", "Other"), tmp_path).failures[0]
