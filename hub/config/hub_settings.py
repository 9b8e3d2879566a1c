"""The settings of a hub -> one Config: mkdocs.yml (its hub block), sources and topics."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hub.base import translation
from hub.base.translation import gettext
from hub.config import (
    entry_files,
    hub_folder,
    kind_settings,
    mkdocs_file,
    mkdocs_plugins,
    mkdocs_values,
    newsletter_settings,
    theme_settings,
    topic_and_source_fields,
    topics_and_sources,
)
from hub.config.entry_files import SOURCES, TOPICS
from hub.content import code_hosts, path_fields, validation
from hub.content.date_fields import timezone
from hub.content.settings import EVENT_KINDS, RESOURCE_KINDS, Area, Config, Newsletter, Rhythm, Theme
from hub.content.validation import Report, address, choice, flag, group, line, optional, reads, required, several
from hub.content.yaml_nodes import Node
from hub.errors import ContentError, NotAHubError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

SITE = hub_folder.SITE
CONTENT = "content"
# What MkDocs takes where nothing is said, and hub then replaces; and Material for MkDocs.
THEMES = ("mkdocs", "material")
# Of MkDocs' `edit_uri`, such as edit/main/content/ or -/edit/main/content/.
BRANCH = re.compile(r"/?(?:-/)?(?:_?edit|blob|src/branch|src)/(?P<branch>[^/]+)/")


def load(root: Path) -> Config:
    """Read and check all settings; raises ContentError with every problem, NotAHubError without a mkdocs.yml."""
    config, problems = attempt(root)
    if problems:
        raise ContentError(problems)
    return config


def attempt(root: Path) -> tuple[Config, tuple[Problem, ...]]:
    """Return the settings as far as they can be read, and what is wrong; raises NotAHubError without a mkdocs.yml."""
    if not (root / SITE).is_file():
        message = gettext("%(root)s is not a hub: it has no %(site)s", root=root, site=SITE)
        raise NotAHubError(message)
    draft = _SettingsDraft(root)
    stated = hub_folder.stated_language(root)
    with translation.speaking(stated):
        site = draft.read(SITE, partial(_mkdocs, root), partial(_site, root))
    areas = site.areas if site else None
    plans = site.newsletter.sections if site else None
    known = site or replace(UNREAD, language=stated)
    with translation.speaking(known.language):
        topics = draft.read(TOPICS.list, partial(entry_files.read, root, TOPICS), topics_and_sources.topics(areas))
        fields = topic_and_source_fields.source(plans, topics, site and site.event_kinds)
        sources = draft.read(
            SOURCES.list, partial(entry_files.read, root, SOURCES), topics_and_sources.sources(fields, root)
        )
    config = Config(
        root=root,
        site_name=known.name,
        site_url=known.url.rstrip("/") + "/",
        timezone=known.timezone,
        newsletter=known.newsletter,
        areas=known.areas,
        sources=sources or (),
        topics=tuple(sorted(topics or (), key=lambda topic: (topic.order is None, topic.order or 0))),
        repository=known.repository and known.repository.rstrip("/"),
        host=known.host or code_hosts.kind_of(known.repository or "") or "github",
        branch=known.branch,
        security=known.security,
        exclude_docs=known.exclude_docs,
        draft_docs=known.draft_docs,
        use_directory_urls=known.use_directory_urls,
        banner=known.banner,
        theme=known.theme,
        event_kinds=known.event_kinds,
        article_kinds=known.article_kinds,
        resource_kinds=known.resource_kinds,
        numeric_dates=known.numeric_dates,
        language=known.language,
    )
    return config, tuple(draft.problems)


@dataclass(slots=True)
class _SettingsDraft:
    """Hold what is wrong with the files of a hub while they are read one by one."""

    root: Path
    problems: list[Problem] = field(default_factory=list)

    def read(
        self, path: str, parsed: Callable[[], tuple[Node, tuple[Problem, ...]]], reader: validation.Function
    ) -> Any:  # noqa: ANN401  whatever the reader makes
        """Return what `reader` makes of a tree; None, with a problem noted, where something is wrong with its file."""
        try:
            node, found = parsed()
        except ContentError as error:
            self.problems += error.problems
            return None
        report = Report(path, found)
        value = reader(node, report)
        self.problems += report.problems
        return None if report.problems else value


def _mkdocs(root: Path) -> tuple[Node, tuple[Problem, ...]]:
    hub_folder.refuse_link_out(root, SITE)
    return mkdocs_file.read(root)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Site:
    """Hold what mkdocs.yml says to hub."""

    name: str
    url: str
    timezone: ZoneInfo
    areas: tuple[Area, ...]
    newsletter: Newsletter
    repository: str | None = None
    host: str | None = None
    branch: str = "main"
    security: str | None = None
    exclude_docs: str = ""
    draft_docs: str = ""
    use_directory_urls: bool = True
    banner: str | None = None
    theme: Theme = field(default_factory=Theme)
    event_kinds: tuple[str, ...] = EVENT_KINDS
    article_kinds: tuple[str, ...] = ()
    resource_kinds: tuple[str, ...] = RESOURCE_KINDS
    numeric_dates: str = ""
    language: str = translation.SOURCE


# Stands in while mkdocs.yml cannot be read, so that the rest can be checked.
UNREAD = _Site(
    name="",
    url="https://example.invalid/",
    timezone=ZoneInfo("UTC"),
    areas=(),
    newsletter=Newsletter(
        name="",
        rhythm=Rhythm(weekly=(4,)),
        sender="",
        reply_to="",
        postal_address="",
        subscribe="",
        unsubscribe="",
        unsubscribe_email="",
        sections=(),
    ),
)


def _site(root: Path, node: Node, report: Report) -> _Site | None:
    if not isinstance(node.value, dict):
        report(
            node,
            gettext("this is not an MkDocs configuration"),
            gettext("write `key: value` lines; see the README for an example"),
        )
        return None
    known = {**MKDOCS, **mkdocs_values.FIELDS}
    top = {name: node.value[name] for name in known if name in node.value}
    about = validation.read(Node(top, 1, 1), known, report)
    mkdocs_values.refuse(node.value, known, root, report)
    named = mkdocs_plugins.named(node.value.get("plugins"))
    mkdocs_plugins.usable(named, report)
    _theme(node.value.get("theme"), report)
    _content(node.value.get("docs_dir"), report)
    if "hub" not in named:
        report(
            node,
            gettext("the `plugins` list has no `hub`"),
            gettext("add `- hub:` with the hub's settings below it"),
            rule="001",
        )
        return None
    values = validation.read(named["hub"], HUB, report)
    theme_settings.check_symbols(named["hub"], values.get("areas") or (), report)
    kind_settings.check_sections(named["hub"], tuple(filter(None, values.get("event_kinds", EVENT_KINDS))), report)
    if report.problems:
        return None
    given = {name: about[name] for name in ("exclude_docs", "draft_docs", "use_directory_urls") if name in about}
    values = _repository(about) | values
    return _Site(name=about["site_name"], url=about["site_url"], **given, **values)


def _repository(about: Mapping[str, Any]) -> dict[str, str]:
    """Return the repository and the branch that MkDocs' own settings name, where they do."""
    found = {"repository": about["repo_url"]} if "repo_url" in about else {}
    branch = BRANCH.match(about.get("edit_uri", ""))
    return found | ({"branch": branch["branch"]} if branch else {})


def _theme(node: Node | None, report: Report) -> None:
    """Report a theme that hub does not have pages for.

    It has pages for its own look, which is there without a word, and for Material's; MkDocs reads the rest of `theme`.
    """
    name = node.value.get("name") if node and isinstance(node.value, dict) else node
    if node and name is None:
        report(node, gettext("theme: 'name' is missing"), gettext("add a line `name: mkdocs`"), rule="110")
    if name is None or name.value is None or name.written in THEMES:
        return
    message = gettext("%(value)s is not a theme that hub supports", value=validation.shown(name.value))
    report(name, message, gettext("write %(names)s, or delete it", names=gettext(" or ").join(THEMES)), rule="001")


def _content(node: Node | None, report: Report) -> None:
    """Report a `docs_dir` other than content/: MkDocs publishes what is in it, and hub checks only content/."""
    if node and node.value is not None and node.written.removeprefix("./").rstrip("/") != CONTENT:
        message = gettext("docs_dir: %(found)s is not the folder of the content", found=validation.shown(node.value))
        report(node, message, gettext("write `docs_dir: %(content)s`", content=CONTENT), rule="001")


@reads({"type": "object", "additionalProperties": line.schema})
def _areas(node: Node, report: Report) -> tuple[Area, ...]:
    if not isinstance(node.value, dict):
        report(
            node,
            gettext("%(value)s is not a mapping", value=validation.shown(node.value)),
            gettext("write one `folder: Title` a line"),
        )
        return ()
    topics_and_sources.refuse_same(((child, key) for key, child in node.value.items()), report)
    return tuple(filter(None, (_area(key, child, report) for key, child in node.value.items())))


def _area(key: str, title: Node, report: Report) -> Area | None:
    named = path_fields.path_part(replace(title, value=key, written=key), report)
    said = line(title, report)
    return Area(key=key, title=said) if named and said else None


@reads({"type": "string"})
def _patterns(node: Node, report: Report) -> str | None:
    """Read patterns as .gitignore has them, one a line."""
    from pathspec.gitignore import GitIgnoreSpec  # most hubs leave out nothing

    if not isinstance(node.value, str):
        report(
            node,
            gettext("%(value)s is not a text", value=validation.shown(node.value)),
            gettext("write `|` after the colon, and one pattern a line"),
        )
        return None
    try:
        GitIgnoreSpec.from_lines(node.value.splitlines())
    except ValueError as error:
        report(
            node,
            gettext("a line is not a pattern: %(error)s", error=error),
            gettext("write patterns as .gitignore has them, such as drafts/*.md"),
        )
    return node.value


@reads({"type": "string", "pattern": f"^(?:{'|'.join(translation.languages())})(?:-|$)"})
def _language(node: Node, report: Report) -> str | None:
    """Read the tag of a language that hub has words in."""
    tag: str | None = validation.language(node, report)
    if tag and not translation.has(tag):
        fix = gettext(
            "write one of %(names)s, with or without a region, such as es-US", names=", ".join(translation.languages())
        )
        report(node, gettext("hub has no words in the language %(tag)s", tag=tag), fix, rule="112")
    return tag


# What belongs to MkDocs and decides what a hub is.
MKDOCS: validation.Fields = {
    "site_name": required(line),
    "site_url": required(address),
    "repo_url": optional(address),
    "edit_uri": optional(line),
    "exclude_docs": optional(_patterns),
    "draft_docs": optional(_patterns),
    "not_in_nav": optional(_patterns),
    "use_directory_urls": optional(flag),
}

HUB: validation.Fields = {
    "timezone": required(timezone),
    "areas": required(_areas),
    "newsletter": required(newsletter_settings.newsletter),
    "repository": optional(address),
    "host": optional(choice(tuple(code_hosts.HOSTS))),
    "branch": optional(line),
    "security": optional(address),
    "banner": optional(line),
    "theme": optional(group(theme_settings.THEME, Theme)),
    "event_kinds": optional(several(kind_settings.of_event)),
    "article_kinds": optional(several(kind_settings.of_article)),
    "resource_kinds": optional(several(kind_settings.of_resource)),
    "numeric_dates": optional(choice(("month first", "day first"))),
    "language": optional(_language),
}
