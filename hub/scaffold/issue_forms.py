"""The text of an issue that a form of .github/ISSUE_TEMPLATE made -> what it offers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from hub.base import file_tree, text
from hub.config.hub_settings import CONTENT
from hub.content import routes
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.content.models import Config

HEADING = re.compile(r"^### (?P<label>[^\n]+)\n(?P<answer>.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
NO_ANSWER = "_No response_"
# Longer than any title, summary or address that a reader would read to its end.
LONGEST = 1_000
CHANGE = "change"
# The labels of the forms, and the fields that they ask for.
LABELS: Mapping[str, Mapping[str, str]] = {
    "article": {
        "address": "url",
        "title": "title",
        "publisher": "source",
        "what a reader learns": "summary",
        "date of the page": "published",
        "topics": "topics",
    },
    "event": {
        "kind": "kind",
        "title": "title",
        "start": "start",
        "end": "end",
        "time zone": "timezone",
        "place": "place",
        "what people take away": "summary",
        "where to register": "url",
        "whom to ask for accommodations": "accommodations",
    },
    CHANGE: {"address of the page": "page"},
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """Hold the kind of file that an issue asks for, and its fields; of a change, the page."""

    kind: str
    values: Mapping[str, str]


# Where nobody sent anything.
NONE = Offer(kind="", values={})


def read(body: str) -> Offer:
    """Return what an issue offers: of two answers with one label the first, and of two forms the one that fits best.

    Raises HubError for what is not the text of a form, or is too long to be read.
    """
    answers = _answers(body)
    kind = max(LABELS, key=lambda kind: len(LABELS[kind].keys() & answers.keys()))
    if LABELS[kind].keys().isdisjoint(answers):
        message = "this is not the text of an issue from one of the forms: its headings do not match any form"
        raise HubError(message)
    for label, answer in answers.items():
        if label in LABELS[kind] and len(answer) > LONGEST:
            message = f"the answer to “{label}” has {len(answer):,} characters; shorten it to {LONGEST:,} in the issue"
            raise HubError(message)
    return Offer(kind=kind, values={name: answers[label] for label, name in LABELS[kind].items() if label in answers})


def offer(config: Config, body: str) -> Offer:
    """Return what an issue offers that is new; raises HubError for a change, with the place where it is made.

    Raises HubError, too, for what is not the text of a form, or is too long to be read.
    """
    found = read(body)
    if found.kind == CHANGE:
        place = place_to_edit(config, found.values["page"])
        message = f"this issue asks to change a page, so there is no file to make: edit {place}"
        raise HubError(message)
    return found


def place_to_edit(config: Config, page: str) -> str:
    """Return where a page of the site is changed: its file, on GitHub where that is known, or the page itself."""
    files = (path for path, _ in file_tree.walk(config.root, CONTENT) if path.endswith(".md"))
    address = page.partition("#")[0].removeprefix(config.site_url)
    path = routes.places(files, config, ()).page_at(address)
    if path is None or not (config.root / path).is_file():
        return page
    return f"{config.repository}/edit/{config.branch}/{quote(path)}" if config.repository else path


def _answers(body: str) -> dict[str, str]:
    """Return the answers by the heading above each, in lower case; comments, which nobody sees, are left out."""
    found: dict[str, str] = {}
    for part in HEADING.finditer(COMMENT.sub("", body).replace("\r\n", "\n")):
        answer = text.clean(part["answer"])
        if answer and answer != NO_ANSWER:
            found.setdefault(text.clean(part["label"]).lower(), answer)
    return found
