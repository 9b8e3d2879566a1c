"""The system's own Firefox, by WebDriver BiDi, in a scheme of colors that it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

# BiDi cannot tell this Firefox which scheme a person prefers, as playwright tells Chromium page by page.
SCHEME = "layout.css.prefers-color-scheme.content-override"
SCHEMES = {"dark": 0, "light": 1}


def launch_firefox(playwright: Playwright, program: str, scheme: str = "light") -> Browser:
    """A browser of a person who prefers this scheme."""
    return playwright.firefox.launch(
        # Without a name that begins so, playwright looks for a Firefox of its own make.
        channel="moz-firefox",
        executable_path=program,
        firefox_user_prefs={SCHEME: SCHEMES[scheme]},
    )
