"""PNG files put together from strips of rows, each compressed once for all pictures that show it; ICO files of PNGs."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Of each point one byte, which is a place in the palette; the way to compress, to filter and to interlace.
PALETTE_OF_BYTES = b"\x08\x03\x00\x00\x00"
# Of zlib's ways: for areas of one color it is the fastest, and smaller than any other that takes as long.
# With more memory it takes longer to begin, with less it ends blocks too early.
LEVEL, WINDOW, MEMORY, RUNS = 1, -zlib.MAX_WBITS, 6, zlib.Z_RLE
# A stream begins with the size of its window and ends with a block of nothing (RFC 1950, RFC 1951).
BEGIN, END = b"\x78\x01", b"\x03\x00"
# The largest prime below 2 to the 16th, and the sum of nothing (RFC 1950, Adler-32).
PRIME, NOTHING = 65_521, 1


class Strip(NamedTuple):
    """Hold rows of a picture, compressed by themselves; `total` is their Adler-32, `length` their bytes before."""

    rows: int
    compressed: bytes
    total: int
    length: int


def strip(picture: Image.Image) -> Strip:
    """Return all rows of a picture whose points are places in a palette."""
    # A byte before each row names its filter: none, which is 0, as is all that a crop takes from outside.
    rows = picture.crop((-1, 0, picture.width, picture.height)).tobytes()
    press = zlib.compressobj(LEVEL, zlib.DEFLATED, WINDOW, MEMORY, RUNS)
    compressed = press.compress(rows) + press.flush(zlib.Z_SYNC_FLUSH)
    return Strip(picture.height, compressed, zlib.adler32(rows), len(rows))


def file(width: int, palette: bytes, strips: Iterable[Strip]) -> bytes:
    """Return the PNG of strips below one another (https://www.w3.org/TR/png-3/)."""
    parts = tuple(strips)
    total = NOTHING
    for part in parts:
        total = _both(total, part)
    stream = b"".join((BEGIN, *(part.compressed for part in parts), END, total.to_bytes(4, "big")))
    head = struct.pack(">II", width, sum(part.rows for part in parts)) + PALETTE_OF_BYTES
    chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", stream), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(kind, data) for kind, data in chunks)


def icon(pictures: Iterable[tuple[int, bytes]]) -> bytes:
    """Return an ICO that holds square PNGs, each with its side below 256 (one head, an entry for each, the files)."""
    held = tuple(pictures)
    head, start = struct.pack("<HHH", 0, 1, len(held)), 6 + 16 * len(held)
    for side, data in held:
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 8, len(data), start)
        start += len(data)
    return head + b"".join(data for _, data in held)


def _both(total: int, part: Strip) -> int:
    """Return the Adler-32 of two texts one after the other, as zlib's adler32_combine does."""
    low = total % 0x10000 + part.total % 0x10000 - NOTHING
    high = (total >> 16) + (part.total >> 16) + part.length * (total % 0x10000 - NOTHING)
    return high % PRIME << 16 | low % PRIME


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
