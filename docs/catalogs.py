"""Bring the catalogs in hub/locale up to date with the words in the source, and say what each language lacks.

Run by `make messages`. Words that readers and editors meet are marked where they are written: `{% trans %}` and
`gettext(…)` in templates, `gettext(…)` and `ngettext(…)` in modules and in the scripts of the site and of the desk. To
begin a language, make the folder hub/locale/LANGUAGE/LC_MESSAGES and run it.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages import extract, pofile
from babel.messages.catalog import Catalog

from hub.base import time_zones, translation
from hub.scaffold import starter_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel.messages.catalog import Message

ROOT = Path(__file__).parent.parent
HUB = ROOT / "hub"
LOCALE = HUB / "locale"
# Which of Babel's readers finds the words of a file, and with which options.
TEMPLATE = {"trimmed": "true", "trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true"}
READERS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("**/*.py", "python", {}),
    ("*/templates/*.j2", "jinja2", TEMPLATE),
    ("site/theme/**/*.html", "jinja2", TEMPLATE),
    ("site/material/*.html", "jinja2", TEMPLATE),
    ("site/theme/assets/**/*.js", "javascript", {"parse_template_string": "true"}),
    ("desk/static/js/**/*.js", "javascript", {"parse_template_string": "true"}),
    ("scaffold/starter/**/*", "starter", {}),
    ("base/zone_names.toml", "zones", {}),
)
# What readers of a site and of its mails meet; other words are for those who contribute to it and edit it.
FOR_READERS = (
    "hub/site/",
    "hub/newsletter/",
    "hub/members/templates/",
    "hub/members/member_pages.py",
    "hub/base/date_format.py",
    "hub/base/markdown.py",
    "hub/content/event_words.py",
    "hub/content/repeat_words.py",
    "hub/content/issue/schedule.py",
)
FOR_EDITORS = (
    "hub/members/templates/privacy-page.md.j2",
    "hub/newsletter/checks/",
    "hub/newsletter/draft_edits.py",
    "hub/newsletter/draft_saving.py",
    "hub/newsletter/draft_update.py",
    "hub/newsletter/issue_status.py",
    "hub/newsletter/issue_workflow.py",
    "hub/newsletter/preview_server.py",
    "hub/newsletter/templates/preview.html.j2",
    "hub/newsletter/topic_editions.py",
    "hub/site/all_outputs.py",
    "hub/site/articles/article_writer.py",
    "hub/site/articles/page_shell.py",
    "hub/site/build_input.py",
    "hub/site/incremental/",
    "hub/site/mkdocs/live_server.py",
    "hub/site/mkdocs/markdown_export.py",
    "hub/site/mkdocs/other_plugins.py",
    "hub/site/mkdocs/plugin.py",
    "hub/site/mkdocs/site_build.py",
    "hub/site/outputs/pagefind.py",
)
# Languages that have the words for readers; those who contribute in them meet English beside.
READERS_ALONE = ("ar",)
FUNCTIONS = {
    "gettext": None,
    "noop": None,
    "nnoop": (1, 2),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
COMMENTS = ("Translators:",)
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plural};\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""


def words() -> Catalog:
    """Every word of the source that is marked as one that readers meet, with the files that have it."""
    found = Catalog(charset="utf-8")
    for pattern, reader, options in READERS:
        for file in sorted(filter(Path.is_file, HUB.glob(pattern))):
            for line, message, comments, context in _in_file(file, reader, options):
                place = file.relative_to(ROOT).as_posix()
                found.add(message, locations=[(place, line)], auto_comments=comments, context=context)
    return found


def _in_file(
    file: Path, reader: str, options: dict[str, str]
) -> Iterable[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    if reader == "zones":
        return ((1, name, [], None) for name in time_zones.CHOICE.findall(file.read_text("utf-8")))
    if reader == "starter":
        return ((1, words, [], None) for words in starter_words.words(file.as_posix(), file.read_text("utf-8")))
    return extract.extract(reader, BytesIO(file.read_bytes()), FUNCTIONS, COMMENTS, options, strip_comment_tags=True)


def languages() -> Iterator[tuple[str, Path]]:
    """The languages that have a folder, each with its catalog, which may be still to come."""
    for folder in sorted(LOCALE.iterdir()):
        yield folder.name, folder / translation.FILE


def updated(language: str, file: Path, source: Catalog) -> Catalog:
    """The catalog of a language with the words of the source: new ones are empty, those that are gone are left out."""
    catalog = Catalog(language)
    if file.is_file():
        with file.open("rb") as opened:
            catalog = pofile.read_po(opened, locale=language)
    catalog.update(source, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def written(catalog: Catalog) -> bytes:
    """A catalog as its file has it: no line that changes with each day or with the lines of the source."""
    made = BytesIO()
    pofile.write_po(made, catalog, width=120, omit_header=True, include_lineno=False, sort_by_file=True)
    return HEADER.format(language=catalog.locale, plural=catalog.plural_forms.rstrip("; ")).encode() + made.getvalue()


def missing(catalog: Catalog) -> list[Message]:
    """The words that a catalog has nothing for, and should have."""
    readers_alone = str(catalog.locale) in READERS_ALONE
    needed = (message for message in catalog if message.id and (not readers_alone or _is_for_readers(message)))
    return [message for message in needed if not _is_said(message)]


def _is_for_readers(message: Message) -> bool:
    return any(path.startswith(FOR_READERS) and not path.startswith(FOR_EDITORS) for path, _ in message.locations)


def _is_said(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, tuple) else bool(message.string)


def main() -> None:
    """Write the catalogs, and a line for each language on what it lacks."""
    source = words()
    for language, file in languages():
        catalog = updated(language, file, source)
        file.write_bytes(written(catalog))
        lacks = missing(catalog)
        sys.stdout.write(f"{language}: {len(lacks)} of {len(catalog)} have no translation and need one\n")
        for message in lacks:
            sys.stdout.write(f"  {message.id if isinstance(message.id, str) else message.id[0]}\n")


if __name__ == "__main__":
    main()
