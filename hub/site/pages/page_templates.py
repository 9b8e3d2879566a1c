"""Templates -> pages: what a template may use, and the escaping of every value that it prints."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from hub.base import cldr, commonmark, date_format, jinja, markdown, template_overrides, text, translation
from hub.content import event_words, occurrences, routes, site_urls, translations
from hub.content.site_files import Page
from hub.newsletter import mail_layout
from hub.site.pages import area_marks, page_html

if TYPE_CHECKING:
    from datetime import date

    from jinja2 import Environment

    from hub.content.models import Event
    from hub.content.settings import Config

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
HEADING = re.compile(r"\A<h3[^>]*>(.*)</h3>\n?\Z", re.DOTALL)


class Write(Protocol):
    """Render a template into the page of one content file, or into a list that no single file holds."""

    def __call__(
        self, template: str, path: str, *, edit: str | None = None, lang: str | None = None, **values: object
    ) -> Page:
        """Render the template for `path` in the language that its text says it has, by its tag, or in that of its tree.

        Without `edit`, no reader is offered a file to change. The path of a list is that in the hub's own language.
        """


def writer(config: Config) -> Write:
    """Return what writes pages that know the hub's topics, its sources' names and the link to any other page."""
    speaking = cache(partial(environment, config))  # to tell one hub's settings from another's takes time

    def write(template: str, path: str, *, edit: str | None = None, lang: str | None = None, **values: object) -> Page:
        target = routes.page_path(site_urls.in_tree(path, config.tree))
        lang = lang or config.tree or None
        language = translations.spoken(config, lang)
        templates, words = speaking(language), _Words(language=language, lang=lang if edit else None)
        values["lang"] = lang
        ways = {"to": lambda path: relative(target, site_urls.in_tree(path, config.tree))}
        said = {"heading": words.heading, "text": words.text, "line": words.line, "text_sections": words.text_sections}
        html = templates.get_template(template).render(values | ways | said)
        return Page(path=target, text=html, edit=edit, tree=config.tree)

    return write


@dataclass(slots=True)
class _Words:
    """Make the headings and the texts of one page, of which no two have one name.

    `lang` is the tag of the author's language where it is told, `language` that of hub's words around.
    """

    language: str = translation.SOURCE
    lang: str | None = None
    taken: set[str] = field(default_factory=set)
    texts: int = 0

    def heading(self, level: int, words: str, *, link: str = "", source: str = "", id: str = "") -> Markup:  # noqa: A002  as in HTML
        """Return a heading with a name of its own, or with `id`; with `link`, its words lead there.

        With `source`, that is what it shows, as Markdown.
        """
        if id:
            self.taken.add(id)
        shown = escape(text.typographic(words))
        inner = Markup('<a href="{}">{}</a>').format(address(link), shown) if link else shown
        inner = self.line(source) if source else inner
        mark = page_html.language_mark(self.lang, self.language, words)
        if mark and (level == 1 or link or source):
            inner = Markup("<span{}>{}</span>").format(mark, inner)
        return Markup(page_html.heading(level, inner, id or commonmark.free_anchor(words, self.taken)))  # noqa: S704  escaped

    def text(self, source: str) -> Markup:
        """Return the HTML of an author's Markdown: its headings have names, and a bold link of its own is a button."""
        return self._marked(self._written(source))

    def text_sections(self, source: str) -> tuple[Markup, ...]:
        """Return the HTML of an author's Markdown, parted before each heading that opens a section."""
        return tuple(map(self._marked, page_html.sections(self._written(source))))

    def line(self, source: str) -> Markup:
        """Return the HTML of a line of Markdown, in which no list or quotation begins, without an element around it."""
        return Markup(HEADING.sub(r"\1", self._html(f"### {source}")))  # noqa: S704  it is cleaned

    def _written(self, source: str) -> str:
        named = page_html.with_anchors(self._html(source), self.taken, self.language)
        named = page_html.with_practice_lists(named, self.language)
        return page_html.with_buttons(page_html.with_terms(named))

    def _marked(self, html: str) -> Markup:
        mark = page_html.language_mark(self.lang, self.language, page_html.TAG.sub("", html))
        return Markup(f'<div class="flow"{mark}>{html}</div>' if mark and html else html)  # noqa: S704  it is cleaned

    def _html(self, source: str) -> str:
        self.texts += 1
        scope = f"{self.texts}-" if self.texts > 1 else ""
        return markdown.to_html(source, scope=scope, language=self.language)


def relative(page: str, path: str) -> Markup:
    """Return the link from a page of the site to the page of a content file."""
    return escape(posixpath.relpath(routes.page_path(path), posixpath.dirname(page) or "."))


def address(url: str) -> Markup:
    """Return a URL that no HTML parser ends early."""
    return escape(quote(url, safe="/:?#@!$&'*+,;=%~-._()[]"))


def webcal(url: str) -> str:
    """Return the address of a calendar that a program subscribes to, where `https` would download a copy."""
    return f"webcal:{url.partition(':')[2]}"


def host(url: str) -> str:
    """Return the site that a link leads to, as people say its name."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def hours(event: Event, language: str = translation.SOURCE) -> Markup:
    """Return the hours of an event of one day, which stay on one line."""
    return Markup('<span class="t">{}</span>').format(event_words.hours(event, language))


def lower_first(value: str) -> str:
    """Return a sentence as a part of another one: a small first letter, no period."""
    return value[:1].lower() + value[1:].rstrip(".")


def upper_first(value: str) -> str:
    """Return words that begin a line, such as a month, which some languages write small."""
    return value[:1].upper() + value[1:]


def scalar(value: object) -> Markup:
    """Return a value in YAML: all JSON is YAML (YAML 1.2, section 1.3)."""
    return Markup(json.dumps(value, ensure_ascii=False))  # noqa: S704  front matter is not HTML


def iso(value: date) -> Markup:
    """Return a day, or a moment with its offset, as HTML's `time` element wants it."""
    return Markup(value.isoformat())  # noqa: S704  digits and punctuation


def when(event: Event, language: str = translation.SOURCE) -> Markup:
    """Return when an event is, as HTML; of one day, a line may break after the weekday and before the hours only."""
    if not event_words.is_of_one_day(event):
        return escape(event_words.when(event, language))
    day = date_format.day(event.start, language)
    whole = escape(date_format.weekday(event.start, language)).replace(
        day, Markup('<span class="t">{}</span>').format(day)
    )
    return Markup('{}<br><b class="t">{}</b>').format(whole, event_words.hours(event, language))


def clock(event: Event) -> Markup:
    """Return the attributes of the `time` element of an event: its start, its end, and when its row is over."""
    known = {
        "datetime": event_words.iso(event, event.start),
        "data-hub-end": event.end.isoformat() if event_words.has_end(event) and not event.all_day else None,
        "data-hub-over": occurrences.over_for_good(event).isoformat(),
    }
    return Markup(" ").join(Markup('{}="{}"').format(name, value) for name, value in known.items() if value)


def environment(config: Config, language: str) -> Environment:
    """Return templates that know a hub, in a language; every value is set as in print and escaped for HTML.

    Those of the hub go before ours.
    """
    return _environment(config, language, template_overrides.fingerprint(config.root))


def _language_mark(around: str, item: object, words: str = "") -> Markup:
    """Return the attributes that say the language of words of an item, which are its title where none are given."""
    said = words or (item if isinstance(item, str) else getattr(item, "title", ""))
    return page_html.language_mark(getattr(item, "lang", None), around, page_html.TAG.sub("", said))


@lru_cache
def _environment(config: Config, language: str, _overrides: bytes) -> Environment:
    made = jinja.environment("hub.site", hub=config.root, language=language, finalize=_printed)
    plain = (address, webcal, host, lower_first, upper_first, scalar, iso, clock)
    made.filters.update({each.__name__: each for each in plain})
    of_language = (
        date_format.day,
        date_format.short,
        date_format.month,
        date_format.weekday,
        date_format.month_name,
        date_format.weekday_name,
        when,
        hours,
        event_words.repeats,
        event_words.phrase,
    )
    made.filters.update({each.__name__: partial(each, language=language) for each in of_language})
    made.filters["number"] = partial(cldr.number, tag=language)
    made.filters["time_of_day"] = partial(date_format.clock, language=language)
    made.filters["language_mark"] = partial(_language_mark, language)
    names = {source.key: source.name for source in config.sources}
    topics = {topic.slug: topic for topic in config.topics}
    titles = {area.key: area.title for area in config.areas}
    made.globals.update(
        config=config,
        topics=topics,
        source_name=lambda key: names.get(key, key),
        titles=lambda keys: text.listed([titles[key] for key in keys], language),
        addresses=site_urls,
        in_tree=partial(site_urls.in_tree, tree=config.tree),
        marks=area_marks.marks(config),
        main_topic=partial(area_marks.main_topic, topics=topics),
        headline=partial(mail_layout.headline, newsletter=config.newsletter.name),
    )
    made.globals["rows"] = jinja.module(made, "rows.html.j2")
    return made


def _printed(value: object) -> object:
    """Return words as printers set them; what is HTML already, such as an address, stays as it is."""
    return text.typographic(value) if type(value) is str else value
