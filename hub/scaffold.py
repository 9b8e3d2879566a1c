"""A new file of content, with a word of advice at every field; and answers of an issue form as its values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from hub import disk, text
from hub.errors import HubError
from hub.fields import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

# What names the file of each kind; the rest of its fields may stay blank.
KINDS: Mapping[str, str] = {
    "article": "content/articles/{year}/{day}-{slug}.md",
    "event": "content/events/{day}-{slug}.md",
    "page": "content/toolkit/{area}/{slug}.md",
    "assessment": "content/assessment/{slug}.yml",
}
LISTS: Mapping[str, tuple[str, str]] = {
    "topic": ("content/topics.yml", "slug"),
    "source": ("content/sources.yml", "key"),
}
FIELD = re.compile(r"^(?:- | {2})?(?P<name>\w+): (?P<value>.*?)(?P<advice>\s+# .*)?$", re.MULTILINE)
PLAIN = re.compile(r"[^\W_][^:#\n\"'&*!|>%@`\[\]{}]*")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
HEADING = re.compile(r"^### (?P<label>[^\n]+)\n(?P<answer>.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
NO_ANSWER = "_No response_"
# The labels of .github/ISSUE_TEMPLATE, and the fields that they ask for.
LABELS: Mapping[str, str] = {
    "address": "url",
    "title": "title",
    "what a reader learns": "summary",
    "what people take away": "summary",
    "date of the page": "published",
    "topics": "topics",
    "kind": "kind",
    "start": "start",
    "end": "end",
    "time zone": "timezone",
    "where to register": "url",
    "whom to ask for accommodations": "accommodations",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """The file that was made or added to, and the fields that wait for an answer."""

    path: str
    blanks: tuple[str, ...]


def new(root: Path, kind: str, title: str, values: Mapping[str, str], today: date) -> Made:
    """Make a file, or an entry of a list; raises HubError where the place is taken or a field is not known."""
    values = {name: value for name, value in values.items() if value}
    unknown = set(values) - {found["name"] for found in FIELD.finditer(_template(kind))}
    if unknown:
        name = min(unknown)
        known = tuple(found["name"] for found in FIELD.finditer(_template(kind)))
        message = f"{kind} has no field {name!r}: {nearest(name, known)}"
        raise HubError(message)
    named = {"title": title, "name": title, "slug": text.slug(title), "key": text.slug(title)}
    words = _filled(kind, named | values, today)
    path = _path(kind, title, values, today)
    blanks = tuple(found["name"] for found in FIELD.finditer(words) if "TODO" in found["value"])
    disk.write(root / path, _placed(root, path, kind, words))
    return Made(path=path, blanks=blanks)


def _template(kind: str) -> str:
    return resources.files("hub").joinpath("scaffolds", f"{kind}.txt").read_text(encoding="utf-8")


def _filled(kind: str, values: Mapping[str, str], today: date) -> str:
    """The scaffold with the values that are known; the advice beside them stays."""

    def fill(found: re.Match[str]) -> str:
        value = values.get(found["name"]) or found["value"].replace("TODAY", today.isoformat())
        start = found.group()[: found.start("value") - found.start()]
        return f"{start}{_scalar(found['name'], value, found['value'])}{found['advice'] or ''}"

    return FIELD.sub(fill, _template(kind))


def _scalar(name: str, value: str, before: str) -> str:
    """A value as YAML; words that could mean something to YAML get quotes."""
    if value == before or DAY.match(value):
        return value
    if name == "topics":
        return f"[{', '.join(text.slug(part) for part in value.strip('[]').split(','))}]"
    flat = text.clean(value).replace("\\", "\\\\").replace('"', '\\"')
    return flat if PLAIN.fullmatch(flat) or ("://" in flat and '"' not in flat and " " not in flat) else f'"{flat}"'


def _path(kind: str, title: str, values: Mapping[str, str], today: date) -> str:
    if kind in LISTS:
        return LISTS[kind][0]
    found = DAY.match(values.get("published") or values.get("start") or "")
    day = found.group() if found else today.isoformat()
    area = values.get("area", "")
    if kind == "page" and not re.fullmatch(r"[a-z0-9-]+", area):
        message = "a page lies in an area of the toolkit: add --set area=…, a folder of content/toolkit"
        raise HubError(message)
    return KINDS[kind].format(year=day[:4], day=day, slug=text.slug(title), area=area)


def _placed(root: Path, path: str, kind: str, words: str) -> str:
    """The text of the file: a list with one entry more, or a new file where there is none."""
    file = root / path
    if kind in LISTS:
        before = file.read_text(encoding="utf-8").rstrip() if file.exists() else ""
        return f"{before}\n{words}".lstrip("\n")
    if file.exists():
        message = f"{path} is there already, and nothing is overwritten: choose another title"
        raise HubError(message)
    return words


def answers(body: str) -> dict[str, str]:
    """The values in the text of an issue that a form made: a heading, then the answer below it."""
    found: dict[str, str] = {}
    for part in HEADING.finditer(body.replace("\r\n", "\n")):
        name = LABELS.get(text.clean(part["label"]).lower())
        answer = text.clean(part["answer"])
        if name and answer and answer != NO_ANSWER:
            found[name] = answer
    return found
