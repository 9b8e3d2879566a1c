"""PNG files made of strips, as Pillow reads them."""

from __future__ import annotations

import zlib
from io import BytesIO

from PIL import Image

from hub.site.outputs import png_file

PALETTE = bytes.fromhex("ffffff 1a1a1a 005c3d")
WIDTH = 40


def picture(rows: int, color: int) -> Image.Image:
    """Rows of one color with a point of another one in the middle."""
    made = Image.new("P", (WIDTH, rows), color)
    made.putpalette(PALETTE)
    made.putpixel((WIDTH // 2, rows // 2), 1)
    return made


def test_strips_are_below_one_another() -> None:
    """The file has the size, the colors and the points of the pictures that it is made of."""
    parts = [picture(7, 0), picture(300, 2), picture(1, 0)]
    with Image.open(BytesIO(png_file.file(WIDTH, PALETTE, map(png_file.strip, parts)))) as made:
        assert made.size == (WIDTH, 308)
        assert made.convert("RGB").tobytes() == b"".join(part.convert("RGB").tobytes() for part in parts)


def test_the_sum_of_strips_is_that_of_all_rows() -> None:
    """It is put together from the sums of parts, and equal to zlib's own, which decoders compare."""
    parts = [picture(rows, color) for rows in (1, 17, 1, 400) for color in (0, 1, 2)]
    made = png_file.file(WIDTH, PALETTE, map(png_file.strip, parts))
    stream = made[made.index(b"IDAT") + 4 : made.index(b"IEND") - 8]
    rows = zlib.decompress(stream)
    assert len(rows) == (WIDTH + 1) * sum(part.height for part in parts)
    assert stream[-4:] == zlib.adler32(rows).to_bytes(4, "big")


def test_an_icon_holds_pictures_of_several_sides() -> None:
    """Each is there as it was given."""
    sides = (16, 32)
    files = {side: png_file.file(side, PALETTE, (png_file.strip(Image.new("L", (side, side), 2)),)) for side in sides}
    made = png_file.icon(files.items())
    with Image.open(BytesIO(made)) as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32)}
        assert icon.size == (32, 32)
        assert icon.convert("RGB").getcolors() == [(32 * 32, (0, 0x5C, 0x3D))]
    assert made.endswith(files[32])
