"""What must hold before an issue leaves: each thing that does not is a refusal that says what to do."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from hub.base import clock, date_format, translation
from hub.base.translation import gettext, ngettext
from hub.content import merge_tags
from hub.deliver import archive_page, git_state
from hub.newsletter.checks import errors
from hub.newsletter.mail_message import SENT_AT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hub.content.models import Issue
    from hub.content.settings import Config, Delivery
    from hub.errors import Problem


def refusals(  # noqa: PLR0913  what an issue is asked for
    issue: Issue,
    config: Config,
    delivery: Delivery,
    problems: Iterable[Problem],
    *,
    minutes: int,
    is_sent: bool = False,
) -> tuple[str, ...]:
    """Return every reason why an issue may not leave now; git and the site are asked last.

    Where nothing else speaks against it, its page is waited for during so many `minutes`. For one that `is_sent`, and
    that some of its readers are to get once more, it is none that hub has written so into its file.
    """
    found = [
        *(() if is_sent else _status(issue)),
        *map(str, errors(problems)),
        *_way_out(config, delivery),
        *_approval(issue, delivery),
        *_time(issue, config, delivery),
    ]
    unpublished = "" if is_sent else git_state.unpublished(config.root, issue.path, config.branch)
    missing = archive_page.missing(issue, config, minutes=0 if found or unpublished else minutes)
    return tuple(filter(None, (*found, unpublished, missing)))


def _status(issue: Issue) -> Iterator[str]:
    if issue.status == "draft":
        yield gettext("%(path)s is a draft; write `status: ready` in it when it is good", path=issue.path)
    if issue.status == "sent":
        yield gettext("%(path)s says that it was sent; hub digest --date DAY begins another issue", path=issue.path)


def _way_out(config: Config, delivery: Delivery) -> Iterator[str]:
    """Yield a refusal where a list would send the tag of a service: only the service knows what to put there."""
    tag = config.newsletter.unsubscribe
    if delivery.to == "list" and merge_tags.is_tag(tag):
        yield gettext(
            "mkdocs.yml: a list does not fill in `unsubscribe: %(tag)s`; write the address where its members leave",
            tag=tag,
        )


def _approval(issue: Issue, delivery: Delivery) -> Iterator[str]:
    """Yield a refusal where too few people other than the editor have agreed; a merged change of the file says who."""
    others = {name.casefold() for name in issue.approved_by} - {(issue.editor or "").casefold()}
    if len(others) < delivery.approve:
        fix = gettext("add `approved_by: [NAME]` in a pull request that they merge")
        yield ngettext(
            "%(path)s: %(num)s person other than the editor must approve the issue, and %(count)s did; %(fix)s",
            "%(path)s: %(num)s people other than the editor must approve the issue, and %(count)s did; %(fix)s",
            delivery.approve,
            path=issue.path,
            count=len(others),
            fix=fix,
        )


def _time(issue: Issue, config: Config, delivery: Delivery) -> Iterator[str]:
    if delivery.not_after is None:
        return
    last = datetime.combine(issue.day, SENT_AT, config.timezone) + delivery.not_after
    if clock.now() > last:
        until = date_format.moment(last, translation.spoken())
        fix = gettext("send it with the next issue, or change `not_after` in mkdocs.yml")
        yield gettext(
            "%(path)s was to leave until %(until)s, and it is later; %(fix)s", path=issue.path, until=until, fix=fix
        )
