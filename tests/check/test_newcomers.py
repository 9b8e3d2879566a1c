"""What people write who meet such files for the first time: one message for each mistake, about that mistake."""

from __future__ import annotations

import pytest

from hub.check import facts_cache
from hub.config import hub_settings
from tests.hubs import LAMPS

EVENT, PAGE = "content/events/2026-12-10-clinic.md", "content/toolkit/light/wicks.md"
FIELDS = "title: Wax clinic\nkind: training\nstart: 2026-12-10 13:00\nend: 2026-12-10 14:00\nsummary: Mend one lamp.\n"
OF_PAGE = "---\ntitle: Wicks\nsummary: Cut the wick.\narea: light\nreviewed: 2026-09-01\n---\n"
SETTINGS = hub_settings.load(LAMPS)


def told(path: str, data: bytes) -> list[str]:
    """What a check says of a file, but for advice: the line, what was found, and what to write."""
    found = sorted(facts_cache.looked(path, data, SETTINGS).findings)
    return [f"{one.line}: {one.message}; {one.fix}" for one in found if one.level != "advice"]


def of_event(old: str, new: str) -> list[str]:
    """What a check says of an event in which a line is another one."""
    return told(EVENT, f"---\n{FIELDS.replace(old, new)}---\nBring a lamp.\n".encode())


def of_body(words: str) -> list[str]:
    """What a check says of a page of the toolkit with this text, which begins on line 7."""
    return told(PAGE, f"{OF_PAGE}{words}\n".encode())


def test_the_examples_are_right() -> None:
    """Nothing is told of the files that the mistakes are made in."""
    assert of_event("", "") == of_body("Words.") == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16(encoding: str) -> None:
    """What Windows calls Unicode is told once, with the other mistakes of the file."""
    data = f"---\n{FIELDS.replace('training', 'traning')}---\n".encode(encoding)
    assert told(EVENT, data) == [
        "1: the file is in UTF-16, as Windows calls Unicode; save the file as UTF-8",
        "3: kind: 'traning' is not known; did you mean \"training\"? (training, networking)",
    ]


@pytest.mark.parametrize("key", ["Kind", "kinds", "KIND"])
def test_a_key_that_is_misspelled(key: str) -> None:
    """A needed key that is there under nearly its name is not called missing as well."""
    (said,) = of_event("kind:", f"{key}:")
    assert said.startswith(f"3: '{key}' is not a known key; did you mean \"kind\"? (")


@pytest.mark.parametrize(
    "line",
    ["**kind:** training", "**kind**: training", "- kind: training", "> kind: training",
     "`kind`: training"],
)  # fmt: skip
def test_a_key_with_marks(line: str) -> None:
    """A key with the marks of Markdown is not called missing, and the advice is the line without them."""
    assert of_event("kind: training", line) == [
        f"3: this is not YAML: {line!r} has marks at its key; write `kind: training`"
    ]


def test_a_picture_that_is_data() -> None:
    """A picture that Google Docs writes into the file must go, so nobody is asked for its words."""
    (said,) = of_body("![][image1]\n\n[image1]: <data:image/png;base64,iVBORw0KGgo=>")
    assert said.startswith("9: data:image/png;base64,iVBORw0KGgo= is not an address that a page may link to")


@pytest.mark.parametrize("words", ["TBD", "tba.", "N/A", "None", "???", "'to be announced'", "-", "TBD (see the mail)"])
@pytest.mark.parametrize("key", ["place", "host", "url", "recording", "accommodations"])
def test_a_field_that_says_nothing_yet(key: str, words: str) -> None:
    """A field that may be left out is left out, and nothing else is said of its line."""
    (said,) = of_event("", "") + told(EVENT, f"---\n{FIELDS}{key}: {words}\n---\n".encode())
    assert said.endswith("tells readers nothing; delete this line until you know it")
    assert said.startswith(f"7: {key}: ")


def test_a_field_that_must_say_something() -> None:
    """A needed field is not left out; what costs nothing may say so; an end that is open is not written."""
    assert of_event("2026-12-10 13:00", "TBD") == ["4: start: TBD tells readers nothing; write what belongs here"]
    assert of_event("2026-12-10 14:00", "TBD") == [
        "5: end: TBD tells readers nothing; delete this line until you know it"
    ]
    assert told(EVENT, f"---\n{FIELDS}cost: none\n---\n".encode()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("TBD", ["7: TBD tells readers nothing; write what belongs here"]),
        ("Lorem ipsum dolor.", ["7: Lorem ipsum dolor. tells readers nothing; write what belongs here"]),
        ("What TBD means.\n\n```\nTBD\n```", []),
    ],
)
def test_a_text_that_says_nothing_yet(words: str, said: list[str]) -> None:
    """A line of a text that waits for its words is a blank, and one of code is not."""
    assert of_body(words) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("summary: Bring forms. # of people is limited.", '"Bring forms. # of people is limited."'),
        ("place: Room # B12 east", '"Room # B12 east"'),
        ("host: 'The forms team' # ask Ana first", ""),
        ("title: Wax clinic  # as the source has it", ""),
    ],
)
def test_words_that_may_be_a_remark(line: str, said: str) -> None:
    """Words behind # are told where they may belong to the value; those of a new file are known."""
    key = line.partition(":")[0]
    fields = "".join(one for one in FIELDS.splitlines(keepends=True) if not one.startswith(key))
    found = told(EVENT, f"---\n{fields}{line}\n---\n".encode())
    assert [one.partition("; ")[2] for one in found] == (
        [f"put the value in quotes: {said}; or write the remark on a line of its own"] if said else []
    )


def test_an_address_with_a_space_before_its_anchor() -> None:
    """YAML takes the anchor for a remark, so the page would lead elsewhere."""
    (said,) = told(EVENT, f"---\n{FIELDS}url: https://example.gov/a #register\n---\n".encode())
    assert said.startswith("7: url: YAML takes '#register' for a remark, which begins with #; ")
    assert said.endswith("; write it without the space: https://example.gov/a#register")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("“Wax clinic”", ['2: title: readers see the quotes around “Wax clinic”; write "Wax clinic"']),
        ("„Wax clinic“", ['2: title: readers see the quotes around „Wax clinic“; write "Wax clinic"']),
        ("‘Wax clinic’", ['2: title: readers see the quotes around ‘Wax clinic’; write "Wax clinic"']),
        ("“Wax: a clinic”", ['2: this is not YAML: “ is not a straight quote; write straight quotes: "…"']),
        ("“Wax” and “oil”", []),
    ],
)
def test_quotes_as_word_sets_them(value: str, said: list[str]) -> None:
    """Quotes around a whole value were meant for YAML."""
    assert of_event("Wax clinic", value) == said


@pytest.mark.parametrize(
    ("value", "better"),
    [
        ("See **the** [form](https://example.gov/)", "See the form"),
        ("'Ready :tada:'", "'Ready 🎉'"),
        ("<b>Wax</b> clinic", "Wax clinic"),
        ("'What 2 ** 3 ** 4 and :foo: mean'", ""),
    ],
)
def test_marks_in_plain_text(value: str, better: str) -> None:
    """Readers would see the marks of Markdown in a title, as they would those of HTML."""
    said = of_event("Wax clinic", value)
    assert [one.partition("; ")[2] for one in said] == ([f"write it without: {better}"] if better else [])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("It doesnâ€™t ask.", ["7: â€™ is ’, read in another encoding; write ’"]),
        ("CafÃ©", ["7: Ã© is é, read in another encoding; write é"]),
        ("A na\ufffdve form.", ["7: a letter was lost here: readers see \ufffd; write the letter"]),
        ("`â€™` and `\ufffd`", []),
        ("Ação, Ãé and ’“", []),
    ],
)
def test_letters_that_were_lost(words: str, said: list[str]) -> None:
    """What two programs read in two encodings is told with the letter that was meant; code shows what it shows."""
    assert of_body(words) == said
