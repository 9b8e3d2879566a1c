"""Importing a WordPress export: what becomes what, what stays behind, and that all of it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.config import hub_settings
from hub.content import loader
from hub.errors import HubError
from hub.importers.planned_files import Choices, ImportCount, Imported
from hub.importers.wordpress import wordpress_import
from tests.importers.hugo.test_importer import TODAY, hub  # noqa: F401  a fixture

EXPORT = Path(__file__).parents[2] / "data/wordpress/lamps.xml"


def imported(root: Path, file: Path = EXPORT, **choices: str | bool) -> Imported:
    """What the import of the export did."""
    return wordpress_import.export_file(file, hub_settings.load(root), Choices(today=TODAY, **choices))  # type: ignore[arg-type]


def test_posts_become_articles_and_pages_of_the_toolkit(hub: Path) -> None:  # noqa: F811
    """With authors as names, hub's topics, the day on the old site's clock, and links between the new files."""
    done = imported(hub, area="light")

    assert done.files == (
        "content/articles/2024/2024-03-01-trim-and-fill.md",
        "content/articles/2024/2024-04-01-wicks.md",
        "content/toolkit/light/about.md",
    )
    assert (hub / done.files[0]).read_text("utf-8") == (
        "---\n"
        "title: Trim & fill\n"
        "url: https://old.example.gov/2024/03/trim-and-fill/\n"
        "source: old.example.gov\n"
        "published: 2024-03-01\n"
        "section: articles\n"
        "summary: How to trim a lamp.\n"
        "authors:\n- Ada Wick\n"
        "topics:\n- oil\n"
        "---\n\n"
        "A lamp needs oil,  \nand patience.\n\n"
        "![A lit lamp](https://old.example.gov/wp-content/uploads/lamp.jpg) Lit\n\n"
        "See [wicks](2024-04-01-wicks.md) and [us](../../toolkit/light/about.md).\n\n"
        "```\none\n\ntwo\n```\n"
    )
    found = loader.load(hub_settings.load(hub))
    assert [(one.authors, one.summary) for one in found.articles if one.title == "Wicks"] == [
        (("flint",), "Cotton holds best.")
    ]
    assert [(str(one.reviewed), one.summary) for one in found.toolkit] == [("2024-02-06", "We keep lamps.")]


def test_what_stays_behind_is_named_and_counted(hub: Path) -> None:  # noqa: F811
    """Comments, trash, menus, files and what was not for everybody; each with its line in the export."""
    done = imported(hub)

    assert done.counts == (
        ImportCount(kind="attachments", skipped=1),
        ImportCount(kind="comments", skipped=3),
        ImportCount(kind="nav_menu_item", skipped=1),
        ImportCount(kind="pages", skipped=1),
        ImportCount(kind="posts", accepted=2, refused=2, skipped=2),
    )
    lines = {one.rule: (one.line, one.message) for one in done.remarks}
    assert "https://old.example.gov/wp-content/uploads/lamp.jpg" in lines["attachment"][1]
    assert lines["comments"] == (57, "1 comment stays behind")
    assert lines["trash"] == (79, "it is in the trash of the old site")
    assert lines["password"] == (92, "a password protects it")
    assert lines["shortcode"] == (26, "'gallery' means something to the old site alone; it is left out")
    assert lines["topic-not-in-hub"][1] == "'Whales' is not a topic of this hub, so it is left out"
    assert [(one.line, one.rule) for one in done.refused] == [(96, "112"), (100, "110")]
    assert "lost-link" not in lines
    assert len(done.outcomes) == 9
    assert done.outcomes[0].file == done.files[0]


def test_a_second_import_adds_nothing(hub: Path) -> None:  # noqa: F811
    """What is there stays as it is."""
    imported(hub, area="light")

    again = imported(hub, area="light")

    assert again.files == ()
    assert sum(one.rule == "already-there" for one in again.remarks) == 3


def test_a_broken_export_says_what_was_repaired(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """By the name of the file."""
    file = tmp_path / "broken.xml"
    file.write_text(EXPORT.read_text("utf-8").replace("Trim &amp;", "Trim &"), "utf-8")

    done = imported(hub, file)

    assert [one.path for one in done.remarks if one.rule == "broken-xml"] == [str(file)]


def test_an_area_that_is_none_is_refused(hub: Path) -> None:  # noqa: F811
    """With the one that is meant."""
    with pytest.raises(HubError, match="no area of the toolkit is called 'lihgt'"):
        imported(hub, area="lihgt")


def test_a_summary_is_prose_and_a_status_is_obeyed(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """Neither a caption nor a shortcode says what a post is about; what plugins hide stays behind."""
    item = (
        "<item><title>T{0}</title><link>https://old.example.gov/t{0}/</link><wp:post_name>t{0}</wp:post_name>"
        "<wp:post_date>2024-03-01 10:00:00</wp:post_date><wp:status>{1}</wp:status><content:encoded><![CDATA[{2}]]>"
        "</content:encoded></item>"
    )
    body = (
        '[caption id="a"]<img> A lit lamp[/caption]\n\nhttps://a.example.gov/film\n\n'
        '[vc_row][x y="1"]Oil it [now].[/vc_row]'
    )
    file = tmp_path / "export.xml"
    file.write_text(
        '<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        "<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example.gov</wp:base_blog_url>"
        + item.format(1, "publish", body)
        + item.format(2, "archive", "Old.")
        + "</channel></rss>",
        "utf-8",
    )
    done = imported(hub, file)

    (article,) = loader.load(hub_settings.load(hub)).articles
    assert article.summary == "Oil it [now]."
    assert {(one.rule, one.message) for one in done.remarks} >= {("archive", "its status on the old site is 'archive'")}


ITEM = (
    "<item><title>{title}</title><link>https://old.example.gov/{name}/</link><dc:creator>ada</dc:creator>"
    "<wp:post_id>{number}</wp:post_id><wp:post_name>{name}</wp:post_name><wp:post_type>{kind}</wp:post_type>"
    "<wp:post_date>2024-03-01 10:00:00</wp:post_date><wp:post_modified>2024-05-01 10:00:00</wp:post_modified>"
    "<wp:status>{status}</wp:status><content:encoded><![CDATA[{body}]]></content:encoded>{more}</item>\n"
)
HEAD = (
    '<rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><wp:wxr_version>1.2</wp:wxr_version>'
    "<wp:base_blog_url>https://old.example.gov</wp:base_blog_url>"
    + "".join(
        f"<wp:author><wp:author_login>{login}</wp:author_login>"
        f"<wp:author_display_name>{name}</wp:author_display_name></wp:author>\n"
        for login, name in (("ada", "Ada Wick"), ("bo", "Bo Oil"))
    )
)


def item(number: int, title: str, more: str = "", **fields: str) -> str:
    """An entry of an export."""
    given = {"name": title.lower(), "kind": "post", "status": "publish", "body": f"Words of {title}.", **fields}
    return ITEM.format(number=number, title=title, more=more, **given)


def category(domain: str, name: str, words: str = "") -> str:
    """A category, a tag, or what plugins write as one."""
    return f'<category domain="{domain}" nicename="{name}"><![CDATA[{words or name}]]></category>'


def exported(root: Path, folder: Path, *items: str) -> Imported:
    """What the import of an export with these entries did."""
    file = folder / "export.xml"
    file.write_text(f"{HEAD}{''.join(items)}</channel></rss>", "utf-8")
    return imported(root, file, area="light")


def test_pages_in_other_languages_are_translations(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """As Polylang exports them, whichever comes first."""
    together = category("post_translations", "pll_1")
    done = exported(
        hub,
        tmp_path,
        item(1, "Mecha", category("language", "es", "Español") + together, kind="page"),
        item(2, "Wick", category("language", "en", "English") + together, kind="page"),
        item(3, "Dia", category("language", "es")),
        item(4, "Odd", category("language", "klingons")),
    )

    library = loader.load(hub_settings.load(hub))
    assert {one.title: (one.lang, one.translation_of) for one in library.toolkit} == {
        "Wick": (None, None),
        "Mecha": ("es", "../../../toolkit/light/wick.md"),
    }
    assert [(one.title, one.lang) for one in library.articles] == [("Dia", "es")]
    assert [one.message for one in done.remarks] == [
        "its language, 'klingons', is not the tag of a language, such as es"
    ]


def test_topics_and_authors_are_told_by_either_name(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """A category may be known by its name in addresses; several authors are a plugin's."""
    more = category("category", "oil", "Oil and fat") + category("post_tag", "burning", "Wicks")
    several = category("author", "cap-ada", "ada") + category("author", "cap-bo", "bo") + category("author", "cy", "Cy")
    exported(hub, tmp_path, item(1, "One", more + several), item(2, "Two"))

    found = {one.title: one for one in loader.load(hub_settings.load(hub)).articles}
    assert (found["One"].topics, found["One"].authors) == (("oil", "wicks"), ("Ada Wick", "Bo Oil", "Cy"))
    assert found["Two"].authors == ("Ada Wick",)


def test_an_entry_that_breaks_off_is_not_shown(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """Nobody knows whether it was for everybody."""
    file = tmp_path / "export.xml"
    cut = item(2, "Two").partition("<wp:status>")[0]
    file.write_text(f"{HEAD}{item(1, 'One', name='%C3%B6l')}{cut}", "utf-8")
    done = imported(hub, file)

    assert done.files == ("content/articles/2024/2024-03-01-ol.md",)
    assert [one.reason for one in done.outcomes if not one.file] == ["it does not say who may see it, as the others do"]


def test_what_only_the_old_site_can_show_is_named(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """A text that pages share is put into each; what is made anew is left out, with its line."""
    body = '<!-- wp:p -->\n<p>Oil.</p>\n<!-- wp:block {"ref":7} /-->\n<!-- wp:latest-posts {"a":5} /-->\n[toc]'
    done = exported(
        hub,
        tmp_path,
        item(1, "One", body=body),
        item(7, "Note", kind="wp_block", body="<!-- wp:p --><p>Mind it.</p>"),
        item(8, "Hidden", kind="wp_block", status="draft"),
    )

    assert (hub / done.files[0]).read_text("utf-8").endswith("---\n\nOil.\n\nMind it.\n")
    assert [(one.line, one.rule, one.message) for one in done.remarks if one.rule in {"block", "shortcode"}] == [
        (6, "block", "'latest-posts' means something to the old site alone; it is left out"),
        (7, "shortcode", "'toc' means something to the old site alone; it is left out"),
    ]


def meta(key: str, value: str) -> str:
    """What WordPress or a plugin notes of an entry."""
    return (
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )


def test_a_featured_picture_is_shown_above_the_text(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """With its words, unless the text shows it itself; one that the export lacks is named."""
    address = "<wp:attachment_url>https://old.example.gov/up/lit%20lamp.jpg</wp:attachment_url>"
    picture = meta("_thumbnail_id", "9")
    done = exported(
        hub,
        tmp_path,
        item(1, "One", picture),
        item(2, "Two", picture, body='<p>Lit. <img src="/up/lit%20lamp-300x200.jpg" alt="Lit"></p>'),
        item(3, "Three", meta("_thumbnail_id", "10") + meta("_thumbnail_id", "9")),
        item(9, "Lit", address + meta("_wp_attachment_image_alt", 'A "lit" lamp'), kind="attachment", status="inherit"),
    )

    texts = {name: (hub / name).read_text("utf-8").split("---\n\n")[1] for name in done.files}
    assert texts == {
        "content/articles/2024/2024-03-01-one.md": (
            '![A "lit" lamp](https://old.example.gov/up/lit%20lamp.jpg)\n\nWords of One.\n'
        ),
        "content/articles/2024/2024-03-01-two.md": "Lit. ![Lit](https://old.example.gov/up/lit%20lamp-300x200.jpg)\n",
        "content/articles/2024/2024-03-01-three.md": "Words of Three.\n",
    }
    assert [one.message for one in done.remarks if one.rule == "featured-picture"] == [
        "its featured picture, number 10, is not in this export"
    ]


def test_old_names_and_numbers_lead_to_the_new_file(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """WordPress led readers on from the name or the day that a post had, and from its number."""
    link = "https://old.example.gov/2024/03/01/new/"
    old = item(1, "New", meta("_wp_old_slug", "old") + meta("_wp_old_slug", "") + meta("_wp_old_date", "2023-12-31"))
    body = "".join(
        f'<a href="{one}">a</a> ' for one in ("/2024/03/01/old/", "/2023/12/31/new/", "/?p=1", "/?page_id=2")
    )
    done = exported(
        hub,
        tmp_path,
        old.replace("https://old.example.gov/new/", link),
        item(2, "About", kind="page", body="We."),
        item(3, "From", body=body),
    )

    text = (hub / "content/articles/2024/2024-03-01-from.md").read_text("utf-8").split("---\n\n")[1]
    assert text.split() == [*["[a](2024-03-01-new.md)"] * 3, "[a](../../toolkit/light/about.md)"]
    assert not [one for one in done.remarks if one.rule in {"lost-link", "old-link"}]


def test_notes_and_posts_that_lack_something(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """What is noted of no entry is nothing of one, and a post without a number has no address by it."""
    two = [item(number, f"Post {number}", name=f"post-{number}") for number in (1, 2)]
    two = [one.replace(f"<wp:post_id>{number}</wp:post_id>", "") for number, one in enumerate(two, start=1)]
    done = exported(hub, tmp_path, meta("_thumbnail_id", "9"), *two, item(3, "From", body='<a href="/?p=">a</a>'))
    assert not done.refused
    assert "2024-03-01-post" not in (hub / "content/articles/2024/2024-03-01-from.md").read_text("utf-8")


def test_pages_of_wpml_are_translations(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """Its plugin for exports notes the language and the group of each."""
    group = meta("_wpml_import_translation_group", "wpml_1")
    exported(
        hub,
        tmp_path,
        item(1, "Wick", group + meta("_wpml_import_language_code", "en"), kind="page"),
        item(2, "Mecha", group + meta("_wpml_import_language_code", "es"), kind="page"),
    )
    assert {one.title: one.lang for one in loader.load(hub_settings.load(hub)).toolkit} == {"Wick": None, "Mecha": "es"}


def test_a_gallery_is_its_pictures(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """Those that the export has; where it has none, the shortcode is named."""
    address = "<wp:attachment_url>https://old.example.gov/up/{}.jpg</wp:attachment_url>"
    done = exported(
        hub,
        tmp_path,
        item(1, "One", body='Oil.\n\n[gallery columns="2" ids="7, 8,10"]'),
        item(2, "Two", body='Wax.\n\n[gallery ids="10"]'),
        item(7, "Lit", address.format(7), kind="attachment", status="inherit"),
        item(8, "Dark", address.format(8), kind="attachment", status="inherit"),
        item(10, "Gone", kind="attachment", status="inherit"),
    )
    assert [(hub / name).read_text("utf-8").split("---\n\n")[1] for name in done.files] == [
        "Oil.\n\n![Lit](https://old.example.gov/up/7.jpg)\n\n![Dark](https://old.example.gov/up/8.jpg)\n",
        "Wax.\n",
    ]
    assert [one.message for one in done.remarks if one.rule == "shortcode"] == [
        "'gallery' means something to the old site alone; it is left out"
    ]


def test_a_summary_may_be_that_for_search_engines(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """Where the post has no excerpt; one with blanks of the plugin is none."""
    exported(
        hub,
        tmp_path,
        item(1, "One", meta("_yoast_wpseo_metadesc", "Short words.")),
        item(2, "Two", meta("_yoast_wpseo_metadesc", "%%excerpt%%") + meta("rank_math_description", "Others.")),
    )
    found = {one.title: one.summary for one in loader.load(hub_settings.load(hub)).articles}
    assert found == {"One": "Short words.", "Two": "Others."}


def test_a_gallery_without_an_end_takes_no_time() -> None:
    """Fifty thousand numbers, or as many names of them."""
    assert wordpress_import.GALLERY.search('[gallery ids="' + "1," * 50_000) is None
    assert wordpress_import.GALLERY.search("[gallery" + " ids=1" * 50_000) is None


def test_a_post_may_have_its_day_in_greenwich_alone(hub: Path, tmp_path: Path) -> None:  # noqa: F811
    """Some exports leave out the clock of the site."""
    export, day = EXPORT.read_text("utf-8"), "<pubDate>Mon, 01 Apr 2024 12:00:00 +0000</pubDate>"
    assert day in export
    file = tmp_path / "export.xml"
    universal = "<wp:post_date_gmt>2024-04-02 12:00:00</wp:post_date_gmt>"
    file.write_text(export.replace(day, universal), encoding="utf-8")
    assert "content/articles/2024/2024-04-02-wicks.md" in imported(hub, file).files
