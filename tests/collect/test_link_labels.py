"""Which labels say nothing of where their links lead."""

from __future__ import annotations

import time

import pytest

from hub.collect import link_labels


@pytest.mark.parametrize(
    "label",
    [
        "",
        "→",
        "» Read more «",
        "https://lamps.example.gov/a – ",
        "-- more --",
        "View all…",
        "Xem thêm",
        "Citește mai mult",
        "อ่านต่อ",
    ],
)
def test_says_nothing(label: str) -> None:
    """With marks around it, too."""
    assert link_labels.says_nothing(label)


@pytest.mark.parametrize(
    "label", ["- Wicks", "more wicks", "Xem thêm đèn", "Читати далі про лампи", "https://lamps.example.gov/a – wicks"]
)
def test_says_something(label: str) -> None:
    """A word more is one that says something."""
    assert not link_labels.says_nothing(label)


@pytest.mark.slow
@pytest.mark.parametrize("label", ["-" * 50_000 + "x", "https://" + "-" * 50_000 + " x", "more" + " " * 50_000 + "x"])
def test_a_long_label_is_read_in_no_time(label: str) -> None:
    """Thousands of marks in a label."""
    start = time.process_time()
    assert not link_labels.says_nothing(label)
    assert time.process_time() - start < 1
