"""Changes of sources that leave every other byte as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.config import hub_settings
from hub.errors import HubError
from hub.inbox import source_edits
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config

BLOCK = (
    "# Ours\n- key: notes # short\n  name: Service notes\n  path: feeds/notes.json\n- {key: site, name: A, path: b}\n"
)


def config(root: Path, sources: str) -> Config:
    """A small hub with these sources."""
    flow.hub(root)
    (root / "content" / "sources.yml").write_bytes(sources.encode())
    return hub_settings.load(root)


def written(root: Path) -> str:
    """The file, with its own line ends."""
    return (root / "content" / "sources.yml").read_bytes().decode()


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("notes", "# short\n", "# short\n  active: false\n"),
        ("site", "{key: site", "{active: false, key: site"),
    ],
)
def test_a_source_is_paused_and_taken_up(tmp_path: Path, key: str, before: str, after: str) -> None:
    """One flag is written beside its key, in the notation of the entry; the next change replaces its word."""
    settings = config(tmp_path, BLOCK)
    source_edits.set_active(settings, key, active=False)
    assert written(tmp_path) == BLOCK.replace(before, after)
    source_edits.set_active(hub_settings.load(tmp_path), key, active=True)
    assert written(tmp_path) == BLOCK.replace(before, after.replace("false", "true"))


def test_line_ends_and_other_notations_stay(tmp_path: Path) -> None:
    """Those of Windows, a last line without one, and a flag that is spelled in another way."""
    lines = '- key: a\r\n  name: A\r\n  path: b\r\n  "active": no # for now\r\n- key: c\r\n  path: d\r\n  name: C'
    source_edits.set_active(config(tmp_path, lines), "a", active=True)
    once = lines.replace('"active": no', "active: true")
    assert written(tmp_path) == once
    source_edits.set_active(hub_settings.load(tmp_path), "c", active=False)
    assert written(tmp_path) == once.replace("key: c\r\n", "key: c\r\n  active: false\r\n")


@pytest.mark.parametrize(
    "entry",
    [
        "- ? key\n  : odd\n  ? name\n  : A\n  ? path\n  : b\n",
        "- key: odd\n  name: A\n  path: b\n  ? active\n  : no\n",
        "- {key: odd, name: A, path: b, active: &a no}\n",
    ],
)
def test_an_odd_notation_is_left_to_a_person(tmp_path: Path, entry: str) -> None:
    """Nothing is written, and the message says what to write."""
    settings = config(tmp_path, entry)
    with pytest.raises(HubError) as caught:
        source_edits.set_active(settings, "odd", active=not settings.sources[0].active)
    words = f"active: {'true' if not settings.sources[0].active else 'false'}"
    assert str(caught.value) == (
        f"content/sources.yml has odd in a form that hub does not change; write `{words}` there"
    )
    assert written(tmp_path) == entry


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    """The message names it."""
    with pytest.raises(HubError, match=r"the hub has no source 'none'"):
        source_edits.set_active(config(tmp_path, BLOCK), "none", active=False)


def test_a_feed_is_added(tmp_path: Path) -> None:
    """In a file of its own, whose name is its key; one on a private network says so, and none is added twice."""
    settings = config(tmp_path, BLOCK)
    source = source_edits.add(settings, "Service notes", "https://a.example.gov/feed")
    assert (source.key, source.private) == ("service-notes", False)
    own = tmp_path / "content" / "sources" / "service-notes.yml"
    assert own.read_text() == "name: Service notes\nurl: https://a.example.gov/feed\n"
    settings = hub_settings.load(tmp_path)
    with pytest.raises(HubError, match=r"a source of the hub has the address http://a\.example\.gov/feed already$"):
        source_edits.add(settings, "Again", "http://a.example.gov/feed")
    source_edits.add(settings, "Inside", "http://10.0.0.1/feed", private=True)
    inside = own.with_name("inside.yml").read_text()
    assert inside == "name: Inside\nurl: http://10.0.0.1/feed\nprivate: true\n"
    assert written(tmp_path) == BLOCK
    assert [source.private for source in hub_settings.load(tmp_path).sources] == [False, False, True, False]


def test_a_source_with_a_file_of_its_own_is_paused(tmp_path: Path) -> None:
    """The flag is in its file, beside its name, and nothing else changes; an odd notation is left to a person."""
    settings = config(tmp_path, BLOCK)
    source_edits.add(settings, "Wire", "https://a.example.gov/feed")
    own = tmp_path / "content" / "sources" / "wire.yml"
    source_edits.set_active(hub_settings.load(tmp_path), "wire", active=False)
    assert own.read_text() == "name: Wire\nactive: false\nurl: https://a.example.gov/feed\n"
    source_edits.set_active(hub_settings.load(tmp_path), "wire", active=True)
    assert own.read_text() == "name: Wire\nactive: true\nurl: https://a.example.gov/feed\n"
    own.write_text("? name\n: Wire\n? path\n: b\n")
    with pytest.raises(HubError, match=r"content/sources/wire.yml has wire in a form that hub does not change"):
        source_edits.set_active(hub_settings.load(tmp_path), "wire", active=False)


def test_the_first_source(tmp_path: Path) -> None:
    """A hub without the file gets one."""
    settings = config(tmp_path, "")
    (tmp_path / "content" / "sources.yml").unlink()
    source_edits.add(settings, "First", "https://a.example.gov/feed")
    assert [source.key for source in hub_settings.load(tmp_path).sources] == ["first"]


@pytest.mark.parametrize(
    ("text", "key", "rest"),
    [
        (BLOCK, "notes", "# Ours\n- {key: site, name: A, path: b}\n"),
        (BLOCK, "site", BLOCK.removesuffix("- {key: site, name: A, path: b}\n")),
        (
            "- key: a\r\n  name: A\r\n  path: b\r\n\r\n# Next\r\n- key: c\r\n  name: C\r\n  path: d",
            "a",
            "\r\n# Next\r\n- key: c\r\n  name: C\r\n  path: d",
        ),
        ("# Ours\n- key: a\n  name: A\n  path: b\n", "a", "# Ours\n"),
    ],
)
def test_a_source_is_removed(tmp_path: Path, text: str, key: str, rest: str) -> None:
    """Its own lines go; remarks and all other entries stay, byte for byte."""
    source_edits.remove(config(tmp_path, text), key)
    assert written(tmp_path) == rest


def test_a_source_with_a_file_of_its_own_is_removed(tmp_path: Path) -> None:
    """The file goes, and the list stays."""
    source_edits.add(config(tmp_path, BLOCK), "Wire", "https://a.example.gov/feed")
    source_edits.remove(hub_settings.load(tmp_path), "wire")
    assert not (tmp_path / "content" / "sources" / "wire.yml").exists()
    assert written(tmp_path) == BLOCK


def test_a_source_that_articles_name_stays(tmp_path: Path) -> None:
    """Their pages have its name from there, so it can only be paused."""
    settings = config(tmp_path, BLOCK)
    article = "---\ntitle: A\nurl: https://a.example.gov/{0}/\nsource: notes\npublished: 2026-11-2{0}\nsection: news\n"
    folder = tmp_path / "content" / "articles"
    folder.mkdir(exist_ok=True)
    for number, words in ((1, " names"), (2, " and others name")):
        (folder / f"{number}.md").write_text(article.format(number) + "summary: A.\n---\n")
        with pytest.raises(HubError, match=f"[.]md{words} notes as the source; pause it instead"):
            source_edits.remove(settings, "notes")
    assert written(tmp_path) == BLOCK


@pytest.mark.parametrize("text", ["[{key: odd, name: A, path: b}, {key: c, name: C, path: d}]\n"])
def test_a_source_among_others_on_a_line_is_left_to_a_person(tmp_path: Path, text: str) -> None:
    """Nothing is written, and the message says what to do; an unknown one is named."""
    settings = config(tmp_path, text)
    with pytest.raises(HubError, match="has odd in a form that hub does not change; delete its lines there"):
        source_edits.remove(settings, "odd")
    with pytest.raises(HubError, match="has no source 'none'"):
        source_edits.remove(settings, "none")
    assert written(tmp_path) == text
