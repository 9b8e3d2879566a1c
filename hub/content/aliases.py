"""Former addresses of pages: those that lead in a circle, and those that are taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hub.base import filenames
from hub.base.translation import gettext
from hub.content.models import Alias
from hub.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hub.content.settings import Topic

SLUG = re.compile(r"[a-z0-9-]+")


def of_topic(topic: Topic) -> Iterator[Alias]:
    """Yield the former addresses of a topic's page: its other names, where a name can be an address."""
    return (Alias(address=f"topics/{name}/") for name in topic.aliases if _is_address(name))


def _is_address(name: str) -> bool:
    return SLUG.fullmatch(name) is not None and not filenames.wrong(name)


def problems(claims: Iterable[tuple[str, Alias]], page_at: Callable[[str], str | None]) -> Iterator[Problem]:
    """Yield what is wrong with the aliases in files; `page_at` names the file whose page has an address now, if any.

    An address in other letters of case is the same one: on many systems both would be one file, and the page would lose
    it to the small page that leads there.
    """
    first: dict[str, str] = {}
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
        elif name in first:
            yield _problem(
                path,
                alias,
                gettext("is an alias of %(path)s too", path=first[name]),
                gettext("keep it in one of the two"),
            )
        first.setdefault(name, path)


def _problem(path: str, alias: Alias, message: str, fix: str) -> Problem:
    said = f"aliases: /{alias.address} {message}"
    return Problem(path=path, line=alias.line, column=alias.column, rule="207", message=said, fix=fix)
