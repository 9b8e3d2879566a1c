"""The font of cards: its sizes, which letters it has, how words break into lines, and their picture."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import fontpkg_source_serif_4
from PIL import Image, ImageFont
from PIL.ImageFont import FreeTypeFont  # noqa: TC002  it names what `font` returns

FILE = Path(fontpkg_source_serif_4.__file__).parent / "files" / "SourceSerif4[opsz,wght].ttf"
SEMIBOLD, DISPLAY = 600, 60
# A size that tells as well as any which letters there are.
ANY = 36
# No letter has this number (The Unicode Standard, section 23.7).
NO_LETTER = "\uffff"
BASELINE = "ls"


class DrawnLetter(NamedTuple):
    """Hold a letter as a mask, how far that begins right of and below the place for it, and the way to the next."""

    mask: Image.Image
    left: int
    top: int
    advance: int


@lru_cache
def font(size: int) -> FreeTypeFont:
    """Return the font at a size in points; where its letters stand needs no library that a machine may lack."""
    made = ImageFont.truetype(FILE, size, layout_engine=ImageFont.Layout.BASIC)
    made.set_variation_by_axes([SEMIBOLD, min(size, DISPLAY)])
    return made


@lru_cache(maxsize=1024)
def letter(size: int, character: str) -> DrawnLetter:
    """Return a letter on its baseline; words are rows of letters, for the font moves none toward another."""
    mask, (left, top) = font(size).getmask2(character, mode="L", anchor=BASELINE)
    picture = Image.frombytes("L", mask.size, bytes(mask))
    return DrawnLetter(picture, left, top, round(font(size).getlength(character)))


def length(words: str, size: int) -> int:
    """Return how wide words are, in points."""
    return sum(letter(size, character).advance for character in words)


def height(size: int) -> tuple[int, int]:
    """Return how far the letters of a size may reach above their baseline, and below it."""
    return font(size).getmetrics()


def write(picture: Image.Image, corner: tuple[int, int], words: str, size: int, color: int) -> None:
    """Write words into a picture, from the left end of their baseline."""
    left, baseline = corner
    for character in words:
        one = letter(size, character)
        picture.paste(color, (left + one.left, baseline + one.top), one.mask)
        left += one.advance


def drawable(words: str) -> bool:
    """Say whether the font has all letters of some words, and would draw no box in the place of one."""
    return all(map(_has, set(words)))


@lru_cache(maxsize=4096)
def _has(character: str) -> bool:
    return character.isspace() or letter(ANY, character).mask != letter(ANY, NO_LETTER).mask


def fitted(words: str, width: int, sizes: dict[int, int]) -> tuple[int, list[str]]:
    """Return the first of some sizes at which words fit, and their lines; `sizes` gives the most lines of each.

    Words too long for any have the last one, and an ellipsis where they end.
    """
    size, most = 0, 0
    for size, most in sizes.items():
        lines = _lines(words, size, width)
        if len(lines) <= most and all(length(line, size) <= width for line in lines):
            return size, lines
    lines = _lines(words, size, width)
    shown = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return size, [cut(line, size, width) for line in shown if line]


def _lines(words: str, size: int, width: int) -> list[str]:
    """Return lines that are parted between words."""
    lines: list[list[str]] = []
    space, room = length(" ", size), 0
    for word in words.split():
        long = length(word, size)
        if lines and long <= room:
            lines[-1].append(word)
        else:
            lines.append([word])
            room = width
        room -= long + space
    return [" ".join(line) for line in lines]


def cut(words: str, size: int, width: int) -> str:
    """Return words on one line as far as they fit into a width, with an ellipsis where some do not."""
    shown = " ".join(words.split())
    if length(shown, size) <= width:
        return shown
    while shown and length(f"{shown}…", size) > width:
        shown = shown[:-1]
    return f"{shown.rstrip()}…"
