"""What a hub says of the list that it keeps, from the settings that are on: a page for readers, a paper to sign."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from hub import __version__
from hub.base import date_format, jinja, translation
from hub.base.translation import gettext
from hub.errors import HubError
from hub.inbox import db
from hub.members import member_store
from hub.members.join_requests import MAILS_A_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from jinja2 import Environment

    from hub.content.settings import Config, MemberList
    from hub.deliver.smtp import Relay
    from hub.members.member_keys import Keyring

# How long is kept to whom an issue went, in days, before only counts remain.
LEDGER_DAYS = 30
# Who may read a file beside its owner.
OTHERS = 0o077


@dataclass(frozen=True, kw_only=True, slots=True)
class PrivacyFacts:
    """Hold what the papers say of a hub: `counts` are those of the list, `relay` is None while none is set.

    `imported` is how many members came by an import, and not by a link in a mail.
    """

    config: Config
    members: MemberList
    place: Path | str
    keyring: Keyring
    relay: Relay | None
    counts: Mapping[str, int]
    imported: int
    today: date

    @property
    def is_on_a_server(self) -> bool:
        """Return whether the list is in a database on a server, and not in a file of this machine."""
        return str(self.place).startswith("postgres")

    @property
    def open_file(self) -> Path | None:
        """Return the file of the list where others on this machine can read it; None for one that is its owner's."""
        file = db.file(self.place, member_store.STORE)
        return file if file and file.exists() and file.stat().st_mode & OTHERS else None

    @property
    def mail_is_encrypted(self) -> bool:
        """Return whether mails reach the mail server encrypted."""
        return self.relay is not None and (self.relay.is_encrypted or self.relay.starttls)

    @property
    def hub_delivers(self) -> bool:
        """Return whether hub gives each reader their own mail."""
        delivery = self.config.newsletter.delivery
        return delivery is not None and delivery.to == "members"

    @property
    def returns(self) -> str | None:
        """Return the address whose mailbox has the mails that came back, and in them the addresses of readers."""
        delivery = self.config.newsletter.delivery
        return delivery.bounces if delivery and self.hub_delivers else None

    @property
    def approvals(self) -> int:
        """Return how many people must have approved an issue."""
        delivery = self.config.newsletter.delivery
        return delivery.approve if delivery else 0


def facts(config: Config, keyring: Keyring, relay: Relay | None, today: date) -> PrivacyFacts:
    """Return what the papers say; raises HubError where the hub keeps no list."""
    members = config.newsletter.members
    if members is None:
        message = gettext("this hub keeps no list of its own: mkdocs.yml has no `members:` below `newsletter:`")
        raise HubError(message)
    place = member_store.database(config.root)
    with member_store.opened(place) as connection:
        counts, imported = member_store.counts(connection), member_store.imported(connection)
    return PrivacyFacts(
        config=config,
        members=members,
        place=place,
        keyring=keyring,
        relay=relay,
        counts=counts,
        imported=imported,
        today=today,
    )


def page(known: PrivacyFacts) -> str:
    """Return the page for readers, as a file of content, in the language of the hub where hub has all words in it."""
    own = known.config.language
    is_known = translation.has(own) and translation.has_all(own, "members")
    return _filled("privacy-page.md.j2", known, own if is_known else translation.SOURCE)


def assessment(known: PrivacyFacts) -> str:
    """Return one page that an officer can sign, with what must be settled first."""
    return _filled("privacy-assessment.md.j2", known)


def unsettled(known: PrivacyFacts) -> tuple[str, ...]:
    """Return what the settings leave open, or do worse than they could."""
    return tuple(_unsettled(known))


def _unsettled(known: PrivacyFacts) -> Iterator[str]:
    if known.relay is None:
        yield gettext("No mail server is set (HUB_SMTP_URL), so nothing can be said of the way to it.")
    elif not known.mail_is_encrypted:
        yield gettext(
            "Mails reach the mail server without encryption (`starttls=no`), so it must be on the same network."
        )
    if not known.members.address.startswith("https://"):
        yield gettext("The pages are at %(address)s, without https: this is a trial.", address=known.members.address)
    if known.members.privacy is None:
        yield gettext("The pages do not link to a privacy page: write `privacy:` below `members:` in mkdocs.yml.")
    if known.approvals == 0:
        yield gettext("An issue can leave without a second person: `approve: 1` below `delivery:` would ask for one.")
    yield from _of_the_list(known)


def _of_the_list(known: PrivacyFacts) -> Iterator[str]:
    if db.is_overheard(known.place, member_store.STORE):
        yield gettext(
            "The way to the database may be without encryption: end HUB_MEMBERS_URL with ?sslmode=require, "
            "or with verify-full, which also proves the server."
        )
    if known.open_file:
        command = f"chmod 600 {shlex.quote(str(known.open_file))}"
        yield gettext("Others on this machine can read the file of the list: %(command)s", command=command)
    if not known.is_on_a_server:
        yield gettext(
            "The list is a file: who copies the disk of the server, or its backup, has it, unless both are encrypted."
        )


def _filled(template: str, known: PrivacyFacts, language: str = translation.SOURCE) -> str:
    return (
        _environment(language)
        .get_template(template)
        .render(
            known=known,
            config=known.config,
            letter=known.config.newsletter,
            host=urlsplit(known.members.address).netloc,
            hours=int(member_store.PENDING.total_seconds() // 3600),
            ledger_days=LEDGER_DAYS,
            mails_a_day=MAILS_A_DAY,
            unsettled=unsettled(known),
            version=__version__,
            today=date_format.day(known.today, language),
        )
    )


@cache
def _environment(language: str) -> Environment:
    return jinja.environment("hub.members", language=language, autoescape=False, keep_trailing_newline=True)
