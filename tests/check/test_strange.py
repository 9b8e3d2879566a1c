"""No file is too strange: whatever stands in it, the check gives values or messages with a line, and never falls."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.base import json_codec
from hub.check import file_facts, runner
from hub.config import entry_files, hub_settings
from hub.content import fields_by_kind, loader
from hub.content.assessment import model_reader
from hub.content.markdown_scan import Edit, edited
from hub.newsletter import compose
from hub.site import all_pages
from tests.content.assessment.conftest import MODEL
from tests.hubs import SMALL

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hub.errors import Problem

pytestmark = pytest.mark.slow

SETTINGS = hub_settings.load(SMALL)
DAY = date(2026, 11, 27)
LOCK = "1: oil/buy\n2: oil/store\n4: oil/share\n7: glass/wipe\n8: glass/check\n"
MORE = """        events_ahead_days: 30
        max_links: 9
        thin_week: 2
        sections:"""
# Good files of which a part is made to say something else.
GOOD = {
    hub_settings.SITE: (SMALL / hub_settings.SITE).read_text(encoding="utf-8").replace("        sections:", MORE),
    f"{model_reader.FOLDER}/lamps.yml": MODEL,
    f"{model_reader.FOLDER}/lamps.lock.yml": LOCK,
}
VALUE, LINE = re.compile(r"(?<=[:-] )(?:\[[^\]\n]*\]|[^,{}\[\]\n]+)"), re.compile(r".*\n")
FILES = {
    "content/articles/2026/2026-11-17-x.md": fields_by_kind.article(SETTINGS),
    "content/events/2026-12-03-x.md": fields_by_kind.event(SETTINGS),
    "content/toolkit/design/x.md": fields_by_kind.toolkit_page(SETTINGS),
    "content/x.md": fields_by_kind.PLAIN_PAGE,
    "newsletters/2026-11-20.md": fields_by_kind.ISSUE,
}
LISTS = {
    entry_files.TOPICS.list: ("slug", "title", "summary", "area", "aliases", "featured"),
    entry_files.SOURCES.list: (
        "key",
        "name",
        "url",
        "path",
        "section",
        "topics",
        "dialect",
        "timezone",
        "private",
        "active",
    ),
}
# What YAML makes something else of than people mean, what is no YAML, and what other programs stumbled over.
VALUES = [
    *("", "~", "no", "12:30", "0123", "1e999", ".nan", "0x" + "f" * 99, "9" * 5_000, "2026-02-31", "2026-11-20"),
    *("2026-12-03 13:00", "2026-12-03 25:61", "0001-01-01 00:00", "9999-12-31T23:59:59-24:00", "America/New_York"),
    *("[forms]", "[[forms], {a: b}]", "{url: 1}", "[{title: a, url: b}]", "&a [*a]", "*a", "<<: *a", "- a", "? a"),
    *("!!binary aGk=", "!!python/object:os.system x", "!ENV [A, b]", "!!set {a}", "!!timestamp x", "!!bool x"),
    *("https://[", "https://example.gov:99999/", "https://example.gov/\ud800", "/a/", "/../", '"\\u0000"', "'", "|\n "),
    *("forms", "design", "training", "draft", "true", "\u200b", "\u202e", "a: b", "\t", "#", "---", "...", "%YAML 1.2"),
]
value = st.sampled_from(VALUES) | st.text()


def lines(names: Iterable[str]) -> st.SearchStrategy[str]:
    """Some of these keys, and others, each with a value; or any text."""
    key = st.sampled_from(sorted(names)) | st.text(max_size=5)
    fields = st.lists(st.tuples(key, value), max_size=12)
    return fields.map(lambda pairs: "".join(f"{name}: {words}\n" for name, words in pairs)) | st.text()


def changed(text: str) -> st.SearchStrategy[str]:
    """A text in which one or two values or lines say something else."""
    parts = [part.span() for pattern in (VALUE, LINE) for part in pattern.finditer(text)]
    changes = st.dictionaries(st.sampled_from(parts), value | st.just("[]"), min_size=1, max_size=2)
    return changes.map(lambda made: edited(text, (Edit(start=a, end=b, new=new) for (a, b), new in made.items())))


def is_said(problems: Iterable[Problem]) -> bool:
    """Whether each problem says where it stands and what it is."""
    return all(one.line >= 1 and one.column >= 1 and one.message and len(one.rule) == 3 for one in problems)


@pytest.mark.parametrize("path", FILES)
@settings(max_examples=100)
@given(data=st.data())
def test_no_file_of_content_is_too_strange(path: str, data: st.DataObject) -> None:
    """Fields and body; what was said is remembered as it was, and mending leaves a file that can be read."""
    meta, body = data.draw(lines(FILES[path])), data.draw(st.text())
    text = data.draw(st.sampled_from([f"---\n{meta}---\n{body}", f"\ufeff\n---\r\n{meta}---\r\n{body}", meta]))
    found = file_facts.look(path, text, SETTINGS)
    assert is_said(found.findings)
    assert json_codec.decode(json_codec.encode(found), file_facts.FileFacts) == found
    assert is_said(file_facts.look(path, runner.fixed(path, text, SETTINGS), SETTINGS).findings)


@pytest.mark.parametrize("path", LISTS)
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_list_of_settings_is_too_strange(hub: Path, path: str, data: st.DataObject) -> None:
    """Topics and sources, as lists of anything."""
    entries = data.draw(st.lists(lines(LISTS[path]), max_size=3))
    text = "".join("- " + entry.replace("\n", "\n  ") + "\n" for entry in entries)
    (hub / path).write_bytes(text.encode(errors="surrogatepass"))
    assert is_said(hub_settings.attempt(hub)[1])


@pytest.mark.parametrize("path", GOOD)
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_file_of_data_is_too_strange(hub: Path, path: str, data: st.DataObject) -> None:
    """Hub's own options and the models of the self-assessment; what passes the check makes a site and an issue."""
    (hub / model_reader.FOLDER).mkdir(exist_ok=True)
    for name, good in GOOD.items():
        (hub / name).write_text(good, encoding="utf-8")
    (hub / path).write_bytes(data.draw(changed(GOOD[path])).encode(errors="surrogatepass"))
    found = runner.check(hub).problems
    assert is_said(found)
    if not any(one.level == "error" for one in found):
        read = hub_settings.load(hub)
        shelves = loader.load(read)
        assert all_pages.pages(shelves, read, DAY)
        assert compose.compose(shelves, read, DAY).issue.day == DAY
