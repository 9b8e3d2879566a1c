"""The ways in which a reader can help with a page: edit it, suggest a change, write to the editors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from hub.content import code_hosts

if TYPE_CHECKING:
    from datetime import date

    from hub.content.models import Config


@dataclass(frozen=True, kw_only=True, slots=True)
class Help:
    """Hold five addresses and a day; `edit` only where one file makes the page, `changed` only where git knows it.

    `useful` and `missing` are letters that begin to say whether the page helped.
    """

    suggest: str
    write: str
    useful: str
    missing: str
    edit: str | None = None
    changed: date | None = None


def offer(config: Config, title: str, url: str, *, edit: str | None = None, changed: date | None = None) -> Help:
    """Return the ways to help with a page; without a repository, a suggestion is a letter, too."""
    about = {"subject": f"About “{title}”", "body": f"Page: {url}\n\nWhat should change, and why:\n"}

    def letter(said: dict[str, str]) -> str:
        return f"mailto:{config.newsletter.editors}?" + urlencode(said, safe="/:", quote_via=quote)

    write = letter(about)
    useful = letter({"subject": f"Useful: “{title}”", "body": f"Page: {url}\n\nWhat it helped me do:\n"})
    missing = letter({"subject": f"Missing in “{title}”", "body": f"Page: {url}\n\nWhat I was looking for:\n"})
    if not config.repository:
        return Help(suggest=write, write=write, useful=useful, missing=missing, changed=changed)
    place, kind = config.repository, config.host
    suggest = code_hosts.new_issue(place, kind, title=about["subject"], body=about["body"], page=url)
    path = edit and code_hosts.edit(place, kind, config.branch, edit)
    return Help(suggest=suggest, write=write, useful=useful, missing=missing, edit=path, changed=changed)
