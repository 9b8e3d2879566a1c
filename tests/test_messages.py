"""What hub says to people: all of it is on one page, and in plain American English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs import messages, reference

ROOT = Path(__file__).parents[1]
PAGE = reference.REFERENCE / "messages.md"
FORMS = "hub/scaffold/starter/github/**/*.*"
# Where words for people are, beside the strings of the modules; sample content is its writers' own.
FILES = sorted(
    file
    for pattern in ("hub/check/rules.toml", "hub/[ain]*/templates/*.j2", FORMS, ".github/**/*.*")
    for file in ROOT.glob(pattern)
)
# What must not come back, and what to write instead.
INSTEAD = {
    r"(?<!there )\bis no (?!longer|more than|such)": "is not a",
    r"(?<!there )\bare no (?!longer|more than)": "are not",
    r"\bstands?\b": "is, appears",
    r"\bmend(s|ed|ing)?\b": "fix",
    r"\blies\b": "is",
    r", for (it|they|hub|he|she|nothing|nobody|case|an?)\b": "because",
    r"\bany more\b": "no longer",
    r"\bholds\b": "contains, has",
    r"\banew\b": "again",
    r"\bmisspelt\b": "misspelled",
    r"\bfor ever\b": "forever",
    r"(colou|neighbou|behaviou|favou|honou)r": "-or",
    r"(recogni|organi|normali|seriali|saniti|initiali|summari|minimi)s(e|ed|es|ing|ation)\b": "-ize",
    r"\b(licence|centre|catalogue|grey|judgement|whilst|cancelled|labelled|travelled)\b": "the American spelling",
}
FORBIDDEN = re.compile("|".join(INSTEAD), re.IGNORECASE)


@pytest.mark.parametrize("file", [PAGE, *FILES], ids=lambda file: file.relative_to(ROOT).as_posix())
def test_words_are_plain(file: Path) -> None:
    """Nothing that a person reads says what INSTEAD lists."""
    lines = enumerate(file.read_text("utf-8").splitlines(), 1)
    assert [f"{number}: {found[0]}" for number, line in lines if (found := FORBIDDEN.search(line))] == []


@pytest.mark.parametrize(
    "words",
    [
        "'x' is no whole number",
        "the key appears where it stands",
        "Nothing to mend",
        "is no colour",
        "it lies too deep",
    ],
)
def test_what_is_not_plain_is_found(words: str) -> None:
    """Each of these was once a message."""
    assert FORBIDDEN.search(words)


def test_a_message_is_found_in_every_form(tmp_path: Path) -> None:
    """With what to write instead, one of two, in a text that is filled later, and the help of a command."""
    source = '''
"""Say what the module does."""

LATER = "the file {name} is damaged"
NAMES = "a abbr b code".split()

@root.command("x")
def command():
    """Do a thing."""
    report(f"{node} is not text", "write a few words")
    raise HubError("this is one" if number else "this is another")

def other():
    """Do what nobody reads."""
    return f"{first}{' and another one' if second else ''}"
'''
    file = tmp_path / "module.py"
    file.write_text(source, "utf-8")
    assert messages.said_in(file) == [
        "the file {…} is damaged",
        "Do a thing.",
        "{…} is not text → write a few words",
        "this is one / this is another",
        "and another one",
    ]
