"""A year of Fridays with an editor who changes, deletes and adds: nothing is sent twice, no edit is lost."""

from __future__ import annotations

import random
import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from hub.config import hub_settings
from hub.content import loader
from hub.content.issue import linked_addresses, offered_comment
from hub.newsletter import issue_workflow
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config
    from hub.newsletter.issue_workflow import Digest

FIRST = date(2026, 11, 27)
ARTICLE = """\
---
title: Practice {number} asks once
url: https://notes.example.gov/{number}/
source: notes
published: {day}
added: {day}
section: {section}
summary: Practice {number} tells what one office changed, and what it would do in another order.
---
"""
EVENT = """\
---
title: Lab {number} for everybody
kind: {kind}
start: {day} 13:00
end: {day} 14:00
summary: Bring one form to lab {number}.
---
"""
ITEM = re.compile(r"^### .*\n(?:(?!^#|^<!--).*\n)*", re.MULTILINE)


class Year:
    """The content that comes in week by week, and the editor who works on it; the same in every run."""

    def __init__(self, settings: Config) -> None:
        self.config = settings
        self.dice = random.Random(4)  # noqa: S311  no secret
        self.number = 0
        self.deleted: set[str] = set()

    def write(self, words: str, path: str, **values: object) -> None:
        """One more file of content."""
        self.number += 1
        file = self.config.root / "content" / path.format(number=self.number, **values)
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_text(words.format(number=self.number, **values), encoding="utf-8")

    def collect(self, day: date, articles: int, events: int) -> None:
        """What is kept on a day."""
        for _ in range(articles):
            self.write(ARTICLE, "articles/{number}.md", day=day, section=self.dice.choice(["articles", "news"]))
        for _ in range(events):
            then = day + timedelta(days=self.dice.randint(1, 40))
            self.write(EVENT, "events/{day}-{number}.md", day=then, kind=self.dice.choice(["training", "networking"]))

    def edit(self, file: Path) -> str:
        """Change one blurb and delete one item, in one of the ways in which editors' machines end lines."""
        words = file.read_text(encoding="utf-8")
        items = ITEM.findall(words)
        if len(items) > 1:
            gone = self.dice.choice(items)
            words = words.replace(gone, "")
            self.deleted.add(re.findall(r"\((https:[^)]+)\)", gone)[0])
        mark = f"The editor changed this on {file.stem}."
        words = re.sub("TODO: .*", "Read these.", words, count=1)
        words = words.replace("---\n\nHappy", f"---\n\n{mark}  \nHappy")
        file.write_bytes(words.replace("\n", self.dice.choice(["\n", "\r\n"])).encode())
        return mark


def week(year: Year, day: date) -> Digest:
    """One Friday: collect, compose, edit, collect more, update."""
    year.collect(day - timedelta(days=2), year.dice.randint(0, 6), year.dice.choice([0, 0, 1]))
    issue_workflow.digest(year.config, day)
    file = year.config.root / "newsletters" / f"{day}.md"
    mark = year.edit(file)
    before = file.read_bytes().decode()
    year.collect(day, year.dice.randint(0, 2), 0)
    done = issue_workflow.digest(year.config, day, update=True)
    rest = iter(file.read_bytes().decode())
    assert all(letter in rest for letter in before)
    assert mark in before
    return done


@pytest.mark.slow
def test_a_year_of_fridays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In 52 issues no article is sent twice, no event more than twice, nothing deleted returns, and all gates open."""
    flow.hub(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(flow.SETTINGS.replace("max_links: 3", "max_links: 9"), encoding="utf-8")
    year = Year(hub_settings.load(tmp_path))
    for number in range(52):
        day = FIRST + timedelta(weeks=number)
        noon = datetime(day.year, day.month, day.day, 17, tzinfo=UTC)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
        done = week(year, day)
        assert [str(problem) for problem in done.problems if problem.level == "error"] == []
    issues = loader.load(year.config).issues
    sent = Counter(
        offered_comment.key(item.url) for issue in issues for section in issue.sections for item in section.items
    )
    assert (len(issues), len(year.deleted) > 30) == (52, True)
    assert max(len(linked_addresses.of(issue)) for issue in issues) <= 9
    assert {url for url, times in sent.items() if times > 1 and "/events/" not in url} == set()
    assert max(sent.values()) <= 2
    assert {url for url in year.deleted if offered_comment.key(url) in sent and "/events/" not in url} == set()
