"""The fields of a topic and of a source, and how each is read."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from hub.base import languages, mailbox_urls, urls
from hub.base.translation import gettext
from hub.content.date_fields import day, timezone
from hub.content.fields_by_kind import sections, slugs
from hub.content.path_fields import other_name, path_part
from hub.content.settings import TopicWords
from hub.content.validation import (
    address,
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
    from collections.abc import Iterable

    from hub.content.settings import Area, SectionPlan, Topic
    from hub.content.validation import Fields, Report
    from hub.content.yaml_nodes import Node

DIALECTS = ("jsonfeed", "digitalgov", "rss", "icalendar", "events", "mail")
VARIABLE = re.compile("[A-Z_][A-Z0-9_]*")


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


def source(
    plans: Iterable[SectionPlan] | None, topics: Iterable[Topic] | None, kinds: tuple[str, ...] | None
) -> Fields:
    """Return the fields of a source; without `plans`, `topics` or `kinds` of events, any of them will do."""
    return {
        "key": required(path_part),
        "name": required(line),
        "url": optional(feed_address),
        "path": optional(line),
        "outside": optional(flag),
        "base_url": optional(address),
        "section": optional(line if plans is None else choice(sections(plans))),
        "kind": optional(line if kinds is None else choice(kinds)),
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
