"""Templates are compiled once, and again whenever what they would become may be something else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from jinja2 import DictLoader

from hub.base import cache_file, jinja
from hub.errors import HubError

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where compiled templates lie."""
    monkeypatch.setattr(jinja, "cache_from_source", lambda _: str(tmp_path / "jinja.pyc"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def environment(text: str, *, autoescape: bool = True) -> Environment:
    """One template, `one`."""
    made = jinja.environment("hub.site", autoescape=autoescape)
    made.loader = DictLoader({"one": text})
    return made


def files(folder: Path) -> dict[str, int]:
    """Each compiled template, and when it was written."""
    return {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}


def test_compiled_once(folder: Path) -> None:
    """The next environment, as in the next process, finds it."""
    assert environment("{{ value }}").get_template("one").render(value="<") == "&lt;"
    before = files(folder)
    assert len(before) == 1
    assert environment("{{ value }}").get_template("one").render(value="<") == "&lt;"
    assert files(folder) == before


def test_another_text(folder: Path) -> None:
    """What was compiled of another text is of no use."""
    assert environment("old").get_template("one").render() == "old"
    before = files(folder)
    assert environment("new").get_template("one").render() == "new"
    assert files(folder).keys() == before.keys()


def test_another_program(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Filters of another version may have left their mark in it, and Jinja may be another one."""
    environment("text").get_template("one")
    before = files(folder)
    monkeypatch.setattr(cache_file, "program", lambda: b"another")
    environment("text").get_template("one")
    after = files(folder)
    assert (after.keys(), after == before) == (before.keys(), False)


def test_another_environment(folder: Path) -> None:
    """One that escapes and one that does not have each their own."""
    for escapes, expected in ((True, "&lt;"), (False, "<")):
        assert environment("{{ value }}", autoescape=escapes).get_template("one").render(value="<") == expected
    assert len(files(folder)) == 2


def test_where_nothing_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be written to, and a Python that keeps nothing, do no harm."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert environment("text").get_template("one").render() == "text"
    assert files(folder) == {}
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(jinja, "cache_from_source", lambda _: str(folder / "nowhere/templating.pyc"))
    assert environment("text").get_template("one").render() == "text"
    assert files(folder) == {}


def test_damaged(folder: Path) -> None:
    """What is no whole compiled template is not run."""
    environment("text").get_template("one")
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    for length in range(0, len(whole), 7):
        file.write_bytes(whole[:length])
        assert environment("text").get_template("one").render() == "text"


def spoken(text: str, language: str, **values: object) -> str:
    """What a template says in a language, with every value in parentheses."""
    made = jinja.environment("hub.site", language=language, finalize=_parenthesized)
    made.loader = DictLoader({"one": text})
    return made.get_template("one").render(values)


def _parenthesized(value: object) -> object:
    return f"({value})" if type(value) is str else value


def test_words_in_a_language() -> None:
    """Marked words are translated when a page is made; values are escaped and printed as everywhere else."""
    text = "{% trans %}\n{{ hours }}\n{{ zone }}{% endtrans %}"
    for language, expected in (("en", "(1) (&lt;b&gt;)"), ("es", "(1), (&lt;b&gt;)"), ("fr", "(1) (&lt;b&gt;)")):
        assert spoken(text, language, hours="1", zone="<b>") == expected


def test_forms_and_places_of_words() -> None:
    """Words have forms by number, and a place where one word has two translations."""
    text = """{% trans count=2 %}{{ count }} cup{% pluralize %}{{ count }} cups{% endtrans %},
{% trans "verb" %}Book{% endtrans %}, {{ npgettext("noun", "%(num)s book", "%(num)s books", 1) }}"""
    assert spoken(text, "en") == "2 cups,\nBook, 1 book"


@pytest.mark.parametrize(("language", "expected"), [("en", "2,081 cups (7)"), ("fr", "2\u202f081 cups (7)")])
def test_a_number_is_as_the_language_writes_it(language: str, expected: str) -> None:
    """By each of its names; a value beside it is printed as it is."""
    text = "{% trans count=2081, x='7' %}{{ count }} cup{% pluralize %}{{ count }} cups {{ x }}{% endtrans %}"
    assert spoken(text, language) == expected
    assert spoken('{{ ngettext("%(num)s cup", "%(num)s cups", 2081) }}', "en") == "2,081 cups"


def test_words_in_plain_text() -> None:
    """Nothing is escaped where a template escapes nothing."""
    made = jinja.environment("hub.site", language="es", autoescape=False)
    made.loader = DictLoader({"one": "{% trans %}{{ hours }} {{ zone }}{% endtrans %}"})
    assert made.get_template("one").render(hours="<1>", zone="A & B") == "<1>, A & B"


def test_an_error_of_a_hub_is_named_once(tmp_path: Path) -> None:
    """Where one of its templates includes another, the one with the mistake; what is wrong with ours stays as it is."""
    place = tmp_path / "overrides/templates/site"
    place.mkdir(parents=True)
    (place / "one.j2").write_text("\n{% include 'two.j2' %}", encoding="utf-8")
    (place / "two.j2").write_text("{% if %}", encoding="utf-8")
    made = jinja.environment("hub.site", hub=tmp_path)
    with pytest.raises(HubError, match=r"^overrides/templates/site/two\.j2:1: TemplateSyntaxError: "):
        made.get_template("one.j2").render()
    with pytest.raises(ZeroDivisionError):
        made.from_string("{{ 1 / 0 }}").render()
