"""Addresses that contain the address of another page, as mail programs and networks wrap it -> that address."""

from __future__ import annotations

import base64
import binascii
import json
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

# Hosts that wrap, each behind its own subdomains; a quick look at the beginning of an address.
WRAPS = re.compile(
    r"https?://(?:[\w.-]+\.)?(?:google|safelinks|urldefense|govdelivery|lnks|facebook|instagram|linkedin|ampproject"
    r"|bing-amp|feedburner|list-manage|sendgrid|youtu(?:be(?:-nocookie)?)?|reddit|medium|umblr|substack|awstrack|cudasvc|cisco"
    r"|sophos|bing"
    r"|duckduckgo|slack-redir|disq|href|vk|trendmicro|mandrillapp|exacttarget|lnkd)\.",
    re.IGNORECASE,
)
# All that RFC 3986 lets stand in an address: such an address can stay byte for byte.
LEGAL = re.compile(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")
MOST = 5
PERCENT = str.maketrans("-_", "%/")
# A run of * in the third form of urldefense stands for this many characters and more, in the order of its letters.
RUNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class Wrapper(NamedTuple):
    """Hold the hosts that wrap, the paths at which they do, and what gives the address that is inside, or ""."""

    host: re.Pattern[str]
    path: re.Pattern[str]
    inside: Callable[[SplitResult], str]


def unwrap(url: str) -> str | None:
    """Return the address that is inside of an address, through all wrappers; itself where a wrapper hides it.

    None for an address that does not wrap another one.
    """
    found = None
    for _ in range(MOST):
        target = _once(found or url) if WRAPS.match(found or url) else None
        if target is None:
            return found
        if not target:
            return found or url
        found = target
    return found


def _once(url: str) -> str | None:
    """Return the address inside, "" where the wrapper hides it, None for an address that wraps nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    host = (parts.hostname or "").lower()
    wrapper = next((one for one in _wrappers() if one.host.fullmatch(host) and one.path.match(parts.path)), None)
    if wrapper is None:
        return None
    target = wrapper.inside(parts).strip()
    return target if re.match(r"https?://[^\s/]", target, re.IGNORECASE) else ""


def _parameter(*names: str) -> Callable[[SplitResult], str]:
    """Return what finds the address in the first of these parameters that holds one."""

    def inside(parts: SplitResult) -> str:
        given = dict(one.partition("=")[::2] for one in reversed(parts.query.replace("&amp;", "&").split("&")))
        return next((unquote(given[name]) for name in names if given.get(name, "").lower().startswith("http")), "")

    return inside


def _after(pattern: str) -> Callable[[SplitResult], str]:
    """Return what finds the address behind a pattern in path and query."""
    compiled = re.compile(pattern)

    def inside(parts: SplitResult) -> str:
        found = compiled.search(f"{parts.path}?{parts.query}" if parts.query else parts.path)
        target = found[1] if found else ""
        return target if "://" in target else unquote(target)

    return inside


def _amp(parts: SplitResult) -> str:
    """Return the address in that of an AMP cache: /c/s/ before an address of https, /c/ before one of http."""
    found = re.match(r"/(?:amp|[civ])/(s/)?(.+)", parts.path)
    query = "&".join(one for one in parts.query.split("&") if one and not one.startswith(("amp_", "usqp=")))
    return f"http{'s' if found[1] else ''}://{found[2]}" + (f"?{query}" if query else "") if found else ""


def _google_news(parts: SplitResult) -> str:
    """Return the address in the name of an article of Google News; new names hold a number only."""
    data = _decoded(parts.path.rpartition("/")[2])
    start = data.find(b'"')
    return (
        data[start + 2 : start + 2 + data[start + 1]].decode("ascii", "replace") if 0 <= start < len(data) - 1 else ""
    )


def _urldefense(parts: SplitResult) -> str:
    """Return the address in one of Proofpoint's three forms.

    See https://github.com/warner/urldefense and Proofpoint's own decoder.
    """
    given = dict(one.partition("=")[::2] for one in parts.query.split("&"))
    if parts.path.startswith("/v1/"):
        return unquote(given.get("u", ""))
    if parts.path.startswith("/v2/"):
        return unquote(given.get("u", "").translate(PERCENT))
    whole = parts.path + (f"?{parts.query}" if parts.query else "")
    found = re.match(r"/v3/__(.+?)__;([\w-]*=*)!", whole)
    return _filled(found[1], found[2]) if found else ""


def _filled(address: str, letters: str) -> str:
    """Return an address with the characters that stars stand for, from the base64 that follows it."""
    characters = iter(_decoded(letters).decode("utf-8", "replace"))
    restored = re.sub(
        r"\*(?:\*([A-Za-z0-9_-]))?",
        lambda star: "".join(next(characters, "") for _ in range(RUNS.index(star[1]) + 2 if star[1] else 1)),
        address,
    )
    return re.sub(r"^(https?):/(?!/)", r"\1://", restored)


def _token(parts: SplitResult) -> str:
    """Return the address in a token that holds JSON (RFC 7519), or in a piece of the path that is JSON in base64."""
    for piece in re.split(r"[/.]", parts.path):
        try:
            held = json.loads(_decoded(piece))
        except ValueError:
            continue
        if isinstance(held, dict) and (found := next((held[name] for name in ("url", "e") if name in held), None)):
            return str(found)
    return ""


def _in_base64(parts: SplitResult) -> str:
    """Return the address in the parameter `u`, in base64."""
    found = re.search(r"(?:^|&)u=(?:a1)?([\w%-]+)", parts.query)
    return _decoded(unquote(found[1])).decode("utf-8", "replace") if found else ""


def _decoded(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))
    except (binascii.Error, ValueError):
        return b""


def _hidden(_: SplitResult) -> str:
    return ""


def _wrapper(host: str, path: str, inside: Callable[[SplitResult], str]) -> Wrapper:
    return Wrapper(re.compile(rf"(?:[\w.-]+\.)?{host}"), re.compile(path), inside)


@cache
def _wrappers() -> tuple[Wrapper, ...]:
    """Return all wrappers, made when the first address asks: most commands meet none."""
    return (
        _wrapper(r"news\.google\.[a-z.]+", r"/(?:rss/)?(?:articles|read)/", _google_news),
        _wrapper(r"feedproxy\.google\.com", "/", _hidden),
        _wrapper(r"google\.[a-z.]+", "/amp/", _amp),
        _wrapper(r"google\.[a-z.]+", "/(?:url|imgres)$", _parameter("url", "q", "imgrefurl")),
        _wrapper(r"cdn\.ampproject\.org|(?:[\w.-]+\.)?bing-amp\.com", "/[civ]/", _amp),
        _wrapper(r"safelinks\.protection\.(?:outlook\.com|office365\.us)", "/", _parameter("url")),
        _wrapper(r"urldefense(?:\.proofpoint)?\.(?:com|us)", r"/v\d/", _urldefense),
        _wrapper(r"govdelivery\.com", "/track", _after(r"(https?(?:://|%3A%2F%2F).*)$")),
        _wrapper(r"(?:govdelivery\.com|awstrack\.me)", "/(?:CL0|L0)/", _after(r"/(?:CL0|L0)/(https?(?::|%3A)[^/?]*)")),
        _wrapper(r"govdelivery\.com", "/", _hidden),
        _wrapper(r"lnks\.gd", "/", _token),
        _wrapper(
            r"(?:facebook|instagram)\.com", "/(?:l\\.php|flx/warn/?|sharer(?:/sharer)?\\.php|)$|/$", _parameter("u")
        ),
        _wrapper(
            r"linkedin\.com", "/(?:redir/redirect|redirect|safety/go|sharing/share-offsite/?)$", _parameter("url")
        ),
        _wrapper(r"lnkd\.in", "/", _hidden),
        _wrapper(r"(?:youtube|vk)\.com", "/(?:redirect|away\\.php)$", _parameter("q", "to")),
        _wrapper(r"out\.reddit\.com", "/", _parameter("url")),
        _wrapper(r"medium\.com", "/r/?$", _parameter("url")),
        _wrapper(r"t\.umblr\.com", "/redirect", _parameter("z")),
        _wrapper(r"substack\.com", r"/redirect/\d/", _token),
        _wrapper(r"linkprotect\.cudasvc\.com", "/url", _parameter("a")),
        _wrapper(r"secure-web\.cisco\.com", "/", _after(r"/(https?%3A%2F%2F[^/?]*)$")),
        _wrapper(r"(?:protection\.sophos|bing)\.com", r"/$|/ck/a$|$", _in_base64),
        _wrapper(r"duckduckgo\.com", "/l/?$", _parameter("uddg")),
        _wrapper(r"slack-redir\.net|(?:[\w.-]+\.)?disq\.us", "/(?:link|url)", _parameter("url")),
        _wrapper(
            r"(?:list-manage\.com|sendgrid\.net|mandrillapp\.com|exacttarget\.com)", "/(?:track/|ls/|f/|\\?)?", _hidden
        ),
    )
