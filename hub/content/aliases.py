"""Former addresses of pages: those that lead in a circle, and those that are taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hub.base import filenames
from hub.base.translation import gettext
from hub.content import routes, site_urls
from hub.content.models import Alias
from hub.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from hub.content.settings import Config, Topic

SLUG = re.compile(r"[a-z0-9-]+")
# Names of files that the site makes besides pages. A page at such an address would need a folder of the same name.
FILE = re.compile(
    r"404\.html|_headers|\.htaccess"
    r"|.+\.(?:atom|css|gz|ico|ics|js|json|opml|pagefind|pf_\w+|png|rss|svg|txt|webmanifest|xml)",
    re.IGNORECASE,
)


def of_topic(topic: Topic, config: Config) -> Iterator[Alias]:
    """Yield the former addresses of a topic's page: its other names, where a name can be an address."""
    paths = (f"{site_urls.topic(name)}.md" for name in topic.aliases if _is_address(name))
    return (Alias(address=routes.address(path, config)) for path in paths)


def _is_address(name: str) -> bool:
    return SLUG.fullmatch(name) is not None and not filenames.wrong(name)


def problems(
    claims: Iterable[tuple[str, Alias]], page_at: Callable[[str], str | None], files: Iterable[str] = ()
) -> Iterator[Problem]:
    """Yield what is wrong with the aliases in files; `page_at` names the file whose page has an address now, if any.

    `files` are the paths, from the site's root, of what is published as it was found.

    An address in other letters of case is the same one: on many systems both would be one file, and the page would lose
    it to the small page that leads there.
    """
    first: dict[str, str] = {}
    found = {file.casefold() for file in files}
    for path, alias in claims:
        name = alias.address.casefold()
        page = page_at(name)
        if page is not None and alias.address != name:
            yield _problem(
                path,
                alias,
                gettext("is one file with the page %(page)s where capital letters make no difference", page=page),
                gettext("remove it, or write an address that differs in more than that"),
            )
        elif page == path:
            yield _problem(
                path, alias, gettext("leads back to the page itself"), gettext("remove it, or write a former address")
            )
        elif page is not None:
            yield _problem(
                path,
                alias,
                gettext("is the address of the page %(page)s", page=page),
                gettext("remove it, or rename one of the two pages"),
            )
        elif file := _file(name, found):
            yield _problem(
                path,
                alias,
                gettext("needs a folder or a page where the site has a file: %(file)s", file=file),
                gettext("remove it; an alias is the former address of a page, such as /toolkit/old-name/"),
            )
        elif name in first:
            yield _problem(
                path,
                alias,
                gettext("is an alias of %(path)s too", path=first[name]),
                gettext("keep it in one of the two"),
            )
        first.setdefault(name, path)


def _file(address: str, files: Collection[str]) -> str:
    """Return the file of the site that is at an address or above it; "" for none."""
    parts = address.rstrip("/").split("/")
    above = (("/".join(parts[:number]), part) for number, part in enumerate(parts, 1))
    return next((way for way, name in above if way in files or FILE.fullmatch(name)), "")


def _problem(path: str, alias: Alias, message: str, fix: str) -> Problem:
    said = f"aliases: /{alias.address} {message}"
    return Problem(path=path, line=alias.line, column=alias.column, rule="207", message=said, fix=fix)
