"""The time zones that the form for events offers: those of the hub's continent, with its own among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hub.base import file_io, time_zones, translation
from hub.base.translation import gettext, noop
from hub.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.settings import Config

FORM = ".github/ISSUE_TEMPLATE/event.yml"
OFFERED = re.compile(r"^ +id: timezone\n(?:^ +.*\n)*?(?P<key>^ +options:)(?P<zones>(?:\n +- .*)+)", re.MULTILINE)
# What the form offers to who finds no zone in the list; `scaffold/issue_forms` knows it by its first word.
ANOTHER = noop("Another, which I wrote after the start")


def problems(config: Config) -> Iterator[Problem]:
    """Yield a problem where the form does not offer the hub's own time zone."""
    text = _text(config)
    if found := _without_own(text, config):
        line = text.count("\n", 0, found.start("key")) + 1
        column = len(found["key"]) - len(found["key"].lstrip()) + 1
        message = gettext("the form does not offer %(zone)s, whose clock is the hub's", zone=config.timezone.key)
        zone = time_zones.choices(config.timezone, config.language)[0]
        fix = gettext("write `- %(zone)s` below it; hub check --fix does it", zone=zone)
        yield Problem(path=FORM, line=line, column=column, rule="005", message=message, fix=fix)


def fix(config: Config) -> Iterator[str]:
    """Write the time zones of the hub's continent into the form where its own is not offered, and yield its path."""
    text = _text(config)
    if found := _without_own(text, config):
        indent = found["key"].partition("o")[0]
        another = translation.words(config.language).gettext(ANOTHER)
        choices = (*time_zones.choices(config.timezone, config.language), another)
        listed = "".join(f"\n{indent}  - {choice}" for choice in choices)
        start, end = found.span("zones")
        file_io.write(config.root, FORM, text[:start] + listed + text[end:])
        yield FORM


def _text(config: Config) -> str:
    file = config.root / FORM
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""


def _without_own(text: str, config: Config) -> re.Match[str] | None:
    found = OFFERED.search(text)
    return found if found and config.timezone.key not in found["zones"] else None
