"""What people write where they do not know yet what belongs there, such as `TBD`: it tells a reader nothing."""

from __future__ import annotations

import re

WORDS = r"(?:tb[acd](?: *\([^()\n]*\))?|to be \w+|n/?a|\?+|xxx+|-+|none|unknown|coming soon|pending)\.?"
_ALL = re.compile(WORDS, re.IGNORECASE)


def known(words: str | None) -> str:
    """Return words; "" where there are none, or only such as say that nobody knows."""
    return "" if words is None or _ALL.fullmatch(words.strip()) else words
