"""What the coming issue needs, and the one next step of each part of an editor's week."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hub.base import clock, date_format, translation
from hub.base.translation import gettext, ngettext
from hub.content import loader, translations
from hub.content.issue import holidays, schedule
from hub.newsletter import eligible_content

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hub.content.models import Issue, Library
    from hub.content.settings import Config


@dataclass(frozen=True, kw_only=True, slots=True)
class IssueStatus:
    """Hold where the coming issue is: its day, its file, and its status, both "" as long as there is no draft.

    `holiday` is the name of the one on that day, "" for none.
    `kept` is how many items it could still take, `held` how many are kept for a later issue; `late` are the paths of
    issues whose day has passed and that were not sent.
    """

    day: date
    days_left: int
    path: str = ""
    status: str = ""
    kept: int = 0
    held: int = 0
    errors: int = 0
    warnings: int = 0
    late: tuple[str, ...] = ()
    holiday: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class WeekStep:
    """Hold one part of an editor's week: its name, how it is, and the command that comes next, "" for none."""

    name: str
    state: str
    next: str = ""


def status(config: Config) -> IssueStatus:
    """Return where the coming issue is."""
    library, today = loader.load(config), clock.today(config.timezone)
    day = schedule.coming(library.issues, config.newsletter, today)
    issue = next((issue for issue in library.issues if issue.day == day), None)
    eligible = eligible_content.find(library, translations.settings(config, issue.lang if issue else None), day)
    levels = _findings(issue, library, config, today) if issue else Counter[str]()
    return IssueStatus(
        day=day,
        days_left=(day - today).days,
        path=issue.path if issue else "",
        status=issue.status if issue else "",
        kept=_addable(issue, library, config) if issue else len(eligible.articles) + len(eligible.events),
        held=len(eligible.held),
        errors=levels["error"],
        warnings=levels["warning"],
        late=tuple(issue.path for issue in library.issues if issue.day < today and issue.status != "sent"),
        holiday=holidays.name(day, config.newsletter.holidays),
    )


def _findings(issue: Issue, library: Library, config: Config, today: date) -> Counter[str]:
    from hub.newsletter import checks, render  # Jinja and the CSS inliner

    found = checks.check(issue, render.faces(issue, config), library, config, today)
    return Counter(problem.level for problem in found)


def _addable(issue: Issue, library: Library, config: Config) -> int:
    from hub.newsletter import draft_update  # the Markdown parser

    return draft_update.waits(issue, library, config) if issue.status == "draft" else 0


def steps(
    issue: IssueStatus, waiting: int, later: tuple[int, str], failing: Sequence[str], changed: Sequence[str] = ()
) -> tuple[WeekStep, ...]:
    """Return the parts of an editor's week in their order; `later` is how many are put off, and the first day (ISO).

    `changed` are the files of events that have changed at their source.
    """
    if not changed:
        return tuple(_steps(issue, waiting, later, failing))
    events = WeekStep(
        name="events", state=gettext("changed at their source: %(names)s", names=", ".join(changed)), next="hub inbox"
    )
    return events, *_steps(issue, waiting, later, failing)


def _steps(issue: IssueStatus, waiting: int, later: tuple[int, str], failing: Sequence[str]) -> Iterator[WeekStep]:
    if failing:
        yield WeekStep(
            name="sources",
            state=gettext("failing: %(names)s", names=", ".join(failing)),
            next=f"hub fetch {failing[0]}",
        )
    yield WeekStep(name="waiting", state=f"{waiting}", next="hub inbox" if waiting else "")
    many, back = later
    yield WeekStep(
        name="later",
        state=gettext(
            "%(many)s, the first back on %(back)s",
            many=many,
            back=date_format.short(date.fromisoformat(back), translation.spoken()),
        )
        if many
        else "0",
    )
    held = gettext(", and %(held)s for a later issue", held=issue.held) if issue.held else ""
    where = gettext("%(kept)s not in the draft", kept=issue.kept) if issue.kept else gettext("all in the draft")
    kept = where if issue.path else gettext("%(kept)s for this issue", kept=issue.kept)
    update = "hub digest --update" if issue.kept and issue.status == "draft" else ""
    yield WeekStep(name="kept", state=f"{kept}{held}", next=update)
    yield _draft(issue)
    if issue.status in {"ready", "sent"}:
        is_sent = issue.status == "sent"
        is_next = issue.status == "ready" and not issue.errors
        following = gettext("publish the site, then hub send --test ADDRESS, and hub send") if is_next else ""
        yield WeekStep(name="sent", state=gettext("yes") if is_sent else gettext("no"), next=following)
    for path in issue.late:
        advice = gettext("write `status: sent` in it if it was sent; else delete it")
        yield WeekStep(name="late", state=gettext("%(path)s was not sent", path=path), next=advice)


def _draft(issue: IssueStatus) -> WeekStep:
    """Return the step of the draft itself: fix it while it has an error."""
    if not issue.path:
        return WeekStep(name="draft", state=gettext("none yet"), next="hub digest")
    if issue.status == "sent":
        return WeekStep(name="draft", state=gettext("%(path)s, sent", path=issue.path))
    found = gettext(
        "%(errors)s, %(warnings)s",
        errors=ngettext("%(num)s error", "%(num)s errors", issue.errors),
        warnings=ngettext("%(num)s warning", "%(num)s warnings", issue.warnings),
    )
    following = "hub digest --open"
    if issue.status == "ready":
        following = "hub digest" if issue.errors else ""
    return WeekStep(name="draft", state=f"{issue.path}, {gettext(issue.status)}, {found}", next=following)


def when(issue: IssueStatus) -> str:
    """Return the day of the issue in words, the holiday on it, and how far away it is."""
    far = {0: gettext("today"), 1: gettext("tomorrow")}.get(
        issue.days_left, ngettext("in %(num)s day", "in %(num)s days", issue.days_left)
    )
    day = date_format.weekday(issue.day, translation.spoken())
    return ", ".join(filter(None, (day, issue.holiday, far)))
