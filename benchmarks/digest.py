"""`hub digest` on 5,000 articles and 300 past issues, an issue of 40 items rendered, and its 255 editions.

Run with `make bench`. It prints CPU seconds (user and system): of the whole command for the digest, beyond start-up for
the rest. The content is the same in every run.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from itertools import chain, combinations
from pathlib import Path

from hub.config import hub_settings
from hub.content import loader
from hub.newsletter import render, topic_editions

ARTICLES, ISSUES, ITEMS, NEW = 5000, 300, 16, 40
DAY = date(2026, 11, 27)
NOON = "1795712400"
TOPICS = "abcdefgh"
SETTINGS = """\
site_name: Bench
site_url: https://bench.example.org/
plugins:
  - hub:
      timezone: America/New_York
      areas: {design: Design}
      newsletter:
        name: Bench Update
        weekday: friday
        from: Bench <update@example.org>
        reply_to: editors@example.org
        postal_address: 1 Example Street
        subscribe: https://bench.example.org/join/
        unsubscribe: https://bench.example.org/leave/
        unsubscribe_email: leave@example.org
        max_links: 40
        sections:
          - {key: articles, title: Articles}
          - {key: news, title: News}
"""
WORDS = [
    "people",
    "who",
    "ask",
    "for",
    "help",
    "once",
    "should",
    "not",
    "have",
    "to",
    "ask",
    "twice",
    "so",
    "one",
    "office",
    "changed",
    "its",
    "form",
    "and",
    "its",
    "letter",
]


def article(number: int, dice: random.Random) -> tuple[str, str]:
    """The path and the text of one article; the last ones are of this week."""
    old = number < ARTICLES - NEW
    day = DAY - timedelta(days=9 + number % 2000) if old else DAY - timedelta(days=1)
    body = " ".join(dice.choices(WORDS, k=250))
    topics = ", ".join(dice.sample(TOPICS, 2))
    words = (
        f"---\ntitle: Practice {number} asks {dice.choice(WORDS)} once\n"
        f"url: https://a{number % 50}.example.org/{number}/\n"
        f"source: notes\npublished: {day}\nadded: {day}\nsection: {dice.choice(['articles', 'news'])}\n"
        f"topics: [{topics}]\nsummary: {' '.join(dice.choices(WORDS, k=25))}.\n---\n\n{body}\n"
    )
    return f"content/articles/{day.year}/{day}-{number}.md", words


def issue(number: int) -> tuple[str, str]:
    """The path and the text of one past issue."""
    day = DAY - timedelta(weeks=number + 1)
    items = "\n".join(
        f"### [Practice {one}](https://a{one % 50}.example.org/{one}/)\n*Notes · 1 May 2020*\n\nOne office.\n"
        for one in range(number * ITEMS, (number + 1) * ITEMS)
    )
    head = f"---\nsubject: Issue {number}\npreheader: Inside.\nstatus: sent\ncomposed: {day}\n---\n\nHello.\n\n"
    return f"newsletters/{day}.md", f"{head}## Articles\n\n{items}"


def lay_out(root: Path) -> None:
    """Write the hub."""
    dice = random.Random(1)  # noqa: S311  no secret
    topics = "".join(f"- {{slug: {slug}, title: Topic {slug}, summary: All of it.}}\n" for slug in TOPICS)
    files = {"mkdocs.yml": SETTINGS, "content/topics.yml": topics, "content/sources.yml": "[]\n"}
    files |= dict(chain((article(one, dice) for one in range(ARTICLES)), map(issue, range(ISSUES))))
    for path, words in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(words, encoding="utf-8")


def command(root: Path) -> float:
    """The CPU seconds of one `hub digest`."""
    before = os.times()
    subprocess.run([sys.executable, "-m", "hub", "--root", root, "digest"], check=True, capture_output=True)  # noqa: S603
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Print the table."""
    os.environ["SOURCE_DATE_EPOCH"] = NOON
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        lay_out(root)
        rows = {"hub digest, nothing read before": command(root)}
        file = root / "newsletters" / f"{DAY}.md"
        file.unlink()
        rows["hub digest, next draft"] = command(root)
        file.write_text(file.read_text(encoding="utf-8").replace("TODO: ", "", 1), encoding="utf-8")
        rows["hub digest, rendered and checked"] = command(root)
        settings = hub_settings.load(root)
        shelves = loader.load(settings)
        draft = next(one for one in shelves.issues if one.day == DAY)
        render.faces(draft, settings)
        start = time.process_time()
        render.faces(draft, settings)
        rows[f"{sum(len(section.items) for section in draft.sections)} items rendered"] = time.process_time() - start
        sets = tuple(chain.from_iterable(combinations(TOPICS, size) for size in range(1, 9)))
        start = time.process_time()
        about = topic_editions.topics_of(shelves, settings)
        made = [render.faces(one, settings) for _, one in topic_editions.cut(draft, sets, about, settings) if one]
        rows[f"{len(made)} editions rendered"] = time.process_time() - start
        print(*(f"{seconds:6.2f} s  {what}" for what, seconds in rows.items()), sep="\n")


if __name__ == "__main__":
    main()
