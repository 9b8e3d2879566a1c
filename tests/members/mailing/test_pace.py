"""How fast mails go out, by a clock that a test moves."""

from __future__ import annotations

import pytest

from hub.members.mailing import pace
from hub.members.mailing.pace import Pace


class Clock:
    """Knows the time, and lets it pass for who waits."""

    def __init__(self) -> None:
        self.at = 100.0

    def now(self) -> float:
        """The time in seconds."""
        return self.at

    def wait(self, seconds: float) -> None:
        """Let it pass."""
        self.at += seconds


def turns(found: Pace, clock: Clock, number: int) -> float:
    """How long so many mails take, in seconds."""
    begun = clock.at
    for _ in range(number):
        found.turn()
        found.taken()
    return clock.at - begun


def test_never_faster_than_the_settings_say() -> None:
    """Twenty in a second are a hundred in five, however fast the server is."""
    clock = Clock()
    assert turns(Pace(20, clock.now, clock.wait), clock, 101) == pytest.approx(5)


def test_a_busy_server_is_left_alone_for_a_while() -> None:
    """All connections wait, each time longer, then go on slowly and become faster again."""
    clock = Clock()
    found = Pace(20, clock.now, clock.wait)
    found.turn()
    pauses = []
    for _ in range(8):
        begun = clock.at
        assert not found.refused()
        found.turn()
        pauses.append(clock.at - begun)
    for number, pause in enumerate(pauses):
        most = min(2**number, pace.LONGEST_PAUSE)
        assert most / 2 <= pause <= most + 1 / pace.SLOWEST
    assert turns(found, clock, 5) > 5
    turns(found, clock, 200)
    assert turns(found, clock, 100) == pytest.approx(5)


def test_what_many_connections_hear_at_once_counts_once() -> None:
    """Four connections to one busy server are one busy server."""
    clock = Clock()
    found = Pace(20, clock.now, clock.wait)
    assert [found.refused() for _ in range(100)] == [False] * 100


def test_a_server_that_takes_nothing_for_long_ends_it() -> None:
    """After about ten minutes somebody should look; one mail that is taken begins the count again."""
    clock = Clock()
    found = Pace(20, clock.now, clock.wait)
    begun, rounds = clock.at, 1
    while not found.refused():
        found.turn()
        rounds += 1
    assert rounds == pace.MOST_REFUSALS
    assert 240 < clock.at - begun < 660
    found.turn()
    found.taken()
    assert not found.refused()
