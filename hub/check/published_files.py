"""The files under content/ and newsletters/: which of them a site publishes, which it leaves, which it refuses."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.base import file_tree, filenames, text
from hub.base.translation import gettext, noop
from hub.config import entry_files, synonyms_file
from hub.content import file_kinds, file_selection, routes
from hub.content.assessment import model_reader
from hub.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from hub.content.settings import Config

# A strict build of MkDocs stops at what its own log warns of.
log = logging.getLogger("hub")

# What makes an address that people mistype: capital letters, spaces, an ending that is there twice.
UNWIELDY = re.compile(r"[A-Z\s]|\.md$")
# How the name of an event, an article or an issue begins.
DATED = re.compile(r"\d{4}-\d{2}-\d{2}.*\.md")
FOLDERS = ("content", "newsletters")
# Where each kind of page is, and what else people call these folders.
HOMES = {
    "content/articles/YEAR": ("articles", "article", "news", "posts"),
    "content/events": ("events", "event"),
    "content/toolkit/AREA": ("toolkit", "toolkits", "guides", "guide"),
    "newsletters": ("newsletters", "newsletter"),
}
HOME_OF = {name: home for home, names in HOMES.items() for name in names}
README = "readme.md"
DATA = frozenset({*(place.list for place in entry_files.PLACES), synonyms_file.PATH})
# What pages are made from.
SOURCES = (".md", ".yml", ".yaml")
# What readers get as it is. A zip hides what is in it from whoever reviews it.
ENDINGS = """
    png jpg jpeg gif webp avif svg
    pdf doc docx xls xlsx ppt pptx odt ods odp rtf
    csv tsv json txt ics vtt srt
    mp3 m4a ogg oga opus wav flac mp4 m4v webm ogv mov
    woff2
"""
PUBLISHED = frozenset(ENDINGS.split())
FIXES = {
    **dict.fromkeys(
        ("htm", "html", "xhtml", "markdown", "mdown", "mdx", "mkd", "mkdn", "rst"),
        noop("write the page as Markdown in a .md file"),
    ),
    **dict.fromkeys(("md", "yml", "yaml"), noop("write its extension in lowercase letters")),
    **dict.fromkeys(
        ("css", "js", "mjs", "wasm", "xml", "xsl"), noop("delete it: styles and scripts belong to the theme")
    ),
    **dict.fromkeys(("docm", "dotm", "pptm", "xlsm"), noop("save it without macros")),
    **dict.fromkeys(("7z", "gz", "rar", "tar", "zip"), noop("unpack it, and publish the files one by one")),
}
NAMED = noop("if it is a page, end its name with .md; if not, give it the extension of its format")
ANOTHER = noop("save it in a format that readers can open, such as .pdf, .png or .csv, or keep it outside of content/")
# So many bytes say what a file is; a PDF may begin within its first 1,024 (ISO 32000-1, annex H.3.4.1).
HEAD = 1_024
# How a file of content begins.
FRONT = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n")
# https://mimesniff.spec.whatwg.org/ takes these for HTML, whatever else is there; and XML begins like this.
MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<[\x00]?[A-Za-z!?/]")
MAGIC: dict[str, Callable[[bytes], bool]] = {
    "png": lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"),
    "jpg": lambda head: head.startswith(b"\xff\xd8\xff"),
    "jpeg": lambda head: head.startswith(b"\xff\xd8\xff"),
    "gif": lambda head: head.startswith((b"GIF87a", b"GIF89a")),
    "webp": lambda head: head.startswith(b"RIFF") and head[8:12] == b"WEBP",
    "avif": lambda head: head[4:8] == b"ftyp" and b"avif" in head[8:64],
    "pdf": lambda head: b"%PDF-" in head,
    "woff2": lambda head: head.startswith(b"wOF2"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Inventory:
    """Hold the files of a hub by their paths: all that count, and those that readers get as they are.

    Those as they are that only a preview has are the `drafts`; `excluded` are files that `exclude_docs` names.
    `problems` are the files that nobody may have, and links that are left out; `left` counts leftover files of other
    programs.
    """

    files: tuple[str, ...]
    published: frozenset[str]
    problems: tuple[Problem, ...]
    drafts: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    left: int = 0

    def accept(self) -> None:
        """Raise ContentError with the errors among the problems; without one, log the others as warnings."""
        if wrong := [problem for problem in self.problems if problem.level == "error"]:
            raise ContentError(wrong)
        for problem in self.problems:
            log.warning(problem)


def take(config: Config) -> Inventory:
    """Return what is in the folders of a hub, each file seen once."""
    problems: list[Problem] = []
    left: list[str] = []
    excluded: list[str] = []
    walks = (
        file_selection.files(config, folder, refuse=problems.append, leave=left.append, exclude=excluded.append)
        for folder in FOLDERS
    )
    files = tuple(path for walk in walks for path, _ in walk)
    problems += _misnamed(files)
    problems += filter(None, map(_misplaced, files))
    offered = [path for path in files if path.startswith("content/") and not path.endswith(SOURCES)]
    judged = {path: _judged(config.root, path) for path in offered}
    problems += filter(None, judged.values())
    fine = [path for path, problem in judged.items() if problem is None]
    drafts = frozenset(path for path in fine if file_selection.is_draft(path, config))
    return Inventory(
        files=files,
        published=frozenset(fine) - drafts,
        problems=tuple(problems),
        drafts=drafts,
        excluded=frozenset(excluded),
        left=len(left),
    )


def _misnamed(files: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each name that not every system can hold, and for each that some take for another's."""
    folders: dict[str, str] = {}
    first: dict[str, str] = {}
    for path in files:
        folder, _, name = path.rpartition("/")
        if folder not in folders:
            folders[folder] = filenames.wrong(folder.rpartition("/")[2])
            if folders[folder]:
                yield _problem(
                    folder,
                    "116",
                    gettext("its name %(wrong)s", wrong=folders[folder]),
                    gettext("rename the folder"),
                )
        if wrong := filenames.wrong(name):
            yield _problem(path, "116", gettext("its name %(wrong)s", wrong=wrong), gettext("rename it"))
        if (other := first.setdefault(filenames.key(path), path)) != path:
            message = gettext(
                "many file systems ignore case, so they cannot hold both it and %(other)s", other=filenames.shown(other)
            )
            yield _problem(path, "116", message, gettext("rename one of the two"))


def _misplaced(path: str) -> Problem | None:
    """Return a problem for a file that nothing is made of, because of its folder or its name."""
    folder, _, name = path.rpartition("/")
    if name.lower() == README:
        fix = gettext("if it is the page of its folder, rename it to index.md; if not, move it out of content/")
        return _problem(path, "816", gettext("no page is made of a file of this name"), fix)
    if path.endswith(".md"):
        wrong = file_kinds.kind_of(path) is None
        return (
            _problem(path, "816", gettext("no page is made of a file in %(folder)s/", folder=folder), _home(path))
            if wrong
            else None
        )
    if path.endswith((".yml", ".yaml")):
        is_entry = any(place.has(path) for place in entry_files.PLACES)
        is_read = path in DATA or is_entry or folder == model_reader.FOLDER
        return (
            None
            if is_read
            else _problem(path, "816", gettext("nothing reads this file"), gettext("delete it, or correct its name"))
        )
    if path.startswith("newsletters/"):
        fix = gettext("put it in content/, beside a page, and link to it from there")
        return _problem(path, "816", gettext("files beside an issue are not published"), fix)
    return None


def _home(path: str) -> str:
    """Say where a page belongs, by the names of the folders that it is in."""
    names = (name.lower() for name in reversed(path.split("/")[:-1]))
    home = next((HOME_OF[name] for name in names if name in HOME_OF), None)
    return (
        gettext("put it in %(home)s/", home=home)
        if home
        else gettext("put it in one of content/, %(homes)s", homes=", ".join(f"{home}/" for home in HOMES))
    )


def beside(root: Path) -> Iterator[Problem]:
    """Yield a problem for each page at the top of the hub, or in a folder there, that belongs into content/."""
    names = sorted(one.name for one in root.iterdir())
    folders = (name for name in names if name.lower() in {*HOME_OF, *FOLDERS} and name not in FOLDERS)
    walks = (path for folder in folders if (root / folder).is_dir() for path, _ in file_tree.walk(root, folder))
    for path in (*(name for name in names if DATED.match(name)), *walks):
        if path.endswith(".md"):
            message = gettext("no page is made of a file outside of content/ and newsletters/")
            yield _problem(path, "817", message, _home(path))


def unwieldy(files: Iterable[str], config: Config) -> Iterator[Problem]:
    """Yield a warning for each page whose name makes an address that nobody types."""
    for path in files:
        stem, dot, ending = path.rpartition("/")[2].rpartition(".")
        has_address = not entry_files.SOURCES.has(path) and not path.endswith(model_reader.LOCK)
        if has_address and f"{dot}{ending}" in SOURCES and UNWIELDY.search(stem) and stem.lower() != "readme":
            better = f"{text.slug(stem.removesuffix('.md'))}.{ending}"
            message = gettext("capital letters, spaces and a second .md in its name come into its address")
            yield _problem(path, "819", message, _renaming(path, stem, better, config))


def _renaming(path: str, stem: str, better: str, config: Config) -> str:
    """Say how a file gets a better name, and what keeps whole that which leads to the old one."""
    fix = gettext("rename it to %(name)s", name=better)
    if path.startswith(f"{model_reader.FOLDER}/"):
        keys = model_reader.lock_path(better)
        return gettext("%(fix)s, and the list of its keys to %(keys)s", fix=fix, keys=keys)
    if entry_files.TOPICS.has(path):
        return gettext("%(fix)s, and write %(old)s among its `aliases`", fix=fix, old=stem)
    old = f"/{routes.address(path, config)}"
    # No alias has a blank, or differs from the page in capital letters only.
    if " " in old or stem.casefold() == better.partition(".")[0]:
        return fix
    return gettext("%(fix)s; if it was published, write %(old)s among its `aliases`", fix=fix, old=old)


def _judged(root: Path, path: str) -> Problem | None:
    """Return what keeps a file from being published; None where nothing does."""
    _, dot, ending = path.rpartition("/")[2].lower().rpartition(".")
    if not dot or ending not in PUBLISHED:
        fix = gettext(FIXES.get(ending, ANOTHER) if dot else NAMED)
        return _problem(path, "813", gettext("a file of this kind is not published"), fix)
    return _of_picture(root, path) if ending == "svg" else _of_bytes(root, path, ending)


def _of_picture(root: Path, path: str) -> Problem | None:
    """Return a problem for an SVG that holds more than what is known to draw: it can hold a program."""
    from hub.base import svg_pictures  # lxml

    with (root / path).open("rb") as file:
        line, found = svg_pictures.active(file.read(svg_pictures.LARGEST + 1))
    fix = gettext("export it as plain SVG, or save it as .png")
    return (
        _problem(path, "814", gettext("this picture can do more than be shown: %(found)s", found=found), fix, line)
        if found
        else None
    )


def _of_bytes(root: Path, path: str, ending: str) -> Problem | None:
    """Return a problem for a file whose beginning does not fit its name: a browser may believe that, not the name."""
    with (root / path).open("rb") as file:
        head = file.read(HEAD)
    if ending == "txt" and FRONT.match(head):
        return _problem(
            path, "816", gettext("it begins like a page, and is published as it is"), gettext("end its name with .md")
        )
    if MARKUP.match(head):
        return _problem(
            path,
            "815",
            gettext("it begins like an HTML page or XML"),
            gettext("save it in the format that its name says"),
        )
    if ending in MAGIC and not MAGIC[ending](head):
        return _problem(
            path,
            "815",
            gettext("it does not begin like a .%(ending)s file does", ending=ending),
            gettext("save it in the format that its name says"),
        )
    return None


def _problem(path: str, rule: str, message: str, fix: str, line: int = 1) -> Problem:
    return Problem(path=filenames.shown(path), line=line, rule=rule, message=message, fix=fix)
