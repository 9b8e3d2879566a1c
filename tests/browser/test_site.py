"""The member site of this repository, as people meet it: by eye, keyboard and screen reader, without JavaScript."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.browser.conftest import EVENT, TOOLS, needs, violations

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Opened

PAGES = {
    "home": "/",
    "toolkit": "/toolkit/",
    "area": "/toolkit/measurement/",
    "practice": "/toolkit/strategy/write-a-one-page-strategy/",
    "events": "/events/",
    "event": EVENT,
    "articles": "/articles/",
    "article": "/articles/2024/2024-06-25-unsolicited-data/",
    "topics": "/topics/",
    "topic": "/topics/measurement/",
    "newsletters": "/newsletter/",
    "issue": "/newsletter/2026-11-20/",
    "join": "/join/",
    "search": "/search/?q=customer",
    "my-topics": "/my-topics/#t=measurement",
    "feeds": "/feeds/",
    "missing": "/nowhere/",
}
WIDE, PHONE, ZOOMED = {"width": 1280, "height": 800}, {"width": 390, "height": 844}, {"width": 320, "height": 640}
REFERENCE = re.compile(r'\s(?:href|src|action)="([^"]*)"')
IDENTITY = re.compile(r'\sid="([^"]*)"')


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(opened: Opened, name: str, size: dict[str, int], scheme: str) -> None:
    """One page of every type keeps WCAG 2.2 A and AA, on both sizes, in both colours, its menu open."""
    # axe comes in as an inline script, which the page's own policy forbids.
    page = opened(PAGES[name], viewport=size, color_scheme=scheme, bypass_csp=True)
    assert violations(page) == []
    if size is PHONE:
        page.get_by_text("Menu", exact=True).click()
        assert violations(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_from_elsewhere(opened: Opened, address: str, name: str) -> None:
    """No page asks another host, breaks its own policy, keeps a cookie or scrolls sideways at 400 % zoom."""
    page = opened("about:blank", viewport=ZOOMED)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script("window.seen = []; addEventListener('securitypolicyviolation', e => seen.push(e.blockedURI));")
    page.goto(PAGES[name], wait_until="networkidle")
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert page.evaluate("seen") == []
    assert page.context.cookies() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= ZOOMED["width"]


@pytest.mark.parametrize("size", [WIDE, ZOOMED], ids=["wide", "zoomed"])
@pytest.mark.parametrize("name", ["home", "area", "event", "search", "missing"])
def test_keyboard_reaches_all(opened: Opened, name: str, size: dict[str, int]) -> None:
    """Each stop of the Tab key shows a ring and lies in the window; the first one skips to the text."""
    page = opened(PAGES[name], viewport=size, reduced_motion="reduce")
    page.evaluate("document.activeElement.blur()")
    stops = []
    for _ in range(200):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => { const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
            return {body: e === document.body, text: e.textContent.trim(), ring: s.outlineStyle !== 'none',
            seen: r.width > 0 && r.height > 0 && r.bottom > 0 && r.right > 0 && r.left < innerWidth
                  && r.top < innerHeight}; }"""
        )
        if stop["body"]:
            break
        stops.append(stop)
    assert stops[0]["text"] == "Skip to content"
    assert [stop for stop in stops if not (stop["ring"] and stop["seen"])] == []
    assert len(stops) > 10


def test_escape_closes_the_menu(opened: Opened) -> None:
    """The menu opens and closes by keyboard, and gives the focus back."""
    page = opened("/", viewport=ZOOMED)
    page.locator(".hub-menu summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Home"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Menu"
    assert not page.locator(".hub-menu nav").is_visible()


def test_site_without_javascript(opened: Opened) -> None:
    """Without JavaScript the menu opens, and a search leads to topics and an index from A to Z."""
    page = opened("/", viewport=WIDE, java_script_enabled=False)
    page.get_by_label("Search this site").fill("survey")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert urlsplit(page.url).path == "/search/"
    assert page.get_by_role("heading", name="From A to Z").is_visible()
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.locator(".hub-menu summary").click()
    assert page.get_by_role("navigation", name="Menu").get_by_role("link", name="Events").is_visible()


def test_search(opened: Opened) -> None:
    """A question brings results by kind, a filter narrows them, and nothing is loaded before it is asked."""
    page = opened("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/search/", wait_until="networkidle")
    assert [url for url in asked if "pagefind" in url or url.endswith("search.json")] == []
    page.get_by_label("What are you looking for?").fill("survey")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=re.compile(r"Events \(\d+\)")).wait_for()
    page.get_by_label("Kind").select_option("Articles")
    page.get_by_role("heading", name=re.compile(r"Events \(\d+\)")).wait_for(state="detached")
    assert "kind=Articles" in page.url
    link = page.locator("#hub-find .hub-rows a").first
    page.goto(urljoin(page.url, link.get_attribute("href")))
    assert page.locator("article h1").is_visible()


def test_pages_are_light(opened: Opened) -> None:
    """A first visit takes 80 KB at most, the next page 15 KB."""
    page = opened("about:blank")
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto("/", wait_until="networkidle")
    first = sum(sizes)
    sizes.clear()
    page.goto("/toolkit/measurement/", wait_until="networkidle")
    assert first <= 80_000
    assert sum(sizes) <= 15_000


def test_print(opened: Opened) -> None:
    """On paper a link shows its address, and menus are gone."""
    page = opened("/toolkit/measurement/")
    page.emulate_media(media="print")
    link = page.locator("article a[href^=http]").first
    assert "http" in link.evaluate("e => getComputedStyle(e, '::after').content")
    assert not page.get_by_role("navigation", name="Main").is_visible()


def test_footer_leads_to_what_readers_may_expect(site: Path) -> None:
    """Every page leads to the accessibility statement and to what is said of privacy."""
    footers = [file.read_text(encoding="utf-8").partition("<footer")[2] for file in site.rglob("index.html")]
    wanted = re.compile(">Accessibility statement</a>.*>Privacy</a>", re.DOTALL)
    assert [footer for footer in footers if footer and not wanted.search(footer)] == []


def test_no_dead_links(site: Path) -> None:
    """Every link within the site has its page, and every anchor its place."""
    texts = {file: file.read_text("utf-8") for file in site.rglob("*.html")}
    places = {file: {"", *IDENTITY.findall(text)} for file, text in texts.items()}
    dead = []
    for file, text in texts.items():
        base = "/" + file.relative_to(site).as_posix()
        for link in map(str, REFERENCE.findall(text)):
            parts = urlsplit(urljoin(base, link.replace("&amp;", "&")))
            if parts.scheme or parts.netloc:
                continue
            target = site / unquote(parts.path).lstrip("/")
            target = target / "index.html" if target.is_dir() else target
            if not target.is_file() or (target in places and unquote(parts.fragment) not in places[target]):
                dead.append(f"{base}: {link}")
    assert dead == []


def test_html_is_valid(site: Path) -> None:
    """The Nu HTML checker finds no error in any page."""
    java = needs("Java", shutil.which("java"))
    jar = needs("vnu-jar", TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar")
    command = [java, "-jar", jar, "--errors-only", "--skip-non-html", "--format", "gnu", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own words
    # By file path the checker doubts every policy in a meta element; a browser's test looks at those.
    assert [line for line in done.stderr.splitlines() if "Content-Security-Policy" not in line] == []


def test_nothing_is_inline(site: Path) -> None:
    """No page has a script, a style or a handler within it, so that the policy can forbid them all."""
    inline = re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*application/(?:ld\+)?json)|<style|\sstyle=\"|\son[a-z]+=\"")
    assert [file.name for file in site.rglob("*.html") if inline.search(file.read_text("utf-8"))] == []
