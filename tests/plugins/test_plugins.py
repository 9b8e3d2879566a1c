"""Twenty plugins of MkDocs that people know, each in a small hub: what the documentation says of it is so.

`make plugins` installs them in a folder of their own, without what they need only where hub refuses them.
"""

from __future__ import annotations

import re
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from hub.check import runner
from hub.config import mkdocs_plugins
from hub.errors import HubError
from hub.site.mkdocs import site_build
from tests.site.conftest import root  # noqa: F401  the hub of lamps

pytestmark = [pytest.mark.plugins, pytest.mark.filterwarnings("ignore")]
TABLE = (Path(__file__).parents[2] / "docs/content/toolkit/extend/plugins.md").read_text("utf-8")
# The name in mkdocs.yml, and the verdict, of each row.
ROWS = dict(re.findall(r"^\| `([^`]+)`[^|]*\| (works|works in part|refused) \|", TABLE, re.MULTILINE))
REFUSED = [name for name, verdict in ROWS.items() if verdict == "refused"]
JOIN, OIL = "join/index.html", "articles/2026/2026-11-17-oil/index.html"
MADE = """
import mkdocs_gen_files
for name, text in {"made.md": "# Made\\n\\nA **bold** word.\\n", "made.csv": "a,b\\n"}.items():
    with mkdocs_gen_files.open(name, "w") as file:
        file.write(text)
"""
# The settings of a plugin, what is added to files, and what a file of the site then says; "" where it is not told.
CASES = {
    "search": ("", {}, {"search/search_index.json": "It is free."}),
    "redirects": (": {redirect_maps: {old.md: join.md}}", {}, {"old/index.html": "url=../join/"}),
    "macros": ("", {"content/join.md": "\n{{ oil }}\n", "mkdocs.yml": "extra: {oil: Whale}\n"}, {JOIN: "<p>Whale</p>"}),
    "minify": (": {minify_html: true}", {}, {JOIN: "<html lang=en dir=ltr>"}),
    "glightbox": ("", {}, {JOIN: 'class="glightbox"', "assets/javascripts/glightbox.min.js": ""}),
    "gen-files": (
        ": {scripts: [gen.py]}",
        {"gen.py": MADE},
        {"made/index.html": "<p>A <strong>bold</strong> word.</p>", "made.csv": "a,b"},
    ),
}


def with_plugin(root: Path, entry: str, *, first: bool = True) -> Path:  # noqa: F811  the fixture
    """The hub with one more plugin, before hub's own or after it."""
    file = root / "mkdocs.yml"
    text = file.read_text("utf-8")
    where = "plugins:\n" if first else "dev_addr"
    added = f"plugins:\n  - {entry}\n" if first else f"  - {entry}\ndev_addr"
    file.write_text(text.replace(where, added, 1), "utf-8")
    return root


@pytest.mark.parametrize("first", [True, False], ids=["before", "after"])
@pytest.mark.parametrize("name", CASES)
def test_what_works(root: Path, name: str, *, first: bool) -> None:  # noqa: F811
    """It does its part, wherever it is in the list, and a build says where it has none."""
    options, added, made = CASES[name]
    with_plugin(root, name + options, first=first)
    for path, text in added.items():
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)
    assert runner.check(root).of("error") == ()
    notes: list[str] = []
    site = site_build.build(root, note=notes.append)
    assert {path: words in (site / path).read_text("utf-8") for path, words in made.items()} == dict.fromkeys(
        made, True
    )
    assert (site / OIL).is_file()
    is_named = any(note.startswith("plugins that see no text") and name in note for note in notes)
    assert is_named == (ROWS[name] == "works in part")


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(root: Path, name: str) -> None:  # noqa: F811
    """It is installed, and the check and the build say with file and line what to write instead."""
    known = {point.name for point in entry_points(group="mkdocs.plugins")}
    assert name in known
    with_plugin(root, name)
    (problem,) = runner.check(root).of("error")
    fix = mkdocs_plugins.REFUSED[name.rsplit("/", maxsplit=1)[-1]]
    assert str(problem) == f"mkdocs.yml:7:5: 001 the plugin {name!r} cannot work in a hub; {fix}"
    with pytest.raises(HubError) as refusal:
        site_build.build(root)
    assert str(refusal.value) == str(problem)


def test_the_table_is_whole() -> None:
    """It has every case and every plugin that is refused, and nothing besides."""
    assert len(ROWS) >= 20
    assert {name for name, verdict in ROWS.items() if verdict != "refused"} == CASES.keys()
    assert {name.split("/")[-1] for name in REFUSED} <= mkdocs_plugins.REFUSED.keys()
