"""The addresses of an issue, in notes, source lines and blurbs too."""

from __future__ import annotations

from datetime import date

from hub.content.issue import linked_addresses
from hub.content.models import Issue, Item, Section


def test_finds_every_link() -> None:
    """Links of each form are found in their order, in every part of an issue."""
    item = Item(title="T", url="https://a.gov/3", source_line="[s](<https://a.gov/4 x>)", blurb="Also in: [B](x(y)z)")
    section = Section(title="S", intro="![i](https://a.gov/2.png) (no link)", items=(item,))
    issue = Issue(
        path="x", day=date(2026, 1, 2), subject="", preheader="", status="draft", note="<https://a.gov/1>",
        sections=(section,),
    )  # fmt: skip
    assert linked_addresses.of(issue) == (
        "https://a.gov/1",
        "https://a.gov/2.png",
        "https://a.gov/3",
        "https://a.gov/4 x",
        "x(y)z",
    )


def test_finds_bare_addresses_and_those_that_stand_apart() -> None:
    """What GitHub shows as a link is one; the marks of a footnote and code are none."""
    markdown = "www.a.gov, b@c.gov [d][e][^1] and `https://no.gov`\n\n[e]: #f\n[^1]: https://g.gov"
    assert linked_addresses.written(markdown) == ("http://www.a.gov", "mailto:b@c.gov", "#f", "https://g.gov")
