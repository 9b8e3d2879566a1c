"""What the digest's tests share: one hub's settings."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hub.model import Config, Newsletter, SectionPlan, Source

ZONE = ZoneInfo("America/New_York")


@pytest.fixture
def config() -> Config:
    """The settings of a small hub with a section of each kind."""
    return Config(
        root=Path("hub"),
        site_name="GovCX Hub",
        site_url="https://govcx.example.gov/",
        timezone=ZONE,
        newsletter=Newsletter(
            name="GovCX Update",
            weekday=4,
            sender="GovCX Update <update@example.gov>",
            reply_to="editors@example.gov",
            postal_address="GovCX Hub, 100 Example Avenue NW, Washington, DC 20001",
            subscribe="https://govcx.example.gov/join/",
            unsubscribe="https://govcx.example.gov/unsubscribe/",
            unsubscribe_email="unsubscribe@example.gov",
            sections=(
                SectionPlan(key="articles", title="Articles"),
                SectionPlan(key="news", title="News"),
                SectionPlan(key="events", title="Training and networking", kinds=("training", "networking")),
                SectionPlan(key="toolkit", title="From the toolkit", toolkit=True),
            ),
        ),
        areas=(),
        sources=(Source(key="example", name="Example.gov", url="https://example.gov/feed.json", timezone=ZONE),),
    )
