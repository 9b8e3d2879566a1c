"""By which words besides its own a page is found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hub.content.models import Alias
from hub.content.settings import Topic
from hub.content.synonyms import Synonym
from hub.site.outputs import search_vocabulary
from hub.site.outputs.search_records import Record

if TYPE_CHECKING:
    from hub.content.settings import Config

WICK = Record(path="toolkit/light/wick/", kind="Toolkit", title="Wicks", summary="Trim a lamp.", topics=("Oil",))
OIL = Topic(slug="oil", title="Oil", summary="What burns.", aliases=("lamp-oil",))


def test_answers(config: Config) -> None:
    """The first page of an entry counts most, and the words of a longer name share its weight."""
    config = replace(config, topics=())
    known = search_vocabulary.of(
        [Synonym(words=("cord", "cotton cord"), pages=("a.md", "toolkit/light/wick.md"))], config
    )
    assert known.answers == {"a/": [(9, "cord"), (6, "cotton cord")], WICK.path: [(7, "cord"), (5, "cotton cord")]}
    assert known.names(WICK) == ((7, "cord"), (5, "cotton cord"), (4, "practice guide"), (3, "Oil"))


def test_means(config: Config) -> None:
    """A word of ours in a title or a topic counts more than one in a summary."""
    config = replace(config, topics=())
    entries = [Synonym(words=(typed,), means=(ours,)) for typed, ours in (("cord", "wick"), ("fuel", "oil"))]
    entries += [Synonym(words=(typed,), means=(ours,)) for typed, ours in (("lantern", "lamps"), ("sun", "day"))]
    names = search_vocabulary.of(entries, config).names(WICK)
    assert set(names) == {(4, "practice guide"), (3, "Oil"), (4, "cord"), (4, "fuel"), (2, "lantern")}


def test_words_that_mean_others_have_their_answers(config: Config) -> None:
    """Who types another word for one that has answers finds these, unless it has answers of its own."""
    entries = [
        Synonym(words=("cord", "string"), means=("Wick", "nothing")),
        Synonym(words=("wick",), pages=("toolkit/light/wick.md", "topics/oil.md")),
        Synonym(words=("rope",), means=("wick",), pages=("a.md",)),
    ]
    answers = search_vocabulary.of(entries, replace(config, topics=())).answers
    assert answers == {
        WICK.path: [(9, "cord"), (9, "string"), (9, "wick")],
        "topics/oil/": [(7, "cord"), (7, "string"), (7, "wick")],
        "a/": [(9, "rope")],
    }


def test_names_of_topics_and_former_addresses(config: Config) -> None:
    """A topic is found by its other names, a page by the name that it had."""
    topic = Record(path="topics/oil/", kind="Topics", title="Oil", summary="")
    assert search_vocabulary.of([], replace(config, topics=(OIL,))).names(topic) == ((6, "lamp oil"), (4, "topic"))
    former = search_vocabulary.former([Alias(address="toolkit/old-cord/"), Alias(address="toolkit/older.html")])
    assert list(former) == [(2, "old cord"), (2, "older")]


def test_a_kind_without_other_words(config: Config) -> None:
    """A page without a kind of its own is called nothing more."""
    assert search_vocabulary.of([], config).names(Record(path="about/", kind="Pages", title="About", summary="")) == ()
