"""The pages of the door: forms, and what they answer, in the look of the site."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from importlib import resources
from typing import TYPE_CHECKING

from hub.base import date_format, jinja, languages, translation
from hub.config import delivery_settings
from hub.content import routes
from hub.members import reader_topics

if TYPE_CHECKING:
    from jinja2 import Environment

    from hub.content.settings import Config
    from hub.members.member_store import Member


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """Hold what gives a page the look of the site: its stylesheet, and its mark as a picture of a type."""

    stylesheet: str
    mark: bytes
    mark_type: str = "image/svg+xml"


def sheet(look: Look) -> str:
    """Return the stylesheet of the door: that of the site, and a few rules more."""
    return look.stylesheet + resources.files("hub.members").joinpath("styles", "door.css").read_text(encoding="utf-8")


@dataclass(frozen=True, kw_only=True, slots=True)
class AddressForm:
    """Hold what is in a form for an address: what was `given`, which may be `wrong`; `again` asks once more.

    `language` is that of the page from which somebody came, "" for that of the hub.
    """

    stamp: str
    given: str = ""
    wrong: bool = False
    again: bool = False
    language: str = ""
    trap: str = delivery_settings.TRAP


def address(config: Config, form: AddressForm, *, only_link: bool = False) -> str:
    """Return the form by which people join, or get no more than their link."""
    return _page("link" if only_link else "join", config, form.language, form=form)


def sent(config: Config, language: str = "", *, only_link: bool = False) -> str:
    """Return what the form answers to everybody."""
    back = ("/leave" if only_link else "/join") + (f"?language={language}" if language else "")
    return _page("sent", config, language, only_link=only_link, back=back)


def confirm(config: Config, token: str, language: str = "") -> str:
    """Return the page that the link in the mail opens: one button."""
    return _page("confirm", config, language, token=token)


def preferences(config: Config, token: str, reader: Member, notice: str = "") -> str:
    """Return a reader's choices, after what `notice` names: they are "new", have "saved", or are about to "leave"."""
    topics, chosen = reader_topics.named(config, reader.language), reader_topics.current(reader.topics, config)
    values = {"reader": reader, "token": token, "topics": topics, "chosen": chosen, "notice": notice}
    return _page("preferences", config, reader.language, **values)


def left(config: Config, language: str = "") -> str:
    """Return the page of who has left."""
    return _page("left", config, language)


def gone(config: Config) -> str:
    """Return the page of who is not on the list, whose link is right."""
    return _page("gone", config)


def ended(config: Config, language: str = "") -> str:
    """Return the page of a link that is too old."""
    return _page("ended", config, language)


def refused(config: Config, status: int) -> str:
    """Return the page for a request that is not answered, by the status of HTTP."""
    return _page("refused", config, status=status)


def spoken(tag: str) -> str:
    """Return the tag of a language in which the pages can be, without what CLDR does not know; "" for all others.

    Strangers write it, and each language that there is takes memory for good.
    """
    if not (languages.is_tag(tag) and translation.has(tag)):
        return ""
    from hub.base import cldr  # a hub in one language needs none of it

    return cldr.known(tag)


def _page(name: str, config: Config, language: str = "", **values: object) -> str:
    """Return a page in the language of its reader, where one is known and hub has words in it; else in the hub's."""
    language = translation.first_known(language, config.language) if language else config.language
    template = _environment(language).get_template(f"{name}.html.j2")
    known = {"language": language, "direction": languages.direction(language)}
    archive = routes.url("newsletter/index.md", config)
    return template.render(config=config, letter=config.newsletter, archive=archive, **known, **values)


@cache
def _environment(language: str) -> Environment:
    environment = jinja.environment("hub.members", language=language)
    environment.filters["day"] = partial(date_format.day, language=language)
    return environment
