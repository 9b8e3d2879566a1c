"""Where Hugo publishes a page: https://gohugo.io/configuration/permalinks/."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hub.base.translation import gettext

if TYPE_CHECKING:
    from datetime import date

TOKEN = re.compile(r":([a-z]+)(?:\[([^\[\]]*)\])?")
# https://gohugo.io/functions/urls/urlize/
NOT_IN_PATHS = re.compile(r"[^\w\s./\\#+~@%-]")
RANGE = re.compile(r"(?P<first>\d*)(?P<colon>:?)(?P<last>\d*)")


def path(  # noqa: PLR0913  what a template may ask of a page
    template: str, *, folders: tuple[str, ...], name: str, slug: str, title: str, day: date | None
) -> str | None:
    """Return the path of a page by a template; None where that needs a day, and the page has none.

    `folders` are the ones above the page, `name` is that of its file, `slug` its own, if any. Raises ValueError for a
    part that is unknown.
    """
    words = urlized(title).replace("/", "-").lower()
    values = {
        "section": folders[0] if folders else "",
        "title": words,
        "slug": slug or words or name,
        "filename": name,
        "contentbasename": name,
        "slugorfilename": slug or name,
        "slugorcontentbasename": slug or name,
    }
    dated = _dated(day)
    found = TOKEN.findall(template)
    unknown = next((one for one, _ in found if one not in {*values, *DATED, "sections"}), None)
    if unknown:
        message = gettext(
            "the permalink %(template)s has the unknown part :%(unknown)s", template=repr(template), unknown=unknown
        )
        raise ValueError(message)
    if day is None and any(one in DATED for one, _ in found):
        return None
    values |= dated
    return TOKEN.sub(
        lambda token: "/".join(_part(folders, token[2])) if token[1] == "sections" else values[token[1]], template
    )


def urlized(words: str) -> str:
    """Return words as Hugo has them in addresses: letters of any script, some signs, one hyphen for blanks."""
    return re.sub(r"\s+", "-", NOT_IN_PATHS.sub("", words).strip())


DATED = {
    "year": "%Y",
    "month": "%m",
    "monthname": "%B",
    "day": "%d",
    "weekdayname": "%A",
    "weekday": "%w",
    "yearday": "%j",
}


def _dated(day: date | None) -> dict[str, str]:
    found = {name: f"{day:{form}}" for name, form in DATED.items()} if day else {}
    return found | ({"yearday": str(int(found["yearday"]))} if found else {})


def _part(folders: tuple[str, ...], given: str | None) -> tuple[str, ...]:
    """Return some of the folders: `[1:]`, `[0]`, `[last]`; all of them without brackets.

    Raises ValueError for brackets that say nothing of the kind.
    """
    if given is None:
        return folders
    found = RANGE.fullmatch(given.replace("last", str(max(len(folders) - 1, 0))))
    if not found or not (found["colon"] or found["first"]):
        message = gettext(
            "the permalink has [%(given)s] after :sections, where a range like [1:] is expected", given=given
        )
        raise ValueError(message)
    first = int(found["first"] or 0)
    last = (int(found["last"]) if found["last"] else len(folders)) if found["colon"] else first + 1
    return folders[first:last]
