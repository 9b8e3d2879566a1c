"""What somebody who sent a form reads within a minute: what was understood, what is missing, and what comes next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from hub.base import text, translation
from hub.base.translation import gettext
from hub.check import file_facts
from hub.content import due_dates, event_words, loader
from hub.errors import ContentError, HubError
from hub.scaffold import issue_forms, new_file
from hub.scaffold.event_times import UnclearAnswerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from jinja2 import Environment

    from hub.content.settings import Config
    from hub.scaffold.issue_forms import Offer
    from hub.scaffold.new_file import Made

TEMPLATE = "form-answer.md.j2"
BACKTICKS = re.compile(r"`+")
LONGEST = 200
# An event is shown with its time in words, where it is understood.
TIME = ("start", "end", "timezone", "repeat")
# What an event has besides its times, while only these are asked for.
STAND_INS = {"title": "Event", "place": "Online", "summary": "It is asked when.", "accommodations": "a@example.gov"}
# What `hub check` says of blanks, which an answer asks for in its own words.
BLANKS = frozenset({"105", "110"})


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedBack:
    """Hold what is asked back: about which question of the form, and what is wrong or missing."""

    label: str
    words: str


def answer(config: Config, body: str, sender: str, today: date) -> str:
    """Return the answer to the text of an issue, as Markdown in which a stranger's words are words and nothing more.

    It speaks the language of the hub.
    """
    with translation.speaking(config.language):
        return _answer(config, body, sender, today)


def _answer(config: Config, body: str, sender: str, today: date) -> str:
    try:
        offer = issue_forms.read(body)
        if offer.kind == issue_forms.CHANGE:
            return _rendered("change", sender, place=issue_forms.place_to_edit(config, offer.values.get("page", "")))
        made, asked = _planned(offer, config, today)
    except HubError as error:
        return _rendered("refusal", sender, problem=_sentence(str(error)), repository=config.repository)
    labels = {name: gettext(label).capitalize() for label, name in issue_forms.LABELS[offer.kind].items()}
    when = _when(offer, config, today) if offer.kind == "event" and not asked else ""
    shown = {name: made.values.get(name, value) for name, value in offer.values.items() if not (when and name in TIME)}
    questions = list(_questions(offer.kind, made, labels, config, today))
    if asked:
        label = labels[asked.field]
        others = (one for one in questions if one.label != label)
        questions = [AskedBack(label=label, words=_sentence(asked.words)), *others]
    values = {
        "when": when,
        "rows": [(labels[name], value) for name, value in shown.items()],
        "notes": (*offer.notes, *made.notes),
        "questions": questions,
        "is_over": made.is_over,
    }
    return _rendered("understood", sender, kind=gettext(offer.kind), **values)


def _planned(offer: Offer, config: Config, today: date) -> tuple[Made, UnclearAnswerError | None]:
    """Return the file of an offer, and what its times leave open; the file is then planned without them.

    An end without a start says nothing yet.
    """
    is_dated = offer.kind != "event" or "start" in offer.values
    values = {name: value for name, value in offer.values.items() if is_dated or name not in TIME}
    try:
        return new_file.planned(config, offer.kind, values, today, offer.left_out), None
    except UnclearAnswerError as error:
        dated = {*TIME, error.field}
        values = {name: value for name, value in offer.values.items() if name not in dated}
        return new_file.planned(config, offer.kind, values, today, offer.left_out), error


def _when(offer: Offer, config: Config, today: date) -> str:
    """Return when an event is, in words, whatever is wrong with the rest of it; "" where that cannot be told."""
    if "start" not in offer.values:
        return ""
    times = {name: value for name, value in offer.values.items() if name in TIME}
    other = STAND_INS | {"kind": config.event_kinds[0], "url": config.site_url}
    made = new_file.planned(config, "event", other | times, today)
    try:
        event = loader.event(made.text, made.path, config)
    except ContentError:
        return ""
    return ". ".join(
        filter(None, (event_words.when(event, config.language), event_words.repeats(event, config.language)))
    )


def _questions(kind: str, made: Made, labels: Mapping[str, str], config: Config, today: date) -> Iterator[AskedBack]:
    """Yield what its sender can still say: for each blank what goes there, then what the check would find."""
    advice = {question.name: question.advice for question in new_file.questions(kind, {}, today, config)}
    for name in made.blanks:
        yield AskedBack(label=labels[name], words=gettext("This is missing (%(advice)s).", advice=advice[name]))
    found = file_facts.look(made.path, made.text, config)
    if any(one.rule == due_dates.WAITS and one.day > today for one in found.deadlines):
        yield AskedBack(label=labels["published"], words=gettext("This day is to come. Please check the year."))
    for problem in found.findings:
        if problem.rule not in BLANKS and problem.level != "advice":
            name = made.text.splitlines()[problem.line - 1].partition(":")[0]
            words = problem.message.removeprefix(f"{name}: ")
            yield AskedBack(label=labels.get(name, gettext("Your text")), words=_sentence(f"{words}; {problem.fix}"))


def _sentence(words: str) -> str:
    """Return words with a capital letter, but for the path of a file, and with a period."""
    is_path = "/" in words.partition(" ")[0]
    return f"{words[:1] if is_path else words[:1].upper()}{words[1:]}."


def _rendered(macro: str, sender: str, **values: object) -> str:
    return (
        str(
            getattr(_environment(translation.spoken()).get_template(TEMPLATE).module, macro)(sender=sender, **values)
        ).strip()
        + "\n"
    )


def quoted(words: str) -> str:
    """Return a stranger's words as code for a table of Markdown: no link, no mention, no markup, and one line at most.

    A code span begins and ends with more backticks than it holds (CommonMark, section 6.1); a bar in it is escaped
    (GitHub Flavored Markdown, section 4.10), and a backslash before that would undo it.
    """
    shown = text.shortened(text.clean(words), LONGEST).replace("\\", "\N{SET MINUS}").replace("|", r"\|")
    fence = "`" * (1 + max(map(len, BACKTICKS.findall(shown)), default=0))
    return f"{fence} {shown} {fence}"


@cache
def _environment(language: str) -> Environment:
    from hub.base import jinja

    made = jinja.environment("hub.scaffold", language=language, autoescape=False)
    made.filters.update({"quoted": quoted, "quiet": text.quiet_markdown})
    return made
