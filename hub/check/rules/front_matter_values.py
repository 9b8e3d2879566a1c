"""1xx: what front matter says, beyond what its fields can say."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from hub.base import clock_changes, date_parse, text, time_zones, unknown_words
from hub.base.translation import gettext, noop
from hub.check.rule_registry import finds, fixes
from hub.config import json_schema
from hub.content import date_fields, fields_by_kind, key_order
from hub.content.markdown_scan import Edit, Hit, blanked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from hub.content.markdown_scan import MarkdownFile

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# Before the title itself: with a mark behind it, or in capitals; a title may be about what is cancelled, too.
CALLED_OFF = re.compile(
    r"^title:[ \t]*[\"'(\[*]*(?P<words>(?P<cancelled>cancell?ed|cancelad[oa]|abgesagt|annulée?)"
    r"|postponed|aplazad[oa]|pospuest[oa]|verschoben|reportée?)(?!\w)(?P<mark>[ \t]*[])*:!|–—]|[ \t]+-[ \t])?",
    re.IGNORECASE | re.MULTILINE,
)
STATUS = re.compile(r"^status:[ \t]*[\"']?\w", re.MULTILINE)
# Names of publishers have capital letters or blanks.
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
# Without the comment that may follow it.
VALUE = r"^{name}:[ \t]*(?P<value>\"[^\n]*\"|'[^\n]*'|(?:(?:[^\n#]|(?<=\S)#)*(?<=\S))?)[ \t]*(?:(?<=[ \t])#[^\n]*)?$"
# With the lines that it goes on in.
SUMMARY = re.compile(r"^summary:[ \t]*(?P<value>[^\n]*(?:\n[ \t]+[^\n]*)*)", re.MULTILINE)
ESCAPED = re.compile(r"\\(?=\")|'(?=')")
ITEMS = re.compile(r"^topics:[ \t]*(?P<flow>\[[^\]]*\])?[ \t]*\n?(?P<block>(?:[ \t]*-[ \t][^\n]*\n?)*)", re.MULTILINE)
ITEM = re.compile(r"[^\s,\[\]\"'-][^\n,\[\]\"']*")
DAYS, MOMENTS = ("added", "composed", "published", "reviewed"), ("start", "end")
DATED = re.compile(
    rf"^(?P<key>{'|'.join((*DAYS, *MOMENTS))}):[ \t]+(?P<words>[^\s#](?:[^#\n]*[^\s#])?)(?=[ \t]*(?:#|$))", re.MULTILINE
)
# Before it people sleep, and write 1:00 for 13:00.
EARLIEST, HALF_A_DAY = 6, timedelta(hours=12)
YEAR = re.compile(r"(?:19|20)\d\d")
# Lines of keys between two lines of ---, with what they go on in.
FIELDS = re.compile(
    r"^---[ \t]*\n(?P<fields>(?:(?:[A-Za-z_]+:(?:[ \t][^\n]*)?|[ \t]+\S[^\n]*|-[ \t][^\n]*)\n)+)---[ \t]*$",
    re.MULTILINE,
)
NAME = re.compile(r"^(\w+):", re.MULTILINE)
FEWEST_FIELDS = 2
SHORTCODE = re.compile(r"\{\{[<%].*?[>%]\}\}")
BLANK = re.compile(r"TODO(?<!\wTODO)\b")
# What fields say where there is nothing to say yet; what costs nothing costs none.
NEEDED = ("title", "summary", "kind", "start", "published", "source", "section", "reviewed", "area")
OPTIONAL = """
    end timezone url host place cost accommodations recording owner time people bring leaves order note image alt
    authors topics issue added
"""
NOT_YET = re.compile(
    rf"^(?!cost:[ \t]*[\"']?none\b)(?P<key>{'|'.join((*NEEDED, *OPTIONAL.split()))}):[ \t]*[\"']?"
    rf"(?P<words>{unknown_words.WORDS})[\"']?[ \t]*(?:#.*)?$(?!\n[ \t]+\S)",
    re.IGNORECASE | re.MULTILINE,
)
# The same in a text, which has a line of its own then.
NOTHING_YET = re.compile(r"^[ \t]*(?P<words>tb[acd])\.?[ \t]*$", re.IGNORECASE | re.MULTILINE)
# HTML that keeps what is written in it.
KEPT = re.compile(
    r"<(?P<name>code|kbd|pre|samp|script|style|textarea)\b.*?(?:</(?P=name)\b|\Z)", re.DOTALL | re.IGNORECASE
)
LEAVE_OUT = noop("delete this line until you know it")
LEFT, FILL = noop("TODO: this blank is not filled in yet"), noop("write what belongs here")
ENDS = tuple(".?!…:")
# How feeds and blogs end what they cut off.
CUT_OFF = re.compile(r"\[ ?(?:\.{3}|…|&hellip;) ?\][\"']?$")
CLOSERS = "\"'”’)]*_ "
TRAILING = re.compile(r"\n(?<=[ \t]\n)")
# A line that ends with a word and its punctuation: "- " and "1. " are lists, and what is indented may be code.
WORDS = re.compile(r"(?! {4}|\t).*[^\W\d_][.,;:!?)”’]{0,2}")
SHORTEST_CUT = 20


def _topics(page: MarkdownFile) -> Iterator[tuple[int, str]]:
    """Yield the topics of a page, each after its offset."""
    start, meta = page.meta
    found = ITEMS.search(meta)
    for part in ("flow", "block") if found else ():
        if found and found[part]:
            begin = start + found.start(part)
            yield from ((begin + item.start(), item.group().strip()) for item in ITEM.finditer(found[part]))


@finds("105")
def blank_left(page: MarkdownFile) -> Iterator[Hit]:
    """Find blanks of a scaffold that nobody filled."""
    for found in BLANK.finditer(page.text):
        if page.shows(found.start()):
            yield Hit(start=found.start(), message=gettext(LEFT), fix=gettext(FILL))
    start, meta = page.meta
    for found in NOT_YET.finditer(meta):
        message = gettext("%(key)s: %(words)s tells readers nothing", key=found["key"], words=found["words"])
        fix = FILL if found["key"] in NEEDED else LEAVE_OUT
        yield Hit(start=start + found.start("words"), message=message, fix=gettext(fix))
    shown = KEPT.sub(lambda kept: blanked(kept[0]), page.body) if page.kind not in {"article", "issue"} else ""
    for found in NOTHING_YET.finditer(shown, page.body_start):
        message = gettext("%(words)s tells readers nothing", words=found["words"])
        yield Hit(start=found.start("words"), message=message, fix=gettext(FILL))


@fixes
def date_form(page: MarkdownFile) -> Iterator[Edit]:
    """Find days and times that are in another form than front matter has (rule 115), and give them that form."""
    start, meta = page.meta
    for found in DATED.finditer(meta):
        words = found["words"].strip("\"'")
        moment = date_parse.moment(words) if found["key"] in MOMENTS else None
        day = date_parse.day(words) if found["key"] in DAYS else None
        new = f"{moment:%Y-%m-%d %H:%M}" if moment else str(day or found["words"])
        if new != found["words"] and not date_fields.WALL_CLOCK.fullmatch(words):
            yield Edit(start=start + found.start("words"), end=start + found.end("words"), new=new)


@fixes
def zone_name(page: MarkdownFile) -> Iterator[Edit]:
    """Find names of time zones that mean one place all year (rule 402), and write that place."""
    start, meta = page.meta
    named = re.search(VALUE.format(name="timezone"), meta, re.MULTILINE)
    words = named["value"].strip("\"'") if named else ""
    if named and words and not time_zones.place(words) and (zone := time_zones.meaning(words).zone):
        yield Edit(start=start + named.start("value"), end=start + named.end("value"), new=zone.key)


@finds("405")
def hour_twice(page: MarkdownFile) -> Iterator[Hit]:
    """Find times of an event that a clock in its zone shows twice."""
    start, meta = page.meta
    named = re.search(VALUE.format(name="timezone"), meta, re.MULTILINE)
    zone = time_zones.place(named["value"].strip("\"'")) if named else page.config.timezone
    for found in DATED.finditer(meta):
        moment = date_parse.moment(found["words"].strip("\"'")) if found["key"] in MOMENTS else None
        if zone and moment and clock_changes.is_shown_twice(moment, zone):
            message = gettext(
                "%(key)s: clocks in %(zone)s show %(moment)s twice that night",
                key=found["key"],
                zone=zone.key,
                moment=f"{moment:%H:%M}",
            )
            fix = gettext("choose another hour, or say in the text which of the two it is")
            yield Hit(start=start + found.start(), message=message, fix=fix)


@finds("411")
def at_night(page: MarkdownFile) -> Iterator[Hit]:
    """Find events that begin in the small hours, which are mostly those of an afternoon, as is their end then."""
    start, meta = page.meta
    found = {one["key"]: one for one in DATED.finditer(meta)} if page.kind == "event" else {}
    moments = {key: date_parse.moment(found[key]["words"].strip("\"'")) for key in MOMENTS if key in found}
    night = {key: moment for key, moment in moments.items() if moment and moment.hour < EARLIEST}
    first = night.get("start")
    if first and not first.hour:
        fix = gettext("write %(day)s alone, here and in `end`, for all day", day=first.date())
        yield _in_the_night("start", first, fix, start + found["start"].start("words"))
    for key, moment in night.items() if first and first.hour else ():
        fix = gettext("write %(moment)s if the afternoon is meant", moment=f"{moment + HALF_A_DAY:%Y-%m-%d %H:%M}")
        yield _in_the_night(key, moment, fix, start + found[key].start("words"))


def _in_the_night(key: str, moment: datetime, fix: str, at: int) -> Hit:
    message = gettext("%(key)s: %(clock)s is in the night", key=key, clock=f"{moment:%H:%M}")
    return Hit(start=at, message=message, fix=fix)


@finds("412")
def a_year_long(page: MarkdownFile) -> Iterator[Hit]:
    """Find events with hours that end on the day of their start in another year."""
    start, meta = page.meta
    found = {one["key"]: one for one in DATED.finditer(meta)} if page.kind == "event" else {}
    first, last = (date_parse.moment(found[key]["words"].strip("\"'")) if key in found else None for key in MOMENTS)
    if first and last and last.year > first.year and f"{first:%m-%d}" == f"{last:%m-%d}":
        message = gettext("end: the event ends in %(year)s, and begins in %(first)s", year=last.year, first=first.year)
        meant = gettext("write %(moment)s if that is meant", moment=f"{first:%Y-%m-%d} {last:%H:%M}")
        fix = meant if last.time() > first.time() else gettext("check the dates and am/pm")
        yield Hit(start=start + found["end"].start("words"), message=message, fix=fix)


@finds("408")
def called_off(page: MarkdownFile) -> Iterator[Hit]:
    """Find an event that only its title says to be cancelled or postponed."""
    start, meta = page.meta
    found = CALLED_OFF.search(meta) if page.kind == "event" and not STATUS.search(meta) else None
    if found and (found["mark"] or found["words"].isupper()):
        status = "cancelled" if found["cancelled"] else "postponed"
        message = gettext("title: “%(words)s” is not known to calendars and lists", words=found["words"])
        fix = gettext("write `status: %(status)s`, and take the word out of the title", status=status)
        yield Hit(start=start + found.start("words"), message=message, fix=fix)


@finds("123")
def lost_source(page: MarkdownFile) -> Iterator[Hit]:
    """Find an article whose source looks like the key of one, and no file has it."""
    start, meta = page.meta
    found = re.search(VALUE.format(name="source"), meta, re.MULTILINE) if page.kind == "article" else None
    key = found["value"].strip("\"'") if found else ""
    if found and KEY.fullmatch(key) and key not in {source.key for source in page.config.sources}:
        message = gettext("no source has the key %(key)s, so readers see that word", key=key)
        fix = gettext("write the publisher's name, or bring back %(file)s", file=f"content/sources/{key}.yml")
        yield Hit(start=start + found.start("value"), message=message, fix=fix)


@finds("121")
def old_name(page: MarkdownFile) -> Iterator[Hit]:
    """Find topics by one of their other names."""
    slugs = fields_by_kind.slugs(page.config.topics)
    for start, name in _topics(page):
        if slugs.get(name, name) != name:
            edit = Edit(start=start, end=start + len(name), new=slugs[name])
            yield Hit(
                start=start,
                message=gettext("%(name)s is an old name of a topic", name=repr(name)),
                fix=gettext("write %(new)s", new=slugs[name]),
                edit=edit,
            )


@finds("122")
def topic_twice(page: MarkdownFile) -> Iterator[Hit]:
    """Find topics that appear a second time."""
    seen: set[str] = set()
    for start, name in _topics(page):
        if name in seen:
            yield Hit(
                start=start,
                message=gettext("%(name)s appears twice", name=repr(name)),
                fix=gettext("delete one of the two"),
            )
        seen.add(name)


@finds("113")
def front_matter_in_the_text(page: MarkdownFile) -> Iterator[Hit]:
    """Find fields between two lines of --- below those of the file; where it has none there, its reader says so."""
    names = frozenset(json_schema.FRONT.get(page.kind, ()) if page.body_start else ())
    for found in FIELDS.finditer(page.body, page.body_start):
        if len(names.intersection(NAME.findall(found["fields"]))) >= FEWEST_FIELDS:
            message = gettext("these lines look like front matter, and readers see them")
            fix = gettext("delete them, or give what they are about a file of its own")
            yield Hit(start=found.start("fields"), message=message, fix=fix)


@finds("124")
def file_of_another_day(page: MarkdownFile) -> Iterator[Hit]:
    """Find an article whose file or folder is named after another day than the one it was published or kept on."""
    start, meta = page.meta
    fields = {found["key"]: found for found in DATED.finditer(meta)} if page.kind == "article" else {}
    own = {key: date_parse.day(found["words"].strip("\"'")) for key, found in fields.items()}
    published, days = own.get("published"), {own.get("published"), own.get("added")}
    place = PurePosixPath(page.path)
    named = date_parse.day(place.name[:10])
    year = place.parent.name if YEAR.fullmatch(place.parent.name) else ""
    is_elsewhere = year and year not in {str(day.year) for day in (*days, named) if day}
    if published and ((named and named not in days) or is_elsewhere):
        words = place.name[10:] if named else f"-{place.name}"
        better = place.with_name(f"{published}{words}")
        better = better.parent.with_name(str(published.year)) / better.name if year else better
        message = gettext("published: the article is in %(path)s", path="/".join(place.parts[-2:]))
        fix = gettext("move the file to %(path)s, or correct `published`", path=better)
        yield Hit(start=start + fields["published"].start(), message=message, fix=fix)


@finds("130")
def entity(page: MarkdownFile) -> Iterator[Hit]:
    """Find character references, which readers of the mail would see as they are."""
    start, meta = page.meta
    for found in ENTITY.finditer(meta):
        new = html.unescape(found.group())
        if new != found.group():
            where = start + found.start()
            safe = not new.isascii() and new.isprintable()  # YAML gives a meaning to ASCII characters alone
            edit = Edit(start=where, end=start + found.end(), new=new) if safe else None
            message = gettext("%(found)s is HTML, and this is plain text", found=found.group())
            fix = gettext("write a space") if new.isspace() else gettext("write %(new)s", new=new)
            yield Hit(start=where, message=message, fix=fix, edit=edit)


@finds("131")
def invisible(page: MarkdownFile) -> Iterator[Hit]:
    """Find characters that nobody sees and that break searching and copying."""
    for found in text.invisible(page.text):
        around = page.text[found.start() - 1 : found.start()] + page.text[found.end() : found.end() + 1]
        safe = len(around) == 2 and around.isascii() and around.isalnum()  # noqa: PLR2004  one before, one after
        edit = Edit(start=found.start(), end=found.end(), new="") if safe else None
        message = gettext("this line has the invisible character U+%(code)s", code=f"{ord(found.group()):04X}")
        yield Hit(start=found.start(), message=message, fix=gettext("delete it"), edit=edit)
    for found in text.LINE_ENDS.finditer(page.text):
        message = gettext("this line has the invisible character U+%(code)s", code=f"{ord(found.group()):04X}")
        yield Hit(start=found.start(), message=message, fix=gettext("write a space, or begin a new line"))


@finds("132")
def summary_cut_off(page: MarkdownFile) -> Iterator[Hit]:
    """Find a summary that stops in the middle of a sentence."""
    start, meta = page.meta
    found = re.search(VALUE.format(name="summary"), meta, re.MULTILINE)
    value = found["value"].rstrip(CLOSERS) if found else ""
    is_whole = value.endswith(ENDS) and not (found and CUT_OFF.search(found["value"]))
    if found and len(value) > SHORTEST_CUT and not is_whole:
        message = gettext("the summary ends with “%(words)s”, without a period", words=value[-SHORTEST_CUT:])
        yield Hit(
            start=start + found.end("value"),
            message=message,
            fix=gettext("finish the sentence, and end it with . ? or !"),
        )


@finds("133")
def long_summary(page: MarkdownFile) -> Iterator[Hit]:
    """Find a summary so long that readers skim it."""
    start, meta = page.meta
    found = SUMMARY.search(meta)
    words = " ".join(ESCAPED.sub("", found["value"]).split()) if found else ""
    count = len(words) - 2 * words.startswith(("'", '"'))  # quotes around it are not letters of it
    if found and count > text.SUMMARY_LENGTH:
        message = gettext(
            "the summary has %(count)s characters, and readers skim anything over %(most)s",
            count=f"{count:,}",
            most=text.SUMMARY_LENGTH,
        )
        fix = gettext("keep one or two sentences, and write the rest below the second ---")
        yield Hit(start=start + found.start("value"), message=message, fix=fix)


@finds("134")
def shortcode(page: MarkdownFile) -> Iterator[Hit]:
    """Find commands to another site generator, which readers would see as text."""
    for found in SHORTCODE.finditer(page.body):
        message = gettext("%(found)s is a shortcode of another program", found=text.shortened(found.group(), 60))
        yield Hit(start=found.start(), message=message, fix=gettext("write what it should show, in Markdown"))


@finds("140")
def odd_order(page: MarkdownFile) -> Iterator[Hit]:
    """Find a key that is where people do not look for it."""
    names, (start, meta) = json_schema.FRONT.get(page.kind, ()), page.meta
    if key := key_order.misplaced(meta, names):
        fix = gettext("the usual order is %(names)s", names=", ".join(names))
        yield Hit(
            start=start + key.start("name"),
            message=gettext("`%(name)s` usually comes earlier", name=key["name"]),
            fix=fix,
        )


@finds("141")
def trailing_space(page: MarkdownFile) -> Iterator[Hit]:
    """Find spaces after the end of a line; two of them are Markdown for a new line, and stay."""
    for found in TRAILING.finditer(page.body, page.body_start):
        line = page.body[page.body.rfind("\n", 0, found.start()) + 1 : found.start()]
        words = line.rstrip(" \t")
        start, end = found.start() - len(line) + len(words), found.start()
        spaces = page.text[start:end]  # and no code, of which the body shows spaces
        if (spaces == " " or set(spaces) == {"\t"}) and WORDS.fullmatch(words):
            edit = Edit(start=start, end=end, new="")
            yield Hit(start=start, message=gettext("this line ends with spaces"), fix=gettext("delete them"), edit=edit)
