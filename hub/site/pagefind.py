"""The one door to Pagefind, which makes an index that a browser reads in small pieces."""

from __future__ import annotations

import asyncio
import gzip
import importlib.util
import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hub.site.records import Record

# Pagefind's own search boxes, which hub does not use.
PARTS = ("pagefind", "pagefind_bin")
MISSING = "The search reads titles and summaries only; for all words: pip install 'practice-hub[search]'"
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")


def present() -> bool:
    """Whether the extra `search` is installed."""
    return all(importlib.util.find_spec(name) for name in PARTS)


def write(records: Iterable[Record], folder: Path) -> dict[str, str]:
    """The index of `records`, in `folder`/pagefind; the path of each page by the name that Pagefind gives it."""
    with ThreadPoolExecutor(1) as pool:  # whoever calls may have an event loop in this thread
        pool.submit(asyncio.run, _write(records, folder / "pagefind")).result()
    for pattern in UNUSED:
        for file in (folder / "pagefind").glob(pattern):
            file.unlink()
    return {file.stem: _page(file) for file in sorted((folder / "pagefind" / "fragment").iterdir())}


def _page(fragment: Path) -> str:
    """A fragment is compressed JSON after a signature."""
    url: str = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd"))["url"]
    return url.removeprefix("/")


async def _write(records: Iterable[Record], folder: Path) -> None:
    from pagefind.index import IndexConfig, PagefindIndex

    async with PagefindIndex(IndexConfig(output_path=str(folder), force_language="en")) as index:
        for record in records:
            await index.add_custom_record(
                url="/" + record.path,
                content=f"{record.title}. {record.summary} {record.text}",
                language="en",
                meta={"title": record.title, "summary": record.summary, "note": record.note},
            )
