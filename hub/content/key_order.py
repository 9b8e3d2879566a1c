"""The keys of front matter in their usual order; each takes along its value and the comments above it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from hub.content import yaml_nodes
from hub.content.markdown_scan import FRONT
from hub.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KEY = re.compile(r"^(?:(?:#[^\n]*|[ \t]*)\n)*(?P<name>[A-Za-z_][\w-]*):(?=\s|$)", re.MULTILINE)
END = re.compile(r"(?:^(?:#[^\n]*|[ \t]*)\n)*\Z", re.MULTILINE)
# Names that one value gives another: the giver has to come first.
NAMED = re.compile(r"(?:^|[\s\[{,:-])[&*]\w")


def misplaced(meta: str, names: Iterable[str]) -> re.Match[str] | None:
    """Return the first key that usually comes before the one above it, else None; `names` are in the usual order."""
    places = _places(names)
    keys = (key for key in KEY.finditer(meta) if key["name"] in places)
    return next((key for before, key in pairwise(keys) if places[key["name"]] < places[before["name"]]), None)


def usual(text: str, names: Iterable[str]) -> str:
    """Return a file with the keys of its front matter in the order of `names`.

    The file stays as it is where another order could change what it says.
    """
    found, places = FRONT.match(text), _places(names)
    if not found or not misplaced(found["meta"], places) or NAMED.search(found["meta"]):
        return text
    meta = _sorted(found["meta"], places)
    is_same = _said(meta) == _said(found["meta"]) is not None
    return text[: found.start("meta")] + meta + text[found.end("meta") :] if is_same else text


def _sorted(meta: str, places: Mapping[str, int]) -> str:
    end = next(found.start() for found in END.finditer(meta))
    keys = list(KEY.finditer(meta, 0, end))
    ends = (*(key.start() for key in keys[1:]), end)
    parts = [(key["name"], meta[key.start() : stop]) for key, stop in zip(keys, ends, strict=True)]
    parts.sort(key=lambda part: places.get(part[0], len(places)))
    return meta[: keys[0].start()] + "".join(text for _, text in parts) + meta[end:]


def _places(names: Iterable[str]) -> Mapping[str, int]:
    return {name: place for place, name in enumerate(names)}


def _said(meta: str) -> object:
    """Return what front matter says, whatever the order of its keys; None where it cannot be read."""
    try:
        node, problems = yaml_nodes.parse(meta, "")
    except ContentError:
        return None
    return None if problems else _plain(node)


def _plain(node: yaml_nodes.Node) -> object:
    if isinstance(node.value, dict):
        return {name: _plain(child) for name, child in node.value.items()}
    return tuple(map(_plain, node.value)) if isinstance(node.value, tuple) else (node.value, node.written)
