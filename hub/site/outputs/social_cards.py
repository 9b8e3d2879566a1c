"""The card of each page, which other programs show beside a link to it (og:image of https://ogp.me)."""

from __future__ import annotations

from functools import cache, partial
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from hub.base import cache_file, date_format, translation
from hub.base.text import typographic
from hub.config import color_tokens
from hub.content import routes, site_urls, translations
from hub.content.site_files import DrawnAsset
from hub.newsletter import mail_layout
from hub.site.pages import area_marks, plain_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from hub.content.models import Article, Event, Library
    from hub.content.settings import Config, Topic
    from hub.site.outputs.card_picture import CardPress

HOME = "index.md"
# Of each kind with a date, so many have cards of their own. Older ones, of which there may be thousands, have that of
# their topic: a card takes as long to draw as the page of an article takes to write, and 11 KB.
NEWEST = 30


class SocialCard(NamedTuple):
    """Hold what a card says; `area` is the number of the page's area, 0 for none. Equal cards have equal pictures."""

    title: str
    label: str = ""
    area: int = 0


def files(library: Library, config: Config) -> dict[str, str]:
    """Return the file of each page's card, by the path of the page; a page that is not there has that of `HOME`.

    Empty where the hub wants no cards.
    """
    if not config.theme.cards:
        return {}
    own = {page: site_urls.card(page) for page, _ in _cards(library, config)}
    return {page: own.get(topic, own[HOME]) for page, topic in _shared(library, config)} | own


def assets(library: Library, config: Config) -> Iterator[DrawnAsset]:
    """Yield each card, drawn when asked for; what one is made of is what it says, and the look of the hub."""
    if not config.theme.cards:
        return
    press, look = card_press(config), look_of(config)
    for page, card in _cards(library, config):
        said = card._replace(title=typographic(card.title), label=typographic(card.label))
        made_of = cache_file.total(look, said).hex()
        yield DrawnAsset(path=site_urls.card(page), content=partial(_drawn, press, said), made_of=made_of)


def card_press(config: Config) -> Callable[[], CardPress]:
    """Return what makes the press of a hub once; Pillow takes 7 MB and 20 ms, and most builds draw nothing."""

    @cache
    def press() -> CardPress:
        from hub.site.outputs import card_picture

        return card_picture.CardPress(config)

    return press


def look_of(config: Config) -> tuple[object, ...]:
    """Return all that cards and icons of a hub follow from besides the words of a card."""
    return config.site_name, *area_marks.marks(config).values(), color_tokens.of(config)[0]


def _drawn(press: Callable[[], CardPress], card: SocialCard) -> bytes:
    return press().card(card)


def _cards(library: Library, config: Config) -> Iterator[tuple[str, SocialCard]]:
    """Yield the path of each page with a card of its own, and what that says, language by language."""
    return chain.from_iterable(_of_tree(tree.library, tree.config) for tree in translations.trees(library, config))


def _of_tree(library: Library, config: Config) -> Iterator[tuple[str, SocialCard]]:
    number = {key: mark.number for key, mark in area_marks.marks(config).items()}
    titles = {area.key: area.title for area in config.areas}
    names = {source.key: source.name for source in config.sources}
    topics = {topic.slug: topic for topic in config.topics}
    area = partial(_area_of, topics=topics, numbers=number)
    gettext, language = translation.words(config.language).gettext, config.language
    home = plain_pages.find(library, plain_pages.HOME)
    yield site_urls.in_tree(HOME, config.tree), SocialCard(home.title if home else config.site_name)
    for page in library.toolkit:
        yield routes.page_path(page.path), SocialCard(page.title, titles[page.area], number[page.area])
    for topic in topics.values():
        yield (
            site_urls.in_tree(f"{site_urls.topic(topic.slug)}.md", config.tree),
            SocialCard(topic.title, gettext("Topic"), number.get(topic.area or "", 0)),
        )
    for plain in plain_pages.shown(library):
        yield routes.page_path(plain.path), SocialCard(plain.title)
    for model in library.assessments:
        yield site_urls.assessment(model.id), SocialCard(model.title, gettext("Self-assessment"))
    for issue in islice(library.issues, NEWEST):
        yield (
            routes.page_path(issue.path),
            SocialCard(
                mail_layout.headline(issue, config.newsletter.name),
                f"{config.newsletter.name}, {date_format.day(issue.day, language)}",
            ),
        )
    for event in library.events[-NEWEST:]:
        day = date_format.day(event.start.date(), language)
        yield (
            routes.page_path(event.path),
            SocialCard(event.title, f"{gettext(event.kind).capitalize()}, {day}", area(event.topics)),
        )
    for article in library.articles[:NEWEST]:
        label = gettext("Article, %(source)s") % {"source": names.get(article.source, article.source)}
        yield routes.page_path(article.path), SocialCard(article.title, label, area(article.topics))


def _area_of(slugs: Iterable[str], topics: Mapping[str, Topic], numbers: Mapping[str, int]) -> int:
    """Return the number of the area that an item of some topics belongs to, 0 for none."""
    topic = area_marks.main_topic(slugs, topics)
    return numbers.get(topic.area or "", 0) if topic else 0


def _shared(library: Library, config: Config) -> Iterator[tuple[str, str]]:
    """Yield the path of each page whose card is that of a topic, and the path of the topic's page."""
    topics = {topic.slug: topic for topic in config.topics}
    for tree in translations.trees(library, config):
        older: chain[Article | Event] = chain(tree.library.articles[NEWEST:], tree.library.events[:-NEWEST])
        for item in older:
            topic = area_marks.main_topic(item.topics, topics)
            if topic:
                page = site_urls.in_tree(f"{site_urls.topic(topic.slug)}.md", tree.config.tree)
                yield routes.page_path(item.path), page
