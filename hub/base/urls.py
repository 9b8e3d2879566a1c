"""Addresses of the web: the canonical form that is shown, and the key that tells whether two are the same page."""

from __future__ import annotations

import re
import string
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from hub.base import wrapped_urls
from hub.base.translation import gettext

DEFAULT_PORTS = {"http": 80, "https": 443}
# RFC 3986: what may be unencoded in a path (2.2 sub-delims, 3.3) and in a query (3.4).
UNRESERVED = frozenset(string.ascii_letters + string.digits + "-._~")
PATH_SAFE = "/:@!$&'()*+,;=~-._%"
PLAIN = re.compile(r"[A-Za-z0-9._~/=&-]*")
QUERY_SAFE = PATH_SAFE + "?"
# How a page that is a program names what it shows (#!/news/2, #/news/2); any other fragment is a place on a page.
STEPS = ("!", "/")
TWICE_ESCAPED = re.compile(r"&(?:amp;|%26amp;|amp%3B)+", re.IGNORECASE)
INDEX_PAGE = re.compile(r"/(?:index\.(?:html?|php|aspx?|cfm|jsp|shtml)|default\.aspx?)$", re.IGNORECASE)
SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid)=[^/;?]*", re.IGNORECASE)
SLASHES = re.compile(r"^(https?:)(?:/|/{3,})(?=[^/])", re.IGNORECASE)
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028\u2029\ufeff\ud800-\udfff]+")
HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?|[0-9a-f:.]*:[0-9a-f:.]*")
# An address that is canonical as it is, without a dot that starts a step of its path.
USUAL = re.compile(r"https?://((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,61})((?:/(?!\.)[A-Za-z0-9._~-]*)+)")
# One page has several addresses: for telephones, and in the form that search engines keep (https://amp.dev).
MOBILE = re.compile(r"(?:www|m|mobile|amp)\.(?=[^.]+\.)|(?<=^..\.)m\.")
AMP_PATH = re.compile(r"^/amp(?=/.)|(?<=[^/])/amp(?:\.html)?/?$|\.amp(?=(?:\.html?)?$)", re.IGNORECASE)
FORMS = re.compile(
    r"(?:amp(?:=(?:1|true)?)?|(?:output(?:type)?|view|format)=amp|amp_\w+=.*|usqp=.*|m=[01]|mobile=(?:1|true)"
    r"|share=[a-z-]+|nb=1|print(?:=(?:1|true|yes)?)?|replytocom=\d+|(?:cmp|from|ref|source|src|via)=(?:rss\d?|atom|feed))",
    re.IGNORECASE,
)
# What no server speaks: it tells a phone to open its program for calendars.
WEBCAL = re.compile(r"webcals?:(?=//)", re.IGNORECASE)
VIDEO = re.compile(r"youtu\.be/([\w-]+)|youtube(?:-nocookie)?\.com/(?:embed|live|shorts|v)/([\w-]+)")
WATCH = "youtube.com/watch"
# Other beginnings of the same pages, without `www.` and the like.
ALIASES = (
    ("twitter.com/", "x.com/"),
    ("old.reddit.com/", "reddit.com/"),
    ("new.reddit.com/", "reddit.com/"),
    ("player.vimeo.com/video/", "vimeo.com/"),
    ("linkedin.com/comm/", "linkedin.com/"),
)
# Ghost names the site from which a reader comes, Medium the list in which an article stood.
SENDER = re.compile(r"ref=(?:[a-z0-9-]+\.)+[a-z]{2,}|source=(?:rss-|[a-z_]*-{3}).*|ct=t\(.*", re.IGNORECASE)
# Long addresses are attacks or mistakes; browsers and mail clients stop near 2,000 characters.
LONGEST = 2000
# Addresses in words; one in the path or the query of another is a part of it.
IN_WORDS = re.compile(r"(?:^|(?<=[\s,;|<(\"]))https?://[^\s<>|\"]+?(?=[,;|]https?://|[\s<>|\"]|$)", re.IGNORECASE)
# RFC 1035, section 2.3.4
LONGEST_LABEL = 63


def canonical(url: str) -> str:
    """Return the one spelling of an http(s) address that is stored and shown; applying it twice changes nothing.

    Scheme and host in lower case, no default port, user or fragment, no tracking parameters, one percent-encoding
    (RFC 3986, section 6.2). An address that contains another page's, as mail programs wrap it, becomes that; one that
    hides it stays as it is. Raises ValueError, in words for a person, for anything that is not such an address.
    """
    inside = wrapped_urls.unwrap(url)
    if inside == url and wrapped_urls.LEGAL.fullmatch(url):
        return requested(url)
    url = inside or url
    if len(url) <= LONGEST and USUAL.fullmatch(url):  # nearly every one; eight times as fast
        return url
    parts = _split(_not_too_long(url))
    path = _without_dots(SESSION_IN_PATH.sub("", _encoded(parts.path or "/", PATH_SAFE)))
    host = parts.hostname or ""
    given = _encoded(TWICE_ESCAPED.sub("&", parts.query), QUERY_SAFE).split("&")
    query = "&".join(one for one in given if carries_meaning(one, host))
    fragment = _encoded(parts.fragment, QUERY_SAFE) if parts.fragment.startswith(STEPS) else ""
    return _not_too_long(urlunsplit((parts.scheme, _netloc(parts), path, query, fragment)))


def in_words(words: str) -> tuple[str, ...]:
    """Return the addresses in words; words that are one address are that as they are, else it ends before its marks."""
    found: list[str] = IN_WORDS.findall(words)
    if found == [words.strip()]:
        return tuple(found)
    return tuple(one.rstrip(",;." if "(" in one else ",;.)") for one in found)


def fetched(url: str) -> str:
    """Return the https address of a calendar whose address begins with `webcal:`; any other address as it is."""
    return WEBCAL.sub("https:", url.strip())


def requested(url: str) -> str:
    """Return an http(s) address as a server is asked for it: all of its path and query, no user, password or fragment.

    Its host has one spelling, so that whoever reads the address reads the same host. Raises ValueError, in words for a
    person, for anything that is not an http(s) address.
    """
    parts = _split(_not_too_long(url))
    return urlunsplit((parts.scheme, _netloc(parts), parts.path or "/", parts.query, ""))


@lru_cache(maxsize=100_000)
def key(url: str) -> str:
    """Return the key that all spellings of one address share; raises ValueError for what is not an http(s) address.

    It has no scheme, `www.`, index page or closing slash, and its parameters are sorted. The forms of a page for
    telephones and search engines (`m.`, AMP), and those that people share, have the key of the page.
    """
    if len(url) <= LONGEST and USUAL.fullmatch(url) and not wrapped_urls.may_wrap(url):
        netloc, _, rest = url.partition("//")[2].partition("/")
        return _page_key(netloc, f"/{rest}")
    parts = urlsplit(canonical(url))
    page = _page_key(parts.netloc, parts.path)
    shown = re.search(r"(?:^|&)v=([\w-]+)", parts.query) if page == WATCH else VIDEO.fullmatch(page)
    if shown:
        return f"{WATCH}?v={next(filter(None, shown.groups()))}"
    given = parts.query.replace("+", "%20").split("&")
    query = "&".join(sorted(one for one in given if not FORMS.fullmatch(one)))
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return page + (f"?{query}" if query else "") + fragment


def entry_key(url: str) -> str:
    """Return the key of an entry that shares its page with others: that of the page, with the anchor if it has one."""
    return key(url) + (f"#{anchor}" if (anchor := _anchor(url)) else "")


def claim(url: str, claimed: dict[str, str], name: str) -> str:
    """Note in `claimed` that `name` has an address, and return who has it already; `name` itself where nobody has.

    Two names may have two places of one page; a page and a place of it are the same.
    """
    page, place = key(url), entry_key(url)
    other = claimed.get(place) or (claimed.get(page, "") if place != page else claimed.get(f"{page}#", ""))
    claimed.setdefault(place, name)
    if place != page:
        claimed.setdefault(f"{page}#", name)
    return other or name


def with_anchor(url: str) -> str:
    """Return the canonical spelling of an address with the anchor that it has, such as `#november-2026`."""
    return canonical(url) + (f"#{anchor}" if (anchor := _anchor(url)) else "")


def _anchor(url: str) -> str:
    """Return the anchor of an address; "" for what is no anchor: a step of a page that is a program, words to mark."""
    if "#" not in url:
        return ""
    anchor = _visible(url).partition("#")[2]
    return "" if anchor.startswith((*STEPS, ":~:")) else _encoded(anchor, QUERY_SAFE)


def _page_key(netloc: str, path: str) -> str:
    page = MOBILE.sub("", netloc) + _path_key(path)
    alias = next((one for one in ALIASES if page.startswith(one[0])), ("", ""))
    return alias[1] + page.removeprefix(alias[0])


def _path_key(path: str) -> str:
    return AMP_PATH.sub("", INDEX_PAGE.sub("/", path)).rstrip("/")


def absolute(url: str, base: str) -> str:
    """Return `url` as seen from the page `base`, in canonical form.

    Raises ValueError, in words for a person, where that is not an http(s) address.
    """
    try:
        joined = urljoin(base, _visible(url))
    except ValueError:  # in a library's words; canonical has better ones
        joined = url
    return canonical(joined)


def _not_too_long(url: str) -> str:
    if len(url) > LONGEST:
        message = gettext(
            "the address is %(count)s characters long; at most %(longest)s are allowed",
            count=f"{len(url):,}",
            longest=f"{LONGEST:,}",
        )
        raise ValueError(message)
    return url


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(_visible(url))
        _ = parts.port  # reading it checks it
    except ValueError as error:
        message = gettext(
            "%(url)s is not a web address; check its host and port, between // and the next slash", url=repr(url)
        )
        raise ValueError(message) from error
    if parts.scheme not in DEFAULT_PORTS:
        message = gettext("%(url)s is not a web address; it must start with https:// or http://", url=repr(url))
        raise ValueError(message)
    if parts.hostname in DEFAULT_PORTS:
        message = gettext("%(url)s begins twice with %(scheme)s", url=repr(url), scheme=f"{parts.scheme}://")
        raise ValueError(message)
    if not parts.hostname:
        message = gettext("%(url)s has no host name", url=repr(url))
        raise ValueError(message)
    return parts


def _visible(url: str) -> str:
    r"""Return an address without what nobody sees, and with the slashes that browsers read in it (WHATWG URL, 4.4).

    Programs do not agree on the host of `a\@b`: that stays as it is, and is refused.
    """
    page, *rest = re.split(r"(?=[?#])", CONTROLS.sub("", url).strip())
    whole = (page if "@" in page else page.replace("\\", "/")) + "".join(rest)
    return SLASHES.sub(r"\1//", whole)


def _netloc(parts: SplitResult) -> str:
    host = _ascii_host(_host(parts))
    port = "" if parts.port in {None, DEFAULT_PORTS[parts.scheme]} else f":{parts.port}"
    return (f"[{host}]" if ":" in host else host) + port


def _host(parts: SplitResult) -> str:
    """Return the host of an address; a name beyond ASCII as it is written, for Python makes another letter of some."""
    host = parts.hostname or ""
    return host if host.isascii() else parts.netloc.rpartition("@")[2].partition(":")[0]


def _ascii_host(name: str) -> str:
    """Return a host as the DNS knows it, or an IPv6 address without its brackets; else raise ValueError."""
    host = (name.lower() if name.isascii() else _dns_name(name)).removesuffix(".")
    if not HOST.fullmatch(host) or not all(0 < len(label) <= LONGEST_LABEL for label in host.split(".")):
        message = gettext("%(name)s is not a host name", name=repr(name))
        raise ValueError(message)
    return host


def _dns_name(name: str) -> str:
    """Return a name as browsers ask the DNS for it (UTS 46, nontransitional: ß is no ss); "" where it is none."""
    import idna  # its tables, which few addresses need

    def dns_label(label: str) -> str:
        if label.isascii():
            return label
        try:
            return idna.alabel(label).decode()
        except (idna.InvalidCodepoint, idna.InvalidCodepointContext):  # signs and underscores, which UTS 46 lets pass
            return f"xn--{label.encode('punycode').decode()}"

    try:
        return ".".join(map(dns_label, idna.uts46_remap(name, std3_rules=False).split(".")))
    except idna.IDNAError:
        return ""


def _without_dots(path: str) -> str:
    """Return a path without the steps `.` and `..` (RFC 3986, section 5.2.4).

    Python's urljoin does that to relative addresses only.
    """
    kept: list[str] = []
    steps = path.split("/")
    for step in steps:
        if step == "..":
            del kept[max(1, len(kept) - 1) :]
        elif step != ".":
            kept.append(step)
    return "/".join(kept) + ("/" if steps[-1] in {".", ".."} else "")


def _encoded(text: str, safe: str) -> str:
    """Percent-encode what must be, and only that (RFC 3986, sections 6.2.2.1 and 6.2.2.2)."""
    if PLAIN.fullmatch(text):  # nearly every address; three times as fast
        return text
    lone_percent = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text)
    return re.sub(r"%[0-9A-Fa-f]{2}", _normal_code, quote(lone_percent, safe=safe))


def _normal_code(code: re.Match[str]) -> str:
    character = chr(int(code.group()[1:], 16))
    return character if character in UNRESERVED else code.group().upper()


def carries_meaning(parameter: str, host: str = "") -> bool:
    """Return whether a parameter such as `page=2` may change what an address shows; not one that tracks readers.

    Some names track at some hosts only.
    """
    name = parameter.split("=", 1)[0].lower()
    tracking = _tracking()
    if not name or name in tracking.names or name.startswith(tracking.prefixes) or SENDER.fullmatch(parameter):
        return False
    domains = (".".join(host.split(".")[start:]) for start in range(host.count(".")))
    return all(name not in tracking.hosts.get(domain, ()) for domain in domains)


class _Tracking(NamedTuple):
    """Hold names of parameters that track readers, beginnings of such names, and those of single hosts."""

    names: frozenset[str]
    prefixes: tuple[str, ...]
    hosts: dict[str, frozenset[str]]


@cache
def _tracking() -> _Tracking:
    kept = tomllib.loads(Path(__file__).with_name("tracking_parameters.toml").read_text(encoding="utf-8"))
    hosts = {host: frozenset(names.split()) for host, names in kept["hosts"].items()}
    return _Tracking(frozenset(kept["names"].split()), tuple(kept["prefixes"].split()), hosts)
