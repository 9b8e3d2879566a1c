"""Editions: the leads for everybody, the other items by topic."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import chain, combinations
from typing import TYPE_CHECKING

import pytest

from hub.content.models import Article, Issue, Item, Library, Section
from hub.content.settings import Topic
from hub.errors import HubError
from hub.newsletter import topic_editions

if TYPE_CHECKING:
    from hub.content.settings import Config

TOPICS = tuple(Topic(slug=slug, title=slug.upper(), summary=slug, aliases=(f"old-{slug}",)) for slug in "abcdefgh")


def item(number: int) -> Item:
    """An item on its line."""
    return Item(title=f"T{number}", url=f"http://www.a.gov/{number}", line=number)


ISSUE = Issue(
    path="x", day=date(2026, 11, 27), subject="", preheader="", status="draft", note="Hello.",
    sections=(
        Section(title="One", items=(item(1), item(2), item(3))),
        Section(title="Two", items=(item(4), item(5))),
        Section(title="More"),
    ),
)  # fmt: skip
ABOUT = {"a.gov/2": {"a"}, "a.gov/5": {"b", "c"}}


def test_cuts_editions(config: Config) -> None:
    """An edition holds the first item of each section and those of its topics, and says so; else there is none."""
    sets = [("a",), ("c", "d"), ("d",)]
    found = dict(topic_editions.cut(ISSUE, sets, ABOUT, replace(config, topics=TOPICS)))
    one, two = found["a",], found["c", "d"]
    assert one is not None
    assert two is not None
    assert [[item.title for item in section.items] for section in one.sections] == [["T1", "T2"], ["T4"], []]
    assert [[item.title for item in section.items] for section in two.sections] == [["T1"], ["T4", "T5"], []]
    assert one.note == (
        "Hello.\n\nThis is your edition on A: what leads each section, and 1 item on that topic."
        " The whole issue is online."
    )
    assert found["d",] is None
    name = config.newsletter.name
    assert (one.subject, two.subject) == (f"{name} on A: T2", f"{name} on C and D: T5")


def test_an_edition_has_a_subject_of_its_own(config: Config) -> None:
    """The first item on its topics, or the first part of its title where only that fits; never more than fits."""
    settings = replace(config, topics=TOPICS)
    title = "Mapping a journey in one hour: what four teams in two states learnt from it"
    issue = replace(ISSUE, sections=(Section(title="One", items=(replace(item(2), title=title),)),))
    found = dict(topic_editions.cut(issue, [("a",), ("a", "b", "c")], {"a.gov/2": {"a"}}, settings))
    name = config.newsletter.name
    assert [edition.subject for edition in found.values() if edition] == [
        f"{name} on A: Mapping a journey in one hour",
        f"{name} on 3 topics: Mapping a journey in one hour",
    ]


def test_items_know_their_topics_by_address(config: Config) -> None:
    """However an issue spells an address, its topics are those of the content behind it."""
    article = Article(
        path="x", title="X", url="https://a.gov/2/", source="x", published=date(2026, 1, 1), section="articles",
        summary="", topics=("a",),
    )  # fmt: skip
    known = topic_editions.topics_of(Library(articles=(article,)), config)
    assert known == {"a.gov/2": {"a"}, "govcx.example.gov/x": {"a"}}


def test_names_topics(config: Config) -> None:
    """A topic goes by any of its names; one that is not there is refused with those that are."""
    known = replace(config, topics=TOPICS[:2])
    assert topic_editions.named(["old-b", "a", "b"], known) == ("a", "b")
    with pytest.raises(HubError, match=r"there is no topic 'z'; the hub has a, b"):
        topic_editions.named(["z"], known)


def test_cuts_every_set_of_topics_in_one_pass(config: Config) -> None:
    """The 255 sets of eight topics give 255 answers."""
    sets = list(chain.from_iterable(combinations("abcdefgh", size) for size in range(1, 9)))
    found = dict(topic_editions.cut(ISSUE, sets, ABOUT, replace(config, topics=TOPICS)))
    assert len(found) == 255
    assert sum(edition is not None for edition in found.values()) == 255 - 31
