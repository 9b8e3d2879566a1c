"""A Post of a Hugo site -> the file it becomes in content/, or the reason why it becomes none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hub.base import sanitize_html, text, urls
from hub.collect import feed_dates
from hub.content import fields_by_kind
from hub.errors import ContentError, Problem
from hub.importers import summaries
from hub.importers.hugo import hugo_page
from hub.importers.page_fields import string
from hub.importers.planned_files import ConvertedPost
from hub.inbox import content_writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from hub.content.models import Config
    from hub.importers.hugo.hugo_page import Post


@dataclass(frozen=True, kw_only=True, slots=True)
class Topics:
    """Hold the topics of the site itself: the slugs of their pages, and the slug that an old address leads to."""

    pages: frozenset[str]
    aliases: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """Hold what an import knows of the hub, what every article gets from it, and which topics the site has itself."""

    config: Config
    today: date
    source: str
    section: str
    topics: Topics


def topics_of(posts: Iterable[Post]) -> Topics:
    """Return the topics that have a page in the folder, and the old addresses of these pages."""
    pages = [post for post in posts if post.folder == "topics" and post.is_list and post.place.count("/") > 1]
    slugs = {post.place.split("/")[-2]: post for post in pages}
    aliases = {
        alias.rstrip("/").rsplit("/", 1)[-1]: slug
        for slug, post in slugs.items()
        for alias, _ in post.strings("aliases")
    }
    return Topics(pages=frozenset(slugs), aliases=aliases)


def make(post: Post, body: str, settings: Settings, remarks: list[Problem]) -> ConvertedPost | None:
    """Return the file that a post becomes; None, with a remark, where it is not to become one.

    Raises ContentError where the post should become a file, and lacks what that needs.
    """
    build = KINDS.get(post.folder)
    if build is None or post.is_list:
        what = f"lists of {post.folder}" if post.is_list else post.folder
        remarks.append(post.remark("not-imported", f"hub has no kind of content for {what}"))
        return None
    if post.string("draft").lower() == "true":
        remarks.append(post.remark("draft", "a draft is not imported", name="draft"))
        return None
    if not post.title:
        raise _missing(post, "title")
    found, about = _topics(post, settings.config, settings.topics)
    remarks += about
    shared = {"title": post.title, "summary": _summary(post, body, remarks), "topics": found}
    return build(post, body, shared, settings, remarks)


def _missing(post: Post, name: str) -> ContentError:
    fix = f"add a line `{name}: …`"
    given = post.string(name)
    message = f"{name}: {given!r} cannot be read" if given else f"{name!r} is missing"
    return ContentError([post.remark("110", message, fix, name=name)])


def _topics(post: Post, config: Config, topics: Topics) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the hub's topics of a post, and what to say about its words: repeated, without a page, not the hub's."""
    known = fields_by_kind.slugs(config.topics)
    given = dict(post.strings("topics")[::-1])
    about = list(_repeated(post))
    found: dict[str, None] = {}
    for name in list(given)[::-1]:
        if topics.pages and name not in topics.pages:
            about.append(_unknown(post, name, given[name], topics))
        slug = next(filter(None, (known.get(word) for word in _spellings(name, topics))), None)
        if slug:
            found[slug] = None
        else:
            message = f"{name!r} is not a topic of this hub, so it is left out"
            about.append(post.remark("topic-not-in-hub", message, "add it to content/topics/", line=given[name]))
    return tuple(found), about


def _spellings(name: str, topics: Topics) -> tuple[str, ...]:
    slug = text.slug(name)
    return name, slug, topics.aliases.get(name, ""), topics.aliases.get(slug, "")


def _repeated(post: Post) -> Iterator[Problem]:
    seen: set[str] = set()
    for name, line in post.strings("topics"):
        if name in seen:
            yield post.remark("repeated-topic", f"{name!r} appears twice", "once is enough", line=line)
            return
        seen.add(name)


def _unknown(post: Post, name: str, line: int, topics: Topics) -> Problem:
    near = next((word for word in _spellings(name, topics)[1:] if word in topics.pages), "")
    return post.remark("unknown-topic", f"{name!r} has no page", f"write {near}" if near else "", line=line)


def _summary(post: Post, body: str, remarks: list[Problem]) -> str:
    """Return whole sentences: of the summary, else of the first prose in the text, else the title."""
    if not post.string("summary"):
        instead = "its deck is used" if post.summary else "the first sentences are used"
        remarks.append(post.remark("no-summary", f"it has no summary; {instead} instead", name="summary"))
    return summaries.of(post.summary, body, post.title)


def _article(
    post: Post, body: str, shared: Mapping[str, Any], settings: Settings, remarks: list[Problem]
) -> ConvertedPost:
    day = hugo_page.day(post)
    if day is None:
        raise _missing(post, "date")
    values = {
        "title": shared["title"],
        "url": "",
        "source": settings.source,
        "published": day,
        "section": settings.section,
        "summary": shared["summary"],
        "authors": tuple(name for name, _ in post.strings("authors")),
        "topics": shared["topics"],
    }
    stem = f"content/articles/{day:%Y}/{day}-{text.slug(hugo_page.slug(post))}"
    return ConvertedPost(kind="articles", stem=stem, values=values, body=body, urls=_addresses(post, body, remarks))


def _addresses(post: Post, body: str, remarks: list[Problem]) -> tuple[str, ...]:
    """Return the addresses that an article may have, the best one first.

    A link post without a text of its own leads to the page it is about.
    """
    for name in ("source_url", "redirectto"):
        given = post.string(name)
        if given and (name == "redirectto" or not body):
            try:
                target = urls.absolute(given, post.url)
            except ValueError as error:
                remarks.append(post.remark("odd-address", f"{name}: {error}", name=name))
                continue
            if not body:
                return target, post.url
            remarks.append(post.remark("redirected", f"readers of {post.url} are redirected to {target}", name=name))
    return (post.url,)


def _event(
    post: Post, body: str, shared: Mapping[str, Any], settings: Settings, remarks: list[Problem]
) -> ConvertedPost:
    start = feed_dates.wall_clock(post.string("date"), hugo_page.ZONE)
    if start is None:
        raise _missing(post, "date")
    end = feed_dates.wall_clock(post.string("end_date"), hugo_page.ZONE)
    if end is None:
        remarks.append(post.remark("no-end", "it has no readable end; its start is used instead", name="end_date"))
    elif end < start:
        remarks.append(post.remark("ends-before-start", f"it ends {start - end} before it starts", name="end_date"))
    if not post.string("host"):
        remarks.append(post.remark("no-host", "it does not say who the host is", name="host"))
    sign_up = _sign_up(post, remarks)
    is_to_come = max(start, end or start).date() >= settings.today
    video = post.string("youtube_id")
    values = {
        "title": shared["title"],
        "kind": settings.config.event_kinds[0],
        "start": f"{start:%Y-%m-%d %H:%M}",
        "end": f"{max(start, end or start):%Y-%m-%d %H:%M}",
        "summary": shared["summary"],
        "timezone": "" if settings.config.timezone == hugo_page.ZONE else hugo_page.ZONE.key,
        "url": post.url,
        "host": sanitize_html.plain(post.string("host")),
        "place": _place(post),
        "topics": shared["topics"],
        "recording": f"https://www.youtube.com/watch?v={video}" if video else "",
    }
    stem = f"content/events/{start:%Y-%m-%d}-{text.slug(hugo_page.slug(post))}"
    full = f"{body}\n\n{sign_up}".strip("\n") if is_to_come and sign_up else body
    return ConvertedPost(kind="events", stem=stem, values=values, body=full, urls=(post.url,))


def _sign_up(post: Post, remarks: list[Problem]) -> str:
    """Return the link to register, as Markdown; "" where the event does not say where, with a remark."""
    given = post.string("registration_url")
    if not given:
        remarks.append(post.remark("no-registration", "it does not say where to register", name="registration_url"))
        return ""
    try:
        return content_writer.sign_up(urls.absolute(given, post.url))
    except ValueError as error:
        remarks.append(post.remark("odd-address", f"registration_url: {error}", name="registration_url"))
        return ""


def _place(post: Post) -> str:
    venue = post.fields.get("venue")
    fields = venue.value if venue and isinstance(venue.value, dict) else post.fields
    return ", ".join(
        filter(None, (sanitize_html.plain(string(fields.get(name))) for name in ("venue_name", "city", "state")))
    )


def _toolkit(
    post: Post, body: str, shared: Mapping[str, Any], settings: Settings, remarks: list[Problem]
) -> ConvertedPost | None:
    """Return a page of the toolkit, in the area of its first topic that has one; last reviewed on its date.

    Returns None, with a remark, where the post has no such area, no date or no text.
    """
    areas = {topic.slug: topic.area for topic in settings.config.topics}
    area = next(filter(None, map(areas.get, shared["topics"])), None)
    day = hugo_page.day(post)
    if not (area and day and body):
        lacks = "text of its own" if not body else "date" if not day else "topic that belongs to an area of the toolkit"
        remarks.append(post.remark("not-imported", f"a toolkit page needs what this one lacks: a {lacks}"))
        return None
    values = {
        "title": shared["title"],
        "summary": shared["summary"],
        "area": area,
        "reviewed": day,
        "topics": shared["topics"],
    }
    return ConvertedPost(
        kind="toolkit", stem=f"content/toolkit/{area}/{text.slug(hugo_page.slug(post))}", values=values, body=body
    )


KINDS: dict[str, Callable[..., ConvertedPost | None]] = {"news": _article, "events": _event, "resources": _toolkit}
