"""Hugo sites as Docsy, Hugo Book and PaperMod have them: what each page becomes, and what of a theme is no text."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.config import hub_settings
from hub.content import front_matter, loader
from hub.importers.hugo import importer
from hub.importers.planned_files import Choices, Imported
from tests.importers.hugo.test_hugo_sites import SITES
from tests.importers.hugo.test_importer import TODAY, hub, laid_out  # noqa: F401  a fixture

DOCSY = Choices(today=TODAY, mapping=("docs=toolkit:light", "blog=articles"))
LIGHT = Choices(today=TODAY, area="light")
NO_MARKDOWN, NO_LIST = "only Markdown is read, and this is {}", "hub has no kind of content for lists of {}"
NO_TEXT = "a toolkit page needs what this one lacks: a text of its own"
NO_AREA = "nothing says where this page goes: name an area of the toolkit with --area"

OUTCOMES = {
    "docsy": {
        "en/_index.html": NO_MARKDOWN.format(".html"),
        "en/blog/_index.md": NO_LIST.format("blog"),
        "en/blog/news/_index.md": NO_LIST.format("blog"),
        "en/blog/news/first/index.md": "content/articles/2026/2026-01-05-first.md",
        "en/blog/releases/two.md": "content/articles/2026/2026-01-06-second-release.md",
        "en/community/_index.md": NO_LIST.format("community"),
        "en/docs/_index.md": "content/toolkit/light/docs.md",
        "en/docs/concepts/_index.md": NO_LIST.format("docs"),
        "en/docs/concepts/wick.md": "content/toolkit/light/wick.md",
        "en/docs/reference.adoc": NO_MARKDOWN.format(".adoc"),
        "en/docs/tasks/trim.md": "content/toolkit/light/trim.md",
        "en/search.md": NO_AREA,
        "es/docs/concepts/wick.md": "content/es/toolkit/light/wick.md",
    },
    "book": {
        "_index.md": "content/toolkit/light/introduction.md",
        "docs/_index.md": NO_LIST.format("docs"),
        "docs/broken.md": "this is not YAML: this value needs quotes around it",
        "docs/filling/_index.md": "content/toolkit/light/filling.md",
        "docs/filling/empty.md": "content/articles/2026/2026-03-05-empty.md",
        "docs/filling/funnel.md": "content/articles/2026/2026-03-04-funnel.md",
        "docs/filling/undated.md": "a toolkit page needs what this one lacks: a date",
        "posts/_index.md": NO_LIST.format("posts"),
        "posts/hello.md": "content/articles/2026/2026-03-06-hello.md",
        "posts/mail.md": "content/articles/2026/2026-03-07-mail.md",
    },
    "papermod": {
        "about.md": "content/toolkit/light/about.md",
        "archives.md": NO_TEXT,
        "notes/short.md": "content/articles/2026/2026-04-08-short.md",
        "posts/2026-04-02-papers.fr.md": "content/fr/articles/2026/2026-04-02-papers.md",
        "posts/2026-04-02-papers.md": "content/articles/2026/2026-04-02-papers.md",
        "posts/_index.md": NO_LIST.format("posts"),
        "posts/bundle/index.md": "content/articles/2026/2026-04-03-other-name.md",
        "posts/bundle/notes.md": "it is a part of the page bundle/index.md, and no page itself",
        "posts/draft.md": "a draft is not imported",
        "posts/empty.md": "content/articles/2026/2026-04-06-empty.md",
        "posts/json.md": "content/articles/2026/2026-04-05-json.md",
        "posts/two.md": "another file of this folder has the address https://notes.example.org/2026/04/papers/ too",
        "search.md": NO_TEXT,
    },
}
CHOICES = {"docsy": DOCSY, "book": LIGHT, "papermod": LIGHT}
TEXTS = {
    ("docsy", "content/toolkit/light/wick.md"): (
        "How a wick carries oil, and how long it lasts.",
        """
        Release 2.4 has a wick of cotton.
        > **Mind the flame**
        >
        > Wait until it is **cold**.
        >
        > Then [trim it](trim.md).
        > **Success**
        >
        > Done is done.
        **Kinds**:
        **Flat**
        For ovens.
        **Round**
        For rooms.
        **Shell**
        ~~~~ sh
        lamp --on
        ~~~~
        A wick, cut flat.
        **Cotton**
        **Soft**
        Woven
        It soaks.
        ![A wick](https://lamps.example.org/img/wick.png)
        Oil is dear.
        [https://maps.example.org/lamps](https://maps.example.org/lamps)
        ```mermaid
        graph LR; Oil --> Flame
        ```
        """,
    ),
    ("docsy", "content/toolkit/light/trim.md"): (
        "Cut what is black.",
        """
        1. Cut it.
        2.
        See [the wick](wick.md) and [the list](https://list.example.org).
        ![Scissors](https://lamps.example.org/docs/tasks/trim/scissors.png)
        """,
    ),
    ("docsy", "content/articles/2026/2026-01-05-first.md"): (
        "The first post of the handbook.",
        """
        ![A lamp](https://lamps.example.org/blog/2026/01/05/we-light-write/lamp.png)
        It burns
        It **burns**.
        More of it later, in [the news](2026-01-06-second-release.md).
        """,
    ),
    ("docsy", "content/toolkit/light/docs.md"): (
        "Begin with the concepts.",
        """
        > This part is about release 2.
        Begin with [the concepts](https://lamps.example.org/docs/concepts/).
        """,
    ),
    ("book", "content/toolkit/light/introduction.md"): (
        "It burns clear.",
        """
        # Oil
        ## Lamp oil
        It burns clear.
        ## Whale oil
        It smells.
        """,
    ),
    ("book", "content/articles/2026/2026-03-04-funnel.md"): (
        "Use a funnel of tin ⚠️.",
        """
        Use a funnel of tin ⚠️.
        > **Danger**
        >
        > **Never** fill a lamp that burns.
        > A hint of no kind.
        > **Clean**
        >
        > Wipe it.
        **Tin**
        It bends.
        **Glass**
        It breaks.
        <details>
        <summary>Why tin?</summary>
        It is **cheap**.
        </details>
        <details>
        <summary>Weights</summary>
        Ten grams.
        </details>
        [Back](../../toolkit/light/filling.md) [Tin](https://tin.example.org)
        ~~~~ math
        f(x) = x^2
        ~~~~
        The flow is `v = Q / A`.
        ~~~~ mermaid
        graph TD; A --> B
        ~~~~
        1. Open.
        2. Pour.
        Kept words.
        """,
    ),
    ("book", "content/articles/2026/2026-03-06-hello.md"): (
        "Then somebody lit a lamp. It stayed.",
        """
        ## Where it began
        > It was dark.
        Then somebody lit a lamp. It stayed.
        [Code on GitHub](https://gist.github.com/ada/7d1c2b)
        [Post by @ada](https://twitter.com/ada/status/12345)
        [Post on Instagram](https://www.instagram.com/p/CxOWiQNP2MO/)
        """,
    ),
    ("papermod", "content/articles/2026/2026-04-02-papers.md"): (
        "What we keep on paper.",
        """
        ![A cover](https://notes.example.org/cover.jpg)
        <p class="speshal">Raw words.</p>
        <details>
        <summary>All of it</summary>
        Hidden words.
        </details>
        ![By Ada](https://notes.example.org/2026/04/papers/a%20b.jpg)
        By [Ada](https://example.org/ada)
        Read [on](2026-04-03-other-name.md) and [the note](2026-04-08-short.md).
        """,
    ),
    ("papermod", "content/articles/2026/2026-04-03-other-name.md"): (
        "The first words are here, says Ada.",
        """
        [Post by @ada](https://twitter.com/ada/status/99)
        [Video: A film](https://vimeo.com/146022717)
        <https://example.org>
        The **first** words [are here][1], says Ada.
        [1]: https://notes.example.org/2026/04/bundle/photo.png
        """,
    ),
    ("papermod", "content/articles/2026/2026-04-08-short.md"): (
        "A note.Beside it.",
        """
        > **Note well**
        >
        > Short.
        A note.Beside it.
        """,
    ),
}
ADDRESSES = {
    "docsy": {
        "We light & write": "https://lamps.example.org/blog/2026/01/05/we-light-write/",
        "Release two": "https://lamps.example.org/blog/2026/01/06/second-release/",
    },
    "book": {
        "Nothing here": "https://manual.example.org/book/docs/filling/empty/",
        "The funnel": "https://manual.example.org/book/docs/filling/funnel/",
        "Hello, lamp world": "https://manual.example.org/book/posts/hello/",
        "Writing to us": "https://manual.example.org/book/contact.html",
    },
    "papermod": {
        "Short": "https://notes.example.org/n/short/",
        "Papers": "https://notes.example.org/2026/04/papers/",
        "Papiers": "https://notes.example.org/fr/2026/04/papers/",
        "A bundle": "https://notes.example.org/2026/04/bundle/",
        "Nothing": "https://notes.example.org/2026/04/empty/",
        "Of JSON": "https://notes.example.org/2026/04/json/",
    },
}
# What of a theme is no text, and is named with its line.
NAMED = {
    "docsy": [
        ("wick.md", 37, 'imgproc wick Fill "600x300"'),
        ("wick.md", 47, 'conditional-text include-if="oil"'),
    ],
    "book": [
        ("_index.md", 7, "section"),
        ("_index.md", 11, "section summary"),
        ("funnel.md", 61, 'badge style="info" title="License" value="CC0"'),
        ("funnel.md", 63, 'asciinema cast="fill.cast" loop=true'),
        ("funnel.md", 65, 'unheard-of a="b"'),
        ("mail.md", 6, 'email "desk at manual.example.org"'),
    ],
    "papermod": [
        ("about.md", 13, 'form-contact action="https://forms.example.org/x"'),
        ("short.md", 10, "sidenote"),
        ("index.md", 14, 'inTextImg url="lamp.png" height="20"'),
    ],
}


def imported(root: Path, site: str) -> Imported:
    """What the import of a site did."""
    return importer.hugo_folder(SITES / site, hub_settings.load(root), CHOICES[site])


def lines(words: str) -> list[str]:
    """The lines of a text that have words, without what is around them."""
    return [line.strip() for line in words.split("\n") if line.strip()]


@pytest.mark.parametrize("site", OUTCOMES)
def test_every_page_becomes_a_file_or_is_named(hub: Path, site: str) -> None:  # noqa: F811
    """With the reason; and what of a text only the theme can show is named with its line."""
    done = imported(hub, site)

    content = SITES / site / "content"
    found = {one.page.rpartition(":")[0]: one.file or one.reason for one in done.outcomes}
    assert {Path(path).relative_to(content).as_posix(): what for path, what in found.items()} == OUTCOMES[site]
    unknown = [one for one in done.remarks if one.rule == "unknown-shortcode"]
    named = [(Path(one.path).name, one.line, one.message.split(" is not known")[0][4:-4]) for one in unknown]
    assert sorted(named) == sorted(NAMED[site])


@pytest.mark.parametrize("site", ADDRESSES)
def test_articles_keep_the_addresses_that_the_site_gave_them(hub: Path, site: str) -> None:  # noqa: F811
    """By its permalinks, slugs, names of files and languages."""
    imported(hub, site)
    assert {one.title: one.url for one in loader.load(hub_settings.load(hub)).articles} == ADDRESSES[site]


@pytest.mark.parametrize("site", CHOICES)
def test_texts_and_summaries_have_no_machinery(hub: Path, site: str) -> None:  # noqa: F811
    """Boxes become quotes, tabs and cards their words, what plays elsewhere a link."""
    imported(hub, site)
    for (of, path), (summary, words) in TEXTS.items():
        if of == site:
            front, _, body, _ = front_matter.split((hub / path).read_text("utf-8"), path)
            assert f"summary: {summary}\n" in f"{front}\n"
            assert lines(body) == lines(words)


def test_what_pages_and_authors_are_called(hub: Path) -> None:  # noqa: F811
    """Topics come from the taxonomies of the site, authors without their handles, and what is handed down counts."""
    for site in CHOICES:
        imported(hub, site)
    articles = {one.title: one for one in loader.load(hub_settings.load(hub)).articles}
    assert articles["We light & write"].authors == ("Ada Wick",)
    assert articles["The funnel"].topics == ("oil", "wicks")
    assert (articles["Papers"].authors, articles["Of JSON"].topics) == (("Ada", "Bo"), ("wicks",))


PAGE = "---\ntitle: {0}\ndate: 2026-05-06\n{1}\n---\nWords of {0}.\n"


def test_what_has_no_page_of_its_own_stays_behind(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """And authors have the names that their pages give them."""
    files = {
        "hugo.toml": 'baseURL = "https://a.example.org"\n',
        "content/authors/ada/_index.md": "---\ntitle: Ada Wick\n---\n",
        "content/news/a.md": PAGE.format("A", "authors: [ada, bo]"),
        "content/news/b.md": PAGE.format("B", "build: {render: never}"),
        "content/news/c.md": PAGE.format("C", "_build:\n  render: false"),
        "content/news/d.md": PAGE.format("D", "headless: true"),
        "content/news/e.md": PAGE.format("E", "build: {list: never}"),
        "content/news/My File+1.md": PAGE.format("F", ""),
    }
    laid_out(tmp_path / "old", files)
    done = importer.hugo_folder(tmp_path / "old", hub_settings.load(hub), Choices(today=TODAY))

    articles = {one.title: one for one in loader.load(hub_settings.load(hub)).articles}
    assert {name: one.authors for name, one in articles.items()} == {"A": ("Ada Wick", "bo"), "E": (), "F": ()}
    assert articles["F"].url == "https://a.example.org/news/my-file+1/"
    assert [one.line for one in done.remarks if one.rule == "not-shown"] == [4, 4, 4]


@pytest.mark.parametrize(
    ("settings", "page", "expected"),
    [
        ("params: {Edition: Third}", "", "Third"),
        ("params: {maker: {name: Tin}}", "", ""),
        ("params: {maker: {name: Tin}, list: [a]}", "params: {edition: Own}", "Own"),
        ("params: {Edition: Third}", "edition: First", "First"),
    ],
)
def test_a_parameter_is_that_of_the_page_or_of_the_site(
    hub: Path,  # noqa: F811
    tmp_path: Path,
    settings: str,
    page: str,
    expected: str,
) -> None:
    """A page that asks for one that nobody has is remarked on."""
    files = {
        "hugo.yaml": f"baseURL: https://a.example.org\n{settings}\n",
        "content/news/a.md": PAGE.format("A", page) + 'The {{< param "edition" >}} of {{< param maker.name >}}.\n',
    }
    done = importer.hugo_folder(laid_out(tmp_path / "old", files), hub_settings.load(hub), Choices(today=TODAY))

    assert f"The {expected} of {'Tin' if 'Tin' in settings else ''}." in (hub / done.files[0]).read_text("utf-8")
    assert [one.message for one in done.remarks if one.rule == "unknown-parameter"] == [
        f"neither the page nor the site has a parameter {name!r}; it is left out"
        for name, has in (("edition", expected), ("maker.name", "Tin" in settings))
        if not has
    ]
