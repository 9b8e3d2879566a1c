"""The small files beside the index of all words."""

from __future__ import annotations

import json

from hub.site.outputs import search_files
from hub.site.outputs.search_records import Record

RECORDS = (
    Record(path="a/", kind="Toolkit", title="Trim wicks", summary="Wicks again.", topics=("Oil",), year="2026"),
    Record(
        path="b/",
        kind="Articles",
        title="Glass",
        summary="No wicks.",
        topics=("Glass", "Oil"),
        names=((9, "pane 4-ply"),),
    ),
)


def test_index() -> None:
    """Without Pagefind a page has all but its text."""
    first, second = json.loads(search_files.index(RECORDS))
    assert (first["url"], first["title"], first["summary"], first["topic"]) == (
        "a/",
        "Trim wicks",
        "Wicks again.",
        ["Oil"],
    )
    assert second["names"] == [[9, "pane 4-ply"]]
    assert "text" not in first


def test_marks() -> None:
    """Kinds come at once, but for the usual one; years and topics when somebody asks for them."""
    files = search_files.marks(RECORDS, {"en_1": "a/", "en_2": "b/"}, 3)
    head, rows = (json.loads(files[name]) for name in (search_files.KINDS, search_files.TOPICS))
    assert head == {
        "bundles": 3,
        "usual": "Articles",
        "kinds": {"en_1": "Toolkit"},
        "topics": ["Glass", "Oil"],
        "years": ["2026"],
    }
    assert rows == {"en_1": ["2026", 1], "en_2": ["", 0, 1]}
    assert json.loads(files[search_files.WORDS]) == "wicks again glass pane trim"
