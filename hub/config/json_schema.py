"""What editors and other programs may know of every file of a hub: JSON Schemas, made from the fields themselves.

What each field means, with an example, is in `field_descriptions.toml`.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hub.config import hub_settings, mkdocs_file, synonyms_file, topic_and_source_fields, topics_and_sources
from hub.config.entry_files import SOURCES, TOPICS
from hub.content import fields_by_kind, validation
from hub.content.assessment import model_reader
from hub.content.settings import Config

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.config.entry_files import EntryPlace
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
    of_source = topic_and_source_fields.source(settings.newsletter.sections, None, settings.event_kinds)
    found = {name: validation.schema_of(known) for name, known in front(settings).items()}
    found |= {
        "source": _file_of(topics_and_sources.source(of_source, settings.root).schema, SOURCES),
        "sources": topics_and_sources.sources(of_source, settings.root).schema,
        "synonyms": synonyms_file.entries.schema,
        "topic": _file_of(topics_and_sources.topic(settings.areas).schema, TOPICS),
        "topics": topics_and_sources.topics(settings.areas).schema,
    }
    found["mkdocs"] = _mkdocs()
    words = descriptions()
    return {
        f"{name}.json": {"$schema": DIALECT, "title": name, **_described(schema, words[name])}
        for name, schema in found.items()
    }


def descriptions() -> dict[str, dict[str, list[str]]]:
    """Return what each field means and an example as YAML ("" for none), by the name of the schema and its path."""
    text = resources.files(__package__).joinpath("field_descriptions.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)
    shared = found.pop("every_page")
    for one, several, place in (("topic", "topics", TOPICS), ("source", "sources", SOURCES)):
        found[one] = {name: said for name, said in found[several].items() if name != place.key}
    return {name: {**shared, **fields} for name, fields in found.items()}


def _described(schema: Any, words: Mapping[str, list[str]], path: tuple[str, ...] = ()) -> Any:  # noqa: ANN401  JSON
    """Return a schema in which each field that has a description says it."""
    if isinstance(schema, list):
        return [_described(one, words, path) for one in schema]
    made = {key: _described(value, words, path) for key, value in schema.items() if key in {"anyOf", "items"}}
    if isinstance(fields := schema.get("properties"), dict):
        made["properties"] = {name: _field(name, value, words, path) for name, value in fields.items()}
    return {**schema, **made}


def _field(name: str, schema: Any, words: Mapping[str, list[str]], path: tuple[str, ...]) -> Any:  # noqa: ANN401  JSON
    within = () if name == "plugins" else (*path, name)
    found = _described(schema, words, within)
    said = words.get(".".join(within or (name,)))
    return {**found, "description": said[0]} if said else found


def _file_of(entry: Schema, place: EntryPlace) -> Schema:
    """Return the schema of an entry's own file, whose name is its key."""
    properties = {name: value for name, value in entry["properties"].items() if name != place.key}
    return {**entry, "properties": properties, "required": [name for name in entry["required"] if name != place.key]}


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
