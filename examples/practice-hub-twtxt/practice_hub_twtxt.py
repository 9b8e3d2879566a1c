"""Read feeds in the format of twtxt: a moment, a tab and some words on each line.

The format is described at https://twtxt.readthedocs.io/en/latest/user/twtxtfile.html.
"""

import re
from datetime import datetime

from hub.api import Candidate, Feed, Note, Source, SourceError

LINE = re.compile(r"(?P<moment>\d{4}-\d\d-\d\dT\d\d:\d\d\S*)\t(?P<words>.+)")
LINK = re.compile(r"https?://\S+")


def detects(head: bytes, source: Source) -> bool:
    """Say whether a feed is one of twtxt: its first line that is no comment has a moment, a tab and words."""
    lines = head.decode(errors="replace").splitlines()
    first = next((line for line in lines if line and not line.startswith("#")), "")
    return LINE.fullmatch(first) is not None


def read(data: bytes, source: Source, url: str) -> Feed:
    """Return what links to a page in a feed of twtxt; other lines are named as skipped."""
    try:
        lines = data.decode().splitlines()
    except UnicodeDecodeError as error:
        raise SourceError("this feed is not UTF-8, as twtxt has it") from error
    found = [_candidate(line, source) for line in lines if line and not line.startswith("#")]
    return Feed(
        title=source.name,
        url=url,
        candidates=tuple(one for one in found if isinstance(one, Candidate)),
        skipped=tuple(one for one in found if isinstance(one, Note)),
    )


def _candidate(line: str, source: Source) -> Candidate | Note:
    parts = LINE.fullmatch(line)
    link = LINK.search(parts["words"]) if parts else None
    if not parts or not link:
        return Note(entry=line[:60], reason="it has no link, or is not a moment, a tab and words")
    words = LINK.sub("", parts["words"]).strip(" :–-")
    return Candidate(
        url=link[0],
        title=words or link[0],
        source=source.key,
        published=datetime.fromisoformat(parts["moment"]),
    )
