"""Each reader gets the items of their topics, in a mail of their own; all of it counted where mails arrive."""

from __future__ import annotations

import email
import itertools
import random
import re
from email import policy
from typing import TYPE_CHECKING, Any

import pytest

from hub.base import clock
from hub.content import loader
from hub.members import leave_links, member_keys, member_store
from hub.members.mailing import reader_ledger
from hub.newsletter import topic_editions
from tests.members.mailing import relays
from tests.members.mailing.relays import Readers

if TYPE_CHECKING:
    from email.message import EmailMessage

    from tests.mailings import MemberDesk

TOPICS = ("audits", "budgets", "culture", "design", "ethics", "research")
NUMBER = 500
ARTICLE = """\
---
title: About number {0}
url: https://example.gov/items/{0}/
source: Example.gov
published: 2026-11-17
section: articles
summary: What number {0} says.
topics: [{1}]
---
"""
ITEM = "### [About number {0}](https://example.gov/items/{0}/)\n*Example.gov · 17 November 2026*\n\nWhat {0} says.\n"
FRONT = """\
---
subject: "GovCX Update: what members feel"
preheader: Two articles on surveys, a class on mapping journeys, and a call on Thursday.
status: ready
number: 12
editor: Ana
---
Happy Friday. Here is what we found.
"""
LINK = re.compile(r"https://example\.gov/items/(\d+)/")
LEAVE = re.compile(r"http://127\.0\.0\.1:\d+/leave/([\w-]+)")


def about(number: int) -> set[str]:
    """The topics of an item: one, or two."""
    return {TOPICS[number % len(TOPICS)], TOPICS[number // 3 % len(TOPICS)]}


@pytest.fixture
def full(desk: MemberDesk) -> MemberDesk:
    """An issue of two sections, twelve items each, on six topics; and one that it has nothing on."""
    topics = "".join(f"- {{slug: {slug}, title: {slug.title()}, summary: All of it.}}\n" for slug in TOPICS)
    topics = topics.replace("slug: audits,", "slug: audits, aliases: [reviews],")
    (desk.root / "content/topics.yml").write_text(topics + "- {slug: nothing, title: Nothing, summary: Empty.}\n")
    settings = (desk.root / "mkdocs.yml").read_text().replace("max_links: 3", "max_links: 60")
    (desk.root / "mkdocs.yml").write_text(settings)
    folder = desk.root / "content/articles"
    folder.mkdir(exist_ok=True)
    for number in range(24):
        written = ARTICLE.format(number, ", ".join(sorted(about(number))))
        (folder / f"2026-11-17-item-{number}.md").write_text(written)
    sections = (("Articles", range(12)), ("News", range(12, 24)))
    desk.write(FRONT + "".join(f"\n## {title}\n\n" + "\n".join(map(ITEM.format, items)) for title, items in sections))
    desk.publish()
    return desk


def wanted(topics: tuple[str, ...]) -> list[int]:
    """The items of an edition: what leads each section, and those on its topics; everything without topics."""
    return [one for one in range(24) if not topics or one in {0, 12} or about(one) & set(topics)]


def words(mail: EmailMessage, kind: str) -> str:
    """One of the two parts."""
    part: Any = mail.get_body((kind,))
    return str(part.get_content())


@pytest.mark.slow
def test_five_hundred_readers_get_what_they_chose(full: MemberDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exactly these items in both parts, to their own address, with a link and a return path that are theirs alone."""
    drawn = random.Random(7)  # noqa: S311  the same readers each time
    sets = [tuple(sorted(drawn.sample(TOPICS, drawn.randrange(len(TOPICS))))) for _ in range(NUMBER - 1)]
    addresses = [f"reader{number}@example.org" for number in range(NUMBER)]
    chosen = dict(zip(addresses, [*sets, ("nothing",)], strict=True))
    members = dict(zip(addresses, full.join(addresses, list(chosen.values())), strict=True))
    readers = Readers(keeps=True)
    with relays.listening(readers) as port:
        monkeypatch.setenv("HUB_SMTP_URL", f"smtp://127.0.0.1:{port}?starttls=no")
        done = full.hub("send", "--yes", "--expect", str(NUMBER - 1))
    assert done.exit_code == 0, done.output
    assert f"sent: {NUMBER - 1} sent\n" in done.stderr
    assert readers.mails.keys() == set(addresses[:-1])
    assert readers.twice() == []
    keyring = member_keys.of(full.root)
    seen = set[tuple[str, str]]()
    for address, raw in readers.mails.items():
        mail: Any = email.message_from_bytes(raw, policy=policy.default)
        for kind in ("html", "plain"):
            assert sorted(set(map(int, LINK.findall(words(mail, kind))))) == wanted(chosen[address]), address
            assert {leave_links.member(keyring, one) for one in LEAVE.findall(words(mail, kind))} == {members[address]}
        assert len(LINK.findall(words(mail, "plain"))) == len(wanted(chosen[address]))
        assert mail["To"] == address
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        (one_click,) = LEAVE.findall(mail["List-Unsubscribe"])
        assert leave_links.member(keyring, one_click) == members[address]
        edition = "+".join(chosen[address]) or "all"
        assert mail["Feedback-ID"] == f"2026-11-27:{edition}:newsletter:example.gov"
        assert re.fullmatch(r"bounce\+[a-z2-7]{16}@example\.gov", readers.senders[address])
        assert mail.defects == []
        assert max(map(len, raw.partition(b"\r\n\r\n")[2].splitlines())) <= 76
        assert not any(other in raw.decode() for other in ("##", "of-this-mail.invalid"))
        seen.add((mail["Message-ID"], readers.senders[address]))
    assert len(seen) == len({one for one, _ in seen}) == len({one for _, one in seen}) == NUMBER - 1


def test_a_dry_run_says_who_would_get_what(full: MemberDesk) -> None:
    """How many readers there are, which editions, and who gets nothing; nobody is written down."""
    sets = [(), ("audits", "research"), *((topic,) for topic in TOPICS), *itertools.combinations(TOPICS, 3)]
    full.join([f"reader{number}@example.org" for number in range(len(sets) * 2)], sets)
    full.join(["ana@example.org"], [("nothing",)])
    full.join(["ben@example.org"], [("gone", "reviews")])  # which is another name of audits
    done = full.hub("send", "--dry-run")
    assert done.exit_code == 0, done.output
    assert [line.strip() for line in done.stderr.splitlines() if line.startswith("  ")][4:] == [
        "57 readers",
        "3: audits",
        "2: the whole issue",
        "2: audits, budgets, culture",
        "2: audits, budgets, design",
        "2: audits, budgets, ethics",
        "2: audits, budgets, research",
        "2: audits, culture, design",
        "2: audits, culture, ethics",
        "2: audits, culture, research",
        "2: audits, design, ethics",
        "36: 18 other editions",
        "1 reader without a mail, because the issue has nothing on their topics",
    ]
    assert reader_ledger.every(full.place, clock.now()) == ()


def test_an_edition_is_that_of_the_site(full: MemberDesk) -> None:
    """The items of a mail are those that `hub digest --editions` writes."""
    topics = topic_editions.topics_of(loader.load(full.config), full.config)
    ((_, edition),) = topic_editions.cut(full.issue, [("ethics",)], topics, full.config)
    assert edition is not None
    titles = [item.title for section in edition.sections for item in section.items]
    assert titles == [f"About number {number}" for number in wanted(("ethics",))]
    with member_store.opened(full.place) as connection:
        assert member_store.counts(connection) == {}
