"""Hugo sites of other organizations: a blog, a manual and a community, whose every page is accounted for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hub.config import hub_settings
from hub.content import loader, translations
from hub.importers.hugo import importer
from hub.importers.planned_files import Choices, ImportCount, Imported
from tests.hubs import DATA
from tests.importers.hugo.test_importer import TODAY, hub, laid_out  # noqa: F401  a fixture

SITES = DATA / "hugo_sites"
PAGES = (".md", ".org")


def imported(hub: Path, name: str, *mapping: str) -> Imported:  # noqa: F811
    """What the import of a site did."""
    return importer.hugo_folder(SITES / name, hub_settings.load(hub), Choices(today=TODAY, mapping=mapping))


def reasons(done: Imported, site: str) -> dict[str, str]:
    """The rule by which each page stays behind or is refused, with its line, by its place."""
    first = {(one.path, one.message): f"{one.rule}:{one.line}" for one in (*done.remarks, *done.refused)}
    left = [(one.page.rpartition(":")[0], one.reason) for one in done.outcomes if not one.file]
    return {str(Path(path).relative_to(SITES / site / "content")): first[path, reason] for path, reason in left}


@pytest.mark.parametrize(
    ("site", "mapping", "accepted", "refused", "skipped"),
    [
        ("blog", (), 3, 2, 8),
        ("docs", ("docs=toolkit:light", "reference=toolkit:light"), 3, 0, 3),
        ("community", (), 3, 2, 2),
    ],
)
def test_every_page_is_accounted_for(  # noqa: PLR0913, PLR0917  a row of the table
    hub: Path,  # noqa: F811
    site: str,
    mapping: tuple[str, ...],
    accepted: int,
    refused: int,
    skipped: int,
) -> None:
    """It becomes a file, or is named with its file and line and the reason."""
    done = imported(hub, site, *mapping)

    pages = sorted(str(file) for file in SITES.joinpath(site).rglob("*") if file.suffix in PAGES)
    assert sorted(one.page.rpartition(":")[0] for one in done.outcomes) == pages
    assert all(one.file or (one.reason and one.page.rpartition(":")[2].isdigit()) for one in done.outcomes)
    counted = [sum(getattr(one, name) for one in done.counts) for name in ("accepted", "refused", "skipped")]
    assert counted == [accepted, refused, skipped]
    assert len(loader.load(hub_settings.load(hub)).articles) == sum("articles" in name for name in done.files)


def test_a_blog_keeps_its_addresses_and_its_bundles(hub: Path) -> None:  # noqa: F811
    """Permalinks come from its settings; what waits, what is over and what is a part of a page stays behind."""
    done = imported(hub, "blog")

    articles = {one.title: one for one in loader.load(hub_settings.load(hub)).articles}
    assert {one.url for one in articles.values()} == {
        "https://blog.example.org/2026/05/the-first-clock/",
        "https://blog.example.org/2026/05/clock-two/",
        "https://blog.example.org/tools/file/",
    }
    first, second = articles["The first clock"], articles["The second clock"]
    assert (first.topics, first.authors, first.published) == (("oil", "wicks"), ("Ada",), date(2026, 5, 1))
    assert second.published == date(2026, 5, 2)
    assert "2026-05-02-clock-two.md" in (hub / first.path).read_text("utf-8")
    assert "![A face](https://blog.example.org/2026/05/clock-two/face.png)" in (hub / second.path).read_text("utf-8")
    assert reasons(done, "blog") == {
        "_index.md": "not-imported:1",
        "about.md": "not-imported:1",
        "posts/_index.md": "not-imported:1",
        "posts/broken.md": "102:2",
        "posts/draft.md": "draft:4",
        "posts/drawing.org": "not-imported:1",
        "posts/later.md": "to-come:4",
        "posts/over.md": "expired:4",
        "posts/second/parts.md": "part-of-page:1",
        "posts/untitled.md": "110:1",
    }


def test_a_manual_becomes_pages_of_the_toolkit(hub: Path) -> None:  # noqa: F811
    """Also the page of a folder that has words of its own; what is not mapped is named with what to write."""
    done = imported(hub, "docs", "docs=toolkit:light", "reference=toolkit:light")

    assert sorted(done.files) == [
        "content/toolkit/light/docs.md",
        "content/toolkit/light/flags.md",
        "content/toolkit/light/lamp.md",
    ]
    assert (hub / "content/toolkit/light/lamp.md").read_text("utf-8").split("---\n\n")[1] == (
        "> **Tip**\n>\n> Use dry hands.\n\n~~~~ sh\nlamp --on\n~~~~\n\nKept.\n"
    )
    assert "[setup](lamp.md)" in (hub / "content/toolkit/light/flags.md").read_text("utf-8")
    (unmapped,) = (one for one in done.outcomes if "ada.md" in one.page)
    assert unmapped.reason == "nothing says what team becomes: write --map team=articles, =events or =toolkit:AREA"


def test_a_community_keeps_the_moments_of_its_events(hub: Path) -> None:  # noqa: F811
    """An offset says when it is here; pages in other languages go to their folders."""
    done = imported(hub, "community")

    library = loader.load(hub_settings.load(hub))
    (event,) = library.events
    assert (event.start.isoformat(), event.place, event.host) == ("2026-10-20T17:00:00-04:00", "Hall 2", "The club")
    assert done.counts == (
        ImportCount(kind="events", accepted=1, refused=1),
        ImportCount(kind="news", accepted=2, refused=1, skipped=1),
        ImportCount(kind="people", skipped=1),
    )
    assert {(one.path.rpartition("/")[0], one.lang, one.url) for one in library.articles if one.lang} == {
        ("content/fr/articles/2026", "fr", "https://club.example.org/fr/news/hello/"),
    }


def test_a_language_inside_of_the_others_folder_is_counted_once(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """Its files are in the folder of the site's own language, too, and belong to the other one."""
    files = {
        "hugo.toml": 'baseURL = "https://a.example.org"\n[languages.en]\n[languages.es]\ncontentDir = "content/es"\n',
        "content/news/a.md": "---\ntitle: A\ndate: 2026-05-06\n---\nWords.\n",
        "content/es/news/b.md": "---\ntitle: B\ndate: 2026-05-06\n---\nPalabras.\n",
    }
    choices = Choices(today=TODAY)
    done = importer.hugo_folder(laid_out(tmp_path / "old", files), hub_settings.load(hub), choices)

    assert done.counts == (ImportCount(kind="news", accepted=2),)
    assert done.files == ("content/articles/2026/2026-05-06-a.md", "content/es/articles/2026/2026-05-06-b.md")


@pytest.mark.parametrize(
    "settings",
    [
        "[languages.en]\n[languages.fr]\n",
        'defaultContentLanguage = "EN"\n[languages.en]\n[languages.fr]\n',
        "[languages.fr]\n",
    ],
)
def test_the_sites_own_language_may_be_in_a_name(hub: Path, tmp_path: Path, settings: str) -> None:  # noqa: F811
    """`c.en.md` is the page `c.md`, and `c.fr.md` its translation; likewise for bundles."""
    files = {"hugo.toml": f'baseURL = "https://a.example.org"\n{settings}'}
    for tag, title in (("en", "Clock"), ("fr", "Horloge")):
        files[f"content/docs/c.{tag}.md"] = (
            f"---\ntitle: {title}\ndate: 2026-05-06\ndescription: {title}.\n---\nWords of {title}.\n"
        )
        files[f"content/docs/d/index.{tag}.md"] = (
            f"---\ntitle: A {title}\ndate: 2026-05-06\ndescription: {title}.\n---\nOther {title}.\n"
        )
    choices = Choices(today=TODAY, mapping=("docs=toolkit:light",))
    done = importer.hugo_folder(laid_out(tmp_path / "old", files), hub_settings.load(hub), choices)

    original = {"content/fr/toolkit/light/c.md": "content/toolkit/light/c.md"}
    original |= {"content/fr/toolkit/light/d.md": "content/toolkit/light/d.md"}
    assert set(done.files) == {*original, *original.values()}
    pages = {one.path: one for one in loader.load(hub_settings.load(hub)).toolkit}
    assert {path: translations.original(pages[path]) for path in original} == original


def test_a_site_of_one_language_may_name_it(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """English, where the settings say nothing."""
    page = "---\ntitle: Clock\ndate: 2026-05-06\n---\nWords.\n"
    files = {"hugo.toml": 'baseURL = "https://a.example.org"\n', "content/news/c.en.md": page}
    done = importer.hugo_folder(laid_out(tmp_path / "old", files), hub_settings.load(hub), Choices(today=TODAY))
    assert done.files == ("content/articles/2026/2026-05-06-c.md",)


def test_a_page_has_its_weight_and_what_is_handed_down(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """`weight`, else that of a menu, is its place; a list hands its `cascade` down, the nearest first."""
    page = "---\ntitle: {0}\ndate: 2026-05-01\n{1}\n---\nPour {0} into it.\n"
    files = {
        "_index.md": "---\ntitle: All\ncascade:\n  description: All of it in one sentence.\n  weight: 9\n---\n",
        "docs/_index.md": (
            "---\ntitle: Docs\ncascade:\n  - params: {weight: 7}\n"
            "  - {_target: {path: /docs/gone/**, kind: page}, draft: true}\n---\n"
        ),
        "docs/a.md": page.format("oil", "weight: 3"),
        "docs/b.md": page.format("wax", ""),
        "docs/c.md": page.format("fat", "weight: 0\nmenu: {main: {weight: 4}, side: x}"),
        "docs/e.md": page.format("ink", "weight: 20240501"),
        "docs/old/_index.md": "---\ntitle: Old\ncascade: {draft: true}\n---\n",
        "docs/old/d.md": page.format("tar", ""),
        "docs/gone/f.md": page.format("gum", ""),
    }
    laid_out(tmp_path / "site", {"hugo.toml": "", **{f"content/{name}": text for name, text in files.items()}})
    chosen = Choices(today=TODAY, mapping=("docs=toolkit:light",), base="https://old.example.gov")
    importer.hugo_folder(tmp_path / "site", hub_settings.load(hub), chosen)
    pages = loader.load(hub_settings.load(hub)).toolkit
    assert {one.title: one.order for one in pages} == {"oil": 3, "wax": 7, "fat": 4, "ink": None}


PAGE = "---\ntitle: {}\ndate: 2026-05-06\nsummary: {}\n{}---\nWords of [{}]({}).\n"
MULTILINGUAL = """baseURL: https://a.example.org
defaultContentLanguage: en
languages:
  en: {}
  es: {contentDir: content/es}
  pt-br: {}
  old: {disabled: true}
  klingons: {}
"""


def test_other_languages_become_translations(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """By a folder, a name or a key: each is in the folder of its language, and names the page that it translates."""
    files = {
        "hugo.yaml": MULTILINGUAL,
        "content/docs/wick.md": PAGE.format("A wick", "Cut it.", "", "oil", '{{< ref "docs/oil.md" >}}'),
        "content/docs/oil.md": PAGE.format("Oil", "Pour it.", "translationKey: burns\n", "a", "/docs/wick/"),
        "content/docs/wick.pt-br.md": PAGE.format("Um pavio", "Corte.", "", "o", "/docs/wick/"),
        "content/es/docs/wick.md": PAGE.format("Una mecha", "Corte.", "", "aceite", '{{< ref "docs/aceite.md" >}}'),
        "content/es/docs/aceite.md": PAGE.format("Aceite", "Vierta.", "translationKey: burns\n", "m", "/es/docs/wick/"),
        "content/es/docs/solo.md": PAGE.format("Solo", "Solo aquí.", "url: /solo/\n", "m", "https://x.example.org"),
        "content/es/events/cita.md": "---\ntitle: Cita\nstart: 2026-10-20T17:00:00-04:00\nsummary: Venga.\n---\n",
        "content/docs/a.old.md": PAGE.format("Old", "Old.", "", "a", "/"),
        "content/docs/a.klingons.md": PAGE.format("Odd", "Odd.", "", "a", "/"),
    }
    chosen = Choices(today=TODAY, mapping=("docs=toolkit:light", "events=events"))
    dry = importer.hugo_folder(laid_out(tmp_path / "old", files), hub_settings.load(hub), replace(chosen, dry_run=True))
    done = importer.hugo_folder(tmp_path / "old", hub_settings.load(hub), chosen)

    assert dry.outcomes == done.outcomes
    assert {Path(one.page.rpartition(":")[0]).name: one.file or one.reason for one in done.outcomes} == {
        "oil.md": "content/toolkit/light/oil.md",
        "wick.md": "content/es/toolkit/light/wick.md",
        "wick.pt-br.md": "content/pt-br/toolkit/light/wick.md",
        "aceite.md": "content/es/toolkit/light/aceite.md",
        "solo.md": "content/es/toolkit/light/solo.md",
        "cita.md": "content/es/events/2026-10-20-cita.md",
        "a.old.md": "its language, 'old', is switched off in the settings of the site",
        "a.klingons.md": "its language, 'klingons', is not the tag of a language, such as es",
    }
    library = loader.load(hub_settings.load(hub))
    assert {one.path: (one.lang, translations.original(one)) for one in library.toolkit if one.lang} == {
        "content/es/toolkit/light/aceite.md": ("es", "content/toolkit/light/oil.md"),
        "content/es/toolkit/light/solo.md": ("es", None),
        "content/es/toolkit/light/wick.md": ("es", "content/toolkit/light/wick.md"),
        "content/pt-br/toolkit/light/wick.md": ("pt-br", "content/toolkit/light/wick.md"),
    }
    assert [one.url for one in library.events] == ["https://a.example.org/es/events/cita/"]
    assert translations.languages(library, hub_settings.load(hub)) == ("es", "pt-br")
    spanish = (hub / "content/es/toolkit/light/wick.md").read_text("utf-8")
    assert "[aceite](aceite.md)" in spanish
    assert "[m](wick.md)" in (hub / "content/es/toolkit/light/aceite.md").read_text("utf-8")
    assert "[oil](oil.md)" in (hub / "content/toolkit/light/wick.md").read_text("utf-8")


def test_a_hub_in_a_language_that_is_another_of_the_site(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """The pages in its language are the originals, and those in the site's own translate them."""
    (hub / "mkdocs.yml").write_text(
        (hub / "mkdocs.yml").read_text("utf-8").replace("- hub:", "- hub:\n      language: es-US")
    )
    settings = "baseURL: https://a.example.org\ndefaultContentLanguageInSubdir: true\nlanguages: {en: {}, es: {}}\n"
    files = {
        "hugo.yaml": settings,
        "content/docs/wick.md": PAGE.format("A wick", "Cut it.", "", "oil", "https://x.example.org"),
        "content/docs/wick.es.md": PAGE.format("Una mecha", "Corte.", "", "a", "/en/docs/wick/"),
    }
    chosen = Choices(today=TODAY, mapping=("docs=toolkit:light",))
    done = importer.hugo_folder(laid_out(tmp_path / "old", files), hub_settings.load(hub), chosen)
    assert done.files == ("content/toolkit/light/wick.md", "content/en/toolkit/light/wick.md")
    assert "translation_of: ../../../toolkit/light/wick.md" in (hub / done.files[1]).read_text("utf-8")
    assert "[a](../../en/toolkit/light/wick.md)" in (hub / done.files[0]).read_text("utf-8")


def test_a_page_shows_what_it_includes(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """A file beside it or of the site, as words or as code, without its fields; what is none of the site is named."""
    body = (
        'One.\n\n{{% readfile file="part.md" %}}\n\n{{< readfile file="/data/lamp.yaml" code="true" lang="yaml" >}}\n\n'
        '{{% include "fields.txt" %}}\n\n{{% include "toml.md" %}}\n\n{{% include "windows.md" %}}\n\n'
        '{{% readfile "/../secret.txt" %}}\n{{% readfile "gone.md" %}}\n'
        '{{% readfile "." %}}\n{{% readfile "bytes.txt" %}}\n'
    )
    files = {
        "hugo.toml": "",
        "content/news/a/index.md": f"---\ntitle: A\ndate: 2026-05-06\n---\n{body}",
        "content/news/a/part.md": "Two {{< gone >}}.",
        "content/news/a/fields.txt": "---\ntitle: B\n---\nThree.\n",
        "content/news/a/toml.md": "+++\ntitle = 'C'\n+++\nFour.\n",
        "data/lamp.yaml": "lit: true\n",
    }
    site = laid_out(tmp_path / "old", files)
    (tmp_path / "secret.txt").write_text("Secret.", "utf-8")
    (site / "content/news/a/bytes.txt").write_bytes(b"\xff")
    (site / "content/news/a/windows.md").write_bytes(b"---\r\ntitle: D\r\n---\r\nFive.\r\n")
    done = importer.hugo_folder(site, hub_settings.load(hub), Choices(today=TODAY, base="https://a.example.org"))

    assert (hub / done.files[0]).read_text("utf-8").split("---\n\n")[1] == (
        "One.\n\nTwo {{&lt; gone >}}.\n\n~~~~ yaml\nlit: true\n~~~~\n\nThree.\n\nFour.\n\nFive.\n"
    )
    assert [one.line for one in done.remarks if one.rule == "unknown-file"] == [17, 18, 19, 20]


def test_what_a_page_includes_has_an_end(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """A page that shows a large file again and again shows a part of that."""
    page = "---\ntitle: A\ndate: 2026-05-06\n---\n" + '{{% readfile "long.txt" %}}\n\n' * 9
    files = {"hugo.toml": "", "content/news/a.md": page, "content/news/long.txt": "Words. " * 10_000}
    done = importer.hugo_folder(
        laid_out(tmp_path / "old", files), hub_settings.load(hub), Choices(today=TODAY, base="https://a.example.org")
    )
    assert (hub / done.files[0]).stat().st_size < 200_000
    assert sum(one.rule == "unknown-file" for one in done.remarks) == 7


def test_an_editor_says_when_pages_without_a_day_were_reviewed(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """Sites of documentation have no days; without that, the remark says how to say it."""
    files = {"hugo.toml": "", "content/docs/a.md": "---\ntitle: A\nsummary: All of it.\n---\nWords.\n"}
    chosen = Choices(today=TODAY, mapping=("docs=toolkit:light",), base="https://old.example.gov")
    site, config = laid_out(tmp_path / "old", files), hub_settings.load(hub)
    refused = importer.hugo_folder(site, config, chosen)
    assert [one.fix for one in refused.remarks] == ["say with --reviewed on which day such pages were last looked at"]
    importer.hugo_folder(site, config, replace(chosen, reviewed=TODAY))
    assert [one.reviewed for one in loader.load(config).toolkit if one.title == "A"] == [TODAY]
