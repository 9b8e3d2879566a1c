"""The text of an issue that a form of .github/ISSUE_TEMPLATE made -> what it offers."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from hub.base import file_tree, text, translation, urls
from hub.base.translation import gettext, noop
from hub.check import form_time_zones
from hub.config.hub_settings import CONTENT
from hub.content import code_hosts, link_places, mail_addresses, markdown_elements, markdown_scan, meeting_passcodes
from hub.errors import HubError
from hub.scaffold import event_times

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from hub.content.settings import Config

HEADING = re.compile(r"^### (?P<label>[^\n]+)$", re.MULTILINE)
# Marks that begin a heading, or an entry of a list, in an answer that becomes one line.
HEADING_MARK = re.compile(r"^(?P<mark>#{1,6})[ \t]+", re.MULTILINE)
# The place in a choice of time zones, such as `Eastern Time (America/New_York)`.
CHOSEN_ZONE = re.compile(r".*\((?P<place>\w+/[\w/+-]+|UTC)\)")
# An address without its beginning, as browsers show it.
BARE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)
BETWEEN_TOPICS = re.compile(r"[,;\n]|\s/\s")
TOPIC_MARKS = "-*•# \t"
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
NO_ANSWER = "_No response_"
# What people write where they have nothing to say, or do not know yet.
NOTHING = re.compile(
    r"[-–—?.]*|n/?a|not applicable|no|none(?: (?:needed|yet))?|nothing|unknown|tb[acd]"
    r"|to be (?:announced|confirmed|decided|determined)|keine?|ningun[ao]|aucune?",
    re.IGNORECASE,
)
# What says of an event that it does not repeat.
ONCE = re.compile(
    r"(?:no\b.*)?\b(?:once|one[- ]time|single|never)(?: event| only)?|(?:does|it does)(?: not|n[’']t) repeat",
    re.IGNORECASE,
)
# All of a line as a link, or with other marks of Markdown around it.
LINK = re.compile(r"\A\[(?P<words>[^\[\]]+)\]\(https?://[^\s()]+\)\Z")
AROUND = re.compile(r"\A(?P<mark>\*{1,3}|_{1,3}|`)(?P<words>.*[^\s*_`])(?P=mark)\Z")
# Longer than any title, summary or address that a reader would read to its end.
LONGEST = 1_000
# The text of a page.
LONGEST_TEXT = 10_000
CHANGE = "change"
# The labels of the forms in their order, and the fields that they ask for.
LABELS: Mapping[str, Mapping[str, str]] = {
    noop("article"): {
        noop("address"): "url",
        noop("title"): "title",
        noop("publisher"): "source",
        noop("date of the page"): "published",
        noop("topics"): "topics",
        noop("what a reader learns"): "summary",
    },
    noop("event"): {
        noop("title"): "title",
        noop("kind"): "kind",
        noop("start"): "start",
        noop("end"): "end",
        noop("time zone"): "timezone",
        noop("repeats"): "repeat",
        noop("place"): "place",
        noop("where to register"): "url",
        noop("whom to ask for accommodations"): "accommodations",
        noop("topics"): "topics",
        noop("what people take away"): "summary",
        noop("more about it"): "text",
    },
    CHANGE: {noop("address of the page"): "page"},
}
# The questions whose answers may have several lines, and so headings of their own. They come last in each form, so that
# no heading in an answer is taken for the question of a field.
OPEN: Mapping[str, tuple[str, ...]] = {
    "article": ("what a reader learns",),
    "event": ("what people take away", "more about it"),
    CHANGE: (noop("what is wrong, missing or hard to use"), noop("what it should say")),
}
LAST = (noop("license"), "licence")
# What the forms insist on though a file may lack it, and what an editor adds.
NEEDED = frozenset({"place", "accommodations", "topics"})
# What may follow an address that is nothing but one in Markdown, or at the end of a sentence; a remark in brackets.
AFTER_ADDRESS = re.compile(r"[>).]?|\([^()]*\)\.?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """Hold the kind of file that an issue asks for, and its fields; of a change, the page.

    `left_out` names the fields that nobody answered, `notes` says what was kept out of the answers.
    """

    kind: str
    values: Mapping[str, str]
    left_out: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()


# Where nobody sent anything.
NONE = Offer(kind="", values={})


def read(body: str) -> Offer:
    """Return what an issue offers, by the form that fits best.

    Raises HubError for what is not the text of a form, or is too long to be read.
    """
    text_of_form = COMMENT.sub("", body).replace("\r\n", "\n")
    headings = tuple(HEADING.finditer(text_of_form))
    labels = {_label(heading) for heading in headings}
    kind = max(LABELS, key=lambda kind: len(LABELS[kind].keys() & labels))
    answers = _answers(text_of_form, headings, kind)
    if LABELS[kind].keys().isdisjoint(answers):
        message = gettext("this is not the text of an issue from one of the forms: its headings do not match any form")
        raise HubError(message)
    for label, answer in answers.items():
        most = LONGEST_TEXT if LABELS[kind].get(label) == "text" else LONGEST
        if label in LABELS[kind] and len(answer) > most:
            message = gettext(
                "the answer to “%(label)s” has %(count)s characters; shorten it to %(most)s in the issue",
                label=gettext(label),
                count=f"{len(answer):,}",
                most=f"{most:,}",
            )
            raise HubError(message)
    said = {name: _value(name, answers[label]) for label, name in LABELS[kind].items() if label in answers}
    values = {name: meeting_passcodes.without(value) if kind == "event" else value for name, value in said.items()}
    secret = [label for label, name in LABELS[kind].items() if values.get(name) != said.get(name)]
    return Offer(
        kind=kind,
        values={name: value for name, value in values.items() if value},
        left_out=frozenset(name for name in LABELS[kind].values() if not values.get(name)) - NEEDED,
        notes=tuple(
            gettext(
                "“%(label)s” named a passcode, which would let in everybody who reads the page; "
                "it is left out: send it to those who registered",
                label=gettext(label).capitalize(),
            )
            for label in secret
        ),
    )


def offer(config: Config, body: str) -> Offer:
    """Return what an issue offers that is new; raises HubError for a change, with the place where it is made.

    Raises HubError, too, for what is not the text of a form, or is too long to be read.
    """
    found = read(body)
    if found.kind == CHANGE:
        place = place_to_edit(config, found.values["page"])
        message = gettext("this issue asks to change a page, so there is no file to make: edit %(place)s", place=place)
        raise HubError(message)
    return found


def place_to_edit(config: Config, page: str) -> str:
    """Return where a page of the site is changed: its file, on its host where that is known, or the page itself.

    Raises HubError for what is not the address of a page.
    """
    try:
        address = urls.key(page)
    except ValueError as error:
        message = gettext(
            "%(page)s is not the address of a page; write in the issue what the browser shows at the top",
            page=repr(page),
        )
        raise HubError(message) from error
    files = (path for path, _ in file_tree.walk(config.root, CONTENT) if path.endswith(".md"))
    within = address.partition("?")[0].removeprefix(urls.key(config.site_url))
    path = link_places.of_files(files, config, ()).page_at(within.strip("/"))
    if path is None or not (config.root / path).is_file():
        return page
    return code_hosts.edit(config.repository, config.host, config.branch, path) if config.repository else path


def questions() -> tuple[str, ...]:
    """Return what the forms ask, in small letters, each once."""
    return tuple(dict.fromkeys((*(label for form in LABELS.values() for label in form), *chain(*OPEN.values()), *LAST)))


@cache
def _in_english(language: str) -> dict[str, str]:
    """Return the questions of the forms of a hub by what they are in its language."""
    return {translation.words(language).gettext(label).lower(): label for label in questions()}


def _label(heading: re.Match[str]) -> str:
    """Return the question of a heading as it is in English, from a form in that or in the language of the hub."""
    found = text.clean(heading["label"]).lower()
    return _in_english(translation.spoken()).get(found, found)


def _asked(headings: Sequence[re.Match[str]], kind: str) -> list[re.Match[str]]:
    """Return the headings that the form itself has, and not those that somebody wrote in an answer.

    GitHub writes them in the order of the form: up to the first answer of several lines it is the first of each name,
    and behind that the last.
    """
    labels = tuple(dict.fromkeys((*LABELS[kind], *OPEN[kind], *LAST)))
    behind = labels.index(OPEN[kind][0]) + 1
    first = {_label(heading): heading for heading in reversed(headings)}
    last = {_label(heading): heading for heading in headings}
    found = (*(first.get(label) for label in labels[:behind]), *(last.get(label) for label in labels[behind:]))
    return sorted((heading for heading in found if heading), key=lambda heading: heading.start())


def _answers(body: str, headings: Sequence[re.Match[str]], kind: str) -> dict[str, str]:
    """Return the answers by the heading above each, in lower case; only that of several lines has headings in it."""
    found: dict[str, str] = {}
    asked = _asked(headings, kind)
    for heading in asked:
        following = asked if _label(heading) in OPEN[kind] else headings
        end = next((one.start() for one in following if one.start() > heading.start()), len(body))
        answer = body[heading.end() : end]
        if text.clean(answer) != NO_ANSWER and not NOTHING.fullmatch(text.clean(answer)):
            found[_label(heading)] = answer.strip()
    return found


def _value(name: str, answer: str) -> str:
    """Return the answer to a question as its field has it, as far as one can tell."""
    if name == "text":
        return _text(answer)
    answer = HEADING_MARK.sub("", answer)
    return READERS.get(name, text.clean)(answer)


def _zone(answer: str) -> str:
    words = text.clean(answer)
    if words.lower().startswith((event_times.ANOTHER, gettext(form_time_zones.ANOTHER).lower())):
        return event_times.ANOTHER
    chosen = CHOSEN_ZONE.fullmatch(words)
    return chosen["place"] if chosen else words


def _topics(answer: str) -> str:
    topics = (topic.strip(TOPIC_MARKS) for topic in BETWEEN_TOPICS.split(answer))
    return ", ".join(topic for topic in topics if not NOTHING.fullmatch(topic))


def _address(answer: str) -> str:
    """Return the only address in an answer, unless what follows it may belong to it."""
    answer = f"https://{answer}" if BARE.fullmatch(answer) else answer
    found = urls.in_words(answer)
    if len(found) == 1 and AFTER_ADDRESS.fullmatch(answer.partition(found[0])[2].strip()):
        with contextlib.suppress(ValueError):
            return urls.canonical(found[0])
    return text.clean(answer)


def _help(answer: str) -> str:
    mails = {*mail_addresses.MAIL.findall(answer)}
    return str(mails.pop()) if len(mails) == 1 else _address(answer)


def _repeat(answer: str) -> str:
    return "" if ONCE.fullmatch(text.clean(answer)) else text.clean(answer)


def _plain(answer: str) -> str:
    return AROUND.sub(r"\g<words>", LINK.sub(r"\g<words>", text.without_tags(text.clean(answer))))


READERS: Mapping[str, Callable[[str], str]] = {
    "timezone": _zone,
    "topics": _topics,
    "url": _address,
    "page": _address,
    "accommodations": _help,
    "repeat": _repeat,
    "title": _plain,
    "source": _plain,
    "summary": _plain,
    "place": _plain,
}


def _text(answer: str) -> str:
    """Return Markdown whose headings skip no level, and begin at the second one, which is below a page's title."""
    words = answer.replace("\r", "").strip()
    headings = markdown_elements.read(words).headings
    highest = min((heading.level for heading in headings), default=2)
    edits, level = list[markdown_scan.Edit](), 1
    for heading in headings:
        level = min(max(2, heading.level - highest + 2), level + 1)
        if mark := HEADING_MARK.match(words, heading.start):
            edits.append(markdown_scan.Edit(start=mark.start("mark"), end=mark.end("mark"), new="#" * level))
    return markdown_scan.edited(words, edits)
