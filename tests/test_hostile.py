"""Servers that mean harm: each visit ends in its limit with one message and harms no other source."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import threading
import time
import zlib
from typing import TYPE_CHECKING, Any

import pytest

from tests import flow

if TYPE_CHECKING:
    from io import BufferedIOBase
    from pathlib import Path

    from tests.servers import Answer, Server

GOOD = b'{"title": "F", "items": [{"id": "1", "title": "Good", "url": "https://a.example.gov/"}]}'
GZIP = "Content-Encoding: gzip"
MOST_MEGABYTES = 150
SECONDS = 2
# All that `hub fetch` does, with less patience. `ru_maxrss` would count the memory of the tests that started it
# (getrusage(2)); VmHWM is this program's alone (proc(5)).
PROGRAM = """
import json, re, sys
from dataclasses import asdict
from pathlib import Path
from hub import config, desk
from hub.sources import web
settings = config.load(Path(sys.argv[1]))
web.Limits.__init__.__kwdefaults__.update(total=2, gap=0)
counts = desk.fetch(settings, [])
peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
print(json.dumps([[asdict(one) for one in counts], peak, [asdict(one) for one in desk.lines(settings)]]))
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
    "elsewhere": (says(b"", "Location: ftp://a.example.gov/", status="302 Found"), "which is no web address"),
    "torn": (says(gzip.compress(GOOD)[:-9], GZIP), "the answer ends too early"),
    "wrong-type": (says(b"\x89PNG\r\n\x1a\n" + bytes(1000), "Content-Type: image/png"), "this is no RSS or Atom feed"),
    "endless": (endless(b"x" * 100_000), "the answer is larger than 5 MB"),
    "entities": (says(ENTITIES.encode()), "the XML breaks at line 1"),
    "nested": (says(NESTED), "this is not JSON: it is nested too deeply to be a feed"),
    "nested-dialect": (says(b'{"type": "list", ' + NESTED[1:]), "this is nested too deeply to be a feed"),
    "nested-xml": (says(b"<rss>" + b"<a>" * 1_500_000), "its elements are nested too deeply"),
    "one-string": (says(b'{"items": ["' + b"a" * 4_900_000), "this is not JSON"),
}


def fetched(root: Path, server: Server, name: str, answer: Answer) -> tuple[tuple[Any, Any], float, list[Any]]:
    """A fetch of one hostile and one good source in a process of its own: counts, peak in MB, what waits."""
    flow.hub(root)
    urls = {"bad": server.does(answer, path=f"/{name}"), "good": server.does(says(GOOD), path="/good")}
    entries = (f"- {{key: {key}, name: {key}, url: '{url}', private: true}}\n" for key, url in urls.items())
    (root / "content" / "sources.yml").write_text("".join(entries))
    start = time.monotonic()
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(root)], capture_output=True, check=True)  # noqa: S603  our own program
    assert time.monotonic() - start < SECONDS + 10
    counts, megabytes, lines = json.loads(done.stdout)
    return (counts[0], counts[1]), megabytes, lines


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_hostile_server_harms_nobody(tmp_path: Path, server: Server, name: str) -> None:
    """One message for it, in time and in less than 150 MB; the good source beside it is read."""
    answer, message = REFUSED[name]
    (bad, good), megabytes, lines = fetched(tmp_path, server, name, answer)

    said = bad["failures"] + bad["notes"]
    assert [message in one for one in said] == [True]
    assert (good["new"], [line["title"] for line in lines]) == (1, ["Good"])
    assert megabytes < MOST_MEGABYTES
