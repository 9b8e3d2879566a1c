"""Every page that holds what strangers wrote, in a browser without the policy: nothing runs, nobody else is asked."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from hub.site.outputs import http_headers
from tests.browser.conftest import PATIENCE
from tests.browser.served import serve
from tests.security.payloads import PAYLOADS, TELL
from tests.security.test_payloads import unguarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request


POLICY = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>')
# As many pages lie side by side in one, which costs a third of a window each.
FRAMES = 24
# Milliseconds for what begins when a page is loaded.
AFTER = 300
MOST_SHOWN = 40
# What people do with a page, done to each element of its text; a click on a link to a program runs it.
OPEN = """
async ([paths, after, most]) => {
  const mouse = ["mouseover", "mouseenter", "mousemove", "mousedown", "contextmenu"];
  const pointer = ["pointerdown", "pointerenter", "pointerover"];
  const others = ["focus", "focusin", "blur", "wheel", "keydown", "copy", "cut", "paste", "selectstart", "toggle",
    "beforetoggle", "animationstart", "animationend", "transitionend", "submit", "close", "begin"];
  const program = /^[^a-z]*(java|vb|live)script/i;
  // A form may call its fields by the names of what it does, so that is taken from where it is defined.
  const send = (node, event) => EventTarget.prototype.dispatchEvent.call(node, event);
  const said = (node, name) => Element.prototype.getAttribute.call(node, name) || "";
  const handle = (node) => {
    for (const name of mouse) send(node, new MouseEvent(name, {cancelable: true}));
    for (const name of pointer) send(node, new PointerEvent(name, {cancelable: true}));
    for (const name of others) send(node, new Event(name, {cancelable: true}));
    if (node.localName === "details") node.open = !node.open;
    if (node.loading === "lazy") node.loading = "eager";
    const led = ["href", "xlink:href", "action", "formaction"].map((name) => said(node, name));
    if (said(node, "onclick") || led.some((address) => program.test(address.replace(/\\s/g, ""))))
      send(node, new MouseEvent("click", {bubbles: true, cancelable: true}));
  };
  const opened = (path) => new Promise((resolve) => {
    const frame = document.createElement("iframe");
    frame.addEventListener("load", () => resolve(frame), {once: true});
    setTimeout(() => resolve(frame), most);
    frame.src = path;
    document.body.append(frame);
  });
  for (const frame of await Promise.all(paths.map(opened))) {
    if (frame.contentDocument)  // what leads to another host is none of this page's any more
      Document.prototype.querySelectorAll.call(frame.contentDocument, "html, body, body *").forEach(handle);
  }
  await new Promise((resolve) => setTimeout(resolve, after));
}
"""
VIOLATION = (
    f"addEventListener('securitypolicyviolation', (event) => {TELL}(event.violatedDirective + event.blockedURI))"
)


@contextmanager
def watched(chromium: Browser, heard: list[str], address: str) -> Iterator[BrowserContext]:
    """Open a context that notes each payload that ran, each dialog, and each request that leaves the site."""
    context = chromium.new_context(viewport={"width": 800, "height": 600})
    context.add_init_script(VIOLATION)

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "data:", "about:", "blob:null")):
            heard.append(f"{request.frame.url} asked {request.url}")

    def shown(dialog: Dialog) -> None:
        heard.append(f"dialog {dialog.message}")
        dialog.dismiss()

    context.expose_binding(TELL, lambda source, *which: heard.append(f"{source['frame'].url} ran {which}"))
    context.on("request", asked)
    context.on("dialog", shown)
    yield context
    context.close()


def handled(chromium: Browser, address: str, paths: Iterable[str]) -> list[str]:
    """Return what was heard while all these pages were opened and everything in them was handled."""
    heard: list[str] = []
    listed = list(paths)
    with watched(chromium, heard, address) as context:
        page = context.new_page()
        for start in range(0, len(listed), FRAMES):
            empty(page, f"{address}/frames")
            page.evaluate(OPEN, [listed[start : start + FRAMES], AFTER, PATIENCE])
    return heard


def empty(page: Page, url: str) -> None:
    """Open a page of this address with nothing in it, and none of the headers that the site's pages come with.

    Who answers for a page keeps the browser from remembering any file, so this one answer is all.
    """
    page.route(url, lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    page.goto(url)
    page.unroute(url)


def without_policy(site: Path) -> None:
    """Take the policy out of every page of a site."""
    for file in site.rglob("*.html"):
        file.write_text(POLICY.sub("", file.read_text("utf-8")), "utf-8")


def pages(site: Path) -> list[str]:
    """Return the path of each page but those that only lead to another."""
    return [
        f"/{file.relative_to(site).as_posix().removesuffix('index.html')}"
        for file in sorted(site.rglob("*.html"))
        if not file.relative_to(site).as_posix().startswith("old/")
    ]


def summary(heard: list[str]) -> str:
    """Return what was heard, most frequent first, each with the page of one."""
    kinds: dict[str, list[str]] = {}
    for line in heard:
        place, what = line.split(" ", 1)
        kinds.setdefault(re.sub(r"\d+", "N", what)[:100], []).append(place)
    found = sorted(kinds.items(), key=lambda item: -len(item[1]))
    return "".join(f"\n{len(places):5} {what} such as {places[0]}" for what, places in found[:MOST_SHOWN])


def test_the_browser_hears_what_runs(chromium: Browser, tmp_path: Path) -> None:
    """On pages that nobody cleaned, more than a hundred payloads run in this browser, or ask another host."""
    for payload in PAYLOADS:
        file = tmp_path / f"{payload.number}" / "index.html"
        file.parent.mkdir()
        file.write_bytes(unguarded(payload.text).encode("utf-8", "replace"))
    with serve(tmp_path, compressed=False) as address:
        heard = handled(chromium, address, pages(tmp_path))
    found = {int(number) for line in heard for number in re.findall(r"/(\d+)/ (?:ran|asked)", line)}
    assert len(found) > 100, summary(heard)


@pytest.mark.parametrize("shown", ["attacked", "attacked_settings"])
def test_nothing_runs_without_the_policy(
    chromium: Browser, theme: str, shown: str, request: pytest.FixtureRequest
) -> None:
    """Every page of a hub that is full of payloads, opened and handled: no call, no dialog, no other host.

    The policy of hub's own look forbids nothing here and tells what it would have forbidden, which is nothing too.
    """
    site = request.getfixturevalue(shown).site
    without_policy(site)
    told = {"Content-Security-Policy-Report-Only": http_headers.policy(search=True)} if theme == "mkdocs" else {}
    with serve(site, told, compressed=False) as address:  # thousands of pages: a quarter of the time was packing
        heard = handled(chromium, address, pages(site))
    assert not heard, f"{len(heard)} times:{summary(heard)}"
