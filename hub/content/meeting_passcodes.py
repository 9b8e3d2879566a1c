"""What lets people into a meeting, in words and in links: it belongs into a letter to those who registered."""

from __future__ import annotations

import re

# What meeting programs call that, in several languages, and names that other numbers have, too, as those of places.
NAMES = (
    r"pass(?:code|word|phrase)|access code|meeting (?:code|pin)|kenncode|kennwort|passwort"
    r"|contrase[nñ]a|c[oó]digo de acceso|mot de passe|code secret|senha"
)
NUMBERS = r"pin|(?:phone )?conference id"
# Digits in groups, as a telephone wants them, between the marks of direction that some programs set around them.
DIGITS = r"[\u202a-\u202e\u2066-\u2069]*+\d(?:[ -]?\d)++[\u202a-\u202e\u2066-\u2069]*+#?+(?!\S*\w)"
# Digits, or a word with one, which is no address.
ANY = rf"(?:{DIGITS}|(?!https?://)(?=\S{{0,99}}\d)(?:[^\s)]|\)(?=\w))++)"
# What people write instead of one.
NONE = (
    r"none|not?|n/?a|tb[acd]|yes|see|same|sent|optional|required|unknown|keine?s?|erforderlich|siehe|ningun[ao]|opcional"
    r"|obligatori[ao]|requerid[ao]|ver|aucune?|facultatif|requis|voir|nenhuma?|nessuna?"
)
# A word without a digit is one where nothing follows it in its line: "Password: see below" is none.
WORD = rf"(?!(?:{NONE})\b|https?://)[^\s,;()]+(?=\)?[ \t]*$)"
PASSCODE = re.compile(
    r"[?&](?:pwd|pw|passcode)=[\w.%-]+"
    r"|(?<=teams\.microsoft\.com/meet/)(?P<meeting>\d+)\?p=\w+"
    # a number that telephones dial, and behind its pauses what they answer for the caller
    r"|(?<=\d)(?:,,|,(?=\d{6,}#))[\d,*#]+"
    # a comma before it, or brackets and marks around it, go along
    r"|(?:[,;] ?| ?(?P<opens>\())?(?<![*_])(?P<marks>[*_]*+)(?<![^\W_])(?:meeting )?"
    rf"(?:(?:{NAMES})[ \t]+\d{{4,}}(?![-/\d])"
    # Six digits after PIN are a place in India.
    r"|pin[ \t]+(?!\d{4}-\d)(?:\d{4,5}|\d{7,}|\d{2,4}(?:[ -]\d{2,4}){2,})(?![-/\d#])"
    rf"|(?:{NAMES}|{NUMBERS})(?:[ \t]+{DIGITS}(?<=#)"
    r"|(?:[ \t]+(?:is|ist|es|est)\b|[*_]*+[ \t]*[:=#][*_]*+)"
    rf"(?:[ \t]*+{ANY}|\s*\n[ \t]*+(?!\d{{4}}-\d){ANY}(?=[ \t]*(?:\(|$))|(?<=[:=#*_])[ \t]*+{WORD})))"
    r"(?:[ \t]*\(\d+ [^()\n]*\))?(?P=marks)?(?(opens)\)|(?:\.(?!\S))?)",
    re.IGNORECASE | re.MULTILINE,
)
SPACES = re.compile(r"[^\S\n]+")
LEFT_BEHIND = " ,;:&?"
# Of a line that has nothing else, nothing is left.
LIST_MARKS = " \t-*+•"


def without(words: str) -> str:
    """Return words without what lets people into a meeting; an address that held it stays an address.

    Other lines stay as they are, and one of which nothing is left goes.
    """
    return "\n".join(_kept(words)) if PASSCODE.search(words) else words


def _removed(found: re.Match[str]) -> str:
    return (found["meeting"] or "") + "\n" * found[0].count("\n")


def _kept(words: str) -> list[str]:
    """Return the lines that are left of words."""
    before, after = words.split("\n"), PASSCODE.sub(_removed, words).split("\n")
    lines = [(old, old if new == old else _tidied(old, new)) for old, new in zip(before, after, strict=True)]
    return [new for old, new in lines if new == old or new.strip(LIST_MARKS)]


def _tidied(old: str, new: str) -> str:
    """Return a line without what its passcode left behind, as far from the margin as it was."""
    margin = old[: len(old) - len(old.lstrip())]
    return margin + SPACES.sub(" ", new).strip(LEFT_BEHIND)
