"""A link to a file of the hub as its host shows it is named, with the way to the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hub.check import rule_registry
from hub.config import hub_settings
from hub.content import file_kinds
from tests import hubs

HUB = "https://github.com/example/practice"
PAGE = "content/toolkit/design/forms.md"
HEAD = "---\ntitle: Forms\nsummary: Ask once.\narea: design\nreviewed: 2026-09-01\n---\n"


def told(body: str, repository: str | None = HUB) -> list[str]:
    """What is advised."""
    config = replace(hub_settings.load(hubs.SMALL), repository=repository)
    page = file_kinds.page_of(PAGE, f"{HEAD}{body}\n", config)
    return [hit.fix for hit in rule_registry.finders()["209"](page)]


@pytest.mark.parametrize(
    ("address", "way"),
    [
        (f"{HUB}/blob/main/content/about.md", "../../about.md"),
        (f"{HUB}/blob/main/content/toolkit/design/plain.md#short", "plain.md"),
        (f"{HUB}/edit/main/newsletters/2026-11-20.md", "../../newsletter/2026-11-20.md"),
        (f"{HUB}/raw/main/content/pictures/a%20map.png?raw=true", "../../pictures/a map.png"),
        (f"{HUB}/-/blob/main/content/about.md", "../../about.md"),
        (f"{HUB}/src/branch/main/content/about.md", "../../about.md"),
        (f"{HUB.replace('github.com', 'raw.githubusercontent.com')}/main/content/about.md", "../../about.md"),
    ],
)
def test_the_way_to_the_page(address: str, way: str) -> None:
    """Each kind of host is known, in links and pictures."""
    assert told(f"[it]({address})") == [f"write {way}, which leads to the page"]
    assert told(f"![it]({address})") == [f"write {way}, which leads to the page"]


def test_an_address_in_front_matter() -> None:
    """It must be whole, so the way to the page is not advised."""
    head = HEAD.replace("\n---\n", f"\nresources: [{{title: It, url: {HUB}/wiki, kind: guide}}]\n---\n")
    page = file_kinds.page_of(PAGE, head, replace(hub_settings.load(hubs.SMALL), repository=HUB))
    assert [*rule_registry.finders()["209"](page)] == []
    event = f"---\ntitle: Ask\nurl: {HUB}/blob/main/content/about.md\n---\n"
    page = file_kinds.page_of("content/events/2026-12-10-ask.md", event, page.config)
    assert [hit.fix for hit in rule_registry.finders()["209"](page)] == [
        "write the address where the page is published"
    ]


@pytest.mark.parametrize(
    "address",
    [
        HUB,
        f"{HUB}/issues/12",
        f"{HUB}/blob/main/CONTRIBUTING.md",
        f"{HUB}/tree/main/content/events",
        f"{HUB}2/blob/main/content/about.md",
        f"{HUB.replace('github.com', 'raw.githubusercontent.com')}/main/README.md",
        "https://raw.githubusercontent.com/others/hub/main/content/about.md",
        "../../about.md",
    ],
)
def test_what_is_no_page(address: str) -> None:
    """Issues, folders and other files have no page on the site."""
    assert told(f"[it]({address})") == []


def test_a_hub_without_a_repository() -> None:
    """Nothing is known of where its files are."""
    assert told(f"[it]({HUB}/blob/main/content/about.md)", None) == []
