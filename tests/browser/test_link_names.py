"""What links of the built site are called, page by page."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from pathlib import Path

SPACES = re.compile(r"\s+")


def test_no_words_lead_to_two_places(site: Path) -> None:
    """On one page, links with the same name lead to one address: a list of links read aloud tells them apart."""
    twice = []
    for file in site.rglob("*.html"):
        leads: dict[str, set[str]] = defaultdict(set)
        for link in LexborHTMLParser(file.read_text("utf-8")).css("a[href]"):
            name = SPACES.sub(" ", link.attributes.get("aria-label") or link.text()).strip().casefold()
            address = f"https://hub.example.gov/{os.path.relpath(file, site)}".removesuffix("index.html")
            leads[name].add(urljoin(address, link.attributes["href"] or ""))
        twice += [(str(file.relative_to(site)), name) for name, found in leads.items() if len(found) > 1]
    assert twice == []
