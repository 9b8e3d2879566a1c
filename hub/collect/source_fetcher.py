"""Every active source -> what each one offers; one that fails never stops the others."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hub.base import file_io, json_codec, mailbox_urls, urls
from hub.base.sandbox import Fence, GaveUpError
from hub.base.translation import gettext, noop
from hub.collect import format_detection, host_queue, local_files, polling_state
from hub.collect.parsed_feed import Feed
from hub.content import validation
from hub.errors import NotAskedError, SourceError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Generator, Iterable, Iterator

    from hub.collect.host_queue import Guest
    from hub.collect.http_client import Answer
    from hub.collect.polling_state import Visit
    from hub.content.settings import Config, Source

ADVICE = noop("until then, `active: false` in its entry skips it")


@dataclass(frozen=True, kw_only=True, slots=True)
class FetchResult:
    """Hold what one source gave: its feeds, what could not be read of it, and notes, in plain words.

    `visit` is what to remember of a source on the web, `body` its last bytes where they are new, `url` their address;
    `unchanged` says that nothing is new since the last visit.
    """

    source: Source
    feeds: tuple[Feed, ...] = ()
    failures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    unchanged: bool = False
    visit: Visit | None = None
    body: bytes | None = None
    url: str | None = None


def chosen(config: Config, keys: Iterable[str]) -> tuple[Source, ...]:
    """Return the sources with these keys, or all active ones where there is no key, in the order of `config`.

    Raises SourceError for a key that no source has.
    """
    wanted = tuple(keys)
    known = {source.key: source for source in config.sources}
    for key in wanted:
        if key not in known:
            message = gettext(
                "the hub has no source %(key)s: %(near)s", key=repr(key), near=validation.nearest(key, known)
            )
            raise SourceError(message)
    return tuple(source for source in config.sources if (source.key in wanted if wanted else source.active))


def fetch(sources: Iterable[Source], root: Path, guest: Guest) -> Generator[FetchResult]:
    """Yield the result of every source, each as soon as it has answered.

    Files come first, then hosts on the web at the same time.
    """
    listed = tuple(sources)
    format_detection.FORMATS.plugged()  # which names those that cannot be loaded
    with Fence() as fence:
        yield from (_from_files(source, root, fence) for source in listed if not source.url)
        with asyncio.Runner() as runner:
            arriving = _arriving([source for source in listed if source.url], guest, fence)
            while result := runner.run(_next(arriving)):
                yield result


async def _next(arriving: AsyncIterator[FetchResult]) -> FetchResult | None:
    return await anext(arriving, None)


async def _arriving(sources: Iterable[Source], guest: Guest, fence: Fence) -> AsyncIterator[FetchResult]:
    due = []
    for source in sources:
        reason = guest.reason_to_skip(source)
        if reason is None:
            due.append(source)
        else:
            yield FetchResult(source=source, notes=(reason,))
    if due:
        async for source, answer in host_queue.answers(due, guest, fence):
            yield await _from_web(source, answer, guest, fence)


def read(places: Iterable[str], source: Source, guest: Guest) -> Iterator[tuple[str, Feed | SourceError]]:
    """Yield the feed, or the error, in each file, folder and address, in turn, each read as if it were `source`.

    Each comes with its place: the path of the file, or the address.
    """
    format_detection.FORMATS.plugged()  # as above
    with Fence() as fence:
        for place in places:
            if "://" in place:
                (result,) = fetch([replace(source, url=urls.fetched(place))], Path(), guest)
                yield from ((place, found) for found in result.feeds)
                yield from ((place, SourceError(failure)) for failure in result.failures)
            else:
                yield from ((str(file), _from_file(file, source, fence)) for file in local_files.feeds(Path(place)))


def replay(
    sources: Iterable[Source], body: Callable[[str], tuple[bytes, str] | None], root: Path
) -> Generator[FetchResult]:
    """Yield the results of reading the last bodies of sources again, without the network; files are read as always.

    `body` gives the last bytes of a source and their address, by its key; None for a source that was never read.
    """
    format_detection.FORMATS.plugged()  # as above
    with Fence() as fence:
        for source in sources:
            last = body(source.key) if source.url else None
            if not source.url:
                yield _from_files(source, root, fence)
            elif last is None:
                yield FetchResult(source=source, notes=(gettext("nothing to replay: it was never read"),))
            else:
                yield _parsed(
                    FetchResult(source=source, body=last[0], url=last[1]), _feed(last[0], source, last[1], fence)
                )


async def _from_web(source: Source, answer: Answer | SourceError, guest: Guest, fence: Fence) -> FetchResult:
    if isinstance(answer, NotAskedError):
        return FetchResult(source=source, failures=(str(answer),))
    if isinstance(answer, SourceError):
        reply = getattr(answer, "reply", None)
        return FetchResult(source=source, failures=(str(answer),), visit=guest.returns(source, reply))
    body_hash = hashlib.blake2b(answer.data, digest_size=16).hexdigest()
    unchanged = answer.reply.status == polling_state.NOT_MODIFIED or body_hash == guest.remembers(source).body_hash
    visit = guest.returns(source, replace(answer.reply, body_hash=body_hash))
    move = polling_state.proposal(visit, guest.now)
    result = FetchResult(
        source=source,
        notes=(*answer.notes, *((move,) if move else ())),
        visit=visit,
        url=answer.url,
        unchanged=unchanged,
    )
    if unchanged:
        return result
    try:
        found: Feed | SourceError = json_codec.made(
            await fence.do_beside(format_detection.read, answer.data, source, answer.url, answer.links), Feed
        )
    except SourceError as error:
        found = error
    is_private = answer.url.startswith(mailbox_urls.SCHEME)  # mails say who got them, and many editors share the inbox
    return _parsed(replace(result, body=None if is_private else answer.data), found, guest)


def _parsed(result: FetchResult, found: Feed | SourceError, guest: Guest | None = None) -> FetchResult:
    """Return the result with the feed found in its body, or with the error as its failure.

    A body that is not a feed counts as a failed visit, where there is a `guest`.
    """
    if isinstance(found, Feed):
        return replace(result, feeds=(found,))
    visit = guest.returns(result.source, None) if guest else None
    return replace(result, failures=(_words(found),), visit=visit, body=None)


def _words(error: SourceError) -> str:
    """Return what went wrong and, where it would happen again at every fetch (GaveUpError), what helps."""
    return f"{error}; {gettext(ADVICE)}" if isinstance(error, GaveUpError) else str(error)


def _feed(data: bytes, source: Source, url: str, fence: Fence) -> Feed | SourceError:
    try:
        return json_codec.made(fence.do(format_detection.read, data, source, url), Feed)
    except SourceError as error:
        return error


def _from_files(source: Source, root: Path, fence: Fence) -> FetchResult:
    place = root / (source.path or "")
    read = [
        (file, _refused(file, source, root) or _from_file(file, source, fence)) for file in local_files.feeds(place)
    ]
    return FetchResult(
        source=source,
        feeds=tuple(found for _, found in read if isinstance(found, Feed)),
        failures=tuple(
            f"{file.relative_to(place.parent)}: {_words(found)}"
            for file, found in read
            if isinstance(found, SourceError)
        ),
    )


def _refused(file: Path, source: Source, root: Path) -> SourceError | None:
    """Return the error for a file that is a link out of the hub; None where it may be read."""
    if source.outside or file_io.is_inside(root, file):
        return None
    return SourceError(
        gettext("it is a link that leads out of the hub; put the file in its place, or add `outside: true`")
    )


def _from_file(file: Path, source: Source, fence: Fence) -> Feed | SourceError:
    try:
        data = local_files.get(file)
    except SourceError as error:
        return error
    return _feed(data, source, file.resolve().as_uri(), fence)
