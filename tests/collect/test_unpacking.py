"""Bodies that are packed in every way, in pieces of every length."""

from __future__ import annotations

import asyncio
import gzip
import sys
import zlib
from typing import TYPE_CHECKING

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.collect import unpacking
from hub.errors import SourceError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

BODY = b"<rss>" + bytes(range(256)) * 4 + b"</rss>"
RAW = zlib.compressobj(wbits=-15)
PACKED = {
    "gzip": gzip.compress(BODY, mtime=0),
    "deflate": zlib.compress(BODY),
    "Deflate": RAW.compress(BODY) + RAW.flush(),
    "br": brotli.compress(BODY),
    "zstd": zstd.compress(BODY),
    "br, gzip": gzip.compress(brotli.compress(BODY), mtime=0),
}


def collected(data: bytes, packing: str, step: int = 7, largest: int = 100_000) -> bytes:
    """What a body is that arrives in pieces of `step` bytes."""

    async def chunks() -> AsyncIterator[bytes]:
        for at in range(0, len(data), step):
            yield data[at : at + step]

    return asyncio.run(unpacking.collected(chunks(), largest, packing))


@given(packing=st.sampled_from(sorted(PACKED)), step=st.integers(1, 2000), more=st.sampled_from([b"", b"\r\n", b"xyz"]))
def test_unpacks(packing: str, step: int, more: bytes) -> None:
    """Whatever the pieces are, and whatever follows the end."""
    after = b"" if packing == "br" else more  # whose library takes nothing more
    assert collected(PACKED[packing] + after, packing, step) == BODY


def test_what_comes_after_brotli_ends_is_no_part_of_it() -> None:
    """Its library takes nothing more, so it gets nothing more."""
    assert collected(PACKED["br"] + b"xyz", "br", len(PACKED["br"])) == BODY


@pytest.mark.parametrize("packing", ["gzip", "zstd"])
@pytest.mark.parametrize("step", [1, 9, 5000])
def test_reads_on_in_the_next_member(packing: str, step: int) -> None:
    """A body may be several packed ones in a row (RFC 1952, section 2.2; RFC 8878, section 3)."""
    assert collected(PACKED[packing] * 2, packing, step) == BODY * 2


@pytest.mark.parametrize("said", ["", "none", "identity", "UTF-8", "binary", "utf-8, "])
def test_believes_no_name_of_nothing(said: str) -> None:
    """Such names pack nothing; gzip is unpacked all the same."""
    assert (collected(BODY, said), collected(PACKED["gzip"], said)) == (BODY, BODY)


@pytest.mark.parametrize("said", ["gzip", "x-gzip", "zstd"])
def test_what_is_announced_and_not_packed(said: str) -> None:
    """It is read as it is, also where it is shorter than what tells."""
    assert (collected(BODY, said), collected(b"ab", said), collected(b"ab", "")) == (BODY, b"ab", b"ab")


@pytest.mark.parametrize("packing", sorted(PACKED))
def test_notices_an_end_that_is_missing(packing: str) -> None:
    """A body that breaks off is none, and so is none at all."""
    with pytest.raises(EOFError):
        collected(PACKED[packing][:-1], packing)
    with pytest.raises(EOFError):
        collected(b"", packing)


def test_an_empty_body() -> None:
    """Nothing that nobody packed is nothing."""
    assert collected(b"", "") == b""


@pytest.mark.parametrize("packing", ["gzip", "deflate", "br", "zstd"])
def test_stops_bombs(packing: str) -> None:
    """The limit is that of what comes out, and it is noticed within a piece of memory."""
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd.compress}[packing]
    with pytest.raises(SourceError, match=r"the answer is larger than 0\.1 MB"):
        collected(pack(bytes(30_000_000)), packing, 65_536)


@pytest.mark.parametrize(
    ("data", "packing", "message"),
    [
        (b"\x1f\x8bxxxxxx", "gzip", "the answer says that it is gzip, but it is not"),
        (b"\x1f\x8bxxxxxx", "", "the answer says that it is gzip, but it is not"),
        (b"xxxxxxxx", "Deflate", "the answer says that it is deflate, but it is not"),
        (b"xxxxxxxx", "br", "the answer says that it is br, but it is not"),
        (unpacking.ZSTD_BEGINS + b"xxxxxx", "zstd", "the answer says that it is zstd, but it is not"),
        (b"xxxxxxxx", "dcb", "the answer is packed as 'dcb', which hub cannot read: it asks for gzip"),
    ],
)
def test_says_what_is_not_so(data: bytes, packing: str, message: str) -> None:
    """Bytes that are packed otherwise are one error in plain words."""
    with pytest.raises(SourceError) as caught:
        collected(data, packing)
    assert str(caught.value) == message


def test_a_window_that_would_fill_the_memory() -> None:
    """A body of a few bytes may not ask for 128 MB before it says anything."""
    streamed = zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: 27})
    greedy = streamed.compress(BODY) + streamed.flush()
    with pytest.raises(SourceError, match="says that it is zstd"):
        collected(greedy, "zstd")
