"""Whether the page where readers leave is on the web, and takes the links that this machine would send."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.deliver import archive_page
from hub.errors import SourceError
from hub.members import leave_links

if TYPE_CHECKING:
    from hub.content.settings import Config, MemberList
    from hub.members.member_keys import Keyring

LEAVE = "leave"
# Of nobody: a page that knows the key answers to its link that it is not on the list.
NOBODY = "0" * 32


def address(members: MemberList) -> str:
    """Return the address to which the token of a reader is added."""
    return f"{members.address}{LEAVE}/"


def missing(config: Config, members: MemberList, keyring: Keyring) -> str:
    """Ask for the page with a link that is nobody's, and return what is wrong, with what to do; "" for nothing.

    An issue that readers cannot leave must not leave: its pages may be down, or on a machine that has other keys.
    """
    page = address(members)
    try:
        asyncio.run(archive_page.fetched(page + leave_links.token(keyring, NOBODY), config))
    except SourceError as error:
        return gettext(
            "the page where readers leave, %(page)s…, does not take a link of this machine (%(error)s); "
            "see that hub members serve answers there, with the same HUB_MEMBERS_KEYS",
            page=page,
            error=error,
        )
    return ""
