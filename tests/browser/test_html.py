"""The files of the site: valid, and without a dead link."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from hub.check import built_site
from tests.browser.conftest import TOOLS, needs

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = {".html", ".xml", ".rss", ".atom", ".json", ".opml", ".txt"}
OWN = re.compile(r"https://govcx\.example\.gov(/[^\s\"'<>)\\%?#&]*)")


def test_footer_leads_to_what_readers_may_expect(site: Path) -> None:
    """Every page leads to the accessibility statement and to what is said of privacy."""
    footers = [file.read_text(encoding="utf-8").partition("<footer")[2] for file in site.rglob("index.html")]
    wanted = re.compile(">Accessibility statement</a>.*>Privacy</a>", re.DOTALL)
    assert [footer for footer in footers if footer and not wanted.search(footer)] == []


def test_nothing_is_wrong_with_any_page(site: Path) -> None:
    """No dead link or anchor, nothing inline or from elsewhere, no skipped heading: what `hub check --site` finds."""
    assert built_site.problems(site, "https://govcx.example.gov/")[0] == ()


def test_no_dead_addresses(site: Path) -> None:
    """Where feeds, data, lists for crawlers and pages write the site's own address out, there is something."""
    texts = [(file.name, html.unescape(file.read_text("utf-8"))) for file in site.rglob("*") if file.suffix in WRITTEN]
    found = {(name, path) for name, text in texts for path in OWN.findall(text)}
    dead = {path for _, path in found if not any((site / path[1:] / end).is_file() for end in ("", "index.html"))}
    assert (dead, len(found) > 1000) == (set(), True)


def nu_errors(site: Path) -> str:
    """What the Nu HTML checker finds in the pages of a site; "" for nothing."""
    java = needs("Java", shutil.which("java"))
    jar = needs("vnu-jar", TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar")
    command = [java, "-jar", jar, "--errors-only", "--skip-non-html", "--format", "gnu", str(site)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr  # noqa: S603  our own words


def test_html_is_valid(site: Path) -> None:
    """The Nu HTML checker finds no error in any page."""
    assert nu_errors(site) == ""
