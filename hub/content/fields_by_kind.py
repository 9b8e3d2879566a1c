"""What front matter may hold, by kind, and the checks that look at fields together."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from hub.base.translation import gettext, noop
from hub.content import event_fields, language_folders, mail_addresses
from hub.content.corrections import corrections
from hub.content.date_fields import day, moment, timezone
from hub.content.models import Resource
from hub.content.path_fields import alias, twin
from hub.content.picture_fields import picture
from hub.content.validation import (
    address,
    check_language,
    choice,
    flag,
    group,
    language,
    line,
    optional,
    reads,
    required,
    several,
    shown,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hub.content.settings import Config, SectionPlan, Topic
    from hub.content.validation import Fields, Report
    from hub.content.yaml_nodes import Node

ISSUE_STATUSES = (noop("draft"), noop("ready"), noop("sent"))


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
    "sent": optional(moment),
    "delivered": optional(line),
    "number": optional(whole),
    "editor": optional(line),
    "composed": optional(day),
    "approved_by": optional(several(line)),
    "corrected": optional(corrections),
    **OWN_PAGE,
}


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
