"""What Teams, Zoom, Webex and Meet write into a description for those who are invited, and where people join.

They write it between rows of signs, behind a sentence of theirs, or in lines of their own, in plain text or HTML.
"""

from __future__ import annotations

import html
import re

from hub.base import sanitize_html, wrapped_urls

JOIN = re.compile(
    r"https://[\w.-]*\b(?:teams\.(?:microsoft|live)\.(?:com|us)/|zoom(?:gov)?\.(?:us|com)/(?:[jsw]|my|meeting|webinar)/"
    r"|meet\.google\.com/[a-z]|webex\.com/|(?:meet\.goto|gotomeeting|gotowebinar)\.com/)",
    re.IGNORECASE,
)
# Addresses of these services that are for those who invite, to get help or to call.
NOT_TO_JOIN = re.compile(r"/meetingOptions|globalcallin|//help\.|//support\.|//dialin\.|/usp/", re.IGNORECASE)
REGISTER = re.compile(r"/register\b|/weblink/register|/event/|gotowebinar", re.IGNORECASE)
ADDRESS = re.compile(r"https?://[^\s<>\"']+")
OF_SERVICE = re.compile(
    r"https?://(?:[\w.-]*\b(?:teams|dialin)\.[\w.]+/|aka\.ms/\w*(?:teams|mmr)|[\w.-]*microsoft\.com/[\w/-]*teams"
    r"|[\w.-]*\b(?:zoom(?:gov)?\.(?:us|com)|webex\.com|(?:goto|gotomeeting|gotowebinar)\.com)(?:/|$)|meet\.google\.com/|tel\.meet/"
    r"|support\.google\.com/[\w/]*(?:meet|calendar))",
    re.IGNORECASE,
)
SHOWN = re.compile(
    r"<(?:https?://|tel:|sip:|mailto:)[^\s<>\"']+>|(?:https?://|tel:|sip:|mailto:)[^\s<>\"']+|\b\d+@[\w.-]+"
)
# What stands between two rows, in any language; what follows it tells of calls by phone and of settings.
ROW = "(?<![_─])[_─]{20,}"
WITHIN = r"(?:(?![_─]{20}).)*"
# What somebody wrote below an invitation, by its heading.
BELOW = (
    r"(?:(?!\n[^\w\n]*(?:agenda|program(?:ma?|me)?|schedule|tagesordnung|ablauf|ordre du jour|programa|orden del día"
    r"|ordem do dia|ordine del giorno|dagorde|dagordning|议程|議題)\b).)*"
)
FENCED = re.compile(
    rf"\n?{ROW}[^\S\n]*+\n{WITHIN}?https://teams\.(?:microsoft|live)\.com/{WITHIN}(?:[_─]{{20,}}|\Z)"
    rf"(?:{WITHIN}?(?://dialin\.|/meetingOptions){WITHIN}(?:[_─]{{20,}}|\Z))*"
    r"|-::~[:~]{20,}-(?:(?!-::~).)*(?:-::~[:~]{20,}-|\Z)"
    rf"|(?:[─_-]{{3,60}}\s{{1,9}})?[^\n<>]{{0,100}} is inviting you to a scheduled Zoom (?:meeting|webinar)\.{BELOW}"
    rf"|-- Do not delete or change any of the following text\. --{BELOW}",
    re.DOTALL | re.IGNORECASE,
)
BETWEEN_LINES = re.compile(
    r"((?:\n|<br\s*/?>|</?(?:div|dd|dt|dl|hr|li|ol|p|pre|table|tbody|td|tr|ul)\b[^<>]*>)+)", re.IGNORECASE
)
NUMBER = r"(?:\+|\(?\d{3}\)?[ .-])[\d\s().,*#-]{6,}"
# A code, or a word that is one; and where a number is: in words with capitals, but for a few.
CODE = r"(?:[^\s\d]*|[^\d\n]{0,30}\d[^\n]{0,50})"
COUNTRY = r"(?:[^\w\n]*(?:(?-i:[^\W\d_a-z])[\w.'’-]*|toll|free|number|and|of|only)){0,9}\W*"
# Words of one line, without the addresses in it.
LINE = re.compile(
    r"microsoft teams(?: meeting)?(?:\W*need help)?|click here to join the meeting"
    r"|join (?:the|zoom|your|webex|teams|microsoft teams|on) (?:(?:zoom|webex) )?(?:meeting|webinar)"
    r"(?: (?:now|here|link))?"
    r"|join (?:on your computer|from your (?:computer|device|phone)|from pc|with a video|from a video)[^:;.!?]{0,80}"
    r"|join (?:on the web|by meeting number|by phone|by sip|by h\W?323|by skype|via audio|from the meeting link"
    r"|with google meet|instructions)"
    r"|join (?:meeting|webinar)|need help(?:\W+go to)?|download teams.{0,40}|or call in(?: \(audio only\))?"
    r"|dial|or dial\b.{0,60}|dial(?:-| )in by phone|dial by your location|one tap mobile"
    r"|find (?:a|your) local number(?:\W+reset pin)?|reset (?:dial-in )?pin|learn more(?: about meet at)?"
    r"(?:\W+(?:help|meeting options))*|more info|help(?:\W+meeting options)?|meeting options|for organizers:.{0,60}"
    r"|video conferencing device|alternate vtc\b.{0,40}|more phone numbers|more ways to join|global call-in numbers"
    r"|tap to join from a mobile device.{0,40}|you can also dial\b.{0,100}|when it.?s time, join .{0,40}"
    r"|(?:you can|please) join (?:this|my) meeting from your .{0,60}|you can also dial in using your phone"
    r"|(?:phone conference|meeting|webinar|event|video(?: conference)?) (?:id|number|access code|password|passcode|key"
    rf"|host)\s*(?:\([^()\n]{{0,30}}\)\s*)?:\s*{CODE}"
    rf"|(?:access code|id|pin|passcode|password|numeric passcode|tenant key|meeting link)\s*:\s*{CODE}"
    rf"|(?:(?:dial|united states[^:\n]{{0,20}}|us|toll)\W{{1,4}})?{NUMBER}{COUNTRY}",
    re.IGNORECASE,
)
AROUND = " \t\xa0|<>()[]:;,.?!*•·-–—_─~"


def address(given: str) -> str:
    """Return where people register for a meeting that a description tells of, else where they join; "" for none."""
    addresses = (html.unescape(one) for one in ADDRESS.findall(given))
    found = [one for one in (wrapped_urls.unwrap(one) or one for one in addresses) if _is_to_join(one)]
    return next(filter(REGISTER.search, found), next(iter(found), ""))


def _is_to_join(one: str) -> bool:
    return bool(JOIN.match(one)) and not NOT_TO_JOIN.search(one)


def without(given: str) -> str:
    """Return a description without what is in it of an invitation; one that tells of no meeting stays as it is."""
    words = FENCED.sub("\n\n", given)
    if not address(words):
        return words
    parts = BETWEEN_LINES.split(words)
    return "".join(one if at % 2 or not _is_of_invitation(one) else "" for at, one in enumerate(parts))


def _is_of_invitation(line: str) -> bool:
    """Return whether a line says nothing but how to join; one with an address of somebody else's says more."""
    addresses = [html.unescape(one) for one in ADDRESS.findall(line)]
    if not all(OF_SERVICE.match(wrapped_urls.unwrap(one) or one) for one in addresses):
        return False
    words = " ".join(sanitize_html.plain(SHOWN.sub(" ", line)).split()).strip(AROUND)
    return not words or bool(LINE.fullmatch(words))
