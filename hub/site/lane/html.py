"""The lane's own templates, in which every value is set as in print and escaped for HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup, escape

from hub import templating, text, when
from hub.site import addresses, markdown

if TYPE_CHECKING:
    from jinja2 import Environment

    from hub.model import Config


def environment(config: Config) -> Environment:
    """Templates that know the hub's topics, the names of its sources and where lists stand."""
    made = templating.environment("hub.site", finalize=_printed)
    names = {source.key: source.name for source in config.sources}
    made.filters.update({"iso": markdown.iso, "day": when.day, "month": markdown.month, "address": _address})
    made.globals["addresses"] = addresses
    made.globals["topics"] = {topic.slug: topic for topic in config.topics}
    made.globals["source_name"] = lambda key: names.get(key, key)
    return made


def _printed(value: object) -> object:
    """Words as printers set them; what is HTML already, such as an address, stays as it is."""
    return text.typographic(value) if type(value) is str else value


def _address(url: str) -> Markup:
    """A URL that no HTML parser ends early."""
    return escape(quote(url, safe="/:?#@!$&'*+,;=%~-._()[]"))
