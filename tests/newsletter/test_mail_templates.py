"""The door to the templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2 import UndefinedError

from hub.newsletter import mail_templates

if TYPE_CHECKING:
    from hub.content.settings import Config


def test_missing_values_stop_the_mail(config: Config) -> None:
    """A template that asks for something unknown fails: a mail never goes out with a hole in it."""
    with pytest.raises(UndefinedError, match="'issue' is undefined"):
        mail_templates.render(config, "issue.txt.j2", newsletter={"name": "Update"})


def test_say(config: Config) -> None:
    """A phrase is one line of plain text."""
    assert mail_templates.say(config, "draft.j2", "too_many", 3) == "the issue is full: it has 3 links"
