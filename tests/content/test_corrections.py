"""An issue that readers have says what was wrong in it."""

from __future__ import annotations

from datetime import date

import pytest

from hub.content import loader
from hub.content.models import Correction
from hub.errors import ContentError
from tests.newsletter.conftest import CONFIG

PATH = "newsletters/2026-11-27.md"


def corrected(written: str, status: str = "sent") -> tuple[Correction, ...]:
    """What an issue with this value says."""
    source = f"---\nsubject: S\npreheader: P\nstatus: {status}\ncorrected:{written}\n---\n"
    return loader.issue(source, PATH, CONFIG).corrected


def test_reads_one_or_some() -> None:
    """A day and words, on a line of their own or in a list; the oldest comes first."""
    one = Correction(day=date(2026, 11, 30), words="The lab is on December 8, not 7.")
    other = Correction(day=date(2026, 11, 28), words="Ana: thanks")
    assert corrected(" 2026-11-30, The lab is on December 8, not 7.") == (one,)
    assert corrected('\n- 2026-11-30, The lab is on December 8, not 7.\n- "2026-11-28: Ana: thanks"') == (other, one)
    assert corrected("") == ()


@pytest.mark.parametrize("written", [" 2026-11-30", " The lab is on December 8", " 2026-11-30,", " [2026-11-30]", " 3"])
def test_asks_for_a_day_and_words(written: str) -> None:
    """What has only one of both is refused."""
    with pytest.raises(ContentError, match="the correction has no day, or no words; write the day and what is right"):
        corrected(written)


def test_asks_for_a_day_that_is_one() -> None:
    """No calendar has the 31st of November."""
    with pytest.raises(ContentError, match="there is no day 2026-11-31"):
        corrected(" 2026-11-31, Words.")


def test_corrects_only_what_readers_have() -> None:
    """Before an issue is sent, its words are simply changed."""
    with pytest.raises(ContentError, match="no reader has the issue yet; change its words"):
        corrected(" 2026-11-30, Words.", "ready")
