"""Add newly kept items to a draft that an editor has changed, and leave every other byte as it is; pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.content import content_addresses, front_matter, loader, translations
from hub.content.issue import linked_addresses, offered_comment, parser
from hub.content.models import Section
from hub.errors import ContentError, HubError, Problem
from hub.newsletter import compose, corrected_issues, draft_phrases, eligible_content, item_selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from hub.content.content_addresses import Content
    from hub.content.models import Issue, Item, Library
    from hub.content.settings import Config
    from hub.newsletter.item_selection import Choice, LeftOut, Pick

LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Update:
    """Hold a draft's new text, the sections added to it (with the added items only), and what found no room."""

    source: str
    added: tuple[Section, ...]
    left_out: tuple[LeftOut, ...]


def waits(issue: Issue, shelves: Library, config: Config) -> int:
    """Return how many items and lines `update` would add."""
    config = translations.settings(config, issue.lang)
    corrected = corrected_issues.lines(shelves, config, issue.day)
    return sum(map(len, _choice(issue, shelves, config).sections)) + len(corrected)


def update(source: str, issue: Issue, shelves: Library, config: Config) -> Update:
    """Return the draft with what was kept since; raises ContentError where its text would swallow what is added."""
    config = translations.settings(config, issue.lang)
    choice = _choice(issue, shelves, config)
    picks = [pick for shelf in choice.sections for pick in shelf]
    corrected = corrected_issues.lines(shelves, config, issue.day)
    if not picks and not corrected:
        return Update(source=source, added=(), left_out=choice.left_out)
    added = _sections(choice.sections, config)
    lines = (corrected_issues.section(corrected.values(), config),) if corrected else ()
    marks = (*compose.marks(picks, config), *corrected)
    draft = _IssueDraft.of(source, issue)
    pieces = [
        *_pieces(draft, added, _places(issue, shelves, config)),
        *map(draft.corrections, lines),
        draft.remembered(marks, config),
    ]
    result = _woven(source, pieces)
    _check(result, issue, added, config)
    new = (*(one for one in added if one.items), *lines)
    return Update(source=result, added=new, left_out=choice.left_out)


def choose(source: str, issue: Issue, shelves: Library, config: Config, content: Content) -> str:
    """Return the draft with one more item at the end of its section, whatever limits say.

    Raises HubError for content that no section of the newsletter takes, and ContentError as `update` does.
    """
    config = translations.settings(config, issue.lang)
    homes = _homes(shelves, config)
    home = next((homes[key] for key in content_addresses.keys(content, config) if key in homes), None)
    if home is None:
        message = gettext("no section of the newsletter takes %(path)s", path=content.path)
        raise HubError(message)
    pick = item_selection.Pick(content=content)
    shelves_now = [(pick,) if place == home else () for place in range(len(config.newsletter.sections))]
    added, draft = _sections(shelves_now, config), _IssueDraft.of(source, issue)
    marks = [mark for mark in compose.marks([pick], config) if mark not in issue.offered]
    pieces = [
        *_pieces(draft, added, _places(issue, shelves, config)),
        *([draft.remembered(marks, config)] if marks else []),
    ]
    result = _woven(source, pieces)
    _check(result, issue, added, config)
    return result


def _sections(shelves: Iterable[Sequence[Pick]], config: Config) -> tuple[Section, ...]:
    """Return the sections of the settings with the items that these picks become."""
    return tuple(
        Section(title=plan.title, items=tuple(compose.item(pick, config) for pick in shelf))
        for plan, shelf in zip(config.newsletter.sections, shelves, strict=True)
    )


def _choice(issue: Issue, shelves: Library, config: Config) -> Choice:
    found = replace(eligible_content.find(shelves, config, issue.day), archive=())
    here = {offered_comment.key(link) for link in linked_addresses.of(issue)}
    room = config.newsletter.max_links - len(linked_addresses.of(issue))
    return item_selection.fitting(found, config, room, here, _pages(issue, here, shelves, config))


def _pages(issue: Issue, here: AbstractSet[str], shelves: Library, config: Config) -> int:
    """Return how many toolkit pages the draft has, or had before an editor took them out."""
    addresses = [content_addresses.lead(page, config) for page in shelves.toolkit]
    return sum(offered_comment.key(url) in here or offered_comment.mark(url) in issue.offered for url in addresses)


@dataclass(frozen=True, kw_only=True, slots=True)
class _IssueDraft:
    """Hold a document by lines: where each starts in the source, and its words without its end."""

    source: str
    issue: Issue
    starts: Sequence[int]
    rows: Sequence[str]
    body: int

    @staticmethod
    def of(source: str, issue: Issue) -> _IssueDraft:
        found = [*LINE.finditer(source)]
        plain = offered_comment.without("\n".join(one.group(1) for one in found))
        body = front_matter.split(source, issue.path)[3] - 1
        return _IssueDraft(
            source=source, issue=issue, starts=[one.start() for one in found], rows=plain.split("\n"), body=body
        )

    @property
    def newline(self) -> str:
        return "\r\n" if "\r\n" in self.source else "\n"

    def end(self, place: int) -> int:
        """Return where the words of a section end in the source; those of the note for -1."""
        sections = self.issue.sections
        first = sections[place].line - 1 if place >= 0 else self.body - 1
        after = sections[place + 1].line - 1 if place + 1 < len(sections) else len(self.rows)
        row = max((row for row in range(first, after) if self.rows[row].strip()), default=first)
        return self.starts[row] + len(self.rows[row])

    def after(self, place: int, markdown: str) -> tuple[int, str]:
        """Return a piece of Markdown for the end of a section, and where it goes."""
        return self.end(place), f"\n\n{markdown.strip()}".replace("\n", self.newline)

    def before(self, place: int, markdown: str) -> tuple[int, str]:
        """Return a piece of Markdown for above a section's heading, and where it goes."""
        return self.starts[self.issue.sections[place].line - 1], f"{markdown.strip()}\n\n".replace("\n", self.newline)

    def corrections(self, section: Section) -> tuple[int, str]:
        """Return a piece of Markdown with corrections, for the section that has some or a new one at the end."""
        titles = [one.title.casefold() for one in self.issue.sections]
        if section.title.casefold() in titles:
            return self.after(titles.index(section.title.casefold()), section.intro)
        return self.after(len(titles) - 1, parser.markdown("", [section]))

    def remembered(self, marks: Sequence[str], config: Config) -> tuple[int, str]:
        """Return a piece for the record of marks; where an editor took that away, a new record at the end."""
        known = offered_comment.RECORD.search(self.source)
        if known:
            return known.start("marks"), f" {' '.join(marks)}"
        here = map(offered_comment.mark, linked_addresses.of(self.issue))
        record = offered_comment.comment(
            dict.fromkeys([*self.issue.offered, *here, *marks]),
            reason=draft_phrases.for_editors(config, "record_reason"),
        )
        return self.after(len(self.issue.sections) - 1, record)


def _pieces(draft: _IssueDraft, added: Sequence[Section], places: Mapping[int, int]) -> Iterator[tuple[int, str]]:
    for plan, section in enumerate(added):
        if not section.items:
            continue
        items = parser.markdown("", [section]).partition("\n\n")[2]
        whole = parser.markdown("", [section])
        earlier = [place for place in range(plan) if place in places]
        later = [place for place in range(plan + 1, len(added) + 1) if place in places]
        if plan in places:
            yield draft.after(places[plan], items)
        elif earlier:
            yield draft.after(places[earlier[-1]], whole)
        elif later:
            yield draft.before(places[later[0]], whole)
        else:
            yield draft.after(len(draft.issue.sections) - 1, whole)


def _places(issue: Issue, shelves: Library, config: Config) -> dict[int, int]:
    """Return for each section of the settings that the draft has, its place there; "More on the site" is last.

    A section that an editor gave another title is known by the items in it.
    """
    plans = config.newsletter.sections
    titles = [title.casefold() for title in (*(plan.title for plan in plans), draft_phrases.say(config, "more_title"))]
    homes = _homes(shelves, config)
    places: dict[int, int] = {}
    for place, section in enumerate(issue.sections):
        links = (url for item in section.items for url in linked_addresses.of_heading(item))
        held = Counter(homes[key] for key in map(offered_comment.key, links) if key in homes)
        if section.title.casefold() in titles:
            places[titles.index(section.title.casefold())] = place
        elif held:
            places.setdefault(held.most_common(1)[0][0], place)
    return places


def _homes(shelves: Library, config: Config) -> dict[str, int]:
    """Return for each address of the library the section of the settings that it belongs to."""
    homes: dict[str, int] = {}
    for place, plan in enumerate(config.newsletter.sections):
        contents: list[content_addresses.Content] = [one for one in shelves.articles if one.section == plan.key]
        contents += [one for one in shelves.events if one.kind in plan.kinds]
        contents += shelves.toolkit if plan.toolkit else ()
        homes |= {key: place for content in contents for key in content_addresses.keys(content, config)}
    return homes


def _woven(source: str, pieces: Sequence[tuple[int, str]]) -> str:
    """Return the source with each piece at its place; pieces of one place keep their order."""
    for at, piece in sorted(pieces, key=lambda piece: piece[0])[::-1]:
        source = source[:at] + piece + source[at:]
    return source


def _check(result: str, issue: Issue, added: Sequence[Section], config: Config) -> None:
    """Check that what is read back is, word for word, what was there and what was added; raises ContentError if not."""
    expected = Counter(_words(one) for section in (*issue.sections, *added) for one in section.items)
    found = loader.issue(result, issue.path, config)
    if Counter(_words(one) for section in found.sections for one in section.items) != expected:
        message = gettext("a section ends inside a code block or a comment, which would swallow what is added")
        raise ContentError(
            [Problem(path=issue.path, rule="610", message=message, fix=gettext("close it with ``` or -->"))]
        )


def _words(item: Item) -> tuple[str, ...]:
    return item.title, item.url, item.heading, item.again, item.source_line, item.blurb
