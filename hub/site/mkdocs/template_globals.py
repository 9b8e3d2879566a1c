"""What the templates of the theme know besides MkDocs' own values: the policy, the ways to help, the search."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin

from markupsafe import Markup
from mkdocs.theme import Theme

from hub.base import date_format, jinja, languages, translation
from hub.base.jinja import Compiled
from hub.content import language_folders, routes, site_urls, translations
from hub.site.articles import page_shell
from hub.site.articles.page_shell import CARD, LISTED, NONCE, QUOTED
from hub.site.articles.planned_page import card_of
from hub.site.outputs import http_headers
from hub.site.pages import area_marks, contribute_links, json_ld, navigation, page_html

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink

    from hub.content.settings import Config
    from hub.site.pages.area_marks import AreaMark
    from hub.site.pages.language_switch import LanguageSwitch

HERE = Path(__file__).parent.parent
OWN, MATERIAL = HERE / "theme", HERE / "material"


class Language(NamedTuple):
    """Hold where a page leads in a language: its tag, the title there, and the address.

    Where nothing says the same there, it is a list, and `note` says so.
    """

    tag: str
    title: str
    url: str
    is_current: bool
    note: str = ""

    @property
    def name(self) -> str:
        """Return the name of the language in itself."""
        from hub.base import cldr  # a hub in one language needs none of it

        return cldr.name(self.tag)

    @property
    def direction(self) -> str:
        """Return which way its letters run."""
        return languages.direction(self.tag)


@dataclass(frozen=True, kw_only=True, slots=True)
class ThemeValues:
    """Hold the value `hub` of every template.

    `index` names what the search reads, `edits` the file behind each page, `changes` the day each file last changed,
    `plain` the pages without a kind of their own, `cards` the file of each page's card, `switch` where pages lead in
    other languages, `summaries` what the home page of each of these says of the hub, by tree; `addresses` has the
    address of each page by its path, and `title` says what a page is called.
    """

    config: Config
    index: str
    plain: frozenset[str]
    edits: Mapping[str, str | None]
    changes: Mapping[str, date]
    cards: Mapping[str, str]
    switch: LanguageSwitch
    site_description: str | None
    summaries: Mapping[str, str | None]
    addresses: Mapping[str, str]
    title: Callable[[str], str]

    def language(self, page: Page | None) -> str:
        """Return the tag of the language that hub speaks on a page; None is one without a file."""
        return translations.spoken(self.config, page.meta.get("lang") if page else None)

    def direction(self, page: Page | None) -> str:
        """Return which way the letters of that language run: `ltr` or `rtl`."""
        return languages.direction(self.language(page))

    def tree(self, page: Page | None) -> str:
        """Return the tree that a page is in, by the tag of its language; "" for that of the hub's."""
        return language_folders.tree_of(page.meta.get("lang") if page else None, self.switch.trees)

    def is_home(self, page: Page | None) -> bool:
        """Return whether a page is the home page of its language."""
        return page is not None and page.file.src_uri == site_urls.in_tree(navigation.HOME, self.tree(page))

    def way(self, page: Page | None, path: str) -> str:
        """Return the address of a list in the language of a page."""
        return self.addresses[site_urls.in_tree(path, self.tree(page))]

    def description(self, page: Page | None) -> str | None:
        """Return what the foot of a page says of the hub: what its settings do, or the home page of its language."""
        tree = self.tree(page)
        return self.summaries[tree] if tree else self.site_description

    def languages(self, page: Page | None) -> tuple[Language, ...]:
        """Return where a page leads in each language, its own among them; nothing in a hub of one language."""
        if page is None or len(self.switch.trees) == 1:
            return ()
        return tuple(self._language(page, tag) for tag in self.switch.trees)

    def twins(self, path: str, tree: str) -> tuple[tuple[str, str], ...]:
        """Return the tag and the whole address of each page that says the same as a page of a tree, which is one."""
        found = self.switch.twins(path, tree)
        return tuple((tag or self.config.language, self.absolute(path)) for tag, path in found.items())

    def absolute(self, path: str) -> str:
        """Return the whole address of a page."""
        return self.config.site_url + self.addresses[path].removeprefix("./")

    def _language(self, page: Page, tag: str) -> Language:
        path, tree = page_shell.place(page.file.src_uri), self.tree(page)
        if tag == tree:
            return Language(tag or self.config.language, "", "", is_current=True)
        said = tag or self.config.language
        if twin := self.switch.twin(path, tree, tag):
            return Language(said, self.title(twin), self.addresses[twin], is_current=False)
        near = self.switch.nearest(path, tree, tag)
        gettext = translation.words(translations.spoken(self.config, said)).gettext
        note = gettext("What you read is in another language only; this leads to the nearest list.")
        return Language(said, self.title(near), self.addresses[near], is_current=False, note=note)

    def menu(self, title: str, page: Page | None) -> str:
        """Return what an entry of the menu says; one that a language without a menu shows is in its words."""
        language, own = self.language(page), navigation.words(self.config.language)
        if language == self.config.language or self.tree(page) or title not in own:
            return title
        return navigation.words(language)[own.index(title)]

    def policy(self, *, search: object = False) -> str:
        """Return the page's Content-Security-Policy."""
        return http_headers.policy(self.config, search=bool(search))

    @property
    def marks(self) -> Mapping[str, AreaMark]:
        """Return the mark of each area of the hub, by its key."""
        return area_marks.marks(self.config)

    def parts(self, html: str) -> page_html.Parts:
        """Return the head of a page, its text, and what helps beside it."""
        return page_html.parts(html)

    def crumbs(self, page: Page) -> dict[str, Any]:
        """Return the way to a page, which its breadcrumb shows, as JSON-LD."""
        above: list[Any] = [*page.ancestors][::-1]
        heads = [(section.title, section.children[0]) for section in above]
        ways = [(title, getattr(head, "url", None)) for title, head in heads if head != page]
        home = routes.address(site_urls.in_tree(navigation.HOME, self.tree(page)), self.config)
        return json_ld.crumbs(
            self.config.site_url,
            [(translation.words(self.language(page)).gettext("Home"), home), *ways],
        )

    def card(self, page: Page) -> str:
        """Return the address of the picture of a page for programs that show links; "" where there are none."""
        if not self.cards:
            return ""
        path = page.file.src_uri
        return urljoin(self.config.site_url, CARD if NONCE in path else card_of(self.cards, path))

    def help(self, page: Page | None) -> contribute_links.Help:
        """Return the ways to help with a page; None is the 404 page, which is about no page in particular."""
        language = self.language(page)
        if page is None:
            title = translation.words(language).gettext("Page not found")
            return contribute_links.offer(self.config, title, self.config.site_url, language)
        url = urljoin(self.config.site_url, page.url)
        if NONCE in page.file.src_uri:
            edit = None if LISTED in page.file.src_uri else f"content/{page.file.src_uri}"
            return contribute_links.offer(self.config, QUOTED, url, language, edit=edit)
        edit = self.edits.get(page.file.src_uri)
        return contribute_links.offer(
            self.config, str(page.title), url, language, edit=edit, changed=self.changes.get(edit or "")
        )


def theme(given: Theme, language: str) -> Theme:
    """Return hub's own look, or Material with what it lacks, in a language.

    Templates and files in a hub's `custom_dir` come before both.
    """
    first = bool(given.custom_dir)
    if given.name == "material":
        given.dirs.insert(first, str(MATERIAL))
        given.dirs.append(str(OWN))
        given["language"] = language.partition("-")[0]
        given["font"] = False  # its fonts come from another company's server
        return given
    made = Theme(name=None, custom_dir=given.custom_dir, static_templates=["404.html"], locale=str(given.locale))
    made["search_index_only"] = True  # it has a search of its own, and no place for the scripts of MkDocs'
    made.dirs.insert(first, str(OWN))
    return made


def as_html(page: Page, config: MkDocsConfig) -> None:
    """Mark what is HTML already of what Material's templates print: the text, its contents, the copyright line."""
    page.content = Markup(page.content or "")  # noqa: S704  it is cleaned
    for entry in page.toc:
        _mark(entry)
    if config.copyright:
        config.copyright = Markup(config.copyright)  # noqa: S704  the owner of the hub writes HTML there


def _mark(entry: AnchorLink) -> None:
    entry.title = Markup(entry.title)  # noqa: S704  the parser of Markdown has escaped it
    for child in entry.children:
        _mark(child)


def own(theme: Theme) -> bool:
    """Say whether pages have hub's own look, which needs nothing inline and escapes by itself."""
    return theme.name is None


def prepare(environment: Environment, look: ThemeValues, theme: Theme) -> None:
    """Give every template what it may use, and escape every value, also in Material's, which do not ask for it."""
    environment.autoescape = True
    if own(theme):
        environment.trim_blocks = environment.lstrip_blocks = True
        environment.bytecode_cache = Compiled("theme", sorted(environment.extensions))
    environment.globals["hub"] = look
    speak(environment, look.config.language)


def speak(environment: Environment, language: str) -> None:
    """Have the templates of the theme speak a language on the pages that are rendered next."""
    jinja.speak(environment, language)
    environment.filters["day"] = partial(date_format.day, language=language)
