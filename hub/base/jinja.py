"""How templates are read: from a package, in a language, with an error for a name that nobody gave.

The lines of blocks leave nothing behind. Templates of a hub go before those of the package (`template_overrides`); what
is wrong with one of them is said with its file and line, for the hub's owner wrote it.
"""

from __future__ import annotations

import contextlib
import pickle
import sys
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    pass_eval_context,
)
from markupsafe import Markup

from hub.base import cache_file, cldr, template_overrides, translation
from hub.base.translation import gettext
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import TracebackType

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


class _HubLoader(FileSystemLoader):
    """Read templates of a hub, and none behind a link that leads out of it."""

    def __init__(self, root: Path, folder: Path) -> None:
        super().__init__(folder)
        self.root = root

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a template, its file, and what says whether it is still the same."""
        source, file, is_same = super().get_source(environment, template)
        template_overrides.refuse_link_out(self.root, Path(file))
        return source, file, is_same


class _HubEnvironment(Environment):
    """Hold templates of a hub before ours, and name those of the hub that are wrong."""

    hub: Path
    folder: Path

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Raise a HubError with file and line for an error in a template of the hub; other errors as they are."""
        error = sys.exc_info()[1]
        if isinstance(error, HubError):
            raise error
        if error and (place := _place(error, self)):
            message = gettext(
                "%(place)s: %(kind)s: %(error)s; correct it, or delete it to have hub's own",
                place=place,
                kind=type(error).__name__,
                error=error,
            )
            raise HubError(message) from error
        super().handle_exception(source)


def _place(error: BaseException, environment: _HubEnvironment) -> str:
    """Return the file and the line of a hub's template that an error comes from; "" where it comes from elsewhere.

    Where one of ours lacks what another one had, it is the hub's that took its place.
    """
    places = [*_lines(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        places.append((error.filename, error.lineno))
    for file, line in reversed(places):
        if Path(file).is_relative_to(environment.folder):
            return f"{Path(file).relative_to(environment.hub).as_posix()}:{line}"
    if not places or not isinstance(error, TemplateError):
        return ""
    folder = environment.folder.relative_to(environment.hub).as_posix()
    return gettext(
        "%(folder)s: hub's own %(name)s, line %(line)s, misses something in a template here",
        folder=folder,
        name=Path(places[-1][0]).name,
        line=places[-1][1],
    )


def _lines(frames: TracebackType | None) -> Iterator[tuple[str, int]]:
    """Yield the file and the line of each template that an error went through, the outermost first."""
    while frames:
        if template := frames.tb_frame.f_globals.get("__jinja_template__"):
            yield template.filename or "", template.get_corresponding_lineno(frames.tb_lineno)
        frames = frames.tb_next


def module(environment: Environment, template: str) -> Any:  # noqa: ANN401  its attributes are the macros
    """Return the macros of a template."""
    try:
        return environment.get_template(template).module
    except Exception:  # noqa: BLE001  whatever a template does
        environment.handle_exception()


def macro(environment: Environment, template: str, name: str) -> Callable[..., str]:
    """Return a macro of a template as a function: ours, where that of the hub has no such macro."""
    macros = module(environment, template)
    if not hasattr(macros, name):
        macros = module(environment, f"hub/{template}")

    def called(*values: object) -> str:
        try:
            return str(getattr(macros, name)(*values))
        except Exception:  # noqa: BLE001  likewise
            environment.handle_exception()

    return called


def environment(  # noqa: PLR0913  the choices of Jinja
    package: str,
    *,
    language: str = translation.SOURCE,
    hub: Path | None = None,
    autoescape: bool | Callable[[str | None], bool] = True,
    finalize: Callable[[object], object] | None = None,
    keep_trailing_newline: bool = False,
) -> Environment:
    """Return the environment for the templates of a package, which are in its folder `templates`.

    Those of the `hub` in a folder go before ours, which keep the names `hub/NAME`. `language` is the tag of that of
    its own words. Arguments that are not given have Jinja's defaults, except `autoescape`: by default, values are
    escaped for HTML.
    """
    names = (getattr(each, "__qualname__", each) for each in (autoescape, finalize))
    own = PackageLoader(package)
    folder = template_overrides.folder(hub, package.removeprefix("hub.")) if hub else None
    is_changed = folder is not None and folder.is_dir()
    made = (_HubEnvironment if is_changed else Environment)(
        loader=ChoiceLoader([_HubLoader(hub, folder), own, PrefixLoader({"hub": own})]) if hub and folder else own,
        undefined=StrictUndefined,
        autoescape=autoescape,  # plain text and Markdown ask for none
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=keep_trailing_newline,
        bytecode_cache=Compiled(*names, keep_trailing_newline),
    )
    if isinstance(made, _HubEnvironment) and hub and folder:
        made.hub, made.folder = hub, folder
    speak(made, language)
    return made


def speak(environment: Environment, language: str) -> None:
    """Have the words of templates that are marked (`{% trans %}`, `gettext`) translated into a language, by its tag.

    That happens when a page is rendered, so compiled templates serve all languages. A value within such words is
    printed as it would be outside of them: escaped, and as `finalize` says.
    """
    words = translation.words(language)

    @cache  # most words have no value within, and a page of an article says twenty of them
    def constant(said: str, is_escaped: bool) -> str:  # noqa: FBT001  as Jinja has it
        return (Markup(words.gettext(said)) if is_escaped else words.gettext(said)) % {}  # noqa: S704  translators write HTML

    def filled(context: EvalContext, said: str, values: dict[str, object], counts: Mapping[str, str]) -> str:
        if environment.finalize:
            values = {name: environment.finalize(value) for name, value in values.items()}
        return (Markup(said) if context.autoescape else said) % {**values, **counts}  # noqa: S704  translators write HTML

    @pass_eval_context
    def gettext(context: EvalContext, said: str, /, **values: object) -> str:
        return filled(context, words.gettext(said), values, {}) if values else constant(said, context.autoescape)

    @pass_eval_context
    def ngettext(context: EvalContext, one: str, many: str, number: int, /, **values: object) -> str:
        return filled(context, words.ngettext(one, many, number), values, _counts(number, values, language))

    @pass_eval_context
    def pgettext(context: EvalContext, place: str, said: str, /, **values: object) -> str:
        return filled(context, words.pgettext(place, said), values, {})

    @pass_eval_context
    def npgettext(context: EvalContext, place: str, one: str, many: str, number: int, /, **values: object) -> str:
        return filled(context, words.npgettext(place, one, many, number), values, _counts(number, values, language))

    environment.add_extension(TRANSLATES)
    environment.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension's own
    environment.policies["ext.i18n.trimmed"] = True
    environment.globals.update(gettext=gettext, ngettext=ngettext, pgettext=pgettext, npgettext=npgettext)


def _counts(number: int, values: Mapping[str, object], language: str) -> dict[str, str]:
    """Return the number that words are about as their language writes it, by each name that they call it."""
    names = (name for name, value in values.items() if value == number)
    return dict.fromkeys(("num", *names), cldr.number(number, language))
