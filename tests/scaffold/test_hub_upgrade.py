"""A hub that an earlier version made gets what this version ships, and keeps what people changed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from hub import __version__
from hub.check import runner
from hub.cli import main
from hub.config import deprecations
from hub.scaffold import hub_upgrade, new_hub
from tests.terminal import at_a_terminal

SHIPPED = Path(hub_upgrade.__file__).parent / "shipped"
FIRST = json.loads((SHIPPED / "0.1.0.json").read_text("utf-8"))
WORKFLOWS = ".github/workflows"
FRIDAY, DRAFT, LINKS, CHECK = (f"{WORKFLOWS}/{name}.yml" for name in ("friday", "draft", "links", "check"))
# What the first version wrote into the settings, and no page needs.
EXTENSIONS = """\
markdown_extensions:
  - admonition
  - toc:
      permalink: "#"

  - tables

"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A hub as `hub init` of the first version made it."""
    root = tmp_path / "old"
    new_hub.sample(root)
    for path, text in FIRST.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    (root / ".vscode/schemas").mkdir()
    (root / ".vscode/schemas/page.json").write_text("{}\n", "utf-8")
    (root / "requirements.txt").write_text("# What the workflows install.\npractice-hub==0.1.0\n", "utf-8")
    change(root, "mkdocs.yml", "validation:", f"{EXTENSIONS}validation:")
    return root


def change(root: Path, path: str, old: str, new: str) -> None:
    """Writes other words into a file."""
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def upgraded(root: Path, *words: str) -> tuple[int, str]:
    """What the command says, all of it agreed to."""
    done = CliRunner().invoke(main, ["--root", str(root), "upgrade", "--yes", *words])
    return done.exit_code, done.output


def files(root: Path) -> dict[str, bytes]:
    """Every file of a hub."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_the_files_of_this_version_are_remembered() -> None:
    """The next version merges with them: `make schemas` writes them."""
    text = json.dumps(hub_upgrade.remembered(), indent=1, ensure_ascii=False) + "\n"
    file = SHIPPED / f"{__version__}.json"
    if os.environ.get("GOLDEN"):
        file.write_text(text, "utf-8")
    assert file.read_text("utf-8") == text


def test_a_hub_of_the_first_version_becomes_one_of_this(old: Path) -> None:
    """It has every file that a new hub has, its check finds nothing, and a second run changes nothing."""
    code, said = upgraded(old)
    assert (code, "--- a/requirements.txt\n" in said, "-practice-hub==0.1.0\n" in said) == (0, True, True)
    of_others = (".forgejo", ".gitlab-ci.yml")
    assert {path for path in hub_upgrade.remembered() if not path.startswith(of_others)} <= files(old).keys()
    assert f"practice-hub[editors]=={__version__}\n" in (old / "requirements.txt").read_text("utf-8")
    assert "markdown_extensions" not in (old / "mkdocs.yml").read_text("utf-8")
    assert not (old / FRIDAY).exists()
    checked = runner.check(old)
    assert (checked.of("error"), checked.of("warning")) == ((), ())
    before = files(old)
    assert upgraded(old) == (0, f"Nothing to renew: this hub has what hub {__version__} ships.\n")
    assert files(old) == before


@pytest.mark.slow
def test_what_people_changed_stays(old: Path) -> None:
    """Lines that hub left alone, kinds of events of their own, a line at the end, and what they deleted."""
    change(old, LINKS, "schedule:", "schedule: # ours")
    (old / CHECK).write_text(FIRST[CHECK] + "# ours\n", "utf-8")
    (old / f"{WORKFLOWS}/comment.yml").unlink()
    change(old, "mkdocs.yml", "      areas:", "      event_kinds: [training, networking, webinar]\n      areas:")
    assert upgraded(old)[0] == 0
    assert "schedule: # ours" in (old / LINKS).read_text("utf-8")
    assert (old / CHECK).read_text("utf-8").endswith("\n# ours\n")
    assert not (old / f"{WORKFLOWS}/comment.yml").exists()
    assert "options: [training, networking, webinar]" in (old / ".github/ISSUE_TEMPLATE/event.yml").read_text("utf-8")
    assert upgraded(old) == (0, f"Nothing to renew: this hub has what hub {__version__} ships.\n")


def test_a_change_of_a_file_that_has_another_name_goes_along(old: Path) -> None:
    """What was friday.yml is draft.yml, with the line that somebody changed."""
    change(old, FRIDAY, "    timeout-minutes: 15\n", "    timeout-minutes: 30 # ours\n")
    assert upgraded(old)[0] == 0
    assert "    timeout-minutes: 30 # ours\n" in (old / DRAFT).read_text("utf-8")
    assert not (old / FRIDAY).exists()


def test_where_both_changed_the_same_lines_nothing_is_lost(old: Path) -> None:
    """The file stays, hub's lines are shown, each run says so again; --take takes hub's text."""
    first = FIRST[FRIDAY].splitlines()[0]
    mine = FIRST[FRIDAY].replace(first, "# Ours, and nobody else's.")
    (old / FRIDAY).write_text(mine, "utf-8")
    for _ in range(2):
        code, said = upgraded(old)
        assert (code, f"{DRAFT}:1: you and hub changed the same lines" in said) == (1, True)
        assert said.endswith(f"Next: change these lines, or hub upgrade --take {DRAFT}\n")
        assert ((old / FRIDAY).read_text("utf-8"), (old / DRAFT).exists()) == (mine, False)
    assert upgraded(old, "--take", DRAFT)[0] == 0
    assert (old / DRAFT).read_text("utf-8") == hub_upgrade.remembered()[DRAFT]
    assert not (old / FRIDAY).exists()


def test_nothing_is_written_before_somebody_agrees(old: Path) -> None:
    """Without a terminal it shows what would change; at one, it asks."""
    before = files(old)
    done = CliRunner().invoke(main, ["--root", str(old), "upgrade"])
    assert (done.exit_code, done.stderr[-59:]) == (0, "would change; nothing was written. Next: hub upgrade --yes\n")
    code, screen = at_a_terminal("--root", str(old), "upgrade", typed="n\n")
    assert (code, "Change " in screen, files(old)) == (0, True, before)


def test_a_file_keeps_its_ends_of_lines(old: Path) -> None:
    """As git writes them on Windows."""
    (old / CHECK).write_bytes(FIRST[CHECK].replace("\n", "\r\n").encode())
    assert upgraded(old)[0] == 0
    text = (old / CHECK).read_bytes()
    assert text.count(b"\r\n") == text.count(b"\n") > 0


def test_only_files_that_hub_ships_can_be_taken(old: Path) -> None:
    """Content is nobody's but the community's."""
    code, said = upgraded(old, "--take", ".github/workflows/chek.yml")
    assert (code, said.splitlines()[0][:82]) == (
        1,
        '.github/workflows/chek.yml is not a file that hub ships: did you mean ".github/wor',
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("practice-hub[search]==0.1.0", f"practice-hub[editors,search]=={__version__}"),
        (
            "practice-hub @ git+https://example.org/hub@v0.9.1",
            f"practice-hub[editors] @ git+https://example.org/hub@v{__version__}",
        ),
        ("practice-hub[editors,search]==1.0.0rc1", f"practice-hub[editors,search]=={__version__}"),
        ("practice-hub == 1.0.0rc1", f"practice-hub == {__version__}"),
        ("practice-hub @ git+https://example.org/hub@0a1b2c3", "practice-hub @ git+https://example.org/hub@0a1b2c3"),
        ("./wheels/practice_hub-0.1.0-py3-none-any.whl", "./wheels/practice_hub-0.1.0-py3-none-any.whl"),
        (
            "other[extra]==0.3\nmore @ git+https://example.org/more@v0.2",
            "other[extra]==0.3\nmore @ git+https://example.org/more@v0.2",
        ),
    ],
)
def test_workflows_install_this_version_with_what_they_need(old: Path, before: str, after: str) -> None:
    """Version 0.1.0 brought all that editors use under its bare name; other packages stay as they are."""
    (old / "requirements.txt").write_text(f"{before}\n", "utf-8")
    upgraded(old)
    assert (old / "requirements.txt").read_text("utf-8") == f"{after}\n"


def test_a_hub_with_one_file_to_renew_is_told_so(old: Path) -> None:
    """And a hub without forms and workflows gets none that it deleted."""
    upgraded(old)
    (old / "requirements.txt").write_text("practice-hub @ git+https://example.org/hub@v0.9.1\n", "utf-8")
    assert upgraded(old)[1].endswith(f"1 file renewed to hub {__version__}. Next: git diff; hub check\n")


def test_what_goes_away_says_when_and_what_to_write_instead() -> None:
    """In one place, a year ahead at least of the version that says so first."""
    assert {one.since for one in deprecations.ALL} == {"1.0.0"}
    assert all(one.until.year >= 2027 and one.instead for one in deprecations.ALL)
