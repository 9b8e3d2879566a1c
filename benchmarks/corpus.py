"""A community's articles, made up: as many as wanted, the same ones each time, in the dialect of each generator.

Words, lengths and shares are those of the 2,081 articles of digital.gov from 2013 to 2025, counted in what
`hub import hugo` makes of them: 13 % hold no text, half have fewer than 470 words, one in ten more than 1,080;
42 % link to other articles (1.2 links each on average) and 84 % to other sites (6.4); 78 % show pictures (1.5),
52 % hold HTML (4.4 tags), 50 % lists, 38 % headings (1.8), 14 % quotes, 2.2 % blocks of code, 1.5 % tables.
Its 11,000 words that are used more than three times are about as frequent as a word's rank says (Zipf): ten make
22 % of the text, a hundred 47 %, a thousand 76 %.
"""

from __future__ import annotations

import itertools
import json
import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEED = 20261120
NEWEST = date(2026, 11, 20)
DAYS = 3_650
SOURCES = 12
TOPICS = 24
# The most frequent words, as in any language short ones first; the rest is made of syllables.
STEMS = """
    the of to and a in is it you that for on are with as they at be this from have or by one had not but what all were
    when we there can an your which their if do will each how people form office service time call letter page help ask
    answer week team plain word field visit claim status queue review survey record change notice budget member agency
    support question language research delivery design journey contract measure practice response customer training
    accessible government community experience application appointment eligibility instructions confirmation
    """.split()  # noqa: SIM905  a text, not a hundred quoted words
SYLLABLES = (
    "ba ber con de dis en fer gen ic in ist ka lan ler men mi nal or per pro ra re ser sta ter ti ton ur ven wal"
)
WORDS = 11_000
# A word's weight falls with this power of its rank, flattened where words are the most frequent (Mandelbrot).
POWER, FLATTENED = 1.05, 3
FIRST = "Ada Ben Cleo Dan Eva Finn Gail Hugo Iris Jan Kim Lou Max Nia Omar Pia".split()  # noqa: SIM905  likewise
LAST = "Abbot Birch Clay Dale Ember Frost Grove Hart Iversen Jude Knoll Lark Moss".split()  # noqa: SIM905  likewise
EMPTY = 0.13
# Of the words of an article with text: the logarithm's middle and spread.
LENGTH = (6.2, 0.65)
LONGEST = 4_000
# The share of articles with text that have a kind of block at all, and how often it comes there beside paragraphs.
KINDS = {
    "text": (1, 100),
    "heading": (0.48, 38),
    "list": (0.82, 10),
    "quote": (0.22, 12),
    "html": (0.8, 15),
    "code": (0.04, 25),
    "table": (0.03, 8),
    "picture": (1, 16),
}
# The share of them that links to other articles; of paragraphs there that do, that link to other sites, that stress.
LINKING, INNER, OUTER, STRESSED = 0.62, 0.2, 0.63, 0.3


@dataclass(frozen=True, kw_only=True)
class Article:
    """One of them; `body` is Markdown that every generator reads in the same way, and numbers of other articles."""

    day: date
    slug: str
    title: str
    summary: str
    source: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    body: tuple[str | int, ...]

    @property
    def url(self) -> str:
        """Where it was found."""
        return f"https://{self.source}.example.gov/{self.day:%Y/%m}/{self.slug}/"

    def markdown(self, address: Callable[[date, str], str]) -> str:
        """Return its text, with the address that each article it links to has in this generator."""
        return "".join(part if isinstance(part, str) else address(day(part), slug(part)) for part in self.body)


def articles(count: int) -> Iterator[Article]:
    """Yield the first `count` articles, spread over ten years.

    Each begins with its own seed and links only to earlier ones, so more of them change none.
    """
    for number in range(count):
        dice = random.Random(SEED + number)  # noqa: S311  no secret
        title = _sentence(dice, dice.randint(5, 10)).rstrip(".")
        yield Article(
            day=day(number),
            slug=slug(number),
            title=title if number % 50 else f"{title}: a “case” & <study>",
            summary=f"{_sentence(dice, 14)} {_sentence(dice, 11)}",
            source=f"source-{dice.randrange(SOURCES)}",
            authors=tuple(f"{dice.choice(FIRST)} {dice.choice(LAST)}" for _ in range(dice.randint(1, 2))),
            topics=tuple(f"topic-{topic}" for topic in sorted(dice.sample(range(TOPICS), dice.randint(1, 3)))),
            body=tuple(_body(dice, number)),
        )


def day(number: int) -> date:
    """Return when an article was published."""
    return NEWEST - timedelta(days=random.Random(-SEED - number).randrange(DAYS))  # noqa: S311  no secret


def slug(number: int) -> str:
    """Return the name of an article's file."""
    return f"a{number}"


def _body(dice: random.Random, number: int) -> Iterator[str | int]:
    made, most = 0, 0 if dice.random() < EMPTY else min(dice.lognormvariate(*LENGTH), LONGEST)
    weights = {kind: weight for kind, (share, weight) in KINDS.items() if dice.random() < share}
    links = number if dice.random() < LINKING else 0
    while made < most:
        kind = dice.choices(tuple(weights), tuple(weights.values()))[0]
        block = list(_BLOCKS[kind](dice, links))
        made += sum(part.count(" ") for part in block if isinstance(part, str))
        yield from block
        yield "\n\n"


def _text(dice: random.Random, earlier: int) -> Iterator[str | int]:
    yield " ".join(_sentence(dice, dice.randint(9, 24)) for _ in range(dice.randint(1, 4)))
    if dice.random() < STRESSED:
        yield f" Look at **{_words(dice, 2)}**."
    if dice.random() < OUTER:
        place = f"agency-{dice.randrange(90)}.example.gov/{dice.randrange(999)}/"
        yield f" Read more in [{_words(dice, 3)}](https://{place})."
    if earlier and dice.random() < INNER:
        yield f" We wrote about [{_words(dice, 4)}]("
        yield dice.randrange(earlier)
        yield ")."


def _heading(dice: random.Random, _: int) -> Iterator[str]:
    yield f"{dice.choice(('##', '##', '###'))} {_sentence(dice, 5).rstrip('.')}"


def _list(dice: random.Random, _: int) -> Iterator[str]:
    yield "\n".join(f"- {_sentence(dice, 9)}" for _ in range(dice.randint(3, 8)))


def _table(dice: random.Random, _: int) -> Iterator[str]:
    rows = [" | ".join(_words(dice, 1) for _ in range(3)) for _ in range(dice.randint(3, 6))]
    yield "\n".join((f"| {rows[0]} |", "| --- | --- | --- |", *(f"| {row} |" for row in rows[1:])))


def _quote(dice: random.Random, _: int) -> Iterator[str]:
    yield f"> {_sentence(dice, 20)}\n> {_sentence(dice, 12)}"


def _html(dice: random.Random, _: int) -> Iterator[str]:
    yield f'<div class="note"><p>{_sentence(dice, 12)}<br>{_sentence(dice, 9)} <em>{_words(dice, 2)}</em></p></div>'


def _code(dice: random.Random, _: int) -> Iterator[str]:
    yield f'```json\n{{"{_words(dice, 1)}": "{_words(dice, 3)}", "value": {dice.randrange(99)}}}\n```'


def _picture(dice: random.Random, _: int) -> Iterator[str]:
    yield f"![{_sentence(dice, 8)}](https://pictures.example.gov/{dice.randrange(9_999)}.png)"


_BLOCKS: dict[str, Callable[[random.Random, int], Iterator[str | int]]] = {
    "text": _text,
    "heading": _heading,
    "list": _list,
    "table": _table,
    "quote": _quote,
    "html": _html,
    "code": _code,
    "picture": _picture,
}


def _vocabulary() -> Iterator[str]:
    """Yield the words by how frequent they are: those that are spelled out, then each row of syllables once."""
    yield from STEMS
    syllables = SYLLABLES.split()
    for length in (2, 3):
        rows = itertools.product(syllables, repeat=length)
        yield from sorted(("".join(row) for row in rows), key=_shuffled)


def _shuffled(word: str) -> float:
    """Return a number that puts words into an order that looks like none, the same on each machine."""
    return random.Random(word).random()  # noqa: S311  no secret


VOCABULARY = tuple(itertools.islice(dict.fromkeys(_vocabulary()), WORDS))
FREQUENCIES = tuple(itertools.accumulate((rank + FLATTENED) ** -POWER for rank in range(len(VOCABULARY))))


def _sentence(dice: random.Random, length: int) -> str:
    return _words(dice, length).capitalize() + "."


def _words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choices(VOCABULARY, cum_weights=FREQUENCIES, k=count))


def front_matter(values: dict[str, object]) -> str:
    """YAML that needs no library: every value is JSON."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
