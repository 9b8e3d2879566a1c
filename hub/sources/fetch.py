"""Every active source -> what each one offers; one that fails never stops the others."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hub.errors import SourceError
from hub.sources import files, parse
from hub.sources.feed import Feed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hub.model import Config, Source
    from hub.sources.web import Limits

AT_ONCE = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What one source gave: its feeds, and in plain words what could not be read of it."""

    source: Source
    feeds: tuple[Feed, ...] = ()
    failures: tuple[str, ...] = ()


def chosen(config: Config, keys: Iterable[str]) -> tuple[Source, ...]:
    """The sources with these keys, or all active ones; raises SourceError for a key that no source has."""
    wanted = tuple(keys)
    unknown = [key for key in wanted if key not in {source.key for source in config.sources}]
    if unknown:
        message = f"no source is called {', '.join(unknown)}; there are: {', '.join(s.key for s in config.sources)}"
        raise SourceError(message)
    return tuple(source for source in config.sources if (source.key in wanted if wanted else source.active))


def fetch(sources: Iterable[Source], root: Path, contact: str, limits: Limits | None = None) -> tuple[Result, ...]:
    """Read every source, those on the web at the same time; in the order given."""
    return asyncio.run(_all(tuple(sources), root, contact, limits))


def read(places: Iterable[str], source: Source, contact: str) -> Iterator[tuple[str, Feed | SourceError]]:
    """Read files, folders and addresses one after the other, each as if it were `source`."""
    for place in places:
        if place.startswith(("http://", "https://")):
            result = asyncio.run(_from_web(replace(source, url=place), contact, None))
            yield from ((place, feed) for feed in result.feeds)
            yield from ((place, SourceError(failure)) for failure in result.failures)
        else:
            yield from ((str(file), _from_file(file, source)) for file in files.feeds(Path(place)))


async def _all(sources: tuple[Source, ...], root: Path, contact: str, limits: Limits | None) -> tuple[Result, ...]:
    turn = asyncio.Semaphore(AT_ONCE)

    async def one(source: Source) -> Result:
        async with turn:
            return await _from_web(source, contact, limits) if source.url else _from_files(source, root)

    return tuple(await asyncio.gather(*map(one, sources)))


async def _from_web(source: Source, contact: str, limits: Limits | None) -> Result:
    from hub.sources import web  # aiohttp costs 0.2 s, and files do not need it

    bounds = limits or web.Limits()
    try:
        async with web.session(contact, bounds, private=source.private) as client:
            answer = await web.get(client, source.url or "", bounds)
        return Result(source=source, feeds=(parse.read(answer.data, source, answer.url),))
    except SourceError as error:
        return Result(source=source, failures=(str(error),))


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
