"""An update adds at the end of sections and changes nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.content import fields_by_kind, front_matter, loader
from hub.content.issue import offered_comment, parser
from hub.content.models import Article, Correction, Issue, Library, Section
from hub.errors import ContentError, HubError
from hub.newsletter import compose, draft_update
from tests.newsletter.conftest import CONFIG

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DAY = date(2026, 11, 27)
RECORD = re.compile(r"<!-- hub offered:.*-->\s*\Z", re.DOTALL)


def article(name: str, section: str = "articles") -> Article:
    """An article kept on the day before."""
    return Article(
        path=f"content/articles/{name}.md", title=f"Title {name}", url=f"https://a.gov/{name}/", source="example",
        published=date(2026, 11, 25), added=date(2026, 11, 26), section=section, summary=f"Summary {name}.",
    )  # fmt: skip


def draft(articles: Sequence[Article]) -> str:
    """The text of a new draft."""
    issue = compose.compose(Library(articles=tuple(articles)), CONFIG, DAY).issue
    values = {name: value for name in fields_by_kind.ISSUE if (value := getattr(issue, name, None))}
    body = parser.markdown(issue.note, issue.sections)
    record = offered_comment.comment(issue.offered, issue.left_out, reason="So that nothing comes back.")
    return front_matter.write(values, f"{body}\n{record}")


def updated(source: str, articles: Sequence[Article], config: object = None) -> draft_update.Update:
    """That text with what waits now."""
    settings = config or CONFIG
    issue = loader.issue(source, f"newsletters/{DAY}.md", settings)  # type: ignore[arg-type]
    shelves = Library(articles=tuple(articles), issues=(issue,))
    return draft_update.update(source, issue, shelves, settings)  # type: ignore[arg-type]


def outline(source: str) -> list[tuple[str, list[str]]]:
    """Titles by section."""
    issue = loader.issue(source, f"newsletters/{DAY}.md", CONFIG)
    return [(section.title, [item.title for item in section.items]) for section in issue.sections]


def kept(before: str, after: str) -> bool:
    """Whether every character of one text stands in the other, in its order."""
    rest = iter(after)
    return all(letter in rest for letter in before)


def test_adds_at_the_end_of_a_section() -> None:
    """A newly kept article follows what is there; a missing section comes to its configured place."""
    source = draft([article("a"), article("n", "news")])
    found = updated(source, [article("a"), article("n", "news"), article("b")])
    assert outline(found.source) == [("Articles", ["Title a", "Title b"]), ("News", ["Title n"])]
    assert kept(source, found.source)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("articles", "news", [("Articles", ["Title a"]), ("News", ["Title b"])]),
        ("news", "articles", [("Articles", ["Title b"]), ("News", ["Title a"])]),
    ],
)
def test_creates_a_section_at_its_place(first: str, second: str, expected: list[tuple[str, list[str]]]) -> None:
    """A new section stands where the settings want it."""
    both = [article("a", first), article("b", second)]
    assert outline(updated(draft(both[:1]), both).source) == expected


def test_fills_a_quiet_draft() -> None:
    """A draft without sections gets them under its note."""
    found = updated(draft([]), [article("a"), article("n", "news")])
    assert outline(found.source) == [("Articles", ["Title a"]), ("News", ["Title n"])]


def test_knows_a_section_by_its_items() -> None:
    """A section that an editor has renamed is still the one of its articles; one of theirs is left alone."""
    source = draft([article("a")]).replace("## Articles", "## Own\n\nWords.\n\n##   Reading ##")
    found = updated(source, [article("a"), article("b")])
    assert outline(found.source) == [("Own", []), ("Reading", ["Title a", "Title b"])]


def test_stays_within_the_limit() -> None:
    """What finds no room is named and may come with the next update."""
    source = draft([article("a")])
    small = replace(CONFIG, newsletter=replace(CONFIG.newsletter, max_links=1))
    found = updated(source, [article("a"), article("b")], small)
    assert (found.source, [left.title for left in found.left_out]) == (source, ["Title b"])


def test_without_its_record_offers_everything_again() -> None:
    """An editor may delete the record: what is not in the draft is offered once more, and remembered."""
    source = RECORD.sub("", draft([article("a")])).rstrip()
    found = updated(source, [article("a"), article("b")])
    assert outline(found.source) == [("Articles", ["Title a", "Title b"])]
    assert [offered_comment.mark(f"https://a.gov/{name}/") in found.source for name in "ab"] == [True, True]
    assert not found.source.endswith("\n\n")


def test_what_is_left_of_its_record_still_keeps_what_was_deleted_away() -> None:
    """Without the first line of its record a draft remembers all the same, and goes on doing so in the new one."""
    source = draft([article("a"), article("b")]).replace("<!-- hub offered:\n", "")
    deleted = source.replace(source[source.index("### [Title b]") : source.index("Summary b.")], "")
    found = updated(deleted, [article("a"), article("b"), article("c")])
    assert outline(found.source) == [("Articles", ["Title a", "Title c"])]
    record = RECORD.search(found.source)
    assert record
    assert offered_comment.mark("https://a.gov/b/") in record[0]


def test_refuses_to_add_what_would_be_swallowed() -> None:
    """Under a code block that nobody closed an item would be code."""
    source = draft([article("a")]).replace("Summary a.", "```\nSummary a.")
    with pytest.raises(ContentError, match="would swallow what is added"):
        updated(source, [article("a"), article("b")])


EDITS: dict[str, Callable[[str], str]] = {
    "delete": lambda source: re.sub(r"### \[Title a\d\][^#<]*", "", source, count=1),
    "words": lambda source: source.replace("Summary", "An editor's *own* & <b>words</b>: ", 1),
    "spaces": lambda source: source.replace(".\n", ".  \t\n", 2),
    "heading": lambda source: source.replace("## Articles", " ##  Articles ##", 1),
    "crlf": lambda source: re.sub(r"\r?\n", "\r\n", source),
    "no end": lambda source: source.rstrip(),
    "blank": lambda source: source.replace("<!-- hub", "\n\n\n<!-- hub", 1),
    "move": lambda source: re.sub(r"(### \[Title a1\][^#<]*)(### [^#<]*)", r"\2\1", source, count=1),
}


@given(st.lists(st.sampled_from(sorted(EDITS)), max_size=4), st.integers(0, 4), st.integers(0, 3))
def test_no_edit_is_lost(edits: Sequence[str], first: int, later: int) -> None:
    """After any edits an update keeps every character, adds each new item once, and brings no old one back."""
    old = [article(f"a{number}", "articles" if number % 2 else "news") for number in range(first)]
    new = [article(f"b{number}", "articles" if number % 2 else "news") for number in range(later)]
    source = draft(old)
    for edit in edits:
        source = EDITS[edit](source)
    before = [title for _, titles in outline(source) for title in titles]
    found = updated(source, [*old, *new])
    after = [title for _, titles in outline(found.source) for title in titles]
    assert kept(source, found.source)
    assert sorted(after) == sorted([*before, *(one.title for one in new)])
    assert updated(found.source, [*old, *new]).source == found.source


def test_adds_what_was_corrected_since() -> None:
    """A line comes once, into the section that has such lines or a new one at the end, and stays away when deleted."""
    source = draft([article("a")])
    sent = Issue(
        path="newsletters/2026-11-20.md", day=date(2026, 11, 20), subject="S", preheader="P", status="sent",
        corrected=(Correction(day=date(2026, 11, 23), words="One."),),
    )  # fmt: skip

    def again(text: str) -> draft_update.Update:
        issue = loader.issue(text, f"newsletters/{DAY}.md", CONFIG)
        library = Library(articles=(article("a"),), issues=(issue, sent))
        assert draft_update.waits(issue, library, CONFIG) == len(
            draft_update.update(text, issue, library, CONFIG).added
        )
        return draft_update.update(text, issue, library, CONFIG)

    first = again(source)
    line = "In [the issue of November 20, 2026](https://govcx.example.gov/newsletter/2026-11-20/): One."
    assert first.added == (Section(title="Corrections", intro=line),)
    assert f"Summary a.\n\n## Corrections\n\n{line}\n\n<!-- hub offered:" in first.source
    assert kept(source, first.source)
    assert again(first.source).source == first.source
    deleted = first.source.replace(f"\n\n## Corrections\n\n{line}", "")
    assert again(deleted).source == deleted
    sent = replace(sent, corrected=(*sent.corrected, Correction(day=date(2026, 11, 24), words="Two.")))
    second = again(first.source)
    assert f"{line}\n\n{line.replace('One', 'Two')}\n\n<!-- hub offered:" in second.source


def test_one_item_is_chosen() -> None:
    """It comes at the end of its section though the issue is full, and is remembered once."""
    source = draft([article("a"), article("b")])
    full = replace(CONFIG, newsletter=replace(CONFIG.newsletter, max_links=2))
    issue = loader.issue(source, f"newsletters/{DAY}.md", full)
    shelves = Library(articles=(article("a"), article("b"), article("c")), issues=(issue,))
    chosen = draft_update.choose(source, issue, shelves, full, article("c"))
    assert kept(source, chosen)
    assert outline(chosen) == [("Articles", ["Title a", "Title b", "Title c"])]
    again = chosen.replace("### [Title c](https://a.gov/c/)", "### Nothing")
    issue = loader.issue(again, issue.path, full)
    twice = draft_update.choose(again, issue, shelves, full, article("c"))
    assert [RECORD.search(text)[0] for text in (chosen, twice)] == [RECORD.search(chosen)[0]] * 2  # type: ignore[index]


def test_refuses_what_no_section_takes() -> None:
    """A file of another section than the newsletter has is named."""
    source = draft([article("a")])
    issue = loader.issue(source, f"newsletters/{DAY}.md", CONFIG)
    stray = article("z", section="jobs")
    with pytest.raises(HubError, match=r"no section of the newsletter takes content/articles/z\.md"):
        draft_update.choose(source, issue, Library(articles=(stray,), issues=(issue,)), CONFIG, stray)
