"""Texts and numbers in feeds that are not JSON: what belongs to them, and where they end."""

from __future__ import annotations

import pytest

from hub.collect.formats import digitalgov_repair
from hub.errors import SourceError
from tests.collect.formats.test_digitalgov_repair import mended


def test_bare_quotes_stay_in_their_text() -> None:
    """A quote that nothing structural follows belongs to the text, also before a comma."""
    text = '{"title" : "The "best", "fastest" and plainest form", "url" : "/a/"}'

    value, repairs = mended(text)

    assert value == {"title": 'The "best", "fastest" and plainest form', "url": "/a/"}
    assert [name for name, _, _ in repairs] == ["bare-quote"] * 4


def test_bare_quotes_in_a_list_of_texts() -> None:
    """In a list a text ends where another text or the closer follows."""
    value, repairs = mended('{"tags" : ["a "b" c", "d"], "x" : ,}')

    assert value == {"tags": ['a "b" c', "d"], "x": None}
    assert [name for name, _, _ in repairs] == ["bare-quote", "bare-quote", "missing-value", "trailing-comma"]


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        ("['x','y']", ["x", "y"]),
        ("['x', 'y', ]", ["x", "y"]),
        ("[“x”, “y”]", ["x", "y"]),
        ("['it's', 'so']", ["it's", "so"]),
        ("['a 'b' c', 'd']", ["a 'b' c", "d"]),
        ("[“a “b” c”, “d”]", ["a “b” c", "d"]),
        ("""["a "b", 'c', d", "e"]""", ["a \"b\", 'c', d", "e"]),
    ],
)
def test_a_list_of_texts_in_other_quotes(given: str, texts: list[str]) -> None:
    """A text ends where another one in the same quotes follows."""
    assert mended('{"tags" : ' + given + ', "x" : ,}')[0] == {"tags": texts, "x": None}


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ('{id:"a",url:"b",tags:["x","y"],n:1}', {"id": "a", "url": "b", "tags": ["x", "y"], "n": 1}),
        ("{id:'a',title:'Say: x, y: z',ok:true}", {"id": "a", "title": "Say: x, y: z", "ok": True}),
        ('{id:"a", "url":"b", n: -1, m: .5, at:{x:""}}', {"id": "a", "url": "b", "n": -1, "m": 0.5, "at": {"x": ""}}),
        ('{id:"a" url:"b"}', {"id": "a", "url": "b"}),
        ('{id:"The "best", say: it is","url":"b"}', {"id": 'The "best", say: it is', "url": "b"}),
        ('{"id":"The "best", say: "it" is","url":"b",}', {"id": 'The "best", say: "it" is', "url": "b"}),
    ],
)
def test_keys_without_quotes_in_one_line(given: str, value: dict[str, object]) -> None:
    """Where an object has such keys, the next one ends a text; elsewhere it is words of the text."""
    assert mended('{"a" : ' + given + ', "x" : ,}')[0] == {"a": value, "x": None}


def test_a_line_break_in_a_text_is_kept_and_named() -> None:
    """JSON forbids control characters in texts; here they stay."""
    assert mended('{"a" : "one\ntwo",}') == ({"a": "one\ntwo"}, [("control-character", 1, 8), ("trailing-comma", 2, 5)])


def test_a_text_that_is_never_closed_in_a_whole_file_is_refused() -> None:
    """What breaks in the middle is no file that was cut: the entries after it would be lost."""
    with pytest.raises(SourceError, match="a string is never closed"):
        digitalgov_repair.load('{"items" : [{"title" : "A"}, {"title" : "B, "url" : 1 x}]}')


def test_a_number_too_long_to_read_is_refused_with_its_place() -> None:
    """A number of 5,000 digits, which Python refuses to convert, is an error of that feed alone."""
    with pytest.raises(
        SourceError, match="this cannot be read: line 1, column 5: this is not a number: Exceeds the limit"
    ):
        digitalgov_repair.load(f"[1, {'1' * 5000},]")
