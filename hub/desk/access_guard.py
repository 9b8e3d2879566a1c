"""Who may ask the desk for something: the browser that came with the token, from a page of the desk itself.

A page of another site can send requests to this machine: with a form, a fetch or a frame, and under a name of its own
that it lets mean 127.0.0.1 (DNS rebinding). The cookie keeps out who never had the token; Host, Origin and
Sec-Fetch-Site keep out pages that make this browser ask for them.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from hub.base.translation import gettext, noop

if TYPE_CHECKING:
    from collections.abc import Mapping

HOST = "127.0.0.1"
# Seconds in which the address that was printed opens the desk.
TOKEN_LASTS = 600
SAFE_METHODS = {"GET", "HEAD"}
# A browser asks so for the desk's own pages, and for an address that a person opened.
OWN_SITES = {"same-origin", "none"}
# Scripts of other pages cannot send it without asking first, and nobody answers.
OWN_HEADER = "X-Hub-Desk"
JSON = "application/json"
NO_SCRIPTS = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox allow-same-origin; "
OWN_FILES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
HEADERS = {
    "Content-Security-Policy": f"{OWN_FILES}frame-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
FRAMED_HEADERS = HEADERS | {
    "Content-Security-Policy": f"{NO_SCRIPTS}base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
}
CLOSED = noop("This desk is not open to this browser. Run hub desk again, and open the address that it prints.")


@dataclass(slots=True)
class AccessGuard:
    """Know the secrets of one desk, and say which requests it refuses."""

    port: int
    began: float
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    is_used: bool = False

    @property
    def origin(self) -> str:
        """Return the origin of the desk's pages."""
        return f"http://{HOST}:{self.port}"

    @property
    def cookie(self) -> str:
        """Return the name of the cookie; browsers send it to every port of this machine."""
        return f"hub-desk-{self.port}"

    def redeem(self, token: str, now: float) -> bool:
        """Say whether a token opens the desk: the right one, once, within TOKEN_LASTS seconds."""
        is_right = hmac.compare_digest(token.encode(), self.token.encode())
        if not is_right or self.is_used or now - self.began > TOKEN_LASTS:
            return False
        self.is_used = True
        return True

    def is_strange(self, method: str, headers: Mapping[str, str]) -> tuple[HTTPStatus, str] | None:
        """Return why a request is refused whoever sends it, as a status and words; None for one of the desk's own."""
        if headers.get("Host") != f"{HOST}:{self.port}":
            return HTTPStatus.MISDIRECTED_REQUEST, gettext(
                "The desk answers to %(host)s alone.", host=f"{HOST}:{self.port}"
            )
        if headers.get("Sec-Fetch-Site", "none") not in OWN_SITES:
            return HTTPStatus.FORBIDDEN, gettext("Another site asked for this.")
        if method in SAFE_METHODS:
            return None
        if headers.get("Origin") != self.origin or OWN_HEADER not in headers:
            return HTTPStatus.FORBIDDEN, gettext("Only the desk's own pages may change something.")
        if headers.get("Content-Type") != JSON:
            return HTTPStatus.UNSUPPORTED_MEDIA_TYPE, gettext("The desk reads %(type)s alone.", type=JSON)
        return None

    def is_closed(self, cookies: Mapping[str, str]) -> bool:
        """Say whether a browser has not opened the desk with the token."""
        return not hmac.compare_digest(cookies.get(self.cookie, "").encode(), self.session.encode())
