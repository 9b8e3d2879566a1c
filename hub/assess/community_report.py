"""Many teams' answers -> one picture of a community, as Markdown and as a chart.

The picture is scored from the middle answer of each practice. A practice that fewer than five teams rated is left out,
so that no answer can be traced to one of them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import select_autoescape

from hub.assess.scoring import score
from hub.base import jinja, translation
from hub.base.translation import gettext
from hub.content.assessment.maturity import TARGET, TOP
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment

    from hub.content.assessment.maturity import Answers, Assessment, DimensionResult, Practice

FEWEST_TEAMS = 5


def middle(assessment: Assessment, teams: Sequence[Answers], fewest: int = 1) -> dict[int, int]:
    """Return the middle answer of each practice that at least `fewest` teams rated, by its key.

    Of an even number of answers, it is the lower of the two in the middle.
    """
    rated = {practice.key: _rated(practice.key, teams) for practice in assessment.practices}
    return {key: values[(len(values) - 1) // 2] for key, values in rated.items() if len(values) >= fewest}


def _rated(key: int, teams: Sequence[Answers]) -> list[int]:
    return sorted(answers[key] for answers in teams if answers.get(key, TOP + 1) <= TOP)


def markdown(assessment: Assessment, teams: Sequence[Answers]) -> str:
    """Return the report as Markdown; raises HubError where fewer than FEWEST_TEAMS teams answered."""
    return _render("report.md.j2", assessment, teams)


def chart(assessment: Assessment, teams: Sequence[Answers]) -> str:
    """Return the averages by part as an SVG that says in words what it shows.

    Raises HubError where fewer than FEWEST_TEAMS teams answered.
    """
    return _render("report.svg.j2", assessment, teams)


def _render(template: str, assessment: Assessment, teams: Sequence[Answers]) -> str:
    if len(teams) < FEWEST_TEAMS:
        message = gettext(
            "a report needs the answers of %(fewest)s teams, so that nobody can recognize one; it has %(number)s",
            fewest=FEWEST_TEAMS,
            number=len(teams),
        )
        raise HubError(message)
    answers = middle(assessment, teams, FEWEST_TEAMS)
    practices = {practice.key: practice for practice in assessment.practices}

    def done(practice: Practice) -> str:
        values = _rated(practice.key, teams)
        return gettext("%(sum)s of %(number)s", sum=sum(value >= TARGET for value in values), number=len(values))

    def average(part: DimensionResult) -> str:
        return gettext("not rated") if part.mean is None else gettext("%(mean)s of 3", mean=f"{part.mean:.1f}")

    return (
        _environment(translation.spoken())
        .get_template(template)
        .render(
            model=assessment,
            teams=len(teams),
            answers=answers,
            result=score(assessment, answers),
            practices=practices,
            left_out=[practice for practice in assessment.practices if practice.key not in answers],
            done=done,
            average=average,
            fewest=FEWEST_TEAMS,
        )
    )


@cache
def _environment(language: str) -> Environment:
    escapes = select_autoescape(enabled_extensions=("svg.j2",))
    return jinja.environment("hub.assess", language=language, autoescape=escapes, keep_trailing_newline=True)
