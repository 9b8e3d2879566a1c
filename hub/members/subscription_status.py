"""What the table of another list service says of a person: whether they read, have left, or never agreed."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.content import validation

if TYPE_CHECKING:
    from collections.abc import Sequence

# How words begin, without accents, by which services in English and Spanish call people who do not read.
LEFT = re.compile(
    r"\b(?:unsub|bounc|cleaned|cancel|complain|spam|abus|inactiv|delet|erase|remov|suspend|suppress|block|blacklist"
    r"|archiv|disabl|deactiv|forgot|invalid|left\b|quit\b|pending|unconfirm|undeliver|reject|declin|expir|revok"
    r"|withdr|opt(?:ed|s|ing)? ?outs?\b|nonsubscri|not?confirm|do not (?:e ?mail|mail|contact)"
    r"|bajas?\b(?! california)|rebot|elimin|borrad|bloque|desactiv|desuscri|dessuscri|desubscri|pendient|quej"
    r"|anulad|retirad|rechazad|caducad|olvidad)"
)
NEVER = re.compile(
    r"\b(?:no|non|not|never|nunca|sin|dont)\b.*\b(?:subscri|suscri|confirm|activ|opt|verif|e?mail|contact|deliver"
    r"|consent|agree|acept|quier)"
)
NO = frozenset(("no", "n", "false", "f", "0", "off", "falso", "non"))
# Cells that say nothing, also those that databases write for a day that never came.
EMPTY = re.compile(r"[\W0_]*|null|none|nil|nan|n a|never|nunca|ninguno|ninguna")
# Columns with a word for how a person reads; those that say yes or no to it; those that are filled once they have left.
STATUS = re.compile(r"state|estado|estatus|situacion|.*status|(?:subscription|member|contact|email)state|estadode.*")
YES_OR_NO = re.compile(
    r"(?:is|esta|email)?(?:subscribed|subscriber|active|enabled|confirmed|verified|optin|optedin"
    r"|suscrit[oa]|activ[oa]|confirmad[oa]|verificad[oa])|(?:email)?(?:consent|consentimiento)"
)
GONE = re.compile(
    r"(?:unsub|clean(?:ed)?(?:time|date|at|on)|cleaned$|(?:date|time|day|fecha)?(?:de|of)?(?:"
    r"(?:email)?opt(?:ed)?outs?|unsub|bounced?(?:at|on|time|date)?$|hardbounced?$|cancel|complain|delet|remov"
    r"|blocklist|blacklist|suppress|left(?:at|on|date)?$|forgotten|baja|desuscri|cancelad|eliminad|borrad))"
    r"|(?:has|is|was)(?:unsub|(?:email)?opt(?:ed)?out|bounced|cancel|complain|delet|remov|blocked|suppress)"
    r"|(?:donot|dont)(?:e?mail|contact)|blocked$|archived$|inactiv[eoa]$|dad[oa]debaja"
)
# What services write for each reader, too: the way to leave, and numbers.
OF_ALL = re.compile(r"url|link|enlace|token|hash|key|count|rate|score|number")


def is_read(head: str) -> bool:
    """Return whether a column tells how a person reads."""
    name = _name(head)
    return any(kind.fullmatch(name) for kind in (STATUS, YES_OR_NO)) or _is_of_gone(name)


def against(heads: Sequence[str], row: Sequence[str]) -> str:
    """Return what a row says against taking this person in, "" where it says nothing.

    A column that is filled once a person has left may hold their own words, so only its name is told.
    """
    for head, cell in zip(heads, row, strict=False):
        name, said = _name(head), _words(cell)
        if STATUS.fullmatch(name) and (said in NO or LEFT.search(said) or NEVER.search(said)):
            return gettext("the table calls this person %(cell)s", cell=validation.shown(cell.strip()))
        if YES_OR_NO.fullmatch(name) and (said in NO or LEFT.search(said)):
            return gettext(
                "the column %(head)s says %(cell)s",
                head=validation.shown(head.strip()),
                cell=validation.shown(cell.strip()),
            )
        if _is_of_gone(name) and said not in NO and not EMPTY.fullmatch(said):
            return gettext("the column %(head)s is filled", head=validation.shown(head.strip()))
    return ""


def _is_of_gone(name: str) -> bool:
    return GONE.match(name) is not None and not OF_ALL.search(name)


def _words(cell: str) -> str:
    """Return the words of a cell in small letters, without accents and marks, a space between them."""
    letters = unicodedata.normalize(
        "NFKD", cell.casefold().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    )
    return " ".join(re.findall(r"[^\W_]+", "".join(one for one in letters if not unicodedata.combining(one))))


def _name(head: str) -> str:
    return _words(head).replace(" ", "")
