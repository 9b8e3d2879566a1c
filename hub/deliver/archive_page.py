"""Whether the page that a mail leads to is on the web, with the same words."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.content import routes
from hub.errors import SourceError
from hub.newsletter import issue_mark

if TYPE_CHECKING:
    from hub.content.models import Issue
    from hub.content.settings import Config

# Seconds between two looks at a page that is not there yet.
PAUSE = 10


def address(issue: Issue, config: Config) -> str:
    """Return the address of an issue in the archive."""
    return routes.url(issue.path, config)


def missing(issue: Issue, config: Config, *, minutes: int = 0) -> str:
    """Ask the site for an issue's page, and return what is wrong with it, with what to do; "" where all is well.

    A page that is not there yet is asked for again during so many `minutes`.
    """
    last = time.monotonic() + minutes * 60
    while (wrong := _wrong(issue, config)) and time.monotonic() < last:
        time.sleep(PAUSE)
    return wrong


def _wrong(issue: Issue, config: Config) -> str:
    url = address(issue, config)
    try:
        page = asyncio.run(fetched(url, config))
    except SourceError as error:
        return gettext(
            "the issue's page %(url)s cannot be read (%(error)s); publish the site, then try again",
            url=url,
            error=error,
        )
    if issue_mark.mark(issue).encode() not in page:
        return gettext(
            "the page %(url)s shows other words than the issue; publish the site, or wait until it is there", url=url
        )
    return ""


async def fetched(url: str, config: Config) -> bytes:
    """Return a page of the hub's own servers; raises SourceError."""
    from hub.collect import connections, http_client  # aiohttp costs 0.2 s

    limits = http_client.Limits()
    async with connections.session(
        config.site_url, limits, private=True
    ) as client:  # our own site may be an intranet's
        return (await http_client.get(client, url, limits)).data
