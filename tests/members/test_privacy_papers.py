"""What a hub says of its list follows from what is set."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from hub.check import runner
from hub.cli import main
from hub.content.settings import Delivery, MemberList
from hub.deliver import smtp
from hub.errors import HubError
from hub.members import member_store, privacy_papers
from tests import doors, flow
from tests.languages import english_in

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config
    from hub.members.privacy_papers import PrivacyFacts

TODAY = date(2026, 11, 30)
SAFE = smtp.relay("smtp://mail.example.gov")


@pytest.fixture(autouse=True)
def _no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HUB_MEMBERS_URL", raising=False)


def config_with(root: Path, delivery: Delivery | None = None, privacy: str | None = None) -> Config:
    """A small hub that keeps its own list."""
    config = flow.hub(root)
    members = MemberList(address="https://news.example.gov/", privacy=privacy)
    return replace(config, newsletter=replace(config.newsletter, members=members, delivery=delivery))


def known(root: Path, delivery: Delivery | None = None, privacy: str | None = None) -> PrivacyFacts:
    """What is known of it."""
    return privacy_papers.facts(config_with(root, delivery, privacy), doors.KEYRING, SAFE, TODAY)


def test_the_page_is_a_page_of_the_hub(tmp_path: Path) -> None:
    """That is not ready before somebody says how long backups and logs are kept; it names what is kept, and when."""
    words = privacy_papers.page(known(tmp_path))
    (tmp_path / "content" / "newsletter-privacy.md").write_text(words)
    problems = [one for one in runner.check(tmp_path).problems if "newsletter-privacy" in one.path]
    assert all("TODO: this blank is not filled in yet" in str(one) for one in problems if one.level != "advice")
    assert len(problems) >= words.count("TODO")
    filled = words.replace("TODO", "30")
    (tmp_path / "content" / "newsletter-privacy.md").write_text(filled)
    problems = [one for one in runner.check(tmp_path).problems if "newsletter-privacy" in one.path]
    assert [str(one) for one in problems if one.level != "advice"] == []
    assert "We keep the list of its readers ourselves, at news.example.gov" in words
    assert "deleted after 48 hours" in words
    assert "30 days" not in words
    assert words.count("TODO") == 2
    delivering = privacy_papers.page(known(tmp_path, Delivery(to="members", bounces="bounce@example.gov")))
    assert "A mail to you that comes back names your address; we delete it after TODO days." in delivering
    assert "on which topics, and what the mail server that took it answered: for 30 days" in delivering


def test_the_paper_counts_who_came_by_an_import(tmp_path: Path) -> None:
    """For their consent is in the words of an editor."""
    keyring, now = doors.KEYRING, doors.NOON
    (tmp_path / ".hub").mkdir()
    with member_store.opened(tmp_path / ".hub" / "members.db") as connection:
        for name in ("ana", "ben"):
            member_store.take_in(connection, f"{name}@example.gov", keyring, now, source="import on …: Paper list")
        member_store.add_pending(connection, "cleo@example.gov", keyring, now, source=member_store.FORM)
    words = privacy_papers.assessment(known(tmp_path))
    assert "| 2 active, 1 not confirmed, 0 whose mail comes back; 2 of them came by an import |" in words


def test_the_paper_says_what_is_on(tmp_path: Path) -> None:
    """And lists what the settings leave open."""
    first = privacy_papers.assessment(known(tmp_path))
    assert (
        "| Readers on this day | 0 active, 0 not confirmed, 0 whose mail comes back; 0 of them came by an import |"
        in first
    )
    assert "the mail server mail.example.gov, operated by" in first
    assert "Mails go to the mail server encrypted." in first
    assert "in a file that only its owner can read" in first
    assert re.findall(r"^- (The pages do not|An issue can leave|The list is a file)", first, re.MULTILINE) == [
        *("The pages do not", "An issue can leave", "The list is a file"),
    ]
    assert "the mails that came back" not in first
    delivery = Delivery(to="members", approve=2, bounces="bounce@example.gov")
    better = known(tmp_path, delivery, "https://govcx.example.gov/privacy/")
    better = replace(
        better,
        place="postgresql://db.example.gov/hub?sslmode=verify-full",
        keyring=replace(doors.KEYRING, keys=("a", "b")),
    )
    second = privacy_papers.assessment(better)
    assert (
        "| how often mail came back | so that an address that is gone gets no more | the reader leaves or is deleted |"
        in second
    )
    assert "| the mails that came back, with the address in each, in the mailbox of bounce@example.gov |" in second
    assert "Backups and logs, and the mailbox of mails that came back, keep what they hold" in second
    assert "in a PostgreSQL database" in second
    assert "with 2 keys" in second
    assert "after 2 other people have approved it" in second
    assert "- None from the settings." in second


@pytest.mark.parametrize(
    ("language", "title", "day"),
    [
        ("es-US", "Privacidad de GovCX Update", "30 de noviembre de 2026"),
        *((other, "Privacy of GovCX Update", "November 30, 2026") for other in ("ar", "fr")),
    ],
)
def test_the_page_speaks_the_language_of_the_hub(tmp_path: Path, language: str, title: str, day: str) -> None:
    """Where hub has all of its words; else it is English, so that no page speaks two."""
    found = known(tmp_path, Delivery(to="members", bounces="bounce@example.gov"))
    words = privacy_papers.page(replace(found, config=replace(found.config, language=language)))
    assert (f"title: {title}\n" in words, day in words, words.count("TODO")) == (True, True, 3)
    if language == "es-US":
        own = words.replace(found.config.newsletter.postal_address, "").partition("title: ")[2]
        assert english_in(re.sub(r"\S+@\S+|news\.example\.gov|GovCX Update", "", own)) == []


@pytest.mark.parametrize(
    ("place", "is_open"),
    [
        ("postgresql://db.example.gov/hub", True),
        ("postgresql://db.example.gov/hub?sslmode=prefer", True),
        ("postgresql://db.example.gov/hub?sslmode=require", False),
        ("postgresql:///hub?host=db.example.gov", True),
        ("postgresql://localhost/hub", False),
        ("postgresql:///hub?host=/run/postgresql", False),
        ("sqlite:////srv/members.db", False),
    ],
)
def test_the_way_to_a_database_is_looked_at(tmp_path: Path, place: str, *, is_open: bool) -> None:
    """Over a network it is encrypted only where the address says so."""
    points = privacy_papers.unsettled(replace(known(tmp_path), place=place))
    assert any("The way to the database may be without encryption" in point for point in points) is is_open


def test_a_list_that_others_can_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hub makes none so, wherever it is; one that somebody copied may be."""
    file = tmp_path / "its list.db"
    monkeypatch.setenv("HUB_MEMBERS_URL", f"sqlite:///{file}")
    found = known(tmp_path)
    assert (file.stat().st_mode & 0o777, found.open_file) == (0o600, None)
    file.chmod(0o640)
    assert "in a file that others on the machine can read" in privacy_papers.assessment(found)
    told = f"Others on this machine can read the file of the list: chmod 600 '{file}'"
    assert told in privacy_papers.unsettled(found)
    file.unlink()
    assert found.open_file is None


@pytest.mark.parametrize(
    ("relay", "address", "expected"),
    [
        (None, "https://news.example.gov/", "No mail server is set (HUB_SMTP_URL)"),
        (smtp.relay("smtp://127.0.0.1?starttls=no"), "https://news.example.gov/", "without encryption"),
        (smtp.relay("smtps://127.0.0.1"), "http://127.0.0.1:8711/", "without https: this is a trial"),
    ],
)
def test_what_is_open_is_named(tmp_path: Path, relay: smtp.Relay | None, address: str, expected: str) -> None:
    """So that nobody signs more than is there."""
    found = replace(known(tmp_path), relay=relay, members=MemberList(address=address))
    assert any(expected in point for point in privacy_papers.unsettled(found))


def test_both_are_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the open points beside them; a hub without a list has neither."""
    for name, value in {"HUB_MEMBERS_KEYS": "k" * 40, "HUB_SMTP_URL": "smtps://u:hunter2@mail.example.gov"}.items():
        monkeypatch.setenv(name, value)
    flow.hub(tmp_path)
    block = "        members: {address: 'https://news.example.gov'}\n        sections:"
    (tmp_path / "mkdocs.yml").write_text(flow.SETTINGS.replace("        sections:", block))
    command = ["--root", str(tmp_path), "members", "privacy"]
    told = [CliRunner().invoke(main, [*command, *more]) for more in ((), ("--assessment",))]
    assert told[0].stdout.startswith("---\ntitle: Privacy of GovCX Update\n")
    assert told[1].stdout.startswith("# Privacy assessment: the readers of GovCX Update\n")
    assert "The pages do not link to a privacy page" in told[0].stderr
    assert "hunter2" not in "".join(one.output for one in told)
    monkeypatch.delenv("HUB_SMTP_URL")
    assert "No mail server is set" in CliRunner().invoke(main, command).stderr
    with pytest.raises(HubError, match="this hub keeps no list of its own"):
        privacy_papers.facts(flow.hub(tmp_path), doors.KEYRING, SAFE, TODAY)
