"""`newsletter` of a hub's settings: its sections, days and addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hub.config import delivery_settings, kind_settings, rhythm_settings, topics_and_sources
from hub.content import content_addresses, mail_addresses, merge_tags, path_fields, validation
from hub.content.settings import Newsletter, Rhythm, SectionPlan
from hub.content.validation import address, choice, flag, group, line, optional, reads, required, several, whole

if TYPE_CHECKING:
    from hub.content.validation import Report
    from hub.content.yaml_nodes import Node


def _built(**values: Any) -> Newsletter:  # noqa: ANN401  the values that NEWSLETTER reads
    weekday = values.pop("weekday", None)
    rhythm = values.pop("rhythm", None) or Rhythm(weekly=() if weekday is None else (weekday,))
    if members := values.get("members"):
        values.setdefault("form", delivery_settings.own_form(members))
    return Newsletter(sender=values.pop("from"), rhythm=rhythm, **values)


SECTION: validation.Fields = {
    "key": required(path_fields.path_part),
    "title": required(line),
    "kinds": optional(several(kind_settings.of_event)),
    "toolkit": optional(flag),
    "lead": optional(flag),
}
NEWSLETTER: validation.Fields = {
    "name": required(mail_addresses.one_line),
    "weekday": optional(rhythm_settings.weekday),
    "rhythm": optional(rhythm_settings.rhythm),
    "from": required(mail_addresses.mailbox),
    "reply_to": required(mail_addresses.mailbox),
    "postal_address": required(mail_addresses.one_line),
    "subscribe": required(address),
    "unsubscribe": required(merge_tags.address_or_tag),
    "unsubscribe_email": required(mail_addresses.mail),
    "sections": required(topics_and_sources.entries(group(SECTION, SectionPlan), lambda section: (section.key,))),
    "events_ahead_days": optional(whole),
    "max_links": optional(whole),
    "thin_week": optional(whole),
    "greeting": optional(line),
    "delivery": optional(delivery_settings.delivery),
    "form": optional(delivery_settings.join_form),
    "members": optional(delivery_settings.member_list),
    "holidays": optional(rhythm_settings.country),
    "own_pages": optional(several(choice((content_addresses.EVENTS, content_addresses.ARTICLES)))),
}
_newsletter_fields = group(NEWSLETTER, _built)


@reads({**_newsletter_fields.schema, "oneOf": [{"required": ["weekday"]}, {"required": ["rhythm"]}]})
def newsletter(node: Node, report: Report) -> Newsletter | None:
    """Read a newsletter, whose days are told once."""
    rhythm_settings.one(node, report)
    found: Newsletter | None = _newsletter_fields(node, report)
    return found
