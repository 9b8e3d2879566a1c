"""Addresses of the web: the canonical form that is shown, and the key that tells whether two are the same page."""

from __future__ import annotations

import re
import string
from functools import lru_cache
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

# Parameters that say who sent a reader, never what the page is. Collected from the advertisers' own documentation;
# names by prefix first.
TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "hsa_", "oly_")
TRACKING = frozenset(
    """
    _ga _gl _hsenc _hsmi _openstat ck_subscriber_id dclid fbclid gbraid gclid gclsrc igsh igshid li_fat_id
    mc_cid mc_eid mkt_tok msclkid phpsessid rb_clickid s_cid sc_cid ttclid twclid vero_id wbraid wickedid
    yclid ysclid
    """.split()  # noqa: SIM905  a table of names, not thirty quoted lines
)

DEFAULT_PORTS = {"http": 80, "https": 443}
# RFC 3986: what may be unencoded in a path (2.2 sub-delims, 3.3) and in a query (3.4).
UNRESERVED = frozenset(string.ascii_letters + string.digits + "-._~")
PATH_SAFE = "/:@!$&'()*+,;=~-._%"
PLAIN = re.compile(r"[A-Za-z0-9._~/=&-]*")
QUERY_SAFE = PATH_SAFE + "?"
INDEX_PAGE = re.compile(r"/(?:index\.(?:html?|php|aspx?)|default\.aspx?)$", re.IGNORECASE)
SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid)=[^/;?]*", re.IGNORECASE)
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028\u2029\ufeff\ud800-\udfff]+")
HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?|[0-9a-f:.]*:[0-9a-f:.]*")
# An address that is canonical as it is, without a dot that starts a step of its path.
USUAL = re.compile(r"https?://((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,61})((?:/(?!\.)[A-Za-z0-9._~-]*)+)")
# Long addresses are attacks or mistakes; browsers and mail clients stop near 2,000 characters.
LONGEST = 2000
# Addresses in words; one in the path or the query of another is a part of it.
IN_WORDS = re.compile(r"(?:^|(?<=[\s,;|<(\"]))https?://[^\s<>|\"]+?(?=[,;|]https?://|[\s<>|\"]|$)", re.IGNORECASE)
# RFC 1035, section 2.3.4
LONGEST_LABEL = 63


def canonical(url: str) -> str:
    """Return the one spelling of an http(s) address that is stored and shown; applying it twice changes nothing.

    Scheme and host in lower case, no default port, user or fragment, no tracking parameters, one percent-encoding
    (RFC 3986, section 6.2). Raises ValueError, in words for a person, for anything that is not such an address.
    """
    if len(url) <= LONGEST and USUAL.fullmatch(url):  # nearly every one; eight times as fast
        return url
    parts = _split(_not_too_long(url))
    path = _without_dots(SESSION_IN_PATH.sub("", _encoded(parts.path or "/", PATH_SAFE)))
    query = "&".join(filter(carries_meaning, _encoded(parts.query, QUERY_SAFE).split("&")))
    fragment = _encoded(parts.fragment, QUERY_SAFE) if parts.fragment.startswith("!") else ""
    return _not_too_long(urlunsplit((parts.scheme, _netloc(parts), path, query, fragment)))


def in_words(words: str) -> tuple[str, ...]:
    """Return the addresses in words; words that are one address are that as they are, else it ends before its marks."""
    found: list[str] = IN_WORDS.findall(words)
    if found == [words.strip()]:
        return tuple(found)
    return tuple(one.rstrip(",;." if "(" in one else ",;.)") for one in found)


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

    It has no scheme, `www.`, index page or closing slash, and its parameters are sorted.
    """
    if len(url) <= LONGEST and (usual := USUAL.fullmatch(url)):
        return usual[1].removeprefix("www.") + INDEX_PAGE.sub("/", usual[2]).rstrip("/")
    parts = urlsplit(canonical(url))
    path = INDEX_PAGE.sub("/", parts.path).rstrip("/")
    query = "&".join(sorted(parts.query.replace("+", "%20").split("&")))
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return parts.netloc.removeprefix("www.") + path + (f"?{query}" if query else "") + fragment


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
        message = f"the address is {len(url):,} characters long; at most {LONGEST:,} are allowed"
        raise ValueError(message)
    return url


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(_visible(url))
        _ = parts.port  # reading it checks it
    except ValueError as error:
        message = f"{url!r} is not a web address; check its host and port, between // and the next slash"
        raise ValueError(message) from error
    if parts.scheme not in DEFAULT_PORTS:
        message = f"{url!r} is not a web address; it must start with https:// or http://"
        raise ValueError(message)
    if not parts.hostname:
        message = f"{url!r} has no host name"
        raise ValueError(message)
    return parts


def _visible(url: str) -> str:
    return CONTROLS.sub("", url).strip()


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
        message = f"{name!r} is not a host name"
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


def carries_meaning(parameter: str) -> bool:
    """Return whether a parameter such as `page=2` may change what an address shows; not one that tracks readers."""
    name = parameter.split("=", 1)[0].lower()
    return bool(name) and name not in TRACKING and not name.startswith(TRACKING_PREFIXES)
