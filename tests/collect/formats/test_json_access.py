"""Tolerant access to decoded JSON."""

from __future__ import annotations

import pytest

from hub.collect.formats import json_access
from hub.errors import SourceError

MAPPING = {"text": " a ", "list": [1, "b", {"c": 2}, None], "number": 3, "object": {"d": 4}}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_loads_an_object(encoding: str) -> None:
    """JSON is read in every encoding that RFC 4627 knows, with and without a byte order mark."""
    assert json_access.load('{"title": "Café"}'.encode(encoding)) == ({"title": "Café"}, ())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"a": 1,\n "b" 2}', "this is not JSON: line 2, column 6: Expecting ':' delimiter"),
        (b'{"a": "caf\xe9"}', "this is not JSON: its bytes are not utf-8 from byte 10 on"),
        (b'{"a":' * 100_000, "this is not JSON: it is nested too deeply to be a feed"),
        (b"[]", "this JSON is a list, not an object, so it is not a feed"),
        (b'"a"', "this JSON is a text, not an object, so it is not a feed"),
        (b"true", "this JSON is true or false, not an object, so it is not a feed"),
        (b"null", "this JSON is null, not an object, so it is not a feed"),
        (b"1.5", "this JSON is a number, not an object, so it is not a feed"),
    ],
)
def test_says_why_it_is_no_feed(data: bytes, message: str) -> None:
    """What is no JSON object is refused in plain words."""
    with pytest.raises(SourceError) as caught:
        json_access.load(data)
    assert str(caught.value) == message


def test_refuses_a_number_too_long_to_read() -> None:
    """A number of 5,000 digits, which Python refuses to convert, is an error of that source alone."""
    with pytest.raises(SourceError, match="this is not JSON: Exceeds the limit"):
        json_access.load(b'{"id": ' + b"1" * 5000 + b"}")


def test_reads_values() -> None:
    """A value of the wrong type counts as missing."""
    assert [json_access.string(MAPPING, key) for key in ("text", "number", "missing")] == ["a", "", ""]
    assert [json_access.strings(MAPPING, key) for key in ("list", "text")] == [["b"], []]
    assert [json_access.objects(MAPPING, key) for key in ("list", "object")] == [[{"c": 2}], []]
    assert [json_access.get(MAPPING, "object", kind) for kind in (dict, list)] == [{"d": 4}, None]


def test_an_older_encoding_is_said() -> None:
    """A feed whose bytes are not UTF-8 is read as Windows-1252, and a note says so."""
    document, notes = json_access.load('{"items": [], "title": "Café"}'.encode("windows-1252"))
    assert document["title"] == "Café"
    assert [note.reason.partition(":")[0] for note in notes] == ["other-charset"]
