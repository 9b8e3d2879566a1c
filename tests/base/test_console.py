"""What reaches a terminal is words, whoever wrote them."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.base import console, text
from hub.cli import main
from hub.errors import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from tests.servers import Server

# To beep, to clear the screen in two ways, to set its title, to turn words around in two ways, and to end a line.
TRICKS = "\x07\x1b[2J\x9b2J\x1b]0;x\x9c\u202egov\u2066\u2028\x85"


def controls(words: str) -> set[str]:
    """The characters that a terminal would obey."""
    obeyed = {mark for mark in words if unicodedata.category(mark) in {"Cc", "Cs", "Zl", "Zp"}}
    turning = {mark for mark in words if unicodedata.bidirectional(mark) in {"LRE", "RLE", "LRO", "RLO", "PDF"}}
    isolating = {mark for mark in words if unicodedata.bidirectional(mark) in {"LRI", "RLI", "FSI", "PDI"}}
    return (obeyed | turning | isolating) - {"\n", "\t"}


@given(st.text(st.characters()) | st.text(st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp"])))
def test_no_text_holds_what_a_terminal_obeys(words: str) -> None:
    """Whatever stands in it."""
    assert controls(text.visible(words)) == set()
    assert "\n" not in text.one_line(words)


@given(st.text() | st.text(st.characters(categories=["Cc", "Cf", "Zl", "Zp"])))
def test_json_says_the_same_to_a_program(words: str) -> None:
    """An escape of the terminal's is one of JSON's (RFC 8259, section 7)."""
    assert json.loads(text.visible(json.dumps(words, ensure_ascii=False))) == words


def test_words_of_all_people_stay_as_they_are() -> None:
    """Also those that need a joiner between letters."""
    assert text.visible("¿Qué? — 日本 می‌خواهم 👩‍💻\tx\n") == "¿Qué? — 日本 می‌خواهم 👩‍💻\tx\n"


def test_a_line_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A name with a line feed cannot begin a line, which some programs obey."""
    console.say("a\n::error::b")
    console.say("a\rb\udce9", err=True)
    console.write("one\ntwo\x07\n")
    console.replace_line("c\n")  # click leaves out its own escape where there is no terminal
    assert capsys.readouterr() == ("a\\n::error::b\none\ntwo\\u0007\n", "a\\u000db\\udce9\n\rc\\n")


def test_a_finding_is_one_line() -> None:
    """Also where the name of a file would make two of it."""
    problem = Problem(path="content/a\n::error::b\x1b.md", rule="001", message="m\x9b", fix="f\u202e")
    assert str(problem) == "content/a\\n::error::b\\u001b.md:1:1: 001 m\\u009b; f\\u202e"


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (f"404 {TRICKS}", ()),
        ("302 Found", (f"Location: ftp://x/{TRICKS}",)),
        ("200 OK", (f"Content-Encoding: {TRICKS}",)),
    ],
)
def test_what_a_server_says_is_shown_and_not_obeyed(
    server: Server, status: str, headers: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """Its reason, the address that it leads to, and what it claims to send."""
    server.answers["/"] = lambda out: out.write(
        "\r\n".join((f"HTTP/1.1 {status}", "Content-Length: 0", *headers, "", "")).encode()
    )
    with pytest.raises(SystemExit):
        main(["read", "--private", server.url()])
    out, err = capsys.readouterr()
    assert controls(out + err) == set()
    assert "1 feeds read" in err


def test_what_a_feed_says_is_shown_and_not_obeyed(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As JSON, which means the same to a program; and so is the name of a file."""
    feed = json.dumps({"title": TRICKS, "items": [{"id": TRICKS, "title": TRICKS, "content_text": TRICKS}]})
    file = tmp_path / "a\x1b[2J\n\u202e.json"
    file.write_text(feed, "utf-8")
    for place in (server.says(feed.encode()), str(file), str(tmp_path)):
        with pytest.raises(SystemExit):
            main(["read", "--private", place])
        out, err = capsys.readouterr()
        assert json.loads(out)["title"] is not None
        assert controls(out + err) == set()
