"""Build the site into its folder: a build that fails leaves the last good site as it was."""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from hub.base import file_io
from hub.base.translation import gettext
from hub.config import hub_settings
from hub.errors import HubError
from hub.site.articles.unchanged_pages import UnchangedPages
from hub.site.incremental.step_timer import ENGINE, FILES, Steps
from hub.site.mkdocs import other_plugins
from hub.site.outputs import redirects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from hub.content.models import Library
    from hub.site.articles.planned_page import ArticleSite
    from hub.site.pages.article_neighbors import Articles

    Made = Callable[[ArticleSite, Library, Articles, UnchangedPages, tuple[str, ...]], None]

# Material prints a page of advice about the future of MkDocs at every start unless this is set.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


# What the loggers of other plugins begin with.
OTHERS = ("mkdocs.plugins", "mkdocs.material")


class _Messages(logging.Handler):
    """Keep what MkDocs warns about, because its exception says only how many warnings there were."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        family, _, name = record.name.rpartition(".")
        is_ours = family not in OTHERS or name == "hub"
        self.texts.append(
            record.getMessage()
            if is_ours
            else gettext("%(name)s warns, which stops a build: %(error)s", name=name, error=record.getMessage())
        )


def build(  # noqa: PLR0913  what callers may choose
    root: Path,
    *,
    site_dir: Path | None = None,
    lost: Callable[[str], None] = lambda _: None,
    note: Callable[[str], None] = lambda _: None,
    url: str = "",
    kept: UnchangedPages | None = None,
    steps: Steps | None = None,
    made: Made | None = None,
) -> Path:
    """Build the hub at `root` strictly and return the folder of its site; raises HubError with all that is wrong.

    `lost` hears of each address that the site it replaces had and the new one has not, `note` of what it lacks. With a
    `url`, it is a preview to be seen there: drafts are in it, and what would stop a build is only told. Of the site
    that it replaces, what `kept` knows stays where it is. `made` hears in the end what the lane's pages are put in,
    what they are made of, and where all sources are (`other_plugins.sources`); `steps` counts the time.
    """
    with explained():
        config = settings(root, strict=not url, **({"site_url": url} if url else {}))
        if "hub" not in config.plugins:
            hub_settings.load(root)  # it says where a second list of plugins stands
        plugin: Any = config.plugins["hub"]
        target = site_dir or Path(config.site_dir)
        if target.is_relative_to(root):
            file_io.inside(root, target)  # another place is what the settings name
        plugin.kept = kept if kept and kept.folder == target else UnchangedPages(folder=target)
        plugin.steps = steps or Steps()
        with _beside(target) as new:
            config.site_dir = str(new)
            with plugin.steps(ENGINE):
                _run(config, url)
            with plugin.steps(FILES):
                _settle(new, target, plugin.kept, lost)
    for words in plugin.notes:
        note(words)
    if made:
        made(plugin.site, plugin.known.library, plugin.articles, plugin.kept, other_plugins.sources(config))
    return target


def settings(root: Path, **options: Any) -> MkDocsConfig:  # noqa: ANN401  any of MkDocs' settings
    """Return MkDocs' settings of the hub at `root`; raises HubError where a plugin or a hook cannot even be loaded.

    Markdown extensions change no page, so one that is not installed is not asked for.
    """
    try:
        return load_config(str(root / "mkdocs.yml"), markdown_extensions=[], **options)
    except Exception as error:
        hub_settings.load(root)  # it says more, with file and line, of what it knows to be wrong
        if isinstance(error, MkDocsException):
            raise
        said = f"{type(error).__name__}: {error}"
        message = gettext(
            "mkdocs.yml: a plugin or a hook cannot be loaded: %(said)s; update it, or take it out", said=said
        )
        raise HubError(message) from error


def _run(config: MkDocsConfig, url: str) -> None:
    config.plugins.on_startup(command="serve" if url else "build", dirty=False)
    try:
        mkdocs_build(config, serve_url=url or None)
    finally:
        config.plugins.on_shutdown()


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Make a new folder on the same disk, and remove it at the end; what a killed build left there goes first."""
    name = f".{target.name}.new"
    try:
        yield file_io.renew(target.parent, name)
    finally:
        file_io.clear(target.parent, name)


def _settle(new: Path, target: Path, kept: UnchangedPages, lost: Callable[[str], None]) -> None:
    """Make `target` equal to `new` file by file: one that is the same keeps its time, so that a deploy sends little.

    Each file changes whole, pages last; what is gone goes first, as a folder may be where a file was. What `kept`
    knows of the files that are there is not looked up, and in the end it knows those of the new site.
    """
    if not target.exists():
        file_io.move(new, target.parent, target.name)
        kept.state = dict(file_io.stamps(target))
        return
    files = sorted((path for path, _ in file_io.stamps(new)), key=lambda path: (path.endswith(".html"), path))
    there = kept.state or dict(file_io.stamps(target))
    left = {path: stamp for path, stamp in there.items() if not kept.stays.isdisjoint(_places(path))}
    gone = there.keys() - left.keys() - set(files)
    for address in redirects.addresses_of(gone):
        lost(address)
    for path in gone:
        file_io.remove(target, path)
    if gone or not kept.state:
        file_io.prune(target)
    for path in files:
        if not _same(new / path, target / path):
            file_io.move(new / path, target, path)
    kept.state = left | {path: file_io.stamp((target / path).stat()) for path in files}


def _places(path: str) -> tuple[str, str, str]:
    """Return a path, its first folder, and the one within: an index of words is there, or in that of a language."""
    first, _, rest = path.partition("/")
    return path, first, f"{first}/{rest.partition('/')[0]}"


def _same(one: Path, other: Path) -> bool:
    if not other.is_file() or one.stat().st_size != other.stat().st_size:
        return False
    return one.read_bytes() == other.read_bytes()


@contextmanager
def explained() -> Iterator[None]:
    """Turn MkDocs' failures into a HubError that carries every message of its log."""
    log, messages = logging.getLogger("mkdocs"), _Messages()
    log.addHandler(messages)
    try:
        yield
    except MkDocsException as error:
        raise HubError("\n".join(messages.texts or [error.format_message()])) from error
    finally:
        log.removeHandler(messages)
