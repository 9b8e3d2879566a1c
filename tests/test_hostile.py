"""Servers that mean harm: each visit ends in its limit with one message and harms no other source."""

from __future__ import annotations

import gzip
import html
import json
import os
import re
import subprocess
import sys
import threading
import zlib
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest

from hub.base import sanitize_html
from hub.config import hub_settings
from hub.content import loader
from hub.inbox import editor_actions
from tests import flow
from tests.servers import running

if TYPE_CHECKING:
    from io import BufferedIOBase
    from pathlib import Path

    from hub.content.settings import Config
    from tests.servers import Answer, Server

GOOD = b'{"title": "F", "items": [{"id": "1", "title": "Good", "url": "https://a.example.gov/"}]}'
GZIP = "Content-Encoding: gzip"
MOST_MEGABYTES = 150
SECONDS = 2
# All that `hub fetch` does, with less patience. `ru_maxrss` would count the memory of the tests that started it
# (getrusage(2)); VmHWM is this program's alone (proc(5)).
# Names that begin with slow. are never found, and one address of this machine counts as public.
PROGRAM = """
import json, re, sys, threading
from dataclasses import asdict
from pathlib import Path
from hub.config import hub_settings
from hub.inbox import editor_actions, inbox_search
from hub.collect import connections, dns_lookup, public_networks, http_client
http_client.Limits.__init__.__kwdefaults__.update(total=2, gap=0)
def lookup(host, port, family):
    if host.startswith("slow."):
        threading.Event().wait()
    return dns_lookup.by_system(host, port, family)
connections.session.__wrapped__.__kwdefaults__.update(lookup=lookup)
is_public = public_networks.is_public
public_networks.is_public = lambda host: host == "127.0.0.1" or is_public(host)
for root in sys.argv[1:]:
    settings = hub_settings.load(Path(root))
    Path("/proc/self/clear_refs").write_text("5")  # forgets the peak
    counts = editor_actions.fetch(settings, [])
    peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
    lines = inbox_search.search(settings).lines
    print(json.dumps([[asdict(one) for one in counts], peak, [asdict(one) for one in lines]]))
"""


def endless(piece: bytes, *headers: str) -> Answer:
    """An answer of 100 MB and more, in pieces."""

    def answer(out: BufferedIOBase) -> None:
        out.write("\r\n".join(("HTTP/1.1 200 OK", *headers, "", "")).encode())
        out.writelines(piece for _ in range(1000))

    return answer


def bomb(out: BufferedIOBase) -> None:
    """A small answer that unpacks into a gigabyte."""
    packer = zlib.compressobj(wbits=31)
    out.write(f"HTTP/1.1 200 OK\r\n{GZIP}\r\n\r\n".encode())
    out.writelines(packer.compress(bytes(1_000_000)) for _ in range(1000))


def drip(out: BufferedIOBase) -> None:
    """A byte now and then, for ever."""
    pause = threading.Event()
    out.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while not pause.wait(0.1):
        out.write(b"x")


def says(body: bytes, *headers: str, status: str = "200 OK") -> Answer:
    """An answer in one go."""
    head = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", "")).encode()
    return lambda out: out.write(head + body)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ENTITIES = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss version="2.0"><channel><title>&l9;</title></channel></rss>'
NESTED = b'{"items": ' + b"[" * 2_000_000
REFUSED = {
    "bomb": (bomb, "the answer is larger than 5 MB"),
    "drip": (drip, "no full answer within 2 seconds"),
    "circle": (says(b"", "Location: /circle", status="302 Found"), "the server redirects more than 5 times"),
    "elsewhere": (says(b"", "Location: ftp://a.example.gov/", status="302 Found"), "which is not a web address"),
    "torn": (says(gzip.compress(GOOD)[:-9], GZIP), "the answer ends too early"),
    "wrong-type": (
        says(b"\x89PNG\r\n\x1a\n" + bytes(1000), "Content-Type: image/png"),
        "this is not an RSS or Atom feed",
    ),
    "endless": (endless(b"x" * 100_000), "the answer is larger than 5 MB"),
    "entities": (says(ENTITIES.encode()), "the XML breaks at line 1"),
    "nested": (says(NESTED), "this is not JSON: it is nested too deeply to be a feed"),
    "nested-dialect": (says(b'{"type": "list", ' + NESTED[1:]), "this is nested too deeply to be a feed"),
    "nested-xml": (says(b"<rss>" + b"<a>" * 1_500_000), "its elements are nested too deeply"),
    "one-string": (says(b'{"items": ["' + b"a" * 4_900_000), "this is not JSON"),
}


# Counts by source, the peak of the memory in MB, what waits.
Fetched = tuple[dict[str, Any], float, list[Any]]


def hub_of(root: Path, server: Server, answers: dict[str, Answer]) -> Path:
    """A hub with sources that answer so, and with a good one."""
    flow.hub(root)
    urls = {name: server.does(answer, path=f"/{name}") for name, answer in (answers | {"good": says(GOOD)}).items()}
    (root / "content" / "sources.yml").write_text(
        "".join(f"- {{key: {name}, name: {name}, url: '{url}'}}\n" for name, url in urls.items())
    )
    return root


def fetched(*roots: Path) -> list[Fetched]:
    """What a process of its own fetches for these hubs, one after another."""
    command = [sys.executable, "-c", PROGRAM, *map(str, roots)]
    done = subprocess.run(  # noqa: S603  our own program
        command, capture_output=True, check=True, timeout=60 + SECONDS * len(roots), env=os.environ | {"NO_PROXY": "*"}
    )
    told = map(json.loads, done.stdout.splitlines())
    return [({one["source"]: one for one in counts}, megabytes, lines) for counts, megabytes, lines in told]


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Fetched]:
    """What came of each hostile server in a hub of its own."""
    with running() as server:
        folder = tmp_path_factory.mktemp("alone")
        roots = [hub_of(folder / name, server, {name: answer}) for name, (answer, _) in REFUSED.items()]
        return dict(zip(REFUSED, fetched(*roots), strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_hostile_server_harms_nobody(alone: dict[str, Fetched], name: str) -> None:
    """One message for it, in time and in less than 150 MB; the good source beside it is read."""
    _, message = REFUSED[name]
    counts, megabytes, lines = alone[name]

    said = counts[name]["failures"] + counts[name]["notes"]
    assert [message in one for one in said] == [True]
    assert (counts["good"]["new"], [line["title"] for line in lines]) == (1, ["Good"])
    assert megabytes < MOST_MEGABYTES


def leads(address: str) -> Answer:
    """A redirect."""
    return says(b"", f"Location: {address}", status="302 Found")


PRIVATE = "is an address on a private network; `private: true` in its source, or --private, allows it"
LATIN = '<?xml version="1.0" encoding="{}"?><rss version="2.0"><channel><item><link>https://b.example.gov/{}/</link>'
LATIN += "<title>Café {}</title></item></channel></rss>"
# None as a message: there is nothing to complain about, and the title is read.
TOGETHER: dict[str, tuple[Answer, str | None]] = {
    "inward": (leads("http://127.0.0.2/"), f"127.0.0.2 {PRIVATE}"),
    "metadata": (leads("http://169.254.169.254/latest/"), f"169.254.169.254 {PRIVATE}"),
    "slow-name": (leads("http://slow.example.gov/"), f"no full answer within {SECONDS} seconds"),
    "latin-json": (says(b'{"items": [], "title": "Caf\xe9"}'), None),
    "web-page": (says(b"<!doctype html><p>Hi", "Content-Type: application/json"), "this is a web page, not a feed"),
    "latin-as-utf-8": (says(LATIN.format("utf-8", 1, 1).encode("latin-1")), None),
    "no-such-charset": (says(LATIN.format("klingon", 2, 2).encode()), None),
    "header-lies": (says(LATIN.format("utf-8", 3, 3).encode(), "Content-Type: image/png; charset=utf-16"), None),
}


@pytest.mark.slow
def test_hostile_servers_together_harm_nobody(tmp_path: Path, server: Server) -> None:
    """Each is refused in its own words or read whole; a name server that hangs holds up nothing."""
    root = hub_of(tmp_path, server, {name: answer for name, (answer, _) in TOGETHER.items()})
    ((counts, megabytes, lines),) = fetched(root)

    for name, (_, message) in TOGETHER.items():
        assert [(message or "") in one for one in counts[name]["failures"]] == ([True] if message else []), name
    assert sorted(line["title"] for line in lines) == ["Café 1", "Café 2", "Café 3", "Good"]
    assert megabytes < MOST_MEGABYTES


BAD = "</title><script>alert(1)</script><img src=x onerror=alert(1)>\x1b[31m\u202e"
RUNS = "javascript:alert(1)"
ITEM = {
    "id": "1", "title": BAD, "content_html": f"{BAD}<a href='{RUNS}'>a</a><a href='java\tscript:alert(1)'>b</a>",
    "summary": BAD, "image": RUNS, "banner_image": RUNS, "external_url": RUNS, "tags": [BAD], "language": BAD,
    "authors": [{"name": BAD, "url": RUNS, "avatar": RUNS}], "attachments": [{"url": RUNS, "title": BAD}],
}  # fmt: skip
ESCAPED = html.escape(BAD.replace("\x1b", ""))
PARTS = f"<title>{ESCAPED}</title><category>{ESCAPED}</category><author><name>{ESCAPED}</name></author>"
RSS = f"""<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>{ESCAPED}</title>
<item><link>https://r.example.gov/1/</link><guid>{RUNS}</guid>{PARTS}<comments>{RUNS}</comments>
<description>{ESCAPED}&lt;a href="{RUNS}"&gt;a&lt;/a&gt;</description><media:content url="{RUNS}"/>
<enclosure url="{RUNS}" type="image/png"/></item>
<item><link>{RUNS}</link><title>Nowhere</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><entry xml:base="{RUNS}"><id>{RUNS}</id>{PARTS}
<link href="https://t.example.gov/1/"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<script>alert(1)</script><a href="{RUNS}" onclick="{RUNS}">a</a></div></content></entry></feed>"""
DIALECT = ITEM | {"url": "/1/", "content": ITEM["content_html"], "deck": BAD, "source": BAD, "topics": {BAD: BAD}}
FIELDS = {
    "json": json.dumps({"title": BAD, "items": [ITEM | {"url": "https://j.example.gov/1/"}, ITEM | {"url": RUNS}]}),
    "rss": RSS,
    "atom": ATOM,
    "dialect": json.dumps({"type": "list", "title": BAD, "items": [DIALECT, DIALECT | {"url": RUNS}]}),
}
SOURCE = "- {{key: {0}, name: N, path: feeds/{0}, content: full, base_url: 'https://{0}.example.gov/'{1}}}\n"


def taken_in(root: Path, feeds: dict[str, str]) -> Config:
    """A hub that has fetched these feeds from files."""
    flow.hub(root)
    for name, words in feeds.items():
        (root / "feeds" / name).write_text(words, encoding="utf-8")
    dialects = {"dialect": ", dialect: digitalgov"}
    entries = (SOURCE.format(name, dialects.get(name, "")) for name in feeds)
    (root / "content" / "sources.yml").write_text("".join(entries))
    settings = hub_settings.load(root)
    assert [one.failures for one in editor_actions.fetch(settings, [])] == [()] * len(feeds)
    return settings


def test_what_would_run_is_harmless_in_every_field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the inbox and in the kept file no HTML runs, every address is of the web, and no character is a control."""
    monkeypatch.delenv("HUB_DATABASE_URL", raising=False)
    settings = taken_in(tmp_path, FIELDS)
    found = editor_actions.waiting(settings)
    assert sorted(one.candidate.source for one in found) == sorted(FIELDS)
    for one in found:
        told = asdict(one.candidate)
        assert [told[name] for name in ("image", "external_url", "register_url") if told[name]] == []
        assert sanitize_html.safe(told["content_html"], told["url"]) == told["content_html"]
        assert not set(repr(told)) & {"\x1b", "\u202e"}
    editor_actions.keep(settings, [one.number for one in found])
    for article in loader.load(settings).articles:
        assert article.url.startswith("https://")
        assert not re.search(r"<script|javascript:|<[^>]*\son\w+=", article.body.text(), re.IGNORECASE)


TRICKS = (
    "../../etc/passwd", "..", "/etc/passwd", "a\0b", "x" * 5000, "CON", "nul.txt", "C:\\Windows\\x", "~/.ssh",
    "%2e%2e%2f%2e%2e", "a/b\nc", "\u2025/\uff0e\uff0e/", ".git/config", "trailing. ",
)  # fmt: skip


@pytest.mark.slow
def test_no_title_or_address_leads_out_of_the_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a source calls its entries, each becomes a file with a plain name of the right folder."""
    monkeypatch.delenv("HUB_DATABASE_URL", raising=False)
    items = [
        {"id": f"../{n}", "url": f"https://p.example.gov/{n}/../../{n}", "title": trick, "date_published": "2026-11-20"}
        for n, trick in enumerate(TRICKS)
    ]
    settings = taken_in(tmp_path, {"json": json.dumps({"items": items})})
    before = {path for path in tmp_path.parent.rglob("*") if path.is_file()}
    kept = editor_actions.keep(settings, [one.number for one in editor_actions.waiting(settings)])

    new = {path for path in tmp_path.parent.rglob("*") if path.is_file()} - before - {tmp_path / ".hub/keep/lock"}
    assert new == {tmp_path / one.path for one in kept}
    assert len(new) == len(TRICKS)
    assert {path.parent for path in new} == {tmp_path / "content" / "articles" / "2026"}
    assert all(re.fullmatch(r"2026-11-20-[a-z0-9-]{1,64}\.md", path.name) for path in new)
