"""The settings of a hub -> one Config: mkdocs.yml (its hub block), content/sources.yml and content/topics.yml."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hub import catalogs, colours, disk, fields, kinds, mailboxes, marks, plugins, tree
from hub.errors import ContentError, NotAHubError, Problem
from hub.fields import (
    Report,
    address,
    choice,
    flag,
    group,
    line,
    optional,
    reads,
    required,
    several,
    timezone,
    whole,
)
from hub.marks import Node
from hub.model import Area, Config, Newsletter, SectionPlan

if TYPE_CHECKING:
    from pathlib import Path

SITE = "mkdocs.yml"
SOURCES = "content/sources.yml"
TOPICS = "content/topics.yml"
CONTENT = "content"
# What MkDocs takes where nothing is said, and hub then replaces; and Material for MkDocs.
THEMES = ("mkdocs", "material")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` that holds a mkdocs.yml; raises ContentError for one that leads out."""
    for folder in (start, *start.parents):
        if (folder / SITE).is_file():
            refuse_link_out(folder, SITE)
            return folder
    ways = "go to the folder of a hub, name it with hub --root DIR, or make one with hub init DIR"
    message = f"no {SITE} in {start} or above: {ways}"
    raise NotAHubError(message)


def load(root: Path) -> Config:
    """Read and check all settings; raises ContentError with every problem, NotAHubError without a mkdocs.yml."""
    config, problems = attempt(root)
    if problems:
        raise ContentError(problems)
    return config


def attempt(root: Path) -> tuple[Config, tuple[Problem, ...]]:
    """The settings as far as they can be read, and what is wrong; raises NotAHubError without a mkdocs.yml."""
    if not (root / SITE).is_file():
        message = f"{root} is no hub: it has no {SITE}"
        raise NotAHubError(message)
    draft = _Draft(root)
    site = draft.read(SITE, _site)
    topics = draft.read(TOPICS, catalogs.topics(site.areas if site else None))
    plans = site.newsletter.sections if site else None
    sources = draft.read(SOURCES, catalogs.sources(plans, topics, root))
    known = site or UNREAD
    config = Config(
        root=root,
        site_name=known.name,
        site_url=known.url.rstrip("/") + "/",
        timezone=known.timezone,
        newsletter=known.newsletter,
        areas=known.areas,
        sources=sources or (),
        topics=topics or (),
        repository=known.repository and known.repository.rstrip("/"),
        branch=known.branch,
        security=known.security,
    )
    return config, tuple(draft.problems)


@dataclass(slots=True)
class _Draft:
    """Reads the files of a hub one by one and keeps what is wrong with each."""

    root: Path
    problems: list[Problem] = field(default_factory=list)

    def read(self, path: str, reader: fields.Function) -> Any:  # noqa: ANN401  whatever the reader makes
        """What `reader` makes of a file; None, and a problem noted, where it can make nothing."""
        try:
            refuse_link_out(self.root, path)
            node, found = marks.parse(text_of(self.root / path, path), path, rule="001")
        except ContentError as error:
            self.problems += error.problems
            return None
        report = Report(path, found)
        value = reader(node, report)
        self.problems += report.problems
        return None if report.problems else value


def refuse_link_out(root: Path, path: str) -> None:
    """Raise ContentError where a file of the hub is a link that leads out of it."""
    if not disk.is_inside(root, path):
        raise ContentError([tree.leads_out(path)])


def text_of(file: Path, path: str) -> str:
    """A file's text; "" where there is none; raises ContentError where it is no UTF-8."""
    try:
        return decoded(file.read_bytes(), path)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise ContentError([Problem(path=path, rule="001", message=f"cannot be read: {error.strerror}")]) from error


def decoded(data: bytes, path: str) -> str:
    """The text that a file holds, with ends of lines as Unix writes them; raises ContentError where it is no UTF-8."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        found = f"the byte 0x{error.object[error.start]:02x} is no UTF-8"
        problem = Problem(path=path, line=line, rule="001", message=found, fix="save the file with the encoding UTF-8")
        raise ContentError([problem]) from error


@dataclass(frozen=True, kw_only=True, slots=True)
class _Site:
    """What mkdocs.yml says to hub."""

    name: str
    url: str
    timezone: ZoneInfo
    areas: tuple[Area, ...]
    newsletter: Newsletter
    repository: str | None = None
    branch: str = "main"
    security: str | None = None


# Stands in while mkdocs.yml cannot be read, so that the rest can be checked.
UNREAD = _Site(
    name="",
    url="https://example.invalid/",
    timezone=ZoneInfo("UTC"),
    areas=(),
    newsletter=Newsletter(
        name="",
        weekday=4,
        sender="",
        reply_to="",
        postal_address="",
        subscribe="",
        unsubscribe="",
        unsubscribe_email="",
        sections=(),
    ),
)


def _site(node: Node, report: Report) -> _Site | None:
    if not isinstance(node.value, dict):
        report(node, "this is no MkDocs configuration", "write `key: value` lines; see the README for an example")
        return None
    top = {name: node.value[name] for name in ("site_name", "site_url") if name in node.value}
    about = fields.read(Node(top, 1, 1), {"site_name": required(line), "site_url": required(address)}, report)
    named = plugins.named(node.value.get("plugins"))
    plugins.installed(named, report)
    _theme(node.value.get("theme"), report)
    _content(node.value.get("docs_dir"), report)
    if "hub" not in named:
        report(node, "the `plugins` list has no `hub`", "add `- hub:` with the hub's settings below it", rule="001")
        return None
    values = fields.read(named["hub"], HUB, report)
    if report.problems:
        return None
    return _Site(name=about["site_name"], url=about["site_url"], **values)


def _theme(node: Node | None, report: Report) -> None:
    """Hub's own look, which is there without a word, or Material's; MkDocs itself reads the rest of `theme`."""
    name = node.value.get("name") if node and isinstance(node.value, dict) else node
    if name is None or name.value is None or name.written in THEMES:
        return
    message = f"{fields.shown(name.value)} is no theme that hub has pages for"
    report(name, message, f"write {' or '.join(THEMES)}, or delete it", rule="001")


def _content(node: Node | None, report: Report) -> None:
    """MkDocs publishes what lies in this folder, and hub reads and checks one folder only."""
    if node and node.value is not None and node.written.removeprefix("./").rstrip("/") != CONTENT:
        message = f"docs_dir: {fields.shown(node.value)} is not the folder of the content"
        report(node, message, f"write `docs_dir: {CONTENT}`", rule="001")


@reads({"enum": list(WEEKDAYS)})
def _weekday(node: Node, report: Report) -> int | None:
    name = choice(WEEKDAYS)(node, report)
    return WEEKDAYS.index(name) if name else None


@reads({"type": "object", "additionalProperties": line.schema})
def _areas(node: Node, report: Report) -> tuple[Area, ...]:
    if not isinstance(node.value, dict):
        report(node, f"{fields.shown(node.value)} is no mapping", "write one `folder: Title` a line")
        return ()
    catalogs.refuse_same(((child, key) for key, child in node.value.items()), report)
    return tuple(filter(None, (_area(key, child, report) for key, child in node.value.items())))


def _area(key: str, title: Node, report: Report) -> Area | None:
    named = kinds.path_part(Node(key, title.line, title.column, key), report)
    said = line(title, report)
    return Area(key=key, title=said) if named and said else None


@reads({"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"})
def _accent(node: Node, report: Report) -> str | None:
    """A colour for text on white, and for a ground under white text."""
    colour = node.written.lower()
    if not colours.NOTATION.fullmatch(colour):
        report(node, f"{fields.shown(node.value)} is no colour", 'write one such as "#1a4480", in quotes')
        return None
    if (found := colours.contrast(colour, colours.WHITE)) < colours.ENOUGH:
        message = f"{colour} on white has a contrast of {found:.1f}, and people need {colours.ENOUGH} to read"
        report(node, message, 'write a darker colour, such as "#1a4480"', rule="113")
        return None
    return colour


def _newsletter(**values: Any) -> Newsletter:  # noqa: ANN401  the values that NEWSLETTER reads
    return Newsletter(sender=values.pop("from"), **values)


SECTION: fields.Fields = {
    "key": required(kinds.path_part),
    "title": required(line),
    "kinds": optional(several(choice(kinds.EVENT_KINDS))),
    "toolkit": optional(flag),
}

NEWSLETTER: fields.Fields = {
    "name": required(mailboxes.one_line),
    "weekday": required(_weekday),
    "from": required(mailboxes.mailbox),
    "reply_to": required(mailboxes.mailbox),
    "postal_address": required(mailboxes.one_line),
    "subscribe": required(address),
    "unsubscribe": required(address),
    "unsubscribe_email": required(mailboxes.mail),
    "sections": required(catalogs.entries(group(SECTION, SectionPlan), lambda section: (section.key,))),
    "events_ahead_days": optional(whole),
    "max_links": optional(whole),
    "accent": optional(_accent),
    "thin_week": optional(whole),
}

HUB: fields.Fields = {
    "timezone": required(timezone),
    "areas": required(_areas),
    "newsletter": required(group(NEWSLETTER, _newsletter)),
    "repository": optional(address),
    "branch": optional(line),
    "security": optional(address),
}
