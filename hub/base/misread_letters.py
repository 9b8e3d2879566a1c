"""Letters that a program read in another encoding than they were saved in (`â€™`) -> the letters that were meant."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Letters of UTF-8 that were read as Windows-1252: a byte behind the first is one of these letters. Some of them end
# words, too, so „Spaß“, «É», « voilà », “MENÚ” and CAFÉ™ are what they look like.
BYTE = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"  # noqa: RUF001  its letters
ENDS = "\xa0»‘’“”…–—•™"
CAPITAL = "[A-ZÀ-ÖØ-Þ]"
# These may be behind a word in capitals: MANHÃ–TARDE, and a hyphen that shows at the end of a line alone.
BESIDE = f"(?:[\xa0–—]|\xad(?={CAPITAL}))"
SMALL = "a-zß-öø-ÿ"
# What talks of such letters has them alone between quotation marks, or in code.
QUOTED = frozenset({'""', "''", "``", "“”", "„“", "‘’", "«»"})
APOSTROPHE = "â€™"
CODE = re.compile(r"<(code|kbd|pre|samp)\b[^<>]*>(?:(?!</\1>).)*+", re.IGNORECASE | re.DOTALL)
# How all of them begin: a text without is right.
BEGINNING = re.compile(f"[ÂÃÄÅÎÏÐÑ×ØÙÚÛà-ïð]{BYTE}")  # noqa: RUF001  its letters


@cache
def _misread() -> re.Pattern[str]:
    """Return the forms of such letters, made when the first text comes that may have some."""
    return re.compile(
        "|".join(
            (
                rf"(?:Â[\xa0-\xbf]|[ÃÄÅ]{BYTE}){{2,}}",
                *(rf"(?:[{firsts}]{BYTE}){{2,}}" for firsts in ("ÎÏ", "ÐÑ", "×", "ØÙÚÛ")),  # noqa: RUF001  its letters
                rf"(?:[à-ï]{BYTE}{{2}}){{2,}}",
                rf"(?<!«\xa0)(?!(?<={CAPITAL})Â\xad)Â[\xa0-\xba\xbc-\xbf]",
                rf"(?<=[ {SMALL}])Â»",
                rf"(?!(?<={CAPITAL})Ã{BESIDE})Ã(?:(?![{ENDS}]){BYTE}|\xa0(?= )|(?!\xa0){BYTE}(?=[^\W\d_]))",
                rf"(?<=[{SMALL}])[ÃÄÅ]{BYTE}",
                rf"[ÄÅ]{BYTE}(?=[{SMALL}]{{2}})",
                rf"â[€‚„†ˆ‰˜œš]{BYTE}",  # noqa: RUF001  its letters
                rf"ï[»¼]{BYTE}",
                rf"ðŸ{BYTE}{{2}}",
            )
        )
    )


def found(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield where letters of a text were misread, and what was meant."""
    if text.isascii() or not BEGINNING.search(text):
        return
    shown = CODE.sub(lambda code: " " * len(code[0]), text)
    for one in _misread().finditer(shown):
        if not _is_talked_of(one) and (right := _read_right(one[0])):
            yield one, right


def _is_talked_of(one: re.Match[str]) -> bool:
    before, after = one.string[: one.start()][-1:], one.string[one.end() :][:1]
    return before + after in QUOTED or (one[0] == APOSTROPHE and not (before + after).strip())


def mended(text: str) -> str:
    """Return a text with the letters that were meant."""
    parts, start = [], 0
    for one, right in found(text):
        parts += [text[start : one.start()], right]
        start = one.end()
    return "".join([*parts, text[start:]]) if parts else text


def _read_right(words: str) -> str:
    """Return the letter that was meant; "" where the letters are what they look like."""
    data = b"".join(one.encode("cp1252") if one > "\xff" else one.encode("latin-1") for one in words)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return ""
