"""A site of any kind that hub or a plug-in knows -> files of content/."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from hub.base import plug_ins
from hub.base.plug_ins import Door

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from hub.content.settings import Config
    from hub.importers.planned_files import Choices, Imported

OF_JEKYLL = ("_config.yml", "_config.yaml", "_posts")


class Importer(Protocol):
    """Know what one publishing system keeps, and make files of content of it."""

    def detects(self, place: Path) -> bool:
        """Say whether a file or a folder is of this kind."""

    def take(self, place: Path, config: Config, choices: Choices) -> Imported:
        """Import a file or a folder; raises HubError where it cannot be read, or the choices do not fit the hub."""


@dataclass(frozen=True, slots=True)
class BuiltInImporter:
    """Hold how hub knows one kind of site, and what imports it."""

    detects: Callable[[Path], bool]
    take: Callable[[Path, Config, Choices], Imported]


def _wordpress(place: Path, config: Config, choices: Choices) -> Imported:
    from hub.importers.wordpress import wordpress_import

    return wordpress_import.export_file(place, config, choices)


def _jekyll(place: Path, config: Config, choices: Choices) -> Imported:
    from hub.importers.jekyll import jekyll_import

    return jekyll_import.site_folder(place, config, choices)


def _hugo(place: Path, config: Config, choices: Choices) -> Imported:
    from hub.importers.hugo import importer

    return importer.hugo_folder(place, config, choices)


# In this order: of Hugo nothing is known by which every site could be told.
BUILT_IN: Mapping[str, Importer] = {
    "wordpress": BuiltInImporter(lambda place: place.is_file(), _wordpress),
    "jekyll": BuiltInImporter(lambda place: any((place / name).exists() for name in OF_JEKYLL), _jekyll),
    "hugo": BuiltInImporter(lambda place: place.is_dir(), _hugo),
}
IMPORTERS: Door[Importer] = Door("importers", Importer, BUILT_IN)


def take(place: Path, config: Config, choices: Choices) -> Imported:
    """Import what the first plug-in detects, else a WordPress export, or a folder of Jekyll or Hugo.

    Raises HubError where it is none of them, and PlugInError where the plug-in fails.
    """
    for plug_in, one in IMPORTERS.plugged().items():
        if plug_ins.attempt(plug_in, partial(one.detects, place)):
            with plug_ins.blamed(plug_in):
                return one.take(place, config, choices)
    found = next(one for one in BUILT_IN.values() if one.detects(place))
    return found.take(place, config, choices)
