"""Long texts, such as the bodies of a library's items, may be read or made when somebody first asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from hub.content.models import Article, Asset, Event, PlainPage, ToolkitPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import MemberDescriptorType


class Deferred:
    """Hold the text of a slot of a dataclass, or a function that makes the text and is called once, when needed."""

    def __init__(self, slot: MemberDescriptorType) -> None:
        self.slot = slot

    def __get__(self, item: object, kind: type | None = None) -> object:
        found = self.slot.__get__(item, kind)
        if callable(found):
            found = found()
            self.slot.__set__(item, found)
        return found

    def __set__(self, item: object, value: object) -> None:
        self.slot.__set__(item, value)


def defer(kind: type, slot: str) -> None:
    """Let a slot of a dataclass hold a function that makes its text, which is called when the text is first needed."""
    setattr(kind, slot, Deferred(vars(kind)[slot]))


def later(make: Callable[[], str]) -> str:
    """Return a function in the place of the text that it makes, for a slot that `Deferred` holds."""
    return cast("str", make)


KINDS = (Article, Event, ToolkitPage, PlainPage)
for kind in KINDS:
    defer(kind, "body")
defer(Asset, "content")
