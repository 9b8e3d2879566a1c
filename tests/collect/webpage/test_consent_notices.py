"""Consent notices and nags are known by their wording, and articles about them are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.collect.webpage import consent_notices

DATA = Path(__file__).parents[1] / "data" / "webpage"


def lines(name: str) -> list[str]:
    """The lines of a fixture."""
    return (DATA / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", [*lines("consent.txt"), *lines("nags.txt")])
def test_a_notice_or_a_nag_is_one(line: str) -> None:
    """Each line of the fixture is recognised."""
    assert consent_notices.is_one(line)


@pytest.mark.parametrize("line", lines("paragraphs.txt"))
def test_a_paragraph_is_none(line: str) -> None:
    """Each line of the fixture passes."""
    assert not consent_notices.is_one(line)


@pytest.mark.parametrize(
    "line",
    [
        "Accept all cookies",
        "Usamos cookies para mejorar su experiencia.",
        "Wir verwenden auf dieser Seite Cookies.",
        "Nous utilisons des cookies pour mesurer l'audience.",
        "Este sitio web utiliza cookies propias y de terceros.",
        "Deze website gebruikt cookies.",
        "Vi använder cookies.",
        "Cookie settings",
        "Privacy Policy | Terms of Use | Contact",
        "Functional cookies enable the website to provide enhanced functionality.",
        "The cookie is set by the consent plugin and stores the choice of the user.",
        "Please sign in or create an account to comment.",
        "Already a subscriber? Sign in",
        "Sign in with LinkedIn",
        "Click ‘Send Email’ to receive the link to the report.",
        "You can withdraw your consent at any time; see our privacy policy.",
        "We value your privacy",
    ],
)
def test_common_wordings_are_known(line: str) -> None:
    """What consent managers and sign-up boxes say."""
    assert consent_notices.is_one(line)


@pytest.mark.parametrize(
    "line",
    [
        "Teams can get creative with homemade cookies that bring more joy to meetings.",
        "The goal is not a cookie-cutter experience for every customer you serve.",
        "Notice: how will the public be told? The privacy policy must name third-party sites.",
        "They expect a “sign in” button to be an actual button, so that is what they looked for.",
        "The number of accounts that subscribe to your feed.",
        "Terms of use vary, but this is a great way to find images.",
        "By using plain language, the office wrote terms of service that people read.",
    ],
)
def test_an_article_may_speak_of_them(line: str) -> None:
    """Lines such as digital.gov has, where the plain words condemn nothing."""
    assert not consent_notices.is_one(line)


def test_a_long_paragraph_is_none() -> None:
    """A notice is short."""
    assert not consent_notices.is_one(
        "We use cookies to improve your experience. " + "This study of them goes on. " * 20
    )
