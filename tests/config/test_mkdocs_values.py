"""What MkDocs would refuse in mkdocs.yml is told before it starts, with file, line and what to write."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from mkdocs.config.defaults import MkDocsConfig

from hub.check import runner
from hub.config import hub_settings, mkdocs_values
from hub.errors import HubError
from hub.site.mkdocs import site_build
from tests.hubs import LAMPS

if TYPE_CHECKING:
    from pathlib import Path

# MkDocs' own, which nobody may set, or no longer.
INTERNAL = {"config_file_path", "mdx_configs", "pages", "google_analytics"}
PAGE = "is not a page; write the path of a page, such as about.md, or a title before it: `About: about.md`"
LIST = "is not a list; write each of its entries in a line of its own, after a hyphen"
SEEN = "is not a page of the site, seen from content/"
WRITE = "write the path of a file under content/"
# What is added to the settings, from their line 24 on, and what is said of it.
BAD = {
    "nav: index.md": f"24:1: 112 nav: 'index.md' {LIST}",
    "nav: {Home: index.md}": f"24:1: 112 nav: a mapping {LIST}",
    "nav: [3]": f"24:7: 112 nav: 3 {PAGE}",
    "nav: [{Home: }]": f"24:8: 112 nav: nothing {PAGE}",
    "nav: [{A: a.md, B: b.md}]": f"24:7: 112 nav: a mapping {PAGE}",
    "nav: [{About: [{Join: 3}]}]": f"24:17: 112 nav: 3 {PAGE}",
    "nav: [index.md, nowhere.md]": f"24:17: 001 nav: nowhere.md {SEEN}; {WRITE}",
    "nav: [index.md, jion.md]": f'24:17: 001 nav: jion.md {SEEN}; did you mean "join.md"?',
    "nav: [{Join: /join.md}]": f'24:8: 001 nav: /join.md {SEEN}; did you mean "join.md"?',
    "nav: [{Join: join/}]": f'24:8: 001 nav: join/ {SEEN}; did you mean "join.md"?',
    "nav: [{Join: ''}]": f'24:8: 001 nav: nothing {SEEN}; did you mean "index.md"?',
    "nav: [../newsletters/2026-11-20.md]": (
        f'24:7: 001 nav: ../newsletters/2026-11-20.md {SEEN}; did you mean "newsletter/2026-11-20.md"?'
    ),
    "nav: [newsletter/2026-11-27.md]": f"24:7: 001 nav: newsletter/2026-11-27.md {SEEN}",
    "extra_css: [x.css]": f"24:13: 001 extra_css: there is no file x.css; {WRITE}",
    "extra_css: x.css": f"24:1: 112 extra_css: 'x.css' {LIST}",
    "extra_javascript: [{path: x.js, defer: true}]": f"24:21: 001 extra_javascript: there is no file x.js; {WRITE}",
    "extra_templates: [x.html]": f"24:19: 001 extra_templates: there is no file x.html; {WRITE}",
    "hooks: [nothing.py]": (
        "24:9: 112 hooks: there is no file nothing.py; write the path of a file, seen from this one"
    ),
    "watch: [nothing]": "24:9: 112 watch: there is no file nothing; write the path of a file, seen from this one",
    "edit_uri: edit/main/": ("24:1: 112 edit_uri: edit/main/ needs the address before it; add a line `repo_url: …`"),
    "site_author: [x]": "24:1: 112 site_author: a list is not text",
    "strict: 3": "24:1: 112 strict: 3 is neither true nor false; write `true` or `false`",
    "use_directory_urls: maybe": (
        "24:1: 112 use_directory_urls: 'maybe' is neither true nor false; write `true` or `false`"
    ),
    "site_descripton: x": "24:1: 111 'site_descripton' is not a known key; did you mean \"site_description\"?",
    "plugins: []": "24:1: 103",
}
# What MkDocs takes, so that a hub with it is built.
GOOD = (
    "nav: [index.md, {Join: join.md}, {Light: [toolkit/light/index.md, topics/oil.md]}, {Web: https://example.gov/}]",
    "nav: [newsletter/2026-11-20.md, events/2026.md, {Mail: mailto:a@example.gov}, {Feed: feeds/all.rss}]",
    "nav:",
    "nav: []",
    "extra_css: [https://example.gov/x.css]",
    "extra_javascript: [pictures/lamp.svg]",
    "watch: [content]",
    "use_directory_urls: false",
    "repo_url: https://code.example.gov/lamps\nedit_uri: edit/main/content/",
    "edit_uri: ''",
    "validation: {links: {absolute_links: info}}",
)


def made(root: Path, more: str) -> Path:
    """A hub whose settings end with some lines."""
    shutil.copytree(LAMPS, root, ignore=shutil.ignore_patterns(".hub"))
    settings = (root / "mkdocs.yml").read_text("utf-8").replace("dev_addr: 127.0.0.1:8000\n", "")
    (root / "mkdocs.yml").write_text(f"{settings}{more}\n", "utf-8")
    return root


@pytest.mark.parametrize("more", BAD)
def test_what_mkdocs_would_refuse(more: str, tmp_path: Path) -> None:
    """The check names the line, and so does a build."""
    root = made(tmp_path / "hub", more)
    said = [str(one) for one in runner.check(root).of("error") if one.path == "mkdocs.yml"]
    assert [one.removeprefix("mkdocs.yml:")[: len(BAD[more])] for one in said[:1]] == [BAD[more]]
    with pytest.raises(HubError) as refusal:
        site_build.build(root)
    assert str(refusal.value).startswith(f"mkdocs.yml:{BAD[more]}")


@pytest.mark.slow
@pytest.mark.parametrize("more", GOOD)
def test_what_mkdocs_takes(more: str, tmp_path: Path) -> None:
    """A menu of pages, lists and addresses, and files that are there."""
    root = made(tmp_path / "hub", more)
    assert runner.check(root).of("error") == ()
    assert site_build.build(root).is_dir()


def test_files_of_a_theme_of_ones_own(tmp_path: Path) -> None:
    """A style sheet may be in the folder of the hub's own templates."""
    root = made(tmp_path / "hub", "extra_css: [own.css]")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(
        settings.replace("theme: mkdocs", "theme: {name: mkdocs, custom_dir: overrides}"), "utf-8"
    )
    (root / "overrides").mkdir()
    (root / "overrides" / "own.css").write_text("p { color: red }", "utf-8")
    assert runner.check(root).of("error") == ()
    assert (site_build.build(root) / "own.css").is_file()


@pytest.mark.parametrize("setting", ["logo: pictures/lmap.svg", "font: lamp.woff2"])
def test_files_of_the_look(setting: str, tmp_path: Path) -> None:
    """A logo and a font are there, or the settings say so: else each page would lack them."""
    root = made(tmp_path / "hub", "")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(
        settings.replace("      newsletter:", f"      theme: {{{setting}}}\n      newsletter:")
    )
    key, path = setting.split(": ")
    (said,) = runner.check(root).of("error")
    assert f"001 {key}: there is no file {path}; {WRITE}" in str(said)
    with pytest.raises(HubError, match="there is no file"):
        site_build.build(root)
    (root / "content" / path).write_bytes(b"wOF2" if key == "font" else b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert runner.check(root).of("error") == ()


def test_a_look_without_files(tmp_path: Path) -> None:
    """A logo and a font that are left empty are none."""
    root = made(tmp_path / "hub", "")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    look = "      theme: {logo: , font: null}\n      newsletter:"
    (root / "mkdocs.yml").write_text(settings.replace("      newsletter:", look), "utf-8")
    assert runner.check(root).of("error") == ()


def test_every_setting_of_mkdocs_is_known() -> None:
    """What the installed MkDocs can read is a known key, so that none is called a mistake."""
    known = {*hub_settings.MKDOCS, *mkdocs_values.FIELDS, *mkdocs_values.READ_ELSEWHERE}
    every = {name for name, _ in MkDocsConfig._schema}  # noqa: SLF001  it has no other list
    assert every - INTERNAL <= known
