"""An issue to paste into a service: files with the service's tag, and what is left to do."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from hub.content import merge_tags
from tests import delivery
from tests.delivery import ISSUE, Desk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.servers import Server

OURS = "[[leave]]"


@pytest.mark.slow
@pytest.mark.parametrize("service", [*merge_tags.SERVICES, "ours"])
def test_files_to_paste(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch, service: str) -> None:
    """Each file has the tag where a reader leaves, as the service writes it, and no address that all readers share."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", delivery.TEN)
    desk = Desk(tmp_path, server, f"{{to: paste, service: {service}, services: {{ours: '{OURS}'}}}}")
    done = desk.send()
    assert done.exit_code == 0, done.output
    stem = desk.root / "build" / "delivery" / f"2026-11-27-{service}"
    assert done.stdout.split() == [f"{stem}{ending}" for ending in (".html", ".txt", ".eml")]
    html, text, mail = (stem.with_suffix(ending).read_text("utf-8") for ending in (".html", ".txt", ".eml"))
    tag = {**merge_tags.SERVICES, "ours": OURS}[service]
    assert (html.count(tag), text.count(tag)) == (1, 1)
    assert f'href="{tag}"' in html
    assert f"List-Unsubscribe: <{tag}>" in mail
    assert desk.config.newsletter.unsubscribe not in html + text + mail
    assert [line[:2] for line in done.stderr.splitlines()[-4:]] == ["1.", "2.", "3.", "4."]
    assert f"1. In {service}, begin a campaign with the subject: GovCX Update: what members feel" in done.stderr
    assert (
        f"4. Send it there, then: hub send --uncertain leave, which writes `status: sent` into {ISSUE}" in done.stderr
    )
    assert (desk.states(), desk.issue.status) == (["uncertain"], "ready")
    assert "Look for GovCX Update: what members feel where it went" in desk.send().stderr
    assert desk.send("--uncertain", "retry").stdout == done.stdout
    assert desk.hub("send", "--uncertain", "leave").exit_code == 0
    assert (desk.states(), desk.issue.status) == (["sent"], "sent")


def test_a_program_gets_the_names(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """As JSON, and a folder is opened for nobody."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", delivery.TEN)
    desk = Desk(tmp_path, server, "{to: paste, service: ghost}")
    found = json.loads(desk.send("--json").stdout)
    assert (found["state"], found["to"], len(found["files"])) == ("pasted", "paste ghost", 3)


def test_the_folder_is_opened_for_a_person(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", delivery.TEN)
    desk = Desk(tmp_path, server, "{to: paste, service: ghost}")
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("xdg-open", "open"):
        (programs / name).write_text(f'#!/bin/sh\necho "$*" > {tmp_path}/shown\n')
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True, raising=False)
    assert desk.send().exit_code == 0
    assert str(desk.root / "build" / "delivery") in (tmp_path / "shown").read_text()
