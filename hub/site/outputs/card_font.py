"""The font of cards: its sizes, which letters it has, and how words break into lines."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import fontpkg_source_serif_4
from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont  # noqa: TC002  it names what `font` returns

FILE = Path(fontpkg_source_serif_4.__file__).parent / "files" / "SourceSerif4[opsz,wght].ttf"
SEMIBOLD, DISPLAY = 600, 60
# A size that tells as well as any which letters there are.
ANY = 36
# No letter has this number (The Unicode Standard, section 23.7).
NO_LETTER = "\uffff"


@lru_cache
def font(size: int) -> FreeTypeFont:
    """Return the font at a size in points; where its letters stand needs no library that a machine may lack."""
    made = ImageFont.truetype(FILE, size, layout_engine=ImageFont.Layout.BASIC)
    made.set_variation_by_axes([SEMIBOLD, min(size, DISPLAY)])
    return made


def drawable(words: str) -> bool:
    """Say whether the font has all letters of some words, and would draw no box in the place of one."""
    return all(map(_has, set(words)))


@lru_cache(maxsize=4096)
def _has(letter: str) -> bool:
    return letter.isspace() or bytes(font(ANY).getmask(letter)) != bytes(font(ANY).getmask(NO_LETTER))


def fitted(words: str, width: float, sizes: dict[int, int]) -> tuple[int, list[str]]:
    """Return the first of some sizes at which words fit, and their lines; `sizes` gives the most lines of each.

    Words too long for any have the last one, and an ellipsis where they end.
    """
    size, most = 0, 0
    for size, most in sizes.items():
        lines = _lines(words, font(size), width)
        if len(lines) <= most and all(font(size).getlength(line) <= width for line in lines):
            return size, lines
    lines = _lines(words, font(size), width)
    shown = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return size, [cut(line, size, width) for line in shown if line]


def _lines(words: str, face: FreeTypeFont, width: float) -> list[str]:
    """Return lines that are parted between words."""
    lines: list[list[str]] = []
    space, room = face.getlength(" "), 0.0
    for word in words.split():
        length = face.getlength(word)
        if lines and length <= room:
            lines[-1].append(word)
        else:
            lines.append([word])
            room = width
        room -= length + space
    return [" ".join(line) for line in lines]


def cut(words: str, size: int, width: float) -> str:
    """Return words as far as they fit into a width, with an ellipsis where some do not."""
    if font(size).getlength(words) <= width:
        return words
    shown = words
    while shown and font(size).getlength(f"{shown}…") > width:
        shown = shown[:-1]
    return f"{shown.rstrip()}…"
