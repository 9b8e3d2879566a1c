"""The index of the search is made by Pagefind's program."""

from __future__ import annotations

import gzip
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
    """Each page is in the index with its address, its words and what a result shows, without search boxes."""
    names = pagefind.write(RECORDS, tmp_path)
    assert sorted(names.values()) == ["toolkit/light/", "toolkit/light/wick/"]
    (name,) = (name for name, path in names.items() if path == "toolkit/light/")
    fragment = gzip.decompress((tmp_path / f"pagefind/fragment/{name}.pf_fragment").read_bytes()).decode()
    assert '"content":"Wax & <wicks>. Say \\"light\\"."' in fragment
    assert '"meta":{"note":"Light","summary":"Say \\"light\\".","title":"Wax & <wicks>"}' in fragment
    assert b"Wicks. Which? Cotton ." in b"".join(
        gzip.decompress(file.read_bytes()) for file in (tmp_path / "pagefind/fragment").iterdir()
    )
    assert not list((tmp_path / "pagefind").glob("*ui*"))


def test_same_bytes(tmp_path: Path) -> None:
    """Two indexes of the same pages have the same bytes."""
    for name in ("one", "two"):
        pagefind.write(RECORDS, tmp_path / name)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_failure(tmp_path: Path) -> None:
    """Where the index cannot be written, what Pagefind says is told."""
    (tmp_path / "pagefind").write_text("a file in the way")
    with pytest.raises(HubError, match="the search could not be indexed"):
        pagefind.write(RECORDS, tmp_path)
