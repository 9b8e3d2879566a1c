"""A hub whose settings, lists and menu hold payloads: mkdocs.yml, topics, sources, feeds, an assessment, pages."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from hub.base import filenames, text
from hub.inbox import opml_sources
from tests.security import ways_in
from tests.security.payloads import joined, parts
from tests.security.ways_in import NOT_IN_XML, Attacked, quoted, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.security.payloads import Payload

SETTINGS = """site_name: {all}
site_url: https://lamps.example.gov/
site_description: {all}
docs_dir: content
site_dir: build/site
theme: {{name: {theme}}}
plugins:
  - hub:
      timezone: America/New_York
      repository: https://code.example.gov/lamps
      areas: {{light: {all}}}
      newsletter:
        name: {line}
        weekday: friday
        from: Lamp Letter <letter@example.gov>
        reply_to: editors@example.gov
        postal_address: {line}
        subscribe: https://lamps.example.gov/join/
        unsubscribe: https://lamps.example.gov/leave/
        unsubscribe_email: leave@example.gov
        sections:
          - {{key: articles, title: {all}}}
          - {{key: events, title: {all}, kinds: [training]}}
"""
# The highest number of a practice is 56.
PRACTICES = 40


def hub(root: Path, payloads: tuple[Payload, ...], theme: str = "mkdocs") -> Attacked:
    """Return the hub of lamps with all payloads in each setting, and one or several in each entry of a list."""
    made = ways_in.empty(root / "settings")
    several = tuple(map(joined, parts(payloads, -(-len(payloads) // PRACTICES))))
    every = " ".join(pack.text for pack in several)
    line = quoted(text.one_line(every))
    write(made.root / "mkdocs.yml", SETTINGS.format(all=quoted(every), line=line, theme=theme) + ways_in.EXTENSIONS)
    write(made.root / "content" / "topics.yml", "".join(map(_topic, several)) + f"- {{{ways_in.TOPIC}}}\n")
    _sources(made, several)
    write(made.root / "content" / "assessment" / "lamps.yml", _assessment(several))
    for part in parts(payloads, ways_in.SEVERAL):
        ways_in.contribute(made, part, (*ways_in.PAGES,))
    return made


def _topic(pack: Payload) -> str:
    words = quoted(pack.text)
    aliases = "" if filenames.climbs(text.clean(pack.text)) else words  # a path is refused
    return f"- {{slug: topic-{pack.number}, title: {words}, summary: {words}, area: light, aliases: [{aliases}]}}\n"


def _sources(made: Attacked, several: tuple[Payload, ...]) -> None:
    """Add a list of feeds, and an article of each, so that the names of sources are shown."""
    outlines = "".join(
        f'<outline type="rss" text="{(name := html.escape(NOT_IN_XML.sub("", pack.text)))}" title="{name}"'
        f' description="{name}" htmlUrl="{name}" category="{name}" xmlUrl="https://opml{pack.number}.example.gov/"/>'
        for pack in several
    )
    write(made.root / "list.opml", f'<opml version="2.0"><head><title>L</title></head><body>{outlines}</body></opml>')
    for number, source in enumerate(opml_sources.add(made.config, made.root / "list.opml").added):
        values = {
            "title": "Words", "url": f"https://opml.example.gov/{number}/", "source": source.key,
            "published": "DAY", "section": "articles", "summary": "Words.",
        }  # fmt: skip
        text = ways_in.front(values, "Words.").replace('"DAY"', "2026-11-16")
        write(made.root / "content" / "articles" / "2026" / f"2026-11-16-source-{number}.md", text)


def _assessment(several: tuple[Payload, ...]) -> str:
    every = [quoted(pack.text) for pack in several]
    steps = "".join(f"  - {{label: {text}, meaning: {text}}}\n" for text in (every * 4)[:4])
    practices = "".join(
        f"      - {{key: {key}, id: practice-{key}, stage: 1, text: {text}, help: {text}, evidence: {text}}}\n"
        for key, text in enumerate(every, 1)
    )
    return f"""title: {every[0]}
summary: {every[-1]}
version: 1
intro: {every[-1]}
scale:
{steps}stages:
{steps}dimensions:
  - id: light
    title: {every[0]}
    question: {every[-1]}
    area: light
    practices:
{practices}"""
