"""Secrets of services: from the environment, or from a file that only its owner can read; never from settings."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.errors import HubError

if TYPE_CHECKING:
    from pathlib import Path

FILE = ".hub/secrets"
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def secret(root: Path, name: str, example: str) -> str:
    """Return a secret by the name of its environment variable, else from a line `NAME=VALUE` of `.hub/secrets`.

    Raises HubError where neither has it, and where others can read the file; no message quotes a secret.
    """
    found = known(root, name)
    if not found:
        fix = gettext(
            "set it in the environment, or write a line %(name)s=%(example)s into %(file)s, a file with mode 600",
            name=name,
            example=example,
            file=FILE,
        )
        message = gettext("%(name)s is not set; %(fix)s", name=name, fix=fix)
        raise HubError(message)
    return found


def known(root: Path, name: str) -> str:
    """Return a secret as `secret` does, "" where nothing has it."""
    return os.environ.get(name) or _in_file(root).get(name, "")


def _in_file(root: Path) -> dict[str, str]:
    try:
        with (root / FILE).open(encoding="utf-8") as file:
            if os.fstat(file.fileno()).st_mode & OTHERS:
                message = gettext(
                    "others on this machine can read %(file)s; change that with chmod 600 %(file)s", file=FILE
                )
                raise HubError(message)
            pairs = [line.partition("=") for line in file.read().splitlines()]
    except FileNotFoundError:
        return {}
    return {name.strip(): value.strip() for name, _, value in pairs}
