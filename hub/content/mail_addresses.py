"""Values that end in the headers of a mail: one line, one address, one address with a name."""

from __future__ import annotations

import re
from email.headerregistry import Address
from typing import TYPE_CHECKING

from hub.base import text
from hub.base.translation import gettext
from hub.content.validation import line, reads, shown

if TYPE_CHECKING:
    from hub.content.validation import Report
    from hub.content.yaml_nodes import Node

# A mail address that every program takes: atoms with dots between them (RFC 5322, section 3.4.1) and a name of the DNS,
# without marks that would mean something in a `mailto:` (RFC 6068).
ATOMS = "[A-Za-z0-9_+-]+(?:[.][A-Za-z0-9_+-]+)*"
LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
MAIL = re.compile(f"{ATOMS}@(?:{LABEL}[.])+[A-Za-z](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])")
# With the name that readers see, which a comma or a second address would make a list (RFC 5322, section 3.4).
MAILBOX = re.compile(
    f'(?:"(?P<quoted>[^"\\\\<>@]*)" *|(?P<name>[^"\\\\<>@,;]*))<(?P<mail>{MAIL.pattern})>|{MAIL.pattern}'
)
LONGEST_MAIL = 254  # RFC 5321, section 4.5.3.1.3


@reads({"type": "string"})
def one_line(node: Node, report: Report) -> str | None:
    """Read one line of plain text, for places where a second one would mean something else, as in a mail's header."""
    if isinstance(node.value, str) and (given := node.value.strip()) != text.one_line(given):
        report(
            node,
            gettext("%(found)s contains a line break or another invisible character", found=shown(given)),
            gettext("write one line of text"),
        )
        return None
    value: str | None = line(node, report)
    return value


@reads({"type": "string", "pattern": f"^{MAIL.pattern}$"})
def mail(node: Node, report: Report) -> str | None:
    """Read a mail address alone, without a name."""
    given = node.value.strip() if isinstance(node.value, str) else ""
    if MAIL.fullmatch(given) and len(given) <= LONGEST_MAIL:
        return given
    report(
        node,
        gettext("%(found)s is not one email address", found=shown(node.value)),
        gettext("write one such as editors@example.gov"),
    )
    return None


@reads({"type": "string", "pattern": f"{MAIL.pattern}>?$"})
def mailbox(node: Node, report: Report) -> str | None:
    """Read a mail address, with the name that readers see or without one, as a header holds it (RFC 5322)."""
    given = one_line(node, report)
    if given is None:
        return None
    found = MAILBOX.fullmatch(given)
    address = (found and found["mail"]) or given
    if found is None or len(address) > LONGEST_MAIL:
        fix = gettext(
            'write one such as Our Update <update@example.gov>, and a name with a comma in quotes: "Us, Inc." <…>'
        )
        report(node, gettext("%(found)s is not one email address with a name", found=shown(node.value)), fix)
        return None
    return str(Address(display_name=(found["quoted"] or found["name"] or "").strip(), addr_spec=address))
