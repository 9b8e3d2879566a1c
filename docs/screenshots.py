"""Pictures of every kind of page in build/screenshots, wide and narrow, light and dark; the README's two; the desk.

Run by `make screenshots`, which needs Chromium (`make tools`). The pictures show this repository's own hub.
"""

from __future__ import annotations

import shutil
import sys
from datetime import date
from itertools import cycle, product
from pathlib import Path
from typing import TYPE_CHECKING

from docs import desk_pictures, mail_pictures
from hub.config import hub_settings
from hub.newsletter import issue_workflow
from hub.site.mkdocs import site_build
from tests.browser.chromium import launched
from tests.browser.served import serve

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from hub.content.settings import Config

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
SHOWN = ("home", "area", "practice", "article", "event", "issue", "search", "my-topics")
SCREENS = {"desk": (1280, 900), "phone": (390, 844)}
SCHEMES = ("light", "dark")
STYLE = """
body { background: #e8edf4; margin: 0; padding: 32px; }
body { align-items: flex-start; display: flex; flex-wrap: wrap; gap: 32px; }
img { border-radius: 8px; box-shadow: 0 4px 24px #0003; width: 292px; }
img.desk { width: 880px; }
div { height: 320px; position: relative; width: 360px; }
div img { left: 0; position: absolute; top: 0; width: 330px; }
div img + img { bottom: 0; left: auto; right: 0; top: auto; width: 118px; }
"""


def picture(browser: Browser, address: str, screen: str, scheme: str, file: Path) -> Path:
    """One page on one screen, seen in the zone of the events."""
    width, height = SCREENS[screen]
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        timezone_id="America/New_York",
    )
    page.goto(address, wait_until="networkidle")
    page.screenshot(path=file)
    page.close()
    return file


def sheet(browser: Browser, body: str, file: Path) -> None:
    """Pictures put together to one."""
    page = browser.new_page(viewport={"width": 1600, "height": 400})
    draft = PICTURES / f"{file.stem}.html"
    draft.write_text(f"<style>{STYLE}</style><body>{body}", encoding="utf-8")
    page.goto(draft.as_uri())
    page.screenshot(path=file, full_page=True)
    page.close()


def shot(page: str, screen: str, scheme: str) -> Path:
    """Where a picture lies."""
    return PICTURES / f"{page}-{screen}-{scheme}.png"


def newest_mail(settings: Config) -> Path:
    """The newest issue as HTML."""
    newest = max((ROOT / "newsletters").glob("*.md")).stem
    return issue_workflow.digest(settings, date.fromisoformat(newest)).faces[0]


def main() -> None:
    """All pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    letter, site = newest_mail(hub_settings.load(ROOT)), site_build.build(ROOT)
    with serve(site) as address, launched(shutil.which("chromium") or "") as browser:
        for (name, path), screen, scheme in product(PAGES.items(), SCREENS, SCHEMES):
            picture(browser, f"{address}{path}", screen, scheme, shot(name, screen, scheme))
        mail = picture(browser, letter.as_uri(), "phone", "light", shot("mail", "phone", "light"))
        three = (shot("home", "desk", "light"), mail, shot("practice", "phone", "dark"))
        first, *phones = (file.as_uri() for file in three)
        sheet(
            browser,
            f'<img class="desk" src="{first}">' + "".join(f'<img src="{phone}">' for phone in phones),
            ROOT / "docs/content/pictures/hub.png",
        )
        schemes = zip(SHOWN, cycle([SCHEMES, SCHEMES[::-1]]), strict=False)
        pairs = [(shot(name, "desk", desk), shot(name, "phone", phone)) for name, (desk, phone) in schemes]
        every = "".join(f'<div><img src="{desk.as_uri()}"><img src="{phone.as_uri()}"></div>' for desk, phone in pairs)
        sheet(browser, every, ROOT / "docs/content/pictures/pages.jpg")
        desk_pictures.pictures(browser)
        mail_pictures.pictures(browser)
    sys.stdout.write(f"{PICTURES}\n")


if __name__ == "__main__":
    main()
