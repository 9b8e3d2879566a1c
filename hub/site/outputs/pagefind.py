"""The one door to Pagefind, which makes an index that a browser reads in small pieces.

Its program needs 0.26 MB for each article while it works, so older articles are bundles of their own: the browser asks
all of them at once, and only the bundle of what changed is made again.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import subprocess
from collections import Counter
from html import escape
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hub.base import file_io, translation
from hub.base.translation import gettext, noop
from hub.content import routes, synonyms
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from hub.site.outputs.search_records import Record

PART = "pagefind_bin"
MISSING = noop("The search reads titles and summaries only; for all words: pip install 'practice-hub[search]'")
FOLDER = "pagefind"
# Pagefind's own search boxes, which hub does not use; and what the first bundle brings for all of them.
UNUSED = ("pagefind-*", "wasm.unknown.pagefind")
SHARED = ("pagefind.js", "wasm.*")
ENTRY = "pagefind-entry.json"
# A browser loads the whole part of the index in which a word is, so parts are a fraction of the usual size.
SIZE = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "1200"}
MOST = 2_000
ARTICLES = "Articles"
TITLE, SUMMARY = 7, 3
# In a text a word counts once, and these, which are English, not at all: they are half of all words.
SKIPPED = frozenset(
    """
    a about all also an and any are as at be been but by can could did do does for from had has have he her his how i if
    in into is it its more most no not of on or our out she so some than that the their them then there these they this
    those to up was we were what when where which who why will with would you your
    """.split()  # noqa: SIM905  a text, not ninety quoted words
)
# Of so many pages, texts need no word that this share of them has: it tells no page from another, and fills a part.
MANY, SHARE = 500, 1 / 3
SIGNATURE = b"pagefind_dcd"


def present() -> bool:
    """Say whether the extra `search` is installed."""
    return importlib.util.find_spec(PART) is not None


def bundles(records: Iterable[Record]) -> dict[str, tuple[Record, ...]]:
    """Return the records of each bundle by its folder: the oldest articles by the thousand, then all the rest.

    A bundle that is full never changes because of what is new.
    """
    found = tuple(records)
    articles = sorted((one for one in found if one.kind == ARTICLES), key=lambda one: (one.year, one.path))
    full = len(articles) // MOST * MOST
    rest = (*(one for one in found if one.kind != ARTICLES), *articles[full:])
    older = (tuple(articles[start : start + MOST]) for start in range(0, full, MOST))
    return {FOLDER: rest, **{f"{FOLDER}-{number}": part for number, part in enumerate(older, 2)}}


def write(records: Iterable[Record], folder: Path, language: str, name: str = FOLDER) -> None:
    """Write the index of `records` as the bundle `name` in `folder`, and with it what a result shows of each.

    The tag of the language that most pages have says how Pagefind cuts the endings of words.

    Pagefind's program reads a folder of small pages. Raises HubError where the program fails.
    """
    target = folder / name
    shown = {f"/{routes.file_of(record.path)}": record for record in records}
    told = {url: _told(record.text, language) for url, record in shown.items()}
    usual = _usual(told.values())
    with TemporaryDirectory(prefix="hub-search-") as pages:
        for url, record in shown.items():
            words = " ".join(word for word in told[url] if word not in usual)
            file_io.create(pages, url.removeprefix("/"), _page(record, words, language).encode())
        said = ("--force-language", language.partition("-")[0])
        _run("--site", pages, "--output-path", str(target), "--keep-index-url", *said)
    for pattern in (*UNUSED, *(SHARED if name != FOLDER else ())):
        for file in target.glob(pattern):
            if file.name != ENTRY:
                file_io.remove(target, file.name)
    for file in (target / "fragment").iterdir():
        url = _fragment(file)["url"]
        file_io.write(target / "fragment", file.name, _row(shown[url]), lasting=False)


def names(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    """Yield Pagefind's name for each page of a bundle, and the page's path."""
    for file in sorted((folder / name / "fragment").iterdir()):
        yield file.stem, _fragment(file)["url"].removeprefix("/")


def _page(record: Record, text: str, language: str) -> str:
    """Return what Pagefind reads of a page: its words, by how much they count."""
    rows = ((TITLE, record.title), (SUMMARY, record.summary), *record.names, (1, record.note), (1, text))
    marked = "".join(f'<p data-pagefind-weight="{weight}">{escape(words)}</p>' for weight, words in rows)
    return f'<!doctype html><html lang="{language}"><body data-pagefind-body>{marked}</body></html>'


def _told(text: str, language: str) -> tuple[str, ...]:
    """Return the words of a text that an index needs, each once and in lower case."""
    words = dict.fromkeys(found[0].lower() for found in synonyms.WORD.finditer(text))
    return tuple(word for word in words if word not in SKIPPED or not translation.is_source(language))


def _usual(texts: Collection[tuple[str, ...]]) -> frozenset[str]:
    """Return the words that many of many texts have."""
    if len(texts) < MANY:
        return frozenset()
    counted = Counter(word for words in texts for word in words)
    return frozenset(word for word, count in counted.items() if count > SHARE * len(texts))


def _row(record: Record) -> bytes:
    """Return a fragment that holds what a result shows, in the place of all words of the page."""
    meta = {"title": record.title, "summary": record.summary, "note": record.note}
    row = {"url": f"/{record.path}", "content": "", "word_count": 0, "filters": {}, "meta": meta, "anchors": []}
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(SIGNATURE + text.encode(), mtime=0)


def _run(*options: str) -> None:
    from pagefind_bin import get_executable

    command = [str(get_executable()), *options]
    done = subprocess.run(command, capture_output=True, check=False, env=os.environ | SIZE)  # noqa: S603  our own words
    if done.returncode:
        message = gettext(
            "the search could not be indexed: %(error)s", error=done.stderr.decode(errors="replace").strip()
        )
        raise HubError(message)


def _fragment(file: Path) -> dict[str, str]:
    """Return a fragment, which is compressed JSON after a signature."""
    found: dict[str, str] = json.loads(gzip.decompress(file.read_bytes()).removeprefix(SIGNATURE))
    return found
