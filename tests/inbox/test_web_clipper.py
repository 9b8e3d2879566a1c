"""One page of the web, into the inbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.errors import HubError, SourceError
from hub.inbox import editor_actions, web_clipper
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config
    from tests.servers import Server

PAGE = """<!doctype html><html lang="en"><head><title>Ask once</title>
<link rel="canonical" href="{0}">
<meta name="description" content="One office stopped asking twice.">
<meta property="og:site_name" content="Service Notes"></head><body><article><h1>Ask once</h1>
<p>The office listed every paper that it asks for, and where it already has it.</p>
<p>Then it dropped the requests that nobody could explain, and told the counter staff why.</p></article>
</body></html>"""


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A hub with an empty inbox."""
    return flow.hub(tmp_path)


def test_a_saved_page_waits_in_the_inbox(config: Config, tmp_path: Path) -> None:
    """Its address is the one that it names, its source the site's name."""
    page = tmp_path / "page.html"
    page.write_text(PAGE.format("https://notes.example.org/ask-once/"), encoding="utf-8")

    assert web_clipper.clip(config, str(page)) == "Ask once"
    (waiting,) = editor_actions.waiting(config)
    assert waiting.candidate.url == "https://notes.example.org/ask-once/"
    assert waiting.candidate.source == "Service Notes"
    assert waiting.candidate.summary == "One office stopped asking twice."


def test_a_saved_page_that_does_not_say_where_it_is(config: Config, tmp_path: Path) -> None:
    """Whoever saved it says so."""
    page = tmp_path / "page.html"
    page.write_text(PAGE.format(""), encoding="utf-8")
    web_clipper.clip(config, str(page), url="https://notes.example.org/ask/")
    assert [one.candidate.url for one in editor_actions.waiting(config)] == ["https://notes.example.org/ask/"]


def test_a_page_of_the_web_waits_too(config: Config, server: Server) -> None:
    """A page without a better address has the one it came from."""
    url = server.says(PAGE.format("").encode(), "Content-Type: text/html", path="/ask/")

    assert web_clipper.clip(config, url, private=True) == "Ask once"
    assert [one.candidate.url for one in editor_actions.waiting(config)] == [url]


def test_a_page_that_the_hub_has_is_said_to_be_there(config: Config, tmp_path: Path) -> None:
    """Nothing comes twice."""
    page = tmp_path / "page.html"
    page.write_text(PAGE.format("https://notes.example.org/ask-once/"), encoding="utf-8")
    web_clipper.clip(config, str(page))

    for change, said in (
        (lambda: None, "“Ask once” is already waiting in the inbox; hub inbox lists it"),
        (lambda: editor_actions.later(config, [1], None), "“Ask once” was put off; hub undo 1 lets it wait again"),
        (lambda: editor_actions.drop(config, [1]), "“Ask once” was dropped before; hub undo 1 lets it wait again"),
    ):
        change()
        with pytest.raises(HubError) as caught:
            web_clipper.clip(config, str(page))
        assert str(caught.value) == said


def test_a_page_that_is_an_article_is_named_with_its_file(config: Config, tmp_path: Path) -> None:
    """Where that file was deleted, the way to make it again."""
    page = tmp_path / "page.html"
    page.write_text(PAGE.format("https://notes.example.org/ask-once/"), encoding="utf-8")
    web_clipper.clip(config, str(page))
    (kept,) = editor_actions.keep(config, [1])

    with pytest.raises(HubError) as caught:
        web_clipper.clip(config, str(page))
    assert str(caught.value) == f"{kept.path} has the address https://notes.example.org/ask-once/ already"
    (config.root / kept.path).unlink()
    with pytest.raises(HubError, match="“Ask once” was kept before, and its file is gone; hub undo 1 lets it"):
        web_clipper.clip(config, str(page))


def test_a_private_address_is_refused(config: Config, server: Server) -> None:
    """Without being told, hub reads nothing on this machine."""
    with pytest.raises(SourceError, match="private network"):
        web_clipper.clip(config, server.says(b"", path="/"))
