"""The HTML of a page: names and links of its headings, its table of contents, and what each page gets besides."""

from __future__ import annotations

import re
from html import unescape
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from hub.base import commonmark, foreign_media, languages, sanitize_html, translation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PERMALINK = '<a class="headerlink" href="#{}" aria-label="{}">#</a>'
# Those of a text that the cleaner wrote.
HEADING = re.compile(r"<h([1-6])((?: [^>]*)?)>(.*?)</h\1>", re.DOTALL)
ANCHOR = re.compile(r' id="([^"]*)"')
LISTED = re.compile(
    r'<h(?P<level>[1-6]) id="(?P<anchor>[^"]*)"[^>]*>(?P<words>(?:(?!</h[1-6]>).)*)</h(?P=level)>'
    r'(?:\n<a class="headerlink"[^>]*>#</a>)?',
    re.DOTALL,
)
# A paragraph that is nothing but a link in bold: what to do next.
CALL = re.compile(r"<p><strong><a (href=[^>]*)>((?:(?!</?a\b).)*)</a></strong></p>", re.DOTALL)
BUTTON = r'<p><a class="btn" \1>\2</a></p>'
# Where a list of a practice stands, and what it is: what to do, what goes wrong, what shows that it works.
PRACTICE_LISTS = {
    translation.noop("How to do it"): ("ol", "steps"),
    translation.noop("Common traps"): ("ul", "traps"),
    translation.noop("Pitfalls"): ("ul", "traps"),
    translation.noop("How to tell that it works"): ("ul", "ticks"),
}
# A list of which each item begins in bold: terms, choices, or questions.
TERMS = re.compile(r"<ul>((?:\n<li><strong>(?:(?!</?(?:[ou]l|li)\b).)*</li>)+\n</ul>)", re.DOTALL)
BELOW = r'(<h2 id="{}">(?:(?!<h2).)*?)<{}>'
# Where a section may begin, and what else may hold a heading of its level.
CUT = re.compile(r"(?P<heading><h2 id=)|<(?P<end>/?)(?:blockquote|details|div|li|section|td)\b")
HEAD_END, RAIL = "</header>", '<aside class="rail"'
FIGURE = re.compile(r'\A\s*<figure class="fig">.*?</figure>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")
WORD = re.compile(r"\w+")
# Tags and references take at most so many characters for each of a text, nearly always.
MARKUP, LONGEST_MARKUP = 3, 1_000
TABLE = re.compile(r"<table\b(?=[^>]*>(?:\s*<caption>(?P<caption>[^<\"]*)</caption>)?)")
REGION = '<div class="table" role="region" tabindex="0" aria-label="{}"><table'
OUTGOING = re.compile(r'<a (?:[a-z-]+="[^"]*" )*href="https?://[^"]*"(?! rel=)')
# A way from a page to a file of the hub: no scheme, and a path.
LINKS = re.compile(r"<(?:a|audio|form|img|source|track|video)\s[^<>]*>")
WAY = re.compile(r'(?<=\s)(?P<name>action|href|poster|src|srcset)="(?P<value>[^"]*)"')
PATH = re.compile(r"(?P<path>[^/?#:][^?#:]*)(?P<rest>[?#].*)?")


class AnchoredHeading(NamedTuple):
    """Hold a heading with the deeper ones below it; `html` is its text, escaped, `level` 1 to 6."""

    level: int
    anchor: str
    html: str
    within: tuple[AnchoredHeading, ...] = ()


class Parts(NamedTuple):
    """Hold the head of a page (its title, lead and facts), its picture, its text, and what helps beside it."""

    head: str
    figure: str
    text: str
    rail: str


def parts(html: str) -> Parts:
    """Return the parts of a page, of which each may be empty."""
    head, end, rest = html.partition(HEAD_END)
    head, rest = (head + end, rest) if end else ("", html)
    found = FIGURE.match(rest)
    figure = found[0] if found else ""
    text, rail, beside = rest.removeprefix(figure).rpartition(RAIL)
    return Parts(head, figure, text, rail + beside) if rail else Parts(head, figure, beside, "")


def begins_with(html: str, words: str) -> bool:
    """Return whether a text begins with these words, as one does from which its summary was taken.

    Their letters alone count: emphasis may be within a word, and a summary may be cut off there.
    """
    wanted = _letters(words)
    begun = _letters(unescape(TAG.sub("", html[: MARKUP * len(words) + LONGEST_MARKUP])))
    return bool(wanted) and begun.startswith(wanted)


def _letters(words: str) -> str:
    return "".join(WORD.findall(words.casefold()))


def heading(level: int, html: str, anchor: str) -> str:
    """Return a heading that readers can link to."""
    return f'<h{level} id="{anchor}">{html}</h{level}>'


def with_anchors(safe: str, taken: set[str], language: str) -> str:
    """Return the HTML of a text with a name for each heading, and beside it a link to it, named in a language.

    None of the names is in `taken`, to which all are added. A heading in HTML may have a name already, which it keeps.
    """
    if "<h" not in safe:
        return safe
    taken.update(ANCHOR.findall(safe))
    said = translation.words(language).gettext("Link to %(heading)s")

    def named(found: re.Match[str]) -> str:
        level, attributes, inner = found.groups()
        given = ANCHOR.search(attributes)
        anchor = given[1] if given else commonmark.free_anchor(sanitize_html.plain(inner), taken)
        start = f'<h{level} id="{anchor}"{ANCHOR.sub("", attributes)}>'
        link = PERMALINK.format(anchor, escape(said % {"heading": sanitize_html.plain(inner)}))
        return f"{start}{inner}</h{level}>\n{link}"

    return HEADING.sub(named, safe)


def with_practice_lists(html: str, language: str) -> str:
    """Return the HTML of a practice in which its steps, pitfalls and signs are told apart by how they look.

    They are known by what a heading says, in a language, above them.
    """
    words = translation.words(language)
    for heading, (tag, name) in PRACTICE_LISTS.items():
        anchor = re.escape(commonmark.free_anchor(words.gettext(heading), set()))
        html = re.sub(BELOW.format(anchor, tag), rf'\1<{tag} class="{name}">', html, count=1, flags=re.DOTALL)
    return html


def sections(html: str) -> tuple[str, ...]:
    """Return the HTML of a text in parts, each but the first one from a heading of level 2 that nothing holds."""
    depth, cuts = 0, [0]
    for found in CUT.finditer(html):
        if not found["heading"]:
            depth += -1 if found["end"] else 1
        elif not depth:
            cuts.append(found.start())
    parts = (html[start:end] for start, end in zip(cuts, [*cuts[1:], len(html)], strict=True))
    return tuple(part for part in parts if part.strip())


def with_terms(html: str) -> str:
    """Return the HTML of a text in which a list has rules for bullets where each item begins with words in bold."""
    return TERMS.sub(r'<ul class="terms">\1', html)


def with_buttons(html: str) -> str:
    """Return the HTML of a text in which a paragraph of nothing but a bold link is a button."""
    return CALL.sub(BUTTON, html)


def headings(html: str) -> tuple[AnchoredHeading, ...]:
    """Return the headings of a page that readers can link to, each with the deeper ones that follow it inside."""
    found = (
        AnchoredHeading(int(one["level"]), one["anchor"], TAG.sub("", one["words"]).strip())
        for one in LISTED.finditer(html)
    )
    return tree(tuple(found))


def tree(flat: Sequence[AnchoredHeading]) -> tuple[AnchoredHeading, ...]:
    """Return headings in reading order, each with the deeper ones that follow it inside."""
    found: list[AnchoredHeading] = []  # from the last one on
    for one in reversed(flat):
        within: list[AnchoredHeading] = []
        while found and found[-1].level > one.level:
            within.append(found.pop())
        found.append(one._replace(within=tuple(within)) if within else one)
    return tuple(reversed(found))


def finished(html: str, site: str, language: str) -> str:
    """Return HTML with tables and code that scroll alone, outgoing links that say so, and images that load late.

    Of other hosts than that of `site`, an address, it loads nothing. A table without a caption is named in a language.
    """
    if "<table" in html:
        numbers = count(1)
        said = translation.words(language).gettext("Table %(number)s")
        html = TABLE.sub(lambda one: REGION.format(one["caption"] or said % {"number": next(numbers)}), html)
        html = html.replace("</table>", "</table></div>")
    if "<pre" in html:
        html = html.replace("<pre", '<pre tabindex="0"')  # a long line of code scrolls, by keys, too
    html = OUTGOING.sub(lambda link: f'{link[0]} rel="external noopener"', html)
    return foreign_media.as_links(html.replace("<img ", '<img loading="lazy" '), site)


def in_language(html: str, tag: object) -> str:
    """Return a finished page whose text says its language, by its tag, and which way its letters run.

    In a language that hub has no words in, hub's own around the text are in another one; templates mark what is in it.
    """
    if not isinstance(tag, str) or not languages.is_tag(tag) or not translation.has(tag):
        return html
    return html.replace("<article ", f'<article lang="{tag}" dir="{languages.direction(tag)}" ', 1)


def language_mark(tag: str | None, around: str, words: str) -> Markup:
    """Return the attributes that say the language of words, by its tag, where those around them are in another one.

    Without a tag, they say which way the words run, where that is another way.
    """
    if not tag:
        runs = languages.direction_of(words)
        return Markup(' dir="{}"').format(runs) if runs not in {"", languages.direction(around)} else Markup()
    if tag.lower().partition("-")[0] == around.lower().partition("-")[0]:
        return Markup()
    return Markup(' lang="{}" dir="{}"').format(tag, languages.direction(tag))


def as_draft(html: str) -> str:
    """Return a finished page that only a preview has: search engines leave it out, should it ever be seen."""
    return html.replace("</title>", '</title>\n  <meta name="robots" content="noindex">', 1)


def with_ways(html: str, resolve: Callable[[str], str]) -> str:
    """Return HTML with every way from its page to a file of the hub as `resolve` gives it."""

    def led(tag: re.Match[str]) -> str:
        return WAY.sub(lambda one: f'{one["name"]}="{_resolved(one, resolve)}"', tag[0])

    return LINKS.sub(led, html)


def _resolved(attribute: re.Match[str], resolve: Callable[[str], str]) -> str:
    if attribute["name"] != "srcset":
        return _way(attribute["value"], resolve)
    pictures = (picture.split(maxsplit=1) for picture in attribute["value"].split(",") if picture.strip())
    return ", ".join(" ".join((_way(path, resolve), *size)) for path, *size in pictures)


def _way(value: str, resolve: Callable[[str], str]) -> str:
    found = PATH.fullmatch(unescape(value))
    return str(escape(resolve(found["path"]) + (found["rest"] or ""))) if found else value
