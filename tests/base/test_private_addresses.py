"""Tests for hub.base.private_addresses: what readers of the web cannot open."""

from __future__ import annotations

import pytest

from hub.base import private_addresses


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8000/",
        "https://127.0.0.1/a",
        "http://[::1]:80/",
        "http://0.0.0.0:8000/",
        "http://192.168.1.20/share",
        "https://10.0.0.5/",
        "http://172.16.3.4/",
        "http://169.254.1.1/",
        "https://intranet/forms",
        "http://wiki.internal/",
        "https://printer.local/",
        "http://router.lan/",
    ],
)
def test_what_is_of_a_machine_or_an_office(url: str) -> None:
    """A number, a name without a dot, and endings that no public name has."""
    assert private_addresses.is_own(url)
    assert not private_addresses.is_of_editor(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://fuzzy-space-8000.app.github.dev/toolkit/",
        "https://8000-hub.ws-us1.gitpod.io/",
        "https://deploy-preview-12--hub.netlify.app/",
        "https://abc.ngrok-free.app/x",
    ],
)
def test_what_an_editor_shows(url: str) -> None:
    """Such a page is there as long as somebody works on it."""
    assert private_addresses.is_of_editor(url)
    assert not private_addresses.is_own(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.gov/",
        "https://localhost.gov/",
        "https://10.example.gov/",
        "http://172.32.0.1/",
        "https://192.0.2.7/",
        "https://[2001:db8::7]/",
        "https://8.8.8.8/",
        "https://github.dev.example.gov/",
        "https://hub.netlify.app/",
        "https://https://example.gov/",
        "mailto:ana@localhost",
        "../localhost/",
        "http://[::1/",
        "https://local.example.gov/internal/",
    ],
)
def test_what_everybody_can_open(url: str) -> None:
    """Public names and numbers, those for examples, and what is no address of the web."""
    assert not private_addresses.is_own(url)
    assert not private_addresses.is_of_editor(url)


def test_a_site_of_an_office() -> None:
    """Its readers are in the network of that office."""
    assert private_addresses.is_out_of_reach("https://wiki.intranet/", "https://example.gov/")
    assert not private_addresses.is_out_of_reach("https://wiki.intranet/", "https://hub.intranet/")
    assert not private_addresses.is_out_of_reach("https://example.gov/", "https://example.gov/")
