"""What a command needs to open the door of the list: settings, secrets, and the look of the site."""

from __future__ import annotations

import ipaddress
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from hub.base import clock, console
from hub.base.translation import gettext
from hub.config import hub_settings
from hub.deliver import credentials, smtp
from hub.errors import HubError
from hub.members import member_keys, member_store, suppression_list
from hub.members.join_requests import JoinRequests
from hub.members.member_metrics import DoorMetrics
from hub.members.member_pages import Look
from hub.members.member_server import MemberDoor
from hub.site.outputs import stylesheet

if TYPE_CHECKING:
    import socket

    from hub.content.settings import Config
    from hub.members.client_network import Network

# A proxy on this machine is believed when it says where requests come from.
HERE = (ipaddress.ip_network("127.0.0.0/8"), ipaddress.ip_network("::1/128"))
TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp", ".jpg": "image/jpeg"}


def door(config: Config, proxies: tuple[Network, ...] = ()) -> MemberDoor:
    """Return the door of a hub, which believes these proxies and those on this machine.

    Raises HubError for settings or secrets that are missing, and for a lost key.
    """
    members = config.newsletter.members
    if members is None:
        message = gettext(
            "mkdocs.yml does not say where readers join and leave; "
            "add `members: {address: https://news.example.gov/}` below `newsletter:`"
        )
        raise HubError(message)
    place, keyring = member_store.database(config.root), member_keys.of(config.root)
    with member_store.opened(place) as connection:
        suppression_list.refuse_lost_keys(connection, keyring)
    requests = JoinRequests(
        config=config,
        door=members,
        place=place,
        keyring=keyring,
        relay=smtp.relay(credentials.secret(config.root, smtp.VARIABLE, smtp.EXAMPLE)),
        now=clock.now,
        note=_note,
        metrics=DoorMetrics(),
    )
    return MemberDoor(config=config, members=members, requests=requests, look=look(config), proxies=(*HERE, *proxies))


def look(config: Config) -> Look:
    """Return the look of the site but for its own font: its stylesheet, and its logo or the mark drawn for it."""
    sheet = stylesheet.sheet(replace(config, theme=replace(config.theme, font=None)), stylesheet.OWN)
    if not config.theme.logo:
        return Look(stylesheet=sheet, mark=stylesheet.icon(config).encode())
    file = config.root / hub_settings.CONTENT / config.theme.logo
    return Look(stylesheet=sheet, mark=file.read_bytes(), mark_type=TYPES[file.suffix.lower()])


def network(words: str) -> Network:
    """Return the network that an option names; raises BadParameter for other words."""
    try:
        return ipaddress.ip_network(words)
    except ValueError as error:
        message = gettext("%(words)s is not an address or a network; write one such as 10.0.0.0/8", words=repr(words))
        raise click.BadParameter(message) from error


def place(listener: socket.socket) -> str:
    """Return where a socket listens, for people."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _note(event: str, member: str) -> None:
    """Write a line of the log: a moment, what happened, and the id of a member; never an address."""
    console.say(f"{clock.now().isoformat(timespec='seconds')} {event} {member}".rstrip(), err=True)
