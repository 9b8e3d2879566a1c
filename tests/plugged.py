"""Plug-ins in a folder of their own, as if a package that has them were installed."""

from __future__ import annotations

import tomllib
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
NUMBERS = count(1)


def install(  # noqa: PLR0913  what a package says of itself
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    door: str,
    name: str,
    source: str,
    *,
    attribute: str = "",
    package: str = "practice-hub-lamp",
) -> str:
    """Put a plug-in of this source into a package below a folder; what hub calls it."""
    module = f"plugged_{next(NUMBERS)}"
    place = folder / "packages" / module
    place.mkdir(parents=True)
    (place / f"{module}.py").write_text(source, encoding="utf-8")
    value = f"{module}:{attribute}" if attribute else module
    return _announce(place, monkeypatch, package, {f"practice_hub.{door}": {name: value}})


def install_example(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> str:
    """Put one of the example packages below a folder; what hub calls its plug-in."""
    project = tomllib.loads((EXAMPLES / name / "pyproject.toml").read_text("utf-8"))["project"]
    place = folder / "packages" / name
    place.mkdir(parents=True)
    for file in (EXAMPLES / name).glob("*.py"):
        (place / file.name).write_bytes(file.read_bytes())
    return _announce(place, monkeypatch, project["name"], project["entry-points"])


def _announce(place: Path, monkeypatch: pytest.MonkeyPatch, package: str, points: dict[str, dict[str, str]]) -> str:
    metadata = place / f"{package.replace('-', '_')}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    lines = [f"[{door}]\n{name} = {value}\n" for door, named in points.items() for name, value in named.items()]
    (metadata / "entry_points.txt").write_text("".join(lines), encoding="utf-8")
    monkeypatch.syspath_prepend(str(place))
    ((door, named),) = points.items()
    return f"the plug-in {package} 1.0 ({door}: {next(iter(named))})"
