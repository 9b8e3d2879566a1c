"""Files of a Hugo site: front matter as it is found, addresses as Hugo makes them, bodies as Markdown."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import ContentError, HubError
from hub.importers.hugo import digitalgov_shortcodes, hugo_page, hugo_shortcodes, hugo_site, profiles
from hub.importers.hugo.hugo_settings import HugoSettings

if TYPE_CHECKING:
    from pathlib import Path

    from hub.errors import Problem
    from hub.importers.hugo.hugo_page import Post

BASE = "https://lamps.example.gov"
SITE = profiles.DIGITALGOV.settings(HugoSettings(base=BASE))


def read(front: str, body: str = "", place: str = "news/2026/11/2026-11-20-oil.md") -> Post:
    """The post in a file with that front matter."""
    return hugo_page.read(f"---\n{front}\n---\n{body}".encode(), f"content/{place}", place, SITE)


def refusal(data: bytes) -> str:
    """What is said about a file that cannot be read."""
    with pytest.raises(ContentError) as caught:
        hugo_page.read(data, "a.md", "news/a.md", SITE)
    return str(caught.value)


def rules(remarks: tuple[Problem, ...]) -> list[tuple[str, int]]:
    """The names of remarks with their lines."""
    return [(one.rule, one.line) for one in remarks]


def test_titles_are_plain_text_with_entities_decoded_once() -> None:
    """`&amp;#39;` stays an entity that somebody wrote about."""
    post = read("title: What&#8217;s <em>new</em>\nsummary: About &amp;#39;")

    assert (post.title, post.summary) == ("What’s new", "About &#39;")
    assert rules(post.remarks) == [("entity-in-title", 2), ("entity-in-summary", 3)]


def test_a_source_has_a_name_and_a_page_may_have_a_deck() -> None:
    """They stand in for title and summary."""
    post = read("name: Lamp Office\nsummary:\ndeck: All about lamps.")

    assert (post.title, post.summary) == ("Lamp Office", "All about lamps.")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\n\n---\ntitle: A\n---\nB", [("blank-lines", 1)]),
        (b"\xef\xbb\xbf---\r\ntitle: A\r\n---\r\nB", [("crlf", 1)]),
        (b"\r\n---\r\ntitle: A\r\n---\r\nB", [("blank-lines", 1), ("crlf", 1)]),
        ("---\ntitle: A\u200b\n---\nB".encode(), [("invisible", 2)]),
        ("---\ntitle: A\n---\nB\u200b".encode(), [("invisible", 4)]),
        (b"---\ntitle:\tA\n---\nB", []),
    ],
)
def test_files_are_read_as_they_are_found(data: bytes, expected: list[tuple[str, int]]) -> None:
    """Blank lines, Windows' ends of lines, tabs, and characters that nobody sees."""
    post = hugo_page.read(data, "a.md", "news/a.md", SITE)

    assert (post.title, post.body) == ("A", "B")
    assert rules(post.remarks) == expected


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("slug: a\nslug: b", "b"),
        ("slug: a\ntitle: T\n\nslug:\n# end", "a"),
        ("slug:\nslug: b", "b"),
    ],
)
def test_of_a_repeated_key_the_last_value_counts_that_is_not_empty(front: str, expected: str) -> None:
    """And the key is reported where it stands again."""
    post = read(front)

    assert post.string("slug") == expected
    assert [rule for rule, _ in rules(post.remarks)] == ["repeated-key"]


def test_a_repeated_key_further_in_keeps_its_first_value() -> None:
    """Only the keys of the page itself are worth a second look."""
    post = read("image:\n  alt: a\n  alt: b\ntags:\n- x\ntags:\n- y\n-\n  - z\n[a]: b")

    assert [post.string("alt"), post.strings("tags")[0][0]] == ["", "y"]
    assert rules(post.remarks) == [("repeated-key", 4), ("repeated-key", 7), ("odd-value", 11)]


def test_values_are_texts_with_their_lines() -> None:
    """Whatever YAML makes of them: numbers, dates, lists, nothing."""
    post = read("slug: 18\ntopics:\n  - a\n  -\n  - 7\nauthors: ada\nday: 2026-11-20\nvenue: {city: Oil}")

    assert post.string("slug") == "18"
    assert post.strings("topics") == (("a", 4), ("7", 6))
    assert post.strings("authors") == (("ada", 7),)
    assert post.strings("none") == ()
    assert (post.string("day"), post.string("venue"), post.string("topics")) == ("2026-11-20", "", "")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "a.md:1:1: 101 the file does not begin with a line `---`"),
        (b"---\ntitle: A", "a.md:1:1: 101 the front matter is never closed"),
        (b"---\n---\n", "a.md:2:1: 101 there are no fields between the lines `---`"),
        (b"---\na: 1\ntitle: [\n---\n", "a.md:4:1: 102 this is not YAML"),
        (b"---\ntitle: \xff\n---\n", "a.md:2:1: 001 the file is not UTF-8: byte 0xff is not valid; save it as UTF-8"),
        (b"\n+++\ntitle = A\n+++\n", "a.md:3:1: 102 this is not TOML"),
        (b'{"title": "A"', "a.md:1:1: 102 this is not JSON"),
        (b"---\nurl: https://[/\n---\n", "a.md:2:1: 112 "),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(data: bytes, expected: str) -> None:
    """In words, with what to do."""
    assert refusal(data).startswith(expected)


@pytest.mark.parametrize(
    ("place", "front", "expected"),
    [
        ("news/2026/11/2026-11-21-oil.md", "date: 2026-11-20 9:21:40 -0400\nslug: wick", "/2026/11/20/wick/"),
        ("news/2026/11/2026-11-21-oil.md", "title: A", "/2026/11/21/oil/"),
        ("news/oil.md", "title: A", "/news/oil/"),
        ("events/2026/2026-11-21-oil.md", "date: 2026-12-01 23:30:00 -0500", "/event/2026/12/01/oil/"),
        ("resources/oil.md", "slug: /resources/lamp/", "/resources/resources/lamp/"),
        ("resources/oil.md", "url: /oil-directive", "/oil-directive/"),
        ("resources/oil.md", "url: https://oil.example.gov/a", "https://oil.example.gov/a"),
        ("communities/oil.md", "slug: 18", "/communities/18/"),
        ("topics/oil/_index.md", "slug: other", "/topics/oil/"),
        ("guides/oil/index.md", "title: A", "/guides/oil/"),
        ("_index.md", "title: A", "/"),
        ("resources/oil.md", "slug: ../../../etc/passwd", "/resources/etc/passwd/"),
    ],
)
def test_pages_have_the_address_that_hugo_gives_them(place: str, front: str, expected: str) -> None:
    """News and events by date and slug, all else by folder and slug."""
    assert read(front, place=place).url == (expected if expected.startswith("https") else BASE + expected)


def test_the_day_of_a_page_is_its_date_as_written() -> None:
    """Late in the evening is not the next day; without a date, the file's name has one."""
    assert hugo_page.day(read("date: 2026-11-20 23:59:00 -0500")) == date(2026, 11, 20)
    assert hugo_page.day(read("title: A")) == date(2026, 11, 20)
    assert hugo_page.day(read("title: A", place="news/oil.md")) is None


@given(st.text(max_size=40))
def test_no_slug_leads_out_of_the_site(slug: str) -> None:
    """Whatever a slug is, the address is under the base and has no `..`."""
    front = "slug: " + '"' + "".join(f"\\U{ord(letter):08x}" for letter in slug if letter.isprintable()) + '"'
    url = read(front).url

    assert url.startswith(f"{BASE}/")
    assert "/.." not in url


def test_a_body_becomes_common_markdown() -> None:
    """Shortcodes by their meaning, no anchors, emoji, links to nowhere; bold closes. Lines are the file's."""
    site = hugo_shortcodes.HugoSite(base=BASE, page=lambda _: None, picture=lambda _: None)
    body = '\n## Oil {#oil}\n[Gone]({{< tmp "x" >}} "t") :tada: :oil:\n**Bold\u00a0** {{< huh >}}\n{{< hm >}}\n'
    remarks: list[Problem] = []

    text = hugo_page.markdown(read("title: A", body), digitalgov_shortcodes.of(site), remarks)

    assert text == "## Oil \nGone 🎉 :oil:\n**Bold**\u00a0 "
    assert rules(tuple(remarks)) == [("dead-link", 6), ("unknown-shortcode", 7), ("unknown-shortcode", 8)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p><a class="x" href="{{< tmp "x" >}}">Gone</a> oil</p>', "<p>Gone oil</p>"),
        ("[a](<https://example.gov/)", "[a](https://example.gov/)"),
        ("[a](<b c.md>)", "[a](<b c.md>)"),
        ("Write:\n\n`<b>oil</b>\nburns`\n\nDone.", "Write:\n\n```\n<b>oil</b>\nburns\n```\n\nDone."),
        ("Write:\n\n`oil` burns.", "Write:\n\n`oil` burns."),
        ('## :tada: Oil {.big data-a=b}\nBurns\n{ #a .b.c, d="e f" }', "## 🎉 Oil \nBurns\n"[:-1]),
        ("Oil\n<!--more-->\nburns", "Oil\nburns"),
        ("Write `<!--more-->` and <!-- more --> go", "Write `<!--more-->` and go"),
        *((code, code) for code in ("```\n## a {#b}\n<!--more-->\n[c](<>)\n**d\u00a0**\n\n`e`\n\n{.f}\n```",)),
    ],
)
def test_what_two_parsers_read_in_two_ways_is_written_in_one(body: str, expected: str) -> None:
    """A lost link is words in HTML too; half a bracket goes; a paragraph of code is a block of code."""
    site = hugo_shortcodes.HugoSite(base=BASE, page=lambda _: None, picture=lambda _: None)
    assert hugo_page.markdown(read("title: A", body), digitalgov_shortcodes.of(site), []) == expected


@pytest.mark.parametrize(
    "body",
    ["# a {b" + "=ccc" * 20_000, "# a {b=c" + ".d" * 20_000, " " * 200_000 + "x", ":tada:" * 50_000, "```\n" * 40_000],
)
def test_no_body_takes_long(body: str) -> None:
    """Attributes without an end, blanks in a line, many changes."""
    site = hugo_shortcodes.HugoSite(base=BASE, page=lambda _: None, picture=lambda _: None)
    start = time.process_time()
    hugo_page.markdown(read("title: A", body), hugo_shortcodes.of(site), [])
    assert time.process_time() - start < 5


def write(root: Path, files: dict[str, str]) -> Path:
    """A folder with these files."""
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    return root


def test_a_site_knows_its_pages_by_path_and_by_name(tmp_path: Path) -> None:
    """A full path goes before a bare name; a folder's page is known by the folder."""
    page = "---\ntitle: {}\n---\n".format
    names = ("news/a.md", "resources/a.md", "topics/oil/_index.md", "_index.md")
    files = {f"content/{name}": page(name) for name in names}
    site = hugo_site.read(write(tmp_path, files), SITE, profiles.DIGITALGOV).sites[""]

    asked = ("a.md", "a", "resources/a.md", "/resources/a", "/topics/oil", "oil", "topics/oil/_index.md", "gone.md")
    found = [card.title if (card := site.page(name)) else None for name in asked]
    oil = "topics/oil/_index.md"
    assert found == ["news/a.md", "news/a.md", "resources/a.md", "resources/a.md", oil, oil, oil, None]


def test_pictures_are_looked_up_beside_the_content(tmp_path: Path) -> None:
    """By name, in any case, with or without an ending; never outside of their folder."""
    files = {
        "content/news/a.md": "---\ntitle: A\n---\n",
        "data/images/lamp.yml": "uid: lamp\nformat: jpg\nalt: A lamp\ncaption:\ncredit: Ada",
        "data/images/old.lamp.yml": "",
        "data/images/torn.yml": "uid: [",
        "data/secret.yml": "uid: secret",
    }
    site = hugo_site.read(write(tmp_path, files) / "content", SITE, profiles.DIGITALGOV).sites[""]

    lamp = hugo_shortcodes.Picture(url=f"{digitalgov_shortcodes.FILES}/lamp.jpg", alt="A lamp", credit="Ada")
    assert [site.picture(name) for name in ("lamp", "Lamp.PNG")] == [lamp, lamp]
    assert site.picture("old.lamp") == hugo_shortcodes.Picture(url=f"{digitalgov_shortcodes.FILES}/old.lamp.png")
    assert [site.picture(name) for name in ("torn", "gone", "../secret", "..\\secret", "")] == [None] * 5


def test_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    """It is named with its folder."""
    files = {"news/a.md": "no front matter", "news/b.md": "---\ntitle: B\n---\n"}
    write(tmp_path, files)
    (tmp_path / "news/c.md").symlink_to(tmp_path / "gone")

    found = hugo_site.read(tmp_path, SITE, profiles.DIGITALGOV)

    assert [post.title for post in found.posts] == ["B"]
    assert [(kind, problem.line) for kind, problem in found.refused] == [("news", 1)]


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    """Whatever the system says about it, such as a name that ends in a loop of links."""
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\n", encoding="utf-8")

    with pytest.raises(ContentError, match=r"gone\.md:1:1: 001 it cannot be read"):
        hugo_site.read_file(tmp_path / "gone.md", "gone.md", SITE)


def test_a_link_out_of_the_site_stays_behind(tmp_path: Path) -> None:
    """One within the site is read."""
    (tmp_path / "site/content/news").mkdir(parents=True)
    (tmp_path / "key.md").write_text("---\ntitle: Key\n---\n", encoding="utf-8")
    (tmp_path / "site/README.md").write_text("---\ntitle: A\n---\n", encoding="utf-8")
    (tmp_path / "site/content/news/key.md").symlink_to(tmp_path / "key.md")
    (tmp_path / "site/content/news/a.md").symlink_to(tmp_path / "site/README.md")
    found = hugo_site.read(tmp_path / "site", SITE, profiles.BY_NAME["hugo"])

    assert [post.title for post in found.posts] == ["A"]
    assert [problem.rule for _, problem in found.left] == ["outside"]


def test_a_folder_without_markdown_is_no_hugo_site(tmp_path: Path) -> None:
    """Said before anything is done."""
    with pytest.raises(HubError, match="has no Markdown files"):
        hugo_site.read(tmp_path, SITE, profiles.DIGITALGOV)
