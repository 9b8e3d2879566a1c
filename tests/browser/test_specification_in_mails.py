"""Every example of the specification of CommonMark says in a mail what it says on a page."""

from __future__ import annotations

from tests.browser.test_specification import EXAMPLE, SPECIFICATION
from tests.newsletter.test_one_dialect import agree


def test_every_example() -> None:
    """Page, HTML and text have the same words and the same links in the same order."""
    examples = EXAMPLE.findall(SPECIFICATION.read_text("utf-8").replace("→", "\t"))
    assert len(examples) == 652
    for source, _ in examples:
        agree(source)
