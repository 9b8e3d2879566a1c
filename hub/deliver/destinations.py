"""The ways by which an issue leaves: to a list, as a campaign, as files to paste, or by a plug-in.

Each prepares what is to leave, and only then may the first byte go: `send_workflow` writes into the ledger between.
"""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes
from email.utils import parseaddr
from functools import partial
from typing import TYPE_CHECKING, Protocol

from hub.base.plug_ins import Door
from hub.base.translation import gettext, noop
from hub.deliver import campaigns, credentials, paste_files, smtp
from hub.errors import HubError
from hub.newsletter import mail_message, render

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from hub.content.models import Issue
    from hub.content.settings import Config, Delivery
    from hub.deliver.smtp import Outcome


@dataclass(frozen=True, kw_only=True, slots=True)
class OutgoingIssue:
    """Hold an issue that is about to leave: the settings of its hub and of its delivery, and when it leaves."""

    issue: Issue
    config: Config
    delivery: Delivery
    at: datetime

    def html(self) -> str:
        """Return the issue as HTML."""
        return render.html(self.issue, self.config)

    def text(self) -> str:
        """Return the issue as plain text, in lines of 72 letters."""
        return render.text(self.issue, self.config)

    def message(self, to: str) -> bytes:
        """Return the issue as one whole message to a list."""
        return mail_message.message(self.issue, self.config, self.text(), self.html(), to=to, at=self.at)


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """Hold what is to leave: `name` is how it is found at its destination, should nobody know whether it arrived.

    `leave` lets it go and says what became of it; None where a person takes `files` there, by `steps`. What
    `waits_to_start` is a draft at its destination until somebody asks hub to start it.
    """

    name: str
    leave: Callable[[], Outcome] | None = None
    waits_to_start: bool = False
    files: tuple[Path, ...] = ()
    steps: tuple[str, ...] = ()


class Destination(Protocol):
    """Bring an issue to its readers."""

    @property
    def reach(self) -> str:
        """Return what its destination gets, in a few words."""

    def prepare(self, issue: OutgoingIssue, /) -> Prepared:
        """Do all that can be done before the issue leaves; raises HubError where something is missing."""


@dataclass(frozen=True, slots=True)
class BuiltInDestination:
    """Hold one of hub's own ways."""

    reach: str
    prepare: Callable[[OutgoingIssue], Prepared]


def _to_list(outgoing: OutgoingIssue) -> Prepared:
    config, to = outgoing.config, str(outgoing.delivery.address)
    relay = smtp.relay(credentials.secret(config.root, smtp.VARIABLE, smtp.EXAMPLE))
    mail = outgoing.message(to)
    sender = parseaddr(config.newsletter.sender)[1]
    name = str(message_from_bytes(mail)["Message-ID"])
    return Prepared(name=name, leave=partial(smtp.send, relay, sender, to, mail))


def _campaign(outgoing: OutgoingIssue) -> Prepared:
    """Make or update the draft campaign of a service."""
    name = campaigns.name(outgoing.issue, outgoing.config)
    key = campaigns.save(outgoing.issue, outgoing.config, outgoing.delivery)
    return Prepared(name=name, leave=partial(_started, key, name, outgoing), waits_to_start=True)


def _started(key: str, name: str, outgoing: OutgoingIssue) -> Outcome:
    try:
        campaigns.start(key, outgoing.config, outgoing.delivery)
    except campaigns.CampaignError as error:
        return smtp.Outcome(state="uncertain" if error.is_uncertain else "failed", reply=str(error))
    return smtp.Outcome(state="sent", reply=gettext("the campaign %(name)s has started", name=name))


def _pasted(outgoing: OutgoingIssue) -> Prepared:
    """Write the files to paste; whether their issue has left is for the person to say who pastes them."""
    service = str(outgoing.delivery.service)
    files = paste_files.write(outgoing.issue, outgoing.config, service, dict(outgoing.delivery.services))
    return Prepared(name=outgoing.issue.subject, files=files, steps=paste_files.steps(outgoing.issue, service))


def _to_members(_: OutgoingIssue) -> Prepared:
    message = gettext(
        "an issue for members takes a while; send it with the command hub send, which can be paused and goes on"
    )
    raise HubError(message)


BUILT_IN: Mapping[str, Destination] = {
    "list": BuiltInDestination(noop("one message, which the list gives to its members"), _to_list),
    "listmonk": BuiltInDestination(
        noop("a campaign, which its server gives to the readers once it is started"), _campaign
    ),
    "mailchimp": BuiltInDestination(
        noop("a campaign, which Mailchimp gives to the readers once it is started"), _campaign
    ),
    "members": BuiltInDestination(
        noop("a mail of their own for each member, with the topics that they chose"), _to_members
    ),
    "paste": BuiltInDestination(noop("files for you to paste; nothing leaves by itself"), _pasted),
}
DELIVERIES: Door[Destination] = Door("deliveries", Destination, BUILT_IN)
