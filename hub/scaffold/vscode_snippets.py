"""Snippets for VS Code, made from the scaffolds of `hub new`: `hub-event` writes one, Tab goes from blank to blank."""

from __future__ import annotations

import json
import re
from itertools import count
from typing import TYPE_CHECKING

from hub.base import translation
from hub.base.translation import noop
from hub.scaffold import new_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hub.content import validation
    from hub.content.settings import Config

# What each snippet makes, in words for a menu; an item is a part of an issue.
KINDS: Mapping[str, str] = {
    "article": noop("An article that colleagues should read"),
    "event": noop("An event"),
    "page": noop("A page of the toolkit"),
    "item": noop("An item of an issue"),
    "topic": noop("A topic, in content/topics/"),
    "source": noop("A source, in content/sources/"),
}
YAML = ("topic", "source")
BLANK = re.compile(r"TODO(?: [^\n\"()\[\]*·#]*[^\n\"()\[\]*·# ])?|(?<=\[)(?=\])")
# https://code.visualstudio.com/docs/editing/userdefinedsnippets#_variables
TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"


def text(config: Config) -> str:
    """Return the file of snippets for a hub, as JSON."""
    gettext = translation.words(config.language).gettext
    titles = {kind: gettext(title) for kind, title in KINDS.items()}
    made = {
        title: {
            "scope": "yaml" if kind in YAML else "markdown",
            "prefix": f"hub-{kind}",
            "description": gettext("%(title)s; `hub check` says what is left to do") % {"title": title},
            "body": [*_body(kind, config)],
        }
        for kind, title in titles.items()
    }
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _body(kind: str, config: Config) -> Iterator[str]:
    """Yield the lines of a scaffold; a blank that nobody fills stays a TODO, which `hub check` finds."""
    stops, fields = count(1), new_file.FIELDS[kind](config) if kind in new_file.FIELDS else {}
    for line in new_file.template(kind, config).splitlines():
        dated = re.sub("TODAY|DAY", TODAY, _with_choices(line, fields, stops))
        yield BLANK.sub(lambda found: f"${{{next(stops)}:{found[0]}}}" if found[0] else f"${next(stops)}", dated)


def _with_choices(line: str, fields: validation.Fields, stops: Iterator[int]) -> str:
    """Return a line of a scaffold; where its field takes one of a few words, the line offers them."""
    found = new_file.LINE.match(line)
    field = fields.get(found["name"]) if found else None
    words = field.read.schema.get("enum") if field else None
    return f"{found['before']}${{{next(stops)}|{','.join(words)}|}}" if found and words else line
