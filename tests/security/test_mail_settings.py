"""What settings and titles may put into the headers of a mail: one address, and words that stay words."""

from __future__ import annotations

import email
import json
from dataclasses import replace
from datetime import date
from email import policy
from typing import TYPE_CHECKING

import jsonschema
import pytest

from hub.config import hub_settings, json_schema, topic_and_source_fields
from hub.content import loader, mail_addresses, yaml_nodes
from hub.content.models import Issue
from hub.content.validation import FieldReader, Report
from hub.errors import ContentError
from hub.newsletter import render
from tests import flow
from tests.mailserver import delivered

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config

SITE = "mkdocs.yml"
DAY = date(2026, 11, 27)
LONG = "a" * 64
# What no address may be, whether it may have a name or not.
NO_ADDRESS = [
    "editors",
    "editors@localhost",
    "editors@example",
    "editors@@example.gov",
    "editors@example..gov",
    "editors@-example.gov",
    "editors@example-.gov",
    "editors@example.gov.",
    "editors@[192.0.2.1]",
    "editors@192.0.2.1",
    "editors @example.gov",
    ".editors@example.gov",
    "editors.@example.gov",
    "edi..tors@example.gov",
    '"edi tors"@example.gov',
    "edítors@example.gov",
    "editors@exämple.gov",
    f"{LONG}@{LONG}.example.gov",
    f"{LONG}@{'.'.join([LONG[:60]] * 4)}.gov",
    "a@example.gov, b@example.gov",
    "a@example.gov; b@example.gov",
    "a@example.gov b@example.gov",
    "a@example.gov,",
    "us: a@example.gov;",
    "a@example.gov?cc=b@example.gov",
    "a%0a@example.gov",
    "a@example.gov>, <https://evil.example/",
    "a@example.gov\nBcc: b@example.gov",
    "a@example.gov\rBcc: b@example.gov",
    "a@example.gov\x00",
    "a\u202e@example.gov",
    "https://example.gov/",
    "mailto:a@example.gov",
]
NO_MAILBOX = [
    *NO_ADDRESS,
    "Us, Inc. <a@example.gov>",
    "b@example.gov <a@example.gov>",
    '"b@example.gov" <a@example.gov>',
    "Us <a@example.gov>, b@example.gov",
    "Us <a@example.gov> <b@example.gov>",
    "Us <a@example.gov",
    "Us a@example.gov>",
    "<<a@example.gov>>",
    'U"s <a@example.gov>',
    '"U\\"s" <a@example.gov>',
    "Us\nBcc: b@example.gov\nX: <a@example.gov>",
    "Us\x1b[2J <a@example.gov>",
    "Us\u2066 <a@example.gov>",
    "Us\x85 <a@example.gov>",
]
MAILBOXES = {
    "a@example.gov": "a@example.gov",
    "<a@example.gov>": "a@example.gov",
    "Us <a@example.gov>": "Us <a@example.gov>",
    "Us<a-b_c+d.e@mail.example-site.gov>": "Us <a-b_c+d.e@mail.example-site.gov>",
    '"Us, Inc." <a@example.gov>': '"Us, Inc." <a@example.gov>',
    "Dr. Us (GSA): news & more <a@example.gov>": '"Dr. Us (GSA): news & more" <a@example.gov>',
    "Ärzte für Übergänge <a@xn--rzte-0na.example.org>": "Ärzte für Übergänge <a@xn--rzte-0na.example.org>",
}


def judged(read: FieldReader, value: str) -> tuple[object, list[str]]:
    """What a reader makes of a value, and what it says."""
    report = Report("a.yml")
    found = read(yaml_nodes.Node(value, 1, 1), report)
    return found, [problem.message for problem in report.problems]


def fits(reader: FieldReader, value: str) -> bool:
    """Whether an editor that knows the schema leaves a value without a red line."""
    return jsonschema.Draft202012Validator(reader.schema).is_valid(value)


@pytest.mark.parametrize("value", NO_ADDRESS)
def test_what_is_not_one_address_is_refused(value: str) -> None:
    """By one message, which does not print what it found raw."""
    found, (message,) = judged(mail_addresses.mail, value)
    assert found is None
    assert message.endswith(" is not one email address")
    assert message.isprintable()


@pytest.mark.parametrize("value", NO_MAILBOX)
def test_what_is_not_one_address_with_a_name_is_refused(value: str) -> None:
    """Whatever a parser of mails would make of it."""
    found, (message,) = judged(mail_addresses.mailbox, value)
    assert found is None
    assert message.isprintable()


@pytest.mark.parametrize(("value", "expected"), MAILBOXES.items())
def test_one_address_with_a_name_is_read(value: str, expected: str) -> None:
    """Its name is quoted where a header needs it, and a mail program reads the same."""
    assert judged(mail_addresses.mailbox, value) == (expected, [])
    assert fits(mail_addresses.mailbox, value)
    (address,) = policy.default.header_factory("From", expected).addresses
    assert address.addr_spec in value
    assert address.display_name in value


@pytest.mark.parametrize("value", ["a@example.gov", "a-b_c+d.e@mail.example-site.gov", " a@example.gov\n"])
def test_one_address_is_read(value: str) -> None:
    """With all marks that people use, and space around it as YAML may leave it."""
    assert judged(mail_addresses.mail, value) == (value.strip(), [])
    assert fits(mail_addresses.mail, value.strip())


@pytest.mark.parametrize(
    ("key", "value", "found"),
    [
        ("name", "A\\nBcc: b@example.gov", r"contains a line break or another invisible character; write one line"),
        ("name", "A\\eB", "contains a line break or another invisible character"),
        ("postal_address", "1 A Street\\nB", "contains a line break or another invisible character"),
        ("from", "A <a@example.gov>, b@example.gov", "is not one email address with a name; write one such as"),
        ("from", "A\\nBcc: b@example.gov", "contains a line break or another invisible character"),
        ("reply_to", "a@example.gov,b@example.gov", "is not one email address with a name; write one such as"),
        ("unsubscribe_email", "a@example.gov>, <b:c", "is not one email address; write one such as editors@"),
        ("unsubscribe", "javascript:alert(1)", "is not a web address"),
        ("subscribe", "mailto:a@example.gov", "is not a web address"),
    ],
)
def test_settings_say_where_and_what_to_write(hub: Path, key: str, value: str, found: str) -> None:
    """With the line of the key."""
    lines = (hub / SITE).read_text("utf-8").splitlines()
    number = next(number for number, line in enumerate(lines) if line.startswith(f"        {key}: "))
    lines[number] = f'        {key}: "{value}"'
    (hub / SITE).write_text("\n".join(lines), "utf-8")
    with pytest.raises(ContentError) as caught:
        hub_settings.load(hub)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == (SITE, number + 1)
    assert str(problem).startswith(f"{SITE}:{number + 1}:9: 112 {key}: ")
    assert found in str(problem)


@pytest.mark.parametrize("value", ["Bearer abc", "ghp_abc123", "FEED TOKEN", "feed_token", "FEED-TOKEN", "1TOKEN"])
def test_a_secret_in_place_of_its_variable_is_not_repeated(hub: Path, value: str) -> None:
    """What stands there may be the secret itself, so neither message nor schema lets it pass."""
    file = hub / "content/sources.yml"
    file.write_text(file.read_text("utf-8").replace("active: false", f"authorization: {value}"), "utf-8")
    with pytest.raises(ContentError) as caught:
        hub_settings.load(hub)
    said = str(caught.value)
    assert "authorization: this is not the name of an environment variable; write its name in capitals" in said
    assert value not in said
    assert not fits(topic_and_source_fields.variable, value)


@pytest.mark.parametrize("key", ["subject", "preheader"])
def test_an_issue_says_its_subject_in_one_line(hub: Path, key: str) -> None:
    """A block of several lines is named."""
    file = next((hub / "newsletters").glob("*.md"))
    text = file.read_text("utf-8")
    (old,) = [line for line in text.splitlines() if line.startswith(f"{key}: ")]
    file.write_text(text.replace(old, f'{key}: "A\\r\\nBcc: b@example.gov"'), "utf-8")
    with pytest.raises(ContentError, match=f"{key}: .* contains a line break or another invisible character"):
        loader.load(hub_settings.load(hub))


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """A small hub."""
    return flow.hub(tmp_path)


@pytest.mark.parametrize(
    "words",
    [
        "=?utf-8?q?=0D=0ABcc:_victim@example.com?=",
        "News =?utf-8?b?DQpCY2M6IHZpY3RpbUBleGFtcGxlLmNvbQ==?= of today",
        "=?utf-8?q?a?= =?utf-8?q?=0D=0ABcc:_victim@example.com?=",
        "is 1+1=?a question?=",
    ],
)
def test_words_that_look_encoded_stay_words(config: Config, words: str) -> None:
    """A title of a feed becomes a subject: it neither ends the line nor turns into other words at the reader's."""
    letter = replace(config.newsletter, sender=f"{words} <a@example.gov>", reply_to=f"{words} <a@example.gov>")
    issue = Issue(path="newsletters/2026-11-27.md", day=DAY, subject=words, preheader=words, status="draft")
    (message,) = delivered(render.eml(issue, replace(config, newsletter=letter)))
    head = email.message_from_bytes(message, policy=policy.default)
    assert "Bcc" not in head
    assert not [line for line in message.partition(b"\r\n\r\n")[0].splitlines() if line.lower().startswith(b"bcc")]
    assert str(head["Subject"]).replace("\u2060", "") == words


def test_an_address_to_leave_adds_no_entry(config: Config) -> None:
    """A comma in it would begin another for a mail program that looks for commas alone."""
    letter = replace(config.newsletter, unsubscribe="https://example.gov/a,b?c=d,e")
    issue = Issue(path="newsletters/2026-11-27.md", day=DAY, subject="S", preheader="P", status="draft")
    head = email.message_from_bytes(render.eml(issue, replace(config, newsletter=letter)))
    assert head["List-Unsubscribe"].split(",") == [
        "<https://example.gov/a%2Cb?c=d%2Ce>",
        " <mailto:unsubscribe@example.gov>",
    ]


def test_the_schema_of_settings_knows_addresses() -> None:
    """An editor marks a bad one as it is typed."""
    text = json.dumps(json_schema.schemas()["mkdocs.json"])
    assert text.count(json.dumps(mail_addresses.mailbox.schema["pattern"])) >= 2
    assert json.dumps(mail_addresses.mail.schema["pattern"]) in text
