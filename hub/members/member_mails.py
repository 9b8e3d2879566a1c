"""The mails that the door sends: whether somebody wants to join, and the way to their choices for who reads already."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid, parseaddr
from functools import cache
from typing import TYPE_CHECKING

from hub.base import date_format, jinja, translation
from hub.members import confirm_links, leave_links
from hub.members.member_store import PENDING
from hub.newsletter import mail_templates

if TYPE_CHECKING:
    from datetime import datetime

    from jinja2 import Environment

    from hub.content.settings import Config, MemberList
    from hub.members.member_keys import Keyring
    from hub.members.member_store import Member


def of(asked: Member, config: Config, door: MemberList, keyring: Keyring, now: datetime) -> bytes:
    """Return the mail for who asked to join, which carries a link of their own, in their language or that of the hub.

    Who reads already gets one as well: a form says the same of everybody, so only their mail can tell them.
    """
    language = translation.first_known(asked.language, config.language)
    if asked.state == "pending":
        spoken = f"?language={asked.language}" if translation.has(asked.language) else ""
        link = f"{door.address}confirm/{confirm_links.token(keyring, asked, now)}{spoken}"
        words = _filled("confirm-mail.txt.j2", config, link, now + PENDING, language)
    else:
        link = f"{door.address}preferences/{leave_links.token(keyring, asked.id)}"
        words = _filled("known-mail.txt.j2", config, link, now, language)
    subject, _, body = words.partition("\n\n")
    mail = EmailMessage(policy=policy.SMTP)
    letter = config.newsletter
    mail["From"], mail["Reply-To"], mail["To"] = letter.sender, letter.reply_to, asked.address
    mail["Subject"] = subject
    mail["Date"] = format_datetime(now.astimezone(config.timezone))
    mail["Message-ID"] = make_msgid(domain=parseaddr(letter.sender)[1].rpartition("@")[2])
    # No program answers to a program (RFC 3834 for most, the second for Exchange).
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail.set_content(body)
    return mail.as_bytes()


def _filled(template: str, config: Config, link: str, until: datetime, language: str) -> str:
    until = until.astimezone(config.timezone)
    when = date_format.at_hours(date_format.day(until.date(), language), f"{until:%H:%M}", language)
    return _environment(language).get_template(template).render(config=config, link=link, until=when)


@cache
def _environment(language: str) -> Environment:
    environment = jinja.environment("hub.members", language=language, autoescape=False, keep_trailing_newline=True)
    environment.filters["wrapped"] = mail_templates.wrapped
    return environment
