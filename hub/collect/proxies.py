"""Which proxy an address is asked through, by the usual variables: http_proxy, https_proxy, all_proxy and no_proxy."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote_to_bytes, urlsplit
from urllib.request import getproxies, proxy_bypass

from hub.base.translation import gettext
from hub.errors import NotAskedError

SCHEMES = {"http", "https"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Proxy:
    """Hold where a proxy is, as an address and as people say it, and what it wants to know (RFC 7617).

    All of it but `credentials` may be shown.
    """

    url: str
    name: str
    credentials: str | None = field(default=None, repr=False)


def of(url: str) -> Proxy | None:
    """Return the proxy that the environment names for an address; None for an address that is asked directly.

    Raises NotAskedError, without its password, for a proxy of a kind that hub does not know.
    """
    parts, named = urlsplit(url), getproxies()
    if not named or any(proxy_bypass(host) for host in (parts.hostname or "", parts.netloc)):
        return None
    variable = next((name for name in (parts.scheme, "all") if named.get(name)), None)
    return _read(named[variable], f"{variable}_proxy") if variable else None


def _read(value: str, variable: str) -> Proxy:
    parts = _split(value)
    if parts is None:
        fix = gettext(
            "write it as http://proxy.example.gov:3128, and special characters in its user and password as in %23"
        )
        message = gettext(
            "the variable %(variable)s does not name a proxy that hub can use; %(fix)s", variable=variable, fix=fix
        )
        raise NotAskedError(message)
    name = parts.netloc.rpartition("@")[2]
    return Proxy(url=f"{parts.scheme}://{name}", name=name, credentials=_credentials(parts))


def _split(value: str) -> SplitResult | None:
    """Return the parts of a proxy's address; None where it is not one that hub can use.

    A mark in the password may have torn it into the wrong parts.
    """
    try:
        parts = urlsplit(value if "://" in value else f"http://{value}")
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError:  # such as a port that is not a number
        return None
    whole = has_host and parts.path in {"", "/"} and not parts.query and not parts.fragment
    return parts if whole and parts.scheme in SCHEMES else None


def _credentials(parts: SplitResult) -> str | None:
    if parts.username is None:
        return None
    secret = unquote_to_bytes(parts.username) + b":" + unquote_to_bytes(parts.password or "")
    return f"Basic {b64encode(secret).decode()}"
