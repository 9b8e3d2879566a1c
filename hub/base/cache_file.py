"""Values that can be worked out again, in files of `.hub/cache/`; a lost, damaged, foreign or older file is ignored."""

from __future__ import annotations

import contextlib
import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from hub.base import file_io, json_codec, plug_ins

Kind = TypeVar("Kind")

DIGEST = 20
PROGRAM = Path(__file__).parent.parent
# Python writes these by itself.
COMPILED = "__pycache__"


def read(file: Path, key: bytes, kind: type[Kind]) -> Kind | None:
    """Return the value of a kind that a file keeps under `key`.

    None where the file is missing, damaged, written with another key, or holds no such value.
    """
    with contextlib.suppress(OSError, ValueError):
        data = file.read_bytes()
        if data[:DIGEST] == _seal(data[DIGEST:], key):
            return json_codec.decode(data[DIGEST:], kind)
    return None


def write(root: Path, path: str, key: bytes, value: object) -> None:
    """Keep a value (`json_codec`) in a file below `root`; where nothing can be written, the next run is slower."""
    data = json_codec.encode(value).encode(errors="surrogatepass")
    with contextlib.suppress(OSError):
        file_io.write(root, path, _seal(data, key) + data, lasting=False)


def total(*values: object) -> bytes:
    """Return a short hash of values whose `repr` says all that they are: a key, or a way to tell two of them apart."""
    return blake2b(repr(values).encode(errors="surrogatepass"), digest_size=DIGEST).digest()


@cache
def program() -> bytes:
    """Return a hash of this program with its templates and themes, of plug-ins, Python and the versions of packages."""
    files = file_io.files(PROGRAM, lambda folder: folder.name == COMPILED)
    said = [(file.path[len(str(PROGRAM)) :], _sum(file.path)) for file in files if file.is_file()]
    return total(sys.version, packages(), said, [_sum(str(file)) for file in plug_ins.files()])


def packages() -> list[str]:
    """Return the name and version of each package that is installed, as the names of `.dist-info` folders, sorted."""
    names = (name for folder in filter(os.path.isdir, sys.path) for name in os.listdir(folder))  # noqa: PTH208  names only
    return sorted(name for name in names if name.endswith(".dist-info"))


def _sum(file: str) -> bytes:
    with open(file, "rb", buffering=0) as opened:  # noqa: PTH123  a third of the time of a Path, for hundreds of files
        return blake2b(opened.read()).digest()


def _seal(data: bytes, key: bytes) -> bytes:
    return blake2b(data, key=key, digest_size=DIGEST).digest()
