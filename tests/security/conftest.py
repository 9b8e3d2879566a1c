"""What the attacks share: hubs that hold every payload, and the same hubs with harmless words, built once."""

from __future__ import annotations

from tests.security.sites import attacked, attacked_settings, harmless, harmless_settings, theme  # noqa: F401  fixtures
