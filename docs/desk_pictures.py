"""Pictures of the desk for its page, with invented sources and candidates in this repository's own look.

Run by `make screenshots`.
"""

from __future__ import annotations

import json
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING

from hub.config import hub_settings
from hub.inbox import editor_actions
from tests import delivery
from tests.browser.chromium import launched
from tests.desks import running
from tests.servers import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent
# Sunday, November 22, 2026, noon in Washington.
NOON = "1795366800"
TODAY = date(2026, 11, 22)
SOURCES = {
    "service-notes": "Service Notes",
    "plain-words": "Plain Words",
    "form-lab": "The Form Lab",
    "counter": "Counter Talk",
}
CANDIDATES = json.loads((ROOT / "docs" / "desk_candidates.json").read_text("utf-8"))
RENAMED = """([from, to]) => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) words.currentNode.data = words.currentNode.data.replaceAll(from, to);
}"""
MORE = (
    "The team began with what people already told staff at the counter, and wrote it on cards.",
    "Two rounds of testing followed, each with people who had used the service in the last month.",
    "The change was small enough to undo, so nobody had to sign off a project.",
    "What did not work is listed, too: a longer introduction, a video, and a second reminder.",
)


def hub(root: Path) -> None:
    """A hub with the look of this one, where these candidates wait and one source is never read."""
    (root / "content").mkdir()
    (root / "feeds").mkdir()
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "content/topics", root / "content/topics")
    entries = []
    for place, (key, name) in enumerate(SOURCES.items()):
        items = [
            CANDIDATES[number]
            | {
                "id": str(number),
                "url": f"https://{key}.example.org/{number}/",
                "content_html": "".join(
                    f"<p>{words}</p>"
                    for words in (*MORE[number % 4 :], *MORE[: number % 4], CANDIDATES[number]["title"])
                ),
                "date_published": f"{TODAY - timedelta(days=number // 5)}T12:00:00Z",
            }
            for number in range(place, len(CANDIDATES), len(SOURCES))
        ]
        (root / "feeds" / f"{key}.json").write_text(json.dumps({"items": items}), "utf-8")
        entries.append(f"- {{key: {key}, name: {name}, path: feeds/{key}.json, section: articles}}\n")
    entries.append("- {key: harbor, name: Harbor Labs, url: https://harbor.example.org/feed, section: news}\n")
    (root / "content" / "sources.yml").write_text("".join(entries), "utf-8")
    with ThreadPoolExecutor(1) as beside:  # this thread has a loop of its own, for the browser
        beside.submit(editor_actions.fetch, hub_settings.load(root), tuple(SOURCES)).result()


def pictures(browser: Browser) -> None:
    """The six pictures of the desk's page in the documentation."""
    os.environ |= {"SOURCE_DATE_EPOCH": NOON, "HUB_EDITOR": "Ana"}
    with TemporaryDirectory() as folder:
        hub(Path(folder))
        with running(Path(folder)) as desk:
            page = browser.new_page(viewport={"width": 1280, "height": 800}, device_scale_factor=1)
            page.goto(f"{desk.address}#inbox")
            page.wait_for_selector("#sheet .row")
            for key in ("3", "k", "5", "l", "6", "d", "2"):
                page.keyboard.press(key)
            taken(page, "inbox")
            for _ in range(3):
                page.wait_for_timeout(1100)  # a sheet that was on the screen for less is named at the last look
                page.keyboard.press("Space")
            taken(page, "last-look")
            for view in ("week", "sources"):
                page.goto(f"{desk.guard.origin}/#{view}")
                taken(page, view)
            page.goto(f"{desk.guard.origin}/#inbox")
            page.wait_for_selector("#sheet .row")
            for number in (1, 4, 7, 8):
                page.keyboard.press(str(number))
                page.keyboard.press("k")
            page.goto(f"{desk.guard.origin}/#issue")
            page.get_by_role("button", name="Compose the draft").click()
            page.wait_for_selector("[role=treeitem]")
            page.wait_for_timeout(1000)
            for key in ("ArrowDown", "ArrowDown"):
                page.keyboard.press(key)
            taken(page, "issue")
            page.close()
    sending(browser)


def sending(browser: Browser) -> None:
    """An issue that may leave, with what will happen; its page is shown under the address of the hub."""
    os.environ |= {"SOURCE_DATE_EPOCH": delivery.TEN, "HUB_SMTP_URL": "smtp://smtp.example.gov"}
    with TemporaryDirectory() as folder, Server() as site:
        Thread(target=site.serve_forever, daemon=True).start()
        hub = delivery.Desk(Path(folder), site, f"{{to: list, address: {delivery.LIST}, test: [ana@example.gov]}}")
        with running(hub.root) as desk:
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(f"{desk.address}#send")
            page.get_by_text("Type 12").first.wait_for()
            page.evaluate(RENAMED, [site.url().rstrip("/"), "https://govcx.example.gov"])
            taken(page, "send")
            page.close()
        site.shutdown()


def taken(page: Page, name: str) -> None:
    """One picture, once the desk has saved everything."""
    page.wait_for_timeout(1000)
    page.screenshot(path=ROOT / "docs/content/pictures" / f"desk-{name}.png")


if __name__ == "__main__":
    with launched(shutil.which("chromium") or "") as chromium:
        pictures(chromium)
