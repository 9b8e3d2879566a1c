"""A year of fetches: a hundred sources that fail, move, vanish and change their names, and an editor who goes on."""

from __future__ import annotations

import gzip
import io
import multiprocessing
import random
import statistics
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest

from hub.collect import http_client
from hub.content.settings import Config, Source
from hub.inbox import candidate_store, editor_actions
from tests import flow, servers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from pathlib import Path

    from tests.servers import Answer, Server

pytestmark = [pytest.mark.hostile, pytest.mark.alone]

SOURCES, WEEKS, SHOWN = 100, 52, 20
START = datetime(2026, 1, 5, 12, tzinfo=UTC)
GONE_FOR = 3  # weeks until an editor has found the new address


class Shelf(dict[str, "Answer"]):
    """Answers that lie in files, where another process changes them."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def file(self, path: str) -> Path:
        """The file with what is said at a path."""
        return self.folder / path.strip("/").replace("/", "-")

    def __getitem__(self, path: str) -> Answer:
        said = self.file(path).read_bytes()
        return lambda out: out.write(said)

    def __setitem__(self, path: str, answer: Answer) -> None:
        said = io.BytesIO()
        answer(said)
        self.file(path).write_bytes(said.getvalue())


def serve(folder: Path, there: Connection) -> None:
    """Say what lies in a folder, on all addresses of this machine, until this process ends."""
    with servers.Server("0.0.0.0") as server:  # noqa: S104  127.0.0.1 and its neighbors
        server.answers = Shelf(folder)
        there.send(server.server_address[1])
        server.serve_forever(0.01)


@dataclass
class Entry:
    """Something that a site has published: `code` is what it is, all else may change."""

    code: str
    guid: str
    url: str
    day: datetime
    edits: int = 0

    def xml(self) -> str:
        """The entry in a feed."""
        return (
            f"<item><guid isPermaLink='false'>{self.guid}</guid><link>{self.url}</link>"
            f"<title>{self.code} in edition {self.edits}</title><pubDate>{format_datetime(self.day)}</pubDate>"
            f"<description>What {self.code} is about, told in a sentence or two. It goes on.</description></item>"
        )


@dataclass
class Site:
    """A site with its feed; `away` counts the weeks since the address of its feed was given up.

    It changes names and addresses of its entries only after a week in which it `was_read`: nobody could know again what
    has changed both unseen.
    """

    number: int
    chance: random.Random
    path: str = ""
    entries: list[Entry] = field(default_factory=list)
    moves: int = 0
    away: int | None = None
    was_read: bool = False

    def publishes(self, now: datetime) -> None:
        """Add what is new in a week, and change what is old, as sites do."""
        for _ in range(self.chance.choice((0, 0, 1, 1, 2, 3))):
            code = f"Entry {self.number}-{len(self.entries)}"
            slug = code.lower().replace(" ", "-")
            day = now - timedelta(hours=self.chance.randrange(1, 7 * 24))
            self.entries.append(Entry(code, f"urn:{slug}", f"https://site{self.number}.example.gov/{slug}", day))
        if self.was_read and self.chance.random() < 0.05:
            for entry in self.entries:  # another publishing system: new names, the same addresses
                entry.guid += "-new"
        elif self.was_read and self.chance.random() < 0.05:
            for entry in self.entries:  # a new design: new addresses, the same names
                entry.url += "/page"
        for entry in self.entries[-SHOWN:]:
            entry.edits += self.chance.random() < 0.1

    def feed(self) -> bytes:
        """The last entries, newest first."""
        shown = "".join(entry.xml() for entry in reversed(self.entries[-SHOWN:]))
        return f"<rss version='2.0'><channel><title>Site {self.number}</title>{shown}</channel></rss>".encode()

    def answers(self, server: Server) -> None:
        """Set what the server says this week: mostly the feed, else one of the faults of the world."""
        body, luck = self.feed(), self.chance.random()
        self.was_read = self.away is None and luck < 0.80
        if self.away is not None:
            server.says(b"", path=self.path, status="410 Gone" if self.moves % 2 else "404 Not Found")
        elif luck < 0.80:
            server.says(body, path=self.path)
        else:
            faults = (
                lambda: server.says(b"", path=self.path, status="500 Oops"),
                lambda: server.says(b"", "Retry-After: 3600", path=self.path, status="503 Busy"),
                lambda: server.says(b"", path=self.path),
                lambda: server.says(b"<html><title>Maintenance</title>", path=self.path),
                lambda: server.says(body[: len(body) // 2], path=self.path),
                lambda: server.says(gzip.compress(body)[:-20], "Content-Encoding: gzip", path=self.path),
                lambda: server.says(body.replace(b"<title>", b"<title>R&D "), path=self.path),
                lambda: server.does(
                    lambda out: out.write(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nx"), self.path
                ),
            )
            self.chance.choice(faults)()

    def moves_on(self, server: Server) -> None:
        """Give up the address of the feed now and then, with or without saying where it is."""
        if self.away is None and self.chance.random() < 0.02:
            self.moves += 1
            self.away = 0
        elif self.away is not None:
            self.away += 1
            if self.away == GONE_FOR:
                self.path, self.away = f"/feed/{self.number}/{self.moves}", None
        elif self.chance.random() < 0.02:
            self.moves += 1
            old, self.path = self.path, f"/feed/{self.number}/{self.moves}"
            server.says(b"", f"Location: {self.path}", path=old, status="301 Moved")


@dataclass
class Year:
    """Fifty-two weeks of one hub: the sites, the inbox, and what each fetch took."""

    config: Config
    server: Server
    sites: list[Site]
    seconds: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    entries: list[int] = field(default_factory=list)

    def database(self) -> Path:
        """The file of the inbox."""
        return self.config.root / ".hub" / "hub.db"

    def sources(self) -> tuple[Source, ...]:
        """What sources.yml says: the editor writes a new address where the old one is given up."""
        known = {source.key: source for source in self.config.sources}
        return tuple(
            Source(key=key, name=key, url=self.server.url(site.path, f"127.0.0.{site.number + 2}"), private=True)
            if (key := f"site-{site.number}") not in known or site.away is None
            else known[key]
            for site in self.sites
        )

    def week(self, now: datetime, environment: pytest.MonkeyPatch) -> None:
        """Let the world go on, fetch, and let the editor decide on all that came."""
        environment.setenv("SOURCE_DATE_EPOCH", str(int(now.timestamp())))
        for site in self.sites:
            site.publishes(now)
            site.moves_on(self.server)
            site.answers(self.server)
        self.config = replace(self.config, sources=self.sources())
        before = time.process_time()
        editor_actions.fetch(self.config, [])
        self.seconds.append(time.process_time() - before)
        editor_actions.drop_rest(self.config)
        self.sizes.append(self.database().stat().st_size)
        self.entries.append(sum(len(site.entries) for site in self.sites))

    def titles(self) -> list[str]:
        """The code of all that ever came."""
        with candidate_store.opened(self.database()) as box:
            states = ("waiting", "later", "kept", "dropped")
            lines = [line for state in states for line in box.lines(state=state)]
        return [line.title.removeprefix("R&D ").partition(" in ")[0] for line in lines]


@pytest.fixture
def year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Year]:
    """A hub at the beginning of its year; each site has a host of its own, which may ask to wait."""
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setitem(http_client.Limits.__init__.__kwdefaults__ or {}, "gap", 0)
    sites = [Site(number, random.Random(number), f"/feed/{number}/0") for number in range(SOURCES)]  # noqa: S311
    shelf = tmp_path / "answers"
    shelf.mkdir()
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=serve, args=(shelf, there), daemon=True)
    process.start()  # no thread of this process serves, so a fetch forks its reader, as it does in life
    with servers.Server() as server:
        server.server_address = ("127.0.0.1", here.recv())
        server.answers = Shelf(shelf)
        yield Year(replace(flow.hub(tmp_path / "hub"), sources=()), server, sites)
    process.terminate()
    process.join()


def test_a_year_loses_nothing_and_takes_nothing_twice(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every entry came once; a fetch takes as long in December as in spring, and what is known costs no byte."""
    for week in range(WEEKS):
        year.week(START + timedelta(weeks=week), monkeypatch)
    for site in year.sites:  # a last week in which everything works
        if site.away is not None:
            site.path, site.away = f"/feed/{site.number}/{site.moves}", None
        year.server.says(site.feed(), path=site.path)
    year.config = replace(year.config, sources=year.sources())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int((START + timedelta(weeks=WEEKS)).timestamp())))
    editor_actions.fetch(year.config, [])

    found, published = year.titles(), [entry.code for site in year.sites for entry in site.entries]
    assert sorted(set(published) - set(found)) == []
    assert sorted({code for code in found if found.count(code) > 1}) == []
    assert len(found) == len(published)

    spring, autumn = slice(WEEKS // 3, WEEKS // 2), slice(-(WEEKS // 6), None)
    before, after = (statistics.median(year.seconds[part]) for part in (spring, autumn))
    costs = [_bytes_for_each(year.sizes[part], year.entries[part]) for part in (spring, autumn)]
    print(f"\n{len(found):,} entries; CPU of a fetch: {before:.2f} s in spring, {after:.2f} s in autumn")  # noqa: T201
    print(f"{year.sizes[-1]:,} bytes; {costs[0]:.0f} and {costs[1]:.0f} bytes for each new entry")  # noqa: T201
    assert after < 1.5 * before
    assert costs[1] < 1.5 * costs[0]
    size = year.database().stat().st_size
    editor_actions.fetch(year.config, [])
    assert year.database().stat().st_size == size


def _bytes_for_each(sizes: list[int], entries: list[int]) -> float:
    return (sizes[-1] - sizes[0]) / (entries[-1] - entries[0])
