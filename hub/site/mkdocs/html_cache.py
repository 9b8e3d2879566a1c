"""The HTML of MkDocs' pages from the last build, where neither their Markdown nor a file that they link to changed."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from hub.base import cache_file
from hub.site.mkdocs import markdown_extension

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.toc import AnchorLink

FILE = ".hub/markdown.json"

EXCLUDED = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)

log = logging.getLogger("mkdocs")


class Conversions:
    """Hold pages by a hash of what each was made of: those that are known, and those to keep for the next build."""

    def __init__(self, root: Path, config: MkDocsConfig, files: Files) -> None:
        self.root, self.files = root, _Files(files)
        self.rules = _rules(config)
        self.known: Mapping[str, Any] = (self.rules and cache_file.read(root / FILE, self.rules)) or {}
        self.kept: dict[str, Any] = {}

    def render(self, page: Page, config: MkDocsConfig, _: Files) -> None:
        """Do what `Page.render` does, or remember it; a page that MkDocs complains of is never remembered."""
        made_of = cache_file.total(page.file.src_uri, page.file.url, page.markdown).hex()
        found = self.known.get(made_of)
        if found and self.files.answer(found["answers"]):
            _restore(page, found, self.files)
        else:
            found = self._converted(page, config)
        if found:
            self.kept[made_of] = found

    def save(self) -> None:
        """Write what the next build may reuse, where it differs from what this one read."""
        if self.rules and self.kept != self.known:
            cache_file.write(self.root, FILE, self.rules, self.kept)

    def _converted(self, page: Page, config: MkDocsConfig) -> dict[str, Any]:
        complaints = _Complaints()
        self.files.answers = {}
        log.addHandler(complaints)
        try:
            Page.render(page, config, self.files)
        finally:
            log.removeHandler(complaints)
        return {} if complaints.heard else _values(page) | {"answers": self.files.answers}


class _Files(Files):
    """Hold all files, and the address of each that a page asked for."""

    answers: dict[str, str | None]

    def get_file_from_path(self, path: str) -> File | None:
        file = super().get_file_from_path(path)
        self.answers[path] = _address(file)
        return file

    def answer(self, answers: Mapping[str, str | None]) -> bool:
        """Say whether somebody who asks today would get these answers."""
        return all(_address(self.src_uris.get(path)) == address for path, address in answers.items())


class _Complaints(logging.Handler):
    heard = False

    def emit(self, _: logging.LogRecord) -> None:
        self.heard = True


def _address(file: File | None) -> str | None:
    return None if file is None or file.inclusion in EXCLUDED else file.url


def _rules(config: MkDocsConfig) -> bytes:
    """Return a hash of all but a page and its links that decides its HTML; nothing where no hash can tell."""
    names = [each for each in config.markdown_extensions if not isinstance(each, markdown_extension.HubExtension)]
    try:
        options = json.dumps(config.mdx_configs)
    except TypeError:
        return b""
    if not markdown_extension.pure(names):
        return b""
    return cache_file.total(
        cache_file.program(), names, options, config.validation, config.use_directory_urls, log.getEffectiveLevel()
    )


def _values(page: Page) -> dict[str, Any]:
    """Return what `Page.render` sets, as JSON can hold it."""
    return {
        "content": page.content,
        "toc": _tokens(page.toc),
        "title": page._title_from_render,  # noqa: SLF001  MkDocs has no other name for it
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()},
    }


def _tokens(links: Iterable[AnchorLink]) -> list[dict[str, Any]]:
    return [
        {"name": link.title, "id": link.id, "level": link.level, "children": _tokens(link.children)} for link in links
    ]


def _restore(page: Page, values: Mapping[str, Any], files: Files) -> None:
    page.content = values["content"]
    page.toc = get_toc(values["toc"])
    page._title_from_render = values["title"]  # noqa: SLF001  see `_values`
    page.present_anchor_ids = set(values["anchors"])
    # A page that is no file of the site, such as the lane's shell, can only link to itself.
    page.links_to_anchors = {files.src_uris.get(path, page.file): links for path, links in values["links"].items()}
