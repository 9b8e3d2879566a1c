"""What an editor keeps -> a file in content/."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hub.base import text, urls
from hub.base.translation import gettext, noop
from hub.content import fields_by_kind, front_matter, validation
from hub.content.issue import linked_addresses
from hub.errors import HubError
from hub.inbox import event_draft, pending_files

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping
    from datetime import date

    from hub.collect.candidate import Candidate
    from hub.content.models import Library
    from hub.content.settings import Config, Source

# A blank as `hub new` leaves them: `hub check` and `hub build` refuse it, and every other command can read the file.
BLANK = "TODO: "
NO_SUMMARY = noop("what a reader learns, in one or two whole sentences.")
NO_DAY = noop("the day, such as 2026-11-17")


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptFile:
    """Hold the file that a candidate becomes: its path, its text, and the topics that the hub does not know.

    `number` is that of the candidate, and `has_summary` says whether it had a summary.
    """

    path: str
    text: str
    number: int = 0
    unknown_topics: tuple[str, ...] = ()
    has_summary: bool = True


def known(library: Library) -> dict[str, str]:
    """Return the path of the file that has each address of content/ and of the issues, by the key of the address.

    Where an address has an anchor, its page and that place on it have a key each: other entries of the page are others.
    """
    return in_issues(library) | files(library)


def in_issues(library: Library) -> dict[str, str]:
    """Return the path of the issue that has each address as an item, by the key of the address."""
    items = ((item, one.path) for one in library.issues for section in one.sections for item in section.items)
    return _by_key((url, path) for item, path in items for url in linked_addresses.of_heading(item))


def published(library: Library) -> dict[str, str]:
    """Return what `known` does, without the items of drafts: what waits may be in one, and its file is taken back."""
    return known(replace(library, issues=tuple(one for one in library.issues if one.status != "draft")))


def files(library: Library) -> dict[str, str]:
    """Return the path of the article or event that has each address, by the key of the address."""
    events = ((event.url, event.path) for event in library.events if event.url)
    articles = ((article.url, article.path) for article in library.articles)
    return _by_key((*events, *articles))


def _by_key(given: Iterable[tuple[str, str]]) -> dict[str, str]:
    pairs = tuple(given)
    return {key: path for make in (urls.key, urls.entry_key) for url, path in pairs for key in _keys(url, make)}


def of_sources(config: Config) -> dict[str, str]:
    """Return the name of the source that has each address, by the key of the address."""
    return _by_key(
        (source.url, gettext("the source %(key)s", key=source.key)) for source in config.sources if source.url
    )


def there(addresses: Iterable[str], known: Mapping[str, str]) -> str:
    """Say which file or source has one of these addresses, in words for who would add it again; "" where none has."""
    found = (
        gettext("%(known)s has the address %(url)s already", known=known[key], url=url)
        for url in addresses
        for key in _keys(url, urls.entry_key)
        if key in known
    )
    return next(found, "")


def _keys(address: str, make: Callable[[str], str]) -> Iterator[str]:
    with contextlib.suppress(ValueError):  # such as a mailbox
        yield make(address)


def check(choices: Mapping[str, Any], config: Config) -> None:
    """Raise HubError for a section that the newsletter does not have."""
    sections = fields_by_kind.sections(config.newsletter.sections)
    section = choices.get("section")
    if section and section not in sections:
        message = gettext(
            "no section for articles is called %(section)s: %(near)s",
            section=repr(section),
            near=validation.nearest(section, sections),
        )
        raise HubError(message)


def compose(
    candidate: Candidate, config: Config, today: date, choices: Mapping[str, Any], taken: Container[str] = ()
) -> KeptFile:
    """Make an article, or an event, of a candidate: its text, and a path that no file has and that is not `taken`.

    `choices` are the editor's words for single fields. Nothing is written.
    """
    source = next((source for source in config.sources if source.key == candidate.source), None)
    found, unknown = topics(candidate, config)
    values = _event(candidate, config, source) if candidate.start else _article(candidate, config, source, today)
    values |= {"topics": found, **choices}
    given = {name: value for name, value in values.items() if value}
    path = pending_files.free(config.root, _path(_folder(candidate), values), taken)
    body = _text(candidate) if source and source.content == "full" else sign_up(candidate.register_url)
    if candidate.start:
        body = event_draft.text(candidate, config.timezone) + body
    words = front_matter.write(given, body)
    return KeptFile(path=path, text=words, unknown_topics=unknown, has_summary=bool(candidate.summary))


def _text(candidate: Candidate) -> str:
    """Return the text of a candidate as Markdown; HTML in a file would go to a Markdown parser as it is."""
    from hub.base import html_to_markdown  # it costs 0.1 s, and most sources give no text

    return html_to_markdown.convert(candidate.content_html)


def topics(candidate: Candidate, config: Config) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the hub's topics for a candidate, from its sources and its own words, and the words that name no topic.

    Nor do they name the kind of an event.
    """
    sources = (one for one in config.sources if one.key in {candidate.source, *candidate.also})
    names = {name: topic(name, config) for name in candidate.topics}
    kinds = config.event_kinds if candidate.start else ()
    found = (*(slug for source in sources for slug in source.topics), *filter(None, names.values()))
    return tuple(dict.fromkeys(found)), tuple(
        name for name, slug in names.items() if slug is None and name.casefold() not in kinds
    )


def topic(name: str, config: Config) -> str | None:
    """Return the slug of the hub's topic with this name, in any spelling; None where there is none."""
    slugs = {text.slug(topic.title): topic.slug for topic in config.topics}
    slugs |= {text.slug(known): slug for known, slug in fields_by_kind.slugs(config.topics).items()}
    return slugs.get(text.slug(name))


def _article(candidate: Candidate, config: Config, source: Source | None, today: date) -> dict[str, Any]:
    sections = fields_by_kind.sections(config.newsletter.sections)
    return {
        "title": candidate.title,
        "url": address(candidate),
        "source": candidate.source,
        "published": _published(candidate, today),
        "section": (source and source.section) or next(iter(sections), None),
        "summary": candidate.summary or f"{BLANK}{gettext(NO_SUMMARY)}",
        "added": today,
        "issue": None,
        "authors": candidate.authors,
    }


def _published(candidate: Candidate, today: date) -> date | str:
    """Return the day that the source gave; a blank where it gave none, or one that has not come yet.

    Where the source is, it may be tomorrow already.
    """
    given = candidate.published.date() if candidate.published else None
    if given and given <= today + timedelta(days=1):
        return given
    found = (
        gettext("the source says %(given)s, and that is to come", given=given)
        if given
        else candidate.doubt or gettext("the source gives none")
    )
    return f"{BLANK}{gettext(NO_DAY)}; {found}"


def _kind(candidate: Candidate, config: Config, source: Source | None) -> str:
    """Return the hub's kind that the event names as a category, else that of its source, else the hub's first."""
    named = {name.casefold() for name in candidate.topics}
    default = (source and source.kind) or config.event_kinds[0]
    return next((kind for kind in config.event_kinds if kind in named), default)


def _event(candidate: Candidate, config: Config, source: Source | None) -> dict[str, Any]:
    times = event_draft.times(candidate, config.timezone)
    return {
        "title": candidate.title,
        "kind": _kind(candidate, config, source),
        "start": times["start"],
        "end": times["end"],
        "repeat": times["repeat"],
        "summary": candidate.summary or f"{BLANK}{gettext(NO_SUMMARY)}",
        "timezone": times["timezone"],
        "url": candidate.url,
        "host": candidate.host,
        "place": candidate.place,
        "cost": candidate.cost,
        "status": candidate.status,
    }


def sign_up(address: str | None) -> str:
    """Return the link to register, as Markdown; "" without an address.

    The field `url` stays the event's own page, by which the event is recognized.
    """
    return gettext("[Register for this event](<%(address)s>)", address=address) + "\n" if address else ""


def address(candidate: Candidate) -> str:
    """Return where a reader is sent: a link post without a text of its own leads to the page it is about."""
    is_link_post = candidate.external_url and not candidate.content_html
    return candidate.external_url if is_link_post and candidate.external_url else candidate.url


def _folder(candidate: Candidate) -> str:
    return "content/events" if candidate.start else "content/articles"


def _path(folder: str, values: Mapping[str, Any]) -> str:
    """Return a path by date and title; an article's is in a folder for its year, that of today where it has none."""
    published = values.get("published")
    day = str(values["added"] if isinstance(published, str) else published or values["start"])[:10]
    year = f"/{day[:4]}" if "published" in values else ""
    return f"{folder}{year}/{day}-{text.slug(values['title'])}.md"
