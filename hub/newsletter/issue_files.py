"""The files of an issue: its draft in newsletters/, its rendered faces in build/digest/."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.base import file_io, text
from hub.content import fields_by_kind, front_matter
from hub.content.issue import offered_comment, parser
from hub.newsletter import draft_phrases

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hub.content.models import Issue
    from hub.content.settings import Config
    from hub.newsletter.render import Faces


def write_draft(issue: Issue, config: Config) -> Path:
    """Write the one document that an editor changes, and that everything else is rendered from."""
    fields = (name for name in fields_by_kind.ISSUE if name != "draft")  # its status says so
    values = {name: value for name in fields if (value := getattr(issue, name))}
    body = parser.markdown(issue.note, issue.sections)
    reason = draft_phrases.for_editors(config, "record_reason")
    record = offered_comment.comment(issue.offered, issue.left_out, reason=reason)
    words = front_matter.write(values, f"{body}\n{record}")
    return file_io.write(config.root, issue.path, words)


def write_faces(faces: Faces, issue: Issue, config: Config, topics: Iterable[str] = ()) -> tuple[Path, ...]:
    """Write the mail as HTML, as plain text and as a message that a mail client opens; an edition names its topics."""
    edition = "+".join(map(text.slug, topics))
    stem = f"build/digest/{issue.day}-{edition}" if edition else f"build/digest/{issue.day}"
    endings: dict[str, str | bytes] = {".html": faces.html, ".txt": faces.text, ".eml": faces.eml}
    return tuple(file_io.write(config.root, f"{stem}{ending}", face, lasting=False) for ending, face in endings.items())


def source(issue: Issue, config: Config) -> str:
    """Return the text of an issue's file with its own ends of line."""
    return (config.root / issue.path).read_bytes().decode()


def write_source(words: str, issue: Issue, config: Config) -> None:
    """Write the text of an issue's file, byte for byte, with the ends of line that it has."""
    file_io.write(config.root, issue.path, words.encode())
