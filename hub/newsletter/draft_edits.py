"""What an editor does with a draft, as edits of the text of its file: every other byte stays as it is; pure.

Each edit reads its result again and refuses where that does not say, word for word, what was meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from hub.base.translation import gettext, noop
from hub.content import front_matter_lines, loader, translations
from hub.content.issue import parser
from hub.errors import ContentError, HubError
from hub.newsletter import draft_blocks, draft_phrases
from hub.newsletter.draft_blocks import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hub.content.models import Issue, Item
    from hub.content.settings import Config
    from hub.newsletter.draft_blocks import DraftBlocks, ItemBlock, SectionBlock

# The words of a heading that is one link: what is inside of its first pair of brackets, and what follows.
LINKED = re.compile(r"\[(?P<words>(?:\\.|[^\[\]\\])*)\](?P<target>\(.*\))", re.DOTALL)
NEWLINE = re.compile(r"\r\n|\r|\n")
# The end of a line that is followed by a blank one, or by nothing.
APART = re.compile(r"\Z|(?:\r\n|\r|\n)[ \t]*(?:[\r\n]|\Z)")
SWALLOWED = noop(
    "the text would then say something else: look for a code block or a comment without an end, and for ## in it"
)
# Between the parts of a source line.
DOT = " · "


class ItemPlace(NamedTuple):
    """Hold which item of which section is meant, both from 0."""

    section: int
    item: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DraftFile:
    """Hold a draft as an edit needs it: its text, its path and the settings of its hub."""

    source: str
    path: str
    config: Config

    def blocks(self) -> DraftBlocks:
        """Return where everything is; raises ContentError for a text that cannot be read."""
        return draft_blocks.read(self.source, self.path, self.config)


def move_item(draft: DraftFile, place: ItemPlace, to: ItemPlace) -> str:
    """Return the text with an item at another place: `to` is where it is afterwards."""
    blocks, one = _found(draft, place)
    shelves = _shelves(blocks.issue)
    moved = shelves[place.section].pop(place.item)
    _refuse_unless(
        to.section in range(len(shelves)) and to.item in range(len(shelves[to.section]) + 1),
        gettext("there is no such place"),
    )
    shelves[to.section].insert(to.item, moved)
    is_behind = to.section == place.section and to.item > place.item
    at = blocks.slot(to.section, to.item + is_behind)
    return _checked(draft, _moved(draft.source, Span(one.gap, one.end), at), _with(blocks.issue, shelves))


def move_section(draft: DraftFile, place: int, to: int) -> str:
    """Return the text with a section and its items at another place: `to` is where it is afterwards."""
    blocks, one = _found_section(draft, place)
    sections = [*blocks.issue.sections]
    _refuse_unless(to in range(len(sections)), gettext("there is no such place"))
    at = blocks.sections[to].last if to > place else blocks.sections[to].gap
    sections.insert(to, sections.pop(place))
    result = _moved(draft.source, Span(one.gap, one.last), at)
    return _checked(draft, result, replace(blocks.issue, sections=tuple(sections)))


def take_out(draft: DraftFile, place: ItemPlace) -> tuple[str, str]:
    """Return the text without an item, and what was cut out of it, which `put_in` takes."""
    blocks, one = _found(draft, place)
    shelves = _shelves(blocks.issue)
    del shelves[place.section][place.item]
    result = _spliced(draft.source, Span(one.gap, one.end), "")
    return _checked(draft, result, _with(blocks.issue, shelves)), draft.source[one.gap : one.end]


def put_in(draft: DraftFile, place: ItemPlace, cut: str) -> str:
    """Return the text with what was cut out of it, or out of another issue, as the item of that place.

    Raises HubError for a text that is not one item.
    """
    blocks, _ = _found_section(draft, place.section)
    shelves = _shelves(blocks.issue)
    _refuse_unless(place.item in range(len(shelves[place.section]) + 1), gettext("there is no such place"))
    at = blocks.slot(place.section, place.item)
    result = _spliced(draft.source, Span(at, at), cut)
    found = _shelves(_read(draft, result))
    is_item = [*map(len, found)] == [len(shelf) + (at == place.section) for at, shelf in enumerate(shelves)]
    _refuse_unless(is_item, gettext("the text is not one item"))
    shelves[place.section].insert(place.item, found[place.section][place.item])
    return _checked(draft, result, _with(blocks.issue, shelves))


def add(draft: DraftFile, place: ItemPlace, item: Item) -> str:
    """Return the text with a new item at a place."""
    _refuse_unless(bool(item.title.strip()), gettext("an item needs a title"))
    blurb = f"\n\n{_plain(item.blurb)}" if _plain(item.blurb) else ""
    return put_in(draft, place, _own(draft, f"\n\n{parser.opening(item)}{blurb}"))


def rewrite_front(draft: DraftFile, name: str, words: str) -> str:
    """Return the text with another `subject` or `preheader`, in quotes where it was, or where YAML needs them."""
    _refuse_unless(name in {"subject", "preheader"}, gettext("only the subject and the preheader are edited here"))
    line = _line(words)
    value = front_matter_lines.text(line, quoted=front_matter_lines.is_quoted(draft.source, name))
    issue = _read(draft, draft.source)
    meant = replace(issue, subject=line) if name == "subject" else replace(issue, preheader=line)
    result = front_matter_lines.changed(draft.source, {name: value})
    _read(draft, result)  # a value that no issue may have is told in the words of its field
    return _checked(draft, result, meant)


def rewrite_status(draft: DraftFile, status: str) -> str:
    """Return the text with another status, `draft` or `ready`: only sending says that an issue was sent."""
    issue = _read(draft, draft.source)
    _refuse_unless(
        status in {"draft", "ready"} and issue.status != "sent", gettext("an issue is a draft or ready until it left")
    )
    return _checked(draft, front_matter_lines.changed(draft.source, {"status": status}), replace(issue, status=status))


def rewrite_note(draft: DraftFile, words: str) -> str:
    """Return the text with another note at its head, in Markdown."""
    blocks = draft.blocks()
    result = _with_paragraphs(draft, blocks.note, words)
    return _checked(draft, result, replace(blocks.issue, note=_plain(words)))


def rewrite_section(draft: DraftFile, place: int, field: str, words: str) -> str:
    """Return the text with another `title` (plain words) or `intro` (Markdown) of a section."""
    blocks, one = _found_section(draft, place)
    sections = [*blocks.issue.sections]
    if field == "title":
        _refuse_unless(bool(words.strip()), gettext("a section needs a title"))
        result = _spliced(draft.source, one.heading, parser.heading_words(words))
        sections[place] = replace(one.section, title=_line(words))
    else:
        _refuse_unless(field == "intro", gettext("a section has a title and an intro"))
        result = _with_paragraphs(draft, one.intro, words)
        sections[place] = replace(one.section, intro=_plain(words))
    return _checked(draft, result, replace(blocks.issue, sections=tuple(sections)))


def rewrite_item(draft: DraftFile, place: ItemPlace, field: str, words: str) -> str:
    """Return the text with another `title` (plain words), `url`, `source_line` or `blurb` (Markdown) of an item.

    The title of an item whose heading is more than a link is that whole heading, in Markdown.
    """
    blocks, one = _found(draft, place)
    _refuse_unless(field in REWRITES, gettext("an item has %(names)s", names=", ".join(REWRITES)))
    result, meant = REWRITES[field](draft, one, words)
    shelves = _shelves(blocks.issue)
    if meant.heading:  # what its words and its first link are is for the parser to say
        found = _shelves(_read(draft, result))[place.section][place.item]
        meant = replace(meant, title=found.title, url=found.url, heading=found.heading)
    shelves[place.section][place.item] = meant
    return _checked(draft, result, _with(blocks.issue, shelves))


def join(draft: DraftFile, place: ItemPlace, other: ItemPlace) -> str:
    """Return the text where an item also tells what another one told, which is gone: its words, and where it leads."""
    _refuse_unless(place != other, gettext("an item cannot be joined with itself"))
    blocks, one = _found(draft, other)
    told = _told(one.item, translations.settings(draft.config, blocks.issue.lang))
    _found(draft, place)
    rest = replace(draft, source=take_out(draft, other)[0])
    into = ItemPlace(place.section, place.item - (other.section == place.section and other.item < place.item))
    blocks, one = _found(rest, into)
    result = _spliced(rest.source, Span(one.end, one.end), _own(rest, "".join(f"\n\n{part}" for part in told)))
    shelves = _shelves(blocks.issue)
    blurb = "\n\n".join(filter(None, [one.item.blurb, *told]))
    shelves[into.section][into.item] = replace(one.item, blurb=blurb)
    return _checked(rest, result, _with(blocks.issue, shelves))


def _told(item: Item, config: Config) -> list[str]:
    """Return what is left of an item in another one: its blurb, and a line that says where it is told."""
    if item.heading or not item.url:
        lead = item.heading or f"**{parser.link_words(item.title)}**"
        return [*filter(None, [lead, item.blurb])]
    source = item.source_line.partition(DOT)[0] or parser.link_words(item.title)
    link = f"[{source}]({parser.link_target(item.url)})"
    return [*filter(None, [item.blurb, draft_phrases.say(config, "also", [link])])]


def _title(draft: DraftFile, one: ItemBlock, words: str) -> tuple[str, Item]:
    line = _line(words)
    _refuse_unless(bool(line), gettext("an item needs a title"))
    if line == (one.item.heading or one.item.title):
        return draft.source, one.item
    if one.item.heading:
        return _spliced(draft.source, one.heading, line), replace(one.item, heading=line)
    new = parser.heading_words(line)
    if one.item.url:
        linked = _linked(draft, one)
        new = f"[{parser.link_words(line)}]{linked['target']}" if linked else parser.link(line, one.item.url)
    return _spliced(draft.source, one.heading, new), replace(one.item, title=line)


def _url(draft: DraftFile, one: ItemBlock, words: str) -> tuple[str, Item]:
    _refuse_unless(not one.item.heading, gettext("the heading has words beside its link: edit it as a whole"))
    url = words.strip()
    linked = _linked(draft, one)
    title = linked["words"] if linked else parser.link_words(one.item.title)
    new = f"[{title}]({parser.link_target(url)})" if url else parser.heading_words(one.item.title)
    return _spliced(draft.source, one.heading, new), replace(one.item, url=url)


def _linked(draft: DraftFile, one: ItemBlock) -> re.Match[str] | None:
    """Return the parts of a heading that is one link in the usual form."""
    return LINKED.fullmatch(draft.source, *one.heading) if one.item.url else None


def _source_line(draft: DraftFile, one: ItemBlock, words: str) -> tuple[str, Item]:
    line, meant = _line(words), replace(one.item, source_line=_line(words))
    if one.source_line and line:
        return _spliced(draft.source, one.source_line, line), meant
    if one.source_line:
        line_above = draft_blocks.above(draft.source, one.source_line.start - 1)
        return _spliced(draft.source, Span(line_above, one.source_line.end + 1), ""), meant
    new = f"\n*{line}*{'' if APART.match(draft.source, one.heading_end) else chr(10)}" if line else ""
    return _spliced(draft.source, Span(one.heading_end, one.heading_end), _own(draft, new)), meant


def _blurb(draft: DraftFile, one: ItemBlock, words: str) -> tuple[str, Item]:
    return _with_paragraphs(draft, one.blurb, words), replace(one.item, blurb=_plain(words))


REWRITES = {"title": _title, "url": _url, "source_line": _source_line, "blurb": _blurb}


def _found(draft: DraftFile, place: ItemPlace) -> tuple[DraftBlocks, ItemBlock]:
    blocks, held = _found_section(draft, place.section)
    _refuse_unless(place.item in range(len(held.items)), gettext("there is no such item"))
    return blocks, held.items[place.item]


def _found_section(draft: DraftFile, place: int) -> tuple[DraftBlocks, SectionBlock]:
    blocks = draft.blocks()
    _refuse_unless(place in range(len(blocks.sections)), gettext("there is no such section"))
    return blocks, blocks.sections[place]


def _shelves(issue: Issue) -> list[list[Item]]:
    """Return the items of each section, to be changed."""
    return [[*section.items] for section in issue.sections]


def _with(issue: Issue, shelves: Iterable[Iterable[Item]]) -> Issue:
    held = zip(issue.sections, shelves, strict=True)
    return replace(issue, sections=tuple(replace(section, items=tuple(items)) for section, items in held))


def _moved(source: str, span: Span, at: int) -> str:
    """Return a text with a piece of it at another place, which is outside of the piece."""
    piece = source[span.start : span.end]
    if at >= span.end:
        return source[: span.start] + source[span.end : at] + piece + source[at:]
    return source[:at] + piece + source[at : span.start] + source[span.end :]


def _spliced(source: str, span: Span, words: str) -> str:
    return source[: span.start] + words + source[span.end :]


def _with_paragraphs(draft: DraftFile, span: Span, words: str) -> str:
    """Return the text with other paragraphs in a place, which may have had none, or get none."""
    new = _own(draft, _plain(words))
    if span.start == span.end:
        return _spliced(draft.source, span, _own(draft, "\n\n") + new if new else "")
    if not new:
        return _spliced(draft.source, Span(draft_blocks.above(draft.source, span.start), span.end), "")
    return _spliced(draft.source, span, new)


def _line(words: str) -> str:
    return " ".join(words.split())


def _plain(words: str) -> str:
    """Return paragraphs as an issue has them: lines that end with a line feed, none of them blank at the ends."""
    return re.sub(r"\A(?:[^\S\n]*\n)+", "", words.replace("\r\n", "\n").replace("\r", "\n")).rstrip()


def _own(draft: DraftFile, words: str) -> str:
    """Return words with the ends of line that the file begins with."""
    return words.replace("\n", next(NEWLINE.finditer(draft.source))[0])


def _read(draft: DraftFile, source: str) -> Issue:
    return loader.issue(source, draft.path, draft.config)


def _checked(draft: DraftFile, result: str, meant: Issue) -> str:
    """Return the result; raises HubError where it does not say what was meant."""
    try:
        found = _read(draft, result)
    except ContentError as error:
        raise HubError(gettext(SWALLOWED)) from error
    if _said(found) != _said(meant):
        raise HubError(gettext(SWALLOWED))
    return result


def _said(issue: Issue) -> Issue:
    """Return an issue without the lines where its parts are."""
    sections = (
        replace(section, line=0, items=tuple(replace(item, line=0) for item in section.items))
        for section in issue.sections
    )
    return replace(issue, sections=tuple(sections))


def _refuse_unless(is_right: bool, message: str) -> None:  # noqa: FBT001  the condition is the sentence's verb
    if not is_right:
        raise HubError(message)
