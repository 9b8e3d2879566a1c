"""Who sends a form is told at once what was understood and what is missing, in words that do nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.base import commonmark, html_tree
from hub.config import hub_settings
from hub.scaffold import form_answer
from tests.languages import english_in
from tests.scaffold.test_issue_forms import EVENT, INJECTED, LINK, body
from tests.scaffold.test_new_file import call

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 30)
NEXT = "an editor reads it. If they accept it, a pull request with its page follows, which names you as an author."
EDIT = "Please change this in your text: choose *Edit* behind the three dots above it. This answer follows."


def answer(hub: Path, answers: dict[str, str]) -> str:
    """What Ana reads."""
    return form_answer.answer(hub_settings.load(hub), body(answers), "ana", TODAY)


def test_all_is_well(hub: Path) -> None:
    """The time of an event is said in words, with its weekday and zone."""
    assert answer(hub, EVENT | {"Place": "Online"}).splitlines() == [
        "Thank you, ana, for this event. This is what we understood:",
        "",
        "| | |",
        "| --- | --- |",
        "| When | Wednesday, December 9, 2026, 1:00–2:00 pm MT |",
        "| Title | ` Ask once ` |",
        "| Kind | ` networking ` |",
        "| Place | ` Online ` |",
        "| Where to register | ` https://example.gov/register/ ` |",
        "| Whom to ask for accommodations | ` help@example.gov ` |",
        "| What people take away | ` One idea: ask. ` |",
        "",
        "Nothing is missing.",
        "",
        f"**What happens next:** {NEXT}",
    ]


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        (LINK | {"Date of the page": "some day"}, "- **Date of the page**: 'some day' is not a date; write"),
        (LINK | {"Date of the page": "3/4/2026"}, "- **Date of the page**: “3/4/2026” can mean March 4, 2026"),
        (EVENT | {"Time zone": "MST", "Start": "2027-07-08 1 pm", "End": ""}, "- **Time zone**: “MST” is a name that"),
        (EVENT | {"Repeats": "every friday until 2027-03-31"}, "- **Repeats**: 2026-12-09 is a Wednesday, and the"),
        (
            EVENT | {"Repeats": "weekly"},
            "- **Repeats**: “weekly” does not say until when: add the last day, such as until",
        ),
        (
            EVENT | {"Repeats": "weekly until March 31, 2027"},
            "| When | Wednesday, December 9, 2026, 1:00–2:00 pm MT. Every week until March 31, 2027 |",
        ),
        (EVENT | {"Start": "next Thursday noon", "End": "1 pm"}, "- **Start**: “next thursday” can mean Thursday, "),
        (EVENT | {"Start": "tomorrow 9 am", "End": "1 pm"}, "- “tomorrow” was read as Tuesday, December 1, 2026\n"),
        (LINK | {"Topics": "form"}, "- “form” was read as the topic Forms: is that right?"),
        (LINK | {"Topics": "lamps"}, "- **Topics**: 'lamps' is not known; write one of "),
        (
            LINK | {"Date of the page": "2027-11-18"},
            "- **Date of the page**: This day is to come. Please check the year.",
        ),
        (LINK | {"Date of the page": "18 Nov 2026"}, "| Date of the page | ` 2026-11-18 ` |"),
        (
            EVENT | {"Place": "Online, passcode: 4242"},
            "- “Place” named a passcode, which would let in everybody who reads",
        ),
        (EVENT | {"Place": "Online, passcode: 4242"}, "| Place | ` Online ` |"),
        (LINK | {"Date of the page": ""}, "- **Date of the page**: This is missing (the day the source gives)."),
        (EVENT | {"Start": ""}, "- **Start**: This is missing (as the clock on the wall shows it, or the day alone"),
        (EVENT | {"Kind": ""}, "- **Kind**: This is missing (training or networking)."),
        (EVENT | {"What people take away": "TBD"}, "- **What people take away**: This is missing (one sentence: what"),
        (LINK | {"Publisher": ""}, "- **Publisher**: This is missing (the key of a source, or a publisher's name)."),
        (EVENT | {"End": "2026-12-09 12:00"}, " is not after the start, 13"),
        (EVENT | {"Where to register": ""}, "Nothing is missing."),
        (EVENT | {"Whom to ask for accommodations": ""}, "- **Whom to ask for accommodations**: This is missing (whom"),
        (
            EVENT | {"Start": "2025-12-09 13:00", "End": ""},
            "Please check the year.\n\n**What happens next:**",
        ),
        (EVENT | {"Start": "2025-12-09 13:00"}, "The day of this event has passed. Please check the year."),
    ],
)
def test_what_is_missing(hub: Path, answers: dict[str, str], found: str) -> None:
    """Each question of the form that has no good answer, by its name, with what to write."""
    assert found in answer(hub, answers)


def test_a_time_is_understood_beside_other_mistakes(hub: Path) -> None:
    """A time that is not is shown as it was written."""
    told = answer(hub, EVENT | {"Title": "", "Where to register": "soon"})
    assert "| When | Wednesday, December 9, 2026, 1:00–2:00 pm MT |" in told
    assert EDIT in told
    told = answer(hub, EVENT | {"Start": "at noon"})
    assert "| When |" not in told
    assert "| Start | ` at noon ` |" in told


def test_a_change(hub: Path) -> None:
    """It says where its sender could change the page themselves."""
    told = answer(
        hub, {"Address of the page": "https://hub.example.gov/toolkit/design/forms/", "What is wrong": "All."}
    )
    assert told == (
        "Thank you, ana, for telling us. An editor reads it and answers here.\n\n"
        "You can also propose the words yourself, at ` content/toolkit/design/forms.md `.\n"
    )


def test_what_cannot_be_read(hub: Path) -> None:
    """An editor looks at it; where the hub is on GitHub, a way back to the forms is offered."""
    told = answer(hub, {"Hello": "there"})
    assert "> This is not the text of an issue from one of the forms" in told
    assert "choose a form" not in told
    settings = replace(hub_settings.load(hub), repository="https://github.com/example/hub")
    told = form_answer.answer(settings, "Hello", "ana", TODAY)
    assert "[choose a form](https://github.com/example/hub/issues/new/choose)" in told


# What GitHub makes a message or a link of, and where it does not.
CALL, CODE = re.compile(r"[@#]\w"), re.compile(r"<code[^>]*>.*?</code>", re.DOTALL)
SLY = "[a](https://evil.example.org) @ana #1 <b>x</b> `c` | www.evil.example.org ana@evil.example.org"


@pytest.mark.parametrize("words", [SLY, INJECTED, "a" * 900])
@pytest.mark.parametrize("label", [*EVENT])
def test_strangers_words_do_nothing(hub: Path, label: str, words: str) -> None:
    """No link, no picture, no call to anybody, whichever question has them; and what is long is cut."""
    told = answer(hub, EVENT | {label: words})
    page = commonmark.outline(told)
    assert list(html_tree.read(page).iter("a", "img", "b", "script")) == []
    assert not CALL.search(CODE.sub("", page))
    assert len(told) < 4_000


def test_the_command(hub: Path) -> None:
    """It prints the answer and makes no file; without the text of an issue it has nothing to answer."""
    (hub / "issue.md").write_text(body(EVENT), encoding="utf-8")
    before = sorted(hub.rglob("*.md"))
    code, told, said = call(hub, f"--from-issue={hub / 'issue.md'}", "--answer-to=ana")
    assert (code, told.partition(",")[0], said) == (0, "Thank you", "")
    assert sorted(hub.rglob("*.md")) == before
    code, _, said = call(hub, "--answer-to=ana")
    assert (code, "--answer-to needs --from-issue" in said) == (2, True)


@pytest.mark.parametrize(
    "answers",
    [
        EVENT,
        EVENT | {"Start": "next Thursday noon", "End": "1 pm", "Place": "Online, passcode: 4242"},
        EVENT | {"Start": "12/10/2026 13:00"},
        EVENT | {"Start": "2025-12-09 13:00", "Title": "", "Repeats": "every friday until 2027-03-31"},
        EVENT | {"Repeats": "weekly", "Time zone": "MST"},
        LINK | {"Publisher": "", "Date of the page": "some day", "Topics": "lamps"},
        LINK | {"Topics": "form", "Date of the page": "2027-11-18", "What a reader learns": "Una TODO"},
        {"Address of the page": "not one"},
        {"What?": "Nothing"},
        {"Address of the page": "https://hub.example.gov/toolkit/design/forms/"},
    ],
)
def test_in_the_language_of_the_hub(hub: Path, answers: dict[str, str]) -> None:
    """Who sends a form to a hub in Spanish reads no English word but their own."""
    config = replace(hub_settings.load(hub), language="es", repository="https://github.com/example/hub")
    said = form_answer.answer(config, body(answers), "ana", TODAY)
    assert "Gracias, ana" in said
    assert english_in(said.replace("every friday", ""), fewest=2) == []


def test_a_path_keeps_its_letters(hub: Path) -> None:
    """It is no sentence, and files with capital letters are others."""
    (hub / "content/events/2026-12-09-ask-once.md").write_text("", "utf-8")
    assert "> content/events/2026-12-09-ask-once.md already exists, and nothing is overwritten" in answer(hub, EVENT)
