"""Single values in the front matter of a file: every byte beside them stays."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from hub.content import yaml_nodes
from hub.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Mapping

# From the first line `---` to the next.
FRONT = re.compile(r"\A\ufeff?\s*---[ \t]*(?:\r\n|\r|\n)(?P<lines>.*?)^---", re.DOTALL | re.MULTILINE)
# A line of an entry: its key, a value in quotes or without, a comment, and the end of the line.
ENTRY = re.compile(
    r"""(?P<key>[\w-]+:(?:[ \t]+(?=[^\s\#]))?)
    (?P<value>"(?:\\.|[^"\\\r\n])*"|'(?:''|[^'\r\n])*'|(?!["'])(?:(?![ \t]+\#)[^\r\n])*?)
    (?P<rest>(?:[ \t]+\#[^\r\n]*)?[ \t]*[\r\n]*)\Z""",
    re.VERBOSE,
)
# What belongs to the entry of the line above.
GOES_ON = re.compile(r"[ \t]+\S|-(?:\s|$)")
END = re.compile(r"[\r\n]*\Z")


def changed(source: str, values: Mapping[str, str]) -> str:
    """Return a file with these values, written as YAML: in the lines of their keys, else each in one below the last.

    A text without front matter stays as it is. Whether the file then says what it should is for the caller to check.
    """
    found = FRONT.match(source)
    if not found:
        return source
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)", found["lines"])
    place = len(lines)
    for name, value in values.items():
        place = next((row for row, line in enumerate(lines) if line.startswith(f"{name}:")), place)
        if place < len(lines) and lines[place].startswith(f"{name}:"):
            end = next((row for row in range(place + 1, len(lines)) if not GOES_ON.match(lines[row])), len(lines))
            lines[place:end] = [_entry(name, value, lines[place:end])]
        else:
            lines.insert(place, f"{name}: {value}{_end(lines[place - 1] if lines else source)}")
        place += 1
    return source[: found.start("lines")] + "".join(lines) + source[found.end("lines") :]


def text(words: str, *, quoted: bool = False) -> str:
    """Return one line of words as a value of YAML, in quotes where it must be in some, or where they are asked for."""
    return json.dumps(words, ensure_ascii=False) if quoted or not _is_plain(words) else words


def is_quoted(source: str, name: str) -> bool:
    """Return whether the value of a key is in quotes."""
    found = FRONT.match(source)
    return bool(found and re.search(rf"^{re.escape(name)}:[ \t]*[\"']", found["lines"], re.MULTILINE))


def _entry(name: str, value: str, lines: list[str]) -> str:
    """Return the line of a key with its new value; of a value that went over several lines only the key stays."""
    known = ENTRY.match(lines[0]) if len(lines) == 1 else None
    if not known:
        return f"{name}: {value}{_end(lines[-1])}"
    key = known["key"] if known["key"][-1] in " \t" else f"{known['key']} "
    return f"{key}{value}{known['rest']}"


def _is_plain(words: str) -> bool:
    try:
        node, problems = yaml_nodes.parse("key: " + words, "")
    except ContentError:
        return False
    inner = node.value["key"] if isinstance(node.value, dict) else node
    return not problems and inner.value == words and not inner.lost


def _end(line: str) -> str:
    found = END.search(line)
    return found[0] if found else ""
