"""The settings of a Hugo site, from hugo.toml or any of its other places: https://gohugo.io/configuration/."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, field
from itertools import islice, product
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hub.base.translation import gettext
from hub.base.utf8_files import text_of
from hub.content import yaml_nodes
from hub.errors import HubError
from hub.importers.hugo import cascade, other_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from hub.content.yaml_nodes import Node

ENDINGS = (".toml", ".yaml", ".yml", ".json")
NAMES = ("hugo", "config")
PARTS = frozenset({"cascade", "frontmatter", "languages", "params", "permalinks", "taxonomies"})
TAXONOMIES = ("tags", "categories")


@dataclass(frozen=True, kw_only=True, slots=True)
class HugoSettings:
    """Hold what a site's settings say of its pages; `languages` has the content folder of each other language.

    Those in `switched_off` are not published, and `within` is the folder of the site in which pages of one are.
    `permalinks` are templates by section, `taxonomies` the fields that name topics, and `parameters` what pages may
    quote, by names such as `links.user`. `cascade` has the fields that all pages get where they have none, and
    `dated_names` says whether a day before a file's name is its date, and no part
    of its address.
    """

    base: str = ""
    theme: str = ""
    language: str = ""
    content: str = "content"
    languages: Mapping[str, str] = field(default_factory=dict)
    switched_off: frozenset[str] = frozenset()
    within: str = ""
    permalinks: Mapping[str, str] = field(default_factory=dict)
    taxonomies: tuple[str, ...] = TAXONOMIES
    parameters: Mapping[str, str] = field(default_factory=dict)
    cascade: Node | None = None
    zone: ZoneInfo | None = None
    builds_future: bool = False
    dated_names: bool = False
    is_ugly: bool = False
    keeps_case: bool = False


def root_of(folder: Path) -> Path:
    """Return the folder of a site: the one that was named, or the parent of a `content` folder that was."""
    is_root = (folder / "content").is_dir() or any(_files(folder))
    return folder.parent if folder.name == "content" and not is_root else folder


def read(folder: Path) -> HugoSettings:
    """Return the settings of the site in a folder; raises HubError, with file and line, where they cannot be read."""
    values: dict[str, Any] = {}
    for names, file in _files(root_of(folder)):
        values = _merged(values, _below(names, _values(file)))
    languages = {code: one for code, one in _mapping(values, "languages").items() if isinstance(one, dict)}
    language = str(values.get("defaultcontentlanguage") or ("" if not languages else "en"))
    content = _inside(values.get("contentdir") or "content")
    return HugoSettings(
        base=str(values.get("baseurl") or ""),
        theme=str(values.get("theme") or ""),
        language=language,
        content=_inside(languages.get(language.lower(), {}).get("contentdir") or content),
        languages={
            code: _inside(one.get("contentdir") or content)
            for code, one in languages.items()
            if code != language.lower()
        },
        switched_off=frozenset(code for code, one in languages.items() if one.get("disabled") is True),
        within=language.lower() if values.get("defaultcontentlanguageinsubdir") is True else "",
        permalinks=_permalinks(_mapping(values, "permalinks")),
        taxonomies=tuple(str(one).lower() for one in _mapping(values, "taxonomies").values()) or TAXONOMIES,
        parameters=dict(_parameters(_mapping(values, "params"))),
        cascade=other_front_matter.node(values["cascade"], 1) if "cascade" in values else None,
        zone=_zone(str(values.get("timezone") or "")),
        builds_future=values.get("buildfuture") is True,
        dated_names=":filename" in str(_mapping(values, "frontmatter").get("date")),
        is_ugly=values.get("uglyurls") is True,
        keeps_case=values.get("disablepathtolower") is True,
    )


def _files(root: Path) -> Iterator[tuple[tuple[str, ...], Path]]:
    """Yield the files of settings that Hugo would read, each with the names below which it is; () for a whole.

    Those for the environment in which a site is published come last, and win.
    """
    config = root / "config"
    for folder in (root, config / "_default", config / cascade.ENVIRONMENT):
        whole = (file for name, end in product(NAMES, ENDINGS) if (file := folder / f"{name}{end}").is_file())
        yield from (((), file) for file in islice(whole, 1))
        if folder != root and folder.is_dir():
            yield from _parts(folder)


def _parts(folder: Path) -> Iterator[tuple[tuple[str, ...], Path]]:
    for file in sorted(folder.iterdir()):
        name, _, language = file.stem.lower().partition(".")
        if name in PARTS and file.suffix in ENDINGS and file.is_file():
            yield ("languages", language, *(("params",) if name == "params" else ())) if language else (name,), file


def _below(names: Iterable[str], values: Any) -> dict[str, Any]:  # noqa: ANN401  whatever a file holds
    """Return the settings in a file that is a part; that may say once more of which."""
    inside = values
    for name in reversed(tuple(names)):
        inside = {name: inside[name] if isinstance(inside, dict) and inside.keys() == {name} else inside}
    return inside if isinstance(inside, dict) else {}


def _merged(settings: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings with more of them, which win, table by table."""
    tables = {
        name: _merged(settings[name], value)
        for name, value in more.items()
        if isinstance(value, dict) and isinstance(settings.get(name), dict)
    }
    return {**settings, **more, **tables}


def _values(file: Path) -> Any:  # noqa: ANN401  whatever a file holds
    """Return what a file of settings holds, a table by its names in small letters."""
    source = text_of(file, str(file))
    try:
        if file.suffix == ".toml":
            return _lower(tomllib.loads(source))
        found = json.loads(source) if file.suffix == ".json" else _plain(yaml_nodes.parse(source, str(file))[0])
        return _lower(found) if isinstance(found, dict) else found
    except (ValueError, RecursionError) as error:
        message = gettext("%(file)s: these settings cannot be read: %(error)s", file=file, error=error)
        raise HubError(message) from error


def _plain(node: Node) -> Any:  # noqa: ANN401  whatever YAML holds
    if isinstance(node.value, dict):
        return {name: _plain(one) for name, one in node.value.items()}
    return [_plain(one) for one in node.value] if isinstance(node.value, tuple) else node.value


def _lower(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings with their names in lower case: Hugo takes any."""
    return {str(name).lower(): _lower(one) if isinstance(one, dict) else one for name, one in values.items()}


def _inside(given: object) -> str:
    """Return the path of a content folder; raises HubError where that leads out of the site."""
    path = PurePosixPath(str(given).replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        message = gettext(
            "the settings of the site name the content folder %(given)s, which leads out of the site", given=repr(given)
        )
        raise HubError(message)
    return str(path)


def _mapping(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = values.get(name)
    return found if isinstance(found, dict) else {}


def _permalinks(given: Mapping[str, Any]) -> dict[str, str]:
    """Return the templates of pages: those under `page`, or without such a table, as Hugo wrote them at first."""
    return {name: one for name, one in {**given, **_mapping(given, "page")}.items() if isinstance(one, str)}


def _parameters(values: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """Yield single values by their names, in which dots part what is in one another."""
    for name, value in values.items():
        if isinstance(value, dict):
            yield from _parameters(value, f"{above}{name}.")
        elif not isinstance(value, list):
            yield f"{above}{name}", str(value)


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (OSError, KeyError, ValueError) as error:
        message = gettext(
            "the settings of the site name the time zone %(name)s, which is unknown: write one like Europe/Paris",
            name=repr(name),
        )
        raise HubError(message) from error
