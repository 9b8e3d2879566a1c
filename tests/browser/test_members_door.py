"""The door of a list in a real browser, without JavaScript: from the form of the site to the leaving."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from hub.cli import members_door
from hub.members import leave_links
from hub.site.mkdocs import site_build
from tests import doors, flow
from tests.browser.conftest import PATIENCE, violations
from tests.browser.served import serve
from tests.browser.test_access import NARROW, PHONE, WIDE, fits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page

    from tests.doors import OpenDoor

ANA = "ana@example.gov"


@pytest.fixture
def door(tmp_path: Path) -> Iterator[OpenDoor]:
    """A door in the look of a small hub."""
    look = members_door.look(flow.hub(tmp_path / "look"))
    with doors.running(tmp_path / "hub", look=look) as opened:
        yield opened


def page_of(browser: Browser, **options: object) -> Page:
    """A window."""
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    page.set_default_timeout(PATIENCE)
    return page


def paths(door: OpenDoor) -> dict[str, str]:
    """Each page that a person meets on the way in and out."""
    door.join("ben@example.gov")
    confirm = door.link()
    token = leave_links.token(door.door.requests.keyring, door.reader(ANA).id)
    gone = leave_links.token(door.door.requests.keyring, "0" * 32)
    own = {"preferences": f"/preferences/{token}", "leave": f"/leave/{token}", "gone": f"/leave/{gone}"}
    return {"join": "/join", "link": "/leave", "confirm": confirm, "ended": "/confirm/x", "missing": "/nowhere"} | own


def _heard(said: list[str], message: ConsoleMessage) -> None:
    said.append(message.text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_breaks_no_rule_of_axe(door: OpenDoor, chromium: Browser, scheme: str) -> None:
    """Wide, on a phone and at 320 pixels, in both schemes and in forced colors; nobody scrolls sideways."""
    origin, pages = door.door.members.address.rstrip("/"), paths(door)
    for viewport, forced in ((WIDE, "none"), (PHONE, "none"), (NARROW, "active")):
        page = page_of(chromium, viewport=viewport, color_scheme=scheme, forced_colors=forced, bypass_csp=True)
        said: list[str] = []
        page.on("console", partial(_heard, said))
        for name, path in pages.items():
            page.goto(origin + path)
            found = [one for one in violations(page) if forced == "none" or "color-contrast" not in one]
            assert found == [], name
            assert fits(page), name
        assert [words for words in said if "404" not in words] == []
        page.goto(f"{origin}/join")
        page.get_by_label("Your email address").fill("ana@example")
        page.get_by_role("button").click()
        page.get_by_text("That is not an email address").wait_for()
        assert [one for one in violations(page) if forced == "none" or "color-contrast" not in one] == []
        page.context.close()


def test_a_person_joins_and_leaves_without_javascript(
    door: OpenDoor, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The form is on the site, everything after it is on the door; the policies of both let it through."""
    root = tmp_path / "site"
    flow.hub(root)
    block = f"        members: {{address: '{door.door.members.address}'}}\n        sections:"
    (root / "mkdocs.yml").write_text(f"docs_dir: content\n{flow.SETTINGS}".replace("        sections:", block), "utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)
    with serve(site_build.build(root, site_dir=tmp_path / "built")) as site:
        door.door.config = replace(door.door.config, site_url=f"{site}/")
        page = page_of(browser, java_script_enabled=False)
        page.goto(f"{site}/newsletter/")
        page.get_by_label("Your email address").fill(ANA)
        page.get_by_role("button", name="Send it to me").click()
        page.get_by_role("heading", name="Look into your mail").wait_for()
        door.settle()
        page.goto(door.door.members.address.rstrip("/") + door.link())
        page.get_by_role("button", name="Yes, send me GovCX Update").click()
        page.get_by_role("heading", name="You are in").wait_for()
        page.get_by_label("Research").check()
        page.get_by_label("Pause").select_option(label="For four weeks")
        page.get_by_role("button", name="Save").click()
        page.get_by_role("heading", name="Saved").wait_for()
        assert page.get_by_label("Research").is_checked()
        assert door.member(ANA).topics == ("research",)  # type: ignore[union-attr]
        page.get_by_role("button", name="Leave GovCX Update").click()
        page.get_by_role("heading", name="You have left").wait_for()
        assert door.member(ANA) is None
        page.context.close()
