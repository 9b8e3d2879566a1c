"""A folder of a Hugo site -> its Posts, and what shortcodes look up in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hub.errors import ContentError, HubError, Problem
from hub.importers.hugo import hugo_page, hugo_settings
from hub.importers.hugo.hugo_shortcodes import Card, HugoSite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from hub.content.yaml_nodes import Node
    from hub.importers.hugo.hugo_page import Post
    from hub.importers.hugo.hugo_settings import HugoSettings
    from hub.importers.hugo.hugo_shortcodes import Picture
    from hub.importers.hugo.profiles import Profile

MARKDOWN = (".md", ".markdown", ".mdown")
# https://gohugo.io/content-management/formats/: what else Hugo makes pages of
OTHER = (".html", ".htm", ".org", ".adoc", ".asciidoc", ".ad", ".rst", ".pandoc", ".pdc")


@dataclass(frozen=True, kw_only=True, slots=True)
class Folder:
    """Hold all that was read in a site's content folder, what could not be, and what is not for an import.

    The latter two are with the first folder of their paths.
    """

    site: HugoSite
    posts: tuple[Post, ...]
    refused: tuple[tuple[str, Problem], ...]
    left: tuple[tuple[str, Problem], ...]


def read(folder: Path, settings: HugoSettings, profile: Profile) -> Folder:
    """Read every Markdown file of a site: of its `content` folder, or of that folder's parent.

    Raises HubError where there is none; a file that cannot be read is kept among those refused.
    """
    content = _content(folder, settings.content)
    posts: list[Post] = []
    refused: list[tuple[str, Problem]] = []
    left: list[tuple[str, Problem]] = []
    others = tuple(_others(folder, settings))
    foreign = {problem.path for _, problem in others}
    for file in (one for one in _files(content) if str(one) not in foreign):
        section = hugo_page.section(file.relative_to(content).as_posix())
        reason = _reason(file, content, settings)
        if reason:
            left.append((section, Problem(path=str(file), line=1, rule=reason[0], message=reason[1])))
            continue
        try:
            posts.append(read_file(file, content, settings))
        except ContentError as error:
            refused.append((section, error.problems[0]))
    site = _site(posts, settings.base, profile.pictures(content))
    return Folder(site=site, posts=tuple(_cascaded(posts)), refused=tuple(refused), left=(*left, *others))


def _cascaded(posts: Iterable[Post]) -> Iterator[Post]:
    """Yield posts with the fields that the lists above them hand down, the nearest first, where they have none.

    See https://gohugo.io/configuration/cascade/; what is for some pages only (`target`) is left.
    """
    given = list(posts)
    handed = {
        post.place.removesuffix("_index.md"): _cascade(post.fields.get("cascade")) for post in given if post.is_list
    }
    for post in given:
        above = sorted((folder for folder in handed if post.place.startswith(folder)), key=len)
        fields: dict[str, Node] = {}
        for folder in above:
            fields |= handed[folder]
        yield replace(post, fields={**fields, **post.fields}) if fields else post


def _cascade(node: Node | None) -> dict[str, Node]:
    """Return the fields that a list hands down, their names in lower case; those below `params` are fields, too."""
    maps = (node.value if isinstance(node.value, tuple) else (node,)) if node else ()
    found: dict[str, Node] = {}
    for one in maps:
        held = one.value if isinstance(one.value, dict) else {}
        if not {"target", "_target"} & {*held}:
            params = held.get("params")
            inside = params.value if params and isinstance(params.value, dict) else {}
            found |= {str(key).lower(): value for key, value in {**inside, **held}.items() if key != "params"}
    return found


def _content(folder: Path, name: str) -> Path:
    root = hugo_settings.root_of(folder)
    return next((one for one in (root / name, root / "content") if one.is_dir()), folder)


def _files(content: Path) -> list[Path]:
    found = sorted(file for file in content.rglob("*") if file.suffix.lower() in (*MARKDOWN, *OTHER) and file.is_file())
    if not any(file.suffix.lower() in MARKDOWN for file in found):
        message = f"{content} has no Markdown files: name the `content` folder of a Hugo site, or its parent"
        raise HubError(message)
    return found


def _reason(file: Path, content: Path, settings: HugoSettings) -> tuple[str, str] | None:
    """Return the rule and the reason by which a file is not for an import; None for one that is."""
    language = file.stem.rpartition(".")[2].lower() if "." in file.stem else ""
    if language in settings.languages:
        return "other-language", _in_language(language, settings)
    if file.suffix.lower() in OTHER:
        return "not-imported", f"only Markdown is read, and this is {file.suffix}"
    leaf = _leaf(file.parent, content)
    if leaf and (file.parent != leaf or not hugo_page.is_index(file.name, settings.language)):
        return "part-of-page", f"it is a part of the page {leaf.name}/index.md, and no page itself"
    return None


def _in_language(code: str, settings: HugoSettings) -> str:
    return f"its language is {code!r}, and only {settings.language!r}, the language of the site, is imported"


def _leaf(folder: Path, content: Path) -> Path | None:
    """Return the nearest folder that is one page with its files (it has an `index.md`); None where none is."""
    above = (folder, *folder.parents)
    inside = above[: above.index(content)]
    return next((one for one in inside if any((one / f"index{ending}").is_file() for ending in MARKDOWN)), None)


def _others(folder: Path, settings: HugoSettings) -> Iterator[tuple[str, Problem]]:
    """Yield the files of the other languages that have a folder of their own."""
    root = hugo_settings.root_of(folder)
    for code, name in settings.languages.items():
        if name != settings.content and (root / name).is_dir():
            for file in sorted(one for one in (root / name).rglob("*") if one.suffix.lower() in (*MARKDOWN, *OTHER)):
                message = _in_language(code, settings)
                yield code, Problem(path=str(file), line=1, rule="other-language", message=message)


def read_file(file: Path, content: Path, settings: HugoSettings) -> Post:
    """Read one file of the content folder; raises ContentError where it cannot be read."""
    place = file.relative_to(content).as_posix()
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ContentError([Problem(path=str(file), rule="001", message=f"it cannot be read: {error}")]) from error
    return hugo_page.read(data, str(file), place, settings)


def _site(posts: Iterable[Post], base: str, picture: Callable[[str], Picture | None]) -> HugoSite:
    cards = index(posts)
    return HugoSite(base=base, page=lambda name: cards.get(_key(name)), picture=picture)


def index(posts: Iterable[Post]) -> dict[str, Card]:
    """Return pages by each name that `ref` may call them: path, file name, folder; a full path wins over a name."""
    paths: dict[str, Card] = {}
    names: dict[str, Card] = {}
    for post in posts:
        card = Card(url=post.url, title=post.title, summary=post.summary)
        for key in _paths(post.place):
            paths.setdefault(key, card)
        folder = post.place.removesuffix("/_index.md").removesuffix("/index.md")
        for key in _paths(folder if folder != post.place else post.place.rsplit("/", 1)[-1]):
            names.setdefault(key.rsplit("/", 1)[-1], card)
    return names | paths


def _paths(place: str) -> Iterator[str]:
    yield place
    yield place.removesuffix("/_index.md").removesuffix("/index.md").removesuffix(".md")


def _key(name: str) -> str:
    return name.strip("/ ")
