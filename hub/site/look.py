"""What the templates of the theme know besides MkDocs' own values: the policy, the ways to help, the search."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from mkdocs.theme import Theme

from hub import when
from hub.site import headers, helping, linked
from hub.site.lane.shell import LISTED, NONCE, QUOTED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from jinja2 import Environment
    from mkdocs.structure.pages import Page

    from hub.model import Config

FOLDER = Path(__file__).parent / "theme"


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """The value `hub` of every template; `index` names what the search reads, `edits` the file behind each page."""

    config: Config
    index: str
    edits: Mapping[str, str | None]
    changes: Mapping[str, date]

    def policy(self, *, search: object = False) -> str:
        """The page's Content-Security-Policy."""
        return headers.policy(search=bool(search))

    def crumbs(self, page: Page) -> dict[str, Any]:
        """The way to a page, which its breadcrumb shows, as JSON-LD."""
        above: list[Any] = [*page.ancestors][::-1]
        heads = [(section.title, section.children[0]) for section in above]
        ways = [(title, getattr(head, "url", None)) for title, head in heads if head != page]
        return linked.crumbs(self.config.site_url, [("Home", ""), *ways])

    def help(self, page: Page | None) -> helping.Help:
        """The 404 page is about no page in particular."""
        if page is None:
            return helping.offer(self.config, "Page not found", self.config.site_url)
        url = urljoin(self.config.site_url, page.url)
        if NONCE in page.file.src_uri:
            edit = None if LISTED in page.file.src_uri else f"content/{page.file.src_uri}"
            return helping.offer(self.config, QUOTED, url, edit=edit)
        edit = self.edits.get(page.file.src_uri)
        return helping.offer(self.config, str(page.title), url, edit=edit, changed=self.changes.get(edit or ""))


def theme(custom: str | None, locale: str) -> Theme:
    """Hub's own look; templates and files in a hub's `custom_dir` come before it."""
    made = Theme(name=None, custom_dir=custom, static_templates=["404.html"], locale=locale)
    made.dirs.insert(1 if custom else 0, str(FOLDER))
    return made


def prepare(environment: Environment, look: Look) -> None:
    """MkDocs makes its environment without escaping."""
    environment.autoescape = True
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals["hub"] = look
    environment.filters["day"] = when.day
