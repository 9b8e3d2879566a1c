"""The picture of a card: a label in a band, a title, and the mark and the name of the hub; and the mark alone."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from hub.config import color_tokens
from hub.site.outputs import png_file
from hub.site.outputs.card_font import cut, drawable, fitted, font, height, write
from hub.site.pages import area_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hub.content.settings import Config
    from hub.site.outputs.png_file import Strip
    from hub.site.outputs.social_cards import SocialCard
    from hub.site.pages.area_marks import AreaMark

# What most programs that show a link ask for.
WIDTH, HEIGHT = 1200, 630
MARGIN, BAND, FOOT = 72, 112, 514
ROOM, MIDDLE = WIDTH - 2 * MARGIN, FOOT - BAND
MARK_SIDE, LARGE_MARK, GAP, LEADING = 72, 288, 24, 1.14
LABEL, NAME = 36, 34
# Sizes of a title, and the lines that there is room for.
TITLES = {88: 3, 74: 4, 60: 5}
# The palette: ramps from paper to text, from band to white and from paper to ink, for smooth edges; flat colors.
STEPS = 16
PAPER, TEXT, BAND_GROUND, WHITE, PERSON = 0, STEPS - 1, STEPS, 2 * STEPS - 1, 2 * STEPS
QUIET, FIRST_AREA, COLORS = 3 * STEPS, 3 * STEPS + 1, 256
# How wide the person in the mark is, and how much larger it is drawn at first, so that its edge is smooth.
PERSON_WIDTH, FINER = 11, 4


class CardPress:
    """Draw cards and the mark of one hub; what many cards show is drawn and compressed once."""

    def __init__(self, config: Config) -> None:
        self.name = config.site_name
        self.marks: tuple[AreaMark, ...] = tuple(area_marks.marks(config).values())
        self.colors: Mapping[str, str] = color_tokens.of(config)[0]
        self.palette, self.band = cache(self._palette), cache(self._band)
        self.middle, self.foot = cache(self._middle), cache(self._foot)

    def card(self, card: SocialCard) -> bytes:
        """Return a card as a PNG of 1200 by 630 points, the same bytes at each call.

        Words that the font has not all letters for are not drawn: in the place of a title there is a large mark.
        """
        band = self.band(card.label if drawable(card.label) else "", striped=not card.label)
        size, lines = fitted(card.title, ROOM, TITLES) if drawable(card.title) else (0, [])
        middle = _title(size, lines) if lines else (self.middle(card.area),)
        return png_file.file(WIDTH, self.palette(card.area), (band, *middle, self.foot(card.area)))

    def icon(self, side: int, margin: int = 0) -> bytes:
        """Return the mark alone as a PNG, `side` points wide and high, of which `margin` around it are paper."""
        picture = Image.new("L", (side, side), PAPER)
        self._draw_mark(picture, (margin, margin), side - 2 * margin, 0)
        if not self.marks and drawable(self.name):
            pen, middle = ImageDraw.Draw(picture), side / 2
            pen.text((middle, middle), self.name[:1], TEXT, font(side - 2 * margin), "mm")
        return png_file.file(side, self.palette(0), (png_file.strip(picture),))

    def favicon(self, sides: tuple[int, ...]) -> bytes:
        """Return the mark in several sizes as one ICO, for programs that ask for nothing else."""
        return png_file.icon((side, self.icon(side)) for side in sides)

    def _band(self, label: str, *, striped: bool) -> Strip:
        """Return the upper part of a card: a label, or the colors of all areas where a card has none."""
        picture = Image.new("L", (WIDTH, BAND), BAND_GROUND)
        if striped:
            pen = ImageDraw.Draw(picture)
            for mark in self.marks:
                start, end = (WIDTH * place // len(self.marks) for place in (mark.number - 1, mark.number))
                pen.rectangle((start, 0, end - 1, BAND - 1), fill=_place(mark))
        write(picture, (MARGIN, _baseline(BAND // 2, LABEL)), cut(label, LABEL, ROOM), LABEL, WHITE)
        return png_file.strip(picture)

    def _middle(self, area: int) -> Strip:
        """Return the middle part of a card without a title: the mark."""
        picture = Image.new("L", (WIDTH, MIDDLE), PAPER)
        self._draw_mark(picture, (MARGIN, (MIDDLE - LARGE_MARK) // 2), LARGE_MARK, area)
        return png_file.strip(picture)

    def _foot(self, area: int) -> Strip:
        """Return the lower part of a card: a line, the mark and the name of the hub."""
        picture = Image.new("L", (WIDTH, HEIGHT - FOOT), PAPER)
        ImageDraw.Draw(picture).rectangle((MARGIN, 0, WIDTH - MARGIN, 1), fill=TEXT)
        middle, left = picture.height // 2, MARGIN
        if self.marks:
            self._draw_mark(picture, (left, middle - MARK_SIDE // 2), MARK_SIDE, area)
            left += MARK_SIDE + GAP
        if drawable(self.name):
            write(picture, (left, _baseline(middle, NAME)), cut(self.name, NAME, WIDTH - MARGIN - left), NAME, TEXT)
        return png_file.strip(picture)

    def _draw_mark(self, picture: Image.Image, corner: tuple[int, int], side: int, area: int) -> None:
        """Draw the mark, `side` points wide; with an area, only the square of that one has its color."""
        pen, scale, (left, top) = ImageDraw.Draw(picture), side / area_marks.SIDE, corner
        for mark in self.marks:
            x, y, end_x, end_y = (
                round(value * scale) for value in (mark.x, mark.y, mark.x + mark.size, mark.y + mark.size)
            )
            color = _place(mark) if area in {0, mark.number} else QUIET
            pen.rectangle((left + x, top + y, left + max(x, end_x - 1), top + max(y, end_y - 1)), fill=color)
        if len(self.marks) == len(area_marks.AROUND_ONE):
            width = round(PERSON_WIDTH * scale)
            fine = Image.new("L", (width * FINER, width * FINER), PAPER)
            ImageDraw.Draw(fine).ellipse((0, 0, width * FINER - 1, width * FINER - 1), fill=STEPS - 1)
            person = fine.resize((width, width), Image.Resampling.BOX).point([PERSON + step for step in range(COLORS)])
            picture.paste(person, (left + (side - width) // 2, top + (side - width) // 2))

    def _palette(self, area: int) -> bytes:
        """Return the colors of a picture, three bytes each."""
        band = f"a{area}-solid" if area else "text"
        ramps = (("page", "text"), (band, "on-solid"), ("page", "ink"))
        flat = map(self._bytes, ("rule", *(f"a{mark.number}-solid" for mark in self.marks)))
        colors = (*chain.from_iterable(self._ramp(*ends) for ends in ramps), *flat)
        return b"".join(colors[:COLORS])

    def _ramp(self, start: str, end: str) -> Iterator[bytes]:
        pairs = tuple(zip(self._bytes(start), self._bytes(end), strict=True))
        for step in range(STEPS):
            yield bytes(round(one + (other - one) * step / (STEPS - 1)) for one, other in pairs)

    def _bytes(self, name: str) -> bytes:
        return bytes.fromhex(self.colors[name].removeprefix("#"))


def _place(mark: AreaMark) -> int:
    """Return the place of an area's color in the palette; areas that it has no room for share the last one."""
    return min(FIRST_AREA + mark.number, COLORS) - 1


def _title(size: int, lines: list[str]) -> Iterator[Strip]:
    """Yield the middle part of a card: a title between rows of paper."""
    above, below = height(size)
    leading = round(size * LEADING)
    picture = Image.new("L", (WIDTH, above + below + leading * (len(lines) - 1)), PAPER)
    for number, line in enumerate(lines):
        write(picture, (MARGIN, above + number * leading), line, size, TEXT)
    rest = MIDDLE - picture.height
    yield from (_paper(rest // 2), png_file.strip(picture), _paper(rest - rest // 2))


@cache
def _paper(rows: int) -> Strip:
    return png_file.strip(Image.new("L", (WIDTH, rows), PAPER))


def _baseline(middle: int, size: int) -> int:
    """Return where the baseline of words is whose middle is there."""
    above, below = height(size)
    return middle + (above - below + 1) // 2
