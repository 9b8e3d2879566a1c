"""What no file can know alone: whether links lead to something, and whether two files claim one address."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from hub.base import urls
from hub.base.translation import gettext
from hub.config import synonyms_file
from hub.config.entry_files import TOPICS
from hub.content import aliases, language_folders, routes, synonyms, translations
from hub.content.validation import nearest
from hub.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from hub.check.file_facts import Aim, FileFacts
    from hub.content.link_places import Places
    from hub.content.models import Alias
    from hub.content.settings import Config
    from hub.content.synonyms import Synonym

# Addresses that people write as a browser shows them; other ends may be those of files.
WEB = re.compile(
    r"(?!https?://)(?:https?:?/{0,2})?"
    r"(?P<address>(?:www\.|(?:[\w-]+\.)+(?:com|edu|gov|mil|net|org)(?=/|$))\S*)",
    re.IGNORECASE,
)
ISSUES = "newsletters/"
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# A telephone number, and what has as many digits: a day, an address of the internet, the number of a paper.
PHONE = re.compile(r"\+?\(?\d[\d().%/ -]{6,}")
NO_PHONE = re.compile(
    r"(?:19|20)\d\d([-/.]?)[01]?\d(?:\1[0-3]?\d)?/?|[0-3]?\d([-/.])[0-3]?\d\2(?:19|20)?\d\d|\d{1,3}(?:\.\d{1,3}){3,}/?|10\.\d{4,}/.*"
)


def problems(facts: Mapping[str, FileFacts], known: Places, config: Config) -> Iterator[Problem]:
    """Yield broken links inside the hub, aliases that cannot work and pages with one address, in files but drafts."""
    yield from broken(facts, known, config)
    yield from same_page(facts, known, config)
    found = (file.removeprefix(routes.PAGES) for file in known.written if not file.endswith(".md"))
    yield from aliases.problems(_aliases(facts, config), known.page_at, found)


def broken(facts: Mapping[str, FileFacts], known: Places, config: Config) -> Iterator[Problem]:
    """Yield links that lead to nothing, and those to headings that their page does not have."""
    for path, found in facts.items():
        for aim in found.aims:
            if aim.target.startswith(config.site_url):
                yield from _missing(path, aim, known, config, is_read=_is_read(path, found))
            else:
                yield from _broken(path, aim, facts, known)


def _is_read(path: str, found: FileFacts) -> bool:
    """Return whether readers may have the links of a file in a mail, which nobody can change."""
    return path.startswith(ISSUES) and not found.draft


def _missing(path: str, aim: Aim, known: Places, config: Config, *, is_read: bool) -> Iterator[Problem]:
    """Yield what is wrong with a link by a whole address on the site: no page and no file is there."""
    address = unquote(re.split("[?#]", aim.target.removeprefix(config.site_url))[0])
    if not known.shows(address):
        message = gettext("%(url)s is not a page of this site", url=aim.target)
        meant = (
            f"{routes.PAGES}{address}" if PurePosixPath(address).suffix else f"{routes.PAGES}{routes.bare(address)}.md"
        )
        fix = _instead(path, aim.target, meant, known)
        if is_read:
            fix = gettext(
                "%(fix)s Where readers have that address, write `aliases: [/%(address)s]` in the page that replaces it",
                fix=fix if fix.endswith("?") else f"{fix}.",
                address=address,
            )
        yield _problem(path, aim, message, fix)


def _broken(path: str, aim: Aim, facts: Mapping[str, FileFacts], known: Places) -> Iterator[Problem]:
    way, _, anchor = unquote(aim.target.partition("?")[0]).partition("#")
    target = routes.target(path, way)
    if not known.has(target):
        yield _problem(path, aim, *_nowhere(path, aim, way, target, known))
    elif day := known.missing_until(path, target):
        fix = gettext("link to it from then on, or correct the day of the article")
        yield _problem(
            path,
            aim,
            gettext(
                "%(way)s leads to an article that waits until %(day)s (%(target)s)", way=way, day=day, target=target
            ),
            fix,
        )
    elif anchor and target in facts and anchor not in facts[target].anchors:
        fix = nearest(anchor, facts[target].anchors)
        yield _problem(
            path, aim, gettext("no heading of %(target)s is called #%(anchor)s", target=target, anchor=anchor), fix
        )


def _nowhere(path: str, aim: Aim, way: str, target: str, known: Places) -> tuple[str, str]:
    """Say what is wrong with a link that leads to no file that readers get, and what to write."""
    if target in known.drafts:
        return (
            gettext("%(way)s leads to a draft, which readers do not get (%(target)s)", way=way, target=target),
            gettext("publish that file first, or take the link out"),
        )
    if target in known.excluded:
        return (
            gettext("%(way)s leads to a file that `exclude_docs` leaves out (%(target)s)", way=way, target=target),
            gettext("take it out of `exclude_docs` in mkdocs.yml, or take the link out"),
        )
    message = gettext("%(way)s does not lead to a file (%(target)s)", way=way, target=target)
    return message, _instead(path, aim.target, target, known)


def _instead(path: str, written: str, target: str, known: Places) -> str:
    """Say what to write for a link to no file; an address of the web or of mail needs `https://` or `mailto:`."""
    if found := WEB.fullmatch(written):
        return gettext("a page of the web needs its whole address: write https://%(address)s", address=found["address"])
    if MAIL.fullmatch(written):
        return gettext("an email address needs a word before it: write mailto:%(written)s", written=written)
    if unquote(written).startswith("\\"):
        return gettext("put the file beside the page (Add file, Upload files), and write its name")
    near = known.nearest(path, target)
    if not near and PHONE.fullmatch(written) and not NO_PHONE.fullmatch(written):
        number = re.sub(r"[^\d+-]+", "-", unquote(written)).strip("-")
        return gettext("a telephone number needs a word before it: write tel:%(number)s", number=number)
    return (
        gettext('did you mean "%(near)s"?', near=near) if near else gettext("write the path of a file under content/")
    )


def _problem(path: str, aim: Aim, message: str, fix: str) -> Problem:
    return Problem(path=path, line=aim.line, column=aim.column, rule="201", message=message, fix=fix)


def lost(gone: Iterable[str], facts: Mapping[str, FileFacts], known: Places, config: Config) -> Iterator[Problem]:
    """Yield a warning for each page whose file is gone, where nothing leads from its address to another page."""
    former = {alias.address for found in facts.values() for alias in found.aliases}
    for path in gone:
        address = routes.address(path, config)
        if address not in former and known.page_at(address) is None:
            message = gettext("/%(address)s was a page and is gone", address=address)
            fix = gettext("write `aliases: [/%(address)s]` in the page that replaces it", address=address)
            yield Problem(path=path, rule="208", message=message, fix=fix, level="warning")


def same_page(facts: Iterable[str], known: Places, config: Config) -> Iterator[Problem]:
    """Yield a problem for each file whose page has the address of another file's, or of one that the site makes."""
    made = (path for path in sorted(known.files - known.written) if path.endswith(".md"))
    own = {routes.address(path, config): path for path in made}
    first: dict[str, str] = {}
    for path in sorted(facts):
        address = routes.address(path, config)
        other = first.setdefault(address, path)
        if other != path:
            message = gettext(
                "its page has the address of that of %(other)s: /%(address)s", other=other, address=address
            )
            yield Problem(path=path, rule="116", message=message, fix=gettext("rename one of the two"))
        elif address in own:
            message = gettext("its page has the address of one that the site makes: /%(address)s", address=address)
            yield Problem(path=path, rule="116", message=message, fix=gettext("rename it"))


def twins(facts: Mapping[str, FileFacts], languages: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each translation of a page into a language that the page, or a translation of it, has."""
    named = ((path, one.original) for path, one in facts.items())
    sources = {path: source for path, source in named if source and source in facts and source != path}
    originals = translations.roots(sources)
    first: dict[tuple[str, str], str] = {}
    for path, source in sources.items():
        original, lang = originals[path], facts[path].lang
        tree = language_folders.tree_of(lang, languages)
        first.setdefault((original, language_folders.tree_of(facts[original].lang, languages)), original)
        other = first.setdefault((original, tree), path)
        if other != path:
            message = gettext(
                "translation_of: %(other)s says the same in that language (%(lang)s)", other=other, lang=lang
            )
            fix = gettext("keep one of the two, or correct `lang` or `translation_of`")
            aim = next(one for one in facts[path].aims if routes.target(path, one.target) == source)
            yield Problem(path=path, line=aim.line, column=aim.column, rule="112", message=message, fix=fix)


def same_event(facts: Mapping[str, FileFacts]) -> Iterator[Problem]:
    """Yield advice for each event that has the title, the day and the language of another one."""
    first: dict[tuple[str, date, str], str] = {}
    for path, found in facts.items():
        if found.listed and found.listed.is_event:
            key = (found.title.casefold(), found.listed.published, (found.lang or "").casefold())
            other = first.setdefault(key, path)
            if other != path:
                message = gettext("%(other)s has the same title on the same day", other=other)
                fix = gettext("delete one of the two, or say in the titles how they differ")
                yield Problem(path=path, rule="503", message=message, fix=fix, level="advice")


def same_address(facts: Mapping[str, FileFacts]) -> Iterator[Problem]:
    """Yield a problem for each article with the address of another one."""
    first: dict[str, str] = {}
    for path, found in facts.items():
        other = urls.claim(found.url, first, path) if found.url else path
        if other != path:
            message = gettext("%(url)s is also the address of %(other)s", url=found.url, other=other)
            yield Problem(path=path, rule="502", message=message, fix=gettext("keep one of the two files"))


def _aliases(facts: Mapping[str, FileFacts], config: Config) -> Iterator[tuple[str, Alias]]:
    for path, found in facts.items():
        yield from ((path, alias) for alias in found.aliases)
    for topic in config.topics:
        path = TOPICS.file(config.root, topic.slug)
        yield from ((path, alias) for alias in aliases.of_topic(topic, config))


def vocabulary(
    entries: Iterable[Synonym], facts: Mapping[str, FileFacts], known: Places, config: Config
) -> Iterator[Problem]:
    """Yield a problem for each page of synonyms.yml that is none, and for each word of ours that no page says."""
    topics = (f"{topic.title}. {topic.summary}" for topic in config.topics)
    areas = (area.title for area in config.areas)
    said = " . ".join(
        (*config.event_kinds, *topics, *areas, *(f"{one.title}. {one.summary}" for one in facts.values()))
    )
    every = synonyms.stems(said)
    for entry in entries:
        for page in entry.pages:
            if not known.has(f"{routes.PAGES}{page}"):
                fix = _instead(f"{routes.PAGES}synonyms.yml", page, f"{routes.PAGES}{page}", known)
                yield _nothing(entry, gettext("pages: %(page)s is not a page of this hub", page=page), fix)
        for words in entry.means:
            if synonyms.stems(words) not in every:
                fix = gettext("write a word that a title, a summary or a topic has")
                yield _nothing(
                    entry, gettext("means: no page says %(words)s in its title or summary", words=repr(words)), fix
                )


def _nothing(entry: Synonym, message: str, fix: str) -> Problem:
    return Problem(path=synonyms_file.PATH, line=entry.line, rule="803", message=message, fix=fix)
