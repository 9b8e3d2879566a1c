"""A year of Fridays by commands, over what a real community published, with slips, second thoughts and mistakes."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from hub.cli import main
from hub.config import hub_settings
from hub.content import loader
from hub.content.issue import linked_addresses, offered_comment, schedule
from tests import flow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hub.content.models import Article, Event, Issue, Item
    from tests.corpus import Digitalgov

FIRST, FRIDAYS = date(2015, 8, 7), 50
MONTH = timedelta(days=30)
SKIPPED = (date(2015, 11, 27), date(2015, 12, 25))
SETTINGS = (
    flow.SETTINGS.replace("max_links: 3", "max_links: 32")
    .replace("weekday: friday", f"rhythm: {{weekly: friday, skip: [{', '.join(map(str, SKIPPED))}]}}")
    .replace("America/Chicago", "America/New_York")
)
ITEM = re.compile(r"^### \[[^\n]*\]\((?P<url>[^)\n]+)\)\n(?:(?!^#|^<!-- hub).*\n)*", re.MULTILINE)


@dataclass
class Editor:
    """Ana, who works in a hub by commands, and what she has done with each address."""

    root: Path
    articles: tuple[Article, ...]
    events: tuple[Event, ...]
    dice: random.Random = field(default_factory=lambda: random.Random(18))  # noqa: S311  the same each time
    where: dict[str, str] = field(default_factory=dict)
    back: dict[str, date] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    again: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    def hub(self, *words: object) -> str:
        """Give a command that must succeed; what it prints."""
        done = CliRunner().invoke(main, ["--root", str(self.root), *map(str, words)], catch_exceptions=False)
        assert done.exit_code == 0, (words, done.output)
        return done.stdout

    def collected(self, day: date) -> dict[str, int]:
        """What the feed brings and what comes back waits, and nothing else; the numbers by address."""
        news = [one for one in self.articles if day - MONTH < one.published <= day]
        items = [
            {"id": one.url, "url": one.url, "title": one.title, "summary": one.summary}
            | {"content_html": f"<p>{one.title}</p>", "date_published": f"{one.published}T12:00:00Z"}
            for one in news
        ]
        (self.root / "feeds" / "news.json").write_text(json.dumps({"items": items}), "utf-8")
        for event in self.events:
            if day < event.start.date() <= day + MONTH:
                shutil.copy(self.root / "corpus" / event.path, self.root / event.path)
        self.hub("fetch")
        for one in news:
            self.where.setdefault(one.url, "waiting")
        for url in [url for url, until in self.back.items() if until <= day]:
            self.where[url] = "waiting"
            del self.back[url]
        rows: list[dict[str, Any]] = json.loads(self.hub("inbox", "--json"))
        assert {row["url"] for row in rows} == self.those("waiting")
        return {row["url"]: row["number"] for row in rows}

    def those(self, state: str) -> set[str]:
        """The addresses in a state."""
        return {url for url, now in self.where.items() if now == state}

    def taken(self, free: list[str], many: int) -> list[str]:
        """Some of these addresses, which are free no more."""
        return [free.pop() for _ in range(min(many, len(free)))]

    def moved(self, words: Iterable[object], urls: list[str], numbers: dict[str, int], state: str) -> None:
        """Decide on some."""
        if urls:
            self.hub(*words, *(numbers[url] for url in urls))
            self.where |= dict.fromkeys(urls, state)

    def triaged(self, day: date, following: date, *, is_thorough: bool) -> list[str]:
        """Keep, put off, drop and take back; what is left for the last minute."""
        numbers = self.collected(day)
        free = sorted(numbers)
        self.dice.shuffle(free)
        late = self.taken(free, 1)
        self.moved(["keep", "--yes"], self.taken(free, 4), numbers, "kept")
        self.moved(["keep", "--yes", "--section", "articles", "--note", "Short."], self.taken(free, 2), numbers, "kept")
        self.moved(["keep", "--yes", "--issue", following], self.taken(free, 1), numbers, "kept")
        slip = self.taken(free, 1)
        self.moved(["keep", "--yes"], slip, numbers, "kept")
        if slip:
            self.hub("undo")
            self.where[slip[0]] = "waiting"
        off, long = self.taken(free, 2), self.taken(free, 1)
        self.moved(["later"], off, numbers, "later")
        self.moved(["later", "--until", day + timedelta(days=17)], long, numbers, "later")
        self.back |= dict.fromkeys(off, day + schedule.DAY) | dict.fromkeys(long, day + timedelta(days=17))
        self.moved(["drop"], self.taken(free, 3), numbers, "dropped")
        if is_thorough and self.those("dropped"):  # after weeks
            url = self.dice.choice(sorted(self.those("dropped")))
            rows = json.loads(self.hub("inbox", "--json", "--state", "dropped"))
            self.hub("undo", next(row["number"] for row in rows if row["url"] == url))
            self.where[url] = "waiting"
        if is_thorough:
            self.moved(["later"], late, numbers, "later")
            self.hub("drop", "--rest")
            self.where |= dict.fromkeys(self.those("waiting"), "dropped")
            for url in late:
                self.hub("undo", numbers[url])
                self.where[url] = "waiting"
        for url in late:
            self.hub("keep", "--yes", numbers[url])
            self.where[url] = "kept"
        return late

    def edited(self, draft: Path, number: int) -> None:
        """Fill the note, delete an item, and tell something again because it was asked for."""
        words = re.sub("TODO: .*", "Three things to try this week.", draft.read_text("utf-8"))
        items = list(ITEM.finditer(words))
        if number % 3 == 0 and len(items) > 3:
            gone = self.dice.choice(items)
            words = words.replace(gone[0], "", 1)
            self.deleted.add(gone["url"])
        older = sorted(self.root.glob("newsletters/*.md"))[:-6]
        if number % 7 == 0 and older:
            told = self.dice.choice(list(ITEM.finditer(older[-1].read_text("utf-8"))))
            head, _, rest = told[0].partition("\n")
            words = words.replace("\n## ", f"\n## Again\n\n{head}\n<!-- again: Back by request -->\n{rest}\n## ", 1)
            self.again[told["url"]] += 1
        draft.write_text(words, "utf-8")

    def corrected(self, day: date) -> None:
        """Say in the issue before that something in it was wrong."""
        issue = max(self.root.glob("newsletters/*.md"))
        line = f"{day}, The class of {day:%B} begins at nine, not at ten."
        issue.write_text(
            issue.read_text("utf-8").replace("\nstatus: sent\n", f"\nstatus: sent\ncorrected: {line}\n"), "utf-8"
        )
        self.told.append(line.partition(", ")[2])

    def friday(self, day: date, following: date, number: int) -> None:
        """One issue, from the feed to `status: sent`."""
        if number % 9 == 8:
            self.corrected(day)
        draft = self.root / "newsletters" / f"{day}.md"
        self.triaged(day, following, is_thorough=number % 2 == 0)
        assert str(draft.relative_to(self.root)) in self.hub("digest")
        self.edited(draft, number)
        self.hub("digest", "--update")
        draft.write_text(draft.read_text("utf-8").replace("\nstatus: draft\n", "\nstatus: ready\n"), "utf-8")
        self.hub("digest")
        draft.write_text(draft.read_text("utf-8").replace("\nstatus: ready\n", "\nstatus: sent\n"), "utf-8")


def items(issues: Iterable[Issue]) -> list[Item]:
    """The items of issues."""
    return [item for issue in issues for section in issue.sections for item in section.items]


@pytest.mark.corpus
def test_nothing_is_lost_or_repeated(digitalgov: Digitalgov, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of a year's news is where the editor put it, and readers got what was kept, once, and nothing else."""
    monkeypatch.setenv("HUB_EDITOR", "Ana")
    monkeypatch.delenv("HUB_DATABASE_URL", raising=False)
    real = loader.load(hub_settings.load(digitalgov.root))
    flow.hub(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    (tmp_path / "content" / "sources.yml").write_text(
        "- {key: news, name: News, path: feeds/news.json, section: news}\n"
    )
    (tmp_path / "content" / "events").mkdir(exist_ok=True)
    shutil.copytree(digitalgov.root / "content" / "events", tmp_path / "corpus" / "content" / "events")
    ana = Editor(tmp_path, real.articles, tuple(one for one in real.events if not one.status))
    config = hub_settings.load(tmp_path)
    day = FIRST
    for number in range(FRIDAYS):
        noon = datetime(day.year, day.month, day.day, 17, tzinfo=UTC)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
        following = schedule.following(day, config.newsletter)
        ana.friday(day, following, number)
        day = following
    shelves = loader.load(config)

    assert len(shelves.issues) == FRIDAYS
    assert not {issue.day for issue in shelves.issues} & {*SKIPPED}
    for state in ("waiting", "later", "dropped"):
        assert {row["url"] for row in json.loads(ana.hub("inbox", "--json", "--state", state))} == ana.those(state)
    assert {article.url for article in shelves.articles} == ana.those("kept")
    sent = Counter(
        offered_comment.key(url) for one in items(shelves.issues) for url in linked_addresses.of_heading(one)
    )
    asked = Counter({offered_comment.key(url): many for url, many in ana.again.items()})
    for article in shelves.articles:
        key = offered_comment.key(article.url)
        waits = article.issue is not None and article.issue >= day
        assert sent[key] == (0 if article.url in ana.deleted or waits else 1) + asked[key], article.url
    notes = [section.intro for issue in shelves.issues for section in issue.sections if section.title == "Corrections"]
    assert [sum(line in note for note in notes) for line in ana.told] == [1] * len(ana.told)
    for event in shelves.events:
        own = offered_comment.key(f"{config.site_url}events/{event.path.rpartition('/')[2].removesuffix('.md')}/")
        assert sent[own] <= 2 + asked[own]
    kept, dropped = (len(ana.those(state)) for state in ("kept", "dropped"))
    print(f"\n{FRIDAYS} Fridays: {len(ana.where)} news, {kept} kept, {dropped} dropped, {len(ana.told)} corrected")  # noqa: T201  figures
