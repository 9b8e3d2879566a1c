"""What a mail service replaces with each reader's own address to leave: its merge tag."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeGuard

from hub.base.translation import gettext
from hub.content import validation
from hub.content.validation import address, reads, shown

if TYPE_CHECKING:
    from hub.content.settings import Newsletter
    from hub.content.validation import Report
    from hub.content.yaml_nodes import Node

# The tag of each service, as its own documentation gives it.
SERVICES = {
    "brevo": "{{ unsubscribe }}",
    "buttondown": "{{ unsubscribe_url }}",
    "ghost": "%%{unsubscribe_url}%%",
    # The page of a reader's own preferences, where they leave.
    "govdelivery": "[[SUBSCRIBER_PREFERENCES_URL]]",
    "listmonk": "{{ UnsubscribeURL }}",
    "mailchimp": "*|UNSUB|*",
    "mailerlite": "{$unsubscribe}",
    "mailgun": "%unsubscribe_url%",
    "notify": "((unsubscribe_link))",
    "postmark": "{{{ pm:unsubscribe }}}",
    "sendgrid": "<%asm_group_unsubscribe_raw_url%>",
    "ses": "{{amazonSESUnsubscribeUrl}}",
}
# The forms that services write tags in; none has room for a quotation mark, a comma or the end of a line.
TAG = (
    r"(?:\{\{\{? ?[\w.:-]+ ?\}?\}\}|\{\$\w+\}|\$\{\w+\}|\*\|[\w:]+\|\*|\(\([\w ]+\)\)|\[\[\w+\]\]|\[\w+\]|##\w+##"
    r"|%%\{\w+\}%%|%(?![0-9A-Fa-f]{2})\w+%|<% ?\w+ ?%>)"
)
# Alone, or as a part of an address.
TAGGED = re.compile(rf"(?:https?://[^\s<>\"',{{}}]+)?{TAG}[^\s<>\"',{{}}]*", re.ASCII)
# Takes the place of a tag where an address is expected; the name leads nowhere (RFC 2606, section 2).
STAND_IN = "https://merge-tag.invalid/unsubscribe/"


@reads({"anyOf": [{"type": "string", "pattern": f"^{TAGGED.pattern}$"}, address.schema]})
def address_or_tag(node: Node, report: Report) -> str | None:
    """Read where readers leave: an address that all share, or the tag of a service with one for each."""
    found: str | None = node.value if is_tag(node.value) else address(node, report)
    return found


@reads({"type": "string", "pattern": f"^{TAGGED.pattern}$"})
def tag(node: Node, report: Report) -> str | None:
    """Read the tag of a service."""
    if is_tag(node.value):
        return node.value
    report(
        node,
        gettext("%(value)s is not the tag of a service", value=validation.shown(node.value)),
        gettext("write it as the service does, in quotes, such as %(tag)s", tag=shown(SERVICES["listmonk"])),
    )
    return None


def is_tag(value: object) -> TypeGuard[str]:
    """Return whether a setting gives each reader an address of their own."""
    return isinstance(value, str) and TAGGED.fullmatch(value) is not None


def set_aside(letter: Newsletter) -> Newsletter:
    """Return settings in which an address is in the place of a tag: templates and checks would escape or refuse it."""
    return replace(letter, unsubscribe=STAND_IN) if is_tag(letter.unsubscribe) else letter


def put_back(words: str, letter: Newsletter) -> str:
    """Return a text made with `set_aside`, with the tag in each place."""
    return words.replace(STAND_IN, letter.unsubscribe) if is_tag(letter.unsubscribe) else words


def taken_out(words: str, letter: Newsletter) -> str:
    """Return a text with the address in the place of each tag again."""
    return words.replace(letter.unsubscribe, STAND_IN) if is_tag(letter.unsubscribe) else words
