"""Check what must hold before an issue leaves: one gate, one small function; `check` calls them all. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hub.content import merge_tags
from hub.errors import ContentError
from hub.newsletter.checks import announcement_checks, link_checks, mail_checks, wording_checks
from hub.newsletter.checks.rendered_issue import Case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from hub.collect.link_checker import Asker
    from hub.content.models import Config, Issue, Library
    from hub.errors import Problem
    from hub.newsletter.render import Faces

GATES: tuple[Callable[[Case], Iterator[Problem]], ...] = (
    mail_checks.subject,
    mail_checks.preheader,
    mail_checks.postal_address,
    mail_checks.unsubscribe,
    mail_checks.size,
    mail_checks.safe,
    link_checks.nowhere,
    link_checks.twice,
    link_checks.carried,
    link_checks.one_story,
    link_checks.previews,
    link_checks.same,
    link_checks.vague,
    link_checks.many,
    announcement_checks.over,
    announcement_checks.called_off,
    announcement_checks.pictures,
    announcement_checks.lost_pictures,
    wording_checks.entities,
    wording_checks.marks,
    wording_checks.markup,
    wording_checks.other_marks,
    wording_checks.long_blurbs,
    wording_checks.hard,
    wording_checks.long_sentences,
)


def check(issue: Issue, rendered: Faces, library: Library, config: Config, today: date) -> tuple[Problem, ...]:
    """Return all that is wrong with an issue, in reading order; nothing for a sent one, which nobody can fix."""
    if issue.status == "sent":
        return ()
    case = Case(
        issue=issue, faces=_plain(rendered, config), library=library, config=_plain_settings(config), today=today
    )
    return tuple(sorted([*issue.findings, *(found for gate in GATES for found in gate(case))]))


def outside(issue: Issue, rendered: Faces, library: Library, config: Config, asker: Asker) -> tuple[Problem, ...]:
    """Return what servers say of the links that lead out; never an error, for a server may be down for an hour."""
    if issue.status == "sent":
        return ()
    case = Case(issue=issue, faces=rendered, library=library, config=config, today=issue.day)
    return tuple(sorted(link_checks.unanswered(case, asker)))


def _plain(rendered: Faces, config: Config) -> Faces:
    """Return faces with an address in the place of a service's tag, which is no mistake there."""
    page, letter = (merge_tags.taken_out(words, config.newsletter) for words in (rendered.html, rendered.text))
    return replace(rendered, html=page, text=letter)


def _plain_settings(config: Config) -> Config:
    return replace(config, newsletter=merge_tags.set_aside(config.newsletter))


def errors(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that an issue may not leave with."""
    return tuple(problem for problem in found if problem.level == "error")


def refuse(library: Library, config: Config) -> None:
    """Raise ContentError with every error where an issue says that it is ready and is not, as of its own day.

    What only time did to an issue that stayed behind holds back whoever sends it, and no site.
    """
    ready = [issue for issue in library.issues if issue.status == "ready"]
    if not ready:
        return
    from hub.newsletter import render  # Jinja and the CSS inliner: most weeks no issue is waiting

    checked = (check(issue, render.faces(issue, config), library, config, issue.day) for issue in ready)
    if found := [problem for one in checked for problem in errors(one)]:
        raise ContentError(found)
