"""Find acronyms that nobody explains: `SLA` is one, `service level agreement (SLA)` explains it."""

import re
from collections.abc import Iterator

from hub.api import Hit, MarkdownFile, Rule

ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")
KNOWN = {"HTML", "HTTP", "HTTPS", "PDF", "URL", "USA"}

rule = Rule(
    id="acronym",
    level="warning",
    title="An acronym that is not explained",
    why="Who is new to the field does not know what it stands for, and stops reading.",
    where="toolkit",
    part="body",
    bad="Write an SLA first.\n",
    good="Write a service level agreement (SLA) first.\n",
)


def find(page: MarkdownFile) -> Iterator[Hit]:
    """Find the first place of each acronym that has no explanation on the page."""
    seen = set(KNOWN)
    for found in ACRONYM.finditer(page.prose):
        word = found[0]
        if word not in seen and f"({word})" not in page.prose:
            yield Hit(
                start=found.start(), message=f"{word} is not explained", fix=f"write what it stands for: … ({word})"
            )
        seen.add(word)
