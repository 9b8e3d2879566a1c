"""What mkdocs.yml names of the site: pages of its menu and of its newsletter, style sheets, scripts, logo and font."""

from __future__ import annotations

import contextlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from hub.base.translation import gettext
from hub.config import mkdocs_file, mkdocs_plugins, mkdocs_values
from hub.content import routes
from hub.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from hub.content.link_places import Places
    from hub.content.settings import Config
    from hub.content.yaml_nodes import Node

MENU, FILES = "nav", ("extra_css", "extra_javascript", "extra_templates")
OF_THEME = ("logo", "font")


def problems(config: Config, known: Places) -> Iterator[Problem]:
    """Yield a problem for each file that the settings of a hub name and that is not there."""
    with contextlib.suppress(ContentError):  # whoever reads the settings is told of it
        root, _ = mkdocs_file.read(config.root)
        top = root.value if isinstance(root.value, dict) else {}
        for target in mkdocs_values.menu_targets(top[MENU]) if MENU in top else ():
            yield from _of_menu(target, known)
        for name in FILES:
            entries = top[name].value if name in top else ()
            for entry in entries if isinstance(entries, tuple) else ():
                yield from _of_files(name, entry, _folder(top, config), known)
        own = mkdocs_plugins.named(top.get("plugins")).get("hub")
        theme = _part(own, "theme")
        for name in OF_THEME:
            yield from _of_files(name, theme[name], None, known) if getattr(config.theme, name) else ()
        yield from _of_newsletter(_part(own, "newsletter").get("subscribe"), config, known)


def _part(settings: Node | None, name: str) -> Mapping[str, Node]:
    """Return a block of the hub's own settings; an empty one where they have none."""
    found = settings.value.get(name) if settings and isinstance(settings.value, dict) else None
    return found.value if found and isinstance(found.value, dict) else {}


def _of_newsletter(said: Node | None, config: Config, known: Places) -> Iterator[Problem]:
    """Yield a warning where readers join on a page of the site, as its address says, and there is none."""
    target = config.newsletter.subscribe
    if said and target.startswith(config.site_url) and not config.newsletter.members:
        address = unquote(re.split("[?#]", target.removeprefix(config.site_url))[0])
        if not known.shows(address):
            message = gettext("subscribe: %(url)s is not a page of this site", url=target)
            page = f"{routes.PAGES}{routes.bare(address)}.md"
            fix = gettext("write the page %(page)s, or the address where readers join", page=page)
            yield replace(_problem(said, message, fix, rule="006"), level="warning")


def _of_menu(target: Node, known: Places) -> Iterator[Problem]:
    """Yield what is wrong with where an entry of the menu leads; an address of the web is not looked at."""
    home, way, parts = f"{routes.PAGES}index.md", target.written, urlsplit(target.written)
    file = routes.target(home, way or ".")
    if parts.scheme or parts.netloc or (known.has(file) and routes.page_path(file) == way):
        return
    near = known.nearest(home, routes.target(home, way.lstrip("/") or "."))
    message = gettext(
        "nav: %(written)s is not a page of the site, seen from content/", written=way or gettext("nothing")
    )
    fix = gettext('did you mean "%(near)s"?', near=near) if near else gettext("write the path of a file under content/")
    yield _problem(target, message, fix)


def _folder(top: Mapping[str, Node], config: Config) -> Path | None:
    """Return the folder of the hub's own theme, whose files are those of the site, too."""
    theme = top["theme"].value if "theme" in top else None
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    return config.root / custom.written if custom else None


def _of_files(name: str, entry: Node, folder: Path | None, known: Places) -> Iterator[Problem]:
    """Yield what is wrong with a file that each page loads; one of the web is not looked at."""
    said = entry.value.get("path", entry) if isinstance(entry.value, dict) else entry
    is_elsewhere = urlsplit(said.written).netloc or (folder and (folder / said.written).is_file())
    if not is_elsewhere and not known.has(f"{routes.PAGES}{said.written}"):
        message = gettext("%(key)s: there is no file %(written)s", key=name, written=said.written)
        yield _problem(said, message, gettext("write the path of a file under content/"))


def _problem(node: Node, message: str, fix: str, rule: str = "001") -> Problem:
    path = node.path or mkdocs_file.SITE
    return Problem(path=path, line=node.line, column=node.column, rule=rule, message=message, fix=fix)
