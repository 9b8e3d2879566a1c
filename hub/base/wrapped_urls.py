"""Addresses that contain the address of another page, as mail programs and networks wrap it -> that address."""

from __future__ import annotations

import base64
import binascii
import json
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from hub.base import redirecting_urls

if TYPE_CHECKING:
    from collections.abc import Callable

# Names in the hosts that wrap, without digits: a quick look at an address tells that it wraps nothing.
NAMES = frozenset(
    """
    acemlna addtoany ampproject anonym anrdoezrs aol atlassian avanan awin awstrack beehiiv bing bing-amp bsky
    buffer bufferapp checkpoint cisco cmail convertkit-mail cp createsend csdn cudasvc customer customeriomail
    deref-gmx deref-mail deref-und deref-web dereferer deviantart disq douban doubleclick dpbolvw dripemail
    duckduckgo dynamics edgepilot en esvalabs eventbrite evernote exacttarget exct exit ezproxy facebook feedblitz
    feedburner fireeye flipboard ft gate getpocket gitee google googleadservices googleusercontent googleweblight
    govdelivery hiderefer hidereferrer href hs-sales-engage hubspotlinks hypothes icptrack instagram instapaper
    jdoqocy jianshu jina juejin kit-mail klclick kqzyfj lib libproxy linkedin linksynergy list-manage lnkd lnks mail
    mailtrack mandrillapp medium menlosecurity messenger mimecast mimecastprotect mjt mkt mlsend mozgcp nullrefer
    nullreferrer office ok page pardot pinterest pixiv postoffice prf printfriendly proofpoint proofpointessentials
    pstmrk pxf qq reddit redirectingat rs safelinks search sendgrid sendibm shareasale shop-links sjv skimresources
    slack-redir sophos sparkpostmail sspai steamcommunity steampowered substack symantec t teams threads tiktok
    titanhq tkqlhce tradedoubler translate trellix trendmicro trustwave tumblr twitter umblr url-protection
    urldefense urlisolation vadesecure viglink vk vresp wa webgains weibo whatsapp workplace x yahoo yandex
    ycombinator youtu youtube youtube-nocookie zhihu zixcentral zscaler zscalerone zscalerthree zscalertwo zscloud
    """.split()  # noqa: SIM905  a table of names, not so many quoted lines
)
DIGITS = str.maketrans("", "", "0123456789")
# Amazon's service for mails and Outlook on the web wrap at any host.
AT_ANY_HOST = ("CL0/", "L0/", "owa/redir.aspx")
# All that RFC 3986 lets stand in an address: such an address can stay byte for byte.
LEGAL = re.compile(r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+")
# Who shares a page, translates it or remarks on it means the address around it.
MEANT = re.compile(
    r"https?://(?:[^/]*\.)?(?:translate\.goog|translate\.(?:google|yandex)\.[a-z.]+|via\.hypothes\.is|wa\.me|webcache\.[a-z.]+)(?:[/?]|$)"
    r"|https?://[^/]+/(?:intent|share|sharer|sharing|shareArticle|widgets/share|plugins/share_button|add_to|send"
    r"|dialog|submit|submitlink|text|hello2|pin/create|print|save|edit|iv)\b",
    re.IGNORECASE,
)
# What counts who opens a link of a mail, where only the server knows where it leads.
COUNTING = re.compile(
    r"https?://(?:lnks\.gd|lnkd\.in|links(?:-\d)?\.govdelivery\.com"
    r"|[\w.-]+\.(?:awstrack\.me|ct\.sendgrid\.net|safelinks\.protection\.outlook\.com))/\S",
    re.IGNORECASE,
)
MOST = 5
PERCENT = str.maketrans("-_", "%/")
# A run of * in the third form of urldefense stands for this many characters and more, in the order of its letters.
RUNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class Wrapper(NamedTuple):
    """Hold the hosts that wrap, the paths at which they do, and what gives the address that is inside, or ""."""

    host: re.Pattern[str]
    path: re.Pattern[str]
    inside: Callable[[SplitResult], str]


def unwrap(url: str) -> str | None:
    """Return the address that is inside of an address, through all wrappers; itself where a wrapper hides it.

    None for an address that does not wrap another one.
    """
    found = None
    for _ in range(MOST):
        target = _once(found or url) if may_wrap(found or url) else None
        if target is None:
            return found
        if not target:
            return found or url
        found = target
    return found


def meant(url: str) -> str | None:
    """Return the address that somebody meant who copied one from a mail or a search; "" where only a server knows it.

    None for an address that wraps nothing, and for one that is meant as it is, such as to share a page.
    """
    inside = None if MEANT.match(url) or not _may_wrap_by_name(url) else unwrap(url)
    if inside == url:
        return "" if COUNTING.match(url) else None
    return inside


def may_wrap(url: str) -> bool:
    """Return whether an address may be one that wraps another; nearly all are not."""
    return _may_wrap_by_name(url) or redirecting_urls.may_be_one(url)


def _may_wrap_by_name(url: str) -> bool:
    host, _, path = url.partition("//")[2].partition("/")
    return not NAMES.isdisjoint(host.lower().translate(DIGITS).split(".")) or path.startswith(AT_ANY_HOST)


def _once(url: str) -> str | None:
    """Return the address inside, "" where the wrapper hides it, None for an address that wraps nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    host = (parts.hostname or "").lower()
    wrapper = next((one for one in _wrappers() if one.host.fullmatch(host) and one.path.match(parts.path)), None)
    if wrapper is None:
        return redirecting_urls.inside(parts)
    target = wrapper.inside(parts).strip()
    return target if re.match(r"https?://[^\s/]", target, re.IGNORECASE) else ""


def _parameter(*names: str) -> Callable[[SplitResult], str]:
    """Return what finds the address in the first of these parameters that holds one."""

    def inside(parts: SplitResult) -> str:
        between = "&amp;|&" if "&" in parts.query else ";"
        pairs = (one.partition("=")[::2] for one in reversed(re.split(between, parts.query)))
        given = {name.lower(): value for name, value in pairs}
        return next((unquote(given[name]) for name in names if given.get(name, "").lower().startswith("http")), "")

    return inside


def _after(pattern: str) -> Callable[[SplitResult], str]:
    """Return what finds the address behind a pattern in path and query."""
    compiled = re.compile(pattern)

    def inside(parts: SplitResult) -> str:
        found = compiled.search(f"{parts.path}?{parts.query}" if parts.query else parts.path)
        target = found[1] if found else ""
        return target if "://" in target else unquote(target)

    return inside


def _amp(parts: SplitResult) -> str:
    """Return the address in that of an AMP cache: /c/s/ before an address of https, /c/ before one of http."""
    found = re.match(r"/(?:amp|[civ])/(s/)?(.+)", parts.path)
    query = "&".join(one for one in parts.query.split("&") if one and not one.startswith(("amp_", "usqp=")))
    return f"http{'s' if found[1] else ''}://{found[2]}" + (f"?{query}" if query else "") if found else ""


def _disqus(parts: SplitResult) -> str:
    """Return the address in a parameter of Disqus, which is signed behind a colon."""
    return re.sub(r":[\w-]{20,}$", "", _parameter("url")(parts))


def _google_news(parts: SplitResult) -> str:
    """Return the address in the name of an article of Google News; new names hold a number only."""
    data = _decoded(parts.path.rpartition("/")[2])
    start = data.find(b'"')
    return (
        data[start + 2 : start + 2 + data[start + 1]].decode("ascii", "replace") if 0 <= start < len(data) - 1 else ""
    )


def _urldefense(parts: SplitResult) -> str:
    """Return the address in one of Proofpoint's three forms.

    See https://github.com/warner/urldefense and Proofpoint's own decoder.
    """
    given = dict(one.partition("=")[::2] for one in parts.query.split("&"))
    if parts.path.startswith("/v1/"):
        return unquote(given.get("u", ""))
    if parts.path.startswith("/v2/"):
        return unquote(given.get("u", "").translate(PERCENT))
    whole = parts.path + (f"?{parts.query}" if parts.query else "")
    found = re.match(r"/v3/__(.+?)__;([\w-]*=*)!", whole)
    return _filled(found[1], found[2]) if found else ""


def _filled(address: str, letters: str) -> str:
    """Return an address with the characters that stars stand for, from the base64 that follows it."""
    characters = iter(_decoded(letters).decode("utf-8", "replace"))
    restored = re.sub(
        r"\*(?:\*([A-Za-z0-9_-]))?",
        lambda star: "".join(next(characters, "") for _ in range(RUNS.index(star[1]) + 2 if star[1] else 1)),
        address,
    )
    return re.sub(r"^(https?):/(?!/)", r"\1://", restored)


def _translated(parts: SplitResult) -> str:
    """Return the address of a page that Google translates: the points of its host are hyphens, its hyphens two."""
    host = (
        (parts.hostname or "").removesuffix(".translate.goog").replace("--", "\0").replace("-", ".").replace("\0", "-")
    )
    query = "&".join(one for one in parts.query.split("&") if not one.startswith("_x_tr_"))
    return f"https://{host}{parts.path}" + (f"?{query}" if query else "")


def _mandrill(parts: SplitResult) -> str:
    """Return the address in the parameter `p` of Mandrill: JSON in base64, in which there is JSON once more."""
    found = re.search(r"(?:^|&)p=([\w-]+)", parts.query)
    try:
        return str(json.loads(json.loads(_decoded(found[1] if found else ""))["p"])["url"])
    except (ValueError, KeyError, TypeError):
        return ""


def _dynamics(parts: SplitResult) -> str:
    """Return the address in the parameter `target` of Dynamics 365: JSON."""
    found = re.search(r"(?:^|&)target=([^&]+)", parts.query)
    try:
        return str(json.loads(unquote(found[1] if found else ""))["TargetUrl"])
    except (ValueError, KeyError, TypeError):
        return ""


def _last_in_base64(parts: SplitResult) -> str:
    """Return the address in the last step of the path, in base64."""
    return _decoded(parts.path.rstrip("~").rpartition("/")[2]).decode("utf-8", "replace")


def _without_scheme(parts: SplitResult) -> str:
    """Return the address in the second step of the path, where it is without its scheme."""
    return f"https://{unquote(parts.path.split('/')[2])}"


def _token(parts: SplitResult) -> str:
    """Return the address in a token that holds JSON (RFC 7519), or in a piece of the path that is JSON in base64."""
    for piece in re.split(r"[/.]", parts.path):
        try:
            held = json.loads(_decoded(piece))
        except ValueError:
            continue
        if isinstance(held, dict) and (
            found := next((held[name] for name in ("url", "e", "href") if name in held), None)
        ):
            return str(found)
    return ""


def _in_base64(parts: SplitResult) -> str:
    """Return the address in the parameter `u`, in base64."""
    found = re.search(r"(?:^|&)u=(?:a1)?([\w%-]+)", parts.query)
    return _decoded(unquote(found[1])).decode("utf-8", "replace") if found else ""


def _decoded(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4))
    except (binascii.Error, ValueError):
        return b""


def _hidden(_: SplitResult) -> str:
    return ""


def _wrapper(host: str, path: str, inside: Callable[[SplitResult], str]) -> Wrapper:
    return Wrapper(re.compile(rf"(?:[\w.-]+\.)?(?:{host})"), re.compile(path), inside)


@cache
def _wrappers() -> tuple[Wrapper, ...]:
    """Return all wrappers, made when the first address asks: most commands meet none."""
    return (
        _wrapper(r"news\.google\.[a-z.]+", r"/(?:__i/)?(?:rss/)?(?:rd/)?(?:articles|read)/", _google_news),
        _wrapper("translate\\.goog", "", _translated),
        _wrapper("translate\\.google\\.[a-z.]+", "/translate$", _parameter("u")),
        _wrapper("webcache\\.googleusercontent\\.com", "/search", _after("cache:(?:[\\w-]+:)?(https?:[^+&]*)")),
        _wrapper("googleweblight\\.com", "/", _parameter("lite_url")),
        _wrapper("googleadservices\\.com|doubleclick\\.net", "/", _parameter("adurl")),
        _wrapper(r"google\.[a-z.]+", "/amp/", _amp),
        _wrapper(r"google\.[a-z.]+", "/(?:url|imgres|scholar_url|g?view(?:er)?)$", _parameter("url", "q", "imgrefurl")),
        _wrapper(
            r"google\.com", "/(?:share|aclk|ServiceLogin|AccountChooser)$", _parameter("url", "adurl", "continue")
        ),
        _wrapper(r"search\.app(?:\.goo\.gl)?|page\.link", "/", _parameter("link")),
        _wrapper(r"cdn\.ampproject\.org|bing-amp\.com", "/[civ]/", _amp),
        _wrapper(
            r"safelinks\.protection\.(?:(?:partner\.)?outlook\.(?:com|cn|de)|office365\.us|apps\.mil)",
            "/",
            _parameter("url"),
        ),
        _wrapper(r"urldefense(?:\.proofpoint)?\.(?:com|eu|us)", r"/v\d/", _urldefense),
        _wrapper(r"govdelivery\.com", "/track", _after(r"(https?(?:://|%3A%2F%2F).*)$")),
        _wrapper(r"[\w.-]+", r"/owa/redir\.aspx$", _parameter("url")),
        _wrapper(r"[\w.-]+", "/C?L0/https?(?::|%3A)", _after(r"/C?L0/(https?(?::|%3A)[^/?]*)")),
        _wrapper(r"govdelivery\.com", "/", _hidden),
        _wrapper(r"lnks\.gd", "/", _token),
        _wrapper(
            r"(?:facebook|instagram|messenger|whatsapp|workplace)\.com|threads\.(?:net|com)",
            "/(?:l\\.php|flx/warn/?|linkshim/?|share(?:r(?:/sharer)?)?\\.php|)$|/$",
            _parameter("u"),
        ),
        _wrapper(
            r"facebook\.com", "/(?:dialog/(?:share|feed|send)|plugins/share_button\\.php)$", _parameter("href", "link")
        ),
        _wrapper(r"whatsapp\.com", "/send/?$", _parameter("text")),
        _wrapper(
            r"linkedin\.com",
            "/(?:redir/(?:redirect|general-malware-page|suspicious-page)|redirect|safety/go|sharing/share-offsite"
            "|shareArticle|authwall)/?$",
            _parameter("url", "sessionredirect"),
        ),
        _wrapper(r"youtube\.com|vk\.(?:com|ru)", "/(?:redirect|away(?:\\.php)?)$", _parameter("q", "to")),
        _wrapper(r"ok\.ru", "/dk$", _parameter("st.link")),
        _wrapper(r"reddit\.com|t\.me", "/(?:(?:submit|share/url|iv)$|t\\d_)", _parameter("url")),
        _wrapper(
            r"(?:twitter|x)\.com|bsky\.app|wa\.me",
            "/(?:intent/|i/redirect|redirect|share|$)",
            _parameter("url", "u", "text"),
        ),
        _wrapper(
            r"(?:pinterest|getpocket|buffer(?:app)?)\.com", "/(?:pin/|redirect$|save$|edit$|add$)", _parameter("url")
        ),
        _wrapper(r"news\.ycombinator\.com|instapaper\.com", "/(?:submitlink|text|hello2)$", _parameter("u", "url")),
        _wrapper(
            r"(?:flipboard|douban|slack-redir|tiktok)\.(?:com|net)", "/(?:redirect|link2?)", _parameter("url", "target")
        ),
        _wrapper(r"steam(?:community|powered)\.com|(?:exit|gate)\.sc", "/(?:linkfilter/?)?$", _parameter("u", "url")),
        _wrapper(r"12ft\.io|mailtrack\.io", "/(?!http)", _parameter("q", "url")),
        _wrapper(r"link\.(?:csdn\.net|juejin\.cn|zhihu\.com)", "/", _parameter("target")),
        _wrapper(
            r"links\.jianshu\.com|(?:gitee|sspai)\.com|weibo\.cn",
            "/(?:go|link|sinaurl)$",
            _parameter("to", "target", "u"),
        ),
        _wrapper(r"qq\.com", "/(?:middlem\\.html|cgi-bin/readtemplate)$", _parameter("pfurl", "gourl")),
        _wrapper(r"yandex\.(?:com|ru)", "/(?:clck/jsredir|translate)$", _parameter("url")),
        _wrapper(
            r"(?:redirectingat|skimresources|linksynergy|awin1|shareasale|tradedoubler|viglink|webgains|anrdoezrs|dpbolvw"
            r"|jdoqocy|kqzyfj|tkqlhce)\.com|pxf\.io|sjv\.io|shop-links\.co",
            "(?!.*/dlg/)",
            _parameter("url", "murl", "ued", "p", "urllink", "u", "wgtarget"),
        ),
        _wrapper(
            r"(?:anrdoezrs|dpbolvw|jdoqocy|kqzyfj|tkqlhce)\.(?:com|net)", ".*/dlg/http", _after(r"/dlg/(https?://.*)$")
        ),
        _wrapper(r"prf\.hn", "/click/", _after(r"/destination:(https?(?::|%3[Aa]).*)$")),
        _wrapper(r"search\.(?:yahoo|aol)\.(?:com|co\.jp)", ".*/RU=", _after("/RU=(https?%3[Aa][^/]*)/")),
        _wrapper(r"rd\.yahoo\.com", ".*\\*http", _after(r"\*(https?(?::|%3[Aa]).*)$")),
        _wrapper(
            r"href\.li|anonym\.to|(?:null|hide)refer(?:rer)?\.(?:com|net)|dereferer\.me|deviantart\.com|pixiv\.net",
            "/(?:users/outgoing|jump\\.php)?$",
            _after(r"\?(https?(?::|%3[Aa]).*)$"),
        ),
        _wrapper(
            r"via\.hypothes\.is|(?:12ft|jina)\.\w\w|feedblitz\.com", "/(?:.*/~)?http", _after("/~?(https?://.*)$")
        ),
        _wrapper(r"medium\.com", "/(?:r|m/global-identity(?:-2)?)/?$", _parameter("url", "redirecturl")),
        _wrapper(r"t\.umblr\.com|tumblr\.com", "/(?:redirect|widgets/share/tool)", _parameter("z", "canonicalurl")),
        _wrapper(r"printfriendly\.com|addtoany\.com", "/(?:print|add_to)", _parameter("url", "linkurl")),
        _wrapper(
            r"atlassian\.net|evernote\.com",
            "/(?:plugins/servlet/o|O)ut(?:going|boundRedirect)",
            _parameter("url", "dest"),
        ),
        _wrapper(r"deref-(?:1und1|gmx|mail|web)\.(?:com|de|net)", "/", _parameter("redirecturl")),
        _wrapper(r"mail\.ru", "/proxy$", _parameter("url")),
        _wrapper(r"(?:[\w-]*(?:ezproxy|libproxy)|proxy\.lib)\.[\w.-]+", "/login$", _parameter("url", "qurl")),
        _wrapper(r"substack\.com", r"/redirect/\d/", _token),
        _wrapper(r"(?:convertkit|kit)-mail\d*\.com", "/", _last_in_base64),
        _wrapper(r"mjt\.lu|sparkpostmail\d*\.com", "/(?:lnk|f)/", _last_in_base64),
        _wrapper(r"customeriomail\.com|track\.customer\.io|dripemail\d*\.com", "/(?:e/)?c/", _token),
        _wrapper(r"mkt\.dynamics\.com", "/", _dynamics),
        _wrapper(r"click\.pstmrk\.it", "/3s?/[^/]+/", _without_scheme),
        _wrapper(r"mandrillapp\.com", "/track/click", _mandrill),
        _wrapper(r"click\.icptrack\.com", "/icp/", _parameter("destination")),
        _wrapper(r"outgoing\.prod\.webservices\.mozgcp\.net", "/v1/", _after(r"/v1/\w+/(https?%3[Aa].*)$")),
        _wrapper(r"linkprotect\.cudasvc\.com", "/url", _parameter("a")),
        _wrapper(r"(?:trendmicro|clicktime\.symantec|zixcentral)\.com|postoffice\.net", "/", _parameter("url", "u")),
        _wrapper(
            r"(?:urlsand\.esvalabs|fireeye|url-protection|protect\.trellix|vadesecure|link\.edgepilot"
            r"|scanmail\.trustwave)\.com",
            "/",
            _parameter("u", "o"),
        ),
        _wrapper(r"linklock\.titanhq\.com|urlisolation\.com|proofpointessentials\.com", "/", _parameter("url")),
        _wrapper(r"gateway\.zscaler\w*\.(?:com|net)", "/", _parameter("origurl")),
        _wrapper(r"menlosecurity\.com", "/.*https?:/", _after(r"/(https?:/.*)$")),
        _wrapper(r"checkpoint\.com|avanan\.click", "/v2/", _after("___(https?://.*?)___")),
        _wrapper(
            r"outlook\.office(?:365)?\.com|statics\.teams\.(?:cdn\.office\.net|microsoft\.com)",
            r"/(?:mail/safelink\.html|evergreen-assets/safelinks/)",
            _parameter("url"),
        ),
        _wrapper(r"secure-web\.cisco\.com", "/", _after(r"/(https?%3A%2F%2F[^/?]*)$")),
        _wrapper(r"(?:protection\.sophos|bing)\.com", r"/$|/ck/a$|$", _in_base64),
        _wrapper(r"bing\.com", r"/(?:news/apiclick\.aspx|alink/link|search/redirect)$", _parameter("url")),
        _wrapper(r"duckduckgo\.com", "/l/?$", _parameter("uddg")),
        _wrapper(r"disq\.us", "/(?:url|$)", _disqus),
        _wrapper(
            r"(?:list-manage|exacttarget|hubspotlinks|mlsend|cmail\d+|createsend\d*|klclick\d*|mimecast(?:protect)?"
            r"|mail\.beehiiv|clicks\.eventbrite|acemlna|cp20|en25|hs-sales-engage|mkt\d+|pardot|sendibm\d+|vresp)\.com"
            r"|(?:exct|rs6|sendgrid)\.net|pstmrk\.it|lnkd\.in|awstrack\.me|feedproxy\.google\.com",
            "/",
            _hidden,
        ),
    )
