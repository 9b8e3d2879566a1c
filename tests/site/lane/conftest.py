"""What the lane's tests share: a site whose frame is as small as a frame can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.site import lists
from hub.site.lane import pages, shell
from hub.site.lane.leaf import Site

if TYPE_CHECKING:
    from hub.model import Config, Library
    from hub.site.lists import Listing

FRAME = (
    f"<title>{shell.TITLE}</title><h1>{shell.PRINTED}</h1>"
    f"<p>{shell.DESCRIPTION} {shell.ANCHOR} articles/0/{shell.ADDRESS}</p><p>{shell.OPENING}</p>"
    f"{{}}<p>{shell.BODY}</p>{{}}<p>{shell.END}</p>"
)
INNER = f'<li><a href="#{shell.INNER_ANCHOR}">{shell.INNER}</a></li>'
ITEM = f'<li><a href="#{shell.OUTER_ANCHOR}">{shell.OUTER}</a><ul>{INNER}</ul></li>'
HEADING = f'<h2 id="{shell.OUTER_ANCHOR}">{shell.OUTER}<a href="#{shell.OUTER_ANCHOR}">#</a></h2>'
SHELLS = (
    shell.cut(FRAME.format(f"<ul>{ITEM}</ul>", HEADING), contents=True),
    shell.cut(FRAME.format("", ""), contents=False),
)
OTHERS = ("articles/index.md", "topics/oil.md", "toolkit/light/index.md")


@pytest.fixture
def listings(library: Library, config: Config) -> tuple[Listing, ...]:
    """The lists of the small hub."""
    return tuple(lists.listings(library, config))


def site_of(library: Library, listings: tuple[Listing, ...], config: Config) -> Site:
    """A site with these articles and lists, a topic, a toolkit page and a picture."""
    layouts = pages.layouts(library, listings)
    addresses = {
        path: f"{path.removesuffix('.md').removesuffix('index').removesuffix('/')}/" for path in (*layouts, *OTHERS)
    }
    return Site(
        config=config,
        shells=dict.fromkeys(layouts.values(), SHELLS),
        addresses=addresses | {"index.md": "", "lamp.svg": "lamp.svg"},
    )


@pytest.fixture
def site(library: Library, listings: tuple[Listing, ...], config: Config) -> Site:
    """The site of the small hub."""
    return site_of(library, listings, config)
