"""The forms of .github/ISSUE_TEMPLATE, and what `hub new --from-issue` makes of their answers."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.check import runner
from hub.config import hub_settings
from hub.content import loader, yaml_nodes
from hub.errors import HubError
from hub.scaffold import issue_forms
from tests.scaffold.test_new_file import call

FORMS = Path(__file__).parents[2] / ".github" / "ISSUE_TEMPLATE"
LINK = {
    "Address": "https://example.gov/once/",
    "Title": "Ask once",
    "Publisher": "Service Notes",
    "Date of the page": "2026-11-18",
    "Topics": "forms",
    "What a reader learns": "Ask once: it works.",
}
EVENT = {
    "Title": "Ask once",
    "Kind": "networking",
    "Start": "2026-12-09 13:00",
    "End": "2026-12-09 14:00",
    "Time zone": "America/Denver",
    "Place": "Online",
    "Where to register": "https://example.gov/register/",
    "Whom to ask for accommodations": "help@example.gov",
    "What people take away": "One idea: ask.",
}


def body(answers: dict[str, str]) -> str:
    """The text of an issue as GitHub writes it, with Windows line ends and the box that was checked."""
    parts = [f"### {label}\n\n{answer or '_No response_'}\n\n" for label, answer in answers.items()]
    return f"{''.join(parts)}### Licence\n\n- [x] My words may be used by anybody (CC0 1.0).\n".replace("\n", "\r\n")


def new(hub: Path, answers: dict[str, str]) -> tuple[int, str, str]:
    """The exit code of `hub new --from-issue`, what it printed and what it said."""
    (hub / "issue.md").write_text(body(answers), encoding="utf-8", newline="")
    return call(hub, f"--from-issue={hub / 'issue.md'}")


def test_a_link_becomes_an_article_that_the_check_likes(hub: Path) -> None:
    """The form says which kind it is, so the command need not be told."""
    assert new(hub, LINK) == (
        0,
        "content/articles/2026/2026-11-18-ask-once.md\n",
        "Next: hub check\n",
    )
    file = hub / "content/articles/2026/2026-11-18-ask-once.md"
    text = file.read_text(encoding="utf-8")
    assert 'summary: "Ask once: it works." # what a reader learns' in text
    assert [one for one in runner.check(hub).problems if one.path.endswith(file.name)] == []


def test_an_event_becomes_an_event_that_the_check_likes(hub: Path) -> None:
    """Every answer has its field, also those that the scaffold has no line for."""
    code, path, said = new(hub, EVENT)
    assert (code, path, said) == (
        0,
        "content/events/2026-12-09-ask-once.md\n",
        "Next: hub check\n",
    )
    assert [one for one in runner.check(hub).problems if one.path == path.strip()] == []
    (event,) = (one for one in loader.load(hub_settings.load(hub)).events if one.path == path.strip())
    assert (event.kind, event.start.isoformat()) == ("networking", "2026-12-09T13:00:00-07:00")


def test_what_was_concluded_is_told(hub: Path) -> None:
    """Whoever makes the file of a form sees how its words about when were read."""
    said = new(hub, EVENT | {"Time zone": "Mountain"})[2]
    assert said.splitlines()[0] == "“Mountain” was read as America/Denver"


def test_what_nobody_answered(hub: Path) -> None:
    """`_No response_` is GitHub's, not theirs: what a page may lack is left out, what the form wants is blank."""
    new(hub, EVENT | {"Where to register": "", "Whom to ask for accommodations": ""})
    text = (hub / "content/events/2026-12-09-ask-once.md").read_text(encoding="utf-8")
    assert "url:" not in text
    assert "accommodations: TODO # whom" in text
    assert text.endswith("\n---\n")


@pytest.mark.parametrize(
    "words",
    ["", "Ask.", "###No heading", "## A\n\n### B", "#### A\n\n##### B", "###### A"],
    ids=lambda words: words[:9],
)
def test_headings_of_a_text(words: str) -> None:
    """They begin below the title of the page, and keep their order."""
    offer = issue_forms.read(f"### Title\n\nA\n\n### Kind\n\ntraining\n\n### More about it\n\n{words}\n")
    found = offer.values.get("text", "")
    assert found.replace("#", "") == words.replace("#", "")
    assert not re.search(r"^# ", found, re.MULTILINE)


def test_the_text_of_a_page(hub: Path) -> None:
    """It stays Markdown; its headings begin at the second level, skip none, and fill no other field."""
    more = (
        "Bring a form.\n\n# Before\n\n- Print it.\n\n### Place\n\nMars\n\n## More about it\n\n```\n# A\n```\n\nNow\n==="
    )
    _, path, _ = new(hub, EVENT | {"More about it": more})
    text = (hub / path.strip()).read_text(encoding="utf-8")
    assert "place: Online" in text
    written = more.replace("\n## ", "\n### ").replace("\n# Before", "\n## Before")
    assert text.partition("\n---\n")[2] == f"\n{written}\n"


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("toolkit/design/forms/#steps", "content/toolkit/design/forms.md"),
        ("", "content/index.md"),
        ("topics/forms/", "https://hub.example.gov/topics/forms/"),
        ("gone/", "https://hub.example.gov/gone/"),
    ],
)
def test_a_change_says_what_to_edit(hub: Path, address: str, place: str) -> None:
    """There is no file to make; of a page that no single file makes, the page itself is named."""
    answers = {"Address of the page": f"https://hub.example.gov/{address}", "What is wrong": "All."}
    said = f"this issue asks to change a page, so there is no file to make: edit {place}\n"
    assert new(hub, answers) == (1, "", said)


def test_a_change_leads_to_the_editor_of_github(hub: Path) -> None:
    """Where the repository is known, one click is enough."""
    settings = replace(hub_settings.load(hub), repository="https://example.gov/r")
    place = issue_forms.place_to_edit(settings, "https://hub.example.gov/")
    assert place == "https://example.gov/r/edit/main/content/index.md"


def test_what_is_no_form_is_refused(hub: Path) -> None:
    """A letter to the editors is answered by the editors."""
    code, _, said = new(hub, {"Hello": "there"})
    assert (code, said.partition(":")[0]) == (1, "this is not the text of an issue from one of the forms")


INJECTED = """Ask.
---
status: cancelled
aliases: [/]
---
<script>alert(1)</script> <!-- hub offered: a -->

### Address

https://evil.example.org/

### Start

1999-01-01 00:00
"""


@pytest.mark.parametrize("label", ["Start", "End", "Time zone"])
def test_a_time_is_nothing_else(hub: Path, label: str) -> None:
    """A letter in the place of a time is asked back in few words, without a link, a mention or HTML in them."""
    code, path, said = new(hub, EVENT | {label: f"{INJECTED} @everyone `code`"})
    assert (code, path) == (1, "")
    assert [file.name for file in (hub / "content" / "events").iterdir()] == ["2026-12-03-lab.md"]
    assert len(said) < 300
    assert not re.search(r"[@`<>]|://", said)


@pytest.mark.parametrize("label", [label for label in EVENT if label not in {"Start", "End", "Time zone"}])
def test_an_answer_is_one_value_and_never_more(hub: Path, label: str) -> None:
    """Front matter, a second heading and a comment in an answer are words of that answer, or nothing."""
    code, path, _ = new(hub, EVENT | {label: INJECTED})
    assert code == 0
    folder = hub / "content" / "events"
    (file,) = (one for one in folder.iterdir() if one.name != "2026-12-03-lab.md")
    assert path == f"content/events/{file.name}\n"
    text = file.read_text(encoding="utf-8")
    node, problems = yaml_nodes.parse(text.split("---\n")[1], path)
    assert problems == ()
    assert isinstance(node.value, dict)
    assert set(node.value) == {*issue_forms.LABELS["event"].values()} - {"repeat", "text"}
    assert "offered" not in text
    assert (
        node.value["url" if label != "Where to register" else "end"].value
        == EVENT["Where to register" if label != "Where to register" else "End"]
    )


@pytest.mark.parametrize("answers", [LINK, EVENT], ids=["link", "event"])
def test_a_text_that_nobody_would_read_is_refused(hub: Path, answers: dict[str, str]) -> None:
    """The longest text of an issue on GitHub has 65,536 characters; no field needs one."""
    code, path, said = new(hub, answers | {"Title": "a " * 30_000})
    assert (code, path) == (1, "")
    assert said == "the answer to “title” has 59,999 characters; shorten it to 1,000 in the issue\n"


@given(body=st.text() | st.lists(st.sampled_from(["### ", "Address", "\n", "<!--", "-->", "a"])).map("".join))
def test_any_text_is_an_offer_or_refused(body: str) -> None:
    """Nothing that somebody writes into an issue breaks the reader."""
    try:
        offer = issue_forms.read(body)
    except HubError as error:
        assert str(error)  # noqa: PT017  either way is right
    else:
        assert all(0 < len(value) <= issue_forms.LONGEST for value in offer.values.values())


@pytest.mark.parametrize(("name", "kind"), [("link", "article"), ("event", "event")])
def test_every_label_of_a_form_is_known(name: str, kind: str) -> None:
    """A form and the command that reads it do not drift apart."""
    lines = (FORMS / f"{name}.yml").read_text(encoding="utf-8").splitlines()
    labels = [line.split("label: ", 1)[1].lower() for line in lines if line.startswith("      label: ")]
    assert labels == [*issue_forms.LABELS[kind], "license"]
    areas = [line for before, line in zip(lines, lines[3:], strict=False) if before == "  - type: textarea"]
    assert [line.split("label: ", 1)[1].lower() for line in areas] == [*issue_forms.OPEN[kind]]


def test_the_form_for_a_change_asks_for_its_page() -> None:
    """By this label it is told from the others."""
    (label,) = issue_forms.LABELS[issue_forms.CHANGE]
    assert f"label: {label}\n" in (FORMS / "change.yml").read_text(encoding="utf-8").lower()
