"""The recovering parser: valid JSON is read as it is, every known fault of the dialect is mended and named."""

from __future__ import annotations

import contextlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.collect.formats import digitalgov, digitalgov_repair
from hub.content.settings import Source
from hub.errors import SourceError

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)

PAGE = """{
  "type" : "single",
  "item" : [{"title" : "A page", "topics" : {"design" : "Design"}, "filename" : "page.md",
    "date_modified" : "2026-11-20T09:00:00-05:00", "branch" : "main", "url" : "/a/"}]
}"""


def json_like(text: str) -> bool:
    """Whether a text is JSON."""
    try:
        json.loads(text)
    except json.JSONDecodeError:
        return False
    return True


def mended(text: str) -> tuple[Any, list[tuple[str, int, int]]]:
    """The value and the repairs as plain tuples."""
    value, repairs = digitalgov_repair.load(text)
    return value, [(one.name, one.line, one.column) for one in repairs]


@given(VALUES)
def test_valid_json_is_read_as_the_standard_decoder_reads_it(value: object) -> None:
    """What json.dumps writes comes back equal, without a repair."""
    text = json.dumps(value)

    assert mended(text) == (json.loads(text), [])


@pytest.mark.parametrize(
    ("name", "found", "put", "line", "column"),
    [
        ("trailing-comma", '"design" : "Design"', '"design" : "Design",', 3, 65),
        ("missing-comma", '"A page", ', '"A page" ', 3, 33),
        ("missing-value", '"filename" : "page.md"', '"filename" :', 3, 80),
        ("stray-text", '-05:00", "branch"', '-05:00", -}}","branch"', 4, 52),
        ("repeated-key", '"design" : "Design"', '"design" : "Design", "design" : "Design"', 3, 67),
        ("unclosed-object", '"url" : "/a/"}]', '"url" : "/a/"]', 4, 84),
    ],
)
def test_a_known_fault_is_mended_and_named_with_its_place(
    name: str, found: str, put: str, line: int, column: int
) -> None:
    """The page comes out as if it were whole, and the one repair says what and where."""
    broken = PAGE.replace(found, put)
    whole = json.loads(PAGE)
    if name == "missing-value":
        whole["item"][0]["filename"] = None

    assert mended(broken) == (whole, [(name, line, column)])


def test_lists_of_a_community_that_are_never_closed_give_back_what_they_swallowed() -> None:
    """Each `list_N` and the `community_list` end before the first key that is not theirs."""
    text = """{"item" : [{"title" : "A community", "community_list" : {"list_1" : {
        "members" : "12", "subscribe_form" : "https://example.gov/form", "type" : "public","list_2" : {
        "members" : "3", "type" : "government"},"branch" : "main",
        "url" : "/communities/a/"}
    ]}"""

    value, repairs = mended(text)

    assert value["item"] == [
        {
            "title": "A community",
            "community_list": {
                "list_1": {"members": "12", "subscribe_form": "https://example.gov/form", "type": "public"},
                "list_2": {"members": "3", "type": "government"},
            },
            "branch": "main",
            "url": "/communities/a/",
        }
    ]
    assert repairs == [("unclosed-object", 2, 92), ("unclosed-object", 3, 49)]


def test_an_unclosed_item_ends_where_the_next_one_starts() -> None:
    """The list goes on with its next item."""
    text = '{"items" : [{"url" : "/a/", "community_list" : {"list_1" : {"type" : "public"}, {"url" : "/b/"}]}'

    value, repairs = mended(text)

    assert [item["url"] for item in value["items"]] == ["/a/", "/b/"]
    assert [name for name, _, _ in repairs] == ["unclosed-object", "unclosed-object"]


def test_a_text_that_stops_in_the_middle_of_an_object_is_closed() -> None:
    """The end of the text closes what is open, as far as objects go."""
    assert mended('{"a" : {"b" : 1') == ({"a": {"b": 1}}, [("unclosed-object", 1, 16), ("unclosed-object", 1, 16)])


def test_a_trailing_comma_in_a_list() -> None:
    """It is dropped."""
    assert mended("[1, [true, null], -2.5e3,]") == ([1, [True, None], -2500.0], [("trailing-comma", 1, 25)])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1, column 1: expected a value, found ''"),
        ("[1 2]", "line 1, column 4: expected a comma or ']', found '2'"),
        ("[1", "line 1, column 3: expected a comma or ']', found 'the end'"),
        ("{1: 2}", "line 1, column 2: expected a key in quotes, found '1'"),
        ('{"a" 1,}', "line 1, column 2: a string is never closed"),
        ('{"a": 1 2}', "line 1, column 9: expected a comma or a closing bracket, found '2'"),
        ('{"a": nope}', "line 1, column 7: expected a value, found 'n'"),
        ("{} {}", "line 1, column 4: there is more after the end of the feed"),
        ("[" * 100_000, "line 1, column 34: this is nested too deeply to be a feed"),
    ],
)
def test_what_the_grammar_does_not_know_is_refused_with_its_place(text: str, message: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(SourceError) as refused:
        digitalgov_repair.load(text)

    assert str(refused.value) == f"this cannot be read: {message}"


@given(st.integers(0, len(PAGE)), st.integers(0, 12), st.text(max_size=6))
def test_any_damage_ends_in_a_value_or_a_clear_error(at: int, length: int, put: str) -> None:
    """Cut or change the page anywhere: there is a value, or an error that says where."""
    damaged = PAGE[:at] + put + PAGE[at + length :]
    try:
        outcome = json.dumps(digitalgov_repair.load(damaged)[0])
    except SourceError as error:
        outcome = str(error)

    assert json_like(outcome) or outcome.startswith("this cannot be read: line ")


@pytest.mark.slow
@pytest.mark.parametrize("piece", ['" ', '",', '{"a":', '{"list_1":{"a":"b",', '"' + " " * 50, '[{"a":1,', "-}}"])
def test_work_grows_with_length_and_not_with_its_square(piece: str) -> None:
    """Hostile repetition ten times as long takes about ten times as many calls; a square would take a hundred."""
    assert calls('{"items":[{"a":"' + piece * 2_000) < 20 * calls('{"items":[{"a":"' + piece * 200)


def calls(text: str) -> int:
    """How many functions are called, Python's own included, until a text is refused or what is whole of it is read."""
    made: Counter[str] = Counter()
    sys.setprofile(lambda _frame, event, _arg: made.update((event,)))
    try:
        with contextlib.suppress(SourceError):
            digitalgov_repair.load(text + "!")
    finally:
        sys.setprofile(None)
    return made["call"] + made["c_call"]


ITEMS = '{{"type" : "list", "items" : [{}, {{"title" : "B", "url" : "/b/"}}]}}'


@pytest.mark.parametrize(
    ("broken", "whole", "repairs"),
    [
        ('{"title" : "A",, "url" : "/a/"},', {"title": "A"}, {"stray-text"}),
        ('{"title" : "The ]"end"] of "it"", "url" : "/a/"}', {"title": 'The ]"end"] of "it"'}, {"bare-quote"}),
        (
            '{"title" : "Use "{x}, {y}", "z" and "{x}" "y" too", "url" : "/a/"}',
            {"title": 'Use "{x}, {y}", "z" and "{x}" "y" too'},
            {"bare-quote"},
        ),
        ('{"title" : "Use "{"x"}, "y" too", "url" : "/a/"}', {"title": 'Use "{"x"}, "y" too'}, {"bare-quote"}),
        ('{"title" : "The "{x}": so", "url" : "/a/"}', {"title": 'The "{x}": so'}, {"bare-quote"}),
        (r'{"title" : "C:\x \u12 \n", "url" : "/a/"}', {"title": "C:\\x \\u12 \n"}, {"bare-backslash"}),
        (
            '{"community_list" : {"list_1" : {"terms" : {"x" : "1", "list_2" : {"type" : "q"}, "url" : "/a/"}',
            {"community_list": {"list_1": {"terms": {"x": "1"}}, "list_2": {"type": "q"}}},
            {"unclosed-object"},
        ),
        ('{"title" : , "url" : "/a/", "topics" : {"a" : ,}}', {"title": None, "topics": {"a": None}}, None),
    ],
    ids=["commas", "brackets", "words", "words-after-a-comma", "braces", "backslashes", "deeper", "missing"],
)
def test_the_known_faults_in_other_places(broken: str, whole: dict[str, Any], repairs: set[str] | None) -> None:
    """Every item stays whole, and so does the one after it."""
    value, named = mended(ITEMS.format(broken))

    assert value["items"] == [{**whole, "url": "/a/"}, {"title": "B", "url": "/b/"}]
    assert {name for name, _, _ in named} == (repairs or {"missing-value", "trailing-comma"})


def test_a_comma_that_is_missing_between_two_items() -> None:
    """Nothing else can be meant."""
    assert mended('[{"a" : 1,} {"a" : 2}]') == (
        [{"a": 1}, {"a": 2}],
        [("trailing-comma", 1, 10), ("missing-comma", 1, 13)],
    )


LIST = """{"type" : "list", "items" : [{"title" : "A", "topics" : {"x" : "X"}},
  {"title" : "B "b" b"}, {"title" : "C", "topics" : {"y" : "Y"}}], "title" : "The list"}"""


@pytest.mark.parametrize(
    ("end", "titles", "cut"),
    [
        ('"topics" : {"y" : "Y"}', ["A", 'B "b" b'], (2, 24)),
        ('"topics" : {"y"', ["A", 'B "b" b'], (2, 24)),
        ('{"title" : "C"', ["A", 'B "b" b'], (2, 24)),
        ('"B "b" b"}, ', ["A", 'B "b" b'], (2, 24)),
        ('"B "b" b"}', ["A", 'B "b" b'], (2, 24)),
        ('"B "b"', ["A"], (1, 69)),
        ('{"y" : "Y"}}', ["A", 'B "b" b', "C"], (2, 65)),
        ('"title" : "The ', ["A", 'B "b" b', "C"], (2, 65)),
    ],
)
def test_a_file_that_breaks_off_keeps_its_whole_entries(end: str, titles: list[str], cut: tuple[int, int]) -> None:
    """The entry that is cut is left out, and the repair says where the last whole one ends."""
    value, repairs = mended(LIST[: LIST.index(end) + len(end)])

    assert [item["title"] for item in value["items"]] == titles
    assert [(line, column) for name, line, column in repairs if name == "truncated"] == [cut]


def test_an_object_that_opens_twice_is_read_on() -> None:
    """The first of the two holds nothing, and reading goes on behind it."""
    assert mended('{"items" : [{ {"a" : "b"}]}')[0] == {"items": [{}, {"a": "b"}]}


def test_a_file_that_breaks_off_in_its_first_entry_is_refused() -> None:
    """An empty success would hide the loss."""
    with pytest.raises(SourceError, match="line 1, column 43: a string is never closed"):
        digitalgov_repair.load('{"type" : "list", "items" : [{"title" : , "A')


@given(st.integers(0, len(LIST)))
def test_any_beginning_of_a_list_gives_whole_entries_or_a_clear_error(length: int) -> None:
    """No entry is half there, none is invented, and none that was whole is lost."""
    whole = digitalgov_repair.load(LIST)[0]["items"]
    try:
        items = digitalgov_repair.load(LIST[:length])[0].get("items", [])
    except SourceError:
        items = []
    there = sum(
        LIST[:length].rstrip().startswith(LIST[: LIST.index(end) + len(end)]) for end in ('"X"}}', 'b"}', '"Y"}}')
    )
    assert items == whole[:there]


FEEDS = [path.read_text() for path in sorted((Path(__file__).parents[1] / "data" / "digitalgov").glob("*/input.json"))]


@given(st.data())
def test_any_damage_to_a_feed_ends_in_a_feed_or_a_clear_error(data: st.DataObject) -> None:
    """Cut it, or change it in two places: what is read is read to the end, and what is not says why."""
    text = data.draw(st.sampled_from(FEEDS))
    for _ in range(2):
        at = data.draw(st.integers(0, len(text)))
        put = data.draw(st.text('"{}[]:,\\ -x\n', max_size=4))
        text = text[:at] + put + data.draw(st.sampled_from((text[at:], text[at + 1 :], text[at + 40 :], "")))
    source = Source(key="site", name="S", url="https://s.example.gov/", base_url="https://s.example.gov/")
    with contextlib.suppress(SourceError):
        feed = digitalgov.read(text.encode(), source, "https://s.example.gov/index.json")
        assert all(one.title and one.url for one in feed.candidates)
