"""The ways in which a reader can help with a page: edit it, suggest a change, write to the editors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from hub.base import translation
from hub.content import code_hosts

if TYPE_CHECKING:
    from datetime import date

    from hub.content.settings import Config


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


def offer(  # noqa: PLR0913  a page, and what is known of it
    config: Config, title: str, url: str, language: str, *, edit: str | None = None, changed: date | None = None
) -> Help:
    """Return the ways to help with a page, in a language; without a repository, a suggestion is a letter, too."""
    gettext = translation.words(language).gettext
    page = gettext("Page: %(url)s") % {"url": url}

    def words(subject: str, question: str) -> dict[str, str]:
        return {"subject": subject % {"title": title}, "body": f"{page}\n\n{question}\n"}

    about = words(gettext("About “%(title)s”"), gettext("What should change, and why:"))

    def letter(said: dict[str, str]) -> str:
        return f"mailto:{config.newsletter.editors}?" + urlencode(said, safe="/:", quote_via=quote)

    write = letter(about)
    useful = letter(words(gettext("Useful: “%(title)s”"), gettext("What it helped me do:")))
    missing = letter(words(gettext("Missing in “%(title)s”"), gettext("What I was looking for:")))
    if not config.repository:
        return Help(suggest=write, write=write, useful=useful, missing=missing, changed=changed)
    place, kind = config.repository, config.host
    suggest = code_hosts.new_issue(place, kind, title=about["subject"], body=about["body"], page=url)
    path = edit and code_hosts.edit(place, kind, config.branch, edit)
    return Help(suggest=suggest, write=write, useful=useful, missing=missing, edit=path, changed=changed)
