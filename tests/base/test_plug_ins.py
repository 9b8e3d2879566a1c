"""Plug-ins are found without being loaded, and one that fails is named and left out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from hub.base import cache_file, plug_ins
from hub.base.plug_ins import Door, PlugInError
from hub.errors import HubError
from tests import plugged

if TYPE_CHECKING:
    from collections.abc import Iterator


class Lamp(Protocol):
    """Shine."""

    @property
    def color(self) -> str:
        """Return the color."""

    def shine(self) -> str:
        """Return light."""


WORKS = "color = 'red'\n\ndef shine():\n    return 'light'\n"
BROKEN = [
    ("import no_such_module", "ModuleNotFoundError: No module named 'no_such_module' (MODULE.py, line 1)"),
    ("raise SystemExit('bye')", "SystemExit: bye (MODULE.py, line 1)"),
    ("def (", "SyntaxError: invalid syntax (MODULE.py, line 1)"),
    ("from hub.api import HubError\nraise HubError('no key')", "no key"),
    ("color = 'red'", "MODULE has no shine, so it is not a Lamp"),
    ("x = 1", "MODULE has no color, shine, so it is not a Lamp"),
]


@pytest.fixture
def door() -> Iterator[Door[Lamp]]:
    """A door with a lamp of our own behind it."""
    yield Door("gates", Lamp, {"moon": sys.modules[__name__]})
    plug_ins.failures()


def test_nothing_is_loaded_to_be_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whose it is and where it leads are in the package's metadata."""
    plugged.install(tmp_path, monkeypatch, "gates", "red", "raise SystemExit")
    (found,) = plug_ins.installed("gates")
    assert str(found) == "practice-hub-lamp 1.0 (practice_hub.gates: red)"
    assert found.value not in sys.modules
    assert plug_ins.installed("gates", "outputs") == (found,)
    assert plug_ins.installed("outputs") == ()


def test_a_plug_in_is_what_its_entry_point_leads_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, door: Door[Lamp]
) -> None:
    """A module, or a thing in one; the same whether it is asked for by its name or with all others."""
    plugged.install(tmp_path, monkeypatch, "gates", "red", WORKS)
    green = "        color = 'green'\n        shine = staticmethod(lambda: 'glow')\n"
    in_class = f"class Lamps:\n    class Green:\n{green}{WORKS}"
    plugged.install(tmp_path, monkeypatch, "gates", "green", in_class, attribute="Lamps.Green", package="lamps")
    found = door.plugged()
    assert {one.name: (one.package, lamp.color, lamp.shine()) for one, lamp in found.items()} == {
        "green": ("lamps", "green", "glow"),
        "red": ("practice-hub-lamp", "red", "light"),
    }
    assert [door.find(one.name) for one in found] == list(found.items())
    assert plug_ins.failures() == ()


def test_what_is_our_own_has_no_plug_in(door: Door[Lamp]) -> None:
    """And what nobody has is a KeyError."""
    assert door.find("moon")[0] is None
    with pytest.raises(KeyError, match="sun"):
        door.find("sun")


@pytest.mark.parametrize(("source", "reason"), BROKEN)
def test_one_that_cannot_be_used_is_named_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, door: Door[Lamp], source: str, reason: str
) -> None:
    """The error is told in one line, each time the door is opened; the others are there."""
    plugged.install(tmp_path, monkeypatch, "gates", "red", WORKS)
    named = plugged.install(tmp_path, monkeypatch, "gates", "broken", source, package="bad")
    (bad, _) = plug_ins.installed("gates")
    expected = f"{named} failed: {reason}".replace("MODULE", bad.value)
    for _ in range(2):
        assert [one.name for one in door.plugged()] == ["red"]
        assert plug_ins.have_failed("gates")
        assert [str(failure) for failure in plug_ins.failures()] == [expected]
        assert not plug_ins.have_failed("gates")
    with pytest.raises(PlugInError) as failed:
        door.find("broken")
    assert str(failed.value) == expected


@pytest.mark.parametrize(
    ("name", "package", "reason"),
    [
        ("moon", "practice-hub-moon", "hub has 'moon' itself; give it another name"),
        ("red", "practice-hub-other", "practice-hub-lamp has 'red', too; take one of the two out"),
    ],
)
def test_a_name_is_given_once(  # noqa: PLR0913, PLR0917  fixtures and cases
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, door: Door[Lamp], name: str, package: str, reason: str
) -> None:
    """Neither hub nor the first of two packages is replaced."""
    plugged.install(tmp_path, monkeypatch, "gates", "red", WORKS)
    plugged.install(tmp_path, monkeypatch, "gates", name, WORKS, package=package)
    assert [(one.package, one.name) for one in door.plugged()] == [("practice-hub-lamp", "red")]
    assert [failure.reason for failure in plug_ins.failures()] == [reason]


def test_a_door_may_ask_for_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Than members."""
    plugged.install(tmp_path, monkeypatch, "gates", "red", WORKS)
    door: Door[Lamp] = Door("gates", Lamp, {}, lambda plug_in, lamp: f"{plug_in.name} is {lamp.color}")
    assert door.plugged() == {}
    assert [failure.reason for failure in plug_ins.failures()] == ["red is red"]


def test_a_class_has_instances(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a door asks for one, and not for a Protocol."""
    plugged.install(tmp_path, monkeypatch, "gates", "red", "lamp = 1\n", attribute="lamp")
    number: Door[int] = Door("gates", int, {})
    assert list(number.plugged().values()) == [1]
    word: Door[str] = Door("gates", str, {})
    assert word.plugged() == {}
    (failure,) = plug_ins.failures()
    assert failure.reason.endswith(":lamp has no builtins.str, so it is not a str")


def test_the_first_package_of_a_name_hides_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with modules: a copy further down the path is not there."""
    plugged.install(tmp_path, monkeypatch, "gates", "old", WORKS)
    plugged.install(tmp_path, monkeypatch, "gates", "new", WORKS)
    assert [one.name for one in plug_ins.installed("gates")] == ["new"]


def test_errors_of_hub_stay_as_they_are() -> None:
    """Only what plug-ins do is blamed on them."""
    with pytest.raises(ZeroDivisionError), plug_ins.blamed(None):
        _ = 1 / 0
    with pytest.raises(HubError, match="ours"):
        plug_ins.attempt(None, _refuse)


def test_words_for_a_person_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A HubError of a plug-in says what to do; where the rest goes on, it says whose it is as well."""
    named = plugged.install(tmp_path, monkeypatch, "gates", "red", WORKS)
    (found,) = plug_ins.installed("gates")
    with pytest.raises(HubError, match=r"^ours$"), plug_ins.blamed(found):
        _refuse()
    assert plug_ins.attempt(found, _refuse) is None
    assert [str(one) for one in plug_ins.failures()] == [f"{named} failed: ours"]


def _refuse() -> None:
    message = "ours"
    raise HubError(message)


def test_only_the_first_error_of_a_plug_in_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred files need not say the same."""
    plugged.install(tmp_path, monkeypatch, "gates", "red", WORKS)
    (found,) = plug_ins.installed("gates")
    for words in ("one", "two"):
        plug_ins.tell(PlugInError(found, words))
    assert [one.reason for one in plug_ins.failures()] == ["one"]


def test_caches_know_the_code_of_plug_ins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was worked out with a plug-in as it was is worked out again when its author changes it."""
    cache_file.program.cache_clear()
    before = cache_file.program()
    plugged.install(tmp_path, monkeypatch, "gates", "red", WORKS)
    plugged.install(tmp_path, monkeypatch, "gates", "gone", "", attribute="nothing", package="gone")
    (module,) = Path(sys.path[0]).glob("*.py")
    module.unlink()
    plugged.install(tmp_path, monkeypatch, "gates", "folder", "", package="folder")
    (file,) = Path(sys.path[0]).glob("*.py")
    file.with_suffix("").mkdir()
    file.rename(file.with_suffix("") / "__init__.py")
    cache_file.program.cache_clear()
    with_them = cache_file.program()
    (file.with_suffix("") / "__init__.py").write_text("x = 2\n", encoding="utf-8")
    cache_file.program.cache_clear()
    assert len({before, with_them, cache_file.program()}) == 3
    cache_file.program.cache_clear()
