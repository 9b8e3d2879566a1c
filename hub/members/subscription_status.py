"""What the table of another list service says of a person: whether they read, have left, or never agreed."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.content import validation

if TYPE_CHECKING:
    from collections.abc import Sequence

# How words begin, without accents, by which services call people who do not read: in English, Spanish, German, French,
# Italian and Portuguese.
LEFT = re.compile(
    r"\b(?:unsub|bounc|cleaned|cancel|complain|spam|abus|inactiv|delet|erase|remov|suspend|suppress|block|blacklist"
    r"|archiv|disabl|deactiv|forgot|invalid|left\b|quit\b|pending|unconfirm|undeliver|reject|declin|expir|revok"
    r"|withdr|opt(?:ed|s|ing)? ?outs?\b|nonsubscri|not?confirm|do not (?:e ?mail|mail|contact)|no ?mail\b"
    r"|bajas?\b(?! california)|rebot|elimin|borrad|bloque|desactiv|desuscri|dessuscri|desubscri|pendient|quej"
    r"|anulad|retirad|rechazad|caducad|olvidad"
    r"|abgemeld|abmeld|abbestell|gekundigt|ausgetragen|geloscht|gesperrt|inaktiv|unbestatigt|ausstehend|widerruf"
    r"|desabonn|desinscri|resili|supprim|bloqu|inactif|en attente"
    r"|disiscri|rimoss|inattiv|in attesa|descadastr|inativ|removid)"
)
NEVER = re.compile(
    r"\b(?:no|non|not|never|nunca|sin|dont|nicht|kein\w*|nie|pas|jamais|sans|nao|mai)\b.*"
    r"\b(?:subscri|suscri|confirm|activ|opt|verif|e?mail|contact|deliver|consent|agree|acept|quier"
    r"|abonn|angemeldet|bestatigt|aktiv|inscri|iscri|actif|attiv|ativ)"
)
# By which they call people who do; what else a status says is a word that nobody has taught hub.
READS = re.compile(
    r"(?:\b(?:activ|subscri|suscri|confirm|verif|enabl|valid|opt(?:ed|s)? ?in|alta\b|regist|current|deliver"
    r"|approv|accept|abonn|angemeldet|bestatigt|aktiv|inscri|abbonat|iscri|actif|attiv|ativ|assinante)"
    r"|^(?:1|y|yes|t|true|on|ok|x|s|si|ja|oui|sim|mail|member|reader|regular|normal|open|live|good|paid|free)\b)"
)
NO = frozenset(("no", "n", "false", "f", "0", "0 0", "off", "falso", "non", "nein", "nao", "faux", "aus"))
# Cells that say nothing, also those that databases write for a day that never came.
EMPTY = re.compile(r"[\W0_]*|null|none|nil|nan|n a|never|nunca|nie|jamais|mai|ninguno|ninguna")
# Columns with nothing but a word for how a person reads; with such a word or another, as one for where they live; those
# that say yes or no to it; those that are filled once they have left.
STATUS = re.compile(
    r"(?:.*(?:mail|subscri|suscri|member|contact|list|opt|consent|marketing|newsletter|deliver|account|user).*)?status"
    r"|statut|situacao|estatus"
)
OFTEN = re.compile(
    r".*status|state|estado|stato|etat|situacion|(?:subscription|member|contact|email)state|estadode.*|subscription"
    r"|suscripcion|abo(?:nnement)?|iscrizione|assinatura|(?:delivery|reception)(?:mode)?|mode"
)
YES_OR_NO = re.compile(
    r"(?:is|esta|email)?(?:subscribed|subscriber|active|enabled|confirmed|verified|optin|optedin"
    r"|suscrit[oa]|activ[oa]|confirmad[oa]|verificad[oa])"
    r"|(?:ist)?(?:abonniert|angemeldet|aktiv|bestatigt)|abonnee?|inscrite?|actif|confirmee?|iscritt[oa]|attiv[oa]"
    r"|confermat[oa]|inscrit[oa]|ativ[oa]|assinante"
    r"|.*(?:consent|consentimiento|consentement|consenso|consentimento|einwilligung|zustimmung|permission|optin)"
    r"|accepts.*(?:marketing|mail|newsletter)"
)
GONE = re.compile(
    r"(?:unsub|clean(?:ed)?(?:time|date|at|on)|cleaned$|(?:date|time|day|fecha)?(?:de|of)?(?:"
    r"(?:email)?opt(?:ed)?outs?|unsub|bounced?(?:at|on|time|date)?$|hardbounced?$|cancel|complain|delet|remov"
    r"|blocklist|blacklist|suppress|left(?:at|on|date)?$|forgotten|baja|desuscri|cancelad|eliminad|borrad"
    r"|desabonn|desinscri|resili|disiscri|descadastr))"
    r"|(?:has|is|was)(?:unsub|(?:email)?opt(?:ed)?out|bounced|cancel|complain|delet|remov|blocked|suppress)"
    r"|(?:donot|dont)(?:e?mail|contact)|blocked$|archived$|inactiv[eoa]$|dad[oa]debaja|nomail$|mailstop$"
    r"|(?:datum|tag)?(?:der)?(?:abgemeld|abmeld|abbestell|gekundigt|kundigung|ausgetragen|geloscht|widerruf)"
)
# What services write for each reader, too: the way to leave, and numbers.
OF_ALL = re.compile(r"url|link|enlace|token|hash|key|count|rate|score|number")


def is_read(head: str) -> bool:
    """Return whether a column tells how a person reads."""
    name = _name(head)
    return _is_status(name) or YES_OR_NO.fullmatch(name) is not None or _is_of_gone(name)


def against(heads: Sequence[str], row: Sequence[str]) -> str:
    """Return what a row says against taking this person in, "" where it says nothing.

    A column that is filled once a person has left may hold their own words, so only its name is told.
    """
    for head, cell in zip(heads, row, strict=False):
        name, said = _name(head), _words(cell)
        if _is_status(name) and _is_against(said):
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


def unknown(heads: Sequence[str], row: Sequence[str]) -> str:
    """Return why nobody can tell whether this person reads, "" where that can be told: a status that hub does not know.

    To take it for a yes would bring back who left in a language or a code that nobody has thought of.
    """
    for head, cell in zip(heads, row, strict=False):
        said = _words(cell)
        if STATUS.fullmatch(_name(head)) and not (EMPTY.fullmatch(said) or READS.search(said) or _is_against(said)):
            return gettext(
                "hub does not know what the status %(cell)s means; write active in its place if this person reads",
                cell=validation.shown(cell.strip()),
            )
    return ""


def _is_status(name: str) -> bool:
    return STATUS.fullmatch(name) is not None or OFTEN.fullmatch(name) is not None


def _is_against(said: str) -> bool:
    return said in NO or LEFT.search(said) is not None or NEVER.search(said) is not None


def _is_of_gone(name: str) -> bool:
    return GONE.match(name) is not None and not OF_ALL.search(name)


def _words(cell: str) -> str:
    """Return the words of a cell in small letters, without accents and marks, a space between them."""
    letters = unicodedata.normalize(
        "NFKD", cell.casefold().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    )
    return " ".join(re.findall(r"[^\W_]+", "".join(one for one in letters if not unicodedata.combining(one))))


@lru_cache(1000)
def _name(head: str) -> str:
    return _words(head).replace(" ", "")
