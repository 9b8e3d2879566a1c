"""Jekyll sites as Minimal Mistakes, Just the Docs and Chirpy have them: what each page becomes, and what is no text."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.config import hub_settings
from hub.content import front_matter, loader
from hub.importers.jekyll import jekyll_import
from hub.importers.planned_files import Choices, Imported
from tests.hubs import DATA
from tests.importers.hugo.test_hugo_themes import lines
from tests.importers.hugo.test_importer import TODAY, hub, laid_out  # noqa: F401  a fixture

SITES = DATA / "jekyll_sites"
NO_DAY, NO_MARKDOWN = "it has no date that can be read", "only Markdown is read, and this is .html"
NOT_FOUND, DRAFT = "it is what readers see where there is no page", "a draft is not imported"
ARTICLES, LIGHT = "content/articles/2026", "content/toolkit/light"
OUTCOMES = {
    "minimal_mistakes": {
        "_pages/404.md": NOT_FOUND,
        "_pages/about.md": f"{LIGHT}/about.md",
        "_pages/tag-archive.html": NO_MARKDOWN,
        "_portfolio/tin-lamp.md": f"{ARTICLES}/2026-01-01-tin-lamp.md",
        "_posts/2026-01-10-trim-the-wick.md": f"{ARTICLES}/2026-01-10-trim-the-wick.md",
        "_posts/2026-01-11-fill-it.markdown": f"{ARTICLES}/2026-01-11-fill-it.md",
        "_posts/2026-01-12-hidden.md": "it says `published: false`",
        "_posts/2026-01-13-undefined-author.md": f"{ARTICLES}/2026-01-13-undefined-author.md",
        "_posts/2026-13-45-bad-day.md": NO_DAY,
        "index.html": NO_MARKDOWN,
    },
    "just_the_docs": {
        "404.html": NOT_FOUND,
        "docs/fill.md": f"{LIGHT}/fill.md",
        "docs/parts.md": f"{LIGHT}/parts.md",
        "docs/parts/wick.md": f"{LIGHT}/wick.md",
        "docs/undated.md": NO_DAY,
        "es/docs/fill.md": "content/es/toolkit/light/fill.md",
        "index.md": f"{LIGHT}/home.md",
    },
    "chirpy": {
        "_drafts/2026-03-05-not-yet.md": DRAFT,
        "_posts/2026-03-02-write-a-new-post.md": f"{ARTICLES}/2026-03-02-write-a-new-post.md",
        "_posts/2026-03-03-film.md": f"{ARTICLES}/2026-03-03-film.md",
        "_posts/2026-03-04-dark.md": f"{ARTICLES}/2026-03-04-dark.md",
        "_posts/2026-03-04-sin-luz.md": "content/es/articles/2026/2026-03-04-sin-luz.md",
        "_tabs/about.md": f"{ARTICLES}/2026-03-01-about.md",
        "_tabs/archives.md": NO_DAY,
        "about/index.markdown": f"{LIGHT}/about.md",
    },
}
TEXTS = {
    ("minimal_mistakes", f"{LIGHT}/about.md"): (
        "Who we are.",
        """
        We write The lamp desk.
        #### New
        It is **new**.
        <div class="notice"></div>
        A note that many pages hold.
        """,
    ),
    ("minimal_mistakes", f"{ARTICLES}/2026-01-10-trim-the-wick.md"): (
        "Cut it now, says the desk.",
        """
        Cut it now, says the desk.
        **Please note:** cold only.
        ![A wick](https://desk.example.org/assets/images/wick.jpg)
        ![A cut wick](https://desk.example.org/assets/images/cut.jpg)
        Cut **flat**.
        ![Another](https://desk.example.org/oil/trim-the-wick/cut-2.jpg)
        [Video on YouTube](https://www.youtube.com/watch?v=XsxDH4HcOWA)
        [Video on Vimeo](https://vimeo.com/212731897)
        Many wicks.
        Buy one or read [on](2026-01-11-fill-it.md).
        ```liquid
        {% include toc %}
        ```
        """,
    ),
    ("minimal_mistakes", f"{ARTICLES}/2026-01-01-tin-lamp.md"): ("A lamp of tin.", "It is of tin."),
    ("just_the_docs", f"{LIGHT}/home.md"): (
        "Where the docs begin.",
        """
        # Focus on light
        A lamp gives light to a room.
        [Get started now](#begin)
        [View it](https://code.example.org/lamps)
        ---
        ## Begin
        """,
    ),
    ("just_the_docs", f"{LIGHT}/parts.md"): (
        "A lamp has four parts.",
        """
        ---
        A lamp has four parts.
        """,
    ),
    ("just_the_docs", f"{LIGHT}/wick.md"): (
        "The wick is of cotton.",
        """
        ---
        The wick is of cotton.
        New
        Wet it first.
        > It **burns**.
        >
        > It does.
        > My own title
        >
        > Words of it.
        ## Length
        | Kind | Days |
        |:-----|:-----|
        | Flat | 3    |
        `wick.conf` says it.
        See [fill](fill.md) and [the site](home.md).
        <div class="code-example">
        [A button](https://example.org)
        </div>
        ```markdown
        [A button](https://example.org){: .btn }
        {% link docs/x.md %}
        ```
        """,
    ),
    ("just_the_docs", f"{LIGHT}/fill.md"): ("Fill it.", "Fill it."),
    ("chirpy", f"{ARTICLES}/2026-03-02-write-a-new-post.md"): (
        "Name the file YYYY-MM-DD-TITLE.EXT, and stays.",
        """
        ![Responsive lamps.](https://chirps.example.org/assets/img/2026/thumbnail.png)
        ## Prompts
        <!-- markdownlint-capture -->
        > Oil is `dear`.
        <!-- markdownlint-restore -->
        Name the file `YYYY-MM-DD-TITLE.EXT`, and {{ page.title }} stays.
        ```yaml
        title: {{ TITLE }}
        ```
        ![Lamps](https://chirps.example.org/assets/img/2026/lamps.png)
        _All lamps_
        $$
        \\begin{equation}
        E = mc^2
        \\label{eq:one}
        \\end{equation}
        $$
        Inline $$ a^2 $$ too.
        ```mermaid
        gantt
        title  Adding lamps
        ```
        """,
    ),
    ("chirpy", f"{ARTICLES}/2026-03-03-film.md"): (
        "How a lamp is made, in one film.",
        """
        [Video on YouTube](https://www.youtube.com/watch?v=Balreaj8Yqs)
        [Audio on Spotify](https://open.spotify.com/track/3OuMIIFP5TxM8tLXMWYPGV)
        [A lamp](https://chirps.example.org/lamp.mp3)
        See [how to write](2026-03-02-write-a-new-post.md) or [it](2026-03-03-film.md).
        | A | B |
        |:--|--:|
        | 1 | 2 |
        Lamp
        : It gives light.
        H<sub>2</sub>O ==is not== oil~2~.[^f]
        [^f]: No.
        """,
    ),
    ("chirpy", f"{ARTICLES}/2026-03-01-about.md"): ("About", "> Add words to `_tabs/about.md`."),
}
ADDRESSES = {
    "minimal_mistakes": {
        "Tin lamp": "https://desk.example.org/portfolio/tin-lamp/",
        "Trim the wick": "https://desk.example.org/oil/trim-the-wick/",
        "Fill it: how?": "https://desk.example.org/fill-it/",
        "By nobody": "https://desk.example.org/undefined-author/",
    },
    "just_the_docs": {},
    "chirpy": {
        "Writing a New Post": "https://chirps.example.org/posts/write-a-new-post/",
        "A film": "https://chirps.example.org/posts/film/",
        "Sin luz": "https://chirps.example.org/posts/sin-luz/",
        "Dark": "https://chirps.example.org/posts/dark/",
        "About": "https://chirps.example.org/about/",
    },
}
NAMED = {
    "minimal_mistakes": [
        ("2026-01-11-fill-it.markdown", 8, "{{ page.excerpt | markdownify }} is left out"),
        ("2026-01-11-fill-it.markdown", 10, "{{ content }} is left out"),
        ("2026-01-11-fill-it.markdown", 12, "{{ 3 | plus: 4 }} is left out"),
        ("about.md", 12, "{% capture notice-2 %} is left out"),
        ("about.md", 15, "{% endcapture %} is left out"),
        ("about.md", 17, "{{ notice-2 | markdownify }} is left out"),
        ("tin-lamp.md", 6, "{% include feature_row %} is left out"),
    ],
    "just_the_docs": [
        ("fill.md", 6, "{% if site.title %} is left out"),
        ("fill.md", 8, "{% endif %} is left out"),
        ("fill.md", 10, "{% assign n = 3 %} is left out"),
        ("fill.md", 11, "{% for one in site.pages %} - {{ one.title }} {% endfor %} is left out"),
        ("fill.md", 15, "{% include_relative parts/wick.md %} is left out"),
        ("wick.md", 53, "{% link docs/x.md %} is left as it is, because it is in code"),
    ],
    "chirpy": [],
}


def imported(root: Path, folder: Path, **choices: str) -> Imported:
    """What the import of a site did."""
    return jekyll_import.site_folder(folder, hub_settings.load(root), Choices(today=TODAY, area="light", **choices))  # type: ignore[arg-type]


def outcomes(done: Imported, folder: Path) -> dict[str, str]:
    """What became of each page, by its place in the site."""
    found = {one.page.rpartition(":")[0]: one.file or one.reason for one in done.outcomes}
    return {Path(path).relative_to(folder).as_posix(): what for path, what in found.items()}


@pytest.mark.parametrize("site", OUTCOMES)
def test_every_page_becomes_a_file_or_is_named(hub: Path, site: str) -> None:  # noqa: F811
    """With the reason; and what of a text only the old site knows is named with its line."""
    done = imported(hub, SITES / site)

    assert outcomes(done, SITES / site) == OUTCOMES[site]
    named = [(Path(one.path).name, one.line, one.message) for one in done.remarks if one.rule == "liquid"]
    assert sorted(named) == sorted(NAMED[site])


@pytest.mark.parametrize("site", ADDRESSES)
def test_articles_keep_the_addresses_that_the_site_gave_them(hub: Path, site: str) -> None:  # noqa: F811
    """By its permalinks, defaults and collections."""
    imported(hub, SITES / site)
    assert {one.title: one.url for one in loader.load(hub_settings.load(hub)).articles} == ADDRESSES[site]


@pytest.mark.parametrize("site", OUTCOMES)
def test_texts_and_summaries_have_no_machinery(hub: Path, site: str) -> None:  # noqa: F811
    """No attributes, no tags, no tables of contents; code has what it had."""
    imported(hub, SITES / site)
    for (of, path), (summary, words) in TEXTS.items():
        if of == site:
            front, _, body, _ = front_matter.split((hub / path).read_text("utf-8"), path)
            assert f"summary: {summary}\n" in f"{front}\n"
            assert lines(body) == lines(words)


def test_authors_have_their_names_and_pages_their_languages(hub: Path) -> None:  # noqa: F811
    """From the data of the site; a page with the same place in the folder of a language translates the other."""
    for site in OUTCOMES:
        imported(hub, SITES / site)
    library = loader.load(hub_settings.load(hub))
    authors = {one.title: one.authors for one in library.articles}
    assert (authors["Trim the wick"], authors["By nobody"]) == (("Ada Wick",), ("cy",))
    assert authors["Writing a New Post"] == ("Ada Wick", "bo")
    assert {one.title: one.lang for one in library.articles if one.lang} == {"Sin luz": "es"}
    assert {one.title: (one.lang, one.translation_of) for one in library.toolkit if one.lang} == {
        "Relleno": ("es", "../../../toolkit/light/fill.md")
    }


PAGE = "---\ntitle: {0}\ndate: 2026-02-02\n{1}\n---\nWords of {0}.\n"


def test_a_site_with_languages_has_addresses_of_each(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """As polyglot gives them; translations share an id, an address, or the name of a file."""
    files = {
        "_config.yml": "url: https://a.example.org\nlanguages: [en, es, pt-BR]\ndefault_lang: en\npermalink: pretty",
        "about.md": PAGE.format("About", "permalink: /about/\nlang: en"),
        "acerca.md": PAGE.format("Acerca", "permalink: /about/\nlang: es"),
        "oil.md": PAGE.format("Oil", "page_id: oil"),
        "es/aceite.md": PAGE.format("Aceite", "page_id: oil\nlang: es"),
        "wick.pt-BR.md": PAGE.format("Pavio", "lang: pt-BR"),
        "wick.md": PAGE.format("Wick", ""),
        "odd.md": PAGE.format("Odd", "lang: Klingons!"),
        "_posts/2026-02-03-day.md": PAGE.format("Day", "permalink: /day/\nlang: en"),
        "_posts/2026-02-03-dia.md": PAGE.format("Dia", "permalink: /day/\nlang: es"),
    }
    done = imported(hub, laid_out(tmp_path / "old", files))

    library = loader.load(hub_settings.load(hub))
    assert {one.title: one.translation_of for one in library.toolkit if one.lang} == {
        "Acerca": "../../../toolkit/light/about.md",
        "Aceite": "../../../toolkit/light/oil.md",
        "Pavio": "../../../toolkit/light/wick.md",
    }
    assert {one.title: one.url for one in library.articles} == {
        "Day": "https://a.example.org/day/",
        "Dia": "https://a.example.org/es/day/",
    }
    assert outcomes(done, tmp_path / "old")["odd.md"] == (
        "its language, 'Klingons!', is not the tag of a language, such as es"
    )


def test_files_may_be_elsewhere(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """In a folder of sources, with collections in one of their own; what has no pages on the old site stays behind."""
    files = {
        "_config.yml": "url: https://a.example.org\nsource: docs\ncollections_dir: parts\ninclude: [_extra, vendor]\n"
        "collections:\n  guides: {output: true, permalink: '/:collection/:title'}\n  team: {}\n"
        "data_dir: facts\nexcerpt_separator: '[more]'\n",
        "docs/facts/authors.json": '[{"id": "ada", "display_name": "Ada Wick"}, {"name": "Bo"}, 1]',
        "docs/parts/_guides/oil.md": PAGE.format("Oil", "author: ada\nslug: Fat & Oil") + "[more]\nOn.\n",
        "docs/parts/_team/bo.md": PAGE.format("Bo", ""),
        "docs/parts/news/_posts/2026-02-03-day.md": PAGE.format("Day", ""),
        "docs/_extra/page.md": PAGE.format("Extra", ""),
        "docs/vendor/page.md": PAGE.format("Vendor", ""),
        "docs/_layouts/x.md": PAGE.format("Layout", ""),
        "outside.md": PAGE.format("Outside", ""),
    }
    done = imported(hub, laid_out(tmp_path / "old", files))

    assert outcomes(done, tmp_path / "old/docs") == {
        "_extra/page.md": "content/toolkit/light/page.md",
        "parts/_guides/oil.md": "content/articles/2026/2026-02-02-fat-oil.md",
        "parts/_team/bo.md": "pages of team have no addresses on the old site",
        "parts/news/_posts/2026-02-03-day.md": "content/articles/2026/2026-02-02-day.md",
        "vendor/page.md": "content/toolkit/light/page-2.md",
    }
    articles = {one.title: one for one in loader.load(hub_settings.load(hub)).articles}
    assert {name: (one.url, one.authors) for name, one in articles.items()} == {
        "Oil": ("https://a.example.org/guides/Fat-&-Oil", ("Ada Wick",)),
        "Day": ("https://a.example.org/news/2026/02/02/day.html", ()),
    }
    assert "[more]" not in (hub / articles["Oil"].path).read_text("utf-8")


@pytest.mark.parametrize(("source", "pages"), [("../other", 1), ("gone", 1), ("docs", 0)])
def test_a_source_is_a_folder_of_the_site(hub: Path, tmp_path: Path, source: str, pages: int) -> None:  # noqa: F811
    """Any other counts for nothing, and names of authors that cannot be read are told."""
    files = {
        "old/_config.yml": f"url: https://a.example.org\nsource: {source}\n",
        "old/_data/authors.yml": "a: [",
        "old/a.md": PAGE.format("A", ""),
        "old/docs/_data/authors.yml": "- a",
        "old/docs/b.md": PAGE.format("B", ""),
        "other/c.md": PAGE.format("C", ""),
    }
    done = imported(hub, laid_out(tmp_path, files) / "old")

    assert [Path(one.path).name for one in done.remarks if one.rule == "102"] == ["authors.yml"] * pages
    assert len(done.files) == 1 + pages


def test_what_leads_out_is_not_read_and_what_is_code_stays(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """Of folders and names; a backslash in the folder of pictures is a letter."""
    body = "```\n<!--more-->\n```\n\n![A](a.png)\n<!--more-->\nOn.\n"
    files = {
        "old/_config.yml": f"url: https://a.example.org\ndata_dir: ../facts\nsource: {'a' * 300}\n",
        "facts/authors.yml": "ada: {name: Ada Wick}\n",
        "old/_posts/2026-02-03-day.md": PAGE.format("Day", "author: ada\nmedia_subpath: '/a\\1\\q'") + body,
    }
    laid_out(tmp_path, files)
    (tmp_path / "old/_posts/2026-02-04-key.md").symlink_to(tmp_path / "facts/authors.yml")
    done = imported(hub, tmp_path / "old")

    assert outcomes(done, tmp_path / "old")["_posts/2026-02-04-key.md"] == "it is a link to a file outside of the site"
    article = next(iter(loader.load(hub_settings.load(hub)).articles))
    assert article.authors == ("ada",)
    text = (hub / done.files[0]).read_text("utf-8")
    assert text.count("<!--more-->") == 1
    assert "```\n<!--more-->\n```" in text
    assert "![A](https://a.example.org/a/1/q/a.png)" in text
