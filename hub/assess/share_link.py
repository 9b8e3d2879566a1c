"""Answers <-> the end of an address: three bits a key, in the order of the keys, as base64url.

`#a=1.…` names the model's version first. A browser sends no fragment to a server, so answers stay with the team.
The page does the same in `site/theme/assets/assess/share.js`.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING

from hub.base.translation import gettext
from hub.content.assessment.maturity import NOT_APPLICABLE
from hub.errors import HubError

if TYPE_CHECKING:
    from hub.content.assessment.maturity import Answers, Assessment

BITS = 3
UNANSWERED = 7
FRAGMENT = re.compile(r"#?a=(\d{1,4})\.([A-Za-z0-9_-]{0,512})")


class LinkError(HubError):
    """Say that a link contains no answers to this assessment."""


def encode(assessment: Assessment, answers: Answers) -> str:
    """Return answers as the end of an address, `a=1.…`: 18 characters for 32 practices."""
    keys = {practice.key for practice in assessment.practices}
    bits = 0
    for key in range(1, max(keys) + 1):
        bits = bits << BITS | (answers.get(key, UNANSWERED) if key in keys else UNANSWERED)
    size = -(-max(keys) * BITS // 8)
    bits <<= size * 8 - max(keys) * BITS
    code = base64.urlsafe_b64encode(bits.to_bytes(size, "big")).decode().rstrip("=")
    return f"a={assessment.version}.{code}"


def decode(assessment: Assessment, fragment: str) -> dict[int, int]:
    """Return the answers in a fragment, without keys that the model no longer has.

    Raises LinkError where the fragment has none, or was made for a version that this model no longer opens.
    """
    found = FRAGMENT.fullmatch(fragment.strip())
    if not found:
        message = gettext("this link contains no answers: copy it again, whole, from the results")
        raise LinkError(message)
    version = int(found[1])
    if not assessment.oldest <= version <= assessment.version:
        message = gettext(
            "this link was made for version %(old)s of the assessment; this is version %(version)s",
            old=version,
            version=assessment.version,
        )
        raise LinkError(message)
    try:
        data = base64.b64decode(found[2] + "=" * (-len(found[2]) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        message = gettext("this link is cut off: copy it again, whole, from the results")
        raise LinkError(message) from error
    bits, places = int.from_bytes(data, "big"), len(data) * 8 // BITS
    shift = len(data) * 8
    codes = {key: bits >> shift - BITS * key & UNANSWERED for key in range(1, places + 1)}
    keys = {practice.key for practice in assessment.practices}
    return {key: code for key, code in codes.items() if key in keys and code <= NOT_APPLICABLE}
