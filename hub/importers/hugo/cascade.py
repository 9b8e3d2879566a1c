"""The fields that lists of a Hugo site hand down to the pages below: https://gohugo.io/configuration/cascade/."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from hub.importers.page_fields import string, strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hub.content.yaml_nodes import Node
    from hub.importers.hugo.hugo_page import Post

TARGETS = ("target", "_target")
# The environment in which a site is published.
ENVIRONMENT = "production"
# What a glob may hold besides letters: https://github.com/gobwas/glob. One with more marks than MOST names no page, for
# such a pattern may be read for hours.
MOST = 5
GLOB = re.compile(r"\*{2,}|[*?{},]|\[[^\[\]]*\]|[^*?{},\[]+|\[")
MEANINGS = {"*": "[^/]*", "?": "[^/]", "{": "(?:", "}": ")", ",": "|"}


def cascaded(posts: Iterable[Post], site: Node | None = None) -> Iterator[Post]:
    """Yield the posts of a language with the fields that lists above hand down where they have none, the nearest first.

    Behind these come the fields that the settings of the `site` hand down. Of several that one list hands down, the
    first that a page meets counts.
    """
    given = list(posts)
    handed = {post.place.removesuffix("_index.md"): post.fields["cascade"] for post in given if _hands_down(post)}
    for post in given:
        above = sorted((folder for folder in handed if post.place.startswith(folder)), key=len, reverse=True)
        fields: dict[str, Node] = {}
        for folder in above:
            fields = {**_fields(handed[folder], post), **fields}
        if site:
            fields = {**_fields(site, post), **fields}
        yield replace(post, fields={**fields, **post.fields}) if fields else post


def _hands_down(post: Post) -> bool:
    return post.is_list and "cascade" in post.fields


def _fields(node: Node, post: Post) -> dict[str, Node]:
    """Return the fields for a page, their names in lower case; those below `params` are fields, too."""
    found: dict[str, Node] = {}
    for one in node.value if isinstance(node.value, tuple) else (node,):
        held = one.value if isinstance(one.value, dict) else {}
        if all(_meets(post, held[name]) for name in TARGETS if name in held):
            params = held.get("params")
            inside = params.value if params and isinstance(params.value, dict) else {}
            own = {name: value for name, value in held.items() if name not in {"params", *TARGETS}}
            found = {str(key).lower(): value for key, value in {**inside, **own}.items()} | found
    return found


def _meets(post: Post, target: Node) -> bool:
    """Return whether a page is one of those that a target names; one that names nothing names all."""
    wanted: Mapping[str, Node] = target.value if isinstance(target.value, dict) else {}
    place = f"/{post.place}".lower()
    path = re.sub(r"(?:/_?index)?\.\w+$", "", place)
    kind = "page" if not post.is_list else "section" if post.folder != "pages" else "home"
    known = {"path": (path or "/", place), "kind": (kind,), "lang": (post.language,), "environment": (ENVIRONMENT,)}
    return all(
        any(_glob(glob.lower()).fullmatch(word.lower()) for glob, _ in strings(node) for word in known.get(name, ("",)))
        for name, node in wanted.items()
        if string(node)
    )


@cache
def _glob(given: str) -> re.Pattern[str]:
    """Return a glob of Hugo as a pattern; braces that do not close, and too many marks, are letters."""
    pieces = GLOB.findall(given)
    if pieces.count("{") != pieces.count("}") or sum(piece[0] in "*{" for piece in pieces) > MOST:
        return re.compile(re.escape(given))
    depth, written = 0, list[str]()
    for piece in pieces:
        depth += {"{": 1, "}": -1}.get(piece, 0)
        is_set = len(piece) > 1 and piece.startswith("[")
        meaning = ".*" if piece.startswith("**") else MEANINGS.get(piece) if piece != "," or depth else None
        written.append(meaning or (piece.replace("[!", "[^") if is_set else re.escape(piece)))
    try:
        return re.compile("".join(written), re.DOTALL)
    except re.error:  # such as [z-a]
        return re.compile(re.escape(given))
