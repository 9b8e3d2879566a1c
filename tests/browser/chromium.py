"""The system's Chromium, which asks nobody for anything at its start."""

from __future__ import annotations

import os
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


@contextmanager
def launched(program: str) -> Iterator[Browser]:
    """A browser, open until the block ends."""
    with sync_playwright() as playwright, launch_chromium(playwright, program) as browser:
        yield browser


def launch_chromium(playwright: Playwright, program: str) -> Browser:
    """A browser beside others of the same playwright; one thread has one playwright."""
    return playwright.chromium.launch(executable_path=program, args=FLAGS)
