"""The commands of an editor's week speak the language of the hub."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from hub.cli import main
from hub.config import hub_settings
from tests import flow, languages
from tests.languages import notes  # noqa: F401  a fixture

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config

DAY = "2026-12-04"


@pytest.fixture
def config(notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:  # noqa: F811  the fixture
    """The hub of letters, where four notes wait."""
    flow.ana_works(monkeypatch)
    return hub_settings.load(shutil.copytree(notes, tmp_path / "cartas"))


def hub(config: Config, words: str) -> Result:
    """What a command does in that hub."""
    return CliRunner().invoke(main, ["--root", str(config.root), *words.split()], catch_exceptions=False)


def test_a_week_in_spanish(config: Config) -> None:
    """From the first look to an issue that is refused, no word of English is said."""
    commands = (
        "status", "fetch notas", "inbox", "inbox --full", "show 1", "keep 1", "later 2", "drop 3", "undo 3", "undo",
        "inbox --state later", "inbox --state kept", "inbox --state dropped", "inbox --state sent", "status",
        f"digest --date {DAY}", f"digest --date {DAY}", f"digest --date {DAY} --update", "digest --editions",
        "send", "send --status", "status",
    )  # fmt: skip
    said = {command: hub(config, command) for command in commands}
    assert {command: found for command, one in said.items() if (found := languages.told_in_english(one.output))} == {}
    assert "Siguiente: hub inbox" in said["fetch notas"].stderr or "No hay novedades" in said["fetch notas"].stderr
    assert "en espera" in said["inbox"].stderr


@pytest.mark.parametrize(
    "command",
    ["keep 99", "show 99", "keep 1 --section nada", "drop 99", "undo 99", "inbox --source nada", "inbox --topic nada",
     "later 1 --until 2026-01-01", "digest --topic nada", "digest --date 2026-10-02 --update",
     "send --date 2027-01-01", "fetch nada", "send --test a@example.gov"],
)  # fmt: skip
def test_what_is_refused(config: Config, command: str) -> None:
    """Each refusal is in Spanish, and the command ends with its code."""
    done = hub(config, command)
    assert done.exit_code == 1
    assert languages.told_in_english(done.stderr) == []


def test_what_is_wrong_with_a_feed(config: Config) -> None:
    """The process that reads it speaks the language, too."""
    (config.root / "feeds/notas.json").write_text("<!doctype html><title>Nada</title><p>Nada.", "utf-8")
    done = hub(config, "fetch notas")
    assert done.exit_code == 1
    assert "esto es una página web, no un canal" in done.stderr
    assert languages.told_in_english(done.output) == []


MEMBERS = "address,topics,language,state\nana@example.gov,,es,\nno,,,\nb@example.gov,,xq,\nc@example.gov,nada,,\n"
FEEDS = {
    "a.xml": "<rss><channel><title>X</title><item><title>A & B</title><link>https://a.example.gov/1</link></item>",
    "b.json": '{"version":"https://jsonfeed.org/version/1.1","title":"X","items":[{"url":"https://a.example.gov/",},]}',
    "c.ics": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:X\nEND:VCALENDAR\n",
    "d.opml": '<opml><body><outline text="A" xmlUrl="ftp://x"/><outline text="B" htmlUrl="https://b.example.gov"/>',
}


@pytest.mark.parametrize(
    "command",
    ["members import m.csv --consent Lista", "members import m.csv --consent Lista --dry-run", "members list",
     "members stats", "members show ana@example.gov", "members show z@example.gov", "members suppress z@example.gov",
     "members forget z@example.gov", "members privacy", "members copy m.csv", "read a.xml", "read b.json",
     "read c.ics", "import opml d.opml", "import .", "rename area nada otra", "plugins", "send --pause",
     "send --status", "send --resume", "check"],
)  # fmt: skip
def test_what_every_other_command_says(config: Config, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """Lists of members, broken feeds, imports and upgrades: no two words of English, whatever becomes of it."""
    monkeypatch.chdir(config.root)
    monkeypatch.setenv("HUB_MEMBERS_KEYS", "k" * 40)
    settings = config.root / "mkdocs.yml"
    added = "      newsletter:\n        members: {address: https://news.example.gov/}\n"
    settings.write_text(settings.read_text("utf-8").replace("      newsletter:\n", added, 1), "utf-8")
    for name, text in {"m.csv": MEMBERS, **FEEDS}.items():
        (config.root / name).write_text(text, "utf-8")
    done = CliRunner().invoke(main, command.split(), catch_exceptions=False)
    assert languages.english_in(done.output, fewest=2) == []


def test_a_command_leaves_no_language_behind(config: Config) -> None:
    """The next command of the same process, in a hub without Spanish, speaks English: what was set is taken back."""
    hub(config, "status")
    settings = config.root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("language: es-US", "language: en-US"), "utf-8")
    assert "Next: " in hub(config, "status").stderr


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("digest --date 2026-13-01", "no es un día; escríbalo como en 2026-11-27"),
        ("fetch --all", "nombre las fuentes para las que es --all"),
        ("drop --rest 3", "--rest toma lo que queda"),
        ("keep", "nombre números de hub inbox"),
        ("export", "nombre una carpeta para el sitio"),
        ("send --test --pause", "se excluyen entre sí"),
        ("members serve --proxy x", "no es una dirección ni una red"),
    ],
)
def test_what_is_wrong_with_a_command_line(config: Config, command: str, said: str) -> None:
    """It is said in Spanish, too, though no settings were read by then."""
    assert said in hub(config, command).stderr


def test_what_ends_a_command_from_outside(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the system, and packages that are not there, are told when the command has ended: in Spanish."""
    errors: list[Exception] = [OSError(28, "No space left"), ModuleNotFoundError("No module", name="sqlalchemy")]

    def failing(_: object) -> None:
        raise errors.pop(0)

    monkeypatch.setattr("hub.cli.status_commands.config_of", failing)
    said = [hub(config, "status").stderr for _ in range(2)]
    assert said[0] == "un archivo: No space left\n"
    assert said[1].startswith("esto es para editores: pip install")


def test_a_hub_whose_settings_nobody_may_read(config: Config) -> None:
    """A command that needs no hub works there, in English."""
    (config.root / "mkdocs.yml").unlink()
    (config.root / "mkdocs.yml").symlink_to("/etc/hostname")
    assert hub(config, "plugins").exit_code == 0
