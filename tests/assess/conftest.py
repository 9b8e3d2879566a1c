"""The small hub with a model of two parts."""

from __future__ import annotations

from tests.content.assessment.conftest import config, lamps, root  # noqa: F401  fixtures for these tests, too
