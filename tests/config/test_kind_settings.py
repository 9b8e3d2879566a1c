"""A hub names the kinds of its events, articles and resources, and its sections ask for some events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.config import hub_settings
from hub.content import loader
from hub.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

SETTING = "      event_kinds: [training, office hour]\n"
BEFORE = "      areas:\n"
EVENT = "content/events/2026-12-03-lab.md"


def edit(file: Path, old: str, new: str) -> None:
    """Replace what stands in a file once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def problems(hub: Path) -> list[str]:
    """What is wrong with a hub."""
    with pytest.raises(ContentError) as caught:
        loader.load(hub_settings.load(hub))
    return [str(problem).rpartition(": 112 ")[2] for problem in caught.value.problems]


def test_default(hub: Path) -> None:
    """Without the setting, events are trainings and networking hours."""
    assert hub_settings.load(hub).event_kinds == ("training", "networking")


def test_own_kinds(hub: Path) -> None:
    """Events and sections have the kinds that the hub names, and no others."""
    edit(hub / "mkdocs.yml", BEFORE, SETTING + BEFORE)
    edit(hub / "mkdocs.yml", "kinds: [training]", "kinds: [office hour]")
    edit(hub / EVENT, "kind: training", "kind: office hour")
    config = hub_settings.load(hub)
    assert config.event_kinds == ("training", "office hour")
    assert [event.kind for event in loader.load(config).events] == ["office hour"]
    edit(hub / EVENT, "kind: office hour", "kind: networking")
    assert problems(hub) == ["kind: 'networking' is not known; write one of training, office hour"]


def test_sections(hub: Path) -> None:
    """A section that asks for a kind without events is refused, where it is written."""
    edit(hub / "mkdocs.yml", BEFORE, SETTING + BEFORE)
    edit(hub / "mkdocs.yml", "kinds: [training]", "kinds: [networking]")
    assert problems(hub) == [
        "kinds: 'networking' is not known; write one of training, office hour; `event_kinds` of mkdocs.yml names them"
    ]


@pytest.mark.parametrize("kind", ["Training", "a: b", "<b>"])
def test_other_names(hub: Path, kind: str) -> None:
    """A kind is words in small letters, for it becomes a part of schemas, forms and pages."""
    edit(hub / "mkdocs.yml", BEFORE, f"      event_kinds: ['{kind}']\n{BEFORE}")
    assert problems(hub)[0] == (
        f"event_kinds: '{kind}' is not a kind of events; write it in small letters, such as office hour"
    )


def test_no_list(hub: Path) -> None:
    """A word in place of the list is told, and nothing else about it."""
    edit(hub / "mkdocs.yml", "kinds: [training]", "kinds: training")
    assert problems(hub) == ["kinds: 'training' is not a list; write it as [training]"]


def test_words_of_other_languages_are_kinds(hub: Path) -> None:
    """A kind may have letters of any script, as long as they are small where there are two sizes."""
    edit(hub / "mkdocs.yml", BEFORE, f"      event_kinds: [training, networking, reunión, 研修]\n{BEFORE}")
    assert hub_settings.load(hub).event_kinds[2:] == ("reunión", "研修")
    edit(hub / "mkdocs.yml", "reunión", "Reunión")
    assert problems(hub)[0].startswith("event_kinds: 'Reunión' is not a kind of events; write it in small letters")


def test_articles_and_resources_have_kinds_of_the_hub(hub: Path) -> None:
    """A kind that the hub does not name is refused, with those that it does name."""
    edit(
        hub / "mkdocs.yml",
        BEFORE,
        f"      article_kinds: [case study]\n      resource_kinds: [checklist, guide]\n{BEFORE}",
    )
    article, page = next((hub / "content/articles").rglob("*.md")), hub / "content/toolkit/design/forms.md"
    edit(article, "section:", "kind: case study\nsection:")
    edit(page, "kind: guide", "kind: checklist")
    library = loader.load(hub_settings.load(hub))
    assert {one.kind for one in library.articles} == {"case study", None}
    assert [one.kind for each in library.toolkit for one in each.resources] == ["checklist"]
    edit(article, "kind: case study", "kind: case studies")
    edit(page, "kind: checklist", "kind: tool")
    assert problems(hub) == [
        "kind: 'case studies' is not known; did you mean \"case study\"? (case study)",
        "kind: 'tool' is not known; write one of checklist, guide",
    ]
