"""Long texts, such as the bodies of a library's items, may be read or made when somebody first asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from hub.content.models import Article, Asset, Event, PlainPage, ToolkitPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import MemberDescriptorType


class Deferred:
    """A slot of a dataclass that may hold a function instead of its text; it is called once."""

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
    """Lets a slot hold what `later` gives."""
    setattr(kind, slot, Deferred(vars(kind)[slot]))


def later(make: Callable[[], str]) -> str:
    """A function in the place of the text that it makes."""
    return cast("str", make)


KINDS = (Article, Event, ToolkitPage, PlainPage)
for kind in KINDS:
    defer(kind, "body")
defer(Asset, "content")
