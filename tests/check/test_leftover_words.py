"""Tests for hub.check.rules.leftover_words: what nobody wrote for readers is told, and what looks like it is not."""

from __future__ import annotations

import time

import pytest

from tests.check.test_newcomers import EVENT, FIELDS, OF_PAGE, PAGE, of_body, of_event, told

ISSUE = """---
subject: Wicks
preheader: One article on wicks, and a class on wax for those who begin.
status: draft
---
"""


def of_text(words: str) -> list[str]:
    """What a check says of an event with this text, which begins on line 8."""
    return told(EVENT, f"---\n{FIELDS}---\n{words}\n".encode())


@pytest.mark.parametrize(
    "words",
    [
        "[Insert link here]",
        "[insert date]",
        "[Your name]",
        "[link]",
        "[add a picture]",
        "[NAME]",
        "[EVENT DATE]",
        "{LUGAR}",
        "[SPEAKER NAME]",
        "[Date TBD]",
        "{{ first_name }}",
        "{% include map.html %}",
        "*|FNAME|*",
        "XXX-XXX-XXXX",
        "(XXX) XXX-XXXX",
        "XX:XX",
        "xxx@xxx.gov",
        "Lorem ipsum dolor sit amet.",
        "Click or tap here to enter text.",
        "FIXME",
        "[Note to editor: is this right?]",
    ],
)
def test_a_placeholder(words: str) -> None:
    """Words that hold the place of others are told as they are."""
    assert of_text(f"Words. {words}") == [f"8: {words} is a placeholder; write what belongs here"]


@pytest.mark.parametrize("words", ["[DRAFT - DO NOT PUBLISH]", "**Not for public release**", "> Do not publish!"])
def test_a_line_that_says_not_to_publish(words: str) -> None:
    """A page that says so should not be one."""
    (said,) = of_body(words)
    assert said.endswith(" is a placeholder; delete it")


@pytest.mark.parametrize(
    "words",
    [
        "`[Insert link here]` and `{{ name }}`",
        "[link]\n\n[link]: https://example.gov/a/",
        "[Your rights](https://example.gov/rights/)",
        "[x] and [1], a [sic] and [name]",
        "[PDF] and [DATE][one], {date} and ${NAME}, f{DATE} and “[NAME]” and {{NAME}\n\n[one]: https://example.gov/",
        "Super Bowl XX-XXI, section XXX",
        "Test with real words, not lorem ipsum.",
        "Do not publish names of people.",
        "Keep it until it is not for release.",
        "50 *| 60 |* 70",
        "The speaker is [TBA].",
        "A letter begins with “[your name]” or “[insert name here]”.",
        'Replace "[NAME]" with a name, and "[your name]" with yours (not "[EVENT DATE]").',
        "Écrivez « [NOM] » ou «\u00a0[LIEU]\u00a0», and 「[NAME]」.",
        "Read /users/{NAME} or /days?from=[DATE].",
        "“Lorem ipsum dolor sit amet” fills a page.",
        "Search the code for FIXME comments.",
        "Click to enter text in the box.",
    ],
)
def test_what_looks_like_a_placeholder(words: str) -> None:
    """Code, links, numbers and words about such words are for readers."""
    assert of_text(words) == []


def test_a_mark_is_told_once() -> None:
    """A shortcode and a link of a wiki are named by the rules for those."""
    said = of_text("{{% note %}}\n\n[[Link]]")
    assert len(said) == 2
    assert not [one for one in said if "placeholder" in one]


def test_letters_for_others_to_fill_in() -> None:
    """A page of the toolkit may have such blanks in its text, and an article, whose words others wrote."""
    assert of_body("> Dear [your name], we will call on {{ day }}.") == []
    assert (
        told("content/articles/2026/a.md", b"---\ntitle: A\n---\nFIXME [TBD]\n")[1:]
        == told("content/articles/2026/a.md", b"---\ntitle: A\n---\nWords.\n")[1:]
    )
    (said,) = of_event("title: Wax clinic", "title: A clinic for [your office]")
    assert said == "2: [your office] is a placeholder; write what belongs here"


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("title: Untitled", "Untitled"),
        ("title: new event", "new event"),
        ('title: "[SUBJECT]"', "[SUBJECT]"),
        ('title: "[EVENT NAME]"', "[EVENT NAME]"),
        ("title: Test", "Test"),
    ],
)
def test_a_title_that_is_none(field: str, words: str) -> None:
    """What a new file is called, and what somebody tried, is no title."""
    assert of_event("title: Wax clinic", field) == [f"2: {words} is a placeholder; write what belongs here"]


@pytest.mark.parametrize(("title", "count"), [("Testing", 0), ("Page title", 0), ("Untitled", 1), ("New page", 1)])
def test_a_page_about_tests_and_titles(title: str, count: int) -> None:
    """The toolkit may have one."""
    assert len(told(PAGE, f"{OF_PAGE.replace('Wicks', title)}Words.\n".encode())) == count


def test_a_summary_that_says_where_it_is() -> None:
    """Lists show it alone, where nothing is below it."""
    assert of_event("summary: Mend one lamp.", "summary: See below.") == [
        "6: See below is a placeholder; write what belongs here"
    ]


def test_the_gates_of_the_mail_name_what_is_left_of_templates() -> None:
    """In an issue a mark of a template is told once, by them."""
    body = "Dear {{ name }}, *|FNAME|*, [your name]. Lorem ipsum dolor sit amet.\n"
    assert told("newsletters/2026-12-11.md", f"{ISSUE}{body}".encode()) == [
        "6: [your name] is a placeholder; write what belongs here"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Words. turn0search1",
        "Words. citeturn3news12",
        "Words. :contentReference[oaicite:0]",
        "Words. [cite_start]",
        "Words. [^1^]",
        "Translated with DeepL.com (free version)",
        "Words. [cite: 12, 13]",
        "Words. 【12†source】",
        "Words. \ue200cite\ue202x\ue201",
        "Words. 【4:0†source】",
        "Certainly! Here is a page about wicks:",
        "¡Claro! Aquí tienes el texto:",
        "Words. As an AI language model, I cannot trim wicks.",
        "Would you like me to add a table?",
        "Words. As of my last update, wicks were of cotton.",
        "Sent from my iPhone",
        "_No response_",
        "Von meinem iPhone gesendet",
        "Sent from Mail for Windows",
        "Get [Outlook for iOS](https://example.gov/)",
        "-----Original Message-----",
        "This message is confidential and meant for one person.",
        "This e-mail and any files with it may contain confidential words.",
        "CAUTION: This email originated outside of the office.",
        "View this email in your browser",
        "Words. &amp;nbsp; and more.",
        "Words. Error! Reference source not found.",
        "Words. {++trim++} it.",
        "Words. {>>who says so?<<}",
        "Words.\\nThen more.",
    ],
)
def test_words_that_a_program_added(words: str) -> None:
    """An assistant, a mail program, a word processor: each leaves words that are not for readers."""
    (said,) = of_body(words)
    assert said.startswith("7: a program added this: ")


@pytest.mark.parametrize(
    "words",
    [
        "Delete “turn0search1” and `oaicite` first.",
        "Certainly, here is a way.",
        "Sure! I will come, she said.",
        "Ask “Would you like me to call you?” first.",
        "Let me know if you would like to come.",
        "The letter was sent from my office.",
        "From: the office\nTo: you",
        "This email course is not confidential.",
        "View it in a browser.",
        "R&amp;D, and the code &amp;#225;",
        "An error! It was found.",
        "The files are in C:\\new.",
        "They are in ..\\NEWS and ..\\nEWS.",
        "This email explains which words are confidential and how to send them.",
        "This message is not confidential and may be sent on.",
        "[a] is the first, [b] the second.",
        "[a]ffect, not [e]ffect.",
        "As a report says.[GAO1]\n\n[GAO1] A report of 2026.",
        "We got _No response_ to it.",
        "Read “[t]he end”.\n\n[t]he end comes.",
        "【12:30】開始、【2:00】は休み",
        "Translated with DeepL, and checked by a person.",
        "**May I bring a friend?**\nOf course! Here is how.",
        "As an AI model is trained, it forgets.",
        "Would you like me to send you a lamp?",
        "Let me know if you'd like me to speak at your meeting.",
        "Sent from my iPhone is what many mails end with.",
        "Get Outlook for iOS from your store.",
        "“Error! Reference source not found” is what Word prints.",
    ],
)
def test_what_people_write_themselves(words: str) -> None:
    """Words in quotes, in code or in another sense are not told."""
    assert of_body(words) == []


def test_a_mail_that_was_pasted() -> None:
    """Its head is told once; a letter in a page has no address and no time."""
    assert of_body("> From: Ana <ana@example.gov>\n> Sent: Monday\n> To: Ben\n\nWords.") == [
        "7: a program added this: From: Ana <ana@example.gov>; delete it"
    ]


def test_a_comment_of_google_docs() -> None:
    """A mark in the text leads to it, as to one of Word."""
    assert of_body("Cut it.[a]\n\n[a]Ask Ana first") == ["9: a program added this: [a]Ask Ana first; delete it"]
    assert of_body("Cut it.[AB12]\n\n[AB12]Ask Ana") == ["9: a program added this: [AB12]Ask Ana; delete it"]
    assert of_body("[a]Ask Ana first") == []


def test_a_picture_that_github_did_not_take() -> None:
    """The remark that GitHub leaves is seen by nobody else."""
    assert of_body('<!-- Failed to upload "wick.png" -->') == [
        '7: GitHub could not upload "wick.png"; upload it again, or delete this line'
    ]


@pytest.mark.parametrize(
    ("title", "added"),
    [('"FW: Wax clinic"', "FW:"), ('"Re: RE: Wax"', "Re: RE:"), ("Rewiring", ""), ("re:wax 2026", "")],
)
def test_a_subject_that_was_forwarded(title: str, added: str) -> None:
    """What a mail program puts before a subject is no part of a title."""
    said = of_event("title: Wax clinic", f"title: {title}")
    assert said == ([f"2: a program added this: {added}; delete it"] if added else [])


@pytest.mark.parametrize("words", ["【1†" * 20_000, "from: " + "a@" * 40_000], ids=["marks", "heads"])
def test_beginnings_without_an_end(words: str) -> None:
    """Thousands of them take no time."""
    start = time.process_time()
    assert of_text(words) == []
    assert time.process_time() - start < 2


def test_placeholders_without_anything_between() -> None:
    """Each is told."""
    assert [one.partition(" is ")[0] for one in of_text("*|FNAME|**|LNAME|*")] == ["8: *|FNAME|*", "8: *|LNAME|*"]


def test_a_form_that_begins_a_page_of_the_toolkit() -> None:
    """From the first letter of its text, what is to be filled in is for readers; above it, for who wrote the page."""
    assert told(PAGE, f"{OF_PAGE}[Your name], we ask you to call.\n".encode()) == []
    above = OF_PAGE.replace("area:", "owner: '[Your name]'\narea:")
    assert told(PAGE, f"{above}Call.\n".encode()) == ["4: [Your name] is a placeholder; write what belongs here"]
