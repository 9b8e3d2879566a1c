"""Every active source -> what each one offers; one that fails never stops the others."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hub import fields
from hub.errors import SourceError
from hub.sources import files, parse
from hub.sources.feed import Feed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hub.model import Config, Source
    from hub.sources.web import Answer, Limits

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
    known = {source.key: source for source in config.sources}
    for key in wanted:
        if key not in known:
            message = f"content/sources.yml has no source {key!r}: {fields.nearest(key, known)}"
            raise SourceError(message)
    return tuple(source for source in config.sources if (source.key in wanted if wanted else source.active))


def fetch(sources: Iterable[Source], root: Path, contact: str, limits: Limits | None = None) -> Iterator[Result]:
    """Read every source, those on the web at the same time; in the order given."""
    listed = tuple(sources)
    answers = asyncio.run(_answers([source for source in listed if source.url], contact, limits))
    for source in listed:
        yield _from_web(source, answers[source.key]) if source.url else _from_files(source, root)


def read(places: Iterable[str], source: Source, contact: str) -> Iterator[tuple[str, Feed | SourceError]]:
    """Read files, folders and addresses one after the other, each as if it were `source`."""
    for place in places:
        if "://" in place:
            (result,) = fetch([replace(source, url=place)], Path(), contact)
            yield from ((place, feed) for feed in result.feeds)
            yield from ((place, SourceError(failure)) for failure in result.failures)
        else:
            yield from ((str(file), _from_file(file, source)) for file in files.feeds(Path(place)))


async def _answers(
    sources: Sequence[Source], contact: str, limits: Limits | None
) -> Mapping[str, Answer | SourceError]:
    """What the servers say, by the key of the source. Nothing is parsed meanwhile, so that no time limit suffers."""
    if not sources:
        return {}
    from hub.sources import web  # aiohttp costs 0.2 s, and files do not need it

    turn = asyncio.Semaphore(AT_ONCE)
    bounds = limits or web.Limits()

    async def one(source: Source) -> Answer | SourceError:
        async with turn, web.session(contact, bounds, private=source.private) as client:
            try:
                return await web.get(client, str(source.url), bounds)
            except SourceError as error:
                return error

    return dict(zip((source.key for source in sources), await asyncio.gather(*map(one, sources)), strict=True))


def _from_web(source: Source, answer: Answer | SourceError) -> Result:
    try:
        if isinstance(answer, SourceError):
            raise answer
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
