"""The system's Chromium, which asks nobody for anything at its start."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Playwright

# Chromium looks for its maker's hosts at every start unless it is told not to.
# Root may only run it without its sandbox.
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    *([] if os.geteuid() else ["--no-sandbox"]),
]


def without_windows() -> str | None:
    """The Chromium that has no windows, as Playwright's own has none; else the one that has.

    Pages are the same in both, and in the first they take half the time, for nobody sees what is around them.
    """
    return shutil.which("chromium-headless-shell") or shutil.which("chromium")


@contextmanager
def launched(program: str) -> Iterator[Browser]:
    """A browser, open until the block ends."""
    with sync_playwright() as playwright, launch_chromium(playwright, program) as browser:
        yield browser


def launch_chromium(playwright: Playwright, program: str) -> Browser:
    """A browser beside others of the same playwright; one thread has one playwright."""
    return playwright.chromium.launch(executable_path=program, args=FLAGS)
