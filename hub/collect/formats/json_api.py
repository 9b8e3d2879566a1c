"""JSON of interfaces that say more than a feed -> Feed: posts of WordPress, nodes of Drupal, the Federal Register.

See https://developer.wordpress.org/rest-api/reference/posts/, https://www.drupal.org/docs/core-modules-and-themes/
core-modules/jsonapi-module and https://www.federalregister.gov/developers/documentation/api/v1.
"""

from __future__ import annotations

import html
import re
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from hub.base import sanitize_html, text
from hub.base.translation import gettext
from hub.collect import author_names, entry_fields, feed_dates
from hub.collect.candidate import Candidate
from hub.collect.formats import json_access
from hub.collect.parsed_feed import Feed
from hub.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hub.content.settings import Source

POSTS = re.compile(r'\s*\[\s*\{.*?"rendered"\s*:', re.DOTALL)
NODES = re.compile(r'\s*\{.*?"type"\s*:\s*"node--', re.DOTALL)
DOCUMENTS = re.compile(r'\s*\{.*?"results"\s*:\s*\[.*?"html_url"\s*:', re.DOTALL)


def is_spoken(head: str) -> bool:
    """Return whether a text that begins like this comes from one of them."""
    return any(form.match(head) for form in (POSTS, NODES, DOCUMENTS))


def read(data: bytes, source: Source, url: str) -> Feed:
    """Return the posts or documents in `data`; raises SourceError where it is not JSON of that kind."""
    found = json_access.decoded(data)
    about = found if isinstance(found, dict) else {}
    nodes = json_access.objects(about, "data")
    items, read_one = (found, _post) if isinstance(found, list) else (about.get("results"), _document)
    items, read_one = (nodes, _node) if nodes else (items, read_one)
    if not isinstance(items, list):
        message = gettext("this JSON has no list `results`, so it has no documents")
        raise SourceError(message)
    candidates, skipped = entry_fields.read_each(items, partial(read_one, source=source, url=url))
    return Feed(
        title=text.clean(json_access.string(about, "description")) or urlsplit(url).netloc,
        url=url,
        candidates=entry_fields.apart(candidates),
        skipped=skipped,
    )


def _post(item: Mapping[str, Any], source: Source, url: str) -> Candidate:
    """Return the candidate in a post; raises ValueError for one that leads nowhere."""
    address = entry_fields.address(json_access.string(item, "link"), source.base_url or url)
    said = entry_fields.said(_rendered(item, "content"))
    content = sanitize_html.safe(said, address)
    published = _date(item, "date", source)
    writers = json_access.objects(json_access.get(item, "_embedded", dict) or {}, "author")
    return Candidate(
        url=address,
        title=entry_fields.title(_rendered(item, "title"), content, address),
        source=source.key,
        published=published.moment,
        modified=_date(item, "modified", source).moment,
        summary=entry_fields.summary(entry_fields.said(_rendered(item, "excerpt")), content),
        authors=author_names.people(json_access.string(one, "name") for one in writers),
        content_html=content,
        guid=_rendered(item, "guid"),
        doubt=published.note,
    )


def _node(item: Mapping[str, Any], source: Source, url: str) -> Candidate:
    """Return the candidate in a node; raises ValueError for one that leads nowhere."""
    said = json_access.get(item, "attributes", dict) or {}
    alias = json_access.string(json_access.get(said, "path", dict) or {}, "alias")
    number = said.get("drupal_internal__nid")
    address = entry_fields.address(alias or (f"/node/{number}" if number else ""), source.base_url or url)
    body = json_access.get(said, "body", dict) or {}
    content = sanitize_html.safe(entry_fields.said(json_access.string(body, "processed")), address)
    published = feed_dates.read_local(json_access.string(said, "created"), source.timezone)
    return Candidate(
        url=address,
        title=entry_fields.title(_escaped(said, "title"), content, address),
        source=source.key,
        published=published.moment,
        modified=feed_dates.read_local(json_access.string(said, "changed"), source.timezone).moment,
        summary=entry_fields.summary(entry_fields.said(json_access.string(body, "summary")), content),
        content_html=content,
        guid=json_access.string(item, "id"),
        doubt=published.note,
    )


def _document(item: Mapping[str, Any], source: Source, url: str) -> Candidate:
    """Return the candidate in a document; raises ValueError for one that leads nowhere."""
    address = entry_fields.address(json_access.string(item, "html_url"), source.base_url or url)
    published = feed_dates.read_local(json_access.string(item, "publication_date"), source.timezone)
    agencies = (json_access.string(one, "name") for one in json_access.objects(item, "agencies"))
    return Candidate(
        url=address,
        title=entry_fields.title(_escaped(item, "title"), "", address),
        source=source.key,
        published=published.moment,
        summary=entry_fields.summary(_escaped(item, "abstract"), ""),
        authors=entry_fields.names(html.escape(name, quote=False) for name in agencies),
        topics=entry_fields.names([_escaped(item, "type")]),
        guid=json_access.string(item, "document_number"),
        doubt=published.note,
    )


def _rendered(item: Mapping[str, Any], key: str) -> str:
    return json_access.string(json_access.get(item, key, dict) or {}, "rendered")


def _escaped(item: Mapping[str, Any], key: str) -> str:
    return html.escape(json_access.string(item, key), quote=False)


def _date(item: Mapping[str, Any], key: str, source: Source) -> feed_dates.Reading:
    """Return a moment of a post: in UTC where it gives that, else by the clock of the site."""
    in_utc = json_access.string(item, f"{key}_gmt")
    given = f"{in_utc}Z" if in_utc else json_access.string(item, key)
    return feed_dates.read_local(given, source.timezone)
