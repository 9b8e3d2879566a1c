"""What must hold before an issue leaves: one gate, one small function. Pure; `check` calls them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.digest.gates import content, links, mail, words
from hub.digest.gates.case import Case
from hub.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from hub.digest.render import Faces
    from hub.errors import Problem
    from hub.model import Config, Issue, Library
    from hub.sources.alive import Asker

GATES: tuple[Callable[[Case], Iterator[Problem]], ...] = (
    mail.subject,
    mail.preheader,
    mail.postal_address,
    mail.unsubscribe,
    mail.size,
    mail.safe,
    links.nowhere,
    links.twice,
    links.carried,
    links.previews,
    links.same,
    links.vague,
    links.many,
    content.over,
    content.called_off,
    content.pictures,
    words.entities,
    words.marks,
    words.markup,
    words.long_blurbs,
    words.hard,
    words.long_sentences,
)


def check(issue: Issue, rendered: Faces, library: Library, config: Config, today: date) -> tuple[Problem, ...]:
    """Everything that is wrong with an issue, in reading order; nobody can mend one that was sent."""
    if issue.status == "sent":
        return ()
    case = Case(issue=issue, faces=rendered, library=library, config=config, today=today)
    return tuple(sorted(found for gate in GATES for found in gate(case)))


def outside(issue: Issue, rendered: Faces, library: Library, config: Config, asker: Asker) -> tuple[Problem, ...]:
    """What servers say of the links that lead out; never an error, for a server may be down for an hour."""
    if issue.status == "sent":
        return ()
    case = Case(issue=issue, faces=rendered, library=library, config=config, today=issue.day)
    return tuple(sorted(links.unanswered(case, asker)))


def errors(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that an issue may not leave with."""
    return tuple(problem for problem in found if problem.level == "error")


def refuse(library: Library, config: Config, today: date) -> None:
    """Stop where an issue says that it is ready and is not: raises ContentError with every error."""
    ready = [issue for issue in library.issues if issue.status == "ready"]
    if not ready:
        return
    from hub.digest import render  # Jinja and the CSS inliner: most weeks no issue is waiting

    checked = (check(issue, render.faces(issue, config), library, config, today) for issue in ready)
    if found := [problem for one in checked for problem in errors(one)]:
        raise ContentError(found)
