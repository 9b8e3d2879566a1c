"""Addresses of the web: the canonical form that is shown, and the key that tells whether two are the same page."""

from __future__ import annotations

import re
import string
from urllib.parse import SplitResult, parse_qsl, quote, urljoin, urlsplit, urlunsplit

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
# RFC 3986: what may stand unencoded in a path (2.2 sub-delims, 3.3) and in a query (3.4).
UNRESERVED = frozenset(string.ascii_letters + string.digits + "-._~")
PATH_SAFE = "/:@!$&'()*+,;=~-._%"
QUERY_SAFE = PATH_SAFE + "?"
INDEX_PAGE = re.compile(r"/(?:index\.(?:html?|php|aspx?)|default\.aspx?)$", re.IGNORECASE)
SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid)=[^/;?]*", re.IGNORECASE)
CONTROLS = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028\u2029\ufeff]+")
# Long addresses are attacks or mistakes; browsers and mail clients stop near 2,000 characters.
LONGEST = 2000


def canonical(url: str) -> str:
    """The one spelling of an http(s) address that is stored and shown; applying it twice changes nothing.

    Scheme and host in lower case, no default port, user or fragment, no tracking parameters, one percent-encoding
    (RFC 3986, section 6.2). Raises ValueError, in words for a person, for anything that is no such address.
    """
    parts = _split(url)
    path = _encoded(SESSION_IN_PATH.sub("", _without_dots(parts.path or "/")), PATH_SAFE)
    query = _encoded("&".join(filter(_carries_meaning, parts.query.split("&"))), QUERY_SAFE)
    fragment = _encoded(parts.fragment, QUERY_SAFE) if parts.fragment.startswith("!") else ""
    return urlunsplit((parts.scheme, _netloc(parts), path, query, fragment))


def key(url: str) -> str:
    """What two spellings of one address share: no scheme, `www.`, index page, closing slash or order of parameters."""
    parts = urlsplit(canonical(url))
    path = INDEX_PAGE.sub("/", parts.path).rstrip("/")
    query = "&".join(f"{name}={value}" for name, value in sorted(parse_qsl(parts.query, keep_blank_values=True)))
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return parts.netloc.removeprefix("www.") + path + (f"?{query}" if query else "") + fragment


def absolute(url: str, base: str) -> str:
    """`url` as seen from the page `base`, in canonical form."""
    return canonical(urljoin(base, url.strip()))


def _split(url: str) -> SplitResult:
    parts = urlsplit(CONTROLS.sub(lambda gap: "%20" if gap.group() == " " else "", url.strip()))
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS:
        message = f"{url!r} is no web address; it must start with https:// or http://"
        raise ValueError(message)
    if not parts.hostname:
        message = f"{url!r} names no host"
        raise ValueError(message)
    if len(url) > LONGEST:
        message = f"the address is {len(url):,} characters long; at most {LONGEST:,} are allowed"
        raise ValueError(message)
    return parts._replace(scheme=scheme)


def _netloc(parts: SplitResult) -> str:
    host = _ascii_host((parts.hostname or "").rstrip("."))
    port = "" if parts.port in {None, DEFAULT_PORTS[parts.scheme]} else f":{parts.port}"
    return host + port


def _ascii_host(host: str) -> str:
    if ":" in host:
        return f"[{host}]"
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        message = f"{host!r} is no host name"
        raise ValueError(message) from error


def _without_dots(path: str) -> str:
    """RFC 3986, section 5.2.4, which urljoin applies only to relative addresses."""
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
    lone_percent = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text)
    return re.sub(r"%[0-9A-Fa-f]{2}", _normal_code, quote(lone_percent, safe=safe))


def _normal_code(code: re.Match[str]) -> str:
    character = chr(int(code.group()[1:], 16))
    return character if character in UNRESERVED else code.group().upper()


def _carries_meaning(parameter: str) -> bool:
    name = parameter.split("=", 1)[0].lower()
    return bool(name) and name not in TRACKING and not name.startswith(TRACKING_PREFIXES)
