"""Fridays: the draft first, its faces from then on."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hub.base import clock
from hub.collect import http_client
from hub.collect.link_checker import Asker
from hub.config import hub_settings
from hub.content import loader
from hub.content.settings import Rhythm
from hub.errors import ContentError, HubError
from hub.newsletter import issue_status, issue_workflow
from tests import flow

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config
    from tests.servers import Server

ARTICLE = """\
---
title: Queues are a promise
url: https://notes.example.gov/queues/
source: notes
published: 2026-11-18
section: articles
summary: Count the waiting.
---
"""


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    """A small hub with one article, on Sunday, November 22, 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", flow.NOON)
    found = flow.hub(tmp_path)
    (tmp_path / "content" / "articles").mkdir()
    (tmp_path / "content" / "articles" / "queues.md").write_text(ARTICLE)
    return found


def test_drafts_the_coming_issue(hub: Config) -> None:
    """Without an issue for the coming Friday, its draft is written, and nothing is rendered."""
    done = issue_workflow.digest(hub, None)
    assert (done.issue.day, done.days_left, done.faces, done.warnings) == (date(2026, 11, 27), 5, (), ())
    assert done.new
    assert [section.title for section in loader.load(hub).issues[0].sections] == ["Articles"]
    assert not (hub.root / "build").exists()


def test_renders_the_issue_that_is_there(hub: Config) -> None:
    """Once there is a draft, it is rendered as the editor left it, and the same every time."""
    file = hub.root / "newsletters" / "2026-11-27.md"
    issue_workflow.digest(hub, None)
    file.write_text(file.read_text().replace("Count the waiting.", "Count it, said the editor."))
    words = file.read_bytes()
    first = issue_workflow.digest(hub, None)
    faces = [face.read_bytes() for face in first.faces]
    assert not first.new
    assert [face.name for face in first.faces] == ["2026-11-27.html", "2026-11-27.txt", "2026-11-27.eml"]
    assert [b"Count it, said the editor." in face for face in faces[:2]] == [True, True]
    assert [face.read_bytes() for face in issue_workflow.digest(hub, None).faces] == faces
    assert file.read_bytes() == words


def test_warns_of_another_day(hub: Config) -> None:
    """An issue for a day that is no Friday is made, with a warning."""
    done = issue_workflow.digest(hub, date(2026, 11, 19))
    message = "2026-11-19 is a Thursday; the newsletter goes out each Friday"
    assert done.warnings == (f"newsletters/2026-11-19.md:1:1: 601 {message}; leave it if that is what you want",)
    assert (done.days_left, done.coming) == (-3, False)


def test_warns_of_a_day_that_is_skipped(hub: Config) -> None:
    """An issue for it is made when it is asked for, and the coming one is another."""
    rhythm = Rhythm(weekly=(4,), skip=(date(2026, 11, 27),))
    config = replace(hub, newsletter=replace(hub.newsletter, rhythm=rhythm))
    assert issue_status.status(config).day == date(2026, 12, 4)
    (warning,) = issue_workflow.digest(config, date(2026, 11, 27)).warnings
    message = "2026-11-27 is a Friday that `skip` names; the newsletter goes out each Friday"
    assert warning == f"newsletters/2026-11-27.md:1:1: 601 {message}; leave it if that is what you want"


def test_names_the_holiday_of_an_issue(hub: Config) -> None:
    """Where the settings name a country, an issue on one of its holidays is told; it may go out all the same."""
    told = replace(hub, newsletter=replace(hub.newsletter, holidays="US"))
    (warning,) = issue_workflow.digest(told, date(2026, 12, 25)).warnings
    message = "2026-12-25 is Christmas Day; leave it, or move the issue to another day: rename its file"
    assert warning == f"newsletters/2026-12-25.md:1:1: 601 {message}"
    assert issue_workflow.digest(hub, date(2026, 12, 25)).warnings == ()


def test_a_holiday_moves_the_issue(hub: Config) -> None:
    """Once there is an issue before the usual day, `hub digest` means that one until its day has passed."""
    thursday = date(2026, 11, 26)
    assert issue_workflow.digest(hub, thursday).new
    done = issue_workflow.digest(hub, None)
    assert (done.issue.day, done.new, done.coming) == (thursday, False, True)
    assert not issue_workflow.digest(hub, date(2026, 11, 27)).coming


@pytest.mark.parametrize("status", ["draft", "ready"])
def test_tells_of_an_issue_that_never_left(hub: Config, status: str) -> None:
    """What it holds is offered to no other issue until it is deleted; one that was sent is history."""
    kept = ARTICLE.replace("section:", "added: 2026-11-19\nsection:")
    (hub.root / "content" / "articles" / "queues.md").write_text(kept)
    late = hub.root / "newsletters" / "2026-11-20.md"
    issue_workflow.digest(hub, date(2026, 11, 20))
    draft = late.read_text()
    late.write_text(draft.replace("status: draft", f"status: {status}"))
    (warning,) = issue_workflow.digest(hub, None).warnings
    assert warning == (
        f"newsletters/2026-11-20.md:1:1: 603 warning: its day has passed and it is {status}, "
        "so its items are not offered to any other issue; write `status: sent` if it was sent; "
        "else delete it, and hub digest --update offers its items again"
    )
    assert issue_workflow.digest(hub, date(2026, 11, 20)).warnings == ()  # who works on it needs no telling
    late.write_text(draft.replace("status: draft", "status: sent"))
    assert issue_workflow.digest(hub, None).warnings == ()
    late.unlink()
    (section,) = issue_workflow.digest(hub, None, update=True).added or ()
    assert [item.title for item in section.items] == ["Queues are a promise"]


def test_says_that_something_was_kept_since(hub: Config) -> None:
    """A draft that is rendered tells of what it lacks; one that is signed off does not."""
    file = hub.root / "newsletters" / "2026-11-27.md"
    issue_workflow.digest(hub, None)
    assert issue_workflow.digest(hub, None).waits == 0
    late = ARTICLE.replace("queues/", "letters/").replace("section:", "added: 2026-11-22\nsection:")
    (hub.root / "content" / "articles" / "late.md").write_text(late)
    assert issue_workflow.digest(hub, None).waits == 1
    file.write_text(file.read_text().replace("status: draft", "status: ready"))
    assert issue_workflow.digest(hub, None).waits == 0


def test_writes_nothing_where_content_is_broken(hub: Config) -> None:
    """One broken file stops the issue."""
    (hub.root / "content" / "articles" / "broken.md").write_text(
        ARTICLE.replace("section: articles", "section: article")
    )
    with pytest.raises(ContentError, match='did you mean "articles"'):
        issue_workflow.digest(hub, None)
    assert not (hub.root / "newsletters").exists()


def test_adds_what_was_kept_since(hub: Config) -> None:
    """`update` adds a newly kept article, keeps the editor's words, and brings back nothing that was deleted."""
    file = hub.root / "newsletters" / "2026-11-27.md"
    issue_workflow.digest(hub, None)
    draft = file.read_text()
    edited = draft.replace("### [Queues are a promise](https://notes.example.gov/queues/)", "Moved.  \n").encode()
    file.write_bytes(edited.replace(b"\n", b"\r\n"))
    late = (
        ARTICLE.replace("queues/", "letters/")
        .replace("Queues are", "Letters are")
        .replace("section:", "added: 2026-11-22\nsection:")
    )
    (hub.root / "content" / "articles" / "late.md").write_text(late)
    done = issue_workflow.digest(hub, None, update=True)
    assert [[item.title for item in section.items] for section in done.added or ()] == [["Letters are a promise"]]
    assert b"Moved.  \r\n" in file.read_bytes()
    assert len(done.faces) == 3
    words = file.read_bytes()
    assert issue_workflow.digest(hub, None, update=True).added == ()
    assert file.read_bytes() == words


@pytest.mark.parametrize(
    ("status", "fix"), [("ready", "write `status: draft`"), ("sent", "what you keep now comes in the next issue")]
)
def test_adds_nothing_to_an_issue_that_is_signed_off(hub: Config, status: str, fix: str) -> None:
    """What was reviewed is what is sent, and what was sent stays as it is."""
    file = hub.root / "newsletters" / "2026-11-27.md"
    issue_workflow.digest(hub, None)
    file.write_text(file.read_text().replace("status: draft", f"status: {status}"))
    with pytest.raises(HubError, match=f"is {status}, so nothing is added; {fix}"):
        issue_workflow.digest(hub, None, update=True)


def test_renders_editions(hub: Config) -> None:
    """Each topic that the issue has items on gets its files; the others none."""
    with pytest.raises(HubError, match="run hub digest --date 2026-11-27 first"):
        issue_workflow.editions(hub, None)
    file = hub.root / "content" / "articles" / "queues.md"
    file.write_text(ARTICLE.replace("section:", "topics: [research]\nsection:"))
    issue_workflow.digest(hub, None)
    done = issue_workflow.editions(hub, None)
    assert {topics: [face.name for face in faces] for topics, faces in done.faces.items()} == {
        ("cx",): [],
        ("research",): [f"2026-11-27-research.{ending}" for ending in ("html", "txt", "eml")],
    }
    both = issue_workflow.editions(hub, date(2026, 11, 27), ["research", "customer-service"])
    assert next(face.name for face in both.faces["cx", "research"]) == "2026-11-27-cx+research.html"


def test_editions_pass_the_gates_too(hub: Config) -> None:
    """What is wrong with the issue is told once, however many editions have it."""
    file = hub.root / "content" / "articles" / "queues.md"
    file.write_text(ARTICLE.replace("section:", "topics: [research, cx]\nsection:"))
    issue_workflow.digest(hub, None)
    draft = hub.root / "newsletters" / "2026-11-27.md"
    draft.write_text(draft.read_text().replace("Count the waiting.", "Count\nthe &amp;nbsp; waiting."))
    blank, count = (draft.read_text().split(words)[0].count("\n") + 1 for words in ("TODO", "Count"))
    found = [f"{problem.line} {problem.rule}" for problem in issue_workflow.editions(hub, None).problems]
    assert found == [f"{blank} 644", f"{count} 641"]


def test_says_that_a_draft_has_lost_its_memory(hub: Config) -> None:
    """Without its record an update may bring back what was deleted, and says so."""
    file = hub.root / "newsletters" / "2026-11-27.md"
    issue_workflow.digest(hub, None)
    assert issue_workflow.digest(hub, None, update=True).warnings == ()
    file.write_text(file.read_text().partition("<!--")[0])
    (warning,) = issue_workflow.digest(hub, None, update=True).warnings
    assert "what you deleted can come back" in warning


def test_asks_for_the_links_that_lead_out(hub: Config, server: Server) -> None:
    """A dead link warns at its line, one that no program can judge is advice, and neither stops the issue."""
    file = hub.root / "newsletters" / "2026-11-27.md"
    words = "Count [these](URL/gone/), [those](URL/no/) and [both](URL/fine/).\nWrite to [us](mailto:us@example.gov)."
    issue_workflow.digest(hub, None)
    server.says(b"", path="/gone/", status="404 Not Found")
    server.says(b"", path="/no/", status="403 Forbidden")
    server.says(b"", path="/fine/")
    server.says(b"", path="/queues/")
    draft = file.read_text().replace("Count the waiting.", words.replace("URL/", server.url()))
    file.write_text(draft.replace("https://notes.example.gov/", server.url()))
    asker = Asker(contact=hub.site_url, now=clock.now(), limits=http_client.Limits(total=2, gap=0), private=True)
    found = [problem for problem in issue_workflow.digest(hub, None, asker=asker).problems if problem.rule == "615"]
    line = draft.split("Count")[0].count("\n") + 1
    assert [(problem.line, problem.level, problem.message) for problem in found] == [
        (line, "warning", f"{server.url('/gone/')}: the server answers 404"),
        (line, "advice", f"{server.url('/no/')}: the server answers 403"),
    ]
    file.write_text(file.read_text().replace("status: draft", "status: sent"))
    assert issue_workflow.digest(hub, None, asker=asker).problems == ()


def test_an_issue_shows_three_toolkit_pages_after_updates_too(hub: Config) -> None:
    """An update adds no toolkit page where the draft has had as many as one issue shows."""
    folder = hub.root / "content" / "toolkit" / "measurement"
    folder.mkdir(parents=True)
    for name in "abcd":
        page = f"---\ntitle: {name}\nsummary: Why.\narea: measurement\nreviewed: 2026-11-20\n---\n"
        (folder / f"{name}.md").write_text(page)
    (hub.root / "mkdocs.yml").write_text(flow.SETTINGS.replace("max_links: 3", "max_links: 9"))
    settings = hub_settings.load(hub.root)
    file = hub.root / "newsletters" / "2026-11-27.md"
    issue_workflow.digest(settings, None)
    file.write_text(re.sub(r"### \[a\][^#]*", "", file.read_text()))
    done = issue_workflow.digest(settings, None, update=True)
    assert (done.added, [left.title for left in done.left_out]) == ((), ["d"])
