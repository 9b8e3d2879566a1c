"""The page around the views, and the files that follow from the settings of a hub: its colors, mark and words."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from hub.base import jinja, languages, script_catalog, translation
from hub.desk import view_registry
from hub.desk.desk_view import ViewDocument
from hub.inbox import editor_actions
from hub.site.outputs import stylesheet
from hub.site.pages import area_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

    from jinja2 import Environment

    from hub.content.settings import Config
    from hub.desk.desk_view import Answering


def language(config: Config) -> str:
    """Return the tag of the language that the desk of a hub speaks: that of the hub, English where it lacks words."""
    return config.language if translation.has_all(config.language, "desk") else translation.SOURCE


def page(config: Config, _: object) -> ViewDocument:
    """Return the page in which the views are shown."""
    words = (
        _templates(language(config))
        .get_template("desk.html.j2")
        .render(
            config=config,
            language=language(config),
            direction=languages.direction(language(config)),
            marks=area_marks.marks(config),
            views=view_registry.VIEWS,
            first=view_registry.FIRST,
            scripts=[*sorted(scripts()), CATALOG],
            editor=editor_actions.new_step(config).by,
        )
    )
    return ViewDocument(content_type="text/html; charset=utf-8", content=words.encode(), is_framed=False)


@cache
def _templates(spoken: str) -> Environment:
    return jinja.environment("hub.desk", language=spoken)


@cache
def scripts() -> Mapping[str, Traversable]:
    """Return the scripts of the desk by their names below /static/; no other file of the program can be asked for."""
    return dict(_below(resources.files("hub.desk").joinpath("static", "js"), "js/"))


def _below(folder: Traversable, before: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        name = f"{before}{entry.name}"
        if entry.is_dir():
            yield from _below(entry, f"{name}/")
        else:
            yield name, entry


def sheet(config: Config, _: object) -> ViewDocument:
    """Return the stylesheet: the colors and the type of the hub, the rules of the page, and those of each view."""
    folder = resources.files("hub.desk").joinpath("styles")
    files = (folder.joinpath(f"{name}.css") for name in ("frame", *(view.key for view in view_registry.VIEWS)))
    words = "\n".join([stylesheet.tokens(config), *(file.read_text(encoding="utf-8") for file in files)]).encode()
    return ViewDocument(content_type="text/css; charset=utf-8", content=words, is_framed=False)


def icon(config: Config, _: object) -> ViewDocument:
    """Return the mark of the hub as a picture."""
    return ViewDocument(content_type="image/svg+xml", content=stylesheet.icon(config).encode(), is_framed=False)


def catalog(config: Config, _: object) -> ViewDocument:
    """Return the words of the scripts in the language of the desk."""
    words = script_catalog.module(language(config), "desk")
    return ViewDocument(content_type="text/javascript; charset=utf-8", content=words.encode(), is_framed=False)


CATALOG = "catalog.js"
# Files that are made at each asking, by their names below /static/.
MADE: Mapping[str, Answering] = {"desk.css": sheet, "icon.svg": icon, CATALOG: catalog}
