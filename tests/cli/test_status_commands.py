"""Where the week is."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hub.cli import main
from hub.collect.polling_state import Visit
from hub.inbox import editor_actions, open_inbox, polling_store
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a small hub on Sunday, November 22, 2026, in which an editor is."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)
    monkeypatch.delenv("HUB_DATABASE_URL", raising=False)
    editor_actions.fetch(flow.hub(tmp_path), [])
    monkeypatch.chdir(tmp_path / "content")
    return tmp_path


def test_hub_alone_is_where_the_week_is(root: Path) -> None:
    """Inside of a hub, in ten lines at most, the next step on standard error; a source that fails comes first."""
    done = CliRunner().invoke(main, [])
    assert done.exit_code == 0
    assert done.output == CliRunner().invoke(main, ["status"]).output
    first, *others = done.stdout.splitlines()
    assert first.endswith(": Friday, November 27, 2026, in 5 days")
    assert [line.split()[0] for line in others] == ["waiting", "later", "kept", "draft"]
    assert done.stderr == "Next: hub inbox\n"
    with open_inbox.opened(flow.hub(root)) as box:
        visit = Visit(key="notes", url="https://n.gov/", failures=2, not_before=datetime(2027, 1, 1, tzinfo=UTC))
        polling_store.Register(box.connection).save(visit)
    assert "\n  sources failing: notes" in CliRunner().invoke(main, ["status"]).stdout


def test_tells_programs(root: Path) -> None:
    """All of it as JSON."""
    told = json.loads(CliRunner().invoke(main, ["--root", str(root), "status", "--json"]).stdout)
    assert (told["inbox"]["waiting"], told["issue"]["day"], told["next"]) == (3, "2026-11-27", "hub inbox")
    assert [step["name"] for step in told["steps"]] == ["waiting", "later", "kept", "draft"]


def test_hub_alone_is_help_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of a hub."""
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, [])
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, "Usage: main [OPTIONS] [COMMAND] [ARGS]...")


@pytest.mark.usefixtures("root")
def test_a_week_that_is_done(root: Path) -> None:
    """Nothing is left to do."""
    editor_actions.drop_rest(flow.hub(root))
    issue = root / "newsletters" / "2026-11-27.md"
    issue.parent.mkdir()
    issue.write_text("---\nsubject: S\npreheader: P\nstatus: sent\n---\n")
    assert CliRunner().invoke(main, []).stderr == "All is done for this issue.\n"
