"""What is remembered of each source between two fetches, and what follows from it; pure decisions.

The rules of a good guest: ask only for what changed (RFC 9110, section 13), wait when told to (section 10.2.3), leave
alone what is gone (section 15.5.11), and try again later and later where something fails.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from hub.base.translation import gettext

if TYPE_CHECKING:
    from collections.abc import Callable

NOT_MODIFIED = 304
FIRST_ERROR = 400
GONE = 410
TOO_MANY = 429
UNAVAILABLE = 503

# Some servers answer 304 for ever to validators that have gone stale; a full answer now and then finds out.
VALIDATORS_LAST = timedelta(days=8)
# An address that moved for good is proposed as an edit after it was seen to have moved twice, this far apart.
MOVE_IS_CERTAIN = timedelta(days=7)
# Without Retry-After, 429 means the whole host wants this long to itself.
WAIT_UNTOLD = timedelta(minutes=10)
LONGEST_WAIT = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True, slots=True)
class Visit:
    """Hold the state of one source: validators and hash of its last body, what failed, and where it moved to.

    `settings` is a hash of what decides how its bodies are read; another value means that they must be read again.
    `since` is the day before which its entries stay out, as it was when the source was new.
    """

    key: str
    url: str
    settings: str = ""
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    body_at: datetime | None = None
    since: date | None = None
    failures: int = 0
    not_before: datetime | None = None
    gone_at: datetime | None = None
    moved_to: str | None = None
    moved_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """Hold what a server said to one request: its status, and the headers that matter to the next one."""

    status: int
    etag: str | None = None
    last_modified: str | None = None
    retry_after: str | None = None
    moved_to: str | None = None
    body_hash: str | None = None


def unread(visit: Visit) -> Visit:
    """Return the state of a source of which nothing was read yet, and all is wanted."""
    return replace(visit, since=None, etag=None, last_modified=None, body_hash=None, body_at=None)


def reason_to_skip(visit: Visit, now: datetime, *, asked: bool) -> str | None:
    """Return why a source is left alone this time; None where it may be asked.

    `asked` says that a person named it, which overrides our own patience.
    """
    if visit.gone_at and not asked:
        return gettext(
            "gone since %(gone_at)s: correct its `url`, or set `active: false`", gone_at=f"{visit.gone_at:%Y-%m-%d}"
        )
    if visit.not_before and visit.not_before > now and not (asked and visit.failures):
        until = f"{visit.not_before:%Y-%m-%d %H:%M} UTC"
        if visit.failures:
            return gettext(
                "it failed last time and is skipped until %(until)s; hub fetch KEY asks at once, "
                "`active: false` never again",
                until=until,
            )
        return gettext("its server asks to wait until %(until)s", until=until)
    return None


def conditions(visit: Visit, now: datetime) -> dict[str, str]:
    """Return the headers that ask for an answer only if something changed (RFC 9110, section 13).

    There are none where there is no body yet, or where the last one is older than VALIDATORS_LAST.
    """
    if visit.body_at is None or now - visit.body_at > VALIDATORS_LAST:
        return {}
    headers = {"If-None-Match": visit.etag, "If-Modified-Since": visit.last_modified}
    return {name: value for name, value in headers.items() if value}


def after(visit: Visit, reply: Reply | None, now: datetime, chance: Callable[[], float]) -> Visit:
    """Return the state after a reply, or after none (None); `chance` gives a number from 0 to 1."""
    if reply is None or reply.status >= FIRST_ERROR:
        return _after_failure(visit, reply, now, chance)
    visit = _moved(replace(visit, failures=0, not_before=None, gone_at=None), reply, now)
    if reply.status == NOT_MODIFIED:
        return visit
    return replace(visit, etag=reply.etag, last_modified=reply.last_modified, body_hash=reply.body_hash, body_at=now)


def _after_failure(visit: Visit, reply: Reply | None, now: datetime, chance: Callable[[], float]) -> Visit:
    if reply and reply.status == GONE:
        return replace(visit, gone_at=visit.gone_at or now)
    if reply and reply.status in {TOO_MANY, UNAVAILABLE}:
        wait = retry_after(reply.retry_after, now)
        if wait is None and reply.status == TOO_MANY:
            wait = WAIT_UNTOLD
        if wait is not None:
            return replace(visit, failures=0, not_before=now + wait)
    failures = visit.failures + 1
    # Full jitter: sources that failed together do not come back together.
    patience = min(timedelta(hours=1) * 2 ** min(failures - 1, 10), LONGEST_WAIT)
    return replace(visit, failures=failures, not_before=now + patience * chance())


def retry_after(value: str | None, now: datetime) -> timedelta | None:
    """Return the wait that Retry-After asks for (RFC 9110, section 10.2.3), at most a day.

    It gives seconds or a date; None where it gives neither.
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return min(timedelta(seconds=min(int(text[:9]), 10**8)), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):  # what email.utils raises for what is not a date
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(moment - now, timedelta()), LONGEST_WAIT)


def _moved(visit: Visit, reply: Reply, now: datetime) -> Visit:
    if reply.moved_to is None or reply.moved_to == visit.url:
        return replace(visit, moved_to=None, moved_at=None)
    if reply.moved_to == visit.moved_to:
        return visit
    return replace(visit, moved_to=reply.moved_to, moved_at=now)


def proposal(visit: Visit, now: datetime) -> str | None:
    """Return the edit of a source that a move for good calls for, once it is certain; None until then.

    A move to https is certain at once.
    """
    if visit.moved_to is None or visit.moved_at is None:
        return None
    safer = visit.moved_to == visit.url.replace("http://", "https://", 1)
    if not safer and now - visit.moved_at < MOVE_IS_CERTAIN:
        return None
    return gettext("moved for good: write `url: %(moved_to)s` in its entry", moved_to=visit.moved_to)
