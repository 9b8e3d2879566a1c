"""A short name for the words of an issue: its page carries it, so that a mail never leads to another version."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from hub.content.issue import parser

if TYPE_CHECKING:
    from hub.content.models import Issue

LENGTH = 32


def mark(issue: Issue) -> str:
    """Return the same 32 hexadecimal digits as long as readers see the same words, whatever the issue's status is."""
    words = (issue.path, issue.subject, issue.preheader, str(issue.number), parser.markdown(issue.note, issue.sections))
    return sha256("\0".join(words).encode()).hexdigest()[:LENGTH]
