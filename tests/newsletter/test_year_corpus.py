"""A year of Fridays over what a real community published, with an editor who changes, deletes and adds."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from hub.content import loader
from hub.content.issue import linked_addresses, offered_comment
from hub.newsletter import issue_workflow
from tests.newsletter.test_golden_corpus import hub
from tests.newsletter.test_year import Year

if TYPE_CHECKING:
    from hub.newsletter.issue_workflow import Digest

FIRST = date(2015, 8, 7)


def week(year: Year, day: date) -> Digest:
    """One Friday: what one colleague keeps late is there for the update only."""
    root = year.config.root
    days = {f"{day - timedelta(back)}" for back in range(7)}
    fresh = sorted(file for file in (root / "content/articles").rglob("*.md") if file.name[:10] in days)
    late = year.dice.choice(fresh) if fresh else None
    if late:
        late.rename(late.with_suffix(".late"))
    issue_workflow.digest(year.config, day)
    file = root / "newsletters" / f"{day}.md"
    year.edit(file)
    before = file.read_bytes().decode()
    if late:
        late.with_suffix(".late").rename(late)
    done = issue_workflow.digest(year.config, day, update=True)
    rest = iter(file.read_bytes().decode())
    assert all(letter in rest for letter in before)
    return done


@pytest.mark.corpus
def test_a_real_year_of_fridays(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No article is sent twice, no event more than twice, nothing deleted returns, no edit is lost, all gates open."""
    year = Year(hub(tmp_path_factory))
    errors, added = [], 0
    for number in range(52):
        day = FIRST + timedelta(weeks=number)
        monkeypatch.setenv(
            "SOURCE_DATE_EPOCH", str(int(datetime(day.year, day.month, day.day, 17, tzinfo=UTC).timestamp()))
        )
        done = week(year, day)
        errors += [str(problem) for problem in done.problems if problem.level == "error"]
        added += sum(len(section.items) for section in done.added or ())
    shelves = loader.load(year.config)
    sent = Counter(
        offered_comment.key(item.url) for one in shelves.issues for section in one.sections for item in section.items
    )
    articles = {offered_comment.key(article.url) for article in shelves.articles}
    assert errors == []
    assert (len(shelves.issues), added > 30, len(year.deleted) > 30) == (52, True, True)
    assert max(len(linked_addresses.of(issue)) for issue in shelves.issues) <= year.config.newsletter.max_links
    assert {url for url, times in sent.items() if times > 1 and url in articles} == set()
    assert max(sent.values()) <= 2
    assert {
        url for url in year.deleted if offered_comment.key(url) in sent and offered_comment.key(url) in articles
    } == set()
