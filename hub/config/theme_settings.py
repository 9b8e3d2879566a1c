"""`theme` of a hub's settings: its colors, symbols, logo and font."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.base import colors, filenames
from hub.base.translation import gettext
from hub.content import validation
from hub.content.validation import choice, flag, line, optional, reads

if TYPE_CHECKING:
    from hub.content.settings import Area
    from hub.content.validation import Report
    from hub.content.yaml_nodes import Node

# What the templates can draw for an area, and what a browser can show as a logo and as letters.
SYMBOLS = ("circles", "cup", "ear", "flag", "pencil", "phone", "ruler", "stamp")
PICTURES, FONTS = (".svg", ".png", ".webp", ".jpg"), (".woff2",)


@reads({"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"})
def _color(node: Node, report: Report) -> str | None:
    """Read a color, as `#rrggbb` in lower case."""
    color = node.written.lower()
    if colors.NOTATION.fullmatch(color):
        return color
    report(
        node,
        gettext("%(value)s is not a color", value=validation.shown(node.value)),
        gettext('write one such as "#1a4480", in quotes'),
    )
    return None


@reads({"type": "object", "additionalProperties": {"enum": list(SYMBOLS)}})
def _symbols(node: Node, report: Report) -> tuple[tuple[str, str], ...]:
    if not isinstance(node.value, dict):
        report(
            node,
            gettext("%(value)s is not a mapping", value=validation.shown(node.value)),
            gettext("write one `area: symbol` a line"),
        )
        return ()
    read = choice(SYMBOLS)
    found = ((key, read(child, report)) for key, child in node.value.items())
    return tuple((key, symbol) for key, symbol in found if symbol)


def check_symbols(hub: Node, areas: tuple[Area, ...], report: Report) -> None:
    """Report a symbol for an area that the hub does not have."""
    keys = tuple(area.key for area in areas)
    theme = hub.value.get("theme") if isinstance(hub.value, dict) else None
    symbols = theme.value.get("symbols") if theme and isinstance(theme.value, dict) else None
    for key, node in symbols.value.items() if symbols and isinstance(symbols.value, dict) else ():
        if key not in keys:
            report(
                node,
                gettext("theme: the hub has no area %(key)s", key=repr(key)),
                gettext("write one of %(names)s", names=", ".join(keys)),
                rule="001",
            )


@reads({"type": "string"})
def _picture(node: Node, report: Report) -> str | None:
    """Read the path of a picture below `content/`."""
    found: str | None = line(node, report)
    if found and not _is_file(found, PICTURES):
        fix = gettext(
            "write the path of a picture below content/ (%(names)s), such as logo.svg", names=", ".join(PICTURES)
        )
        report(node, gettext("%(found)s is not a picture of this hub", found=validation.shown(found)), fix)
        return None
    return found


@reads({"type": "string"})
def _font(node: Node, report: Report) -> str | None:
    """Read the path of a font below `content/`."""
    found: str | None = line(node, report)
    if found and not _is_file(found, FONTS):
        fix = gettext("write the path of a .woff2 file below content/, such as fonts/agency.woff2")
        report(node, gettext("%(found)s is not a font of this hub", found=validation.shown(found)), fix)
        return None
    return found


def _is_file(path: str, endings: tuple[str, ...]) -> bool:
    return path.lower().endswith(endings) and not filenames.climbs(path)


THEME: validation.Fields = {
    "brand": optional(_color),
    "typeface": optional(choice(("book", "news", "plain"))),
    "font": optional(_font),
    "area_colors": optional(choice(("wheel", "family"))),
    "symbols": optional(_symbols),
    "logo": optional(_picture),
    "masthead": optional(choice(("paper", "solid"))),
    "paper": optional(choice(("warm", "cool", "none"))),
    "cards": optional(flag),
}
