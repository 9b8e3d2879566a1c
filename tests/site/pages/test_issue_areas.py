"""The areas that an issue touches."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from hub.content.models import Item, Section
from hub.content.settings import Topic
from hub.site.pages import issue_areas

if TYPE_CHECKING:
    from hub.content.models import Issue, Library
    from hub.content.settings import Config


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://daily.example.gov/oil", ("dark",)),
        ("../articles/2026/2026-11-17-oil.md", ("dark",)),
        ("../toolkit/light/wick.md#trim", ("light",)),
        ("../events/2026-12-03-trim.md", ("dark",)),
        ("https://www.school.example.gov/trim/", ("dark",)),
        ("{site}events/2026-12-03-trim/", ("dark",)),
        ("{site}events/2026-12-03-trim/?from=mail#when", ("dark",)),
        ("https://elsewhere.example.gov/", ()),
        ("mailto:ann@example.gov", ()),
        ("#top", ()),
    ],
)
def test_where_items_lead(library: Library, issue: Issue, config: Config, url: str, expected: tuple[str, ...]) -> None:
    """A page of the hub by its file, or its address elsewhere in any spelling, says what an item is about."""
    topics = (replace(config.topics[0], area="dark"), Topic(slug="glass", title="Glass", summary="G"))
    issue = replace(
        issue, sections=(Section(title="A", items=(Item(title="B", url=url.replace("{site}", config.site_url)),)),)
    )
    assert issue_areas.of((issue,), library, replace(config, topics=topics)) == {issue.path: expected}
