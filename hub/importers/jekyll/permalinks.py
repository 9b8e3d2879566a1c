"""Where Jekyll publishes a page: https://jekyllrb.com/docs/permalinks/."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hub.base import text
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
INDEX = re.compile(r"/index(?:\.html|/)\Z")
PLACEHOLDER = re.compile(r":([a-z_]+)")


def post(style: str, slug: str, day: date, categories: tuple[str, ...]) -> str:
    """Return the path of a post by a style or a template; raises ValueError for a placeholder that is unknown."""
    year, week, weekday = day.isocalendar()
    values = {
        "categories": "/".join(map(text.slug, categories)),
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
        "title": slug,
        "slug": slug,
        "name": slug,
        "output_ext": ".html",
    }
    return _filled(STYLES.get(style, style), values)


def page(template: str, place: str, collection: str = "") -> str:
    """Return the path of a page, or of a document of a collection, by its place without the ending of its file.

    Raises ValueError for a placeholder that is unknown.
    """
    if template == "pretty":
        template = "/:collection/:path/" if collection else "/:path/"
    elif template in STYLES or not template:
        template = OF_COLLECTION if collection else OF_PAGE
    name = place.rsplit("/", 1)[-1]
    values = {"collection": collection, "path": place, "name": name, "title": name, "slug": name, "output_ext": ".html"}
    filled = _filled(template, values)
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
