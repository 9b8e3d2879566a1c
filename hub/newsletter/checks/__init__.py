"""Check what must hold before an issue leaves: one gate, one small function; `check` calls them all. Pure.

A gate of a plug-in that fails is an error of the issue, for nobody has looked; it stops no site.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from hub.base import plug_ins, translation
from hub.base.plug_ins import Door, PlugInError
from hub.base.translation import gettext
from hub.content import merge_tags
from hub.errors import ContentError, HubError, Problem
from hub.newsletter.checks import announcement_checks, link_checks, mail_checks, wording_checks
from hub.newsletter.checks.rendered_issue import TOP, Case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from hub.base.plug_ins import PlugIn
    from hub.collect.link_checker import Asker
    from hub.content.models import Issue, Library
    from hub.content.settings import Config
    from hub.newsletter.render import Faces


class Gate(Protocol):
    """Look at an issue before it leaves."""

    def __call__(self, case: Case) -> Iterable[Problem]:
        """Return all that is wrong with the issue: with an error it does not leave."""


# The rule of a problem that says that a gate failed.
FAILED = "plug-in"
BUILT_IN: tuple[Gate, ...] = (
    mail_checks.subject,
    mail_checks.preheader,
    mail_checks.number,
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
    announcement_checks.moved,
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
GATES: Door[Gate] = Door("gates", Gate, {gate.__name__: gate for gate in BUILT_IN})  # type: ignore[attr-defined]


def check(issue: Issue, rendered: Faces, library: Library, config: Config, today: date) -> tuple[Problem, ...]:
    """Return all that is wrong with an issue, in reading order and in the language of the hub.

    That is nothing for a sent one, which nobody can fix.
    """
    if issue.status == "sent":
        return ()
    case = Case(
        issue=issue, faces=_plain(rendered, config), library=library, config=_plain_settings(config), today=today
    )
    with translation.speaking(config.language):
        return tuple(sorted([*issue.findings, *_found(case)]))


def _found(case: Case) -> Iterator[Problem]:
    for gate in BUILT_IN:
        yield from gate(case)
    for plug_in in plug_ins.installed(GATES.name):
        yield from _of_plug_in(plug_in, case)


def _of_plug_in(plug_in: PlugIn, case: Case) -> tuple[Problem, ...]:
    """Return what the gate of a plug-in finds; where it fails, that it failed, for then nobody has looked."""
    try:
        with plug_ins.blamed(plug_in):
            return tuple(_problem(one) for one in GATES.loaded(plug_in)(case))
    except HubError as error:
        named = error if isinstance(error, PlugInError) else PlugInError(plug_in, str(error))
        return (case.problem(TOP, FAILED, str(named), gettext("update it, or take it out: hub plugins lists all")),)


def _problem(found: Problem) -> Problem:
    """Return a problem as it is; raises TypeError for what is none."""
    if not isinstance(found, Problem):
        message = gettext("it found %(found)s, which is not a hub.api.Problem", found=repr(found))
        raise TypeError(message)
    return found


def outside(issue: Issue, rendered: Faces, library: Library, config: Config, asker: Asker) -> tuple[Problem, ...]:
    """Return what servers say of the links that lead out; never an error, for a server may be down for an hour."""
    if issue.status == "sent":
        return ()
    case = Case(issue=issue, faces=rendered, library=library, config=config, today=issue.day)
    with translation.speaking(config.language):
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

    What only time did to an issue that stayed behind holds back whoever sends it, and no site; so does a gate of a
    plug-in that failed.
    """
    ready = [issue for issue in library.issues if issue.status == "ready"]
    if not ready:
        return
    from hub.newsletter import render  # Jinja and the CSS inliner: most weeks no issue is waiting

    checked = (check(issue, render.faces(issue, config), library, config, issue.day) for issue in ready)
    if found := [problem for one in checked for problem in errors(one) if problem.rule != FAILED]:
        raise ContentError(found)
