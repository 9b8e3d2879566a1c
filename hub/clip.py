"""One page of the web, from its address or a saved file -> the inbox."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from hub import desk, entries, fence, inbox, keep, library
from hub.errors import HubError
from hub.model import Source
from hub.sources import files, webpage

if TYPE_CHECKING:
    from hub.candidate import Candidate
    from hub.model import Config

# What has become of a page that came before, and what its reader can do.
JUDGED = {
    inbox.WAITING: "waits in the inbox already; hub inbox lists it",
    inbox.KEPT: "was kept before, and its file is gone; hub new article {} makes one again",
    inbox.DROPPED: "was dropped before; hub new article {} makes a file all the same",
}


def clip(config: Config, place: str, *, insist: bool = False, private: bool = False) -> str:
    """Put a page into the inbox and give its title.

    `insist` takes a list of many articles for one. Raises SourceError where there is no page, HubError with the place
    where the hub has it already.
    """
    candidate = page(config, place, insist=insist, private=private)
    known = keep.known(library.load(config))
    if there := keep.there([candidate.url], known):
        raise HubError(there)
    with inbox.opened(desk.database(config.root)) as box:
        if not any(box.add([candidate], known.keys())):
            message = f"“{candidate.title}” {JUDGED[box.state(candidate)].format(candidate.url)}"
            raise HubError(message)
    return candidate.title


def page(config: Config, place: str, *, insist: bool = False, private: bool = False) -> Candidate:
    """A page as a candidate, from its address or a saved file; raises SourceError where there is no page."""
    data, address = _from_web(place, config.site_url, private=private) if "://" in place else (_from_file(place), place)
    return entries.made(fence.alone(unmade, data, address, insist))


def unmade(data: bytes, address: str, insist: bool) -> dict[str, Any]:  # noqa: FBT001  another process passes it on
    """Return a page as values that JSON can hold, for a reader in another process; its site is its source."""
    site = webpage.facts(data).site or urlsplit(address).netloc or Path(address).stem
    return entries.unmade(webpage.read(data, Source(key=site, name=site), address, insist=insist))


def _from_web(url: str, contact: str, *, private: bool) -> tuple[bytes, str]:
    from hub.sources import connections, web

    async def get() -> web.Answer:
        limits = web.Limits()
        async with connections.session(contact, limits, private=private) as client:
            return await web.get(client, url, limits)

    answer = asyncio.run(get())
    return answer.data, answer.url


def _from_file(place: str) -> bytes:
    return files.get(Path(place))
