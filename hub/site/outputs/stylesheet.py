"""The look of a hub -> its one stylesheet and its icon: tokens from the settings, then the rules of `styles/`."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from hub.base import cache_file
from hub.config import color_tokens
from hub.content.site_files import Asset
from hub.site.pages import page_templates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.settings import Config

STYLES = Path(__file__).parent.parent / "styles"
SHEET, ICON = "assets/hub.css", "assets/icon.svg"
OWN, MATERIAL = ("base", "parts"), ("parts", "material")
# Display faces that readers have: family, weight and spacing.
TYPEFACES = {
    "book": ('"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L",P052,serif', 400, "-.012em"),
    "news": ('Charter,"Bitstream Charter","Sitka Text",Cambria,C059,serif', 700, "-.02em"),
    "plain": ('"Segoe UI",system-ui,-apple-system,Roboto,sans-serif', 650, "-.03em"),
}
# A font of a hub's own is taken as its file has it; one of many weights has that of the typeface.
FACE = '@font-face{{font-display:swap;font-family:own;font-weight:1 1000;src:url("../{}")}}'
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
BLANKS = re.compile(r"\s+")
AROUND = re.compile(r";? ?([{}]) ?| ?([;,</]|>=?) ?| (?=!)|(?<=[\w-]): |(?<=@media) (?=\()")
# A plus between numbers needs its blanks, one between selectors does not.
SELECTORS = re.compile(r"[^{};]+(?=\{)")


def assets(config: Config, *, own: bool) -> Iterator[Asset]:
    """Yield the stylesheet for hub's own look, or for the parts of a page in another, and the icon of the site."""
    names = OWN if own else MATERIAL
    made_of = cache_file.total(cache_file.program(), config.theme, config.areas, names).hex()
    yield Asset(path=SHEET, content=partial(sheet, config, names), made_of=made_of)
    yield Asset(path=ICON, content=partial(icon, config), made_of=made_of)


def sheet(config: Config, names: tuple[str, ...]) -> str:
    """Return one stylesheet: the tokens of a hub, then the rules of some files of `styles/`, without blanks."""
    rules = (_small((STYLES / f"{name}.css").read_text("utf-8")) for name in ("tokens", *names))
    return tokens(config) + "".join(rules) + "\n"


def icon(config: Config) -> str:
    """Return the mark of a hub as a picture of its own."""
    light, _ = color_tokens.of(config)
    return page_templates.environment(config, config.language).get_template("icon.svg.j2").render(colors=light)


def tokens(config: Config) -> str:
    """Return the colors and the type of a hub as custom properties of CSS, and the colors of its areas as classes."""
    light, dark = color_tokens.of(config)
    stack, weight, track = TYPEFACES[config.theme.typeface]
    named = {name: _in_both(color, dark[name]) for name, color in light.items()}
    areas = "".join(
        f".a{n}{{--c:{named.pop(f'a{n}')};--w:{named.pop(f'a{n}-wash')};--b:{named.pop(f'a{n}-solid')}}}"
        for n in range(1, len(config.areas) + 1)
    )
    font = config.theme.font
    named |= {"display": f"own,{stack}" if font else stack, "weight": str(weight), "track": track}
    root = ";".join(f"--{name}:{value}" for name, value in named.items())
    return f"{FACE.format(quote(font)) if font else ''}:root{{{root}}}{areas}"


def _in_both(light: str, dark: str) -> str:
    """Return the value of a color that differs between the schemes, or does not."""
    return light if light == dark else f"light-dark({light},{dark})"


def _small(css: str) -> str:
    """Return a stylesheet without comments and without blanks that say nothing."""
    plain = BLANKS.sub(" ", COMMENT.sub("", css)).strip()
    close = AROUND.sub(lambda found: found[1] or found[2] or found[0].strip(), plain)
    return SELECTORS.sub(lambda found: found[0].replace(" + ", "+"), close)
