"""Where Jekyll publishes pages."""

from __future__ import annotations

from datetime import date

import pytest

from hub.importers.jekyll import permalinks

DAY = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("date", "/news/old oil/2024/03/01/trim.html"),
        ("pretty", "/news/old oil/2024/03/01/trim/"),
        ("ordinal", "/news/old oil/2024/061/trim.html"),
        ("weekdate", "/news/old oil/2024/W09/Fri/trim.html"),
        ("none", "/news/old oil/trim.html"),
        ("/:short_year/:i_month/:i_day/:title", "/24/3/1/trim"),
        ("blog/:slug/", "/blog/trim/"),
        ("/:slugified_categories/:title/", "/news/old-oil/trim/"),
    ],
)
def test_a_post_is_where_its_style_says(style: str, expected: str) -> None:
    """A name of a style, or a template."""
    assert permalinks.post(style, "trim", DAY, ("news", "Old oil")) == expected


@pytest.mark.parametrize(
    ("template", "slug", "expected"),
    [
        ("/:title", "My Post (2)", "/My-Post-(2)"),
        ("/:slug", "My Post (2)", "/my-post-2"),
        ("/:slug", "हिन्दी में", "/हिन्दी-में"),
    ],
)
def test_a_slug_is_slugified(template: str, slug: str, expected: str) -> None:
    """Titles keep their case and some signs; marks of scripts stay with their letters."""
    assert permalinks.post(template, slug, DAY, ()) == expected


def test_a_document_may_have_a_slug_and_a_day() -> None:
    """As a post has; without a day, a template that asks for one is refused."""
    template = "/:collection/:year/:title/"
    assert permalinks.page(template, "deep/a", "guides", "b", DAY) == "/guides/2024/b/"
    with pytest.raises(ValueError, match="unknown part :year"):
        permalinks.page(template, "deep/a", "guides")


@pytest.mark.parametrize(
    ("template", "place", "collection", "expected"),
    [
        ("date", "about", "", "/about.html"),
        ("pretty", "team/about", "", "/team/about/"),
        ("pretty", "a", "guides", "/guides/a/"),
        ("", "deep/a", "guides", "/guides/deep/a.html"),
        ("/g/:name/", "deep/a", "guides", "/g/a/"),
        ("date", "index", "", "/"),
        ("pretty", "team/index", "", "/team/"),
        ("/us/", "about", "", "/us/"),
    ],
)
def test_a_page_is_where_its_file_is(template: str, place: str, collection: str, expected: str) -> None:
    """Unless it or its collection says otherwise; an index speaks for its folder."""
    assert permalinks.page(template, place, collection) == expected


def test_an_unknown_part_is_named() -> None:
    """A guess would send readers nowhere."""
    with pytest.raises(ValueError, match="the permalink '/:mood/:title' has the unknown part :mood"):
        permalinks.post("/:mood/:title", "trim", DAY, ())
