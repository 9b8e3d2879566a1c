"""The week at the desk."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hub.desk import week_status
from hub.desk.views import week_view
from hub.inbox import editor_actions

if TYPE_CHECKING:
    from hub.content.settings import Config


READY = """\
---
subject: "GovCX Update: what members feel"
preheader: Two articles on surveys, a class on mapping journeys, and a call on Thursday.
status: ready
---
Happy Friday. Here is what we found.

## Articles

### [Why a survey is not a conversation](https://example.gov/surveys/)

Teams that ask one open question learn more.
"""


def test_it_says_what_status_says(config: Config) -> None:
    """The same parts and the same next command, and in which view that is done."""
    found, said = week_view.week(config, {}), week_status.status(config)
    assert [(step["name"], step["state"], step["next"]) for step in found["steps"]] == [
        (step.name, step.state, step.next) for step in said.steps
    ]
    assert (found["days"], found["waiting"]) == (5, 3)
    assert (found["next"], found["view"]) == ("hub inbox", "inbox")
    assert [step["view"] for step in found["steps"]] == ["inbox", "", "", "issue"]
    assert found["when"] == "Friday, November 27, 2026, in 5 days"


def test_what_is_ready_leads_to_sending(config: Config) -> None:
    """Once nothing waits, an issue that is ready leaves in the view Send."""
    editor_actions.drop(config, [1, 2, 3])
    issue = config.root / "newsletters" / "2026-11-27.md"
    issue.parent.mkdir(exist_ok=True)
    issue.write_text(READY, "utf-8")
    found = week_view.week(config, {})
    assert (found["next"], found["view"]) == ("publish the site, then hub send --test ADDRESS, and hub send", "send")
    assert [(step["name"], step["view"]) for step in found["steps"]][-2:] == [("draft", ""), ("sent", "send")]
    assert not found["sent"]
    issue.write_text(READY.replace("status: ready", "status: sent"), "utf-8")
    assert week_view.week(config, {})["sent"]


def test_it_lists_what_was_kept_and_put_off(config: Config) -> None:
    """With who did that, and when it was or when it comes back."""
    editor_actions.keep(config, [1])
    editor_actions.later(config, [2], date(2026, 12, 5))
    found = week_view.week(config, {})
    assert found["kept"] == [{"title": "Queues are a promise", "by": "Ana", "day": "November 22"}]
    assert found["later"] == [{"title": "Forms in one page", "by": "Ana", "day": "December 5"}]
