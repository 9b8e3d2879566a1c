"""What a view of the desk is: a name, and the functions that answer its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hub.content.settings import Config

# Each gets the settings as they are at this moment, and what the page asks with: the query of the address, or a value
# of the shape that the writing states. It returns what JSON can hold (`json_codec.encode`), or a ViewDocument. A
# HubError becomes words for the editor.
Answering = Callable[["Config", Any], Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class ViewDocument:
    """Hold a document: its type and its bytes. One `is_framed` is shown in a frame of its own, where no script runs."""

    content_type: str
    content: bytes
    is_framed: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Writing:
    """Hold a function that changes something, and the dataclass of what it must be asked with."""

    shape: type
    answer: Answering


@dataclass(frozen=True, kw_only=True, slots=True)
class DeskView:
    """Hold one view: its `key` names its addresses (`/api/KEY/NAME`) and its script (`static/js/views/KEY.js`).

    Its `title` is in English, marked with `noop`. `reads` answer GET, `writes` answer POST, each by its name. What is
    named in `slow` has a thread beside that of the decisions, so that neither waits for the other: it asks the network,
    or only reads.
    """

    key: str
    title: str
    reads: Mapping[str, Answering]
    writes: Mapping[str, Writing]
    slow: frozenset[str]


def of(
    key: str,
    title: str,
    *,
    reads: Iterable[Any],
    writes: Iterable[Any] = (),
    slow: Iterable[Any] = (),
) -> DeskView:
    """Return the view that these functions make, each under its own name.

    What a writing must be asked with is the type of its second argument, a dataclass of its module.
    """
    return DeskView(
        key=key,
        title=title,
        reads={one.__name__: one for one in reads},
        writes={one.__name__: Writing(shape=_shape(one), answer=one) for one in writes},
        slow=frozenset(one.__name__ for one in slow),
    )


def _shape(writing: Any) -> type:  # noqa: ANN401  a function, of which no type says that it has these
    return writing.__globals__[writing.__annotations__["asked"]]  # type: ignore[no-any-return]
