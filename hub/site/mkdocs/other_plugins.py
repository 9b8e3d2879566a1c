"""The plugins and hooks of others in a build: which of them see only a part of the pages, and which of them failed."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort, PluginError

from hub.base.translation import gettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

HUB = "hub"
# These read pages, and no other file of a hub.
READ_PAGES = frozenset({HUB, "search", "material/search"})
# What MkDocs does with each page that it makes; it makes neither those of articles nor their lists.
OF_PAGES = ("page_read_source", "page_markdown", "page_content", "page_context", "pre_page", "post_page")


def seeing_a_part(config: MkDocsConfig) -> tuple[str, ...]:
    """Return the names of the plugins and hooks that work on pages, of which MkDocs makes only a part."""
    methods = (method for event in OF_PAGES for method in config.plugins.events[event])
    names = {_origin(method, config): None for method in methods}
    return tuple(name for name in names if name != HUB)


def sources(config: MkDocsConfig) -> tuple[str, ...]:
    """Return the files and folders of a hub that pages are made of; none where a plugin or a hook may read any file."""
    if config.hooks or not READ_PAGES.issuperset(config.plugins):
        return ()
    root = Path(config.config_file_path).parent
    places = map(Path, (config.config_file_path, config.docs_dir, *config.watch, *config.theme.dirs))
    return tuple(sorted({place.relative_to(root).as_posix() for place in places if place.is_relative_to(root)}))


def name_failures(config: MkDocsConfig) -> None:
    """Let every plugin and hook that fails from now on say its name, in a PluginError instead of a traceback."""
    for methods in config.plugins.events.values():
        methods[:] = [_named(method, _origin(method, config)) for method in methods]


def _origin(method: Callable[..., Any], config: MkDocsConfig) -> str:
    return config.plugins._event_origins[method]  # noqa: SLF001  MkDocs 1.6, the last of its line, has no other way


def _named(method: Callable[..., Any], name: str) -> Callable[..., Any]:
    @wraps(method)
    def call(*values: Any, **more: Any) -> Any:  # noqa: ANN401  whatever MkDocs passes on
        try:
            return method(*values, **more)
        except Abort:
            raise
        except Exception as error:
            said = error if isinstance(error, PluginError) else f"{type(error).__name__}: {error}"
            message = gettext("mkdocs.yml: %(name)s failed: %(said)s; update it, or take it out", name=name, said=said)
            raise PluginError(message) from error

    return method if name == HUB else call
