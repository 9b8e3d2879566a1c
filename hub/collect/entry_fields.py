"""What all dialects share: reading a feed's entries one by one, their addresses, titles, summaries and names."""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from hub.base import misread_letters, sanitize_html, text, unknown_words, urls
from hub.base.translation import gettext, noop
from hub.collect import embedded_media, picture_captions, publishing_systems
from hub.collect.parsed_feed import Note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hub.collect.candidate import Candidate

TITLE_LENGTH = 120
BEGINNING = 8 * text.SUMMARY_LENGTH  # HTML that is enough for a summary; some summaries are whole articles
LONGEST_TITLE = 2000
LONG_PLACE = 40
TWICE = re.compile(r"^\s*https?:/*(?=https?:/)", re.IGNORECASE)
WITHOUT_SCHEME = re.compile(r"www\.[\w-]+\.\w", re.IGNORECASE)
# Markup in a title: tags that stand alone and show nothing, what nobody reads, and pairs of those for single words.
SILENT = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|<(?:br|hr|img|wbr)\b[^<>]*>|^\s*<p\b[^<>]*>|</p>\s*$",
    re.IGNORECASE | re.DOTALL,
)
PAIR = re.compile(
    r"<(a|abbr|b|bdi|big|center|cite|code|del|dfn|div|em|font|h[1-6]|i|ins|kbd|mark|nobr|p|q|s|samp|small|span|strike|strong"
    r"|sub|sup|time|tt|u|var)(?:\s[^<>]*)?>((?:(?!<\1[\s>]).)*?)</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
# HTML that was escaped twice: a text without tags that begins and ends with escaped ones.
ESCAPED = re.compile(
    r"\s*&lt;(?:a|blockquote|div|em|figure|h[1-6]|img|ol|p|section|span|strong|table|ul)\b.*&gt;\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
CDATA = re.compile(r"\s*<!\[CDATA\[(.*)\]\]>\s*", re.DOTALL)
ALT = re.compile(r"<img\b[^<>]*\balt\s*=\s*[\"']([^\"'<>]+)[\"']", re.IGNORECASE)
# A reference within a word was escaped once too often; alone, or where another & is one, a title talks of it.
BARE_AMPERSAND = re.compile(r"&(?!#?\w+;)")
ESCAPED_TWICE = re.compile(r"(?<=\w)&(?:amp|apos|#0?39|#8217|rsquo);(?=\w)")
ADDRESS = re.compile(r"https?://\S+")
DIRECTIONS = "\u200e\u200f\u061c"  # marks of direction, which say nothing at an end
# The mark of what was cut off, after a whole sentence.
CUT_OFF = re.compile(r"(?<=[.!?”\"])\s*\[?(?:…|\.\.\.)\]?\s*$")
BREAKS_OFF = re.compile(r"\[(?:…|\.\.\.)\]\s*$")
# What an entry brings along that may stand for a page.
RECORDINGS = ("audio/", "video/", "application/pdf")
# The first line of HTML: a block, or what stands before the end of a line; words within a line are no line.
LINE_ENDS = r"(?=\s*(?:</?(?:p|h[1-6]|div|article|header|section)\b|<br\b|\Z))"
FIRST_LINE = re.compile(
    r"\s*(?:<(?:article|div|header|section)\b[^<>]*>\s*){0,9}(?:<(p|h[1-6]|div)\b[^<>]*>(?P<block>(?:(?!</?\1\b).){1,600}?)</\1\s*>"
    rf"|<(strong|b|span|a)\b[^<>]*>(?P<marked>(?:(?!</?\3\b).){{1,600}}?)</\3\s*>{LINE_ENDS}"
    r"|(?P<line>[^<>]{1,300})<br\b[^<>]*>)",
    re.IGNORECASE | re.DOTALL,
)
RELATIVE = noop("is relative: give the site's address with `base_url` of the source, or --base URL")


def read_each(
    entries: Iterable[Any], read_one: Callable[[Any], Candidate]
) -> tuple[tuple[Candidate, ...], tuple[Note, ...]]:
    """Return what `read_one` makes of every entry, and notes on the entries that it skips.

    An entry is skipped where it is not an object or `read_one` raises ValueError; its note gives the reason.
    """
    found: list[Candidate] = []
    skipped: list[Note] = []
    for number, item in enumerate(entries, 1):
        try:
            found.append(read_one(_object(item)))
        except ValueError as error:
            skipped.append(Note(entry=_label(item) or gettext("entry %(number)s", number=number), reason=str(error)))
    return tuple(found), tuple(skipped)


def _object(item: object) -> dict[str, Any]:
    if not isinstance(item, dict):
        message = gettext("it is not an object")
        raise ValueError(message)  # noqa: TRY004  the entry is skipped like any other that makes no sense
    return item


def _label(item: object) -> str:
    given = item if isinstance(item, dict) else {}
    values = (given.get(key) for key in ("title", "name", "url", "link"))
    return next((label for value in values if isinstance(value, str) and (label := sanitize_html.plain(value))), "")


def address(given: str, base: str) -> str:
    """Return an entry's own address, absolute and canonical, with its anchor, as seen from `base`.

    Raises ValueError, in words for a person, where it is missing, wrong, or relative without a base.
    """
    if not given:
        message = gettext("it has no address")
        raise ValueError(message)
    given = _with_scheme(given, base)
    if not urlsplit(given).scheme and not urlsplit(base).netloc:
        message = gettext("its address %(given)s %(relative)s", given=given, relative=gettext(RELATIVE))
        raise ValueError(message)
    anchor = given.partition("#")[2]
    whole = urls.absolute(given, base)
    return urls.with_anchor(f"{whole}#{anchor}") if anchor and "#" not in whole else whole


def link(given: str, base: str) -> str | None:
    """Return an address that a feed or an entry gives, absolute and canonical; None where it is not usable."""
    try:
        return urls.absolute(_with_scheme(given, base), base) if given else None
    except ValueError:
        return None


def _with_scheme(given: str, base: str) -> str:
    """Return an address with the scheme that was left out, before `www.` or the host of `base`, or set twice."""
    host = urlsplit(base).netloc.removeprefix("www.")
    if WITHOUT_SCHEME.match(given) or (host and given.startswith(f"{host}/")):
        return f"https://{given}"
    return TWICE.sub("", given)


def place(guid: str) -> str:
    """Return the place on its feed's page that stands for an entry without an address; "" for one without a name.

    Of a long name, such as Outlook gives, it has the end of a hash, for many of these begin alike.
    """
    name = text.slug(guid)
    if len(guid) > text.SLUG_LENGTH:
        name = f"{name[:LONG_PLACE]}-{blake2b(guid.encode(errors='surrogatepass'), digest_size=8).hexdigest()}"
    return f"#{name}" if guid else ""


def apart(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return candidates whose addresses tell them apart where they are different entries of one page.

    An anchor stays where another entry has the same page and another anchor. Where the addresses are the same, the
    source's own names of the entries (`guid`) become anchors, unless the texts are the same, too.
    """
    given = tuple(candidates)
    pages = defaultdict(list)
    for one in given:
        pages[urls.key(one.url)].append(one)
    anchors = Counter(one.url.partition("#")[2] for one in given)
    told = {page: iter(_told_apart(same, anchors)) for page, same in pages.items()}
    return tuple(next(told[urls.key(one.url)]) for one in given)


def _is_name(one: Candidate, anchors: Counter[str]) -> bool:
    """Return whether an anchor belongs to the name of an entry that is alone on its page, and of no other entry."""
    anchor = one.url.partition("#")[2]
    return (anchors[anchor] == 1 and one.guid.endswith(f"#{anchor}")) or (f"#{anchor}" == place(one.guid))


def _told_apart(same_page: list[Candidate], anchors: Counter[str]) -> list[Candidate]:
    """Return candidates of one page with addresses that tell them apart; one that is alone keeps its name only."""
    addresses = {one.url for one in same_page}
    if len(same_page) > 1 and len(addresses) == 1 and _are_entries(same_page):
        return [replace(one, url=urls.canonical(one.url) + place(one.guid)) for one in same_page]
    if len(addresses) > 1 or ("#" in same_page[0].url and _is_name(same_page[0], anchors)):
        return same_page
    return [one if (url := urls.canonical(one.url)) == one.url else replace(one, url=url) for one in same_page]


def _are_entries(same_page: list[Candidate]) -> bool:
    """Return whether candidates with one address are different entries: by name, and by what they say."""
    guids = {one.guid for one in same_page}
    says = {(one.title, one.content_html) for one in same_page}
    return "" not in guids and len(guids) == len(same_page) and len(says) == len(same_page)


def title(given: str, content_html: str, address: str) -> str:
    """Return a title without markup; without a title, the beginning of the text; without a text, the address.

    A tag that the title talks about (`<select>`) stays: markup is what is opened and closed, or breaks a line. The
    beginning of the text has at most TITLE_LENGTH characters.
    """
    given = misread_letters.mended(_without_cdata(given))
    said = text.clean(html.unescape(_unmarked(given))) if "<" in given else sanitize_html.plain(given)
    said = said or _pictured(given)
    said = said.strip(DIRECTIONS)
    said = said if BARE_AMPERSAND.search(said) else ESCAPED_TWICE.sub(lambda found: html.unescape(found[0]), said)
    if said and not ADDRESS.fullmatch(said):
        return said
    return text.shortened(sanitize_html.plain(content_html), TITLE_LENGTH) or said or address


def _pictured(markup: str) -> str:
    """Return what the picture shows that is all of a title."""
    found = ALT.search(markup[:LONGEST_TITLE])
    return text.clean(html.unescape(found[1])) if found else ""


def _without_cdata(markup: str) -> str:
    """Return what is in a CDATA section that was put into another one, which is words for a reader of XML."""
    found = CDATA.fullmatch(markup)
    return found[1] if found else markup


def _unmarked(markup: str) -> str:
    """Return the words of a title and the tags that it talks about."""
    found, before = SILENT.sub(" ", markup[:LONGEST_TITLE]), ""
    while found != before:
        before, found = found, PAIR.sub(r"\2", found)
    return found


def summary(given: str, content_html: str, title: str = "") -> str:
    """Return the given summary in whole sentences; where there is none, the first sentences of the text.

    A `title` that is the first line of either is no part of that, and a summary that only says it is none; a text that
    only says it is kept.
    """
    texts = (embedded_media.without_links(one) for one in (given, content_html))
    untitled = (_beginning(_without_captions(_untitled(one, _bare(title)))) for one in texts)
    words = next(filter(None, map(unknown_words.known, untitled)), "")
    words = words or unknown_words.known(_beginning(embedded_media.without_links(content_html)))
    return text.whole_sentences(_to_its_end(words) if words.endswith(("…", "...", "]")) else words)


def _untitled(markup: str, title: str) -> str:
    """Return HTML without a first line that says the title once more; "" where it says nothing else."""
    if not title or title.split(maxsplit=1)[0] not in markup[:LONGEST_TITLE].casefold():
        return markup
    found = FIRST_LINE.match(markup)
    if found and _bare(sanitize_html.plain(found["block"] or found["marked"] or found["line"])) == title:
        return markup[found.end() :]
    return "" if len(markup) < LONGEST_TITLE and _bare(sanitize_html.plain(markup)) == title else markup


def _bare(words: str) -> str:
    """Return words in small letters, without the marks at their end."""
    return words.casefold().strip().rstrip(" .:!…")


def _without_captions(markup: str) -> str:
    """Return HTML without what is said of its pictures, unless it has no other words."""
    words = picture_captions.without(markup)
    return words if words == markup or sanitize_html.plain(words) else markup


def _to_its_end(words: str) -> str:
    """Return words without the mark of what was cut off, and without the sentence that breaks off, if not all."""
    whole = CUT_OFF.sub("", words)
    sentences = text.sentences(whole)
    breaks_off = BREAKS_OFF.search(whole) and len(sentences) > 1
    return whole[: -len(sentences[-1])].strip() if breaks_off else whole


def _beginning(markup: str) -> str:
    """Return the first words of HTML, enough for a summary: of half of BEGINNING, where these are twice as long."""
    half = BEGINNING // 2
    words = sanitize_html.plain(markup[:half])
    is_enough = len(markup) <= half or len(words) >= 2 * text.SUMMARY_LENGTH
    return words if is_enough else sanitize_html.plain(markup[:BEGINNING])


def said(markup: str) -> str:
    """Return HTML as its author wrote it: without what publishing systems add, and with links to what is embedded."""
    given = misread_letters.mended(_without_cdata(markup))
    given = html.unescape(given) if "<" not in given and ESCAPED.match(given) else given
    return publishing_systems.without(picture_captions.named(embedded_media.shown(given))) if given else ""


def names(given: Iterable[str]) -> tuple[str, ...]:
    """Return names without markup, blanks or repetitions, in their order; capitals make no other name."""
    found: dict[str, str] = {}
    for name in map(misread_letters.mended, map(sanitize_html.plain, given)):
        found.setdefault(name.lower(), name)
    return tuple(filter(None, found.values()))
