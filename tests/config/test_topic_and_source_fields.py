"""The fields of a topic and of a source."""

from __future__ import annotations

import pytest

from hub.config import topic_and_source_fields
from hub.content import validation
from hub.content.yaml_nodes import Node


@pytest.mark.parametrize(
    "written", ["webcal://example.gov/a.ics", "WebCals://example.gov/a.ics", "https://example.gov/a.ics"]
)
def test_the_address_of_a_calendar(written: str) -> None:
    """A source may have the address that a site offers to programs for calendars; hub asks for it over https."""
    report = validation.Report("content/sources.yml")
    node = Node(value=written, line=1, column=1, written=written)
    assert (topic_and_source_fields.feed_address(node, report), report.problems) == ("https://example.gov/a.ics", [])
