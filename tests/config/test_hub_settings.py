"""Settings are read from three files, and every mistake in them is named at once."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from hub.config import hub_settings
from hub.content.settings import Area, Config, Newsletter, Rhythm, SectionPlan, Source, Theme, Topic
from hub.errors import ContentError, NotAHubError
from tests import languages
from tests.hubs import LETTERS

if TYPE_CHECKING:
    from pathlib import Path

# Keys and values of the settings, which are the same in every language.
IN_FILES = re.compile(r"\b[a-z_]+(?:, [a-z_]+)+|\b[a-z_]+: |\([^)]*\)|['\"][^'\"]*['\"]")
SITE, SOURCES, TOPICS = "mkdocs.yml", "content/sources.yml", "content/topics.yml"


def edit(file: Path, old: str, new: str) -> None:
    """Replace what stands in a file once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def problems(hub: Path) -> list[str]:
    """What is wrong with a hub's settings."""
    with pytest.raises(ContentError) as caught:
        hub_settings.load(hub)
    return [str(problem) for problem in caught.value.problems]


def test_settings(hub: Path) -> None:
    """All settings of a hub, with what was left out filled in."""
    assert hub_settings.load(hub) == Config(
        root=hub,
        site_name="Small Hub",
        site_url="https://hub.example.gov/",
        timezone=ZoneInfo("America/New_York"),
        newsletter=Newsletter(
            name="Small Update",
            rhythm=Rhythm(weekly=(4,)),
            sender="Small Update <update@example.gov>",
            reply_to="editors@example.gov",
            postal_address="1 Example Street, Springfield",
            subscribe="https://lists.example.gov/join/",
            unsubscribe="https://hub.example.gov/leave/",
            unsubscribe_email="leave@example.gov",
            sections=(
                SectionPlan(key="articles", title="Articles"),
                SectionPlan(key="training", title="Training", kinds=("training",)),
                SectionPlan(key="toolkit", title="Toolkit", toolkit=True),
            ),
            events_ahead_days=28,
            max_links=32,
        ),
        areas=(Area(key="design", title="Design"), Area(key="strategy", title="Strategy")),
        sources=(
            Source(
                key="example",
                name="Example.gov",
                url="https://example.gov/feed.json",
                section="articles",
                topics=("forms",),
            ),
            Source(key="folder", name="A folder", path="feeds/", timezone=ZoneInfo("America/Chicago"), active=False),
        ),
        topics=(
            Topic(
                slug="forms",
                title="Forms",
                summary="Asking for what is needed, once.",
                area="design",
                aliases=("paper-forms",),
            ),
            Topic(slug="surveys", title="Surveys", summary="Asking customers."),
        ),
    )


def test_no_hub(tmp_path: Path) -> None:
    """A folder without mkdocs.yml is no hub."""
    with pytest.raises(NotAHubError) as caught:
        hub_settings.load(tmp_path)
    assert str(caught.value) == f"{tmp_path} is not a hub: it has no mkdocs.yml"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - search\n  - hub:\n", "  search: {}\n  hub:\n"),
        ("theme:\n", "extra: !!python/name:pymdownx.emoji.twemoji\ntheme:\n"),
        ("site_name: Small Hub", "site_name: !ENV [HUB_TEST_NAME, Small Hub]"),
        ("        sections:", "        max_links: !ENV [HUB_TEST_LINKS, 32]\n        sections:"),
        ("site_name: Small Hub\n", "\ufeff---\r\nsite_name: Small Hub\r\n"),
    ],
)
def test_ways_to_write_mkdocs_yml(hub: Path, old: str, new: str) -> None:
    """Whatever MkDocs reads, hub reads: plugins as a mapping, its tags, Windows line ends."""
    expected = hub_settings.load(hub)
    edit(hub / SITE, old, new)
    assert hub_settings.load(hub) == expected


def test_theme(hub: Path) -> None:
    """The look of a hub and the line above its pages."""
    files = "logo: a.svg, font: a.woff2"
    look = f"{{brand: '#8A1F2B', typeface: news, area_colors: family, symbols: {{design: flag}}, {files}, paper: none}}"
    edit(hub / SITE, "      newsletter:", f"      banner: A test.\n      theme: {look}\n      newsletter:")
    found = hub_settings.load(hub)
    assert found.banner == "A test."
    assert found.theme == Theme(
        brand="#8a1f2b",
        typeface="news",
        area_colors="family",
        symbols=(("design", "flag"),),
        logo="a.svg",
        paper="none",
        font="a.woff2",
    )


@pytest.mark.parametrize("content", [None, "", "# nothing yet\n", "[]\n"])
def test_no_sources_or_topics(hub: Path, content: str | None) -> None:
    """A new hub has neither sources nor topics."""
    for file in (hub / SOURCES, hub / TOPICS):
        file.unlink()
        if content is not None:
            file.write_text(content)
    settings = hub_settings.load(hub)
    assert (settings.sources, settings.topics) == ((), ())


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        (
            SITE,
            "  name: mkdocs",
            "  name: granite",
            "5:3: 001 'granite' is not a theme that hub supports; write mkdocs or material, or delete it",
        ),
        (
            SITE,
            "  name: mkdocs",
            "  custom_dir: overrides/theme",
            "4:1: 110 theme: 'name' is missing; add a line `name: mkdocs`",
        ),
        (
            SITE,
            "  name: mkdocs",
            "  name: {mkdocs: material}",
            "5:3: 001 a mapping is not a theme that hub supports; write mkdocs or material, or delete it",
        ),
        (
            SITE,
            "site_name: Small Hub",
            "site_name: Small: Hub",
            '1:12: 001 this is not YAML: this value needs quotes around it; write `site_name: "Small: Hub"`',
        ),
        (
            SITE,
            "  - hub:\n",
            "  - other:\n",
            "1:1: 001 the `plugins` list has no `hub`; add `- hub:` with the hub's settings below it",
        ),
        (
            SITE,
            "plugins:\n",
            "plugin:\n",
            "1:1: 001 the `plugins` list has no `hub`; add `- hub:` with the hub's settings below it",
        ),
        (SITE, "site_name: Small Hub\n", "", "1:1: 110 'site_name' is missing; add a line `site_name: …`"),
        (
            SITE,
            "https://hub.example.gov\n",
            "hub.example.gov\n",
            (
                "2:1: 112 site_url: 'hub.example.gov' is not a web address; it must start with https:// or http://; "
                "write it in full, such as https://hub.example.gov"
            ),
        ),
        (
            SITE,
            "      areas:\n",
            "      aeras:\n",
            (
                "10:7: 111 'aeras' is not a known key; did you mean \"areas\"? "
                "(timezone, areas, newsletter, repository, host, branch, security, banner, theme, event_kinds, "
                "article_kinds, resource_kinds, numeric_dates, language)"
            ),
        ),
        (
            SITE,
            "America/New_York",
            "America/New York",
            "9:7: 402 timezone: 'America/New York' is not how a file names a place; write America/New_York",
        ),
        (
            SITE,
            "America/New_York",
            "7",
            (
                "9:7: 402 timezone: 7 is not the name of a time zone; "
                "write the place whose clock it is, such as America/New_York"
            ),
        ),
        (
            SITE,
            "weekday: friday",
            "weekday: fryday",
            (
                "15:9: 112 weekday: 'fryday' is not known; did you mean \"friday\"? "
                "(monday, tuesday, wednesday, thursday, friday, saturday, sunday)"
            ),
        ),
        (
            SITE,
            "        weekday: friday\n",
            "",
            "13:7: 110 newsletter: 'weekday' is missing; add a line `weekday: friday`, or a block `rhythm:`",
        ),
        (SITE, "design: Design", "design: 7", '11:9: 112 areas: 7 is not text; put it in quotes: "7"'),
        (
            SITE,
            "        design: Design\n        strategy: Strategy\n",
            "        - design\n",
            "10:7: 112 areas: a list is not a mapping; write one `folder: Title` a line",
        ),
        (
            SITE,
            "kinds: [training]",
            "kinds: [traning]",
            (
                "24:54: 112 kinds: 'traning' is not known; did you mean \"training\"? (training, networking); "
                "`event_kinds` of mkdocs.yml names them"
            ),
        ),
        (
            SITE,
            "{key: toolkit, title: Toolkit, toolkit: true}",
            "{key: articles, title: Toolkit, toolkit: true}",
            "25:13: 801 sections: 'articles' is taken by the entry on line 23; rename one of them",
        ),
        (
            SITE,
            "toolkit: true",
            "toolkit: 1",
            "25:44: 112 toolkit: 1 is neither true nor false; write `true` or `false`",
        ),
        (
            SITE,
            "        sections:",
            "        max_links: many\n        sections:",
            "22:9: 112 max_links: 'many' is not a whole number from 1 to 9999; write digits only, such as 12",
        ),
        (
            SITE,
            "      newsletter:",
            "      theme: {brand: navy}\n      newsletter:",
            "13:15: 112 brand: 'navy' is not a color; write one such as \"#1a4480\", in quotes",
        ),
        (
            SITE,
            "      newsletter:",
            "      theme: {logo: ../logo.svg}\n      newsletter:",
            (
                "13:15: 112 logo: '../logo.svg' is not a picture of this hub;"
                " write the path of a picture below content/ (.svg, .png, .webp, .jpg), such as logo.svg"
            ),
        ),
        (
            SITE,
            "      newsletter:",
            "      theme: {font: fonts/agency.ttf}\n      newsletter:",
            (
                "13:15: 112 font: 'fonts/agency.ttf' is not a font of this hub;"
                " write the path of a .woff2 file below content/, such as fonts/agency.woff2"
            ),
        ),
        (
            SITE,
            "      newsletter:",
            "      theme: {symbols: flag}\n      newsletter:",
            "13:15: 112 symbols: 'flag' is not a mapping; write one `area: symbol` a line",
        ),
        (
            SITE,
            "      newsletter:",
            "      theme: {symbols: {design: flags}}\n      newsletter:",
            (
                "13:25: 112 symbols: 'flags' is not known; "
                'did you mean "flag"? (circles, cup, ear, flag, pencil, phone, ruler, stamp)'
            ),
        ),
        (
            SITE,
            "      newsletter:",
            "      theme: {symbols: {dezign: flag}}\n      newsletter:",
            "13:25: 001 theme: the hub has no area 'dezign'; write one of design, strategy",
        ),
        (
            SITE,
            "        sections:",
            "        sections: all\n        x:",
            "22:9: 112 sections: expected a list, found 'all'; begin each entry with `- `",
        ),
        (
            SOURCES,
            "  path: feeds/",
            "  path: feeds/\n  list: main >> li",
            "9:3: 112 list: 'main >> li' is not a CSS selector; write one, such as main li.news",
        ),
        (
            SOURCES,
            "  path: feeds/",
            "  path: feeds/\n  kind: networkin",
            "9:3: 112 kind: 'networkin' is not known; did you mean \"networking\"? (training, networking)",
        ),
        (
            SOURCES,
            "  path: feeds/",
            "  paht: feeds/",
            (
                "8:3: 111 'paht' is not a known key; did you mean \"path\"? (key, name, url, path, outside, base_url, "
                "section, kind, topics, dialect, list, content, timezone, since, first, private, …)"
            ),
        ),
        (
            SOURCES,
            "  path: feeds/\n",
            "  path: feeds/\n  url: https://example.gov/\n",
            "6:3: 801 the source 'folder' has both a `url` and a `path`; write one of the two",
        ),
        (
            SOURCES,
            "  path: feeds/\n",
            "",
            "6:3: 801 the source 'folder' has neither a `url` nor a `path`; write one of the two",
        ),
        (
            SOURCES,
            "key: folder",
            "key: example",
            "6:3: 801 'example' is taken by the entry on line 1; rename one of them",
        ),
        (
            SOURCES,
            "section: articles",
            "section: article",
            "4:3: 112 section: 'article' is not known; did you mean \"articles\"? (articles)",
        ),
        (
            SOURCES,
            "section: articles",
            "section: training",
            "4:3: 112 section: 'training' is not known; write one of articles",
        ),
        (
            SOURCES,
            "[forms]",
            "[from]",
            "5:12: 120 topics: 'from' is not known; did you mean \"forms\"? (forms, surveys, paper-forms)",
        ),
        (SOURCES, "[forms]", "forms", "5:3: 112 topics: 'forms' is not a list; write it as [forms]"),
        (SOURCES, "[forms]", "{a: b}", "5:3: 112 topics: a mapping is not a list; write it as [first, second]"),
        (
            SOURCES,
            "America/Chicago",
            "Chicago",
            "9:3: 402 timezone: 'Chicago' is not how a file names a place; write America/Chicago",
        ),
        (
            SOURCES,
            "- key: folder\n",
            "- folder\n- key: folder\n",
            "6:3: 112 expected keys and values, found 'folder'; write one `key: value` a line",
        ),
        (
            TOPICS,
            "area: design",
            "aera: design",
            (
                "4:3: 111 'aera' is not a known key; did you mean \"area\"? "
                "(slug, title, summary, area, order, aliases, featured, translations)"
            ),
        ),
        (
            TOPICS,
            "area: design",
            "translations: es",
            (
                "4:3: 112 translations: 'es' says no language; write the tag of a language with a title and a summary, "
                "such as es: {title: …, summary: …}"
            ),
        ),
        (
            TOPICS,
            "area: design",
            "translations: {spanish: {title: Formularios, summary: Preguntar.}}",
            (
                "4:18: 112 translations: 'spanish' is not the tag of a language; "
                "write its short form, such as en, es or pt-BR"
            ),
        ),
        (
            TOPICS,
            "area: design",
            "translations: {es: {title: Formularios}}",
            "4:18: 110 translations: 'summary' is missing; add a line `summary: …`",
        ),
        (
            TOPICS,
            "area: design",
            "area: desing",
            "4:3: 112 area: 'desing' is not known; did you mean \"design\"? (design, strategy)",
        ),
        (
            TOPICS,
            "slug: surveys",
            "slug: paper-forms",
            "6:3: 801 'paper-forms' is taken by the entry on line 1; rename one of them",
        ),
        (
            TOPICS,
            "slug: surveys",
            "slug: Forms",
            (
                "6:3: 801 'Forms' is taken by the entry on line 1 as 'forms', and case makes no difference; "
                "rename one of them"
            ),
        ),
        (
            TOPICS,
            "slug: surveys",
            "slug: ../../../surveys",
            "6:3: 116 slug: '../../../surveys' contains /; write letters, digits and hyphens, such as surveys",
        ),
        (
            TOPICS,
            "slug: surveys",
            'slug: "survey\\x85s"',
            (
                "6:3: 116 slug: 'survey\\x85s' contains U+0085, which nobody can see; "
                "write letters, digits and hyphens, such as surveys"
            ),
        ),
        (
            TOPICS,
            "slug: surveys",
            "slug: Index",
            (
                "6:3: 116 slug: 'Index' is the name of a folder's own page; "
                "write letters, digits and hyphens, such as plain-language"
            ),
        ),
        (
            TOPICS,
            "[paper-forms]",
            "[../paper-forms]",
            "5:13: 116 aliases: '../paper-forms' is a path; write a name, without dots and slashes at its start",
        ),
        (
            SOURCES,
            "key: folder",
            "key: con",
            ("6:3: 116 key: 'con' is a name that Windows reserves; write letters, digits and hyphens, such as x-con"),
        ),
        (
            SITE,
            "        design: Design",
            "        ../design: Design",
            "11:9: 116 areas: '../design' contains /; write letters, digits and hyphens, such as design",
        ),
        (
            SITE,
            "        strategy: Strategy",
            "        Design: Strategy",
            (
                "12:9: 801 areas: 'Design' is taken by the entry on line 11 as 'design', and case makes no difference; "
                "rename one of them"
            ),
        ),
        (
            SITE,
            "{key: articles, title: Articles}",
            "{key: /articles, title: Articles}",
            "23:14: 116 key: '/articles' contains /; write letters, digits and hyphens, such as articles",
        ),
        (
            SITE,
            "docs_dir: content",
            "docs_dir: /etc",
            "3:1: 001 docs_dir: '/etc' is not the folder of the content; write `docs_dir: content`",
        ),
        *(
            (
                SOURCES,
                "path: feeds/",
                f"path: {path}",
                f"8:3: 802 path: '{path}' leads out of the hub; move the files into the hub, or add `outside: true`",
            )
            for path in ("../feeds/", "/etc", "feeds/../../x")
        ),
        (
            TOPICS,
            "- slug: surveys",
            "- slug: forms\n  slug: surveys",
            "7:3: 103 the key 'slug' appears twice, first on line 6; keep one of the two",
        ),
    ],
)
def test_mistakes(hub: Path, file: str, old: str, new: str, found: str) -> None:
    """Each mistake is one message: file, line, what was found, what to write."""
    edit(hub / file, old, new)
    assert f"{file}:{found}" in problems(hub)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("", "1:1: 112 this is not an MkDocs configuration; write `key: value` lines; see the README for an example"),
        (
            "- a\n",
            "1:1: 112 this is not an MkDocs configuration; write `key: value` lines; see the README for an example",
        ),
        (
            "site_name: A\nsite_url: https://example.gov/\nplugins:\n  - hub:\n",
            "4:5: 112 expected keys and values, found nothing; write one `key: value` a line",
        ),
    ],
)
def test_empty_settings(hub: Path, content: str, found: str) -> None:
    """What stands empty is named."""
    (hub / SITE).write_text(content)
    (hub / SOURCES).unlink()
    (hub / TOPICS).unlink()
    assert problems(hub) == [f"{SITE}:{found}"]


@pytest.mark.parametrize("plugins", ["[search, hub]", "hub", "{hub: {}}"])
def test_a_hub_without_settings(hub: Path, plugins: str) -> None:
    """However the plugin is named, what it needs is asked for."""
    (hub / SITE).write_text(f"site_name: A\nsite_url: https://example.gov/\nplugins: {plugins}\n")
    missing = [line.partition(" 110 ")[2] for line in problems(hub)]
    assert missing == [f"'{name}' is missing; add a line `{name}: …`" for name in ("areas", "newsletter", "timezone")]


def test_a_topic_may_repeat_its_own_name(hub: Path) -> None:
    """An alias that is the topic's own slug does no harm."""
    edit(hub / TOPICS, "[paper-forms]", "[paper-forms, forms]")
    assert hub_settings.load(hub).topics[0].aliases == ("paper-forms", "forms")


def test_files_that_are_no_lists(hub: Path) -> None:
    """A file that should be a list says how to write one."""
    (hub / SOURCES).write_text("key: example\n")
    (hub / TOPICS).write_text("forms\n")
    assert problems(hub) == [
        f"{SOURCES}:1:1: 112 expected a list, found a mapping; begin each entry with `- `",
        f"{TOPICS}:1:1: 112 expected a list, found 'forms'; begin each entry with `- `",
    ]


def test_all_problems_at_once(hub: Path) -> None:
    """Every file is read to its end, even where another one is broken; the problems are sorted."""
    edit(hub / SITE, "weekday: friday", "weekday: no")
    edit(hub / SITE, "reply_to: editors@example.gov", "reply_to:")
    edit(hub / TOPICS, "title: Surveys", "title: 2026")
    edit(hub / TOPICS, "slug: forms", "slug:")
    edit(hub / SOURCES, "active: false", "active: nein")
    assert problems(hub) == [
        f"{SOURCES}:10:3: 112 active: 'nein' is neither true nor false; write `true` or `false`",
        f"{TOPICS}:1:3: 110 'slug' is missing; add a line `slug: …`",
        f'{TOPICS}:7:3: 112 title: 2026 is not text; put it in quotes: "2026"',
        (
            f"{SITE}:15:9: 112 weekday: a yes/no value is not known; "
            "write one of monday, tuesday, wednesday, thursday, friday, saturday, sunday"
        ),
        f"{SITE}:17:9: 110 newsletter: 'reply_to' is missing; add a line `reply_to: …`",
    ]


def test_a_file_that_is_not_utf_8(hub: Path) -> None:
    """A file in another encoding is named with the line of its first wrong byte."""
    (hub / TOPICS).write_bytes(b"- slug: caf\n  title: Caf\xe9\n")
    assert f"{TOPICS}:2:1: 001 the byte 0xe9 is not UTF-8; save the file as UTF-8" in problems(hub)


def test_a_file_that_is_a_folder(hub: Path) -> None:
    """What cannot be read says why."""
    (hub / TOPICS).unlink()
    (hub / TOPICS).mkdir()
    assert f"{TOPICS}:1:1: 001 cannot be read: Is a directory" in problems(hub)


def test_a_secret_is_named_by_its_variable(hub: Path) -> None:
    """A source names the variable that holds its secret, not the secret."""
    sources = hub / "content/sources.yml"
    sources.write_text(
        "- {key: a, name: A, url: https://a.example.gov/, authorization: FEED_TOKEN}\n"
        "- {key: b, name: B, url: https://b.example.gov/, authorization: Bearer s3cret}\n",
        "utf-8",
    )
    settings, found = hub_settings.attempt(hub)
    assert settings.sources == ()
    assert ["s3cret" in str(problem) for problem in found] == [False]
    sources.write_text(sources.read_text("utf-8").splitlines()[0], "utf-8")
    assert hub_settings.load(hub).sources[0].authorization == "FEED_TOKEN"


def test_settings_that_are_wrong_have_a_language(hub: Path) -> None:
    """What else is said of the hub is in the one that they name, whatever is wrong with them."""
    edit(hub / SITE, "      areas:\n", "      language: es-US\n      nothing: such\n      areas:\n")
    config, problems = hub_settings.attempt(hub)
    assert (config.language, len(problems)) == ("es-US", 1)


def test_a_language(hub: Path) -> None:
    """A hub speaks one that it has words in, in any region."""
    edit(hub / SITE, "      areas:\n", "      language: es-US\n      areas:\n")
    assert hub_settings.load(hub).language == "es-US"


def test_a_language_without_words(hub: Path) -> None:
    """It says which ones it has words in."""
    edit(hub / SITE, "      areas:\n", "      language: fr\n      areas:\n")
    said = "language: hub has no words in the language fr"
    fix = "write one of ar, en, es, with or without a region, such as es-US"
    assert problems(hub) == [f"mkdocs.yml:10:7: 112 {said}; {fix}"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("theme: mkdocs", "theme: nada"),
        ("docs_dir: content", "docs_dir: otra"),
        ("areas: {escribir: Escribir, escuchar: Escuchar}", "areas: nada"),
        ("theme: {symbols: {escribir: pencil, escuchar: ear}}", "theme: {brand: nada, logo: nada, symbols: {x: ear}}"),
        ("rhythm: {monthly: [first friday]}", "rhythm: {monthly: [31, nada], weekly: friday}"),
        ("rhythm: {monthly: [first friday]}", "delivery: {to: paste, approve: 99, not_after: nada}"),
        ("rhythm: {monthly: [first friday]}", "delivery: {to: list}"),
        ("kinds: [training, networking]", "kinds: [nada]"),
        ("  - hub:\n", "  - blog\n  - nada\n  - hub:\n"),
        ("  - hub:\n", "  - otra:\n"),
        ("language: es-US", "language: es-US\n      event_kinds: [Nada Mala]\n      nada: 1"),
        ("site_name: Cartas Claras", "site_name: [Cartas"),
        ("site_name: Cartas Claras", "INHERIT: nada.yml\nexclude_docs: [1]"),
    ],
)
def test_mistakes_are_told_in_the_language_of_the_file(tmp_path: Path, old: str, new: str) -> None:
    """It is looked for before anything else is read, so a file that cannot be read is told in it as well."""
    root = shutil.copytree(LETTERS, tmp_path / "cartas")
    edit(root / SITE, old, new)
    assert languages.told_in_english(*(IN_FILES.sub(" ", one) for one in problems(root))) == []


@pytest.mark.parametrize("stated", ["language: tlh", "language: 5", "timezone: America/New_York"])
def test_without_a_known_language_it_is_english(tmp_path: Path, stated: str) -> None:
    """A language without our words, or none at all, leaves the words that everybody knew before."""
    root = shutil.copytree(LETTERS, tmp_path / "cartas")
    edit(root / SITE, "      language: es-US\n", f"      {stated}\n")
    edit(root / SITE, "docs_dir: content", "docs_dir: otra")
    assert any("is not the folder of the content; write `docs_dir: content`" in one for one in problems(root))
