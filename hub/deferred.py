"""The bodies of a library's items, which are its bulk, may be read when somebody first asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.model import Article, Event, PlainPage, ToolkitPage

if TYPE_CHECKING:
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


KINDS = (Article, Event, ToolkitPage, PlainPage)
for kind in KINDS:
    setattr(kind, "body", Deferred(vars(kind)["body"]))  # noqa: B010  mypy takes a plain assignment for a mistake
