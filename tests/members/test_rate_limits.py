"""How often something may happen."""

from __future__ import annotations

from hub.members.rate_limits import RateLimit


def test_some_are_let_through_within_a_time() -> None:
    """Of each key; when the first is long ago, another one is."""
    limit = RateLimit(2, 60)
    asked = [("a", 0), ("a", 10), ("a", 20), ("b", 20), ("a", 59), ("a", 60), ("a", 61), ("a", 70)]
    assert [limit.takes(key, now) for key, now in asked] == [True, True, False, True, False, True, False, True]


def test_what_is_remembered_has_a_bound() -> None:
    """Who was let through longest ago is forgotten first, and everybody when it no longer counts."""
    limit = RateLimit(1, 60, remembered=2)
    assert [limit.takes(key, 0) for key in ("a", "b", "c", "c", "a")] == [True, True, True, False, True]
    assert limit.takes("d", 60)
    assert list(limit._times) == ["d"]  # noqa: SLF001  nobody else may know
