"""A list of many articles is told from an article with suggestions around it."""

from __future__ import annotations

import pytest
import trafilatura

from hub.collect.webpage import list_detection

EXCERPT = "An excerpt that is long enough to be told from a label."


def titles(number: int, shape: str = '<h3><a href="/{0}">The title of story {0}</a></h3>') -> str:
    """Linked titles."""
    return "".join(shape.format(n) for n in range(number))


def is_one(body: str) -> bool:
    """The answer for a page."""
    return list_detection.is_one(
        trafilatura.load_html(f"<html><head><title>x</title></head><body>{body}</body></html>")
    )


@pytest.mark.parametrize(
    "body",
    [
        titles(8),
        titles(8, '<p><a href="/{0}">The title of story {0}</a></p>'),
        titles(8, '<a href="/{0}"><h3>The title of story {0}</h3></a>'),
        f"<div>{EXCERPT}</div>" * 4,
        titles(5) + f"<p>{EXCERPT}</p>" * 2,
    ],
)
def test_many_titles_or_repeated_excerpts_make_a_list(body: str) -> None:
    """Whatever their elements are."""
    assert is_one(body)


@pytest.mark.parametrize(
    "body",
    [
        titles(7),
        f"<nav>{titles(9)}</nav><aside>{titles(9)}</aside><header>{titles(9)}</header><footer>{titles(9)}</footer>",
        titles(9, '<p>As <a href="/{0}">The title of story {0}</a> says.</p>'),
        titles(9, '<p><a href="/{0}">Story {0}</a></p>'),
        titles(1) * 9,
        "<p>All rights reserved, and this line comes again.</p>" * 9,
    ],
)
def test_what_surrounds_an_article_makes_none(body: str) -> None:
    """Menus, links in sentences, labels, one target many times, notices."""
    assert not is_one(body)
