"""The issue at the desk: its outline, what an editor does with it, and the mail as readers will get it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from difflib import ndiff
from html import escape
from typing import TYPE_CHECKING, Any

from hub.base import clock, date_format, languages, line_merge, translation
from hub.base.translation import gettext, noop
from hub.content import content_addresses, loader, translations
from hub.content.issue import schedule
from hub.desk import desk_view, issue_edits, issue_findings
from hub.desk.desk_view import ViewDocument
from hub.desk.issue_edits import EditAsked  # noqa: TC001  the desk reads the type
from hub.errors import ContentError, HubError
from hub.inbox import content_writer, inbox_search
from hub.newsletter import (
    draft_saving,
    draft_update,
    eligible_content,
    finding_place,
    issue_workflow,
    preview_server,
    taken_out,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.base.line_merge import Merge
    from hub.content.models import Issue
    from hub.content.settings import Config
    from hub.errors import Problem

# To how many of the coming issues something can be put off.
ISSUES_AHEAD = 4
# As many titles of each kind are offered to choose from.
MOST_OFFERED = 300
PICTURE = "/api/issue/picture?path="


@dataclass(frozen=True, kw_only=True, slots=True)
class TextAsked:
    """Hold a whole text of the issue of a `day`, made of `base`: after an undo, or written by hand.

    Where both it and the file had changed the same, `theirs` is the file that the editor saw, and `chosen` what stands
    in each of those places.
    """

    day: date
    base: str
    text: str
    theirs: str = ""
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class StartAsked:
    """Hold the day of the issue to compose, or to `update` with what was kept since."""

    day: date
    update: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class LookAsked:
    """Hold a text of the issue of a `day` that is to be looked at, and what it was at first (`since`).

    `edit` is what an editor is typing, which is in no file yet.
    """

    day: date
    text: str
    since: str
    edit: EditAsked | None = None


def issue(config: Config, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return the issue of a `day`, the coming one where none is named: its text, its outline, what was taken out."""
    library, _ = issue_findings.library(config)
    day = _day(asked) or schedule.coming(library.issues, config.newsletter, clock.today(config.timezone))
    path = preview_server.path_of(day)
    known = next((one for one in library.issues if one.day == day), None)
    found = {
        "day": day,
        "name": f"{config.newsletter.name}, {date_format.weekday(day, translation.spoken())}",
        "path": path,
        "sender": config.newsletter.name,
        "days": [
            {"day": one.day, "status": one.status} for one in library.issues if one.status != "sent" or one.day == day
        ],
        "until": _issues_after(day, config),
        "status": known.status if known else "",
        "waits": draft_update.waits(known, library, config) if known and known.status == "draft" else 0,
    }
    if not (config.root / path).exists():
        return found
    text = draft_saving.read(path, config)
    taken_out.settle(day, text, config)
    return found | _state(day, text, config)


def _day(asked: Mapping[str, str]) -> date | None:
    try:
        return date.fromisoformat(asked["day"]) if asked.get("day") else None
    except ValueError as error:
        message = gettext("“%(found)s” is not a day: write it as 2026-11-27", found=asked["day"])
        raise HubError(message) from error


def _issues_after(day: date, config: Config) -> list[dict[str, Any]]:
    days = []
    for _ in range(ISSUES_AHEAD):
        day = schedule.following(day, config.newsletter)
        days.append({"day": day, "issue": date_format.day(day, translation.spoken())})
    return days


def _state(day: date, text: str, config: Config) -> dict[str, Any]:
    """Return the text of an issue, its outline, and what is out of it; in `broken` why there is no outline."""
    outs = [
        {"title": one.title, "section": one.section, "until": one.until, "from": one.day, "text": one.text}
        for one in taken_out.out(day, text, config)
    ]
    state = {"text": text, "out": outs, "stamp": preview_server.stamp(config, day)}
    try:
        found = loader.issue(text, preview_server.path_of(day), config)
    except ContentError as error:
        return state | {"broken": [_told(one, None) for one in error.problems]}
    return state | _outline(found)


def _outline(found: Issue) -> dict[str, Any]:
    return {
        "status": found.status,
        "subject": found.subject,
        "preheader": found.preheader,
        "note": found.note,
        "sections": [
            {
                "title": section.title,
                "intro": section.intro,
                "items": [
                    {
                        "title": item.heading or item.title,
                        "words": item.title,
                        "url": item.url,
                        "line": item.source_line,
                        "blurb": item.blurb,
                        "again": item.again,
                    }
                    for item in section.items
                ],
            }
            for section in found.sections
        ],
    }


def offers(config: Config, asked: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return what an editor may choose for the issue of a `day`: what is kept and in no issue, then what waits.

    `n` is the number of one that waits, which must be kept first; 0 for what is in content/.
    """
    library, _ = issue_findings.library(config)
    day = _day(asked) or schedule.coming(library.issues, config.newsletter, clock.today(config.timezone))
    lang = next((issue.lang for issue in library.issues if issue.day == day), None)
    kept = eligible_content.unsaid(library, translations.settings(config, lang), day)
    waiting = inbox_search.search(config, inbox_search.Wanted(), full=True)
    lines = [(line, waiting.candidates[line.number]) for line in waiting.lines]
    return [
        *(
            {"n": 0, "title": one.title, "url": content_addresses.lead(one, config), "says": one.path}
            for one in kept[:MOST_OFFERED]
        ),
        *(
            {
                "n": line.number,
                "title": line.title,
                "url": content_writer.address(one),
                "says": gettext("waits, %(source)s", source=line.source),
            }
            for line, one in lines[:MOST_OFFERED]
        ),
    ]


def start(config: Config, asked: StartAsked) -> dict[str, Any]:
    """Compose the draft of an issue that has none, or add what was kept since to one; return it."""
    done = issue_workflow.digest(config, asked.day, update=asked.update)
    return issue(config, {"day": done.issue.day.isoformat()})


def edit(config: Config, asked: EditAsked) -> dict[str, Any]:
    """Do one edit, save it with what the file has got meanwhile, and return where the issue is then."""
    made = issue_edits.made(asked.base, preview_server.path_of(asked.day), config, asked)
    return _saved(asked.day, asked.base, made, config) | {"made": made}


def restore(config: Config, asked: TextAsked) -> dict[str, Any]:
    """Save a whole text that was made of another one: an undo, words written by hand, or a choice between two texts."""
    if not asked.chosen:
        return _saved(asked.day, asked.base, asked.text, config) | {"made": asked.text}
    made = line_merge.resolve(asked.base, asked.text, asked.theirs, asked.chosen)
    return _saved(asked.day, asked.theirs, made, config) | {"made": made}


def _saved(day: date, base: str, made: str, config: Config) -> dict[str, Any]:
    found: Merge = draft_saving.save(preview_server.path_of(day), base, made, config)
    if found.clashes:
        return {"clashes": found.clashes, "theirs": found.text}
    says = [
        gettext("%(file)s was edited meanwhile, and stays as it is", file=path)
        for path in taken_out.settle(day, found.text, config)
    ]
    if found.text != made:
        says.append(gettext("Another program has saved the file meanwhile; what it changed is in it, and so is yours"))
    return {"says": says} | _state(day, found.text, config)


def look(config: Config, asked: LookAsked) -> dict[str, Any]:
    """Return a text of an issue as readers get it, what the gates find in it, and its difference from another text."""
    path, text = preview_server.path_of(asked.day), asked.text
    if asked.edit:
        text = issue_edits.typed(text, path, config, asked.edit)
    difference = [line.rstrip("\r\n") for line in ndiff(_lines(asked.since), _lines(text)) if line[:1] != "?"]
    try:
        found = loader.issue(text, path, config)
    except ContentError as error:
        return {"difference": difference, "findings": [_told(one, None) for one in error.problems]}
    faces, problems = issue_findings.find(found, config)
    mails = preview_server.mails(_with_pictures(faces.html, config))
    return {
        "difference": difference,
        "findings": [_told(one, finding_place.find(one, found)) for one in problems],
        "mails": {name: mails[name] for name in ("light", "dark")},
        "lang": found.lang or config.language,
        "dir": languages.direction(found.lang or config.language),
        "text": faces.text,
    }


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _with_pictures(html: str, config: Config) -> str:
    """Return the HTML with the pictures of the hub as the desk has them."""
    return html.replace(f'src="{escape(config.site_url)}', f'src="{PICTURE}{preview_server.PICTURES}')


def _told(problem: Problem, place: finding_place.FindingPlace | None) -> dict[str, Any]:
    return {
        "rule": problem.rule,
        "level": problem.level,
        "line": problem.line,
        "message": problem.message,
        "fix": problem.fix,
        "place": place,
    }


def frame(_: Config, __: Mapping[str, str]) -> ViewDocument:
    """Return an empty document, into which the desk puts the mail."""
    title, lang = gettext("The mail"), translation.spoken()
    words = f'<!doctype html><html lang="{lang}"><title>{title}</title><body></body></html>'
    return ViewDocument(content_type="text/html; charset=utf-8", content=words.encode())


def picture(config: Config, asked: Mapping[str, str]) -> ViewDocument:
    """Return a picture of the hub by its `path`; raises HubError where there is none."""
    found = preview_server.picture(config, asked.get("path", ""))
    if not found:
        message = gettext("there is no such picture in content/")
        raise HubError(message)
    return ViewDocument(content_type=found[0], content=found[1])


def stamp(config: Config, asked: Mapping[str, str]) -> dict[str, str]:
    """Return what changes whenever somebody saves the issue of a `day`."""
    day = _day(asked)
    return {"stamp": preview_server.stamp(config, day) if day else ""}


VIEW = desk_view.of(
    "issue",
    noop("Issue"),
    reads=(issue, frame, picture, stamp, offers),
    writes=(start, edit, restore, look),
    slow=(look, offers),
)
