"""A WordPress export as entries: what is read, what is repaired, what is refused."""

from __future__ import annotations

import pytest

from hub.errors import SourceError
from hub.importers.wordpress import wxr

EXPORT = """<rss xmlns:wp="http://wordpress.org/export/1.1/" xmlns:e="http://wordpress.org/export/1.1/excerpt/">
<channel><link>https://old.example.gov</link><wp:wxr_version>1.1</wp:wxr_version>
<item><title>{}</title><e:encoded>Short.</e:encoded>
<wp:comment><title>Not its title</title></wp:comment></item></channel></rss>"""


def test_an_entry_has_its_own_fields_alone() -> None:
    """Those of its comments are theirs, and the version of the format is of no matter."""
    export = wxr.read(EXPORT.format("Oil").encode())

    (entry,) = export.entries
    assert (entry.line, entry.fields["title"], entry.fields["excerpt:encoded"]) == (3, "Oil", "Short.")
    assert (export.base, entry.comments, export.repairs) == ("https://old.example.gov", [4], ())


def test_broken_xml_is_repaired_and_said() -> None:
    """A bare ampersand is what exports that people edited have most."""
    export = wxr.read(EXPORT.format("Oil & wick").encode())

    assert export.entries[0].fields["title"] == "Oil & wick"
    assert len(export.repairs) == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<rss><channel/></rss>", "it has no element `wp:wxr_version`"),
        (b"", "line 1, column 1"),
        (b"<rss><channel></rss>", "this is not a WordPress export: "),
        (b'<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>', "this export declares entities"),
    ],
)
def test_what_is_no_export_is_refused(data: bytes, message: str) -> None:
    """With the place, or what is missing; entities are refused before one grows."""
    with pytest.raises(SourceError, match=message.replace("`", ".")):
        wxr.read(data)
