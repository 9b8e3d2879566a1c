"""What people write where they do not know yet what belongs there, such as `TBD`: it tells a reader nothing."""

from __future__ import annotations

import re

# "Na" is a family name, and "To be frank" says something.
WORDS = (
    r"(?:tb[acd](?: *\([^()\n]*\))?|n/a|(?-i:na|NA)|\?+|xxx+|-+|none|unknown|coming soon|pending"
    r"|to be (?:added|advised|agreed|announced|arranged|assigned|completed|confirmed|continued|decided|defined"
    r"|determined|filled|finalized|named|provided|published|scheduled|set|written))\.?"
)
_ALL = re.compile(WORDS, re.IGNORECASE)


def known(words: str | None) -> str:
    """Return words; "" where there are none, or only such as say that nobody knows."""
    return "" if words is None or _ALL.fullmatch(words.strip()) else words
