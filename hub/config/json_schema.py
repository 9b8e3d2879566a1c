"""What editors and other programs may know of every file of a hub: JSON Schemas, made from the fields themselves."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hub.config import hub_settings, mkdocs_file, synonyms_file, topics_and_sources
from hub.content import fields_by_kind, validation
from hub.content.assessment import model_reader
from hub.content.models import Config

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.content.validation import Schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Without topics, areas, sections and kinds: every hub has its own, and a schema for all of them takes any name.
ANY = Config(
    root=Path(),
    site_name="",
    site_url=hub_settings.UNREAD.url,
    timezone=ZoneInfo("UTC"),
    newsletter=hub_settings.UNREAD.newsletter,
    areas=(),
    event_kinds=(),
    resource_kinds=(),
)


def front(config: Config) -> Mapping[str, validation.Fields]:
    """Return the fields of each kind of file of a hub."""
    return {
        "article": fields_by_kind.article(config),
        "event": fields_by_kind.event(config),
        "toolkit": fields_by_kind.toolkit_page(config),
        "page": fields_by_kind.PLAIN_PAGE,
        "issue": fields_by_kind.ISSUE,
        "assessment": model_reader.model(config),
    }


FRONT = front(ANY)


def schemas(config: Config = ANY) -> dict[str, dict[str, Any]]:
    """Return every JSON Schema by the name of its file, with the areas, sections and kinds of a hub.

    Topics and sources change each week, so a schema takes any name of them.
    """
    settings = replace(config, topics=(), sources=())
    found = {name: validation.schema_of(known) for name, known in front(settings).items()}
    found |= {
        "sources": topics_and_sources.sources(settings.newsletter.sections, None, settings.root).schema,
        "synonyms": synonyms_file.entries.schema,
        "topics": topics_and_sources.topics(settings.areas).schema,
    }
    found["mkdocs"] = _mkdocs()
    return {f"{name}.json": {"$schema": DIALECT, "title": name, **schema} for name, schema in found.items()}


def _mkdocs() -> Schema:
    """Return the schema of mkdocs.yml: everything of the plugin `hub`, and little of what belongs to MkDocs itself."""
    hub = {"type": "object", "properties": {"hub": validation.schema_of(hub_settings.HUB)}}
    plugins = {"anyOf": [{"type": "array", "items": {"anyOf": [{"type": "string"}, hub]}}, hub]}
    known = validation.schema_of(hub_settings.MKDOCS)
    needed = {"if": {"required": [mkdocs_file.INHERIT]}, "else": {"required": [*known["required"], "plugins"]}}
    return {"type": "object", "properties": {**known["properties"], "plugins": plugins}, **needed}


def text(schema: Mapping[str, Any]) -> str:
    """Return a schema as its file holds it."""
    return json.dumps(schema, indent=2) + "\n"
