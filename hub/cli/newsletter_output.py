"""What `hub digest` did and what is next: files on standard output, talk on standard error."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hub.base import console, date_format
from hub.content.issue import linked_addresses
from hub.newsletter import reading_time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hub.content.models import Section
    from hub.newsletter.issue_workflow import Digest, Editions
    from hub.newsletter.item_selection import LeftOut

MOST_TITLES = 5
NEXT = {
    "draft": "Next: look at it; when it is good write `status: ready` in {path}, then hub build",
    "ready": "Next: publish {path} with the site; then hub send --test ADDRESS, and hub send",
    "sent": "It was sent and cannot be changed. Next: hub build; hub digest --date DAY begins another issue",
}


def digest(done: Digest, *, as_json: bool = False) -> None:
    """Print what is in the issue, what is not and why, and what to do next."""
    if as_json:
        _json(_digest(done))
    _say(f"{_what(done)} for {date_format.weekday(done.issue.day)}, {_days(done.days_left)}")
    _say(f"  subject: {done.issue.subject}")
    for section in done.issue.sections:
        if section.items:
            _say(f"{len(section.items):5}  {section.title}")
    many, minutes = len(linked_addresses.of(done.issue)), reading_time.reading_time(done.issue)
    _say(f"  links: {many} of {done.max_links} at most; {minutes} min to read")
    _added(done)
    _left_out(done.left_out)
    for warning in done.warnings:
        _say(f"warning: {warning}")
    for problem in done.problems:
        _say(str(problem))
    if not as_json:
        for path in [done.issue.path] if done.new else done.faces:
            console.say(path)
    _say(f"Next: edit {done.issue.path}, then run {_again(done)}" if done.new else _advice(done))


def editions(done: Editions, *, as_json: bool = False) -> None:
    """Print the files of each edition, and the topics that have none."""
    if as_json:
        _json([{"topics": topics, "files": paths} for topics, paths in done.faces.items()])
    else:
        for path in (path for paths in done.faces.values() for path in paths):
            console.say(path)
    for problem in done.problems:
        _say(str(problem))
    for topics in (topics for topics, paths in done.faces.items() if not paths):
        _say(f"no edition on {', '.join(topics)}: the issue has nothing on that")
    written = sum(bool(paths) for paths in done.faces.values())
    _say(f"{written} of {len(done.faces)} editions of {done.issue.path} written")


def _digest(done: Digest) -> dict[str, Any]:
    issue = done.issue
    return {
        "path": issue.path,
        "date": issue.day,
        "days_left": done.days_left,
        "new": done.new,
        "status": issue.status,
        "number": issue.number,
        "subject": issue.subject,
        "preheader": issue.preheader,
        "minutes": reading_time.reading_time(issue),
        "sections": _sections(issue.sections),
        "added": _sections(done.added or ()),
        "left_out": [{"title": left.title, "url": left.url, "reason": left.reason} for left in done.left_out],
        "files": done.faces,
        "warnings": done.warnings,
        "problems": [asdict(problem) for problem in done.problems],
    }


def _sections(sections: Iterable[Section]) -> list[dict[str, Any]]:
    return [
        {"title": section.title, "items": [{"title": item.title, "url": item.url} for item in section.items]}
        for section in sections
    ]


def _json(value: object) -> None:
    console.write(json.dumps(value, ensure_ascii=False, default=str, indent=2))


def _say(words: str) -> None:
    console.say(words, err=True)


def _what(done: Digest) -> str:
    return "A new draft" if done.new else f"Rendered {done.issue.path}"


def _added(done: Digest) -> None:
    """Say what an update added, or that one is needed: what is kept after the draft was made is not added by itself."""
    if done.added == ():
        _say("  nothing to add: the draft already offered everything that waits")
    for section in done.added or ():
        for item in section.items:
            _say(f"  added to {section.title}: {item.title}")
        for line in filter(None, section.intro.split("\n\n")):
            _say(f"  added to {section.title}: {line}")
    if done.added:
        _say("  its subject and preheader did not change")
    if done.waits:
        _say(f"  not in it: {done.waits} more since the draft was made; {_command(done)} --update adds them")


def _left_out(left_out: Iterable[LeftOut]) -> None:
    """Say each reason with its first titles; a list of a hundred hides the rest."""
    titles: dict[str, list[str]] = {}
    for left in left_out:
        titles.setdefault(left.reason, []).append(left.title)
    for reason, of_reason in titles.items():
        _say(f"  left out, because {reason}:")
        for title in of_reason[:MOST_TITLES]:
            _say(f"    {title}")
        if len(of_reason) > MOST_TITLES:
            _say(f"    and {len(of_reason) - MOST_TITLES} more")


def _advice(done: Digest) -> str:
    """Return what to do with an issue: fix it while it has an error, whatever its status says."""
    errors = sum(problem.level == "error" for problem in done.problems)
    if not errors:
        return NEXT[done.issue.status].format(path=done.issue.path)
    found = "1 error" if errors == 1 else f"{errors} errors"
    claim = (
        "It says `status: ready` but is not ready" if done.issue.status == "ready" else "It cannot be sent like this"
    )
    return f"{claim}: {found}. Next: fix the file, then run {_again(done)}"


def _again(done: Digest) -> str:
    """Return what renders this issue: for another day than the coming one, the day must be named."""
    return "hub digest again" if done.coming else _command(done)


def _command(done: Digest) -> str:
    return "hub digest" if done.coming else f"hub digest --date {done.issue.day}"


def _days(left: int) -> str:
    if left < 0:
        return "a day that has passed"
    return {0: "today", 1: "tomorrow"}.get(left, f"in {left} days")
