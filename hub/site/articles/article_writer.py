"""Articles -> a page for each, with links to its neighbors."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, fields
from functools import cache, partial
from itertools import starmap
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from hub.base import commonmark, markdown, unknown_words
from hub.base.translation import gettext
from hub.base.utf8_files import text_of
from hub.check import file_facts
from hub.content import active_html, routes, translations
from hub.content.models import Article
from hub.errors import Problem
from hub.site.articles import article_rows, page_shell
from hub.site.articles.article_rows import Rows, macro
from hub.site.articles.page_shell import Content
from hub.site.articles.planned_page import ArticleSite, Leaf
from hub.site.pages import json_ld, page_html, page_templates, practices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2 import Template

    from hub.content.settings import Config
    from hub.site.articles.planned_page import PracticeLink
    from hub.site.pages.article_neighbors import Articles, Neighbors
    from hub.site.pages.sent_issues import SentIssue

# Where a rule of `check` may find something: a blank, a shortcode, a character reference, words that tell nothing.
ODD = re.compile(r"TODO|\{\{[<%]")
ODD_FIELD = re.compile(rf"TODO|&#?\w+;|\A(?i:{unknown_words.WORDS})\Z")
PRACTICES = 2
FIELDS = tuple(each.name for each in fields(Article) if each.name != "body")


def leaves(articles: Articles, site: ArticleSite) -> Iterator[Leaf]:
    """Yield a page for each article, made when somebody asks."""
    writer = _ArticleWriter(
        site=site,
        templates=cache(lambda tree, language: _template(site.configs[tree], language)),
        rows={tag: _rows(site, config) for tag, config in site.configs.items()},
        sources={source.key: source.name for source in site.config.sources},
        topics={tag: {topic.slug: topic.title for topic in config.topics} for tag, config in site.configs.items()},
    )
    return starmap(writer.leaf, articles)


@dataclass(frozen=True, kw_only=True, slots=True)
class _ArticleWriter:
    """Hold what the pages of all articles share: the site, templates, and by tree rows and the names of topics.

    `templates` gives the template for a tree, in a language.
    """

    site: ArticleSite
    templates: Callable[[str, str], Template]
    rows: Mapping[str, Rows]
    sources: Mapping[str, str]
    topics: Mapping[str, Mapping[str, str]]

    def leaf(self, article: Article, near: Neighbors) -> Leaf:
        own = tuple(getattr(article, name) for name in FIELDS)
        tree = self.site.settings(article.lang).tree
        names = (self._source(article), *(self.topics[tree][slug] for slug in article.topics))
        beside = tuple((one.path, one.title, one.lang) if one else None for one in (near.newer, near.older))
        related = tuple((*article_rows.line(one), self._source(one)) for one in near.related)
        path = routes.page_path(article.path)
        return Leaf(
            path=path,
            layout=page_shell.layout(path, tree or translations.spoken(self.site.config, article.lang)),
            inputs=(own, names, beside, related, self._practices(article), self._sent(article)),
            content=partial(self._content, article, near, path),
            text=article.path,
        )

    def _practices(self, article: Article) -> tuple[PracticeLink, ...]:
        """Return the practices that share a topic with an article, and its language, the nearest first."""
        tree = self.site.settings(article.lang).tree
        return practices.nearest(article.topics, (page for page in self.site.practices if page.tree == tree), PRACTICES)

    def _sent(self, article: Article) -> tuple[SentIssue, ...]:
        return self.site.sent.get(article.path, ())

    def _source(self, article: Article) -> str:
        return self.sources.get(article.source, article.source)

    def _content(self, article: Article, near: Neighbors, path: str) -> Content:
        source_text = article.body.text()
        rendered = commonmark.to_html(source_text)
        self.site.dead.extend(_unpublishable(article, source_text, rendered, self.site.config))
        taken: set[str] = set()
        anchor = commonmark.free_anchor(article.title, taken)
        config, language = self.site.settings(article.lang), translations.spoken(self.site.config, article.lang)
        html = markdown.published(rendered, partial(_resolved, article.path, self.site), language=language)
        text = page_html.with_anchors(html, taken, language)
        source = self._source(article)
        body = self.templates(config.tree, language).render(
            article=article,
            source=source,
            linked=json_ld.article(article, self.site.config, source),
            lead="" if page_html.begins_with(text, article.summary) else article.summary,
            body=Markup(text),  # noqa: S704  it is cleaned
            end_of_head=Markup(page_shell.END_OF_HEAD),  # noqa: S704  ours
            to=partial(self.site.way, path, tree=config.tree),
            near=near,
            related=self.rows[config.tree](path, near.related),
            practices=self._practices(article),
            sent=self._sent(article),
        )
        opening, body = page_shell.halves(page_html.finished(body, self.site.config.site_url, language))
        return Content(
            path=path,
            title=article.title,
            description=article.summary,
            anchor=anchor,
            body=body,
            opening=opening,
            headings=page_html.headings(text),
            mark=page_html.language_mark(article.lang, language, article.title),
            lang=article.lang,
            draft=article.draft,
        )


def _rows(site: ArticleSite, config: Config) -> Rows:
    return Rows(site, macro(page_templates.environment(config, config.language), "related"))


def _template(config: Config, language: str) -> Template:
    return page_templates.environment(config, language).get_template("article.html.j2")


def _unpublishable(article: Article, source_text: str, rendered: str, config: Config) -> list[Problem]:
    """Return what no reader should see, such as blanks that nobody filled; nearly no article has any.

    To look for each in each text would take as long as to make its page.
    """
    fields = (article.title, article.source, article.summary, article.note, article.alt, *article.authors)
    is_odd = ODD.search(source_text) or any(ODD_FIELD.search(words) for words in fields if words)
    if not is_odd and not active_html.is_active(source_text, rendered):
        return []
    text = text_of(config.root / article.path, article.path)
    return [one for one in file_facts.glance(article.path, text, config).findings if one.rule in file_facts.STOPS]


def _resolved(path: str, site: ArticleSite, link: str) -> str:
    """Return a link of an article as its page needs it: one to a file of the hub leads to that file's page."""
    if link.startswith(("https://", "http://")):  # most links; to take each apart takes time
        if link.startswith(site.config.site_url):
            _ask(path, site, link)
        return link
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return link
    page = routes.page_path(path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    site.asked[target] = site.addresses.get(target)
    if parts.path.startswith("/") or target not in site.addresses:
        _bury(path, site, link)
        return link
    way = routes.relative(site.addresses[page], site.addresses[target])
    return parts._replace(path=way).geturl()


def _ask(path: str, site: ArticleSite, link: str) -> None:
    """Note what is at a whole address on this site."""
    address = unquote(re.split("[?#]", link.removeprefix(site.config.site_url))[0])
    target = site.paths.get(routes.bare(address))
    if target is None:
        _bury(path, site, link)
    else:
        site.asked[target] = site.addresses[target]


def _bury(path: str, site: ArticleSite, link: str) -> None:
    message = gettext("the link %(link)s does not lead to a file of this hub", link=repr(link))
    fix = gettext("write the path from this file to another")
    site.dead.append(Problem(path=path, rule="201", message=message, fix=fix))
