"""The files of a finished site as values: pages, and what else lies beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """Hold a page of the finished site: its `path` under the site's root, and the file to `edit` it in.

    `text` is front matter, as the theme reads it, and HTML, in which links lead to the paths of pages and files. `tree`
    is the tag of the language whose lists it belongs to, "" for the hub's.
    """

    path: str
    text: str
    edit: str | None = None
    tree: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asset:
    """Hold a file of the finished site that is not a page: its `path` under the site's root.

    `content` makes what is in it, at each call the same.

    `made_of` is a hash of all that its content follows from (an equal one means the same content), or "" without one.
    """

    path: str
    content: Callable[[], str]
    made_of: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DrawnAsset:
    """Hold a file of the finished site that is a picture, as an `Asset` holds one that is text."""

    path: str
    content: Callable[[], bytes]
    made_of: str
