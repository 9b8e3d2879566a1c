"""Rules of plug-ins are rules like hub's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hub.base import cache_file
from hub.check import facts_cache
from hub.cli import main
from tests import plugged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = "content/toolkit/design/forms.md"
WORDS = """
from hub.api import Hit, Rule

rule = Rule(id={id!r}, level="error", title="Oil", why="Fire.", where="toolkit", part="body", bad="Oil", good="Wax")

def find(page):
    {find}
"""


@pytest.fixture(autouse=True)
def _program_as_installed() -> Iterator[None]:
    """What caches are kept under follows the plug-ins of each test."""
    cache_file.program.cache_clear()
    yield
    cache_file.program.cache_clear()


@pytest.fixture
def page(hub: Path) -> Path:
    """A page with an acronym."""
    (file,) = (hub / "content/toolkit/design").glob("*.md")
    file.write_text(file.read_text("utf-8") + "\nWrite an SLA and an SLA.\n", encoding="utf-8")
    return file


def check(hub: Path, *words: str) -> tuple[int, str, str]:
    """The exit code of `hub check`, and what it printed."""
    done = CliRunner().invoke(main, ["--root", str(hub), "check", *words])
    return done.exit_code, done.stdout, done.stderr


def test_a_rule_of_a_plug_in_finds_and_explains(
    hub: Path, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a check, in what caches remember, and in an explanation with its examples."""
    before = check(hub)
    plugged.install_example(tmp_path, monkeypatch, "practice-hub-acronyms")
    cache_file.program.cache_clear()
    for _ in range(2):
        code, said, _ = check(hub)
        assert code == before[0]
        path = page.relative_to(hub).as_posix()
        (found,) = re.findall(rf"{path}:\\d+:\\d+: acronym warning: (.*)".replace("\\\\", "\\"), said)
        assert found == "SLA is not explained"
    code, said, _ = check(hub, "--explain", "acronym")
    assert (code, said.splitlines()[0]) == (0, "acronym An acronym that is not explained (warning)")
    assert "## acronym: An acronym that is not explained" in check(hub, "--rules")[1]


@pytest.mark.parametrize(
    ("name", "find", "reason"),
    [
        ("oil", "return 1 / 0", "ZeroDivisionError: division by zero (plugged_"),
        ("oil", "return ['oil']", "TypeError: it found 'oil', which is not a hub.api.Hit"),
        ("oil", "yield Hit(start=99999, message='Oil')", "ValueError: it found something at 99999, and "),
        ("wax", "return []", "the id of its rule is 'oil'; write that of its entry point, 'wax'"),
    ],
)
def test_a_rule_that_fails_is_named_each_time(  # noqa: PLR0913, PLR0917  fixtures and cases
    hub: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, find: str, reason: str
) -> None:
    """All else is found as before, and what was found without it is not remembered."""
    before = check(hub)
    named = plugged.install(tmp_path, monkeypatch, "checks", name, WORDS.format(id="oil", find=find))
    cache_file.program.cache_clear()
    (hub / facts_cache.FILE).unlink()
    for _ in range(2):
        code, said, talk = check(hub)
        assert (code, said) == before[:2]
        assert f"{named} failed: {reason}" in talk
    assert not (hub / facts_cache.FILE).exists()


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (WORDS.format(id="301", find="return []"), "numbers such as '301' are hub's; write words such as missing-map"),
        ("rule = 'oil'\n\ndef find(page):\n    return []\n", "its `rule` is 'oil', which is not a hub.api.Rule"),
    ],
)
def test_a_rule_without_words_is_none(
    hub: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, reason: str
) -> None:
    """Nor one with a number of hub's."""
    named = plugged.install(tmp_path, monkeypatch, "checks", "301", source)
    assert f"{named} failed: {reason}; the rest went on, and hub plugins lists all\n" in check(hub)[2]
