"""Labels of links that say nothing of where they lead: the words above or beside them do."""

from __future__ import annotations

import re

SAYS_NOTHING = re.compile(
    r"\W*+(?:(?:read|learn|see|find out|discover|explore) more|continue(?: reading)?|read (?:on|it|the .{1,20})|more"
    r"|(?:click )?here|details|(?:view|watch|download|register|sign up)(?: .{1,12})?|rsvp|get (?:started|tickets)"
    r"|learn|go|link|full (?:story|article)|https?://\S++"
    r"|(?:le(?:er|a|e)|ver|saber|descubr[ae]) más|más información|(?:seguir|continuar) leyendo"
    r"|(?:lire|voir) (?:plus|la suite|l['’]article)|(?:en savoir|découvrir) plus"
    r"|(?:mehr|jetzt) (?:erfahren|lesen|infos?)|weiter(?:lesen)?|zum artikel"
    r"|(?:saiba|leia|ler|ver) mais|continuar? lendo|(?:leggi|scopri) (?:tutto|di più)"
    r"|per saperne di più|(?:lees|bekijk) (?:meer|verder)|meer (?:lezen|informatie)|läs mer|les mer|læs mere|lue lisää"
    r"|czytaj (?:więcej|dalej)|číst (?:více|dál)|tovább(?: olvasom)?|devam\u0131n\u0131 oku"
    r"|читать (?:далее|дальше|полностью)|подробнее|もっと(?:見る|読む)|続きを読む|阅读(?:更多|全文)|更多"
    r"|διαβάστε (?:περισσότερα|όλο)|περισσότερα|cite[sș]te (?:mai (?:mult|departe)|tot)"
    r"|(?:читати|дізнатися) (?:далі|більше)|докладніше|xem (?:thêm|chi tiết)|đọc (?:thêm|tiếp)"
    r"|(?:baca )?selengkapnya|อ่าน(?:ต่อ|เพิ่มเติม)"
    r"|pročitaj (?:više|još)|preberi več|čítať (?:viac|ďalej)|loe (?:edasi|veel)|lasīt vairāk"
    r"|skaityti (?:daugiau|plačiau)"
    r"|прочети (?:още|повече)|자세히 보기|더 보기|اقرأ المزيد|المزيد|קרא עוד|li plis)?\W*+",
    re.IGNORECASE,
)


def says_nothing(label: str) -> bool:
    """Return whether a label says nothing of where its link leads, as "Read more" does."""
    return SAYS_NOTHING.fullmatch(label) is not None
