"""The real Hugo site: every file is accepted or named, and its text reads as in the feeds made from it."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

import pytest
from markdown_it import MarkdownIt

from hub.base import sanitize_html
from hub.collect.formats import json_access
from hub.config import hub_settings
from hub.content import loader
from hub.errors import SourceError
from hub.importers.hugo import digitalgov_shortcodes, hugo_page, hugo_site, profiles
from hub.importers.hugo.hugo_settings import HugoSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.corpus import Digitalgov


pytestmark = pytest.mark.corpus

REPOSITORY = Path(__file__).parents[3]
BASE = "https://digital.gov"
SITE = profiles.DIGITALGOV.settings(HugoSettings(base=BASE))
# The Markdown is older than the feeds of April 2025: pages that changed since have another text in them.
SNAPSHOT = "2025-01-21"
EMBEDDED = re.compile(r'<a href="[^"]*">(?:Video: [^<]*|Video on \w+|Post by @[^<]*)</a>')
UNSEEN = re.compile(r"<(svg|script|style|iframe)\b.*?</\1>", re.DOTALL)
# Also the sign that asks for an emoji in colors, which GitHub writes behind some and Hugo does not.
TYPOGRAPHY = str.maketrans(
    {"\ufe0f": "", "“": '"', "”": '"', "‘": "'", "’": "'", "«": "<<", "»": ">>", "–": "-", "—": "-", "…": "..."}
)
# Pages that read otherwise, and why.
LISTED = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


class Corpus(NamedTuple):
    """The posts by place, the Markdown of each, and the feeds' items by the place of the file they were made from."""

    posts: dict[str, hugo_page.Post]
    bodies: dict[str, str]
    items: dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def corpus(digitalgov: Digitalgov) -> Corpus:
    """Both halves of the corpus."""
    found = hugo_site.read(digitalgov.folder, SITE, profiles.DIGITALGOV)
    known = digitalgov_shortcodes.of(found.sites[""])
    posts = {post.place: post for post in found.posts}
    bodies = {place: hugo_page.markdown(post, known, []) for place, post in posts.items()}
    return Corpus(posts, bodies, {place: item for place, item in items(digitalgov.folder) if place in posts})


def items(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The pages of the feeds that one file was made of."""
    for file in sorted(folder.glob("production-*/**/index.json")):
        try:
            document, repairs = json_access.load(file.read_bytes())
        except SourceError:
            continue
        if repairs:  # the parser of feeds has tests of its own
            continue
        for item in json_access.objects(document, "item") if "item" in document else ():
            yield json_access.string(item, "filepath"), dict(item)


def words(html: str) -> str:
    """The text of some HTML, without spaces, its quotes and dashes plain."""
    plain = sanitize_html.plain(UNSEEN.sub("", html)).translate(TYPOGRAPHY)
    return re.sub(r"\s+", "", re.sub(r"-+", "-", plain))


@pytest.fixture(scope="module")
def differing(corpus: Corpus) -> dict[str, dict[str, int]]:
    """The pages that read otherwise in the feeds: how many words only the file has, and how many only the feed.

    Links that stand for a video or a post are left out: in the feeds those are frames without words.
    """
    render = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render
    found = {}
    for place, item in corpus.items.items():
        ours, theirs = EMBEDDED.sub("", render(corpus.bodies[place])), json_access.string(item, "content")
        if words(ours) != words(theirs):
            mine, other = vocabulary(ours), vocabulary(theirs)
            found[place] = {"file": (mine - other).total(), "feed": (other - mine).total()}
    return found


def vocabulary(html: str) -> Counter[str]:
    """How often each word is in some HTML."""
    return Counter(re.findall(r"\w+", sanitize_html.plain(UNSEEN.sub(" ", html)).translate(TYPOGRAPHY).lower()))


def test_the_text_is_that_of_the_feeds(corpus: Corpus, differing: dict[str, dict[str, int]]) -> None:
    """At least 97 of 100 pages that did not change since read as Hugo rendered them, and 93 of 100 of them all."""
    unchanged = [place for place in corpus.items if not changed_since(corpus, place)]

    assert len(corpus.items) > 950
    assert len(unchanged) > 800
    assert len(differing.keys() & set(unchanged)) <= 0.03 * len(unchanged)
    assert len(differing) <= 0.07 * len(corpus.items)


def test_for_every_other_text_a_reason_stands(corpus: Corpus, differing: dict[str, dict[str, int]]) -> None:
    """No page differs that is not listed, and none in more words than its reason explains."""
    listed = {
        place: {"file": row["file"], "feed": row["feed"]} for rows in LISTED.values() for place, row in rows.items()
    }

    assert differing == listed
    assert [place for place in LISTED["edited"] if not changed_since(corpus, place)] == []
    assert [place for place in LISTED["unchanged"] if changed_since(corpus, place)] == []


def changed_since(corpus: Corpus, place: str) -> bool:
    """Whether a page was edited after the Markdown was taken."""
    return json_access.string(corpus.items[place], "date_modified") >= SNAPSHOT


def test_addresses_are_those_of_the_feeds(corpus: Corpus) -> None:
    """Every page, wherever its slug, date or url came from."""
    wrong = {
        place: (post.url, item["url"])
        for place, item in corpus.items.items()
        if urlsplit((post := corpus.posts[place]).url).path != urlsplit(item["url"]).path
    }
    assert wrong == {}


def test_every_file_is_accepted_or_named(digitalgov: Digitalgov) -> None:
    """Counted by kind; a refusal has file and line, and nothing stops the rest."""
    done = digitalgov.done
    counted = sum(one.accepted + one.refused + one.skipped for one in done.counts)
    assert counted == len(list(digitalgov.folder.glob("content/**/*.md")))
    assert sum(one.accepted for one in done.counts) == len(done.files) > 2400
    assert [Path(one.path).name for one in done.refused] == ["2018-09-24-example.md"]


def test_what_was_written_loads(digitalgov: Digitalgov) -> None:
    """Hub's own reader has nothing to say about any file."""
    found = loader.load(hub_settings.load(digitalgov.root))
    bodies = [
        *(article.body.text() for article in found.articles),
        *(event.body.text() for event in found.events),
        *(page.body.text() for page in found.toolkit),
    ]
    assert len(bodies) == len(digitalgov.done.files)
    assert not any("{{<" in body for body in bodies)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("repeated-topic", 65),
        ("unknown-topic", 27),
        ("entity-in-title", 196),
        ("blank-lines", 16),
        ("crlf", 5),
        ("no-summary", 53),  # one says "none"
        ("no-host", 24),
        ("repeated-key", 2),  # of three; see tests/check/test_corpus.py
    ],
)
def test_oddities_are_counted(digitalgov: Digitalgov, rule: str, expected: int) -> None:
    """Within two in a hundred of what was measured on the site."""
    counts = Counter(one.rule for one in digitalgov.done.remarks)
    assert abs(counts[rule] - expected) <= 0.02 * expected


def test_the_site_is_imported_in_seconds(digitalgov: Digitalgov) -> None:
    """Ten seconds of CPU, writing included; more where a debugger looks on or others share the machine."""
    assert digitalgov.seconds <= (40 if sys.gettrace() or os.getloadavg()[0] > 1 else 10)
