"""Quotation marks and apostrophes of HTML as in print, and those of code, attributes and addresses as they are."""

from __future__ import annotations

import re

# What is passed over on the way to the next mark, or to the end: code, links whose words are an address, tags, and
# words without a mark. Every character can be passed over in one way only, and what is never closed goes on to the end,
# as for a browser, so that the search never goes back.
MARK = re.compile(
    r"""(?P<passed>(?:<(?P<code>code|kbd|pre|samp|script|style)\b[^>]*>.*?(?:</(?P=code)>|\Z)"""
    r"""|<a\b[^>]*>(?:https?://|www\.)[^<]*</a>|<[a-zA-Z/!?][^>]*(?:>|\Z)|[^<'"&]+|&(?!quot;|\#39;)|<)*)"""
    r"""(?P<mark>['"]|&quot;|&\#39;|\Z)""",
    re.DOTALL,
)
# The tags that words end with, in words that run backward.
TAGS_BEFORE = re.compile(r"(?:>[^>]*<)+")
# No word has more tags and marks before it than this.
AFTER = re.compile(r"(?:<(?!br)[a-zA-Z/!?][^>]*>|['\"(\[$¿¡]|&quot;|&#39;){0,50}(?P<first>\w)?")
WITHIN_LINE = "a|abbr|b|bdi|cite|del|dfn|em|i|ins|mark|q|s|small|span|strong|sub|sup|time|u|var"
EDGE = re.compile(rf"<(?!/?(?:{WITHIN_LINE}|code|kbd|samp)\b)")
OPENS_AFTER = frozenset(" \t\n\u00a0([{–—/-")


def in_html(html: str) -> str:
    """Return HTML whose words have the quotation marks and apostrophes that printers set."""
    if "'" not in html and "&quot;" not in html and "&#39;" not in html and '"' not in html:
        return html
    return MARK.sub(_Setter(), html)


class _Setter:
    """Set one mark after the other: `last` is the mark before, for marks that are side by side."""

    last = " "

    def __call__(self, found: re.Match[str]) -> str:
        passed = found["passed"]
        if not found["mark"]:
            return passed
        is_double = found["mark"] in {'"', "&quot;"}
        before = self._before(passed)
        opens = (before in OPENS_AFTER or before in "“‘") and _has_word(found.string, found.end(), is_double)
        self.last = ("“" if opens else "”") if is_double else ("‘" if opens else "’")
        return passed + self.last

    def _before(self, passed: str) -> str:
        """Return the character before a mark as a reader sees it: a space at the start of a block."""
        if not passed:
            return self.last
        if passed[-1] != ">":
            return passed[-1]
        tags = TAGS_BEFORE.match(passed[::-1])
        if tags is None:
            return " "
        start = len(passed) - tags.end()
        if EDGE.search(passed, start):
            return " "
        return passed[start - 1] if start else self.last


def _has_word(html: str, place: int, is_double: bool) -> bool:  # noqa: FBT001  one of two marks
    """Return whether a word follows; after an apostrophe no number does, because years lose their first digits."""
    first = AFTER.match(html, place)["first"]  # type: ignore[index]  # it matches everywhere
    return first is not None and (is_double or not first.isdigit())
