"""Pages that browsers saved as one file."""

from __future__ import annotations

import plistlib
from typing import Any

import pytest

from hub.collect.webpage import page_extraction, saved_page
from hub.content.settings import Source
from hub.errors import SourceError

SOURCE = Source(key="saved", name="Saved")
PLACE = "https://agency.example.gov/forms/"
HTML = (
    "<html><head><title>Forms – shorter</title></head><body><article><h1>Forms – shorter</h1><p>Forty people tried the"
    " short form in a library in May, and most of them were done in four minutes.</p></article></body></html>"
)
MHTML = """From: <Saved by a browser>
{head}Subject: Forms
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--x"

----x
Content-Type: text/html
Content-Location: https://ads.example.gov/frame

<p>An advertisement</p>
----x
Content-Type: text/html{charset}
Content-Transfer-Encoding: 8bit
Content-Location: https://agency.example.gov/forms/

{page}
----x
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://agency.example.gov/p.png

iVBORw0KGgo=
----x--
"""
SNAPSHOT = f"Snapshot-Content-Location: {PLACE}\n"


def mhtml(page: str, head: str = SNAPSHOT, charset: str = "") -> str:
    """A page as Chromium saves it."""
    return MHTML.format(page=page, head=head, charset=charset)


def archive(**page: Any) -> bytes:  # noqa: ANN401  what a plist holds
    """A page as Safari saves it."""
    return plistlib.dumps({"WebMainResource": page}, fmt=plistlib.FMT_BINARY)


@pytest.mark.parametrize(
    "data",
    [
        mhtml(HTML).encode(),
        mhtml(HTML).replace("\n", "\r\n").encode(),
        mhtml(HTML.replace("–", "\x96"), charset="; charset=windows-1252").encode("latin-1"),
        archive(WebResourceData=HTML.encode(), WebResourceURL=PLACE, WebResourceTextEncodingName="UTF-8"),
    ],
)
def test_a_page_is_clipped_from_it(data: bytes) -> None:
    """The one that was on the screen, with its own address."""
    one = page_extraction.read(data, SOURCE, "forms.mhtml")
    assert (one.url, one.title) == (PLACE, "Forms – shorter")
    assert one.content_html.startswith("<p>Forty people tried the short form")
    assert page_extraction.facts(data).site == ""


def test_the_first_page_counts_where_none_is_named() -> None:
    """Its address is that of its part."""
    page, place = saved_page.unwrapped(mhtml(HTML, head="").encode(), "x")
    assert (page.strip(), place) == (b"<p>An advertisement</p>", "https://ads.example.gov/frame")


@pytest.mark.parametrize("data", [HTML.encode(), b"", b"bplist00", b"Content-Type: multipart/related\n\nno mail"])
def test_other_files_stay_as_they_are(data: bytes) -> None:
    """What is not such a file is for others to read."""
    assert saved_page.unwrapped(data, "x") == (data, "x")


@pytest.mark.parametrize(
    "data",
    [
        mhtml(HTML).replace("text/html", "text/plain").encode(),
        b"bplist00 WebMainResource",
        archive(WebResourceURL=PLACE),
        plistlib.dumps(["WebMainResource"], fmt=plistlib.FMT_BINARY),
    ],
)
def test_a_file_without_a_page(data: bytes) -> None:
    """It says so, and what helps."""
    with pytest.raises(SourceError, match="no page is in this file; save it again as HTML"):
        saved_page.unwrapped(data, "x")


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """It holds pictures that nobody needs here."""
    monkeypatch.setattr(saved_page, "LARGEST", 1000)
    with pytest.raises(SourceError, match=r"the saved page is larger than 0\.001 MB; save it as HTML only"):
        saved_page.unwrapped(mhtml("x" * 1000).encode(), "x")
