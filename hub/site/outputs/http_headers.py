"""What a page may load, and the small files that tell a web server and its visitors so."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.content.settings import Config

# Nothing inline, nothing from elsewhere. Pictures may be data: browsers draw their own controls so.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "media-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self' mailto:",
    "base-uri": "'self'",
}
WASM = " 'wasm-unsafe-eval'"
# A `meta` element cannot say these; a header can.
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=31536000",
}
SECURITY_DAYS = 365


def policy(config: Config | None = None, *, search: bool = False) -> str:
    """Return the Content-Security-Policy of a page; the search page runs the index's WebAssembly.

    A form may send an address to the service that keeps a hub's list, where the settings name its form.
    """
    form = config.newsletter.form if config else None
    more = {"script-src": WASM if search else "", "form-action": f" {_origin(form.address)}" if form else ""}
    return "; ".join(f"{name} {value}{more.get(name, '')}" for name, value in POLICY.items())


def _origin(address: str) -> str:
    """Return the scheme and the host of an address, which is all that a policy names."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def headers(config: Config | None = None, *, strict: bool = True) -> dict[str, str]:
    """Return what a server should send with every page; each page narrows the policy in its own `meta` element.

    Without `strict`, a page may hold scripts and styles, as those of a theme from elsewhere do.
    """
    policies = [policy(config, search=True)] if strict else []
    return {"Content-Security-Policy": "; ".join([*policies, "frame-ancestors 'none'"]), **FIXED}


def files(config: Config, today: date, *, strict: bool = True) -> Iterator[tuple[str, str]]:
    """Yield path and text of files for Netlify, Cloudflare and Apache, for crawlers, for people who found a hole."""
    sent = headers(config, strict=strict)
    yield "_headers", "/*\n" + "".join(f"  {name}: {value}\n" for name, value in sent.items())
    lines = "".join(f'  Header always set {name} "{value}"\n' for name, value in sent.items())
    yield ".htaccess", f"ErrorDocument 404 /404.html\n<IfModule mod_headers.c>\n{lines}</IfModule>\n"
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {config.site_url}sitemap.xml\n"
    if config.security:
        expires = datetime.combine(today + timedelta(days=SECURITY_DAYS), time(), config.timezone)
        where = f"{config.site_url}.well-known/security.txt"
        text = f"Contact: {config.security}\nExpires: {expires.isoformat()}\nCanonical: {where}\n"
        yield ".well-known/security.txt", text
