"""Former addresses lead to where a page is now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hub.cli import main
from hub.config import hub_settings
from hub.content import loader
from hub.content.models import Alias, Library
from hub.content.settings import Config, Topic
from hub.errors import ContentError, HubError
from hub.site.all_pages import pages
from hub.site.mkdocs import site_build
from hub.site.outputs import redirects

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from hub.content.models import ToolkitPage
    from hub.content.site_files import Asset


def with_alias(library: Library, address: str) -> Library:
    """The library, whose coming event once stood at `address`."""
    past, event, walk = library.events
    return replace(library, events=(past, replace(event, aliases=(Alias(address=address, line=9, column=3),)), walk))


def made(library: Library, config: Config, today: date) -> dict[str, str]:
    """The redirect pages by path."""
    found: tuple[Asset, ...] = tuple(redirects.assets(library, config, pages(library, config, today)))
    return {asset.path: asset.content() for asset in found}


@pytest.mark.parametrize(
    ("file", "link"),
    [("old/trim/index.html", "../../events/2026-12-03-trim/"), ("trim.html", "events/2026-12-03-trim/")],
)
def test_redirect(library: Library, config: Config, today: date, file: str, link: str) -> None:
    """A page at the old address refreshes to the new one, links to it, and names it to search engines."""
    html = made(with_alias(library, file.removesuffix("index.html")), config, today)[file]
    assert f'content="0; url={link}"' in html
    assert f'<a href="{link}">Trim a wick in one hour</a>' in html
    assert '<link rel="canonical" href="https://lamps.example.gov/events/2026-12-03-trim/">' in html


def test_old_names_of_topics(config: Config, today: date) -> None:
    """A topic's former slug leads to its page; a former name that is no slug stands in no address."""
    topic = Topic(slug="oil", title="Oil", summary="What burns.", aliases=("whale-oil", "Whale Oil"))
    config = replace(config, topics=(topic,))
    assert list(made(Library(), config, today)) == ["topics/whale-oil/index.html"]


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("events/2026-12-03-trim/", "leads back to the page itself"),
        ("events/2026-12-10-walk/", "is the address of the page content/events/2026-12-10-walk.md"),
        ("topics/oil/", "is the address of the page content/topics/oil.md"),
        ("events/2026-12-03-Trim/", "is one file with the page content/events/2026-12-03-trim.md where capital"),
        ("Topics/oil/", "is one file with the page content/topics/oil.md where capital"),
    ],
)
def test_circles_and_collisions(library: Library, config: Config, today: date, address: str, message: str) -> None:
    """An alias that is a page's own address, or another's, stops with file and line."""
    with pytest.raises(
        ContentError, match=rf"^content/events/2026-12-03-trim\.md:9:3: 207 aliases: /{address} {message}"
    ):
        made(with_alias(library, address), config, today)


def test_two_pages_cannot_share_an_alias(library: Library, config: Config, today: date, page: ToolkitPage) -> None:
    """The second page that claims an address is named with the first."""
    twin = replace(page, aliases=(Alias(address="Old/"),))
    library = replace(with_alias(library, "old/"), toolkit=(twin,))
    with pytest.raises(
        ContentError, match=r"light/index\.md:1:1: .* is an alias of content/events/2026-12-03-trim\.md too"
    ):
        made(library, config, today)


def test_alias_in_a_circle_stops_the_build(root: Path) -> None:
    """A build names the line of an alias that leads nowhere else."""
    event = root / "content/events/2026-12-03-trim.md"
    event.write_text(event.read_text().replace("topics:", "aliases: [/events/2026-12-03-trim/]\ntopics:"))
    with pytest.raises(HubError, match=r"content/events/2026-12-03-trim\.md:7:\d+: 207"):
        site_build.build(root)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("/a/b/", "a/b/"), ("/a/b", "a/b/"), ("/a/index.html", "a/"), ("/a.html", "a.html")],
)
def test_spellings_of_an_alias(config: Config, written: str, expected: str) -> None:
    """With or without its last slash, an address is the same."""
    text = f"---\ntitle: A\nsummary: B.\naliases: [{written}]\n---\n"
    page = loader.plain_page(text, "content/a.md", config)
    assert [alias.address for alias in page.aliases] == [expected]


@pytest.mark.parametrize("written", ["/", "a/b/", "/../a/", "https://a.gov/", "/a//b/", "/a?b"])
def test_no_path(config: Config, written: str) -> None:
    """Anything but a path from the site's root is refused with an example."""
    text = f"---\ntitle: A\nsummary: B.\naliases: ['{written}']\n---\n"
    with pytest.raises(ContentError, match=r"content/a\.md:4:11: 207 .*such as /toolkit/old-name/"):
        loader.plain_page(text, "content/a.md", config)


@pytest.mark.slow
def test_lost_pages_are_named(root: Path) -> None:
    """The build that removes a page names its address; an alias elsewhere keeps it."""
    about = root / "content/about.md"
    about.write_text("---\ntitle: About\nsummary: Us.\n---\n")
    site_build.build(root)
    about.unlink()
    join = root / "content/join.md"
    join.rename(root / "content/enter.md").write_text("---\ntitle: Enter\nsummary: In.\naliases: [/join/]\n---\n")
    done = CliRunner().invoke(main, ["--root", str(root), "build"])
    fix = "write `aliases: [/about/]` in the page that replaces it"
    assert done.stderr.startswith(f"/about/ was on the site and is gone; {fix}\n")
    assert "/join/" not in done.stderr


def test_aliases_are_remembered(root: Path) -> None:
    """What the library remembers of a page holds its aliases and their lines."""
    join = root / "content/join.md"
    join.write_text(join.read_text().replace("title: Join", "title: Join\naliases: [/enter/]"))
    first, second = (loader.load(hub_settings.load(root)).pages for _ in range(2))
    assert [page.aliases for page in second if page.aliases] == [(Alias(address="enter/", line=3, column=11),)]
    assert first == second
