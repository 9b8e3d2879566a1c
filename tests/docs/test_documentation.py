"""The documentation is a hub that says what is so: its pages, its reference, its examples."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from docs import reference
from hub.check import runner
from hub.cli import main
from hub.config import json_schema
from hub.site.mkdocs import site_build
from tests.servers import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted((DOCS / "content").rglob("*.md"))
PARTS = ("content", "overrides", "mkdocs.yml")
# A block of commands, and the remark before it that says why it is not run.
BLOCK = re.compile(
    r"^(?:<!-- not run: (?P<why>[^\n]+) -->\n\n)?```console\n(?P<lines>.*?)^```", re.MULTILINE | re.DOTALL
)
# Noon in New York on Monday, November 30, 2026: the next issue is that of Friday.
NOON = "1796058000"
TROUBLE = (DOCS / "content/toolkit/run/troubleshooting.md").read_text("utf-8")
# What other programs say, and what GitHub shows.
OTHERS = {"command not found: hub", "hub", "requires a different Python", "uncertain"}


@pytest.fixture(scope="module")
def documentation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the documentation, so that nothing is written into the repository."""
    root = tmp_path_factory.mktemp("documentation")
    for part in PARTS:
        source = DOCS / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / part)
    return root


def test_every_page_is_in_the_hub_of_the_documentation() -> None:
    """A page beside it is on no site: it goes to docs/content/toolkit/AREA/, with front matter."""
    assert [path.name for path in DOCS.glob("*.md")] == []


@pytest.mark.slow
def test_it_is_a_hub_without_a_mistake(documentation: Path) -> None:
    """Strictly: no link leads nowhere, no field is wrong, and no page of the finished site has a dead link."""
    checked = runner.check(documentation)
    assert (checked.of("error"), checked.of("warning")) == ((), ())
    site = site_build.build(documentation)
    done = CliRunner().invoke(main, ["--root", str(documentation), "check", "--site", str(site)])
    assert (done.exit_code, done.stdout[:14]) == (0, "Nothing to fix"), done.stdout
    for page in ("index.html", "toolkit/index.html"):  # its own templates: a documentation has no practices
        main_part = (site / page).read_text("utf-8").partition("<main")[2].partition("</main>")[0]
        words = re.sub(r"<[^>]+>", " ", main_part)
        assert "Edit" in words
        assert not re.search(r"(?i)toolkit|practices\b|improve", words), page


@pytest.mark.parametrize("name", reference.PAGES)
def test_the_reference_is_that_of_the_program(name: str) -> None:
    """It is made with `make reference`."""
    if os.environ.get("GOLDEN"):
        reference.write()
    assert (reference.REFERENCE / f"{name}.md").read_text("utf-8") == reference.text(name)


def test_every_setting_and_field_is_in_the_reference() -> None:
    """With what it means; a list of topics of an older hub has a slug in each entry, where a file has its name."""
    pages = {name: reference.text(name) for name in ("settings", "front-matter")}
    for kind, schema in json_schema.schemas().items():
        page = pages["front-matter" if kind.removesuffix(".json") in reference.KINDS else "settings"]
        names = {path.rpartition(".")[2] for path in reference.fields(schema)}
        assert {name for name in names if not re.search(rf"`(?:[\w.]+\.)?{name}`", page)} - {"hub", "slug"} == set()


def test_every_command_and_option_is_in_the_reference() -> None:
    """And each command has an example."""
    page = reference.text("commands")
    for name, command in reference.commands():
        chapter = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        options = [option for one in command.params if isinstance(one, click.Option) for option in one.opts]
        assert {option for option in options if option not in chapter} == set()
    assert {name for name, _ in reference.commands()} == reference.EXAMPLES.keys()


def scripts() -> Iterator[tuple[str, str]]:
    """Each page that has commands to run, and all of them in order."""
    for page in PAGES:
        blocks = BLOCK.finditer(page.read_text("utf-8"))
        if lines := "".join(block["lines"] for block in blocks if not block["why"]):
            yield page.relative_to(DOCS / "content/toolkit").as_posix(), lines


def test_every_block_of_commands_runs_or_says_why_not() -> None:
    """No other language is used for what people type."""
    found = "\n".join(page.read_text("utf-8") for page in PAGES)
    assert len(BLOCK.findall(found)) == found.count("```console\n")
    assert re.findall(r"```(?:sh|bash|shell)\n", found) == []


@pytest.mark.slow
@pytest.mark.parametrize(("page", "lines"), [*scripts()], ids=[name for name, _ in scripts()])
@pytest.mark.timeout(300)
def test_the_commands_of_a_page_run(page: str, lines: str, tmp_path: Path) -> None:
    """In the order of the page, in a new hub whose sources were read; the tutorial begins with nothing."""
    home = tmp_path / "home"
    ours = ("COV_", "COVERAGE_", "GIT_", "HUB_")  # what a test brings, and a reader does not have
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environment |= {"PATH": f"{Path(sys.executable).parent}:{environment['PATH']}", "SOURCE_DATE_EPOCH": NOON}
    environment |= {"HOME": str(tmp_path), "HUB_EDITOR": "Ana"}
    begin = "" if page == "start/tutorial.md" else f"hub init {home}/mine\ncd {home}/mine\nhub fetch\n"
    home.mkdir()
    check = 'hub() { command hub "$@" || [[ $1 = check || $1 = digest ]]; }\n'  # a finding ends them with 1
    script = f"set -e\n{check}{begin}set -x\n{lines}".replace("8765", str(free_port()))
    log = tmp_path / "log.txt"
    with (
        log.open("wb") as written,
        subprocess.Popen(  # noqa: S603  what the documentation says
            [shutil.which("bash") or "bash", "-c", script],
            cwd=home,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as shell,
    ):
        code = shell.wait(timeout=200)
        with contextlib.suppress(ProcessLookupError):  # nothing of it is left, unless it failed beside a server
            os.killpg(shell.pid, signal.SIGKILL)
    assert code == 0, log.read_text("utf-8")[-3000:]


@pytest.mark.parametrize("said", sorted(set(re.findall(r"^\| `([^`]+)`", TROUBLE, re.MULTILINE)) - OTHERS))
def test_what_troubleshooting_quotes_is_said(said: str) -> None:
    """Word for word, but for what hub fills in; a rule by its number."""
    number, words = re.match(r"(\d{3})? ?(.*)", said).groups()  # type: ignore[union-attr]  # it matches anything
    known = "\n".join(reference.text(name).replace("`", "") for name in ("messages", "rules"))
    parts = [part.strip() for part in words.replace("`", "").split("…")]
    assert re.search(".*".join(map(re.escape, parts)), known), "no line says so"
    assert not number or f"## {number}: " in known
