"""Links of a newsletter -> addresses that anybody may have: without the reader in them, and without those to leave."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit, urlunsplit

from hub.base import urls, wrapped_urls

if TYPE_CHECKING:
    from collections.abc import Collection

# Parameters that say who reads; those that say where from are in `tracking_parameters.toml`.
PERSONAL = frozenset(
    """
    auth authkey contact contact_id contactid e-mail email email_address emailaddress hash mail member member_id
    memberid recipient recipient_id recipientid rid sid sig signature subscriber subscriber_id subscriberid token uid
    user user_id userid
    """.split()  # noqa: SIM905  a table of names, not thirty quoted ones
)
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
# So long a run of letters and digits is no word, and no number of a page.
RUN = re.compile(r"(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{16,}")
LEAVES = re.compile(
    r"un-?subscri|opt-?_?out|list-?manage|manage[-_ ]?(?:your )?(?:e-?mail |mail )?(?:preferences|subscription)"
    r"|(?:e-?mail|subscription|subscriber|update|your)[-_ ]?(?:preferences|profile|settings)"
    r"|confirm your (?:e-?mail|subscription)"
    r"|abmelden|abbestellen|d[ée]sabonn|d[ée]sinscri|dar(?:se)? de baja|(?:anular|cancelar) (?:la |su )?suscripci"
    r"|cancelar (?:a )?(?:inscriç|subscriç|assinatura)|descadastr|annulla(?:re)? (?:l['’])?iscrizione|disiscri"
    r"|uitschrijven|afmeld|avmeld|avregistrera|avprenumerera|peruuta tilaus|wypisz|rezygn.{0,20}subskryp|odhlásit"
    r"|leiratkoz|dezabon|abonelikten|отписаться|відписатися|配信停止|購読解除|取消订阅|取消訂閱|退订"
    r"|수신\s?거부|구독\s?취소"
    r"|^\W*(?:διαγραφή|odjava|odjavi se)\W*$|διαγραφή από|απεγγραφ|κατάργηση εγγραφής|hủy đăng ký|berhenti berlangganan"
    r"|ยกเลิกการ(?:สมัคร|รับ)|meld(?:e)? (?:deg|meg|dig) av|отписване|odhlásiť (?:sa|odber)|loobu (?:uudis|tellimus)"
    r"|atsisakyti (?:prenumeratos|naujienlaiškio)|atrakstīties|dezabòn"
    r"|إلغاء الاشتراك|הסרה מרשימת|(?:view|read|open|see) .{0,24}\b(?:browser|online|web ?page)\b"
    r"|im browser|online ansehen|bekijk .{0,20}\bbrowser|(?:åpne|les|se|vis) .{0,24}\b(?:browser|nettleser)"
    r"|(?:otwórz|wyświetl|zobacz) .{0,24}przeglądar|zobrazi[tť] .{0,24}(?:prohlížeči|prehliadači)"
    r"|(?:avaa|lue|näytä) .{0,24}selaimessa|(?:megnyitás|megtekintés) .{0,12}böngésző"
    r"|taray\u0131c\u0131da (?:aç|görüntüle)"
    r"|(?:открыть|посмотреть|просмотреть|читать) .{0,24}браузере|(?:переглянути|відкрити) .{0,24}браузері"
    r"|ブラウザー?で(?:表示|見る|読む|開く)|浏览器中(?:查看|打开|阅读)|瀏覽器中(?:檢視|查看|開啟)"
    r"|(?:브라우저|웹)에서 (?:보기|열기)|عرض .{0,24}المتصفح|(?:הצג|צפייה) .{0,24}בדפדפן|xem .{0,24}trình duyệt"
    r"|lihat .{0,24}browser"
    r"|(?:el|o|tu|su) navegador|(?:le|votre) navigateur|nel browser|in (?:de|je|uw) browser|i (?:din )?webbläsare"
    r"|(?:web|online)[- ]?version|version en ligne|versi[óo]n (?:web|en línea)|forward (?:this|to)"
    r"|view[-_]?in[-_]?browser|archive_?url",
    re.IGNORECASE,
)
# What a link says that says nothing: the words around it do.
ANYTHING = re.compile(r"(?:click |tap )?(?:here|this link|link)|hier|aquí|ici|qui|aqui|klik hier", re.IGNORECASE)
# Labels at the foot of a mail that are no news.
BELOW = re.compile(
    r"(?:our )?(?:(?:privacy|cookie)(?: policy| notice| statement)?|terms(?: of (?:use|service)| (?:&|and) conditions)?"
    r"|contact(?: us)?|about(?: us)?|help(?: cent(?:er|re))?|home"
    r"|(?:\d+ |no )?comments?|leave a (?:comment|reply)|accessibility(?: statement)?|subscribe(?: now| here)?"
    r"|(?:follow|like|join) us.*|share(?: this)?(?: on .*)?|tweet(?: this)?|rss"
    r"|(?:facebook|twitter|x|linkedin|instagram|youtube|bluesky|threads|mastodon|flickr)(?: (?:icon|logo))?)",
    re.IGNORECASE,
)
PROFILES = re.compile(
    r"(?:facebook|twitter|x|instagram|linkedin|youtube|threads|bsky|flickr|pinterest|tiktok)\.(?:com|net|app)"
    r"(?:/(?:company|showcase|school|user|channel|c|profile|photos|in))?/?@?[^/?]*",
    re.IGNORECASE,
)


# What somebody invited to: who reads the hub was not.
JOIN = re.compile(
    r"https?://[\w.-]*\b(?:teams\.(?:microsoft|live)\.com/(?:l/meetup-join|meet)/|zoom(?:gov)?\.(?:us|com)/[jsw]/|meet\.google\.com/[a-z]{3}-"
    r"|webex\.com/(?:\S*/)?(?:j\.php|meet/|join/))",
    re.IGNORECASE,
)


def leaves(label: str, url: str, around: str = "") -> bool:
    """Return whether a link is of the mail itself: to leave, to look at it elsewhere, or to follow who sends it.

    One to join a meeting is, too, for it is for those who were invited. `around` are the words in which a link stands.
    """
    if ANYTHING.fullmatch(label.strip()) and LEAVES.search(around):
        return True
    if LEAVES.search(label) or LEAVES.search(unquote(url)) or BELOW.fullmatch(label.strip()) or JOIN.match(url):
        return True
    try:
        key = urls.key(url)
    except ValueError:
        return True  # such as mailto:
    return "/" not in key.partition("?")[0] or bool(PROFILES.fullmatch(key))


def without_reader(url: str, readers: Collection[str]) -> str:
    """Return the address in a link without what names a reader; "" where that cannot be taken out, or it is hidden.

    `readers` are the mail addresses of those who got the mail, in lower case. Raises ValueError for what is no address.
    """
    if wrapped_urls.unwrap(url) == url:
        return ""
    parts = urlsplit(urls.with_anchor(url))
    kept = [one for one in parts.query.split("&") if one and not _is_personal(one, readers)]
    address = urlunsplit(parts._replace(query="&".join(kept)))
    return "" if _names(address, readers) or any(map(_is_token, _pieces(parts.path, kept))) else address


def _is_personal(parameter: str, readers: Collection[str]) -> bool:
    name, _, value = parameter.partition("=")
    return name.lower() in PERSONAL or _names(value, readers)


def _names(words: str, readers: Collection[str]) -> bool:
    """Return whether words contain a reader's address: as it is, encoded for an address, or in base64."""
    plain = unquote(unquote(words)).lower()
    return any(
        reader in plain or base64.b64encode(reader.encode()).decode().rstrip("=").lower() in plain for reader in readers
    )


def _pieces(path: str, parameters: Collection[str]) -> list[str]:
    return [unquote(piece) for piece in (*path.split("/"), *(one.partition("=")[2] for one in parameters))]


def _is_token(piece: str) -> bool:
    return bool(UUID.search(piece) or RUN.search(piece))
