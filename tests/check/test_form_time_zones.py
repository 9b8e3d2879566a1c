"""The form for events offers the hub's own time zone, and `--fix` sees to it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from hub.check import form_time_zones, runner
from hub.config import hub_settings
from hub.scaffold import event_times, issue_forms, new_hub

if TYPE_CHECKING:
    from pathlib import Path


def told(root: Path) -> list[str]:
    """What is said of the form."""
    return [str(one) for one in form_time_zones.problems(hub_settings.load(root))]


def test_fixed(tmp_path: Path) -> None:
    """A hub elsewhere offers what is near; a list that has its zone is left as editors made it."""
    root = tmp_path / "hub"
    new_hub.community(root, new_hub.HubPlan(answers={}), datetime(2026, 11, 30, tzinfo=UTC))
    form = root / form_time_zones.FORM
    assert told(root) == []
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("America/New_York", "Europe/Berlin"), "utf-8")
    assert told(root) == [
        (
            ".github/ISSUE_TEMPLATE/event.yml:38:7: 005 the form does not offer Europe/Berlin, whose clock is the "
            "hub's; write `- Berlin (Europe/Berlin)` below it; hub check --fix does it"
        )
    ]
    before = form.read_text("utf-8")
    assert form_time_zones.FORM in runner.fix(root)
    assert told(root) == []
    assert form_time_zones.FORM not in runner.fix(root)
    after = form.read_text("utf-8")
    head, _, rest = after.partition(
        "        - Berlin (Europe/Berlin)\n        - United Kingdom and Ireland (Europe/London)\n"
    )
    assert before.startswith(head)
    assert before.endswith(rest.partition(form_time_zones.ANOTHER)[2])
    form.unlink()
    assert told(root) == []


def test_another() -> None:
    """Who finds no zone in the list is understood."""
    body = f"### Time zone\n\n{form_time_zones.ANOTHER}\n\n### Start\n\n2026-12-09 13:00 Berlin\n"
    assert issue_forms.read(body).values["timezone"] == event_times.ANOTHER
