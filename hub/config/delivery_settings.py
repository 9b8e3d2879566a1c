"""How an issue reaches its readers: the block `newsletter: delivery:` of mkdocs.yml, where no secret is."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from hub.base.translation import gettext
from hub.content import mail_addresses, merge_tags, validation
from hub.content.settings import Delivery, JoinForm, MemberList
from hub.content.validation import (
    address,
    choice_or_plug_in,
    group,
    line,
    optional,
    reads,
    required,
    several,
    shown,
    whole,
)

if TYPE_CHECKING:
    from hub.content.validation import Report
    from hub.content.yaml_nodes import Node

DESTINATIONS = ("list", "listmonk", "mailchimp", "members", "paste")
DURATION = re.compile("([1-9][0-9]{0,3}) ?([hd])")
UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1)}
MOST_APPROVALS = 9
MOST_CONNECTIONS = 50
LOOPBACK = {"127.0.0.1", "localhost"}
# Of the form that leads to a hub's own door: its path there, and the name of a field that only programs fill in.
JOIN, TRAP = "join", "website"


@reads({"type": "integer", "minimum": 0, "maximum": MOST_APPROVALS})
def _people(node: Node, report: Report) -> int | None:
    if isinstance(node.value, int) and not isinstance(node.value, bool) and 0 <= node.value <= MOST_APPROVALS:
        return node.value
    report(
        node,
        gettext("%(value)s is not a number of people from 0 to %(most)s", value=shown(node.value), most=MOST_APPROVALS),
        gettext("write one such as 1"),
    )
    return None


@reads({"type": "string", "pattern": f"^{DURATION.pattern}$"})
def _duration(node: Node, report: Report) -> timedelta | None:
    found = DURATION.fullmatch(node.written)
    if found:
        return int(found[1]) * UNITS[found[2]]
    report(
        node,
        gettext("%(value)s is not a length of time", value=shown(node.value)),
        gettext("write hours or days, such as 6h or 2d"),
    )
    return None


@reads({"anyOf": [mail_addresses.mail.schema, address.schema]})
def _place(node: Node, report: Report) -> str | None:
    found: str | None = (mail_addresses.mail if "@" in node.written else address)(node, report)
    return found


@reads({"type": "object", "additionalProperties": merge_tags.tag.schema})
def _services(node: Node, report: Report) -> tuple[tuple[str, str], ...]:
    if not isinstance(node.value, dict):
        report(
            node,
            gettext("%(value)s is not a mapping", value=shown(node.value)),
            gettext('write one `service: "{{ tag }}"` a line'),
        )
        return ()
    return tuple((name, merge_tags.tag(child, report)) for name, child in node.value.items())


@reads({"type": ["string", "integer"]})
def _key(node: Node, report: Report) -> str | None:
    found: str | None = node.written if isinstance(node.value, int) else line(node, report)
    return found


@reads({"type": "object", "additionalProperties": line.schema})
def _fixed(node: Node, report: Report) -> tuple[tuple[str, str], ...]:
    if not isinstance(node.value, dict):
        report(
            node,
            gettext("%(value)s is not a mapping", value=shown(node.value)),
            gettext("write one `name: value` a line"),
        )
        return ()
    read = ((name, line(child, report)) for name, child in node.value.items())
    return tuple((name, value) for name, value in read if value)


@reads({"type": "string", "pattern": "^https://"})
def _secure(node: Node, report: Report) -> str | None:
    """Read an address to which readers send theirs."""
    found: str | None = address(node, report)
    if found and not found.startswith("https://"):
        report(
            node,
            gettext("%(found)s is not https, so others could read the addresses", found=shown(found)),
            gettext("write one with https://"),
        )
        return None
    return found


FORM: validation.Fields = {
    "address": required(_secure),
    "field": optional(line),
    "fixed": optional(_fixed),
}
join_form = group(FORM, JoinForm)


@reads({"type": "string", "pattern": "^https?://"})
def _door(node: Node, report: Report) -> str | None:
    """Read the address of an own door: https, but on this machine, where people try it."""
    if urlsplit(node.written).hostname in LOOPBACK:
        found: str | None = address(node, report)
    else:
        found = _secure(node, report)
    if found and urlsplit(found).path != "/":
        report(
            node,
            gettext("%(found)s has a path, and hub members serve needs a host of its own", found=shown(found)),
            gettext("leave out the path"),
        )
        return None
    return found


MEMBERS: validation.Fields = {
    "address": required(_door),
    "privacy": optional(address),
}
member_list = group(MEMBERS, MemberList)


def own_form(members: MemberList) -> JoinForm:
    """Return the form that a site has where its hub keeps its own list."""
    return JoinForm(address=f"{members.address}{JOIN}", trap=TRAP)


DELIVERY: validation.Fields = {
    "to": required(choice_or_plug_in(DESTINATIONS, "deliveries")),
    "address": optional(_place),
    "audience": optional(several(_key)),
    "test": optional(several(mail_addresses.mail)),
    "approve": optional(_people),
    "not_after": optional(_duration),
    "service": optional(line),
    "services": optional(_services),
    "bounces": optional(mail_addresses.mail),
    "connections": optional(whole),
    "rate": optional(whole),
}
_fields = group(DELIVERY, Delivery)


@reads(_fields.schema)
def delivery(node: Node, report: Report) -> Delivery | None:
    """Read where issues go, and what must hold before one leaves."""
    found: Delivery | None = _fields(node, report)
    if found and found.to in CHECKS:  # a plug-in says itself what it lacks, when it is to send
        CHECKS[found.to](found, node, report)
    return found


def _list(found: Delivery, node: Node, report: Report) -> None:
    if "@" not in (found.address or ""):
        fix = gettext("add `address:` with the mail address of the list, such as our-update@lists.example.gov")
        report(_at(node, "address"), gettext("address: `to: list` needs the address of the list"), fix)


def _listmonk(found: Delivery, node: Node, report: Report) -> None:
    if not (found.address or "").startswith("http"):
        fix = gettext("add `address:` with the address of your listmonk, such as https://listmonk.example.gov/")
        report(_at(node, "address"), gettext("address: `to: listmonk` needs the address of its server"), fix)
    if not found.audience or not all(key.isdecimal() for key in found.audience):
        fix = gettext("add `audience:` with the numbers of the lists, such as [3]")
        report(_at(node, "audience"), gettext("audience: `to: listmonk` needs the lists to send to"), fix)


def _mailchimp(found: Delivery, node: Node, report: Report) -> None:
    if len(found.audience) != 1:
        fix = gettext("add `audience:` with the audience ID that Mailchimp shows in its settings, such as [a1b2c3d4e5]")
        report(_at(node, "audience"), gettext("audience: `to: mailchimp` needs one audience to send to"), fix)


def _members(found: Delivery, node: Node, report: Report) -> None:
    if not found.bounces:
        fix = gettext("add `bounces:` with an address that takes mail for bounce+ANYTHING@, such as bounce@example.gov")
        report(_at(node, "bounces"), gettext("bounces: `to: members` needs an address for mail that comes back"), fix)
    if found.connections > MOST_CONNECTIONS:
        message = gettext("connections: %(found)s are more than a mail server likes", found=found.connections)
        report(_at(node, "connections"), message, gettext("write a number up to %(most)s", most=MOST_CONNECTIONS))


def _paste(found: Delivery, node: Node, report: Report) -> None:
    known = {**merge_tags.SERVICES, **dict(found.services)}
    if found.service not in known:
        name = (
            gettext("%(service)s is not a known service", service=shown(found.service))
            if found.service
            else gettext("`to: paste` needs a service")
        )
        fix = gettext(
            "%(near)s; `services:` can name another with its tag", near=validation.nearest(found.service or "", known)
        )
        report(_at(node, "service"), f"service: {name}", fix)


CHECKS = {"list": _list, "listmonk": _listmonk, "mailchimp": _mailchimp, "members": _members, "paste": _paste}


def _at(node: Node, name: str) -> Node:
    values: Any = node.value
    found: Node = values.get(name, node)
    return found
