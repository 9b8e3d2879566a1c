"""Whether a line of a page is a consent notice or a nag, by its wording."""

from __future__ import annotations

import re

# A notice is short; a long paragraph that speaks of cookies is an article about cookies.
LONGEST = 420


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.IGNORECASE)


# No article needs these.
PHRASES = _any(
    r"\ball rights reserved\b",
    r"\balready an? (?:member|subscriber|user)\b",
    r"\bclick\W+send e-?mail\b",
    r"\bcountry\W+region of residence\b",
    r"\bdelivered to your inbox\b",
    r"\bget even more personali[sz]ed\b",
    r"\bjoin (?:over |more than )?\d[\d.,]* ?[km]? ?\+",
    r"\bmonitoring website traffic\b",
    r"\bnever miss (?:a|an|another|our)\b",
    r"\bpersonali[sz]ed? your (?:content|experience)\b",
    r"\bproper function(?:ing)? of (?:our|the|this) (?:web)?site\b",
    r"\bsell or share my personal\b",
    r"\bstrictly necessary\b",
    r"\bunsubscribe at any time\b",
    r"\bwant to get to know you\b",
    r"\bwe recogni[sz]e your account\b",
    r"\bwe value your privacy\b",
    r"\b(?:us[ao]mos|utiliz(?:amos|ziamo)|nous utilis\w+|wir (?:verwenden|nutzen|setzen)|wij? gebruiken"
    r"|używamy)\b.{0,40}\bcookies?\b",
    r"\b(?:vi (?:använder|bruger|bruker)|мы используем|ми використовуємо)\b.{0,40}"
    r"\b(?:cookies?|kakor|informasjonskapsler)\b",
    r"\b(?:este (?:sitio|site)|ce site|questo sito|dies\w+ (?:web)?s[ei]ite?|deze (?:web)?site)\b.{0,12}"
    r"\b(?:usa|utili[sz]a|utilise|utilizza|verwendet|nutzt|gebruikt)\b.{0,30}\bcookies?\b",
)
# An invitation begins with it, or says what for.
INVITATIONS = _any(
    r"^\W*(?:please )?(?:sign|log) ?[io]n(?:\W*$| (?:here|now|or)\b)",
    r"^\W*(?:sign|log) ?in with (?:apple|facebook|google|linkedin|microsoft)\b",
    r"\b(?:sign|log) in (?:or|to) (?:(?:post|your|an?|the|this) )?"
    r"(?:account|comment|continue|create|follow|join|read|register|save|sign|unlock|view)\b",
    r"\b(?:sign up for|subscribe to) (?:our|my|this)\b",
    r"^\W*(?:please )?subscribe\b",
)
LABELS = _any(
    r"^\W*(?:\w+ )?(?:all )?cookies(?: (?:policy|notice|settings?|preferences?))?\W*$",
    r"^\W*(?:(?:contact(?: us)?|cookie|imprint|legal|policy|privacy|notice|preferences|settings|statement"
    r"|terms|of|and|conditions|service|use)\b\W*){2,}$",
)
# These words alone condemn nothing: of 62,821 lines of digital.gov, 63 have one of them or of "sign in" and "subscribe
# to", and nearly all of those are articles about them. They do where a page tells its visitor what it does with them.
COOKIES = _any(
    r"\b(?:these|functional|functionality|performance|targeting|advertising|marketing|essential|necessary|analytics?|"
    r"statistics?|social media|third.party|first.party) cookies\b",
    r"\bcookies are (?:small|text)\b",
    r"\b(?:the|this) cookie (?:contains|is|stores)\b",
)
COOKIE = re.compile(r"\bcookies?\b(?!-)", re.IGNORECASE)
SPEAKER = _any(
    r"\b(?:you|your|we|our|us|my)\b", r"\bth(?:is|e) (?:web)?site\b", r"\b(?:visitors?|partners?|browsers?)\b"
)
DEED = _any(
    r"\b(?:accept|agree|allow|analy[sz]|block|chang|choice|choos|click|collect|consent|continu|deliver|disabl|enabl)",
    r"\b(?:help|improv|learn|manag|necessary|need|offer|opt|perform|personali[sz]|prefer|provid|read|recogni[sz]|refus)",
    r"\b(?:reject|rel[iy]|remember|requir|review|see|set|shar|sto[rp]|switch|track|understand|us(?:e|ing))",
)
POLICY = _any(r"\bprivacy (?:notice|policy|statement)\b", r"\bterms (?:of (?:service|use)|(?:and|&) conditions)\b")
ASSENT = _any(
    r"\b(?:you|i|we) (?:\w+ ){0,2}(?:accept|acknowledge|agree|confirm|consent|have read)\b",
    r"\bby (?:accept|click|continu|creat|provid|regist|sign|submit|visit)\w*ing\b",
    r"\bby using (?:our|the|this)\b",
    r"\b(?:by|in|read|review|see|view|visit|with) our (?:privacy|terms)\b",
)


def is_one(line: str) -> bool:
    """Return whether a line is a consent notice or a nag: short, with the wording of one.

    Such a line asks for consent, for an account or for an address, or is a footer's small print.
    """
    if len(line) >= LONGEST:
        return False
    if any(pattern.search(line) for pattern in (PHRASES, INVITATIONS, LABELS, COOKIES)):
        return True
    return _has(line, COOKIE, SPEAKER, DEED) or _has(line, POLICY, ASSENT)


def _has(line: str, *patterns: re.Pattern[str]) -> bool:
    return all(pattern.search(line) for pattern in patterns)
