"""The JSON Schemas for editors say what hub itself says."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from hub.config import json_schema
from hub.content import file_kinds, front_matter, yaml_nodes
from tests.hubs import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
HOME = ROOT / "hub" / "config" / "schemas"
SCHEMAS = json_schema.schemas()
SETTINGS = {
    "mkdocs": "mkdocs.yml",
    **{name: f"content/{name}.yml" for name in ("sources", "synonyms", "topics")},
}
# Of which each entry may have a file of its own.
OWN = ("source", "topic")


def plain(node: yaml_nodes.Node) -> Any:  # noqa: ANN401  whatever the file holds
    """A value as an editor sees it, to which a day is text."""
    if isinstance(node.value, dict):
        return {name: plain(child) for name, child in node.value.items()}
    if isinstance(node.value, tuple):
        return [plain(child) for child in node.value]
    return node.written if isinstance(node.value, date) else node.value


def files(root: Path) -> dict[Path, str]:
    """Every file of a hub that a schema describes, and which one."""
    found = {root / path: name for name, path in SETTINGS.items() if (root / path).exists()}
    found |= {path: name for name in OWN for path in (root / "content" / f"{name}s").glob("*.yml")}
    models = (root / "content" / "assessment").glob("*.yml")
    found |= {path: "assessment" for path in models if not path.name.endswith(".lock.yml")}
    for path in (*(root / "content").rglob("*.md"), *(root / "newsletters").glob("*.md")):
        if kind := file_kinds.kind_of(path.relative_to(root).as_posix()):
            found[path] = kind[0]
    return found


def value(file: Path) -> Any:  # noqa: ANN401  whatever the file holds
    """The settings or the front matter of a file."""
    text = file.read_text(encoding="utf-8")
    return plain(
        yaml_nodes.parse(front_matter.split(text, file.name)[0] if file.suffix == ".md" else text, file.name)[0]
    )


def errors(name: str, found: object) -> list[str]:
    """What a schema says against a value."""
    return [error.message for error in jsonschema.Draft202012Validator(SCHEMAS[f"{name}.json"]).iter_errors(found)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_files_are_those_of_the_fields(name: str) -> None:
    """A field that hub learns or forgets is in the committed schema too: `make schemas`."""
    if os.environ.get("GOLDEN"):
        (HOME / name).write_text(json_schema.text(SCHEMAS[name]), encoding="utf-8")
    assert (HOME / name).read_text(encoding="utf-8") == json_schema.text(SCHEMAS[name])
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


def fields(schema: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401  JSON
    """Every field of a schema with its path: `newsletter.name`."""
    for name, found in schema.get("properties", {}).items():
        within = () if name == "plugins" else (*path, name)
        yield ".".join(within or (name,)), found
        yield from fields(found, within)
    for part in (*schema.get("anyOf", ()), *filter(None, [schema.get("items")])):
        yield from fields(part, path)


@pytest.mark.parametrize("name", sorted(json_schema.descriptions()))
def test_every_field_says_what_it_means(name: str) -> None:
    """In one sentence, or a few words, that end; and nothing is described that is not a field."""
    known = dict(fields(SCHEMAS[f"{name}.json"]))
    said = json_schema.descriptions()[name]
    shared = json_schema.descriptions()["page"]
    assert {path for path, found in known.items() if not found.get("description", "").endswith(".")} == set()
    assert said.keys() - known.keys() <= shared.keys()


@pytest.mark.parametrize("name", sorted(json_schema.descriptions()))
def test_every_example_is_a_value_that_hub_takes(name: str) -> None:
    """Those without an example have fields with one."""
    said = json_schema.descriptions()[name]
    for path, found in fields(SCHEMAS[f"{name}.json"]):
        words = said[path][1]
        example = plain(yaml_nodes.parse(f"field: {words}\n", "example.yml")[0])["field"]
        told = [error.message for error in jsonschema.Draft202012Validator(found).iter_errors(example)]
        assert any(fields(found)) if not words else not told, f"{path}: {told}"


@pytest.mark.parametrize("root", [ROOT, SMALL], ids=["this", "small"])
def test_every_file_of_a_hub_fits_its_schema(root: Path) -> None:
    """What hub reads without a word gets no red line in an editor."""
    listed = files(root)
    assert set(listed.values()) >= {"article", "event", "toolkit", "page", "issue", "mkdocs"}
    assert ({*OWN} if root == ROOT else {"sources", "topics"}) <= set(listed.values())
    assert {str(file): found for file, name in listed.items() if (found := errors(name, value(file)))} == {}


@pytest.mark.parametrize(
    ("name", "found", "message"),
    [
        ("topics", [{"slug": "forms", "title": "Forms"}], "'summary' is a required property"),
        ("topics", [{"slug": "a", "title": "A", "summary": "B", "colour": "red"}], "('colour' was unexpected)"),
        ("sources", [{"key": "a", "name": "A"}], "not valid under any of the given schemas"),
        ("page", {"title": 2026, "summary": "S"}, "2026 is not of type 'string'"),
        ("mkdocs", {"site_name": "A", "site_url": "https://a.example.gov/"}, "'plugins' is a required property"),
    ],
)
def test_a_mistake_is_one_in_an_editor_too(name: str, found: object, message: str) -> None:
    """A missing field, one that is not known, a value of the wrong kind."""
    assert message in "\n".join(errors(name, found))


def test_editors_know_which_schema_is_for_which_file() -> None:
    """The settings of VS Code name files that exist."""
    named = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert {f"hub/config/schemas/{name}.json" for name in (*SETTINGS, *OWN, "assessment")} == set(named)
    assert all((ROOT / name).is_file() for name in named)
