"""The body of an answer, unpacked piece by piece within its limit (RFC 9110, section 8.4)."""

from __future__ import annotations

import sys
import zlib
from typing import TYPE_CHECKING, Protocol

import brotli

from hub.base import charset
from hub.base.translation import gettext
from hub.errors import SourceError

if sys.version_info >= (3, 14):  # pragma: no cover  the same library, under the name that it has since
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator, Sequence

STEP = 65_536
# What some servers write where nothing is packed; names of charsets besides.
UNPACKED = frozenset({"", "identity", "none", "binary"})
GZIP_BEGINS, ZSTD_BEGINS = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
# As many bytes tell what a body is.
SNIFFED = 4
# A larger window would take memory by its name alone (RFC 9659, section 3).
ZSTD_WINDOW = {int(zstd.DecompressionParameter.window_log_max): 23}


class _Layer(Protocol):
    """Unpack one packing, in pieces of STEP bytes or little more."""

    @property
    def is_done(self) -> bool:
        """Return whether the packed bytes have come to their end."""

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """Yield what a chunk unpacks to."""


class _Zlib:
    def __init__(self, wbits: int) -> None:
        self._wbits = wbits
        self._inner = zlib.decompressobj(wbits)

    @property
    def is_done(self) -> bool:
        return self._inner.eof

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        while chunk:
            if self._inner.eof:
                if chunk[0] != GZIP_BEGINS[0]:
                    return  # what comes after the end and begins nothing is no part of it
                self._inner = zlib.decompressobj(self._wbits)
            yield self._inner.decompress(chunk, STEP)
            chunk = self._inner.unused_data if self._inner.eof else self._inner.unconsumed_tail


class _Deflate:
    """Read deflate as it should be, within zlib, or bare, as some servers send it."""

    def __init__(self) -> None:
        self._inner: _Zlib | None = None

    @property
    def is_done(self) -> bool:
        return self._inner is not None and self._inner.is_done

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        if self._inner is None:
            is_within_zlib = chunk[0] & 0x0F == zlib.DEFLATED and int.from_bytes(chunk[:2], "big") % 31 == 0
            self._inner = _Zlib(zlib.MAX_WBITS if is_within_zlib else -zlib.MAX_WBITS)
        return self._inner.pieces(chunk)


class _Brotli:
    def __init__(self) -> None:
        self._inner = brotli.Decompressor()

    @property
    def is_done(self) -> bool:
        return bool(self._inner.is_finished())

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        if self.is_done:
            return
        yield self._inner.process(chunk, output_buffer_limit=STEP)
        while not self._inner.can_accept_more_data():
            yield self._inner.process(b"", output_buffer_limit=STEP)


class _Zstandard:
    def __init__(self) -> None:
        self._inner = zstd.ZstdDecompressor(options=ZSTD_WINDOW)

    @property
    def is_done(self) -> bool:
        return bool(self._inner.eof)

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        while chunk or not (self._inner.eof or self._inner.needs_input):
            if self._inner.eof:
                if chunk[0] != ZSTD_BEGINS[0]:
                    return
                self._inner = zstd.ZstdDecompressor(options=ZSTD_WINDOW)
            yield self._inner.decompress(chunk, STEP)
            chunk = self._inner.unused_data if self._inner.eof else b""


def _gzip() -> _Zlib:
    return _Zlib(zlib.MAX_WBITS | 16)


LAYERS: dict[str, Callable[[], _Layer]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,  # RFC 9110, section 8.4.1.3
    "deflate": _Deflate,
    "br": _Brotli,
    "zstd": _Zstandard,
}
BEGINNINGS = {"gzip": GZIP_BEGINS, "x-gzip": GZIP_BEGINS, "zstd": ZSTD_BEGINS}
# What the libraries raise for bytes that are not packed as they should be.
WRONG: tuple[type[Exception], ...] = (zlib.error, brotli.error, zstd.ZstdError)


async def collected(chunks: AsyncIterator[bytes], largest: int, packing: str) -> bytes:
    """Return all chunks as one, unpacked; stop at the first byte beyond `largest`, packed or unpacked.

    Raises SourceError and EOFError as `unpacked` does.
    """
    return b"".join([piece async for piece in unpacked(chunks, largest, packing)])


async def unpacked(chunks: AsyncIterator[bytes], largest: int, packing: str) -> AsyncGenerator[bytes]:
    """Yield an answer in unpacked pieces; `packing` is its Content-Encoding, which is believed where it can be so.

    A body that is gzip is unpacked also where nobody said so. Raises SourceError for an answer with more than `largest`
    bytes, packed or unpacked, and for one that is packed otherwise; EOFError for one that ends too early.
    """
    names = _names(packing)
    layers: Sequence[_Layer] | None = None
    came = size = 0
    async for chunk in _with_whole_start(chunks):
        layers = _layers(names, chunk) if layers is None else layers
        came += len(chunk)
        for piece in _through(layers, chunk, packing):
            size += len(piece)
            if size > largest:
                raise too_large(largest)
            yield piece
        if came > largest:
            raise too_large(largest)
    if names if layers is None else not all(layer.is_done for layer in layers):
        raise EOFError


async def _with_whole_start(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Yield chunks, the first of which has SNIFFED bytes where there are so many."""
    start = b""
    async for chunk in chunks:
        if len(start) < SNIFFED:
            start += chunk
            if len(start) >= SNIFFED:
                yield start
        else:
            yield chunk
    if 0 < len(start) < SNIFFED:
        yield start


def too_large(largest: int) -> SourceError:
    """Return the error for what has more bytes than it may."""
    return SourceError(gettext("the answer is larger than %(value)s MB", value=f"{largest / 1000000:g}"))


def _names(packing: str) -> list[str]:
    """Return the packings of an answer, the last one first; raises SourceError for one that nobody here knows."""
    names = [name for one in packing.split(",") if not _is_plain(name := one.strip().lower())]
    for name in names:
        if name not in LAYERS:
            message = gettext(
                "the answer is packed as %(name)s, which hub cannot read: it asks for gzip", name=repr(name)
            )
            raise SourceError(message)
    return names[::-1]


def _is_plain(name: str) -> bool:
    return name in UNPACKED or charset.is_label(name)


def _layers(names: Sequence[str], start: bytes) -> Sequence[_Layer]:
    """Return what unpacks a body that begins with these bytes, whatever was said of it."""
    if not names:
        return [_gzip()] if start.startswith(GZIP_BEGINS) else []
    if not start.startswith(BEGINNINGS.get(names[0], b"")):
        return []  # it was announced as packed, and is not
    return [LAYERS[name]() for name in names]


def _through(layers: Sequence[_Layer], chunk: bytes, packing: str) -> Iterator[bytes]:
    """Yield what a chunk becomes on its way through all layers; raises SourceError where it is not as announced."""
    if not layers:
        yield chunk
        return
    first, *others = layers
    try:
        for piece in first.pieces(chunk):
            if piece:
                yield from _through(others, piece, packing)
    except WRONG as error:
        message = gettext(
            "the answer says that it is %(value)s, but it is not", value=packing.strip().lower() or "gzip"
        )
        raise SourceError(message) from error
