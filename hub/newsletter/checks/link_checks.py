"""Gates on links: they lead somewhere, once, and say where; both parts of the mail have them."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from hub.base import private_addresses, readability
from hub.base.translation import gettext
from hub.content import aliases, content_addresses, due_dates, link_places, routes, same_story, translations
from hub.content.issue import linked_addresses
from hub.newsletter.checks.rendered_issue import ADDRESS_LINE, TOP, key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from hub.collect.link_checker import Asker
    from hub.content.content_addresses import Content
    from hub.content.link_places import Places
    from hub.content.models import Article, Event, Issue, Item, PlainPage, ToolkitPage
    from hub.errors import Problem
    from hub.newsletter.checks.rendered_issue import Case, MailLink

# An event is announced, and once more when it is near.
EVENT_TIMES = 2
PREVIEW = re.compile(
    r"//(?:[^/?#]*\.)?(?:preview|staging)\.|//[^/?#:]+\.test(?:[:/?#]|$)"
    r"|/_?previews?/|[?&]preview=",
    re.IGNORECASE,
)


def nowhere(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 611) for each link to our own site that leads to none of its pages."""
    shelves = due_dates.without(case.library, due_dates.waiting(case.library, case.issue.day))
    files: tuple[Article | Event | ToolkitPage | PlainPage | Issue, ...]
    files = (*shelves.articles, *shelves.events, *shelves.toolkit, *shelves.pages, *shelves.issues)
    known = link_places.of_library(
        shelves,
        case.config,
        (file.path for file in files),
        case.issue.day,
        languages=translations.languages(shelves, case.config),
    )
    former = {alias.address for file in files for alias in file.aliases}
    former |= {alias.address for topic in case.config.topics for alias in aliases.of_topic(topic, case.config)}
    for link in case.links:
        path = _own(link.url, case.config.site_url)
        if path is not None and known.page_at(path) is None and former.isdisjoint((path, f"{path}/")):
            yield case.problem(
                link.line,
                "611",
                gettext("%(url)s is not a page of this site", url=link.url),
                _instead(case, path, known),
            )


def _instead(case: Case, path: str, known: Places) -> str:
    """Say which page was meant, by the address that prose and items may have: folders of the repository are none."""
    near = known.nearest(case.issue.path, f"{routes.PAGES}{routes.bare(path)}.md")
    if not near:
        return gettext("link to a page that exists")
    file = routes.target(case.issue.path, near)
    return gettext('did you mean "%(near)s"?', near=case.config.site_url + routes.address(file, case.config))


def _own(url: str, site: str) -> str | None:
    """Return the path of a page on our site; None elsewhere, and for files such as calendars."""
    parts, home = urlsplit(url), urlsplit(site)
    if parts.netloc != home.netloc or not f"{parts.path}/".startswith(home.path):
        return None
    path = parts.path[len(home.path) :].removesuffix("index.html").strip("/")
    return None if PurePosixPath(path).suffix not in {"", ".md", ".html"} else path


def twice(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 612) for each link that appears twice, in any spelling of its address."""
    first: dict[str, MailLink] = {}
    for link in case.links:
        if (before := first.setdefault(key(link.url), link)) is not link:
            message = gettext("%(url)s is already linked at line %(line)s", url=link.url, line=before.line)
            yield case.problem(link.line, "612", message, gettext("keep one of the two"))


def carried(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 613) for each item that readers have seen in an earlier issue.

    An event may come twice, a page of the toolkit after each review, and anything where the editor says why.
    """
    name = _naming(case)
    said = _said(case, name)
    reviewed = {content_addresses.lead(page, case.config): page.reviewed for page in case.library.toolkit}
    events = {name(content_addresses.lead(event, case.config)) for event in case.library.events}
    for item, url in _leads(item for section in case.issue.sections for item in section.items if not item.again):
        days = [day for day in said.get(name(url), []) if day >= reviewed.get(url, day)]
        if len(days) >= (EVENT_TIMES if name(url) in events else 1):
            message = gettext('"%(title)s" was in the issue of %(day)s', title=item.title, day=max(days))
            fix = gettext(
                "take it out, or tell readers why in a line below its heading: <!-- again: Back by request -->"
            )
            yield case.problem(item.line, "613", message, fix)


def one_story(case: Case) -> Iterator[Problem]:
    """Yield a warning (rule 617) for each item that tells the story of one above it from another place."""
    articles = {
        name: article for article in case.library.articles for name in content_addresses.keys(article, case.config)
    }
    items = [item for section in case.issue.sections for item in section.items if item.url]
    told = [_told(item, articles.get(key(item.url))) for item in items]
    places = {one.name: item for one, item in zip(told, items, strict=True)}
    for group in same_story.groups(told):
        first, *others = sorted((places[name] for name in group), key=lambda item: item.line)
        for item in others:
            message = gettext(
                '"%(title)s" tells the same story as the item at line %(line)s', title=item.title, line=first.line
            )
            yield case.problem(item.line, "617", message, gettext("keep one, and link to the other in it"), "warning")


def _told(item: Item, article: Article | None) -> same_story.ComparedText:
    """Return what is compared of an item: the article that it links to, or its own words where the hub has none."""
    words = same_story.of_article(article).words if article else f"{item.title}\n{item.blurb}"
    return same_story.ComparedText(f"{item.line}", item.url, words)


def _leads(items: Iterable[Item]) -> Iterator[tuple[Item, str]]:
    yield from ((item, url) for item in items for url in linked_addresses.of_heading(item))


def _naming(case: Case) -> Callable[[str], str]:
    """Return what gives the key of an address: our page about something, its former ones and that thing have one."""
    shelves = case.library
    every: tuple[Content, ...] = (*shelves.articles, *shelves.events, *shelves.toolkit)
    names = {
        key(address): key(content_addresses.lead(one, case.config))
        for one in every
        for address in content_addresses.every(one, case.config)
    }
    return lambda url: names.get(key(url), key(url))


def _said(case: Case, name: Callable[[str], str]) -> dict[str, list[date]]:
    """Return the days of earlier issues, by the names of the links of their items."""
    days: dict[str, list[date]] = {}
    for issue in (issue for issue in case.library.issues if issue.day < case.issue.day):
        for link in {name(url) for _, url in _leads(item for part in issue.sections for item in part.items)}:
            days.setdefault(link, []).append(issue.day)
    return days


def previews(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 643) for each link to a preview that readers cannot open.

    A hub that is tried out on one machine has its own site there, as its settings say.
    """
    for link in case.links:
        is_far = private_addresses.is_out_of_reach(link.url, case.config.site_url)
        is_preview = private_addresses.is_of_editor(link.url) or PREVIEW.search(link.url)
        if (is_far or is_preview) and not link.url.startswith(case.config.site_url):
            message = gettext("%(url)s is a preview that readers cannot open", url=link.url)
            yield case.problem(link.line, "643", message, gettext("link to the published page"))


def same(case: Case) -> Iterator[Problem]:
    """Yield a problem (rule 614) for each link that only the HTML has, or only the text, whole on its own line."""
    html = {attributes.get("href", "") for tag, attributes in case.html.elements if tag == "a"}
    lines = map(ADDRESS_LINE.fullmatch, case.faces.text.splitlines())
    found = (line["address"] for line in lines if line)
    # A sentence may be wrapped so that an address in it has a line of its own, with the mark behind it.
    text = {address if address in html else address.rstrip(".,;:!?)") for address in found}
    line_of = {link.url: link.line for link in case.links}
    for url in sorted(text ^ html):
        where = gettext("text") if url in text else "HTML"
        fix = (
            gettext("write it as [words](address) in a line of its own")
            if url in line_of
            else gettext("show it in both templates")
        )
        yield case.problem(
            line_of.get(url, TOP),
            "614",
            gettext("only the %(where)s of the email links to %(url)s", where=where, url=url),
            fix,
        )


def vague(case: Case) -> Iterator[Problem]:
    """Yield a warning (rule 653) for each link whose words do not say where it leads."""
    for link in case.links:
        if readability.is_vague(link.words):
            message = gettext('the link "%(words)s" does not say where it leads', words=link.words)
            yield case.problem(link.line, "653", message, gettext("use the title of the page"), "warning")


def unanswered(case: Case, asker: Asker) -> Iterator[Problem]:
    """Yield a warning (rule 615) for each link out of our site that its server calls dead, advice where unsure."""
    from hub.collect import link_checker  # asyncio: most renderings ask nobody

    home = urlsplit(case.config.site_url).netloc
    out = [link for link in case.links if urlsplit(link.url).netloc not in {home, ""}]
    found = link_checker.verdicts([link.url for link in out], asker, case.config.root)
    for link in out:
        verdict = found[link_checker.plain(link.url)]
        if verdict.state == "dead":
            fix = gettext(
                "look for its new address, or for a copy: %(archived)s", archived=link_checker.archived(link.url)
            )
            yield case.problem(link.line, "615", f"{link.url}: {verdict.words}", fix, "warning")
        elif verdict.state == "unsure":
            yield case.problem(
                link.line, "615", f"{link.url}: {verdict.words}", gettext("open it in a browser"), "advice"
            )


def many(case: Case) -> Iterator[Problem]:
    """Yield a warning (rule 654) where there are more items than readers look at."""
    most, found = case.config.newsletter.max_links, sum(len(section.items) for section in case.issue.sections)
    if found > most:
        message = gettext("the issue has %(found)s items, and `max_links` is %(most)s", found=found, most=most)
        yield case.problem(TOP, "654", message, gettext("keep the best"), "warning")
