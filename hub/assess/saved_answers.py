"""What a team saved on the page (JSON) -> its answers; files come from strangers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hub.base.translation import gettext
from hub.content.assessment.maturity import NOT_APPLICABLE
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hub.content.assessment.maturity import Answers, Assessment

LARGEST = 1_000_000


class RecordError(HubError):
    """Say that a file contains no answers to an assessment of this hub."""


def read(file: Path, assessments: Iterable[Assessment]) -> tuple[Assessment, Answers]:
    """Return the assessment that a file answers, and its answers by key.

    Raises RecordError where the file contains no answers to one of these assessments, or was saved with a version of it
    that does not count.
    """
    record = _record(file)
    models = {model.id: model for model in assessments}
    model = models.get(record["assessment"])
    if model is None:
        known = ", ".join(models) or gettext("there is none in content/assessment")
        raise _refused(
            file,
            gettext("it answers %(name)s, which is not an assessment of this hub", name=repr(record["assessment"])),
            gettext("known: %(known)s", known=known),
        )
    version = record.get("version")
    if not isinstance(version, int) or not model.oldest <= version <= model.version:
        raise _refused(
            file,
            gettext("it was saved with version %(version)s", version=repr(version)),
            gettext("this is version %(version)s: rate again", version=model.version),
        )
    return model, _answers(file, record.get("answers"), {practice.key for practice in model.practices})


def _record(file: Path) -> dict[str, Any]:
    if file.stat().st_size > LARGEST:
        raise _refused(
            file,
            gettext("it is too large to hold answers"),
            gettext("choose a JSON file saved on the assessment's page"),
        )
    try:
        record = json.loads(file.read_bytes())
    except (ValueError, RecursionError) as error:
        raise _refused(
            file, gettext("it is not JSON"), gettext("choose a JSON file saved on the assessment's page")
        ) from error
    if not isinstance(record, dict) or not isinstance(record.get("assessment"), str):
        raise _refused(
            file, gettext("it contains no answers"), gettext("choose a JSON file saved on the assessment's page")
        )
    return record


def _answers(file: Path, answers: object, keys: set[int]) -> dict[int, int]:
    """Return the answers for keys that the model still has.

    Raises RecordError where an answer is not a whole number from 0 to 5.
    """
    given: dict[str, Any] = answers if isinstance(answers, dict) else {"": None}
    for key, answer in given.items():
        if not (key.isdecimal() and type(answer) is int and 0 <= answer <= NOT_APPLICABLE):
            raise _refused(
                file,
                gettext("%(key)s has the answer %(answer)s", key=repr(key), answer=repr(answer)),
                gettext("answers are whole numbers from 0 to 5"),
            )
    return {int(key): answer for key, answer in given.items() if int(key) in keys}


def _refused(file: Path, found: str, fix: str) -> RecordError:
    return RecordError(f"{file}: {found}; {fix}")
