"""Where Jekyll publishes a page: https://jekyllrb.com/docs/permalinks/."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING

from hub.base.translation import gettext

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
OF_COLLECTION = "/:collection/:path:output_ext"
OF_PAGE = "/:path:output_ext"
# What `pretty` keeps beside letters and digits: https://jekyllrb.com/docs/liquid/filters/#options-for-the-slugify-filter
PRETTY = "._~!$&'()+,;=@"
INDEX = re.compile(r"/index(?:\.html|/)\Z")
PLACEHOLDER = re.compile(r":([a-z_]+)")


def post(style: str, slug: str, day: date, categories: tuple[str, ...]) -> str:
    """Return the path of a post by a style or a template; raises ValueError for a placeholder that is unknown."""
    return _filled(STYLES.get(style, style), _dated(day) | _named(slug, categories))


def _named(slug: str, categories: tuple[str, ...]) -> dict[str, str]:
    """Return what a template may ask of the name of a page, and of its categories."""
    return {
        "categories": "/".join(one.lower() for one in categories),
        "slugified_categories": "/".join(slugified(one) for one in categories),
        "title": slugified(slug, PRETTY, is_cased=True),
        "slug": slugified(slug),
        "name": slugified(slug),
        "output_ext": ".html",
    }


def slugified(words: str, kept: str = "", *, is_cased: bool = False) -> str:
    """Return words with one hyphen for each run of characters that are no letters, marks, digits, or kept signs."""
    runs = groupby(words, lambda one: one in kept or unicodedata.category(one)[0] in "LM" or one.isdecimal())
    name = "".join("".join(run) if is_kept else "-" for is_kept, run in runs).strip("-")
    return name if is_cased else name.lower()


def _dated(day: date) -> dict[str, str]:
    year, week, weekday = day.isocalendar()
    return {
        "year": f"{day:%Y}",
        "short_year": f"{day:%y}",
        "month": f"{day:%m}",
        "i_month": str(day.month),
        "day": f"{day:%d}",
        "i_day": str(day.day),
        "y_day": f"{day:%j}",
        "w_year": str(year),
        "week": f"{week:02}",
        "w_day": str(weekday),
        "short_day": f"{day:%a}",
        "long_day": f"{day:%A}",
        "short_month": f"{day:%b}",
        "long_month": f"{day:%B}",
    }


def page(template: str, place: str, collection: str = "", slug: str = "", day: date | None = None) -> str:
    """Return the path of a page, or of a document of a collection, by its place without the ending of its file.

    Raises ValueError for a placeholder that is unknown, and for one of a day where the page has none.
    """
    if template == "pretty":
        template = "/:collection/:path/" if collection else "/:path/"
    elif template in STYLES or not template:
        template = OF_COLLECTION if collection else OF_PAGE
    name = place.rsplit("/", 1)[-1]
    values = _named(slug or name, ()) | {"name": slugified(name)} | (_dated(day) if day else {})
    filled = _filled(template, values | {"collection": collection, "path": place, "basename": name})
    return INDEX.sub("/", filled) if name == "index" else filled


def _filled(template: str, values: Mapping[str, str]) -> str:
    unknown = next((name for name in PLACEHOLDER.findall(template) if name not in values), None)
    if unknown:
        message = gettext(
            "the permalink %(template)s has the unknown part :%(unknown)s", template=repr(template), unknown=unknown
        )
        raise ValueError(message)
    path = PLACEHOLDER.sub(lambda found: values[found[1]], template)
    return "/" + re.sub(r"//+", "/", path).lstrip("/")
