"""The address of the page of each file, and the file that a link means; nothing else knows what an address looks like.

MkDocs' setting `use_directory_urls` gives addresses one of two forms: `toolkit/forms/` or `toolkit/forms.html`.
"""

from __future__ import annotations

import posixpath
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

if TYPE_CHECKING:
    from hub.content.settings import Config

PAGES = "content/"
INDEX = "index.html"


class AddressStyle(Protocol):
    """Say which form addresses have, as the settings of a hub do."""

    @property
    def use_directory_urls(self) -> bool:
        """Return whether the address of a page is that of a folder."""


def target(page: str, way: str) -> str:
    """Return the file that a link on a page means; `way` is the link's path from there, "" for the page itself."""
    return _file(posixpath.normpath(posixpath.join(posixpath.dirname(_seat(page)), way))) if way else page


def page_path(path: str) -> str:
    """Return where the page of a content file is among the pages of the site; such a path itself stays as it is."""
    return _seat(path).removeprefix(PAGES)


def address(path: str, style: AddressStyle) -> str:
    """Return the address of a file's page below the site's root, as MkDocs gives it: `toolkit/forms/`, "" for home.

    Without `use_directory_urls` it is the path of a file: `toolkit/forms.html`, `index.html` for home.
    """
    stem = page_path(path).removesuffix(".md")
    if not style.use_directory_urls:
        return f"{stem}.html"
    folder, _, name = stem.rpartition("/")
    name = folder if name == "index" else stem
    return f"{name}/" if name else ""


def url(path: str, config: Config) -> str:
    """Return the whole address of a file's page."""
    return config.site_url + address(path, config)


def bare(address: str) -> str:
    """Return what the spellings of one page's address share: no index page, no last slash."""
    return f"/{address}".removesuffix(f"/{INDEX}").strip("/")


def key(address: str) -> str:
    """Return what addresses share that are one file on systems where capital letters make no difference."""
    return bare(address.casefold())


def file_of(address: str) -> str:
    """Return the file of the site that a server shows at an address below its root, such as `old/index.html`."""
    path = unquote(address)
    return f"{path}{INDEX}" if path.endswith("/") or not path else path


def relative(page: str, target: str) -> str:
    """Return the relative link from one address of the site to another."""
    there = target.removeprefix("./")
    up, folder = next(each for each in enumerate(_folders(page.removeprefix("./"))) if there.startswith(each[1]))
    return "../" * up + there[len(folder) :] or "./"


@lru_cache
def _folders(address: str) -> tuple[str, ...]:
    """Return the folder that an address is in, the one around it, and so on to the root of the site."""
    ends = [place for place, letter in enumerate(address, start=1) if letter == "/"]
    return (*(address[:end] for end in reversed(ends)), "")


def _seat(path: str) -> str:
    """Return where a file's page is among the others: the site shows issues in a folder of its content."""
    return path.replace("newsletters/", "content/newsletter/", 1) if path.startswith("newsletters/") else path


def _file(seat: str) -> str:
    """Return the file whose page is in a place; of a place among the files of issues, where no page is, one outside."""
    if seat.startswith("newsletters/"):
        return f"../{seat}"
    if seat.startswith("content/newsletter/") and not seat.endswith("index.md"):
        return seat.replace("content/newsletter/", "newsletters/", 1)
    return seat
