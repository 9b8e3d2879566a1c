"""Which page has which card, and when one is drawn again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hub.config import hub_settings
from hub.content import loader
from hub.content.settings import Theme
from hub.site.outputs import social_cards

if TYPE_CHECKING:
    import pytest

    from hub.content.models import Article, Library
    from hub.content.settings import Config

ROOT = Path(__file__).parents[3]
HOME = "assets/cards/index.png"


def test_every_kind_of_page_has_a_card(library: Library, config: Config) -> None:
    """Home, practices, topics, events, articles and issues have cards of their own, at the path of their page."""
    files = social_cards.files(library, config)
    made = {asset.path: asset.content for asset in social_cards.assets(library, config)}
    assert {*files.values()} == made.keys()
    assert made[HOME]().startswith(b"\x89PNG")
    assert files["index.md"] == HOME
    assert files["articles/2026/2026-11-17-oil.md"] == "assets/cards/articles/2026/2026-11-17-oil.png"
    assert {"topics/oil.md", "events/2026-12-03-trim.md", "toolkit/light/index.md"} <= files.keys()
    assert any(path.startswith("newsletter/") for path in files)


def test_assessments_have_cards() -> None:
    """Each of this repository's has one."""
    config = hub_settings.load(ROOT)
    files = social_cards.files(loader.load(config), config)
    assert files["assessment/cx-maturity.md"] == "assets/cards/assessment/cx-maturity.png"


def test_older_articles_have_the_card_of_their_topic(
    library: Library, config: Config, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond the newest, an article shares a card; one without a topic has that of the home page."""
    monkeypatch.setattr(social_cards, "NEWEST", 1)
    old = (replace(article, path="content/articles/a.md"), replace(article, path="content/articles/b.md", topics=()))
    files = social_cards.files(replace(library, articles=(article, *old)), config)
    assert files["articles/a.md"] == "assets/cards/topics/oil.png"
    assert "articles/b.md" not in files


def test_a_card_is_drawn_again_for_a_new_title_only(library: Library, config: Config, article: Article) -> None:
    """Another summary leaves all that cards are made of; another title changes one."""

    def made_of(one: Article) -> dict[str, str]:
        made = social_cards.assets(replace(library, articles=(one,)), config)
        return {asset.path: asset.made_of for asset in made}

    first = made_of(article)
    assert made_of(replace(article, summary="Other words.")) == first
    second = made_of(replace(article, title="Other words"))
    assert [path for path in first if first[path] != second[path]] == ["assets/cards/articles/2026/2026-11-17-oil.png"]


def test_the_card_of_an_issue_names_the_newsletter_once(library: Library, config: Config) -> None:
    """Its label has the name, so its title is that of the page and of the mail; both subjects make one picture."""
    issue = library.issues[0]
    assert issue.subject == f"{config.newsletter.name}: trim it"
    cards = [
        next(iter(asset.content() for asset in social_cards.assets(one, config) if "newsletter" in asset.path))
        for one in (library, replace(library, issues=(replace(issue, subject="Trim it"),)))
    ]
    assert cards[0] == cards[1]


def test_a_hub_may_want_no_cards(library: Library, config: Config) -> None:
    """With `cards: false` no page has one, and nothing is drawn."""
    without = replace(config, theme=Theme(cards=False))
    assert social_cards.files(library, without) == {}
    assert list(social_cards.assets(library, without)) == []
