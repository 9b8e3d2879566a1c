"""The HTML of a WordPress post, as its database has it -> HTML as its readers saw it, and the names of shortcodes."""

from __future__ import annotations

import re
from collections import Counter
from html import escape, unescape
from typing import TYPE_CHECKING

from hub.base.translation import gettext

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

# Text in <pre> keeps its blank lines; the inner text has no second `<pre`, so that this takes one pass.
PREFORMATTED = re.compile(r"(<pre\b(?:(?!<pre\b).)*?</pre\s*>)", re.IGNORECASE | re.DOTALL)
BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|details|div|dl|dd|dt|fieldset|figure|figcaption|footer|form|h[1-6]|header|hr"
    r"|iframe|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b",
    re.IGNORECASE,
)
# The block editor writes its paragraphs, and marks them: https://developer.wordpress.org/block-editor/
BY_BLOCKS = "<!-- wp:"
# Shortcodes of WordPress itself (https://codex.wordpress.org/Shortcode) and of widespread plugins; others are known by
# their attributes, by an address, or by their end.
SHORTCODE = re.compile(
    r"\[(?P<end>/?)(?P<name>audio|caption|contact-form(?:-7)?|embed|ez-toc|gallery|playlist|toc|video|wp_caption"
    r"|(?:vc|et_pb|fusion|av)_\w+|[a-z][\w-]*(?=\s+(?:[\w-]+=[\"'\d]|https?://)))(?P<rest>[^\[\]\n]*)\]"
)
TAG = re.compile(r"\[(?P<end>/?)(?P<name>[a-z][\w-]*)(?=[\s\]/])(?P<rest>[^\[\]\n]*)\]")
FRAMES = {"caption", "wp_caption", "embed"}
# Frames that builders of pages put around words: WPBakery, Divi, Avada, Enfold.
BUILDERS = ("vc_", "et_pb_", "fusion_", "av_")
# Where a shortcode leads, or what it plays.
LEADS = re.compile(
    r"""(?:\b(?:href|link|url|src|file|mp3|mp4|m4a|m4v|ogg|wav|webm)=["']?|^\s+)(?P<address>https?://[^\s"'\[\]<>]+)"""
)
# Blocks that the old site makes anew each time; one of them shows another text of the site.
MADE = re.compile(r"<!-- wp:(?P<name>[a-z][\w/-]*)(?P<options> \{[^<>\n]*\})? /-->")
REFERENCE = re.compile(r'"ref":(\d+)')
MOST_REUSED = 200_000
# What a file is offered with a second time.
DOWNLOAD = re.compile(r"<a\b(?=[^<>]*\bwp-block-file__button\b)[^<>]*+>[^<>]*+</a>")
# What is said of a picture.
CAPTION = re.compile(
    r"\[(?P<name>caption|wp_caption)\b(?:(?!\[(?:wp_)?caption).)*?\[/(?P=name)\]"
    r"|<figcaption\b(?:(?!<figcaption).)*?</figcaption>",
    re.DOTALL,
)
# Code, as plugins show it, and an address alone on a line, which WordPress shows as what is there.
CODE = re.compile(
    r"\[(?P<name>code|sourcecode)\b[^\[\]\n]*\](?P<code>(?:(?!\[(?:code|sourcecode)\b).)*?)\[/(?P=name)\]", re.DOTALL
)
ALONE = re.compile(r"^[ \t]*(?:\[embed\b[^\[\]\n]*\])?(https?://[^\s<>\[\]\"']+)(?:\[/embed\])?[ \t]*$", re.MULTILINE)


def shown(html: str, reused: Mapping[str, str]) -> str:
    """Return a body with paragraphs where blank lines are, without shortcodes, with code as code.

    An address alone on a line, which WordPress shows as what is there, becomes a link, and so does what a shortcode
    leads to; of all others, what they frame stays. `reused` are texts that blocks show, by their numbers.
    """
    words = html.replace("\r\n", "\n").replace("\r", "\n")
    texts = (text for _, text in _blocks(words, reused))
    words = DOWNLOAD.sub("", MADE.sub(lambda _: next(texts) or "", words))
    words = ALONE.sub(r'<a href="\1">\1</a>', CODE.sub(_code, words))
    parts = PREFORMATTED.split(words)
    names = _names("".join(parts[::2]))
    parts[::2] = [_without_shortcodes(part, names) for part in parts[::2]]
    if BY_BLOCKS in words:
        return "".join(parts)
    return "\n".join(part if at % 2 else "\n".join(_paragraphs(part)) for at, part in enumerate(parts))


def _blocks(html: str, reused: Mapping[str, str]) -> Iterator[tuple[re.Match[str], str | None]]:
    """Yield each block that the old site makes anew, and the text that it shows.

    That is None for one that shows none that is known, and behind MOST_REUSED characters: a body of a thousand blocks
    may show a thousand times as much as all of the export.
    """
    length = 0
    for found in MADE.finditer(html):
        number = REFERENCE.search(found["options"] or "") if found["name"] == "block" else None
        text = reused.get(number[1]) if number else None
        length += len(text or "")
        yield found, text if length <= MOST_REUSED else None


def made(html: str, reused: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Yield the name and the place of each block that only the old site can show."""
    yield from ((found["name"], found.start()) for found, text in _blocks(html, reused) if text is None)


def _names(html: str) -> set[str]:
    """Return the names of shortcodes: those that are known as such, and what begins and ends alike."""
    known = {found["name"] for found in SHORTCODE.finditer(html)}
    every = [(found["name"], bool(found["end"])) for found in TAG.finditer(html)]
    return known | ({name for name, ends in every if ends} & {name for name, ends in every if not ends})


def _without_shortcodes(html: str, names: Container[str]) -> str:
    """Return a body without the tags of shortcodes; one that leads somewhere becomes a link."""
    tags = [found for found in TAG.finditer(html) if found["name"] in names]
    ends = Counter(found["name"] for found in tags if found["end"])
    pieces: list[str] = []
    links: list[str] = []
    place = 0
    for found in tags:
        pieces += (html[place : found.start()], _instead(found, ends, links))
        place = found.end()
    return "".join((*pieces, html[place:]))


def _instead(found: re.Match[str], ends: Counter[str], links: list[str]) -> str:
    """Return what stands for a tag; `links` are the names of shortcodes that have become links and are still open."""
    name = found["name"]
    if found["end"]:
        ends[name] -= 1
        return "</a>" if links and links[-1] == name and links.pop() else ""
    address = None if is_frame(name) else LEADS.search(found["rest"])
    if not address:
        return ""
    start = f'<a href="{address["address"]}">'
    if ends[name] > 0:
        links.append(name)
        return start
    return f"{start}{address['address']}</a>"


def prose(html: str) -> str:
    """Return a body without any shortcode, caption, or address that is alone on a line."""
    words = ALONE.sub("", CODE.sub("", CAPTION.sub("", html.replace("\r", ""))))
    names = _names(words)
    return TAG.sub(lambda found: "" if found["name"] in names else found[0], words)


def is_frame(name: str) -> bool:
    """Return whether a shortcode only frames what is in it."""
    return name in FRAMES or name.startswith(BUILDERS)


def _code(found: re.Match[str]) -> str:
    return f"<pre><code>{escape(unescape(found['code'].strip()), quote=False)}</code></pre>"


def shortcodes(html: str) -> Iterator[tuple[str, int, str]]:
    """Yield the name of each shortcode that begins, once, the place of the first, and what of it is kept."""
    names = _names(html)
    tags = [found for found in TAG.finditer(html) if found["name"] in names]
    ended = {found["name"] for found in tags if found["end"]}
    seen = {"code", "sourcecode"}
    for found in tags:
        name = found["name"]
        if not found["end"] and name not in seen:
            seen.add(name)
            is_around = is_frame(name) or name in ended
            leads = not is_around and LEADS.search(found["rest"])
            kept = (
                gettext("what it frames is kept")
                if is_around
                else gettext("its address is kept")
                if leads
                else gettext("it is left out")
            )
            yield name, found.start(), kept


def _paragraphs(words: str) -> Iterator[str]:
    """Yield blocks as `wpautop` makes them of blank lines: a line end within a paragraph is one for readers, too."""
    for part in filter(str.strip, BLANK_LINES.split(words)):
        lines = part.strip()
        yield lines if BLOCK.match(lines) else "<p>" + lines.replace("\n", "<br>\n") + "</p>"
