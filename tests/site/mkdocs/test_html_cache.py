"""MkDocs' pages are converted again where anything that they are made of changed, and only there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from hub.errors import HubError
from hub.site.mkdocs import html_cache, markdown_extension, site_build

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

WICK = "# Wick\n\nSee the [lamp](lamp.md#oil) or [below](#end).\n\n## End\n"
LAMP = "# Lamp\n\n## Oil\n"
SET = ("content", "toc", "title", "present_anchor_ids", "links_to_anchors")
SETTINGS = "site_name: Lamps\nplugins: []\nmarkdown_extensions: [attr_list]\n"


class Place:
    """A folder with the settings of a site, and the pages that are converted there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        (root / "docs").mkdir()
        self.settings(SETTINGS)

    def settings(self, text: str) -> None:
        """Write mkdocs.yml."""
        (self.root / "mkdocs.yml").write_text(text)

    def convert(self, texts: dict[str, str], *, excluded: str = "") -> tuple[dict[str, dict[str, Any]], int]:
        """What each page became, by its name, and how many of them were remembered."""
        config = load_config(str(self.root / "mkdocs.yml"))
        files = Files([File(name, config.docs_dir, config.site_dir, config.use_directory_urls) for name in texts])
        for file in files:
            (self.root / "docs" / file.src_uri).write_text(texts[file.src_uri])
            file.inclusion = InclusionLevel.EXCLUDED if file.src_uri == excluded else InclusionLevel.INCLUDED
        conversions = html_cache.Conversions(self.root, config, files)
        for values in conversions.known.values():
            values["content"] += "<!-- remembered -->"
        made = {file.src_uri: _made(conversions, file, config, files) for file in files}
        conversions.save()
        return made, sum(values["content"].endswith("<!-- remembered -->") for values in made.values())


def _made(conversions: html_cache.Conversions, file: File, config: MkDocsConfig, files: Files) -> dict[str, Any]:
    page = Page(None, file, config)
    page.read_source(config)
    conversions.render(page, config, files)
    values = {name: getattr(page, name) for name in SET}
    return values | {"toc": str(page.toc), "links_to_anchors": _named(values["links_to_anchors"])}


def _named(links: dict[File, dict[str, str]]) -> dict[str, dict[str, str]]:
    return {file.src_uri: anchors for file, anchors in links.items()}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A folder to convert pages in."""
    return Place(tmp_path)


def test_nothing_changed(place: Place) -> None:
    """All that a page was made into comes back."""
    first, none = place.convert({"wick.md": WICK, "lamp.md": LAMP})
    second, all_of_them = place.convert({"wick.md": WICK, "lamp.md": LAMP})
    for values in second.values():
        values["content"] = values["content"].removesuffix("<!-- remembered -->")
    assert (none, all_of_them, second) == (0, 2, first)
    assert first["wick.md"]["links_to_anchors"] == {"lamp.md": {"oil": "lamp.md#oil"}, "wick.md": {"end": "#end"}}
    assert first["wick.md"]["present_anchor_ids"] == {"wick", "end"}


def test_one_page_changed(place: Place) -> None:
    """The others are remembered."""
    place.convert({"wick.md": WICK, "lamp.md": LAMP})
    made, remembered = place.convert({"wick.md": f"{WICK}\nMore.\n", "lamp.md": LAMP})
    assert (remembered, "More." in made["wick.md"]["content"]) == (1, True)


def test_a_linked_page_moved(place: Place) -> None:
    """A link gets the new address of a page, from a page that is as it was."""
    place.convert({"wick.md": WICK, "lamp.md": LAMP})
    place.settings(f"{SETTINGS}use_directory_urls: false\n")
    made, remembered = place.convert({"wick.md": WICK, "lamp.md": LAMP})
    assert (remembered, 'href="lamp.html#oil"' in made["wick.md"]["content"]) == (0, True)


@pytest.mark.parametrize("kept", [{"wick.md": WICK}, {"wick.md": WICK, "lamp.md": LAMP}], ids=["gone", "excluded"])
def test_a_linked_page_is_gone(place: Place, caplog: pytest.LogCaptureFixture, kept: dict[str, str]) -> None:
    """A dead link is found at every build, although its page is as it was."""
    caplog.set_level("INFO", "mkdocs")
    place.convert({"wick.md": WICK, "lamp.md": LAMP})
    for _ in range(2):
        caplog.clear()
        place.convert(kept, excluded="lamp.md")
        assert "'wick.md' contains a link" in caplog.text


def test_a_page_that_was_missing(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    """A link that led nowhere is right as soon as its page exists."""
    place.convert({"wick.md": WICK})
    caplog.clear()
    made, _ = place.convert({"wick.md": WICK, "lamp.md": LAMP})
    assert ('href="../lamp/#oil"' in made["wick.md"]["content"], caplog.text) == (True, "")


@pytest.mark.parametrize(
    "settings",
    [
        "markdown_extensions: [pymdownx.snippets]",
        "markdown_extensions: [toc: {slugify: !!python/name:markdown.extensions.toc.slugify_unicode }]",
    ],
)
def test_nobody_can_tell(place: Place, settings: str) -> None:
    """Where an extension may read other files, or has options that are no data, nothing is remembered."""
    place.settings(f"site_name: Lamps\nplugins: []\n{settings}\n")
    place.convert({"lamp.md": LAMP})
    assert place.convert({"lamp.md": LAMP})[1] == 0
    assert not (place.root / html_cache.FILE).exists()


def test_which_extensions_are_pure() -> None:
    """Those of Python-Markdown by both of their names, and of PyMdown but for two; not an object."""
    assert markdown_extension.pure(["toc", "markdown.extensions.tables", "pymdownx.details"])
    assert not markdown_extension.pure(["toc", "lamps.extension"])
    assert not markdown_extension.pure([markdown_extension.HubExtension()])


def test_other_settings_and_other_files(place: Place) -> None:
    """What was kept with other options is forgotten, and so is a file that is none of ours."""
    place.convert({"lamp.md": LAMP})
    place.settings(f"{SETTINGS}  - toc: {{permalink: true}}\n".replace("[attr_list]", "\n  - attr_list"))
    assert place.convert({"lamp.md": LAMP})[1] == 0
    assert place.convert({"lamp.md": LAMP})[1] == 1
    (place.root / html_cache.FILE).write_text("{}")
    assert place.convert({"lamp.md": LAMP})[1] == 0


def test_a_wordless_picture_stops_every_build(root: Path) -> None:
    """A page that hub complains of is not remembered as a good one."""
    join = root / "content/join.md"
    join.write_text(join.read_text() + "\n![](pictures/lamp.svg)\n")
    for _ in range(2):
        with pytest.raises(HubError, match="has no words"):
            site_build.build(root)
