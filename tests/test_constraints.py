"""The pinned versions are those that the oldest Python of the classifiers can use."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

PINS = (Path(__file__).parents[1] / "constraints.txt").read_text(encoding="utf-8").splitlines()
OLDEST = "3.11.2"  # of Debian 12


def test_every_pin_can_be_installed_by_the_oldest_python() -> None:
    """One that it cannot ends `make setup` there, and with it the demo."""
    pinned = dict(line.split("==") for line in PINS)
    here = {canonicalize_name(one.name): one for one in metadata.distributions()}
    judged = {name: here[canonicalize_name(name)] for name in pinned if canonicalize_name(name) in here}
    needs = {
        name: SpecifierSet(one.metadata["Requires-Python"] or "")
        for name, one in judged.items()
        if one.version == pinned[name]
    }
    assert len(needs) > len(pinned) / 2
    assert [name for name, asked in needs.items() if not asked.contains(OLDEST)] == []
