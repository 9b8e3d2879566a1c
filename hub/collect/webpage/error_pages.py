"""Whether a page that a server sends as if all were well says that something is not: no page, a gate, a sign-in."""

from __future__ import annotations

import re

# Titles and first lines of such pages, in whole.
SAID = re.compile(
    r"\W*(?:(?:error\W*)?(?:404|410|403|401)\b.*"
    r"|(?:oops\W+)?(?:sorry,? )?(?:the |this |that )?(?:page|file|document|content)(?: was| is| could| can)?"
    r" (?:not (?:be )?found|no longer (?:available|exists?)|unavailable|does not exist|has moved)"
    r"|not found|access (?:is )?denied|forbidden|just a moment|attention required!?.*|one more step|please wait"
    r"|checking (?:your browser|if the site connection is secure)\b.*"
    r"|(?:verify|verifying) (?:that )?you are (?:a )?human\b.*"
    r"|are you a robot\??|security check|request (?:blocked|rejected)|(?:please )?(?:sign|log) ?in(?: to continue)?"
    r"|(?:oops\W+)?(?:that |this )?page can[’']t be found|nothing (?:was )?found(?: at this location)?"
    r"|(?:you need to|please) enable javascript\b.*|request unsuccessful"
    r"|we(?:[’']ll| will) be (?:right )?back(?: soon| shortly)?"
    r"|(?:site |website )?(?:(?:down for|under|scheduled) )?maintenance|temporarily unavailable|service unavailable"
    r"|(?:5\d\d |429 )?(?:bad gateway|gateway time-?out|internal server error|too many requests)"
    r"|(?:sorry,? )?(?:an |a )?(?:unexpected )?error (?:has )?occurred|something went wrong"
    r"|access to this page has been denied|(?:your )?session (?:has )?(?:expired|timed out)"
    r"|(?:let[’']s )?confirm (?:that )?you are (?:a )?human|human verification"
    r"|(?:this |the )?domain (?:name )?(?:is )?for sale|page non trouvée|erreur 404"
    r"|page introuvable|seite nicht gefunden|página no encontrada|pagina non trovata|página não encontrada"
    r"|pagina niet gevonden|sidan (?:kunde inte hittas|hittades inte)|siden ble ikke funnet|siden blev ikke fundet"
    r"|sivua ei löydy|nie znaleziono strony|stránka nenalezena|страница не найдена|сторінку не знайдено"
    r"|ページが見つかりません|找不到页面|页面不存在|找不到頁面|페이지를 찾을 수 없습니다|الصفحة غير موجودة"
    r"|acceso denegado|accès refusé|zugriff verweigert|accesso negato)\W*",
    re.IGNORECASE,
)
# A long page with such a title is an article about them.
LONGEST = 600
# With another title, so is all but a very short one: a story may begin with “Something went wrong.”
SHORT = 250


def is_one(title: str, words: str) -> bool:
    """Return whether a page with this title, and these words as its text, is no page but an excuse."""
    if len(words) <= LONGEST and SAID.fullmatch(title):
        return True
    return len(words) <= SHORT and SAID.fullmatch(words.partition(".")[0]) is not None
