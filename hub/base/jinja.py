"""How every template is read: from a package, strict about names that nobody gave it, tidy about lines of blocks."""

from __future__ import annotations

import contextlib
import pickle
import sys
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined

from hub.base import cache_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.bccache import Bucket


class Compiled(FileSystemBytecodeCache):
    """Templates as Python runs them, beside the modules that Python keeps so: to compile them takes 4 ms each.

    One is compiled again where its text, this program or a package changed. `options` are those of its environment,
    for they decide what is made of it. Where Python keeps nothing, nothing is kept.
    """

    def __init__(self, *options: object) -> None:
        super().__init__(str(Path(cache_from_source(__file__)).parent))
        self.options = repr(options)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of the file."""
        return super().get_cache_key(name + self.options, filename)

    def get_source_checksum(self, source: str) -> str:
        """What a file must say to be of use."""
        return super().get_source_checksum(source + cache_file.program().hex())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Finds a template; a damaged file is as good as none."""
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps a template, where that is wanted and possible."""
        with contextlib.suppress(OSError):
            if not sys.dont_write_bytecode:
                super().dump_bytecode(bucket)


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
    names = (getattr(each, "__qualname__", each) for each in (autoescape, finalize))
    return Environment(
        loader=PackageLoader(package),
        undefined=StrictUndefined,
        autoescape=autoescape,  # noqa: S701  plain text and Markdown ask for none
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=keep_trailing_newline,
        bytecode_cache=Compiled(*names, keep_trailing_newline),
    )
