"""The assessment's files: reports from what teams saved, and the keys that are never used again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub import disk
from hub.assess import reading, record, report
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hub.maturity import Answers, Assessment
    from hub.model import Config


def of_teams(config: Config, files: Iterable[Path], chart: Path | None = None) -> str:
    """The report of these files as Markdown; its chart is written where `chart` says."""
    known = reading.load(config)
    read = [record.read(file, known) for file in files]
    models: list[Assessment] = [model for model, _ in read]
    if len({model.id for model in models}) > 1:
        message = "the files answer different assessments: report on one at a time"
        raise HubError(message)
    teams: list[Answers] = [answers for _, answers in read]
    text = report.markdown(models[0], teams)
    if chart:
        disk.write(chart.parent, chart.name, report.chart(models[0], teams))
    return text


def lock(config: Config) -> tuple[str, ...]:
    """Remember every key of every model; the paths of the files that changed."""
    changed = []
    for model in reading.load(config):
        before, path = reading.lock(config.root, model.path), reading.lock_path(model.path)
        if reading.locked(model, before) != before:
            disk.write(config.root, path, reading.lock_text(reading.locked(model, before)))
            changed.append(path)
    return tuple(changed)
