"""What is said below a picture: told by its element or, as many systems have it, by its class."""

from __future__ import annotations

import re

# The classes that systems give to a caption or to who took the picture; `wp-caption` is the box around both, and some
# tell whether there is a caption, or of what else one is.
NAMES = (
    r"(?!wp-caption[\s\"']|(?:closed|code|has|hide|is|no|show|table|with|without)[_-])(?:[\w-]*[_-])?caption(?:[_-]*text)?"
    r"|(?:image|img|media|photo|picture)[_-]*(?:byline|credits?|source)"
)
BY_CLASS = re.compile(
    rf"<(?P<tag>dd|div|p|small|span|td)\b(?P<attributes>[^<>]*\bclass\s*=\s*(?:[\"'](?:[^\"'<>]*\s)?(?:{NAMES})[\"'\s]"
    rf"|(?:{NAMES})(?=[\s>]))[^<>]*)>"
    r"(?P<words>(?:(?!</?(?P=tag)\b|<(?:figure|iframe|img|table|video)\b).)*+)</(?P=tag)\s*>",
    re.IGNORECASE | re.DOTALL,
)
# Small print, or italics that begin as a caption does, right below a picture, and alone there.
BELOW = r"(?P<picture><img\b[^<>]*>(?:\s|</?(?:a|br|p|div|span|table|tbody|td|tr)\b[^<>]*>){0,9})"
ALONE = r"(?=\s*(?:<br\b|</?(?:p|div|figure|td)\b|\Z))"
CREDIT = (
    r"(?:photo(?:graph)?s?|pictures?|images?|credits?|fotos?|bild|im[aá]gen|cr[ée]dit[os]?s?)"
    r"(?:\s?[:|©]|\s(?:by|courtesy|credits?|from|provided|von|vom|de|di|par|por)\b)"
)
SMALL = tuple(
    re.compile(BELOW + form + ALONE, re.IGNORECASE | re.DOTALL)
    for form in (
        r"<small\b[^<>]*>(?P<words>(?:(?!</?small\b|<img\b).){1,600})</small\s*>",
        rf"<(?P<tag>em|i)>(?P<words>{CREDIT}[^<>]{{1,300}})</(?P=tag)\s*>",
    )
)
# A class names a caption where a picture is so near before, in characters.
NEAR = 1500
PICTURES = ("<img", "<picture", "<video", "<iframe")
SIGNS = ("caption", "credit", "byline", "source")
CAPTION = re.compile(r"<figcaption\b(?:(?!<figcaption).)*?</figcaption>", re.DOTALL)


def named(markup: str) -> str:
    """Return HTML in which each caption of a picture that is told by its class, or is small, is in its element."""
    letters = markup.lower()
    if "<img" in letters:
        for form in SMALL:
            markup = form.sub(r"\g<picture><figcaption>\g<words></figcaption>", markup)
    is_pictured = "class" in letters and any(picture in letters for picture in PICTURES)
    if not is_pictured or not any(sign in letters for sign in SIGNS):
        return markup
    return BY_CLASS.sub(_named, markup)


def _named(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - NEAR) : found.start()].lower()
    if not any(picture in before for picture in PICTURES):
        return found[0]
    caption = f"<figcaption>{found['words']}</figcaption>"
    return f"<td{found['attributes']}>{caption}</td>" if found["tag"].lower() == "td" else caption


def without(markup: str) -> str:
    """Return HTML without its captions."""
    return CAPTION.sub("", markup) if "<figcaption" in markup else markup
