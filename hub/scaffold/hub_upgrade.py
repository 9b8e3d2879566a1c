"""What `hub init` gave a hub -> what it would give today: workflows, forms, schemas, snippets and settings, renewed.

What somebody changed in these files stays: a file is merged by lines with what an earlier version shipped. Those texts
are in `shipped/VERSION.json`. Files that each hub has for itself (content, sources, pages) are never touched.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff
from functools import cache
from importlib import resources
from itertools import chain
from typing import TYPE_CHECKING

from hub import __version__
from hub.base import file_io, line_merge, translation
from hub.base.translation import gettext
from hub.check import setting_copies
from hub.config import hub_folder, hub_settings
from hub.content.validation import nearest
from hub.errors import HubError
from hub.scaffold import install_origin, new_hub, starter_words, vscode_snippets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from hub.base.line_merge import Clash
    from hub.content.settings import Config

SCHEMAS = ".vscode/schemas/"
SETTINGS = hub_folder.SITE
REQUIREMENTS = "requirements.txt"
# What a version called otherwise.
RENAMED: Mapping[str, str] = {".github/workflows/friday.yml": ".github/workflows/draft.yml"}
# The version that the workflows install, by name or from git.
PINNED = re.compile(r"^(practice-hub(?:\[[^]\n]*])? *(?:== *|@ \S+@v))\d[\w.]*", re.MULTILINE)
# A name of before 1.0.0, which brought without asking what is an extra by now.
ALL_IN_ONE = re.compile(r"^practice-hub(?=(?:\[[^]\n]*])? *(?:== *|@ \S+@v)0\.)", re.MULTILINE)
# Which a Markdown reader of MkDocs had, and hub's has by itself.
EXTENSIONS = re.compile(r"^markdown_extensions:.*\n(?:[ \t-].*\n|\n(?=[ \t-]))*\n?", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Renewal:
    """Hold what an upgrade makes of one file: `before` is None for a new one, `after` for one that goes.

    With clashes the file stays as it is, because the hub and this version changed the same lines.
    """

    path: str
    before: str | None
    after: str | None
    clashes: tuple[Clash, ...] = ()

    def difference(self) -> str:
        """Return the change as a patch shows it."""
        old, new = ((text or "").splitlines(keepends=True) for text in (self.before, self.after))
        return "".join(unified_diff(old, new, f"a/{self.path}", f"b/{self.path}"))


def plan(root: Path, *, taken: frozenset[str] = frozenset()) -> tuple[Renewal, ...]:
    """Return what an upgrade of the hub at `root` would change; of the files in `taken`, this version's text is taken.

    Raises HubError for a name in `taken` that is not a file that hub ships.
    """
    config, _ = hub_settings.attempt(root)
    today = shipped(config)
    if strange := sorted(taken - today.keys()):
        message = gettext(
            "%(path)s is not a file that hub ships: %(nearest)s", path=strange[0], nearest=nearest(strange[0], today)
        )
        raise HubError(message)
    found = [one for path, text in today.items() if (one := _renewal(root, path, text, taken, config.language))]
    clashing = {one.path for one in found if one.clashes}
    every = chain(_settings(root), found, _gone(root, clashing))
    return tuple(one for one in every if one.before != one.after or one.clashes)


def write(root: Path, renewals: tuple[Renewal, ...]) -> None:
    """Write what was planned and has no clashes, each file whole.

    What goes, goes last, so a run that was ended can be run again.
    """
    for one in renewals:
        if one.after is not None:
            text = one.after.replace("\n", "\r\n") if _has_crlf(root, one.path) else one.after
            file_io.write(root, one.path, text.encode())
    for one in renewals:
        if one.after is None:
            file_io.remove(root, one.path)


def shipped(config: Config) -> dict[str, str]:
    """Return the files that this version gives a hub and keeps current there, with its kinds, sections and areas."""
    found = _starter(config.host, config.language)
    found |= _schemas() | {REQUIREMENTS: found[REQUIREMENTS].replace("VERSION", __version__)}
    found[setting_copies.SNIPPETS] = vscode_snippets.text(config)
    return {path: setting_copies.fitted(path, text, config) for path, text in sorted(found.items())}


def remembered() -> dict[str, str]:
    """Return what `shipped/VERSION.json` has to hold for this version: files that people may change."""
    hosts = (_starter(host) for host in new_hub.HOSTS)
    return dict(sorted((path, text) for found in hosts for path, text in found.items() if path != REQUIREMENTS))


@cache
def versions() -> tuple[Mapping[str, str], ...]:
    """Return the files of every version by their paths, the oldest version first."""
    files = resources.files("hub.scaffold").joinpath("shipped").iterdir()
    return tuple(json.loads(file.read_text(encoding="utf-8")) for file in sorted(files, key=_number))


def _number(file: Traversable) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", file.name)))


def _starter(host: str, language: str = translation.SOURCE) -> dict[str, str]:
    """Return the files that a hub at a host begins with and that hub keeps current."""
    found = new_hub.starter(host, language).items()
    return {path: text for path, text in found if path.startswith(".") or path == REQUIREMENTS}


def _schemas() -> dict[str, str]:
    files = resources.files("hub.config").joinpath("schemas").iterdir()
    return {f"{SCHEMAS}{file.name}": file.read_text(encoding="utf-8") for file in files}


def _renewal(root: Path, path: str, text: str, taken: frozenset[str], language: str) -> Renewal | None:
    """Return what becomes of a file that this version ships; None for one that somebody deleted.

    Every version shipped it in English and, from the one that could, in the language of the hub, or as much of it as
    had words in it by then: the rest is translated before the two are compared.
    """
    was = next((old for old, new in RENAMED.items() if new == path and not (root / path).is_file()), path)
    mine = _text(root, was)
    if mine is None:
        return Renewal(path=path, before=None, after=text) if _is_new(root, path) else None
    before = mine if was == path else None
    if path == REQUIREMENTS:
        return Renewal(path=path, before=before, after=_required(mine))
    shipped_once = [files[was] for files in versions() if was in files]
    known = [*dict.fromkeys((*shipped_once, *(starter_words.translated(was, one, language) for one in shipped_once)))]
    mine = starter_words.translated(was, mine, language)
    if path in taken or mine in known or not known:
        return Renewal(path=path, before=before, after=text)
    base = max(known, key=lambda one: SequenceMatcher(None, one, mine, autojunk=False).ratio())
    merged = line_merge.merge(base, text, mine)
    return Renewal(path=path, before=before, after=merged.text, clashes=merged.clashes)


def _required(mine: str) -> str:
    """Return what workflows install, in this version, with what they need of it."""
    named = ALL_IN_ONE.sub(f"{install_origin.PACKAGE}{install_origin.EXTRA}", mine)
    return PINNED.sub(rf"\g<1>{__version__}", named.replace("][", ","))


def _is_new(root: Path, path: str) -> bool:
    """Say whether a file that is missing came after the version of the hub, so that nobody has deleted it.

    That is so where the hub has none of the files that came with it.
    """
    first = next((number for number, files in enumerate(versions()) if path in files), 0)
    came = versions()[first].keys() - versions()[first - 1].keys() if first else ()
    if path.startswith(SCHEMAS):
        return (root / SCHEMAS).is_dir()
    return path not in RENAMED.values() and bool(came) and not any((root / other).is_file() for other in came)


def _gone(root: Path, clashing: set[str]) -> Iterator[Renewal]:
    """Yield each file that has another name by now, unless its words wait for a person."""
    for old, new in RENAMED.items():
        mine = _text(root, old)
        if mine is not None and new not in clashing:
            yield Renewal(path=old, before=mine, after=None)


def _settings(root: Path) -> Iterator[Renewal]:
    """Yield the settings without what does nothing any longer."""
    mine = _text(root, SETTINGS) or ""
    yield Renewal(path=SETTINGS, before=mine, after=EXTENSIONS.sub("", mine))


def _text(root: Path, path: str) -> str | None:
    """Return a file of the hub, with the ends of lines that git has; None where it is not there."""
    file = root / path
    return file.read_text(encoding="utf-8") if file_io.is_inside(root, path) and file.is_file() else None


def _has_crlf(root: Path, path: str) -> bool:
    return (root / path).is_file() and b"\r\n" in (root / path).read_bytes()
