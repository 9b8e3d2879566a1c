"""Tags of languages, such as `en`, `pt-BR` or `zh-Hant` (BCP 47), and which way their letters run."""

from __future__ import annotations

import re
from functools import cache

PATTERN = r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?(?:-(?:[A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))*"
TAG = re.compile(PATTERN)
# The languages that are written from right to left, and the scripts where a tag names one.
LANGUAGES = frozenset("ar arc ckb dv fa he iw nqo ps sd syr ug ur yi".split())  # noqa: SIM905  a table of names
SCRIPTS = frozenset("adlm arab hebr mand nkoo rohg samr syrc thaa".split())  # noqa: SIM905  the same

LETTER = re.compile(r"[^\W\d_]")
# The letters of those scripts, in the blocks that Unicode keeps for them.
BACKWARD = re.compile(
    "(?![\\W\\d_])[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
SCRIPT = 4  # letters that name a script


def is_tag(written: str) -> bool:
    """Return whether words are the tag of a language."""
    return TAG.fullmatch(written) is not None


def is_known(written: str) -> bool:
    """Return whether words are the tag of a language that CLDR knows; `sp` is none, and Spanish is `es`."""
    return is_tag(written) and bool(name_of(written))


@cache
def name_of(tag: str) -> str:
    """Return the English name of a language, by its tag and without its region; "" for one that CLDR does not know."""
    from hub.base import cldr  # a hub in one language needs none of it

    return cldr.language_name(tag.lower().partition("-")[0])


def direction(tag: str) -> str:
    """Return `rtl` for the tag of a language that is written from right to left, else `ltr`."""
    language, *rest = tag.lower().split("-")
    script = next((part for part in rest if len(part) == SCRIPT and part.isalpha()), None)
    return "rtl" if (script in SCRIPTS if script else language in LANGUAGES) else "ltr"


def direction_of(words: str) -> str:
    """Return `rtl` or `ltr` as most letters of a text run; "" for a text without a letter."""
    if not LETTER.search(words):
        return ""
    backward = len(BACKWARD.findall(words))
    return "rtl" if backward and 2 * backward > len(LETTER.findall(words)) else "ltr"
