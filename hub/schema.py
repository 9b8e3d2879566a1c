"""What editors and other programs may know of every file of a hub: JSON Schemas, made from the fields themselves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hub import catalogs, config, fields, kinds
from hub.assess import reading
from hub.model import Config

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.fields import Schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Without topics, areas and sections: every hub has its own, and a schema for all of them takes any name.
ANY = Config(
    root=Path(),
    site_name="",
    site_url=config.UNREAD.url,
    timezone=ZoneInfo("UTC"),
    newsletter=config.UNREAD.newsletter,
    areas=(),
)
FRONT: Mapping[str, fields.Fields] = {
    "article": kinds.article(ANY),
    "event": kinds.event(ANY),
    "toolkit": kinds.toolkit_page(ANY),
    "page": kinds.PLAIN_PAGE,
    "issue": kinds.ISSUE,
    "assessment": reading.model(ANY),
}


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by the name of its file."""
    found = {name: fields.schema_of(known) for name, known in FRONT.items()}
    found |= {"sources": catalogs.sources(None, None, ANY.root).schema, "topics": catalogs.topics(None).schema}
    found["mkdocs"] = _mkdocs()
    return {f"{name}.json": {"$schema": DIALECT, "title": name, **schema} for name, schema in found.items()}


def _mkdocs() -> Schema:
    """MkDocs' own settings are its own matter; of the plugin `hub` everything is known."""
    hub = {"type": "object", "properties": {"hub": fields.schema_of(config.HUB)}}
    plugins = {"anyOf": [{"type": "array", "items": {"anyOf": [{"type": "string"}, hub]}}, hub]}
    named = {"site_name": fields.line.schema, "site_url": fields.address.schema}
    return {"type": "object", "properties": {**named, "plugins": plugins}, "required": [*named, "plugins"]}


def text(schema: Mapping[str, Any]) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, indent=2) + "\n"
