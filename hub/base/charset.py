"""Bytes of a page, a text file or XML -> its characters."""

from __future__ import annotations

import codecs
import contextlib
import re
import sys
from functools import cache

import webencodings

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
WESTERN = "windows-1252"
# Charsets that the Web does not believe, or has given up, and mails may be in.
ONLY_OF_MAILS = frozenset({"replacement", "utf-16be", "utf-16le"})
# A declaration that can be read is not in UTF-16, and "replacement" is the name of what nobody should read.
NOT_BELIEVED = frozenset({"replacement", "utf-16be", "utf-16le", "utf-8", WESTERN, "x-user-defined"})
# Names that systems give to charsets of the web, beside the web's own, as `_squeezed` writes those.
OTHER_NAMES = {"cp932": "shift_jis", "cp936": "gbk", "cp949": "euc-kr", "cp950": "big5", "uhc": "euc-kr"}
# A code page of Windows by another name: `cp-1251`, `windows1251`, `win_1251`.
OF_WINDOWS = re.compile(r"(?:cp|ms|win)(?=125\d$|874$)")
# How XML begins in what is not ASCII's neighbor: with a byte order mark or with `<?xm` (XML 1.0, appendix F.1).
WIDE = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    "<".encode("utf-32-le"): "utf-32-le",
    "<".encode("utf-32-be"): "utf-32-be",
    "<".encode("utf-16-le"): "utf-16-le",
    "<".encode("utf-16-be"): "utf-16-be",
    "<?xm".encode("cp037"): "cp037",
}
# Templates that escape a reference once more mean the same by it.
REFERENCES = re.compile(rb"(?:&(?:amp;)?#(?:x[0-9a-f]+|[0-9]+);?)+", re.IGNORECASE)
NUMBER = re.compile(rb"#(?:x([0-9a-f]+)|([0-9]+))", re.IGNORECASE)
LONGEST = 8
ESCAPE = b"\x1b"
REPLACEMENT = "\ufffd"
IN_XML = re.compile(r"""(?<!\s)(\s*+<\?[^<>]*?\bencoding\s*=\s*["'])([^"']*)(["'])""")


def decode(data: bytes) -> str:
    """Return the characters of bytes: by byte order mark, as UTF-8, as declared, else as windows-1252; never fails.

    UTF-8 goes before what a page declares: text in another charset is next to never valid UTF-8 by chance, and pages
    that were saved or served again often declare what they no longer are.
    """
    for mark, name in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return data.decode(name, "replace")
    with contextlib.suppress(UnicodeDecodeError):
        return data.decode("utf-8")
    found = DECLARED.search(data[:SNIFFED])
    text = _as_labeled(data, found[1].decode("ascii", "replace")) if found else None
    if text is None and _is_nearly_utf8(data):
        return data.decode("utf-8", WESTERN)
    return data.decode(WESTERN, "replace") if text is None else text


def labeled(data: bytes, label: str) -> str:
    """Return the characters of bytes that are labeled outside of them, as a part of a mail is; never fails.

    UTF-8 goes before the label, which often lies, but where other bytes look like UTF-8, as those of UTF-16 may; what
    the bytes say of themselves comes last.
    """
    encoding = _encoding(label)
    if encoding is not None and encoding.name in ONLY_OF_MAILS:
        with contextlib.suppress(LookupError, ValueError):
            return data.decode(label)
    text = None if _is_utf8(data) else _as_labeled(data, label)
    return decode(data) if text is None else text


def _is_nearly_utf8(data: bytes) -> bool:
    """Return whether characters beyond ASCII are mostly in UTF-8, of which windows-1252 has next to none."""
    valid = data.decode("utf-8", "ignore")
    beyond_ascii = len(valid) - len(valid.encode("ascii", "ignore"))
    return beyond_ascii > len(data) - len(valid.encode())


def _western(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are not UTF-8, in text that otherwise is, as windows-1252, from which they were mostly pasted."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode(WESTERN, "replace"), error.end


codecs.register_error(WESTERN, _western)


def xml(data: bytes) -> bytes:
    """Return XML in UTF-8, and declared to be that, whose references are all to characters; never fails.

    Unlike a page, XML is first what it declares, where it can be that (XML 1.0, appendix F); then, as a page, UTF-8, or
    else windows-1252. What declares a charset of single bytes, in which all bytes mean something, is UTF-8 where it is
    valid as such.
    """
    name = next((name for mark, name in WIDE.items() if data.startswith(mark)), None)
    text = data.decode(name, "replace").removeprefix("\ufeff") if name else _as_declared(data) or decode(data)
    named = IN_XML.sub(r"\1utf-8\3", text, count=1) if "<?" in text else text
    return REFERENCES.sub(_characters, named.encode("utf-8", "replace"))


def as_sent(data: bytes, label: str | None) -> bytes:
    """Return an answer in UTF-8 where only its header names its charset, by a label of the web; else as it came.

    What the bytes say of themselves goes before what the header says, and so does UTF-8, where they are valid as such.
    """
    if label is None or DECLARED.search(data[:SNIFFED]) or data.startswith(tuple(WIDE)) or _is_utf8(data):
        return data
    text = _as_labeled(data, label)
    return data if text is None else text.encode("utf-8", "replace")


def is_label(name: str) -> bool:
    """Return whether a name is that of a charset on the web (Encoding Standard, section 4.2)."""
    return _encoding(name) is not None


@cache
def _squeezed() -> dict[str, str]:
    """Return the labels of the web by their letters and digits alone."""
    return {_letters(label): label for label in webencodings.LABELS} | OTHER_NAMES


def _letters(label: str) -> str:
    return "".join(filter(str.isalnum, label.lower())).removeprefix("x")


def _encoding(label: str) -> webencodings.Encoding | None:
    """Return the encoding of a label of the web, also where a system writes that in its own way (`cp-1251`)."""
    found = webencodings.lookup(label)
    if found is None:
        letters = _letters(label)
        known = _squeezed().get(letters) or _squeezed().get(OF_WINDOWS.sub("windows", letters))
        found = webencodings.lookup(known) if known else None
    return found


def _is_utf8(data: bytes) -> bool:
    if ESCAPE in data:  # text in ISO-2022-JP is ASCII, byte for byte
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _as_declared(data: bytes) -> str | None:
    found = IN_XML.match(data[:SNIFFED].decode("latin-1"))
    if not found or (_is_of_single_bytes(found[2]) and _is_utf8(data)):
        return None
    return _as_labeled(data, found[2])


def _is_of_single_bytes(label: str) -> bool:
    """Return whether a charset has one byte for each character."""
    encoding = _encoding(label)
    return encoding is not None and encoding.name.startswith(
        ("ibm", "iso-8859", "koi8", "macintosh", "windows", "x-mac")
    )


def _as_labeled(data: bytes, label: str) -> str | None:
    """Return bytes in the encoding that has a label on the web (Encoding Standard, section 4.2); None where they fail.

    Python's own names are not asked, for some of its codecs unpack, compute or raise. What means windows-1252 is not
    believed: that is tried last, after UTF-8.
    """
    encoding = _encoding(label)
    if encoding is None or encoding.name in NOT_BELIEVED:
        return None
    try:
        return data.decode("gb18030" if encoding.name == "gbk" else encoding.codec_info.name)
    except UnicodeDecodeError:
        return None


def _characters(references: re.Match[bytes]) -> bytes:
    """Return a run of references with each to a character that exists.

    The two halves of a surrogate pair become one reference, and a reference to no character becomes one to U+FFFD.
    """
    given = "".join(chr(_number(*digits)) for digits in NUMBER.findall(references[0]))
    whole = given.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if whole == given and REPLACEMENT not in whole:
        return references[0]
    start = b"&amp;#" if references[0].startswith(b"&amp;") else b"&#"
    return b"".join(b"%b%d;" % (start, ord(character)) for character in whole)


def _number(hexadecimal: bytes, decimal: bytes) -> int:
    digits = (hexadecimal or decimal).lstrip(b"0") or b"0"
    number = int(digits, 16 if hexadecimal else 10) if len(digits) < LONGEST else sys.maxunicode + 1
    return number if number <= sys.maxunicode else ord(REPLACEMENT)
