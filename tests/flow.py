"""A small hub on disk, for tests of what an editor does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub import config

if TYPE_CHECKING:
    from pathlib import Path

    from hub.model import Config

# Sunday 22 November 2026, noon in Washington: the coming Friday is the 27th.
NOON = "1795366800"
SETTINGS = """\
site_name: GovCX Hub
site_url: https://govcx.example.gov/
plugins:
  - hub:
      timezone: America/Chicago
      areas: {measurement: Measurement}
      newsletter:
        name: GovCX Update
        weekday: friday
        from: GovCX Update <update@example.gov>
        reply_to: editors@example.gov
        postal_address: GovCX Hub, 100 Example Avenue NW, Washington, DC 20001
        subscribe: https://govcx.example.gov/join/
        unsubscribe: https://govcx.example.gov/unsubscribe/
        unsubscribe_email: unsubscribe@example.gov
        max_links: 3
        sections:
          - {key: articles, title: Articles}
          - {key: news, title: News}
          - {key: events, title: Events, kinds: [training, networking]}
          - {key: toolkit, title: From the toolkit, toolkit: true}
"""
SOURCES = """\
- {key: notes, name: Service notes, path: feeds/notes.json, topics: [research], section: news, content: full}
- {key: site, name: The site, path: feeds/site, dialect: digitalgov, base_url: "https://site.example.gov/"}
- {key: rest, name: At rest, path: feeds/none.xml, active: false}
"""
TOPICS = """\
- {slug: cx, title: Customer experience, summary: All of it., aliases: [Customer Satisfaction, customer-service]}
- {slug: research, title: Research, summary: Asking and watching.}
"""
NOTES = """\
{"version": "https://jsonfeed.org/version/1.1", "title": "Service notes", "items": [
  {"id": "1", "url": "https://notes.example.gov/queues/", "title": "Queues are a promise",
   "content_html": "<p>Count the waiting. It is work.</p>", "summary": "Count the waiting.",
   "date_published": "2026-11-18T09:00:00-05:00", "authors": [{"name": "Ada Field"}],
   "tags": ["Customer Satisfaction", "Queues"]},
  {"id": "2", "url": "https://notes.example.gov/link/", "external_url": "https://city.example.org/forms/",
   "title": "Forms in one page", "date_published": "2026-11-17T09:00:00-05:00"},
  {"url": "https://notes.example.gov/lost/", "title": "Lost"}
]}
"""
EVENTS = """\
{"type": "list", "title": "Events |Example.gov", "items": [
  {"title": "Mapping lab", "summary": "Bring one form.", "url": "/event/lab/", "topics": {"customer-service": "CS"},
   "date": "2026-11-10T09:00:00-0500",
   "start_date": "2026-12-03T13:00:00-04:00", "end_date": "2026-12-03T16:00:00-04:00"}
]}
"""
FILES = {
    "mkdocs.yml": SETTINGS,
    "content/sources.yml": SOURCES,
    "content/topics.yml": TOPICS,
    "feeds/notes.json": NOTES,
    "feeds/site/events.json": EVENTS,
}


def hub(root: Path) -> Config:
    """Lay a small hub out in a folder; its settings."""
    for path, words in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(words, encoding="utf-8")
    return config.load(root)
