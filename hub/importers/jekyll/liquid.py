"""Liquid in a page of Jekyll: what is known of the site is filled in, the rest is taken out, and named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hub.importers import code_places

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

RAW = r"\{%-? *raw *-?%\}(?P<raw>(?:(?!\{%-? *raw *-?%\}).)*?)\{%-? *endraw *-?%\}"
COMMENT = r"\{%-? *comment *-?%\}(?:(?!\{%-? *comment *-?%\}).)*?\{%-? *endcomment *-?%\}"
CODE = (
    r"\{%-? *highlight +(?P<language>[\w+#-]++)[^{}%]*%\}\n?(?P<code>(?:(?!\{%-? *highlight ).)*?)\n?"
    r"\{%-? *endhighlight *-?%\}"
)
# What is written once for each of many values, of which none is known here.
LOOP = r"\{%-? *for\b[^{}%]*%\}(?:(?!\{%-? *for\b).)*?\{%-? *endfor *-?%\}"
# A percent sign or a brace by itself, as in `width="50%"`, ends neither.
IN_TAG = r"(?:[^{}%]|%(?!\})|\{(?![{%])|\}(?!\}))*+"
IN_VALUE = r"(?:[^{}]|\{(?![{%])|\}(?!\}))*+"
TAG = re.compile(
    rf"{RAW}|(?P<comment>{COMMENT})|{CODE}|(?P<loop>{LOOP})|\{{%(?P<tag>{IN_TAG})%\}}|\{{\{{(?P<value>{IN_VALUE})\}}\}}",
    re.DOTALL,
)
PATH = re.compile(
    r"""["'](?P<path>[^"']*)["'](?:\s*\|\s*(?:(?:relative|absolute)_url|prepend:\s*site\.(?:baseurl|url)))+"""
)
LITERAL = re.compile(r"""["'](?P<words>[^"'|]*)["']|(?P<number>\d+)""")
# Before a tag that gives a whole address here, sites of Jekyll 3 write where the site is.
WHOLE = re.compile(r"\{%-? ?(?:link|post_url)\b|\{\{ ?site\.baseurl")
ADDRESSES = {"link", "post_url"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """Hold what tags look up: `root` is the path of the site, `address` gives that of a file, `titles` some values.

    `included` returns what a tag such as `include` puts in, by its name and the rest of its words; None where that is
    not known. `report` gets the offset and the words of each tag of which nothing is known, and
    whether it is in code, where it stays.
    """

    root: str
    address: Callable[[str], str | None]
    titles: Mapping[str, str]
    included: Callable[[str, str], str | None]
    report: Callable[[int, str, bool], None]


def filled(body: str, site: Site) -> str:
    """Return a body as its readers saw it, as far as that is known; what is not known is reported and taken out.

    In code it stays, for there it is perhaps meant. Code that Jekyll colors is fenced.
    """
    return TAG.sub(_Filling(body, site).instead, body)


@dataclass(slots=True)
class _Filling:
    """Fill in one body; where its code is is looked for when a tag asks."""

    body: str
    site: Site
    places: code_places.CodePlaces | None = None
    seen: set[str] = field(default_factory=set)

    def instead(self, found: re.Match[str]) -> str:
        """Return what a tag puts into the text."""
        if found["raw"] is not None:
            return found["raw"]
        if found["code"] is not None:
            return code_places.fenced(found["language"], found["code"])
        known = "" if found["comment"] else self._known(found)
        return self._unknown(found) if known is None else known

    def _known(self, found: re.Match[str]) -> str | None:
        if found["value"] is not None:
            return self._value(found["value"].strip("- \n\t"), found.end())
        name, _, rest = (found["tag"] or "").strip("- \n\t").partition(" ")
        if name in ADDRESSES:
            return self.site.address(rest.strip())
        return self.site.included(name, rest.strip())

    def _value(self, words: str, end: int) -> str | None:
        """Return the path that an address of the site means, a title, or words in quotes; None for any other value."""
        if words in self.site.titles:
            return self.site.titles[words]
        if words in {"site.url", "site.baseurl"}:
            return self.site.root if words == "site.baseurl" and not WHOLE.match(self.body, end) else ""
        if path := PATH.fullmatch(words):
            return f"{self.site.root}/{path['path'].lstrip('/')}"
        literal = LITERAL.fullmatch(words)
        return literal[1] or literal[2] if literal else None

    def _unknown(self, found: re.Match[str]) -> str:
        """Report a tag, once for each that says the same, and return what is left of it: in code all of it."""
        self.places = self.places or code_places.of(self.body)
        is_code = self.places.have(found.start())
        if found[0] not in self.seen:
            self.seen.add(found[0])
            self.site.report(found.start(), found[0], is_code)
        return found[0] if is_code else ""
