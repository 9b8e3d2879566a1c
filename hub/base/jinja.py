"""How templates are read: from a package, in a language, with an error for a name that nobody gave.

The lines of blocks leave nothing behind.
"""

from __future__ import annotations

import contextlib
import pickle
import sys
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined, pass_eval_context
from markupsafe import Markup

from hub.base import cache_file, translation

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.bccache import Bucket
    from jinja2.nodes import EvalContext

# What reads `{% trans %}`.
TRANSLATES = "jinja2.ext.i18n"


class Compiled(FileSystemBytecodeCache):
    """Keep compiled templates beside the modules that Python compiles: to compile one again takes 4 ms.

    A template is compiled again where its text, this program or a package changed. `options` are those of its
    environment, because they decide what is made of it. Where Python keeps nothing, nothing is kept.
    """

    def __init__(self, *options: object) -> None:
        super().__init__(str(Path(cache_from_source(__file__)).parent))
        self.options = repr(options)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the key by which a template's file is named: its name and the options of its environment."""
        return super().get_cache_key(name + self.options, filename)

    def get_source_checksum(self, source: str) -> str:
        """Return the checksum that a file must hold to be used: that of the template's text and of this program."""
        return super().get_source_checksum(source + cache_file.program().hex())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a compiled template; a damaged file counts as missing."""
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, where Python may write such files and the disk takes it."""
        with contextlib.suppress(OSError):
            if not sys.dont_write_bytecode:
                super().dump_bytecode(bucket)


def environment(
    package: str,
    *,
    language: str = translation.SOURCE,
    autoescape: bool | Callable[[str | None], bool] = True,
    finalize: Callable[[object], object] | None = None,
    keep_trailing_newline: bool = False,
) -> Environment:
    """Return the environment for the templates of a package, which are in its folder `templates`.

    `language` is the tag of that of its own words. Arguments that are not given have Jinja's defaults, except
    `autoescape`: by default, values are escaped for HTML.
    """
    names = (getattr(each, "__qualname__", each) for each in (autoescape, finalize))
    made = Environment(
        loader=PackageLoader(package),
        undefined=StrictUndefined,
        autoescape=autoescape,  # noqa: S701  plain text and Markdown ask for none
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=keep_trailing_newline,
        bytecode_cache=Compiled(*names, keep_trailing_newline),
    )
    speak(made, language)
    return made


def speak(environment: Environment, language: str) -> None:
    """Have the words of templates that are marked (`{% trans %}`, `gettext`) translated into a language, by its tag.

    That happens when a page is rendered, so compiled templates serve all languages. A value within such words is
    printed as it would be outside of them: escaped, and as `finalize` says.
    """
    words = translation.words(language)

    def filled(context: EvalContext, said: str, values: dict[str, object]) -> str:
        if environment.finalize:
            values = {name: environment.finalize(value) for name, value in values.items()}
        return (Markup(said) if context.autoescape else said) % values  # noqa: S704  translators write HTML

    @pass_eval_context
    def gettext(context: EvalContext, said: str, /, **values: object) -> str:
        return filled(context, words.gettext(said), values)

    @pass_eval_context
    def ngettext(context: EvalContext, one: str, many: str, number: int, /, **values: object) -> str:
        return filled(context, words.ngettext(one, many, number), {"num": number, **values})

    @pass_eval_context
    def pgettext(context: EvalContext, place: str, said: str, /, **values: object) -> str:
        return filled(context, words.pgettext(place, said), values)

    @pass_eval_context
    def npgettext(context: EvalContext, place: str, one: str, many: str, number: int, /, **values: object) -> str:
        return filled(context, words.npgettext(place, one, many, number), {"num": number, **values})

    environment.add_extension(TRANSLATES)
    environment.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension's own
    environment.policies["ext.i18n.trimmed"] = True
    environment.globals.update(gettext=gettext, ngettext=ngettext, pgettext=pgettext, npgettext=npgettext)
