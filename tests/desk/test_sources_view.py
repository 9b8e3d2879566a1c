"""The sources at the desk."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from hub.collect.polling_state import Visit
from hub.config import hub_settings
from hub.desk.views import sources_view
from hub.desk.views.sources_view import FeedAsked, FetchAsked, ListAsked, RemovalAsked, SourceAsked
from hub.errors import HubError, SourceError
from hub.inbox import editor_actions, inbox_search, open_inbox, polling_store

if TYPE_CHECKING:
    from hub.content.settings import Config
    from tests.servers import Server

NOW = datetime(2026, 11, 22, 17, tzinfo=UTC)
AWAY = "- {key: away, name: Away, url: https://a.example.gov/feed}\n"


@pytest.fixture
def config(config: Config) -> Config:
    """The same hub, where one source is on the web."""
    with (config.root / "content" / "sources.yml").open("a") as file:
        file.write(AWAY)
    return hub_settings.load(config.root)


def matter(config: Config, key: str) -> str:
    """Why a source needs a look."""
    return next(str(row["matter"]) for row in sources_view.sources(config, {})["rows"] if row["key"] == key)


def test_what_needs_a_look_comes_first(config: Config) -> None:
    """Then those of which most is kept; one that is paused needs nothing."""
    editor_actions.keep(config, [1])
    editor_actions.drop(config, [2])
    rows = sources_view.sources(config, {})["rows"]
    assert [row["key"] for row in rows] == ["away", "notes", "site", "rest"]
    assert rows[1] == {
        "key": "notes", "name": "Service notes", "place": "feeds/notes.json", "active": True, "waiting": 0,
        "kept": 1, "judged": 2, "share": 50, "matter": "",
    }  # fmt: skip
    assert (rows[0]["matter"], rows[3]["active"], rows[3]["matter"]) == ("never read", False, "")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"failures": 1}, "the last visit failed"),
        ({"failures": 3}, "the last 3 visits failed"),
        ({"gone_at": NOW}, "gone since November 22"),
        (
            {"moved_to": "https://b.example.gov/feed", "moved_at": NOW - timedelta(days=8)},
            "moved for good: write `url: https://b.example.gov/feed` in its entry",
        ),
        ({}, ""),
    ],
)
def test_why_a_source_needs_a_look(config: Config, changed: dict[str, object], words: str) -> None:
    """What the last visits came to, in words."""
    visit = replace(Visit(key="away", url="https://a.example.gov/feed", body_at=NOW), **changed)  # type: ignore[arg-type]
    with open_inbox.opened(config) as box:
        polling_store.Register(box.connection).save(visit)
    assert matter(config, "away") == words


def test_nothing_was_ever_kept(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """That is said once enough was judged."""
    monkeypatch.setattr(sources_view, "MANY_JUDGED", 2)
    editor_actions.drop(config, [1, 2])
    assert matter(config, "notes") == "nothing of 2 was kept"


def feed(server: Server) -> str:
    """The address of a feed with three entries: one of this month, one of last year, one without a date."""
    entries = [("New", "2026-11-20T12:00:00Z"), ("Old", "2025-11-20T12:00:00Z"), ("Undated", None)]
    items = [
        {"id": title, "url": f"https://a.example.gov/{title}", "title": title}
        | ({"date_published": day} if day else {})
        for title, day in entries
    ]
    return server.says(json.dumps({"title": "Ours", "items": items}).encode(), "Content-Type: application/json")


def test_a_look_at_an_address(config: Config, server: Server) -> None:
    """What would come is told, the newest first, and nothing is saved."""
    url = feed(server)
    assert sources_view.look(config, FeedAsked(url=url, private=True)) == {
        "name": "Ours", "url": url, "count": 3, "recent": 1, "newest": ["New", "Old", "Undated"],
    }  # fmt: skip
    with pytest.raises(SourceError, match="private"):
        sources_view.look(config, FeedAsked(url=url))
    assert len(hub_settings.load(config.root).sources) == len(config.sources)


def test_a_source_is_added_and_read(config: Config, server: Server) -> None:
    """Under the name that the editor gives, or its address; what it brings is counted: nothing of last year."""
    url = feed(server)
    assert sources_view.add(config, FeedAsked(url=url, name="Our feed", private=True))["key"] == "our-feed"
    settings = hub_settings.load(config.root)
    assert sources_view.fetch(settings, FetchAsked(keys=("our-feed",))) == [
        {"key": "our-feed", "new": 2, "failures": ()}
    ]
    assert sources_view.add(settings, FeedAsked(url="https://b.example.gov/x"))["name"] == "https://b.example.gov/x"


def test_a_source_is_paused(config: Config) -> None:
    """The file says so, and so does the list."""
    assert sources_view.set_active(config, SourceAsked(key="notes", active=False)) == {"key": "notes", "active": False}
    assert [source.active for source in hub_settings.load(config.root).sources] == [False, True, False, True]


def test_a_source_is_removed(config: Config) -> None:
    """Its entry goes, and what waits from it still waits."""
    assert sources_view.remove(config, RemovalAsked(key="notes")) == {"key": "notes"}
    left = hub_settings.load(config.root)
    assert [source.key for source in left.sources] == ["site", "rest", "away"]
    assert "notes" in {line.source for line in inbox_search.search(left).lines}


def test_lists_of_feeds(config: Config) -> None:
    """What is saved can be taken in; what is there already stays, and what is no list is refused."""
    document = sources_view.opml(config, {})
    assert document.content_type.startswith("text/x-opml")
    assert b'xmlUrl="https://a.example.gov/feed"' in document.content
    more = document.content.decode().replace("a.example.gov", "b.example.gov")
    assert sources_view.take_list(config, ListAsked(opml=more)) == {"added": 1}
    assert sources_view.take_list(hub_settings.load(config.root), ListAsked(opml=more)) == {"added": 0}
    with pytest.raises(HubError, match="this is not OPML"):
        sources_view.take_list(config, ListAsked(opml="<html>"))
    assert not (config.root / sources_view.UPLOADED).exists()
