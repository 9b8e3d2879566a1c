"""Lists of feeds, in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.config import hub_settings
from hub.inbox import opml_sources
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

LIST = """<opml version="2.0"><head><title>Feeds</title></head><body>
<outline text="Service Wire" type="rss" xmlUrl="https://wire.example.org/rss.xml"/></body></opml>"""


def test_feeds_of_a_list_become_sources(tmp_path: Path) -> None:
    """Each has a file of its own, and a second import adds nothing."""
    hub = flow.hub(tmp_path)
    (tmp_path / "feeds.opml").write_text(LIST, encoding="utf-8")

    added, left_out = opml_sources.add(hub, tmp_path / "feeds.opml")

    after = hub_settings.load(tmp_path)
    assert [(one.key, one.url) for one in added] == [("service-wire", "https://wire.example.org/rss.xml")]
    own = tmp_path / "content" / "sources" / "service-wire.yml"
    assert own.read_text(encoding="utf-8") == "name: Service Wire\nurl: https://wire.example.org/rss.xml\n"
    assert after.sources[-1].name == "Service Wire"
    assert left_out == ()
    again = opml_sources.add(after, tmp_path / "feeds.opml")
    assert again.added == ()
    assert [(note.entry, note.reason) for note in again.left_out] == [
        ("Service Wire", "the hub has it as service-wire")
    ]
    assert 'xmlUrl="https://wire.example.org/rss.xml"' in opml_sources.text(after)
