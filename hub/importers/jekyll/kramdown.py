"""Kramdown, the Markdown of Jekyll -> CommonMark: https://kramdown.gettalong.org/syntax.html."""

from __future__ import annotations

import re

from hub.importers import code_places

# A line of attributes for the block beside it, or of options; then a list that becomes a table of contents.
LINE = r" {0,3}\{::?[^{}\n]*\}[ \t]*"
LIST = r"(?:[*+-]|1\.)[ \t][^\n]*\n {0,3}\{:\s?toc[^{}\n]*\}[ \t]*$"
CONTENTS = re.compile(
    rf"^<details\b[^<>\n]*>\s*<summary>[^<>]*</summary>\s*(?:{LINE}\n\s*)?{LIST}\s*</details>"
    rf"|^(?:\#{{1,6}}[ ][^\n]*\n(?:{LINE}\n)?(?:[ \t]*\n)?)?{LIST}",
    re.MULTILINE,
)
COMMENT = re.compile(r"\{::comment\}(?:(?!\{::comment\}).)*?\{:/(?:comment)?\}", re.DOTALL)
CHANGES = (
    (re.compile(rf"^{LINE}$", re.MULTILINE), ""),
    # Behind a link, a picture, bold, or code; and behind a heading.
    (re.compile(r"(?<=[)\]*_`~])\{:[^{}\n]*\}"), ""),
    (re.compile(r"(?<=^#)(#{0,5} (?:[^{}\n]*[^{}\s])?)[ \t]*\{(?:#[\w:-]+|:[^{}\n]*)\}[ \t]*$", re.MULTILINE), r"\1"),
    (re.compile(r"\{(?::/|::nomarkdown|:/nomarkdown|::options[^{}\n]*)/?\}"), ""),
    # Markdown in HTML begins behind an empty line, and so does what is behind HTML.
    (
        re.compile(
            r"""^(<\w+\b[^<>\n]*?)(?<!\s)\s+markdown=["']?(?:1|block|span)["']?([^<>\n]*>)[ \t]*$""", re.MULTILINE
        ),
        r"\1\2\n",
    ),
    (re.compile(r"^(</(?:details|div|figure|p|section|table)>)[ \t]*\n(?=[^\s<])", re.MULTILINE), r"\1\n\n"),
)


def common(markdown: str) -> str:
    """Return a text without attributes, comments and tables of contents; code stays as it is."""
    return code_places.outside(code_places.outside(markdown, ((CONTENTS, ""), (COMMENT, ""))), CHANGES)
