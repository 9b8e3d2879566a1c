"""What strangers write to make words run: payloads.txt, read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("payloads.txt")
# What a payload calls where it runs, and the host that it asks or sends people to; no page of hub names either.
TELL = "hubWasHere"
EVIL = "evil.example"
ESCAPE = re.compile(r"\\(?:([ntr0\\])|x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))")
HALF = re.compile("[\ud800-\udfff]")
LETTERS = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "\\": "\\"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Payload:
    """One attempt; `number` is the argument that its call passes, so that what ran can be named."""

    number: int
    kind: str
    aim: str
    text: str

    def __str__(self) -> str:
        """Return the words by which a failure names it."""
        return f"{self.number} {self.kind}: {self.aim}"


def read() -> tuple[Payload, ...]:
    """Return every payload, in the order of the file and numbered from 1."""
    found: list[Payload] = []
    kind = ""
    for line in FILE.read_text("utf-8").split("\n"):
        if line.startswith("== "):
            kind = line.removeprefix("== ")
        elif line and not line.startswith("#"):
            aim, words = line.split(" :: ", 1)
            found.append(Payload(number=len(found) + 1, kind=kind, aim=aim, text=_text(words, len(found) + 1)))
    return tuple(found)


def parts(payloads: tuple[Payload, ...], size: int) -> tuple[tuple[Payload, ...], ...]:
    """Return several payloads at a time, for ways in where a file for each is too much.

    Half of a pair of code units makes any file unreadable, so what has one is left out.
    """
    whole = tuple(one for one in payloads if not HALF.search(one.text))
    return tuple(whole[start : start + size] for start in range(0, len(whole), size))


def joined(part: tuple[Payload, ...]) -> Payload:
    """Return several payloads as one, each a block of its own."""
    first, *_, last = (*part, part[-1])
    return Payload(number=first.number, kind="several", aim=f"to {last.number}", text="\n\n".join(p.text for p in part))


def _text(words: str, number: int) -> str:
    text = ESCAPE.sub(_character, words)
    return text.replace("TELL", f"{TELL}({number})").replace("NUMBER", str(number)).replace("EVIL", f"https://{EVIL}")


def _character(escape: re.Match[str]) -> str:
    letter, *codes = escape.groups()
    return LETTERS[letter] if letter else chr(int(next(filter(None, codes)), 16))


PAYLOADS = read()
# A hub that holds these in the same places shows all that its pages may do.
USUAL = (
    "Words",
    "- one\n- two\n\n1. three\n\n> four",
    "```\nfive\n```\n\n`six`\n\n    seven",
    "## Eight\n\n![nine](nine.png)\n\n[ten](https://example.gov/) **eleven**",
    '| a | b |\n| - | - |\n| c | d |\n\nTerm\n:   Words\n\n!!! note "Words"\n    Words[^1]\n\n[^1]: More.',
)
HARMLESS = tuple(Payload(number=n, kind="harmless", aim="", text=text) for n, text in enumerate(USUAL, 1))
