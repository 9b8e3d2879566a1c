"""A new hub in an empty folder: settings, one page of each kind, sample feeds, workflows, all of them to be changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from hub import __version__
from hub.base import file_io
from hub.check import setting_copies
from hub.config import hub_settings, json_schema
from hub.content import mail_addresses
from hub.content.validation import nearest
from hub.errors import HubError
from hub.scaffold import vscode_snippets

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

# Their names begin with a dot in a hub; in this package, tools would take them for its own.
DOTTED = ("github", "vscode", "gitignore")
REVIEWED = re.compile(r"^reviewed: [0-9-]{10}$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """Hold a name that every hub has: what to ask, the example that the sample has for it, and how one may look.

    No pattern lets through what YAML or Markdown would take for more than words.
    """

    question: str
    example: str
    pattern: re.Pattern[str]


NAMES: Mapping[str, Name] = {
    "name": Name(
        question="What is your community called?",
        example="Practice Exchange",
        pattern=re.compile(r"[^\W\d_][\w ().,’-]*"),
    ),
    "url": Name(
        question="Where will its site be?",
        example="https://practice.example.org/",
        pattern=re.compile(r"https?://[\w.-]+(?:/[\w.-]+)*/?"),
    ),
    "mail": Name(
        question="How do people write to its editors?", example="editors@example.org", pattern=mail_addresses.MAIL
    ),
    "repository": Name(
        question="Where will its files be on GitHub?",
        example="https://github.com/example/practice-exchange",
        pattern=re.compile(r"https://github\.com/[\w.-]+/[\w.-]+"),
    ),
    "reviewers": Name(
        question="Who reviews there: a team or a person?",
        example="@example/editors",
        pattern=re.compile(r"@[\w-]+(?:/[\w-]+)?"),
    ),
}


def wrong(name: str, value: str) -> str:
    """Say what is wrong with a name, in words for who gave it; "" where nothing is."""
    if name not in NAMES:
        return f"a hub has no {name!r}: {nearest(name, NAMES)}"
    if not NAMES[name].pattern.fullmatch(value):
        return f"{name}: {value!r} cannot be used; write it as in {NAMES[name].example}"
    return ""


def sample(folder: Path) -> None:
    """Copy the sample hub; raises HubError where the folder already holds something."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder} is not empty: name a new folder, because nothing is overwritten"
        raise HubError(message)
    _copy("hub.scaffold", "sample", folder)


def community(folder: Path, names: Mapping[str, str], now: datetime) -> None:
    """Copy all that a community of one's own begins with, with its `names` where the examples are, reviewed `now`.

    Raises HubError where the folder already holds something, and for a name that cannot be one.
    """
    if problems := tuple(filter(None, (wrong(name, value) for name, value in names.items()))):
        raise HubError("\n".join(problems))
    sample(folder)
    _copy("hub.scaffold", "starter", folder)
    today = now.astimezone(hub_settings.load(folder).timezone).date()
    examples = {NAMES[name].example: _closed(name, value) for name, value in names.items()} | {"VERSION": __version__}
    for file in (
        *folder.rglob("*.md"),
        folder / "mkdocs.yml",
        folder / ".github/CODEOWNERS",
        folder / "requirements.txt",
    ):
        text = file.read_text(encoding="utf-8")
        for example, own in examples.items():
            text = text.replace(example, own)
        text = REVIEWED.sub(f"reviewed: {today}", text)
        file_io.create(str(folder), file.relative_to(folder).as_posix(), text.encode())
    _follow_settings(folder)


def _follow_settings(folder: Path) -> None:
    """Write what lists the kinds, sections and areas of a hub: schemas, snippets and a form."""
    settings = hub_settings.load(folder)
    for name, schema in json_schema.schemas(settings).items():
        file_io.create(str(folder), f"{setting_copies.SCHEMAS}/{name}", json_schema.text(schema).encode())
    file_io.create(str(folder), setting_copies.SNIPPETS, vscode_snippets.text(settings).encode())
    setting_copies.fix(settings)


def _closed(name: str, value: str) -> str:
    """Return the value of a name; the address of a site ends with a slash, which few people type.

    The addresses of the site's pages follow the slash.
    """
    return f"{value.rstrip('/')}/" if name == "url" else value


def _copy(package: str, name: str, folder: Path, place: str = "") -> None:
    with resources.as_file(resources.files(package) / name) as source:
        for file in sorted(each for each in source.rglob("*") if each.is_file()):
            path = file.relative_to(source).as_posix()
            dotted = "." if path.split("/")[0] in DOTTED else ""
            file_io.create(str(folder), f"{place}{dotted}{path}", file.read_bytes())
