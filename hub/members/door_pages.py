"""The pages of the door: forms, and what they answer, in the look of the site."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from hub.base import date_format, jinja
from hub.config import delivery_settings

if TYPE_CHECKING:
    from jinja2 import Environment

    from hub.content.models import Config
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
    """Hold what is in a form for an address: what was `given`, which may be `wrong`; `again` asks once more."""

    stamp: str
    given: str = ""
    wrong: bool = False
    again: bool = False
    trap: str = delivery_settings.TRAP


def address(config: Config, form: AddressForm, *, only_link: bool = False) -> str:
    """Return the form by which people join, or get no more than their link."""
    return _page("link" if only_link else "join", config, **asdict(form))


def sent(config: Config, *, only_link: bool = False) -> str:
    """Return what the form answers to everybody."""
    return _page("sent", config, only_link=only_link)


def confirm(config: Config, token: str) -> str:
    """Return the page that the link in the mail opens: one button."""
    return _page("confirm", config, token=token)


def preferences(config: Config, token: str, reader: Member, notice: str = "") -> str:
    """Return a reader's choices, after what `notice` names: they are "new", have "saved", or are about to "leave"."""
    return _page("preferences", config, token=token, reader=reader, topics=config.topics, notice=notice)


def left(config: Config) -> str:
    """Return the page of who has left."""
    return _page("left", config)


def gone(config: Config) -> str:
    """Return the page of who is not on the list, whose link is right."""
    return _page("gone", config)


def ended(config: Config) -> str:
    """Return the page of a link that is too old."""
    return _page("ended", config)


def refused(config: Config, status: int) -> str:
    """Return the page for a request that is not answered, by the status of HTTP."""
    return _page("refused", config, status=status)


def _page(name: str, config: Config, **values: object) -> str:
    template = _environment().get_template(f"{name}.html.j2")
    return template.render(config=config, letter=config.newsletter, **values)


@cache
def _environment() -> Environment:
    environment = jinja.environment("hub.members")
    environment.filters["day"] = date_format.day
    return environment
