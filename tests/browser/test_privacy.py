"""The promises of the page on privacy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.test_events import BUILT, address, opened, site  # noqa: F401  fixtures

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.parametrize("path", ["", "events/", "my-topics/#t=trust", "toolkit/strategy/", "newsletter/2026-11-20/"])
def test_nothing_is_taken(chromium: Browser, address: str, path: str) -> None:  # noqa: F811
    """No page sets a cookie, stores anything but the colors, or asks another host for anything."""
    context = chromium.new_context()
    page = context.new_page()
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add("/".join(request.url.split("/")[:3])))
    page.goto(f"{address}/{path}", wait_until="networkidle")
    stored = page.evaluate("() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert (context.cookies(), {key for key in stored if not key.endswith("__palette")}, hosts) == (
        [],
        set(),
        {address},
    )
    context.close()


def test_no_form_sends_anything(chromium: Browser, address: str) -> None:  # noqa: F811
    """The only forms are the search, which stays on the site, and the choice of topics, which goes nowhere."""
    page = opened(chromium, f"{address}/my-topics/", BUILT)
    found = page.evaluate("() => [...document.forms].map((form) => new URL(form.action || location.href).host)")
    assert {f"http://{host}" for host in found} == {address}
