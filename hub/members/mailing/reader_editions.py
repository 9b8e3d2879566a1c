"""Which edition of an issue each reader gets, and its mail: a set of topics is rendered once, for all who chose it.

The key of an edition is its topics in the order of content/topics.yml, with spaces between them; "" is the whole issue.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass, replace
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from hub.content import loader
from hub.members import reader_topics
from hub.members.mailing import prepared_mail
from hub.newsletter import mail_message, render, topic_editions

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from hub.content.models import Issue
    from hub.content.settings import Config
    from hub.members.mailing.prepared_mail import PreparedMail

# Rows are taken in the order of their editions, so few are wanted at a time.
IN_MEMORY = 8
# The link to leave ends in a token of this length, and a Message-ID has a mark of that (`message_mark`).
LEAVE_LENGTH, MARK_LENGTH = 43, 24
READER = "reader@of-this-mail.invalid"
MESSAGE_ID = re.compile(rb"^Message-ID: <", re.MULTILINE)
WHOLE = "all"
LONGEST_EDITION = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class ReaderParts:
    """Hold what is a reader's own in a mail: the address, the token of the link to leave, and that of the mail."""

    address: str
    leave: str
    token: str


class IssueEditions:
    """Cut one issue for sets of topics."""

    def __init__(self, issue: Issue, config: Config) -> None:
        self.issue, self.config = issue, config
        self._topics = topic_editions.topics_of(loader.load(config), config)
        self.has_items = lru_cache(None)(lambda key: self.edition(key) is not None)

    def edition(self, key: str) -> Issue | None:
        """Return an edition by its key; None where the issue has nothing for it, or the hub lacks one of its topics."""
        if not key:
            return self.issue
        wanted = tuple(key.split())
        if not {topic.slug for topic in self.config.topics}.issuperset(wanted):
            return None
        ((_, found),) = topic_editions.cut(self.issue, [wanted], self._topics, self.config)
        return found


class ReaderMails:
    """Make the mail of each reader of one issue."""

    def __init__(self, editions: IssueEditions, leave: str, at: datetime) -> None:
        """Begin with the address to which a reader's token is added to leave, and the moment of sending."""
        self._editions, self._at = editions, at
        # Not to be guessed by who writes an article, and of a form that the settings know as a tag.
        drawn = secrets.token_hex(LEAVE_LENGTH)
        self._stand_ins = {
            "address": READER.encode(),
            "leave": f"##{drawn[: LEAVE_LENGTH - 4]}##".encode(),
            "mark": drawn[-MARK_LENGTH:].encode(),
        }
        tag = f"{leave}{self._stand_ins['leave'].decode()}"
        config = editions.config
        self._config = replace(config, newsletter=replace(config.newsletter, unsubscribe=tag))
        self._lock = Lock()
        self._prepared = lru_cache(IN_MEMORY)(self._render)

    def mail(self, key: str, reader: ReaderParts) -> bytes:
        """Return the mail of one reader."""
        values = {"address": reader.address, "leave": reader.leave, "mark": message_mark(reader.token)}
        with self._lock:  # so that of several threads one renders
            prepared = self._prepared(key)
        return prepared.filled({name: value.encode() for name, value in values.items()})

    def _render(self, key: str) -> PreparedMail:
        issue = self._editions.edition(key)
        assert issue is not None  # noqa: S101  nobody is written down for an edition without items
        plain, html = render.text(issue, self._config), render.html(issue, self._config)
        mail = mail_message.message(issue, self._config, plain, html, to=READER, at=self._at)
        leaves = sum(words.encode().count(self._stand_ins["leave"]) for words in (plain, html))
        expected = {"address": 1, "leave": leaves + 1, "mark": 1}
        return prepared_mail.prepare(self._own(mail, key), self._stand_ins, expected)

    def _own(self, mail: bytes, key: str) -> bytes:
        """Return a mail with what only mails of one reader have: a Message-ID of its own, and what to report it by."""
        edition = (key.replace(" ", "+") or WHOLE)[:LONGEST_EDITION]
        domain = self._config.newsletter.editors.rpartition("@")[2]
        feedback = f"Feedback-ID: {self._editions.issue.day}:{edition}:newsletter:{domain}\r\n".encode()
        return feedback + MESSAGE_ID.sub(lambda found: found[0] + self._stand_ins["mark"] + b".", mail, count=1)


def key(topics: Collection[str], config: Config) -> str:
    """Return the key of the edition of a reader who chose these topics; one that is gone counts for nothing."""
    chosen = reader_topics.current(topics, config)
    return " ".join(topic.slug for topic in config.topics if topic.slug in chosen)


def message_mark(token: str) -> str:
    """Return what tells the mail of one reader from the others in its Message-ID; it does not tell the token."""
    return hashlib.sha256(token.encode()).hexdigest()[:MARK_LENGTH]
