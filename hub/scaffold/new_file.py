"""A new file of content, with a word of advice at every field."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from hub.base import date_parse, file_io, filenames, template_overrides, text, translation
from hub.base.translation import gettext
from hub.config import entry_files, topic_and_source_fields
from hub.content import date_fields, event_fields, fields_by_kind, key_order, loader, validation, yaml_nodes
from hub.content.assessment import model_reader
from hub.content.models import Library
from hub.errors import ContentError, HubError
from hub.inbox import content_writer
from hub.scaffold import event_times, latin_names, topic_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from hub.content.settings import Config

# What names the file of each kind; the rest of its fields may stay blank.
KINDS: Mapping[str, str] = {
    "article": "content/articles/{year}/{day}-{slug}.md",
    "event": "content/events/{day}-{slug}.md",
    "page": "content/toolkit/{area}/{slug}.md",
    "assessment": "content/assessment/{slug}.yml",
    "topic": entry_files.TOPICS.own("{slug}"),
    "source": entry_files.SOURCES.own("{slug}"),
}
FIELDS: Mapping[str, Callable[[Config], validation.Fields]] = {
    "article": fields_by_kind.article,
    "event": fields_by_kind.event,
    "page": fields_by_kind.toolkit_page,
    "assessment": model_reader.model,
    "topic": lambda config: topic_and_source_fields.topic(config.areas),
    "source": lambda config: topic_and_source_fields.source(
        config.newsletter.sections, config.topics, config.event_kinds
    ),
}
SLUGS = ("slug", "key")
LINE = re.compile(r"^(?P<before>(?:- | {2})?(?P<name>\w+): )(?P<value>.*?)(?:\s+# (?P<advice>.*))?$", re.MULTILINE)
WHOLE_LINE = re.compile(r"^(?P<name>\w+): .*\n", re.MULTILINE)
END = re.compile(r"^end: .*\n", re.MULTILINE)
# Fields of a scaffold that are asked for, and that a file has only where somebody answers.
RARE, ASKED = re.compile(r"^\?.*\n", re.MULTILINE), re.compile(r"^\?", re.MULTILINE)
TEXT_BLANK = re.compile(r"(?<=\n---\n)\nTODO .*\Z", re.DOTALL)
# The text below the fields, under the name that a form has for it.
TEXT = "text"
HOUR_OF_DAY = re.compile(r"DAY \d\d:\d\d")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """Hold a file that is made, and what waits for an answer: fields, and the text below them.

    `text` is all of it, `values` what its fields were given. `is_over` says that it is an event whose day has passed,
    `notes` what was concluded from words about when and about topics.
    """

    path: str
    text: str
    blanks: tuple[str, ...]
    values: Mapping[str, str]
    is_over: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """Hold a field that somebody may answer: what its scaffold says of it, and what it holds if they do not."""

    name: str
    advice: str
    default: str


def name(kind: str) -> str:
    """Return the field that holds what a person would call the title."""
    return "name" if kind == "source" else "title"


def questions(kind: str, values: Mapping[str, str], today: date, config: Config) -> Iterator[Question]:
    """Yield every field with a word of advice that has no value yet; `values` may grow between two of them."""
    for line in LINE.finditer(ASKED.sub("", _scaffold(kind, config))):
        if line["advice"] and not values.get(line["name"]):
            default = _slug(values) if line["name"] in SLUGS else _dated(line["value"], values, today)
            is_told = line["name"] == "end" and not DAY.match(
                values.get("start", today.isoformat())
            )  # in words of theirs
            is_blank = is_told or "TODO" in default or default.startswith("[")
            yield Question(name=line["name"], advice=line["advice"], default="" if is_blank else default)


def wrong(  # noqa: PLR0913, PLR0917  what is asked, and what is known by then
    kind: str, name: str, answer: str, config: Config, values: Mapping[str, str], today: date
) -> str:
    """Say what is wrong with an answer, beside those before it, in words for who gave it; "" where nothing is."""
    if kind == "event" and name in event_times.FIELDS:
        return _unclear(name, {**values, name: answer}, config, today)
    return unreadable(kind, name, answer, config) or second(config, kind, {name: answer})


def _unclear(name: str, values: Mapping[str, str], config: Config, today: date) -> str:
    """Return what one answer about when leaves open; "" where it leaves nothing open."""
    try:
        event_times.usual(values, config, today)
    except event_times.UnclearAnswerError as error:
        return error.words if error.field == name else ""
    return ""


def unreadable(kind: str, name: str, answer: str, config: Config) -> str:
    """Say why a field cannot hold an answer; "" where it can."""
    read = FIELDS[kind](config)[name].read
    report = validation.Report(name)
    read(yaml_nodes.parse(yaml_of(name, answer, read), name)[0], report)
    return "; ".join(f"{problem.message}; {problem.fix}" for problem in report.problems)


def _usual(value: str, field: validation.Field | None) -> str:
    """Return a day, or a day and time, in the form that its field has; anything else as it is."""
    day = date_parse.day(value) if field and field.read in (date_fields.day, event_fields.when) else None
    moment = date_parse.moment(value) if field and field.read is event_fields.when else None
    return f"{moment:%Y-%m-%d %H:%M}" if moment else str(day or value)


def second(config: Config, kind: str, values: Mapping[str, str]) -> str:
    """Say which article or source of the hub has the address of a new one already; "" where none has."""
    if "url" not in values or kind not in {"article", "source"}:
        return ""
    is_source = kind == "source"
    articles = () if is_source else loader.articles(config)
    known = content_writer.of_sources(config) if is_source else content_writer.known(Library(articles=articles))
    return content_writer.there([values["url"]], known)


def new(
    config: Config, kind: str, values: Mapping[str, str], today: date, left_out: AbstractSet[str] = frozenset()
) -> Made:
    """Make a file; raises HubError where its place, name or address is taken or a field is unknown."""
    made = planned(config, kind, values, today, left_out)
    file_io.write(config.root, made.path, made.text)
    return made


def planned(
    config: Config, kind: str, given: Mapping[str, str], today: date, left_out: AbstractSet[str] = frozenset()
) -> Made:
    """Return what `new` would make, with the same errors; without the `left_out` fields where a file may lack them."""
    known = FIELDS[kind](config)
    values, notes = _understood(config, kind, given, today)
    body = values.pop(TEXT, "")
    blank = _without_blanks(template(kind, config), known, values, left_out)
    if kind == "event":
        blank = blank if "end" in values or "start" not in values else END.sub("", blank)
    blank = TEXT_BLANK.sub("", blank) if body or TEXT in left_out else blank
    values = {name: _usual(value, known.get(name)) for name, value in values.items() if value}
    for name in values.keys() - known.keys():
        message = gettext(
            "%(kind)s has no field %(name)s: %(known)s",
            kind=kind,
            name=repr(name),
            known=validation.nearest(name, known),
        )
        raise HubError(message)
    if there := second(config, kind, values):
        raise HubError(there)
    slug = values.get("slug") or values.get("key") or _slug(values)
    if wrong := filenames.wrong(slug):
        message = gettext("%(name)s %(wrong)s: choose another name", name=repr(filenames.shown(slug)), wrong=wrong)
        raise HubError(message)
    inside = {name: value for name, value in values.items() if name not in SLUGS}
    words = key_order.usual(_filled(blank, known, inside, today), known)
    path = _path(config, kind, slug, values, today)
    _refuse_taken(config, path, kind, slug)
    blanks = [line["name"] for line in LINE.finditer(words) if "TODO" in line["value"]]
    blanks += [gettext("the text")] if "TODO" in LINE.sub("", words) else []
    is_over = kind == "event" and _day(values, today) < today.isoformat()
    whole = words + (f"\n{body}\n" if body else "")
    return Made(path=path, text=whole, blanks=tuple(blanks), values=values, is_over=is_over, notes=notes)


def _understood(
    config: Config, kind: str, given: Mapping[str, str], today: date
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return values with days, hours and topics as a file has them, and what was concluded from words."""
    values, notes = dict(given), tuple[str, ...]()
    if kind == "event":
        times, notes = event_times.usual(values, config, today)
        values = {name: value for name, value in values.items() if name not in event_times.FIELDS} | times
    elif values.get("published"):
        times, notes = event_times.day("published", values["published"], config, today)
        values |= times
    if values.get("topics"):
        said = (part.strip() for part in values["topics"].strip("[]").split(",") if part.strip())
        named = topic_words.read(said, config.topics)
        values["topics"], notes = ", ".join(named.words), (*notes, *named.notes)
    return values, notes


def _without_blanks(blank: str, known: validation.Fields, values: Mapping[str, str], left_out: AbstractSet[str]) -> str:
    """Return a scaffold without the lines of `left_out` fields; one that a file needs is blank, and no guess."""

    def kept(line: re.Match[str]) -> str:
        name = line["name"]
        if name not in left_out or values.get(name):
            return line[0]
        return LINE.sub(_emptied, line[0]) if known[name].required else ""

    return WHOLE_LINE.sub(kept, blank)


def _emptied(line: re.Match[str]) -> str:
    return f"{line['before']}TODO{line[0][line.end('value') - line.start() :]}"


def template(kind: str, config: Config) -> str:
    """Return the scaffold of a kind, with blanks, as a file begins with it: that of the hub, else ours.

    It has the hub's first kind and section.
    """
    return RARE.sub("", _scaffold(kind, config))


def _scaffold(kind: str, config: Config) -> str:
    text = template_overrides.text(config.root, "scaffold", f"{kind}.txt") or ours(kind, config.language)
    sections = fields_by_kind.sections(config.newsletter.sections)
    for mark, known in {"KIND": config.event_kinds, "SECTION": sections}.items():
        text = text.replace(f"{mark}S", translation.words(config.language).gettext(" or ").join(known)).replace(
            mark, next(iter(known), "TODO")
        )
    return text


def ours(kind: str, language: str) -> str:
    """Return the scaffold that hub has for a kind, with its advice in a language."""
    from hub.base import jinja

    scaffolds = jinja.environment("hub.scaffold", language=language, autoescape=False, keep_trailing_newline=True)
    return scaffolds.get_template(f"{kind}.txt.j2").render()


def _slug(values: Mapping[str, str]) -> str:
    """Return a slug from the title; where there is none yet, from the last part of the address."""
    split = urlsplit(values.get("url", ""))
    last = unquote(split.path.rstrip("/").rpartition("/")[2])
    return latin_names.of(values.get("title") or values.get("name") or last or split.netloc)


def _filled(blank: str, known: validation.Fields, values: Mapping[str, str], today: date) -> str:
    """Return the scaffold with the known values filled in; advice stays, and fields that it lacks follow its last."""
    written = {name: yaml_of(name, value, known[name].read) for name, value in values.items()}

    def fill(line: re.Match[str]) -> str:
        value = written.pop(line["name"], None) or _dated(line["value"], values, today)
        return line["before"] + value + line[0][line.end("value") - line.start() :]

    filled = LINE.sub(fill, blank)
    *_, last = LINE.finditer(filled)
    indent = " " * last["before"].index(last["name"])
    more = "".join(f"\n{indent}{name}: {value}" for name, value in written.items())
    return filled[: last.end()] + more + filled[last.end() :]


def _dated(value: str, values: Mapping[str, str], today: date) -> str:
    """Return a value of the scaffold with days for TODAY and for DAY, the day that the file is named after.

    What starts on a day without an hour ends on one, too.
    """
    if DAY.fullmatch(values.get("start", "")):
        value = HOUR_OF_DAY.sub("DAY", value)
    return value.replace("TODAY", today.isoformat()).replace("DAY", _day(values, today))


def _day(values: Mapping[str, str], today: date) -> str:
    found = DAY.match(values.get("published") or values.get("start") or "")
    return found.group() if found else today.isoformat()


def yaml_of(name: str, value: str, read: validation.FieldReader) -> str:
    """Return a value as YAML on one line, in quotes where YAML would read something else than the field holds."""
    if read.schema.get("type") == "array":
        parts = (part for part in value.strip("[]").split(",") if part.strip())
        return f"[{', '.join(text.slug(part) if name == 'topics' else _quoted(part) for part in parts)}]"
    words = cleaned(value)
    return words if _reads_as_written(words, read) else _quoted(words)


def _reads_as_written(words: str, read: validation.FieldReader) -> bool:
    """Say whether words are a value of their field without quotes: no command to YAML, no comment, no other type."""
    report = validation.Report("")
    try:
        node, _ = yaml_nodes.parse(f"a: {words}", "")
    except ContentError:
        return False
    value = node.value["a"] if isinstance(node.value, dict) and node.value.keys() == {"a"} else None
    if value is None or value.written != words:
        return False
    read(value, report)
    return not report.problems


def _quoted(words: str) -> str:
    return json.dumps(cleaned(words), ensure_ascii=False)


def cleaned(words: str) -> str:
    """Return words on one line, without the characters that YAML cannot hold (YAML 1.1, section 5.1)."""
    return yaml_nodes.FORBIDDEN.sub("", text.clean(words))


def _path(config: Config, kind: str, slug: str, values: Mapping[str, str], today: date) -> str:
    if kind == "source" and not (values.get("url") or values.get("path")):
        message = gettext("a source needs the address of its feed: hub new source URL, or add --set url=…")
        raise HubError(message)
    day, area = _day(values, today), values.get("area", "")
    areas = tuple(area.key for area in config.areas)
    if kind == "page" and area not in areas:
        message = gettext(
            "a page belongs to an area of the toolkit: add --set area=…; %(known)s",
            known=validation.nearest(area, areas),
        )
        raise HubError(message)
    return KINDS[kind].format(year=day[:4], day=day, slug=slug, area=area)


def _refuse_taken(config: Config, path: str, kind: str, slug: str) -> None:
    """Raise HubError where a file is there already, or a topic or a source has its name."""
    names = {
        "topic": fields_by_kind.slugs(config.topics),
        "source": {source.key: source.key for source in config.sources},
    }
    if slug in names.get(kind, ()):
        key = "key" if kind == "source" else "slug"
        message = gettext(
            "the hub already has a %(kind)s %(slug)s, and nothing is overwritten: add --set %(key)s=…",
            kind=kind,
            slug=repr(slug),
            key=key,
        )
        raise HubError(message)
    if (config.root / path).exists():
        message = gettext("%(path)s already exists, and nothing is overwritten: choose another title", path=path)
        raise HubError(message)
