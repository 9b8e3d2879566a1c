"""Records -> the small files that the search's script reads: the index without Pagefind, filters, words for typos."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from hub.content import synonyms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hub.site.outputs.search_records import Record

INDEX = "search.json"
MARKS = KINDS, TOPICS, WORDS = "search-filters.json", "search-topics.json", "search-words.json"
# What a page is where the list of kinds does not say it.
USUAL = "Articles"
# Words from which a mistyped one is mended, the most frequent ones; shorter ones are like too many others.
MOST_WORDS, SHORTEST = 6_000, 4


def index(found: Iterable[Record]) -> str:
    """Return the small index that serves where Pagefind does not: everything but the text, as JSON."""
    rows = [
        {
            "url": record.path,
            "kind": record.kind,
            "title": record.title,
            "summary": record.summary,
            "note": record.note,
            "topic": record.topics,
            "year": record.year,
            "names": record.names,
        }
        for record in found
    ]
    return _json(rows)


def marks(found: Iterable[Record], names: Mapping[str, str], bundles: int) -> dict[str, str]:
    """Return what filters read, by file: kinds by Pagefind's name of a page, then its year and topics, and words.

    Pagefind's own filters change order at each run. `names` has the path of each page by its name.
    """
    pages = {record.path: record for record in found}
    topics = sorted({topic for record in pages.values() for topic in record.topics})
    place = {topic: number for number, topic in enumerate(topics)}
    kinds = {name: pages[path].kind for name, path in names.items() if pages[path].kind != USUAL}
    rows = {name: [pages[path].year, *(place[topic] for topic in pages[path].topics)] for name, path in names.items()}
    years = sorted({record.year for record in pages.values() if record.year}, reverse=True)
    head = {"bundles": bundles, "usual": USUAL, "kinds": kinds, "topics": topics, "years": years}
    return {KINDS: _json(head), TOPICS: _json(rows), WORDS: _json(words(pages.values()))}


def words(found: Iterable[Record]) -> str:
    """Return the words of titles, summaries and names in lower case, the most frequent first, one blank between."""
    counted: Counter[str] = Counter()
    for record in found:
        said = " . ".join((record.title, record.summary, *(names for _, names in record.names)))
        counted.update({word[0].lower() for word in synonyms.WORD.finditer(said) if word[0].isalpha()})
    known = sorted(counted, key=lambda word: (-counted[word], word))
    return " ".join([word for word in known if len(word) >= SHORTEST][:MOST_WORDS])


def _json(value: Any) -> str:  # noqa: ANN401  whatever a script reads
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
