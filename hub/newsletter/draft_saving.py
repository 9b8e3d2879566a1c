"""Save what an editor made of a draft: merged with what another program has saved meanwhile, never over it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hub.base import file_io
from hub.base.translation import gettext
from hub.errors import HubError
from hub.newsletter import draft_merge

if TYPE_CHECKING:
    from hub.base.line_merge import Merge
    from hub.content.settings import Config

LOCK = Path(".hub/issue.lock")
# How long to wait for another command that saves, in seconds.
SECONDS = 5


def read(path: str, config: Config) -> str:
    """Return the text of an issue's file with its own ends of line; raises HubError where it is gone, or no UTF-8."""
    file = config.root / path
    try:
        return file.read_bytes().decode()
    except FileNotFoundError as error:
        message = gettext("%(path)s is gone; what you see here is in no file", path=path)
        raise HubError(message) from error
    except UnicodeDecodeError as error:
        message = gettext("%(path)s is not UTF-8: save it as UTF-8 in your editor first", path=path)
        raise HubError(message) from error


def save(path: str, base: str, mine: str, config: Config) -> Merge:
    """Write what was made of `base` into an issue's file, with what the file has got since; return what it holds now.

    Where both changed the same lines nothing is written: the clashes say what each made of them.
    """
    with file_io.locked(config.root, LOCK, SECONDS) as is_held:
        if not is_held:
            message = gettext("another command is saving %(path)s; try again", path=path)
            raise HubError(message)
        theirs = read(path, config)
        found = draft_merge.merge_issue(base, mine, theirs, path, config)
        if found.text != theirs:
            file_io.write(config.root, path, found.text.encode())
    return found
