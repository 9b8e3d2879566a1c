"""Links in raw HTML."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from hub.errors import HubError
from hub.site.mkdocs import raw_html_links, site_build


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="b.md">', '<a href="B.MD">'),
        ('<a class="x" href="../a/b.md#c" id="d">', '<a class="x" href="../A/B.MD#c" id="d">'),
        ('<a href="https://example.gov/b.md">', '<a href="https://example.gov/b.md">'),
        ('<a href="b/">b.md</a>', '<a href="b/">b.md</a>'),
    ],
)
def test_ways_to_files_are_resolved(html: str, expected: str) -> None:
    """Only ways to Markdown files; an address and what is resolved already stay."""
    assert raw_html_links.resolved(html, str.upper) == expected


def test_a_built_page_leads_to_pages(root: Path) -> None:
    """A link in HTML to a file becomes one to its page, be that an event or an article."""
    event = root / "content/events/2026-12-03-trim.md"
    event.write_text(f'{event.read_text()}\n\n<p><a href="../articles/2026/2026-11-17-oil.md#why">Oil</a></p>\n')
    page = (site_build.build(root) / "events/2026-12-03-trim/index.html").read_text()
    assert '<a href="../../articles/2026/2026-11-17-oil/#why">Oil</a>' in page


def test_a_way_to_nothing_stops_the_build(root: Path) -> None:
    """As in Markdown; where nothing stops it, the page says what was written."""
    event = root / "content/events/2026-12-03-trim.md"
    event.write_text(f'{event.read_text()}\n\n<p><a href="gone.md">Oil</a></p>\n')
    with pytest.raises(HubError, match=r"events/2026-12-03-trim\.md:\d+:\d+: 201 gone\.md leads to no file"):
        site_build.build(root)
    settings = load_config(str(root / "mkdocs.yml"))
    mkdocs_build(settings)
    assert 'href="gone.md"' in (Path(settings.site_dir) / "events/2026-12-03-trim/index.html").read_text()


def test_a_page_that_nothing_stops_holds_nothing_that_runs(root: Path) -> None:
    """Where mistakes are only told, as in a preview, the page is clean after it was rendered."""
    event = root / "content/events/2026-12-03-trim.md"
    words = "Join.\n{: onclick=x style=y }\n\n[a][r]\n\n[r]: javascript:x\n\n<script>x</script><p onclick=x>y</p>"
    event.write_text(f"{event.read_text()}\n\n{words}\n")
    settings = load_config(str(root / "mkdocs.yml"))
    mkdocs_build(settings)
    page = (Path(settings.site_dir) / "events/2026-12-03-trim/index.html").read_text()
    assert "<p>Join.</p>" in page
    assert [word for word in ("onclick", "style=", "javascript:", "<script>x") if word in page] == []
