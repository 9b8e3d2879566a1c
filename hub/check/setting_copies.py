"""Files beside content/ that list kinds, sections and areas, as the settings have them: a form, schemas, snippets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hub.base import file_io
from hub.base.translation import gettext, noop
from hub.config import json_schema
from hub.content import fields_by_kind
from hub.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from hub.content.settings import Config

SCHEMAS = ".vscode/schemas"
SNIPPETS = ".vscode/hub.code-snippets"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Copy:
    """Hold where a file lists words (the group `words` of `place`), which ones belong there, and how it writes them."""

    path: str
    place: re.Pattern[str]
    what: str
    words: Callable[[Config], Sequence[str]]
    write: Callable[[Sequence[str]], str] = ",".join


def _choice(field: str) -> re.Pattern[str]:
    """Return where a snippet lets one choose the value of a field."""
    return re.compile(rf'" *{field}: \$\{{\d+\|(?P<words>[^|\n]*)\|\}}')


COPIES = (
    *(
        _Copy(
            path=f"{folder}/ISSUE_TEMPLATE/event.yml",
            place=re.compile(r"^ +id: kind\n(?:^ +.*\n)*?^ +options: (?P<words>\[[^\]\n]*\])", re.MULTILINE),
            what=noop("kinds of events"),
            words=lambda config: config.event_kinds,
            write=lambda kinds: f"[{', '.join(kinds)}]",
        )
        for folder in (".github", ".forgejo")
    ),
    _Copy(path=SNIPPETS, place=_choice("kind"), what=noop("kinds of events"), words=lambda config: config.event_kinds),
    _Copy(
        path=SNIPPETS,
        place=_choice("section"),
        what=noop("sections for articles"),
        words=lambda config: fields_by_kind.sections(config.newsletter.sections),
    ),
    _Copy(
        path=SNIPPETS,
        place=_choice("area"),
        what=noop("areas"),
        words=lambda config: tuple(area.key for area in config.areas),
    ),
)


def problems(config: Config) -> Iterator[Problem]:
    """Yield a problem for each file that lists other words than the settings of the hub."""
    for copy in COPIES:
        text = _text(config, copy.path)
        for found in _behind(copy, config, text):
            start = found.start("words")
            line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
            message = gettext("these are not the %(what)s that mkdocs.yml names", what=gettext(copy.what))
            fix = gettext("write %(words)s; hub check --fix does it", words=copy.write(copy.words(config)))
            yield Problem(path=copy.path, line=line, column=column, rule="004", message=message, fix=fix)
    for path, _ in _schemas(config):
        message = gettext("this schema does not fit the settings in mkdocs.yml, or is of another version of hub")
        yield Problem(
            path=path,
            line=1,
            column=1,
            rule="004",
            message=message,
            fix=gettext("run hub check --fix, which renews it"),
        )


def fix(config: Config) -> tuple[str, ...]:
    """Write the words of the settings into each file that lists others, and return the paths of these files."""
    changed = []
    for path in dict.fromkeys((*(copy.path for copy in COPIES), *(path for path, _ in _schemas(config)))):
        text = _text(config, path)
        if (better := fitted(path, text, config)) != text:
            file_io.write(config.root, path, better)
            changed.append(path)
    return tuple(changed)


def fitted(path: str, text: str, config: Config) -> str:
    """Return the text of a file with the words of the settings where it lists others; a schema is made anew."""
    for copy in COPIES:
        parts, end = [], 0
        for found in _behind(copy, config, text) if copy.path == path else ():
            parts += [text[end : found.start("words")], copy.write(copy.words(config))]
            end = found.end("words")
        text = "".join([*parts, text[end:]])
    name = path.removeprefix(f"{SCHEMAS}/")
    return text if name == path else json_schema.text(json_schema.schemas(config)[name])


def _behind(copy: _Copy, config: Config, text: str) -> Iterator[re.Match[str]]:
    """Yield each list in the text of a file that has other words than the settings."""
    words = copy.words(config)
    return (found for found in copy.place.finditer(text) if words and found["words"] != copy.write(words))


def _text(config: Config, path: str) -> str:
    file = config.root / path
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""


def _schemas(config: Config) -> Iterator[tuple[str, str]]:
    """Yield the path of each schema that is not that of the settings, and what should be in it."""
    for name, schema in json_schema.schemas(config).items() if (config.root / SCHEMAS).is_dir() else ():
        path, wanted = f"{SCHEMAS}/{name}", json_schema.text(schema)
        if _text(config, path) not in {"", wanted}:
            yield path, wanted
