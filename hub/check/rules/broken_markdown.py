"""137: Markdown that is nearly right, so that readers would see its marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, pairwise, takewhile
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote

from hub.base import commonmark, text
from hub.base.translation import gettext, noop
from hub.check.published_files import PUBLISHED
from hub.check.rule_registry import finds
from hub.content.markdown_scan import Hit, blanked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hub.content.markdown_scan import MarkdownFile

# What was found, and what to write instead.
Nearly: TypeAlias = "tuple[re.Match[str], str]"

INSIDE = r"[^\[\]\n]+\]"
WORDS = rf"(?<!\\)(?P<words>\[{INSIDE})"
# In brackets are boxes of tasks, numbers of sources and names of variables, too.
NO_WORDS = r"(?!(?:.|\d{1,3})\])"
WORD = r"[^()<>\n\"' ]++"
# In an issue the gates of the mail name it, and hold the issue back (rule 647).
UNCLOSED = {rf"{WORDS}\((?P<target>[^\s()]++)(?=[^()\n]*$)": noop("close it: %(words)s(%(target)s)")}
# What looks like a link or a picture where its target looks like an address.
LINKS = {
    rf"(?<!\\)(?P<words>\[{NO_WORDS}{INSIDE})[ \t]++\((?P<target>[^\s()]++)\)": noop(
        "write it without the space: %(words)s(%(target)s)"
    ),
    rf"{WORDS}\((?!(?:mailto:|tel:|https?://)\s)(?P<target>{WORD}(?: ++{WORD})++)\)": noop(
        "write the address between < and >: %(words)s(<%(target)s>)"
    ),
    r"(?<!\\)(?P<words>\[[^][()\n]*[^][()\s])\((?P<target>https?://[^\s()]++)\)(?![^\n]*\])": noop(
        "close the bracket: %(words)s](%(target)s)"
    ),
    r"\\(?P<words>\[[^]\[\n\\]++)\\\]\\?\((?P<target>[^\s()\\]++)\\?\)": noop(
        "write it without backslashes: %(words)s](%(target)s)"
    ),
    r"\((?P<words>[^()\n]++)\)\[(?P<target>[^\s()\[\]]++)\]": noop(
        "write words in [ ], addresses in ( ): [%(words)s](%(target)s)"
    ),
}
# What looks like a link to a name, and like a heading.
NAMES = {
    r"(?<![\\\[])\[\[(?P<words>[^\W\d][^\[\]\n]*)\]\](?![\[(\]])": noop("write a link to the page as [%(words)s](…)"),
    rf"(?<![\\\w\]])(?P<words>\[(?!\^){NO_WORDS}{INSIDE})\[(?P<target>[^\[\]\n^][^\[\]\n]*)\](?![\[(:])": noop(
        "add a line [%(target)s]: https://… below the text, or write %(words)s(https://…)"
    ),
    r"^ {0,3}(?P<words>#{2,6}|#(?=\u00a0))(?:\u00a0\s*)?(?P<target>[^\s#][^\n]*)": noop(
        "write it with a space: %(words)s %(target)s"
    ),
}
# What looks like a link to a heading, like a task, and like a link to a mailbox or the web.
PLACES = {
    r"^ {0,3}\\(?P<words>##+|#(?:\\#)+)[ \t]+(?P<target>[^\s#][^\n]*)": noop(
        "write a heading without backslashes: ## %(target)s"
    ),
    r"^ {0,3}(?P<words>[‘’\u00b4]{3}|[“”]{3})[ \t]*+[\w+-]*+[ \t]*+$": noop(
        "write ``` before and after a block of code"
    ),
    r"\\\*\\\*(?P<words>[^\s*\\][^*\n\\]*)\\\*\\\*": noop("write it without backslashes: **%(words)s**"),
    r"(?P<words>!\[\])\[(?P<target>[^\[\]\n]+)\](?![\[(:])": noop(
        "put the picture beside the page, and write its name and what it shows: ![…](picture.png)"
    ),
    rf"{WORDS}\((?P<scheme>mailto:|tel:|https?://)[ \t]++(?P<target>[^\s()]++)[ \t]*\)": noop(
        "write it without the space: %(words)s(%(scheme)s%(target)s)"
    ),
    rf"{WORDS}\((?P<target>#{WORD}(?: ++{WORD})++)\)": noop(
        "write the name of the heading in small letters, with hyphens for its spaces: %(words)s(#…)"
    ),
    r"^ {0,3}(?P<words>[-*+])(?P<target>\[[ xX]?\]|[ \t]+\[\])(?=[ \t]+\S)": noop("write a task as - [ ] or - [x]"),
}
TWICE = re.compile(r"https?:/*(?=https?:/)", re.IGNORECASE)
# An address with quotes around it, or with slashes that belong to the web.
QUOTED = re.compile(r"[“”„‘’\"]+(?P<address>[^“”„‘’\"\s]+)[“”„‘’\"]+")
SLASHED = re.compile(r"(?P<scheme>mailto|tel):/+", re.IGNORECASE)
# Who writes a link to the top of a page says so, in words or with an arrow.
TO_THE_TOP = re.compile(
    r"\b(?:top|up|back|start|beginning|oben|anfang|zurück|arriba|inicio|volver|haut|début|retour|topo|voltar|su|inizio"
    r"|torna|boven|terug|omhoog|gór[yęa]|początku?|toppen|upp|nahoru|začátek|vissza|tetejére|ylös|alkuun|sus|yukar\w|başa"
    r"|нагор\w|наверх|вверх|начал\w|початку|πάνω|αρχή|ऊपर)\b|למעלה|[أا]على|先頭|トップ|上へ|顶[部端]|頂[部端]|위로|บนสุด|[↑⬆▲^]",
    re.IGNORECASE,
)
BEGINNINGS = ("http://", "https://", "mailto:", "/", "./", "../")
ENDINGS = PUBLISHED | {"md"}
# A set of characters in a regular expression, such as [^a-z]+, is none.
FOOTNOTE = re.compile(r"(?<!\\)(?P<words>\[\^(?!\w-\w\])(?P<target>\w[\w.-]*)\])(?![:+*?{])")
NOTE = re.compile(r"\[\^(?P<name>[^\[\]\s]+)\]:")
WRITTEN_NOTE = re.compile(r"^ {0,3}(?P<words>\[\^(?P<target>[^\[\]\s]+)\]:)", re.MULTILINE)
ROW = r"\|[^|\n]*+\|[^\n]*\|"
TABLE = re.compile(rf"(?P<words>{ROW})[ \t]*+\n(?P<target>{ROW})[ \t]*+$", re.MULTILINE)
BETWEEN = re.compile(rf"(?P<words>{ROW})[ \t]*+\n(?P<target>[ \t]*+\|?[ \t:|-]*+)$", re.MULTILINE)
EACH_ROW = re.compile(r"^[ \t]*(?P<words>\|[^\n]*\|)[ \t]*$", re.MULTILINE)
# Two rows that a program of tables has copied.
TABBED = re.compile(
    r"(?P<words>[^\W\d_][^\t\n|]+(?:\t[^\s|][^\t\n|]*)+)\n(?P<target>[^\W_][^\t\n|]+(?:\t[^\s|][^\t\n|]*)+)$",
    re.MULTILINE,
)
CELL = re.compile(r"(?<!\\)\|")
BETWEEN_ROWS = frozenset(" \t:|-")
PARAGRAPH = re.compile(r"^[ \t]*+\S[^\n]*+(?:\n[ \t]*+\S[^\n]*+)*+", re.MULTILINE)
# HTML that keeps what is written in it, blocks of HTML, which end at an empty line, and tags.
RAW = re.compile(
    r"<(?P<name>code|kbd|math|pre|samp|script|style|svg|textarea)\b.*?(?:</(?P=name)\b|\Z)"
    r"|^ {0,3}</?[a-z][\w-]*+(?=[\s/>])[^\n]*+(?:\n[ \t]*+\S[^\n]*+)*+"
    r"|<[a-z][\w-]*+\s[^<>]*+>",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)
HEADING_OF_ISSUE = re.compile(r"^ {0,3}#{2,6}[^\n]*", re.MULTILINE)
FENCE = re.compile(r"[ \t>]*(?P<fence>`{3,}|~{3,})")
# How entries of a list begin that Word, a mail or a phone wrote, or a hand without the space behind the mark.
GLYPH = re.compile(r"[ \t\u00a0]*(?:[•·▪◦‣●○■◆➢✓→➔➜►▸✔✅❌☑🔹🔸👉\uf0a7\uf0b7]\ufe0f?|o\t)[ \t\u00a0]*(?P<words>\S.*)")
ENTRIES = (
    re.compile(r"[ \t\u00a0]*[-*+]\u00a0\s*(?P<words>\S.*)"),
    re.compile(r"[ \t\u00a0]*[–—][ \t\u00a0]+(?P<words>\S.*)"),
    re.compile(r" {0,3}-(?P<words>[^\W\d_].*)"),
    re.compile(r" {0,3}\*(?P<words>[^\W\d_][^*]*)"),
    re.compile(r" {0,3}(?P<number>\d{1,2})[.)](?P<words>[^\W\d_].*)"),
    re.compile(r"[ \t]*\((?P<number>\d{1,2})\)[ \t]+(?P<words>\S.*)"),
    re.compile(r" {0,3}(?P<number>[a-z])\)[ \t]+(?P<words>\S.*)"),
)
# A heading of the first level without its space, but no word that people tag a text with, such as #PlainLanguage.
TIGHT_TITLE = re.compile(r" {0,3}#(?P<words>[^\W\d_][^#\n]{0,58}[^\s#.!,:;])[ \t]*")
# Bold words with a space inside of their marks, or with a letter right behind a mark and their end.
LOOSE_BOLD = re.compile(
    r"(?<![^\s(])\*\*[ \t]+(?P<loose>[^\W\d_][^*\n]{2,})\*\*(?!\w)|(?P<bold>\*\*[^\s*][^*\n]*[^\w\s*]\*\*)(?=\w)"
)
# Where bold words begin, and where they end.
BOLD = re.compile(r"(?<![^\s>|\"'“‘_—–-])(?P<opens>\*\*)(?= ?\[|[\w\"'“‘\[¿¡])|(?<=[^\s\\*])\*\*(?![\w*])")
TWO_STARS = re.compile(r"(?<![\\*])\*\*(?!\*)")
CODE = re.compile(r"<code\b.*?(?:</code>|\Z)", re.DOTALL)
SHOWN = 60


@finds("137")
def nearly_markdown(page: MarkdownFile) -> Iterator[Hit]:
    """Find marks that stay as they are written, because something near them is missing."""
    is_issue = page.kind == "issue"
    body = HEADING_OF_ISSUE.sub(_blank, page.body) if is_issue else page.body  # its parser tells of its headings
    for one in page.references:
        if not one.target.strip() and not body[one.start].isspace():
            message = gettext("this link or picture has no address")
            is_html = body.startswith("<", one.start)
            fix = gettext("write one between the quotes") if is_html else gettext("write one between ( and )")
            yield Hit(start=one.start, message=message, fix=fix)
        elif twice := TWICE.match(one.target):
            message = gettext("this address begins twice, with %(found)s", found=twice[0])
            yield Hit(
                start=one.target_start, message=message, fix=gettext("write %(new)s", new=one.target[twice.end() :])
            )
        elif instead := _plain_address(one.target):
            message = gettext("%(found)s is not an address", found=text.shortened(unquote(one.target), SHOWN))
            yield Hit(start=one.target_start, message=message, fix=gettext("write %(new)s", new=instead))
        elif one.element == "a" and one.target == "#" and one.words and not TO_THE_TOP.search(one.words):
            message = gettext("“%(words)s” leads to the top of this page", words=text.shortened(one.words, SHOWN))
            yield Hit(start=one.start, message=message, fix=gettext("write the address that is meant"))
    shown = RAW.sub(_blank, body)
    starts = [one.start for one in page.references]
    ends = [0, *accumulate((one.end for one in page.references), max)]
    links = _found(LINKS if is_issue else UNCLOSED | LINKS, shown)
    addressed = ((found, fix) for found, fix in links if _is_address(found["target"]))
    for found, fix in (*addressed, *_found(NAMES | PLACES, shown), *_footnotes(shown), *_tables(shown)):
        if found.start("words") >= ends[bisect_right(starts, found.start("words"))]:
            said = {name: words.strip() for name, words in found.groupdict().items()}
            message = gettext(
                "%(shown)s is not what it looks like", shown=text.shortened(" ".join(found[0].split()), SHOWN)
            )
            yield Hit(start=found.start(), message=message, fix=gettext(fix, **said))
    yield from _open_code(page)
    yield from _open_bold(page, shown)
    yield from _lists(shown)


def _plain_address(target: str) -> str:
    """Return the address that is meant by one with quotes around it, or with slashes too many; "" for any other."""
    if quoted := QUOTED.fullmatch(unquote(target)):
        return quoted["address"]
    slashed = SLASHED.match(target)
    return f"{slashed['scheme'].lower()}:{target[slashed.end() :]}" if slashed else ""


def _blank(found: re.Match[str]) -> str:
    return blanked(found[0])


def _found(forms: Mapping[str, str], shown: str) -> Iterator[Nearly]:
    return ((found, fix) for form, fix in forms.items() for found in re.finditer(form, shown, re.MULTILINE))


def _is_address(target: str) -> bool:
    ending = target.partition("#")[0].rpartition(".")[2]
    return target.startswith(BEGINNINGS) or ("." in target and ending.lower() in ENDINGS)


def _footnotes(shown: str) -> Iterator[Nearly]:
    """Find marks of footnotes that nothing on the page explains, and notes that no mark leads to."""
    notes = {note["name"].casefold() for note in NOTE.finditer(shown)}
    marks = {mark["target"].casefold() for mark in FOOTNOTE.finditer(shown)}
    fix = noop("add a line [^%(target)s]: below the text, with the words of the note")
    yield from ((found, fix) for found in FOOTNOTE.finditer(shown) if found["target"].casefold() not in notes)
    fix = noop("add [^%(target)s] where the note belongs: nobody sees a note without its mark")
    yield from ((found, fix) for found in WRITTEN_NOTE.finditer(shown) if found["target"].casefold() not in marks)


def _tables(shown: str) -> Iterator[Nearly]:
    """Find tables whose first two rows have no line between them."""
    fix = noop("put a line such as | --- | --- | below the first one: a table begins with its headings")
    for paragraph in PARAGRAPH.finditer(shown):
        found = TABLE.match(shown, paragraph.start())
        if found and not any(BETWEEN_ROWS.issuperset(row) for row in found.group("words", "target")):
            yield found, fix
        if tabbed := TABBED.match(shown, paragraph.start()):
            yield tabbed, fix
        yield from _lost_cells(shown, paragraph)
        line = BETWEEN.match(shown, paragraph.start())
        if line and "-" in line["target"] and len(_cells(line["words"])) != len(_cells(line["target"])):
            yield line, noop("write one --- for each heading into the line below: a table needs as many")


def _lost_cells(shown: str, paragraph: re.Match[str]) -> Iterator[Nearly]:
    """Find rows that have more cells than their table has headings, whose last ones nobody sees."""
    fix = noop("write as many cells as headings, and a backslash before a | in words: readers do not see the last ones")
    line = BETWEEN.match(shown, paragraph.start())
    if line and "-" in line["target"] and len(_cells(line["words"])) == len(_cells(line["target"])):
        for row in EACH_ROW.finditer(shown, line.end(), paragraph.end()):
            if len(_cells(row["words"])) > len(_cells(line["words"])):
                yield row, fix


def _cells(row: str) -> list[str]:
    return CELL.split(row.strip().removeprefix("|").removesuffix("|"))


def _open_code(page: MarkdownFile) -> Iterator[Hit]:
    """Find a block of code that goes on to the end of its page."""
    for start, end in page.elements.hidden:
        first, *_, last = (page.text[start:end].rstrip() + "\n").split("\n")[:-1] * 2
        fence = FENCE.match(first)
        if fence and not page.text[end:].strip() and not last.strip(" \t>").startswith(fence["fence"]):
            fix = gettext("put a line %(fence)s below its last line", fence=fence["fence"])
            yield Hit(start=start, message=gettext("this block of code ends nowhere"), fix=fix)


def _open_bold(page: MarkdownFile, shown: str) -> Iterator[Hit]:
    """Find bold words that never end: ** begins them, and is there in the finished page, too."""
    for paragraph in PARAGRAPH.finditer(shown):
        if not len(TWO_STARS.findall(shown, *paragraph.span())) % 2:
            yield from _loose_bold(page, shown, paragraph)
            continue
        begun: list[int] = []
        for mark in BOLD.finditer(shown, *paragraph.span()):
            if mark["opens"]:
                begun.append(mark.start())
            elif begun:
                begun.pop()
        if begun and _shows_stars(page, paragraph):
            message = gettext("** is there once, and so makes nothing bold")
            yield Hit(start=begun[-1], message=message, fix=gettext("write ** on both sides, or delete it"))


def _loose_bold(page: MarkdownFile, shown: str, paragraph: re.Match[str]) -> Iterator[Hit]:
    """Find marks of bold words that make nothing bold, because of a space inside or of none behind."""
    found = LOOSE_BOLD.search(shown, *paragraph.span())
    if found and _shows_stars(page, paragraph):
        better = f"**{found['loose'].strip()}**" if found["loose"] else f"{found['bold']} …"
        message = gettext("readers see the marks ** of these words")
        yield Hit(start=found.start(), message=message, fix=gettext("write %(new)s", new=better))


def _shows_stars(page: MarkdownFile, paragraph: re.Match[str]) -> bool:
    """Return whether readers see ** in a paragraph, but for its code."""
    return "**" in CODE.sub("", commonmark.to_html(_flush(page.text[slice(*paragraph.span())])))


def _lists(shown: str) -> Iterator[Hit]:
    """Find lines that look like the entries of a list and run into one another, and titles without a space."""
    paragraphs = list(PARAGRAPH.finditer(shown))
    beside = False
    for number, paragraph in enumerate(paragraphs):
        lines = paragraph[0].split("\n")
        glyphs = [found for line in lines if (found := GLYPH.fullmatch(line))]
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else ""
        is_list = len(glyphs) > 1 or (glyphs and GLYPH.match(following))
        entry = next(filter(None, map(GLYPH.fullmatch, lines)), None) if is_list else _run(lines)
        if entry and not beside:
            at = paragraph.start() + sum(len(line) + 1 for line in takewhile(entry.string.__ne__, lines))
            message = gettext("%(shown)s is not an entry of a list", shown=text.shortened(entry[0].strip(), SHOWN))
            given = entry.groupdict().get("number")
            mark = f"{given}." if given and given.isdigit() else "1." if given else "-"
            better = text.shortened(f"{mark} {entry['words'].strip()}", SHOWN)
            fix = gettext("write each entry on a line of its own as in: %(better)s", better=better)
            yield Hit(start=at, message=message, fix=fix)
        beside = bool(glyphs)
        if following and (title := TIGHT_TITLE.fullmatch(paragraph[0])) and not _is_tag(title["words"]):
            message = gettext("%(shown)s is not a heading", shown=text.shortened(title[0].strip(), SHOWN))
            fix = gettext("write it with a space: %(words)s %(target)s", words="##", target=title["words"])
            yield Hit(start=paragraph.start(), message=message, fix=fix)


def _is_tag(words: str) -> bool:
    """Return whether words after # are one that people tag a text with: in small letters, or several in one."""
    return " " not in words and words != words.upper() and not words.istitle()


def _run(lines: list[str]) -> re.Match[str] | None:
    """Return the first of two lines that begin as entries of one list do, with numbers that follow one another."""
    for form in ENTRIES:
        for above, line in pairwise(map(form.fullmatch, lines)):
            if above and line and _follows(above.groupdict().get("number"), line.groupdict().get("number")):
                return above
    return None


def _follows(above: str | None, below: str | None) -> bool:
    if not above or not below:
        return True
    return int(below) == int(above) + 1 if above.isdigit() else ord(below) == ord(above) + 1


def _flush(lines: str) -> str:
    """Return the lines of a paragraph without the spaces before them, which would make it code."""
    return "\n".join(map(str.strip, lines.split("\n")))
