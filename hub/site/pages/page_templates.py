"""Templates -> pages: what a template may use, and the escaping of every value that it prints."""

from __future__ import annotations

import json
import posixpath
from functools import partial
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from hub.base import date_format, jinja, text
from hub.content import routes
from hub.content.models import Page
from hub.site.pages import site_urls

if TYPE_CHECKING:
    from datetime import date, datetime

    from jinja2 import Environment

    from hub.content.models import Config


class Write(Protocol):
    """Render a template into the page of one content file, or into a list that no single file holds."""

    def __call__(self, template: str, path: str, *, edit: str | None = None, **values: object) -> Page:
        """Render the template for `path`; without `edit`, no reader is offered a file to change."""


def writer(config: Config) -> Write:
    """Return what writes pages that know the hub's topics, its sources' names and the link to any other page."""
    names = {source.key: source.name for source in config.sources}
    shared = {
        "config": config,
        "topics": {topic.slug: topic for topic in config.topics},
        "source_name": lambda key: names.get(key, key),
        "addresses": site_urls,
    }

    def write(template: str, path: str, *, edit: str | None = None, **values: object) -> Page:
        target = routes.page_path(path)
        markdown = ENVIRONMENT.get_template(template).render(shared | values, to=partial(relative, target))
        return Page(path=target, markdown=markdown, edit=edit)

    return write


def relative(page: str, path: str) -> Markup:
    """Return the link from a page of the site to the page of a content file."""
    return Markup(posixpath.relpath(routes.page_path(path), posixpath.dirname(page) or "."))  # noqa: S704  no HTML in paths


def escaped(value: object) -> Markup:
    """Return a value as Markdown that reads as it was written; what a filter marked as Markdown passes."""
    if isinstance(value, Markup):
        return value
    return Markup(text.escape_markdown(str(value)))  # noqa: S704  it is escaped now


def address(url: str) -> Markup:
    """Return a URL that no Markdown parser ends early."""
    return Markup(quote(url, safe="/:?#@!$&'*+,;=%~-._"))  # noqa: S704  quotes, angles and brackets are encoded


def webcal(url: str) -> str:
    """Return the address of a calendar that a program subscribes to, where `https` would download a copy."""
    return f"webcal:{url.partition(':')[2]}"


def host(url: str) -> str:
    """Return the site that a link leads to, as people say its name."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def html(value: str) -> Markup:
    """Return text for inside a block of HTML, where Markdown is not read."""
    return escape(text.typographic(value))


def lower_first(value: str) -> str:
    """Return a sentence as a part of another one: a small first letter, no period."""
    return value[:1].lower() + value[1:].rstrip(".")


def scalar(value: object) -> Markup:
    """Return a value in YAML: all JSON is YAML (YAML 1.2, section 1.3)."""
    return Markup(json.dumps(value, ensure_ascii=False))  # noqa: S704  front matter is not HTML


def iso(value: date) -> Markup:
    """Return a day, or a moment with its offset, as HTML's `time` element wants it."""
    return Markup(value.isoformat())  # noqa: S704  digits and punctuation


def month(value: date) -> str:
    """Return a month for readers, such as `December 2026`."""
    return f"{date_format.MONTHS[value.month]} {value.year}"


def span(start: datetime, end: datetime) -> Markup:
    """Return when an event is, as HTML; hours of one day stay on one line."""
    words = date_format.span(start, end)
    if start.date() != end.date():
        return Markup(words)  # noqa: S704  letters, digits and punctuation
    day, hours = words.split(", ")
    return Markup(f'{day}, <span class="hub-hours">{hours}</span>')  # noqa: S704  likewise


def _environment() -> Environment:
    """Return Jinja that escapes for Markdown: `finalize` sees every value before autoescape makes it HTML."""
    environment = jinja.environment("hub.site", finalize=escaped, keep_trailing_newline=True)
    filters = (address, webcal, host, html, lower_first, scalar, iso, month, date_format.day, span, date_format.weekday)
    environment.filters.update({each.__name__: each for each in filters})
    return environment


ENVIRONMENT = _environment()
