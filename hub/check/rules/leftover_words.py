"""108 and 109: placeholders that nobody replaced, and words that a program added to a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from hub.base import text
from hub.base.translation import gettext, noop
from hub.check.rule_registry import finds
from hub.check.rules.front_matter_values import FILL
from hub.content.markdown_scan import Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hub.content.markdown_scan import MarkdownFile


class Leftover(NamedTuple):
    """Hold words that are not for readers: small letters that each of them has, how they look, and what to write."""

    sign: str
    pattern: re.Pattern[str]
    fix: str = FILL


def _leftover(sign: str, pattern: str, fix: str = FILL) -> Leftover:
    return Leftover(sign, re.compile(pattern, re.IGNORECASE | re.MULTILINE), fix)


def _added(sign: str, pattern: str, fix: str = "") -> Leftover:
    return _leftover(sign, pattern, fix or DELETE)


DELETE, SAY = noop("delete it"), noop("write what it should say, or delete it")
KEEP = noop("keep one version of these words, without the marks")
# A line may begin with the marks of a quotation or of an entry; words in quotes are about such words.
LINE = r"^[ \t>*_-]*"
MARKS = re.compile(r"\A(?:[ \t>*_-](?!\|))+")
NO_QUOTE = r"(?<![\"'“‘«„])"
# A sentence that goes on is about such words, too.
NO_SENTENCE = r"(?! (?-i:[a-z]))"
# What an answer of an assistant begins with is the beginning of a text; one to a question has the question above it.
FIRST = r"(?:(?<=^---\n)|(?<=^---\n\n))[ \t>*_-]*"
# What stands in capital letters and brackets where a letter to many has something else in each.
NAMES = (
    r"(?:(?:YOUR|EVENT|FULL|FIRST|LAST|AGENCY|SPEAKER|MEETING|REGISTRATION) )?"
    r"(?:NAME|TITLE|DATE|TIME|TOPIC|PLACE|LOCATION|LINK|URL|EMAIL|PHONE|AGENCY|SPEAKER)"
    r"|NOMBRE|FECHA|HORA|LUGAR|TEMA|ENLACE|DATUM|ORT|THEMA|NOM|LIEU|SUJET|LIEN"
)
# Who writes about blanks has them in quotes, which a value of YAML may be in as well, or in an address.
TELLS = r"(?<![\\\]\[{“‘«„「『/=])(?<!«[ \u00a0\u202f])(?<![^:][\s(][\"'])"
# Toolkit pages may have letters and forms for others to fill in, with such blanks, in their texts.
FORMS = "toolkit"
BLANKS = (
    _leftover("[insert", rf"{TELLS}\[insert\b[^\]\n]*\](?![\[(:])"),
    _leftover(
        "[",
        rf"{TELLS}\[(?:(?:your|link|url)(?: [^\]\n]{{1,40}})?|add [^\]\n]{{1,40}}|title|subject)\](?![\[(:])",
    ),
    *(
        _leftover(sign, rf"{TELLS}(?<![$\w])\{sign}(?-i:{NAMES})\{end}(?![\[(:}}])")
        for sign, end in (("[", "]"), ("{", "}"))
    ),
    _leftover("xx", r"(?<![\w-])(?-i:X{2,4}[-/.:]|\(XXX\) ?)(?-i:X{2,4})(?:[-/.](?-i:X{2,4}))?(?![\w-])"),
)
# The gates of the mail name these and filler in an issue (644).
TEMPLATES = (
    _leftover("{{", r"(?<!\\)\{\{(?![<%])[^{}\n]*\}\}"),
    _leftover("{%", r"(?<!\{)\{%[^{}\n]*%\}"),
    _leftover("*|", r"\*\|[A-Z_:]+\|\*"),
)
FILLER = (_leftover("lorem ipsum", rf"{NO_QUOTE}\blorem ipsum dolor\b[^.\n]*\.?"),)
EVERYWHERE = (
    _leftover("[", r"(?<![\\\]])\[(?:date |time |place )?tbd\](?![\[(:])"),
    _leftover("[note to", r"(?<!\\)\[note to (?:self|(?:the )?editors?)\b[^\]\n]*\]"),
    _leftover("xxx", r"(?<![\w.-])x{3,}@[\w.-]*\w"),
    _leftover("to enter", r"\bclick (?:or tap )?here to enter (?:text|a date)(?:\.|$)"),
    _leftover("fixme", r"(?<![\w-])(?-i:FIXME)(?=[:\])]|[ \t]*$)"),
    _leftover(
        "not ",
        r"^[^\w\n]*+(?:draft[^\w\n]++)?"
        r"(?:do not publish|not for (?:publication|(?:public )?(?:distribution|release)))[^\w\n]*$",
        DELETE,
    ),
)
NAMED = re.compile(
    r"^(?:title|subject):[ \t]*[\"']?(?P<words>untitled(?: (?:page|event|document|article))?|new (?:page|event|article)"
    r"|(?:your|event|page|article)? ?title|test(?:ing)?|\[[^\]\n]*\])[\"']?[ \t]*$"
    r"|^summary:[ \t]*[\"']?(?P<summary>(?:please )?see (?:below|above|(?:the )?title)|(?:same )?as above|summary)\.?"
    r"[\"']?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
# What a page of the toolkit may be about.
MATTERS = re.compile(r"test(?:ing)?|(?:page )?title", re.IGNORECASE)
ADDED = (
    # marks and sentences of assistants
    _added("turn", rf"{NO_QUOTE}\b(?:cite)?turn\d+(?:search|view|news|fetch|file|image|academia)\d+"),
    _added("oaicite", rf"{NO_QUOTE}:?(?:contentReference)?\[?oaicite:?=?\d*\]?(?:\{{[^}}\n]*\}})?"),
    _added("[cite", rf"{NO_QUOTE}\[cite(?:_start|_end|: ?[\d, ]+)\]"),
    _added("^]", r"\[\^\d+\^\]"),
    _added("deepl", rf"{LINE}translated with (?:www\.)?deepl(?:\.com)?(?:/translator)? \(free version\)[^\n]*"),
    _added("【", r"【\d+(?::\d+)?†[^【】\n]*】"),
    _added("\ue200", r"\ue200[^\ue201\n]*\ue201?"),
    _added(
        "!",
        rf"{FIRST}(?:(?:certainly|sure(?: thing)?|of course|absolutely|great question)! "
        r"(?:here(?:['’]s| (?:is|are))|below)\b"
        r"|¡(?:claro|por supuesto)! aquí|(?:natürlich|gerne?)! hier|bien sûr ! voici)[^\n]*",
    ),
    _added("as an ai", rf"{NO_QUOTE}\bas an ai (?:language )?model,? i\b[^.\n]*\.?"),
    _added(
        "me to",
        rf"{NO_QUOTE}\b(?:would you like|let me know if you(?:['’]d| would) like) me to "
        r"(?:adapt|adjust|draft|expand|format|generate|polish|refine|rephrase|reword|rewrite|shorten|summari[sz]e|tailor"
        r"|tweak|add (?:a|more|another) (?:details?|examples?|headings?|paragraph|section|table)"
        r"|(?:convert|make|turn) (?:it|th(?:is|ese)))\b[^.?\n]*[.?]?",
    ),
    _added("as of my last", rf"{NO_QUOTE}\bas of my last (?:knowledge |training )?update\b[^.\n]*\.?"),
    # of forms on GitHub
    _added("no response", r"(?<=^_)No response(?=_[ \t]*$)"),
    # of mail programs
    _added(
        "iphone",
        rf"{LINE}(?:sent from|von|enviado desde|envoyé de) (?:my|meinem|mi|mon) iphone(?: gesendet)?\b"
        rf"{NO_SENTENCE}[^\n]*$",
    ),
    _added(
        "sent from",
        rf"{LINE}sent from (?:my (?:ipad|android|galaxy|samsung|mobile|phone)\b|mail for windows){NO_SENTENCE}[^\n]*$",
    ),
    _added("outlook for", rf"{LINE}get \[?outlook for (?:ios|android|mac)\b{NO_SENTENCE}[^\n]*"),
    _added(
        " message",
        rf"{LINE}(?:-{{2,}} ?(?:original|forwarded) message ?-{{2,}}|begin forwarded message:)[^\n]*",
    ),
    _added(
        "from:",
        rf"{LINE}from:[ *_]+(?:(?=[^\n]*@)[^\n]*+(?=\n+{LINE}(?:date|to):[ *_]+\S)|[^\n]++(?=\n+{LINE}sent:[ *_]+\S))",
    ),
    _added(
        "confidential",
        rf"{LINE}this (?:e-?mail|message)(?:\b[^.\n]{{0,60}}\b(?:attachments?|files?)\b[^.\n]{{0,40}})?"
        r" (?:is|are|may be|(?:may )?contains?) (?!not )(?:\w+ ){0,4}confidential\b[^\n]*",
    ),
    _added("originated", rf"{LINE}(?:caution|warning|external)\b\W+this (?:e-?mail|message) originated\b[^\n]*"),
    _added("in your browser", rf"{LINE}\[?view (?:this (?:e-?mail|message)|it) in your browser\b{NO_SENTENCE}[^\n]*"),
    # of word processors and editors
    _added(
        "err",
        rf"{NO_QUOTE}(?:\berror! (?:reference source not found|hyperlink reference not valid|bookmark not defined)"
        r"|¡error! (?:no se encuentra el origen|marcador no definido|referencia de hipervínculo)"
        r"|\berreur ! (?:source du renvoi introuvable|signet non défini))[^.\n]*\.?",
        SAY,
    ),
    _added("verweisquelle", rf"{NO_QUOTE}\bfehler! verweisquelle[^.\n]*\.?", SAY),
    _added("{+", r"\{\+\+[^\n]{1,300}?\+\+\}", KEEP),
    _added("{-", r"\{--[^\n]{1,300}?--\}", KEEP),
    _added("{>", r"\{>>[^\n]{1,300}?<<\}"),
    _added("amp;", r"&amp;(?:amp|nbsp);", SAY),
    _added("\\n", r"(?<=[^.][.!?])(?-i:\\n)(?=(?-i:[A-Z])|[*#-])", noop("write a line break instead")),
)
COMMENTED = r"\[(?P<mark>[a-z]|[A-Z]{2,3}\d{1,3})\]"
MARK = re.compile(rf"{COMMENTED}(?![^\W\d_])")
COMMENT = re.compile(rf"^{COMMENTED}(?=[^\W\d_])[^\n]*", re.MULTILINE)
FORWARDED = re.compile(
    r"^(?:title|subject):[ \t]*[\"']?(?P<words>(?:(?:re|fwd?|aw|wg): )+)(?=\S)", re.IGNORECASE | re.MULTILINE
)
LOST = re.compile(r"<!-- Failed to upload (?P<name>[^\n]*?) -->")
SHOWN = 60


def _found(page: MarkdownFile, leftovers: Iterable[Leftover]) -> Iterator[tuple[int, str, str]]:
    """Yield the offset of each of these in a page, its words, and what to write; code and comments have none."""
    letters = page.text.lower()
    for one in leftovers:
        if one.sign in letters:
            for found in one.pattern.finditer(page.text):
                words = MARKS.sub("", found[0])
                start = found.end() - len(words)
                if page.shows(start):
                    yield start, words, one.fix


@finds("108")
def placeholder(page: MarkdownFile) -> Iterator[Hit]:
    """Find words that hold the place of others."""
    start, meta = page.meta
    named = (
        (start + one.start(group), one[group], FILL) for one in NAMED.finditer(meta) for group in ("words", "summary")
    )
    ends = 0
    for begin, words, fix in sorted(one for one in (*named, *_blanks(page)) if one[1] and not _is_matter(page, one[1])):
        # Brackets may be a link, which another line leads on.
        if begin >= ends and not (words.startswith("[") and f"{words}:" in page.text):
            ends = begin + len(words)
            message = gettext("%(words)s is a placeholder", words=text.shortened(words, SHOWN))
            yield Hit(start=begin, message=message, fix=gettext(fix))


def _is_matter(page: MarkdownFile, words: str) -> bool:
    return page.kind == FORMS and bool(MATTERS.fullmatch(words))


def _blanks(page: MarkdownFile) -> Iterator[tuple[int, str, str]]:
    """Yield the placeholders of a page; an article has the words of others."""
    if page.kind == "article":
        return
    of_gates = page.kind == "issue"
    for one in _found(page, BLANKS if of_gates else (*BLANKS, *TEMPLATES)):
        if page.kind != FORMS or one[0] < page.body_start:
            yield one
    yield from _found(page, EVERYWHERE if of_gates else (*EVERYWHERE, *FILLER))


@finds("109")
def added(page: MarkdownFile) -> Iterator[Hit]:
    """Find words that an assistant, a mail program or a word processor added."""
    start, meta = page.meta
    marks = ((start + one.start("words"), one["words"].strip(), DELETE) for one in FORWARDED.finditer(meta))
    for begin, words, fix in (*_found(page, ADDED), *marks, *_comments(page)):
        message = gettext("a program added this: %(words)s", words=text.shortened(" ".join(words.split()), SHOWN))
        yield Hit(start=begin, message=message, fix=gettext(fix))
    for found in LOST.finditer(page.text):
        message = gettext("GitHub could not upload %(name)s", name=found["name"])
        yield Hit(start=found.start(), message=message, fix=gettext("upload it again, or delete this line"))


def _comments(page: MarkdownFile) -> Iterator[tuple[int, str, str]]:
    """Yield the comments that Google Docs and Word write below a text, to which marks such as [a] and [AB1] lead.

    In a quotation a letter in brackets belongs to the word behind it: [t]he end.
    """
    places: dict[str, int] = {}
    for one in MARK.finditer(page.body, page.body_start):
        places.setdefault(one["mark"], one.start())
    for found in COMMENT.finditer(page.body, page.body_start):
        if places.get(found["mark"], len(page.body)) < found.start():
            yield found.start(), found[0], DELETE
