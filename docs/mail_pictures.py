"""Pictures of the mail for the page on delivery: three issues with invented articles, on both screens and schemes.

Run by `make screenshots`. It prints how high each is on a phone, and where its first date is.
"""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PIL import Image

from hub.config import hub_settings
from hub.content import loader
from hub.content.body import Body
from hub.content.models import Article
from hub.newsletter import compose, render
from tests.browser.chromium import launched

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from hub.content.models import Issue, Library
    from hub.content.settings import Config

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs/content/pictures"
DAY = date(2026, 11, 27)
SOURCES = {"plain-words": "Plain Words", "form-lab": "The Form Lab", "counter": "Counter Talk"}
CANDIDATES = json.loads((ROOT / "docs" / "desk_candidates.json").read_text("utf-8"))
NOTE = "Happy Friday. Three offices did less this week, and each of them says what it left out, and how it found out."
SUBJECT = "GovCX Update: three offices that did less, and what they left out"
# How many articles and events make an issue of so many items, with one practice.
ISSUES = {4: (2, 1), 25: (20, 4), 60: (54, 6)}
PRACTICE = "content/toolkit/collaboration/fix-a-handoff.md"
WIDTHS = {"wide": 700, "phone": 375}
SCREEN = 812
QUALITY = 60
# The article that takes some minutes.
LONG = 3
STYLE = "body { align-items: start; background: #888; display: inline-flex; gap: 24px; margin: 0; padding: 24px }"
DATED = "document.querySelector('.event')?.getBoundingClientRect().top ?? 0"


def library(articles: int, events: int) -> Library:
    """What waits for the issue: invented articles, and events and a practice of this repository."""
    real = loader.load(hub_settings.load(ROOT))
    keys = tuple(SOURCES)
    invented = (
        Article(
            path=f"content/articles/2026/{number}.md",
            title=one["title"] if number < len(CANDIDATES) else f"{one['title']}, part {number // len(CANDIDATES) + 1}",
            url=f"https://{keys[number % 3]}.example.org/{number}/",
            source=keys[number % 3],
            published=DAY - timedelta(days=1 + number // 12),
            added=DAY,
            section="news" if number % 3 == 2 else "articles",
            summary=one["summary"],
            note="Read it before your next letter." if number == 0 else None,
            body=Body.of("word " * 1700) if number == LONG else Body.of(""),
        )
        for number in range(articles)
        for one in [CANDIDATES[number % len(CANDIDATES)]]
    )
    practice = tuple(page for page in real.toolkit if page.path == PRACTICE)
    return replace(real, articles=tuple(invented), events=real.events[:events], toolkit=practice, issues=())


def issue(many: int, config: Config) -> Issue:
    """An issue with so many items, with a note as an editor writes it."""
    draft = compose.compose(library(*ISSUES[many]), config, DAY).issue
    return replace(draft, subject=SUBJECT, note=NOTE, number=12, status="ready")


def settings() -> Config:
    """Those of this repository, with room for the largest issue and its events."""
    config = hub_settings.load(ROOT)
    sources = tuple(replace(config.sources[0], key=key, name=name) for key, name in SOURCES.items())
    newsletter = replace(config.newsletter, max_links=max(ISSUES) + 10, events_ahead_days=100)
    return replace(config, sources=sources, newsletter=newsletter)


def pictures(browser: Browser) -> None:
    """One picture for each issue, with the four looks side by side."""
    with TemporaryDirectory() as folder:
        for many in ISSUES:
            letter = Path(folder, "mail.html")
            letter.write_text(render.html(issue(many, settings()), settings()), "utf-8")
            looks = [
                taken(browser, letter, Path(folder, f"{name}-{scheme}.png"), width, scheme)
                for name, width in WIDTHS.items()
                for scheme in ("light", "dark")
            ]
            page = browser.new_page(viewport={"width": 2400, "height": 400})
            sheet = Path(folder, "sheet.html")
            sheet.write_text(
                f"<style>{STYLE}</style>" + "".join(f'<img src="{look.as_uri()}">' for look in looks), "utf-8"
            )
            page.goto(sheet.as_uri())
            saved(Image.open(BytesIO(page.locator("body").screenshot())), PICTURES / f"mail-{many}.jpg")
            page.close()


def saved(picture: Image.Image, file: Path) -> None:
    """A picture at a third of its size, as a repository has room for."""
    small = picture.convert("RGB").resize((picture.width // 3, picture.height // 3), Image.Resampling.LANCZOS)
    small.save(file, quality=QUALITY, optimize=True)


def taken(browser: Browser, letter: Path, file: Path, width: int, scheme: str) -> Path:
    """A picture of the whole mail; of that on a phone, how long it is."""
    page = browser.new_page(viewport={"width": width, "height": SCREEN}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(letter.as_uri())
    page.screenshot(path=file, full_page=True)
    high, dated = page.evaluate(f"[document.documentElement.scrollHeight, {DATED}]")
    if (width, scheme) == (WIDTHS["phone"], "light"):
        items = page.locator("h3").count()
        sys.stdout.write(f"{items} items: {high / SCREEN:.1f} screens, the first date at {dated / high:.0%}\n")
    page.close()
    return file


if __name__ == "__main__":
    with launched(shutil.which("chromium") or "") as chromium:
        pictures(chromium)
