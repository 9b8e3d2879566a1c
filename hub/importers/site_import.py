"""A site of any kind that hub knows -> files of content/."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.models import Config
    from hub.importers.planned_files import Choices, Imported

OF_JEKYLL = ("_config.yml", "_config.yaml", "_posts")


def take(place: Path, config: Config, choices: Choices) -> Imported:
    """Import a folder of Hugo or Jekyll, or a WordPress export; raises HubError where it is none of them."""
    if place.is_file():
        from hub.importers.wordpress import wordpress_import

        return wordpress_import.export_file(place, config, choices)
    if any((place / name).exists() for name in OF_JEKYLL):
        from hub.importers.jekyll import jekyll_import

        return jekyll_import.site_folder(place, config, choices)
    from hub.importers.hugo import importer

    return importer.hugo_folder(place, config, choices)
