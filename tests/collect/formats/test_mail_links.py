"""Links in mails of plain text, and how long they may take."""

from __future__ import annotations

import time

import pytest

from hub.collect.formats import mail_links


def test_brackets_that_an_address_leaves_are_gone() -> None:
    """Behind words and behind a bullet, with the spaces before them."""
    found = mail_links.of_text(
        "* (https://a.example.gov/1) Wicks  ( https://a.example.gov/2 ) for lamps\nand how to trim them well."
    )
    assert [(one.url, one.title, one.words) for one in found] == [
        ("https://a.example.gov/1", "Wicks for lamps", "and how to trim them well."),
        ("https://a.example.gov/2", "Wicks for lamps", "and how to trim them well."),
    ]


@pytest.mark.parametrize(
    ("style", "is_read"),
    [
        ("DISPLAY: none;", False),
        ("color:red;visibility:hidden", False),
        ("max-height:0;overflow:hidden", False),
        ("overflow:hidden; max-height: 0px", False),
        ("display:block", True),
        ("overflow:hidden", True),
        ("mso-hide:all", True),
    ],
)
def test_what_no_program_shows_is_no_news(style: str, is_read: bool) -> None:  # noqa: FBT001
    """Such as the words for a list of mails; what only some programs hide is read."""
    hidden = f'<div style="{style}">Soon <a href="https://a.example.gov/1">Wicks for all lamps</a></div>'
    found = mail_links.of_html(f'{hidden}<p><a href="https://a.example.gov/2">Oil burns for long</a></p>')
    assert [one.url[-1] for one in found] == (["1", "2"] if is_read else ["2"])


@pytest.mark.slow
@pytest.mark.parametrize("words", ["a{}b", "a({}b", "a[{}b", "a\n{}b", "* {}[b"])
def test_spaces_in_a_mail_are_read_in_no_time(words: str) -> None:
    """Thousands of them between two words, and in a bracket."""
    start = time.process_time()
    assert mail_links.of_text(words.format(" " * 50_000)) == ()
    assert time.process_time() - start < 2


@pytest.mark.slow
def test_many_links_in_a_paragraph_are_read_in_no_time() -> None:
    """Each takes as long as it would alone."""
    start = time.process_time()
    assert len(mail_links.of_text("[1] https://a.example.gov/lamps " * 3000)) == 3000
    assert time.process_time() - start < 5
