"""What lists of a Hugo site hand down, and to which pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.importers.hugo import cascade, hugo_page, hugo_settings
from hub.importers.hugo.hugo_settings import HugoSettings

if TYPE_CHECKING:
    from pathlib import Path

SITE = HugoSettings(base="https://old.example.gov", language="en")


def handed(given: str, place: str = "docs/wicks/cotton.md") -> str:
    """The field `kind` that a page gets from the list of its section."""
    files = {"_index.md": f"cascade:\n{given}\n", place: "date: 2026-05-01"}
    posts = [
        hugo_page.read(f"---\ntitle: T\n{front}\n---\n".encode(), name, name, SITE) for name, front in files.items()
    ]
    return next(one.string("kind") for one in cascade.cascaded(posts) if one.place == place)


@pytest.mark.parametrize(
    ("target", "meets"),
    [
        ("{}", True),
        ("{path: ''}", True),
        ("{path: /docs/**}", True),
        ("{path: '/docs/*'}", False),
        ("{path: '/docs/*/cotton'}", True),
        ("{path: '/docs/wicks/c?tton'}", True),
        ("{path: '/Docs/{wicks,oils}/**'}", True),
        ("{path: '/{blog,docs/wicks}/cotton.md'}", True),
        ("{path: '/docs/[!a]icks/**'}", True),
        ("{path: '/docs/[a-c]icks/**'}", False),
        ("{path: '/docs/[z-a]icks/**'}", False),
        ("{path: '/docs/{wicks'}", False),
        ("{path: '/docs/wicks/[cotton'}", False),
        ("{path: 'a,b'}", False),
        ("{path: '/docs/***'}", True),
        ("{path: '/docs/" + "**o" * 12 + "'}", False),
        ("{path: '" + "{" * 600 + "}" * 600 + "'}", False),
        ("{kind: page}", True),
        ("{kind: '{section,home}'}", False),
        ("{lang: en, kind: page}", True),
        ("{lang: es}", False),
        ("{environment: development}", False),
        ("{shape: round}", False),
        ("[path]", True),
    ],
)
def test_a_target_says_which_pages_are_meant(target: str, meets: bool) -> None:  # noqa: FBT001  a parameter
    """By its path as a glob, by kind, language and environment; an unknown condition is met by none."""
    assert handed(f"  target: {target}\n  kind: oil") == ("oil" if meets else "")


@pytest.mark.parametrize(
    ("place", "kind"), [("docs/_index.md", "section"), ("_index.md", "home"), ("docs/a/index.md", "page")]
)
def test_lists_and_home_are_of_their_own_kind(place: str, kind: str) -> None:
    """As Hugo calls them."""
    others = {"section", "home", "page"} - {kind}
    given = "".join(f"  - {{target: {{kind: {one}}}, kind: {one}}}\n" for one in (*sorted(others), kind))
    post = hugo_page.read(f"---\ntitle: T\ncascade:\n{given}---\n".encode(), place, place, SITE)
    if place == "_index.md":
        assert [one.string("kind") for one in cascade.cascaded([post])] == [kind]
    else:
        assert handed(given.rstrip("\n"), place) == kind


def test_the_first_that_a_page_meets_counts() -> None:
    """Of several that one list hands down; those below `params` are fields, too."""
    assert handed("  - {target: {path: /docs/**}, params: {kind: oil}}\n  - {kind: wax}") == "oil"
    assert handed("  - {target: {path: /blog/**}, kind: oil}\n  - {kind: wax}") == "wax"


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("hugo.toml", "[[cascade]]\nkind = 'oil'\nsize = 'all'\n[cascade._target]\npath = '/docs/**'\n"),
        ("hugo.yaml", "cascade:\n  kind: oil\n  params: {size: all}\n"),
        ("config.json", '{"cascade": {"kind": "oil", "size": "all"}}'),
    ],
)
def test_the_settings_of_a_site_hand_down_last(tmp_path: Path, name: str, settings: str) -> None:
    """Behind all lists, and to all pages that they name."""
    (tmp_path / name).write_text(settings, "utf-8")
    files = {"docs/_index.md": "cascade: {kind: wax}", "docs/a.md": "weight: 1", "docs/b.md": "size: own"}
    posts = [
        hugo_page.read(f"---\ntitle: T\n{front}\n---\n".encode(), place, place, SITE) for place, front in files.items()
    ]
    given = cascade.cascaded(posts, hugo_settings.read(tmp_path).cascade)
    assert [(one.string("kind"), one.string("size")) for one in given][1:] == [("wax", "all"), ("wax", "own")]
