"""A mail address as somebody wrote it -> one that every mail server takes; the one door to email-validator.

Whether the mailbox is there, no lookup can say: the mail that asks for a click does.
"""

from __future__ import annotations

import email_validator

from hub.base import translation
from hub.base.translation import gettext
from hub.errors import HubError

# A cell of a spreadsheet that begins so is a formula, and lists of addresses are opened in spreadsheets.
FORMULA = "=+-@"
# What comes along where an address is copied from a page or a sheet.
BLANKS = " \t\xa0\u200b\ufeff"


class InvalidAddressError(HubError):
    """Say why something is not a mail address; the words do not quote it."""


def valid(written: str) -> str:
    """Return an address in its usual form, ASCII only; raises InvalidAddressError.

    Letters beyond ASCII are allowed in the name of its host, which becomes what the DNS has (IDNA); before the `@`,
    many servers do not take them.
    """
    bare = written.strip(BLANKS)
    try:
        found = email_validator.validate_email(bare, check_deliverability=False, allow_smtputf8=False, strict=True)
    except email_validator.EmailNotValidError as error:
        reason = str(error)
        is_said = translation.is_source(translation.spoken()) and not (bare and bare in reason)
        message = reason.rstrip(".") if is_said else gettext("this is not an email address")
        raise InvalidAddressError(message) from error
    if bare[0] in FORMULA:
        message = gettext(
            "an address that begins with %(bare)s is not taken, because spreadsheets would compute it",
            bare=repr(bare[0]),
        )
        raise InvalidAddressError(message)
    assert found.ascii_email is not None  # noqa: S101  always there without SMTPUTF8
    return found.ascii_email


def mailbox(address: str) -> str:
    """Return by what limits know a mailbox: mail to `ana+lists@` (RFC 5233) and, at some services, to `a.na@` is Ana's.

    Where dots tell two people apart, they have one limit.
    """
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0].replace('.', '')}@{domain}"
