"""The pages that a change is about, as one HTML file that needs nothing else: no server, no script, no other file."""

from __future__ import annotations

import base64
import mimetypes
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from markupsafe import Markup

from hub.base import file_io, html_tree, jinja
from hub.content import file_kinds, routes
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hub.content.settings import Config

TEMPLATE = "changed-pages.html.j2"
STYLES = "assets/**/*.css"
# Where a preview would be served; no link of the file leads there.
ADDRESS = "http://127.0.0.1/"
# A file of content in a message about it.
NAMED = re.compile(r"(?P<path>(?:content|newsletters)/[^:]+\.md):\d+:")
# With each, the files that stopped the one before are left out.
MOST_TRIES = 4
# Attributes that name an element of the same page, one or several.
NAMES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list")


class ShownPage(NamedTuple):
    """Hold a page for the file: the id of its part, its title, where it will be, and its main element as HTML."""

    name: str
    title: str
    address: str
    html: Markup


def write(config: Config, paths: Iterable[str], target: Path) -> int:
    """Write the pages that these files of content become into one file, and return their number.

    A file that cannot be read is left out, and the file says why. What else is wrong with a page is no reason not to
    show it.
    """
    chosen = tuple(paths)
    with tempfile.TemporaryDirectory() as folder:
        site, problems = _built(config.root, Path(folder))
        pages = _pages(config, site, chosen) if site else []
        css = "".join(file.read_text(encoding="utf-8") for file in sorted(site.glob(STYLES))) if site else ""
    template = jinja.environment("hub.site").get_template(TEMPLATE)
    made = template.render(pages=pages, css=Markup(css), site=config.site_name, problems=problems)  # noqa: S704  ours
    file_io.write(target.resolve().parent, target.name, made)
    return len(pages)


def _built(root: Path, folder: Path) -> tuple[Path | None, Sequence[str]]:
    """Return the folder of a preview of all files that can be read, None where none can be made; and what is wrong."""
    from hub.site.mkdocs import rebuild

    problems, broken, hub = list[str](), set[str](), root
    for number in range(MOST_TRIES):
        try:
            return rebuild.preview(hub, folder / f"preview-{number}", ADDRESS), problems
        except HubError as error:
            lines = str(error).splitlines()
        problems += lines
        broken |= {found["path"] for line in lines if (found := NAMED.match(line))}
        hub = file_io.copy(root, folder / f"hub-{number}", broken)
    return None, problems


def _pages(config: Config, site: Path, paths: Iterable[str]) -> list[ShownPage]:
    addresses = dict.fromkeys(routes.address(path, config) for path in paths if file_kinds.kind_of(path))
    there = [address for address in addresses if (site / routes.file_of(address)).is_file()]
    names = {address: f"page-{number}" for number, address in enumerate(there, 1)}
    return [_shown(config, site, address, names) for address in there]


def _shown(config: Config, site: Path, address: str, names: Mapping[str, str]) -> ShownPage:
    tree = html_tree.document((site / routes.file_of(address)).read_text(encoding="utf-8"))
    main = next(tree.iter("main"))
    for element in [*main.iter("script", "style", "link", "form")]:
        element.drop_tree()
    for element in main.iter("*"):
        _rewrite(element, config, site, address, names)
    main.tag = "div"
    title = tree.findtext(".//title").strip()
    return ShownPage(names[address], title, config.site_url + address, Markup(html_tree.written(main)))  # noqa: S704  it was cleaned when the page was made


def _rewrite(element: Any, config: Config, site: Path, address: str, names: Mapping[str, str]) -> None:  # noqa: ANN401  lxml has no types
    """Lead links to pages of the file, and all others to the site; put pictures into the file."""
    own = names[address]
    if "id" in element.attrib:
        element.set("id", f"{own}-{element.get('id')}")
    for attribute in NAMES:
        if attribute in element.attrib:
            element.set(attribute, " ".join(f"{own}-{one}" for one in element.get(attribute, "").split()))
    if href := element.get("href"):
        element.set("href", _link(href, config.site_url, address, names))
    if src := element.get("src"):
        file = site / unquote(urlsplit(urljoin(f"/{address}", src)).path).lstrip("/")
        element.set("src", _data(file) if file.is_file() else urljoin(config.site_url + address, src))
    element.attrib.pop("srcset", None)


def _link(href: str, home: str, address: str, names: Mapping[str, str]) -> str:
    """Return where a link of a page leads in the file, or the whole address of what is elsewhere."""
    whole = urljoin(home + address, href)
    page, _, anchor = whole.partition("#")
    name = names.get(page.removeprefix(home)) if page.startswith(home) else None
    if name is None:
        return whole
    return f"#{name}-{anchor}" if anchor else f"#{name}"


def _data(file: Path) -> str:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"
