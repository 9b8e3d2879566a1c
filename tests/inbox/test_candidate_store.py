"""The database of candidates that wait."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sql

from hub.base import urls
from hub.collect.candidate import Candidate
from hub.errors import HubError
from hub.inbox import candidate_rows, candidate_store, decisions
from hub.inbox.decisions import DecisionStep

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ARTICLE = Candidate(
    url="https://notes.example.gov/queues/",
    title="Queues",
    source="notes",
    published=datetime(2026, 11, 18, 9, tzinfo=UTC),
    modified=datetime(2026, 11, 19, 9, tzinfo=UTC),
    summary="Count.",
    authors=("Ada Field", "Bo Lane"),
    topics=("cx",),
    content_html="<p>Count.</p>",
    image="https://notes.example.gov/q.png",
    alt="A queue",
)
EVENT = Candidate(
    url="https://site.example.gov/event/lab/",
    title="Lab",
    source="site",
    start=datetime(2026, 12, 3, 13, tzinfo=ZoneInfo("America/New_York")),
    end=datetime(2026, 12, 3, 16, tzinfo=ZoneInfo("America/New_York")),
)
POST = Candidate(
    url="https://notes.example.gov/post/",
    title="Post",
    source="notes",
    published=datetime(2026, 11, 20, tzinfo=UTC),
    external_url="https://city.example.org/forms/",
)

STEP = DecisionStep(key="first", by="Ana", at=datetime(2026, 11, 27, 14, 2, tzinfo=UTC))


@pytest.fixture
def box(tmp_path: Path) -> Iterator[candidate_store.Inbox]:
    """An empty inbox."""
    with candidate_store.opened(tmp_path / "hub.db") as opened:
        yield opened


def titles(box: candidate_store.Inbox) -> list[str]:
    """What waits, in its order."""
    return [line.title for line in box.lines()]


def test_keeps_all_that_is_known(box: candidate_store.Inbox) -> None:
    """What went in comes out, with the time zone of an event; the newest first, what has no date last."""
    assert box.add([EVENT, ARTICLE, POST], frozenset()).new == 3
    assert [one.candidate for one in box.waiting()] == [POST, ARTICLE, EVENT]
    (event,) = box.find([1])
    assert event.candidate.start is not None
    assert event.candidate.start.tzinfo == ZoneInfo("America/New_York")


def test_candidates_of_one_moment_come_by_number(box: candidate_store.Inbox) -> None:
    """Of equal dates the one that came first is first."""
    twins = [replace(ARTICLE, url=f"https://notes.example.gov/{name}/", title=name) for name in "bca"]
    box.add([*twins, EVENT], frozenset())
    assert titles(box) == ["b", "c", "a", "Lab"]


def test_lists(box: candidate_store.Inbox) -> None:
    """A line holds what a list shows."""
    box.add([ARTICLE, EVENT], frozenset())
    assert box.lines() == (
        candidate_store.InboxLine(
            number=1,
            published="2026-11-18",
            starts="",
            source="notes",
            title="Queues",
            keys=("notes.example.gov/queues",),
        ),
        candidate_store.InboxLine(
            number=2,
            published="",
            starts="2026-12-03",
            source="site",
            title="Lab",
            keys=("site.example.gov/event/lab",),
        ),
    )


def test_takes_in_an_article_once(box: candidate_store.Inbox) -> None:
    """Two spellings of one address are one article, in one fetch and in the next."""
    again = replace(ARTICLE, url="http://www.notes.example.gov/queues?utm_source=x")
    assert box.add([ARTICLE, again], frozenset()).new == 1
    assert box.add([again], frozenset()).new == 0


@pytest.mark.parametrize(
    ("second", "kept"), [("<p>A longer text.</p>", "<p>A longer text.</p>"), ("", "<p>Count.</p>")]
)
def test_keeps_the_fuller_text(box: candidate_store.Inbox, second: str, kept: str) -> None:
    """Of two texts of one article, the longer one waits, whichever came first."""
    box.add([ARTICLE, replace(ARTICLE, content_html=second)], frozenset())
    assert [one.candidate.content_html for one in box.waiting()] == [kept]


def test_keeps_the_fuller_text_of_a_later_fetch(tmp_path: Path) -> None:
    """A list comes first, the page with its text a day later: one candidate, under its old number."""
    with candidate_store.opened(tmp_path / "hub.db") as box:
        box.add([replace(ARTICLE, content_html="")], frozenset())
    with candidate_store.opened(tmp_path / "hub.db") as box:
        assert box.add([ARTICLE], frozenset()).new == 0
        assert [(one.number, one.candidate) for one in box.waiting()] == [(1, ARTICLE)]


@pytest.mark.parametrize("state", [candidate_rows.KEPT, candidate_rows.DROPPED])
def test_never_offers_again_what_is_settled(box: candidate_store.Inbox, state: str) -> None:
    """What was kept or dropped never comes back, not even with a longer text."""
    box.add([ARTICLE, POST], frozenset())
    box.settle([1], state, STEP)
    assert box.add([replace(ARTICLE, content_html="<p>Much longer text.</p>")], frozenset()).new == 0
    assert titles(box) == ["Post"]


@pytest.mark.parametrize("address", [POST.url, POST.external_url])
def test_skips_what_is_known(box: candidate_store.Inbox, address: str) -> None:
    """What content/ has, under its own address or as the page it is about, is neither taken in nor listed."""
    known = frozenset([urls.key(address)])
    assert box.add([POST, ARTICLE], known).new == 1
    box.add([POST], frozenset())
    assert [line.title for line in box.lines(known)] == ["Queues"]
    assert [one.candidate.title for one in box.waiting(known)] == ["Queues"]


def test_knows_the_page_that_a_post_is_about(box: candidate_store.Inbox) -> None:
    """A page and the posts about it are one candidate, whichever comes first; the page's own text is fuller."""
    page = Candidate(url="https://city.example.org/forms", title="Forms", source="city", content_html="<p>Forms.</p>")
    other = replace(POST, url="https://third.example.org/post/", title="Other")
    assert box.add([POST, page, other], frozenset()).new == 1
    assert box.add([page, POST, other], frozenset()).new == 0
    assert titles(box) == ["Forms"]


def test_offers_the_event_that_a_post_announces(box: candidate_store.Inbox) -> None:
    """A post about a page of its own site does not stand for that page."""
    post = Candidate(url="https://site.example.gov/news/lab/", title="News", source="site", external_url=EVENT.url)
    assert box.add([post, EVENT], frozenset()).new == 2


def test_finds(box: candidate_store.Inbox) -> None:
    """Candidates are found in the order asked for, each once."""
    box.add([ARTICLE, POST], frozenset())
    assert [one.candidate.title for one in box.find([2, 1, 2])] == ["Post", "Queues"]


def test_finds_only_what_waits(box: candidate_store.Inbox) -> None:
    """Numbers under which nothing waits are named, all of them."""
    box.add([ARTICLE, POST], frozenset())
    box.settle([1], candidate_rows.DROPPED, STEP)
    with pytest.raises(HubError) as caught:
        box.find([1, 2, 9])
    assert str(caught.value) == (
        "1: dropped by Ana on November 27, 2026 at 14:02; hub undo 1 takes that back\n"
        "nothing is in the inbox under 9; `hub inbox` lists what is there"
    )


def test_decides_once(box: candidate_store.Inbox) -> None:
    """Who comes second reads who was first and when; numbers that no inbox has are named, however large."""
    box.add([ARTICLE, POST, EVENT], frozenset())
    assert [one.candidate for one in box.settle([2, 1, 2], candidate_rows.KEPT, STEP)] == [POST, ARTICLE]
    with pytest.raises(HubError) as caught:
        box.settle([3, 10**20, 1], candidate_rows.DROPPED, replace(STEP, key="second", by="Bo"))
    assert str(caught.value) == (
        "1: kept by Ana on November 27, 2026 at 14:02; hub undo 1 takes that back\n"
        "nothing is in the inbox under 100000000000000000000; `hub inbox` lists what is there"
    )
    assert [decisions.is_recorded(box.connection, key) for key in ("first", "second")] == [True, False]


def test_an_empty_step_decides_nothing(box: candidate_store.Inbox) -> None:
    """A list without ticks is not a step."""
    assert box.settle([], candidate_rows.KEPT, STEP) == ()
    assert not decisions.is_recorded(box.connection, "first")


def test_knows_that_an_earlier_version_decided(box: candidate_store.Inbox) -> None:
    """What was kept before decisions were written down has no name beside it."""
    box.add([ARTICLE], frozenset())
    box.connection.execute(sql.update(candidate_rows.CANDIDATES).values(state=candidate_rows.KEPT))
    with pytest.raises(HubError, match=r"^1: kept before; hub undo 1 takes that back$"):
        box.find([1])


def test_a_fetch_sees_what_another_has_saved_since(tmp_path: Path) -> None:
    """Two fetches that work in turns take each article in once, and what was decided between them stays."""
    path = tmp_path / "hub.db"
    with candidate_store.opened(path) as box:
        assert box.add([ARTICLE], frozenset()).new == 1
        box.connection.commit()
        with candidate_store.opened(path) as other:
            assert other.add([ARTICLE, POST], frozenset()).new == 1
            other.settle([1], candidate_rows.DROPPED, STEP)
        with box.connection.engine.begin() as box.connection:
            assert box.add([replace(ARTICLE, title="Corrected"), POST], frozenset()) == (0, 0)
            assert titles(box) == ["Post"]


def test_takes_in_many_at_once(box: candidate_store.Inbox) -> None:
    """More than one question to a database may name."""
    many = [replace(ARTICLE, url=f"https://notes.example.gov/{n}/") for n in range(1000)]
    assert [box.add(many, frozenset()).new for _ in range(2)] == [1000, 0]


def offered(box: candidate_store.Inbox) -> Candidate:
    """The one candidate that waits."""
    (one,) = box.waiting()
    return one.candidate


def test_one_candidate_knows_all_its_sources(box: candidate_store.Inbox) -> None:
    """Another source fills what the first one left out, once; a fuller text takes its place and loses nothing."""
    listed = replace(ARTICLE, source="list", content_html="", authors=(), image=None)
    full = replace(ARTICLE, source="feed", topics=(), title="In full")
    box.add([listed], frozenset())
    assert box.add([replace(listed, source="other", authors=("Ada Field",))], frozenset()) == (0, 0)
    assert (offered(box).authors, offered(box).also) == (("Ada Field",), ("other",))
    assert box.add([full], frozenset()) == (0, 1)
    assert box.add([replace(listed, source="other", title="Later")], frozenset()) == (0, 0)

    assert (offered(box).source, offered(box).also) == ("feed", ("list", "other"))
    assert (offered(box).title, offered(box).topics) == ("In full", listed.topics)
    assert [line.also for line in box.lines()] == [("list", "other")]
    assert box.find([1])[0].candidate.also == ("list", "other")


def test_two_sources_in_one_go(box: candidate_store.Inbox) -> None:
    """What is not saved yet is merged like what is."""
    box.add([POST, replace(ARTICLE, url=POST.external_url or "", source="other", content_html="")], frozenset())
    assert (offered(box).title, offered(box).also) == (POST.title, ("other",))


def test_a_source_may_change_what_it_offered(box: candidate_store.Inbox) -> None:
    """Title, date or a shorter text; a new build date and an id made by chance are no change."""
    box.add([replace(ARTICLE, content_html='<p><a href="https://a.example.gov/#r1">Here</a></p>')], frozenset())
    same = replace(
        ARTICLE, content_html='<p><a href="https://a.example.gov/#r2">Here</a></p>', modified=EVENT.published
    )
    assert box.add([same], frozenset()) == (0, 0)
    assert box.add([replace(same, content_html="")], frozenset()) == (0, 0)
    assert box.add([replace(ARTICLE, title="Corrected", content_html="<p>Less.</p>")], frozenset()) == (0, 1)
    assert (offered(box).title, offered(box).content_html) == ("Corrected", "<p>Less.</p>")


def test_what_an_editor_has_judged_stays_judged(box: candidate_store.Inbox) -> None:
    """A change brings nothing back."""
    box.add([ARTICLE], frozenset())
    box.settle([1], candidate_rows.DROPPED, STEP)
    assert box.add([replace(ARTICLE, title="Corrected")], frozenset()) == (0, 0)
    assert box.lines() == ()


NAMED = replace(ARTICLE, guid="notes-7")
MOVED = replace(NAMED, url="https://notes.example.gov/queues-and-lines/", title="Queues and lines")


def test_an_entry_with_another_address_is_the_same(box: candidate_store.Inbox) -> None:
    """Its source calls it as before: it changes where it waits, and is not offered again once it was judged."""
    box.add([NAMED], frozenset())
    assert box.add([MOVED], frozenset()) == (0, 1)
    assert [one.candidate.url for one in box.waiting()] == [MOVED.url]
    assert box.add([MOVED], frozenset()) == (0, 0)
    box.settle([1], candidate_rows.DROPPED, STEP)
    assert box.add([MOVED, NAMED, replace(MOVED, url="https://notes.example.gov/third/")], frozenset()) == (0, 0)


def test_names_and_addresses_change_in_turn(box: candidate_store.Inbox) -> None:
    """Each is learned while the other is as it was, so a site may be made anew again and again."""
    site = "https://notes.example.gov"
    turns = [
        NAMED,
        replace(NAMED, guid="b"),
        replace(NAMED, guid="b", url=f"{site}/b/"),
        replace(NAMED, guid="c", url=f"{site}/b/"),
        replace(NAMED, guid="c", url=f"{site}/c/"),
        replace(NAMED, guid="d", url=f"{site}/c/"),
        replace(NAMED, guid="d", url=NAMED.url),
        replace(NAMED, guid="", url=NAMED.url),
    ]
    assert sum(box.add([one], frozenset()).new for one in turns[:4]) == 1
    box.settle([1], candidate_rows.DROPPED, STEP)
    assert sum(box.add([one], frozenset()).new for one in turns[4:] * 2) == 0


def test_an_entry_about_the_same_page_lends_it_no_name(box: candidate_store.Inbox) -> None:
    """Two posts of one source may tell of one page of another site: it is judged once, and keeps its own name."""
    page = "https://office.example.gov/forms/"
    post = replace(NAMED, external_url=page)
    other = replace(NAMED, guid="other", url="https://notes.example.gov/again/", external_url=page)
    box.add([post], frozenset())
    box.add([other], frozenset())
    assert box.add([replace(post, url="https://notes.example.gov/moved/", external_url=None)], frozenset()).new == 0


def test_a_name_counts_within_its_source_only(box: candidate_store.Inbox) -> None:
    """Two sources may call two things the same."""
    box.add([NAMED], frozenset())
    assert box.add([replace(MOVED, source="site")], frozenset()).new == 1


def test_a_name_that_is_used_again_is_another_entry(box: candidate_store.Inbox) -> None:
    """Another title on another day is something else, whatever the source calls it."""
    box.add([NAMED], frozenset())
    later = replace(MOVED, published=datetime(2026, 12, 18, 9, tzinfo=UTC))
    assert box.add([later], frozenset()).new == 1


def test_a_name_stays_that_of_the_first_source(box: candidate_store.Inbox) -> None:
    """Where another source has the fuller text, the first one still knows its own entry."""
    box.add([NAMED], frozenset())
    box.add([replace(ARTICLE, source="site", guid="site-1", content_html="<p>Count them all.</p>")], frozenset())
    assert box.add([replace(MOVED, content_html="")], frozenset()).new == 0


def test_entries_of_one_page_are_candidates_each(box: candidate_store.Inbox) -> None:
    """Their addresses differ by the place on the page; one that was judged says nothing of the others."""
    entries = [replace(ARTICLE, url=f"https://notes.example.gov/releases/#nov-{day}") for day in (18, 19, 20)]
    assert box.add(entries, frozenset()).new == 3
    box.settle([1], candidate_rows.KEPT, STEP)
    known = {"notes.example.gov/releases", "notes.example.gov/releases#nov-18"}
    assert box.add(entries, known) == (0, 0)
    assert [one.candidate.url[-2:] for one in box.waiting(known)] == ["19", "20"]


def test_what_has_no_day_or_one_to_come_is_never_on_top(box: candidate_store.Inbox) -> None:
    """Candidates of a day to come stand behind the others, and undated ones last."""
    site = "https://notes.example.gov"
    ahead = replace(ARTICLE, url=f"{site}/ahead/", title="Ahead", published=datetime(2031, 1, 1, tzinfo=UTC))
    undated = replace(ARTICLE, url=f"{site}/none/", title="None", published=None, doubt="“3/4” can mean two")
    box.add([ahead, undated, ARTICLE], frozenset())
    box.wake(datetime(2026, 11, 22, tzinfo=UTC).date())
    assert [one.title for one in box.lines()] == ["Queues", "Ahead", "None"]
    assert [one.doubt for one in box.lines()] == ["", "", "“3/4” can mean two"]


def test_a_date_from_another_source_ends_the_doubt(box: candidate_store.Inbox) -> None:
    """What one source leaves open another may settle."""
    box.add([replace(ARTICLE, published=None, doubt="“3/4” can mean two")], frozenset())
    box.add([replace(ARTICLE, source="site")], frozenset())
    (found,) = box.waiting()
    assert (found.candidate.published, found.candidate.doubt) == (ARTICLE.published, "")
