"""Liquid in a page of Jekyll: addresses are filled in, and every other tag stays as it is and is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

TAG = re.compile(r"\{%(?P<tag>[^{}%]*)%\}|\{\{(?P<value>[^{}]*)\}\}")
PATH = re.compile(r"""["'](?P<path>[^"']*)["']\s*\|\s*(?:(?:relative|absolute)_url|prepend:\s*site\.(?:baseurl|url))""")
# What sites of Jekyll 3 write before a tag that gives a whole address here.
PREFIX = re.compile(r"\{\{ ?site\.(?:base)?url ?\}\}(?=\{%-? ?(?:link|post_url)\b|\{\{ ?site\.baseurl)")
ADDRESSES = {"link", "post_url"}
# A table of contents that kramdown makes of a list, and what Jekyll shows as code, or not at all.
CONTENTS = re.compile(r"^[*-] [^\n]*\n\{:\s?toc[^{}\n]*\}$|^1\. [^\n]*\n\{:\s?toc[^{}\n]*\}$", re.MULTILINE)
CODE = re.compile(
    r"\{%-? *highlight +(?P<language>[\w+#-]+)[^{}%]*%\}\n?(?P<code>(?:(?!\{%-? *highlight ).)*?)\n?"
    r"\{%-? *endhighlight *-?%\}",
    re.DOTALL,
)
COMMENT = re.compile(r"\{%-? *comment *-?%\}(?:(?!\{%-? *comment ).)*?\{%-? *endcomment *-?%\}", re.DOTALL)
RAW = re.compile(r"\{%-? *(?:end)?raw *-?%\}")
# Lines of kramdown for the one before: https://kramdown.gettalong.org/syntax.html#block-ials
ATTRIBUTES = re.compile(r"^ {0,3}\{:[^{}\n]*\}[ \t]*$", re.MULTILINE)


def filled(body: str, root: str, address: Callable[[str], str | None], titles: Mapping[str, str]) -> str:
    """Return a body with the addresses that Jekyll writes by tags: of files (`link`, `post_url`) and of the site.

    `root` is the path of the site, `address` gives that of a file, or None where there is none, and `titles` are what
    tags such as `page.title` say. Attributes of kramdown
    become empty lines, and so do comments; code is fenced, and no line moves.
    """

    def instead(found: re.Match[str]) -> str:
        if found["value"] is not None:
            known = _value(found["value"].strip("- \n\t"), root, titles)
            return found[0] if known is None else known
        name, _, rest = found["tag"].strip("- \n\t").partition(" ")
        return (address(rest.strip()) if name in ADDRESSES else None) or found[0]

    given = COMMENT.sub(_empty_lines, CODE.sub(_fenced, CONTENTS.sub(_empty_lines, body)))
    return ATTRIBUTES.sub("", TAG.sub(instead, PREFIX.sub("", RAW.sub("", given))))


def _empty_lines(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _fenced(found: re.Match[str]) -> str:
    return f"```{found['language']}\n{found['code']}\n```"


def _value(words: str, root: str, titles: Mapping[str, str]) -> str | None:
    """Return the path that an address of the site means, or a title; None for any other value."""
    if words in titles:
        return titles[words]
    if words in {"site.url", "site.baseurl"}:
        return root if words == "site.baseurl" else ""
    path = PATH.fullmatch(words)
    return f"{root}/{path['path'].lstrip('/')}" if path else None


def left(body: str) -> Iterator[tuple[str, int]]:
    """Yield each tag that is left in a body, once by its first word, and its place."""
    seen: set[str] = set()
    for found in TAG.finditer(body):
        name = next(iter((found["tag"] or found["value"] or "").strip("- \n\t").split()), "")
        if name not in seen:
            seen.add(name)
            yield found[0], found.start()
