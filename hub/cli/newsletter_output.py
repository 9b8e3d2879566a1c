"""What `hub digest` did and what is next: files on standard output, talk on standard error."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from hub.base import console, date_format, translation
from hub.base.translation import gettext, ngettext, noop
from hub.content.issue import linked_addresses
from hub.newsletter import reading_time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hub.content.models import Section
    from hub.newsletter.issue_workflow import Digest, Editions
    from hub.newsletter.item_selection import LeftOut

MOST_TITLES = 5
DONE = {True: noop("A new draft for %(day)s, %(when)s"), False: noop("Rendered %(path)s for %(day)s, %(when)s")}
NEXT = {
    "draft": noop("Next: look at it; when it is good write `status: ready` in %(path)s, then hub build"),
    "ready": noop("Next: publish %(path)s with the site; then hub send --test ADDRESS, and hub send"),
    "sent": noop("It was sent and cannot be changed. Next: hub build; hub digest --date DAY begins another issue"),
}


def digest(done: Digest, *, as_json: bool = False) -> None:
    """Print what is in the issue, what is not and why, and what to do next."""
    if as_json:
        _json(_digest(done))
    day = date_format.weekday(done.issue.day, translation.spoken())
    _say(gettext(DONE[done.new], path=done.issue.path, day=day, when=_days(done.days_left)))
    _say("  " + gettext("subject: %(words)s", words=done.issue.subject))
    for section in done.issue.sections:
        if section.items:
            _say(f"{len(section.items):5}  {section.title}")
    many, minutes = len(linked_addresses.of(done.issue)), reading_time.reading_time(done.issue)
    told = noop("links: %(many)s of %(most)s at most; %(minutes)s min to read")
    _say("  " + gettext(told, many=many, most=done.max_links, minutes=minutes))
    _added(done)
    _left_out(done.left_out)
    for warning in done.warnings:
        _say(gettext("warning: %(words)s", words=warning))
    for problem in done.problems:
        _say(str(problem))
    if not as_json:
        for path in [done.issue.path] if done.new else done.faces:
            console.say(path)
    _say(
        gettext("Next: edit %(path)s, then run %(command)s", path=done.issue.path, command=_again(done))
        if done.new
        else _advice(done)
    )


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
        _say(gettext("no edition on %(names)s: the issue has nothing on that", names=", ".join(topics)))
    written = sum(bool(paths) for paths in done.faces.values())
    _say(
        gettext(
            "%(written)s of %(count)s editions of %(path)s written",
            written=written,
            count=len(done.faces),
            path=done.issue.path,
        )
    )


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


def _added(done: Digest) -> None:
    """Say what an update added, or that one is needed: what is kept after the draft was made is not added by itself."""
    if done.added == ():
        _say("  " + gettext("nothing to add: the draft already offered everything that waits"))
    for section in done.added or ():
        for item in section.items:
            _say("  " + gettext("added to %(section)s: %(what)s", section=section.title, what=item.title))
        for line in filter(None, section.intro.split("\n\n")):
            _say("  " + gettext("added to %(section)s: %(what)s", section=section.title, what=line))
    if done.added:
        _say("  " + gettext("its subject and preheader did not change"))
    if done.waits:
        _say(
            "  "
            + gettext(
                "not in it: %(waits)s more since the draft was made; %(command)s --update adds them",
                waits=done.waits,
                command=_command(done),
            )
        )


def _left_out(left_out: Iterable[LeftOut]) -> None:
    """Say each reason with its first titles; a list of a hundred hides the rest."""
    titles: dict[str, list[str]] = {}
    for left in left_out:
        titles.setdefault(left.reason, []).append(left.title)
    for reason, of_reason in titles.items():
        _say("  " + gettext("left out, because %(reason)s:", reason=reason))
        for title in of_reason[:MOST_TITLES]:
            _say(f"    {title}")
        if len(of_reason) > MOST_TITLES:
            _say("    " + ngettext("and %(num)s more", "and %(num)s more", len(of_reason) - MOST_TITLES))


def _advice(done: Digest) -> str:
    """Return what to do with an issue: fix it while it has an error, whatever its status says."""
    errors = sum(problem.level == "error" for problem in done.problems)
    if not errors:
        return gettext(NEXT[done.issue.status], path=done.issue.path)
    claim = gettext("It cannot be sent like this")
    if done.issue.status == "ready":
        claim = gettext("It says `status: ready` but is not ready")
    return gettext(
        "%(claim)s: %(found)s. Next: fix the file, then run %(command)s",
        claim=claim,
        found=ngettext("%(num)s error", "%(num)s errors", errors),
        command=_again(done),
    )


def _again(done: Digest) -> str:
    """Return what renders this issue: for another day than the coming one, the day must be named."""
    return gettext("hub digest again") if done.coming else _command(done)


def _command(done: Digest) -> str:
    return "hub digest" if done.coming else f"hub digest --date {done.issue.day}"


def _days(left: int) -> str:
    if left < 0:
        return gettext("a day that has passed")
    return {0: gettext("today"), 1: gettext("tomorrow")}.get(left, ngettext("in %(num)s day", "in %(num)s days", left))
