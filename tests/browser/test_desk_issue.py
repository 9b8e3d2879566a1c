"""The issue at the desk in a real browser: what an editor does, key by key, and what is in the file then."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from hub.config import hub_settings
from hub.inbox import inbox_search
from tests import flow
from tests.browser.conftest import PATIENCE, violations
from tests.desks import running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import APIResponse, Browser, Page, Route

    from hub.content.settings import Config

ISSUE = "newsletters/2026-11-27.md"
ARTICLE = "content/articles/2026/2026-11-23-kerb.md"
# What an editor may press for a whole issue.
MOST_PRESSES = 35
HEAD = """---
subject: "GovCX Update: ask once, and say what comes next"
preheader: Three short reads on forms and letters, and a free course on measuring.
status: draft # Ana
number: 3
---
"""
BLANK = "Happy Friday. TODO: say in a sentence or two what is worth your readers' time this week, and why."
ASK = """### [Ask once: Northmere joins its three address forms](https://office.example.gov/address/)
*Digital Office · November 25, 2026*

One change of address now reaches the library, the tax counter and the transit card."""
THANKED = """### [The letter that thanked people first](https://words.example.gov/thanked-first/)
*Plain Words · November 25, 2026*

Opening with thanks raised replies by nine points in Tarrow."""
LETTER = """### [A letter that says thank you](https://notes.example.gov/thank-you/)
*Service Notes · November 26, 2026*

The same test, told by the printer who noticed it first."""
KERB = """### [A lower kerb at the counter](https://office.example.gov/kerb/)
*Digital Office · November 23, 2026*

Two centimeters less, and nobody waits outside."""
COURSE = """### [Free course: measure one thing well](https://training.example.gov/measure/)
*Starts Monday, December 7, 2026 · Online · Free*

Six lessons by mail, one question each."""
TEST = """### [Run your first usability test](https://training.example.gov/test/)
*Thursday, December 10, 2026 · Online · Free*

You plan, run and report one real test with a mentor."""
RECORD = "<!-- hub offered:\n1f0c9a2e 77ab3d10\nPlease leave this note.\n-->\n"
WORDS = (
    f"{HEAD}\n{BLANK}\n\n## Articles\n\n{ASK}\n\n{THANKED}\n\n{LETTER}\n\n \n{KERB}\n\n\n"
    f"## Events\n\n{COURSE}\n\n{TEST}\n\n{RECORD}"
)
KERB_FILE = """---
title: A lower kerb at the counter
url: https://office.example.gov/kerb/
source: digital-gov
published: 2026-11-23
section: articles
summary: Two centimeters less, and nobody waits outside.
---
"""


NOTE = "Two letters, and one kerb less."
MARIA = "### Thank you, Maria\n\nFor the tea at every counter."
JOINED = """### [Thank people first](https://words.example.gov/thanked-first/)
*Plain Words · November 25, 2026*

Thanks on top raised replies by nine points.

The same test, told by the printer who noticed it first.

Also in: [Service Notes](https://notes.example.gov/thank-you/)"""
SHORT = ASK.replace("now reaches the library, the tax counter and the transit card", "reaches three counters")
BY_HAND = (
    f"{HEAD}\n{NOTE}\n\n\n## Events\n\n{COURSE}\n\n{TEST}\n\n## Articles\n\n{SHORT}\n\n{MARIA}\n\n{JOINED}\n\n{RECORD}"
)
# What U takes back of that, one after the other.
STEPS = 9


class Typist:
    """Presses keys and counts them; the letters of words that are typed count by themselves."""

    def __init__(self, page: Page) -> None:
        """Sit down at a page."""
        self.page, self.presses, self.letters = page, 0, 0

    def press(self, *keys: str) -> None:
        """Press keys one after the other; a chord is one press."""
        for key in keys:
            self.page.keyboard.press(key)
            self.presses += 1

    def type(self, words: str) -> None:
        """Type words."""
        self.page.keyboard.type(words)
        self.letters += len(words)

    def instead(self, words: str) -> None:
        """Type words in the place of all that is in a field."""
        self.press("ControlOrMeta+a")
        self.type(words)


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A small hub in the week of the issue."""
    flow.ana_works(monkeypatch)
    flow.hub(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(flow.SETTINGS.replace("max_links: 3", "max_links: 32"), "utf-8")
    settings = hub_settings.load(tmp_path)
    for path, words in ((ISSUE, WORDS), (ARTICLE, KERB_FILE)):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(words.encode())
    return settings


@pytest.fixture
def address(config: Config) -> Iterator[str]:
    """What opens its desk."""
    with running(config.root) as desk:
        yield desk.address


def opened(browser: Browser, address: str, **options: object) -> Page:
    """The issue's view in a window of its own."""
    page = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options}).new_page()  # type: ignore[arg-type]
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.goto(page.url + "#issue")
    page.locator("[role=treeitem]").first.wait_for()
    looked(page)
    return page


def looked(page: Page) -> None:
    """Waits until all is saved, and the mail shows it."""
    until(page, "!document.querySelector('#issue [data-busy]')")


def until(page: Page, is_so: str) -> None:
    """Waits until something holds; the page's policy lets no words become a program, as playwright's own wait would."""
    last = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(is_so):
        assert time.monotonic() < last, is_so
        page.wait_for_timeout(20)


def file(config: Config) -> str:
    """The text of the issue's file, byte for byte."""
    return (config.root / ISSUE).read_bytes().decode()


def test_an_issue_in_few_presses(browser: Browser, address: str, config: Config) -> None:
    """The note, two items rewritten, two made one, one put off, one by hand, one moved, a section moved: as by hand."""
    page = opened(browser, address)
    ana = Typist(page)
    ana.press("f")  # the first finding: the note is a blank
    ana.instead(NOTE)
    ana.press("Escape", "ArrowDown", "e")
    ana.instead("One change of address reaches three counters.")
    ana.press("Escape", "ArrowDown", "Enter")
    ana.instead("Thank people first")
    ana.press("Tab")
    ana.instead("Thanks on top raised replies by nine points.")
    ana.press("Escape", "m", "1")  # with the other letter, which is named first
    ana.press("ArrowDown", "l", "1")  # the kerb: to the next issue
    ana.press("n")
    ana.type("Thank you, Maria")
    ana.press("Tab", "Tab", "Tab")
    ana.type("For the tea at every counter.")
    ana.press("ControlOrMeta+Enter")
    looked(page)
    ana.press("Alt+ArrowUp", "ArrowDown", "ArrowDown", "Alt+ArrowUp")
    looked(page)
    assert file(config) == BY_HAND
    assert (config.root / ARTICLE).read_text("utf-8") == KERB_FILE.replace(
        "outside.\n", "outside.\nissue: 2026-12-04\n"
    )
    assert page.locator("#problems-h").inner_text() == "No findings"
    print(f"\nan issue: {ana.presses} presses and {ana.letters} letters, at most {MOST_PRESSES} presses")  # noqa: T201  figures to read
    assert ana.presses <= MOST_PRESSES
    for _ in range(STEPS):
        ana.press("u")
    looked(page)
    assert (file(config), (config.root / ARTICLE).read_text("utf-8")) == (WORDS, KERB_FILE)
    for _ in range(STEPS):
        ana.press("Shift+u")
    looked(page)
    assert file(config) == BY_HAND


def chosen(page: Page) -> str:
    """The title that is chosen in the outline."""
    return page.locator("[role=treeitem][aria-selected=true] .t").inner_text()


LOOKS = [(1280, "light", "none"), (1280, "dark", "none"), (390, "light", "none"), (320, "dark", "active")]


@pytest.mark.parametrize(("width", "scheme", "forced"), LOOKS)
def test_breaks_no_rule_of_axe(chromium: Browser, address: str, width: int, scheme: str, forced: str) -> None:
    """In no state of the view, at no width, in no scheme; and nothing is wider than the window."""
    size = {"width": width, "height": 800}
    page = opened(chromium, address, viewport=size, color_scheme=scheme, forced_colors=forced)
    found, ana = {}, Typist(page)

    def look(state: str) -> None:
        looked(page)
        # Forced colors are the system's, and axe takes some of them for the page's.
        found[state] = [one for one in violations(page) if forced == "none" or "color-contrast" not in one]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state

    look("outline")
    ana.press("ArrowDown", "Enter")
    look("a title is edited")
    ana.press("Escape", "e")
    look("words are edited")
    for key in ("m", "l", "s", "n", "c", "a", "?"):
        ana.press("Escape", key)
        look(key)
    ana.press("Escape", "d")
    page.locator(".problems summary").click()
    look("taken out, and findings")
    if page.locator(".see").is_visible():
        page.locator(".see").click()
    for name in ("Narrow", "Dark colors", "Forced dark", "Plain text", "In an inbox", "File"):
        page.get_by_role("button", name=name, exact=True).click()
        look(name)
    assert [(state, *one) for state, one in found.items() if one] == []


def test_reads_as_an_outline(chromium: Browser, address: str) -> None:
    """A screen reader is told a tree: sections, their items, which is chosen, and how many there are."""
    page = opened(chromium, address)
    lines = page.locator("#tree").aria_snapshot().splitlines()
    named = [line.strip(" -'").rstrip(":") for line in lines if "treeitem" in line]
    assert named[0] == 'treeitem "Articles 4 items" [expanded] [level=1] [selected]'
    words = (
        "A lower kerb at the counter Digital Office · November 23, 2026 Two centimeters less, and nobody waits outside."
    )
    assert named[4] == f'treeitem "{words}" [level=2]'
    assert [line.split("[level=")[1][0] for line in named] == list("12222122")
    assert page.get_by_role("tree").get_attribute("aria-label") == "Sections and items"


def drag(page: Page, grip: int, target: int) -> None:
    """Takes a grip down to the lower half of another row, without letting go."""
    start = page.locator("#tree .grip").nth(grip).bounding_box()
    end = page.locator("[role=treeitem]").nth(target).bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(end["x"] + 40, end["y"] + end["height"] / 2, steps=4)
    page.mouse.move(end["x"] + 40, end["y"] + end["height"] - 4, steps=4)


def test_moves_by_dragging(browser: Browser, address: str, config: Config) -> None:
    """A grip takes an item over its section, and a section over another; Escape lets go of it where it was."""
    page = opened(browser, address, viewport={"width": 1280, "height": 1300})
    drag(page, 1, 6)
    page.mouse.up()
    looked(page)
    rest = f"{THANKED}\n\n{LETTER}\n\n \n{KERB}"
    moved = f"## Articles\n\n{rest}\n\n\n## Events\n\n{COURSE}\n\n{ASK}\n\n{TEST}\n\n{RECORD}"
    assert file(config) == f"{HEAD}\n{BLANK}\n\n{moved}"
    drag(page, 0, 4)
    page.mouse.up()
    looked(page)
    turned = f"\n\n## Events\n\n{COURSE}\n\n{ASK}\n\n{TEST}\n\n## Articles\n\n{rest}\n\n{RECORD}"
    assert file(config) == f"{HEAD}\n{BLANK}\n{turned}"
    drag(page, 1, 6)
    page.keyboard.press("Escape")
    page.mouse.up()
    looked(page)
    assert file(config) == f"{HEAD}\n{BLANK}\n{turned}"


def test_takes_in_what_another_program_saves(browser: Browser, address: str, config: Config) -> None:
    """At rest the outline follows the file; under an edit both stay, and where they meet the editor chooses."""
    page = opened(browser, address)
    ana, path = Typist(page), config.root / ISSUE
    path.write_bytes(WORDS.replace("Two centimeters", "Three centimeters").encode())
    page.locator(".b", has_text="Three centimeters less").wait_for()
    ana.press("ArrowDown", "e")
    ana.instead("Mine.")
    path.write_bytes(file(config).replace("Six lessons", "Seven lessons").encode())
    ana.press("Escape")
    page.get_by_text("Another program has saved the file meanwhile", exact=False).wait_for()
    mine = WORDS.replace("Two cent", "Three cent").replace("Six lessons", "Seven lessons")
    old = ASK.splitlines()[-1]
    assert file(config) == mine.replace(old, "Mine.")
    ana.press("e")
    ana.instead("Mine again.")
    path.write_bytes(mine.replace(old, "Theirs.").encode())
    ana.press("Escape")
    page.get_by_role("heading", name="Two hands on one text").wait_for()
    assert violations(page) == []
    assert file(config) == mine.replace(old, "Theirs.")
    assert page.locator("dialog pre").all_inner_texts() == ["Mine again.\n", "Theirs.\n"]
    page.get_by_label("What the file will say").fill("Both.\n")
    page.get_by_role("button", name="Save this").click()
    looked(page)
    assert file(config) == mine.replace(old, "Both.")


def test_a_late_answer_is_no_other_program(chromium: Browser, address: str, config: Config) -> None:
    """What the desk asked about the file before an edit, and hears after it, tells nothing."""
    page = opened(chromium, address)
    held: list[tuple[Route, APIResponse]] = []

    def hold(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append((route, route.fetch()))

    page.route("**/api/issue/stamp?*", hold)
    while not held:
        page.wait_for_timeout(20)
    page.keyboard.press("Alt+ArrowDown")
    looked(page)
    route, answer = held[0]
    with page.expect_response("**/api/issue/stamp?*"):
        route.fulfill(response=answer)
    with page.expect_response("**/api/issue/stamp?*"):
        pass
    assert page.locator("#said").inner_text().strip() == "Articles is now section 2"
    assert file(config).index("## Events") < file(config).index("## Articles")


def test_brings_back_what_was_taken_out(browser: Browser, address: str, config: Config) -> None:
    """Also after the window was closed."""
    page = opened(browser, address)
    ana = Typist(page)
    ana.press("ArrowDown", "ArrowDown", "d")
    looked(page)
    assert file(config) == WORDS.replace(f"\n\n{THANKED}", "")
    page.reload()
    page.get_by_role("button", name="Bring back The letter that thanked people first").click()
    looked(page)
    assert chosen(page) == "The letter that thanked people first"
    assert file(config) == WORDS.replace(f"\n\n{THANKED}", "").replace(KERB, f"{KERB}\n\n{THANKED}")


def test_shows_a_text_that_is_no_issue(browser: Browser, address: str, config: Config) -> None:
    """Its words in one field, with what is wrong; mended there, the outline is back."""
    page = opened(browser, address)
    (config.root / ISSUE).write_bytes(WORDS.replace("preheader:", "preheade:").encode())
    field = page.get_by_label("The text of the file")
    field.wait_for()
    assert "must be fixed" in page.locator(".problems summary").inner_text()
    field.fill(WORDS)
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator("[role=treeitem]").first.wait_for()
    assert file(config) == WORDS


def test_begins_a_draft(browser: Browser, address: str, config: Config) -> None:
    """Without a file there is one button."""
    (config.root / ISSUE).unlink()
    page = browser.new_context().new_page()
    page.goto(address)
    page.goto(page.url + "#issue")
    page.get_by_role("button", name="Compose the draft").click()
    page.locator("[role=tree]").wait_for()
    assert (config.root / ISSUE).exists()


def test_counts_what_was_kept_meanwhile(browser: Browser, address: str, config: Config) -> None:
    """Whoever comes back from the inbox can add it; U takes that back."""
    page = opened(browser, address)
    page.goto(f"{page.url.split('#')[0]}#inbox")
    step = KERB_FILE.replace("kerb/", "step/").replace("A lower kerb", "A wider step")
    (config.root / "content/articles/2026/2026-11-24-step.md").write_text(step, "utf-8")
    page.goto(f"{page.url.split('#')[0]}#issue")
    page.get_by_role("button", name="Add 1 item kept since").click()
    page.locator("[role=treeitem] .t", has_text="A wider step").wait_for()
    looked(page)
    page.locator("[role=treeitem]").first.focus()
    page.keyboard.press("u")
    looked(page)
    assert file(config) == WORDS


def test_shows_the_mail_while_words_are_typed(browser: Browser, address: str, config: Config) -> None:
    """Before the field is left, and before anything is in the file."""
    page = opened(browser, address)
    ana, mail = Typist(page), page.frame_locator("#issue iframe")
    ana.press("ArrowDown", "Enter")
    ana.type(" at once")
    mail.get_by_text("three address forms at once").first.wait_for()
    assert file(config) == WORDS
    ana.press("Escape")
    looked(page)
    ana.press("f")
    ana.instead("All is well.")
    mail.get_by_text("All is well.").wait_for()
    assert file(config) == WORDS.replace("address forms", "address forms at once")


def test_chooses_what_was_kept_and_what_waits(browser: Browser, address: str, config: Config) -> None:
    """One by its words: what is kept comes as a digest would bring it, and what waits is kept first."""
    step = KERB_FILE.replace("kerb/", "step/").replace("A lower kerb", "A wider step")
    (config.root / "content/articles/2026/2026-11-24-step.md").write_text(step, "utf-8")
    page = opened(browser, address)
    page.goto(f"{page.url.split('#')[0]}#sources")
    page.get_by_role("button", name="Read all now").click()
    page.get_by_text("3 new").wait_for()
    page.goto(f"{page.url.split('#')[0]}#issue")
    page.locator("[role=treeitem]").first.focus()
    ana = Typist(page)
    for words, title in (("wider", "A wider step at the counter"), ("promise", "Queues are a promise")):
        ana.press("c")
        page.get_by_role("searchbox", name="Words of its title").wait_for()
        ana.type(words)
        ana.press("Enter")
        page.locator("[role=treeitem] .t", has_text=title).wait_for()
        looked(page)
        page.locator("[role=treeitem]").first.focus()
    assert file(config).count("office.example.gov/step/") == 1
    assert [line.title for line in inbox_search.search(config, inbox_search.Wanted(state="kept")).lines] == [
        "Queues are a promise"
    ]
