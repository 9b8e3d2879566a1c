"""Models of assessments and what can be wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.assess import report_files
from hub.content.assessment import model_reader
from hub.errors import ContentError
from tests.content.assessment.conftest import MODEL

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.assessment.maturity import Assessment
    from hub.content.settings import Config


def test_model_is_read(lamps: Assessment) -> None:
    """Every part of it, and requirements by key across parts."""
    assert (lamps.id, lamps.version, [practice.key for practice in lamps.practices]) == ("lamps", 2, [1, 2, 4, 7, 8])
    assert lamps.requirements() == {1: (), 2: (1,), 4: (2,), 7: (), 8: (7, 1)}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("key: 2,", "key: 1,", "701 1 is taken by the practice on line 18"),
        ("id: store", "id: buy", "'oil/buy' is taken by the practice on line 18"),
        ("key: 8", "key: 80", "701 key: 80 is too high; use the next free number up to 56"),
        ("requires: [buy]", "requires: [bye]", "701 requires: there is no practice 'bye'"),
        ("requires: [store]", "requires: [share]", "701 requires: oil/share → oil/share is a circle"),
        (
            "forms.md",
            "norms.md",
            "'toolkit/design/norms.md' is not a page of the toolkit; did you mean \"toolkit/design/",
        ),
        (
            "toolkit/design/forms.md",
            "index.md",
            "701 pages: 'index.md' is not a page of the toolkit; write one of toolkit/",
        ),
        ("  - {label: Always, meaning: Every time.}\n", "", "701 scale: there are 3 different steps; write 4"),
        ("Sometimes, meaning: Now and then", "Not yet, meaning: No", "701 scale: there are 3 different steps; write 4"),
        ("stage: 1, text: We buy oil.,", "stage: 3, text: We buy oil.,", "701 stage: 3 is not a stage; write 1 to 2"),
        ("area: design", "area: dessign", 'did you mean "design"?'),
        ("id: wipe,", "idd: wipe,", "'idd' is not a known key"),
    ],
)
def test_what_is_wrong(root: Path, config: Config, old: str, new: str, expected: str) -> None:
    """Each with its place and what to write."""
    assert old in MODEL
    (root / model_reader.FOLDER / "lamps.yml").write_text(MODEL.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        model_reader.load(config)
    assert expected in str(caught.value)
    assert str(caught.value).startswith("content/assessment/lamps.yml:")


def test_a_page_that_cannot_be_read_is_no_draft(root: Path, config: Config, lamps: Assessment) -> None:
    """Whoever reads the page says what is wrong with it, and the model says nothing."""
    (root / "content/toolkit/design/forms.md").write_bytes(b"---\ntitle: \x00\n---\n")
    assert model_reader.load(config) == (lamps,)


def test_keys_are_never_used_again(root: Path, config: Config) -> None:
    """A key that was locked keeps its practice for ever, also when the practice is gone."""
    assert report_files.lock(config) == ("content/assessment/lamps.lock.yml",)
    assert report_files.lock(config) == ()
    lock = (root / model_reader.FOLDER / "lamps.lock.yml").read_text(encoding="utf-8")
    assert lock.splitlines()[1:] == ["1: oil/buy", "2: oil/store", "4: oil/share", "7: glass/wipe", "8: glass/check"]
    model = MODEL.replace("id: wipe", "id: polish").replace("[wipe,", "[polish,")
    (root / model_reader.FOLDER / "lamps.yml").write_text(model, encoding="utf-8")
    with pytest.raises(ContentError, match=r"key: 7 was glass/wipe, .*; use a key that was never used, such as 3"):
        model_reader.load(config)


@pytest.mark.parametrize(
    "text", ["x: oil/buy", "1: [a]", "1: [", "- oil/buy", "oil/buy", "01: oil/buy", "99999: oil/buy"]
)
def test_broken_lock(root: Path, config: Config, text: str) -> None:
    """A lock file that cannot be read stops everything, for it must not be lost."""
    (root / model_reader.FOLDER / "lamps.lock.yml").write_text(f"{text}\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"lamps\.lock\.yml:\d:\d: 701"):
        model_reader.load(config)
