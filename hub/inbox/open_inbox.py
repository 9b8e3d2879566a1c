"""Where the inbox of a hub lies, and how it is opened."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from hub.base import clock, file_io
from hub.inbox import candidate_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hub.content.settings import Config


def database(root: Path) -> Path | str:
    """Return HUB_DATABASE_URL, or the path of a file below .hub/ that the first use makes."""
    given = os.environ.get("HUB_DATABASE_URL")
    if given:
        return given
    return file_io.inside(file_io.folder(root, ".hub"), "hub.db")


@contextmanager
def opened(config: Config) -> Iterator[candidate_store.Inbox]:
    """Open the inbox of a hub, where what was put off until today waits again; all of the work is saved, or none."""
    with candidate_store.opened(database(config.root)) as box:
        box.wake(clock.today(config.timezone))
        yield box
