"""Build the site again, and no more of it than changed since the last build; start here to see how a build goes.

    nothing changed                   the site is as it should be               0.3 s among 5,000 articles
    only texts of articles            `changed_articles` writes their pages,    0.5 s
                                      `changed_feeds` the feeds that hold them
    anything else                     `site_build` starts the engine            a few seconds
      pages of articles made of the     `unchanged_pages` leaves them where they are
      same things

What is known is in `.hub/cache/`, and saves time only: where it is lost, damaged or of another program, all is made
anew. It counts for nothing, either, where the site is not as the last build left it: somebody changed it, or a build
was killed while it moved files into place.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hub.base import cache_file, clock, file_io, template_overrides
from hub.content import language_folders
from hub.site.incremental import git_dates
from hub.site.incremental.step_timer import COMPARING, LANE, REMEMBERING, Steps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hub.content.models import Library
    from hub.site.articles.planned_page import ArticleSite
    from hub.site.articles.unchanged_pages import UnchangedPages
    from hub.site.pages.article_neighbors import Articles

FILE = ".hub/cache/site.json"
PREVIEW = "site"
SETTINGS = "mkdocs.yml"
ARTICLES = "content/articles/"
# What mkdocs.yml takes from elsewhere can change without a trace in the hub's folder.
ELSEWHERE = (b"!ENV", b"INHERIT", b"..")
# No page is made of what lies in these (the first only beside mkdocs.yml), nor in what begins with a dot.
BUILT = frozenset({"build", "dist", "site"})
OTHERS = frozenset({"node_modules", "__pycache__"})

# So many numbers are a stamp.
STAMP = 2

Known = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """Hold a hub, the file for what is known of its site, and where the site goes; with a `url` it is a preview.

    The file is in the hub itself, or in the folder of the preview. What is known counts under the `key` alone: a hash
    of this program and of the hub's own templates.
    """

    root: Path
    home: Path
    file: str
    site_dir: Path | None = None
    url: str = ""
    lost: Callable[[str], None] = lambda _: None
    note: Callable[[str], None] = lambda _: None
    steps: Steps = field(default_factory=Steps)
    key: bytes = b""


def build(
    root: Path,
    *,
    lost: Callable[[str], None],
    note: Callable[[str], None] = lambda _: None,
    steps: Steps | None = None,
) -> Path:
    """Build the hub at `root` as `mkdocs.site_build` does, or no more of it than changed since the last time.

    `note` hears what the site lacks, also where nothing changed.
    """
    return _built(Task(root=root, home=root, file=FILE, lost=lost, note=note, steps=steps or Steps()))


def preview(root: Path, folder: Path, url: str) -> Path:
    """Build a preview of the hub in a folder of its own, to be seen at a URL, or no more of it than changed."""
    return _built(Task(root=root, home=folder, file="site.json", site_dir=folder / PREVIEW, url=url))


def _built(task: Task) -> Path:
    cache_file.program.cache_clear()  # a template may be another one since a server last built
    task = replace(task, key=cache_file.total(cache_file.program(), template_overrides.fingerprint(task.root)))
    with task.steps(COMPARING):
        last = _last(task)
        found = _found(task.root, last.get("sources", ()))
        changed = _changed(task.root, found, last)
    if changed is None or not (again := _again(task, changed, last)):
        return _all(task, found, last)
    if changed:
        _remember(task, last | found | again)
    for words in last["notes"]:
        task.note(words)
    return _site(task.root, last)


def _changed(root: Path, found: Known, last: Known) -> list[str] | None:
    """Return the articles that may have changed, if nothing else can have; else None."""
    if not last or not found["history"] or found["history"] != last["history"]:
        return None
    if clock.today(ZoneInfo(last["timezone"])) != date.fromisoformat(last["day"]):
        return None
    if found["others"].keys() != last["others"].keys() or found["articles"].keys() != last["articles"].keys():
        return None
    if not all(_is_same(root, path, stamp, last["others"][path]) for path, stamp in found["others"].items()):
        return None
    before = last["articles"]
    return [path for path, stamp in found["articles"].items() if not stamp or stamp != before[path]]


def _is_same(root: Path, path: str, now: list[Any], before: list[Any]) -> bool:
    """Say whether a file is as it was, by its stamp; by its hash where it could have changed without a trace."""
    stamp, content = before[:STAMP], before[STAMP:]
    return now[:STAMP] == stamp and (not content or [_sum(root, path)] == content)


def _again(task: Task, changed: list[str], last: Known) -> Known:
    """Return what is known after the pages of these articles were written; nothing where that would not be all."""
    if not changed:
        return last
    from hub.site.incremental import changed_articles

    site = _site(task.root, last)
    with task.steps(LANE):
        made_of = changed_articles.again(task.root, site, changed, last, preview=bool(task.url))
    stamps = {file: file_io.stamp((site / file).stat()) for file in made_of}
    return made_of and {"kept": last["kept"] | made_of, "state": last["state"] | stamps}


def _all(task: Task, found: Known, last: Known) -> Path:
    from hub.config import hub_settings
    from hub.site.all_pages import published
    from hub.site.articles import unchanged_pages
    from hub.site.incremental import changed_articles
    from hub.site.mkdocs import site_build

    def made(
        lane: ArticleSite, library: Library, articles: Articles, files: UnchangedPages, sources: tuple[str, ...]
    ) -> None:
        others = {path: stamp for path, stamp in found["others"].items() if _is_in(path, sources)}
        place = {"site": os.path.relpath(files.folder, task.root), "timezone": zone.key, "day": today.isoformat()}
        known = {
            "kept": files.now,
            "state": files.state,
            "notes": notes,
            "lane": changed_articles.known(lane, published(library, drafts=False), articles, today),
        }
        _remember(task, found | place | known | {"others": others, "sources": sources})

    def noted(words: str) -> None:
        notes.append(words)
        task.note(words)

    notes: list[str] = []
    zone = hub_settings.load(task.root).timezone
    today = clock.today(zone)
    before = (
        unchanged_pages.UnchangedPages(folder=_site(task.root, last), before=last["kept"], state=last["state"])
        if last
        else None
    )
    return site_build.build(
        task.root,
        site_dir=task.site_dir,
        url=task.url,
        lost=task.lost,
        note=noted,
        kept=before,
        steps=task.steps,
        made=made,
    )


def _site(root: Path, known: Known) -> Path:
    return Path(os.path.abspath(root / known["site"]))  # noqa: PTH100  as MkDocs says it, without following links


def _remember(task: Task, known: Known) -> None:
    with task.steps(REMEMBERING):
        cache_file.write(task.home, task.file, task.key, known)


def _last(task: Task) -> Known:
    """Return what the last build knew; nothing where its site has changed since."""
    known: Known = cache_file.read(task.home / task.file, task.key, Known) or {}
    return known if known and known["state"] == _state(_site(task.root, known)) else {}


def _state(site: Path) -> dict[str, list[int]]:
    """Return what is in the folder of the site: a stamp for each file."""
    return dict(file_io.stamps(site)) if site.is_dir() else {}


def _found(root: Path, sources: Sequence[str]) -> Known:
    """Return what decides what a site holds, but for the day: a stamp for each file of its sources; the last commit.

    Of a file that was written just now, a stamp tells too little: an article then has none, and another file has a hash
    of what it holds besides. There is no last commit where not even that could tell.
    """

    def skipped(folder: os.DirEntry[str]) -> bool:
        if folder.name in OTHERS or folder.name.startswith(".") or folder.path in built:
            return True
        path = folder.path[len(str(root)) + 1 :]
        return not _is_in(path, sources) and not any(source.startswith(f"{path}/") for source in sources)

    settled, others, articles = time.time_ns() - file_io.STEP, {}, {}
    built = {str(root / name) for name in BUILT}
    for path, stamp in file_io.stamps(root, skipped):
        if not _is_in(path, sources):
            continue
        if _is_article(path):
            articles[path] = stamp if stamp[0] < settled else []
        else:
            others[path] = stamp if stamp[0] < settled else [*stamp, _sum(root, path)]
    settings = (root / SETTINGS).read_bytes()
    known = "" if any(word in settings for word in ELSEWHERE) else cache_file.total(git_dates.state(root)).hex()
    return {"history": known, "others": others, "articles": articles}


def _is_article(path: str) -> bool:
    is_one = path.startswith(ARTICLES) or language_folders.outside(path).startswith(ARTICLES)
    return is_one and path.endswith(".md")


def _is_in(path: str, sources: Sequence[str]) -> bool:
    """Say whether a file or folder is one of the sources, or in one; all are where there are none."""
    return not sources or any(path == source or path.startswith(f"{source}/") for source in sources)


def _sum(root: Path, path: str) -> str:
    """Return a hash of what a file holds; "" where it is gone meanwhile, or leads out of the hub and is not read."""
    with suppress(FileNotFoundError):
        if (root / path).is_file() and file_io.is_inside(root, path):
            return blake2b((root / path).read_bytes(), digest_size=cache_file.DIGEST).hexdigest()
    return ""
