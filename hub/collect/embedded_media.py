"""Pictures and players within HTML -> what a page without scripts can show: pictures at once, players as links."""

from __future__ import annotations

import html
import re
from functools import cache
from urllib.parse import parse_qs, urlsplit

from hub.base import translation
from hub.base.translation import gettext, noop

# Pictures that only count readers.
PICTURE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
COUNTS = re.compile(
    r"\b(?:width|height)\s*=\s*[\"']?[01](?:px)?[\"'\s/>]|style\s*=\s*[\"'][^\"']*(?:display\s*:\s*none|(?:width|height)\s*:\s*[01]px)"
    r"|//(?:feeds\.feedburner\.com/~|pixel\.(?:wp|quantserve)\.com|stats\.wordpress\.com|feeds\.wordpress\.com/1\.0/"
    r"|medium\.com/_/stat|www\.google-analytics\.com|blogger\.googleusercontent\.com/tracker|b\.scorecardresearch\.com)",
    re.IGNORECASE,
)
# Where a picture waits until somebody scrolls to it; its `src` is a placeholder.
LATE = re.compile(
    r"\s(?:data-(?:lazy-|orig(?:inal)?-?|full-|img-)?(?:src|url|original|lazy)|data-original|data-lazy|data-actualsrc)\s*=\s*([\"'])(?P<src>[^\"'<>]+)\1",
    re.IGNORECASE,
)
IN_SET = re.compile(r"\s(?:data-(?:lazy-)?)?srcset\s*=\s*([\"'])\s*(?P<src>[^\"'<>\s,]+)", re.IGNORECASE)
SOURCE = re.compile(r"\ssrc\s*=\s*(?:([\"'])(?P<quoted>[^\"'<>]*)\1|(?P<bare>[^\s\"'<>]+))", re.IGNORECASE)
PLACEHOLDER = re.compile(
    r"\A\s*(?:data:|about:blank|$)|\b(?:placeholder|blank|spacer|lazy|loading|transparent|1x1)\b[^/]*\.(?:gif|png|svg)",
    re.IGNORECASE,
)
# Some of these is in every HTML with a picture that is late or counts; to look for them takes a tenth of the time.
SIGNS = (
    *("data-", "data:", "srcset", '="1"', "='1'", "=1 ", "=1>", '="0"', "='0'", "=0 ", "=0>", "none", "1px"),
    *("<noscript", "burner", "pixel.", "stat", "tracker"),
)
NOT_SEEN = re.compile(r"<noscript\b[^<>]*>((?:(?!<noscript\b).)*?)</noscript\s*>", re.IGNORECASE | re.DOTALL)

# What another page shows within a page.
EMBEDDED = re.compile(
    r"<(?P<tag>iframe|embed|video|audio|object)\b(?P<attributes>[^<>]*)>(?:(?P<inner>(?:(?!<(?P=tag)\b).)*?)</(?P=tag)\s*>)?",
    re.IGNORECASE | re.DOTALL,
)
ADDRESS = re.compile(
    r"\b(?:src|data-src|data-lazy-src|data)\s*=\s*[\"']\s*(?P<url>(?:https?:)?//[^\"'<>\s]+)", re.IGNORECASE
)
TITLE = re.compile(r"\b(?:title|aria-label)\s*=\s*([\"'])(?P<words>[^<>]*?)\1", re.IGNORECASE)
PLAYERS = re.compile(
    r"(?:^|\.)(?:youtube|youtube-nocookie|vimeo|dailymotion|ted|wistia|brightcove|kaltura|panopto|loom|twitch|c-span|spotify"
    r"|soundcloud|podbean|buzzsprout|libsyn|simplecast|megaphone|archive|facebook|peertube|streamable)\.[a-z]+$|^players?\."
)
# The words of the links, with a title and without.
TITLED = {
    "Audio": noop("Audio: %(title)s"),
    "Video": noop("Video: %(title)s"),
    "Embedded": noop("Embedded: %(title)s"),
}
UNTITLED = {"Audio": noop("Audio on %(name)s"), "Video": noop("Video on %(name)s")}
UNSEEN = re.compile(
    r"\b(?:width|height)\s*=\s*[\"']?[01](?:px)?[\"'\s/>]|display\s*:\s*none|googletagmanager|doubleclick|/plugins/like",
    re.IGNORECASE,
)


def shown(markup: str) -> str:
    """Return HTML in which what is embedded is a link, late pictures have their address, and counting ones are gone."""
    letters = markup.lower()
    if "<img" in letters and any(sign in letters for sign in SIGNS):
        seen = NOT_SEEN.sub(_seen_without_scripts, markup) if "<noscript" in letters else markup
        markup = PICTURE.sub(_picture, seen)
    if any(f"<{tag}" in letters for tag in ("iframe", "embed", "video", "audio", "object")):
        markup = EMBEDDED.sub(_link, markup)
    return markup


def without_links(markup: str) -> str:
    """Return HTML without the links that stand for what was embedded: they are no words of the text."""
    return _links(translation.spoken()).sub("", markup)


def as_words(markup: str) -> str:
    """Return HTML in which the links to what was embedded are words, which no reader of pages takes for a menu."""
    return _links(translation.spoken()).sub(lambda link: f"<p>{link['words']} [{link['address']}]</p>", markup)


def as_links(markup: str) -> str:
    """Return HTML in which the words of `as_words` are links again."""
    return _words(translation.spoken()).sub(r'<p><a href="\g<address>">\g<words></a></p>', markup)


@cache
def _links(language: str) -> re.Pattern[str]:
    return re.compile(rf'<p><a href="(?P<address>[^"<>]*)">(?P<words>{_said(language)})</a></p>')


@cache
def _words(language: str) -> re.Pattern[str]:
    return re.compile(rf"<p>(?P<words>{_said(language)}) \[(?P<address>https?://[^\s<>\[\]\"]+)\]</p>")


def _said(language: str) -> str:
    """Return the form of the words of the links in a language."""
    said = map(translation.words(language).gettext, (*TITLED.values(), *UNTITLED.values()))
    return "|".join("[^<>]*".join(map(re.escape, re.split(r"%\(\w+\)s", one))) for one in said)


def _seen_without_scripts(found: re.Match[str]) -> str:
    """Return nothing for a picture that stands beside the one that scripts load; else what was inside."""
    before = found.string[max(0, found.start() - 2000) : found.start()]
    last = next(reversed(PICTURE.findall(before)), "")
    return "" if LATE.search(last) else found[1]


def _picture(found: re.Match[str]) -> str:
    tag = found[0]
    if COUNTS.search(tag):
        return ""
    source = SOURCE.search(tag)
    given = (source["quoted"] or source["bare"] or "") if source else ""
    waiting = LATE.search(tag) or (IN_SET.search(tag) if PLACEHOLDER.search(given) else None)
    if not waiting or not (PLACEHOLDER.search(given) or LATE.search(tag)):
        return tag
    rest = SOURCE.sub("", tag, count=1)
    return f'<img src="{waiting["src"]}"{rest[len("<img") :]}'


def _link(found: re.Match[str]) -> str:
    """Return a link to what is embedded; what nobody sees is left out."""
    inner = found["inner"] or ""
    address = ADDRESS.search(found["attributes"]) or ADDRESS.search(inner)
    if not address or UNSEEN.search(found["attributes"]):
        return ""
    url = html.unescape(address["url"])
    url = f"https:{url}" if url.startswith("//") else url
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    is_film = found["tag"].lower() in {"video", "audio"} or PLAYERS.search(host)
    title = TITLE.search(found["attributes"])
    if not is_film and not (title and title["words"].strip()):
        return ""
    kind = "Audio" if found["tag"].lower() == "audio" else "Video" if is_film else "Embedded"
    named = title["words"].strip() if title else ""
    words = gettext(TITLED[kind], title=named) if named else gettext(UNTITLED[kind], name=host)
    return f'<p><a href="{html.escape(_page_of(url))}">{words}</a></p>'


def _page_of(url: str) -> str:
    """Return the page on which people watch what a player shows, where that is known; else the player's address."""
    parts = urlsplit(url)
    host, steps = (parts.hostname or "").removeprefix("www."), parts.path.strip("/").split("/")
    if host in {"youtube.com", "youtube-nocookie.com"} and steps[0] == "embed" and len(steps) > 1:
        lists = parse_qs(parts.query).get("list")
        is_list = steps[1] == "videoseries" and lists
        return f"https://www.youtube.com/{f'playlist?list={lists[0]}' if is_list and lists else f'watch?v={steps[1]}'}"
    if host == "player.vimeo.com" and steps[0] == "video" and len(steps) > 1:
        return f"https://vimeo.com/{steps[1]}"
    if host == "dailymotion.com" and steps[:2] == ["embed", "video"]:
        return f"https://www.dailymotion.com/video/{steps[-1]}"
    return url
