"""Hubs that hold payloads: every field of every way in, filled as strangers would fill it."""

from __future__ import annotations

import html
import json
import re
import shutil
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from hub.base import utf8_files
from hub.config import hub_settings
from hub.content import loader
from hub.errors import HubError
from hub.importers import planned_files
from hub.importers.hugo import importer
from hub.inbox import candidate_store, editor_actions, inbox_search, open_inbox, web_clipper
from hub.scaffold import issue_forms, new_file
from tests.hubs import LAMPS
from tests.security.payloads import joined, parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from hub.content.settings import Config
    from tests.security.payloads import Payload

TODAY = date(2026, 11, 22)
NOON = "1795366800"
# All that a hub may still switch on: none of it may do anything.
EXTENSIONS = """markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {permalink: "#"}
  - pymdownx.details
  - pymdownx.superfences
"""
UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TOPIC = "slug: oil, title: Oil, summary: What burns., area: light"
PROSE = "A lamp that is trimmed each evening burns longer, and the people who read beside it complain less about smoke."
ISSUE = """---
subject: {subject}
preheader: {subject}
status: sent
number: {number}
editor: {subject}
---
{body}

## {line}

{body}

### [{line}](https://daily.example.gov/{number}/)
*{words}*

{body}
"""


READERS: dict[str, Callable[[str, str, Config], object]] = {
    "content/articles": loader.article,
    "content/events": loader.event,
    "content/toolkit": loader.toolkit_page,
    "content": loader.plain_page,
    "newsletters": loader.issue,
}
# A page of its own for each payload where pages are cheap, several in one page where they are not.
ALONE = ("content/articles", "content/events")
SEVERAL = 12
# The titles of pages are in the menu of every page of a site, so they have a hub of few pages: `settings_in`.
PAGES = frozenset({"content", "content/toolkit"})


@dataclass(kw_only=True)
class Attacked:
    """A hub that holds what it let in; `refused` has the reason for each file that its reader turned away."""

    root: Path
    refused: dict[str, str] = field(default_factory=dict)

    @cached_property
    def config(self) -> Config:
        """The settings, read once."""
        return hub_settings.load(self.root)


def empty(root: Path, theme: str = "mkdocs") -> Attacked:
    """Lay out the hub of lamps with every extension of Markdown, and with sources for each dialect."""
    shutil.copytree(LAMPS, root)
    file = root / "mkdocs.yml"
    before = file.read_text("utf-8").partition("markdown_extensions:")[0]
    file.write_text(before.replace("theme: mkdocs", f"theme: {{name: {theme}}}") + EXTENSIONS, "utf-8")
    # An import makes a page of the toolkit only of what belongs to an area.
    (root / "content" / "topics.yml").write_text(f"- {{{TOPIC}}}\n", "utf-8")
    return Attacked(root=root)


def day_of(payload: Payload) -> date:
    """Return a day of its own for each payload, so that no two files have one name."""
    return TODAY - timedelta(days=payload.number)


def front(values: dict[str, Any], body: str) -> str:
    """Return a file whose front matter says exactly these values."""
    return "---\n" + "".join(f"{name}: {quoted(value)}\n" for name, value in values.items()) + f"---\n{body}\n"


def quoted(value: object) -> str:
    """Return a value in YAML, which reads all JSON (YAML 1.2, section 1.3); what is not seen is written by number."""
    return UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def everything(root: Path, payloads: tuple[Payload, ...], theme: str = "mkdocs") -> Attacked:
    """Return a hub whose files came by every way in and that hub could read, mistakes that stop a build included."""
    hub = empty(root / "hub", theme)
    by_several = parts(payloads, SEVERAL)
    for part in parts(payloads, SEVERAL // 2):
        offer(hub, part)
    for payload in payloads:
        contribute(hub, (payload,), ALONE)
    for part in by_several:
        contribute(hub, part, tuple(READERS.keys() - PAGES))
    several = tuple(map(joined, by_several))
    fetch(hub, payloads, several)
    clipped(hub, several)
    imported(hub, root / "hugo", several)
    return hub


def contribute(hub: Attacked, part: tuple[Payload, ...], folders: tuple[str, ...]) -> None:
    """Write the files that a pull request may add to some folders; where hub refuses several payloads, each alone."""
    for path, source in files(joined(part)):
        if (folder := _folder(path)) in folders:
            write(hub.root / path, source)
            if not _admit(hub, path) and len(part) > 1:
                for payload in part:
                    contribute(hub, (payload,), (folder,))


def _folder(path: str) -> str:
    return next(folder for folder in READERS if path.startswith(f"{folder}/"))


def _admit(hub: Attacked, path: str) -> bool:
    """Keep a file that hub can read; note why it can not, and delete the file, where it cannot."""
    try:
        READERS[_folder(path)](utf8_files.text_of(hub.root / path, path), path, hub.config)
    except HubError as error:
        hub.refused[path] = str(error)
        (hub.root / path).unlink()
        return False
    return True


def write(file: Path, source: str) -> None:
    """Write a file; what UTF-8 has no bytes for is written as a program that does not care would write it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(source.encode("utf-8", "surrogatepass"))


def files(payload: Payload) -> Iterator[tuple[str, str]]:
    """Return what a pull request may add: each kind with the payload in every field of free text and in its body."""
    n, text = payload.number, payload.text
    day = day_of(payload)
    alias = {"aliases": [f"/old/{n}/"]}
    article = {
        "title": text, "url": f"https://pr.example.gov/{n}/", "source": "daily", "published": "DAY",
        "section": "articles", "summary": text, "authors": [text], "topics": ["oil"], "image": "pictures/lamp.svg",
        "alt": text, "note": text,
    }  # fmt: skip
    event = {
        "title": text, "kind": "training", "start": f"{date(2026, 12, 1)} 13:00", "end": f"{date(2026, 12, 1)} 14:00",
        "summary": text, "url": f"https://pr.example.gov/event/{n}/", "host": text, "place": text, "cost": text,
        "accommodations": "https://pr.example.gov/ask/", "topics": ["oil"],
        "recording": "https://pr.example.gov/film/",
    }  # fmt: skip
    page = {
        "title": text, "summary": text, "area": "light", "reviewed": "DAY", "owner": text, "time": text,
        "people": text, "topics": ["oil"],
        "resources": [{"title": text, "url": "https://pr.example.gov/r/", "kind": "guide", "publisher": text}],
    }  # fmt: skip
    written = (
        (f"content/articles/{day.year}/{day}-pr-{n}.md", front(article, text)),
        (f"content/events/2026-12-01-pr-{n}.md", front(event, text)),
        (f"content/toolkit/light/pr-{n}.md", front(page, text)),
        (f"content/pr-{n}.md", front({"title": text, "summary": text, **alias}, text)),
        (f"newsletters/{day}.md", issue(payload, text)),
        (f"newsletters/{day - timedelta(days=1000)}.md", issue(payload, "Words")),
    )
    return ((path, source.replace('"DAY"', str(day))) for path, source in written)


def issue(payload: Payload, heading: str) -> str:
    """Return a newsletter with the payload in every place; `heading` stands in its headings, which refuse the most."""
    line = " ".join(heading.split()).replace("[", "\\[").replace("]", "\\]")
    words = " ".join(payload.text.split())
    return ISSUE.format(subject=quoted(payload.text), number=payload.number, body=payload.text, line=line, words=words)


def fetch(hub: Attacked, payloads: tuple[Payload, ...], several: tuple[Payload, ...]) -> None:
    """Put the payloads into a feed of each dialect, read them all, and keep what came."""
    entries = []
    for name, make in FEEDS.items():
        write(hub.root / "feeds" / name, make(payloads if name in FEEDS_ALONE else several))
        dialect = ", dialect: digitalgov" if name.startswith("dialect") else ""
        entries.append(
            f"- {{key: {name}, name: {name}, path: feeds/{name}, content: full, base_url: 'https://{name}.example.gov/',"
            f" section: articles{dialect}}}\n"
        )
    (hub.root / "content" / "sources.yml").write_text("".join(entries), "utf-8")
    hub.config = config = hub_settings.load(hub.root)
    failed = [one.failures for one in editor_actions.fetch(config, []) if one.failures]
    assert failed == [], failed
    with candidate_store.opened(open_inbox.database(config.root)) as box:
        numbers = [line.number for line in box.lines(set())]
    editor_actions.keep(config, numbers, editor_actions.Keeping(is_sure=True, alone=True))


def _json_feed(payloads: Iterable[Payload]) -> str:
    items = [
        {
            "id": f"{p.number}", "url": f"https://jsonfeed.example.gov/{p.number}/", "title": p.text,
            "content_html": p.text, "content_text": p.text, "summary": p.text, "image": p.text, "banner_image": p.text,
            "external_url": p.text, "tags": [p.text], "language": p.text, "date_published": f"{day_of(p)}T12:00:00Z",
            "authors": [{"name": p.text, "url": p.text, "avatar": p.text}],
            "attachments": [{"url": p.text, "title": p.text, "mime_type": p.text}],
        }
        for p in payloads
    ]  # fmt: skip
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": items})


def _dialect(payloads: Iterable[Payload], **more: str) -> str:
    kind = "events" if more else "news"
    items = [
        {
            "url": f"/{kind}/{p.number}/", "title": p.text, "deck": p.text, "summary": p.text, "content": p.text,
            "date": f"{day_of(p)} 12:00:00 -0500", "authors": {p.text: p.text}, "topics": {p.text: p.text},
            "source": p.text, "source_url": p.text, "host": p.text, "event_organizer": p.text, "cost": p.text,
            "venue": {"venue_name": p.text, "room": p.text, "city": p.text}, **more,
            **({"registration_url": p.text} if more else {}),
        }
        for p in payloads
    ]  # fmt: skip
    return json.dumps({"type": "list", "title": "D", "items": items})


def _xml(text: str) -> str:
    return html.escape(NOT_IN_XML.sub("", text))


def _cdata(text: str) -> str:
    return "<![CDATA[" + NOT_IN_XML.sub("", text).replace("]]>", "]]]]><![CDATA[>") + "]]>"


def _rss(payloads: Iterable[Payload]) -> str:
    items = "".join(
        f"<item><link>https://rss.example.gov/{p.number}/</link><guid isPermaLink='false'>{_xml(p.text)}</guid>"
        f"<title>{_xml(p.text)}</title><category domain='{_xml(p.text)}'>{_xml(p.text)}</category>"
        f"<dc:creator>{_xml(p.text)}</dc:creator><comments>{_xml(p.text)}</comments>"
        f"<description>{_cdata(p.text)}</description><content:encoded>{_cdata(p.text)}</content:encoded>"
        f"<media:content url='{_xml(p.text)}'/><enclosure url='{_xml(p.text)}' type='image/png' length='1'/>"
        f"<pubDate>{day_of(p):%a, %d %b %Y} 12:00:00 GMT</pubDate></item>"
        for p in payloads
    )
    spaces = "".join(
        f' xmlns:{name}="http://{address}/"'
        for name, address in {
            "content": "purl.org/rss/1.0/modules/content",
            "dc": "purl.org/dc/elements/1.1",
            "media": "search.yahoo.com/mrss",
        }.items()
    )
    return f'<rss version="2.0"{spaces}><channel><title>R</title>{items}</channel></rss>'


def _atom(payloads: Iterable[Payload]) -> str:
    entries = "".join(
        f"<entry xml:base='{_xml(p.text)}'><id>{_xml(p.text)}</id><title type='html'>{_xml(p.text)}</title>"
        f"<link href='https://atom.example.gov/{p.number}/'/><link rel='related' href='{_xml(p.text)}'/>"
        f"<author><name>{_xml(p.text)}</name><uri>{_xml(p.text)}</uri></author>"
        f"<category term='{_xml(p.text)}' label='{_xml(p.text)}'/><summary type='html'>{_xml(p.text)}</summary>"
        f"<content type='html'>{_xml(p.text)}</content><updated>{day_of(p)}T12:00:00Z</updated></entry>"
        for p in payloads
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>{entries}</feed>'


FEEDS_ALONE = ("jsonfeed", "dialect-events")
FEEDS: dict[str, Callable[[Iterable[Payload]], str]] = {
    "jsonfeed": _json_feed,
    "dialect-news": _dialect,
    "dialect-events": lambda payloads: _dialect(
        payloads, start_date="2026-12-02 13:00:00 -0500", end_date="2026-12-02 14:00:00 -0500"
    ),
    "rss": _rss,
    "atom": _atom,
}


def clipped(hub: Attacked, payloads: Iterable[Payload]) -> None:
    """Save a web page for each payload, clip them all, and keep what came."""
    config = hub.config
    for payload in payloads:
        place = hub.root / "clips" / f"{payload.number}.html"
        write(place, _web_page(payload))
        try:
            web_clipper.clip(config, str(place))
        except HubError as error:
            hub.refused[str(place)] = str(error)
    numbers = [line.number for line in inbox_search.search(config).lines]
    editor_actions.keep(config, numbers, editor_actions.Keeping(is_sure=True, alone=True))


def _web_page(payload: Payload) -> str:
    """Return a page with the payload in all that a clipper reads, and once more as it is within its text."""
    text = html.escape(payload.text)
    data = json.dumps({"@type": "Article", "headline": payload.text, "author": {"name": payload.text}})
    data = data.replace("</", "<\\/")
    names = ("og:title", "og:description", "og:site_name", "og:image", "author", "description", "article:author")
    metas = "".join(f'<meta property="{name}" name="{name}" content="{text}">' for name in names)
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{text}</title>
<link rel="canonical" href="https://clip.example.gov/{payload.number}/">{metas}
<script type="application/ld+json">{data}</script></head><body><article><h1>{text}</h1>
<p>{PROSE} {text}</p><p>{PROSE}</p><blockquote><p>{text}</p></blockquote><pre><code>{text}</code></pre>
<p>{PROSE}</p><p>{payload.text}</p><p>{PROSE}</p></article></body></html>"""


def offer(hub: Attacked, part: tuple[Payload, ...]) -> None:
    """Make a file of each issue form; where several payloads together are refused, of each alone."""
    for form in _forms(joined(part)):
        try:
            found = issue_forms.offer(hub.config, form)
            path = new_file.new(hub.config, found.kind, found.values, TODAY).path
        except HubError as error:
            hub.refused[f"form {part[0]}"] = str(error)
            is_in = False
        else:
            is_in = _admit(hub, path)
        if not is_in and len(part) > 1:
            for payload in part:
                offer(hub, (payload,))


def _forms(payload: Payload) -> Iterator[str]:
    day, text = day_of(payload), f"{payload.text} form {payload.number}"
    after = date(2026, 12, 3) + timedelta(days=payload.number)
    answers = {
        "Address": f"https://form.example.gov/{payload.number}/", "Title": text, "Publisher": text,
        "What a reader learns": text, "Date of the page": str(day), "Topics": "oil",
    }  # fmt: skip
    yield "".join(f"### {label}\n\n{answer}\n\n" for label, answer in answers.items())
    answers = {
        "Kind": "training", "Title": text, "Start": f"{after} 13:00", "End": f"{after} 14:00", "Place": text,
        "What people take away": text, "Where to register": "https://form.example.gov/event/",
        "Whom to ask for accommodations": "ask@form.example.gov", "Time zone": "America/New_York",
    }  # fmt: skip
    yield "".join(f"### {label}\n\n{answer}\n\n" for label, answer in answers.items())


def imported(hub: Attacked, folder: Path, payloads: Iterable[Payload]) -> None:
    """Import a Hugo site with news, an event and a resource for each payload."""
    for payload in payloads:
        n, text, day = payload.number, payload.text, day_of(payload)
        shared = {
            "title": f"Hugo {text}",
            "summary": text,
            "deck": text,
            "authors": [text],
            "topics": ["oil"],
            "slug": f"h{n}",
        }
        event = {
            "date": "2026-12-04 13:00:00 -0500", "end_date": "2026-12-04 14:00:00 -0500", "host": text,
            "venue": {"venue_name": text, "city": text}, "registration_url": text, "youtube_id": text,
        }  # fmt: skip
        body = f"{PROSE}\n\n{text}\n\n{{{{< button href={json.dumps(text)} text={json.dumps(text)} >}}}}\n"
        write(folder / "content" / "news" / f"{day}-h{n}.md", front(shared | {"date": str(day)}, body))
        write(folder / "content" / "events" / f"2026-12-04-h{n}.md", front(shared | event, body))
        write(folder / "content" / "resources" / f"h{n}.md", front(shared | {"date": str(day)}, body))
    choices = planned_files.Choices(today=TODAY, base="https://hugo.example.gov", profile="digitalgov")
    done = importer.hugo_folder(folder, hub.config, choices)
    hub.refused |= {problem.path: str(problem) for problem in done.refused}
