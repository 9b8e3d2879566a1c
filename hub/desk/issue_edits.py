"""One edit of an issue, as the desk asks for it: its kind, where, and what it needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date  # noqa: TC003  json_codec reads the types
from typing import TYPE_CHECKING

from hub.base.translation import gettext, ngettext
from hub.content import content_addresses, loader, translations
from hub.content.issue import offered_comment
from hub.content.models import Item
from hub.desk import issue_findings
from hub.errors import HubError
from hub.newsletter import checks, draft_edits, draft_update, eligible_content, taken_out
from hub.newsletter.draft_edits import DraftFile, ItemPlace
from hub.newsletter.taken_out import TakenOut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hub.content.models import Issue
    from hub.content.settings import Config


@dataclass(frozen=True, kw_only=True, slots=True)
class EditAsked:
    """Hold one edit of the issue of a `day`, made on the text `base`.

    `kind` names it, `section` and `item` say where, both from 0, and `expects` is the title that is there; `to_section`
    and `to_item` are where it goes, or the item to join. `field` and `words` are what is rewritten; a new item has
    them in `words` (its title), `url`, `source_line` and `blurb`. `until` is the day of the issue to put off to.
    What is to be chosen from content/ has its address in `url`.
    """

    day: date
    base: str
    kind: str
    section: int = 0
    item: int = 0
    expects: str = ""
    to_section: int = 0
    to_item: int = 0
    field: str = ""
    words: str = ""
    url: str = ""
    source_line: str = ""
    blurb: str = ""
    until: date | None = None


def made(source: str, path: str, config: Config, asked: EditAsked) -> str:
    """Return the text of an issue's file after an edit; raises HubError for one that cannot be.

    What is taken out is remembered; the file is for the caller to write.
    """
    if asked.kind not in EDITS:
        message = gettext("no edit is called “%(kind)s”: %(edits)s", kind=asked.kind, edits=", ".join(EDITS))
        raise HubError(message)
    draft = DraftFile(source=source, path=path, config=config)
    found = draft.blocks().issue
    _refuse_sent(found)
    _refuse_moved(found, asked)
    return EDITS[asked.kind](draft, asked)


def typed(source: str, path: str, config: Config, asked: EditAsked) -> str:
    """Return the text as an edit would leave it that rewrites something; as it is where that is no edit yet."""
    draft = DraftFile(source=source, path=path, config=config)
    try:
        return EDITS[asked.kind](draft, asked) if asked.kind in REWRITES else source
    except HubError:  # half a word
        return source


def _refuse_sent(found: Issue) -> None:
    if found.status == "sent":
        message = gettext("%(file)s was sent, and readers have it: it is not edited here", file=found.path)
        raise HubError(message)


def _refuse_moved(found: Issue, asked: EditAsked) -> None:
    """Raise HubError where another item than the editor saw is in a place."""
    items = [[item.heading or item.title for item in section.items] for section in found.sections]
    there = items[asked.section][asked.item : asked.item + 1] if asked.section in range(len(items)) else []
    if asked.expects and asked.expects not in there:
        message = gettext("“%(title)s” is not there now; choose again", title=asked.expects)
        raise HubError(message)


def _move_item(draft: DraftFile, asked: EditAsked) -> str:
    return draft_edits.move_item(draft, _at(asked), ItemPlace(asked.to_section, asked.to_item))


def _move_section(draft: DraftFile, asked: EditAsked) -> str:
    return draft_edits.move_section(draft, asked.section, asked.to_section)


def _rewrite(draft: DraftFile, asked: EditAsked) -> str:
    if asked.field == "note":
        return draft_edits.rewrite_note(draft, asked.words)
    return draft_edits.rewrite_front(draft, asked.field, asked.words)


def _set_status(draft: DraftFile, asked: EditAsked) -> str:
    """Say in the file that an issue is ready, or a draft again; raises HubError where it is not ready."""
    result = draft_edits.rewrite_status(draft, asked.words)
    if asked.words == "ready":
        _, problems = issue_findings.find(loader.issue(result, draft.path, draft.config), draft.config)
        if wrong := checks.errors(problems):
            message = ngettext(
                "not ready: %(num)s finding must be fixed first. %(findings)s",
                "not ready: %(num)s findings must be fixed first. %(findings)s",
                len(wrong),
                findings=" ".join(map(str, wrong)),
            )
            raise HubError(message)
    return result


def _rewrite_section(draft: DraftFile, asked: EditAsked) -> str:
    return draft_edits.rewrite_section(draft, asked.section, asked.field, asked.words)


def _rewrite_item(draft: DraftFile, asked: EditAsked) -> str:
    return draft_edits.rewrite_item(draft, _at(asked), asked.field, asked.words)


def _take_out(draft: DraftFile, asked: EditAsked) -> str:
    """Take an item out, for good or until another issue; what was cut out is remembered first, so that none is lost."""
    rest, cut = draft_edits.take_out(draft, _at(asked))
    section = draft.blocks().issue.sections[asked.section]
    item = section.items[asked.item]
    one = TakenOut(day=asked.day, title=item.title, section=section.title, text=cut, until=asked.until)
    if asked.until:
        file, before, after = taken_out.put_off(
            item, asked.until, issue_findings.library(draft.config)[0], draft.config
        )
        one = replace(one, file=file, before=before, after=after)
    taken_out.remember(one, draft.config)
    return rest


def _put_in(draft: DraftFile, asked: EditAsked) -> str:
    return draft_edits.put_in(draft, _at(asked), asked.words)


def _add(draft: DraftFile, asked: EditAsked) -> str:
    item = Item(
        title=" ".join(asked.words.split()),
        url=asked.url.strip(),
        source_line=" ".join(asked.source_line.split()),
        blurb=asked.blurb,
    )
    return draft_edits.add(draft, _at(asked), item)


def _choose(draft: DraftFile, asked: EditAsked) -> str:
    """Add what the library has under an address, as `hub digest` would have added it."""
    library = issue_findings.library(draft.config)[0]
    spoken = translations.settings(draft.config, draft.blocks().issue.lang)
    free = eligible_content.unsaid(library, spoken, asked.day)
    key = offered_comment.key(asked.url)
    found = next((one for one in free if key in content_addresses.keys(one, draft.config)), None)
    if found is None:
        message = gettext("what you chose is not in content/, or an issue has it by now")
        raise HubError(message)
    return draft_update.choose(draft.source, draft.blocks().issue, library, draft.config, found)


def _join(draft: DraftFile, asked: EditAsked) -> str:
    return draft_edits.join(draft, _at(asked), ItemPlace(asked.to_section, asked.to_item))


EDITS: Mapping[str, Callable[[DraftFile, EditAsked], str]] = {
    "move-item": _move_item,
    "move-section": _move_section,
    "rewrite": _rewrite,
    "status": _set_status,
    "rewrite-section": _rewrite_section,
    "rewrite-item": _rewrite_item,
    "take-out": _take_out,
    "put-in": _put_in,
    "add": _add,
    "join": _join,
    "choose": _choose,
}


REWRITES = {"rewrite", "rewrite-section", "rewrite-item"}


def _at(asked: EditAsked) -> ItemPlace:
    return ItemPlace(asked.section, asked.item)
