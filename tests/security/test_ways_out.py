"""Everything that leaves a hub full of payloads, read as what it is: nothing acts, and nothing was smuggled in."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import icalendar
import markdown_it
import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from hub.base import clock
from hub.cli import output
from hub.collect import source_fetcher
from hub.collect.host_queue import Guest
from hub.content import loader
from hub.content.issue import parser
from hub.content.settings import Source
from hub.newsletter import preview_server, render
from hub.site.outputs import json_data
from tests import dialect
from tests.security import oracle
from tests.security.payloads import PAYLOADS, TELL
from tests.security.sites import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from email.message import EmailMessage

    from tests.security.sites import Shown

pytestmark = pytest.mark.attack
NUMBER = re.compile(rf"{TELL}\((\d+)\)")
# RFC 5545, section 3.1: all but the tab that a text must not hold; and the marks that turn its direction about.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
MOST_TOLD = 40


def told(acts: Iterable[tuple[str, str]]) -> str:
    """Return what acts, most frequent first, each with a place where it does."""
    places: dict[str, list[str]] = {}
    for place, act in acts:
        places.setdefault(NUMBER.sub(TELL, act)[:120], []).append(place)
    lines = sorted(places.items(), key=lambda item: -len(item[1]))
    return "".join(f"\n{len(where):5} {act!r} such as {where[0]}" for act, where in lines[:MOST_TOLD])


# A picture from elsewhere runs nothing, and tells its host who reads the page.
PICTURE = re.compile(r"<(?:img|source|video|audio|track) \w+> asks ")


def new_acts(attacked: Shown, harmless: Shown) -> Iterator[tuple[str, str]]:
    """Yield each page of an attacked hub with what it does that no page of the harmless one does."""
    usual = harmless.acts()
    for address, text in attacked.pages():
        yield from ((address, act) for act in sorted(oracle.acts(text, address) - usual))


def test_no_page_acts(attacked: Shown, harmless: Shown) -> None:
    """No page does anything that the same page with harmless words does not do."""
    found = [(page, act) for page, act in new_acts(attacked, harmless) if not PICTURE.match(act)]
    assert not found, told(found)


def test_no_page_asks_another_host(attacked: Shown) -> None:
    """No picture, film or sound comes from elsewhere, whatever a source or a contributor shows."""
    pages = ((address, oracle.acts(text, address)) for address, text in attacked.pages())
    found = [(address, act) for address, acts in pages for act in acts if PICTURE.match(act)]
    assert not found, told(found)


def test_no_page_acts_by_its_settings(attacked_settings: Shown, harmless_settings: Shown) -> None:
    """Nothing acts on pages that show hostile settings, topics, sources and an assessment."""
    assert not (found := [*new_acts(attacked_settings, harmless_settings)]), told(found)


def test_no_page_gives_away_a_name(
    attacked: Shown, harmless: Shown, attacked_settings: Shown, harmless_settings: Shown
) -> None:
    """What strangers wrote takes no name of the frame of a page, by which its scripts and links find their places."""
    for shown, usual in ((attacked, harmless), (attacked_settings, harmless_settings)):
        known = {name for _, text in usual.pages() for name in oracle.names(text)}
        counts = ((address, oracle.names(text)) for address, text in shown.pages())
        found = [(page, name) for page, names in counts for name in names if names[name] > 1 and name in known]
        assert not found, told(found)


def test_every_payload_is_shown(attacked: Shown, attacked_settings: Shown) -> None:
    """Nearly all payloads stand on some page as words: what is not shown would prove nothing."""
    for shown in (attacked, attacked_settings):
        seen = {int(number) for _, text in shown.pages() for number in NUMBER.findall(text)}
        carried = {payload.number for payload in PAYLOADS if f"{TELL}({payload.number})" in payload.text}
        assert len(carried - seen) <= 5, sorted(carried - seen)


def elements(text: str) -> Counter[str]:
    """Return how often each element stands in an XML file; a file that is not well-formed raises XMLSyntaxError."""
    return Counter(str(node.tag) for node in etree.fromstring(text.encode()).iter())


def test_feeds_hold_what_they_should(attacked: Shown, harmless: Shown) -> None:
    """Each feed has the elements of a harmless one, no entry more than its JSON says, and no page of another host."""
    for path, text in attacked.files(".rss", ".atom", ".opml"):
        usual = next(other for name, other in harmless.files(path.rpartition("/")[2]) if name == path)
        assert elements(text).keys() <= elements(usual).keys(), path
        found = elements(text)
        count = max(found["item"], found["{http://www.w3.org/2005/Atom}entry"])
        if not path.endswith(".opml"):
            same = json.loads((attacked.site / path).with_suffix(".json").read_text("utf-8"))
            assert count == len(same["items"]), path
        for node in etree.fromstring(text.encode()).iter("{*}link", "outline"):
            for address in (node.get("href"), node.get("xmlUrl"), node.get("htmlUrl"), node.text):
                assert oracle.is_web(address), (path, address)


def test_html_in_feeds_does_nothing(attacked: Shown) -> None:
    """What a feed gives as HTML runs nothing in a reader; its pictures may come from where the article stands."""
    found = []
    for path, text in attacked.files(".json"):
        if path.startswith("feeds/"):
            for item in json.loads(text)["items"]:
                acts = oracle.acts(item.get("content_html", ""), item["url"])
                found += [(path, act) for act in acts if not PICTURE.match(act)]
                assert {urlsplit(item[name]).scheme for name in ("url", "external_url") if name in item} <= {"https"}
    assert not found, told(found)


def test_calendars_hold_what_they_should(attacked: Shown, harmless: Shown) -> None:
    """No property, no component and no event was smuggled into any calendar."""
    usual = {name for _, text in harmless.files(".ics") for name in _properties(text)}
    events = {path.stem for path in (attacked.hub.root / "content" / "events").glob("*.md")}
    for path, text in attacked.files(".ics"):
        assert set(_properties(text)) <= usual, path
        count = len(icalendar.Calendar.from_ical(text).walk("VEVENT"))
        assert count == 1 if path.startswith("events/") else count <= len(events), path


def _properties(text: str) -> Iterator[tuple[str, str]]:
    for component in icalendar.Calendar.from_ical(text).walk():
        yield from ((component.name or "", name) for name in component)


def test_data_holds_what_it_should(attacked: Shown, harmless: Shown) -> None:
    """Data files have the keys of harmless ones, and addresses of the web only."""
    paths = [*(f"data/{kind}.json" for kind in json_data.KINDS), "search.json"]
    for path in paths:
        shape, usual = (set(_shape(json.loads((one.site / path).read_text("utf-8")))) for one in (attacked, harmless))
        assert shape <= usual, path


def _shape(value: Any, place: str = "") -> Iterator[str]:  # noqa: ANN401  whatever JSON holds
    if isinstance(value, dict):
        for name, child in value.items():
            yield from _shape(child, f"{place}.{name}")
    elif isinstance(value, list):
        for child in value:
            yield from _shape(child, f"{place}[]")
    else:
        is_address = place.endswith((".url", ".page", ".recording", ".calendar", ".feed"))
        yield f"{place} {urlsplit(value).scheme if is_address else type(value).__name__}"


def test_lists_for_machines_name_this_site_only(attacked: Shown, harmless: Shown) -> None:
    """The sitemap and the map of words lead to pages of this site; robots.txt and the headers are what they were."""
    sitemap = etree.fromstring((attacked.site / "sitemap.xml").read_bytes())
    assert {node.text.startswith(ADDRESS) for node in sitemap.iter("{*}loc")} == {True}
    assert {etree.QName(node).localname for node in sitemap.iter()} <= {"urlset", "url", "loc", "lastmod"}
    for name in ("robots.txt", "_headers"):
        assert (attacked.site / name).read_text("utf-8") == (harmless.site / name).read_text("utf-8")
    tokens = markdown_it.MarkdownIt().parse((attacked.site / "llms.txt").read_text("utf-8"))
    links = [one.attrGet("href") for token in tokens for one in token.children or () if one.type == "link_open"]
    assert {str(link).startswith(ADDRESS) for link in links} == {True}
    heads = [one for token in tokens for one in token.children or () if token.level == 1 and token.type == "inline"]
    assert "Injected" not in [one.content for one in heads]


# An item that leads, one at the top of another section, and one below it.
ITEMS = """\
## Articles

### [Ask once](https://a.example.gov/once/)

## News

### [Ask twice](https://a.example.gov/twice/)
*A · November 17, 2026*

### [Ask no more](https://a.example.gov/no-more/)
"""


def styled(harmless: Shown) -> frozenset[str]:
    """What the mail gives every construct of Markdown, and every place of an item, by words of ours alone."""
    config = harmless.hub.config
    issue, *_ = loader.load(config).issues
    items = replace(issue, sections=parser.parse(ITEMS, issue.path, 1).sections)
    mails = [render.html(replace(items, note=source), config) for source in dialect.CONSTRUCTS.values()]
    return frozenset(act for mail in mails for act in oracle.acts(mail, ADDRESS) if " style=" in act)


def test_mails_do_nothing(attacked: Shown, harmless: Shown) -> None:
    """No issue's HTML acts, in a mail program and in the preview; its text has no control characters."""
    usual = styled(harmless).union(*(acts for _, acts in _mails(harmless)))
    found = [(place, act) for place, acts in _mails(attacked) for act in acts - usual if not PICTURE.match(act)]
    assert not found, told(found)


def _mails(shown: Shown) -> Iterator[tuple[str, frozenset[str]]]:
    config = shown.hub.config
    for issue in loader.load(config).issues:
        html = render.html(issue, config)
        assert not CONTROL.search(render.text(issue, config)), issue.path
        yield issue.path, oracle.acts(html, ADDRESS)


def test_previews_of_mails_do_nothing(attacked: Shown, harmless: Shown) -> None:
    """The page of `hub digest --open` acts as it does for harmless words, but for what it is told to watch."""
    usual = styled(harmless).union(*(acts for _, acts in _previews(harmless)))
    found = [(place, act) for place, acts in _previews(attacked) for act in acts - usual if not PICTURE.match(act)]
    assert not found, told(found)


def _previews(shown: Shown) -> Iterator[tuple[str, frozenset[str]]]:
    config = shown.hub.config
    for file in sorted((shown.hub.root / "newsletters").glob("*.md"))[:40]:
        page = preview_server.page(config, date.fromisoformat(file.stem))
        page = re.sub(r'const shown = "[^"]*"', "const shown", page)
        framed = (node.attributes["srcdoc"] or "" for node in LexborHTMLParser(page).css("iframe[srcdoc]"))
        acts = oracle.acts(page, ADDRESS).union(*(oracle.acts(one, ADDRESS) for one in framed))
        yield file.name, frozenset(act for act in acts if not act.startswith("<iframe srcdoc="))


def test_no_mail_has_a_header_more(attacked: Shown, harmless: Shown) -> None:
    """The message of each issue has the headers and the parts of a harmless one."""
    usual = {_outline(message) for message in _messages(harmless)}
    found = [(issue, str(outline)) for issue, outline in map(_named, _messages(attacked)) if outline not in usual]
    assert not found, told(found)


def _messages(shown: Shown) -> Iterator[EmailMessage]:
    config = shown.hub.config
    for issue in loader.load(config).issues:
        yield message_from_bytes(render.eml(issue, config), policy=policy.default)


def _named(message: EmailMessage) -> tuple[str, tuple[Any, ...]]:
    return str(message["Message-ID"]), _outline(message)


def _outline(message: EmailMessage) -> tuple[Any, ...]:
    return tuple((part.get_content_type(), tuple(part.keys())) for part in message.walk())


def test_what_is_read_is_clean(attacked: Shown, capsys: pytest.CaptureFixture[str]) -> None:
    """`hub read` prints JSON without control characters whose HTML does nothing."""
    source = Source(key="read", name="hub read", base_url="https://feeds.example.gov/")
    guest = Guest(contact="tests", now=clock.now())
    feeds = sorted(str(path) for path in (attacked.hub.root / "feeds").iterdir())
    assert output.feeds(source_fetcher.read(feeds, source, guest))
    printed = capsys.readouterr()
    assert not CONTROL.search(printed.out + printed.err)
    items = [item for line in printed.out.splitlines() for item in json.loads(line)["items"]]
    assert len(items) > len(PAYLOADS) * 2
    found = [
        (item["url"], act)
        for item in items
        for act in oracle.acts(item["content_html"], item["url"])
        if not PICTURE.match(act)
    ]
    assert not found, told(found)
