"""The words of a new draft, in the language of those who will read it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from hub.content.body import Body
from hub.content.issue import parser
from hub.content.models import Correction, Issue, Library
from hub.content.settings import DayOfMonth, Rhythm, Topic
from hub.newsletter import compose, draft_phrases, draft_update, render, subject_line, topic_editions
from tests.newsletter.test_compose import DAY, EVENT, PAGE, article
from tests.newsletter.test_render import english, says, shown

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.settings import Config

OTHERS = ("es", "ar")
LONG = "palabra " * 1500


def corrected(day: date) -> Issue:
    """An issue that readers have, and that a line was corrected in."""
    words = (Correction(day=DAY - timedelta(days=2), words="0"),)
    return Issue(
        path=f"newsletters/{day}.md", day=day, subject="0", preheader="0", status="sent", composed=day, corrected=words
    )


def library(of_articles: int = 1) -> Library:
    """What waits: articles, the first of which is long, an event that readers know, a page and a correction."""
    event = replace(EVENT, title="0", summary="0", place="0", cost="0")
    day = timedelta(days=1)
    later = replace(event, path="content/events/2026-12-04-b.md", start=event.start + day, end=event.end + day)
    articles = [article(str(number), title="0", source="0", summary="0") for number in range(of_articles)]
    return Library(
        articles=(replace(articles[0], body=Body.of(LONG)), *articles[1:]),
        events=(event, later),
        toolkit=(replace(PAGE, title="0", summary="0"),),
        issues=(corrected(DAY - timedelta(days=7)),),
    )


def hub_in(config: Config, language: str) -> Config:
    """A hub of a language, whose people named nothing in words of another one."""
    plans = tuple(replace(plan, title="0") for plan in config.newsletter.sections)
    areas = tuple(replace(area, title="0") for area in config.areas)
    return replace(
        config, language=language, areas=areas, newsletter=replace(config.newsletter, sections=plans, max_links=8)
    )


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("count", [1, 20])
def test_a_new_draft_in_another_language_has_no_english_word(config: Config, language: str, count: int) -> None:
    """Neither the document, which reads without findings, nor the mails of it say what the catalog has words for."""
    for tag, has_english in (("en", True), (language, False)):
        hub = hub_in(config, tag)
        issue = compose.compose(library(count), hub, DAY).issue
        body = parser.markdown(issue.note, issue.sections)
        read = parser.parse(body, issue.path, 1)
        assert read.findings == ()
        drafted = replace(issue, note=read.note, sections=read.sections)
        faces = render.faces(drafted, hub)
        said = (body, issue.subject, issue.preheader, shown(faces.html), faces.text)
        words = re.sub(r"https?://\S+", "", "\n".join(said))
        found = [one for one in english(language) if says(words, one)]
        assert bool(found) is has_english, found


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(
    "rhythm",
    [
        Rhythm(weekly=(4,)),
        Rhythm(weekly=(1, 4)),
        Rhythm(every_two_weeks=DAY),
        Rhythm(monthly=(DayOfMonth(-1, 4),)),
    ],
)
def test_a_preheader_fits_in_another_language(config: Config, language: str, rhythm: Rhythm) -> None:
    """What the inbox shows beside the subject is as long as inboxes show, however little or much there is."""
    hub = hub_in(replace(config, newsletter=replace(config.newsletter, rhythm=rhythm)), language)
    for found in (Library(), library(), library(20), Library(events=library().events[:1])):
        issue = compose.compose(found, hub, DAY).issue
        assert subject_line.PREHEADER_SHORTEST <= len(issue.preheader) <= subject_line.PREHEADER_LONGEST


def test_a_preheader_of_a_hub_that_is_too_long_is_cut(config: Config, tmp_path: Path) -> None:
    """The words of a hub's own template do not stop a draft."""
    own = tmp_path / "overrides/templates/newsletter/draft.j2"
    own.parent.mkdir(parents=True)
    own.write_text(f"{{% macro preheader(counts, next, between) %}}{'Words. ' * 40}{{% endmacro %}}", "utf-8")
    preheader = compose.compose(Library(), replace(config, root=tmp_path), DAY).issue.preheader
    assert preheader.endswith("Words.…")
    assert len(preheader) <= subject_line.PREHEADER_LONGEST


def test_the_words_of_a_draft_in_spanish(config: Config) -> None:
    """They are whole sentences, with days and counts as people write them."""
    issue = compose.compose(library(), hub_in(config, "es"), DAY).issue
    assert issue.preheader.startswith("Para usted: 1 artículo, 2 eventos y 1 página de herramientas. La próxima fecha")
    assert issue.note == (
        "Feliz viernes. TODO: diga en una o dos frases qué merece el tiempo de sus lectores esta semana, y por qué."
    )
    articles, events, pages, corrections = issue.sections
    assert articles.items[0].source_line == "0 · 17 de noviembre de 2026 · 6 minutos de lectura"
    assert events.items[0].source_line == "jueves, 3 de diciembre de 2026, 13:00–16:00, hora del Este · 0 · 0"
    assert pages.items[0].source_line == "Herramientas · revisada el 20 de noviembre de 2026"
    assert corrections.title == "Correcciones"
    assert corrections.intro.startswith("En [la edición del 20 de noviembre de 2026](https://")
    quiet = compose.compose(Library(), hub_in(config, "es"), DAY).issue
    assert quiet.subject == "GovCX Update: una semana tranquila"
    assert quiet.preheader == "Una semana tranquila: nada nuevo que leer; más la próxima vez."


def test_what_is_added_to_a_draft_has_the_language_of_the_draft(config: Config) -> None:
    """An issue of its own language gets items in it, whatever the language of the hub."""
    hub = hub_in(config, "en")
    draft = replace(compose.compose(Library(), hub, DAY).issue, lang="es")
    source = f"---\nsubject: S\npreheader: P\nstatus: draft\nlang: es\n---\n{draft.note}\n"
    done = draft_update.update(source, draft, library(), hub)
    assert "Herramientas · revisada el 20 de noviembre de 2026" in done.source
    assert "\n## Correcciones\n" in done.source
    assert draft_update.waits(draft, library(), hub) == len(done.left_out) + 5


def test_an_edition_has_the_language_of_the_issue(config: Config) -> None:
    """Its subject and the line that says what it holds."""
    issue = replace(compose.compose(library(), hub_in(config, "en"), DAY).issue, lang="es", note="")
    on_topics = {key: frozenset({"access"}) for key in topic_editions.topics_of(library(), config)}
    hub = replace(config, topics=(Topic(slug="access", title="Acceso", summary="0"),))
    ((_, edition),) = topic_editions.cut(issue, [("access",)], on_topics, hub)
    assert edition is not None
    assert edition.subject == "GovCX Update sobre Acceso: 0"
    assert edition.note == (
        "Esta es su edición sobre Acceso: lo principal de cada sección y 4 contenidos sobre ese tema. "
        "La edición completa está en línea."
    )


def test_editors_read_why_something_was_left_out_in_english(config: Config) -> None:
    """All that hub says to those who run it is in one language, days too."""
    hub = hub_in(config, "es")
    assert draft_phrases.for_editors(hub, "held", DAY) == "it is kept for the issue of November 27, 2026"
    assert {left.reason for left in compose.compose(library(20), hub, DAY).left_out} == {
        "the issue is full: it has 8 links"
    }
