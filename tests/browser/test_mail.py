"""Whole mails in the programs that show, judge and carry them."""

from __future__ import annotations

import json
import quopri
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docs import mail_pictures
from hub.content.issue import parser
from hub.content.models import Issue, Item, Section
from hub.newsletter import render
from tests import flow
from tests.browser.chromium import FLAGS
from tests.browser.conftest import TOOLS, needs, violations
from tests.mailserver import delivered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from hub.content.settings import Config

FULL = Path(__file__).parents[1] / "newsletter" / "data" / "full" / "issue.md"
STYLE = re.compile(r"<style.*?</style>", re.DOTALL)
CLIENTS = ["gmail.*", "outlook.*", "apple-mail.*", "yahoo.*"]
# What some of these clients leave out, and why the mail is whole without it.
HARMLESS = {
    "@media": "dark mode, narrow screens and print are improvements; the styles on the elements make the design",
    "<style> element": "the same",
    "color-scheme meta tag": "the same",
    "Attribute selector": "only Outlook knows `data-ogsc`, and others need no rule for it",
    "Class selector": "the same",
    "Descendant combinator": "the same",
    "Type selector": "the same",
    "display:none": "the preheader is then the first line of the mail, where it reads well",
    "max-height property": "the preheader is hidden in other ways, too",
    "overflow": "the same; a wide table makes the mail wider",
    "border-radius": "the person in the mark is then a square among squares",
    "aria-hidden attribute": "the day of an event is then read twice",
    "role attribute": "what reads tables of layout aloud finds one column in the right order",
    "aria-label attribute": "the name of the mail is also its title",
    "<body> element": "its ground is also that of the outer table",
    "word-break": "an address longer than a phone is wide makes the mail wider",
}
CANIEMAIL = """
import {readFileSync} from "node:fs";
import {caniemail} from "caniemail";
const found = caniemail({clients: JSON.parse(process.argv[1]), html: readFileSync(0, "utf8")});
console.log(JSON.stringify([...found.issues.errors.values()].flat().map(error => error.title)));
"""


MUTT = """\
set folder={folder} record= wait_key=no pipe_decode=yes
alternative_order text/plain
push "<pipe-message>cat > {folder}/shown<enter><exit>"
"""
# A mail is a fragment of its reader's page, which has the landmarks.
FRAGMENT = ("landmark-one-main: ", "region: ")


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Config:
    """The settings of a small hub."""
    return flow.hub(tmp_path_factory.mktemp("hub"))


@pytest.fixture(scope="module")
def issue() -> Issue:
    """An issue with a bit of everything."""
    note, sections, _ = parser.parse(FULL.read_text("utf-8"), "issue.md", 1)
    return Issue(
        path="newsletters/2026-11-27.md",
        day=date(2026, 11, 27),
        subject="GovCX Update: why a survey is not a conversation",
        preheader="Articles on surveys, letters and trust, a free journey-mapping class, and a coffee hour.",
        status="ready",
        number=12,
        note=note,
        sections=sections,
    )


@pytest.fixture(scope="module")
def html(issue: Issue, config: Config) -> str:
    """The issue's HTML."""
    return render.html(issue, config)


@pytest.fixture(scope="module")
def eml(issue: Issue, config: Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The issue's message, in a file."""
    file = tmp_path_factory.mktemp("mail") / "2026-11-27.eml"
    file.write_bytes(render.eml(issue, config))
    return file


def many(issue: Issue, count: int) -> Issue:
    """The issue with so many items, each with a blurb of two sentences, in five sections."""
    blurb = "Teams that ask one open question learn more than teams that ask twenty. Read how they did it, and why."
    items = [
        Item(
            title=f"What {number} agencies learned when they asked",
            url=f"https://agency.example.gov/2026/11/what-they-learned-{number}/",
            source_line=f"Example.gov · November {1 + number % 30}, 2026",
            blurb=blurb,
        )
        for number in range(count)
    ]
    parts = (tuple(items[start::5]) for start in range(5))
    return replace(issue, sections=tuple(Section(title=f"Part {n}", items=part) for n, part in enumerate(parts, 1)))


def stripped(html: str) -> str:
    """The mail as a client shows it that allows no style at all."""
    return re.sub(r' style="[^"]*"', "", STYLE.sub("", html))


def unaware(html: str) -> str:
    """The mail as a client shows it that reads no style sheet, and makes it dark on its own."""
    return re.sub(r'<meta name="[a-z-]*color-scheme[^>]*>', "", STYLE.sub("", html))


@pytest.fixture(scope="module")
def darkening(chromium: Browser) -> Iterator[Browser]:
    """A Chromium that makes every page dark, as some mail programs do."""
    program = needs("Chromium", shutil.which("chromium"))
    arguments = [*FLAGS, "--enable-features=WebContentsForceDark"]
    with_another = chromium.browser_type.launch(executable_path=program, args=arguments)
    yield with_another
    with_another.close()


def shown(browser: Browser, html: str, width: int, *, dark: bool = False) -> Page:
    """The mail in a window."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light")
    page.set_content(html)
    return page


def faults(page: Page) -> list[str]:
    """What axe finds in a mail."""
    return [found for found in violations(page) if not found.startswith(FRAGMENT)]


def fits(page: Page) -> bool:
    """Whether nobody must scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("width", [700, 375, 320])
@pytest.mark.parametrize("face", ["light", "dark", "stripped", "unstyled head"])
def test_accessible(chromium: Browser, html: str, width: int, face: str) -> None:
    """Axe finds nothing, and nothing is wider than the window, in each way in which clients show the mail."""
    faces = {"stripped": stripped(html), "unstyled head": unaware(html)}
    page = shown(chromium, faces.get(face, html), width, dark=face == "dark")
    assert (faults(page), fits(page)) == ([], True)
    page.close()


@pytest.mark.parametrize("width", [700, 375])
def test_forced_dark(darkening: Browser, html: str, width: int) -> None:
    """A client that darkens the mail shows light words on a dark ground: what it paints is measured."""
    page = shown(darkening, unaware(html), width)
    assert faults(page) == []
    picture = page.screenshot().hex()
    low, high = page.evaluate(
        """async hex => {
          const bytes = Uint8Array.from(hex.match(/../g), pair => parseInt(pair, 16));
          const bitmap = await createImageBitmap(new Blob([bytes], {type: "image/png"}));
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
          canvas.drawImage(bitmap, 0, 0);
          const data = canvas.getImageData(0, 160, bitmap.width, bitmap.height - 160).data;
          const lights = [];
          for (let at = 0; at < data.length; at += 4) lights.push(data[at] + data[at + 1] + data[at + 2]);
          lights.sort((one, other) => one - other);
          return [lights[Math.floor(lights.length * 0.8)] / 765, lights[lights.length - 1] / 765];
        }""",
        picture,
    )
    assert low < 0.25
    assert high > 0.75
    page.close()


def test_a_phone_is_scrolled_six_times_at_most(chromium: Browser, issue: Issue, config: Config) -> None:
    """Twenty-five items fill at most six screens of a phone, and the first title is larger than the others."""
    page = shown(chromium, render.html(many(issue, 25), config), 375)
    assert page.evaluate("document.documentElement.scrollHeight") <= 6 * 812
    first, *others = page.evaluate(
        "[...document.querySelectorAll('h3')].map(e => parseInt(getComputedStyle(e).fontSize))"
    )
    assert first > max(others)
    page.close()


def test_a_date_is_near_the_top(chromium: Browser) -> None:
    """A composed issue of twenty-five items fits on six screens, and its first date is above a third of them."""
    settings = mail_pictures.settings()
    page = shown(chromium, render.html(mail_pictures.issue(25, settings), settings), 375)
    assert page.locator("h3").count() == 25
    high, dated = page.evaluate(f"[document.documentElement.scrollHeight, {mail_pictures.DATED}]")
    assert (high <= 6 * mail_pictures.SCREEN, 0 < dated < 0.35 * high) == (True, True)
    page.close()


def test_kinds_look_different(chromium: Browser, html: str) -> None:
    """Articles, events and practices stand on three grounds, in light and in dark."""
    for dark in (False, True):
        page = shown(chromium, html, 700, dark=dark)
        grounds = page.evaluate(
            "['.card', '.event', '.band', '.use'].map(e => getComputedStyle(document.querySelector(e)).backgroundColor)"
        )
        assert len(set(grounds)) == 4
        page.close()


def test_printed(chromium: Browser, html: str) -> None:
    """On paper all words are black on white, also those of the masthead."""
    page = shown(chromium, html, 700)
    page.emulate_media(media="print")
    colours = page.evaluate("[...document.querySelectorAll('h1, h2, p, a')].map(e => getComputedStyle(e).color)")
    assert set(colours) == {"rgb(0, 0, 0)"}
    page.close()


def test_clients(html: str) -> None:
    """Gmail, Outlook, Apple Mail and Yahoo support all that the mail needs."""
    needs("caniemail", TOOLS / "caniemail")
    node = needs("Node", shutil.which("node"))
    command = [node, "--input-type=module", "-e", CANIEMAIL, json.dumps(CLIENTS)]
    done = subprocess.run(command, input=html, capture_output=True, encoding="utf-8", cwd=TOOLS.parent, check=True)  # noqa: S603
    assert set(json.loads(done.stdout)) - HARMLESS.keys() == set()


def test_valid(html: str, tmp_path: Path) -> None:
    """The Nu checker finds nothing but the attributes of tables and the property that Outlook needs."""
    java, checker = needs("Java", shutil.which("java")), needs("vnu", TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar")
    file = tmp_path / "issue.html"
    file.write_text(html, "utf-8")
    done = subprocess.run([java, "-jar", checker, "--format", "json", file], capture_output=True, check=False)  # noqa: S603
    messages = [message["message"] for message in json.loads(done.stderr)["messages"]]
    assert messages
    assert [
        words
        for words in messages
        if not re.search(r"attribute on the “(table|td)” element is obsolete|mso-hide", words)
    ] == []


def test_no_spam(eml: Path) -> None:
    """SpamAssassin's offline rules see no spam."""
    program = needs("SpamAssassin", shutil.which("spamassassin"))
    done = subprocess.run([program, "-L", "-t"], input=eml.read_bytes(), capture_output=True, check=True)  # noqa: S603
    score = re.search(rb"X-Spam-Status: .*?score=(-?[\d.]+)", done.stdout)
    assert score
    assert float(score[1]) < 1.0
    assert not re.search(rb"MIME_HTML_ONLY|MISSING_|MPART_ALT_DIFF", done.stdout)


def test_mutt(eml: Path, tmp_path: Path) -> None:
    """Mutt opens the message and shows its text part."""
    program, terminal = needs("mutt", shutil.which("mutt")), needs("script", shutil.which("script"))
    mailbox, settings = tmp_path / "mailbox", tmp_path / "muttrc"
    mailbox.write_bytes(b"From editor Fri Nov 27 09:00:00 2026\n" + eml.read_bytes().replace(b"\r\n", b"\n") + b"\n")
    settings.write_text(MUTT.format(folder=tmp_path), "utf-8")
    command = [terminal, "-qec", f"{program} -n -F {settings} -R -f {mailbox}", "/dev/null"]
    environment = {"HOME": str(tmp_path), "TERM": "xterm", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    subprocess.run(command, env=environment, input=b"", capture_output=True, check=True, timeout=30)  # noqa: S603
    text = (tmp_path / "shown").read_text("utf-8")
    assert "Subject: GovCX Update: why a survey is not a conversation" in text
    assert "Happy Friday. Three things worth your coffee" in text
    assert "<td" not in text


def test_sizes(issue: Issue, config: Config) -> None:
    """Forty items take 30 KB at most; of 150 nothing is cut."""
    assert len(quopri.encodestring(render.html(many(issue, 40), config).encode())) <= 30_000
    assert len(quopri.encodestring(render.html(many(issue, 150), config).encode())) < 100_000


def test_received_as_built(eml: Path) -> None:
    """A real mail server receives the file byte for byte."""
    message = eml.read_bytes()
    assert delivered(message) == [message]
