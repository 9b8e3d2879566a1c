"""What is remembered of a source between two fetches, and what follows from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.collect import polling_state
from hub.collect.polling_state import Reply, Visit

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = timedelta(days=1)
URL = "http://example.gov/feed.json"
VISIT = Visit(key="example", url=URL)
READ = replace(VISIT, etag='"a"', last_modified="Fri, 20 Nov 2026 09:00:00 GMT", body_hash="h", body_at=NOW - DAY)


def after(visit: Visit, reply: Reply | None, chance: float = 1) -> Visit:
    """The state after a reply at NOW."""
    return polling_state.after(visit, reply, NOW, lambda: chance)


def test_a_source_that_was_read_is_asked_only_for_what_changed() -> None:
    """Both validators go with the request."""
    assert polling_state.conditions(READ, NOW) == {
        "If-None-Match": '"a"',
        "If-Modified-Since": "Fri, 20 Nov 2026 09:00:00 GMT",
    }


@pytest.mark.parametrize("visit", [VISIT, replace(READ, body_at=NOW - 8 * DAY - timedelta(seconds=1))])
def test_a_new_source_or_stale_validators_get_a_full_answer(visit: Visit) -> None:
    """Validators are forgotten after eight days."""
    assert polling_state.conditions(visit, NOW) == {}


def test_an_answer_is_remembered() -> None:
    """Validators, hash and time of the body replace the old ones, and old trouble is forgotten."""
    troubled = replace(READ, failures=3, not_before=NOW - DAY, gone_at=NOW - DAY)
    reply = Reply(status=200, etag='"b"', body_hash="new")

    assert after(troubled, reply) == replace(VISIT, etag='"b"', body_hash="new", body_at=NOW)


def test_nothing_changed_keeps_what_is_known() -> None:
    """304 leaves validators and the time of the last full body alone."""
    assert after(replace(READ, failures=1), Reply(status=304)) == READ


@pytest.mark.parametrize(("failures", "hours"), [(0, 1), (1, 2), (2, 4), (3, 8), (4, 16), (5, 24), (50, 24)])
def test_each_failure_doubles_the_wait_up_to_a_day(failures: int, hours: int) -> None:
    """The back-off is exponential; its jitter is taken from the whole wait."""
    failed = after(replace(READ, failures=failures), Reply(status=500))

    assert failed == replace(READ, failures=failures + 1, not_before=NOW + timedelta(hours=hours))
    assert after(replace(READ, failures=failures), None, chance=0.5).not_before == NOW + timedelta(hours=hours / 2)


@pytest.mark.parametrize(
    ("status", "value", "wait"),
    [
        (429, "120", timedelta(seconds=120)),
        (503, "Fri, 20 Nov 2026 12:05:00 GMT", timedelta(minutes=5)),
        (503, "Fri, 20 Nov 2026 12:05:00 -0000", timedelta(minutes=5)),
        (503, "Thu, 19 Nov 2026 12:05:00 GMT", timedelta()),
        (429, "99999999999", DAY),
        (429, None, timedelta(minutes=10)),
        (429, "soon", timedelta(minutes=10)),
    ],
)
def test_a_server_that_asks_to_wait_is_obeyed_and_has_not_failed(
    status: int, value: str | None, wait: timedelta
) -> None:
    """Retry-After counts in seconds or as a date, at most a day; 429 without it means ten minutes."""
    assert after(READ, Reply(status=status, retry_after=value)) == replace(READ, not_before=NOW + wait)


def test_503_without_a_time_is_a_failure() -> None:
    """Nothing says when to come back, so our own back-off does."""
    assert after(READ, Reply(status=503)).failures == 1


def test_a_source_that_is_gone_stays_gone_until_a_person_asks() -> None:
    """410 is remembered from its first day, and the message says what to do."""
    gone = after(READ, Reply(status=410))
    later = polling_state.after(gone, Reply(status=410), NOW + DAY, lambda: 1)

    assert later.gone_at == NOW
    assert polling_state.reason_to_skip(gone, NOW + DAY, asked=False) == (
        "gone since 2026-11-20: correct its `url`, or set `active: false`"
    )
    assert polling_state.reason_to_skip(gone, NOW + DAY, asked=True) is None


def test_our_own_patience_ends_when_a_person_asks_but_the_servers_does_not() -> None:
    """A named source is fetched again after failures, and not before Retry-After."""
    failed = after(READ, None)
    told = after(READ, Reply(status=429, retry_after="60"))

    assert polling_state.reason_to_skip(failed, NOW, asked=False) == (
        "it failed last time and is skipped until 2026-11-20 13:00 UTC;"
        " hub fetch KEY asks at once, `active: false` never again"
    )
    assert polling_state.reason_to_skip(failed, NOW, asked=True) is None
    assert polling_state.reason_to_skip(told, NOW, asked=True) == "its server asks to wait until 2026-11-20 12:01 UTC"
    assert polling_state.reason_to_skip(told, NOW + timedelta(minutes=1), asked=False) is None


def test_a_move_for_good_is_proposed_when_it_was_seen_a_week_apart() -> None:
    """The first sight starts the clock; another target starts it again; no move stops it."""
    target = "http://www.example.gov/feed.json"
    moved = after(READ, Reply(status=304, moved_to=target))
    again = polling_state.after(moved, Reply(status=304, moved_to=target), NOW + 7 * DAY, lambda: 1)

    assert again == moved
    assert polling_state.proposal(again, NOW + 6 * DAY) is None
    assert polling_state.proposal(again, NOW + 7 * DAY) == f"moved for good: write `url: {target}` in its entry"
    assert polling_state.proposal(after(again, Reply(status=304)), NOW + 7 * DAY) is None


def test_a_move_to_https_is_proposed_at_once() -> None:
    """Nothing but the scheme changes, and for the better."""
    moved = after(READ, Reply(status=304, moved_to="https://example.gov/feed.json"))

    assert polling_state.proposal(moved, NOW) == (
        "moved for good: write `url: https://example.gov/feed.json` in its entry"
    )


def test_retry_after_of_very_many_digits() -> None:
    """Python refuses to read a number of more than 4,300 digits; a day is the most in any case."""
    assert polling_state.retry_after("9" * 5_000, NOW) == timedelta(days=1)


@given(st.text() | st.integers().map(str))
def test_retry_after_is_never_longer_than_a_day_or_in_the_past(value: str) -> None:
    """Whatever a server writes, the wait is bounded or there is none."""
    wait = polling_state.retry_after(value, NOW)

    assert wait is None or timedelta() <= wait <= DAY


def test_validators_of_eight_days_are_still_good() -> None:
    """The limit itself is within it."""
    assert polling_state.conditions(replace(READ, body_at=NOW - 8 * DAY), NOW) != {}


@pytest.mark.parametrize(("status", "failures"), [(399, 0), (400, 1)])
def test_where_errors_begin(status: int, failures: int) -> None:
    """400 is the first status that is an error (RFC 9110, section 15.5)."""
    assert after(replace(READ, failures=0), Reply(status=status)).failures == failures


@pytest.mark.parametrize("target", [None, URL])
def test_a_source_that_is_at_home_again_has_not_moved(target: str | None) -> None:
    """Where it would have moved to, and since when, is forgotten."""
    moved = replace(READ, moved_to="https://new.example.gov/", moved_at=NOW - DAY)
    assert after(moved, Reply(status=304, moved_to=target)) == READ


@pytest.mark.parametrize("half", [{"moved_to": "https://new.example.gov/"}, {"moved_at": NOW - 9 * DAY}])
def test_half_a_move_proposes_nothing(half: dict[str, Any]) -> None:
    """A move is an address and the moment when it was first seen."""
    assert polling_state.proposal(replace(READ, **half), NOW) is None


def test_an_address_within_an_address_stays_as_it_is() -> None:
    """A move to https changes the scheme alone."""
    visit = replace(READ, url="http://a.example.gov/?from=http://b.example.gov/")
    moved = after(visit, Reply(status=304, moved_to="https://a.example.gov/?from=http://b.example.gov/"))
    assert polling_state.proposal(moved, NOW)
