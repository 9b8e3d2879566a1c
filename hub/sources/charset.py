"""Bytes of a page or a text file -> its characters."""

from __future__ import annotations

import codecs
import re

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# HTML, section 13.2.3.2: a page names its charset in its first 1,024 bytes; some put a long comment before it.
SNIFFED = 4096
DECLARED = re.compile(
    rb"""(?:<meta\b[^>]*?\bcharset|<\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE
)
# Only families that pages use: among Python's codecs are some that unpack (zip) or take quadratic time (punycode).
FAMILIES = ("big5", "cp12", "euc", "gb", "iso-2022", "iso-8859", "iso8859", "koi8", "mac", "shift", "windows")
WESTERN = "windows-1252"
# Encoding Standard, section 4.2: these labels mean windows-1252.
MEAN_WESTERN = frozenset({"iso-8859-1", "iso8859-1", "cp1252"})


def decode(data: bytes) -> str:
    """The characters: by byte order mark, as UTF-8 where it is that, as declared, else as windows-1252; never fails.

    UTF-8 goes before what a page declares: text in another charset is next to never valid UTF-8 by chance, and pages
    that were saved or served again often declare what they no longer are.
    """
    for mark, name in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return data.decode(name, "replace")
    for name in ("utf-8", _declared(data)):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode(WESTERN, "replace")


def _declared(data: bytes) -> str:
    found = DECLARED.search(data[:SNIFFED])
    name = found[1].decode("ascii", "replace").lower() if found else WESTERN
    return name if name.startswith(FAMILIES) and name not in MEAN_WESTERN else WESTERN
