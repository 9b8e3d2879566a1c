"""Plug-ins by which an issue leaves: the ledger knows before the first byte, and nobody sends twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.deliver import ledger
from tests import delivery, flow, plugged
from tests.delivery import ISSUE, WORDS, Desk

if TYPE_CHECKING:
    from io import BufferedIOBase
    from pathlib import Path

    from tests.servers import Server

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
WAY = """
from hub.api import HubError, Outcome, Prepared

reach = "a lamp"

def prepare(issue):
    {prepare}

def leave():
    {leave}
"""
GOES = "return Prepared(name='lamp', leave=leave)"


@pytest.fixture
def webhook(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A hub whose issues go to an address of the web, by a plug-in."""
    plugged.install_example(tmp_path, monkeypatch, "practice-hub-webhook")
    return _desk(tmp_path, server, monkeypatch, f"{{to: webhook, address: '{server.url('/hook')}'}}")


def _desk(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch, settings: str) -> Desk:
    flow.ana_works(monkeypatch, delivery.TEN)
    monkeypatch.setenv("HUB_WEBHOOK_KEY", "hunter2")
    return Desk(tmp_path, server, settings)


def test_the_ledger_knows_before_the_first_byte(webhook: Desk, server: Server) -> None:
    """A plug-in has no way around it: `sending` is saved when its request arrives, and `sent` after the answer."""
    seen: list[list[str]] = []

    def answer(out: BufferedIOBase) -> None:
        seen.append(webhook.states())
        out.write(OK)

    server.does(answer, path="/hook")
    planned = webhook.hub("send", "--dry-run")
    assert "one request, with the subject and both parts of the mail" in planned.stderr
    done = webhook.send()
    assert (done.exit_code, seen) == (0, [["sending"]]), done.output
    assert webhook.states() == ["sent"]
    assert "status: sent" in (webhook.root / ISSUE).read_text("utf-8")
    webhook.write(WORDS)
    assert "never leaves twice" in webhook.send().stderr
    assert server.asked.count("POST /hook") == 1


@pytest.mark.parametrize(("status", "state"), [("500 Busy", "failed"), ("", "uncertain")], ids=["refused", "no answer"])
def test_what_became_of_it_is_told(webhook: Desk, server: Server, status: str, state: str) -> None:
    """A refusal has certainly not left; without an answer nobody knows."""
    if status:
        server.says(b"", path="/hook", status=status)
    else:
        server.does(lambda _: None, path="/hook")
    assert webhook.send().exit_code == 1
    assert webhook.states() == [state]


def test_what_is_missing_is_said_before_anything_leaves(
    webhook: Desk, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plug-in's own words are for the editor, and the ledger has nothing to know."""
    monkeypatch.delenv("HUB_WEBHOOK_KEY")
    done = webhook.send()
    assert done.exit_code == 1
    assert "HUB_WEBHOOK_KEY is not set; set it in the environment" in done.stderr
    assert (webhook.states(), server.asked.count("POST /hook")) == ([], 0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("prepare", "leave", "states", "reason"),
    [
        ("return 1 / 0", "pass", [], "ZeroDivisionError: division by zero (plugged_"),
        ("return 'lamp'", "pass", [], "TypeError: it prepared 'lamp', which is not a hub.api.Prepared (send_workflow"),
        (GOES, "return 1 / 0", ["uncertain"], "ZeroDivisionError: division by zero (plugged_"),
        (GOES, "raise HubError('no lamp')", ["uncertain"], "no lamp"),
        (GOES, "return 'sent'", ["uncertain"], "TypeError: it said 'sent' of what became of the issue"),
        (GOES, "return Outcome(state='gone', reply='')", ["uncertain"], "TypeError: it said Outcome(state='gone'"),
    ],
)
def test_a_way_that_fails_is_named(  # noqa: PLR0913, PLR0917  fixtures and cases
    tmp_path: Path,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    prepare: str,
    leave: str,
    states: list[str],
    reason: str,
) -> None:
    """Before the issue leaves nothing has happened; on the way, nobody knows, and hub asks the editor."""
    source = WAY.format(prepare=prepare, leave=leave)
    plugged.install(tmp_path, monkeypatch, "deliveries", "lamp", source)
    desk = _desk(tmp_path, server, monkeypatch, "{to: lamp}")
    done = desk.send()
    assert done.exit_code == 1
    assert reason.partition(" (send")[0] in done.stderr
    assert desk.states() == states
    assert [entry.message_id for entry in ledger.entries(ledger.database(desk.root))] == ["lamp" for _ in states]


def test_a_way_that_cannot_be_loaded_stops_sending_alone(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An issue is composed and rendered as ever."""
    named = plugged.install(tmp_path, monkeypatch, "deliveries", "lamp", "import no_such_module")
    desk = _desk(tmp_path, server, monkeypatch, "{to: lamp}")
    done = desk.send()
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{named} failed: ModuleNotFoundError: No module named 'no_such_module' (plugged_")
    assert desk.hub("digest", "--date", "2026-11-27").exit_code == 0


def test_a_way_that_nobody_has_is_a_mistake(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the settings, with the names that there are, and the advice to install one."""
    desk = _desk(tmp_path, server, monkeypatch, "{to: paste, service: other, services: {other: '{{ out }}'}}")
    settings = desk.root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("to: paste", "to: lamp"), encoding="utf-8")
    said = desk.hub("check").stdout
    assert "'lamp' is not known" in said
    assert "or install the plug-in that has it" in said
