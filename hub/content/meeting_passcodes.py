"""What lets people into a meeting, in words and in links: it belongs into a letter to those who registered."""

from __future__ import annotations

import re

# The words that meeting programs write before what lets people in, in several languages, and how links have it.
PASSCODE = re.compile(
    r"[?&](?:pwd|pw|passcode)=[\w.%-]+"
    r"|(?<=teams\.microsoft\.com/meet/)(?P<meeting>\d+)\?p=\w+"
    r"|\b(?:pass(?:code|word|phrase)|access code|meeting (?:code|pin)|pin|kenncode|kennwort|passwort|contrase[nñ]a"
    r"|c[oó]digo de acceso|mot de passe|code secret|senha)(?:\s+(?:is|ist|es|est)\b|\s*[:=#])\s*(?=\S*\d)\S+",
    re.IGNORECASE,
)


def without(words: str) -> str:
    """Return words without what lets people into a meeting; an address that held it stays an address."""
    kept = PASSCODE.sub(lambda found: found["meeting"] or "", words)
    return words if kept == words else " ".join(kept.split()).rstrip(" ,;:&?")
