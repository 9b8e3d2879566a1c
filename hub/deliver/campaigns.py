"""An issue as a campaign of a service that has the readers: looked up before it is made, and started once."""

from __future__ import annotations

import asyncio
import json
from base64 import b64encode
from dataclasses import dataclass
from email.utils import parseaddr
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlencode

from hub.base import text
from hub.base.translation import gettext
from hub.deliver import credentials, paste_files
from hub.errors import HubError, SourceError
from hub.newsletter import render

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

    from hub.content.models import Issue
    from hub.content.settings import Config, Delivery

    Ask = Callable[..., Awaitable[Any]]

LISTMONK_TOKEN, MAILCHIMP_KEY = "HUB_LISTMONK_TOKEN", "HUB_MAILCHIMP_KEY"
PAGE = 50
SUCCESS = range(200, 300)
LONGEST_REPLY = 300


class CampaignError(HubError):
    """Say that a service refused a request, or that its answer is not known (`is_uncertain`)."""

    def __init__(self, message: str, *, is_uncertain: bool) -> None:
        super().__init__(message)
        self.is_uncertain = is_uncertain


@dataclass(frozen=True, kw_only=True, slots=True)
class Campaign:
    """Hold what a service needs of an issue, with its own tag where a reader leaves."""

    name: str
    subject: str
    preheader: str
    sender: str
    reply_to: str
    html: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundCampaign:
    """Hold what a service calls a campaign, and the state that it is in by the service's own word."""

    key: str
    name: str
    state: str


class CampaignService(Protocol):
    """Say what hub asks of a service; `draft` is the service's word for a campaign that has not begun."""

    draft: str

    def campaigns(self) -> AsyncIterator[FoundCampaign]:
        """Yield every campaign, the newest first."""
        ...

    async def save(self, campaign: Campaign, key: str | None) -> str:
        """Make a draft, or update the one with this key, and return its key."""
        ...

    async def start(self, key: str) -> None:
        """Let a draft go to its readers."""
        ...


class Listmonk:
    """Speak to a listmonk server (https://listmonk.app/docs/apis/campaigns/)."""

    draft = "draft"

    def __init__(self, ask: Ask, delivery: Delivery) -> None:
        self._ask, self._lists = ask, [int(key) for key in delivery.audience]

    async def campaigns(self) -> AsyncIterator[FoundCampaign]:
        """Yield every campaign, the newest first."""
        page = 1
        while page:
            query = urlencode({"page": page, "per_page": PAGE, "order_by": "created_at", "order": "DESC"})
            found = (await self._ask("GET", f"api/campaigns?{query}&no_body=true"))["data"]["results"]
            for one in found:
                yield FoundCampaign(key=str(one["id"]), name=one["name"], state=one["status"])
            page = page + 1 if len(found) == PAGE else 0

    async def save(self, campaign: Campaign, key: str | None) -> str:
        """Make a draft, or update the one with this key, and return its key."""
        body = {
            "name": campaign.name,
            "subject": campaign.subject,
            "lists": self._lists,
            "from_email": campaign.sender,
            "type": "regular",
            "content_type": "html",
            "body": campaign.html,
            "altbody": campaign.text,
            "messenger": "email",
            "headers": [{"Reply-To": campaign.reply_to}],
        }
        path = f"api/campaigns/{key}" if key else "api/campaigns"
        return str((await self._ask("PUT" if key else "POST", path, body))["data"]["id"])

    async def start(self, key: str) -> None:
        """Let a draft go to its readers."""
        await self._ask("PUT", f"api/campaigns/{key}/status", {"status": "running"})


class Mailchimp:
    """Speak to Mailchimp (https://mailchimp.com/developer/marketing/api/campaigns/)."""

    draft = "save"

    def __init__(self, ask: Ask, delivery: Delivery) -> None:
        self._ask, self._audience = ask, delivery.audience[0]

    async def campaigns(self) -> AsyncIterator[FoundCampaign]:
        """Yield every campaign, the newest first."""
        start, is_more = 0, True
        while is_more:
            query = {"list_id": self._audience, "count": PAGE, "offset": start}
            query |= {"sort_field": "create_time", "sort_dir": "DESC"}
            found = (await self._ask("GET", f"3.0/campaigns?{urlencode(query)}"))["campaigns"]
            for one in found:
                yield FoundCampaign(key=one["id"], name=one["settings"].get("title", ""), state=one["status"])
            start, is_more = start + PAGE, len(found) == PAGE

    async def save(self, campaign: Campaign, key: str | None) -> str:
        """Make a draft, or update the one with this key, and return its key."""
        name, _ = parseaddr(campaign.sender)
        body = {
            "type": "regular",
            "recipients": {"list_id": self._audience},
            "settings": {
                "title": campaign.name,
                "subject_line": campaign.subject,
                "preview_text": campaign.preheader,
                "from_name": name,
                "reply_to": campaign.reply_to,
            },
        }
        path = f"3.0/campaigns/{key}" if key else "3.0/campaigns"
        made = await self._ask("PATCH" if key else "POST", path, body)
        content = {"html": campaign.html, "plain_text": campaign.text}
        await self._ask("PUT", f"3.0/campaigns/{made['id']}/content", content)
        return str(made["id"])

    async def start(self, key: str) -> None:
        """Let a draft go to its readers."""
        await self._ask("POST", f"3.0/campaigns/{key}/actions/send")


def name(issue: Issue, config: Config) -> str:
    """Return the name by which a service knows the campaign of an issue."""
    return f"{config.newsletter.name} {issue.day}"


def save(issue: Issue, config: Config, delivery: Delivery) -> str:
    """Make the draft campaign of an issue, or update it, and return its key.

    Raises HubError where the service has begun with it, or has two of that name, and CampaignError where it refuses.
    """
    return str(asyncio.run(_with(config, delivery, partial(_saved, issue, config, delivery))))


def start(key: str, config: Config, delivery: Delivery) -> None:
    """Let a draft campaign go to its readers; raises CampaignError."""

    async def started(service: CampaignService) -> None:
        await service.start(key)

    asyncio.run(_with(config, delivery, started))


async def _saved(issue: Issue, config: Config, delivery: Delivery, service: CampaignService) -> str:
    wanted = name(issue, config)
    found = [one async for one in service.campaigns() if one.name == wanted]
    if len(found) > 1:
        message = gettext(
            "%(to)s has %(count)s campaigns with the name %(wanted)s; delete all but one there",
            to=delivery.to,
            count=len(found),
            wanted=wanted,
        )
        raise HubError(message)
    if found and found[0].state != service.draft:
        fix = gettext("if that is right, write `status: sent` in %(path)s; else delete it there", path=issue.path)
        message = gettext(
            "%(to)s has begun with the campaign %(wanted)s (%(state)s), so nothing was changed; %(fix)s",
            to=delivery.to,
            wanted=wanted,
            state=found[0].state,
            fix=fix,
        )
        raise HubError(message)
    return await service.save(_campaign(issue, config, delivery), found[0].key if found else None)


def _campaign(issue: Issue, config: Config, delivery: Delivery) -> Campaign:
    tagged = paste_files.for_service(config, delivery.to, dict(delivery.services))
    return Campaign(
        name=name(issue, config),
        subject=issue.subject,
        preheader=issue.preheader,
        sender=config.newsletter.sender,
        reply_to=config.newsletter.editors,
        html=render.html(issue, tagged),
        text=render.text(issue, tagged),
    )


async def _with(config: Config, delivery: Delivery, work: Callable[[CampaignService], Awaitable[Any]]) -> Any:  # noqa: ANN401
    """Return what `work` does with the service that the settings name."""
    from hub.collect import connections, http_client  # aiohttp costs 0.2 s

    address, authorization = _access(config, delivery)
    headers = {"Authorization": authorization, "Content-Type": "application/json", "Accept": "application/json"}
    limits = http_client.Limits()
    async with connections.session(config.site_url, limits, private=True) as client:

        async def ask(method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401  JSON
            data = json.dumps(body).encode() if body is not None else None
            try:
                status, answer = await http_client.call(
                    client, method, f"{address}/{path}", limits, headers=headers, body=data
                )
                if status in SUCCESS:
                    return json.loads(answer) if answer else {}
            except (SourceError, ValueError) as error:
                message = gettext("%(to)s gave no answer: %(error)s", to=delivery.to, error=error)
                raise CampaignError(message, is_uncertain=True) from error
            words = text.shortened(text.one_line(answer.decode(errors="replace")), LONGEST_REPLY)
            message = gettext(
                "%(to)s answered %(status)s %(words)s", to=delivery.to, status=status, words=words
            ).rstrip()
            raise CampaignError(message, is_uncertain=False)

        return await work(SERVICES[delivery.to](ask, delivery))


SERVICES: dict[str, Callable[[Ask, Delivery], CampaignService]] = {"listmonk": Listmonk, "mailchimp": Mailchimp}


def _access(config: Config, delivery: Delivery) -> tuple[str, str]:
    """Return the address of the service, without a slash at its end, and what it wants to know of who asks."""
    if delivery.to == "listmonk":
        token = credentials.secret(config.root, LISTMONK_TOKEN, "USER:TOKEN")
        return str(delivery.address).rstrip("/"), f"token {token}"
    key = credentials.secret(config.root, MAILCHIMP_KEY, "KEY-us1")
    center = key.rpartition("-")[2]
    if not center.isalnum() or center == key:
        message = gettext(
            "%(mailchimp_key)s is not a key of Mailchimp, which ends in its data center, such as -us21",
            mailchimp_key=MAILCHIMP_KEY,
        )
        raise HubError(message)
    address = delivery.address or f"https://{center}.api.mailchimp.com"
    return address.rstrip("/"), f"Basic {b64encode(f'hub:{key}'.encode()).decode()}"
