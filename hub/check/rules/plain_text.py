"""107, 136 and 139: what readers see of plain text that was written for another program, or read by one."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from hub.base import commonmark, misread_letters, text
from hub.base.translation import gettext
from hub.check.rule_registry import finds
from hub.content import validation
from hub.content.markdown_scan import Edit, Hit
from hub.content.python_markdown import EMOJI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hub.content.markdown_scan import MarkdownFile

KEYS = "title|heading|summary|source|note|alt|place|host|cost|owner|time|people|bring|leaves|subject|preheader"
PLAIN = re.compile(rf"^(?P<key>{KEYS}):[ \t]+(?P<value>\S[^\n]*(?:\n[ \t]+[^\n]*)*)", re.MULTILINE)
# Words behind which YAML sees a remark, which may be one: `#4` and `# 4` hardly are (rule 104).
REMARK = re.compile(
    rf"^(?:{KEYS}):[ \t]+(?P<value>[^\s\"'#|>](?:[^\n#]|(?<![ \t])\#)*)(?<=[ \t])"
    r"(?P<remark>\#[ \t]+(?![\d \t])[^\n]*)$",
    re.MULTILINE,
)
# Behind a value, what belongs there: a remark of a new file.
HINT = re.compile(r'# \{\{ gettext\("(?P<words>(?:[^"\\]|\\.)*)"\) \}\}')
CURLY = re.compile(
    rf"^(?P<key>{KEYS}):[ \t]+"
    r"(?P<value>(?:“(?P<words>[^“”\n]+)”|„(?P<low>[^“”„\n]+)[“”]|‘(?P<single>[^‘’\n]+)’))[ \t]*$",
    re.MULTILINE,
)
# Markdown in a line of words: a link or a picture, and bold words.
LINK = re.compile(r"!?\[(?P<words>[^\[\]\n]+)\]\((?:https?:|mailto:|/|\.)[^()\s]*\)")
BOLD = re.compile(r"(?<![\w*])\*\*(?P<words>[^\s*](?:[^*\n]*[^\s*])?)\*\*(?![\w*])")
MOST_SHOWN = 100
# The sign for a letter that could not be read at all, which may have been read as Windows-1252 itself.
LOST = re.compile("(?:\ufffd|ï¿½)+")


@finds("107")
def taken_otherwise(page: MarkdownFile) -> Iterator[Hit]:
    """Find words that YAML takes for a remark though they may be none, and quotes that are words to it."""
    start, meta = page.meta
    for found in REMARK.finditer(meta) if " # " in meta else ():
        remark = found["remark"].rstrip()
        if remark.lstrip("# ") not in set(map(gettext, _hints())):
            message = validation.taken_for_remark(remark)
            whole = json.dumps(f"{found['value'].rstrip()} {remark}", ensure_ascii=False)
            fix = gettext("put the value in quotes: %(whole)s; or write the remark on a line of its own", whole=whole)
            yield Hit(start=start + found.start("remark"), message=message, fix=fix)
    for found in CURLY.finditer(meta) if page.kind != "article" else ():
        words = next(filter(None, found.group("words", "low", "single")))
        message = gettext("%(key)s: readers see the quotes around %(value)s", key=found["key"], value=found["value"])
        yield Hit(
            start=start + found.start("value"),
            message=message,
            fix=gettext("write %(new)s", new=json.dumps(words, ensure_ascii=False)),
        )


@cache
def _hints() -> frozenset[str]:
    """Return the remarks of new files, in English."""
    folder = resources.files("hub.scaffold").joinpath("templates")
    files = (one.read_text(encoding="utf-8") for one in folder.iterdir() if one.name.endswith(".txt.j2"))
    return frozenset(found["words"] for words in files for found in HINT.finditer(words))


@finds("136")
def markup(page: MarkdownFile) -> Iterator[Hit]:
    """Find HTML and Markdown in fields that are plain text, which readers would see as they are written."""
    start, meta = page.meta
    for found in PLAIN.finditer(meta):
        words, where = found["value"], start + found.start("value")
        if (better := text.without_tags(words)) != words:
            message = gettext("%(key)s: this has HTML, and it is plain text", key=found["key"])
        elif (better := _without_markdown(words)) != words:
            message = gettext("%(key)s: this has Markdown, and it is plain text", key=found["key"])
        else:
            continue
        fix = gettext("write it without: %(better)s", better=text.shortened(better, MOST_SHOWN))
        yield Hit(start=where, message=message, fix=fix)


def _without_markdown(words: str) -> str:
    """Return words without links, bold and names of emoji."""
    plain = BOLD.sub(r"\g<words>", LINK.sub(r"\g<words>", words))
    return EMOJI.sub(lambda found: commonmark.emoji(found["name"]) or found[0], plain)


@finds("139")
def misread(page: MarkdownFile) -> Iterator[Hit]:
    """Find letters that a program read in another encoding than they were saved in."""
    for found, right in misread_letters.found(page.text):
        if page.shows(found.start()):
            edit = Edit(start=found.start(), end=found.end(), new=right)
            message = gettext("%(found)s is %(right)s, read in another encoding", found=found[0], right=right)
            yield Hit(start=found.start(), message=message, fix=gettext("write %(new)s", new=right), edit=edit)
    for found in LOST.finditer(page.text):
        if page.shows(found.start()):
            message = gettext("a letter was lost here: readers see %(lost)s", lost=found[0])
            yield Hit(start=found.start(), message=message, fix=gettext("write the letter"))
