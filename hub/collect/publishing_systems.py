"""What publishing systems add to the words of an author: found by rules, and taken away.

A rule is looked for in the HTML as it came, for its classes say who wrote it. One rule, one test.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# What may stand between two words: spaces and tags.
GAP = r"(?:\s|&nbsp;|&#(?:32|160|xa0);|\xa0|<[^<>]*>)*"
ELLIPSIS = r"(?:\[?(?:…|&hellip;|&#8230;|&#x2026;|\.\.\.)\]?)"
ARROW = r"(?:→|»|&rarr;|&raquo;|&#8594;|&#187;|&gt;|>|\xbb)"
END = r"(?:\s|&nbsp;|&#160;|</?(?:p|div|span|br|a|em|strong|i|b)\b[^<>]*>)*\Z"
TAIL = 1500


class Rule(NamedTuple):
    """Hold the system that adds something, letters (in lower case) without which it is not there, and its form.

    What is `at_end` is looked for in the last TAIL characters only.
    """

    system: str
    letters: str
    form: re.Pattern[str]
    at_end: bool


def _rule(system: str, letters: str, form: str) -> Rule:
    return Rule(system, letters, re.compile(form, re.IGNORECASE | re.DOTALL), at_end=form.endswith(END))


RULES = (
    *(
        _rule(
            "wordpress",
            words,
            # A title begins with a capital; a post that is an office does not.
            rf"(?:<p>\s*)?\bThe post{GAP}(?-i:[^a-z\s])(?:(?!</?p\b).){{0,400}}?{words}{GAP}"
            rf"(?:(?!</?p\b).){{1,200}}?{END}",
        )
        for words in ("appeared first on", "first appeared on")
    ),
    _rule("wordpress", "reading", rf"{ELLIPSIS}\s*(?:Continue|Keep) reading\b[^<.]{{0,200}}{ARROW}?{END}"),
    _rule("wordpress", "more-link", r"<a\b[^<>]*\bclass=[\"'][^\"'<>]*\bmore-link\b[^<>]*>(?:(?!</a>).){0,300}</a>"),
    _rule(
        "medium",
        "originally published in",
        rf"(?:<hr\b[^<>]*>\s*)?<p>\s*<a\b[^<>]*>.{{1,300}}?</a>{GAP}was originally published in{GAP}.{{1,200}}?"
        r"(?:</p>|\Z)",
    ),
    _rule(
        "medium",
        "continue reading on",
        r"(?:<p\b[^<>]*>\s*)?<a\b[^<>]*>\s*Continue reading on\b.{1,200}?</a>(?:\s*</p>)?",
    ),
    _rule(
        "reddit",
        "submitted by",
        rf"\s{{0,20}}(?:&#32;\s{{0,20}})?\bsubmitted by{GAP}/u/.{{1,80}}?{GAP}\[link\]{GAP}\[comments\]{GAP}",
    ),
    _rule("hacker-news", "news.ycombinator.com", r"<a\b[^<>]*news\.ycombinator\.com/item[^<>]*>\s*Comments\s*</a>"),
    _rule(
        "hacker-news",
        "comments url:",
        rf"<p>\s*Article URL:.{{1,900}}?Comments URL:.{{1,400}}?Points:\s*\d+{GAP}#\s*Comments:\s*\d+\s*(?:</p>)?",
    ),
    _rule("lobsters", "lobste.rs", r"(?:<p>\s*)?<a\b[^<>]*lobste\.rs/s/[^<>]*>\s*Comments\s*</a>(?:\s*</p>)?"),
    _rule("arxiv", "announce type:", r"\A\s*(?:<p>)?\s*arXiv:[\w.]+\s+Announce Type:\s*[\w-]+\s*(?:Abstract:\s*)?"),
    _rule(
        "discourse",
        "participant",
        rf"(?:<p>)?\s*<small>\s*\d+ posts?{GAP}-{GAP}\d+ participants?\s*</small>\s*(?:</p>)?",
    ),
    _rule("discourse", "read full topic", r"(?:<p>)?\s*<a\b[^<>]*>\s*Read full topic\s*</a>\s*(?:</p>)?"),
    _rule(
        "substack",
        "thanks for reading",
        r"<p\b[^<>]*>\s*Thanks for reading\b[^<]{0,200}!(?:(?!</p>).){0,300}\bsubscribe\b(?:(?!</p>).){0,300}</p>",
    ),
    _rule(
        "substack",
        "button-wrapper",
        r"<(p|div)\b[^<>]*\bclass=[\"'][^\"'<>]*\bbutton-wrapper\b[^<>]*>(?:(?!</\1>).){0,900}</\1>",
    ),
    _rule(
        "drupal",
        "log in",
        r"<(li|p)\b[^<>]*>\s*<a\b[^<>]*>\s*Log in\s*</a>(?:(?!</\1>).){0,200}to post comments\s*</\1>",
    ),
    _rule(
        "drupal",
        "read more",
        r"<(li|p|div)\b[^<>]*>\s*<a\b[^<>]*>\s*Read more(?:(?!</\1>).){0,300}\babout\b(?:(?!</\1>).){0,300}</\1>",
    ),
    _rule(
        "drupal",
        "submitted by",
        r"<(span|p|div)\b[^<>]*\bclass=[\"'][^\"'<>]*\bsubmitted\b[^<>]*>(?:(?!</\1>).){0,300}</\1>",
    ),
    _rule(
        "slashdot",
        "at slashdot",
        r"(?:<p>\s*)?<a\b[^<>]*>\s*Read more of this story\s*</a>\s*at Slashdot\.\s*(?:</p>)?",
    ),
    _rule("tumblr", "tumblr_blog", r"<p>\s*<a\b[^<>]*\bclass=[\"']tumblr_blog\b[^<>]*>[^<]{1,100}</a>\s*:?\s*</p>"),
    _rule("squarespace", "permalink", r"<p>\s*<a\b[^<>]*>\s*Permalink\s*</a>\s*(?:</p>|<p>|\Z)"),
)
# The link to the whole text that ends a beginning of it, and what stands before it.
LAST_LINK = re.compile(
    rf"<a\b[^<>]*>\s*\(?\[?(?:(?:Continue|Keep) reading|(?:Read |Learn )?more|Read (?:the )?(?:full|rest))\b"
    rf"(?:(?!</a>).){{0,300}}</a>\]?\)?{END}",
    re.IGNORECASE | re.DOTALL,
)
BEFORE_LINK = re.compile(rf"{ELLIPSIS}?\s*(?:<p[^<>]*>\s*)?\Z", re.IGNORECASE)
# Elements that systems put around what they add, by their classes.
ADDED = {
    "feedburner": "feedflare",
    "blogger": "blogger-post-footer|blogger-post-tracker",
    "wordpress": "sharedaddy|jp-relatedposts|sd-sharing|sd-block|addtoany_share_save_container|yarpp"
    "|wp-block-jetpack-subscriptions|heateor_sss_sharing_container|mc4wp-form|crp_related|robots-nocontent",
    "substack": "subscription-widget-wrap|subscription-widget-wrap-editor|subscription-widget|subscribe-widget"
    "|captioned-button-wrap|poll-embed",
    "drupal": "field__label|field-label|field-label-inline|field--name-title|field--name-uid|field--name-created"
    "|node-readmore|comment-add|comment-forbidden|links inline",
    "slashdot": "share_submission",
}
ADDED_START = re.compile(
    rf"<(div|ul|span|p|section)\b[^<>]*?\bclass\s*=\s*([\"'])(?:[^\"'<>]*\s)?(?:{'|'.join(ADDED.values())})(?:\s[^\"'<>]*)?\2[^<>]*>",
    re.IGNORECASE,
)
CLASS = "class"
LETTERS = tuple(word for names in ADDED.values() for word in names.split("|"))


def without(markup: str) -> str:
    """Return HTML without what publishing systems add."""
    letters = markup.lower()
    found = _without_added(markup) if CLASS in letters and any(word in letters for word in LETTERS) else markup
    for rule in RULES:
        if rule.letters in (letters[-TAIL:] if rule.at_end else letters):
            start = max(0, len(found) - TAIL) if rule.at_end else 0
            found = found[:start] + rule.form.sub("", found[start:])
    return _without_last_link(found)


def _without_last_link(markup: str) -> str:
    """Return HTML without a link at its end that leads to the rest of the text."""
    start = markup.rfind("<a", max(0, len(markup) - TAIL))
    if start == -1 or not LAST_LINK.match(markup, start):
        return markup
    return BEFORE_LINK.sub("", markup[:start], count=1)


def _without_added(markup: str) -> str:
    """Return HTML without the elements that systems add, each to its own end."""
    kept, start = [], 0
    while (found := ADDED_START.search(markup, start)) and (end := _end(markup, found)):
        kept.append(markup[start : found.start()])
        start = end
    return "".join([*kept, markup[start:]])


def _end(markup: str, opened: re.Match[str]) -> int:
    """Return where an element ends that begins with a tag; 0 where it is never closed."""
    depth = 0
    for tag in re.compile(rf"</?{opened[1]}\b[^<>]*>", re.IGNORECASE).finditer(markup, opened.start()):
        depth += -1 if tag[0].startswith("</") else 1
        if depth == 0:
            return tag.end()
    return 0
