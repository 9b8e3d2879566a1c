"""One page of the web, from its address or a saved file -> the inbox."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from hub.base import json_codec, sandbox
from hub.base.translation import gettext, noop
from hub.collect import local_files
from hub.collect.candidate import Candidate
from hub.collect.webpage import page_extraction
from hub.content import loader
from hub.content.settings import Source
from hub.errors import HubError
from hub.inbox import candidate_rows, content_writer, open_inbox

if TYPE_CHECKING:
    from hub.content.settings import Config

# What has become of a page that came before, and what its reader can do.
JUDGED = {
    candidate_rows.WAITING: noop("“%(title)s” is already waiting in the inbox; hub inbox lists it"),
    candidate_rows.LATER: noop("“%(title)s” was put off; hub undo %(number)s lets it wait again"),
    candidate_rows.KEPT: noop(
        "“%(title)s” was kept before, and its file is gone; hub undo %(number)s lets it wait again"
    ),
    candidate_rows.DROPPED: noop("“%(title)s” was dropped before; hub undo %(number)s lets it wait again"),
}


def clip(config: Config, place: str, *, url: str = "", insist: bool = False, private: bool = False) -> str:
    """Put a page into the inbox and return its title.

    `url` is where a saved page is on the web, which it mostly says itself. `insist` takes a list of many articles for
    one article. Raises SourceError where there is no page, HubError with the place where the hub has it already.
    """
    candidate = page(config, place, url=url, insist=insist, private=private)
    known = content_writer.known(loader.load(config, drafts=True))
    if there := content_writer.there([candidate.url], known):
        raise HubError(there)
    with open_inbox.opened(config) as box:
        if not any(box.add([candidate], known.keys())):
            number, state = box.place(candidate)
            message = gettext(JUDGED[state], title=candidate.title, number=number)
            raise HubError(message)
    return candidate.title


def page(config: Config, place: str, *, url: str = "", insist: bool = False, private: bool = False) -> Candidate:
    """Return a page as a candidate, from its address or a saved file; raises SourceError where there is no page."""
    if "://" in place:
        data, address = _from_web(place, config.site_url, private=private)
    else:
        data, address = _from_file(place), url or place
    return json_codec.made(sandbox.alone(read, data, address, insist), Candidate)


def read(data: bytes, address: str, insist: bool) -> Candidate:  # noqa: FBT001  another process passes it on
    """Return the candidate in the bytes of a page; its site is its source."""
    site = page_extraction.facts(data).site or urlsplit(address).netloc or Path(address).stem
    return page_extraction.read(data, Source(key=site, name=site), address, insist=insist)


def _from_web(url: str, contact: str, *, private: bool) -> tuple[bytes, str]:
    from hub.collect import connections, http_client

    async def get() -> http_client.Answer:
        limits = http_client.Limits()
        async with connections.session(contact, limits, private=private) as client:
            return await http_client.get(client, url, limits)

    answer = asyncio.run(get())
    return answer.data, answer.url


def _from_file(place: str) -> bytes:
    return local_files.get(Path(place))
