"""Plug-ins: entry points of other packages, found without loading them, and loaded where a door is opened.

A door is a group of entry points, such as `practice_hub.formats`, with what a plug-in of it must have. A plug-in that
cannot be loaded, lacks something or raises an error is named (`failures`) and left out, and the rest goes on.
"""

from __future__ import annotations

import contextlib
import os
import sys
from functools import cache, lru_cache, partial, reduce
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from hub.base import text
from hub.base.translation import gettext
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Kind = TypeVar("Kind")
Value = TypeVar("Value")

DOORS = ("formats", "importers", "checks", "gates", "deliveries", "outputs", "commands")
PREFIX = "practice_hub."
PROGRAM = Path(__file__).parent.parent
LONGEST = 300


class PlugIn(NamedTuple):
    """Hold an entry point: the package that has it, with its version, its door, its name and what it leads to.

    It is a tuple, because those are made in no time, and every command needs one.
    """

    package: str
    version: str
    door: str
    name: str
    value: str

    def __str__(self) -> str:
        """Return whose plug-in it is, and where: `practice-hub-twtxt 1.0 (practice_hub.formats: twtxt)`."""
        return f"{self.package} {self.version} ({PREFIX}{self.door}: {self.name})"


class PlugInError(HubError):
    """Say that a plug-in failed, and in `reason` how: the error in one line, with the place in its code."""

    def __init__(self, plug_in: PlugIn, reason: str) -> None:
        super().__init__(gettext("the plug-in %(plug_in)s failed: %(reason)s", plug_in=plug_in, reason=reason))
        self.plug_in, self.reason = plug_in, reason


def installed(*doors: str) -> tuple[PlugIn, ...]:
    """Return the plug-ins of these doors, or all, in the order of packages and names; none is loaded."""
    return tuple(one for one in _installed(tuple(sys.path)) if not doors or one.door in doors)


@lru_cache(maxsize=1)
def _installed(places: tuple[str, ...]) -> tuple[PlugIn, ...]:
    """Return the plug-ins of the packages in some folders.

    `importlib.metadata` takes 30 ms to import and parse what all packages have, so only those that name a door of hub
    are shown to it. As with modules, the first package of a name hides the others.
    """
    seen: set[str] = set()
    found: list[PlugIn] = []
    for folder in _with_plug_ins(places):
        from importlib.metadata import PathDistribution

        package = PathDistribution(folder)
        if package.name not in seen:
            found += (
                PlugIn(
                    package=package.name,
                    version=package.version,
                    door=one.group.removeprefix(PREFIX),
                    name=one.name,
                    value=one.value,
                )
                for one in package.entry_points
                if one.group.startswith(PREFIX)
            )
        seen.add(package.name)
    return tuple(sorted(found))


def _with_plug_ins(places: Iterable[str]) -> Iterator[Path]:
    """Yield the folders of metadata, in the order of the places, of packages that name a door of hub."""
    named = f"[{PREFIX}".encode()
    for place in filter(os.path.isdir, dict.fromkeys(places)):
        for name in sorted(os.listdir(place)):  # noqa: PTH208  names only
            if name.endswith(".dist-info"):
                with contextlib.suppress(OSError), open(f"{place}/{name}/entry_points.txt", "rb", buffering=0) as file:  # noqa: PTH123  half the time of a Path, for hundreds of packages
                    if named in file.read():
                        yield Path(place, name)


def files() -> Iterator[Path]:
    """Yield the files of Python that the plug-ins that are installed are made of, as far as they can be found."""
    from importlib.util import find_spec

    for name in sorted({one.value.partition(":")[0].partition(".")[0] for one in installed()}):
        with contextlib.suppress(ImportError, ValueError):
            spec = find_spec(name)
            folders = spec.submodule_search_locations if spec else None
            yield from (file for folder in folders or () for file in sorted(Path(folder).rglob("*.py")))
            if spec and spec.origin and not folders:
                yield Path(spec.origin)


class Door(Generic[Kind]):
    """Hold what comes through one door: hub's `own` things by their names, and those of plug-ins.

    `kind` is what each of them is: a class, or a Protocol whose members it has. `wrong` says what is wrong with one
    all the same, and "" where nothing is.
    """

    def __init__(
        self,
        name: str,
        kind: Any,  # noqa: ANN401  a Protocol is no type
        own: Mapping[str, Kind],
        wrong: Callable[[PlugIn, Kind], str] = lambda *_: "",
    ) -> None:
        self.name, self.kind, self.own, self.wrong = name, kind, own, wrong

    def plugged(self) -> dict[PlugIn, Kind]:
        """Return the plug-ins of this door by whose they are; one that cannot be used is named and left out."""
        every = ((one, attempt(one, partial(self.loaded, one))) for one in installed(self.name))
        return {one: thing for one, thing in every if thing is not None}

    def find(self, name: str) -> tuple[PlugIn | None, Kind]:
        """Return what has a name, after the plug-in that it is of; None for hub's own.

        Raises PlugInError where it cannot be used, and KeyError where nothing has that name.
        """
        if name in self.own:
            return None, self.own[name]
        found = next((one for one in installed(self.name) if one.name == name), None)
        if found is None:
            raise KeyError(name)
        return found, self.loaded(found)

    def loaded(self, plug_in: PlugIn) -> Kind:
        """Return what a plug-in is; raises PlugInError where it cannot be loaded or is not what it should be."""
        if plug_in.name in self.own:
            raise PlugInError(
                plug_in, gettext("hub has %(name)s itself; give it another name", name=repr(plug_in.name))
            )
        first = next(one for one in installed(self.name) if one.name == plug_in.name)
        if first != plug_in:
            raise PlugInError(
                plug_in,
                gettext(
                    "%(package)s has %(name)s, too; take one of the two out",
                    package=first.package,
                    name=repr(plug_in.name),
                ),
            )
        found = _loaded(plug_in)
        if isinstance(found, PlugInError):
            raise found
        if lacks := _lacks(found, self.kind):
            raise PlugInError(
                plug_in,
                gettext(
                    "%(value)s has no %(lacks)s, so it is not a %(name)s",
                    value=plug_in.value,
                    lacks=lacks,
                    name=self.kind.__name__,
                ),
            )
        made: Kind = found
        if reason := self.wrong(plug_in, made):
            raise PlugInError(plug_in, reason)
        return made


@cache
def _loaded(plug_in: PlugIn) -> Any:  # noqa: ANN401  whatever it leads to
    """Return what an entry point leads to, or the PlugInError that says why it leads nowhere."""
    module, _, attributes = plug_in.value.partition(":")
    try:
        with blamed(plug_in):
            return reduce(getattr, filter(None, attributes.strip().split(".")), import_module(module.strip()))
    except HubError as error:
        return error if isinstance(error, PlugInError) else PlugInError(plug_in, str(error))


def _lacks(found: object, kind: Any) -> str:  # noqa: ANN401  as above
    """Return what a thing lacks to be of a kind; "" where it lacks nothing."""
    if not getattr(kind, "_is_protocol", False):
        return "" if isinstance(found, kind) else f"{kind.__module__}.{kind.__qualname__}"
    wanted = (*kind.__annotations__, *(name for name in vars(kind) if name == "__call__" or name[0] != "_"))
    return ", ".join(name for name in wanted if not hasattr(found, name))


@contextlib.contextmanager
def blamed(plug_in: PlugIn | None) -> Iterator[None]:
    """Let an error of the block say whose it is: raises PlugInError; a HubError has words for a person, and stays.

    Without a plug-in it is a block of hub's own, whose errors stay as they are.
    """
    try:
        yield
    except HubError:
        raise
    except (Exception, SystemExit) as error:
        if plug_in is None:
            raise
        raise PlugInError(plug_in, _reason(error)) from error


def attempt(plug_in: PlugIn | None, do: Callable[[], Value]) -> Value | None:
    """Return what a plug-in makes; None, after it was named, where it fails."""
    try:
        with blamed(plug_in):
            return do()
    except HubError as error:
        if plug_in is None:
            raise
        tell(error if isinstance(error, PlugInError) else PlugInError(plug_in, str(error)))
        return None


def _reason(error: BaseException) -> str:
    """Return an error in one line, with the file and the line of the code of others that raised it."""
    import traceback

    ours = (f"{PROGRAM}{os.sep}", import_module.__code__.co_filename, "<")
    frames = [one for one in traceback.extract_tb(error.__traceback__) if not one.filename.startswith(ours)]
    place = (
        gettext("%(file)s, line %(line)s", file=Path(frames[-1].filename).name, line=frames[-1].lineno)
        if frames
        else ""
    )
    words = text.shortened(text.one_line(f"{type(error).__name__}: {error}"), LONGEST)
    return f"{words} ({place})" if place else words


_TOLD: dict[PlugIn, PlugInError] = {}


def tell(error: PlugInError) -> None:
    """Note that a plug-in failed, for whoever asks for `failures`; only its first error is kept."""
    _TOLD.setdefault(error.plug_in, error)


def have_failed(door: str) -> bool:
    """Say whether a plug-in of a door has failed, as far as nobody has asked for `failures` since."""
    return any(one.door == door for one in _TOLD)


def failures() -> tuple[PlugInError, ...]:
    """Return the plug-ins that have failed since this was last asked, and forget them."""
    told = tuple(_TOLD.values())
    _TOLD.clear()
    return told
