"""What the lane's tests share: a site whose frame is as small as a frame can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.site.articles import page_inventory, page_shell
from hub.site.articles.planned_page import ArticleSite
from hub.site.pages import article_lists

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hub.content.models import Library
    from hub.content.settings import Config
    from hub.site.pages.article_lists import Listing
    from hub.site.pages.page_html import AnchoredHeading

FRAME = (
    f"<title>{page_shell.TITLE}</title><h1 class='t'>{page_shell.PRINTED}</h1>"
    f"<p>{page_shell.DESCRIPTION} {page_shell.ANCHOR} articles/0/{page_shell.ADDRESS}</p><p>{page_shell.OPENING}</p>"
    f"{{}}<p>{page_shell.BODY}</p><div>{page_shell.RAIL}</div>"
)


def printed(headings: Iterable[AnchoredHeading]) -> str:
    """A table of contents as a theme may print it."""
    items = "".join(f'<li><a href="#{one.anchor}">{one.html}</a>{printed(one.within)}</li>' for one in headings)
    return f"<ul>{items}</ul>" if items else ""


SHELLS = (
    page_shell.cut_with_contents([FRAME.format(printed(table[0].within)) for table in page_shell.tables()]),
    page_shell.cut(FRAME.format("")),
)
OTHERS = ("articles/index.md", "topics/oil.md", "toolkit/light/index.md")


@pytest.fixture
def listings(library: Library, config: Config) -> tuple[Listing, ...]:
    """The lists of the small hub."""
    return tuple(article_lists.listings(library, config))


def site_of(library: Library, listings: tuple[Listing, ...], config: Config) -> ArticleSite:
    """A site with these articles and lists, a topic, a toolkit page and a picture."""
    layouts = page_inventory.layouts(library, listings, config)
    addresses = {
        path: f"{path.removesuffix('.md').removesuffix('index').removesuffix('/')}/" for path in (*layouts, *OTHERS)
    }
    return ArticleSite(
        config=config,
        shells=dict.fromkeys(layouts.values(), SHELLS),
        addresses=addresses | {"index.md": "", "lamp.svg": "lamp.svg"},
    )


@pytest.fixture
def site(library: Library, listings: tuple[Listing, ...], config: Config) -> ArticleSite:
    """The site of the small hub."""
    return site_of(library, listings, config)
