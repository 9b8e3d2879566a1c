"""The units of systemd, the container file and the compose file for a list of one's own: what can be known unrun."""

from __future__ import annotations

import configparser
import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import pytest
import yaml

from hub.cli import main
from hub.cli.members_commands import serve

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "docs/content/toolkit/run" / name for name in ("members.md", "members-delivery.md")]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
UNITS = [words for page in PAGES for kind, words in BLOCK.findall(page.read_text("utf-8")) if kind == "ini"]
SERVICES = [words for words in UNITS if "ExecStart" in words]
(SANDBOX,) = (words for words in UNITS if "SystemCallFilter" in words)
IMAGE = (ROOT / "Containerfile").read_text("utf-8")
(ENTRYPOINT,) = (json.loads(line.partition(" ")[2]) for line in IMAGE.splitlines() if line.startswith("ENTRYPOINT"))
(CONTAINER,) = (words for kind, words in BLOCK.findall(PAGES[0].read_text("utf-8")) if kind == "dockerfile")
TRIAL = (ROOT / "examples/members-compose.yml").read_text("utf-8")
PROGRAM = "/srv/hub/.venv/bin/hub"
# Variables that hub reads, and those of the images beside it.
VARIABLES = {"HUB_MEMBERS_URL", "HUB_MEMBERS_KEYS", "HUB_SMTP_URL", "POSTGRES_USER", "POSTGRES_PASSWORD"}


def command(words: Iterable[str]) -> click.Command:
    """The command that these words name; fails where hub has none, or not these options."""
    program, *rest = words
    assert program.rpartition("/")[2] == "hub"
    context = click.Context(main, info_name="hub")
    found: click.Command = main
    while isinstance(found, click.Group):
        name, inner, rest = found.resolve_command(context, rest)
        assert inner is not None, name
        found = inner
        context = click.Context(found, parent=context, info_name=name)
    found.parse_args(context, rest)
    return found


def unit(words: str) -> configparser.RawConfigParser:
    """A unit as systemd reads it, with the last of keys that come twice."""
    found = configparser.RawConfigParser(strict=False, interpolation=None)
    found.optionxform = str  # type: ignore[assignment, method-assign]
    found.read_string(words)
    return found


@pytest.mark.parametrize("words", SERVICES)
def test_a_service_runs_a_command_of_hub(words: str) -> None:
    """As a user of its own, with secrets from a file."""
    service = unit(words)["Service"]
    assert shlex.split(service["ExecStart"])[0] == PROGRAM
    assert command(shlex.split(service["ExecStart"])).callback
    assert (service["User"], service["EnvironmentFile"]) == ("hub", "/etc/hub-members.env")


def test_a_timer_has_its_service() -> None:
    """There are three services and one timer, which runs one of them each hour."""
    timers = [unit(words) for words in UNITS if "[Timer]" in words]
    assert (len(SERVICES), [timer["Timer"]["OnCalendar"] for timer in timers]) == (3, ["hourly"])


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
@pytest.mark.parametrize("words", [words for words in UNITS if words != SANDBOX])
def test_systemd_finds_nothing_in_a_unit(words: str, tmp_path: Path) -> None:
    """Neither an unknown key nor a wrong value, also in what they share; and it calls a service well guarded."""
    name = "hub-bounces.timer" if "[Timer]" in words else "hub-bounces.service"
    shared = tmp_path / "hub-.service.d"
    shared.mkdir()
    (shared / "sandbox.conf").write_text(SANDBOX, "utf-8")
    for file, content in (("hub-bounces.service", SERVICES[0]), (name, words)):
        (tmp_path / file).write_text(content.replace(PROGRAM, sys.executable), "utf-8")
    found = analyzed("verify", "--recursive-errors=no", "--man=no", str(tmp_path / name))
    assert (found.returncode, [line for line in found.stderr.splitlines() if "hub-" in line]) == (0, [])
    if "[Service]" in words:
        guarded = analyzed("security", "--offline=yes", "--threshold=20", str(tmp_path / name))
        assert guarded.returncode == 0, guarded.stdout[-200:]


def analyzed(*words: str) -> subprocess.CompletedProcess[str]:
    """What systemd says of a unit."""
    command = [str(shutil.which("systemd-analyze")), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own words


def test_a_container_serves_the_pages() -> None:
    """Each line is an instruction; the command is one of hub, at the port that is named, and not as root."""
    lines = CONTAINER.splitlines()
    steps = [line.split(" ", 1) for line in lines]
    assert [name for name, _ in steps] == ["FROM", "COPY", "COPY", "VOLUME", "EXPOSE", "HEALTHCHECK", "CMD"]
    said = {name: words for name, words in steps}  # noqa: C416  a list is no pair for mypy
    assert command([*ENTRYPOINT, *json.loads(said["CMD"])]) is serve
    defaults = {parameter.name: parameter.default for parameter in serve.params}
    assert said["EXPOSE"] == str(defaults["port"])
    check = json.loads(said["HEALTHCHECK"].removeprefix("CMD "))
    assert check[:2] == ["python", "-c"]
    assert f"http://127.0.0.1:{defaults['inside_port']}/health" in check[2]
    compile(check[2], "HEALTHCHECK", "exec")
    assert said["FROM"] == "hub"


def test_the_image_is_not_roots() -> None:
    """It has all that members need, and the folder of a list belongs to its user."""
    assert {"USER editor", "WORKDIR /hub"} <= set(IMAGE.splitlines())
    assert "--owner editor /hub /hub/.hub" in IMAGE
    (extras,) = re.findall(r"/source\[([\w,]+)\]", IMAGE)
    assert "workers" in extras.split(",")


def test_the_trial_has_all_that_its_services_need() -> None:
    """Images, services that others wait for, variables that somebody reads, and commands that are there."""
    services: dict[str, Any] = yaml.safe_load(TRIAL)["services"]
    for service in services.values():
        assert service["image"]
        assert set(service.get("environment", {})) <= VARIABLES
        assert set(service.get("depends_on", ())) <= services.keys()
    assert services["database"]["healthcheck"]["test"][0] == "CMD"
    assert command([*ENTRYPOINT, *services["worker"]["command"]]).name == "work"
    assert command([*ENTRYPOINT, *services["pages"]["command"]]) is serve
    build = services["worker"]["build"]
    assert (ROOT / "examples" / build["context"] / build["dockerfile"]).read_text("utf-8") == IMAGE
    typed = re.findall(r"^#     docker compose .* exec (\w+) (hub .*)$", TRIAL, re.MULTILINE)
    assert [
        (service, command(shlex.split(words.replace("readers.csv", __file__))).name) for service, words in typed
    ] == [
        *(("pages", "import"), ("pages", "send")),
    ]
