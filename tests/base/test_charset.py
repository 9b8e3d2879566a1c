"""Bytes of a page become the characters that its writer meant."""

from __future__ import annotations

import codecs
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.base import charset

if TYPE_CHECKING:
    from collections.abc import Callable

META = '<html><head><meta charset="{}"></head><body>Größe, naïve, “quoted”</body></html>'


LABELED = [
    ("latin2", "iso8859-2", "Příliš žluťoučký"),
    ("csISOLatin2", "iso8859-2", "Příliš žluťoučký"),
    ("ISO_8859-7:1987", "iso8859-7", "Ελλάδα"),
    ("windows-1251", "cp1251", "Привет"),
    ("x-cp1251", "cp1251", "Привет"),
    ("ks_c_5601-1987", "cp949", "안녕 똠"),
    ("euc-kr", "cp949", "안녕 똠"),
    ("x-sjis", "cp932", "受付 ①"),
    ("Shift_JIS", "cp932", "受付 ①"),
    ("windows-31j", "cp932", "受付 ①"),
    ("euc-jp", "euc_jp", "受付"),
    ("tis-620", "cp874", "สวัสดี"),
    ("x-gbk", "gbk", "你好 鎔"),
    ("gb2312", "gbk", "你好 鎔"),
    ("big5", "big5hkscs", "你好"),
    ("x-mac-cyrillic", "mac_cyrillic", "Привет"),
    # in the words of systems
    ("mac-cyrillic", "mac_cyrillic", "Привет"),
    ("cp-1251", "cp1251", "Привет"),
    ("windows1251", "cp1251", "Привет"),
    ("win_1251", "cp1251", "Привет"),
    ("cp949", "cp949", "안녕 똠"),
    ("x-cp932", "cp932", "受付 ①"),
    ("eucKR", "cp949", "안녕 똠"),
    ("koi8r", "koi8_r", "Привет"),
    ("iso8859_2", "iso8859-2", "Příliš žluťoučký"),
    ("gb2312", "gb18030", "你好 㐂"),
]


@pytest.mark.parametrize("name", ["utf-8", "windows-1252", "iso-8859-15", "macintosh"])
def test_a_declared_charset_is_believed(name: str) -> None:
    """A page in the charset it declares comes out whole."""
    page = META.format(name).replace("“quoted”", "quoted")

    assert charset.decode(page.encode(name)) == page


@pytest.mark.parametrize(("label", "codec", "words"), LABELED)
def test_every_label_of_the_web_is_known(label: str, codec: str, words: str) -> None:
    """Aliases count, and a label means what browsers mean by it, in a page as in XML."""
    page, xml = f'<meta charset="{label}">{words}', '<?xml version="1.0" encoding="{}"?><a>{}</a>'
    assert charset.decode(page.encode(codec)) == page
    assert charset.xml(xml.format(label, words).encode(codec)) == xml.format("utf-8", words).encode()


def test_a_charset_is_also_declared_as_a_content_type_or_in_xml() -> None:
    """The older spellings count too."""
    for head in ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', '<?xml encoding="koi8-r"?>'):
        assert charset.decode((head + "Привет").encode("koi8-r")) == head + "Привет"


@pytest.mark.parametrize(
    ("mark", "name"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_goes_first(mark: bytes, name: str) -> None:
    """It says more than the page does, and is no character."""
    page = META.format("windows-1252")

    assert charset.decode(mark + page.encode(name)) == page


def test_utf_8_wins_over_a_wrong_declaration() -> None:
    """Pages that were saved again declare what they no longer are."""
    page = META.format("iso-8859-1")

    assert charset.decode(page.encode()) == page


def test_a_page_that_declares_nothing_is_western() -> None:
    """Latin-1 means windows-1252 on the web, quotes included."""
    assert charset.decode("“naïve”".encode("windows-1252")) == "“naïve”"
    assert charset.decode(META.format("iso-8859-1").encode("windows-1252")) == META.format("iso-8859-1")


@pytest.mark.parametrize(
    "name",
    [
        *("punycode", "zip", "unicode_escape", "windows-9999", "utf-8", "big5", "utf-16", "utf-16be", "utf-7"),
        *("iso-2022-kr", "hz-gb-2312", "x-user-defined", "latin1", "us-ascii"),
    ],
)
def test_a_wrong_or_dangerous_declaration_does_no_harm(name: str) -> None:
    """Codecs that no page uses are not tried, and what fails falls back to windows-1252."""
    page = META.format(name)

    assert charset.decode(page.encode("windows-1252")) == page


@given(st.text())
def test_what_is_utf_8_comes_back(text: str) -> None:
    """Decoding undoes encoding, but for a byte order mark in front."""
    assert charset.decode(text.encode()) == text.removeprefix("\ufeff")


@given(st.binary())
def test_any_bytes_become_text(data: bytes) -> None:
    """Decoding never fails."""
    assert isinstance(charset.decode(data), str)


XML = '<?xml version="1.0" encoding="{}"?>\n<a>Größe</a>'
AS_UTF_8 = XML.format("utf-8").encode()


@pytest.mark.parametrize(
    "name",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "cp037", "koi8-r"],
)
def test_xml_is_read_in_its_encoding(name: str) -> None:
    """It comes out in UTF-8, and says so."""
    page = XML.replace("Größe", "Привет") if name == "koi8-r" else XML
    assert charset.xml(page.format(name).encode(name)) == page.format("utf-8").encode()


@pytest.mark.parametrize("name", ["latin-1", "iso-8859-1", "ascii", "iso-8859-15"])
def test_xml_in_western_encodings_is_read(name: str) -> None:
    """One that declares too little is read all the same."""
    assert charset.xml(XML.format(name).encode("latin-1")) == AS_UTF_8


@pytest.mark.parametrize("name", ["windows-1251", "koi8-r", "iso-8859-2", "x-mac-cyrillic"])
def test_xml_that_declares_single_bytes_may_be_utf_8(name: str) -> None:
    """Programs that turn a feed into UTF-8 leave its declaration as it was; text of single bytes is never UTF-8."""
    xml = '<?xml version="1.0" encoding="{}"?><a>Лампа</a>'
    assert charset.xml(xml.format(name).encode()) == xml.format("utf-8").encode()


@pytest.mark.parametrize("read", [charset.decode, lambda data: charset.xml(data).decode()])
def test_one_wrong_byte_spoils_nothing_else(read: Callable[[bytes], str]) -> None:
    """It is read as windows-1252, from which such bytes are mostly pasted; so are texts in which they are the rule."""
    assert read("<a>Größe, ".encode() + b"it\x92s" + " naïve</a>".encode()) == "<a>Größe, it’s naïve</a>"
    assert read("<a>Größe, naïve</a>".encode("cp1252")) == "<a>Größe, naïve</a>"


def test_only_bytes_are_read_as_western() -> None:
    """What cannot be encoded is an error as ever."""
    with pytest.raises(UnicodeEncodeError):
        "ä".encode("ascii", charset.WESTERN)


def test_xml_believes_its_declaration_before_it_looks_like_utf_8() -> None:
    """Text in seven bits of Japanese is UTF-8 too, and would be read as signs."""
    page = '<?xml version="1.0" encoding="{}"?><a>受付</a>'
    assert charset.xml(page.format("iso-2022-jp").encode("iso-2022-jp")) == page.format("utf-8").encode()


@pytest.mark.parametrize(
    "name",
    [
        "punycode",
        "undefined",
        "idna",
        "rot13",
        "zlib",
        "unicode_escape",
        "utf-7",
        "klingon",
        "",
        "cp-none",
        "a\0b",
        "mbcs",
    ],
)
def test_xml_declares_what_is_no_encoding(name: str) -> None:
    """Python has codecs that unpack, compute or raise; none of them is asked, and XML is read as if it said nothing."""
    for encoding in ("utf-8", "windows-1252", "utf-16"):
        assert charset.xml(XML.format(name).encode(encoding)) == AS_UTF_8


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("&#xD83D;&#xDE00;", "&#128512;"),
        ("&#55357;&#56832;", "&#128512;"),
        ("a&#xd83d;&#56832;b", "a&#128512;b"),
        ("&amp;#xD83D;&amp;#xDE00;", "&amp;#128512;"),
        ("&#60;&#xD83D;&#xDE00;&#62;", "&#60;&#128512;&#62;"),
        ("&#xDE00;&#xD83D;", "&#65533;&#65533;"),
        ("&#xD83D; &#xDE00;", "&#65533; &#65533;"),
        ("&#x110000;", "&#65533;"),
        ("&#" + "9" * 5000 + ";", "&#65533;"),
        ("&#00000000065;&#38;&#x1F600;", "&#00000000065;&#38;&#x1F600;"),
    ],
)
def test_references_of_xml_are_to_characters(given: str, read: str) -> None:
    """Two halves of a pair are one character, as whoever wrote them meant; what is none is U+FFFD."""
    assert charset.xml(f"<a>{given}</a>".encode()) == f"<a>{read}</a>".encode()


@given(st.binary())
def test_any_bytes_become_utf_8(data: bytes) -> None:
    """Whatever XML declares, it can be read as UTF-8 afterwards."""
    for start in (b"", b'<?xml version="1.0" encoding="'):
        assert isinstance(charset.xml(start + data).decode(), str)


@pytest.mark.parametrize(
    ("data", "label", "sent"),
    [
        ("Őrség".encode("iso-8859-2"), "ISO-8859-2", "Őrség"),
        ("Őrség".encode("iso-8859-2"), "latin2", "Őrség"),
        ("日本".encode("iso-2022-jp"), "iso-2022-jp", "日本"),
        ("Őrség".encode(), "iso-8859-2", "Őrség"),
        (b"plain", "iso-8859-2", "plain"),
    ],
)
def test_the_charset_that_a_header_names(data: bytes, label: str, sent: str) -> None:
    """It counts where the bytes say nothing, and are not UTF-8."""
    assert charset.as_sent(data, label) == sent.encode()


@pytest.mark.parametrize(
    ("data", "label"),
    [
        (b"caf\xe9", None),
        (b"caf\xe9", "windows-1252"),
        (b"caf\xe9", "klingon"),
        (b"caf\xe9", "punycode"),
        (b'<?xml version="1.0" encoding="latin1"?><a>\xe9</a>', "iso-8859-2"),
        (b'<meta charset="latin1">\xe9', "iso-8859-2"),
        ("<a>é</a>".encode("utf-16"), "iso-8859-2"),
    ],
)
def test_a_charset_that_cannot_be_or_is_not_needed(data: bytes, label: str | None) -> None:
    """The bytes stay as they came, and whoever reads them decides."""
    assert charset.as_sent(data, label) == data


@pytest.mark.parametrize("words", [b" " * 200_000, b"<? " * 60_000])
def test_looking_for_a_declaration_takes_no_time(words: bytes) -> None:
    """Thousands of blanks are passed over once."""
    start = time.process_time()
    assert charset.xml(b"<a>%bx</a>" % words) == b"<a>%bx</a>" % words
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("label", "codec", "words"),
    [
        ("iso-8859-1", "cp1252", "“Größe”"),
        ("iso-8859-2", "iso8859-2", "Příliš"),
        ("us-ascii", "utf-8", "Größe"),
        ("iso-2022-jp", "iso2022_jp", "受付"),
        ("iso-2022-kr", "iso2022_kr", "접수"),
        ("hz-gb-2312", "hz", "受理"),
        ("utf-16le", "utf-16-le", "Größe"),
        ("utf-16be", "utf-16-be", "Größe"),
        ("iso-2022-cn", "utf-8", "Größe"),
        ("unheard-of", "cp1252", "Größe"),
    ],
)
def test_a_label_beside_the_bytes_counts_unless_they_are_utf8(label: str, codec: str, words: str) -> None:
    """It goes before what a page within says of itself, and never fails."""
    assert charset.labeled(words.encode(codec), label) == words
    page = f'<meta charset="utf-8">{words}'
    assert charset.labeled(page.encode(codec), label) == page
