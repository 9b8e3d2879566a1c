"""What servers and crawlers are told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hub.content.settings import JoinForm
from hub.site.outputs import http_headers

if TYPE_CHECKING:
    from datetime import date

    from hub.content.settings import Config


def test_policy_allows_nothing_inline() -> None:
    """Scripts and styles come from the site alone; only the search may run WebAssembly."""
    assert "script-src 'self';" in http_headers.policy()
    assert "script-src 'self' 'wasm-unsafe-eval';" in http_headers.policy(search=True)
    assert "unsafe-inline" not in http_headers.policy(search=True)


def test_files(config: Config, today: date) -> None:
    """Two kinds of servers hear of the headers, crawlers of the list of pages."""
    files = dict(http_headers.files(config, today))
    assert sorted(files) == [".htaccess", "_headers", "robots.txt"]
    assert "frame-ancestors 'none'" in files["_headers"]
    assert files["robots.txt"].endswith(f"Sitemap: {config.site_url}sitemap.xml\n")


def test_security_contact(config: Config, today: date) -> None:
    """Where a hub takes reports of holes, it says so for a year."""
    config = replace(config, security="https://lamps.example.gov/security/")
    text = dict(http_headers.files(config, today))[".well-known/security.txt"]
    assert text.startswith("Contact: https://lamps.example.gov/security/\nExpires: ")
    assert f"Expires: {today.year + 1}-" in text


def test_a_form_of_the_newsletter_is_allowed(config: Config, today: date) -> None:
    """Pages may send a form to the host of the service that keeps the list, and to no other."""
    form = JoinForm(address="https://lists.example.gov/subscription/form?a=1")
    config = replace(config, newsletter=replace(config.newsletter, form=form))
    assert "form-action 'self' mailto: https://lists.example.gov;" in http_headers.policy(config)
    files = dict(http_headers.files(config, today))
    assert "form-action 'self' mailto: https://lists.example.gov;" in files["_headers"]
