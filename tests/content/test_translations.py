"""The language of a page, and of what hub says around it."""

from __future__ import annotations

from dataclasses import replace

from hub.config import hub_settings
from hub.content import translations
from tests import hubs


def test_the_language_around_a_text() -> None:
    """It is that of the text where hub has words in it, else that of the hub."""
    config = hub_settings.load(hubs.FRIDAY)
    spanish = replace(config, language="es-US")
    said = [translations.spoken(one, lang) for one in (config, spanish) for lang in (None, "fr", "ar")]
    assert said == ["en", "en", "ar", "es-US", "es-US", "ar"]
