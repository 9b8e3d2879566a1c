"""The door of the list, opened from a terminal."""

from __future__ import annotations

import ipaddress
import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from hub.cli import main, members_door
from hub.content.settings import MemberList
from hub.errors import HubError
from hub.members import member_server, member_store
from hub.members.member_keys import Keyring
from tests import doors, flow

if TYPE_CHECKING:
    from pathlib import Path

KEY = "k" * 40


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a small hub that keeps its own list, with its secrets in the environment."""
    for name, value in {"HUB_MEMBERS_KEYS": KEY, "HUB_SMTP_URL": "smtp://127.0.0.1:1?starttls=no"}.items():
        monkeypatch.setenv(name, value)
    for name in ("HUB_MEMBERS_URL", "HUB_MEMBERS_PROXIES", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    flow.hub(tmp_path)
    settings = flow.SETTINGS.replace(
        "        sections:", "        members: {address: 'https://news.example.gov'}\n        sections:"
    )
    (tmp_path / "mkdocs.yml").write_text(settings)
    return tmp_path


def test_the_door_is_open_until_it_is_told_to_close(root: Path) -> None:
    """By systemd, a container or Ctrl-C; it answers under the name in the settings alone, and keeps a log of ids."""
    command = [sys.executable, "-m", "hub", "--root", str(root), "members", "serve", "--port", "0"]
    with subprocess.Popen(  # noqa: S603  our own words
        [*command, "--inside-port", "0", "--proxy", "10.0.0.0/8"], stderr=subprocess.PIPE, text=True, env={**os.environ}
    ) as process:
        assert process.stderr
        line = process.stderr.readline()
        found = re.fullmatch(r"https://news.example.gov/ is served at http://127.0.0.1:(\d+)/; Ctrl-C ends it.\n", line)
        assert found, line
        page = doors.asked(int(found[1]), "GET", "/join", {"Host": "news.example.gov"})
        assert (page.status, "Get GovCX Update" in page.text) == (200, True)
        assert doors.asked(int(found[1]), "GET", "/join", {"Host": f"127.0.0.1:{found[1]}"}).status == 421
        assert "--ink" in doors.asked(int(found[1]), "GET", "/assets/door.css", {"Host": "news.example.gov"}).text
        form = {"Host": "news.example.gov", "Content-Type": "application/x-www-form-urlencoded"}
        form["Origin"] = re.search('class="name" href="(.*?)/"', page.text)[1]  # type: ignore[index]
        asked = doors.asked(int(found[1]), "POST", "/join", form, b"email=ana%40example.gov")
        assert asked.status == 200
        note = process.stderr.readline()
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00 mail pending [0-9a-f]{32}\n", note), note
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert process.stderr.read() == ""


@pytest.mark.parametrize(
    ("left_out", "words"),
    [("members", "does not say where readers join and leave"), ("HUB_SMTP_URL", "HUB_SMTP_URL is not set")],
)
def test_what_is_missing_is_named(root: Path, monkeypatch: pytest.MonkeyPatch, left_out: str, words: str) -> None:
    """Before anything listens."""
    if left_out == "members":
        (root / "mkdocs.yml").write_text(flow.SETTINGS)
    else:
        monkeypatch.delenv(left_out)
    done = CliRunner().invoke(main, ["--root", str(root), "members", "serve"])
    assert (done.exit_code, words in done.stderr) == (1, True)


def test_a_lost_key_closes_the_door(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or who left could not be known again."""
    config = flow.hub(root)
    with member_store.opened(member_store.database(root)) as connection:
        member_store.suppress(connection, "ana@example.gov", Keyring(keys=("l" * 40,)), doors.NOON)
    with pytest.raises(HubError, match="does not say where"):
        members_door.door(config)
    members = MemberList(address="https://news.example.gov/")
    kept = replace(config, newsletter=replace(config.newsletter, members=members))
    with pytest.raises(HubError, match="1 of the people who left are known by a key"):
        members_door.door(kept)
    monkeypatch.setenv("HUB_MEMBERS_KEYS", f"{KEY} {'l' * 40}")
    proxy = members_door.network("10.0.0.7")
    opened = members_door.door(kept, (proxy,))
    assert (opened.host, opened.proxies) == ("news.example.gov", (*members_door.HERE, proxy))


def test_the_logo_of_a_hub_is_its_mark(root: Path) -> None:
    """Or what is drawn for it."""
    config = flow.hub(root)
    assert members_door.look(config).mark_type == "image/svg+xml"
    picture = b"\x89PNG\r\n\x1a\n" + b"0" * 9
    (root / "content" / "logo.png").write_bytes(picture)
    found = members_door.look(replace(config, theme=replace(config.theme, logo="logo.png")))
    assert (found.mark, found.mark_type) == (picture, "image/png")


def test_a_network_is_a_network() -> None:
    """And a socket of either kind has an address that can be opened."""
    assert members_door.network("10.0.0.7") == ipaddress.ip_network("10.0.0.7/32")
    with pytest.raises(click.BadParameter, match="'proxy' is not an address or a network"):
        members_door.network("proxy")
    with member_server.listening("::1", 0) as six:
        assert re.fullmatch(r"http://\[::1\]:\d+/", members_door.place(six))
