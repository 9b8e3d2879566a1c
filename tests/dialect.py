"""Every construct of the dialect in real use, and how what becomes of it is read: words and links, in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = re.compile(r"[^\W_]+|[☐☑]")
SCHEME = re.compile(r"https?://|mailto:|tel:", re.IGNORECASE)
# Between words that stand beside each other only for the eye.
APART = frozenset(
    "sup td th li p br div tr h1 h2 h3 h4 h5 h6 dt dd caption figcaption figure summary".split()  # noqa: SIM905
)
CONSTRUCTS = {
    "paragraphs": "One line\nand its second.\n\nAnother paragraph.",
    "a line break by spaces": "One  \ntwo",
    "a line break by a backslash": "One\\\ntwo",
    "emphasis": "One *two* _three_ **four** __five__ ***six*** in*side*a word",
    "underscores in a word": "snake_case_words and 2*3*4",
    "strikethrough": "The old price ~~is ten~~ was ~one~.",
    "escapes": r"Not \*emphasis\*, \[no link\](x), \`no code\`, 1\. and \# signs",
    "entities": "&copy; 2026, a &lt;tag&gt;, &#8217; and &amp;amp;",
    "inline code": "Call `ask(once)`, ``a ` tick`` and `<b>`.",
    "a link": "Read [the *new* form](https://b.gov/form).",
    "a link with a title": 'Read [the form](https://b.gov/form "The title").',
    "several links": "[One](https://b.gov/1), [two](https://b.gov/2) and [three](<https://b.gov/3 4>).",
    "a link with brackets": "[a [b] c](https://b.gov/a_(b))",
    "a link of a reference": "[full][ref], [short][] and [shorter].\n\n[ref]: https://b.gov/r\n[short]: https://b.gov/c\n"
    "[shorter]: <https://b.gov/s> 'Title'",
    "an autolink": "See <https://b.gov/> and <ana@b.gov>.",
    "a bare address": "See https://b.gov/path?q=1&r=2.",
    "a bare address without a scheme": "See www.b.gov/path, please.",
    "a bare address in brackets": "Words (see https://b.gov/x) and more",
    "a bare mailbox": "Write to ana@b.gov.",
    "bare addresses and links": "See https://b.gov/1 and [two](https://b.gov/2), or www.b.gov.",
    "a link to a page": "[a](../events/index.md), [b](../toolkit/design/forms.md#ask) and [c](2026-11-20.md)",
    "a link to a place of the page": "[there](#below)\n\n#### Below",
    "a rooted link": "[join](/join/) and [search](/search/?q=a)",
    "a link to a mailbox and a telephone": "[Mail](mailto:a@b.gov?subject=Hi) or [call](tel:+1-202-555-0100)",
    "a picture": "![Two people at a desk](../assets/desk.png)",
    "a picture of a reference": "![desk]\n\n[desk]: ../desk.png",
    "a picture in a sentence": "Press ![the red button](red.svg) twice",
    "a picture that is a link": "[![A badge](../badge.svg)](https://b.gov/)",
    "a picture of another host": "![A chart](https://b.gov/chart.png)",
    "a linked picture of another host": "[![A badge](https://b.gov/badge.svg) of ours](https://c.gov/)",
    "headings": "# One\n\n#### Four ####\n\n##### Five *em*\n\n###### Six",
    "an underlined heading": "Title\n=====\n\nWords",
    "a rule": "Above\n\n***\n\nbelow\n\n- - -\n\nand out",
    "a list": "- one\n- two\n- three",
    "a list under a sentence": "Bring:\n- one\n- two",
    "a loose list": "* one\n\n* two\n\n  more of two\n\n* three",
    "a numbered list": "1. one\n2. two\n10. three",
    "a list that begins later": "7) seven\n8) eight",
    "a nested list": "- one\n  - two\n    1. three\n       - four\n- five",
    "a list with everything": "1. Words\n\n   > quoted\n\n   ```\n   code\n   ```\n\n   | a | b |\n   | - | - |\n"
    "   | c | d |\n2. End",
    "a list with links": "- [one](https://b.gov/1)\n- https://b.gov/2\n- [three](https://b.gov/3) and [four](https://b.gov/4)",
    "an empty entry": "- one\n-\n- three",
    "tasks": "- [x] done\n- [ ] to do\n- neither",
    "nested tasks": "- [ ] one\n  - [X] two\n\n    three",
    "tasks with numbers": "1. [x] one\n2. two",
    "a quotation": "> One\n> two\n>\n> three",
    "a lazy quotation": "> One\ntwo",
    "a quotation in a quotation": "> One\n>\n> > two\n>\n> three",
    "a quotation with a list and a link": "> - one\n> - [two](https://b.gov/)",
    "a fenced block": "```\nask = 1\n    indented < more\n```",
    "a fenced block with a language": "```python\ndef ask(once):\n    return 'once' & <b>\n```",
    "a block with tildes": "~~~ text\n``` inside\n~~~",
    "an indented block": "Words\n\n    indented *code*\n    ## no heading",
    "a table": "| Grant | Until | Amount |\n| :-- | :-: | --: |\n| Books | 1 May | 100 |\n| Rooms | | 1,200 |",
    "a table without edges": "a | b\n- | -\n1 | 2",
    "a table with marks": "| a | b |\n| - | - |\n| **c** `d` | e \\| f ~~g~~ |",
    "a table with links": "| a | b |\n| - | - |\n| [c](https://b.gov/c) | https://b.gov/d |\n| [e](/e/) | x |",
    "a wide table": f"| Name | Words |\n| - | - |\n| One | {'many ' * 20} |\n"
    f"| Two | {'more ' * 20}[end](https://b.gov/end) |\n| | x |",
    "a wide table with links in its header": f"| [Name](/n/) | Words |\n| - | - |\n| One | {'many ' * 20} |",
    "a table with a picture": "| a |\n| - |\n| ![b](../b.png) ![c](https://b.gov/c.png) |",
    "a table with an odd row": "| a | b |\n| - | - |\n| c |\n| d | e | f |",
    "a footnote": "A claim.[^1]\n\n[^1]: Its source.",
    "a footnote with a name and a link": "A claim[^why] here.\n\n[^why]: See [why](https://b.gov/why).",
    "footnotes in another order": "One[^b] two[^a] one again[^b].\n\n[^a]: Note a.\n[^b]: Note b.",
    "a footnote of many blocks": "A claim[^1]\n\n[^1]: First.\n\n    Second with `code`.\n\n    - a list",
    "a footnote that nobody calls": "Words.\n\n[^1]: Not shown.",
    "a note in brackets that is none": "Words [^1].",
    "an alert": "> [!NOTE]\n> On Tuesday at 10.",
    "all alerts": "\n\n".join(f"> [!{kind}]\n> Words" for kind in ("TIP", "IMPORTANT", "WARNING", "CAUTION", "note")),
    "an alert with blocks": "> [!WARNING]\n> Mind **this**:\n>\n> - one\n> - [two](https://b.gov/)\n>\n> > said",
    "no alert": "> [!NEWS]\n> Words",
    "a comment": "Words <!-- not shown -->\n\n<!--\nnor this\n-->\n\nmore",
    "inline HTML": "H<sub>2</sub>O, x<sup>2</sup>, <kbd>Ctrl</kbd>, <b>b</b>, <u>u</u>, <mark>m</mark>",
    "quoting HTML": "<q>Quoted</q>, <cite>cited</cite>, <abbr title='Mister'>Mr</abbr>, <ins>in</ins>, <del>out</del>",
    "a line break in HTML": "One<br>two<br/>three",
    "a link in HTML": 'Read <a href="https://b.gov/">the form</a> and <a href="../events/index.md">more</a>',
    "a picture in HTML": '<img src="../desk.png" alt="A desk" width="300">',
    "a box in HTML": '<div align="center">\n\nWords **in** it\n\n</div>',
    "details": "<details>\n<summary>More</summary>\n\nHidden *words*\n\n</details>",
    "a list in HTML": "<ul><li>one</li><li>two <b>b</b></li></ul>",
    "definitions in HTML": "<dl><dt>Term</dt><dd>Meaning</dd></dl>",
    "a table in HTML": "<table><caption>Grants</caption><tr><th>a</th><td>b</td></tr>"
    "<tr><th>c</th><td>d</td></tr></table>",
    "a figure in HTML": '<figure><img src="../a.png" alt="A"><figcaption>Words</figcaption></figure>',
    "HTML that is left out": "Some <font color='red'>red</font> and <center>centered</center> words",
    "quotation marks": "\"It's\", she said -- 'twice'... and '90s",
    "other scripts": "جلسة عن الخدمات؟ [نعم](https://b.gov/ع). 日本語の文章。 Ελληνικά ñ",
    "emoji": "A family 👩‍👩‍👧 and a flag 🇺🇳",
    "a long word": f"{'a-' * 60}b and https://b.gov/{'long-' * 30}",
    "many blank lines": "One\n\n\n\n\ntwo   three\t four",
    "tabs": "-\tone\n\n\ttwo\n\n\t\tcode",
    "nothing": "",
}
WIDE = ("a wide table", "a wide table with links in its header")


def parsed(html: str) -> LexborNode:
    """The content of a page."""
    body = LexborHTMLParser(f"<body>{html}</body>").body
    assert body is not None
    return body


def read(node: LexborNode, *, spread: bool = False) -> Iterator[str]:
    """What somebody reads who reads every visible word of a page: numbers of lists, boxes and pictures, too.

    Left out are addresses that are their own words, and arrows back; with `spread`, the names of columns stand before
    each value.
    """
    for child in node.iter(include_text=True):
        tag, classes = child.tag, child.attributes.get("class") or ""
        if tag == "-text":
            yield child.text_content or ""
        elif "footnote-backref" in classes or (tag == "a" and is_bare(child)):
            yield " "
        elif tag == "img":
            yield child.attributes.get("alt") or ""
        elif tag == "input":
            yield " ☑ " if "checked" in child.attributes else " ☐ "
        elif tag == "table" and spread:
            yield from spread_table(child)
        else:
            yield f" {number_of(child)} " if tag == "li" else ""
            yield " " if tag in APART else ""
            yield from read(child, spread=spread)
            yield " " if tag in APART else ""


def spread_table(table: LexborNode) -> Iterator[str]:
    """A table as it is read aloud, row by row."""
    names, *rows = [["".join(read(cell)) for cell in row.css("th, td")] for row in table.css("tr")]
    for row in rows:
        for name, value in zip(names, row, strict=False):
            yield f" {name} {value} " if value.strip() else ""


def number_of(entry: LexborNode) -> str:
    """The number before an entry of a list; none before one of a list without numbers, and before a task."""
    above = entry.parent
    if above is None or above.tag != "ol":
        return ""
    entries = [one.mem_id for one in above.iter() if one.tag == "li"]
    first = next(entry.iter(), None)
    is_task = entry.attributes.get("class") == "task" or (first is not None and first.tag == "input")
    return "" if is_task else str(int(above.attributes.get("start") or 1) + entries.index(entry.mem_id))


def is_bare(link: LexborNode) -> bool:
    """Whether the words of a link are its address."""
    words, target = link.text(), link.attributes.get("href") or ""
    return SCHEME.sub("", unquote(words)) == SCHEME.sub("", unquote(target)) and bool(words)


def links(node: LexborNode) -> list[str]:
    """The addresses of all links but the marks of footnotes."""
    found = (link.attributes for link in node.css("a[href]:not(.footnote-backref, .footnote-ref > a)"))
    return [str(attributes["href"]) for attributes in found]


def tokens(parts: Iterator[str]) -> list[str]:
    """Words alone, for marks differ between print, screen and letter."""
    return TOKEN.findall("".join(parts))
