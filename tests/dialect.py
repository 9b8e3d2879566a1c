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
    "a list with links": (
        "- [one](https://b.gov/1)\n- https://b.gov/2\n- [three](https://b.gov/3) and [four](https://b.gov/4)"
    ),
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
    "code in a nested list": (
        "1. Install:\n\n   ```console\n   pip install hub\n   ```\n\n   - then:\n\n         indented code\n\n2. Run"
    ),
    "a table in a nested list": (
        "- outer\n  1. inner\n\n     | a | b |\n     | --- | --- |\n     | c | d |\n\n  2. more"
    ),
    "an alert in a list": "- one\n\n  > [!WARNING]\n  > Careful *now*\n\n- two",
    "an alert in a numbered list with code": "1. one\n   > [!TIP]\n   > ```\n   > code\n   > ```\n2. two",
    "an alert in an alert": "> [!NOTE]\n> outer\n>\n> > [!TIP]\n> > inner",
    "an alert with a list at once": "> [!IMPORTANT]\n> - one\n> - two",
    "a footnote in a table": "| a | b |\n| - | - |\n| one[^t] | two |\n\n[^t]: The note *of* a cell",
    "a footnote in a heading": "#### Title[^h]\n\nWords\n\n[^h]: Noted",
    "a footnote used twice": "One[^n] and two[^n].\n\n[^n]: The same",
    "a footnote with blocks": "Word[^b]\n\n[^b]: First\n\n    second\n\n    - a list\n    - of two\n",
    "a footnote in a list": "- one[^l]\n- two\n\n[^l]: Noted",
    "a footnote that is not used": "Word\n\n[^u]: Never seen",
    "a footnote without a note": "Word[^missing] more",
    "details with Markdown": (
        "<details>\n<summary>More about <b>it</b></summary>\n\n- one\n- two\n\n| a | b |\n| - | - |\n"
        "| c | d |\n\n</details>"
    ),
    "open details": "<details open>\n<summary>Open</summary>\nText at once, *not Markdown*\n</details>",
    "details in a list": (
        "- one\n\n  <details>\n  <summary>More</summary>\n\n  Words **in** it\n\n  </details>\n\n- two"
    ),
    "a picture with sources": (
        '<picture>\n  <source media="(prefers-color-scheme: dark)" srcset="../dark.png">\n'
        '  <img alt="A lamp" src="../light.png">\n</picture>'
    ),
    "keys": "Press <kbd>Ctrl</kbd>+<kbd>C</kbd>, then <kbd><kbd>Alt</kbd>+<kbd>F4</kbd></kbd>",
    "subscript in a list": "- CO<sub>2</sub>\n- 10<sup>th</sup> of May",
    "bare addresses with punctuation": (
        "See https://b.gov/a, https://b.gov/b; https://b.gov/c! (https://b.gov/d). "
        "https://b.gov/e? 'https://b.gov/f' \"https://b.gov/g\""
    ),
    "a bare address with parentheses": "See https://b.gov/a_(b)_c and (https://b.gov/d_(e)) and https://b.gov/f)",
    "a bare address with underscores": "See https://b.gov/_a_b__c_ and https://b.gov/*x*/y",
    "a bare address before an entity": "https://b.gov/?a=b&copy; and https://b.gov/?a=b&c;d",
    "a bare address before a tag": "https://b.gov/a<br>next https://b.gov/b<b>x</b>",
    "bare www addresses": "www.b.gov, then www.b.gov/x",
    "bare mailboxes": "a.b-c_d@b.gov. a+b@c.b.gov! <a@b.gov>, a@b_ and mailto:a@b.gov",
    "other schemes bare": "ftp://b.gov/x and tel:+12025550100 and file:///x",
    "an underlined heading with a link": "The [form](https://b.gov/)\n-----------\n\nWords",
    "an underlined heading of two lines": "One\ntwo\n===\n\nWords",
    "headings with one name": "#### Same\n\n#### Same\n\n#### Same-1\n\n[a](#same) [b](#same-1) [c](#same-2)",
    "a heading of code and marks": "#### `a_b` *c* & d! é 日本\n\n[x](#a_b-c--d-é-日本)",
    "a heading without blank": "#Not a heading\n\n####### Seven",
    "a heading in a list": "- #### In\n  words\n- two",
    "reference links with odd labels": (
        "[Two\nWords], [ *x* ][A  b], [`c`] and [Ünï]\n\n[two words]: https://b.gov/1\n"
        "[a B]: https://b.gov/2\n[`c`]: https://b.gov/3\n[ünÏ]: https://b.gov/4"
    ),
    "a definition twice": "[x]\n\n[x]: https://b.gov/1\n[x]: https://b.gov/2",
    "a definition in a quotation": "[q]\n\n> [q]: https://b.gov/q",
    "escaped pipes in a table": "| a \\| b | `c \\| d` |\n| - | - |\n| [x\\|y](https://b.gov/) | \\|\\| |",
    "a table with aligned columns": "a | b | c\n:- | :-: | -:\n1 | 2 | 3\n\n| only |\n| --- |",
    "a table with odd rows": "| a | b |\n| - | - |\n| one |\n| 1 | 2 | 3 |\n| | |\nwords after",
    "a table with breaks": "| a | b |\n| - | - |\n| one<br>two | - x<br>- y |",
    "a table with everything inline": "| a |\n| - |\n| **b** ~~c~~ `d` <kbd>e</kbd> https://b.gov/ ![f](../f.png) |",
    "a table under a sentence": "Words\n| a | b |\n| - | - |\n| 1 | 2 |\nmore",
    "hard breaks in a list": "- one  \n  two\\\n  three<br>four",
    "hard breaks at an end": "one  \n\ntwo\\\n\n#### three  ",
    "entities and ampersands": "AT&T &amp; &nbsp;x&nbsp; &#x27; &#0; &hellip; &notanentity; &lt;b&gt; &copy",
    "emoji shortcodes": "Well done :tada: :+1: :not_an_emoji: 10:30:45 `:tada:`",
    "tasks within tasks": "- [ ] one\n  - [x] two\n    - [ ] three [link](https://b.gov/)\n  - four",
    "odd tasks": "- [] no\n- [ ]no\n- [x ] no\n- [X] yes\n- \\[ ] no\n* [ ] star\n+ [x] plus",
    "a picture in a link with words": '[![A *b*](../b.png) and words](https://b.gov/ "Title")',
    "link titles": '[a](https://b.gov/1 \'one\') [b](https://b.gov/2 (two)) [c](<https://b.gov/3> "th\\"ree")',
    "comments in words": "One <!-- two --> three <!-- *four* --> <!---->five <!--> six",
    "a list beginning elsewhere": "3. three\n4. four\n\n0. zero\n\n007. seven",
    "a line that begins with a number": "It was in\n1986. What a year.\n\n1986\\. What a year.\n\n2026. A year",
    "a list of years": "2025. one\n2026. two",
    "strikethrough with tildes": "~one~ ~~two~~ ~~~three~~~ ~~d ~ e~~ ~ f ~",
    "lists with other marks": "- a\n+ b\n* c\n1. d\n2) e",
    "mentions and numbers": "@ana and @gov/team, #12, org/repo#3, GH-4, 5f3a2b1",
    "a link in emphasis in a link": (
        "**[a *b*](https://b.gov/)** *[c](https://b.gov/c)* [d [e](https://b.gov/e) f](https://b.gov/f)"
    ),
    "emphasis across marks": "**a** *a*b _a_b __a__b ***x** y*",
    "a backslash before everything": "\\# \\- \\> \\| \\[x\\](y) \\<b> \\&amp; \\a \\",
    "fences with words": '```python title="x"\na = 1\n```\n\n~~~~\n```\nin\n```\n~~~~\n\n``` \nopen',
    "a quotation with code and a table": "> ```\n> a\n> ```\n>\n> | a |\n> | - |\n> | b |\n>\n> 1. x\n>    - y",
    "HTML blocks and Markdown": '<div>\n*no*\n\n*yes*\n</div>\n\n<p align="center">\n  <b>x</b>\n</p>',
    "an anchor in HTML": '<a name="here"></a>Words [there](#here) and <a id="x"></a>',
    "a math line": "Inline $a_b$ and\n\n$$x*y*z$$",
    "a link without words": "[](https://b.gov/) and [ ](https://b.gov/x)",
    "autolinks in angle brackets": "<https://b.gov/a b> <https://b.gov/a_b_> <mailto:a@b.gov> <b.gov>",
    "right to left and left": "> [!NOTE]\n> שלום [קישור](https://b.gov/)\n\n| عنوان | b |\n| - | - |\n| ج | d |",
    "a dialog of a chat": "**Ana:** Hi!  \n**Bo:** See https://b.gov/a, ok?\n\n---\n\n_End._",
    "a contact block": "Ana Ruiz\\\nForms team  \n<ana@b.gov> | [+1 202 555 0100](tel:+12025550100)\\\n1 Main St.",
    "an agenda with hours": "- **1:00 pm** Welcome\n- **1:10 pm**: [Talk](https://b.gov/t) (*Ana*)\n- 2:00--2:30 Q&A",
    "a schedule in a table": "Time | What\n:---|---:\n9:00 | Doors\n9:30 | **Talk** by [Ana](https://b.gov/ana)",
    "questions and answers": "#### Who may come?\n\nAll.\n\n#### What does it cost?\n\n"
    "Nothing; see [why](#who-may-come).",
    "steps with pictures": "1. Open it:\n\n   ![The door](https://b.gov/door.png)\n\n2. Close it.\n\n"
    "   > Softly.\n3. Go.",
    "steps with code": "1. Run `ask`\n   ```sh\n   ask --once | tee out\n   ```\n1. Read\n\n       out\n1. End",
    "steps that begin again": "1. one\n2. two\n\nThen:\n\n1. three\n2. four",
    "a list after a list": "- one\n- two\n\n<!-- -->\n\n- three\n\n* four",
    "a list with long entries": "- One goes\n  on here.\n\n  And [here](https://b.gov/h).\n- Two\ngoes on lazily.",
    "a list of two spaces within numbers": "1. one\n  - two\n  - three\n2. four",
    "a list of four spaces": "- one\n    - two\n        - three\n            - four",
    "a list of tabs": "-\tone\n\t-\ttwo\n\t\t1.\tthree",
    "a list of tasks with links": "- [ ] [One](https://b.gov/1)\n- [x] https://b.gov/2\n- [ ] **three** ~~four~~",
    "a list in a quotation in a list": "- one\n  > - two\n  >   1. three\n  >\n  > four\n- five",
    "a list with headings of bold": "- **One**\n\n  Words one.\n\n- **Two**\n\n  Words two.",
    "a list with an empty line within": "- one\n\n  - two\n\n\n  - three\n\n      four",
    "a quotation with its source": "> Ask once.\n>\n> — [Ana](https://b.gov/ana), *2026*",
    "a quotation of many": "> one\n\n> two\n>> three\n> four\n\nfive",
    "a pulled quotation in HTML": "<blockquote>Ask <em>once</em>.<footer>Ana</footer></blockquote>",
    "an alert with a heading and a table": "> [!TIP]\n> #### Mind\n>\n> | a | b |\n> | - | - |\n"
    "> | 1 | [2](https://b.gov/2) |",
    "an alert with a fence": "> [!CAUTION]\n> ```\n> rm -r x\n> ```\n> after",
    "an alert with words behind its name": "> [!NOTE] Words\n> more",
    "an alert in small letters": "> [!note]\n> Words",
    "an alert after words": "Words\n> [!NOTE]\n> noted",
    "an alert without words": "> [!NOTE]\n\nWords",
    "an alert with an empty line": "> [!WARNING]\n>\n> Words",
    "a footnote in an alert": "> [!NOTE]\n> Words[^a]\n\n[^a]: Noted",
    "a footnote in a quotation": "> Words[^q]\n\n[^q]: Quoted in [1](https://b.gov/1)",
    "a footnote of a table": "Word[^t]\n\n[^t]: First\n\n    | a |\n    | - |\n    | b |",
    "a footnote that calls another": "Word[^1]\n\n[^1]: One[^2]\n[^2]: Two",
    "footnotes with odd names": "A[^a-b] b[^Ä] c[^1.2]\n\n[^a-b]: One\n[^Ä]: Two\n[^1.2]: Three",
    "a footnote behind a mark": "“Words.”[^1] Words,[^2]; *words*[^1]\n\n[^1]: One\n[^2]: Two",
    "a table with one column": "| Name |\n| --- |\n| Ana |\n| Bo |",
    "a table with empty heads": "| | One |\n|---|---|\n| a | |\n| | b |",
    "a table with code that has bars": "| a | b |\n|--|--|\n| `x \\| y` | ``z`` |",
    "a table without blank lines": "#### Head\n| a | b |\n|---|---|\n| 1 | 2 |\n#### Foot",
    "a table with marks across cells": "| *a | b* |\n| - | - |\n| **c | d** |",
    "a table with a bare mailbox": "| who | mail |\n| - | - |\n| Ana | ana@b.gov |\n| Bo | <bo@b.gov> |",
    "a table with tasks": "| done | what |\n| - | - |\n| [x] | one |\n| ✅ | two |",
    "a table beside a list": "- one\n- two\n\n| a |\n| - |\n| b |\n\n- three",
    "a table in a quotation with links": "> | a | b |\n> | - | - |\n> | [1](https://b.gov/1) | 2 |",
    "a table in details": "<details><summary>More</summary>\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n</details>",
    "details in details": "<details><summary>One</summary>\n\ntwo\n\n<details><summary>three</summary>\n\nfour\n\n"
    "</details>\n</details>\n\nfive",
    "details with a list and code": "<details>\n<summary><b>Log</b></summary>\n\n- one\n\n```\ncode\n```\n</details>",
    "a paragraph in HTML with a link": '<p align="center"><a href="https://b.gov/">Join <b>us</b></a> now</p>',
    "lists in HTML with Markdown": "<ul>\n<li>\n\none *two*\n\n</li>\n<li>three</li>\n</ul>",
    "a row of pictures in HTML": '<p><img src="https://b.gov/1.png" alt="One"> <img src="https://b.gov/2.png" '
    'alt="Two"></p>',
    "a picture and words on a line": "![A lamp](https://b.gov/l.png) and ![oil](https://b.gov/o.png 'Oil') here",
    "a picture with brackets and marks": "![A *new* [lamp] & oil](https://b.gov/l_(1).png)",
    "line breaks in HTML within a list": "- one<br>two<br />\n  three<br>\n- four",
    "small letters and marks in HTML": "<small>Small</small> <s>old</s> <del>gone</del> <code>x</code> <var>n</var>",
    "an address with marks of Markdown": "https://b.gov/a_b_c*d*e~f and https://b.gov/x?y=[1]&z='2'",
    "an address with an accent": "https://b.gov/café and [ü](https://b.gov/%C3%BC) and <https://b.gov/ñ>",
    "an address before a dash": "https://b.gov/a—then https://b.gov/b… and “https://b.gov/c”",
    "a link with code": "[`ask()` and **more**](https://b.gov/ask) and `[no](https://b.gov/no)`",
    "a link over two lines": "[one\ntwo](https://b.gov/1) and [three](\nhttps://b.gov/3\n)",
    "a link beside words": "pre[fix](https://b.gov/p)ed and[x](https://b.gov/x)and",
    "links of one reference": "[a][r] and [b][R] and [r]\n\n[r]: https://b.gov/r?x=1&y=2",
    "emphasis beside marks": "(*a*) “**b**” *c*, **d**: _e_! ¿*f*? *g*—**h** and 5*6*7",
    "emphasis in other scripts": "**太字**です、*斜体*。 **جريء** و*مائل* и **жирный**текст",
    "emphasis with a space": "** a ** and * b * and __ c __ and **d **e",
    "bold with an end of a sentence": "**Note:**words and **Note:** words and **“Note”**, words",
    "code with marks": "`**a**` `` `b` `` `<c>` `&amp;` ` d ` `\\`",
    "code with a language and marks": '```yaml\ntitle: "a: b" # c\nlist: [1, *x]\n```\n\n```diff\n- a\n+ b\n```',
    "a heading with a link and a mark": "#### [One](https://b.gov/1): *two* & `three`!\n\n[there](#one-two--three)",
    "a heading right above a list": "#### One\n- a\n- b\n##### Two\n1. c",
    "a rule right below words": "One\n\n---\ntwo\n***\nthree",
    "hyphens below words": "Words of a heading\n---\nand more",
    "spaces of other kinds": "a\u00a0b\u2009c\u3000d and\u00a0[e\u00a0f](https://b.gov/e)",
    "letters of many programs": "“a” ‘b’ c–d e—f g… • h © ™ ½ 1\u00a0000 → i",
    "numbers with points": "2026. A year\n\n1.5 million\n\n3) three\n\n(4) four",
    "mails with words": "[ana@b.gov](mailto:ana@b.gov?subject=Clinic%20%234&body=Hi) or bo.lee+x@c.b.gov, please",
    "nothing": "",
    "code at three depths of a list": "- a\n  - b\n    ```js\n    x | y\n    ```\n    - c\n\n        deep\n",
    "lists whose marks change": "- a\n- b\n* c\n+ d",
    "a table with bars in code": "| a | b |\n|---|---|\n| `x \\| y` | ``a \\| b`` |\n| \\| | \\\\\\| |",
    "a table without edges in a list": "* x\n\n  a | b\n  --|--\n  `1 \\| 2` | 3",
    "a footnote in a footnote": "Word[^a].\n\n[^a]: See[^b].\n\n[^b]: End.",
    "footnotes with names of any script": "Wort[^größe] 語[^語]\n\n[^größe]: eins\n[^語]: 二",
    "an alert with a table in a numbered list": (
        "1. a\n\n   > [!CAUTION]\n   > | a | b |\n   > |---|---|\n   > | 1 | 2 |\n2. b"
    ),
    "several elements in a sentence": (
        "Words <b>bold *em*</b> <i>i</i> <small>s</small> <span>x</span> <del>d</del> more"
    ),
    "bold that nobody ends": "Words <b>bold\n\nnext para",
    "readings above characters": "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> text",
    "bare addresses with brackets": (
        "https://b.gov/a_(b) (https://b.gov/c_(d)) https://b.gov/e(f https://b.gov/g)h) https://b.gov/i)."
    ),
    "bare addresses of any script": "https://bücher.example/ä https://b.gov/日本 www.例え.jp/x https://b.gov/%C3%A4",
    "references in lists, quotations and tables": (
        "- [one][r]\n\n> [two][R]\n\n| a |\n|---|\n| [three][r] |\n\n[r]: /join/ 'T'"
    ),
    "a reference that is there twice": "[d]\n\n[d]: https://b.gov/1\n[d]: https://b.gov/2",
    "headings with links and code": (
        "#### [A *link*](https://b.gov/) and `code` & <b>b</b>\n\n##### https://b.gov/x #\n\n"
        "###### ![p](../p.png) #hash"
    ),
    "prices and what looks like formulas": "It costs $5 and $6; $x^2$ and $$y$$; a_1 * b_2 * c_3; 2 < 3 > 1; x ^2^ ~3~",
    "references to characters": (
        "&nbsp;a&nbsp;b &hellip; &mdash; &#x1F389; &#0; &bogus; &amp;lt; &lt;b&gt; &lbrack;x&rbrack;(y) &#42;a&#42;"
    ),
    "words from right to left in every block": (
        "שלום **עולם** [קישור](https://b.gov/א) 123 (abc)\n\n- مرحبا\n  - [رابط](https://b.gov/ب)\n"
        "\n| أ | ب |\n|---|---|\n| 1 | 2 |"
    ),
    "bold words between brackets of Japanese and Korean": "これは**「重要」**です。한국어**(강조)**는",
    "a quotation with code and a list": "> ```\n> a\n> ```\n>     b\n> - c\n>       d\nlazy",
    "blocks of code with more than a language": '```python title="a.py" {1,3}\nx\n```\n\n````md\n```\ny\n```\n````',
    "odd runs of backticks": "`` ` `` ` a ` `  ` ``a`b`` `a\nb` \\`x` `<b>` `&amp;` `\\`",
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
