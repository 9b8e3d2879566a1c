"""What front matter, topics and sources may hold, by kind, and the checks that look at fields together."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from hub.base import filenames, languages, mailbox_urls, text, urls
from hub.base.translation import gettext, noop
from hub.content import event_fields, language_folders, mail_addresses
from hub.content.corrections import corrections
from hub.content.date_fields import day, moment, timezone
from hub.content.models import Alias, PagePicture, Resource
from hub.content.settings import TopicWords
from hub.content.validation import (
    address,
    check_language,
    choice,
    choice_or_plug_in,
    flag,
    group,
    language,
    line,
    optional,
    reads,
    required,
    schema_of,
    several,
    shown,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hub.content.settings import Area, Config, SectionPlan, Topic
    from hub.content.validation import Fields, Report
    from hub.content.yaml_nodes import Node

ISSUE_STATUSES = (noop("draft"), noop("ready"), noop("sent"))
DIALECTS = ("jsonfeed", "digitalgov", "rss", "icalendar", "events", "mail")

VARIABLE = re.compile("[A-Z_][A-Z0-9_]*")
# The name of a folder's own page.
INDEX = "index"
EXAMPLE = "plain-language"


@reads({"type": "string", "pattern": r'^[^./\\:*?"<>|#][^/\\:*?"<>|#]*$', "maxLength": filenames.LONGEST})
def path_part(node: Node, report: Report) -> str | None:
    """Read a name that becomes part of a path: a slug or a key."""
    found: str | None = line(node, report)
    if found is None:
        return None
    wrong = filenames.wrong(str(node.value))
    if filenames.key(found) == INDEX:
        wrong = gettext("is the name of a folder's own page")
    if not wrong:
        return found
    near = text.slug(found)
    example = EXAMPLE if near in {INDEX, text.UNTITLED} else near
    report(
        node,
        f"{shown(node.value)} {wrong}",
        gettext("write letters, digits and hyphens, such as %(example)s", example=example),
        rule="116",
    )
    return None


@reads({"type": "string"})
def other_name(node: Node, report: Report) -> str | None:
    """Read another name of something: a former slug, or a word that others use for it."""
    found: str | None = line(node, report)
    if found and filenames.climbs(found):
        report(
            node,
            gettext("%(found)s is a path", found=shown(found)),
            gettext("write a name, without dots and slashes at its start"),
            rule="116",
        )
        return None
    return found


@reads({"type": "string", "pattern": r"^/."})
def alias(node: Node, report: Report) -> Alias | None:
    """Read a former address of a page, from the site's root."""
    if wrong := _no_address(node.written):
        fix = gettext("write the old path from the site's root, such as /toolkit/old-name/")
        report(node, f"{node.written!r} {wrong}", fix, rule="207")
        return None
    address = node.written.strip("/").removesuffix("index.html").rstrip("/")
    ending = "" if address.endswith(".html") else "/"
    return Alias(address=f"{address}{ending}", line=node.line, column=node.column)


def _no_address(written: str) -> str:
    """Return what keeps a path from being that of a page, in words that follow it; "" for nothing."""
    first, *parts = written.split("/")
    if first or not any(parts) or " " in written:
        return gettext("is not a path of this site")
    return next(filter(None, map(filenames.wrong, parts if parts[-1] else parts[:-1])), "")


@reads({"anyOf": [{"type": "string", "pattern": f"^{mail_addresses.MAIL.pattern}$"}, address.schema]})
def contact(node: Node, report: Report) -> str | None:
    """Read whom to ask: a mail address, or the address of a form."""
    if "://" in node.written:
        page: str | None = address(node, report)
        return page
    found = mail_addresses.MAIL.search(node.written)
    if found and found[0] == node.written:
        return node.written
    message = gettext("%(found)s is not one email address, and no address of a page", found=shown(node.written))
    report(node, message, gettext("write one, such as %(example)s", example=found[0] if found else "help@example.gov"))
    return None


@reads({"type": "string", "pattern": f"^{VARIABLE.pattern}$"})
def variable(node: Node, report: Report) -> str | None:
    """Read the name of an environment variable, which holds a secret; never quotes a wrong one, for it may be one."""
    if VARIABLE.fullmatch(node.written):
        return node.written
    fix = gettext(
        "write its name in capitals, such as FEED_TOKEN; a secret that was written here is exposed, so have it replaced"
    )
    report(node, gettext("this is not the name of an environment variable"), fix)
    return None


@reads({"type": "string", "pattern": "^(?:[Hh][Tt][Tt][Pp][Ss]?|[Ww][Ee][Bb][Cc][Aa][Ll][Ss]?|imaps)://"})
def feed_address(node: Node, report: Report) -> str | None:
    """Read the address of a feed, of a calendar, also with webcal as programs for calendars write it, or of a mailbox.

    A password in it is never quoted.
    """
    if not node.written.startswith(mailbox_urls.SCHEME):
        found: str | None = address(replace(node, written=urls.fetched(node.written)), report)
        return found
    try:
        mailbox_urls.read(node.written)
    except ValueError as error:
        report(node, str(error), gettext("write one such as imaps://news%40example.gov@mail.example.gov/Newsletters"))
        return None
    return node.written


@reads({"type": "string"})
def selector(node: Node, report: Report) -> str | None:
    """Read a CSS selector."""
    from hub.base import css_selectors  # few sources need one

    found: str | None = line(node, report)
    try:
        return css_selectors.xpath(found) and found if found else None
    except ValueError:
        report(
            node,
            gettext("%(found)s is not a CSS selector", found=shown(found)),
            gettext("write one, such as main li.news"),
        )
        return None


@reads({"type": "string", "pattern": r"^[^/\\\s][^\\\s]*\.md$"})
def twin(node: Node, report: Report) -> str | None:
    """Read the path of the page that this one translates, seen from its own file."""
    found: str | None = line(node, report)
    if found and (not found.endswith(".md") or ":" in found or found.startswith("/")):
        report(
            node,
            gettext("%(found)s is not the path of a page", found=shown(found)),
            gettext("write it as a link would, such as about.md"),
        )
        return None
    return found


EVERY_PAGE: Fields = {"aliases": optional(several(alias)), "lang": optional(language), "draft": optional(flag)}
OWN_PAGE: Fields = {
    "aliases": optional(several(alias)),
    "lang": optional(language),
    "translation_of": optional(twin),
    "draft": optional(flag),
}
PLAIN_PAGE: Fields = {"title": required(line), "heading": optional(line), "summary": required(line), **OWN_PAGE}

ISSUE: Fields = {
    "subject": required(mail_addresses.one_line),
    "preheader": required(mail_addresses.one_line),
    "status": required(choice(ISSUE_STATUSES)),
    "number": optional(whole),
    "editor": optional(line),
    "composed": optional(day),
    "approved_by": optional(several(line)),
    "sent": optional(moment),
    "delivered": optional(line),
    "corrected": optional(corrections),
    **OWN_PAGE,
}


@reads({"type": "string", "pattern": r"^[^./\\][^/\\]*\.svg$"})
def drawing(node: Node, report: Report) -> str | None:
    """Read the name of an SVG file beside the page."""
    found: str | None = line(node, report)
    if found and (not found.endswith(".svg") or filenames.wrong(found)):
        report(
            node,
            gettext("%(found)s is not the name of an SVG file", found=shown(found)),
            gettext("write one beside the page, such as map-wide.svg"),
        )
        return None
    return found


@reads({"type": "array", "minItems": 2, "items": {"type": "array", "minItems": 2, "items": {"type": "string"}}})
def table(node: Node, report: Report) -> tuple[tuple[str, ...], ...]:
    """Read a table: a list of rows, of which the first is the head, and each has as many cells as that."""
    rows = node.value if isinstance(node.value, tuple) else ()
    if len(rows) < 2:  # noqa: PLR2004  the head and a row
        report(
            node,
            gettext("the table has no rows below its head"),
            gettext("write one row a line, such as - [Step, What she does]"),
        )
        return ()
    return tuple(_row(row, rows[0], report) for row in rows)


def _row(row: Node, head: Node, report: Report) -> tuple[str, ...]:
    cells = row.value if isinstance(row.value, tuple) else ()
    if len(cells) < 2:  # noqa: PLR2004  what a row is about, and what it says of that
        report(
            row,
            gettext("%(found)s is not a row of a table", found=shown(row.written)),
            gettext("write its cells as [first, second]"),
        )
    elif isinstance(head.value, tuple) and len(cells) != len(head.value):
        fix = gettext("give both as many; a cell with a comma needs quotes around it")
        report(
            row,
            gettext(
                "this row has %(cells)s cells, and the head of the table has %(head)s",
                cells=len(cells),
                head=len(head.value),
            ),
            fix,
        )
    return tuple(line(cell, report) for cell in cells)


PICTURE: Fields = {
    "wide": required(drawing),
    "tall": optional(drawing),
    "caption": required(line),
    "table": required(table),
}


@reads(schema_of(PICTURE))
def picture(node: Node, report: Report) -> PagePicture | None:
    """Read a picture of a page, with the line that it stands in."""
    return group(PICTURE, partial(PagePicture, line=node.line))(node, report)  # type: ignore[no-any-return]


def article(config: Config) -> Fields:
    """Return the fields of an article."""
    return {
        "title": required(line),
        "url": required(address),
        "source": required(line),
        "published": required(day),
        "section": required(choice(sections(config.newsletter.sections))),
        "summary": required(line),
        "kind": optional(choice(config.article_kinds)),
        "added": optional(day),
        "issue": optional(day),
        "authors": optional(several(line)),
        "topics": optional(several(choice(slugs(config.topics), rule="120"))),
        "image": optional(line),
        "alt": optional(line),
        "note": optional(line),
        **EVERY_PAGE,
    }


def event(config: Config) -> Fields:
    """Return the fields of an event."""
    return {
        "title": required(line),
        "kind": required(choice(config.event_kinds)),
        "start": required(event_fields.when),
        "end": optional(event_fields.when),
        "repeat": optional(event_fields.repeat),
        "summary": required(line),
        "timezone": optional(timezone),
        "url": optional(address),
        "host": optional(line),
        "place": optional(line),
        "cost": optional(line),
        "accommodations": optional(contact),
        "topics": optional(several(choice(slugs(config.topics), rule="120"))),
        "status": optional(choice(event_fields.STATUSES)),
        "recording": optional(address),
        **OWN_PAGE,
    }


def resource(config: Config) -> Fields:
    """Return the fields of a resource that a toolkit page recommends."""
    return {
        "title": required(line),
        "url": required(address),
        "kind": required(choice(config.resource_kinds)),
        "publisher": required(line),
        "year": optional(whole),
    }


def toolkit_page(config: Config) -> Fields:
    """Return the fields of a toolkit page."""
    return {
        "title": required(line),
        "summary": required(line),
        "area": required(choice(tuple(area.key for area in config.areas))),
        "order": optional(whole),
        "time": optional(line),
        "people": optional(line),
        "bring": optional(line),
        "leaves": optional(line),
        "picture": optional(picture),
        "reviewed": required(day),
        "owner": optional(line),
        "topics": optional(several(choice(slugs(config.topics), rule="120"))),
        "resources": optional(several(group(resource(config), Resource))),
        "review_every": optional(whole),
        **OWN_PAGE,
    }


TOPIC_WORDS: Fields = {"title": required(line), "summary": required(line)}


@reads({"type": "object", "additionalProperties": schema_of(TOPIC_WORDS)})
def topic_translations(node: Node, report: Report) -> tuple[TopicWords, ...]:
    """Read what a topic is called in other languages, by their tags."""
    if not isinstance(node.value, dict):
        fix = gettext("write the tag of a language with a title and a summary, such as es: {title: …, summary: …}")
        report(node, gettext("%(found)s says no language", found=shown(node.written)), fix)
        return ()
    found = []
    for tag, words in node.value.items():
        if languages.is_known(tag):
            found.append(group(TOPIC_WORDS, partial(TopicWords, language=tag.lower()))(words, report))
        else:
            language(replace(words, value=tag, written=tag), report)
    return tuple(found)


def topic(areas: Iterable[Area] | None) -> Fields:
    """Return the fields of a topic; without `areas`, any area will do."""
    return {
        "slug": required(path_part),
        "title": required(line),
        "summary": required(line),
        "area": optional(line if areas is None else choice(tuple(area.key for area in areas))),
        "order": optional(whole),
        "aliases": optional(several(other_name)),
        "featured": optional(several(address)),
        "translations": optional(topic_translations),
    }


def source(plans: Iterable[SectionPlan] | None, topics: Iterable[Topic] | None) -> Fields:
    """Return the fields of a source; without `plans` or `topics`, any section or any topic will do."""
    return {
        "key": required(path_part),
        "name": required(line),
        "url": optional(feed_address),
        "path": optional(line),
        "outside": optional(flag),
        "base_url": optional(address),
        "section": optional(line if plans is None else choice(sections(plans))),
        "topics": optional(several(line if topics is None else choice(slugs(topics), rule="120"))),
        "dialect": optional(choice_or_plug_in(DIALECTS, "formats")),
        "list": optional(selector),
        "content": optional(choice(("full", "summary"))),
        "timezone": optional(timezone),
        "since": optional(day),
        "first": optional(whole),
        "private": optional(flag),
        "authorization": optional(variable),
        "active": optional(flag),
    }


def sections(plans: Iterable[SectionPlan]) -> tuple[str, ...]:
    """Return the sections that an article may name: those that gather nothing by themselves."""
    return tuple(plan.key for plan in plans if not plan.kinds and not plan.toolkit and not plan.lead)


def slugs(topics: Iterable[Topic]) -> dict[str, str]:
    """Return the slug of every topic by each of its names; slugs first, so that a list of names begins with them."""
    listed = tuple(topics)
    return {topic.slug: topic.slug for topic in listed} | {a: topic.slug for topic in listed for a in topic.aliases}


def check_article(values: Mapping[str, Any], report: Report, node: Node) -> None:
    """Report an image without words for those who do not see it."""
    check_language(values, report, node)
    if "image" in values and "alt" not in values:
        report(
            _at(node, "image"),
            gettext("image: the picture has no `alt`"),
            gettext("say in `alt` what it shows"),
            rule="301",
        )


def check_issue(values: Mapping[str, Any], report: Report, node: Node) -> None:
    """Report an issue that is a draft in one field and none in the other, or that is corrected before it is sent."""
    if values.get("draft") and values.get("status", "draft") != "draft":
        message = gettext("draft: the status says that the issue is %(status)s", status=values["status"])
        report(_at(node, "draft"), message, gettext("delete this line, or write `status: draft`"))
    check_language(values, report, node)
    if values.get("corrected") and values.get("status", "sent") != "sent":
        message = gettext("corrected: no reader has the issue yet")
        report(_at(node, "corrected"), message, gettext("change its words, and delete this line"))


def check_toolkit_page(values: Mapping[str, Any], report: Report, node: Node) -> None:
    """Report a page that is not in the folder of its area."""
    check_language(values, report, node)
    folder = PurePosixPath(language_folders.outside(report.path)).parts[2]
    if values.get("area") not in {folder, None}:
        report(
            _at(node, "area"),
            gettext("area: the page is in %(folder)s", folder=repr(folder)),
            gettext("write `area: %(folder)s` or move the file", folder=folder),
        )


def _at(node: Node, name: str) -> Node:
    assert isinstance(node.value, dict)  # noqa: S101  `validation.read` has seen to it
    found: Node = node.value[name]
    return found
