"""Write the reference pages of the documentation: what is in the program itself, in one place for readers.

Run by `make reference`. Settings and fields are those of the JSON Schemas, commands and options those of click, rules
those of `hub check`; examples of commands are in `command_examples.toml`, and a test runs them.
"""

from __future__ import annotations

import inspect
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from docs import messages
from hub.base import date_format
from hub.check import output_formats, rule_registry
from hub.cli import main as hub
from hub.collect.formats import broken_json_scanner, xml_repair
from hub.config import deprecations, json_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "content" / "toolkit" / "reference"
EXAMPLES = tomllib.loads((ROOT / "docs" / "command_examples.toml").read_text("utf-8"))
# Longer lists of words to choose from are told in the description.
MOST_CHOICES = 12
HUB = "hub."
INVISIBLE = "\u200b"


class Command(NamedTuple):
    """A command with its full name."""

    name: str
    command: click.Command


def commands(command: click.Command = hub, name: str = "hub") -> Iterator[Command]:
    """Every command in the order of `hub --help`; a group comes before what is in it."""
    if isinstance(command, click.Group):
        if name == "hub":
            yield Command(name, command)
        for inner, found in command.commands.items():
            yield from commands(found, f"{name} {inner}")
    else:
        yield Command(name, command)


def fields(schema: Mapping[str, Any], path: tuple[str, ...] = ()) -> dict[str, Field]:
    """Every field of a schema by its path, such as `hub.newsletter.name`; the first of several forms says the most."""
    found: dict[str, Field] = {}
    for name, inner in schema.get("properties", {}).items():
        within = () if name == "plugins" else (*path, name)
        is_needed = name in (*schema.get("required", ()), *schema.get("else", {}).get("required", ()))
        if within:
            found.setdefault(".".join(within), Field(inner, is_needed))
        found |= {at: one for at, one in fields(inner, within).items() if at not in found}
    for part in (*schema.get("anyOf", ()), *filter(None, [schema.get("items")])):
        found |= {at: one for at, one in fields(part, path).items() if at not in found}
    return found


class Field(NamedTuple):
    """A field of a file or a setting: its schema, and whether it must be there."""

    schema: Mapping[str, Any]
    needed: bool


def choices(schema: Mapping[str, Any]) -> tuple[str, ...]:
    """The words that a field may have; none where it takes others."""
    parts = [part for part in schema.get("anyOf", (schema,)) if part.get("type") != "null"]
    found = parts[0].get("enum", ()) if len(parts) == 1 else ()
    return tuple(found) if len(found) <= MOST_CHOICES else ()


def cell(words: str) -> str:
    """Words as a cell of a table has them."""
    return " ".join(words.split()).replace("|", "\\|")


def code(words: str) -> str:
    """A value as code in a cell; one of several lines is shown on one."""
    return f"`{cell(words)}`" if words else ""


def rows(found: Mapping[str, Field], words: Mapping[str, list[str]], prefix: str = "") -> Iterator[str]:
    """A table of fields: what each is called, whether it is needed, what it means, and an example."""
    yield "| name | needed | what to write |"
    yield "| --- | --- | --- |"
    for path, field in found.items():
        said, example = words[path]
        if known := [one for one in choices(field.schema) if f"`{one}`" not in said]:
            said += f" One of {', '.join(f'`{one}`' for one in known)}."
        if example:
            said += f" Example: {code(example)}"
        yield f"| {code(path.removeprefix(prefix))} | {'yes' if field.needed else 'no'} | {cell(said)} |"


def settings() -> Iterator[str]:
    """The page of settings: those of mkdocs.yml in groups, then the files of data."""
    words = json_schema.descriptions()["mkdocs"]
    known = fields(json_schema.schemas()["mkdocs.json"])
    yield "Everything that `mkdocs.yml` and the files of data in `content/` may say."
    yield "In `mkdocs.yml`, settings of hub are below `plugins: - hub:`, and a dot means one step further in."
    yield "An editor that knows JSON Schemas shows the same words as you type."
    groups = {
        "Settings of MkDocs": ("", lambda path: not path.startswith("hub")),
        "Settings of hub": (HUB, lambda path: path.startswith(HUB) and path.count(".") == 1),
        "The look": ("hub.theme.", lambda path: path.startswith("hub.theme.")),
        "The newsletter": ("hub.newsletter.", lambda path: path.startswith("hub.newsletter.") and path.count(".") == 2),
    }
    for block in ("rhythm", "sections", "form", "members", "delivery"):
        start = f"hub.newsletter.{block}."
        groups[f"The newsletter: {block}"] = (start, lambda path, start=start: path.startswith(start))
    for title, (prefix, belongs) in groups.items():
        yield from ("", f"## {title}", "")
        if prefix:
            yield from (f"Below `{prefix.removesuffix('.').replace('.', ': ')}:` of `mkdocs.yml`.", "")
        yield from rows({path: field for path, field in known.items() if belongs(path)}, words, prefix)
    for name, title in ENTRIES.items():
        yield from ("", f"## {title}", "")
        yield from rows(fields(json_schema.schemas()[f"{name}.json"]), json_schema.descriptions()[name])
    yield from (
        "",
        "## What goes away",
        "",
        "| what | since | until | what to write instead |",
        "| --- | --- | --- | --- |",
    )
    yield from (
        f"| {one.name} | {one.since} | {date_format.day(one.until)} | {one.instead} |" for one in deprecations.ALL
    )


ENTRIES = {
    "source": "Sources: content/sources/KEY.yml",
    "topic": "Topics: content/topics/SLUG.yml",
    "synonyms": "Entries of content/synonyms.yml",
}
KINDS = {
    "event": ("Events", "`content/events/DATE-slug.md`; its date is the day it starts."),
    "article": ("Articles", "`content/articles/YEAR/DATE-slug.md`; `hub keep` writes most of them."),
    "toolkit": ("Toolkit pages", "`content/toolkit/AREA/slug.md`; the page of an area itself is `index.md` there."),
    "page": ("Plain pages", "`content/slug.md`: about, join and the like."),
    "issue": ("Issues", "`newsletters/DATE.md`; `hub digest` writes the first version."),
    "assessment": ("Self-assessments", "`content/assessment/slug.yml`; all of it is YAML."),
}


def front_matter() -> Iterator[str]:
    """The page of front matter: a table for each kind of file."""
    yield "Front matter is between two lines of `---` at the top of a file, one `key: value` a line."
    yield "Put quotes around a value that contains a colon followed by a space."
    yield "Unknown keys are errors, so a misspelled one cannot be lost."
    for name, (title, place) in KINDS.items():
        yield from ("", f"## {title}", "", place, "")
        yield from rows(fields(json_schema.schemas()[f"{name}.json"]), json_schema.descriptions()[name])


def about(found: Command) -> Iterator[str]:
    """The chapter of a command: what it does, how it is typed, its options, an example."""
    name, command = found
    context = click.Context(command, info_name=name, **hub.context_settings)
    yield from ("", f"## {name}", "", inspect.cleandoc(command.help or ""), "")
    yield from ("```text", " ".join((name, *command.collect_usage_pieces(context))), "```", "")
    options = [one for one in command.get_params(context) if isinstance(one, click.Option)]
    yield from ("| option | what it does |", "| --- | --- |")
    for option in options:
        record = option.get_help_record(context)
        if record and "--help" not in option.opts:
            yield f"| {code(record[0])} | {cell(record[1])} |"
    example = EXAMPLES[name]
    if "not_run" in example:
        yield from ("", f"<!-- not run: {example['not_run']} -->")
    yield from ("", "```console", *example["lines"], "```")


def all_commands() -> Iterator[str]:
    """The page of commands."""
    yield "`hub --help` lists the commands in the order of the week, and `hub keep --help` says more of one."
    yield "A command finds the nearest folder upward with a `mkdocs.yml`; `--root DIR` names another."
    yield "What a command finds goes to the standard output, what it tells you beside that to the standard error."
    yield "It ends with 0 where all is done, 1 where a person must fix something, and 2 where it was typed wrong."
    for found in commands():
        yield from about(found)


def rules() -> Iterator[str]:
    """The page of rules, as `hub check --rules` prints it; its examples are written so that none is a mistake here."""
    in_example = False
    for line in output_formats.reference(rule_registry.rules()).splitlines()[2:]:
        is_fence = line.startswith("````")
        words = line.replace(INVISIBLE, "[U+200B]")
        # An example that is indented as its fence is shows the same, and begins no line with what git writes.
        yield f"  {words}" if words and (in_example or is_fence) else words.replace("word TODO", "word `TODO`")
        in_example ^= is_fence


SOURCES = """\
A source is `content/sources/KEY.yml`; [settings](settings.md#sources-contentsourceskeyyml) lists its fields.
hub tells formats apart by their first bytes, whatever the server calls them.

| what | where it comes from | what becomes of it |
| --- | --- | --- |
| RSS and Atom | `url` or `path` | a candidate for each entry; one with an event module is an event |
| JSON Feed | `url` or `path` | a candidate for each entry |
| the lists and pages of digital.gov | `url` or `path`, `dialect: digitalgov` | articles and events, also where they are not valid JSON |
| calendars (iCalendar) | `url`, also `webcal:`, or `path` | coming events, each in its own zone; a series is one candidate with its next dates |
| pages that announce events for programs (JSON-LD, h-event, vevent) | `url`, `dialect: events` | events |
| pages that list articles, without a feed | `url` and `list: main li.news` | a candidate for each row |
| sitemaps of news | `url` | a candidate for each entry |
| newsletters by mail | `path` to a folder of `.eml`, an mbox file or a maildir, or `url: imaps:` | a candidate for each link, with the words beside it |
| one page | `hub clip URL` | a candidate |

`hub read PATH` shows what hub makes of any of them, as JSON Feed 1.1, and changes nothing.

## Dates

A date that can mean two days is none, and hub says so.
`11/03/2026` is read by its weekday, by the other dates of the source, or by the source's zone.

## Kinds of events

An event whose category is a kind of the hub (`event_kinds`) is of that kind.
Any other is what its source says (`kind: networking`), else the hub's first kind.

## Addresses

Tracking parameters are removed by name, and an address that mail programs or networks wrapped becomes the one inside.
Two spellings of one address are one article, from whichever source they come.

## What is left out

Advertising, links to leave and to follow, pictures that count readers, and what publishing systems add to a text.
Each is named by `hub fetch`, so that you can see that something was there.
"""


def feeds() -> Iterator[str]:
    """The page of feeds: what can be a source, and every repair by its name."""
    yield SOURCES
    yield from (
        "## What is repaired",
        "",
        "A repair is tried only where a feed cannot be read, and told with its line.",
    )
    yield from ("", "### XML", "", "| name | what hub did |", "| --- | --- |")
    yield from (f"| {code(name)} | {cell(words)} |" for name, words in xml_repair.REPAIRS.items())
    yield from ("", "### JSON of digital.gov", "", "| name | what hub did |", "| --- | --- |")
    yield from (f"| {code(name)} | {cell(words)} |" for name, words in broken_json_scanner.REPAIRS.items())


class Page(NamedTuple):
    """A page of the reference."""

    title: str
    summary: str
    lines: Callable[[], Iterator[str]]


PAGES = {
    "settings": Page("Settings", "All settings of a hub, what each one means, and an example of its value.", settings),
    "front-matter": Page("Front matter", "Every field that a file of content may have, by kind of file.", front_matter),
    "commands": Page("Commands", "Every command and option of hub, with an example of each command.", all_commands),
    "feeds": Page("Feeds", "What can be a source, how it is read, and every repair of a broken feed.", feeds),
    "rules": Page(
        "Rules of hub check", "Everything that hub check looks for, with examples of wrong and right.", rules
    ),
    "messages": Page("What hub says", "Every message of the commands, in the order of the source.", messages.lines),
}


@cache
def text(name: str) -> str:
    """A page as its file has it."""
    title, summary, lines = PAGES[name]
    order = [*PAGES].index(name) + 1
    front = (f"title: {title}", f"summary: {summary}", "area: reference", "reviewed: 2026-11-30", "review_every: 120")
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(lines()).strip())
    return "\n".join(("---", *front, f"order: {order}", "---", "", f"{body}\n"))


def pages() -> dict[Path, str]:
    """Every page of the reference, by its file."""
    return {REFERENCE / f"{name}.md": text(name) for name in PAGES}


def write() -> None:
    """Write every page of the reference."""
    for file, words in pages().items():
        file.write_text(words, "utf-8", newline="\n")


if __name__ == "__main__":
    write()
