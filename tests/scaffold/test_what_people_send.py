"""What people write into the forms: each gives the right file, or says where it is wrong and what to write."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.check import file_facts
from hub.config import hub_settings
from hub.content import yaml_nodes
from hub.errors import HubError
from hub.scaffold import issue_forms, new_file
from tests.scaffold.test_issue_forms import EVENT, LINK, body

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 20)
BLANKS = {"105"}
LEARNS, TAKES, ADDRESS, ASK = (
    "What a reader learns",
    "What people take away",
    "Address",
    "Whom to ask for accommodations",
)


def sent(hub: Path, answers: dict[str, str]) -> tuple[str, dict[str, object], list[str]]:
    """The name of the file that an issue becomes, its fields, and what is said of them but for blanks."""
    config = hub_settings.load(hub)
    offer = issue_forms.offer(config, body(answers))
    path = new_file.new(config, offer.kind, offer.values, TODAY, offer.left_out).path
    text = (hub / path).read_text("utf-8")
    node, _ = yaml_nodes.parse(text.split("---\n")[1], path)
    assert isinstance(node.value, dict)
    found = file_facts.look(path, text, config)
    dated = [f"{one.rule}" for one in found.deadlines if one.rule == "117" and one.day > TODAY]
    said = [f"{one.line} {one.rule} {one.message}; {one.fix}" for one in found.findings if one.rule not in BLANKS]
    written = {name: child.written for name, child in node.value.items() if not isinstance(child.value, tuple)}
    topics = node.value["topics"].value
    lists = {"topics": [each.value for each in topics] if isinstance(topics, tuple) else None}
    return path.rpartition("/")[2], written | lists, [*said, *dated]


@pytest.mark.parametrize(
    ("answers", "name", "fields"),
    [
        (LINK, "2026-11-18-ask-once.md", {"url": "https://example.gov/once/", "topics": ["forms"]}),
        (
            LINK | {ADDRESS: "https://Example.gov/a?utm_source=x&fbclid=y#top"},
            "2026-11-18-ask-once.md",
            {"url": "https://example.gov/a"},
        ),
        (LINK | {ADDRESS: "[Ask](https://example.gov/a)"}, "2026-11-18-ask-once.md", {"url": "https://example.gov/a"}),
        (LINK | {ADDRESS: "<https://example.gov/a>"}, "2026-11-18-ask-once.md", {"url": "https://example.gov/a"}),
        (LINK | {"Date of the page": "18th November 2026"}, "2026-11-18-ask-once.md", {"published": "2026-11-18"}),
        (LINK | {"Date of the page": "Nov. 3 2026"}, "2026-11-03-ask-once.md", {"published": "2026-11-03"}),
        (
            LINK | {"Title": '<p class="Body"><b>Ask</b> once</p>', LEARNS: "<p>Ask&nbsp;once.</p>"},
            "2026-11-18-ask-once.md",
            {"title": "Ask once", "summary": "Ask once."},
        ),
        (LINK | {"Title": "Use <b> rarely"}, "2026-11-18-use-b-rarely.md", {"title": "Use <b> rarely"}),
        (LINK | {"Title": "Forms #4"}, "2026-11-18-forms-4.md", {"title": "Forms #4"}),
        (LINK | {"Title": "Αίτηση"}, "2026-11-18-aitisi.md", {"title": "Αίτηση"}),
        (LINK | {"Title": "Łódź, Straße 3"}, "2026-11-18-lodz-strasse-3.md", {"title": "Łódź, Straße 3"}),
        (LINK | {"Title": "指南"}, "2026-11-18-zhinan.md", {"title": "指南"}),
        (LINK | {"Title": "النشرة"}, "2026-11-18-lnshrh.md", {"title": "النشرة"}),
        (LINK | {"Title": "🎈"}, "2026-11-18-balloon.md", {"title": "🎈"}),
        (LINK | {"Title": "Ask 🎈 once"}, "2026-11-18-ask-once.md", {"title": "Ask 🎈 once"}),
        (LINK | {"Title": "\u2800"}, "2026-11-18-ff6e4a16a9.md", {"title": "\u2800"}),
        (LINK | {ADDRESS: "www.example.gov/a"}, "2026-11-18-ask-once.md", {"url": "https://www.example.gov/a"}),
        (LINK | {"Topics": "survey, paper, Paper forms"}, "2026-11-18-ask-once.md", {"topics": ["surveys", "forms"]}),
        (
            EVENT | {"Place": "https://meet.example.gov/j/1?pwd=a1 Passcode: 4242"},
            "2026-12-09-ask-once.md",
            {"place": "https://meet.example.gov/j/1"},
        ),
        (EVENT | {"Place": "Online, password is lamp7"}, "2026-12-09-ask-once.md", {"place": "Online"}),
        (
            EVENT | {"Where to register": "https://meet.example.gov/j/1?a=2&pwd=lamp"},
            "2026-12-09-ask-once.md",
            {"url": "https://meet.example.gov/j/1?a=2"},
        ),
        (
            EVENT | {"Place": "https://teams.microsoft.com/meet/123?p=lamp Mot de passe : l4mp"},
            "2026-12-09-ask-once.md",
            {"place": "https://teams.microsoft.com/meet/123"},
        ),
        (
            EVENT | {"Time zone": "Pacific Time (America/Los_Angeles)"},
            "2026-12-09-ask-once.md",
            {"start": "2026-12-09 13:00", "timezone": "America/Los_Angeles"},
        ),
        (EVENT | {"Time zone": "UTC (UTC)"}, "2026-12-09-ask-once.md", {"timezone": "UTC"}),
        (
            EVENT | {"Start": "2026-12-09 13:00 Berlin time", "Time zone": "Another, which I wrote after the start"},
            "2026-12-09-ask-once.md",
            {"timezone": "Europe/Berlin"},
        ),
        (
            EVENT | {"Start": "Dec 9, 2026, 10 pm", "End": "1 am"},
            "2026-12-09-ask-once.md",
            {"start": "2026-12-09 22:00", "end": "2026-12-10 01:00"},
        ),
        (
            EVENT | {"Start": "Dec 9, 2026, 8 pm", "End": "midnight"},
            "2026-12-09-ask-once.md",
            {"start": "2026-12-09 20:00", "end": "2026-12-10 00:00"},
        ),
        (
            EVENT | {"Start": "December 30, 2026 to January 2, 2027", "End": ""},
            "2026-12-30-ask-once.md",
            {"start": "2026-12-30", "end": "2027-01-02"},
        ),
        (
            EVENT | {"Repeats": "weekly until March 31, 2027, except 23 and 30 December 2026"},
            "2026-12-09-ask-once.md",
            {"repeat": "every week until 2027-03-31, except 2026-12-23, 2026-12-30"},
        ),
        (
            EVENT | {"Repeats": "every other week until 31 March 2027"},
            "2026-12-09-ask-once.md",
            {"repeat": "every 2 weeks until 2027-03-31"},
        ),
        (
            LINK | {LEARNS: "### Before\n\nAsk once.\n\n### After\n\n- less work."},
            "2026-11-18-ask-once.md",
            {"summary": "Before Ask once. After - less work.", "published": "2026-11-18"},
        ),
        (
            LINK | {LEARNS: "Ask once.\n\n### Topics\n\nspam\n\n### Date of the page\n\n1999-01-01."},
            "2026-11-18-ask-once.md",
            {"published": "2026-11-18", "topics": ["forms"]},
        ),
        (
            EVENT | {TAKES: f"One idea.\n\n### {ASK}\n\nmallory@example.org."},
            "2026-12-09-ask-once.md",
            {"accommodations": "help@example.gov", "summary": f"One idea. {ASK} mallory@example.org."},
        ),
        (LINK | {"Topics": "- forms\n- #surveys"}, "2026-11-18-ask-once.md", {"topics": ["forms", "surveys"]}),
        (LINK | {"Topics": "Forms; Surveys"}, "2026-11-18-ask-once.md", {"topics": ["forms", "surveys"]}),
        (LINK | {"Topics": "none"}, "2026-11-18-ask-once.md", {"topics": []}),
        (
            EVENT | {"Start": "Dec 9, 2026 at 1:00 pm", "End": "2026-12-09 2 pm"},
            "2026-12-09-ask-once.md",
            {"start": "2026-12-09 13:00", "end": "2026-12-09 14:00"},
        ),
        (
            EVENT | {"Start": "2026-12-08", "End": "2026-12-10"},
            "2026-12-08-ask-once.md",
            {"start": "2026-12-08", "end": "2026-12-10"},
        ),
        (LINK | {"Date of the page": "yesterday"}, "2026-11-19-ask-once.md", {"published": "2026-11-19"}),
        (LINK | {"Date of the page": "11/18/26"}, "2026-11-18-ask-once.md", {"published": "2026-11-18"}),
        (LINK | {"Date of the page": "le 18 novembre 2026"}, "2026-11-18-ask-once.md", {"published": "2026-11-18"}),
        (
            EVENT | {"Start": "next Tuesday 2pm", "End": "3:30"},
            "2026-11-24-ask-once.md",
            {"start": "2026-11-24 14:00", "end": "2026-11-24 15:30"},
        ),
        (
            EVENT | {"Start": "Dec 10, 2026 1:00 PM EST", "End": "Dec 10, 2026 2:00 PM EST", "Time zone": ""},
            "2026-12-10-ask-once.md",
            {"start": "2026-12-10 13:00", "end": "2026-12-10 14:00"},
        ),
        (
            EVENT | {"Start": "2026-12-10 noon ET", "End": "1pm", "Time zone": "Eastern"},
            "2026-12-10-ask-once.md",
            {"start": "2026-12-10 12:00", "end": "2026-12-10 13:00"},
        ),
        (
            EVENT | {"Start": "2026-12-14 1-2pm", "End": "see above", "Time zone": "Beijing"},
            "2026-12-14-ask-once.md",
            {"start": "2026-12-14 13:00", "end": "2026-12-14 14:00", "timezone": "Asia/Shanghai"},
        ),
        (
            EVENT | {"Start": "December 16, 2026 at 1:00 pm", "End": "2:30 pm"},
            "2026-12-16-ask-once.md",
            {"start": "2026-12-16 13:00", "end": "2026-12-16 14:30"},
        ),
        (
            EVENT | {"Start": "10 décembre 2026 13h", "End": "10 décembre 2026 14h"},
            "2026-12-10-ask-once.md",
            {"start": "2026-12-10 13:00", "end": "2026-12-10 14:00"},
        ),
        (
            EVENT | {"Start": "December 8-10, 2026", "End": ""},
            "2026-12-08-ask-once.md",
            {"start": "2026-12-08", "end": "2026-12-10"},
        ),
        (
            EVENT | {"Start": "Dec 8, 2026 (all day)", "End": "all day"},
            "2026-12-08-ask-once.md",
            {"start": "2026-12-08"},
        ),
        (
            EVENT | {"Start": "2026-12-10 13:00", "End": "", "Repeats": "every 2 weeks until 2027-03-31"},
            "2026-12-10-ask-once.md",
            {"start": "2026-12-10 13:00", "repeat": "every 2 weeks until 2027-03-31"},
        ),
        (
            EVENT | {"Start": "2026-12-17 1:00pm", "End": "2026-12-17 2:00pm", "Time zone": "Arizona"},
            "2026-12-17-ask-once.md",
            {"start": "2026-12-17 13:00", "timezone": "America/Phoenix"},
        ),
        (LINK | {"Title": "[Ask once](https://example.gov/)"}, "2026-11-18-ask-once.md", {"title": "Ask once"}),
        (LINK | {"Topics": "Forms / surveys"}, "2026-11-18-ask-once.md", {"topics": ["forms", "surveys"]}),
        (EVENT | {"End": "90 min"}, "2026-12-09-ask-once.md", {"end": "2026-12-09 14:30"}),
        (EVENT | {"End": "1.5 hours"}, "2026-12-09-ask-once.md", {"end": "2026-12-09 14:30"}),
        *(
            (EVENT | {"Start": start, "End": lasts}, "2026-12-10-ask-once.md", {"end": end})
            for start, lasts, end in (
                ("December 10, 2026, 10:00 am", "24 hours", "2026-12-11 10:00"),
                ("December 10, 2026, 10:00 am", "30 hours", "2026-12-11 16:00"),
                ("December 10, 2026, 10:00 am", "36 hours", "2026-12-11 22:00"),
                ("2026-12-10 10:00", "2 hours", "2026-12-10 12:00"),
                ("2026-12-10 22:30", "90 min", "2026-12-11 00:00"),
                ("December 10-12, 2026, 10 am", "2 hours", "2026-12-12 12:00"),
                ("2026年12月10日 15時", "1 hour", "2026-12-10 16:00"),
            )
        ),
        (
            EVENT | {"Start": "Date: Wed., Dec. 9 — 1–2 p.m.", "End": ""},
            "2026-12-09-ask-once.md",
            {"start": "2026-12-09 13:00", "end": "2026-12-09 14:00"},
        ),
        (
            EVENT | {ASK: "Fill in the form: https://example.gov/help"},
            "2026-12-09-ask-once.md",
            {"accommodations": "https://example.gov/help"},
        ),
        (
            EVENT | {"Repeats": "every two weeks until March 31, 2027"},
            "2026-12-09-ask-once.md",
            {"repeat": "every 2 weeks until 2027-03-31"},
        ),
        (EVENT | {"Title": "**Ask once**"}, "2026-12-09-ask-once.md", {"title": "Ask once"}),
        (
            EVENT | {"End": "TBD", "Repeats": "No, just once", "Where to register": "none needed"},
            "2026-12-09-ask-once.md",
            {"start": "2026-12-09 13:00"},
        ),
        (
            EVENT | {ASK: "Please write to [help@example.gov](mailto:help@example.gov) in time"},
            "2026-12-09-ask-once.md",
            {"accommodations": "help@example.gov"},
        ),
        (
            LINK | {ADDRESS: "https://example.gov/a?utm_source=x (from a newsletter)"},
            "2026-11-18-ask-once.md",
            {"url": "https://example.gov/a"},
        ),
        (LINK | {"Topics": "Surveys and forms"}, "2026-11-18-ask-once.md", {"topics": ["surveys", "forms"]}),
        (
            EVENT | {"Start": "2026-12-09", "End": "1-2 pm"},
            "2026-12-09-ask-once.md",
            {"start": "2026-12-09 13:00", "end": "2026-12-09 14:00"},
        ),
        (EVENT | {"Start": "Dec 9, 2026, 12 noon", "End": "1"}, "2026-12-09-ask-once.md", {"end": "2026-12-09 13:00"}),
        (
            EVENT | {"Repeats": "Wednesdays through January 27, 2027"},
            "2026-12-09-ask-once.md",
            {"repeat": "every Wednesday until 2027-01-27"},
        ),
        (
            EVENT | {"Repeats": "2nd Wednesday of each month until June 30, 2027"},
            "2026-12-09-ask-once.md",
            {"repeat": "every second Wednesday of the month until 2027-06-30"},
        ),
        (
            LINK | {"Title": "$(touch x) `id` ${{ github.token }} {{ 7*7 }}", LEARNS: "{% raw %} {{ config }} Done."},
            "2026-11-18-touch-x-id-github-token-7-7.md",
            {"title": "$(touch x) `id` ${{ github.token }} {{ 7*7 }}", "summary": "{% raw %} {{ config }} Done."},
        ),
    ],
)
def test_right_files(hub: Path, answers: dict[str, str], name: str, fields: dict[str, object]) -> None:
    """What can mean one thing only is written as hub has it, and the check has nothing to say."""
    path, written, said = sent(hub, answers)
    assert (path, {key: written[key] for key in fields}, said) == (name, fields, [])


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        (
            LINK | {ADDRESS: "https://example.gov/a and https://example.gov/b"},
            "3 112 url: 'https://example.gov/a and https://example.gov/b' is more than an address; write one",
        ),
        (
            LINK | {ADDRESS: "https://example.gov/my page.html"},
            "3 112 url: 'https://example.gov/my page.html' is more than an address; write only the address",
        ),
        *(
            (EVENT | {"Where to register": words}, f"8 112 url: '{words}' is not a web address; it must start with")
            for words in ("(see the mail)", ")", ">", "(none yet).")
        ),
        *(
            (EVENT | {ASK: words}, f"10 112 accommodations: '{words}' is not one email address, and no address")
            for words in ("(see the mail)", ")", ">", "(none yet).")
        ),
        (LINK | {ADDRESS: "ana@example.gov"}, "3 112 url: 'ana@example.gov' is not a web address; it must start with"),
        (
            LINK | {ADDRESS: "https://example.gov:port/"},
            "3 112 url: 'https://example.gov:port/' is not a web address; ch",
        ),
        (LINK | {ADDRESS: "javascript:alert(1)"}, "3 112 url: 'javascript:alert(1)' is not a web address; it must"),
        (LINK | {"Date of the page": "Nov 2026"}, "5 112 published: 'Nov 2026' is not a date; write a real day, such"),
        (LINK | {"Date of the page": "2027-11-18"}, "117"),
        (LINK | {"Topics": "lamps"}, "9 120 topics: 'lamps' is not known; write one of forms, surveys"),
        (EVENT | {"Kind": "webinar"}, "3 112 kind: 'webinar' is not known; write one of training, networking"),
        (
            EVENT | {ASK: "202-555-0100"},
            "10 112 accommodations: '202-555-0100' is not one email address, and no address",
        ),
        (
            EVENT | {"Where to register": "https://example.gov/a or call"},
            "8 112 url: 'https://example.gov/a or call' is more than an address; write only the address: https://exampl",
        ),
        (
            EVENT | {"Start": "2027-03-14 02:30", "End": "2027-03-14 04:00"},
            "4 404 start: no clock in America/Denver shows 2027-03-14 02:30: it goes ahead at that hour; write",
        ),
    ],
)
def test_what_is_told(hub: Path, answers: dict[str, str], found: str) -> None:
    """What cannot be meant so, or may be meant in two ways, has its line and what to write."""
    *_, said = sent(hub, answers)
    assert [one[: len(found)] for one in said][:1] == [found]


@pytest.mark.parametrize(
    ("answers", "question"),
    [
        (
            LINK | {"Date of the page": "3/4/2026"},
            (
                "published: “3/4/2026” can mean March 4, 2026 (2026-03-04) or April 3, 2026 (2026-04-03): "
                "write the one that is right"
            ),
        ),
        (
            EVENT | {"Start": "2026-12-10", "End": "2 hours"},
            "start: only the end has an hour: write the hour of the start as well, or none, for all day",
        ),
        (
            EVENT | {"Start": "12/10/2026 13:00", "End": "14:00"},
            "start: “12/10/2026” can mean December 10, 2026 (2026-12-10) or October 12, 2026 (2026-10-12): write the",
        ),
        (
            EVENT | {"Start": "2027-07-08 13:00", "End": "14:00", "Time zone": "EST"},
            (
                "time zone: “EST” is not what clocks there show on 2027-07-08: "
                "write the place whose clock is meant, such as America/New_York"
            ),
        ),
        (
            EVENT | {"Start": "2027-07-08 13:00", "End": "14:00", "Time zone": "MST"},
            (
                "time zone: “MST” is a name that several places have: "
                "write the place whose clock is meant, such as America/Denver or America/Phoenix"
            ),
        ),
        (
            EVENT | {"Time zone": "UTC-5"},
            "time zone: “UTC-5” is an offset, and no place: write the place whose clock is meant, such as America/",
        ),
        (
            EVENT | {"Time zone": "Another, which I wrote after the start"},
            "time zone: it is another one: write the place whose clock it is, such as America/Denver, after the start",
        ),
        (
            EVENT | {"Start": "December 9 or 10, 2026, 1 pm", "End": ""},
            "start: “or 10 2026” is not understood: write the time as in “December 10, 2026, 1:00 pm”",
        ),
        (EVENT | {"Start": "December 9, 2026, TBD", "End": ""}, "start: “tbd” is not understood: write the time as in"),
        (EVENT | {"Start": "10 Disemba 2026 13:00"}, "start: “10 Disemba 2026 13:00” does not say on which day: write"),
        (EVENT | {"Time zone": "Eastrn"}, "time zone: “Eastrn” is not the name of a time zone: write the place whose"),
        (
            EVENT | {"Start": "2026-12-10 13:00 ET", "End": "2 pm", "Time zone": "Pacific"},
            "time zone: it is told as “et” and as “Pacific”: write one place, such as America/Denver",
        ),
        (
            EVENT | {"Start": "every Tuesday at 2pm", "End": ""},
            "start: “every Tuesday at 2pm” says how it repeats: write its first time there, and under “repeats”",
        ),
        (
            EVENT | {"Start": "December 8-10, 2026", "End": "2026-12-10 17:00"},
            "start: only the end has an hour: write the hour of the start as well, or none, for all day",
        ),
        (
            EVENT | {"Start": "2026-12-10 13:00", "End": "2026-12-11"},
            "end: “2026-12-11” has no hour, and the start has one: write both hours, or none, for all day",
        ),
        (
            EVENT | {"Start": "2026-12-09 14:00", "End": "2026-12-09 13:00"},
            "end: 13:00 is not after the start, 14:00: write the right hour, with its day where that is the next one",
        ),
        (
            EVENT | {"Start": "2026-12-09 14:00", "End": "2026-12-08 15:00"},
            "end: “2026-12-08 15:00” is before the start: write the right day of the two",
        ),
        (EVENT | {"Start": "December 10-8, 2026", "End": ""}, "end: “2026-12-08” is before the start: write the right"),
        (
            EVENT | {"Start": "2 pm", "End": "3 pm"},
            "start: “2 pm” does not say on which day: write the day as well, such as 2026-12-10 13:00",
        ),
        (
            EVENT | {"Start": "2026-12-10 1:00", "End": "2:00"},
            "start: “2026-12-10 1:00” can be in the morning or in the afternoon: write am or pm, or 13:00",
        ),
        (
            EVENT | {"Start": "December 9-10, 2026, 1 pm", "End": ""},
            "end: “2026-12-10” has no hour, and the start has one: write both hours, or none, for all day",
        ),
        (
            EVENT | {"Start": "2026-12-09 9-5", "End": ""},
            "start: “9-5” can be in the morning or in the afternoon: write am or pm, or 13:00",
        ),
        (
            EVENT | {"Start": "2026-12-09 1 pm MT / 1 pm ET", "End": ""},
            "start: “1 pm et” is not the hour told before it: write the hour of one place only",
        ),
        (
            EVENT | {"Start": "2026-12-09 1 pm ET / 10-11 am PT", "End": "", "Time zone": "Eastern"},
            "start: “10-11 am pt” is not the hour told before it: write the hour of one place only",
        ),
        (
            EVENT | {"Start": "2026-12-09T18:00Z", "End": "", "Time zone": "Eastern"},
            "time zone: “z” is not what clocks in America/New_York show then: write the place whose clock is meant",
        ),
        (
            EVENT | {"Start": "2026-12-09 13:00 UTC-4", "End": "", "Time zone": "Eastern"},
            "time zone: “utc-4” is not what clocks in America/New_York show then: write the place whose clock is meant",
        ),
        (
            EVENT | {"Start": "2026-12-09 13:00+01:00", "End": "", "Time zone": "Another, which I wrote after the"},
            "time zone: “+01:00” is an offset, and no place: write the place whose clock is meant, such as America/",
        ),
        (
            EVENT | {"Repeats": "every blue moon until 2027-03-31"},
            "repeats: “every blue moon until 2027-03-31” is not understood: write it as in “every 2 weeks until Marc",
        ),
        (
            EVENT | {"Repeats": "weekly"},
            "repeats: “weekly” does not say until when: add the last day, such as until March 31, 2027",
        ),
    ],
)
def test_questions(hub: Path, answers: dict[str, str], question: str) -> None:
    """No time is guessed: what may be two is asked back with both, and what is missing with an example."""
    with pytest.raises(HubError) as caught:
        sent(hub, answers)
    assert str(caught.value)[: len(question)] == question


@pytest.mark.parametrize(
    "words",
    [
        "Wednesday, December 9th, 2026 from 1 to 2:30 p.m.",
        "9 Dec 2026, 13:00–14:30",
        "Dec 9, 2026 @ 1pm - 2:30pm ET",
        "miércoles, 9 de diciembre de 2026, 13:00 a 14:30",
        "9 de diciembre de 2026, de la 1 pm a las 2:30 pm",
        "el 9 de diciembre de 2026 de 13 h a 14:30 h",
        "mercredi 9 décembre 2026 de 13 h à 14 h 30",
        "le 9 décembre 2026, 13h00 - 14h30",
        "09/12/2026 (mercredi), 13h à 14h30",
        "Mittwoch, 9. Dezember 2026, 13 bis 14.30 Uhr",
        "am 9.12.2026 von 13:00 bis 14:30 Uhr",
        "Mi., 9. Dez. 2026, 13–14:30 Uhr",
    ],
)
def test_times_in_four_languages(hub: Path, words: str) -> None:
    """English, Spanish, French and German say the same hour and a half."""
    _, written, said = sent(hub, EVENT | {"Start": words, "End": "", "Time zone": "Eastern Time (America/New_York)"})
    assert (written["start"], written["end"], said) == ("2026-12-09 13:00", "2026-12-09 14:30", [])
    assert "timezone" not in written  # it is the hub's


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("(UTC-05:00) Eastern Time (US & Canada) December 9, 2026, 13.00 - 14.30", ""),
        ("2026-12-09T13:00:00-05:00 to 14:30", ""),
        ("Dec 9, 2026, 1p-2:30p Arizona time (MST, no DST)", "America/Phoenix"),
        ("Dec 9, 2026, 1-2:30 pm ET / 10-11:30 am PT", ""),
        ("Dec 9, 2026, 1-2:30 pm ET (10-11:30 am PT)", ""),
        ("Dec 9, 2026, 1-2:30 pm IST (India)", "Asia/Kolkata"),
        ("9.12. von 13 bis 14.30 Uhr, Ortszeit Berlin", "Europe/Berlin"),
        ("9 de diciembre de 2026, 1 p. m. a 2:30 p. m. (hora de la Ciudad de México)", "America/Mexico_City"),
        ("quarta-feira, 9 de dezembro de 2026, das 13h às 14h30 (horário de Brasília)", "America/Sao_Paulo"),
        ("mercoledì 9 dicembre 2026, dalle 13:00 alle 14:30, ora di Roma", "Europe/Rome"),
        ("woensdag 9 december 2026 van 13.00 tot 14.30 uur, Amsterdam", "Europe/Amsterdam"),
        ("2026年12月9日（水）13:00\uff5e14:30 JST", "Asia/Tokyo"),
        ("9 декабря 2026, 13:00 - 14:30, Europe/Moscow", "Europe/Moscow"),
    ],
)
def test_whose_clock_it_is(hub: Path, words: str, place: str) -> None:
    """A place is known by its name in several languages, by a remark beside it, and by an offset that agrees."""
    answers = {"Start": words, "End": "", "Time zone": "Another, which I wrote after the start"}
    _, written, said = sent(hub, EVENT | answers | ({} if place else {"Time zone": ""}))
    assert (written["start"], written["end"]) == ("2026-12-09 13:00", "2026-12-09 14:30")
    assert (written.get("timezone", ""), said) == (place, [])


@pytest.mark.parametrize(
    ("chosen", "written"), [("UTC (UTC)", "UTC"), ("Toronto (America/Toronto)", "America/Toronto"), ("Eastern", None)]
)
def test_the_same_clock_by_two_names(hub: Path, chosen: str, written: str | None) -> None:
    """Of two places whose clocks agree then, the one that was chosen holds."""
    zone = "GMT" if chosen == "UTC (UTC)" else "EST"
    _, fields, said = sent(hub, EVENT | {"Start": f"2026-12-09 13:00 {zone}", "End": "14:00", "Time zone": chosen})
    assert (fields.get("timezone"), said) == (written, [])


def test_the_order_of_numbers(hub: Path) -> None:
    """A setting says what 12/10/2026 means, and who accepts the event reads that it was used."""
    settings = hub / "mkdocs.yml"
    words = settings.read_text("utf-8")
    settings.write_text(words.replace("      areas:\n", "      numeric_dates: month first\n      areas:\n"), "utf-8")
    config = hub_settings.load(hub)
    values = issue_forms.offer(config, body(EVENT | {"Start": "12/10/2026 1 pm", "End": "2 pm"})).values
    made = new_file.new(config, "event", values, TODAY)
    assert (made.path, made.notes[0]) == (
        "content/events/2026-12-10-ask-once.md",
        "“12/10/2026” was read as December 10, 2026, month first as mkdocs.yml says",
    )


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ({"Address of the page": "the page about forms"}, "'the page about forms' is not the address of a page; write"),
        (
            {"Address of the page": "http://www.hub.example.gov/toolkit/design/forms?a=1"},
            "edit content/toolkit/design/",
        ),
        ({"Hello": "Please add https://example.gov/nice"}, "this is not the text of an issue from one of the forms"),
        ({}, "this is not the text of an issue from one of the forms"),
        (LINK | {LEARNS: "word " * 300}, "the answer to “what a reader learns” has 1,499 characters; shorten it"),
    ],
)
def test_what_becomes_no_file(hub: Path, answers: dict[str, str], found: str) -> None:
    """A change, a letter and a text that nobody would read are answered in words."""
    with pytest.raises(HubError) as caught:
        sent(hub, answers)
    assert found in str(caught.value)


def test_two_titles_without_latin_letters_on_one_day(hub: Path) -> None:
    """Nobody is asked for another title because of a letter that an address cannot have."""
    names = {
        sent(hub, LINK | {"Title": title, ADDRESS: f"https://example.gov/{title}"})[0] for title in ("Οδηγός", "指南")
    }
    assert len(names) == 2


def test_an_event_of_last_year(hub: Path) -> None:
    """Whoever accepts it reads at once that its day has passed, for the year may be wrong."""
    config = hub_settings.load(hub)
    values = issue_forms.offer(config, body(EVENT | {"Start": "2025-12-09 13:00", "End": "2025-12-09 14:00"})).values
    assert new_file.new(config, "event", values, TODAY).is_over
    assert not new_file.new(config, "event", issue_forms.offer(config, body(EVENT)).values, TODAY).is_over
