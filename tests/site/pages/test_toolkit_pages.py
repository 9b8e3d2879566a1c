"""The toolkit and its reviews."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hub.content.body import Body
from hub.content.models import Library, PagePicture, PlainPage
from hub.site.pages import page_html, plain_pages, toolkit_pages

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.models import Article, ToolkitPage
    from hub.content.settings import Config

OVERDUE = "This page is overdue for review"


def first(library: Library, config: Config, today: date) -> str:
    """The first toolkit page."""
    _, page, *_ = toolkit_pages.pages(library, config, today)
    return page.text


def first_of_all(library: Library, config: Config, today: date) -> str:
    """The index of the toolkit."""
    index, *_ = toolkit_pages.pages(library, config, today)
    return index.text


def test_overdue_page_says_so(library: Library, config: Config) -> None:
    """The day after a review was due, the page warns its readers and stays."""
    assert OVERDUE in first(library, config, date(2026, 3, 1))


def test_page_is_not_overdue_on_its_day(library: Library, config: Config) -> None:
    """On the day itself there is still time."""
    assert OVERDUE not in first(library, config, date(2026, 2, 28))


def test_areas_without_pages_are_left_out(library: Library, config: Config) -> None:
    """An area that has nothing to read is not shown."""
    assert [area.title for area in toolkit_pages.areas(library, config)] == ["Light"]


def test_area_without_its_own_page(library: Library, config: Config, today: date) -> None:
    """An area whose page is still to be written leads to its first practice."""
    index, *_ = toolkit_pages.pages(replace(library, toolkit=library.toolkit[1:]), config, today)
    assert '<h3><a href="light/wick.md">Light</a></h3>' in index.text


def test_one_area_is_no_choice(library: Library, config: Config, today: date) -> None:
    """A toolkit of one area offers no choice of areas, neither on its first page nor on that of the area."""
    two = tuple(replace(each, path=each.path.replace("/light/", "/oil/"), area="oil") for each in library.toolkit)
    areas = (*config.areas[:1], replace(config.areas[0], key="oil", title="Oil"))
    many = replace(library, toolkit=(*library.toolkit, *two))

    def said(library: Library, config: Config) -> tuple[bool, ...]:
        text = "".join(page.text for page in toolkit_pages.pages(library, config, today))
        return tuple(words in text for words in ('id="hub-area"', "Areas of the toolkit", "Area 1 of"))

    assert said(many, replace(config, areas=areas)) == (True, True, True)
    assert said(library, replace(config, areas=config.areas[:1])) == (False, False, False)


def test_area_without_practices(library: Library, config: Config, today: date) -> None:
    """The cell of an area counts its practices, and says nothing where there are none yet."""
    full, *_ = toolkit_pages.pages(library, config, today)
    new, *_ = toolkit_pages.pages(replace(library, toolkit=library.toolkit[:1]), config, today)
    assert ("1 practice" in full.text, "practices</strong>" in new.text) == (True, False)


def test_pages_stand_in_their_order(library: Library, config: Config, page: ToolkitPage) -> None:
    """Pages with an order come first, by it; the others follow by title."""
    places = {"a": None, "b": 2, "c": 1, "d": None}
    pages = [replace(page, path=f"content/toolkit/light/{name}.md", title=name, order=n) for name, n in places.items()]
    (area,) = toolkit_pages.areas(replace(library, toolkit=tuple(reversed(pages))), config)
    assert "".join(each.title for each in area.pages) == "cbad"


def test_practice_leads_to_those_before_and_after_it(
    library: Library, config: Config, page: ToolkitPage, today: date
) -> None:
    """A reader goes through an area in its order; the first practice has none before it, and the last none after."""
    names = [("a", 2), ("b", 3), ("c", 1), ("index", None)]
    files = [replace(page, path=f"content/toolkit/light/{name}.md", title=name, order=order) for name, order in names]
    _, *made = toolkit_pages.pages(replace(library, toolkit=tuple(files)), config, today)
    ways = {each.path: re.findall('<a href="([^"]*)" rel="(next|prev)"', each.text) for each in made}
    assert ways == {
        "toolkit/light/a.md": [("c.md", "prev"), ("b.md", "next")],
        "toolkit/light/b.md": [("a.md", "prev")],
        "toolkit/light/c.md": [("a.md", "next")],
        "toolkit/light/index.md": [],
    }


def test_only_practice_of_an_area_has_no_list_beside_it(
    library: Library, config: Config, page: ToolkitPage, today: date
) -> None:
    """A list of one practice would lead from it to itself."""
    files = tuple(replace(page, path=f"content/toolkit/light/{name}.md", title=name) for name in "ab")
    said = [
        ("<h2>In this area</h2>" in text, '<p class="label">Light, 1 of 2</p>' in text)
        for text in (first(replace(library, toolkit=files[:count]), config, today) for count in (1, 2))
    ]
    assert said == [(False, False), (True, True)]


def test_toolkit_without_practices_says_so(library: Library, config: Config, today: date) -> None:
    """A new hub has a page for its toolkit before it has a practice."""
    assert "<p>No practices yet.</p>" in first_of_all(replace(library, toolkit=()), config, today)
    assert "No practices yet." not in first_of_all(library, config, today)


def test_page_says_what_it_takes(library: Library, config: Config, page: ToolkitPage, today: date) -> None:
    """Facts stand in boxes above the text: an answer, and in small what follows a comma; what is unknown has no box."""
    took = replace(page, time="Half a day, then a week", people="Two of you", bring="One lamp", leaves="A trimmed wick")
    facts = re.findall("<dt>(.*?)</dt>(.*)</div>", first(replace(library, toolkit=(took,)), config, today))
    assert facts == [
        ("Time", "<dd>Half a day</dd><dd>then a week</dd>"),
        ("People", "<dd>Two of you</dd>"),
        ("Bring", "<dd>One lamp</dd>"),
        ("Leave with", "<dd>A trimmed wick</dd>"),
    ]
    assert "<dt>" not in first(library, config, today)


def test_toolkit_has_its_own_words(config: Config, today: date) -> None:
    """content/toolkit/index.md opens the toolkit and is what a reader edits."""
    intro = PlainPage(path=plain_pages.TOOLKIT, title="Tools", summary="All tools.", body=Body.of("Take one."))
    (index,) = toolkit_pages.pages(Library(pages=(intro,)), config, today)
    assert (">Tools<" in index.text, "Take one." in index.text, index.edit) == (True, True, plain_pages.TOOLKIT)


def test_words_of_the_index_run_as_their_letters_do(config: Config, today: date) -> None:
    """What an author wrote in English above the areas keeps its period at its end in an Arabic hub."""
    intro = PlainPage(path=plain_pages.TOOLKIT, title="Tools", summary="All tools.")
    for language, mark in {"ar": ' dir="ltr"', "en": ""}.items():
        (index,) = toolkit_pages.pages(Library(pages=(intro,)), replace(config, language=language), today)
        assert f'<p class="lead"{mark}>All tools.</p>' in index.text
        assert "three sec" not in index.text


def test_sections_of_the_index(config: Config, today: date) -> None:
    """Each section of content/toolkit/index.md is a column of its own, and the words above them are one."""
    intro = PlainPage(
        path=plain_pages.TOOLKIT, title="Tools", summary="All.", body=Body.of("One.\n\n## Two\n\n## Three")
    )
    (index,) = toolkit_pages.pages(Library(pages=(intro,)), config, today)
    assert re.findall(r'<div class="flow">\n<(?:p>(\w+)|h2 id="(\w+)")', index.text) == [
        ("One", ""),
        ("", "two"),
        ("", "three"),
    ]


def test_place_within_an_area(library: Library, config: Config, page: ToolkitPage, today: date) -> None:
    """A practice says which one of its area it is, and leads to the others in their order."""
    names = ("a", "b", "c")
    practices = tuple(replace(page, path=f"content/toolkit/light/{name}.md", title=name) for name in names)
    made = {each.path: each.text for each in toolkit_pages.pages(replace(library, toolkit=practices), config, today)}
    middle = made["toolkit/light/b.md"]
    assert "Light, 2 of 3" in middle
    assert '<li><a href="a.md">a</a></li>\n<li><strong>b</strong></li>\n<li><a href="c.md">c</a></li>' in middle


def test_a_title_leads_to_one_place(library: Library, config: Config, article: Article, today: date) -> None:
    """An article that is a resource of the page already is not named a second time."""
    practice = library.toolkit[0]
    same = replace(practice.resources[0], title=article.title, url=article.url)
    assert "Read about it" in first(library, config, today)
    for resource in (same, replace(same, title="Other words"), replace(same, url="https://other.example.gov/")):
        named = replace(library, toolkit=(replace(practice, resources=(resource,)),))
        assert "Read about it" not in first(named, config, today)


def test_steps_pitfalls_and_signs(library: Library, config: Config, page: ToolkitPage, today: date) -> None:
    """The lists of a practice look like what they are, as the heading above them says; other lists stay lists."""
    steps, signs = "## How to do it\n\nNow.\n\n1. Go.\n", "## How to tell that it works\n\n- Yes.\n"
    text = f"{steps}\n## Pitfalls\n\n- No.\n\n{signs}\n## More\n\n- So.\n"
    page = replace(page, body=Body.of(text))
    written = first(replace(library, toolkit=(page,)), config, today)
    expected = ['<ol class="steps">', '<ul class="traps">', '<ul class="ticks">', "<ul>"]
    assert re.findall(r"<[ou]l[^>]*>(?=\n<li>(?:Go|No|Yes|So)\.)", written) == expected


def test_area_says_what_its_practices_take(library: Library, config: Config, page: ToolkitPage, today: date) -> None:
    """The page of an area names the time and the people of each practice."""
    practice = replace(page, path="content/toolkit/light/a.md", time="An hour", people="Two")
    made = {
        each.path: each.text for each in toolkit_pages.pages(replace(library, toolkit=(page, practice)), config, today)
    }
    assert '<p class="meta">An hour<br>Two</p>' in made["toolkit/light/index.md"]


def test_page_shows_its_picture(
    library: Library, config: Config, page: ToolkitPage, today: date, tmp_path: Path
) -> None:
    """Before the text: the drawing, what one sees, and the same as a table; without its file there is none."""
    shown = PagePicture(
        wide="wick.svg", caption="**A wick.** It burns.", table=(("Part", "Use"), ("Wick", "Burns & glows"))
    )
    shelf, hub = replace(library, toolkit=(replace(page, picture=shown),)), replace(config, root=tmp_path)
    assert "<figure" not in first(shelf, hub, today)
    file = tmp_path / page.path
    file.parent.mkdir(parents=True)
    file.with_name("wick.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', encoding="utf-8"
    )
    found = page_html.parts(first(shelf, hub, today))
    assert '<svg class="every" role="img" aria-labelledby="picture:caption" viewBox="0 0 9 9"/>' in found.figure
    assert '<div id="picture:caption"><strong>A wick.</strong> It burns.</div>' in found.figure
    assert '<th scope="row">Wick</th><td>Burns &amp; glows</td>' in found.figure
    assert "<figure" not in found.text
