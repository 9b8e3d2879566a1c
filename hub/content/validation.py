"""Fields of front matter and settings: each knows how it is read and says in plain words what is wrong with it.

A reader takes a Node and a Report, and gives the value. What is wrong goes to the report, so that a person sees all
of it at once; the value is then None, and nobody looks at it, for a report with problems stops the work.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from hub.base import languages, plug_ins, text, urls
from hub.base.translation import gettext, noop
from hub.content import language_folders, other_key_names
from hub.content.yaml_nodes import UNREAD, Node
from hub.errors import Problem

# What somebody may copy from the bar of a browser, which hides the scheme.
HOST = re.compile(r"(?:[\w-]+\.)+[A-Za-z]{2,}(?:/\S*)?\Z")
# What people write for https://.
SLIP = re.compile(r"\Ah{0,2}t{1,3}p{1,2}s{0,2}[:;.]?/+", re.IGNORECASE)
MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Those that are no quotes to YAML.
QUOTES = "“”„‘’"
# So many days or months from a day of our time do not leave the calendar.
HIGHEST = 9999
# Longer values and lists of words would hide the message around them.
LONGEST_SHOWN = 100
MOST_LISTED = 16


class Report:
    """Collect the problems of one file."""

    def __init__(self, path: str, problems: tuple[Problem, ...] = ()) -> None:
        self.path = path
        self.problems = list(problems)

    def __call__(self, node: Node, message: str, fix: str = "", *, rule: str = "112") -> None:
        """Note what is wrong with `node`."""
        self.problems.append(
            Problem(
                path=node.path or self.path, line=node.line, column=node.column, rule=rule, message=message, fix=fix
            )
        )


Schema: TypeAlias = Mapping[str, Any]
Function: TypeAlias = Callable[[Node, Report], Any]


@dataclass(frozen=True, slots=True)
class FieldReader:
    """Read a value; `schema` tells an editor which values those are: JSON Schema 2020-12."""

    function: Function
    schema: Schema

    def __call__(self, node: Node, report: Report) -> Any:  # noqa: ANN401  whatever the function makes
        """Return the value of a node; where something is wrong with it, report that and return None or an empty one."""
        return self.function(node, report)


def reads(schema: Schema) -> Callable[[Function], FieldReader]:
    """Return a decorator that makes a function the reader of the values that a schema describes."""
    return lambda function: FieldReader(function, schema)


@dataclass(frozen=True, slots=True)
class Field:
    """Hold how one key is read; without `required` it may be left out or left empty."""

    read: FieldReader
    required: bool = False


Fields: TypeAlias = Mapping[str, Field]


def required(read: FieldReader) -> Field:
    """Return a field that must be there."""
    return Field(read, required=True)


def optional(read: FieldReader) -> Field:
    """Return a field that may be missing."""
    return Field(read)


def read(node: Node, fields: Fields, report: Report, *, rule: str = "111") -> dict[str, Any]:
    """Return the values of a mapping by key, without those left out or empty; reports `rule` for an unknown key."""
    if not isinstance(node.value, dict):
        report(
            node,
            gettext("expected keys and values, found %(found)s", found=shown(node.value)),
            gettext("write one `key: value` a line"),
        )
        return {}
    unknown = {name: child for name, child in node.value.items() if name not in fields and child.value is not UNREAD}
    for name, child in unknown.items():
        report(
            child, gettext("%(name)s is not a known key", name=repr(name)), _key(name, fields, node.value), rule=rule
        )
    misspelled = {_meant(name, fields, node.value) or _near(name, fields) for name in unknown}
    given: dict[str, Node] = {}
    for name, field in fields.items():
        child = node.value.get(name)
        if child is not None and not is_empty(child):
            given[name] = child
        elif child is not None and child.lost:
            _report_lost(child, _Named(report, name))
        elif field.required and (child or name not in misspelled):
            report(
                child or node,
                gettext("%(name)s is missing", name=repr(name)),
                gettext("add a line `%(name)s: …`", name=name),
                rule="110",
            )
    return {
        name: None if child.value is UNREAD else fields[name].read(child, _Named(report, name))
        for name, child in given.items()
    }


def _meant(name: str, fields: Fields, given: Mapping[str, Node]) -> str:
    """Return the key that somebody calls by another name, where it has no line of its own."""
    return other_key_names.meant(name, fields.keys() - given.keys())


def _key(name: str, fields: Fields, given: Mapping[str, Node]) -> str:
    """Say which key to write for one that is not known."""
    meant = _meant(name, fields, given)
    return gettext("write `%(key)s`, which is what it is called here", key=meant) if meant else nearest(name, fields)


class _Named(Report):
    """Collect problems for another report, each with a message that begins with the key's name."""

    def __init__(self, report: Report, name: str) -> None:
        super().__init__(report.path)
        self.problems, self.name = report.problems, name

    def __call__(self, node: Node, message: str, fix: str = "", *, rule: str = "112") -> None:
        super().__call__(node, f"{self.name}: {message}", fix, rule=rule)


# What YAML takes a word for, by the sign that it begins with.
TAKEN_FOR = {"!": noop("a tag"), "&": noop("the name of a value"), "#": noop("a remark, which begins with #")}


def taken_for_remark(words: str) -> str:
    """Return what is wrong with words that belong to a value, and that YAML takes for a remark."""
    what = TAKEN_FOR["#"]
    return gettext("YAML takes %(found)s for %(what)s", found=shown(words), what=gettext(what))


def _report_lost(node: Node, report: Report) -> None:
    """Report words that belong to a value and are lost, because YAML takes them for something else."""
    what = TAKEN_FOR[node.lost[0]]
    parts = (node.written, node.lost) if node.lost[0] == "#" else (node.lost, node.written)
    whole = json.dumps(" ".join(filter(None, parts)), ensure_ascii=False)
    report(
        node,
        gettext("YAML takes %(found)s for %(what)s", found=shown(node.lost), what=gettext(what)),
        gettext("put the value in quotes: %(whole)s", whole=whole),
        rule="104",
    )


def is_empty(node: Node) -> bool:
    """Return whether nothing is written there, or a text, list or mapping without anything in it."""
    if node.value is None:
        return True
    if isinstance(node.value, str):
        return not (node.value[:1].isalnum() or text.clean(node.value))
    return node.value in ({}, ())


def shown(value: object) -> str:
    """Return a value as a person would name it."""
    if isinstance(value, dict):
        return gettext("a mapping")
    if isinstance(value, tuple):
        return gettext("a list")
    if isinstance(value, bool):
        return gettext("a yes/no value")
    if isinstance(value, str):
        return text.shortened(repr(value), LONGEST_SHOWN)
    return gettext("nothing") if value is None else str(value)


def as_found(node: Node) -> str:
    """Return what is in the file, as a person would name it: `12:30`, which YAML takes for the number 750."""
    typed = isinstance(node.value, int | float | date) and not isinstance(node.value, bool)
    return node.written if typed else shown(node.value)


def nearest(word: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    """Return `did you mean "training"? (training, networking)`, shorter where there are many or none is near."""
    if not known:
        return gettext("there is nothing to choose from yet")
    listed = ", ".join(known) if len(known) <= MOST_LISTED else f"{', '.join(list(known)[:MOST_LISTED])}, …"
    if near := _near(word, known):
        return gettext('did you mean "%(near)s"? (%(listed)s)', near=near, listed=listed)
    return gettext("write one of %(listed)s", listed=listed)


def _near(word: str, known: Mapping[str, object] | tuple[str, ...]) -> str:
    """Return the known word that is nearest to another one; "" where none is near."""
    near = difflib.get_close_matches(word.lower(), known, n=1) or [
        name for name in known if word.lower() in re.split(r"\W+", name)
    ]
    return near[0] if near else ""


@reads({"type": "string"})
def line(node: Node, report: Report) -> str | None:
    """Read one line of plain text."""
    if isinstance(node.value, str):
        if node.lost:
            _report_lost(node, report)
        return text.clean(node.value)
    fix = (
        gettext('put it in quotes: "%(written)s"', written=node.written)
        if node.written
        else gettext("write a few words; what begins with a bracket needs quotes")
    )
    report(node, gettext("%(found)s is not text", found=as_found(node)), fix)
    return None


@reads({"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"})
def address(node: Node, report: Report) -> str | None:
    """Read an http(s) address, in its canonical form, with the place on its page that it names."""
    if node.lost[:1] == "#":
        message = taken_for_remark(node.lost)
        report(
            node, message, gettext("write it without the space: %(whole)s", whole=node.written + node.lost), rule="104"
        )
        return None
    if instead := _one_address(node.written):
        report(node, gettext("%(found)s is more than an address", found=shown(node.written)), instead)
        return None
    try:
        return urls.with_anchor(node.written)
    except ValueError as error:
        message = str(error) if node.written else gettext("%(found)s is not a web address", found=shown(node.value))
        report(node, message, _in_full(node.written))
        return None


def _in_full(written: str) -> str:
    """Say what to write for what is no address: a host, also behind a slip, and the address of a mailbox."""
    if MAILBOX.fullmatch(written):
        return gettext(
            "write the address of a page; an email address belongs into the text, as [words](mailto:%(mail)s)",
            mail=written,
        )
    host = HOST.match(SLIP.sub("", written))
    address = f"https://{host[0] if host else 'example.gov/page/'}"
    return gettext("write it in full, such as %(address)s", address=address)


def _one_address(written: str) -> str:
    """Say what to write where an address is not alone, or is one of several; "" where it is alone or there is none."""
    found = urls.in_words(written)
    if found in {(), (written.strip(),)}:
        return ""
    if len(found) > 1:
        return gettext("write one address here, such as %(found)s, and put the others into the text", found=found[0])
    return gettext("write only the address: %(found)s; a space that belongs to it is %%20", found=found[0])


@reads({"type": "integer", "minimum": 1, "maximum": HIGHEST})
def whole(node: Node, report: Report) -> int | None:
    """Read a whole number from 1 to 9999."""
    if isinstance(node.value, int) and not isinstance(node.value, bool) and 0 < node.value <= HIGHEST:
        return node.value
    report(
        node,
        gettext("%(found)s is not a whole number from 1 to %(highest)s", found=as_found(node), highest=HIGHEST),
        gettext("write digits only, such as 12"),
    )
    return None


@reads({"type": "string", "pattern": f"^{languages.PATTERN}$"})
def language(node: Node, report: Report) -> str | None:
    """Read the tag of a language; that of Norwegian, `no`, is no answer here."""
    tag = node.written if node.value is False else node.value
    if isinstance(tag, str) and languages.is_known(tag):
        return tag
    report(
        node,
        gettext("%(found)s is not the tag of a language", found=as_found(node)),
        gettext("write its short form, such as en, es or pt-BR"),
    )
    return None


def check_language(values: Mapping[str, Any], report: Report, node: Node) -> None:
    """Report a page that does not say its language, or that is not in the folder of it where it must be."""
    lang, folder = values.get("lang") or "", language_folders.tag_of(report.path)
    twin = values.get("translation_of")
    if twin and not lang:
        report(
            _field(node, "translation_of"),
            gettext("translation_of: the page does not say its language"),
            gettext("write it in `lang`, such as `lang: es`"),
        )
    elif folder != folder.lower():  # two spellings would be one folder on some systems, and two on others
        place = report.path.replace(f"/{folder}/", f"/{folder.lower()}/", 1)
        report(
            _field(node, "lang"),
            gettext("lang: the folder of a language has no capital letters"),
            gettext("move the file to %(path)s", path=place),
        )
    elif folder and not f"{lang.lower()}-".startswith(f"{folder}-"):
        report(
            _field(node, "lang"),
            gettext(
                "lang: the page is in the folder of a language, %(language)s (%(name)s)",
                language=repr(folder),
                name=languages.name_of(folder),
            ),
            gettext(
                "write `lang: %(language)s`, or move the file; a folder that is not of a language needs another name",
                language=folder,
            ),
        )
    elif (opens := language_folders.opened(report.path, twin or "")) and report.path != (
        place := f"{language_folders.CONTENT}/{folder or lang.lower()}/{opens}"
    ):
        report(
            _field(node, "translation_of"),
            gettext("translation_of: the page opens a list, which is elsewhere in its language"),
            gettext("move the file to %(path)s", path=place),
        )


def _field(node: Node, name: str) -> Node:
    """Return the value of a field, or all of them where it is not there."""
    return node.value.get(name, node) if isinstance(node.value, dict) else node


@reads({"type": "boolean"})
def flag(node: Node, report: Report) -> bool | None:
    """Read true or false."""
    if isinstance(node.value, bool):
        return node.value
    report(
        node, gettext("%(found)s is neither true nor false", found=as_found(node)), gettext("write `true` or `false`")
    )
    return None


def choice(known: Mapping[str, Any] | tuple[str, ...], rule: str = "112") -> FieldReader:
    """Return the reader of one of the words in `known`; of a mapping, it gives the value that the word has there."""

    @reads({"enum": list(known)} if known else {"type": "string"})
    def read_choice(node: Node, report: Report) -> Any:  # noqa: ANN401  whatever the mapping holds
        if isinstance(node.value, str) and node.value in known:
            return known[node.value] if isinstance(known, Mapping) else node.value
        report(node, gettext("%(found)s is not known", found=as_found(node)), nearest(node.written, known), rule=rule)
        return None

    return read_choice


def choice_or_plug_in(known: tuple[str, ...], door: str) -> FieldReader:
    """Return the reader of one of the words in `known`, or of the name of a plug-in that is installed.

    Other programs cannot know these, so the schema takes any word.
    """

    @reads({"anyOf": [{"enum": list(known)}, {"type": "string"}]})
    def read_choice(node: Node, report: Report) -> str | None:
        names = dict.fromkeys((*known, *(one.name for one in plug_ins.installed(door))))
        if isinstance(node.value, str) and node.value in names:
            return node.value
        fix = gettext("%(known)s; or install the plug-in that has it", known=nearest(node.written, tuple(names)))
        report(node, gettext("%(found)s is not known", found=as_found(node)), fix, rule="112")
        return None

    return read_choice


# What people write between the entries of a list, as they do in a sentence.
BETWEEN = re.compile(r"\s*(?:[;,]|\s(?:and|&|y|et|und)\s)\s*")


def _listed(words: str) -> str:
    """Return words as the entries of a list, which a comma keeps apart."""
    return ", ".join(filter(None, BETWEEN.split(words)))


def several(read_one: FieldReader) -> FieldReader:
    """Return the reader of a list, which gives a tuple without repetitions."""

    @reads({"type": "array", "items": read_one.schema})
    def read_list(node: Node, report: Report) -> tuple[Any, ...]:
        if not isinstance(node.value, tuple):
            report(
                node,
                gettext("%(found)s is not a list", found=as_found(node)),
                gettext("write it as [%(words)s]", words=_listed(node.written) or gettext("first, second")),
            )
            return ()
        return tuple(dict.fromkeys(read_one(child, report) for child in node.value))

    return read_list


def schema_of(fields: Fields) -> Schema:
    """Return the schema of a mapping with these fields; a field that may be left out may also be left empty."""
    empty = {"type": "null"}
    return {
        "type": "object",
        "properties": {
            name: field.read.schema if field.required else {"anyOf": [field.read.schema, empty]}
            for name, field in fields.items()
        },
        "required": [name for name, field in fields.items() if field.required],
        "additionalProperties": False,
    }


def group(fields: Fields, build: Callable[..., Any]) -> FieldReader:
    """Return the reader of a mapping with fields of its own, which go to `build` by name where nothing is wrong."""

    @reads(schema_of(fields))
    def read_group(node: Node, report: Report) -> Any:  # noqa: ANN401  whatever `build` makes
        before = len(report.problems)
        values = read(node, fields, report)
        return build(**values) if len(report.problems) == before else None

    return read_group
