"""What an editor keeps -> a file in content/."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hub import disk, documents, kinds, text, urls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from hub.model import Candidate, Config, Library, Source

NAME_TRIES = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """The file that a candidate became, and the topics that the hub does not know."""

    path: str
    unknown_topics: tuple[str, ...] = ()
    has_summary: bool = True


def known(library: Library) -> frozenset[str]:
    """The keys of every address that content/ or an issue already carries."""
    carried = (item.url for issue in library.issues for section in issue.sections for item in section.items)
    articles = (article.url for article in library.articles)
    events = (event.url for event in library.events if event.url)
    return frozenset(_keys((*articles, *events, *carried)))


def _keys(addresses: Iterable[str]) -> Iterator[str]:
    for address in addresses:
        if address.startswith(("http://", "https://")):
            yield urls.key(address)


def write(candidate: Candidate, config: Config, today: date, choices: dict[str, Any]) -> Kept:
    """Make an article, or an event, of a candidate; `choices` are the editor's words for single fields."""
    topics, unknown = _topics(candidate, config, _source(candidate, config))
    values = _event(candidate) if candidate.start else _article(candidate, config, today)
    values |= {"topics": topics} | choices
    path = _free_path(config.root, _folder(candidate), values)
    disk.write(config.root / path, documents.write({k: v for k, v in values.items() if v}, _body(candidate, config)))
    return Kept(path=path, unknown_topics=unknown, has_summary=bool(values["summary"]))


def _source(candidate: Candidate, config: Config) -> Source | None:
    return next((source for source in config.sources if source.key == candidate.source), None)


def _topics(candidate: Candidate, config: Config, source: Source | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The hub's own topics, from the source's setting and the candidate's words; and the words it does not know."""
    slugs = kinds.slugs(config.topics)
    names = {name: slugs.get(name) or slugs.get(text.slug(name)) for name in candidate.topics}
    found = (*(source.topics if source else ()), *filter(None, names.values()))
    return tuple(dict.fromkeys(found)), tuple(name for name, slug in names.items() if slug is None)


def _article(candidate: Candidate, config: Config, today: date) -> dict[str, Any]:
    source = _source(candidate, config)
    published = candidate.published.date() if candidate.published else today
    return {
        "title": candidate.title,
        "url": address(candidate),
        "source": candidate.source,
        "published": published,
        "section": (source and source.section) or kinds.sections(config.newsletter.sections)[0],
        "summary": candidate.summary,
        "added": today,
        "authors": candidate.authors,
    }


def _event(candidate: Candidate) -> dict[str, Any]:
    assert candidate.start  # noqa: S101  the caller has looked
    end = candidate.end or candidate.start
    return {
        "title": candidate.title,
        "kind": kinds.EVENT_KINDS[0],
        "start": f"{candidate.start:%Y-%m-%d %H:%M}",
        "end": f"{max(candidate.start, end):%Y-%m-%d %H:%M}",
        "summary": candidate.summary,
        "timezone": getattr(candidate.start.tzinfo, "key", None),
        "url": candidate.url,
    }


def address(candidate: Candidate) -> str:
    """Where a reader is sent: a link post without a text of its own leads to the page it is about."""
    is_link_post = candidate.external_url and not candidate.content_html
    return candidate.external_url if is_link_post and candidate.external_url else candidate.url


def _body(candidate: Candidate, config: Config) -> str:
    source = _source(candidate, config)
    return candidate.content_html if source and source.content == "full" else ""


def _folder(candidate: Candidate) -> str:
    return "content/events" if candidate.start else "content/articles"


def _free_path(root: Path, folder: str, values: dict[str, Any]) -> str:
    """A path that no file has: by year for articles, by date and title, with a number where that is taken."""
    day = str(values.get("published") or values["start"])[:10]
    year = f"/{day[:4]}" if "published" in values else ""
    stem = f"{folder}{year}/{day}-{text.slug(values['title'])}"
    names = (f"{stem}{number}.md" for number in ("", *(f"-{n}" for n in range(2, NAME_TRIES))))
    return next(name for name in names if not (root / name).exists())
