"""Pictures of every kind of page, on desk and phone, light and dark, in build/screenshots; and the README's picture.

Run by `make screenshots`, which needs Chromium (`make tools`). The pictures show this repository's own hub.
"""

from __future__ import annotations

import shutil
import sys
from datetime import date
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from hub import config
from hub.digest import friday
from hub.site import build
from tests.browser.chromium import launched
from tests.browser.served import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from hub.model import Config

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "build" / "screenshots"
PAGES = {
    "home": "/",
    "area": "/toolkit/measurement/",
    "practice": "/toolkit/design/run-a-usability-test/",
    "article": "/articles/2024/2024-04-16-seamless-customer-journeys/",
    "event": "/events/2026-12-03-journey-mapping-in-one-afternoon/",
    "issue": "/newsletter/2026-11-20/",
    "search": "/search/?q=survey",
    "my-topics": "/my-topics/#t=measurement,trust",
    "assessment": "/assessment/cx-maturity/",
}
SCREENS = {"desk": (1280, 900), "phone": (390, 844)}
SCHEMES = ("light", "dark")
COLLAGE = """
<body style="margin:0;background:#e8edf4;display:flex;gap:32px;padding:32px;align-items:flex-start;width:1536px">
<img src="{desk}" style="width:880px;border-radius:8px;box-shadow:0 4px 24px #0003">
<img src="{mail}" style="width:292px;border-radius:8px;box-shadow:0 4px 24px #0003">
<img src="{phone}" style="width:292px;border-radius:8px;box-shadow:0 4px 24px #0003">
"""


def picture(browser: Browser, address: str, screen: str, scheme: str, file: Path) -> Path:
    """One page on one screen."""
    width, height = SCREENS[screen]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address, wait_until="networkidle")
    page.screenshot(path=file)
    page.close()
    return file


def collage(browser: Browser, address: str, mail: Path) -> None:
    """The home page on a desk, beside the mail and a practice on a phone."""
    parts = {
        "desk": picture(browser, f"{address}/", "desk", "light", PICTURES / "home-desk-light.png"),
        "mail": picture(browser, mail.as_uri(), "phone", "light", PICTURES / "mail-phone-light.png"),
        "phone": picture(
            browser, f"{address}{PAGES['practice']}", "phone", "dark", PICTURES / "practice-phone-dark.png"
        ),
    }
    sheet = PICTURES / "collage.html"
    sheet.write_text(COLLAGE.format(**{name: file.as_uri() for name, file in parts.items()}), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1600, "height": 700})
    page.goto(sheet.as_uri())
    page.screenshot(path=ROOT / "docs" / "hub.png", full_page=True)
    page.close()


def newest_mail(settings: Config) -> Path:
    """The newest issue as HTML."""
    newest = max((ROOT / "newsletters").glob("*.md")).stem
    return friday.digest(settings, date.fromisoformat(newest)).faces[0]


def main() -> None:
    """All pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    letter, site = newest_mail(config.load(ROOT)), build.build(ROOT)
    with serve(site) as address, launched(shutil.which("chromium") or "") as browser:
        for (name, path), screen, scheme in product(PAGES.items(), SCREENS, SCHEMES):
            picture(browser, f"{address}{path}", screen, scheme, PICTURES / f"{name}-{screen}-{scheme}.png")
        collage(browser, address, letter)
    sys.stdout.write(f"{PICTURES}\n")


if __name__ == "__main__":
    main()
