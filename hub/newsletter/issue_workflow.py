"""What an editor does on a Friday: the draft of an issue first, its rendered faces from then on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hub.base import clock, date_format, translation
from hub.base.translation import gettext, noop
from hub.content import due_dates, loader
from hub.content.issue import holidays, offered_comment, schedule
from hub.errors import HubError, Problem
from hub.newsletter import compose, issue_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from hub.collect.link_checker import Asker
    from hub.content.models import Issue, Library, Section
    from hub.content.settings import Config
    from hub.newsletter.compose import Draft
    from hub.newsletter.item_selection import LeftOut


@dataclass(frozen=True, kw_only=True, slots=True)
class Digest:
    """Hold a new draft, or the faces of the issue that a person has edited; and what to know about it.

    `added` are the sections of an update with their new items, `waits` how many another would add;
    `left_out` is what waits and is in no section. `coming` says that `hub digest` means this issue without a day.
    """

    issue: Issue
    new: bool = False
    added: tuple[Section, ...] | None = None
    left_out: tuple[LeftOut, ...] = ()
    faces: tuple[Path, ...] = ()
    days_left: int = 0
    coming: bool = True
    waits: int = 0
    warnings: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    max_links: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Editions:
    """Hold the faces of each edition of an issue by its topics; none where the issue has nothing on them.

    `problems` are what the gates find in any of them.
    """

    issue: Issue
    faces: Mapping[tuple[str, ...], tuple[Path, ...]]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Desk:
    """Hold what rendering needs besides the issue."""

    config: Config
    shelves: Library
    today: date
    asker: Asker | None = None


def digest(config: Config, day: date | None, *, update: bool = False, asker: Asker | None = None) -> Digest:
    """Compose the issue of that day, or of the coming one; where its file exists, render it instead.

    With `update` what was kept since is added to it first; an `asker` asks servers for the links that lead out.
    Raises HubError for an update of an issue that an editor has signed off.
    """
    shelves = loader.load(config)
    today = clock.today(config.timezone)
    coming = schedule.coming(shelves.issues, config.newsletter, today)
    day = day or coming
    edited = _issue_of(shelves, day)
    desk = _Desk(config, shelves, today, asker)
    if edited is None:
        done = _drafted(compose.compose(shelves, config, day, today), config)
    elif update:
        done = _updated(edited, desk)
    else:
        done = replace(_rendered(edited, desk), waits=_waits(edited, desk))
    return replace(
        done,
        days_left=(day - today).days,
        coming=day == coming,
        warnings=(*_warnings(done.issue, config), *done.warnings, *_unfinished(shelves, done.issue, today)),
        max_links=config.newsletter.max_links,
    )


def editions(config: Config, day: date | None, names: Iterable[str] = ()) -> Editions:
    """Render the edition of the named topics, or without names one for every topic, each in a file of its own.

    Raises HubError where there is no issue of that day, or no topic of that name.
    """
    from hub.newsletter import topic_editions

    shelves = loader.load(config)
    today = clock.today(config.timezone)
    day = day or schedule.coming(shelves.issues, config.newsletter, today)
    issue = _issue_of(shelves, day)
    if issue is None:
        message = gettext("there is no issue of %(day)s yet: run hub digest --date %(day)s first", day=day)
        raise HubError(message)
    wanted = topic_editions.named(names, config)
    sets = [wanted] if wanted else [(topic.slug,) for topic in config.topics]
    faces: dict[tuple[str, ...], tuple[Path, ...]] = {}
    problems: set[Problem] = set()
    for topics, edition in topic_editions.cut(issue, sets, topic_editions.topics_of(shelves, config), config):
        rendered = _rendered(edition, _Desk(config, shelves, today), topics) if edition else None
        faces[topics] = rendered.faces if rendered else ()
        problems |= {*rendered.problems} if rendered else set()
    return Editions(issue=issue, faces=faces, problems=tuple(sorted(problems)))


def _issue_of(shelves: Library, day: date) -> Issue | None:
    return next((issue for issue in shelves.issues if issue.day == day), None)


def _drafted(draft: Draft, config: Config) -> Digest:
    issue_files.write_draft(draft.issue, config)
    return Digest(issue=draft.issue, new=True, left_out=draft.left_out)


def _updated(issue: Issue, desk: _Desk) -> Digest:
    """Add to a draft what was kept since; raises HubError where an editor has signed it off."""
    from hub.newsletter import draft_update  # the Markdown parser: a new draft needs none

    if issue.status != "draft":
        fix = gettext("what you keep now comes in the next issue")
        if issue.status == "ready":
            fix = gettext("write `status: draft` in it to change that")
        message = gettext(
            "%(path)s is %(status)s, so nothing is added; %(fix)s",
            path=issue.path,
            status=gettext(issue.status),
            fix=fix,
        )
        raise HubError(message)
    before = issue_files.source(issue, desk.config)
    found = draft_update.update(before, issue, desk.shelves, desk.config)
    if found.added:
        issue_files.write_source(found.source, issue, desk.config)
        issue = loader.issue(found.source, issue.path, desk.config)
    done = _rendered(issue, desk)
    warnings = () if offered_comment.RECORD.search(before) else (_forgotten(issue),)
    return replace(done, added=found.added, left_out=found.left_out, warnings=warnings)


def _rendered(issue: Issue, desk: _Desk, topics: tuple[str, ...] = ()) -> Digest:
    from hub.newsletter import checks, render  # Jinja and the CSS inliner: a new draft needs neither

    faces = render.faces(issue, desk.config, topics)
    problems = checks.check(issue, faces, desk.shelves, desk.config, desk.today)
    asked = checks.outside(issue, faces, desk.shelves, desk.config, desk.asker) if desk.asker else ()
    written = issue_files.write_faces(faces, issue, desk.config, topics)
    return Digest(issue=issue, faces=written, problems=tuple(sorted((*problems, *asked))))


def _waits(issue: Issue, desk: _Desk) -> int:
    from hub.newsletter import draft_update  # the Markdown parser

    return draft_update.waits(issue, desk.shelves, desk.config) if issue.status == "draft" else 0


def _warnings(issue: Issue, config: Config) -> Iterator[str]:
    rhythm = config.newsletter.rhythm
    if not schedule.is_usual(issue.day, rhythm):
        said = noop("%(day)s is a %(weekday)s; the newsletter goes out %(rhythm)s")
        if issue.day in rhythm.skip:
            said = noop("%(day)s is a %(weekday)s that `skip` names; the newsletter goes out %(rhythm)s")
        spoken = translation.spoken()
        weekday, often = date_format.weekday_name(issue.day, spoken), schedule.words(rhythm, spoken)
        problem = gettext(said, day=issue.day, weekday=weekday, rhythm=often)
        fix = gettext("leave it if that is what you want")
        yield str(Problem(path=issue.path, rule="601", message=problem, fix=fix))

    if holiday := holidays.name(issue.day, config.newsletter.holidays):
        fix = gettext("leave it, or move the issue to another day: rename its file")
        yield str(
            Problem(
                path=issue.path,
                rule="601",
                message=gettext("%(day)s is %(holiday)s", day=issue.day, holiday=holiday),
                fix=fix,
            )
        )


def _unfinished(shelves: Library, issue: Issue, today: date) -> Iterator[str]:
    """Warn of issues whose day has passed and that are not sent: no other issue offers what they hold."""
    for late in (late for late in shelves.issues if late.day != issue.day):
        told = (due_dates.problem(late.path, deadline, today) for deadline in due_dates.deadlines(late))
        yield from map(str, filter(None, told))


def _forgotten(issue: Issue) -> str:
    message = gettext("the note that remembers what you have seen is gone, so what you deleted can come back")
    fix = gettext(
        "delete it once more; what is in the draft now is remembered from the next --update that adds something"
    )
    return str(Problem(path=issue.path, rule="609", message=message, fix=fix))
