"""What a page does besides being read, as a browser would understand it; shares no code with hub.

A page that holds what strangers wrote may do nothing that the same page with harmless words does not do.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from tests.security.payloads import EVIL, TELL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

# Elements that do nothing by themselves, wherever they stand.
TAGS = frozenset(
    """
    a abbr address article aside audio b bdi bdo blockquote body br caption cite code col colgroup dd del details dfn
    div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 head header hgroup hr html i img ins kbd li main mark nav
    ol p picture pre q rp rt ruby s samp section small source span strong sub summary sup table tbody td tfoot th
    thead time title tr track u ul var video wbr
    """.split()  # noqa: SIM905  a table of names
)
ATTRIBUTES = frozenset(
    """
    abbr align alt aria-describedby aria-hidden aria-label aria-labelledby class colspan controls datetime default dir
    height hidden id kind label lang loading media open preload rel reversed role rowspan scope sizes srclang start
    tabindex title type value width
    """.split()  # noqa: SIM905  likewise
)
# What hub's scripts read on any page: they show or hide a piece by its day, and do nothing else.
BY_DAY = frozenset({"data-hub-after", "data-hub-until", "data-hub-end", "data-hub-coming", "data-hub-past"})
# https://html.spec.whatwg.org/multipage/indices.html#attributes-3, those that hold an address, and what came before.
ADDRESSES = frozenset(
    """
    action archive background cite classid code codebase data dynsrc formaction href longdesc lowsrc manifest
    ping poster profile src srcset usemap xlink:href
    """.split()  # noqa: SIM905  likewise
)
FOLLOWED = frozenset({("a", "href"), ("area", "href"), ("blockquote", "cite"), ("q", "cite"), ("del", "cite")})
SCHEMES = frozenset({"", "http", "https", "mailto", "tel", "webcal"})
# What a browser leaves out of an address before it reads the scheme: https://url.spec.whatwg.org/#url-parsing
LEFT_OUT = re.compile(r"[\t\r\n]")
AROUND = "".join(map(chr, range(0x21)))
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
DATA = frozenset({"application/ld+json", "application/json"})
LINKED = frozenset({"alternate", "canonical", "edit", "next", "prev"})


def acts(markup: str, address: str) -> frozenset[str]:
    """Return all that a page at this address does, in words: what it runs, loads, sends and hides."""
    return frozenset(act for node in _elements(markup) for act in _of_element(node, address))


def names(markup: str) -> Counter[str]:
    """Return how often each name is given to an element: where two have one, a script may find the wrong one."""
    return Counter(name for node in _elements(markup) if (name := node.attributes.get("id")))


def _elements(markup: str) -> Iterator[LexborNode]:
    root = LexborHTMLParser(markup).root
    # A comment and a piece of text are called -comment and -text.
    yield from (node for node in (root.traverse() if root else ()) if not (node.tag or "-").startswith("-"))


def _of_element(node: LexborNode, address: str) -> Iterator[str]:
    tag = node.tag or ""
    if tag == "script":
        yield from _script(node, address)
    elif tag == "style":
        yield f"<style> {node.text(deep=True)}"
    elif tag == "meta":
        yield from _meta(node, address)
    elif tag == "link":
        yield from _link(node, address)
    elif tag not in TAGS:
        yield f"<{tag}>"
    for name, value in node.attributes.items():
        if not (tag == "script" and name == "src") and not (tag == "link" and name == "href"):
            yield from _attribute(tag, name, value or "", address)


def _script(node: LexborNode, address: str) -> Iterator[str]:
    kind = node.attributes.get("type") or ""
    if "src" in node.attributes:
        yield f"<script {kind}> from {urljoin(address, node.attributes['src'] or '')}"
    elif kind in DATA:
        yield from _data(node.text(deep=True))
    else:
        yield f"<script {kind}> {node.text(deep=True)}"


def _data(text: str) -> Iterator[str]:
    try:
        json.loads(text)
    except ValueError:
        yield f"data that is not JSON: {text}"


def _meta(node: LexborNode, address: str) -> Iterator[str]:
    kind = (node.attributes.get("http-equiv") or "").lower()
    content = node.attributes.get("content") or ""
    if kind == "refresh":
        target = urljoin(address, content.partition("url=")[2])
        is_near = _host(target) == _host(address)
        yield f"leads at once to {'another page' if is_near else target}"
    elif kind:
        yield f"<meta {kind}> {content}"
    if "charset" in node.attributes:
        yield f"<meta charset> {node.attributes['charset']}"


def _link(node: LexborNode, address: str) -> Iterator[str]:
    kinds = frozenset((node.attributes.get("rel") or "").lower().split())
    target = urljoin(address, node.attributes.get("href") or "")
    if not kinds or kinds - LINKED:
        yield f"<link {' '.join(sorted(kinds))}> {target}"
    elif (urlsplit(target).scheme, _host(target)) != (urlsplit(address).scheme, _host(address)):
        yield f"<link {' '.join(sorted(kinds))}> to another host: {target}"


def _attribute(tag: str, name: str, value: str, address: str) -> Iterator[str]:
    if name in ADDRESSES:
        yield from _address(tag, name, value, address)
    elif tag != "meta" and name not in ATTRIBUTES | BY_DAY:
        shown = value if name == "style" or TELL in value or EVIL in value else "…"
        yield f"<{tag} {name}={shown}>"


def _address(tag: str, name: str, value: str, address: str) -> Iterator[str]:
    parts = value.split(",") if name == "srcset" else [value]
    for part in parts:
        target = LEFT_OUT.sub("", part.strip(AROUND).partition(" ")[0] if name == "srcset" else part).strip(AROUND)
        scheme = SCHEME.match(target)
        kind = scheme[1].lower() if scheme else ""
        if kind not in SCHEMES:
            yield f"<{tag} {name}> of the scheme {kind}"
        elif (tag, name) not in FOLLOWED and _host(urljoin(address, target)) != _host(address):
            yield f"<{tag} {name}> asks {_host(urljoin(address, target))}"
        elif tag in {"form", "button", "input"}:
            yield f"<{tag} {name}> to {urljoin(address, target)}"


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:  # such as a bracket that nobody closes
        return "nowhere"


def is_web(address: str | None) -> bool:
    """Return whether an address leads to the web, or there is none."""
    return not address or urlsplit(address).scheme in {"http", "https"}
