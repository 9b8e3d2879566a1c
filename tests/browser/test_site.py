"""The member site of this repository, as people meet it: by eye, keyboard and screen reader, without JavaScript."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from hub.check import built
from tests.browser.conftest import PAGES, TOOLS, needs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Opened


@pytest.mark.parametrize("name", PAGES)
def test_nothing_from_elsewhere(opened: Opened, address: str, name: str) -> None:
    """No page asks another host, breaks its own policy or keeps a cookie."""
    page = opened("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script("window.seen = []; addEventListener('securitypolicyviolation', e => seen.push(e.blockedURI));")
    page.goto(PAGES[name], wait_until="networkidle")
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    assert page.evaluate("seen") == []
    assert page.context.cookies() == []


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


def test_nothing_is_wrong_with_any_page(site: Path) -> None:
    """No dead link or anchor, nothing inline or from elsewhere, no skipped heading: what `hub check --site` finds."""
    assert built.problems(site, "https://govcx.example.gov/")[0] == ()


def test_html_is_valid(site: Path) -> None:
    """The Nu HTML checker finds no error in any page."""
    java = needs("Java", shutil.which("java"))
    jar = needs("vnu-jar", TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar")
    command = [java, "-jar", jar, "--errors-only", "--skip-non-html", "--format", "gnu", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own words
    # By file path the checker doubts every policy in a meta element; a browser's test looks at those.
    assert [line for line in done.stderr.splitlines() if "Content-Security-Policy" not in line] == []
