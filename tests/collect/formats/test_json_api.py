"""JSON of WordPress and of the Federal Register."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hub.collect import format_detection
from hub.content.settings import Source
from hub.errors import SourceError

URL = "https://agency.example.gov/wp-json/wp/v2/posts"
SOURCE = Source(key="agency", name="Agency", url=URL)
POST = {
    "id": 7,
    "date": "2026-11-19T10:00:00",
    "date_gmt": "2026-11-19T15:00:00",
    "modified": "2026-11-20T10:00:00",
    "guid": {"rendered": "https://agency.example.gov/?p=7"},
    "link": "https://agency.example.gov/forms/",
    "title": {"rendered": "Short &#038; plain forms"},
    "excerpt": {"rendered": "<p>Forty people tried it. [&hellip;]</p>"},
    "content": {"rendered": "<p>Forty people tried it.</p><script>x</script><p>They liked it.</p>"},
    "_embedded": {"author": [{"name": "Ada Example"}]},
}
DOCUMENT = {
    "title": "Request for <i>Information</i>",
    "type": "Notice",
    "abstract": "We ask. You answer.",
    "document_number": "2026-1",
    "html_url": "https://register.example.gov/d/2026-1",
    "publication_date": "2026-11-19",
    "agencies": [{"name": "Office of R&D"}, {"raw_name": "X"}],
}


NODE = {
    "type": "node--article",
    "id": "0a1b",
    "attributes": {
        "drupal_internal__nid": 7,
        "title": "Short & plain forms",
        "created": "2026-11-19T15:00:00+00:00",
        "changed": "2026-11-20T15:00:00+00:00",
        "path": {"alias": "/news/forms"},
        "body": {"processed": "<p>Forty people tried it.</p>", "summary": "Forty tried it."},
    },
}


def read(document: Any) -> Any:  # noqa: ANN401  any JSON
    """The feed in a document."""
    return format_detection.read(json.dumps(document).encode(), SOURCE, URL)


def test_reads_posts() -> None:
    """Moments in UTC where they are given, else the clock of the site; a post without a link is named."""
    feed = read([POST, {"title": {"rendered": "Lost"}}, 7])
    (one,) = feed.candidates
    assert (feed.title, one.url, one.title) == ("agency.example.gov", POST["link"], "Short & plain forms")
    assert (str(one.published), str(one.modified)) == ("2026-11-19 15:00:00+00:00", "2026-11-20 10:00:00+00:00")
    assert (one.authors, one.guid) == (("Ada Example",), "https://agency.example.gov/?p=7")
    assert (one.summary, one.content_html) == (
        "Forty people tried it.",
        "<p>Forty people tried it.</p><p>They liked it.</p>",
    )
    assert [note.reason for note in feed.skipped] == ["it has no address", "it is not an object"]


def test_reads_nodes() -> None:
    """With the address that Drupal shows, else that of the number; one without either is named."""
    bare = {"type": "node--page", "id": "2", "attributes": {"drupal_internal__nid": 8, "title": "Bare"}}
    lost = {"type": "node--page", "id": "3"}
    feed = read({"jsonapi": {"version": "1.0"}, "data": [NODE, bare, lost]})
    one, two = feed.candidates
    assert (one.url, one.title) == ("https://agency.example.gov/news/forms", "Short & plain forms")
    assert (str(one.published), str(one.modified)) == ("2026-11-19 15:00:00+00:00", "2026-11-20 15:00:00+00:00")
    assert (one.summary, one.content_html, one.guid) == ("Forty tried it.", "<p>Forty people tried it.</p>", "0a1b")
    assert (two.url, two.published) == ("https://agency.example.gov/node/8", None)
    assert [note.reason for note in feed.skipped] == ["it has no address"]


def test_reads_documents() -> None:
    """The agencies speak, and the kind is the topic."""
    feed = read({"description": "Documents of <today>", "results": [DOCUMENT, {"title": "Lost"}]})
    (one,) = feed.candidates
    assert (feed.title, one.url, one.title) == (
        "Documents of <today>",
        DOCUMENT["html_url"],
        "Request for <i>Information</i>",
    )
    assert (str(one.published), one.summary) == ("2026-11-19 00:00:00+00:00", "We ask. You answer.")
    assert (one.authors, one.topics, one.guid) == (("Office of R&D",), ("Notice",), "2026-1")
    assert [note.entry for note in feed.skipped] == ["Lost"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'[{"title": {"rendered": ', "this is not JSON: line 1, column 25: Expecting value"),
        (b'{"x": {"results": [{"html_url": ""}]}}', "this JSON has no list `results`, so it has no documents"),
        (b'[{"a": 1}]', "this JSON is a list, not an object, so it is not a feed"),
        (b'{"results": []}', "this JSON has no list `items`, so it is not a JSON Feed"),
    ],
)
def test_says_what_is_neither(data: bytes, message: str) -> None:
    """Other JSON is refused as ever."""
    with pytest.raises(SourceError) as caught:
        format_detection.read(data, SOURCE, URL)
    assert str(caught.value).startswith(message)
