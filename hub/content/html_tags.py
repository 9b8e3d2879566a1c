"""The tags of HTML as text: where each begins and ends, and what its attributes say."""

from __future__ import annotations

import html
import re

# A comment, a declaration or a tag, as browsers cut HTML (https://html.spec.whatwg.org/#tokenization); one that never
# ends goes on to the end, so that a long text is read in one pass.
_PLACE = r"""(?: data-sourcepos="(?P<line>\d+):(?P<column>\d+)-(?P<last_line>\d+):(?P<last_column>\d+)")?"""
_REST = r"""(?P<rest>(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|[^"'>])*+)(?:>|\Z)"""
TAG = re.compile(
    r"(?P<comment><!--(?:-?>|.*?(?:--!?>|\Z)))|<[!?][^>]*>"
    rf"|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*){_PLACE}{_REST}",
    re.DOTALL,
)
# The tags that matter where nobody wrote HTML, which are a fifth of all.
WRITTEN = re.compile(rf"<(?P<close>/?)(?P<name>a|img|h[1-6]|code|pre)\b{_PLACE}{_REST}(?P<comment>(?!))?")
ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+)))?"""
)


def value(rest: str, name: str) -> str | None:
    """Return what an attribute of a tag says; of two the first, "" where it says nothing, None where it is missing."""
    start = len(name) + 3
    if rest.startswith(f' {name}="') and (end := rest.find('"', start)) >= 0:  # as the parser writes it
        return html.unescape(rest[start:end])
    if name not in rest.lower():
        return None
    for found in ATTRIBUTE.finditer(rest):
        if found["name"].lower() == name:
            return html.unescape(found[found.lastgroup or ""]) if found.lastgroup != "name" else ""
    return None


def words(markup: str, *, pictures: bool = False) -> str:
    """Return the words of a piece of HTML, with those of its pictures if they are asked for."""
    if "<" in markup:
        markup = TAG.sub(_alt if pictures else "", markup)
    return html.unescape(markup).strip()


def _alt(found: re.Match[str]) -> str:
    is_picture = found["name"] and found["name"].lower() == "img"
    return html.escape(value(found["rest"], "alt") or "") if is_picture else ""
