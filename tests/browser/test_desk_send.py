"""An issue leaves from the desk in a real browser: ready, a test, its number typed, sent; and nothing less sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import delivery, flow
from tests.browser.conftest import PATIENCE, violations
from tests.delivery import ISSUE, LIST, WORDS
from tests.desks import running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.delivery import Desk, Relay
    from tests.servers import Server

ANA = "ana@example.gov"
DRAFT = WORDS.replace("status: ready", "status: draft")


@pytest.fixture
def relay(monkeypatch: pytest.MonkeyPatch) -> Iterator[Relay]:
    """A mail server that hub knows of."""
    found = delivery.Relay()
    with delivery.running(found) as address:
        monkeypatch.setenv("HUB_SMTP_URL", address)
        yield found


@pytest.fixture
def hub(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A hub with a draft for a list, on the morning when it is to leave."""
    flow.ana_works(monkeypatch, delivery.TEN)
    found = delivery.Desk(tmp_path, server, f"{{to: list, address: {LIST}, test: [{ANA}]}}")
    found.write(DRAFT)
    return found


@pytest.fixture
def page(chromium: Browser, hub: Desk) -> Iterator[Page]:
    """Ana's window at the desk."""
    with running(hub.root) as desk:
        page = chromium.new_context(viewport={"width": 1280, "height": 800}).new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(desk.address)
        page.locator("html[data-ready]").wait_for()
        yield page
        page.context.close()


def show(page: Page, view: str) -> None:
    """Go to a view."""
    page.evaluate("view => { location.hash = view; }", view)
    page.locator(f"#{view.partition('/')[0]} h1").first.wait_for(state="attached")


def said(page: Page, words: str) -> None:
    """Wait until the line at the foot says something."""
    page.locator("#said", has_text=words).wait_for()


def test_ready_test_number_sent(page: Page, hub: Desk, relay: Relay) -> None:
    """The whole way by keyboard; the issue leaves once, and every state breaks no rule of axe."""
    show(page, "send")
    page.get_by_text("It cannot leave yet.").wait_for()
    assert violations(page) == []
    page.get_by_role("link", name="Open the issue").first.click()
    page.locator("[role=treeitem]").first.focus()
    page.keyboard.press("r")
    said(page, "The file says that it is ready to send")
    assert (hub.root / ISSUE).read_text("utf-8") == WORDS
    hub.publish()
    page.get_by_role("link", name="Send it").click()
    page.get_by_text("It may leave.").wait_for()
    assert page.locator("#send-to").input_value() == ANA
    page.get_by_role("button", name="Send the test").press("Enter")
    said(page, "1 of 1 test sent")
    page.get_by_text("A test of these words was sent from here.").wait_for()
    assert violations(page) == []
    send = page.get_by_role("button", name="Send it", exact=True)
    assert page.evaluate("document.activeElement.tagName") == "H1"
    page.keyboard.press("Enter")
    page.locator("#send-number").press("Enter")
    page.locator("#send-number").fill("13")
    page.keyboard.press("Enter")
    assert (send.is_disabled(), hub.states()) == (True, [])
    page.locator("#send-number").fill("12")
    send.dblclick()
    page.get_by_text("It never leaves twice.").wait_for()
    page.reload()
    page.get_by_text("It never leaves twice.").wait_for()
    assert page.locator("#send-number").count() == 0
    show(page, "week")
    page.locator("#week .lead", has_text="It has left.").wait_for()
    show(page, "send")
    page.get_by_text("It never leaves twice.").wait_for()
    assert violations(page) == []
    assert [to for _, to, _ in relay.received] == [[ANA], [LIST]]
    assert (hub.states(), hub.issue.status) == (["sent"], "sent")


def test_a_finding_leads_to_its_place(page: Page, hub: Desk) -> None:
    """From the refusal to the words of the item; with it the issue is not ready."""
    hub.write(DRAFT.replace("Teams that", "TODO: teams that"))
    show(page, "send")
    page.get_by_role("link", name="Go to finding 644").click()
    field = page.get_by_label("Words under the title, as Markdown")
    field.wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Ready to send").click()
    said(page, "Not ready: 1 finding must be fixed first.")
    assert hub.issue.status == "draft"


def test_uncertain_has_two_ways(page: Page, hub: Desk, relay: Relay) -> None:
    """Nothing is sent again until its number is typed once more; that it has left is asked twice."""
    hub.write(WORDS)
    hub.publish()
    relay.drops = True
    show(page, "send")
    page.locator("#send-number").fill("12")
    page.keyboard.press("Enter")
    page.get_by_text("Nobody knows whether it has left.").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="It is not there: send it again").click()
    page.locator("#send-number").fill("12")
    page.keyboard.press("Enter")
    page.get_by_text("Nobody knows whether it has left.").wait_for()
    page.get_by_role("button", name="It is there: it has left").click()
    page.keyboard.press("Escape")
    assert hub.states() == ["uncertain"]
    page.get_by_role("button", name="It is there: it has left").click()
    page.get_by_role("button", name="Yes, it has left").click()
    page.get_by_text("It never leaves twice.").wait_for()
    assert (len(relay.received), hub.states(), hub.issue.status) == (2, ["sent"], "sent")


@pytest.mark.parametrize("colors", ["light", "dark", "forced"])
@pytest.mark.parametrize("width", [1280, 320])
def test_it_reads_well(page: Page, hub: Desk, width: int, colors: str) -> None:
    """No rule of axe is broken, it fits, and a foot with nothing to say takes no room."""
    hub.write(WORDS)
    hub.publish()
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(
        color_scheme="dark" if colors == "dark" else "light", forced_colors="active" if colors == "forced" else "none"
    )
    show(page, "send")
    page.get_by_text("It may leave.").wait_for()
    page.wait_for_timeout(100)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("footer.status").evaluate("one => one.offsetHeight") == 0


def test_files_to_paste(page: Page, hub: Desk) -> None:
    """They can be copied and saved, with what to do next."""
    settings = hub.root / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace(f"{{to: list, address: {LIST}", "{to: paste, service: ghost"), "utf-8"
    )
    hub.write(WORDS)
    hub.publish()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    show(page, "send")
    page.locator("#send-number").fill("12")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Copy the HTML").click()
    said(page, "The HTML is copied")
    file = hub.root / "build" / "delivery" / "2026-11-27-ghost.html"
    assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == file.read_text("utf-8")
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save the HTML").click()
    assert saved.value.path().read_bytes() == file.read_bytes()
    assert violations(page) == []
    page.get_by_role("button", name="I have sent it there").click()
    page.get_by_role("button", name="Yes, it has left").click()
    page.get_by_text("It never leaves twice.").wait_for()
    assert hub.issue.status == "sent"
