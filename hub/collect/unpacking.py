"""The body of an answer, unpacked within its limit (RFC 9110, section 8.4)."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

GZIP = {"gzip", "x-gzip"}  # RFC 9110, section 8.4.1.3


async def collected(chunks: AsyncIterator[bytes], largest: int, packing: str) -> bytes:
    """Return all chunks as one, unpacked; stop at the first byte beyond `largest`, packed or unpacked.

    Raises SourceError for an answer that is too large or packed otherwise, EOFError for one that ends too early, and
    zlib.error for one that is not what it says.
    """
    unpack = _unpacker(packing)
    parts: list[bytes] = []
    came = size = 0
    async for chunk in chunks:
        part = unpack.decompress(chunk, largest + 1) if unpack else chunk
        came, size = came + len(chunk), size + len(part)
        if max(came, size) > largest:
            message = f"the answer is larger than {largest / 1_000_000:g} MB"
            raise SourceError(message)
        parts.append(part)
    if unpack and not unpack.eof:
        raise EOFError
    return b"".join(parts)


def _unpacker(packing: str) -> Any:  # noqa: ANN401  zlib names no type for it
    if packing in GZIP:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    if packing == "identity":
        return None
    message = f"the answer is compressed as {packing!r}, but hub asked for gzip"
    raise SourceError(message)
