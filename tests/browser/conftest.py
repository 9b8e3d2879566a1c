"""Real browsers, the site of this repository for them to open, and the tools that look at pages."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from hub.site.mkdocs import site_build
from tests.browser.chromium import launch_chromium, without_windows
from tests.browser.firefox import launch_firefox
from tests.browser.served import serve
from tests.security.sites import attacked, attacked_settings, theme  # noqa: F401  fixtures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, Playwright

    Opened = Callable[..., Page]

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / "tests" / "node_modules"
BUILT = datetime(2026, 11, 25, 17, tzinfo=UTC)
EVENT = "/events/2026-12-03-journey-mapping-in-one-afternoon/"
# Seconds after which a test has hung; some open thousands of pages.
HUNG = 1200
# Milliseconds until what does not come is missed.
PATIENCE = 30_000
# One page of every type.
PAGES = {
    "home": "/",
    "toolkit": "/toolkit/",
    "area": "/toolkit/measurement/",
    "practice": "/toolkit/design/run-a-usability-test/",
    "events": "/events/",
    "event": EVENT,
    "articles": "/articles/",
    "month": "/articles/2024/12/",
    "source": "/articles/sources/digital-gov/",
    "article": "/articles/2024/2024-06-25-unsolicited-data/",
    "topics": "/topics/",
    "topic": "/topics/measurement/",
    "my-topics": "/my-topics/#t=measurement",
    "newsletters": "/newsletter/",
    "issue": "/newsletter/2026-11-20/",
    "assessment": "/assessment/cx-maturity/",
    "results": "/search/?q=customer",
    "a-to-z": "/search/",
    "join": "/join/",
    "feeds": "/feeds/",
    "missing": "/nowhere/",
}
# Their type is that of "join"; what people rely on in their words is looked at all the same.
PLAIN = {name: f"/{name}/" for name in ("about", "contribute", "accessibility", "privacy")}
# WCAG 2.2 A and AA, and what axe calls best practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a test in a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.timeout(HUNG))


def needs(tool: str, path: Path | str | None) -> str:
    """The path of a tool; without it the test is skipped, or fails where everything should be there."""
    if path is None or not Path(path).exists():
        message = f"{tool} is missing: run `make tools`"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return str(path)


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What drives the browsers."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(driver: Playwright) -> Iterator[Browser]:
    """The system's Chromium, without windows."""
    with launch_chromium(driver, needs("Chromium", without_windows())) as browser:
        yield browser


@pytest.fixture(scope="session")
def firefox(driver: Playwright) -> Iterator[Browser]:
    """The system's Firefox, in light colors."""
    with launch_firefox(driver, needs("Firefox", shutil.which("firefox-esr"))) as browser:
        yield browser


@pytest.fixture(params=["chromium", "firefox"])
def browser(request: pytest.FixtureRequest) -> Browser:
    """Each of them in turn."""
    chosen: Browser = request.getfixturevalue(request.param)
    return chosen


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository as built on a Wednesday in November 2026, only read."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(BUILT.timestamp())))
        return site_build.build(ROOT, site_dir=tmp_path_factory.mktemp("site") / "site")


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where that site is served, without a slash at its end."""
    with serve(site) as url:
        yield url


@pytest.fixture
def opened(chromium: Browser, address: str) -> Iterator[Opened]:
    """Opens a path of the site in a window of its own, whose clock says `now`."""
    with windows(chromium, address) as opened:
        yield opened


@contextmanager
def windows(browser: Browser, address: str) -> Iterator[Opened]:
    """Opens paths in windows of this browser, until the block ends."""
    contexts = []

    def opened(path: str, now: datetime = BUILT, **options: Any) -> Page:  # noqa: ANN401  playwright's options
        contexts.append(browser.new_context(base_url=address, **options))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE)
        page.clock.set_fixed_time(now)
        visit(page, path)
        return page

    yield opened
    for context in contexts:
        context.close()


def visit(page: Page, path: str) -> None:
    """Goes to a path; a question or a choice in the address is answered after the page has loaded."""
    page.goto(path, wait_until="networkidle" if {"?", "#"} & set(path) else "load")


def violations(page: Page) -> list[str]:
    """What axe finds on a page: `rule: selector` for each failing node."""
    script = Path(needs("axe-core", TOOLS / "axe-core" / "axe.min.js"))
    if not page.evaluate("'axe' in window"):
        page.evaluate(script.read_text(encoding="utf-8"))
    options = {"runOnly": RULES, "resultTypes": ["violations"]}
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]]
