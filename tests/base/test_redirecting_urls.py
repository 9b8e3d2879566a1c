"""Addresses that only lead on to the page that they name, whoever made them."""

from __future__ import annotations

import time
from base64 import urlsafe_b64encode

import pytest

from hub.base import urls, wrapped_urls

PAGE = "https://desk.example.gov/plain-forms?id=3"
QUOTED = "https%3A%2F%2Fdesk.example.gov%2Fplain-forms%3Fid%3D3"
LETTERS = urlsafe_b64encode(PAGE.encode()).decode()


@pytest.mark.parametrize(
    "url",
    [
        f"https://www.agency.example/exit?url={QUOTED}",
        f"https://www.agency.example/leaving.aspx?j={QUOTED}",
        f"https://agency.example/en/external-link?href={QUOTED}",
        f"https://cts.wire.example/ct/CT?id=smartlink&url={QUOTED}&esheet=1",
        f"https://c1.wire.example/c/link/?t=0&l=en&o=1&h=2&u={QUOTED}&a=Forms",
        f"https://mail.agency.example/fmlurlsvc/?fewReq=:B:x&url={QUOTED}",
        f"https://lnk.example/go?d={QUOTED}",
        f"https://t.example/track?url={QUOTED}",
        f"https://social.example/submit?redirect=https%3A%2F%2Fa.example&url={QUOTED}",
        f"https://social.example/share?text=Forms&url={QUOTED}",
        f"https://social.example/spi/shares/new?url={QUOTED}",
        f"https://t.example/redirect.php?a=1&amp;redirect_to={QUOTED}",
        f"https://t.example/r?url={PAGE}",
        f"https://link.news.example/click/123.456/{LETTERS}/5b1c",
        f"https://link.news.example/click/123.456/{LETTERS.rstrip('=')}/5b1c",
        f"https://scan.example/scan/ux/{LETTERS}/AB12",
        f"https://t.example/redir?u={LETTERS}",
        f"https://www.google.com/url?q=https%3A%2F%2Ft.example%2Fgo%3Furl%3D{QUOTED.replace('%', '%25')}",
    ],
)
def test_the_page_that_is_named_is_found(url: str) -> None:
    """In a parameter at the usual places, or in a step of the path, as it is or in base64."""
    assert urls.canonical(url) == PAGE


@pytest.mark.parametrize(
    "url",
    [
        f"https://github.example/login?return_to={QUOTED}",
        f"https://agency.example/oauth/authorize?redirect_uri={QUOTED}",
        f"https://web.archive.org/save?url={QUOTED}",
        f"https://validator.example/check?uri={QUOTED}",
        f"https://www.agency.example/search?q={QUOTED}",
        f"https://agency.example/oembed?url={QUOTED}",
        f"https://agency.example/cite?url={QUOTED}",
        f"https://agency.example/?u={QUOTED}",
        f"https://forms.agency.example/2026/submit?redirect={QUOTED}",
        f"https://agency.example/track?id=4&site={QUOTED}",
        f"https://jobs.example/offer?id=7&r={QUOTED}",
        f"https://news.example/click?id=7&r={QUOTED}",
        f"https://agency.example/how/to?url={QUOTED}",
        f"https://agency.example/policies/leave?url={QUOTED}",
        f"https://api.example/v1/link?url={QUOTED}",
        f"https://agency.example/report/url?url={QUOTED}",
        f"https://player.example/music/track?url={QUOTED}",
        f"https://archive.example/web/2024/https://t.example/go?url={QUOTED}",
        "https://agency.example/go?url=/plain-forms",
        "https://agency.example/go?url=http",
        "https://agency.example/go?page=https://desk.example.gov/",
        f"https://pictures.example/fit/300/{LETTERS}.jpg",
        f"https://agency.example/files/{LETTERS}",
        "https://link.news.example/click/123.456/aHR0c/5b1c",
        "https://link.news.example/click/123.456/aHR0cHM6Ly_/5b1c",
        "https://link.news.example/click/123.456/aHR0cHM6Ly9h6Q/5b1c",
        "https://agency.example/share",
        "https://agency.example/share?by=https://a.example",
    ],
)
def test_other_pages_are_meant_as_they_are(url: str) -> None:
    """To sign in, to check, to search, to send a form, to see what was kept; and what names no page."""
    assert wrapped_urls.unwrap(url) is None


def test_a_page_keeps_its_own_parameters_where_nobody_quoted_them() -> None:
    """They cannot be told from those of the address around it, and without them it is another page."""
    assert (
        wrapped_urls.unwrap("https://t.example/go?a=1&url=https://b.example/c?d=1&e=2") == "https://b.example/c?d=1&e=2"
    )


def test_no_editor_is_told_of_them() -> None:
    """Whoever writes such an address may want people to pass the page that warns them."""
    assert wrapped_urls.meant(f"https://www.agency.example/exit?url={QUOTED}") is None


@pytest.mark.slow
@pytest.mark.parametrize("part", ["/click", "/r/aHR0c", "/c/l", "&url=http", "aHR0c"])
def test_long_addresses_are_read_in_no_time(part: str) -> None:
    """With many steps or parameters."""
    start = time.process_time()
    wrapped_urls.unwrap("https://t.example/redir?a=http" + part * 20_000)
    wrapped_urls.unwrap("https://t.example" + part * 400 + "/redir?a=http")
    assert time.process_time() - start < 2
