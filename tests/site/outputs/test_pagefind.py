"""The index of the search is made by Pagefind's program."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hub.content.body import Body
from hub.errors import HubError
from hub.site.outputs import pagefind
from hub.site.outputs.search_records import Record

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = (
    Record(path="toolkit/light/", kind="Toolkit", title="Wax & <wicks>", summary='Say "light".', note="Light"),
    Record(
        path="toolkit/light/wick/",
        kind="Toolkit",
        title="Wicks",
        summary="Which?",
        note="Light",
        source=Body.of("**Cotton**."),
    ),
)


def files(folder: Path) -> dict[str, bytes]:
    """Every file of an index."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_index(tmp_path: Path) -> None:
    """Each page is in the index with its address and what a result shows, and nothing is there that no search needs."""
    pagefind.write(RECORDS, tmp_path, "en")
    names = dict(pagefind.names(tmp_path, pagefind.FOLDER))
    assert sorted(names.values()) == ["toolkit/light/", "toolkit/light/wick/"]
    (name,) = (name for name, path in names.items() if path == "toolkit/light/")
    fragment = gzip.decompress((tmp_path / f"pagefind/fragment/{name}.pf_fragment").read_bytes())
    row = json.loads(fragment.removeprefix(pagefind.SIGNATURE))
    assert row["meta"] == {"title": "Wax & <wicks>", "summary": 'Say "light".', "note": "Light"}
    assert row["content"] == ""
    kept = {file.name.partition(".")[0] for file in (tmp_path / "pagefind").iterdir()}
    assert kept == {"pagefind", "pagefind-entry", "wasm", "index", "fragment"}


def test_a_later_bundle_brings_no_program(tmp_path: Path) -> None:
    """The first bundle has it for all of them."""
    pagefind.write(RECORDS, tmp_path, "en", "pagefind-2")
    kept = {file.suffix for file in (tmp_path / "pagefind-2").iterdir()}
    assert kept == {"", ".json", ".pf_meta"}


def test_same_bytes(tmp_path: Path) -> None:
    """Two indexes of the same pages have the same bytes."""
    for name in ("one", "two"):
        pagefind.write(RECORDS, tmp_path / name, "en")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_failure(tmp_path: Path) -> None:
    """Where the index cannot be written, what Pagefind says is told."""
    (tmp_path / "pagefind").write_text("a file in the way")
    with pytest.raises(HubError, match="the search could not be indexed"):
        pagefind.write(RECORDS, tmp_path, "en")


def test_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest articles are bundles of their own, which a new one leaves as they are."""
    monkeypatch.setattr(pagefind, "MOST", 2)
    some = [replace(RECORDS[0], path=f"a{number}/", kind="Articles", year=f"202{number}") for number in range(6)]
    before, after = (pagefind.bundles((RECORDS[0], *reversed(some[:count]))) for count in (5, 6))
    assert {name: [one.path for one in part] for name, part in before.items()} == {
        "pagefind": ["toolkit/light/", "a4/"],
        "pagefind-2": ["a0/", "a1/"],
        "pagefind-3": ["a2/", "a3/"],
    }
    assert [after[name] for name in ("pagefind-2", "pagefind-3")] == [before[f"pagefind-{n}"] for n in (2, 3)]
    assert list(after) == [*before, "pagefind-4"]


def test_words_of_many_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many pages, a word that most texts have is found in titles and summaries only."""
    texts = ("Oil burns.", "Oil lasts.", "Oil and glass.")
    many = [replace(RECORDS[1], path=f"a{number}/", source=Body.of(text)) for number, text in enumerate(texts)]
    sizes = []
    for least in (3, 4):
        monkeypatch.setattr(pagefind, "MANY", least)
        pagefind.write(many, tmp_path / str(least), "en")
        index = b"".join(gzip.decompress(file.read_bytes()) for file in (tmp_path / str(least)).rglob("*.pf_index"))
        sizes.append((b"oil" in index, b"glass" in index))
    assert sizes == [(False, True), (True, True)]
