"""An issue as files to paste into a mail service, with the service's own tag where a reader leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hub.base import file_io
from hub.base.translation import gettext
from hub.content import merge_tags
from hub.newsletter import render

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.models import Issue
    from hub.content.settings import Config

FOLDER = "build/delivery"


def for_service(config: Config, service: str, more: dict[str, str]) -> Config:
    """Return settings with a service's tag for the way out; `more` are tags beside those that hub knows."""
    tag = {**merge_tags.SERVICES, **more}[service]
    return replace(config, newsletter=replace(config.newsletter, unsubscribe=tag))


def write(issue: Issue, config: Config, service: str, more: dict[str, str]) -> tuple[Path, ...]:
    """Write the HTML, the text and the message for a service, and return the files."""
    faces = render.faces(issue, for_service(config, service, more))
    words: tuple[str | bytes, ...] = (faces.html, faces.text, faces.eml)
    named = zip(paths(issue, service), words, strict=True)
    return tuple(file_io.write(config.root, path, face, lasting=False) for path, face in named)


def paths(issue: Issue, service: str) -> tuple[str, ...]:
    """Return where the files for a service are, from the root of the hub: the HTML, the text and the message."""
    return tuple(f"{FOLDER}/{issue.day}-{service}{ending}" for ending in (".html", ".txt", ".eml"))


def steps(issue: Issue, service: str) -> tuple[str, str, str, str]:
    """Return what is left for a person to do."""
    return (
        gettext(
            "1. In %(service)s, begin a campaign with the subject: %(subject)s", service=service, subject=issue.subject
        ),
        gettext("2. Choose HTML of your own, and paste the file that ends in .html"),
        gettext("3. Paste the file that ends in .txt as its plain text, and send a test to yourself"),
        gettext(
            "4. Send it there, then: hub send --uncertain leave, which writes `status: sent` into %(path)s",
            path=issue.path,
        ),
    )
