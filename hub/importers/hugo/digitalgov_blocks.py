"""The shortcodes of digital.gov's Hugo theme that frame words: notes, boxes, quotes, lists and tables, as Markdown."""

from __future__ import annotations

import html
from textwrap import dedent
from typing import TYPE_CHECKING

from hub.importers.hugo.hugo_shortcodes import bold, quoted
from hub.importers.hugo.shortcodes import Block

if TYPE_CHECKING:
    from hub.importers.hugo.shortcodes import Meaning, Use

# The theme's own headings of a note, by its variant.
NOTE_HEADINGS = {"join": "Who can join?"}
TABLE_HEAD = ("| What you should do | What you shouldn't do |", "| --- | --- |")
LEGISLATION = "View the full legislation"


def _inner(use: Use) -> str:
    return dedent(use.inner).strip("\n").rstrip()


def _line(use: Use) -> str:
    return " ".join(use.inner.split())


def _note(use: Use) -> str:
    variant = use.value("variant") or "note"
    heading = NOTE_HEADINGS.get(variant, variant.replace("-", " ").capitalize())
    return quoted(f"**{heading}**", _inner(use))


def _box(use: Use) -> str:
    return quoted(_inner(use))


def _ring(use: Use) -> str:
    return quoted(bold(use.value("title")), _inner(use))


def _quote(use: Use) -> str:
    cite = use.value("cite")
    return quoted(f"“{use.value('text', '0')}”", f"— {cite}" if cite else "")


def _prompt(use: Use) -> str:
    address = use.value("button-url")
    return quoted(use.value("intro"), _inner(use), f"[{use.value('button-text')}]({address})" if address else "")


def _policy(use: Use) -> str:
    address = use.value("src")
    head = "\n".join(filter(None, (bold(use.value("kicker")), use.value("title"))))
    return quoted(head, _inner(use), f"[{LEGISLATION}]({address})" if address else "")


def _accordion(use: Use) -> str:
    """Return `<details>`, which a reader unfolds; CommonMark reads on after the blank line (4.6, HTML blocks)."""
    kicker, title = (html.escape(use.value(name), quote=False) for name in ("kicker", "title"))
    title = title.replace("**", "")
    summary = " ".join(filter(None, (f"<strong>{kicker}</strong>" if kicker else "", title)))
    return Block(f"<details>\n<summary>{summary}</summary>\n\n{_inner(use)}\n\n</details>")


def _highlight(use: Use) -> str:
    return f"<mark>{use.inner}</mark>"


def _checklist(use: Use) -> str:
    """Return a list; `+` marks the items of the list inside it."""
    lines = (line.strip() for line in use.inner.split("\n"))
    return Block("\n".join(f"  {line}" if line.startswith("+ ") else line for line in lines if line))


def _cell(use: Use) -> str:
    return "| " + _line(use).replace("|", "\\|")


def _last_cell(use: Use) -> str:
    return f"{_cell(use)} |"


def _table(use: Use) -> str:
    rows = [line.strip() for line in use.inner.split("\n") if line.strip()]
    return Block("\n".join(filter(None, (_caption(use), *TABLE_HEAD, *rows))))


def _caption(use: Use) -> str:
    return f"{use.value('caption')}\n" if use.value("caption") else ""


MEANINGS: dict[str, Meaning] = {
    "note": _note,
    "box": _box,
    "ring": _ring,
    "accordion": _accordion,
    "quote-block": _quote,
    "highlight": _highlight,
    "card-policy": _policy,
    "card-prompt": _prompt,
    "checklist": _checklist,
    "checklist-sublist": lambda use: use.inner,
    "checkbox": lambda use: f"- {_line(use)}",
    "checkbox-sublist-item": lambda use: f"+ {_line(use)}",
    "do-dont-table": _table,
    "row": _line,
    "do-row": _cell,
    "dont-row": _last_cell,
}
