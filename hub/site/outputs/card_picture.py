"""The picture of a card: a label in a band, a title, and the mark and the name of the hub; and the mark alone."""

from __future__ import annotations

from functools import cached_property
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from hub.config import color_tokens
from hub.site.outputs.card_font import cut, drawable, fitted, font
from hub.site.pages import area_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hub.content.models import Config
    from hub.site.outputs.social_cards import SocialCard
    from hub.site.pages.area_marks import AreaMark

# What most programs that show a link ask for.
SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN, BAND, FOOT = 72, 112, 514
ROOM = WIDTH - 2 * MARGIN
MARK_SIDE, GAP, LEADING = 72, 24, 1.14
LABEL, NAME = 36, 34
# Sizes of a title, and the lines that there is room for.
TITLES = {88: 3, 74: 4, 60: 5}
# The palette: ramps from paper to text, from band to white and from paper to ink, for smooth edges; flat colors.
STEPS = 16
PAPER, TEXT, BAND_GROUND, WHITE, PERSON = 0, STEPS - 1, STEPS, 2 * STEPS - 1, 2 * STEPS
QUIET, FIRST_AREA, COLORS = 3 * STEPS, 3 * STEPS + 1, 256
# How wide the person in the mark is, and how much larger it is drawn at first, so that its edge is smooth.
PERSON_WIDTH, FINER = 11, 4
# Of zlib's ways: for areas of one color it is the fastest, and smaller than any other that takes as long.
RUNS = 3
LEFT_MIDDLE = "lm"


class CardPress:
    """Draw cards and the mark of one hub."""

    def __init__(self, config: Config) -> None:
        self.name = config.site_name
        self.marks: tuple[AreaMark, ...] = tuple(area_marks.marks(config).values())
        self.colors: Mapping[str, str] = color_tokens.of(config)[0]
        self.grounds: dict[int, Image.Image] = {}

    def card(self, card: SocialCard) -> bytes:
        """Return a card as a PNG of 1200 by 630 points, the same bytes at each call.

        Words that the font has not all letters for are not drawn: the card is still that of the hub and of the area.
        """
        if card.area not in self.grounds:
            self.grounds[card.area] = self._ground(card.area)
        picture = self.grounds[card.area].copy()
        pen = ImageDraw.Draw(picture)
        if not card.label:
            self._draw_stripes(pen)
        elif drawable(card.label):
            label = cut(card.label, LABEL, ROOM)
            pen.text((MARGIN, BAND / 2), label, WHITE, font(LABEL), LEFT_MIDDLE)
        if drawable(card.title):
            size, lines = fitted(card.title, ROOM, TITLES)
            top = (BAND + FOOT - size * LEADING * len(lines)) / 2
            for number, words in enumerate(lines, start=1):
                pen.text((MARGIN, top + (number - 0.5) * size * LEADING), words, TEXT, font(size), LEFT_MIDDLE)
        return _png(self._colored(picture, card.area))

    def icon(self, side: int, margin: int = 0) -> bytes:
        """Return the mark alone as a PNG, `side` points wide and high, of which `margin` around it are paper."""
        return _png(self._icon(side, margin))

    def favicon(self, sides: tuple[int, ...]) -> bytes:
        """Return the mark in several sizes as one ICO, for programs that ask for nothing else."""
        made = BytesIO()
        largest, *others = (self._icon(side, 0) for side in sorted(sides, reverse=True))
        largest.save(made, "ICO", sizes=[(side, side) for side in sides], append_images=others)
        return made.getvalue()

    def _icon(self, side: int, margin: int) -> Image.Image:
        picture = Image.new("L", (side, side), PAPER)
        self._draw_mark(picture, (margin, margin), side - 2 * margin, 0)
        if not self.marks and drawable(self.name):
            pen, middle = ImageDraw.Draw(picture), side / 2
            pen.text((middle, middle), self.name[:1], TEXT, font(side - 2 * margin), "mm")
        return self._colored(picture, 0)

    def _ground(self, area: int) -> Image.Image:
        """Return a card without the words of a page, in places of the palette."""
        picture = Image.new("L", SIZE, PAPER)
        pen = ImageDraw.Draw(picture)
        pen.rectangle((0, 0, WIDTH, BAND), fill=BAND_GROUND)
        pen.rectangle((MARGIN, FOOT, WIDTH - MARGIN, FOOT + 1), fill=TEXT)
        middle, left = (FOOT + HEIGHT) // 2, MARGIN
        if self.marks:
            self._draw_mark(picture, (left, middle - MARK_SIDE // 2), MARK_SIDE, area)
            left += MARK_SIDE + GAP
        if drawable(self.name):
            pen.text((left, middle), cut(self.name, NAME, WIDTH - MARGIN - left), TEXT, font(NAME), LEFT_MIDDLE)
        return picture

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

    def _draw_stripes(self, pen: ImageDraw.ImageDraw) -> None:
        """Draw the colors of all areas into the band of a card that says nothing there."""
        for mark in self.marks:
            start, end = (WIDTH * place // len(self.marks) for place in (mark.number - 1, mark.number))
            pen.rectangle((start, 0, end - 1, BAND), fill=_place(mark))

    def _colored(self, picture: Image.Image, area: int) -> Image.Image:
        """Return a picture whose points are places in the palette, with that palette."""
        band = f"a{area}-solid" if area else "text"
        ramps = (("page", "text"), (band, "on-solid"), ("page", "ink"))
        colors = (*chain.from_iterable(self._ramp(*ends) for ends in ramps), *self._flat)
        picture.putpalette(b"".join(colors[:COLORS]))
        return picture

    @cached_property
    def _flat(self) -> tuple[bytes, ...]:
        areas = (f"a{mark.number}-solid" for mark in self.marks)
        return tuple(map(self._bytes, ("rule", *areas)))

    def _ramp(self, start: str, end: str) -> Iterator[bytes]:
        pairs = tuple(zip(self._bytes(start), self._bytes(end), strict=True))
        for step in range(STEPS):
            yield bytes(round(one + (other - one) * step / (STEPS - 1)) for one, other in pairs)

    def _bytes(self, name: str) -> bytes:
        return bytes.fromhex(self.colors[name].removeprefix("#"))


def _place(mark: AreaMark) -> int:
    """Return the place of an area's color in the palette; areas that it has no room for share the last one."""
    return min(FIRST_AREA + mark.number, COLORS) - 1


def _png(picture: Image.Image) -> bytes:
    made = BytesIO()
    picture.save(made, "PNG", compress_level=3, compress_type=RUNS)
    return made.getvalue()
