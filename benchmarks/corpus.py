"""A community's articles, made up: as many as wanted, the same ones each time, in the dialect of each generator."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20261120
NEWEST = date(2026, 11, 20)
DAYS = 3_650
SOURCES = 12
TOPICS = 24
# Short words first, as in any language: `_words` prefers them.
STEMS = """
    the of to and a in is it you that for on are with as they at be this from have or by one had not but what all were
    when we there can an your which their if do will each how people form office service time call letter page help ask
    answer week team plain word field visit claim status queue review survey record change notice budget member agency
    support question language research delivery design journey contract measure practice response customer training
    accessible government community experience application appointment eligibility instructions confirmation
    """.split()  # noqa: SIM905  a text, not a hundred quoted words
FIRST = "Ada Ben Cleo Dan Eva Finn Gail Hugo Iris Jan Kim Lou Max Nia Omar Pia".split()  # noqa: SIM905  likewise
LAST = "Abbot Birch Clay Dale Ember Frost Grove Hart Iversen Jude Knoll Lark Moss".split()  # noqa: SIM905  likewise


@dataclass(frozen=True, kw_only=True)
class Article:
    """One of them; `body` is Markdown that every generator reads in the same way."""

    day: date
    slug: str
    title: str
    summary: str
    source: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    body: str

    @property
    def url(self) -> str:
        """Where it was found."""
        return f"https://{self.source}.example.gov/{self.day:%Y/%m}/{self.slug}/"


def articles(count: int) -> Iterator[Article]:
    """The first `count` articles, spread over ten years; each begins with its own seed, so more of them change none."""
    for number in range(count):
        dice = random.Random(SEED + number)  # noqa: S311  no secret
        day = NEWEST - timedelta(days=dice.randrange(DAYS))
        title = _sentence(dice, dice.randint(5, 10)).rstrip(".")
        yield Article(
            day=day,
            slug=f"a{number}",
            title=title if number % 50 else f"{title}: a “case” & <study>",
            summary=f"{_sentence(dice, 14)} {_sentence(dice, 11)}",
            source=f"source-{dice.randrange(SOURCES)}",
            authors=tuple(f"{dice.choice(FIRST)} {dice.choice(LAST)}" for _ in range(dice.randint(1, 2))),
            topics=tuple(f"topic-{topic}" for topic in sorted(dice.sample(range(TOPICS), dice.randint(1, 3)))),
            body="\n\n".join(_blocks(dice, dice.randint(300, 900))),
        )


def _blocks(dice: random.Random, words: int) -> Iterator[str]:
    made, chapter = 0, 0
    while made < words:
        kind = dice.choices(("text", "heading", "list", "table", "quote"), (10, 3, 2, 1, 1))[0]
        block = _BLOCKS[kind](dice)
        made += len(block.split())
        chapter += kind == "heading"
        yield block


def _text(dice: random.Random) -> str:
    sentences = [_sentence(dice, dice.randint(7, 18)) for _ in range(dice.randint(2, 5))]
    link = f"[{' '.join(_words(dice, 3))}](https://agency-{dice.randrange(90)}.example.gov/{dice.randrange(999)}/)"
    return " ".join((*sentences, f"Read **{dice.choice(STEMS)}** in {link}."))


def _heading(dice: random.Random) -> str:
    return f"{dice.choice(('##', '##', '###'))} {_sentence(dice, 5).rstrip('.')}"


def _list(dice: random.Random) -> str:
    return "\n".join(f"- {_sentence(dice, 9)}" for _ in range(dice.randint(3, 6)))


def _table(dice: random.Random) -> str:
    rows = [" | ".join(_words(dice, 3)) for _ in range(dice.randint(3, 6))]
    return "\n".join((f"| {rows[0]} |", "| --- | --- | --- |", *(f"| {row} |" for row in rows[1:])))


def _quote(dice: random.Random) -> str:
    return f"> {_sentence(dice, 20)}\n> {_sentence(dice, 12)}"


_BLOCKS = {"text": _text, "heading": _heading, "list": _list, "table": _table, "quote": _quote}


def _sentence(dice: random.Random, length: int) -> str:
    return " ".join(_words(dice, length)).capitalize() + "."


def _words(dice: random.Random, count: int) -> list[str]:
    return [STEMS[min(int(dice.expovariate(1 / 35)), len(STEMS) - 1)] for _ in range(count)]


def front_matter(values: dict[str, object]) -> str:
    """YAML that needs no library: every value is JSON."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
