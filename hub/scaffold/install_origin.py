"""Where this hub program was installed from -> the line of requirements.txt by which workflows get the same one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

PACKAGE = "practice-hub"
# What editors and workflows need beside the checks.
EXTRA = "[editors]"
FOLDER = "wheels"


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Hold a line for requirements.txt, and the wheel that a hub must bring along for it, where it needs one."""

    line: str
    wheel: Path | None = None


def installed() -> Origin | None:
    """Return where the program that runs came from; None for a folder of somebody's machine."""
    found = metadata.distribution(PACKAGE)
    return of(found.read_text("direct_url.json"), found.version)


def of(record: str | None, version: str) -> Origin | None:
    """Return the origin that an installer noted (PEP 610); without a note, it was a package index."""
    if record is None:
        return Origin(line=f"{PACKAGE}{EXTRA}=={version}")
    noted = json.loads(record)
    url = _without_secrets(noted["url"])
    if "vcs_info" in noted:
        return Origin(line=f"{PACKAGE}{EXTRA} @ {noted['vcs_info']['vcs']}+{url}@{noted['vcs_info']['commit_id']}")
    if "archive_info" not in noted:
        return None
    if not url.startswith("file:"):
        return Origin(line=f"{PACKAGE}{EXTRA} @ {url}")
    return of_wheel(Path(unquote(urlsplit(url).path)))


def of_wheel(wheel: Path) -> Origin | None:
    """Return the origin that a wheel on this machine is; None where it has gone."""
    return Origin(line=f"./{FOLDER}/{wheel.name}{EXTRA}", wheel=wheel) if wheel.is_file() else None


def _without_secrets(url: str) -> str:
    """Return an address without the name and the password that it may have."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
