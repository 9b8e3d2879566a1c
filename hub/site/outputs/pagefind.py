"""The one door to Pagefind, which makes an index that a browser reads in small pieces."""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import subprocess
from html import escape
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hub.base import file_io
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hub.site.outputs.search_records import Record

PART = "pagefind_bin"
MISSING = "The search reads titles and summaries only; for all words: pip install 'practice-hub[search]'"
FOLDER = "pagefind"
# Pagefind's own search boxes, which hub does not use.
UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
# A browser loads the whole part of the index in which a word is: parts of a quarter of the usual size keep the
# first question below 150 KB at a thousand pages.
SIZE = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "5000"}
META = '<meta data-pagefind-meta="{}[content]" content="{}">'


def present() -> bool:
    """Say whether the extra `search` is installed."""
    return importlib.util.find_spec(PART) is not None


def write(records: Iterable[Record], folder: Path) -> dict[str, str]:
    """Write the index of `records` in `folder`/pagefind, and return each page's path by Pagefind's name for it.

    Pagefind's program reads a folder of small pages: its interface for Python needs a tenth of a second for each.
    Raises HubError where the program fails.
    """
    target = folder / FOLDER
    with TemporaryDirectory(prefix="hub-search-") as pages:
        for record in records:
            file_io.create(pages, f"{record.path}index.html", _page(record).encode())
        _run("--site", pages, "--output-path", str(target), "--force-language", "en")
    for pattern in UNUSED:
        for file in target.glob(pattern):
            file_io.remove(target, file.name)
    return {file.stem: _url(file) for file in sorted((target / "fragment").iterdir())}


def _page(record: Record) -> str:
    values = {"title": record.title, "summary": record.summary, "note": record.note}
    meta = "".join(META.format(name, escape(value)) for name, value in values.items())
    text = escape(f"{record.title}. {record.summary} {record.text}")
    return f'<!doctype html><html lang="en"><body data-pagefind-body>{meta}<p>{text}</p></body></html>'


def _run(*options: str) -> None:
    from pagefind_bin import get_executable

    command = [str(get_executable()), *options]
    done = subprocess.run(command, capture_output=True, check=False, env=os.environ | SIZE)  # noqa: S603  our own words
    if done.returncode:
        message = f"the search could not be indexed: {done.stderr.decode(errors='replace').strip()}"
        raise HubError(message)


def _url(fragment: Path) -> str:
    """Return the path of a page from its fragment, which is compressed JSON after a signature."""
    url: str = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd"))["url"]
    return url.removeprefix("/")
