"""The names of people and offices in what sources say of their authors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hub.base import text, unknown_words
from hub.collect import entry_fields

if TYPE_CHECKING:
    from collections.abc import Iterable

# An address, also one that is spelled out at the beginning or in brackets: `jane at example.com`.
MAIL = re.compile(
    r"(?<![\w.+%@-])(?:mailto:)?[\w.+%-]+@[\w-]+(?:\.[\w-]+)+\b"
    r"|(?:(?<=[(\[<])|\A\s*)[a-z\d._+%-]+\sat\s[a-z\d-]+(?:\.[a-z\d-]+)+\b"
)
WEB = re.compile(r"\bhttps?://\S+")
ANGLED = re.compile(r"<[^<>]*>")
EMPTY_BRACKETS = re.compile(r"[(\[<]\s*(?:mailto:)?\s*[)\]>]")
ALL_IN_BRACKETS = re.compile(r"\([^()]+\)(?:\s*[,;]\s*\([^()]+\))*")
SEMICOLON = re.compile(r"[;\uff1b]")
COMMA = re.compile(r"\s*[,、]\s*(?:and\s)?")
PARTING = re.compile(r"\s*(?:/|,?\s(?:and|with|&|\+|und|et|y|e|en|i|och|og|и|та)\s|[,、])\s*")
PARTICLES = "al|bin|da|de|del|den|der|di|dos|du|el|la|le|van|von|ten|zu"
# Two to four words, perhaps with particles or initials: `Ana de la Cruz`, `J. R. Doe`.
NAME = re.compile(rf"[^\W\d_a-z][\w.’'-]*(?:\s(?:(?:{PARTICLES})\s)*[^\W\d_a-z][\w.’'-]*){{1,3}}")
# A name of China, Japan or Korea, which needs no space.
SHORT_NAME = re.compile(r"[\uac00-\ud7a3]{2,5}|[\u4e00-\u9fff\u3005]{2,6}")
# A name as catalogs have it: `Doe, Jane`, `de la Cruz, Ana M.`; words before the comma that are several are a name.
FAMILY_FIRST = re.compile(
    r"\s*((?:[a-z]{2,3}\s){0,2}[^\W\d_][\w’'-]*),\s*([^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){0,2})\s*"
)
# What is in the name of an office.
OFFICE = re.compile(
    r"\b(?:administration|agency|association|authority|board|bureau|center|centre|college|commission|committee|council"
    r"|department|desk|directorate|division|foundation|government|group|institute|lab|ministry|office|program|school"
    r"|secretariat|service|services|team|trust|univers(?:id|it)\w+|unit|agencia|agence|ayuntamiento|comisi[oó]n"
    r"|commissione|consejo|direcci[oó]n|direction|gobierno|instituto|minist[eé]ri\w*|minist[eè]re"
    r"|oficina|secretar[ií]a|servicio|instytut|komisja|minist[ae]rst\w+|urząd"
    r"|министерств\w+|міністерств\w+|amt|(?:bundes|landes)(?:amt|anstalt|behörde|ministerium|regierung|zentrale))\b"
    r"|(?:[部省庁局署處]|委員会|委員會|委员会)\Z",
    re.IGNORECASE,
)
# What systems write where nobody is named.
NOBODY = frozenset(
    """
    admin administrator anonymous author default editor editorial-staff editorial-team editors guest guest-author
    no-author no-reply nobody noreply null redactie redaktion redazione redacción rédaction root site-admin staff
    staff-report staff-reports staff-writer super-user superuser undefined web-admin web-master webmaster
    """.split()  # noqa: SIM905  a table of names, not thirty quoted ones
)
BY = re.compile(r"^\s*(?:(?:written |posted )?by:?|about(?: the author:?|(?=\s+\S+\s+\S)))\s+", re.IGNORECASE)


def people(given: Iterable[str]) -> tuple[str, ...]:
    """Return the names of people from what feeds say of authors: several in one text, mail addresses, a "By" before."""
    found = (_name(one) for words in entry_fields.names(given) for one in _each(_without_mail(words)))
    return tuple(dict.fromkeys(name for name in found if name))


def in_order(name: str) -> str:
    """Return a name as people say it, where a catalog has the family name first: `Jane Doe` for `Doe, Jane`."""
    found = FAMILY_FIRST.fullmatch(name)
    turned = f"{found[2]} {found[1]}" if found else ""
    return turned if is_name(turned) else name.strip()


def _without_mail(words: str) -> str:
    """Return words without mail and web addresses and what stood around these; `@name@host` is a name."""
    left = EMPTY_BRACKETS.sub(" ", MAIL.sub(" ", WEB.sub(" ", ANGLED.sub(" ", words))))
    is_alone = ALL_IN_BRACKETS.fullmatch(left.strip())
    return text.clean(left.replace("(", "").replace(")", "") if is_alone else left)


def _each(words: str) -> list[str]:
    """Return the names in a text, parted by semicolons, and by commas and the like where each part looks like a name.

    In a list with semicolons, the one comma that each part has is that of a name with the family name first.
    """
    listed = [part for part in SEMICOLON.split(words) if part.strip()]
    if len(listed) > 1 and all(FAMILY_FIRST.fullmatch(part) for part in listed):
        return [in_order(part) for part in listed]
    return [name for part in listed for name in _side_by_side(part.strip())]


def _side_by_side(words: str) -> list[str]:
    """Return the names that commas, or commas and words like "and", part; all of the words where some part is none."""
    is_joined = not set(words) & set(",、/")
    for parting in (COMMA, PARTING):
        parts = [part.strip() for part in parting.split(words) if part.strip()]
        if len(parts) > 1 and _are_names(parts) and not _is_one(parts, is_joined=is_joined):
            return parts
    return [words]


def _are_names(parts: list[str]) -> bool:
    """Return whether all parts of a text look like names: of several words each, or all in scripts without spaces."""
    return all(map(is_name, parts)) or all(map(SHORT_NAME.fullmatch, parts))


def is_name(words: str) -> bool:
    """Return whether words look like a name: each but a particle begins with a capital, where its script has these."""
    each = (word for word in words.split() if word not in PARTICLES.split("|"))
    return NAME.fullmatch(words) is not None and not any(word[0].islower() for word in each)


def _is_one(parts: list[str], *, is_joined: bool) -> bool:
    """Return whether two parts are one name: `Ann Poe, Forms Office`, or that of an office whose words are joined.

    An office is named at the end (`Public Works and Parks Division`) or, with its words joined, at the beginning
    (`Ministerio de Trabajo y Economía Social`). Where both parts name one, they are two.
    """
    first, last = parts[0], parts[-1]
    if len(parts) > 2 or (OFFICE.search(first) and OFFICE.search(last)):  # noqa: PLR2004  two parts
        return False
    return OFFICE.search(last) is not None or (is_joined and OFFICE.match(first) is not None)


def _name(words: str) -> str:
    name = BY.sub("", words).strip(" ,、;|")
    return "" if name.lower().replace(" ", "-") in NOBODY else unknown_words.known(name)
