"""Every example of the specification of CommonMark is read as it says, or as GitHub's own parser reads it."""

from __future__ import annotations

import re

import cmarkgfm
from cmarkgfm.cmark import Options

from hub.base import commonmark, sanitize_html
from tests.browser.conftest import ROOT

SPECIFICATION = ROOT / "tests/node_modules/commonmark-spec/spec.txt"
EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)
GITHUB = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
ADDED = ["autolink", "strikethrough", "table", "tasklist"]
BLOCKS = re.compile(r" ?(</?(?:blockquote|br|div|h[1-6]|hr|li|ol|p|pre|t[dhr]|table|tbody|thead|ul)\b[^>]*>) ?")


def normalized(html: str) -> str:
    """HTML as the cleaner leaves it, without the spaces that nobody sees."""
    return BLOCKS.sub(r"\1", re.sub(r"\s+", " ", sanitize_html.page(html, str))).strip()


def test_every_example() -> None:
    """Where GitHub adds to CommonMark, its parser decides; nothing else may differ."""
    text = SPECIFICATION.read_text("utf-8").replace("→", "\t")
    examples = EXAMPLE.findall(text)
    assert len(examples) == 652
    differ = []
    for source, html in examples:
        github = cmarkgfm.markdown_to_html_with_extensions(source, GITHUB, ADDED)
        if normalized(commonmark.to_html(source)) not in {normalized(html), normalized(github)}:
            differ.append(source)
    assert differ == []
