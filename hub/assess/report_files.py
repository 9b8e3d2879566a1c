"""The assessment's files: reports from what teams saved, and the keys that are never used again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.assess import community_report, saved_answers
from hub.base import file_io
from hub.base.translation import gettext
from hub.content.assessment import model_reader
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hub.content.assessment.maturity import Answers, Assessment
    from hub.content.settings import Config


def of_teams(config: Config, files: Iterable[Path], chart: Path | None = None) -> str:
    """Return the report of these files as Markdown; write its chart to the path `chart`, if there is one.

    Raises HubError where the files answer different assessments, or too few teams answered.
    """
    known = model_reader.load(config)
    read = [saved_answers.read(file, known) for file in files]
    models: list[Assessment] = [model for model, _ in read]
    if len({model.id for model in models}) > 1:
        message = gettext("the files answer different assessments: report on one at a time")
        raise HubError(message)
    teams: list[Answers] = [answers for _, answers in read]
    text = community_report.markdown(models[0], teams)
    if chart:
        file_io.write(chart.parent, chart.name, community_report.chart(models[0], teams))
    return text


def lock(config: Config) -> tuple[str, ...]:
    """Write every key of every model into its lock file; return the paths of the files that changed."""
    changed = []
    for model in model_reader.load(config):
        before, path = model_reader.lock(config.root, model.path), model_reader.lock_path(model.path)
        if model_reader.locked(model, before) != before:
            file_io.write(config.root, path, model_reader.lock_text(model_reader.locked(model, before)))
            changed.append(path)
    return tuple(changed)
