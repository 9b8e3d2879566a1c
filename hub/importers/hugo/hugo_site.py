"""A folder of a Hugo site -> its Posts, and what shortcodes look up in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from hub.base import languages
from hub.base.translation import gettext
from hub.errors import ContentError, HubError, Problem
from hub.importers import page_fields
from hub.importers.hugo import cascade, hugo_page, hugo_settings
from hub.importers.hugo.hugo_shortcodes import Card, HugoSite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from hub.importers.hugo.hugo_page import Post
    from hub.importers.hugo.hugo_settings import HugoSettings
    from hub.importers.hugo.hugo_shortcodes import Picture
    from hub.importers.hugo.profiles import Profile

MARKDOWN = (".md", ".markdown", ".mdown")
# https://gohugo.io/content-management/formats/: what else Hugo makes pages of
OTHER = (".html", ".htm", ".org", ".adoc", ".asciidoc", ".ad", ".rst", ".pandoc", ".pdc")
# https://gohugo.io/configuration/all/#defaultcontentlanguage
DEFAULT = "en"


@dataclass(frozen=True, kw_only=True, slots=True)
class Folder:
    """Hold all that was read in a site's content folder, what could not be, and what is not for an import.

    The latter two are with the first folder of their paths. `sites` has what pages in a language look up, by its code.
    """

    sites: Mapping[str, HugoSite]
    posts: tuple[Post, ...]
    refused: tuple[tuple[str, Problem], ...]
    left: tuple[tuple[str, Problem], ...]


class _File(NamedTuple):
    """Hold a file of a content folder, its place there, and the code of its language."""

    path: Path
    content: Path
    place: str
    language: str


def read(folder: Path, settings: HugoSettings, profile: Profile) -> Folder:
    """Read every Markdown file of a site, in all its languages: of its `content` folder, or of the parent of that.

    Raises HubError where there is none; a file that cannot be read is kept among those refused.
    """
    posts: list[Post] = []
    refused: list[tuple[str, Problem]] = []
    left: list[tuple[str, Problem]] = []
    content = _content(folder, settings.content)
    for file in _located(folder, content, settings):
        section = hugo_page.section(file.place)
        reason = _outside(file.path, folder) or _reason(file, settings)
        if reason:
            left.append((section, Problem(path=str(file.path), line=1, rule=reason[0], message=reason[1])))
            continue
        try:
            posts.append(_read(file, settings))
        except ContentError as error:
            refused.append((section, error.problems[0]))
    picture = profile.pictures(content)
    spoken = {language: [post for post in posts if post.language == language] for language in _codes(posts)}
    return Folder(
        sites={language: _site((*own, *posts), settings.base, picture) for language, own in spoken.items()},
        posts=tuple(chain.from_iterable(cascade.cascaded(own, settings.cascade) for own in spoken.values())),
        refused=tuple(refused),
        left=tuple(left),
    )


def _codes(posts: Iterable[Post]) -> dict[str, None]:
    return dict.fromkeys(post.language for post in posts)


def _content(folder: Path, name: str) -> Path:
    root = hugo_settings.root_of(folder)
    return next((one for one in (root / name, root / "content") if one.is_dir()), folder)


def _pages(content: Path) -> list[Path]:
    return sorted(file for file in content.rglob("*") if file.suffix.lower() in (*MARKDOWN, *OTHER) and file.is_file())


def _files(content: Path) -> list[Path]:
    found = _pages(content)
    if not any(file.suffix.lower() in MARKDOWN for file in found):
        message = gettext(
            "%(content)s has no Markdown files: name the `content` folder of a Hugo site, or its parent",
            content=content,
        )
        raise HubError(message)
    return found


def _located(folder: Path, content: Path, settings: HugoSettings) -> Iterator[_File]:
    """Yield the files of a site: those of its own language first, then those of others, by folder or by name."""
    root = hugo_settings.root_of(folder)
    folders = {code: root / name for code, name in settings.languages.items() if name != settings.content}
    within = {code: _pages(there) for code, there in folders.items() if there.is_dir()}
    foreign = {file for files in within.values() for file in files}
    own = [_file(file, content, settings) for file in _files(content) if file not in foreign]
    yield from sorted(own, key=lambda file: file.language != settings.language)
    for code, files in within.items():
        for file in files:
            found = _file(file, folders[code], settings)
            yield found._replace(language=code)


def _file(path: Path, content: Path, settings: HugoSettings) -> _File:
    """Return a file with its place, in which no language is, as `page.es.md` has it; the site's own may be, too."""
    place = path.relative_to(content).as_posix()
    name, dot, code = path.stem.rpartition(".")
    is_other = code.lower() in settings.languages
    if dot and (is_other or code.lower() == (settings.language or DEFAULT).lower()):
        language = code.lower() if is_other else settings.language
        return _File(path, content, f"{place[: -len(path.name)]}{name}{path.suffix}", language)
    return _File(path, content, place, settings.language)


def _outside(path: Path, folder: Path) -> tuple[str, str] | None:
    """Return the rule and the reason by which a file of a site is none of its own; None for one that is."""
    if page_fields.is_within(path, hugo_settings.root_of(folder)):
        return None
    return "outside", gettext("it is a link to a file outside of the site")


def _reason(file: _File, settings: HugoSettings) -> tuple[str, str] | None:
    """Return the rule and the reason by which a file is not for an import; None for one that is."""
    if file.language in settings.switched_off:
        return "other-language", gettext(
            "its language, %(language)s, is switched off in the settings of the site", language=repr(file.language)
        )
    if file.language in settings.languages and not languages.is_known(file.language):
        return "other-language", gettext(
            "its language, %(language)s, is not the tag of a language, such as es", language=repr(file.language)
        )
    if file.path.suffix.lower() in OTHER:
        return "not-imported", gettext("only Markdown is read, and this is %(suffix)s", suffix=file.path.suffix)
    leaf = _leaf(file.path.parent, file.content)
    if leaf and (file.path.parent != leaf or not hugo_page.is_index(file.path.name, file.language)):
        return "part-of-page", gettext("it is a part of the page %(name)s/index.md, and no page itself", name=leaf.name)
    return None


def _leaf(folder: Path, content: Path) -> Path | None:
    """Return the nearest folder that is one page with its files (it has an `index.md`); None where none is."""
    above = (folder, *folder.parents)
    inside = above[: above.index(content)]
    return next((one for one in inside if any((one / f"index{ending}").is_file() for ending in MARKDOWN)), None)


def _read(file: _File, settings: HugoSettings) -> Post:
    is_own = file.language not in settings.languages
    own = settings if is_own else replace(settings, language=file.language, within=file.language)
    return read_file(file.path, file.place, own)


def read_file(file: Path, place: str, settings: HugoSettings) -> Post:
    """Read the file of a place in the content folder; raises ContentError where it cannot be read."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ContentError(
            [Problem(path=str(file), rule="001", message=gettext("it cannot be read: %(error)s", error=error))]
        ) from error
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
