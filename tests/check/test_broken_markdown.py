"""Markdown that is nearly right is named, with what to write; what is right, or meant so, is not."""

from __future__ import annotations

import time

import pytest

from hub.check import file_facts, rule_registry
from hub.config import hub_settings
from hub.content import file_kinds
from tests import hubs

SMALL = hub_settings.load(hubs.SMALL)
HEAD = "---\ntitle: About\nsummary: Who we are.\n---\n"


def told(body: str) -> list[tuple[int, int, str]]:
    """Return line, column and advice of what is found; the body begins on line 5."""
    page = file_kinds.page_of("content/about.md", f"{HEAD}{body}", SMALL)
    return [(*page.place(hit.start), hit.fix) for hit in rule_registry.finders()["137"](page)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("See [it](https://example.gov/a for more.", (5, 5, "close it: [it](https://example.gov/a)")),
        ("See [it] (../a.md).", (5, 5, "write it without the space: [it](../a.md)")),
        ("![A map](my map.png)", (5, 2, "write the address between < and >: [A map](<my map.png>)")),
        ("(it)[https://example.gov/a]", (5, 1, "write words in [ ], addresses in ( ): [it](https://example.gov/a)")),
        ("See [[About]].", (5, 5, "write a link to the page as [About](…)")),
        ("[it][one]", (5, 1, "add a line [one]: https://… below the text, or write [it](https://…)")),
        ("Words.[^1]", (5, 7, "add a line [^1]: below the text, with the words of the note")),
        ("[it]()", (5, 1, "write one between ( and )")),
        ('See <a href="">it</a>.', (5, 5, "write one between the quotes")),
        ("Words.\n\n##Agenda", (7, 1, "write it with a space: ## Agenda")),
        (
            "| a | b |\n| 1 | 2 |",
            (5, 1, "put a line such as | --- | --- | below the first one: a table begins with its headings"),
        ),
        ("Words.\n\n```\ncode\n\n## More\n", (7, 1, "put a line ``` below its last line")),
        ("This is **important.", (5, 9, "write ** on both sides, or delete it")),
        ("- **One** first\n- **Two second\n- **Three** third", (6, 3, "write ** on both sides, or delete it")),
        ("** [It](a.md)", (5, 1, "write ** on both sides, or delete it")),
        ("See [the list](my list.PDF).", (5, 5, "write the address between < and >: [the list](<my list.PDF>)")),
        (
            "See [a](https://example.gov/a b).",
            (5, 5, "write the address between < and >: [a](<https://example.gov/a b>)"),
        ),
        (
            "See [below](#Ask First).",
            (
                *(5, 5),
                "write the name of the heading in small letters, with hyphens for its spaces: [below](#…)",
            ),
        ),
        ("Words.\n\n[^1]: A note.", (7, 1, "add [^1] where the note belongs: nobody sees a note without its mark")),
        ("‘‘‘\nhub", (5, 1, "write ``` before and after a block of code")),
        ("Words.\n\n‘‘‘ yaml\n", (7, 1, "write ``` before and after a block of code")),
        ("- [] one", (5, 1, "write a task as - [ ] or - [x]")),
        ("-[ ] one", (5, 1, "write a task as - [ ] or - [x]")),
        (
            "| a | b |\n| - |\n| c | d |",
            (5, 1, "write one --- for each heading into the line below: a table needs as many"),
        ),
        ("See [it](b.md#c", (5, 5, "close it: [it](b.md#c)")),
        (
            "Words.[^Note] More.[^other]\n\n[^other]: Words.",
            (5, 7, "add a line [^Note]: below the text, with the words of the note"),
        ),
        (
            "Words.\n  \n| a | b | \n| 1 | 2 | ",
            (7, 1, "put a line such as | --- | --- | below the first one: a table begins with its headings"),
        ),
    ],
)
def test_nearly_right(body: str, found: tuple[int, int, str]) -> None:
    """Each has its line, its column and what to write."""
    assert told(body) == [found]


@pytest.mark.parametrize(
    "body",
    [
        "[it](https://example.gov/a) [b](<my map.md>) [c](a.md 'A title')",
        "[it][one] and words[^1]\n\n[one]: https://example.gov/\n[^1]: A note.",
        r"\[it] (../a.md) and \[[About]] and \*\*",
        "`[it] (../a.md)`\n\n```\n##Agenda\n```\n\n~~~\n| a |\n| b |\n~~~",
        "| a | b |\n| --- | --- |\n| 1 | 2 |",
        "**one** and ***two***",
        "A note [sic] (as it was written) [1][2",
        "Words.\n\n    code\n",
        "#hashtag and a list (see below)[",
        "| a | b | \n| --- | --- | \n| 1 | 2 | \n| 3 | 4 | ",
        "| --- | --- |\n| 1 | 2 |",
        "|x|\n|y|",
        "Words[^1][^2]\n\n[^1]: A note.\n[^2]: Another.",
        "Words[^Note]\n\n[^note]: A note.",
        r"A pattern such as [^a-z] or [^abc]+, and \[^1]",
        "***Note:** read this* first.",
        "**Read *this***",
        "Two to the third is 2**3, and 2 ** 3 is too.",
        "**Use `git`** and **`git add`**",
        "1. One\n\n    ***Note:** read this* first.",
        "Free** for all, f(**words)",
        "Free** for all",
        "f(**words)",
        "Parts:\n\n**\n\n**One:** this",
        "- [x] (https://example.gov/)\n- [ ] (https://example.gov/)\n- [X] (https://example.gov/)",
        "[sic](as quoted in the report)",
        "[1](2 of 3), as [1] (https://example.gov/) says [1][2]",
        "m[i][j] and [i][j]",
        "[1][2](https://example.gov/), [one][two][three]\n\n[three]: https://example.gov/",
        "[[one]] and [[1]] and [[one]](https://example.gov/)\n\n[one]: https://example.gov/",
        "[Read me] (after the meeting) and (this)[that]",
        "‘One’ and ‘‘two’’, “three”\n““““",
        "<pre>\n##x\n\n[it] (../a.md)\n</pre>",
        "<div>\n##x\n[it] (../a.md)\n</div>",
        '<img src="a.png" alt="[it] (../a.md)">',
        "Press <kbd>[[A]]</kbd>, <code>m[ab][cd]",
    ],
)
def test_right(body: str) -> None:
    """Nothing is said of what readers see as it was meant."""
    assert told(body) == []


ISSUE = "---\nsubject: A\npreheader: B\nstatus: draft\n---\n"


@pytest.mark.parametrize(
    ("body", "fixes"),
    [
        ("## Articles\n\n### [Forms lab] (https://example.gov/a/)\n\n##News\n\n### [Lab]()", []),
        ("## Articles\n\nRead [the guide](https://example.gov/guide/ before you come.", []),
        ("See [it] (https://example.gov/a/).", ["write it without the space: [it](https://example.gov/a/)"]),
    ],
)
def test_an_issue(body: str, fixes: list[str]) -> None:
    """Its parser tells of its headings, the gates of the mail of a link that is not closed, and this rule of more."""
    page = file_kinds.page_of("newsletters/2026-11-20.md", f"{ISSUE}{body}", SMALL)
    assert [hit.fix for hit in rule_registry.finders()["137"](page)] == fixes


@pytest.mark.parametrize("line", ["Read [the guide](https://example.gov/guide/ before you come.", "[a](b.md"])
def test_what_is_wrong_is_told_once(line: str) -> None:
    """No other rule says it again."""
    found = file_facts.look("content/about.md", f"{HEAD}{line}\n", SMALL).findings
    assert [one.rule for one in found if one.rule in {"135", "137"}] == ["137"]


@pytest.mark.parametrize(
    "piece",
    [
        ".md#",
        "[a](.md",
        "[a](b ",
        "[a] ",
        "[a][",
        "[[a",
        "[^",
        "(a)[/",
        "##a",
        "-",
        "|",
        "| ",
        "|a|\n",
        "**a ",
        "a** ",
        "**",
        "<a ",
        "<pre",
        "<div>\n",
        "</code>",
        " ",
        "\n ",
        "`",
    ],
)
def test_the_time_grows_with_the_length_alone(piece: str) -> None:
    """Twenty thousand of anything take little, where their square would take minutes."""
    pages = [
        file_kinds.page_of("content/about.md", f"{HEAD}{start}{piece * 20_000}(", SMALL)
        for start in ("", "[a](", "|a|b|\n|")
    ]
    for page in pages:
        assert page.references is not None  # what the parser of Markdown takes is its own
    start = time.process_time()
    for page in pages:
        list(rule_registry.finders()["137"](page))

    assert time.process_time() - start < 2


ENTRY = "write each entry on a line of its own as in: {}"


@pytest.mark.parametrize(
    ("body", "line", "better"),
    [
        ("Bring:\n\n• a lamp\n• oil", 7, "- a lamp"),
        ("• a lamp\n\n• oil\n\n• wax", 5, "- a lamp"),
        ("Bring:\n·\ta lamp\n·\toil", 6, "- a lamp"),
        ("o\ta lamp\no\toil", 5, "- a lamp"),
        ("\uf0b7 a lamp\n\uf0b7 oil", 5, "- a lamp"),
        ("– a lamp\n– oil", 5, "- a lamp"),
        ("-a lamp\n-oil", 5, "- a lamp"),
        ("*a lamp\n*oil", 5, "- a lamp"),
        ("-\u00a0a lamp\n-\u00a0oil", 5, "- a lamp"),
        ("Bring • oil\n• oil\n• wax", 6, "- oil"),
        ("1.Cut the wick\n2.Light it", 5, "1. Cut the wick"),
        ("3.Cut the wick\n4.Light it", 5, "3. Cut the wick"),
        ("Do:\n(1) cut the wick\n(2) light it", 6, "1. cut the wick"),
        ("Do:\na) cut the wick\nb) light it", 6, "1. cut the wick"),
    ],
)
def test_lists_of_other_programs(body: str, line: int, better: str) -> None:
    """What Word, mails and phones write as a list runs together on GitHub, and is told once."""
    assert told(body) == [(line, 1, ENTRY.format(better))]


@pytest.mark.parametrize(
    "body",
    [
        "We bring lamps • oil • wax.",
        "• one remark alone",
        "- a lamp\n- oil",
        "1) a lamp\n2) oil",
        "– So what?\n\n– So nothing.",
        "*one* word\n*two* words",
        "3.Three\n7.Seven",
        "a) one\nc) three",
        "```\n• a lamp\n• oil\n```",
        "-5 degrees\n-3 degrees",
    ],
)
def test_what_is_a_list_or_none(body: str) -> None:
    """Lists of Markdown, talk, marks within a line and code are left alone."""
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("##\u00a0Agenda", [(5, 1, "write it with a space: ## Agenda")]),
        ("#\u00a0Agenda", [(5, 1, "write it with a space: # Agenda")]),
        ("#Agenda\n\nWords.", [(5, 1, "write it with a space: ## Agenda")]),
        ("Words.\n\n#CivicTech", []),
        ("#CivicTech is where we talk about it.\n\nWords.", []),
        ("#forms #letters\n\nWords.", []),
        ("** Now ** do it.", [(5, 1, "write **Now**")]),
        ("Do **this:**now.", [(5, 4, "write **this:** …")]),
        ("2 ** x ** 4 and **this:** now", []),
        ("**One —**two", [(5, 1, "write **One —** …")]),
        ("`**this:**now` is code.", []),
        ("**One.** a.**Two** b", []),
    ],
)
def test_marks_beside_a_space_or_none(body: str, found: list[tuple[int, int, str]]) -> None:
    """A heading needs a plain space, and bold words none inside of their marks and one behind."""
    assert told(body) == found


@pytest.mark.slow
def test_code_that_never_ends_is_read_in_no_time() -> None:
    """Thousands of tags of code beside marks of bold words."""
    start = time.process_time()
    assert len(told("**a " + "<code>" * 20_000)) == 1
    assert time.process_time() - start < 5
