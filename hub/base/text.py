"""Text from strangers -> text for readers: clean characters, whole sentences, slugs. Pure functions."""

from __future__ import annotations

import html
import re
import unicodedata
from hashlib import blake2b
from typing import TYPE_CHECKING

from hub.base import filenames, translation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Zero-width characters, soft hyphens, marks that turn text around (https://trojansource.codes), byte order marks, lone
# halves of surrogate pairs, and the C0 and C1 controls that no reader ever wants (C1 controls make some mail clients
# clip the message).
HIDDEN = "\u00ad\u200b\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
# What joins two letters or parts them (Unicode 17, section 23.2) means something in scripts that join, such as Persian
# and Hindi, and within an emoji; between other neighbors it is one more way to hide.
BESIDE = "[^\x00-\x7f\u2000-\u206f]"
JOINING = f"(?<!{BESIDE})[\u200c\u200d]|[\u200c\u200d](?!{BESIDE})"
# These say which way a mark or a number runs among letters that run from right to left, and nothing elsewhere.
DIRECTION = "\u061c\u200e\u200f"
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
INVISIBLE = re.compile(f"[{HIDDEN}{DIRECTION}]|{JOINING}")
INVISIBLE_AMONG_BOTH = re.compile(f"[{HIDDEN}]|{JOINING}")
# Ends of lines and paragraphs that only some programs obey; YAML does, and Markdown does not.
LINE_ENDS = re.compile("[\u2028\u2029]")
# One of these must be there, and to look for them alone takes a tenth of the time.
SUSPECTS = re.compile(f"[{HIDDEN}{DIRECTION}\u200c\u200d]")
# What a terminal obeys instead of showing it: C0 controls but tab and line feed, DEL and C1 controls (ECMA-48), marks
# that turn text around (https://trojansource.codes), other ends of lines; and halves of pairs, which it cannot show.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# A sentence ends at a mark of any script and what closes after it: before a space and no small letter, and in scripts
# without spaces between sentences at once. The group is what follows the mark.
CLOSING = "[\"'”’»)\\]」』）]*"
SENTENCE_END = re.compile(rf"[.?!؟۔।॥։።。！？]((?:(?<=[。！？]){CLOSING}\s*|{CLOSING}\s+))(?=\S)")
# The first letter or digit of the next one.
FIRST = re.compile(r"[\"'“‘«(\[¿¡„「『（]*([^\W_])")
ABBREVIATION = re.compile(r"(?:\b(?:[A-Z]|e\.g|i\.e|vs|etc|Dr|Mr|Mrs|Ms|St|No|U\.S|a\.m|p\.m|Inc|Jr|Sr))\.$")
LONGEST_ABBREVIATION = 4
# Python-Markdown knows no backslash before < and ~, and its attr_list turns {: onclick=…} into an attribute: character
# references work everywhere.
ESCAPES = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]>|"} | {"<": "&lt;", "~": "&#126;", "{": "&#123;"})
# What would be read as a character reference; a browser reads one by number without its last mark, too:
# https://html.spec.whatwg.org/#numeric-character-reference-state. "R&D" stays as it is, for editors read the Markdown.
REFERENCE = re.compile(r"&(?=#|\w+;)")
# CommonMark 4.1-4.3 and 5.2; definition lists, admonitions and details of Python-Markdown.
LINE_START = re.compile(r"^(?:[#+!=:?-]|\d+(?=[.)]))")
# Where GitHub would call somebody, or make a link of plain words: @ana, #7, GH-7, https://…, www.…
CALL = re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=\bwww)(?=\.)|(?<=\bgh)(?=-\d)", re.IGNORECASE)
# A straight quotation mark that opens: before a word, and after a space, a bracket, a dash or another mark.
OPENING = re.compile(r"""(?<![^\s(\[{–—/"'-])(?:"(?=["'(\[$]*\w)|'(?=["'(\[$]*[^\W\d]))""")
# HTML in plain text: an element that is closed, one with attributes, a break of a line.
MARKUP = re.compile(r"</[a-z][\w:-]*\s*>|<[a-z][\w:-]*\s[^<>=]*=[^<>]*>|<br\s*/?>", re.IGNORECASE)
WITHIN_WORDS = re.compile(r"</?(?:a|b|code|em|font|i|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][\w:-]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
SLUG_LENGTH = 60
UNTITLED = "untitled"
# Before a name that Windows keeps for itself.
OF_DEVICE = "x-"
SUMMARY_LENGTH = 300


def invisible(text: str) -> Iterator[re.Match[str]]:
    """Yield each character that nobody sees and that means nothing between its neighbors."""
    return _invisible(text).finditer(text)


def without_invisible(text: str) -> str:
    """Return text without what nobody sees; what joins letters, and what turns text that needs it, stays."""
    return _invisible(text).sub("", text) if SUSPECTS.search(text) else text


def _invisible(text: str) -> re.Pattern[str]:
    return INVISIBLE_AMONG_BOTH if not text.isascii() and RIGHT_TO_LEFT.search(text) else INVISIBLE


def clean(text: str) -> str:
    """Return plain text as it should have been: composed characters (NFC), no invisible ones, single spaces."""
    if text.isascii() and text.isprintable() and "  " not in text:  # most text; five times as fast
        return text.strip()
    return " ".join(unicodedata.normalize("NFC", without_invisible(text)).split())


def visible(text: str) -> str:
    r"""Return text for a terminal: what it would obey becomes an escape such as `\u001b`, which JSON reads back.

    Tabs and ends of lines stay.
    """
    return OBEYED.sub(lambda mark: f"\\u{ord(mark.group()):04x}", text)


def one_line(text: str) -> str:
    """Return text for a terminal as one line: what a terminal would obey, and ends of lines, become escapes.

    So nothing in the text looks like a line of its own.
    """
    return visible(text).replace("\n", "\\n")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text; an abbreviation or an initial does not end one."""
    found: list[str] = []
    start = 0
    for gap in SENTENCE_END.finditer(text):
        first = FIRST.match(text, gap.end())
        if first is None or first[1].islower():
            continue
        if not ABBREVIATION.search(text, max(start, gap.start(1) - LONGEST_ABBREVIATION), gap.start(1)):
            found.append(text[start : gap.end()].strip())
            start = gap.end()
    return [*found, text[start:].strip()] if text[start:].strip() else found


def whole_sentences(text: str, limit: int = SUMMARY_LENGTH) -> str:
    """Return as many whole sentences as fit into `limit` characters; a first one that is longer is cut at a word.

    A last one that its source cut off is left out where there is another.
    """
    found = sentences(text[: 3 * limit])  # what is further on cannot fit
    if len(found) > 1 and not found[-1].rstrip("\"'”’)]").endswith((".", "?", "!", "…")):
        found = found[:-1]
    kept = ""
    for sentence in found:
        longer = f"{kept} {sentence}".strip()
        if len(longer) > limit:
            break
        kept = longer
    return kept or shortened(text, limit)


def shortened(text: str, limit: int) -> str:
    """Return `text`, cut at a word and ended with `…` where it is longer than `limit` characters."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–—-")[: limit - 1] + "…"


def listed(parts: Sequence[str], language: str = translation.SOURCE) -> str:
    """Return words as a sentence lists them: `one, two and three`."""
    if language != translation.SOURCE:
        from hub.base import cldr  # a hub in English needs none of it

        return cldr.listed(parts, language)
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def without_tags(words: str) -> str:
    """Return words without HTML, where they hold an element that is closed, or one with attributes.

    `Use <b> sparingly` is about HTML, and stays as it is.
    """
    if not MARKUP.search(words):
        return words
    return " ".join(html.unescape(TAG.sub(" ", WITHIN_WORDS.sub("", words))).split())


def name(words: str) -> str:
    """Return `slug` of words; where they have no letter that an address can have, such as those in Greek, a hash."""
    found = slug(words)
    return blake2b(words.encode(), digest_size=5).hexdigest() if found == UNTITLED and words else found


def slug(text: str) -> str:
    """Return a name for files and addresses: ASCII letters, digits and single hyphens, 1 to 60 characters.

    It is never a name that Windows keeps for a device: such a name begins with `x-` instead.
    """
    letters = re.sub(r"['’\u0300-\u036f]", "", unicodedata.normalize("NFKD", text))
    name = "-".join(re.findall(r"[a-z0-9]+", letters.lower()))
    if len(name) > SLUG_LENGTH:
        name = name[: SLUG_LENGTH + 1].rsplit("-", 1)[0][:SLUG_LENGTH]
    if filenames.DEVICE.fullmatch(name):
        return f"{OF_DEVICE}{name}"
    return name or UNTITLED


def typographic(text: str, before: str = " ") -> str:
    """Return `text` with the quotation marks and apostrophes that printers set; `before` is the character before it."""
    if '"' not in text and "'" not in text:
        return text
    opened = OPENING.sub(lambda mark: "“" if mark.group() == '"' else "‘", before + text)
    return opened[len(before) :].replace('"', "”").replace("'", "’")


def escape_markdown(text: str) -> str:
    """Return one line of clean text as Markdown that reads the same after any parser, those with extensions too."""
    return LINE_START.sub(_escape_start, REFERENCE.sub("&amp;", text).translate(ESCAPES))


def quiet_markdown(words: str) -> str:
    """Return a stranger's words as one line of Markdown that shows them as they are, and leads and calls nowhere."""
    return CALL.sub("<!-- -->", escape_markdown(clean(words)))


def _escape_start(start: re.Match[str]) -> str:
    """Return the escaped mark of a line that would begin a heading, a list, a rule or a box of its own."""
    mark = start.group()
    if mark.isdigit():
        return f"{mark}\\"
    return f"\\{mark}" if mark in "#+-!" else f"&#{ord(mark)};"
