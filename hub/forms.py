"""The text of an issue that a form of .github/ISSUE_TEMPLATE made -> what it offers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub import text
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Mapping

HEADING = re.compile(r"^### (?P<label>[^\n]+)\n(?P<answer>.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
NO_ANSWER = "_No response_"
# Longer than any title, summary or address that a reader would read to its end.
LONGEST = 1_000
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
}
PAGE_TO_CHANGE = "address of the page"


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """The kind of file that an issue asks for, and its fields."""

    kind: str
    values: Mapping[str, str]


def read(body: str) -> Offer:
    """What an issue offers: of two answers with one label the first counts, and of two forms the one that fits best.

    Raises HubError where it offers nothing new, or holds what no form would ask for.
    """
    answers = _answers(body)
    if PAGE_TO_CHANGE in answers:
        message = f"this issue asks to change a page, so there is no file to make: edit {answers[PAGE_TO_CHANGE]}"
        raise HubError(message)
    kind = max(LABELS, key=lambda kind: len(LABELS[kind].keys() & answers.keys()))
    if LABELS[kind].keys().isdisjoint(answers):
        message = "this is not the text of an issue that one of the forms made: its headings are those of no form"
        raise HubError(message)
    for label, answer in answers.items():
        if label in LABELS[kind] and len(answer) > LONGEST:
            message = f"the answer to “{label}” has {len(answer):,} characters; shorten it to {LONGEST:,} in the issue"
            raise HubError(message)
    return Offer(kind=kind, values={name: answers[label] for label, name in LABELS[kind].items() if label in answers})


def _answers(body: str) -> dict[str, str]:
    """The answers by the heading above each, in small letters; comments, which nobody sees, are left out."""
    found: dict[str, str] = {}
    for part in HEADING.finditer(COMMENT.sub("", body).replace("\r\n", "\n")):
        answer = text.clean(part["answer"])
        if answer and answer != NO_ANSWER:
            found.setdefault(text.clean(part["label"]).lower(), answer)
    return found
