"""The promises of the page on privacy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import Opened


@pytest.mark.parametrize(
    "path", ["/", "/events/", "/my-topics/#t=trust", "/toolkit/strategy/", "/newsletter/2026-11-20/"]
)
def test_nothing_is_taken(opened: Opened, address: str, path: str) -> None:
    """No page sets a cookie, stores anything, or asks another host for anything."""
    page = opened("about:blank")
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add("/".join(request.url.split("/")[:3])))
    page.goto(path, wait_until="networkidle")
    stored = page.evaluate("() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert (page.context.cookies(), stored, hosts) == ([], [], {address})


def test_no_form_sends_anything(opened: Opened, address: str) -> None:
    """The only forms are the search, which stays on the site, and the choice of topics, which goes nowhere."""
    page = opened("/my-topics/")
    found = page.evaluate("() => [...document.forms].map((form) => new URL(form.action || location.href).host)")
    assert {f"http://{host}" for host in found} == {address}
