"""`hub` at a terminal, where somebody types."""

from __future__ import annotations

import os
import pty
import subprocess
import sys


def at_a_terminal(*words: str, typed: str) -> tuple[int, str]:
    """The exit code of a command and the screen, on November 20, 2026."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1795176000"}
    os.write(ours, typed.encode())
    done = subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-m", "hub", *words],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        check=False,
    )
    os.close(theirs)
    os.close(ours)
    return done.returncode, done.stdout.decode()
