"""A model as the page's script reads it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hub.content.assessment.maturity import Assessment


def as_json(assessment: Assessment) -> str:
    """Return what scoring needs, as JSON, with requirements by key; safe inside of a `script` element.

    The texts of practices are in the page already, where the script finds them.
    """
    requires = assessment.requirements()
    dimensions = [
        {
            "id": dimension.id,
            "title": dimension.title,
            "practices": [
                {
                    "key": practice.key,
                    "stage": practice.stage,
                    "weight": practice.weight,
                    "requires": requires[practice.key],
                }
                for practice in dimension.practices
            ],
        }
        for dimension in assessment.dimensions
    ]
    model = {
        "id": assessment.id,
        "version": assessment.version,
        "oldest": assessment.oldest,
        "scale": [step.label for step in assessment.scale],
        "stages": [step.label for step in assessment.stages],
        "dimensions": dimensions,
    }
    return json.dumps(model, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
