"""The search: the words of the field, by kind, narrowed by filters, and nothing loaded before it is used."""

from __future__ import annotations

import re
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks import corpus
from hub.content import synonyms
from hub.site.mkdocs import site_build
from tests.browser.conftest import ROOT
from tests.browser.served import serve
from tests.hubs import LAMPS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Opened

MANY = 1000
TOPIC = "- {{slug: topic-{0}, title: Topic {0}, summary: About topic {0}.}}\n"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where this repository's hub with a thousand articles is served."""
    root = tmp_path_factory.mktemp("many")
    for name in ("content", "newsletters"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    with (root / "content/topics.yml").open("a") as topics:
        topics.writelines(TOPIC.format(number) for number in range(corpus.TOPICS))
    for one in corpus.articles(MANY):
        values = {"title": one.title, "url": one.url, "source": one.source, "section": "news", "summary": one.summary}
        head = f"{corpus.front_matter(values | {'topics': one.topics})}published: {one.day}\n"
        file = root / f"content/articles/{one.day:%Y}/{one.day}-{one.slug}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{head}---\n\n{one.markdown('../{0:%Y}/{0}-{1}.md'.format)}\n", encoding="utf-8")
    with serve(site_build.build(root)) as url:
        yield url


STATUS = "#hub-find [role=status]"
# What members type, and pages of which one must be among the first three results; "" where the hub has nothing.
ASKED = {
    "polls": "topics/surveys-and-feedback/ toolkit/customer-understanding/ask-good-questions/",
    "CSAT": "toolkit/measurement/use-standard-measures/ topics/measurement/",
    "KPIs": "topics/measurement/ toolkit/measurement/",
    "UX": "topics/user-experience/",
    "red tape": "toolkit/digital-services/put-one-form-online/",
    "wait times": "toolkit/measurement/set-service-levels/",
    "interpreters": "toolkit/digital-services/serve-people-in-their-language/ topics/multilingual/",
    "webinar": "events/ events/2026-12-03-journey-mapping-in-one-afternoon/",
    "accessability": "topics/accessibility/ accessibility/",
    "custmer journy": "toolkit/customer-understanding/map-a-customer-journey/ topics/journey-mapping/",
    "usab": "topics/usability/ toolkit/design/run-a-usability-test/",
    "how do I run a usability test": "toolkit/design/run-a-usability-test/",
    "508": "topics/accessibility/ toolkit/design/design-for-access/",
    "sign up": "join/",
    "news letter": "newsletter/",
    "hand offs": "toolkit/collaboration/fix-a-handoff/",
    "chat bot": "toolkit/digital-services/answer-with-chat-and-ai/",
    "dark mode": "accessibility/",
    "RSS": "feeds/",
    "maturity model": "assessment/ assessment/cx-maturity/",
    "privacy": "privacy/",
    "UI": "topics/user-experience/ topics/usability/",
    "screenreader": "toolkit/design/design-for-access/ topics/accessibility/",
    "wcag 2.2": "topics/accessibility/ toolkit/design/design-for-access/ accessibility/",
    "priorizing what to fix first": "topics/strategy/ toolkit/strategy/write-a-one-page-strategy/",
    "usab testing w 5 people": "toolkit/design/run-a-usability-test/",
    "difference between UX and CX": "topics/user-experience/ topics/customer-experience/",
    "who runs this site": "about/",
    "we have too many web pages what do we do": "toolkit/digital-services/clean-up-your-content/",
    "my boss wants one number for customer experience": "topics/measurement/ toolkit/measurement/",
    "where do I report a mistake on this site": "contribute/",
    "7-point scale": "toolkit/customer-understanding/ask-good-questions/ toolkit/measurement/use-standard-measures/",
    "M-99-10": "",
    "Vietnamese": "toolkit/digital-services/serve-people-in-their-language/ topics/multilingual/",
    "people with no internet": "toolkit/digital-services/ toolkit/digital-services/put-one-form-online/",
    "acessible pdfs": "topics/accessibility/ toolkit/design/design-for-access/",
    "january events": "events/2027-01-13-plain-language-clinic/ events/",
    "add events to Outlook": "feeds/ events/",
    "how do I add an article": "contribute/",
    "nobody answers our survey": "toolkit/customer-understanding/ask-good-questions/ topics/surveys-and-feedback/",
    "QX": "",
    "blockchain": "",
}


@pytest.fixture(scope="module")
def without_pagefind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the site of this repository is served as it is without the program for all words."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setitem(sys.modules, "pagefind_bin", None)
        site = site_build.build(ROOT, site_dir=tmp_path_factory.mktemp("small") / "site")
    with serve(site) as url:
        yield url


def asked(page: Page, words: str) -> list[str]:
    """The pages that answer a question, as the search lists them."""
    page.get_by_label("What are you looking for?").fill(words)
    page.keyboard.press("Enter")
    page.locator(STATUS).filter(has_text=f"“{words}”").wait_for()
    root = page.url.partition("search/")[0]
    links = page.locator("#hub-find .reads a").evaluate_all("all => all.map((one) => one.href)")
    return [link.removeprefix(root) for link in links]


def missed(page: Page) -> dict[str, list[str]]:
    """The questions whose first three results lead elsewhere, with these results."""
    wrong = {}
    for words, expected in ASKED.items():
        found = asked(page, words)
        if not (set(found[:3]) & set(expected.split()) if expected else not found):
            wrong[words] = found[:3]
    return wrong


@pytest.mark.parametrize("pagefind", [True, False])
def test_words_of_the_field(opened: Opened, address: str, without_pagefind: str, pagefind: bool) -> None:  # noqa: FBT001  a parameter of the test
    """What members call a thing leads to it, with typos and abbreviations, and what is not there is not pretended."""
    assert missed(opened(f"{address if pagefind else without_pagefind}/search/")) == {}


def test_results_by_kind(opened: Opened) -> None:
    """A question brings the best results first; a kind and filters narrow them, and all of that is in the address."""
    page = opened("/search/")
    every = asked(page, "survey")
    assert re.match(rf"survey \({len(every)}|survey \(\d+ results\) – Search", page.title())
    page.locator("#hub-find .tabs a").filter(has_text="Events").click()
    page.locator(".tabs [aria-current]").filter(has_text="Events").wait_for()
    assert "kind=Events" in page.url
    page.reload(wait_until="networkidle")
    page.locator(".tabs [aria-current]").filter(has_text="Events").wait_for()
    assert page.locator("#hub-letters").is_hidden()
    first = page.locator("#hub-find .reads a").first
    assert "/events/" in (first.get_attribute("href") or "")
    page.locator("select[name=topic]").select_option("Strategy")
    page.get_by_text("Set the filters to “Any”").wait_for()
    page.locator("select[name=topic]").select_option("Surveys and feedback")
    first.click()
    page.locator("article h1").wait_for()


def test_the_best_result_has_a_frame(opened: Opened) -> None:
    """It is one, above the others, with lines on all four sides, though the first of other lists has none above it."""
    page = opened("/search/?q=survey")
    best = page.locator("#hub-find .reads > .best")
    best.wait_for()
    assert page.locator("#hub-find .reads > li").first.get_attribute("class") == "best"
    assert best.count() == 1
    assert best.evaluate("e => e.querySelector('a').href").endswith("/topics/surveys-and-feedback/")
    assert best.evaluate("e => getComputedStyle(e).borderWidth") == "2px"


def test_nothing_found(opened: Opened) -> None:
    """The search says so, and offers the nearest words and the three likeliest pages."""
    page = opened("/search/")
    assert asked(page, "kubernetes") == []
    assert page.title().startswith("kubernetes (0 results)")
    assert page.locator("#hub-find .plain a").count() == 3
    page.get_by_text("The nearest words:").locator("a").first.click()
    page.locator("#hub-find .reads a").first.wait_for()


def test_pages_of_twenty(opened: Opened, many: str) -> None:
    """Twenty results are shown, then twenty more, and the first of them has the focus."""
    page = opened(f"{many}/search/")
    assert len(asked(page, "survey")) == 20
    page.get_by_role("button", name="Show 20 more").click()
    page.locator("#hub-find .reads li").nth(39).wait_for()
    assert page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('.reads li')[20]")


def test_a_phone_has_the_search_in_its_header(opened: Opened) -> None:
    """Nothing has to be opened before."""
    page = opened("/toolkit/", viewport={"width": 390, "height": 800})
    page.get_by_role("searchbox").fill("poll")
    page.keyboard.press("Enter")
    page.locator("#hub-find .reads a").first.wait_for()


def test_titles_are_offered(opened: Opened) -> None:
    """Who goes to a search field is offered titles of topics and practices, by one request more."""
    page = opened("/toolkit/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("searchbox").focus()
    page.locator("datalist option").first.wait_for(state="attached")
    page.keyboard.press("Tab")
    page.get_by_label("Search this site").focus()
    offered = page.eval_on_selector_all("datalist option", "all => all.map((one) => one.value)")
    assert {"Run a usability test this week", "Surveys and feedback", "About"} <= set(offered)
    assert len(offered) == len(set(offered))
    assert [url.removesuffix("/").rpartition("/")[2] for url in asked] == ["search"]
    page.get_by_label("Search this site").fill("Run a usability test this week")
    page.keyboard.press("Enter")
    first = page.locator("#hub-find .reads a").first
    first.wait_for()
    assert first.inner_text() == "Run a usability test this week"


def test_stems_are_those_of_python(opened: Opened) -> None:
    """The script and the build make the same of a word."""
    page = opened("/search/")
    words = sorted({word for text in (ROOT / "content").rglob("*.md") for word in re.findall(r"\w+", text.read_text())})
    found = page.evaluate(
        "async (words) => words.map((await import(new URL('../assets/search/terms.js', location))).stem)", words
    )
    assert found == [synonyms.stem(word) for word in words]


def test_a_thousand_pages(opened: Opened, many: str) -> None:
    """Nothing is loaded before the first question, then 150 KB at most, and for the next one 30."""
    page = opened("about:blank")
    sizes: dict[str, int] = {}
    page.on("requestfinished", lambda one: sizes.update({one.url: max(0, one.sizes()["responseBodySize"])}))
    page.goto(f"{many}/search/", wait_until="networkidle")
    assert [url for url in sizes if "pagefind" in url or url.endswith(".json")] == []
    weights = [weight(page, sizes, words) for words in ("accessible form", "journey mapping")]
    assert weights[0] <= 150_000
    assert weights[1] <= 30_000


def weight(page: Page, sizes: dict[str, int], words: str) -> int:
    """The bytes that one question loads."""
    sizes.clear()
    page.get_by_label("What are you looking for?").fill(words)
    page.keyboard.press("Enter")
    page.get_by_text(f"for “{words}”").wait_for()
    page.wait_for_load_state("networkidle")
    return sum(sizes.values())


def test_titles_and_summaries_where_pagefind_is_missing(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the program for all words, the same page searches titles and summaries, also of a hub of few words."""
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with serve(site_build.build(shutil.copytree(LAMPS, tmp_path / "lamps"))) as url:
        page = opened(f"{url}/search/?q=wick")
        page.locator("#hub-find .reads a").first.wait_for()
        assert page.locator("#hub-find .reads a").all_inner_texts() == ["Trim a wick"]


def test_the_small_search_is_small() -> None:
    """What finds pages without Pagefind is 4 KB at most, with what knows of stems and typos."""
    folder = ROOT / "hub/site/theme/assets/search"
    assert sum((folder / name).stat().st_size for name in ("small.js", "terms.js")) <= 4096


def test_an_area_is_no_practice(opened: Opened) -> None:
    """The page of an area is called one, and the name that it shares with its practices is said once."""
    page = opened("/search/?q=culture")
    area = page.locator("#hub-find .reads > li").filter(has=page.locator('a[href$="/toolkit/culture/"]'))
    assert area.locator(".meta").inner_text() == "Area"
    practice = page.locator("#hub-find .reads > li").filter(has=page.locator('a[href*="/toolkit/culture/train"]'))
    assert practice.locator(".meta").inner_text() == "Practice, Culture"


def test_a_typo_counts_nearly_as_much(opened: Opened, without_pagefind: str) -> None:
    """The other words of a question do not push what was misspelled out of the first results."""
    page = opened(f"{without_pagefind}/search/")
    about = {"accessibility/", "topics/accessibility/", "toolkit/design/design-for-access/"}
    assert about & set(asked(page, "accesibility checklist")[:3])
