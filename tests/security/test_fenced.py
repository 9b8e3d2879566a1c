"""One source of twenty means harm: it fails in one sentence, and what the others brought is saved."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from hub.collect import http_client
from hub.config import hub_settings
from hub.inbox import editor_actions, inbox_search
from tests import flow

if TYPE_CHECKING:
    from io import BufferedIOBase
    from pathlib import Path

    from hub.content.settings import Config
    from tests.servers import Server

GOOD = 19
SLOW = "it takes more than 5 seconds to read, so hub stopped; tell its publisher; until then, `active: false` in "
LARGE = (
    "it takes more than 150 MB of memory to read, so hub stopped; tell its publisher; until then, `active: false` in "
)
NONE = "this is not an RSS or Atom feed: "


def rss(item: str, head: str = "") -> bytes:
    """A feed of one item that is new."""
    body = f"<link>https://odd.example.gov/</link><title>Odd</title>{item}"
    return f'{head}<rss version="2.0"><channel><item>{body}</item></channel></rss>'.encode()


def attributes(number: int, value: str) -> str:
    """So many attributes."""
    return " ".join(f"a{n}='{value}'" for n in range(number))


# What is said of it, or "" where it is read.
HOSTILE: dict[str, tuple[bytes, str]] = {
    "punycode": (b'<?xml version="1.0" encoding="punycode"?>' + b"a" * 4000, NONE),
    "undefined": (rss("", '<?xml version="1.0" encoding="undefined"?>'), ""),
    "a lone place": (rss('<gml:pos xmlns:gml="http://www.opengis.net/gml">38.9 -77.0</gml:pos>'), ""),
    "surrogates": (rss("<description>&#xD83D;&#xDE00;</description>"), ""),
    "decimal surrogates": (rss("<description>&#55357;&#56832; time</description>"), ""),
    "attributes": (rss(f"<x {attributes(40_000, '1')}/>"), NONE + "an element has more than 1,000 attributes"),
    "hidden attributes": (rss(f"<x b='>' {attributes(40_000, '>')}/>"), SLOW),
    "small objects": (b'{"items":[' + b'{"":{}},' * 600_000 + b"{}]}", LARGE),
    "nothing": (b"", "the answer is empty"),
}


@pytest.fixture
def settings(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A hub of nineteen good sources of one host, and one of another that is not."""
    monkeypatch.delenv("HUB_DATABASE_URL", raising=False)
    monkeypatch.setattr(
        http_client.Limits.__init__, "__kwdefaults__", (http_client.Limits.__init__.__kwdefaults__ or {}) | {"gap": 0}
    )
    for number in range(GOOD):
        items = [{"id": "1", "title": f"Good {number}", "url": f"https://g{number}.example.gov/"}]
        server.says(json.dumps({"items": items}).encode(), path=f"/good{number}")
    urls = {"bad": server.url("/bad", "localhost")} | {f"good{n}": server.url(f"/good{n}") for n in range(GOOD)}
    flow.hub(tmp_path)
    entries = (f"- {{key: {key}, name: {key}, url: '{url}', private: true}}\n" for key, url in urls.items())
    (tmp_path / "content" / "sources.yml").write_text("".join(entries))
    return hub_settings.load(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_one_source_harms_itself_only(settings: Config, server: Server, name: str) -> None:
    """Its failure is one sentence, or it is read; nineteen others are in the inbox."""
    body, message = HOSTILE[name]
    server.says(body, path="/bad")
    bad, *good = editor_actions.fetch(settings, [])

    assert [one.source for one in (bad, *good)] == [source.key for source in settings.sources]
    assert [(one.new, one.failures) for one in good] == [(1, ())] * GOOD
    assert [failure.startswith(message) and "\n" not in failure for failure in bad.failures] == [True] * bool(message)
    titles = {line.title for line in inbox_search.search(settings).lines}
    assert titles == {f"Good {number}" for number in range(GOOD)} | (set() if message else {"Odd"})


def test_what_came_is_saved_while_another_is_awaited(settings: Config, server: Server) -> None:
    """A server that is slow to answer holds nothing of the others back."""
    pause = threading.Event()

    def answers_last(out: BufferedIOBase) -> None:
        while len(inbox_search.search(settings).lines) < GOOD:
            pause.wait(0.02)
        out.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + rss(""))

    server.does(answers_last, path="/bad")
    assert [one.new for one in editor_actions.fetch(settings, [])] == [1] * (GOOD + 1)


def test_what_is_decided_during_a_fetch_stays_decided(settings: Config, server: Server) -> None:
    """An editor drops what one source brought; another one that offers it later in the same fetch changes nothing."""
    pause = threading.Event()

    def answers_last(out: BufferedIOBase) -> None:
        while len(inbox_search.search(settings).lines) < GOOD:
            pause.wait(0.02)
        (number,) = (line.number for line in inbox_search.search(settings).lines if line.title == "Good 0")
        editor_actions.drop(settings, [number])
        again = b"<rss><channel><item><link>https://g0.example.gov/</link><description>More</description></item></channel></rss>"
        out.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + again)

    server.does(answers_last, path="/bad")
    bad, *_ = editor_actions.fetch(settings, [])
    assert (bad.failures, bad.seen) == ((), 1)
    assert {line.title for line in inbox_search.search(settings).lines} == {
        f"Good {number}" for number in range(1, GOOD)
    }


PATIENT = (
    "from hub.collect import http_client; http_client.Limits.__init__.__kwdefaults__['gap'] = 0; "
    "from hub.cli import main; main()"
)


@pytest.mark.slow
def test_ctrl_c_keeps_what_came(settings: Config, server: Server) -> None:
    """The command ends at once with one line, and what the others brought is in the inbox."""
    pause, done = threading.Event(), threading.Event()
    server.does(lambda _: done.wait(30), path="/bad")
    command = [sys.executable, "-c", PATIENT, "--root", str(settings.root), "fetch"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as fetching:  # noqa: S603  our own program
        while len(inbox_search.search(settings).lines) < GOOD and fetching.poll() is None:
            pause.wait(0.02)
        fetching.send_signal(signal.SIGINT)
        _, said = fetching.communicate(timeout=10)
    done.set()
    assert said == b"stopped; what was read so far is saved, and hub fetch reads the rest\n"
    assert (fetching.returncode, len(inbox_search.search(settings).lines)) == (1, GOOD)
