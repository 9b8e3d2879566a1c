"""A Post of a Hugo site -> the file it becomes in content/, or the reason why it becomes none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hub.base import sanitize_html, text, unknown_words, urls
from hub.base.translation import gettext
from hub.collect import feed_dates
from hub.content import fields_by_kind
from hub.errors import ContentError, Problem
from hub.importers import page_fields, summaries
from hub.importers.hugo import hugo_page, section_mapping
from hub.importers.hugo.section_mapping import Becomes
from hub.importers.page_fields import string
from hub.importers.planned_files import ConvertedPost
from hub.inbox import content_writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date, datetime

    from hub.content.settings import Config
    from hub.content.yaml_nodes import Node
    from hub.importers.hugo.hugo_page import Post
    from hub.importers.hugo.hugo_settings import HugoSettings
    from hub.importers.hugo.profiles import Profile

# What themes call the same, in lower case.
START = ("start", "start_date", "startdate", "event_start", "eventstart")
END = ("end_date", "end", "enddate", "event_end", "eventend")
# Digits of the largest `order` of a page.
LONGEST_ORDER = 4
HOST = ("host", "organizer")
AUTHORS = ("author", "authors", "people")
ARTICLE_DATES = ("date", "publishdate", "pubdate", "published")


@dataclass(frozen=True, kw_only=True, slots=True)
class Topics:
    """Hold the topics of the site itself: the slugs of their pages, and the slug that an old address leads to."""

    pages: frozenset[str]
    aliases: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """Hold what an import knows of the hub, what every article gets from it, and what is known of the site itself.

    `mapping` says what its sections become, `area` where pages without a date go, and `authors` has names by what pages
    call them.
    """

    config: Config
    today: date
    source: str
    section: str
    area: str
    reviewed: date | None
    topics: Topics
    site: HugoSettings
    profile: Profile
    mapping: Mapping[str, Becomes]
    authors: Mapping[str, str]


def authors_of(posts: Iterable[Post]) -> dict[str, str]:
    """Return the names of the authors that have a page in the folder, by the names of their own folders or files."""
    return {hugo_page.slug(post): post.title for post in posts if post.folder in AUTHORS and post.title}


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
    becomes = _becomes(post, settings)
    is_page = becomes is not None and not (post.is_list and (becomes.kind != "toolkit" or not body))
    stays = _stays(post, becomes, settings) if becomes and is_page else _unmapped(post, settings)
    if becomes is None or stays:
        remarks += filter(None, (stays,))
        return None
    if not post.title:
        raise _missing(post, "title")
    found, about = _topics(post, settings)
    remarks += about
    shared = {"title": post.title, "summary": _summary(post, body, remarks), "topics": found}
    return KINDS[becomes.kind](post, body, shared, settings, remarks)


def _becomes(post: Post, settings: Settings) -> Becomes | None:
    """Return what a page becomes: as its section was mapped, else, where the profile guesses, by its front matter."""
    mapped = section_mapping.find(post.place, settings.mapping)
    if mapped or not settings.profile.guesses:
        return mapped
    if _first(post, *START):
        return Becomes(kind="events")
    is_dated = bool(_first(post, *ARTICLE_DATES)) or (settings.site.dated_names and hugo_page.has_dated_name(post))
    if post.folder != "pages" and not post.is_list and is_dated:
        return Becomes(kind="articles")
    return Becomes(kind="toolkit", area=settings.area) if settings.area else None


def _unmapped(post: Post, settings: Settings) -> Problem:
    if post.is_list or not settings.profile.guesses:
        what = gettext("lists of %(folder)s", folder=post.folder) if post.is_list else post.folder
        return post.remark("not-imported", gettext("hub has no kind of content for %(what)s", what=what))
    if post.folder == "pages":
        return post.remark(
            "not-imported", gettext("nothing says where this page goes: name an area of the toolkit with --area")
        )
    section = post.folder
    message = gettext(
        "nothing says what %(section)s becomes: write --map %(section)s=articles, =events or =toolkit:AREA",
        section=section,
    )
    return post.remark("not-imported", message)


def _stays(post: Post, becomes: Becomes, settings: Settings) -> Problem | None:
    """Return why a page is not to be read now: a draft, one that waits for its day, one that is over; else None."""
    if post.string("draft").lower() == "true":
        return post.remark("draft", gettext("a draft is not imported"), name="draft")
    hidden = next((name for name in ("build", "_build", "headless") if _is_hidden(post.fields.get(name))), "")
    if hidden:
        return post.remark("not-shown", gettext("it has no page of its own on the old site"), name=hidden)
    zone = settings.site.zone or hugo_page.UTC
    over = feed_dates.parse(post.string("expirydate"), zone)
    if over and over.date() <= settings.today and not settings.profile.keeps_expired:
        return post.remark("expired", gettext("it expired on %(day)s", day=over.date()), name="expirydate")
    published = feed_dates.parse(post.string("publishdate"), zone)
    waits = published.date() if published else hugo_page.day(post) if becomes.kind == "articles" else None
    if waits and waits > settings.today and not settings.site.builds_future:
        name = "publishdate" if published else "date"
        return post.remark(
            "to-come", gettext("its day, %(day)s, is to come", day=waits), gettext("import it again then"), name=name
        )
    return None


def _is_hidden(node: Node | None) -> bool:
    """Return whether the options of a page's build, or its being headless, keep Hugo from making the page."""
    if node and isinstance(node.value, dict):
        return string(node.value.get("render")).lower() in {"false", "never"}
    return string(node).lower() == "true"


def _first(post: Post, *names: str) -> str:
    """Return the first of these fields that is not empty; "" where all are."""
    return next(filter(None, map(post.string, names)), "")


def _missing(post: Post, name: str) -> ContentError:
    fix = gettext("add a line `%(name)s: …`", name=name)
    given = post.string(name)
    message = (
        gettext("%(name)s: %(given)s cannot be read", name=name, given=repr(given))
        if given
        else gettext("%(name)s is missing", name=repr(name))
    )
    return ContentError([post.remark("110", message, fix, name=name)])


def _topics(post: Post, settings: Settings) -> tuple[tuple[str, ...], list[Problem]]:
    """Return the hub's topics of a post, and what to say about its words: repeated, without a page, not the hub's."""
    topics, known = settings.topics, fields_by_kind.slugs(settings.config.topics)
    fields = settings.profile.topics or ("topics", *settings.site.taxonomies)
    listed = tuple(one for name in fields for one in post.strings(name))
    given = dict(listed[::-1])
    about = list(_repeated(post))
    found: dict[str, None] = {}
    for name in list(given)[::-1]:
        if topics.pages and name not in topics.pages:
            about.append(_unknown(post, name, given[name], topics))
        slug = next(filter(None, (known.get(word) for word in _spellings(name, topics))), None)
        if slug:
            found[slug] = None
        else:
            message = gettext("%(name)s is not a topic of this hub, so it is left out", name=repr(name))
            about.append(
                post.remark("topic-not-in-hub", message, gettext("add it to content/topics/"), line=given[name])
            )
    return tuple(found), about


def _spellings(name: str, topics: Topics) -> tuple[str, ...]:
    slug = text.slug(name)
    return name, slug, topics.aliases.get(name, ""), topics.aliases.get(slug, "")


def _repeated(post: Post) -> Iterator[Problem]:
    seen: set[str] = set()
    for name, line in post.strings("topics"):
        if name in seen:
            yield post.remark(
                "repeated-topic",
                gettext("%(name)s appears twice", name=repr(name)),
                gettext("once is enough"),
                line=line,
            )
            return
        seen.add(name)


def _unknown(post: Post, name: str, line: int, topics: Topics) -> Problem:
    near = next((word for word in _spellings(name, topics)[1:] if word in topics.pages), "")
    return post.remark(
        "unknown-topic",
        gettext("%(name)s has no page", name=repr(name)),
        gettext("write %(near)s", near=near) if near else "",
        line=line,
    )


def _summary(post: Post, body: str, remarks: list[Problem]) -> str:
    """Return whole sentences: of the summary, else of the first prose in the text, else the title."""
    if not unknown_words.known(post.string("summary")):
        instead = gettext("its deck is used") if post.summary else gettext("the first sentences are used")
        remarks.append(
            post.remark(
                "no-summary", gettext("it has no summary; %(instead)s instead", instead=instead), name="summary"
            )
        )
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
        "authors": page_fields.authors(post.fields, settings.authors),
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
            remarks.append(
                post.remark(
                    "redirected",
                    gettext("readers of %(url)s are redirected to %(target)s", url=post.url, target=target),
                    name=name,
                )
            )
    return (post.url,)


def _event(
    post: Post, body: str, shared: Mapping[str, Any], settings: Settings, remarks: list[Problem]
) -> ConvertedPost:
    zone = settings.site.zone or hugo_page.UTC
    start = _moment(_first(post, *START, "date"), settings)
    if start is None:
        raise _missing(post, "date")
    end = _moment(_first(post, *END), settings)
    if end is None:
        remarks.append(
            post.remark("no-end", gettext("it has no readable end; its start is used instead"), name="end_date")
        )
    elif end < start:
        remarks.append(
            post.remark(
                "ends-before-start", gettext("it ends %(time)s before it starts", time=start - end), name="end_date"
            )
        )
    host = unknown_words.known(_first(post, *HOST))
    if not host:
        remarks.append(post.remark("no-host", gettext("it does not say who the host is"), name="host"))
    sign_up = _sign_up(post, remarks)
    is_to_come = max(start, end or start).date() >= settings.today
    video = post.string("youtube_id")
    values = {
        "title": shared["title"],
        "kind": settings.config.event_kinds[0],
        "start": f"{start:%Y-%m-%d %H:%M}",
        "end": f"{max(start, end or start):%Y-%m-%d %H:%M}",
        "summary": shared["summary"],
        "timezone": "" if settings.config.timezone == zone else zone.key,
        "url": post.url,
        "host": sanitize_html.plain(host),
        "place": _place(post),
        "topics": shared["topics"],
        "recording": f"https://www.youtube.com/watch?v={video}" if video else "",
    }
    stem = f"content/events/{start:%Y-%m-%d}-{text.slug(hugo_page.slug(post))}"
    full = f"{body}\n\n{sign_up}".strip("\n") if is_to_come and sign_up else body
    return ConvertedPost(kind="events", stem=stem, values=values, body=full, urls=(post.url,))


def _moment(given: str, settings: Settings) -> datetime | None:
    """Return the moment of a date in the site's zone; by its clock alone where the site's offsets are wrong."""
    zone = settings.site.zone or hugo_page.UTC
    if not settings.profile.trusts_offsets:
        return feed_dates.wall_clock(given, zone)
    found = feed_dates.parse(given, zone)
    return found.astimezone(zone) if found else None


def _sign_up(post: Post, remarks: list[Problem]) -> str:
    """Return the link to register, as Markdown; "" where the event does not say where, with a remark."""
    given = post.string("registration_url")
    if not given:
        remarks.append(
            post.remark("no-registration", gettext("it does not say where to register"), name="registration_url")
        )
        return ""
    try:
        return content_writer.sign_up(urls.absolute(given, post.url))
    except ValueError as error:
        remarks.append(post.remark("odd-address", f"registration_url: {error}", name="registration_url"))
        return ""


def _place(post: Post) -> str:
    venue = post.fields.get("venue")
    fields = venue.value if venue and isinstance(venue.value, dict) else post.fields
    parts = (sanitize_html.plain(string(fields.get(name))) for name in ("venue_name", "city", "state"))
    return ", ".join(filter(unknown_words.known, parts)) or unknown_words.known(
        sanitize_html.plain(_first(post, "location", "place", "venue"))
    )


def _toolkit(
    post: Post, body: str, shared: Mapping[str, Any], settings: Settings, remarks: list[Problem]
) -> ConvertedPost | None:
    """Return a page of the toolkit, in the area of its first topic that has one; last reviewed on its date.

    Returns None, with a remark, where the post has no such area, no date or no text.
    """
    areas = {topic.slug: topic.area for topic in settings.config.topics}
    mapped = _becomes(post, settings)
    area = (mapped and mapped.area) or next(filter(None, map(areas.get, shared["topics"])), None)
    modified = feed_dates.parse(post.string("lastmod"), settings.site.zone or hugo_page.UTC)
    day = modified.date() if modified else hugo_page.day(post) or settings.reviewed
    if not (area and day and body):
        lacks = (
            gettext("text of its own")
            if not body
            else gettext("date")
            if not day
            else gettext("topic that belongs to an area of the toolkit")
        )
        message = gettext("a toolkit page needs what this one lacks: a %(lacks)s", lacks=lacks)
        is_undated = body and not day
        fix = gettext("say with --reviewed on which day such pages were last looked at") if is_undated else ""
        remarks.append(post.remark("not-imported", message, fix))
        return None
    values = {
        "title": shared["title"],
        "summary": shared["summary"],
        "area": area,
        "order": _order(post),
        "reviewed": day,
        "topics": shared["topics"],
    }
    return ConvertedPost(
        kind="toolkit", stem=f"content/toolkit/{area}/{text.slug(hugo_page.slug(post))}", values=values, body=body
    )


def _order(post: Post) -> int | None:
    """Return the place of a page among others: its `weight`, else that of its entry in a menu; None without one.

    A weight that is larger than the order of a page may be stands for none, as a day in one number does.
    """
    menus = post.fields.get("menu") or post.fields.get("menus")
    entries = menus.value.values() if menus and isinstance(menus.value, dict) else ()
    weights = [entry.value.get("weight") for entry in entries if isinstance(entry.value, dict)]
    given = (string(node) for node in (post.fields.get("weight"), *weights))
    numbers = (int(words) for words in given if words.isascii() and words.isdigit() and len(words) <= LONGEST_ORDER)
    return next(filter(None, numbers), None)


KINDS: dict[str, Callable[..., ConvertedPost | None]] = {"articles": _article, "events": _event, "toolkit": _toolkit}
