"""The preview, asked over HTTP as a browser does."""

from __future__ import annotations

import http.client
import os
import threading
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.newsletter import preview_server
from tests import flow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hub.content.settings import Config

DAY = date(2026, 11, 27)
ISSUE = """\
---
subject: "Update: <b>"
preheader: One article on questions, and what we learned.
status: draft
---
## Articles

### [Ask & listen](https://a.example.gov/once/)

Read this.
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A small hub with an issue."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)
    settings = flow.hub(tmp_path)
    (tmp_path / "newsletters").mkdir()
    (tmp_path / preview_server.path_of(DAY)).write_text(ISSUE, "utf-8")
    return settings


@pytest.fixture
def server(config: Config) -> Iterator[preview_server.Server]:
    """The preview of that issue."""
    with preview_server.Server(config, DAY) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def get(server: preview_server.Server, path: str = "/", host: str | None = None) -> tuple[int, str]:
    """Status and body of an answer."""
    connection = http.client.HTTPConnection(preview_server.HOST, server.server_port)
    connection.request("GET", path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


def test_shows_every_face(server: preview_server.Server) -> None:
    """All faces and the finding that there is none."""
    status, body = get(server)
    assert (status, body.count("<iframe"), "Nothing. Read it once more" in body) == (200, 4, True)
    assert "Ask &amp; listen\n\nRead this.\n\nhttps://a.example.gov/once/" in body


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("draft", "Nothing. Read it once more, then write status: ready."),
        ("ready", "Nothing. Read it once more, then hub send."),
        ("sent", "It was sent and cannot be changed."),
    ],
)
def test_says_what_is_next(server: preview_server.Server, config: Config, status: str, words: str) -> None:
    """Nobody is told to send an issue again; what an inbox shows of it stands above."""
    text = ISSUE.replace("status: draft", f"status: {status}")
    (config.root / preview_server.path_of(DAY)).write_text(text, "utf-8")
    body = get(server)[1]
    assert f'<p class="fine">{words}</p>' in body
    assert "<p>In the inbox: <strong>" in body


def test_shows_findings(server: preview_server.Server, config: Config) -> None:
    """What the gates hold back stands beside the faces, with its line."""
    file = config.root / preview_server.path_of(DAY)
    file.write_text(ISSUE.replace("a.example.gov", "localhost"), "utf-8")
    body = get(server)[1]
    assert "newsletters/2026-11-27.md:8 · 643" in body
    assert "<title>1 error: " in body


def test_shows_what_cannot_be_read(server: preview_server.Server, config: Config) -> None:
    """A document with a mistake, or without a file, shows the mistake and no faces."""
    file = config.root / preview_server.path_of(DAY)
    file.write_text(ISSUE.replace("subject", "sbject"), "utf-8")
    body = get(server)[1]
    assert ("is not a known key" in body, "<iframe" in body) == (True, False)
    file.unlink()
    assert "the file is gone" in get(server)[1]
    assert get(server, "/stamp") == (200, "gone")


def test_follows_the_file(server: preview_server.Server, config: Config) -> None:
    """The stamp changes when the file is saved, and not before."""
    before = get(server, "/stamp")
    assert get(server, "/stamp") == before
    os.utime(config.root / preview_server.path_of(DAY), (1, 1))
    assert get(server, "/stamp") != before


def test_answers_this_machine_only(server: preview_server.Server) -> None:
    """A page elsewhere that gets a browser to ask under another name learns nothing of the draft."""
    for path in ("/", "/stamp", "/nowhere"):
        assert get(server, path, host=f"evil.example.org:{server.server_port}")[0] == 421
    assert get(server, host=f"localhost:{server.server_port}")[0] == 200
    assert get(server, "/favicon.ico")[0] == 404


def test_shows_the_pictures_of_the_hub(server: preview_server.Server, config: Config) -> None:
    """An editor sees a picture before the site has it; nothing but pictures below content/ is given out."""
    (config.root / "content" / "two desks.svg").write_text("<svg/>", "utf-8")
    (config.root / "secret.svg").write_text("<svg/>", "utf-8")
    file = config.root / preview_server.path_of(DAY)
    file.write_text(f"{ISSUE}\n![Two desks](<../two desks.svg>)\n", "utf-8")
    assert "src=&#34;/pictures/two%20desks.svg&#34;" in get(server)[1]
    assert get(server, "/pictures/two%20desks.svg") == (200, "<svg/>")
    for path in ("/pictures/none.svg", "/pictures/../secret.svg", "/pictures/join.md", "/two%20desks.svg"):
        assert get(server, path)[0] == 404


def test_faces() -> None:
    """Each face shows what its mail programs do, whatever the editor's own browser prefers."""
    html = '<meta content="light dark"><style>@media (prefers-color-scheme: dark) {}</style><p style="x">'
    assert preview_server.mails(html) == {
        "light": '<meta content="light"><style>@media not all {}</style><p style="x">',
        "dark": '<meta content="dark"><style>@media all {}</style><p style="x">',
        "narrow": '<meta content="light"><style>@media not all {}</style><p style="x">',
        "stripped": '<meta content="light"><p>',
    }


@pytest.mark.parametrize(
    ("stated", "tag", "title"),
    [
        ("es-US", '<html lang="es-US" dir="ltr">', ": GovCX Update, 27 de noviembre de 2026</title>"),
        ("ar", '<html lang="en" dir="ltr">', ": GovCX Update, November 27, 2026</title>"),
    ],
)
def test_it_speaks_the_language_of_the_hub(server: preview_server.Server, stated: str, tag: str, title: str) -> None:
    """Where hub has all words for its editors; else the whole page is in English."""
    server.config = replace(server.config, language=stated)
    status, body = get(server)
    assert status == 200
    assert tag in body
    assert title in body
    assert ("Qué corregir" in body) == (stated == "es-US")
