"""A line above the text of a page -> the days of publication and change that it says, and who wrote the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC

from hub.collect import feed_dates, written_days

# A line above the text: a day, perhaps behind what it says of it, beside who wrote it.
LONGEST_LINE = 160
LONG = 80
# In the languages of the larger agencies; the small words behind it are on, the, of.
SAYS_PUBLISHED = re.compile(
    r"^\W*(?:(?:first|originally)\s+)?(?:posted|published|publication date|date published|date of publication|pub date"
    r"|publish date|release date|date of release|issue date|date issued|released|issued|for immediate release|created"
    r"|posted date|date posted|(?:fecha de )?publicación|publicad[oa]|publié|date de (?:publication|parution)|paru"
    r"|erschienen|veröffentlicht|veröffentlichungsdatum|pubblicato|data (?:di )?pubblicazione|gepubliceerd|geplaatst"
    r"|publicatiedatum|publicera[dt]|publiceringsdatum|publisert|publiseringsdato|offentliggjort|udgivet|publiceret"
    r"|julkaistu|julkaisupäivä|data (?:de|da) publicação|opublikowan[aeoy]|data publikacji|publikován[oa]|zveřejněno"
    r"|vydáno|datum zveřejnění|zverejnené|publikované|dátum zverejnenia|objavljen[oa]|datum objave|közzétéve|megjelent"
    r"|közzététel dátuma|publicat|data public(?:ării|ació)|публикувано|публикувана|дата на публикуване"
    r"|yay\u0131n(?:lanma)? tarihi|yay\u0131nland\u0131|дата публикации|опубликовано|опубликована"
    r"|дата публікації|опубліковано|δημοσιεύθηκε|δημοσίευση"
    r"|ημερομηνία δημοσίευσης|avaldatud|avaldamise kuupäev|publicēts|publicēšanas datums|paskelbta|paskelbimo data"
    r"|发布(?:时间|日期)|發[布佈](?:時間|日期)|公告日期|公開日|掲載日|発表日|등록일|게시일|작성일|발행일"
    r"|تاريخ النشر|نشر(?:ت)? في|פורסם(?: בתאריך)?|תאריך פרסום|ngày đăng|đăng ngày|diterbitkan|dipublikasikan"
    r"|tanggal terbit|birt(?!\s+[^\W\d])|útgefið|foilsithe|ippubblikat|mis(?:e)? en ligne"
    r")(?!\w)"
    r"\s*(?:(?:on|at|am|em|el|le|il|op|den|la|на|pada)\b)?\W*",
    re.IGNORECASE,
)
SAYS_CHANGED = re.compile(
    r"(?<!\w)(?:(?:last|page|content)\s+)*(?:updated?|modified|reviewed|changed|revised|edited|corrected"
    r"|(?:última )?actualiza(?:d[oa]|ción)|atualizad[oa](?: em)?|(?:dernière )?mise? à jour|aktualisiert"
    r"|letzte änderung"
    r"|(?:ultimo )?aggiorna(?:to|mento)|bijgewerkt|laatst gewijzigd|uppdaterad|oppdatert|opdateret|päivitetty"
    r"|zaktualizowan[aeo]|aktualizován[ao]|(?:posledn[áí] )?aktualiz(?:ace|ácia)|aktualizované|frissítve|módosítva"
    r"|актуализирано|оновлено|(?:τελευταία )?ενημέρωση|ενημερώθηκε|güncellen(?:di|me)(?: tarihi)?|güncelleme tarihi"
    r"|uuendatud|muudetud|atjaunots|atnaujinta|обновлено|обновлена|actualizată?|actualitza(?:t|da)"
    r"|(?:最終|最后|最後)?更新(?:时间|日期|時間|日)?"
    r"|수정일|최종수정일"
    r"|آخر تحديث|עודכן(?: בתאריך)?|(?:lần )?cập nhật(?: lần cuối)?|diperbarui|ažurirano"
    r"|posodobljeno)(?!\w)\s*(?:(?:on|le|el|am|il|op|em|la|на)\b)?\W*",
    re.IGNORECASE,
)
# What says of the day behind it that something else is on it: an end, a beginning, an event.
SAYS_OTHER = re.compile(
    r"(?<!\w)(?:deadline|due|clos(?:es?|ing)|expir(?:ation|es|y)|ends?|ending|starts?|starting|begins?|effective|until"
    r"|through|when|event|hearing|valid|fecha límite|plazo|vence|hasta|date limite|échéance|jusqu’au|frist"
    r"|anmeldeschluss|einsendeschluss|scadenza|prazo)(?:\s+(?:by|date|day|from|on|time))*\W*$",
    re.IGNORECASE,
)
SAYS_DAY = re.compile(r"^\W*(?:date|day|datum|fecha|data|日期|날짜|التاريخ)\s*[:\uff1a]", re.IGNORECASE)
# What stands before the day of a text, and only says of which kind the text is.
KIND = re.compile(
    r"^\W*(?:(?:news|press|media)\s+(?:release|article|story|statement|announcement)s?|announcement"
    r"|for (?:immediate )?release"
    r"|article|blog(?: post)?|news|newsroom|speech|statement|comunicado(?: de prensa)?|noticias?"
    r"|communiqué(?: de presse)?|actualité"
    r"|pressemitteilung|meldung|nachricht|nieuwsbericht|comunicato(?: stampa)?|notizia|pressmeddelande|pressemelding)"
    r"(?:\s+(?:of|vom|du|del|van))?\W*$",
    re.IGNORECASE,
)
# What may stand before a day: the clock, or a word such as on.
LEAD = re.compile(
    r"^(?:\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?)?[\s,]*(?:on|le|el|am|il|den|op)?\s*$", re.IGNORECASE
)
BYLINE = re.compile(
    r"^\W*(?:(?:posted|published|written|escrito|publicado|écrit|verfasst)\s+)?"
    r"(?:by|por|par|von|door):?\s+(?P<name>[^|•·]+)$",
    re.IGNORECASE,
)
# A line is parted where a new thing is said, if only by a word that says so behind a day.
PARTS = re.compile(
    r"\s*[|•·‧∙]\s*|\s+[/–—-]\s+|\s*;\s*|\n"
    rf"|(?<=[\dhm.])\s*[,(]?\s*(?={SAYS_CHANGED.pattern})|(?<=\d)\s+(?=(?:posted|published)\b)",
    re.IGNORECASE,
)
# Letters, with the vowels that scripts of India and Indochina write as marks.
MONTH = r"(?:[^\W\d_]|[\u0900-\u0eff]){3,}"
DAY_IN_LINE = re.compile(
    rf"{MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    # Hungarian, Lithuanian, Latvian and Vietnamese
    rf"|\d{{4}}(?:\.|\sm\.)\s+{MONTH}\s+\d{{1,2}}(?:\.|\sd\.)|\d{{4}}\. gada \d{{1,2}}\. {MONTH}"
    r"|(?:ngày )?\d{1,2} tháng \d{1,2},? (?:năm )?\d{4}"
    r"|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.|er)?\s+(?:de\s+)?{MONTH}\.?,?\s+(?:de\s+)?\d{{4}}"
    r"|\d{1,2}[-/][^\W\d_]{3}[-/]\d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}",
    re.IGNORECASE,
)
IN_NUMBERS = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")
# How a text of the press begins: where it is from, in capitals, the day, and a dash. Other words in capitals say what
# the day is of.
DATELINE = re.compile(
    r"(?!(?:appl(?:y|ications?)|born|by|clos(?:es|ing)|correct(?:ed|ion)|deadline|died|due|ends?|events?|expires|from|join"
    r"|open(?:s|ing)?|register|revised|save|starts?|until|updated?|when|where|who|world war|ww)\b)"
    r"(?-i:\([A-Z][A-Za-z .'’-]{2,30},\s?[A-Z]{2}\)|\(?[A-Z][A-Z .'’-]{2,30}(?:,\s?[A-Z][A-Za-z. ]{1,15})?)"
    rf"[\s,(–—-]+(?P<day>{DAY_IN_LINE.pattern})\)?\s*(?:[–—]|--?\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class DateLine:
    """Hold what a line says: the days of publication and change as they are written, and who wrote the page.

    `is_said` tells that a word names the first of them as what it is.
    """

    published: str = ""
    changed: str = ""
    author: str = ""
    is_said: bool = False


def line(words: str) -> DateLine | None:
    """Return what a line above a text says of its day and author; None for a line that says something else."""
    if len(words) > LONGEST_LINE:
        return None
    said: list[DateLine] = []
    for part in filter(None, PARTS.split(words)):
        found = _part(part)
        if found is None and (DAY_IN_LINE.search(part) or not (said or KIND.match(part))):
            return None
        said += [found] if found else []
    found = DateLine(
        published=next((one.published for one in said if one.published), ""),
        changed=next((one.changed for one in said if one.changed), ""),
        author=next((one.author for one in said if one.author), ""),
        is_said=any(one.is_said for one in said),
    )
    return None if found == DateLine() else found


def of_press(words: str) -> str:
    """Return the day with which a text of the press begins, as it is written; "" for any other text."""
    found = DATELINE.match(words)
    return found["day"] if found else ""


def _part(words: str) -> DateLine | None:
    """Return what a part of a line says; None for words that are neither a day nor a name behind "by"."""
    found = DAY_IN_LINE.search(words)
    before = _without_weekday(words[: found.start()] if found else words)
    byline = BYLINE.match(before.removesuffix(" on") if found else words)
    author = byline["name"].partition(",")[0].strip() if byline else ""
    if not found:
        return DateLine(author=author) if author else None
    weekday = _weekday(words[: found.start()]) if IN_NUMBERS.fullmatch(found[0]) else ""
    day = _day_words(f"{weekday} {words[found.start() :]}")
    says_change, says = SAYS_CHANGED.search(before), SAYS_PUBLISHED.match(before)
    is_lead = says_change or says or any(form.match(f"{before} ".lstrip()) for form in (SAYS_DAY, LEAD, KIND))
    if not (author or is_lead) or feed_dates.read(day, UTC) == feed_dates.NOTHING:
        return None
    if says_change:
        return DateLine(changed=day, author=author)
    return DateLine(published=day, is_said=bool(says), author=author)


def _weekday(before: str) -> str:
    """Return the weekday with which the words before a day end, which may tell a day from a month; "" for none."""
    last = before.rstrip(" ,.").rpartition(" ")[2]
    return last if written_days.is_weekday(last) else ""


def _without_weekday(words: str) -> str:
    """Return the words before a day without the weekday at their end."""
    given = words.rstrip(" ,.")
    rest, _, last = given.rpartition(" ")
    return rest.rstrip(" ,.") if written_days.is_weekday(last) else given


def _day_words(words: str) -> str:
    """Return a day with the clock behind it, without the author and the subject behind both."""
    return re.split(r",?\s+(?:by|in|under|filed)\s", words, maxsplit=1)[0].strip(" ,.()")
