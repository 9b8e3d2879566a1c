"""The issue at the desk: its outline, what an editor does with it, and the mail as readers will get it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from datetime import date
from difflib import ndiff
from html import escape
from typing import TYPE_CHECKING, Any

from hub.base import clock, date_format
from hub.content import loader
from hub.content.issue import schedule
from hub.content.models import Item, Library
from hub.desk.desk_view import DeskView, ViewDocument, Writing
from hub.errors import ContentError, HubError
from hub.newsletter import (
    checks,
    draft_edits,
    draft_merge,
    draft_saving,
    draft_update,
    finding_place,
    issue_workflow,
    preview_server,
    render,
    taken_out,
)
from hub.newsletter.draft_edits import DraftFile, ItemPlace
from hub.newsletter.taken_out import TakenOut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hub.content.models import Config, Issue
    from hub.errors import Problem
    from hub.newsletter.draft_merge import Merge

# To how many of the coming issues something can be put off.
ISSUES_AHEAD = 4
PICTURE = "/api/issue/picture?path="


@dataclass(frozen=True, kw_only=True, slots=True)
class EditAsked:
    """Hold one edit of the issue of a `day`, made on the text `base`.

    `kind` names it, `section` and `item` say where, both from 0, and `expects` is the title that is there; `to_section`
    and `to_item` are where it goes, or the item to join. `field` and `words` are what is rewritten; a new item has
    them in `words` (its title), `url`, `source_line` and `blurb`. `until` is the day of the issue to put off to.
    """

    day: date
    base: str
    kind: str
    section: int = 0
    item: int = 0
    expects: str = ""
    to_section: int = 0
    to_item: int = 0
    field: str = ""
    words: str = ""
    url: str = ""
    source_line: str = ""
    blurb: str = ""
    until: date | None = None


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
    library, _ = _library(config)
    day = _day(asked) or schedule.coming(library.issues, config.newsletter, clock.today(config.timezone))
    path = preview_server.path_of(day)
    known = next((one for one in library.issues if one.day == day), None)
    found = {
        "day": day,
        "name": f"{config.newsletter.name}, {date_format.weekday(day)}",
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


def _library(config: Config) -> tuple[Library, tuple[Problem, ...]]:
    """Return all content, and what is wrong with it; an empty library where any file of it cannot be read."""
    try:
        return loader.load(config), ()
    except ContentError as error:
        return Library(), error.problems


def _day(asked: Mapping[str, str]) -> date | None:
    try:
        return date.fromisoformat(asked["day"]) if asked.get("day") else None
    except ValueError as error:
        message = f"{asked['day']!r} is not a day: write it as 2026-11-27"
        raise HubError(message) from error


def _issues_after(day: date, config: Config) -> list[dict[str, Any]]:
    days = []
    for _ in range(ISSUES_AHEAD):
        day = schedule.following(day, config.newsletter)
        days.append({"day": day, "issue": date_format.day(day)})
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


def start(config: Config, asked: StartAsked) -> dict[str, Any]:
    """Compose the draft of an issue that has none, or add what was kept since to one; return it."""
    done = issue_workflow.digest(config, asked.day, update=asked.update)
    return issue(config, {"day": done.issue.day.isoformat()})


def edit(config: Config, asked: EditAsked) -> dict[str, Any]:
    """Do one edit, save it with what the file has got meanwhile, and return where the issue is then."""
    path = preview_server.path_of(asked.day)
    draft = DraftFile(source=asked.base, path=path, config=config)
    if asked.kind not in EDITS:
        message = f"no edit is called {asked.kind!r}: {', '.join(EDITS)}"
        raise HubError(message)
    found = draft.blocks().issue
    _refuse_sent(found)
    _refuse_moved(found, asked)
    made = EDITS[asked.kind](draft, asked)
    answer = _saved(asked.day, asked.base, made, config)
    return answer | {"made": made}


def _refuse_sent(found: Issue) -> None:
    if found.status == "sent":
        message = f"{found.path} was sent, and readers have it: it is not edited here"
        raise HubError(message)


def _refuse_moved(found: Issue, asked: EditAsked) -> None:
    """Raise HubError where another item than the editor saw is in a place."""
    items = [[item.heading or item.title for item in section.items] for section in found.sections]
    there = items[asked.section][asked.item : asked.item + 1] if asked.section in range(len(items)) else []
    if asked.expects and asked.expects not in there:
        message = f'"{asked.expects}" is not there now; choose again'
        raise HubError(message)


def _move_item(draft: DraftFile, asked: EditAsked) -> str:
    return draft_edits.move_item(draft, _at(asked), ItemPlace(asked.to_section, asked.to_item))


def _move_section(draft: DraftFile, asked: EditAsked) -> str:
    return draft_edits.move_section(draft, asked.section, asked.to_section)


def _rewrite(draft: DraftFile, asked: EditAsked) -> str:
    if asked.field == "note":
        return draft_edits.rewrite_note(draft, asked.words)
    return draft_edits.rewrite_front(draft, asked.field, asked.words)


def _rewrite_section(draft: DraftFile, asked: EditAsked) -> str:
    return draft_edits.rewrite_section(draft, asked.section, asked.field, asked.words)


def _rewrite_item(draft: DraftFile, asked: EditAsked) -> str:
    return draft_edits.rewrite_item(draft, _at(asked), asked.field, asked.words)


def _take_out(draft: DraftFile, asked: EditAsked) -> str:
    """Take an item out, for good or until another issue; what was cut out is remembered first, so that none is lost."""
    rest, cut = draft_edits.take_out(draft, _at(asked))
    section = draft.blocks().issue.sections[asked.section]
    item = section.items[asked.item]
    one = TakenOut(day=asked.day, title=item.title, section=section.title, text=cut, until=asked.until)
    if asked.until:
        file, before, after = taken_out.put_off(item, asked.until, _library(draft.config)[0], draft.config)
        one = replace(one, file=file, before=before, after=after)
    taken_out.remember(one, draft.config)
    return rest


def _put_in(draft: DraftFile, asked: EditAsked) -> str:
    return draft_edits.put_in(draft, _at(asked), asked.words)


def _add(draft: DraftFile, asked: EditAsked) -> str:
    item = Item(
        title=" ".join(asked.words.split()),
        url=asked.url.strip(),
        source_line=" ".join(asked.source_line.split()),
        blurb=asked.blurb,
    )
    return draft_edits.add(draft, _at(asked), item)


def _join(draft: DraftFile, asked: EditAsked) -> str:
    return draft_edits.join(draft, _at(asked), ItemPlace(asked.to_section, asked.to_item))


EDITS: Mapping[str, Callable[[DraftFile, EditAsked], str]] = {
    "move-item": _move_item,
    "move-section": _move_section,
    "rewrite": _rewrite,
    "rewrite-section": _rewrite_section,
    "rewrite-item": _rewrite_item,
    "take-out": _take_out,
    "put-in": _put_in,
    "add": _add,
    "join": _join,
}


def _rewritten(draft: DraftFile, asked: EditAsked) -> str:
    """Return the text as an edit would leave it that rewrites something; of no other one."""
    return EDITS[asked.kind](draft, asked) if asked.kind.startswith("rewrite") and asked.kind in EDITS else draft.source


def _at(asked: EditAsked) -> ItemPlace:
    return ItemPlace(asked.section, asked.item)


def restore(config: Config, asked: TextAsked) -> dict[str, Any]:
    """Save a whole text that was made of another one: an undo, words written by hand, or a choice between two texts."""
    if not asked.chosen:
        return _saved(asked.day, asked.base, asked.text, config) | {"made": asked.text}
    made = draft_merge.resolve(asked.base, asked.text, asked.theirs, asked.chosen)
    return _saved(asked.day, asked.theirs, made, config) | {"made": made}


def _saved(day: date, base: str, made: str, config: Config) -> dict[str, Any]:
    found: Merge = draft_saving.save(preview_server.path_of(day), base, made, config)
    if found.clashes:
        return {"clashes": found.clashes, "theirs": found.text}
    says = [f"{path} was edited meanwhile, and stays as it is" for path in taken_out.settle(day, found.text, config)]
    if found.text != made:
        says.append("Another program has saved the file meanwhile; what it changed is in it, and so is yours")
    return {"says": says} | _state(day, found.text, config)


def look(config: Config, asked: LookAsked) -> dict[str, Any]:
    """Return a text of an issue as readers get it, what the gates find in it, and its difference from another text."""
    path, text = preview_server.path_of(asked.day), asked.text
    if asked.edit:
        with contextlib.suppress(HubError):  # half a word may be no edit yet
            text = _rewritten(DraftFile(source=text, path=path, config=config), asked.edit)
    difference = [line.rstrip("\r\n") for line in ndiff(_lines(asked.since), _lines(text)) if line[:1] != "?"]
    try:
        found = loader.issue(text, path, config)
    except ContentError as error:
        return {"difference": difference, "findings": [_told(one, None) for one in error.problems]}
    known, others = _library(config)
    library = _with(known, found)
    faces = render.faces(found, config)
    problems = checks.check(found, faces, library, config, clock.today(config.timezone))
    mails = preview_server.mails(_with_pictures(faces.html, config))
    return {
        "difference": difference,
        "findings": [_told(one, finding_place.find(one, found)) for one in (*problems, *others)],
        "mails": {name: mails[name] for name in ("light", "dark")},
        "text": faces.text,
    }


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _with(library: Library, found: Issue) -> Library:
    others = (one for one in library.issues if one.day != found.day)
    return replace(library, issues=tuple(sorted((found, *others), key=lambda one: one.path, reverse=True)))


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
    words = '<!doctype html><html lang="en"><title>The mail</title><body></body></html>'
    return ViewDocument(content_type="text/html; charset=utf-8", content=words.encode())


def picture(config: Config, asked: Mapping[str, str]) -> ViewDocument:
    """Return a picture of the hub by its `path`; raises HubError where there is none."""
    found = preview_server.picture(config, asked.get("path", ""))
    if not found:
        message = "there is no such picture in content/"
        raise HubError(message)
    return ViewDocument(content_type=found[0], content=found[1])


def stamp(config: Config, asked: Mapping[str, str]) -> dict[str, str]:
    """Return what changes whenever somebody saves the issue of a `day`."""
    day = _day(asked)
    return {"stamp": preview_server.stamp(config, day) if day else ""}


VIEW = DeskView(
    key="issue",
    title="Issue",
    reads={"issue": issue, "frame": frame, "picture": picture, "stamp": stamp},
    writes={
        "start": Writing(shape=StartAsked, answer=start),
        "edit": Writing(shape=EditAsked, answer=edit),
        "restore": Writing(shape=TextAsked, answer=restore),
        "look": Writing(shape=LookAsked, answer=look),
    },
    slow=frozenset({"look"}),
)
