"""The text of a content file below its front matter: held where it was just read, else in its file until asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path  # noqa: TC003  json_codec reads the types
from typing import Self

from hub.base.translation import gettext
from hub.base.utf8_files import text_of
from hub.errors import ContentError, HubError

DIGEST = 16
BLANK_LINES = re.compile(r"\A(?:[^\S\n]*\n)+")


def _digest(text: str) -> str:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=DIGEST).hexdigest()


def _trimmed(text: str) -> str:
    """Return a text without the blank lines around it; spaces before its first word may mean that it is code."""
    return BLANK_LINES.sub("", text).rstrip()


NOTHING = _digest("")


@dataclass(frozen=True, slots=True)
class Body:
    """Hold a text, or where it is; bodies are equal where their texts have one hash, and false where they are empty.

    `digest` is that hash in hexadecimal digits, and all that is printed; `path` leads to the file from the hub at
    `root`. Nothing but `text` reads the file.
    """

    digest: str = NOTHING
    path: str = field(default="", compare=False, repr=False)
    root: Path | None = field(default=None, compare=False, repr=False)
    held: str = field(default="", compare=False, repr=False)

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the body that holds a text, without the blank lines around it."""
        held = _trimmed(text)
        return cls(digest=_digest(held), held=held)

    def __bool__(self) -> bool:
        return self.digest != NOTHING

    def text(self) -> str:
        """Return the text; where it is in a file, each call reads that.

        Raises HubError where the file is gone, or says something else by now.
        """
        if self.root is None:
            return self.held
        from hub.content import front_matter  # the reader of YAML, which values do without

        try:
            found = _trimmed(front_matter.split(text_of(self.root / self.path, self.path), self.path)[2])
        except ContentError:
            found = None
        if found is None or _digest(found) != self.digest:
            message = gettext(
                "%(path)s: the file has changed since hub read it, or is gone; run the command again", path=self.path
            )
            raise HubError(message)
        return found


EMPTY = Body()
