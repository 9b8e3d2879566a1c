"""Links that lead out of the hub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from hub.check import external_links, runner
from hub.cli import main

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "content/about.md"


def test_every_address_of_a_file_is_known_with_its_place(hub: Path) -> None:
    """In front matter, in links, in pictures and between angle brackets; not in code, nor in a mail address."""
    (hub / PAGE).write_text(
        "---\ntitle: About\nsummary: See https://a.example.gov/, please.\n---\n"
        "A [link](https://b.example.gov/#x) ![p](http://c.example.gov/p.png) <https://d.example.gov/>\n\n"
        "`<https://e.example.gov/>` [mail](mailto:f@example.gov) [way](index.md)\n",
        encoding="utf-8",
    )
    found = [(aim.target, aim.line, aim.column) for aim in runner.check(hub).facts[PAGE].outside]
    assert found == [
        ("https://a.example.gov/", 3, 14),
        ("https://b.example.gov/#x", 5, 10),
        ("http://c.example.gov/p.png", 5, 41),
        ("https://d.example.gov/", 5, 70),
    ]
    assert external_links.addresses(runner.check(hub).facts, [PAGE])[1] == "https://b.example.gov/"


def test_a_link_that_servers_do_not_know_is_a_warning_and_names_copies(hub: Path) -> None:
    """`hub check --links` says where it stands, and where to look; a private address is never asked."""
    (hub / PAGE).write_text(
        "---\ntitle: About\nsummary: Who we are.\n---\nA [link](http://127.0.0.1/dead)\n", encoding="utf-8"
    )
    done = CliRunner().invoke(main, ["--root", str(hub), "check", "--links", str(hub / PAGE)])
    words = "http://127.0.0.1/dead: it cannot be reached: 127.0.0.1 is an address on a private network"
    copy = "look for its new address, or for a copy: https://web.archive.org/web/2*/http://127.0.0.1/dead"
    assert f"{PAGE}:5:10: 210 warning: {words}\n    {copy}" in done.output
    assert done.exit_code == 0
