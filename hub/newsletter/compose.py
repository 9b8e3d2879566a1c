"""Compose the draft of an issue from what the library holds; pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.base import text
from hub.content import content_addresses, event_words, routes, site_urls
from hub.content.issue import offered_comment, schedule
from hub.content.models import Article, Event, Issue, Item, Section, ToolkitPage
from hub.newsletter import corrected_issues, draft_phrases, eligible_content, item_selection, reading_time, subject_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from hub.content.content_addresses import Content
    from hub.content.models import Library
    from hub.content.settings import Config
    from hub.newsletter.item_selection import LeftOut, Pick


# So many articles of an issue are told in full; of those below, readers get a title and a line.
FULL_ARTICLES = 6
# From so many minutes on readers are told how long a text is.
LONG = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """Hold a proposed issue, and what did not make it."""

    issue: Issue
    left_out: tuple[LeftOut, ...] = ()


def compose(library: Library, config: Config, day: date, today: date | None = None) -> Draft:
    """Return the issue of that day, composed `today`, and everything that waits but does not fit."""
    found = eligible_content.find(library, config, day)
    choice = item_selection.choose(found, config, config.newsletter.max_links)
    picks = [pick for shelf in choice.sections for pick in shelf]
    # What is new leads; what comes from the archive does not make the subject while there is anything else.
    leads = sorted((shelf[0] for shelf in choice.sections if shelf), key=lambda pick: pick.archive)
    plans = zip(config.newsletter.sections, choice.sections, strict=True)
    short = [pick.content.path for pick in picks if isinstance(pick.content, Article)][FULL_ARTICLES:]
    sections = (
        Section(
            title=plan.title, items=tuple(item(pick, config, is_short=pick.content.path in short) for pick in shelf)
        )
        for plan, shelf in plans
        if shelf
    )
    between = schedule.period(config.newsletter.rhythm)
    corrected = corrected_issues.lines(library, config, day)
    corrections = (corrected_issues.section(corrected.values(), config),) if corrected else ()
    issue = Issue(
        path=f"newsletters/{day}.md",
        day=day,
        subject=subject_line.subject(leads, config, between),
        preheader=subject_line.preheader(leads, picks, config, between),
        status="draft",
        number=_number(library, day),
        composed=today,
        note=_note(picks, config, day),
        sections=(*sections, *corrections, *_more(choice.left_out, config)),
        offered=(*marks(picks, config), *corrected),
        left_out=tuple(offered_comment.mark(left.url) for left in choice.left_out if left.waits),
    )
    return Draft(issue=issue, left_out=choice.left_out)


def marks(picks: Iterable[Pick], config: Config) -> tuple[str, ...]:
    """Return the marks of every address that the picks link to, near-duplicates included."""
    contents = (content for pick in picks for content in (pick.content, *pick.also))
    return tuple(offered_comment.mark(content_addresses.lead(content, config)) for content in contents)


def item(pick: Pick, config: Config, *, is_short: bool = False) -> Item:
    """Return the newsletter item that a pick becomes; a short one has one line, the note or the first sentence."""
    content = pick.content
    note = content.note if isinstance(content, Article) else None
    said = [part for part in (note, content.summary) if part]
    if is_short:
        said = [note] if note else text.sentences(content.summary)[:1]
    parts = map(_escaped, said)
    return Item(
        title=text.clean(content.title),
        url=content_addresses.lead(content, config),
        source_line=_escaped(_source_line(pick, config)),
        blurb="\n\n".join([*parts, *_also(pick, config)]),
    )


def _note(picks: Sequence[Pick], config: Config, day: date) -> str:
    following = schedule.following(day, config.newsletter)
    between = schedule.period(config.newsletter.rhythm)
    is_from_archive = any(pick.archive for pick in picks)
    greeting = config.newsletter.greeting
    return draft_phrases.say(config, "note", greeting, day, following, between, not picks, is_from_archive)


def _number(library: Library, day: date) -> int:
    """Return one more than the highest number before, or than the number of issues before where they have none."""
    earlier = [issue.number for issue in library.issues if issue.day < day]
    return 1 + max((number for number in earlier if number is not None), default=len(earlier))


def _more(left_out: Iterable[LeftOut], config: Config) -> Iterator[Section]:
    """Yield the last section: the titles that found no room, and where on the site they are."""
    if left := [one.waits for one in left_out if one.waits]:
        titles = [_escaped(content.title) for content in left]
        intro = draft_phrases.say(config, "more", titles, list(_places(left, config))).strip()
        yield Section(title=draft_phrases.say(config, "more_title"), intro=intro)


def _places(contents: Sequence[Content], config: Config) -> Iterator[str]:
    """Yield a link to the site's list of each kind; to that of one month, where the articles share it."""
    months = {content.published.replace(day=1) for content in contents if isinstance(content, Article)}
    if months:
        month = months.pop() if len(months) == 1 else None
        path = site_urls.month(month) if month else "articles/index.md"
        yield draft_phrases.say(config, "more_articles", month, routes.url(path, config))
    if any(isinstance(content, Event) for content in contents):
        yield draft_phrases.say(config, "more_events", routes.url("events/index.md", config))
    if any(isinstance(content, ToolkitPage) for content in contents):
        yield draft_phrases.say(config, "more_pages", routes.url("toolkit/index.md", config))


def _source_line(pick: Pick, config: Config) -> str:
    match pick.content:
        case Article() as article:
            minutes = reading_time.of_text(article.body.text()) if article.body else 0
            told = minutes if minutes >= LONG else 0
            source = _source(article, config)
            return draft_phrases.say(config, "article", article.kind, source, article.published, pick.archive, told)
        case Event() as event:
            where, cost = (words and event_words.phrase(words, config.language) for words in (event.place, event.cost))
            when = event_words.when(event, config.language)
            return draft_phrases.say(config, "event", when, where, cost, pick.again)
        case page:
            return draft_phrases.say(config, "page", page.reviewed)


def _source(article: Article, config: Config) -> str:
    return next((source.name for source in config.sources if source.key == article.source), article.source)


def _also(pick: Pick, config: Config) -> Iterator[str]:
    """Yield one line of links to the near-duplicates, where there are any."""
    if pick.also:
        from hub.content.issue import parser  # the Markdown parser

        links = [parser.link(text.clean(_source(twin, config)), twin.url) for twin in pick.also]
        yield draft_phrases.say(config, "also", links)


def _escaped(line: str) -> str:
    return text.escape_markdown(text.clean(line))
