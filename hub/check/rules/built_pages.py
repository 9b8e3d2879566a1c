"""9xx: what is wrong with a page of the finished site, wherever it came from."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

from hub.base import text
from hub.base.translation import gettext
from hub.check.html_page import SHOWN, Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from hub.check.html_page import HtmlPage

FETCHED = ("icon", "manifest", "modulepreload", "preconnect", "prefetch", "preload", "stylesheet", "dns-prefetch")
LOADED = etree.XPath(
    "//@src | //@srcset | //@poster | //object/@data | //link["
    + " or ".join(f"contains(@rel, '{rel}')" for rel in FETCHED)
    + "]/@href"
)
INLINE = etree.XPath(
    "//style | //*[@style] | //script[not(@src) and not(contains(@type, 'json'))]"
    " | //@*[starts-with(name(), 'on')]/.. | //@href[starts-with(., 'javascript:')]/.."
)
WORDLESS = etree.XPath("//img[not(@alt)] | //input[@type='image'][not(@alt)]")
LANGUAGE = etree.XPath("string(/html/@lang)")
TITLE = etree.XPath("normalize-space(/html/head/title)")
MAIN_HEADINGS = etree.XPath("//h1")
DESCRIPTION = etree.XPath("normalize-space(//meta[@name='description']/@content)")
CANONICAL = etree.XPath("string(//link[@rel='canonical']/@href)")
HEADINGS = etree.XPath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
CONTROLS = etree.XPath("//a[@href] | //button")
NAME = etree.XPath(
    "normalize-space(concat(., @aria-label, @aria-labelledby, @title, .//img/@alt, .//*[@aria-label]/@aria-label))"
)


def third_party(document: HtmlPage) -> Iterator[Spot]:
    """Find whatever another host would be asked for while the page loads."""
    for found in LOADED(document.tree):
        for address in found.split(",") if found.attrname == "srcset" else (found,):
            if not document.is_ours(address.strip().partition(" ")[0]):
                message = gettext(
                    "%(address)s is loaded from another host", address=text.shortened(address.strip(), SHOWN)
                )
                yield Spot(
                    line=found.getparent().sourceline, message=message, fix=gettext("keep a copy of it in the hub")
                )


def inline(document: HtmlPage) -> Iterator[Spot]:
    """Find scripts and styles within the page, which its policy forbids."""
    for element in INLINE(document.tree):
        message = gettext("<%(tag)s> contains a script or a style", tag=element.tag)
        yield Spot(line=element.sourceline, message=message, fix=gettext("put it into a file, and load that"))


def picture(document: HtmlPage) -> Iterator[Spot]:
    """Find pictures that say nothing to those who do not see them, not even that they are decoration."""
    for element in WORDLESS(document.tree):
        name = text.shortened(element.get("src", ""), SHOWN)
        yield Spot(
            line=element.sourceline,
            message=gettext("the picture %(name)s has no `alt`", name=name),
            fix=gettext("say in `alt` what it shows"),
        )


def names(document: HtmlPage) -> Iterator[Spot]:
    """Report a page without its language, its title or its one main heading."""
    if not LANGUAGE(document.tree):
        yield Spot(line=1, message=gettext("the page does not say its language"), fix=gettext('write <html lang="en">'))
    if not TITLE(document.tree):
        yield Spot(line=1, message=gettext("the page has no title"), fix=gettext("write one in <title>"))
    if (count := len(MAIN_HEADINGS(document.tree))) != 1:
        yield Spot(
            line=1,
            message=gettext("the page has %(count)s headings of level 1", count=count),
            fix=gettext("give it one <h1>"),
        )


def head(document: HtmlPage) -> Iterator[Spot]:
    """Report a page that search engines and people who share it know too little of."""
    if document.hidden:
        return
    if not DESCRIPTION(document.tree):
        yield Spot(line=1, message=gettext("the page has no description"), fix=gettext("write a `summary` in its file"))
    if not CANONICAL(document.tree):
        yield Spot(
            line=1, message=gettext("the page does not say its own address"), fix=gettext('add <link rel="canonical">')
        )


def twice(document: HtmlPage) -> Iterator[Spot]:
    """Find names that two or more places of a page have."""
    for name, count in document.ids.items():
        if count > 1:
            yield Spot(
                line=1,
                message=gettext("%(count)s elements have the id #%(name)s", count=count, name=name),
                fix=gettext("give each its own id"),
            )


def skipped(document: HtmlPage) -> Iterator[Spot]:
    """Find headings two levels or more below the one before."""
    for before, heading in pairwise(HEADINGS(document.tree)):
        if int(heading.tag[1]) > int(before.tag[1]) + 1:
            shown = text.shortened("".join(heading.itertext()).strip(), SHOWN)
            message = gettext(
                "“%(shown)s” is <%(tag)s> under <%(above)s>", shown=shown, tag=heading.tag, above=before.tag
            )
            yield Spot(
                line=heading.sourceline,
                message=message,
                fix=gettext("make it <h%(level)s>", level=int(before.tag[1]) + 1),
            )


def nameless(document: HtmlPage) -> Iterator[Spot]:
    """Find links and buttons that nobody hears the name of."""
    for element in CONTROLS(document.tree):
        if not NAME(element):
            shown = text.shortened(element.get("href", element.tag), SHOWN)
            yield Spot(
                line=element.sourceline,
                message=gettext("%(shown)s has no text", shown=shown),
                fix=gettext("write text, or an `aria-label`"),
            )


FINDERS: Mapping[str, Callable[[HtmlPage], Iterator[Spot]]] = {
    "903": third_party,
    "904": inline,
    "905": picture,
    "906": names,
    "907": head,
    "908": twice,
    "909": skipped,
    "910": nameless,
}
