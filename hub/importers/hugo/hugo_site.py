"""A folder of a Hugo site -> its Posts, and what shortcodes look up in it: pages by file, pictures by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from hub.base.utf8_files import text_of
from hub.content import yaml_nodes
from hub.errors import ContentError, HubError, Problem
from hub.importers.hugo import digitalgov_shortcodes, hugo_page
from hub.importers.page_fields import string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from hub.importers.hugo.digitalgov_shortcodes import Card, HugoSite, Picture
    from hub.importers.hugo.hugo_page import Post


@dataclass(frozen=True, kw_only=True, slots=True)
class Folder:
    """Hold all that was read in a site's content folder, and what could not be, with the first folder of its path."""

    site: HugoSite
    posts: tuple[Post, ...]
    refused: tuple[tuple[str, Problem], ...]


def read(folder: Path, base: str) -> Folder:
    """Read every Markdown file of a site: of its `content` folder, or of that folder's parent.

    Raises HubError where there is none; a file that cannot be read is kept among those refused.
    """
    content = folder / "content" if (folder / "content").is_dir() else folder
    posts: list[Post] = []
    refused: list[tuple[str, Problem]] = []
    for file in _files(content):
        try:
            posts.append(read_file(file, content, base))
        except ContentError as error:
            refused.append((file.relative_to(content).parts[0], error.problems[0]))
    return Folder(site=_site(posts, content, base), posts=tuple(posts), refused=tuple(refused))


def _files(content: Path) -> list[Path]:
    found = sorted(file for file in content.rglob("*.md") if file.is_file())
    if not found:
        message = f"{content} has no Markdown files: name the `content` folder of a Hugo site, or its parent"
        raise HubError(message)
    return found


def read_file(file: Path, content: Path, base: str) -> Post:
    """Read one file of the content folder; raises ContentError where it cannot be read."""
    place = file.relative_to(content).as_posix()
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ContentError([Problem(path=str(file), rule="001", message=f"it cannot be read: {error}")]) from error
    return hugo_page.read(data, str(file), place, base)


def _site(posts: Iterable[Post], content: Path, base: str) -> HugoSite:
    cards = index(posts)
    return digitalgov_shortcodes.HugoSite(
        base=base, page=lambda name: cards.get(_key(name)), picture=_pictures(content)
    )


def index(posts: Iterable[Post]) -> dict[str, Card]:
    """Return pages by each name that `ref` may call them: path, file name, folder; a full path wins over a name."""
    paths: dict[str, Card] = {}
    names: dict[str, Card] = {}
    for post in posts:
        card = digitalgov_shortcodes.Card(url=post.url, title=post.title, summary=post.summary)
        for key in _paths(post.place):
            paths.setdefault(key, card)
        for key in _paths(post.place.rsplit("/", 1)[-1] if not post.is_list else post.place.removesuffix("/_index.md")):
            names.setdefault(key.rsplit("/", 1)[-1], card)
    return names | paths


def _paths(place: str) -> Iterator[str]:
    yield place
    yield place.removesuffix("/_index.md").removesuffix(".md")


def _key(name: str) -> str:
    return name.strip("/ ")


def _pictures(content: Path) -> Callable[[str], Picture | None]:
    """Return a function that finds a picture by the name of its file in `data/images/`, a folder beside the content."""
    folder = content.parent / "data" / "images"

    @cache
    def picture(name: str) -> Picture | None:
        uid = name.lower().rpartition(".")[0] if name.lower().endswith(EXTENSIONS) else name.lower()
        file = folder / f"{uid}.yml"
        return _picture(file) if uid and "/" not in uid and "\\" not in uid and file.is_file() else None

    return picture


EXTENSIONS = (".jpg", ".jpeg", ".png", ".gif", ".svg", ".webp")


def _picture(file: Path) -> Picture | None:
    try:
        node, _ = yaml_nodes.parse(text_of(file, str(file)), str(file))
    except ContentError:
        return None  # the shortcode that asks says that it found none
    fields = node.value if isinstance(node.value, dict) else {}
    name = f"{string(fields.get('uid')) or file.stem}.{string(fields.get('format')) or 'png'}"
    words = {key: string(fields.get(key)) for key in ("alt", "caption", "credit")}
    return digitalgov_shortcodes.Picture(url=f"{digitalgov_shortcodes.FILES}/{name.replace(' ', '%20')}", **words)
