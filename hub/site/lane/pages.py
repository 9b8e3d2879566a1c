"""Articles -> pages in a shell, each made when it is asked for."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field, fields
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hub import when
from hub.errors import Problem
from hub.model import Article
from hub.site import linked, markdown
from hub.site.lane import shell, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from hub.model import Config
    from hub.site.lane.shell import Shell

FIELDS = tuple(each.name for each in fields(Article) if each.name != "body")


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaf:
    """A page that the lane can make: `path` is where it stands, `inputs` is all that its HTML says besides a text.

    `text` names the content file of that text, if there is one. Two leaves of one path with equal inputs and text have
    the same HTML, given the same shells, settings and program, and that the links of the text still lead somewhere.
    """

    path: str
    inputs: tuple[object, ...]
    render: Callable[[], str]
    text: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """What articles stand in: the shell with a table of contents and the one without by the depth of a page's path.

    `addresses` gives the address of every page and file of the site by its path; `dead` collects links to none.
    """

    config: Config
    shells: Mapping[int, tuple[Shell, Shell]]
    addresses: Mapping[str, str]
    dead: list[Problem] = field(default_factory=list)


def pages(articles: tuple[Article, ...], site: Site) -> Iterator[Leaf]:
    """A page for each article, newest first, each with the way to its neighbours."""
    write = _writer(site)
    neighbours = zip((None, *articles), articles, (*articles[1:], None), strict=False)
    return (_leaf(article, site, write, newer=newer, older=older) for newer, article, older in neighbours)


def sitemap(articles: Iterable[Article], site: Site) -> str:
    """The articles' entries for https://www.sitemaps.org/protocol.html, each with the day that it was last new."""
    entry = "<url><loc>{}</loc><lastmod>{}</lastmod></url>\n"
    found = ((site.addresses[markdown.site_path(one.path)], one.added or one.published) for one in articles)
    return "".join(entry.format(escape(site.config.site_url + address), day) for address, day in found)


def depths(articles: Iterable[Article]) -> set[int]:
    """How many folders lie above the articles' pages: links in the frame of a page depend on that."""
    return {markdown.site_path(article.path).count("/") for article in articles}


def shell_path(depth: int) -> str:
    """Where the page with marks stands, so that the frame's links fit all articles of that depth."""
    return "/".join(["articles", *["0"] * (depth - 1), f"{shell.ADDRESS}.md"])


def _writer(site: Site) -> Any:  # noqa: ANN401  a template with what it may use
    names = {source.key: source.name for source in site.config.sources}
    environment = Environment(
        loader=PackageLoader("hub.site"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update({"iso": markdown.iso, "day": when.day, "address": _address})
    topics = {topic.slug: topic for topic in site.config.topics}
    given = {"topics": topics, "source_name": lambda key: names.get(key, key)}
    given["linked"] = lambda one: linked.article(one, site.config, names.get(one.source, one.source))
    return environment.get_template("article.html.j2", globals=given)


def _leaf(article: Article, site: Site, write: Any, **neighbours: Article | None) -> Leaf:  # noqa: ANN401  see _writer
    names = {source.key: source.name for source in site.config.sources}
    titles = {topic.slug: topic.title for topic in site.config.topics}
    own = tuple(getattr(article, name) for name in FIELDS)
    around = tuple((one.path, one.title) if one else None for one in neighbours.values())
    return Leaf(
        path=markdown.site_path(article.path),
        inputs=(own, around, tuple(titles[slug] for slug in article.topics), names.get(article.source)),
        render=partial(_html, article, site, write, **neighbours),
        text=article.path,
    )


def _html(article: Article, site: Site, write: Any, **neighbours: Article | None) -> str:  # noqa: ANN401  see _writer
    path = markdown.site_path(article.path)
    anchor = words.slug(article.title) or "_1"
    with_contents, without = site.shells[path.count("/")]
    body = words.render(article.body, partial(_resolved, article.path, site), {anchor}, with_contents.permalink)
    to = partial(_to, path, site)
    given = {"article": article, "body": Markup(body.html), "to": to, **neighbours}  # noqa: S704  it is sanitised
    values = {
        shell.TITLE: article.title,
        shell.ANCHOR: anchor,
        shell.DESCRIPTION: article.summary,
        shell_path(path.count("/")).removesuffix(".md"): path.removesuffix(".md"),
    }
    return shell.page(
        with_contents if body.headings else without, values, words.finished(write.render(given)), body.headings
    )


def _to(page: str, site: Site, path: str) -> str:
    """The link from a page to the page of a content file."""
    return relative(site.addresses[page], site.addresses[markdown.site_path(path)])


def relative(page: str, target: str) -> str:
    """The way from one address of the site to another."""
    way = posixpath.relpath(target or ".", posixpath.dirname(page) or ".")
    return f"{way}/" if target.endswith("/") or not target else way


def _resolved(path: str, site: Site, link: str) -> str:
    """A link of an article as its page needs it: one to a file of the hub becomes the address of that file's page."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return link
    page = markdown.site_path(path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    if parts.path.startswith("/") or target not in site.addresses:
        message, fix = f"the link {link!r} leads to no file of this hub", "write the way from this file to another"
        site.dead.append(Problem(path=path, rule="201", message=message, fix=fix))
        return link
    way = relative(site.addresses[page], site.addresses[target])
    return parts._replace(path=way).geturl()


def _address(url: str) -> str:
    """A URL that no HTML parser ends early."""
    return quote(url, safe="/:?#@!$&'*+,;=%~-._()[]")
