"""Every active source -> what each one offers; one that fails never stops the others."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hub import fields
from hub.errors import NotAskedError, SourceError
from hub.sources import files, parse, visits
from hub.sources import guest as visiting
from hub.sources.feed import Feed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hub.model import Config, Source
    from hub.sources.guest import Guest
    from hub.sources.visits import Visit
    from hub.sources.web import Answer


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What one source gave: its feeds, and in plain words what could not be read of it and what else to know.

    `visit` is what to remember of a source on the web, `body` its last bytes where they are new, `url` theirs.
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
    """The sources with these keys, or all active ones; raises SourceError for a key that no source has."""
    wanted = tuple(keys)
    known = {source.key: source for source in config.sources}
    for key in wanted:
        if key not in known:
            message = f"content/sources.yml has no source {key!r}: {fields.nearest(key, known)}"
            raise SourceError(message)
    return tuple(source for source in config.sources if (source.key in wanted if wanted else source.active))


def fetch(sources: Iterable[Source], root: Path, guest: Guest) -> Iterator[Result]:
    """Read every source, hosts on the web at the same time; in the order given."""
    listed = tuple(sources)
    answers = asyncio.run(visiting.answers([source for source in listed if source.url], guest))
    for source in listed:
        yield _from_web(source, answers.get(source.key), guest) if source.url else _from_files(source, root)


def read(places: Iterable[str], source: Source, guest: Guest) -> Iterator[tuple[str, Feed | SourceError]]:
    """Read files, folders and addresses one after the other, each as if it were `source`."""
    for place in places:
        if "://" in place:
            (result,) = fetch([replace(source, url=place)], Path(), guest)
            yield from ((place, feed) for feed in result.feeds)
            yield from ((place, SourceError(failure)) for failure in result.failures)
        else:
            yield from ((str(file), _from_file(file, source)) for file in files.feeds(Path(place)))


def replay(sources: Iterable[Source], body: Callable[[str], tuple[bytes, str] | None], root: Path) -> Iterator[Result]:
    """Read the last bodies of sources again, without the network; those in files as ever."""
    for source in sources:
        last = body(source.key) if source.url else None
        if not source.url:
            yield _from_files(source, root)
        elif last is None:
            yield Result(source=source, notes=("nothing to replay: it was never read",))
        else:
            yield _parsed(Result(source=source, body=last[0], url=last[1]))


def _from_web(source: Source, answer: Answer | SourceError | None, guest: Guest) -> Result:
    if answer is None:
        return Result(source=source, notes=(str(guest.reason_to_skip(source)),))
    if isinstance(answer, NotAskedError):
        return Result(source=source, failures=(str(answer),))
    if isinstance(answer, SourceError):
        reply = getattr(answer, "reply", None)
        return Result(source=source, failures=(str(answer),), visit=guest.returns(source, reply))
    body_hash = hashlib.blake2b(answer.data, digest_size=16).hexdigest() if answer.data else None
    unchanged = body_hash in {None, guest.remembers(source).body_hash}
    visit = guest.returns(source, replace(answer.reply, body_hash=body_hash))
    move = visits.proposal(visit, guest.now)
    result = Result(
        source=source,
        notes=(*answer.notes, *((move,) if move else ())),
        visit=visit,
        url=answer.url,
        unchanged=unchanged,
    )
    return result if unchanged else _parsed(replace(result, body=answer.data), guest)


def _parsed(result: Result, guest: Guest | None = None) -> Result:
    """The feed in a body; one that is no feed counts as a failed visit."""
    try:
        feed = parse.read(result.body or b"", result.source, result.url or "")
    except SourceError as error:
        visit = guest.returns(result.source, None) if guest else None
        return replace(result, failures=(str(error),), visit=visit, body=None)
    return replace(result, feeds=(feed,))


def _from_files(source: Source, root: Path) -> Result:
    place = root / (source.path or "")
    read = [(file, _from_file(file, source)) for file in files.feeds(place)]
    return Result(
        source=source,
        feeds=tuple(feed for _, feed in read if isinstance(feed, Feed)),
        failures=tuple(
            f"{file.relative_to(place.parent)}: {error}" for file, error in read if isinstance(error, SourceError)
        ),
    )


def _from_file(file: Path, source: Source) -> Feed | SourceError:
    try:
        return parse.read(files.get(file), source, file.resolve().as_uri())
    except SourceError as error:
        return error
