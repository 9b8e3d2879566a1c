"""Shortcodes: found, paired, given to their meanings, and replaced without loss."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.importers.hugo import shortcodes
from hub.importers.hugo.shortcodes import Block

if TYPE_CHECKING:
    from hub.importers.hugo.shortcodes import Meaning

Remarks = list[tuple[int, str, str]]

MEANINGS: dict[str, Meaning] = {
    "loud": lambda use: use.inner.upper(),
    "at": lambda use: use.value("0", "to"),
    "frame": lambda use: Block(f"> {use.inner.strip()}\n> end"),
    "where": lambda use: "alone" if use.alone else "html" if use.in_html else "inside",
}
PIECES = st.sampled_from(
    [
        "{{<",
        ">}}",
        "{{%",
        "%}}",
        "{{< x >}}",
        "{{< /x >}}",
        "{{< loud >}}",
        "{{< /loud >}}",
        "{{<frame>}}",
        "{{</frame>}}",
    ]
)
TEXTS = st.lists(PIECES | st.text(alphabet='ab {<>%}/"=\n', max_size=5), max_size=30).map("".join)


def replaced(source: str) -> tuple[str, Remarks]:
    """The text after replacement, and what was reported."""
    remarks: Remarks = []
    text = shortcodes.replace(source, MEANINGS, lambda *remark: remarks.append(remark))
    return text, remarks


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("No shortcodes, {one} brace.", "No shortcodes, {one} brace."),
        ('Go [there]({{< at "x.md" >}}).', "Go [there](x.md)."),
        ('{{<at"x.md">}}', "x.md"),
        ('{{% at to="x y" %}}', "x y"),
        ('{{< at to=`a "b"` />}}', 'a "b"'),
        ('{{< at to=http://example.gov/a/"" >}}', "http://example.gov/a/"),
        (r'{{< AT "say \"hi\"" >}}', 'say "hi"'),
        ("{{< loud >}}a {{< at b >}} c{{< /loud >}} d", "A B C d"),
        ("{{< loud >}}one {{< at two >}} {{< loud >}}three{{< /loud >}}{{< /loud >}}", "ONE TWO THREE"),
        ("{{< loud >}} alone", " alone"),
        ("{{</* at b */>}}", "{{&lt; at b >}}"),
    ],
)
def test_a_shortcode_is_replaced_by_its_meaning(source: str, expected: str) -> None:
    """With parameters named, positional, quoted or bare; around a text or alone; one in another."""
    assert replaced(source) == (expected, [])


def test_parameters_are_read_as_hugo_reads_them() -> None:
    """A name and a value, or a value; a quote that is never closed is dropped."""
    assert shortcodes.parameters(' SRC="a b" c=d `e` "f ') == ({"src": "a b", "c": "d"}, ("e", "f"))
    assert shortcodes.parameters("a=") == ({}, ("a=",))


@pytest.mark.parametrize(
    ("source", "expected", "rule", "offset"),
    [
        ("a {{< nobody >}}keeps{{< /nobody >}} it", "a keeps it", "unknown-shortcode", 2),
        ("a {{< at b", "a {{&lt; at b", "broken-shortcode", 2),
        ("a {{< at {{< at b >}}", "a {{&lt; at b", "broken-shortcode", 2),
        ("a {{% at b >}}", "a {{&#37; at b >}}", "broken-shortcode", 2),
        ("a {{< >}} b", "a {{&lt; >}} b", "broken-shortcode", 2),
        ("a{{< /loud >}} b", "a b", "broken-shortcode", 1),
    ],
)
def test_what_is_wrong_is_reported_and_nothing_is_lost(source: str, expected: str, rule: str, offset: int) -> None:
    """Unknown names, fences that never close, ends without a beginning."""
    text, remarks = replaced(source)

    assert text == expected
    assert [(at, name) for at, name, _ in remarks] == [(offset, rule)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{< frame >}}a{{< /frame >}}", "> a\n> end"),
        ("x\n\n{{< frame >}}a{{< /frame >}}\n\ny", "x\n\n> a\n> end\n\ny"),
        ("x\n{{< frame >}}a{{< /frame >}}\ny", "x\n\n> a\n> end\n\ny"),
        ("x {{< frame >}}a{{< /frame >}} y", "x \n\n> a\n> end\n\n y"),
        ("- x\n\n  {{< frame >}}a{{< /frame >}}\n", "- x\n\n  > a\n  > end\n"),
    ],
)
def test_a_block_gets_lines_of_its_own(source: str, expected: str) -> None:
    """Blank lines around it, and its margin."""
    assert replaced(source)[0] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{< where >}}", "alone"),
        ("  {{< where >}}  \n", "  alone  \n"),
        ("a {{< where >}}", "a inside"),
        ("<td>{{< where >}}</td>", "<td>html</td>"),
        ("<td>\nx {{< where >}}</td>", "<td>\nx html</td>"),
    ],
)
def test_a_meaning_knows_where_it_stands(source: str, expected: str) -> None:
    """Alone on its line, among words, or in a block of HTML."""
    assert replaced(source)[0] == expected


def test_what_lies_too_deep_keeps_its_words() -> None:
    """Frames in frames in frames end somewhere."""
    depth = shortcodes.DEEPEST + 3
    text, remarks = replaced("{{< loud >}}" * depth + "words" + "{{< /loud >}}" * depth)

    assert text == "WORDS"
    assert [rule for _, rule, _ in remarks] == ["deep-shortcode"] * 3


@given(TEXTS)
def test_no_fence_is_left(source: str) -> None:
    """Whatever stands in a text, nothing after it takes a part of it for a shortcode."""
    text, _ = replaced(source)

    assert "{{<" not in text
    assert "{{%" not in text


@given(st.lists(st.text(alphabet="abc \n.", max_size=8), min_size=1, max_size=12))
def test_an_unknown_shortcode_loses_none_of_its_inner_text(words: list[str]) -> None:
    """At any depth, each around the next."""
    source = "".join(f"{word}{{{{< x{number} >}}}}" for number, word in enumerate(words))
    ends = "".join(f"{{{{< /x{number} >}}}}" for number in reversed(range(len(words))))

    text, remarks = replaced(f"{source}core{ends}")

    assert text == "".join(words) + "core"
    assert len(remarks) == len(words)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "{{<",
        "{{< x",
        "{{< x >}}",
        "{{< /x >}}",
        "{{< loud >}}",
        "{{< frame >}}{{< /frame >}}",
        "{{< frame >}}\n{{< /frame >}}\n",
        '{{< at "',
        '{{< at a="b >}}',
        "{{< at " + "=" * 50 + " >}}",
        "[",
        "\n",
    ],
)
def test_the_time_grows_with_the_length_alone(piece: str) -> None:
    """Twenty thousand of anything take seconds, where their square would take hours."""
    start = time.process_time()
    replaced(piece * 20_000)
    replaced("{{< loud >}}" * 1000 + piece * 5_000 + "{{< /loud >}}" * 1000)

    assert time.process_time() - start < 20


def test_one_tag_may_be_long() -> None:
    """Parameters are read in one pass."""
    start = time.process_time()
    for inside in ('"' * 100_001, 'a="\\"' * 100_001, "a" * 100_000, "a =" * 100_001, "`'\"" * 50_000):
        replaced(f"{{{{< at {inside} >}}}}")

    assert time.process_time() - start < 20
