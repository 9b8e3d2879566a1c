"""What is in the inbox, in any state: listed, searched, narrowed down, and shown whole."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from hub.collect.candidate import Candidate
from hub.errors import HubError
from hub.inbox import candidate_rows, editor_actions, inbox_search, open_inbox
from hub.inbox.inbox_search import Wanted
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config

TEXT = "".join(f"<p>Step {n}: the office of counter {n} asks each visitor what went wrong there.</p>" for n in range(9))


def offer(title: str, **facts: object) -> Candidate:
    """A candidate of the source `notes`, whose address follows from its title."""
    url = f"https://{facts.pop('on', 'notes')}.example.gov/{title.lower().replace(' ', '-')}/"
    day = facts.pop("day", datetime(2026, 11, 20, tzinfo=UTC))
    return Candidate(**{"url": url, "title": title, "source": "notes", "published": day} | facts)  # type: ignore[arg-type]


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A small hub on Sunday, November 22, 2026."""
    flow.ana_works(monkeypatch)
    return flow.hub(tmp_path)


def take_in(config: Config, *candidates: Candidate) -> None:
    """Let these wait."""
    with open_inbox.opened(config) as box:
        box.add(candidates, frozenset())


def titles(config: Config, wanted: Wanted = inbox_search.ALL_THAT_WAITS) -> list[str]:
    """What is found, in its order."""
    return [line.title for line in inbox_search.search(config, wanted).lines]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("queue",), ["Queues", "Other"]),
        (("QUEUES", "promise"), ["Queues"]),
        (("creme", "brulee"), ["Crème"]),
        (("Ada", "notes"), ["Queues"]),
        (("strong",), []),
        (("zero sum",), ["Other"]),
    ],
)
def test_finds_words_anywhere(config: Config, words: tuple[str, ...], found: list[str]) -> None:
    """In title, summary, names and text, in any case and without accents; never in marks of HTML."""
    take_in(
        config,
        offer("Queues", summary="A promise.", authors=("Ada Field",)),
        offer("Other", content_html="<p>No <strong>queue</strong> is a zero sum game.</p>"),
        offer("Crème", summary="Brûlée."),
    )
    assert titles(config, Wanted(words=words)) == found


def test_narrows_down(config: Config) -> None:
    """By source, also one that offers the same; by topic, in any of its names; by the day of publishing."""
    early = datetime(2026, 11, 2, tzinfo=UTC)
    take_in(config, offer("New", topics=("Customer Service",)), offer("Old", day=early, source="site"))
    take_in(config, offer("Old", day=early, source="rest"), offer("Undated", day=None))
    for wanted, found in (
        (Wanted(source="site"), ["Old"]),
        (Wanted(source="rest"), ["Old"]),
        (Wanted(topic="customer-service"), ["New"]),
        (Wanted(topic="Customer Service"), ["New"]),
        (Wanted(since=date(2026, 11, 20)), ["New"]),
        (Wanted(since=date(2026, 11, 20), source="rest"), []),
    ):
        assert titles(config, wanted) == found


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted(source="note"), "no source is called 'note': did you mean \"notes\"? (notes, site, rest)"),
        (Wanted(topic="resaerch"), "nothing here has the topic 'resaerch': did you mean \"research\"?"),
    ],
)
def test_knows_no_such_name(config: Config, wanted: Wanted, said: str) -> None:
    """A name that is none is told, and is not an empty list."""
    with pytest.raises(HubError) as caught:
        inbox_search.search(config, wanted)
    assert str(caught.value).startswith(said)


def test_sets_apart_what_has_no_date_or_one_to_come(config: Config) -> None:
    """They are the last, and not on top of the news; an event has a day of its own."""
    to_come = datetime(2027, 1, 1, tzinfo=UTC)
    lab = datetime(2026, 12, 3, 13, tzinfo=UTC)
    take_in(config, offer("Future", day=to_come), offer("Undated", day=None), offer("Lab", day=None, start=lab))
    take_in(config, offer("Old", day=datetime(2020, 1, 1, tzinfo=UTC)), offer("New"))
    found = inbox_search.search(config)
    assert [line.title for line in found.lines] == ["New", "Old", "Lab", "Future", "Undated"]
    assert {line.title for line in found.lines if line.number in found.apart} == {"Future", "Undated"}


def test_lists_each_state(config: Config) -> None:
    """Who decided and when is beside it; the last decision is first, and what comes back first of what is put off."""
    take_in(config, *(offer(f"T{number}") for number in range(8)))
    editor_actions.drop(config, [1])
    editor_actions.drop(config, [2])
    editor_actions.later(config, [3], date(2026, 12, 20))
    editor_actions.later(config, [4], date(2026, 12, 2))
    editor_actions.keep(config, [5, 6])
    assert titles(config) == ["T6", "T7"]
    assert titles(config, Wanted(state="dropped")) == ["T0", "T1"]
    assert titles(config, Wanted(state="later")) == ["T3", "T2"]
    kept = inbox_search.search(config, Wanted(state="kept", since=date(2026, 11, 22)), full=True)
    assert [(line.title, line.decision and line.decision.by) for line in kept.lines] == [("T4", "Ana"), ("T5", "Ana")]
    assert {one.title for one in kept.candidates.values()} == {"T4", "T5"}
    assert titles(config, Wanted(state="kept", since=date(2026, 11, 23))) == []


def test_what_was_kept_is_sent_with_its_issue(config: Config) -> None:
    """Its state follows from the issue that has it."""
    take_in(config, offer("Queues"), offer("Forms"))
    editor_actions.keep(config, [1, 2])
    front = (
        "---\nsubject: S\npreheader: P\nstatus: {}\n---\n\n## Articles\n\n### [Q](https://notes.example.gov/queues)\n"
    )
    issue = config.root / "newsletters" / "2026-11-20.md"
    issue.parent.mkdir(exist_ok=True)
    for status, sent in (("ready", []), ("sent", ["Queues"])):
        issue.write_text(front.format(status))
        assert titles(config, Wanted(state="sent")) == sent
        assert sorted([*titles(config, Wanted(state="kept")), *sent]) == ["Forms", "Queues"]


def test_one_decided_by_an_earlier_version_is_listed(config: Config) -> None:
    """Nobody knows who dropped it and when."""
    take_in(config, offer("Queues"))
    with open_inbox.opened(config) as box:
        box.connection.execute(candidate_rows.CANDIDATES.update().values(state="dropped"))
    assert titles(config, Wanted(state="dropped")) == ["Queues"]
    assert titles(config, Wanted(state="dropped", since=date(2020, 1, 1))) == []


def test_comes_back_on_its_day(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is put off waits again, and says that it was put off; a source may change it meanwhile."""
    take_in(config, offer("Queues"))
    assert editor_actions.later(config, [1], None)[0] == date(2026, 11, 28)
    take_in(config, offer("Queues", summary="Count."))
    assert titles(config) == []
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(flow.NOON) + 6 * 86_400))
    (line,) = inbox_search.search(config, Wanted(words=("count",))).lines
    assert (line.until, line.decision and line.decision.state) == ("2026-11-28", "later")


def test_a_day_that_is_past_is_refused(config: Config) -> None:
    """Nothing would come of it."""
    take_in(config, offer("Queues"))
    with pytest.raises(HubError, match="2026-11-22 is not a day to come; write a later one, or leave --until out"):
        editor_actions.later(config, [1], date(2026, 11, 22))


def test_shows_one_whole(config: Config) -> None:
    """Its text as Markdown, and the file that it became."""
    take_in(config, offer("Queues", content_html="<p>Count <em>them</em>.</p>"), offer("Forms"))
    shown = inbox_search.show(config, 1)
    assert (shown.state, shown.markdown, shown.file) == ("waiting", "Count *them*.", "")
    (kept,) = editor_actions.keep(config, [1])
    assert (inbox_search.show(config, 1).state, inbox_search.show(config, 1).file) == ("kept", kept.path)
    with pytest.raises(HubError, match="nothing is in the inbox under 9"):
        inbox_search.show(config, 9)


def copies(*hosts: str) -> list[Candidate]:
    """One story from several places."""
    return [offer("Ask", on=host, content_html=TEXT, day=datetime(2026, 11, 20, tzinfo=UTC)) for host in hosts]


def test_a_row_is_decided_as_one(config: Config) -> None:
    """Keeping one drops the others that tell the same; each verb says what went with it."""
    take_in(config, *copies("a", "b", "c"), offer("Alone"))
    assert [line.title for line in inbox_search.rows(inbox_search.search(config).lines)] == ["Ask", "Alone"]
    said: list[str] = []
    editor_actions.keep(config, [2], tell=said.append)
    assert said == [f"  with it, because it tells the same story: {number} Ask" for number in (1, 3)]
    assert titles(config) == ["Alone"]
    assert len(titles(config, Wanted(state="dropped"))) == 2


def test_a_row_is_put_off_and_dropped_as_one(config: Config) -> None:
    """Unless a list shows each by itself."""
    take_in(config, *copies("a", "b", "c"))
    editor_actions.later(config, [3], None)
    assert len(titles(config, Wanted(state="later"))) == 3
    editor_actions.drop(config, [1], alone=True)
    assert titles(config, Wanted(state="dropped")) == ["Ask"]


def test_keeping_a_story_that_a_file_tells_asks(config: Config) -> None:
    """The same words from another place, kept before, or named in the same command."""
    long = (
        "Each office of this agency now asks its visitors what went wrong at the counter before they leave the house, "
    )
    summary = long + "and it writes the answers on one card that the team reads together each Friday before noon."
    take_in(config, *(offer("Ask", on=host, summary=summary) for host in ("a", "b", "c")))
    (kept,) = editor_actions.keep(config, [1])
    with pytest.raises(editor_actions.SameStoryError) as caught:
        editor_actions.keep(config, [2])
    assert str(caught.value) == f"2 tells the same story as {kept.path}; hub keep 2 --yes keeps it, too"
    with pytest.raises(editor_actions.SameStoryError, match="2 tells the same story as candidate 3, content/articles"):
        editor_actions.keep(config, [2, 3])
    assert len(editor_actions.keep(config, [2, 3], editor_actions.Keeping(is_sure=True))) == 2


def test_the_rest_is_dropped_in_one_step(config: Config) -> None:
    """All that waits, or all of one source; what content/ has already is left alone."""
    take_in(config, offer("A"), offer("B", source="site"), offer("C"), offer("D", source="site"))
    editor_actions.later(config, [3], None)
    assert [one.title for one in editor_actions.drop_rest(config, "site")] == ["B", "D"]
    assert [one.title for one in editor_actions.drop_rest(config)] == ["A"]
    assert [one.title for one in editor_actions.drop_rest(config)] == []
    assert titles(config, Wanted(state="later")) == ["C"]
    with pytest.raises(HubError, match="the hub has no source 'sit'"):
        editor_actions.drop_rest(config, "sit")
