"""Addresses that hold the address of another page."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode

import pytest

from hub.base import urls, wrapped_urls

PAGE = "https://desk.example.gov/plain-forms"
QUOTED = "https%3A%2F%2Fdesk.example.gov%2Fplain-forms"


def b64(data: bytes) -> str:
    """Bytes as addresses carry them."""
    return urlsafe_b64encode(data).rstrip(b"=").decode()


NEWS = b64(b'\x08\x13"' + bytes([len(PAGE)]) + PAGE.encode() + b"\xd2\x01\x00")
TOKEN = ".".join((b64(b'{"alg":"HS256"}'), b64(json.dumps({"bulletin": 7, "url": PAGE}).encode()), "c2ln"))
MANDRILL = b64(json.dumps({"s": "a", "p": json.dumps({"u": 1, "url": PAGE})}).encode())
WRAPPED = {
    "google": f"https://www.google.com/url?rct=j&sa=t&url={PAGE}&ct=ga",
    "google-escaped": f"https://www.google.com/url?rct=j;url={PAGE};ct=ga",
    "google-search": f"https://www.google.co.uk/url?q={QUOTED}%3Futm_source%3Dx&sa=D",
    "google-picture": f"https://www.google.com/imgres?imgurl=https%3A%2F%2Fi.example%2Fa.png&imgrefurl={QUOTED}",
    "google-amp": "https://www.google.com/amp/s/desk.example.gov/plain-forms",
    "google-news": f"https://news.google.com/rss/articles/{NEWS}?oc=5",
    "amp-cache": "https://desk-example-gov.cdn.ampproject.org/v/s/desk.example.gov/plain-forms?amp_js_v=0.1&usqp=mq",
    "bing-amp": "https://www.bing-amp.com/c/s/desk.example.gov/plain-forms",
    "outlook": f"https://nam02.safelinks.protection.outlook.com/?url={QUOTED}&data=05%7C02&reserved=0",
    "outlook-escaped": f"https://gcc02.safelinks.protection.outlook.com/ap/w-1/?url={QUOTED}&amp;data=05",
    "office-365-us": f"https://usg02.safelinks.protection.office365.us/?url={QUOTED}&data=05",
    "urldefense-1": f"https://urldefense.proofpoint.com/v1/url?u={QUOTED}&k=a",
    "urldefense-2": "https://urldefense.proofpoint.com/v2/url?u=https-3A__desk.example.gov_plain-2Dforms&d=DwMF&c=x",
    "urldefense-3": f"https://urldefense.com/v3/__{PAGE}__;!!abc!def$",
    "urldefense-3-one-slash": "https://urldefense.com/v3/__https:/desk.example.gov/plain-forms__;!!abc$",
    "govdelivery": f"https://links.govdelivery.com/track?type=click&enid=abc&&&100&&&{PAGE}",
    "govdelivery-path": "https://links-2.govdelivery.com/CL0/https:%2F%2Fdesk.example.gov%2Fplain-forms/1/0101/abc=",
    "amazon-ses": f"https://r.eu.awstrack.me/L0/{QUOTED}/1/0101/abc=1",
    "lnks": f"https://lnks.gd/l/{TOKEN}",
    "facebook": f"https://l.facebook.com/l.php?u={QUOTED}%3Ffbclid%3Dx&h=AT",
    "facebook-share": f"https://www.facebook.com/sharer/sharer.php?u={QUOTED}",
    "instagram": f"https://l.instagram.com/?u={QUOTED}&e=AT",
    "linkedin": "https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Fdesk%2Eexample%2Egov%2Fplain-forms&urlhash=x",
    "linkedin-safety": f"https://www.linkedin.com/safety/go?url={QUOTED}&trk=x",
    "youtube": f"https://www.youtube.com/redirect?event=video_description&q={QUOTED}",
    "reddit": f"https://out.reddit.com/t3_1?url={QUOTED}&token=A",
    "medium": f"https://medium.com/r/?url={QUOTED}",
    "tumblr": f"https://t.umblr.com/redirect?z={QUOTED}&t=abc",
    "substack": f"https://substack.com/redirect/2/{b64(json.dumps({'e': PAGE, 'p': 1}).encode())}",
    "barracuda": f"https://linkprotect.cudasvc.com/url?a={QUOTED}&c=E,1",
    "cisco": f"https://secure-web.cisco.com/1abc-d/{QUOTED}",
    "sophos": f"https://eu-west-1.protection.sophos.com/?d=example.gov&u={b64(PAGE.encode())}&i=1",
    "bing": f"https://www.bing.com/ck/a?!&&p=1&u=a1{b64(PAGE.encode())}&ntb=1",
    "duckduckgo": f"https://duckduckgo.com/l/?uddg={QUOTED}&rut=1",
    "slack": f"https://slack-redir.net/link?url={QUOTED}",
    "disqus": f"https://disq.us/url?url={QUOTED}",
    "google-news-2": f"https://news.google.com/__i/rss/rd/articles/{NEWS}?oc=5",
    "google-translate": f"https://translate.google.com/translate?hl=en&sl=es&u={QUOTED}",
    "google-translated": "https://desk-example-gov.translate.goog/plain-forms?_x_tr_sl=es&_x_tr_tl=en",
    "google-cache": f"https://webcache.googleusercontent.com/search?q=cache:a1-b:{PAGE}",
    "google-light": f"https://googleweblight.com/?lite_url={QUOTED}",
    "google-ads": f"https://adclick.g.doubleclick.net/pcs/click?xai=1&adurl={QUOTED}",
    "bing-news": f"http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&url={QUOTED}&c=1",
    "yahoo": f"https://r.search.yahoo.com/_ylt=A/RV=2/RU={QUOTED}/RK=2/RS=x-",
    "telegram": f"https://t.me/iv?url={QUOTED}&rhash=1",
    "threads": f"https://l.threads.com/?u={QUOTED}&e=A",
    "messenger": f"https://l.messenger.com/l.php?u={QUOTED}&h=A",
    "facebook-dialog": f"https://www.facebook.com/dialog/share?app_id=1&href={QUOTED}",
    "linkedin-share": f"https://www.linkedin.com/shareArticle?mini=true&url={QUOTED}",
    "x": f"https://x.com/intent/post?text=Forms&url={QUOTED}",
    "reddit-submit": f"https://www.reddit.com/submit?url={QUOTED}&title=x",
    "hacker-news": f"https://news.ycombinator.com/submitlink?u={QUOTED}&t=x",
    "pocket": f"https://getpocket.com/redirect?url={QUOTED}",
    "pinterest": f"https://www.pinterest.com/pin/create/button/?url={QUOTED}",
    "tiktok": f"https://www.tiktok.com/link/v2?aid=1&target={QUOTED}",
    "steam": f"https://steamcommunity.com/linkfilter/?u={QUOTED}",
    "zhihu": f"https://link.zhihu.com/?target={QUOTED}",
    "skimlinks": f"https://go.redirectingat.com/?id=1&url={QUOTED}",
    "href-li": f"https://href.li/?{PAGE}",
    "hypothesis": f"https://via.hypothes.is/{PAGE}",
    "trend-micro": f"https://ddec1-0-en-ctp.trendmicro.com:443/wis/clicktime/v1/query?url={QUOTED}&umid=1",
    "symantec": f"https://clicktime.symantec.com/3Abc?u={QUOTED}",
    "esva": f"https://urlsand.esvalabs.com/?u={QUOTED}&e=1",
    "fireeye": f"https://protect2.fireeye.com/v1/url?k=1&q=1&u={QUOTED}",
    "check-point": f"https://url.avanan.click/v2/___{PAGE}___.YXA6c",
    "check-point-2": f"https://protect.checkpoint.com/v2/r01/___{PAGE}___.YXA6c",
    "check-point-3": f"https://checkpoint.url-protection.com/v1/url?o={QUOTED}&g=1",
    "outlook-web": f"https://outlook.office365.com/owa/redir.aspx?REF=x&URL={QUOTED}",
    "teams": f"https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url={QUOTED}",
    "any-host-of-ses": "https://links.desk.example/CL0/https:%2F%2Fdesk.example.gov%2Fplain-forms/1/0101/abc=4",
    "kit": f"https://click.kit-mail3.com/abc/def/{b64(PAGE.encode())}",
    "postmark": "https://click.pstmrk.it/3s/desk.example.gov%2Fplain-forms/abc/def",
    "mandrill": f"https://mandrillapp.com/track/click/1/desk.example.gov?p={MANDRILL}",
    "icontact": f"https://click.icptrack.com/icp/relay.php?r=1&destination={QUOTED}",
    "mozilla": f"https://outgoing.prod.webservices.mozgcp.net/v1/abc/{QUOTED}",
    "outlook-china": f"https://chn02.safelinks.protection.partner.outlook.cn/?url={QUOTED}&data=1",
    "outlook-germany": f"https://deu01.safelinks.protection.outlook.de/?url={QUOTED}&data=1",
    "outlook-defense": f"https://dod.safelinks.protection.apps.mil/?url={QUOTED}&data=1",
    "outlook-live": f"https://outlook.live.com/owa/redir.aspx?C=x&URL={QUOTED}",
    "outlook-anywhere": f"https://mail.agency.example/owa/redir.aspx?C=x&URL={QUOTED}",
    "teams-2": f"https://statics.teams.microsoft.com/evergreen-assets/safelinks/1/atp-safelinks.html?url={QUOTED}",
    "urldefense-eu": f"https://urldefense.eu/v3/__{PAGE}__;!!abc!def$",
    "isolation": f"https://urlisolation.com/browser?clickId=x&traceToken=y&url={QUOTED}",
    "google-scholar": f"https://scholar.google.com/scholar_url?url={QUOTED}&hl=en&sa=X",
    "google-viewer": f"https://docs.google.com/viewer?url={QUOTED}&embedded=true",
    "google-app": f"https://search.app/?link={QUOTED}&utm_campaign=x",
    "google-cached-terms": f"https://webcache.googleusercontent.com/search?q=cache:a1-b:{PAGE}+plain+forms&hl=en",
    "google-sign-in": f"https://accounts.google.com/ServiceLogin?service=wise&continue={QUOTED}",
    "firebase": f"https://desk.page.link/?link={QUOTED}&apn=x",
    "bing-alink": f"https://www.bing.com/alink/link?url={QUOTED}&source=serp-rr",
    "yahoo-news": f"https://us.rd.yahoo.com/dailynews/rss/top/*{PAGE}",
    "yahoo-japan": f"https://rdr.search.yahoo.co.jp/_ylt=A/RU={QUOTED}/RK=0",
    "whatsapp": f"https://l.whatsapp.com/?u={QUOTED}&e=A",
    "whatsapp-send": f"https://api.whatsapp.com/send?text={QUOTED}",
    "instagram-2": f"https://www.instagram.com/linkshim/?u={QUOTED}",
    "facebook-button": f"https://www.facebook.com/plugins/share_button.php?href={QUOTED}",
    "linkedin-slash": f"https://www.linkedin.com/safety/go/?url={QUOTED}&trk=x",
    "linkedin-wall": f"https://www.linkedin.com/authwall?trk=x&sessionRedirect={QUOTED}",
    "bluesky": f"https://go.bsky.app/redirect?u={QUOTED}",
    "vk-phone": f"https://m.vk.com/away?to={QUOTED}",
    "ok": f"https://ok.ru/dk?cmd=logExternal&st.link={QUOTED}",
    "medium-2": f"https://medium.com/m/global-identity-2?redirectUrl={QUOTED}",
    "disqus-signed": f"https://disq.us/url?url={QUOTED}%3AbHQ0ZmRhc2Rmc2Rmc2Rmc2RmMDA&cuid=1",
    "gmx": f"https://deref-gmx.net/mail/client/x/dereferrer/?redirectUrl={QUOTED}",
    "web-de": f"https://deref-web.de/mail/client/x/dereferrer/?redirectUrl={QUOTED}",
    "symantec-cloud": f"https://clicktime.cloud.postoffice.net/clicktime.php?U={QUOTED}&E=x",
    "trellix": f"https://protect.trellix.com/v1/url?k=1&q=1&u={QUOTED}",
    "trustwave": f"https://scanmail.trustwave.com/?c=8248&d=x&s=5&u={QUOTED}",
    "titan": f"https://linklock.titanhq.com/analyse?url={QUOTED}&data=x",
    "zscaler": f"https://gateway.zscalertwo.net/auD?origurl={QUOTED}&wexps=1",
    "menlo": f"https://safe.menlosecurity.com/{PAGE}",
    "proxy-of-a-library": f"https://ezproxy.lib.example.edu/login?url={PAGE}",
    "anonym": f"https://anonym.to/?{PAGE}",
    "deviantart": f"https://www.deviantart.com/users/outgoing?{PAGE}",
    "csdn": f"https://link.csdn.net/?target={QUOTED}",
    "weibo": f"https://weibo.cn/sinaurl?u={QUOTED}",
    "qq": f"https://c.pc.qq.com/middlem.html?pfurl={QUOTED}",
    "awin": f"https://www.awin1.com/cread.php?awinmid=1&ued={QUOTED}",
    "commission-junction": f"https://www.anrdoezrs.net/links/1/type/dlg/{PAGE}",
    "partnerize": f"https://prf.hn/click/camref:x/destination:{QUOTED}",
    "yandex": f"https://translate.yandex.com/translate?url={QUOTED}&lang=en",
    "reader-view": f"https://r.jina.ai/{PAGE}",
    "atlassian": f"https://desk.atlassian.net/plugins/servlet/outgoing?url={QUOTED}",
    "mailjet": f"https://x.mjt.lu/lnk/a/1/b/{b64(PAGE.encode())}",
    "sparkpost": f"https://go.sparkpostmail1.com/f/a/x~~/y~/z/{b64(PAGE.encode())}~",
    "customer-io": f"https://e.customeriomail.com/e/c/{b64(json.dumps({'email_id': 'x', 'href': PAGE}).encode())}/sig",
    "dynamics": f"https://public-usa.mkt.dynamics.com/api/orgs/x/r/y?target=%7B%22TargetUrl%22%3A%22{QUOTED}%22%7D",
    "feedblitz": f"https://feeds.feedblitz.com/~/t/0/0/desk/~{PAGE}",
    "buffer": f"https://buffer.com/add?text=Forms&url={QUOTED}",
    "zix": f"https://link.zixcentral.com/u/1a2b/c3d4?u={QUOTED}",
    "drip": f"https://t.dripemail2.com/c/{TOKEN}",
    "twice": f"https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3D{QUOTED}&data=1",
}


@pytest.mark.parametrize("wrapped", WRAPPED.values(), ids=WRAPPED.keys())
def test_takes_out_what_is_inside(wrapped: str) -> None:
    """Whatever a mail program or a network put around an address, the page is found and has one spelling."""
    assert urls.canonical(wrapped) == PAGE
    assert urls.key(wrapped) == "desk.example.gov/plain-forms"


def test_fills_in_what_stars_stand_for() -> None:
    """Proofpoint's third form keeps what an address may not hold behind it, single or as a run."""
    wrapped = f"https://urldefense.com/v3/__https://desk.example.gov/?q=a*b**A__;{b64('é|!'.encode())}!!abc$"
    assert wrapped_urls.unwrap(wrapped) == "https://desk.example.gov/?q=aéb|!"


def test_keeps_what_a_semicolon_parts() -> None:
    """Where ampersands part the parameters, a semicolon is one of the address."""
    wrapped = "https://www.google.com/url?q=https://example.gov/a;b=1/c&sa=D"
    assert wrapped_urls.unwrap(wrapped) == "https://example.gov/a;b=1/c"


@pytest.mark.parametrize(
    "url",
    [
        "https://news.google.com/rss/articles/CBMiX2h0dHBz?oc=5",
        "https://news.google.com/rss/articles/AU_yqLNx?oc=5&hl=en-US&&",
        "http://feedproxy.google.com/~r/Desk/~3/_eSUNInb95I/forms.html",
        "https://links.govdelivery.com/track?type=click&enid=abc&&&100&&&",
        "https://links.govdelivery.com/u/abc?utm_source=x",
        "https://lnks.gd/l/abc.def",
        "https://lnks.gd/l/WyJhIl0",
        "https://lnkd.in/abc",
        "https://desk.us1.list-manage.com/track/click?u=1&id=2&e=3",
        "https://urldefense.com/v3/broken",
        "https://www.google.com/url?sa=t&url=javascript:alert(1)",
        "https://www.bing.com/ck/a?p=1",
        "https://www.bing.com/ck/a?u=a1_",
        "https://secure-web.cisco.com/1abc/none",
        "https://r.awstrack.me/L0/ftp:%2F%2Fdesk.example.gov/1",
        "https://www.google.com/amp/",
        "https://mandrillapp.com/track/click/1/desk.example.gov?p=bm9uZQ",
        "https://r20.rs6.net/tn.jsp?f=001abc&c=&ch=&utm_source=x",
        "https://abc.hubspotlinks.com/Ctc/x?utm_campaign=y",
        "https://desk.cmail19.com/t/d-l-abc-def-r/?utm_source=x",
        "https://link.mail.beehiiv.com/ss/c/u001.abc?utm_source=x",
        "https://public-usa.mkt.dynamics.com/api/orgs/x/r/y?target=x&utm_source=y",
        "https://s1.t.en25.com/e/er?utm_source=x&s=1",
        "https://protect-us.mimecast.com/s/abc?domain=desk.example.gov&_ga=1",
    ],
)
def test_leaves_what_is_hidden_as_it_is(url: str) -> None:
    """An address that only its maker can read stays byte for byte, for a changed one may lead nowhere."""
    assert urls.canonical(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/search?q=forms",
        "https://www.linkedin.com/pulse/forms",
        "https://www.facebook.com/desk/posts/1",
        "https://www.google.com[/url?q=https://desk.example.gov/",
        "https://medium.com/@desk/forms-1",
        "https://web.archive.org/web/20260101000000/https://desk.example.gov/",
        "https://docs.google.com/document/d/1/edit",
        "https://search.yahoo.com/search?p=forms",
    ],
)
def test_touches_no_other_page_of_these_hosts(url: str) -> None:
    """Only the paths that wrap are unwrapped."""
    assert wrapped_urls.unwrap(url) is None


def test_stops_where_wrappers_have_no_end() -> None:
    """An address that wraps itself again and again is unwrapped a few times, and stays an address."""
    url = PAGE
    for _ in range(8):
        url = "https://l.facebook.com/l.php?u=" + url.replace("%", "%25").replace(":", "%3A").replace(
            "/", "%2F"
        ).replace("?", "%3F").replace("=", "%3D")
    assert wrapped_urls.unwrap(url) is not None


def test_an_address_with_what_no_address_may_hold_is_made_one() -> None:
    """A hidden address stays as it is only where it can go into a page as it is."""
    assert urls.canonical('https://lnks.gd/l/a"b?x= 1') == "https://lnks.gd/l/a%22b?x=%201"
