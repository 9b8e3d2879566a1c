"""What editors took out of issues, so that it can be brought back, and the days until which articles are put off.

The texts wait in `.hub/`. One is out as long as the text of its issue does not have it: so who undoes the edit has
undone all of it, and nothing has to be told twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003  json_codec reads the types
from pathlib import Path
from typing import TYPE_CHECKING

from hub.base import file_io, json_codec
from hub.content import content_addresses, fields_by_kind, front_matter_lines, key_order, loader
from hub.content.issue import offered_comment
from hub.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hub.content.models import Article, Item, Library
    from hub.content.settings import Config

FILE = Path(".hub/taken-out.json")
# The oldest are forgotten then; the history of git has them.
MOST = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class TakenOut:
    """Hold an item that was cut out of the issue of a day: its text with the blank lines above it, and its section.

    `until` is the day of the issue for which it was put off. Where that is an article, `file` is its path, and `before`
    and `after` its text without and with that day.
    """

    day: date
    title: str
    section: str
    text: str
    until: date | None = None
    file: str = ""
    before: str = ""
    after: str = ""


def read(config: Config) -> tuple[TakenOut, ...]:
    """Return all that was taken out, the newest first; nothing where the file was deleted, or is none of ours."""
    try:
        return json_codec.decode((config.root / FILE).read_bytes(), tuple[TakenOut, ...])
    except (FileNotFoundError, ValueError):
        return ()


def remember(one: TakenOut, config: Config) -> None:
    """Remember what is taken out; of the same text of the same issue the last one counts."""
    others = (other for other in read(config) if (other.day, other.text.strip()) != (one.day, one.text.strip()))
    file_io.write(config.root, FILE, json_codec.encode([one, *others][:MOST]))


def out(day: date, source: str, config: Config) -> tuple[TakenOut, ...]:
    """Return what is out of the issue of a day, whose text is `source`: taken out of it, or put off until it.

    An article that was put off comes by itself.
    """
    mine = (one for one in read(config) if one.day == day or (one.until and one.until <= day and not one.file))
    return tuple(one for one in mine if one.text.strip() not in source)


def settle(day: date, source: str, config: Config) -> tuple[str, ...]:
    """Put off the articles that are out of the issue of a day, whose text is `source`, and no others.

    Returns the paths of articles that somebody has edited meanwhile: those stay as they are.
    """
    edited = []
    for one in (one for one in read(config) if one.day == day and one.file):
        wanted, other = (one.before, one.after) if one.text.strip() in source else (one.after, one.before)
        now = _text(one.file, config)
        if now == other:
            file_io.write(config.root, one.file, wanted.encode())
        elif now != wanted:
            edited.append(one.file)
    return tuple(edited)


def put_off(item: Item, until: date, library: Library, config: Config) -> tuple[str, str, str]:
    """Return the path of the article that an item shows, and its text without and with the day of its issue.

    All three are "" for an item that shows no article of the hub, and for one whose file cannot be changed safely.
    """
    article = _article(item, library.articles, config)
    before = _text(article.path, config) if article else ""
    if not article or not before:
        return "", "", ""
    after, usual = front_matter_lines.changed(before, {"issue": until.isoformat()}), fields_by_kind.article(config)
    if key_order.usual(before, usual) == before:
        after = key_order.usual(after, usual)
    try:
        is_right = loader.article(after, article.path, config).issue == until
    except ContentError:
        is_right = False
    return (article.path, before, after) if is_right else ("", "", "")


def _article(item: Item, articles: Iterable[Article], config: Config) -> Article | None:
    key = offered_comment.key(item.url)
    return next((one for one in articles if item.url and key in content_addresses.keys(one, config)), None)


def _text(path: str, config: Config) -> str:
    """Return the text of a file, "" for one that is gone or no UTF-8."""
    try:
        return (config.root / path).read_bytes().decode()
    except (FileNotFoundError, UnicodeDecodeError):
        return ""
