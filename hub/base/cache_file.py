"""What could be worked out again, in a file under `.hub/`: a lost, damaged, foreign or older one is as good as none."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from hub.base import file_io

DIGEST = 20
PROGRAM = Path(__file__).parent.parent
# Python writes these by itself.
COMPILED = "__pycache__"


def read(file: Path, key: bytes) -> Any:  # noqa: ANN401  whatever JSON holds
    """What `write` put there with the same key; None where that is not what the file holds."""
    with contextlib.suppress(OSError):
        data = file.read_bytes()
        if data[:DIGEST] == _seal(data[DIGEST:], key):
            return json.loads(data[DIGEST:])
    return None


def write(root: Path, path: str, key: bytes, value: object) -> None:
    """Keep a value that JSON can hold in a file below `root`; where nothing can be written, the next run is slower."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
    with contextlib.suppress(OSError):
        file_io.write(root, path, _seal(data, key) + data, lasting=False)


def total(*values: object) -> bytes:
    """A short sum of values that say with `repr` all that they are: a key, or a way to tell two of them apart."""
    return blake2b(repr(values).encode(errors="surrogatepass"), digest_size=DIGEST).digest()


@cache
def program() -> bytes:
    """A sum of this program, its templates and its look, of Python, and of the versions of all packages."""
    files = sorted(path for path in PROGRAM.rglob("*") if path.is_file() and COMPILED not in path.parts)
    said = [(path.relative_to(PROGRAM).as_posix(), blake2b(path.read_bytes()).digest()) for path in files]
    return total(sys.version, packages(), said)


def packages() -> list[str]:
    """Name and version of everything that is installed."""
    names = (name for folder in filter(os.path.isdir, sys.path) for name in os.listdir(folder))  # noqa: PTH208  names only
    return sorted(name for name in names if name.endswith(".dist-info"))


def _seal(data: bytes, key: bytes) -> bytes:
    return blake2b(data, key=key, digest_size=DIGEST).digest()
