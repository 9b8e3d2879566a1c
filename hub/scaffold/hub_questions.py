"""What `hub init` asks: names, days, a zone, areas, addresses; how an answer may look, and what it is without one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.base import date_parse, languages, text, time_zones, translation
from hub.base.translation import gettext, noop
from hub.config import rhythm_settings
from hub.content import mail_addresses
from hub.content.validation import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hub.content.settings import Config

# No pattern lets through what YAML or Markdown would take for more than words.
WORDS = re.compile(r"[^\W\d_][\w ().,’-]*")
TITLE = re.compile(r"[^\W\d_][\w ()’-]*")
SITE = re.compile(r"https?://[\w.-]+(?::\d{1,5})?(?:/[\w.-]+)*/?")
REPOSITORY = re.compile(r"https://[\w.-]+(?:/[\w.~-]+)+")
REVIEWERS = re.compile(r"@[\w-]+(?:/[\w-]+)?")
PACKAGE = re.compile(r"[^\s#'\"]+(?: @ [^\s#'\"]+)?")
EVERY_TWO_WEEKS = re.compile(r"every (?:two|2) weeks from (?P<day>\d{4}-\d{2}-\d{2})")
BETWEEN = re.compile(r"\s*,\s*")
REVIEWER = "@example/editors"


@dataclass(frozen=True, kw_only=True, slots=True)
class HubQuestion:
    """Hold what is asked, an example of an answer, and whether an answer may be one; `host` asks at that host only."""

    asks: str
    example: str
    is_answer: Callable[[str], object]
    host: str | None = None


def rhythm(answer: str) -> str | None:
    """Return the lines of settings for the days of issues: `friday`, `tuesday, friday`, `first friday`, `15`; or None.

    `every two weeks from 2026-12-04` names the day of one issue.
    """
    words = answer.lower()
    days = BETWEEN.split(words)
    if fortnight := EVERY_TWO_WEEKS.fullmatch(words):
        return f"rhythm: {{every_two_weeks: {fortnight['day']}}}" if date_parse.day(fortnight["day"]) else None
    if days == [words] and words in rhythm_settings.WEEKDAYS:
        return f"weekday: {words}"
    for way, known in {"weekly": rhythm_settings.WEEKDAYS, "monthly": _days_of_month()}.items():
        if set(days) <= set(known):
            return f"rhythm: {{{way}: [{', '.join(days)}]}}"
    return None


def _days_of_month() -> tuple[str, ...]:
    return (*rhythm_settings.DAYS_OF_MONTH, *map(str, range(1, rhythm_settings.LAST_NUMBER + 1)))


def areas(answer: str) -> dict[str, str]:
    """Return the titles of areas by their keys; none where one cannot be a title, or two have one key."""
    titles = BETWEEN.split(answer.strip(" ,"))
    found = {text.slug(title): title for title in titles if TITLE.fullmatch(title)}
    return found if len(found) == len(titles) and text.UNTITLED not in found else {}


def _is_spoken(answer: str) -> bool:
    return languages.is_tag(answer) and translation.has(answer)


QUESTIONS: Mapping[str, HubQuestion] = {
    "language": HubQuestion(
        asks=noop("In which language do you write? Its short form, such as es"), example="es", is_answer=_is_spoken
    ),
    "name": HubQuestion(
        asks=noop("What is your community called?"), example=noop("Practice Exchange"), is_answer=WORDS.fullmatch
    ),
    "newsletter": HubQuestion(
        asks=noop("What is its newsletter called?"), example=noop("Practice Friday"), is_answer=WORDS.fullmatch
    ),
    "rhythm": HubQuestion(
        asks=noop("On which days does it go out? Such as friday, first friday, or tuesday, friday"),
        example=noop("friday; tuesday, friday; first friday; 15; or every two weeks from 2026-12-04"),
        is_answer=rhythm,
    ),
    "timezone": HubQuestion(
        asks=noop("In which time zone are you?"), example="America/Denver", is_answer=time_zones.place
    ),
    "areas": HubQuestion(
        asks=noop("Which areas does your work have? Commas between them"),
        example=noop("Listening, Design"),
        is_answer=areas,
    ),
    "url": HubQuestion(
        asks=noop("Where will its site be?"), example="https://practice.example.org/", is_answer=SITE.fullmatch
    ),
    "mail": HubQuestion(
        asks=noop("How do people write to its editors?"),
        example="editors@example.org",
        is_answer=mail_addresses.MAIL.fullmatch,
    ),
    "repository": HubQuestion(
        asks=noop("What will be the address of that repository?"),
        example="https://github.com/example/practice-exchange",
        is_answer=REPOSITORY.fullmatch,
    ),
    "reviewers": HubQuestion(
        asks=noop("Who reviews there: a team or a person?"),
        example=REVIEWER,
        is_answer=REVIEWERS.fullmatch,
        host="github",
    ),
    "package": HubQuestion(
        asks=noop("Where do its workflows get hub from?"),
        example="practice-hub @ git+https://github.com/example/hub@v1.0.0",
        is_answer=PACKAGE.fullmatch,
    ),
}


def wrong(name: str, answer: str) -> str:
    """Say what is wrong with an answer, in words for who gave it; "" where nothing is."""
    if name not in QUESTIONS:
        return gettext("a hub has no %(name)s: %(nearest)s", name=repr(name), nearest=nearest(name, QUESTIONS))
    if QUESTIONS[name].is_answer(answer):
        return ""
    meant = time_zones.meaning(answer) if name == "timezone" else None
    zones = (meant.zone.key,) if meant and meant.zone else meant.instead if meant else ()
    return gettext(
        "%(name)s: %(answer)s cannot be used; write it as in %(example)s",
        name=name,
        answer=repr(answer),
        example=gettext(" or ").join(zones) or gettext(QUESTIONS[name].example),
    )


def usual(config: Config, language: str) -> dict[str, str]:
    """Return what the settings of a sample for a language answer."""
    (day,) = config.newsletter.rhythm.weekly
    return {
        "name": config.site_name,
        "newsletter": config.newsletter.name,
        "rhythm": rhythm_settings.WEEKDAYS[day],
        "timezone": config.timezone.key,
        "language": language,
        "areas": ", ".join(area.title for area in config.areas),
        "url": config.site_url,
        "mail": config.newsletter.editors,
        "repository": config.repository or "",
        "reviewers": REVIEWER,
    }
