"""Pages without a kind of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hub.content.models import Library, PlainPage
from hub.content.settings import JoinForm
from hub.site import all_pages
from hub.site.pages import plain_pages

if TYPE_CHECKING:
    from datetime import date

    from hub.content.settings import Config


def test_pages_of_lists_are_not_plain(library: Library, config: Config, today: date) -> None:
    """The words that open the home page are part of it, not a page."""
    assert [page.path for page in plain_pages.pages(library, config, today)] == ["about.md", "join.md"]


def test_find() -> None:
    """A plain page is found by its file."""
    join = PlainPage(path=plain_pages.JOIN, title="Join", summary="Come.")
    assert plain_pages.find(Library(pages=(join,)), plain_pages.JOIN) == join


def test_find_nothing() -> None:
    """A hub may lack any plain page."""
    assert plain_pages.find(Library(), plain_pages.JOIN) is None


def test_heading(library: Library, config: Config, today: date) -> None:
    """A page may say more above itself than menus have room for; Join says it on the home page, too."""
    said = tuple(replace(page, heading=f"{page.title}, all of it") for page in library.pages)
    made = {page.path: page.text for page in all_pages.pages(replace(library, pages=said), config, today)}
    assert '<h1 id="join-all-of-it">Join, all of it</h1>' in made["join.md"]
    assert 'title: "Join"' in made["join.md"]
    assert '<h2 id="join">Join, all of it</h2>' in made["index.md"]


def test_readers_join_with_one_field(library: Library, config: Config, today: date) -> None:
    """With the form of a service, Join, home and the newsletter's page have it, and Join shows the latest issue."""
    form = JoinForm(address="https://lists.example.gov/form", field="mail", fixed=(("list", 'a"b'),))
    config = replace(config, newsletter=replace(config.newsletter, form=form))
    made = {page.path: page.text for page in all_pages.pages(library, config, today)}
    for path in ("join.md", "index.md", "newsletter/index.md"):
        assert re.findall(r'<input [^>]*type="email" name="([^"]*)"', made[path]) == ["mail"]
        assert '<form class="joining" method="post" action="https://lists.example.gov/form">' in made[path]
        assert '<input type="hidden" name="list" value="a&#34;b">' in made[path]
    assert ">Trim it</a>" in made["join.md"]
    assert "<form class" not in made["about.md"]
    assert "Leave this empty" not in made["join.md"]


def test_a_hub_that_keeps_its_own_list_has_a_trap_for_programs(library: Library, config: Config, today: date) -> None:
    """A field that nobody sees, and no keyboard reaches."""
    form = JoinForm(address="https://news.example.gov/join", trap="website")
    config = replace(config, newsletter=replace(config.newsletter, form=form))
    (words,) = (page.text for page in all_pages.pages(library, config, today) if page.path == "join.md")
    trap = '<p hidden><label>Leave this empty <input name="website" tabindex="-1" autocomplete="off"></label></p>'
    assert trap in words
    assert 'name="language"' not in words


def test_the_form_of_a_translated_page_says_its_language(library: Library, config: Config, today: date) -> None:
    """So that the pages of the list, and its mails, speak it; a service is told nothing that it did not ask for."""
    join = plain_pages.find(library, plain_pages.JOIN)
    assert join
    spanish = replace(join, path="content/participe.md", lang="es", translation_of="join.md")
    both = replace(library, pages=(*library.pages, spanish))
    for form, expected in (
        (JoinForm(address="https://news.example.gov/join", trap="website"), ["es"]),
        (JoinForm(address="https://lists.example.gov/form"), []),
    ):
        found = replace(config, newsletter=replace(config.newsletter, form=form))
        made = {page.path: page.text for page in all_pages.pages(both, found, today)}
        said = re.findall(r'<input type="hidden" name="language" value="(.*)">', made["participe.md"])
        assert (said, 'class="joining"' in made["participe.md"]) == (expected, True)
