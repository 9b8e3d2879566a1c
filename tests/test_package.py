"""The package as a stranger gets it: built, installed into an empty environment, and run; and plug-ins beside it."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hub import __version__
from tests import delivery, flow
from tests.delivery import ISSUE, WORDS
from tests.plugged import EXAMPLES

if TYPE_CHECKING:
    from io import BufferedIOBase

    from tests.servers import Server

ROOT = Path(__file__).parents[1]
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
# One of each kind that fails, by the door that it is at: the module, and the thing in it.
BROKEN = {
    "formats": ("def detects(head, source):\n    return 1 / 0\n\ndef read(data, source, url):\n    pass\n", ""),
    "importers": ("import no_such_module\n", ""),
    "checks": (
        (
            "from hub.api import Rule\nwords = dict.fromkeys(('title', 'why', 'where', 'part', 'bad', 'good'), 'x')\n"
            "rule = Rule(id='broken', level='error', **words)\n\ndef find(page):\n    return 1 / 0\n"
        ),
        "",
    ),
    "gates": ("def gate(case):\n    return ['x']\n", "gate"),
    "deliveries": ("reach = 'nobody'\n", ""),
    "outputs": ("def files(library, config, today):\n    return 1 / 0\n", "files"),
    "commands": ("command = 'x'\n", "command"),
}


def run(*words: str | Path, cwd: Path, code: int = 0, **variables: str) -> str:
    """What a command prints, on both ways out where it fails; another exit code than expected shows all of it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV_")} | variables
    done = subprocess.run([*map(str, words)], cwd=cwd, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  our own commands
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + (done.stderr if code else "")


def built(project: Path, folder: Path) -> Path:
    """The wheel of a project."""
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, project, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


def emptied(folder: Path) -> Path:
    """The folder of the programs of an environment that has nothing but pip."""
    venv.create(folder, with_pip=True)
    return folder / "bin"


def install(programs: Path, *wheels: Path) -> None:
    """Install wheels with what they need."""
    pip = (
        programs / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-compile",
        "--constraint",
        ROOT / "constraints.txt",
    )
    run(*pip, *wheels, cwd=programs)


@pytest.mark.package
@pytest.mark.xdist_group("empty environment")
def test_a_wheel_in_an_empty_environment_runs_the_demo_and_makes_a_hub(tmp_path: Path) -> None:
    """Templates, theme and sample feeds travel in the wheel; `hub demo DIR` and `hub init DIR` need nothing else."""
    run(sys.executable, "-m", "build", "--outdir", tmp_path, ROOT, cwd=tmp_path)
    assert run(sys.executable, ROOT / ".ci/inspect_wheel.py", tmp_path, cwd=tmp_path).endswith("should be.\n")
    (wheel,) = tmp_path.glob("practice_hub-*.whl")
    programs = emptied(tmp_path / "empty")
    install(programs, wheel)
    hub = programs / "hub"

    assert run(hub, "--version", cwd=tmp_path) == f"hub, version {__version__}\n"
    assert run(hub.with_name("practice-hub"), "--version", cwd=tmp_path) == f"hub, version {__version__}\n"
    run(hub, "init", "light", cwd=tmp_path)
    assert run(hub, "--root", "light", "check", cwd=tmp_path).endswith("(--advice shows it)\n")
    run(hub, "--root", "light", "build", cwd=tmp_path)
    install(programs, Path(f"{wheel}[editors]"))
    said = run(hub, "demo", "friday", cwd=tmp_path)

    assert said.rstrip().splitlines()[-1].startswith(f"  {hub} --root friday digest")
    faces = sorted(path.name for path in (tmp_path / "friday" / "build" / "digest").iterdir())
    assert faces == ["2026-12-04.eml", "2026-12-04.html", "2026-12-04.txt"]
    assert (tmp_path / "friday/build/site/newsletter/2026-12-04/index.html").is_file()

    run(hub, "init", "mine", cwd=tmp_path)
    assert run(hub, "--root", "mine", "check", cwd=tmp_path).endswith("(--advice shows it)\n")
    assert (tmp_path / "mine" / ".github" / "workflows" / "check.yml").is_file()


@pytest.fixture(scope="module")
def plugged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that has hub and the seven examples, each from its wheel."""
    folder = tmp_path_factory.mktemp("plugged")
    projects = [ROOT, *sorted(path for path in EXAMPLES.iterdir() if path.is_dir())]
    (folder / "wheels").mkdir()
    wheels = []
    for project in projects:
        (place := folder / "wheels" / project.name).mkdir()
        wheels.append(built(project, place))
    programs = emptied(folder / "empty")
    install(programs, Path(f"{wheels[0]}[editors]"), *wheels[1:])
    return programs


@pytest.fixture
def desk(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> delivery.Desk:
    """A hub with an issue that goes to an address of the web, on the morning when it is to leave."""
    flow.ana_works(monkeypatch, delivery.TEN)
    monkeypatch.setenv("HUB_WEBHOOK_KEY", "lamp")
    return delivery.Desk(tmp_path, server, "{to: paste, service: mailchimp}")


@pytest.mark.package
def test_seven_plug_ins_from_wheels_are_used(
    plugged: Path, desk: delivery.Desk, server: Server, tmp_path: Path
) -> None:
    """Each does its part in the command that it is for, in an environment with nothing of this repository."""
    root = desk.root

    def hub(*words: str | Path, code: int = 0) -> str:
        return run(plugged / "hub", "--root", root, *words, cwd=tmp_path, code=code)

    listed = [line.split() for line in hub("plugins").splitlines()[1:]]
    assert {door: state for door, *_, state in listed} == dict.fromkeys(BROKEN, "works")

    # A format: a feed is fetched, and an entry kept.
    feed = b"2026-11-20T12:00:00Z\tOil for all: https://lamps.example.org/oil/\n"
    sources = root / "content/sources.yml"
    private = f"- key: lamps\n  name: Lamps\n  url: {server.says(feed, path='/twtxt.txt')}\n  private: true\n"
    sources.write_text(sources.read_text("utf-8") + private, encoding="utf-8")
    assert hub("fetch", "lamps").splitlines()[-1].split()[:2] == ["lamps", "1"]
    kept = hub("keep", "1", "--section", "articles").strip()
    assert "https://lamps.example.org/oil/" in (root / kept).read_text("utf-8")
    (root / kept).unlink()

    # An importer.
    sheet = tmp_path / "posts.csv"
    sheet.write_text(
        "url,title,day,summary,text\nhttps://old.example.gov/trim/,Trim,2024-03-01,Cut the wick.,Cut it.\n",
        encoding="utf-8",
    )
    hub("import", sheet, "--base", "https://old.example.gov/")
    assert (root / "content/articles/2024/2024-03-01-trim.md").is_file()

    # A rule.
    (root / "content/about.md").write_text("---\ntitle: About\nsummary: Us.\n---\nWrite an SLA.\n", encoding="utf-8")
    assert "content/about.md:5:10: acronym warning: SLA is not explained" in hub("check", root / "content/about.md")
    (root / "content/about.md").unlink()

    # A gate.
    desk.write(WORDS.replace("what members feel", "what members feel!"))
    assert "calm-subject the subject has an exclamation mark" in hub("digest", code=1)
    desk.write(WORDS)

    # A file of the site.
    run(plugged / "hub", "init", "mine", cwd=tmp_path)
    run(plugged / "hub", "--root", "mine", "build", cwd=tmp_path)
    table = (tmp_path / "mine/build/site/data/events.csv").read_text("utf-8").splitlines()
    assert next(csv.reader(table)) == ["day", "hour", "title", "place", "url"]

    # A command.
    assert "agenda   Print the events of the coming days, one on a line." in run(
        plugged / "hub", "--help", cwd=tmp_path
    )
    hub("agenda")

    # A way to send: the ledger knows before the first byte, and it leaves once.
    settings = root / "mkdocs.yml"
    way = f"{{to: webhook, address: '{server.url('/hook')}'}}"
    settings.write_text(settings.read_text("utf-8").replace("{to: paste, service: mailchimp}", way), encoding="utf-8")
    for words in (
        ("add", "."),
        ("commit", "--quiet", "--message", "Publish"),
        ("push", "--quiet", "origin", "HEAD:main"),
    ):
        delivery.git(root, *words)
    seen: list[list[str]] = []

    def answer(out: BufferedIOBase) -> None:
        seen.append(desk.states())
        out.write(OK)

    server.does(answer, path="/hook")
    hub("send", "--yes", "--expect", "12")
    assert (seen, desk.states()) == ([["sending"]], ["sent"])
    assert "status: sent" in (root / ISSUE).read_text("utf-8")
    hub("send", "--yes", "--expect", "12", code=1)
    assert server.asked.count("POST /hook") == 1


@pytest.mark.package
def test_broken_plug_ins_of_every_kind_are_named(plugged: Path, desk: delivery.Desk, tmp_path: Path) -> None:
    """And all else goes on: the feed is read, the file imported, the rules checked, the site built."""
    place = tmp_path / "broken"
    (metadata := place / "practice_hub_broken-0.3.dist-info").mkdir(parents=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: practice-hub-broken\nVersion: 0.3\n", "utf-8")
    lines = []
    for door, (source, thing) in BROKEN.items():
        (place / f"broken_{door}.py").write_text(source, encoding="utf-8")
        value = f"broken_{door}:{thing}" if thing else f"broken_{door}"
        lines.append(f"[practice_hub.{door}]\nbroken = {value}\n")
    (metadata / "entry_points.txt").write_text("".join(lines), encoding="utf-8")
    (desk.root / "newsletters" / "2026-11-27.md").unlink()

    def hub(*words: str | Path, code: int = 0) -> tuple[str, str]:
        command = [str(plugged / "hub"), "--root", str(desk.root), *map(str, words)]
        environment = dict(os.environ) | {"PYTHONPATH": str(place)}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  our own commands
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout, done.stderr

    def named(door: str) -> str:
        return f"practice-hub-broken 0.3 (practice_hub.{door}: broken)"

    states = {one["door"]: one["failure"] for one in json.loads(hub("plugins", "--json")[0]) if one["name"] == "broken"}
    assert {door for door, failure in states.items() if failure} == {"importers", "deliveries", "commands"}

    said, talk = hub("--help")
    assert "agenda" in said
    assert "broken" not in said
    assert f"the plug-in {named('commands')} failed: broken_commands:command has no click.core.Command" in talk

    said, talk = hub("fetch")
    assert {line.split()[0]: line.split()[1] for line in said.splitlines()[1:]} == {"notes": "2", "site": "1"}
    assert f"{named('formats')}: it failed: ZeroDivisionError: division by zero (broken_formats.py, line 2)" in talk

    (tmp_path / "old/_posts").mkdir(parents=True)
    (tmp_path / "old/_posts/2024-03-01-trim.md").write_text("---\ntitle: Trim\n---\nCut it.\n", encoding="utf-8")
    _, talk = hub("import", tmp_path / "old", "--base", "https://old.example.gov")
    assert talk.startswith("1 file. Next: git diff, hub build\n")
    assert f"{named('importers')} failed: ModuleNotFoundError: No module named 'no_such_module'" in talk

    said, talk = hub("check")
    assert "error" not in said
    assert "warning" not in said
    assert f"{named('checks')} failed: ZeroDivisionError: division by zero (broken_checks.py, line 6)" in talk

    hub("digest")
    said, talk = hub("digest", code=1)
    assert (
        f"plug-in the plug-in {named('gates')} failed: TypeError: it found 'x', which is not a hub.api.Problem" in talk
    )
    assert "a placeholder is left: TODO" in talk

    run(plugged / "hub", "init", "mine", cwd=tmp_path)
    _, talk = hub("--root", tmp_path / "mine", "build")
    assert f"{named('outputs')} failed: ZeroDivisionError: division by zero (broken_outputs.py, line 2)" in talk
    assert (tmp_path / "mine/build/site/data/events.csv").is_file()

    settings = desk.root / "mkdocs.yml"
    words = settings.read_text("utf-8")
    settings.write_text(words.replace("{to: paste, service: mailchimp}", "{to: broken}"), encoding="utf-8")
    _, talk = hub("send", "--dry-run", code=1)
    assert talk.startswith(f"the plug-in {named('deliveries')} failed: broken_deliveries has no prepare")
