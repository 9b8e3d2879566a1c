"""Near-duplicates among what waits: marked with the reason, never merged."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from hub.base import sanitize_html
from hub.collect.candidate import Candidate
from hub.importers.hugo import digitalgov_shortcodes, hugo_page, hugo_site, profiles
from hub.importers.hugo.hugo_settings import HugoSettings
from hub.inbox import candidate_rows, candidate_store, inbox_search, near_duplicates, open_inbox
from hub.inbox.decisions import DecisionStep
from tests import corpus, flow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SITE = "https://digital.gov"
TEXT = "".join(
    f"<p>Step {number}: office {number} asks the visitor of counter {number} what went wrong there.</p>"
    for number in range(1, 9)
)
ONE = Candidate(url="https://a.example.gov/1/", title="Ask", source="a", content_html=TEXT)
AGAIN = replace(ONE, url="https://b.example.gov/9/", source="b", content_html=f"{TEXT}<p>First seen elsewhere.</p>")
STEP = DecisionStep(key="first", by="Ana", at=datetime(2026, 11, 3, 14, 2, tzinfo=UTC))
FOOTER = "<p>The words of this author are not those of the agency, and no product named here is endorsed by it.</p>" * 3


@pytest.fixture
def box(tmp_path: Path) -> Iterator[candidate_store.Inbox]:
    """An empty inbox."""
    with candidate_store.opened(tmp_path / "hub.db") as opened:
        yield opened


def test_a_reworked_text_is_marked_on_both_sides(box: candidate_store.Inbox) -> None:
    """Each names the other and the share of the text that is the same."""
    box.add([ONE, AGAIN], frozenset())
    pairs = near_duplicates.pairs(box, [1, 2])
    found = near_duplicates.likes(pairs)

    assert [[like.number for like in found[number]] for number in (1, 2)] == [[2], [1]]
    assert 0.9 < found[1][0].share < 1
    assert near_duplicates.stories(box, pairs) == (frozenset({1, 2}),)


def test_forty_notices_of_one_office_are_forty(box: candidate_store.Inbox) -> None:
    """They are nearly the same words, and no story that several places tell; its copy elsewhere finds the right one."""
    notices = [
        replace(ONE, url=f"https://a.example.gov/{n}/", content_html=TEXT.replace("what went wrong", f"about town{n}"))
        for n in range(1, 41)
    ]
    copy = replace(notices[6], url="https://b.example.gov/9/", source="b")
    box.add([*notices, copy], frozenset())

    assert near_duplicates.stories(box, near_duplicates.pairs(box, range(1, 42))) == (frozenset({7, 41}),)


def test_a_footer_makes_no_two_texts_alike(box: candidate_store.Inbox) -> None:
    """What stands under five candidates is left out; with the footer alone these would be half the same."""
    own = ("tax", "road", "seed", "fish", "coin")
    texts = [f"<p>The {word} {word} office of {word} street writes a {word} letter about {word}.</p>" for word in own]
    box.add(
        [replace(ONE, url=f"https://a.example.gov/{n}/", content_html=text + FOOTER) for n, text in enumerate(texts)],
        frozenset(),
    )

    assert near_duplicates.pairs(box, range(1, 6)) == ()


def test_an_outline_is_drawn_once_and_again_after_a_change(box: candidate_store.Inbox) -> None:
    """The text of thousands that wait is not read at each look at the list."""
    drawn: list[str] = []

    def draw(candidate: Candidate) -> str:
        drawn.append(candidate.title)
        return "drawn"

    box.add([ONE, AGAIN], frozenset())
    assert box.outlines(draw) == box.outlines(draw) == {1: "drawn", 2: "drawn"}
    box.add([replace(ONE, title="Ask again")], frozenset())
    box.outlines(draw)

    assert drawn == ["Ask", "Ask", "Ask again"]


def test_the_desk_shows_what_is_alike(tmp_path: Path) -> None:
    """The list carries the mark, and the row of one counts the other."""
    config = flow.hub(tmp_path)
    with candidate_store.opened(open_inbox.database(config.root)) as opened:
        opened.add([ONE, AGAIN], frozenset())

    assert [[like.number for like in line.like] for line in inbox_search.search(config).lines] == [[2], [1]]
    assert [line.companions for line in inbox_search.search(config).lines] == [(2,), (1,)]
    assert [line.number for line in inbox_search.rows(inbox_search.search(config).lines)] == [1]


@pytest.mark.corpus
def test_two_thousand_articles_show_no_false_pair(box: candidate_store.Inbox, tmp_path: Path) -> None:
    """Of all news of digital.gov, each address is one candidate, and the two pairs that are marked are true ones."""
    settings = profiles.DIGITALGOV.settings(HugoSettings(base=SITE))
    site = hugo_site.read(corpus.unpacked(tmp_path, "content"), settings, profiles.DIGITALGOV)
    known, render = digitalgov_shortcodes.of(site.sites[""]), MarkdownIt("commonmark", {"html": True}).render
    news = [
        Candidate(
            url=post.url,
            title=post.title,
            source="news",
            content_html=sanitize_html.safe(render(hugo_page.markdown(post, known, [])), post.url),
        )
        for post in site.posts
        if post.folder == "news" and not post.is_list
    ]
    box.add(news, frozenset())
    lines = box.lines()
    found = near_duplicates.likes(near_duplicates.pairs(box, [line.number for line in lines]))

    assert len(lines) == len({one.url for one in news}) > 2000
    assert sorted(len(others) for others in found.values()) == [1, 1, 1, 1]


def test_a_text_that_was_judged_is_marked_where_it_comes_again(box: candidate_store.Inbox) -> None:
    """Under another address, after it was dropped or kept; what waits beside it is another matter."""
    other = replace(ONE, url="https://c.example.gov/", title="Other", content_html=TEXT.replace("office", "library"))
    box.add([ONE, other], frozenset())
    assert near_duplicates.judged(box, [1, 2]) == {}
    box.settle([1], candidate_rows.DROPPED, STEP)
    box.add([AGAIN], frozenset())

    assert near_duplicates.judged(box, [2, 3]) == {3: 1}
    assert near_duplicates.judged(box, []) == {}


def test_the_list_says_who_judged_a_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor reads what became of it, and when."""
    config = flow.hub(tmp_path)
    monkeypatch.setenv("HUB_EDITOR", "Ana")
    with open_inbox.opened(config) as box:
        box.add([ONE], frozenset())
        box.settle([1], candidate_rows.DROPPED, STEP)
        box.add([AGAIN], frozenset())
    (line,) = inbox_search.search(config).lines
    assert line.judged is not None
    assert (line.number, line.judged.state, line.judged.by) == (2, "dropped", "Ana")
