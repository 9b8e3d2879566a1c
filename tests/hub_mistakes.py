"""What people do to a hub that a check must find or a build must bear: one change to the files of a hub each."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

    Change = Callable[[Path, random.Random], None]

JOIN, HOME, LIGHT = "content/join.md", "content/index.md", "content/toolkit/light/index.md"
TRIM, OIL = "content/events/2026-12-03-trim.md", "content/articles/2026/2026-11-17-oil.md"
ISSUE = "newsletters/2026-11-20.md"
PAGES = (JOIN, HOME, LIGHT, TRIM, OIL, ISSUE)
PLAIN = "---\ntitle: A page\nsummary: What it is.\n---\nWords.\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><circle r="1"/></svg>'
# What `lang` may say, folders of languages, and what a page may say that it translates.
LANGUAGES = (
    "es",
    "ar",
    "fr-CA",
    "zh-Hant",
    "en",
    "en-US",
    "xx",
    "ES",
    "e",
    "english",
    "es_MX",
    "toolkit",
    "''",
    "[es]",
    "null",
    "es-",
    "und",
    "de-1996",
    "no",
    "on",
)
FOLDERS = (
    "es",
    "ar",
    "fr-CA",
    "zh-hant",
    "en",
    "xx",
    "ES",
    "pt-br",
    "go",
    "api",
    "img",
)
ORIGINALS = (
    "../index.md",
    "../join.md",
    "../../events/2026-12-03-trim.md",
    "../../toolkit/light/index.md",
    "../../../toolkit/light/index.md",
    "../nowhere.md",
    "join.md",
    "/join/",
    "index.md",
    "../../articles/2026/2026-11-17-oil.md",
    "../../newsletters/2026-11-20.md",
    "https://lamps.example.gov/join/",
    "../join",
    "../topics.yml",
    "../pictures/lamp.svg",
    "",
    ".",
    "../../../../x.md",
    "[../join.md]",
    "../Join.md",
    "../join.md#x",
    "../join.md?x",
)
# Former addresses, right and wrong.
ALIASES = (
    "/old",
    "old",
    "/join/",
    "/join.html",
    "/toolkit/light/index.html",
    "/Join/",
    "/feeds/all.rss",
    "/feeds/all.rss/",
    "/404.html",
    "'/a b/'",
    "/../x/",
    "/caf%C3%A9/",
    "/café/",
    "/index.html",
    "/",
    "//",
    "/pictures/lamp.svg/x/",
    "/pictures/",
    "/assets/hub.css",
    "/assets/",
    "/topics/oil/",
    "/topics/oil.html",
    "/data/",
    "/join/x/",
    "/join.md",
    "/old.html/x/",
    "/old.html",
    "/old/index.html",
    "https://lamps.example.gov/old/",
    "/con/",
    "/x.",
    "/~old/",
    "/x?y=1",
    "/x#y",
    "/x:y/",
    "/search/",
    "/es/",
    "/toolkit/",
    "/events/2026-12-03-trim.ics",
    "/sitemap.xml",
    "/robots.txt",
    "/.well-known/",
    "/events/2026/",
    "/articles/2026/11/",
    "/newsletter/2026-11-20/",
    "/newsletters/2026-11-20/",
    "/content/join/",
    "[/a]",
    "{a: b}",
    "''",
    "/a/, /b/",
    "/OLD/",
    "/assets/cards/join.png/x/",
    "/pagefind/",
    "/search.json",
    "/a\\b/",
    "/%2e%2e/x/",
    "/%00/",
    "/x/../y/",
)
# Menus and other settings of MkDocs, as lines at the end of mkdocs.yml.
MENUS = (
    "nav:\n  - index.md\n",
    "nav:\n  - index.md\n  - nowhere.md\n",
    "nav:\n  - Home: index.md\n  - Light: toolkit/light/index.md\n  - Web: https://example.gov/\n",
    "nav: []\n",
    "nav: index.md\n",
    "nav:\n  - Join: join.md\n",
    "nav:\n  - A:\n    - join.md\n    - topics/oil.md\n  - articles/index.md\n",
    "nav:\n  - articles/2026/2026-11-17-oil.md\n",
    "nav:\n  - Home: /index.md\n",
    "nav:\n  - Home: content/index.md\n",
    "nav:\n  - toolkit/\n",
    "nav:\n  - Home: [index.md]\n",
    "nav:\n  - Home:\n",
    "nav:\n  - {}\n",
    "nav:\n  - index.md\n  - index.md\n",
    "nav:\n  - newsletter/2026-11-20.md\n",
    "nav:\n  - newsletters/2026-11-20.md\n",
    "nav:\n  - ../README.md\n",
    "nav:\n  - pictures/lamp.svg\n",
    "nav:\n  - join.html\n",
    "nav:\n  - join/\n",
    "nav:\n  - feeds/all.rss\n",
    'nav:\n - index.md\n - "*"\n',
    "nav:\n  Home: index.md\n",
    "nav: null\n",
    "nav:\n  - 3\n",
    "nav:\n  - Home: 3\n",
    "nav:\n  - events/2026-12-03-trim.md\n  - events/2026.md\n  - Join: join.md#x\n",
    "nav:\n  - Site: /\n",
    "nav:\n  - Mail: mailto:a@example.gov\n",
    "nav:\n  - newsletter/2026-11-27.md\n",
)
SETTINGS = (
    "use_directory_urls: false\n",
    "use_directory_urls: false\n",
    "use_directory_urls: true\n",
    "use_directory_urls: maybe\n",
    "use_directory_urls: 'false'\n",
    "use_directory_urls:\n",
    "use_directory_urls: no\n",
    "use_directory_urls: 0\n",
    "exclude_docs: |\n  /es/\n",
    "exclude_docs: |\n  topics/\n",
    "exclude_docs: |\n  topics.yml\n",
    "exclude_docs: |\n  [\n",
    "exclude_docs: |\n  !\n",
    "exclude_docs: |\n  *\n",
    "exclude_docs: |\n  index.md\n",
    "exclude_docs: |\n  /newsletter/\n",
    "exclude_docs: |\n  /newsletters/\n",
    "exclude_docs: |\n  **/light/**\n",
    "exclude_docs: ''\n",
    "exclude_docs: join.md\n",
    "exclude_docs: 3\n",
    "exclude_docs: null\n",
    "exclude_docs: |\n  # remark\n  join.md # why\n",
    "exclude_docs: |\n  JOIN.md\n",
    "exclude_docs: |\n  content/join.md\n",
    "draft_docs: |\n  index.md\n",
    "draft_docs: |\n  *\n",
    "draft_docs: |\n  *.md\n  !index.md\n",
    "draft_docs: |\n  topics/\n",
    "not_in_nav: |\n  *\n",
    "not_in_nav: 3\n",
    "not_in_nav: |\n  /nothing.md\n",
    "not_in_nav: [a]\n",
    "docs_dir: docs\n",
    "site_dir: content/site\n",
    "site_dir: .\n",
    "strict: true\n",
    "strict: false\n",
    "validation:\n  links:\n    absolute_links: relative_to_docs\n",
    "extra_css: [x.css]\n",
    "extra_javascript: [x.js]\n",
    "extra_css: [assets/x.css]\n",
    "hooks: [nothing.py]\n",
    "plugins: []\n",
    "site_name: 3\n",
    "site_url: ''\n",
    "theme: {name: material}\n",
    "theme: {name: nothing}\n",
    "theme: {name: mkdocs, custom_dir: overrides}\n",
    "copyright: <b>x</b>\n",
    "markdown_extensions: [admonition]\n",
    "nothing: x\n",
    "extra: {x: y}\n",
    "watch: [nothing]\n",
    "edit_uri: edit/main/content/\n",
    "edit_uri: ''\n",
    "repo_url: nothing\n",
    "remote_branch: x\n",
    "dev_addr: nothing\n",
    "dev_addr: 127.0.0.1:99999\n",
    "extra_templates: [x.html]\n",
    "config_file_path: x\n",
    "site_author: [x]\n",
    "site_description: 3\n",
    "hooks: []\n",
    "\tx: y\n",
    "site_name: Lamp Hub\n",
    "INHERIT: base.yml\n",
    "INHERIT: mkdocs.yml\n",
)
# Pictures in every spelling.
PICTURES = (
    "![x](pictures/lamp.svg)",
    "![x](../pictures/lamp.svg)",
    "![x](../../pictures/lamp.svg)",
    "![x](../../../pictures/lamp.svg)",
    '<img src="pictures/lamp.svg" alt="x">',
    '<img src="../pictures/lamp.svg" alt="x">',
    "<img src=../../pictures/lamp.svg alt=x>",
    '<img alt="x">',
    '<img src="" alt="x">',
    "![x](/pictures/lamp.svg)",
    '<img src="/pictures/lamp.svg" alt="x">',
    "![x](https://lamps.example.gov/pictures/lamp.svg)",
    "![x](https://lamps.example.gov/pictures/nothing.svg)",
    "![x](pictures/Lamp.svg)",
    "![x](./pictures/lamp.svg)",
    "![x](pictures//lamp.svg)",
    "![x](pictures\\lamp.svg)",
    "![x](<pictures/lamp.svg>)",
    "![x](pictures/lamp.svg 'A lamp')",
    "![x][p]\n\n[p]: pictures/lamp.svg",
    "![p]\n\n[p]: pictures/nothing.svg",
    "![x](pictures/lamp.svg?raw=true)",
    "![x](pictures/lamp.svg#a)",
    "![x](pictures/lamp%2Esvg)",
    "![x](data:image/png;base64,iVBORw0KGgo=)",
    "![x](file:///etc/passwd)",
    "![x](C:\\pictures\\lamp.svg)",
    "![x](//example.gov/x.png)",
    "![x](https://example.gov/x.png)",
    '<picture><source srcset="pictures/lamp.svg"><img src="pictures/lamp.svg" alt="x"></picture>',
    '<picture><source srcset="pictures/nothing.svg 2x"><img src="pictures/lamp.svg" alt="x"></picture>',
    '<img src="pictures/lamp.svg" srcset="pictures/no.svg 2x" alt="x">',
    '<img src="pictures/lamp.svg" alt="x" onerror="x">',
    "![x](pictures/)",
    "![x](join.md)",
    "![x](pictures)",
    "![x]()",
    "![]()",
    "[![x](pictures/lamp.svg)](join.md)",
    "[![x](pictures/no.svg)](no.md)",
    "![x](pictures/lamp.svg){ width=40 }",
    "![x](pictures/my lamp.svg)",
    "![x](<pictures/my lamp.svg>)",
    "![x](pictures/my%20lamp.svg)",
    "![x](pictures/lämp.svg)",
    "![x](pictures/l%C3%A4mp.svg)",
    '<a href="pictures/lamp.svg" download>x</a>',
    '<video src="pictures/lamp.svg" controls></video>',
    '<video controls poster="pictures/no.svg"><source src="pictures/no.mp4"></video>',
    '<audio src="pictures/no.mp3"></audio>',
    '<object data="pictures/lamp.svg"></object>',
    '<svg><circle r="1"/></svg>',
    '<input type="image" src="pictures/no.svg">',
    '<table background="no.png"><tr><td>x</td></tr></table>',
    "<IMG SRC='pictures/lamp.svg' ALT='x'>",
    '<img\nsrc="pictures/no.svg"\nalt="x">',
    "`![x](no.png)`",
    "| a |\n| - |\n| ![x](no.png) |",
    "- ![x](no.png)",
    "> ![x](no.png)",
    "word[^n]\n\n[^n]: ![x](no.png)",
    "<details><summary>x</summary>\n\n![x](no.png)\n\n</details>",
    "<!-- ![x](no.png) -->",
    "\\![x](no.png)",
    "![x](assets/hub.css)",
    "![x](assets/icon.svg)",
    "![x](../assets/icon.svg)",
    "![x](favicon.ico)",
)
# Names of files that are pages, data, or nothing.
NAMES = (
    "content/Join.md",
    "content/JOIN.MD",
    "content/join.Md",
    "content/toolkit/Light/index.md",
    "content/toolkit/light/Index.md",
    "content/Index.md",
    "content/events/2026-12-03-Trim.md",
    "content/café.md",
    "content/café.md",
    "content/a b.md",
    "content/a#b.md",
    "content/a?b.md",
    "content/a%20b.md",
    "content/a.b.md",
    "content/.md",
    "content/x..md",
    "content/con.md",
    "content/x .md",
    "content/ x.md",
    "content/🎉.md",
    "content/日本語.md",
    "content/a&b.md",
    "content/a'b.md",
    'content/a"b.md',
    "content/a:b.md",
    "content/a\\b.md",
    "content/a\nb.md",
    "content/join/index.md",
    "content/join/x.md",
    "content/toolkit/light/extra/index.md",
    "content/toolkit/light/index/index.md",
    "content/toolkit/index.md",
    "content/events/index.md",
    "content/articles/index.md",
    "content/articles/2026/index.md",
    "content/topics/oil.md",
    "content/topics/index.md",
    "content/topics/oil.yml",
    "content/topics/wick.yml",
    "content/sources/daily.yml",
    "content/feeds/index.md",
    "content/newsletter/index.md",
    "content/newsletter/2026-11-20.md",
    "content/search/index.md",
    "content/search.md",
    "content/my-topics.md",
    "content/my-topics/index.md",
    "content/assessment/index.md",
    "content/assessment/x.yml",
    "content/events/2026.md",
    "content/events/x.md",
    "content/events/2026-12-03.md",
    "content/events/2026-13-03-x.md",
    "content/articles/2026/11.md",
    "content/articles/2025/2026-11-17-oil.md",
    "content/articles/2026/oil.md",
    "content/articles/sources/daily.md",
    "content/about.markdown",
    "content/about.mdx",
    "content/about",
    "content/about.html",
    "content/about.md.txt",
    "content/about.docx",
    "content/404.md",
    "content/404.html",
    "content/index.html",
    "content/join.html",
    "content/robots.txt",
    "content/sitemap.xml",
    "content/_headers",
    "content/assets/hub.css",
    "content/assets/x.css",
    "content/CNAME",
    "content/.nojekyll",
    "content/Thumbs.db",
    "content/~$x.docx",
    "content/x.md~",
    "content/#x.md#",
    "content/x.md.orig",
    "content/README.md",
    "content/toolkit/light/README.md",
    "newsletters/README.md",
    "newsletters/2026-11-20-x.md",
    "newsletters/2026-11-20.MD",
    "newsletters/2026-11-21.md",
    "newsletters/es/2026-11-20.md",
    "newsletters/pictures/x.png",
    "newsletters/x.yml",
    "content/es/join.md",
    "content/es/topics/oil.yml",
    "content/synonyms.yml",
    "content/sources.yml",
    "content/topics.yml",
    "content/data/x.json",
    "content/data/events.json",
    "content/llms.txt",
    "content/.well-known/security.txt",
    "content/events/2026-12-03-trim.ics",
    "content/toolkit/dark/index.md",
    "content/toolkit/x.md",
    "content/toolkit/light/events/index.md",
    "mkdocs.yaml",
    "overrides/main.html",
    "overrides/templates/site/event.html.j2",
    "hooks.py",
    "content/index/index.md",
    "content/index/x.md",
)
# Lines of front matter, by their files; starts of an event; entries of the list of topics.
FIELDS = (
    ("content/events/2026-12-03-trim.md", "repeat: every week until 2027-03-31"),
    ("content/events/2026-12-03-trim.md", "repeat: every 2 weeks until 2027-03-31, except 2026-12-24"),
    ("content/events/2026-12-03-trim.md", "repeat: every week"),
    ("content/events/2026-12-03-trim.md", "repeat: every week until 2020-01-01"),
    ("content/events/2026-12-03-trim.md", "repeat: every first tuesday until 2027-03-31"),
    ("content/events/2026-12-03-trim.md", "repeat: every thursday until 2027-01-31"),
    ("content/events/2026-12-03-trim.md", "repeat: also on 2026-12-18"),
    ("content/events/2026-12-03-trim.md", "repeat: also on 2026-12-03"),
    ("content/events/2026-12-03-trim.md", "repeat: every day until 2099-01-01"),
    ("content/events/2026-12-03-trim.md", "repeat: weekly"),
    ("content/events/2026-12-03-trim.md", "repeat: []"),
    ("content/events/2026-12-03-trim.md", "repeat: every 0 weeks until 2027-03-31"),
    ("content/events/2026-12-03-trim.md", "repeat: every week until 2027-03-31, except 2026-12-11"),
    ("content/events/2026-12-03-trim.md", "repeat: every month until 2027-03-31"),
    ("content/events/2026-12-03-trim.md", "repeat: every year until 2027-03-31"),
    ("content/events/2026-12-03-trim.md", "repeat: every week until 2026-12-03"),
    ("content/events/2026-12-03-trim.md", "repeat: every week until 2027-02-30"),
    ("content/events/2026-12-03-trim.md", "repeat: cada semana hasta 2027-03-31"),
    ("content/events/2026-12-03-trim.md", "timezone: EST"),
    ("content/events/2026-12-03-trim.md", "timezone: America/Denver"),
    ("content/events/2026-12-03-trim.md", "timezone: UTC"),
    ("content/events/2026-12-03-trim.md", "timezone: Nowhere/City"),
    ("content/events/2026-12-03-trim.md", "timezone: GMT+5"),
    ("content/events/2026-12-03-trim.md", "timezone:"),
    ("content/events/2026-12-03-trim.md", "timezone: Eastern"),
    ("content/events/2026-12-03-trim.md", "place: Online"),
    ("content/events/2026-12-03-trim.md", "place: 4"),
    ("content/events/2026-12-03-trim.md", "place: [a]"),
    ("content/events/2026-12-03-trim.md", "cost: 0"),
    ("content/events/2026-12-03-trim.md", "cost: yes"),
    ("content/events/2026-12-03-trim.md", "host:"),
    ("content/events/2026-12-03-trim.md", "url: www.example.gov"),
    ("content/events/2026-12-03-trim.md", "recording: x"),
    ("content/events/2026-12-03-trim.md", "accommodations: help@example.gov"),
    ("content/events/2026-12-03-trim.md", "accommodations: call us"),
    ("content/events/2026-12-03-trim.md", "all_day: true"),
    ("content/events/2026-12-03-trim.md", "topics: oil"),
    ("content/events/2026-12-03-trim.md", "topics:\n- oil"),
    ("content/events/2026-12-03-trim.md", "topics: [oil, oil]"),
    ("content/events/2026-12-03-trim.md", "topics: [Oil]"),
    ("content/events/2026-12-03-trim.md", "topics: {oil: x}"),
    ("content/events/2026-12-03-trim.md", "topics: []"),
    ("content/events/2026-12-03-trim.md", "topics: [2026]"),
    ("content/articles/2026/2026-11-17-oil.md", "kind: story"),
    ("content/articles/2026/2026-11-17-oil.md", "note: See <script>"),
    ("content/articles/2026/2026-11-17-oil.md", "note: '[x](nowhere.md)'"),
    ("content/articles/2026/2026-11-17-oil.md", "note: '[x](../../nowhere.md)'"),
    ("content/articles/2026/2026-11-17-oil.md", "authors: Ana"),
    ("content/articles/2026/2026-11-17-oil.md", "authors: [Ana, 3]"),
    ("content/articles/2026/2026-11-17-oil.md", "authors: [{name: x}]"),
    ("content/articles/2026/2026-11-17-oil.md", "issue: 2026-12-11"),
    ("content/articles/2026/2026-11-17-oil.md", "issue: 2026-12-12"),
    ("content/articles/2026/2026-11-17-oil.md", "issue: soon"),
    ("content/articles/2026/2026-11-17-oil.md", "image: ../../pictures/lamp.svg"),
    ("content/articles/2026/2026-11-17-oil.md", "image: ../../pictures/lamp.svg\nalt: A lamp"),
    ("content/articles/2026/2026-11-17-oil.md", "image: https://example.gov/x.png\nalt: A lamp"),
    ("content/articles/2026/2026-11-17-oil.md", "alt: A lamp"),
    ("content/articles/2026/2026-11-17-oil.md", "image: ../../pictures/no.svg\nalt: x"),
    ("content/articles/2026/2026-11-17-oil.md", "added: 2026-11-18"),
    ("content/articles/2026/2026-11-17-oil.md", "added: 2099-01-01"),
    ("content/articles/2026/2026-11-17-oil.md", "draft: maybe"),
    ("content/articles/2026/2026-11-17-oil.md", "draft: yes"),
    ("content/toolkit/light/index.md", "review_every: 12"),
    ("content/toolkit/light/index.md", "review_every: x"),
    ("content/toolkit/light/index.md", "review_every: 0"),
    ("content/toolkit/light/index.md", "owner: 3"),
    ("content/toolkit/light/index.md", "order: 1"),
    ("content/toolkit/light/index.md", "order: x"),
    ("content/toolkit/light/index.md", "order: -1"),
    ("content/toolkit/light/index.md", "time: 3"),
    ("content/toolkit/light/index.md", "people: [a]"),
    ("content/toolkit/light/index.md", "bring: x"),
    ("content/toolkit/light/index.md", "leaves: x"),
    ("content/toolkit/light/index.md", "picture: x.svg"),
    ("content/toolkit/light/index.md", "picture: {wide: x.svg, tall: x.svg, caption: x, table: [[a]]}"),
    (
        "content/toolkit/light/index.md",
        "picture: {wide: ../../pictures/lamp.svg, tall: ../../pictures/lamp.svg, caption: x, table: [[a], [b]]}",
    ),
    ("content/toolkit/light/index.md", "resources: [{title: x, url: https://example.gov/, kind: guide, publisher: P}]"),
    ("content/toolkit/light/index.md", "resources: [{title: x}]"),
    ("content/toolkit/light/index.md", "resources: x"),
    (
        "content/toolkit/light/index.md",
        "resources: [{title: x, url: https://example.gov/, kind: no, publisher: P, year: x}]",
    ),
    ("content/join.md", "topics: [oil]"),
    ("content/join.md", "hide: [toc]"),
    ("content/join.md", "template: x.html"),
    ("content/join.md", "search: {exclude: true}"),
    ("content/join.md", "tags: [x]"),
    ("content/join.md", "description: x"),
    ("content/join.md", "date: 2026-11-20"),
    ("content/join.md", "author: x"),
    ("content/join.md", "icon: x"),
    ("content/join.md", "draft: true"),
    ("content/join.md", "draft: True"),
    ("content/join.md", "draft: 'true'"),
    ("content/join.md", "draft: 1"),
    ("content/index.md", "draft: true"),
    ("content/join.md", "lang: es"),
    ("content/join.md", "lang: no"),
    ("content/join.md", "lang: ar"),
    ("content/join.md", "dir: rtl"),
    ("content/join.md", "translation_of: index.md"),
    ("content/index.md", "lang: es"),
    ("content/events/2026-12-03-trim.md", "lang: fr"),
    ("content/events/2026-12-03-trim.md", "lang: xx"),
    ("content/articles/2026/2026-11-17-oil.md", "lang: ar"),
    ("content/articles/2026/2026-11-17-oil.md", "translation_of: ../../join.md"),
    ("newsletters/2026-11-20.md", "lang: es"),
    ("newsletters/2026-11-20.md", "lang: xx"),
    ("newsletters/2026-11-20.md", "translation_of: 2026-11-27.md"),
    ("newsletters/2026-11-20.md", "number: 3"),
    ("newsletters/2026-11-20.md", "number: x"),
    ("newsletters/2026-11-20.md", "number: 0"),
    ("newsletters/2026-11-20.md", "status: sent"),
    ("newsletters/2026-11-20.md", "status: ready"),
    ("newsletters/2026-11-20.md", "editor: Ana"),
    ("newsletters/2026-11-20.md", "editor: [x]"),
    ("newsletters/2026-11-20.md", "composed: 2026-11-19"),
    ("newsletters/2026-11-20.md", "composed: x"),
    ("newsletters/2026-11-20.md", "corrected: [{day: 2026-11-21, words: x}]"),
    ("newsletters/2026-11-20.md", "corrected: x"),
    ("newsletters/2026-11-20.md", "topic: oil"),
    ("newsletters/2026-11-20.md", "preheader: x"),
)
STARTS = (
    "2027-03-14 02:30",
    "2026-11-01 01:30",
    "2026-12-03",
    "2026-12-04 13:00",
    "2026-12-03 13:00:00",
    "2026-12-03T13:00",
    "2026-12-03 13:00-05:00",
    "2026-12-03 25:00",
    "2026-12-03 1pm",
    "2026-12-03 24:00",
    "12/03/2026 13:00",
    "tomorrow",
    "2026-12-3 13:00",
    "'2026-12-03 13:00'",
    "[2026-12-03]",
    "0001-01-01 00:00",
    "9999-12-31 23:59",
    "2026-12-03 13:00Z",
    "1300-12-03 13:00",
)
TOPICS = (
    "- {slug: oil, title: Again, summary: x}\n",
    "- {slug: Oil, title: X, summary: x}\n",
    "- {slug: a b, title: X, summary: x}\n",
    "- {slug: wick, title: Wick, summary: x, aliases: [cx, light]}\n",
    "- {slug: wick, title: Wick, summary: x, aliases: [oil]}\n",
    "- {slug: wick, title: Wick, summary: x, aliases: ['Big Wick', wick]}\n",
    "- {slug: wick, title: Wick, summary: x, area: dark}\n",
    "- {slug: wick, title: Wick, summary: x, area: light, order: 1}\n",
    "- {slug: wick, title: Wick, summary: x, featured: [https://example.gov/]}\n",
    "- {slug: wick, title: Wick, summary: x, featured: [nowhere.md]}\n",
    "- {slug: wick, title: Wick, summary: x, featured: [toolkit/light/index.md]}\n",
    "- {slug: wick, title: Wick, summary: x, translations: {es: {title: Mecha, summary: y}}}\n",
    "- {slug: wick, title: Wick, summary: x, translations: {xx: {title: Mecha}}}\n",
    "- {slug: wick}\n",
    "- wick\n",
    "wick: x\n",
    "- {slug: index, title: X, summary: x}\n",
    "- {slug: con, title: X, summary: x}\n",
    "- {slug: articles, title: X, summary: x}\n",
    "- {slug: oil-and-wick, title: X, summary: '[x](no.md) <b>'}\n",
)
# What a file of YAML may hold that is no page.
DATA = (
    "",
    "{}",
    "[]",
    "null",
    "title: Wick\nsummary: It burns.\n",
    "- {slug: wick, title: Wick, summary: It burns.}\n",
)
# The settings as another file may inherit them: what is above, and what stays.
INHERITED: tuple[tuple[str | None, str], ...] = (
    (None, ""), (None, "use_directory_urls: false\n"), (None, "site_name: Own\n"), (None, "plugins: [hub]\n"),
    (None, "exclude_docs: |\n  /join.md\n"), (None, "plugins:\n  - hub:\n      timezone: America/Denver\n"),
    (None, "nav:\n  - nowhere.md\n"), (None, "site_name: !ENV [NOTHING, Given]\n"), ("\t", ""), ("[a]", ""), ("", ""),
)  # fmt: skip
# What becomes of the bytes of a file: empty, other marks and ends of lines, other encodings, tabs, twice, cut.
BYTES: tuple[Callable[[bytes], bytes], ...] = (
    lambda _: b"",
    lambda text: b"\xef\xbb\xbf" + text,
    lambda text: b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"),
    lambda text: text.replace(b"\n", b"\r\n"),
    lambda text: text.replace(b"\n", b"\r"),
    lambda text: text.decode().encode("utf-16"),
    lambda text: text.replace(b"free", b"fr\xe9e"),
    lambda text: text + b"\0",
    lambda text: text + b"\xff\xfe",
    lambda text: text.replace(b": ", b":\t", 1),
    lambda text: text.replace(b"\n", b"\n\t", 1),
    lambda text: text.replace(b"---", b"---   ", 1),
    lambda text: text.replace(b"\n---", b"", 1),
    lambda text: b"\n" + text,
    lambda text: b" " + text,
    lambda text: text + text,
    lambda text: text.replace(b"\n", b"\n\n"),
    lambda text: text.rstrip(b"\n"),
    lambda text: text.replace(b"\n", "\u2028".encode(), 2),
    lambda text: text.replace(b"summary", "\u0455ummary".encode()),
)


def pages(root: Path) -> list[Path]:
    """The files of pages that are there."""
    return [root / path for path in PAGES if (root / path).is_file()]


def read(file: Path) -> str:
    """What a file says, whatever its bytes are."""
    return file.read_bytes().decode(errors="replace")


def write(file: Path, text: str) -> None:
    """Put a text into a file as it is, unless something else is in its place or no system takes the name."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode(errors="surrogatepass"))
    except OSError:
        return


def with_line(text: str, line: str) -> str:
    """A page with a line at the beginning of its front matter."""
    return text.replace("\n", f"\n{line}\n", 1)


def end_with(root: Path, name: str, text: str) -> None:
    """Put something at the end of a file."""
    write(root / name, f"{read(root / name)}\n{text}\n")


def translate(root: Path, dice: random.Random) -> None:
    """Keep a page in another language, in the folder of that or beside it."""
    file = dice.choice(pages(root))
    path, folder = file.relative_to(root).as_posix(), dice.choice((*FOLDERS, ""))
    beside = file.with_name(file.name.replace(".md", dice.choice((".es.md", "-es.md"))))
    text = read(file).replace("https://daily", "https://other")
    if dice.random() < 0.8:
        text = with_line(text, f"lang: {dice.choice(LANGUAGES)}")
    if dice.random() < 0.8:
        text = with_line(text, f"translation_of: {dice.choice(ORIGINALS)}")
    within = root / path.replace("content/", f"content/{folder}/", 1)
    write(within if folder and path.startswith("content/") else beside, text)


def add_alias(root: Path, dice: random.Random) -> None:
    """Give one page or two a former address."""
    for file in dice.sample(pages(root), 2):
        write(file, with_line(read(file), f"aliases: [{dice.choice(ALIASES)}, {dice.choice(ALIASES)}]"))


def add_settings(root: Path, dice: random.Random) -> None:
    """Write what MkDocs itself reads."""
    end_with(root, "mkdocs.yml", dice.choice(dice.choice((MENUS, SETTINGS))))


def inherit(root: Path, dice: random.Random) -> None:
    """Put the settings, or a part of them, into a file above."""
    above, own = dice.choice(INHERITED)
    name = dice.choice(("base.yml", "conf/base.yml", "../outside.yml"))
    write(root / name, read(root / "mkdocs.yml") if above is None else above)
    write(root / "mkdocs.yml", f"INHERIT: {dice.choice((name, name, 'base.yaml'))}\n{own}")


def add_picture(root: Path, dice: random.Random) -> None:
    """Show a picture, perhaps one with an odd name that is there."""
    end_with(root, dice.choice(pages(root)).relative_to(root).as_posix(), dice.choice(PICTURES))
    decomposed = unicodedata.normalize("NFD", "l\u00e4mp.svg")
    write(root / "content/pictures" / dice.choice(("my lamp.svg", "l\u00e4mp.svg", decomposed, "Lamp.svg")), SVG)


def add_name(root: Path, dice: random.Random) -> None:
    """Put a page, or no page, where its name may mean something, and lead to it."""
    path = root / dice.choice(NAMES)
    write(path, dice.choice((PLAIN, PLAIN, read(dice.choice(pages(root))), *DATA)))
    end_with(root, dice.choice(pages(root)).relative_to(root).as_posix(), f"[a](<{path.name}>)")


def add_link(root: Path, dice: random.Random) -> None:
    """Put a symbolic link where files are looked for."""
    names = ("linked.md", "linked", "toolkit/light/linked.md", "pictures/linked.svg", "es", ".#join.md")
    place = root / "content" / dice.choice(names)
    aims = (root / JOIN, root / TRIM, root / "content", root, root / "nowhere", "/etc/passwd", "/dev/null", "linked.md")
    if not place.exists() and not place.is_symlink():
        place.symlink_to(dice.choice(aims))


def change_bytes(root: Path, dice: random.Random) -> None:
    """Save a file as another program would, or badly."""
    files = [*pages(root), root / "mkdocs.yml", root / "content/topics.yml"]
    file = dice.choice([file for file in files if file.is_file()])
    file.write_bytes(dice.choice(BYTES)(read(file).encode()))


def repeat_key(root: Path, dice: random.Random) -> None:
    """Write a line of front matter twice, as it is or another way."""
    file = dice.choice(pages(root))
    lines = read(file).split("\n")
    line = dice.choice(lines[1:3])
    write(file, with_line("\n".join(lines), dice.choice((line, line.title(), f"{line} x", line.split(":")[0] + ":"))))


def write_field(root: Path, dice: random.Random) -> None:
    """Write a line of front matter anew, or the hour of an event."""
    path, line = dice.choice((*FIELDS, *((TRIM, f"start: {start}") for start in STARTS)))
    if (root / path).is_file():
        rest = re.sub(rf"^{line.partition(':')[0]}:.*\n", "", read(root / path), flags=re.MULTILINE)
        write(root / path, with_line(rest, line))


def add_topic(root: Path, dice: random.Random) -> None:
    """Add a topic to the list, or in a file of its own."""
    if dice.random() < 0.7:
        end_with(root, "content/topics.yml", dice.choice(TOPICS))
    else:
        write(
            root / f"content/topics/{dice.choice(('wick', 'oil', 'Wick', 'a b', 'index', 'es'))}.yml", dice.choice(DATA)
        )


CHANGES: tuple[Change, ...] = (
    translate,
    translate,
    add_alias,
    add_settings,
    add_settings,
    inherit,
    add_picture,
    add_name,
    add_name,
    add_link,
    change_bytes,
    repeat_key,
    write_field,
    write_field,
    add_topic,
)
