"""The lane's own templates, in which every value is set as in print and escaped for HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup, escape

from hub.base import date_format, jinja, text
from hub.site.pages import page_templates, site_urls

if TYPE_CHECKING:
    from jinja2 import Environment

    from hub.content.models import Config


def environment(config: Config) -> Environment:
    """Return templates that know the hub's topics, the names of its sources and where lists are."""
    made = jinja.environment("hub.site", finalize=_printed)
    names = {source.key: source.name for source in config.sources}
    made.filters.update(
        {"iso": page_templates.iso, "day": date_format.day, "month": page_templates.month, "address": _address}
    )
    made.globals["addresses"] = site_urls
    made.globals["topics"] = {topic.slug: topic for topic in config.topics}
    made.globals["source_name"] = lambda key: names.get(key, key)
    return made


def _printed(value: object) -> object:
    """Return words as printers set them; what is HTML already, such as an address, stays as it is."""
    return text.typographic(value) if type(value) is str else value


def _address(url: str) -> Markup:
    """Return a URL that no HTML parser ends early."""
    return escape(quote(url, safe="/:?#@!$&'*+,;=%~-._()[]"))
