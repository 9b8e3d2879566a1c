"""What lets people into a meeting, in words and in links: it belongs into a letter to those who registered."""

from __future__ import annotations

import re

# What meeting programs call that, in several languages.
NAMES = (
    r"pass(?:code|word|phrase)|access code|meeting (?:code|pin)|(?:phone )?conference id|pin|kenncode|kennwort|passwort"
    r"|contrase[nñ]a|c[oó]digo de acceso|mot de passe|code secret|senha"
)
# Digits in groups, as a telephone wants them, between the marks of direction that some programs set around them.
DIGITS = r"[\u202a-\u202e\u2066-\u2069]*\d(?:[ -]?\d)+[\u202a-\u202e\u2066-\u2069]*#?"
# A word without a digit is one where nothing follows it in its line: "Password: see below" is none.
WORD = r"(?!(?:none|n/?a|tb[ad])\b)[^\s,;]+(?=[ \t]*$)"
PASSCODE = re.compile(
    r"[?&](?:pwd|pw|passcode)=[\w.%-]+"
    r"|(?<=teams\.microsoft\.com/meet/)(?P<meeting>\d+)\?p=\w+"
    # a number that telephones dial, and behind its pauses what they answer for the caller
    r"|(?<=\d)(?:,,|,(?=\d{6,}#))[\d,*#]+"
    rf"|[*_]*\b(?:meeting )?(?:{NAMES})(?:"
    r"\s+\d{4,}(?![-/\d])"
    rf"|(?:\s+(?:is|ist|es|est)\b|[*_]*\s*[:=#][*_]*)(?:\s*(?:{DIGITS}|(?=\S*\d)\S+)|(?<=[:=#*_])[ \t]*{WORD}))"
    r"(?:[ \t]*\(\d+ [^()\n]*\))?",
    re.IGNORECASE | re.MULTILINE,
)
SPACES = re.compile(r"[^\S\n]+")
LEFT_BEHIND = " ,;:&?"


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
    pairs = zip(before, after, strict=True)
    lines = [one if one == old else SPACES.sub(" ", one).rstrip(LEFT_BEHIND) for old, one in pairs]
    return [line for old, line in zip(before, lines, strict=True) if line.strip() or not old.strip()]
