"""Commands of plug-ins, and the list of all plug-ins."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from click.testing import CliRunner

from hub.base import plug_ins
from hub.cli import main
from hub.cli.plug_in_commands import doors
from tests import flow, plugged

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

EVENT = """---
title: Forms lab
kind: training
start: 2026-12-03 13:00
end: 2026-12-03 14:00
summary: Shorten one form.
---
A lab.
"""


def hub(*words: str) -> tuple[int, str, str]:
    """The exit code of a command, and what it printed."""
    done = CliRunner().invoke(main, words)
    return done.exit_code, done.stdout, done.stderr


def test_a_command_of_a_plug_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is in the list, explains itself, knows the hub, and a wrong word is wrong usage."""
    plugged.install_example(tmp_path, monkeypatch, "practice-hub-agenda")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)
    flow.hub(root := tmp_path / "hub")
    (root / "content/events").mkdir(parents=True, exist_ok=True)
    (root / "content/events/2026-12-03-forms-lab.md").write_text(EVENT, encoding="utf-8")
    code, said, talk = hub("--help")
    assert (code, talk) == (0, "")
    assert said.splitlines()[-1].split(maxsplit=1) == ["agenda", "Print the events of the coming days, one on a line."]
    assert "--days INTEGER" in hub("agenda", "--help")[1]
    said = hub("--root", str(root), "agenda")[1]
    assert said == "2026-12-03 13:00  Forms lab\n"
    assert hub("--root", str(root), "agenda", "--days", "x")[0] == 2
    assert hub("--root", str(tmp_path), "agenda")[0] == 2


def test_a_command_that_cannot_be_used_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The help has all others; who asks for it reads why; and nobody replaces a command of hub."""
    before = hub("--help")
    lost = plugged.install(tmp_path, monkeypatch, "commands", "lamp", "import no_such_module")
    own = plugged.install(tmp_path, monkeypatch, "commands", "fetch", "x = 1", package="other")
    odd = plugged.install(tmp_path, monkeypatch, "commands", "odd", "x = 1", attribute="x", package="odd")
    code, said, talk = hub("--help")
    assert (code, said) == before[:2]
    assert f"{lost} failed: ModuleNotFoundError: No module named 'no_such_module' (plugged_" in talk
    assert f"{own} failed: hub has 'fetch' itself; give it another name; the rest went on" in talk
    assert f"{odd} failed: " in talk
    assert talk.count("\n") == 3
    code, said, talk = hub("lamp")
    assert (code, said) == (1, "")
    assert talk.startswith(f"{lost} failed: ModuleNotFoundError")
    assert hub("celebrate")[0] == 2


def test_a_command_that_raises_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a line, and not with the traceback of a program that the reader does not know."""
    source = "import click\n\n@click.command()\ndef lamp():\n    '''Shine.'''\n    1 / 0\n"
    named = plugged.install(tmp_path, monkeypatch, "commands", "lamp", source, attribute="lamp")
    code, _, talk = hub("lamp")
    assert code == 1
    assert talk.startswith(f"{named} failed: ZeroDivisionError: division by zero (plugged_")


def test_all_plug_ins_are_listed_with_their_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For people and for programs; also one at a door that hub does not have."""
    for name in sorted(path.name for path in plugged.EXAMPLES.iterdir() if path.is_dir()):
        plugged.install_example(tmp_path, monkeypatch, name)
    plugged.install(tmp_path, monkeypatch, "gate", "lamp", "x = 1", package="wrong-door")
    plugged.install(tmp_path, monkeypatch, "outputs", "lamp", "import no_such_module", package="x-broken")
    code, said, talk = hub("plugins")
    assert (code, talk) == (0, "")
    head, *rows = [line.split(maxsplit=4) for line in said.splitlines()]
    assert head == ["door", "name", "package", "version", "state"]
    assert [row[0] for row in rows if row[4] == "works"] == [
        *("checks", "commands", "gates", "outputs", "importers", "formats", "deliveries"),
    ]
    assert rows[-2] == [
        *("gate", "lamp", "wrong-door", "1.0"),
        'hub has no door "gate"; did you mean "gates"?'.replace('"gate"', "'gate'", 1),
    ] or rows[-2][4].startswith("hub has no door 'gate': ")
    assert rows[-1][:4] == ["outputs", "lamp", "x-broken", "1.0"]
    assert rows[-1][4].startswith("ModuleNotFoundError: No module named 'no_such_module' (plugged_")
    known = json.loads(hub("plugins", "--json")[1])
    assert [bool(one["failure"]) for one in known] == [*[False] * 7, True, True]


def test_no_plug_in_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """And says where to read on."""
    monkeypatch.setattr("sys.path", [])
    assert hub("plugins") == (0, "", "No plug-in is installed; docs/extend says how to make one\n")


def test_each_door_has_a_name_and_a_room() -> None:
    """All that the prefix stands for is listed."""
    assert tuple(doors()) == plug_ins.DOORS
