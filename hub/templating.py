"""How every template is read: from a package, strict about names that nobody gave it, tidy about lines of blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Callable


def environment(
    package: str,
    *,
    autoescape: bool | Callable[[str | None], bool] = True,
    finalize: Callable[[object], object] | None = None,
    keep_trailing_newline: bool = False,
) -> Environment:
    """The templates of a package, which lie in its folder `templates`.

    What is not given means what it means to Jinja, but for `autoescape`: without a word, values are escaped for HTML.
    """
    return Environment(
        loader=PackageLoader(package),
        undefined=StrictUndefined,
        autoescape=autoescape,  # noqa: S701  plain text and Markdown ask for none
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=keep_trailing_newline,
    )
