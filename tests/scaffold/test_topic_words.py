"""Topics as people name them."""

from __future__ import annotations

import pytest

from hub.content.settings import Topic
from hub.scaffold import topic_words

TOPICS = tuple(
    Topic(slug=slug, title=title, summary="All of it.", aliases=aliases)
    for slug, title, aliases in (
        ("user-research", "User research", ("personas",)),
        ("user-experience", "User experience", ("ux",)),
        ("surveys-and-feedback", "Asking people", ()),
    )
)


@pytest.mark.parametrize(
    ("said", "words", "asked"),
    [
        ("user-research", "user-research", False),
        ("User Research", "user-research", False),
        ("UX", "user-experience", False),
        ("asking people", "surveys-and-feedback", False),
        ("surveys", "surveys-and-feedback", True),
        ("feedback surveys", "surveys-and-feedback", True),
        ("usr reserch", "user-research", True),
        ("persona", "user-research", True),
        ("user", "user", False),
        ("lamps", "lamps", False),
    ],
)
def test_read(said: str, words: str, asked: bool) -> None:  # noqa: FBT001  what the table says
    """What one topic has alone is that topic, as a question; what two have, or none, stays as it is."""
    found = topic_words.read([said, said], TOPICS)
    assert found.words == (words,)
    assert bool(found.notes) == asked
