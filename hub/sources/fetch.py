"""Every active source -> what each one offers; one that fails never stops the others."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.errors import SourceError
from hub.sources import files, parse

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hub.model import Config, Source
    from hub.sources.feed import Feed
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


async def _all(sources: tuple[Source, ...], root: Path, contact: str, limits: Limits | None) -> tuple[Result, ...]:
    turn = asyncio.Semaphore(AT_ONCE)

    async def one(source: Source) -> Result:
        async with turn:
            return await _from_web(source, contact, limits) if source.url else _from_files(source, root)

    return tuple(await asyncio.gather(*map(one, sources)))


async def _from_web(source: Source, contact: str, limits: Limits | None) -> Result:
    from hub.sources import web  # noqa: PLC0415  aiohttp costs 0.2 s, and files do not need it

    bounds = limits or web.Limits()
    try:
        async with web.session(contact, bounds, private=source.private) as client:
            answer = await web.get(client, source.url or "", bounds)
        return Result(source=source, feeds=(parse.read(answer.data, source, answer.url),))
    except SourceError as error:
        return Result(source=source, failures=(str(error),))


def _from_files(source: Source, root: Path) -> Result:
    feeds: list[Feed] = []
    failures: list[str] = []
    for file in files.feeds(root / (source.path or "")):
        try:
            feeds.append(parse.read(files.get(file), source, file.resolve().as_uri()))
        except SourceError as error:
            failures.append(f"{file.name}: {error}")
    return Result(source=source, feeds=tuple(feeds), failures=tuple(failures))
