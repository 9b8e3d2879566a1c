"""A body is read when its text is asked for, and at no other time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hub.config import hub_settings
from hub.content import loader
from hub.content.body import EMPTY, Body
from hub.errors import HubError

if TYPE_CHECKING:
    from pathlib import Path

PATH = "a.md"
FILE = "---\r\ntitle: One\r\n---\r\n\r\nTwo lamps.\r\n\r\nThree.\r\n"
TEXT = "Two lamps.\n\nThree."


@pytest.fixture
def body(tmp_path: Path) -> Body:
    """A body whose text is in a file."""
    (tmp_path / PATH).write_bytes(FILE.encode())
    return Body(digest=Body.of(TEXT).digest, path=PATH, root=tmp_path)


def test_a_text_in_memory() -> None:
    """A body that was made of a text has it."""
    assert (Body.of(TEXT).text(), EMPTY.text()) == (TEXT, "")


def test_a_text_in_a_file(body: Body, tmp_path: Path) -> None:
    """It is read at each call, with line ends as on Unix; other front matter is no change."""
    assert body.text() == TEXT
    (tmp_path / PATH).write_bytes(FILE.replace("One", "Two").encode())
    assert body.text() == TEXT


@pytest.mark.parametrize("now", [FILE.replace("Three", "Four"), "no front matter", "---\ntitle: \xff\n---\n"])
def test_a_file_that_changed(body: Body, tmp_path: Path, now: str) -> None:
    """What is no longer the text that was meant is not taken for it."""
    (tmp_path / PATH).write_bytes(now.encode("latin-1"))
    with pytest.raises(HubError, match=r"^a\.md: the file has changed since hub read it, or is gone; run"):
        body.text()


def test_a_file_that_is_gone(body: Body, tmp_path: Path) -> None:
    """The error names the file."""
    (tmp_path / PATH).unlink()
    with pytest.raises(HubError, match=r"^a\.md: the file has changed since hub read it, or is gone; run"):
        body.text()


def test_bodies_are_compared_without_their_files(body: Body, tmp_path: Path) -> None:
    """Equal texts make equal bodies, in memory or not, and nothing is read to find out."""
    (tmp_path / PATH).unlink()
    assert body == Body.of(TEXT)
    assert hash(body) == hash(Body.of(TEXT))
    assert body != replace(body, digest=EMPTY.digest)
    assert (bool(body), bool(EMPTY), bool(Body.of(""))) == (True, False, False)
    assert repr(body) == repr(Body.of(TEXT)) == f"Body(digest='{body.digest}')"


def test_the_library_reads_no_body(hub: Path) -> None:
    """From the index come bodies that are still in their files, and the whole library can be printed without them."""
    before = loader.load(hub_settings.load(hub))
    library = loader.load(hub_settings.load(hub))
    texts = [article.body.text() for article in before.articles]
    assert [article.body.text() for article in library.articles] == texts
    for file in hub.rglob("content/**/*.md"):
        file.unlink()
    assert library == before
    assert not any(text and text in repr(library) for text in texts)
    with pytest.raises(HubError, match="is gone"):
        next(article for article in library.articles if article.body).body.text()
