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
