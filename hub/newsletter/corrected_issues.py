"""What was corrected in issues that readers have, as lines of the next issue; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.base import text
from hub.content import routes, translations
from hub.content.issue import offered_comment
from hub.content.models import Section
from hub.newsletter import draft_phrases

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hub.content.models import Library
    from hub.content.settings import Config


def lines(library: Library, config: Config, day: date) -> dict[str, str]:
    """Return what an issue of that day may say of earlier ones, in Markdown, each line by its mark.

    Those are issues in its language. A line that a draft has offered is left out, whatever its editor made of it.
    """
    library = translations.offered(library, config)
    offered = {mark for issue in library.issues for mark in issue.offered}
    earlier = sorted((issue for issue in library.issues if issue.day < day), key=lambda issue: issue.day)
    said = [
        draft_phrases.say(config, "corrected", issue.day, routes.url(issue.path, config), _escaped(one.words))
        for issue in earlier
        for one in issue.corrected
    ]
    return {mark: line for line in said if (mark := offered_comment.mark(line)) not in offered}


def section(found: Iterable[str], config: Config) -> Section:
    """Return the section that holds such lines."""
    return Section(title=draft_phrases.say(config, "corrected_title"), intro="\n\n".join(found))


def _escaped(words: str) -> str:
    return text.escape_markdown(text.clean(words))
