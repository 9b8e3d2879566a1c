"""Names that become files, folders or addresses: what every system can hold, and what nobody can mistake."""

from __future__ import annotations

import re
import unicodedata

from hub.base.translation import gettext

# Most file systems hold 255 bytes; a date, a number and an ending may join a name.
LONGEST = 200
# What most names are, at a tenth of the time.
PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*")
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file; # ends the path of an address.
FORBIDDEN = re.compile(r'[/\\:*?"<>|#\x00-\x1f\x7f]')
DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\..*)?", re.IGNORECASE)
ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")
# Slashes that no normalization turns into one; dots and the full-width signs it does.
SLASHES = frozenset("\u2044\u2215\u2216\u29f5\u29f8\u29f9")
# Controls, marks that nobody sees, halves of surrogate pairs, private letters, ends of lines: Unicode, chapter 4.5.
UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
# Alphabets that share the shapes of many letters: https://www.unicode.org/reports/tr39/
ALIKE = frozenset(("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE"))
WORD = re.compile(r"\w+")
# What editors, offices, systems and git leave beside files, and what keeps an empty folder in git.
LEFT_OVER = re.compile(
    r".*~|.*\.(?:bak|orig|rej|tmp|sw[a-p])|~\$.*|\.~lock\..*#|\._.*|\.#.*|#.*#|\..*\.\d+|\.new-.*|\.(?:nfs|fuse_hidden|goutputstream-).*"
    r"|(?:eh)?thumbs\.db|desktop\.ini|\.ds_store|\.directory|.*[:.]zone\.identifier|\.git(?:keep|ignore|attributes)|\.keep"
    r"|__macosx|@eadir",
    re.IGNORECASE,
)


def wrong(name: str) -> str:
    """Return what keeps `name` from being a part of a path on every system, in words that follow it; "" for nothing."""
    if PLAIN.fullmatch(name) and len(name) <= LONGEST and not DEVICE.fullmatch(name):
        return ""
    return next(filter(None, (found(name) for found in FAULTS)), "")


def key(name: str) -> str:
    """Return the key by which two names are one file on a disk that ignores case or composes letters."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def climbs(path: str) -> bool:
    """Return whether a path of several parts, by any separator, leads upwards or begins at a root."""
    parts = re.split(r"[/\\]", path)
    return any(part.strip() in {".", ".."} for part in parts) or (len(parts) > 1 and parts[0] in {"", "~"})


def is_left_over(name: str) -> bool:
    """Return whether a program left the file of this name beside another, for itself alone."""
    return LEFT_OVER.fullmatch(name) is not None


def shown(path: str) -> str:
    """Return a path as one line that any terminal can print."""
    return path if path.isprintable() else "".join(one if one.isprintable() else ascii(one)[1:-1] for one in path)


def _edges(name: str) -> str:
    if not name.strip(" ."):
        return gettext("is not a name")
    if name.startswith("."):
        return gettext("begins with a dot, which hides a file")
    return gettext("begins or ends with a space, or ends with a dot") if name != name.strip().rstrip(".") else ""


def _signs(name: str) -> str:
    found = FORBIDDEN.search(name)
    if not found:
        return (
            gettext("contains %(encoded)s, which servers read as another character", encoded=encoded[0])
            if (encoded := ENCODED.search(name))
            else ""
        )
    return (
        gettext("contains %(found)s", found=found[0])
        if found[0].isprintable()
        else gettext("contains the control character U+%(code)s", code=f"{ord(found[0]):04X}")
    )


def _letters(name: str) -> str:
    if name.isascii():
        return ""
    for letter in name:
        if unicodedata.category(letter) in UNSEEN:
            return gettext("contains U+%(code)s, which nobody can see", code=f"{ord(letter):04X}")
        if letter in SLASHES or (not letter.isascii() and re.search(r'[/\\:*?"<>|#.%]', _plain(letter))):
            return gettext("contains U+%(code)s, which looks like another character", code=f"{ord(letter):04X}")
    if unicodedata.normalize("NFC", name) != name:
        return gettext("is not written in composed letters (Unicode NFC)")
    mixed = (
        sorted(ALIKE & {unicodedata.name(one, "").partition(" ")[0] for one in word}) for word in WORD.findall(name)
    )
    return next(
        (
            gettext("mixes %(first)s and %(second)s letters in a word", first=both[0].title(), second=both[1].title())
            for both in mixed
            if both[1:]
        ),
        "",
    )


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFKC", letter)


def _length(name: str) -> str:
    found = len(name.encode(errors="surrogatepass"))
    return (
        gettext("has %(found)s bytes; at most %(longest)s are allowed", found=found, longest=LONGEST)
        if found > LONGEST
        else ""
    )


def _device(name: str) -> str:
    return gettext("is a name that Windows reserves") if DEVICE.fullmatch(name) else ""


FAULTS = (_signs, _letters, _edges, _device, _length)
