"""The assessment's pages, and what toolkit pages show of it."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hub.config import hub_settings
from hub.content import loader
from hub.site.pages import assessment_pages, toolkit_pages

if TYPE_CHECKING:
    from hub.content.models import Library
    from hub.content.settings import Config

ROOT = Path(__file__).parents[3]
TODAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def hub() -> tuple[Library, Config]:
    """This repository: its models are the real ones."""
    config = hub_settings.load(ROOT)
    return loader.load(config), config


def test_pages(hub: tuple[Library, Config]) -> None:
    """A list, and a page for each model."""
    paths = [page.path for page in assessment_pages.pages(*hub, TODAY)]
    assert paths == ["assessment/index.md", "assessment/cx-foundations.md", "assessment/cx-maturity.md"]


def test_page_holds_every_statement_and_its_model(hub: tuple[Library, Config]) -> None:
    """Six choices for each of 32 statements; the script's model knows requirements by key."""
    *_, page = assessment_pages.pages(*hub, TODAY)
    assert page.text.count("<fieldset") == 32
    assert page.text.count('type="radio"') == 32 * 6
    found = re.search(r'id="assess-model">(.*?)</script>', page.text)
    assert found
    model = json.loads(found[1])
    practices = {each["key"]: each for part in model["dimensions"] for each in part["practices"]}
    assert (sorted(practices), practices[4]["requires"]) == (list(range(1, 33)), [2, 21])
    assert page.text.count("We keep a list of the services we provide") == 1


def test_data_cannot_end_its_script(hub: tuple[Library, Config]) -> None:
    """No text of a model meets the end of the script that holds it."""
    *_, page = assessment_pages.pages(*hub, TODAY)
    assert page.text.count("</script>") == 3


def test_links_lead_to_pages_that_exist(hub: tuple[Library, Config]) -> None:
    """Each practice names at least one page of the toolkit, as seen from the assessment's page."""
    *_, page = assessment_pages.pages(*hub, TODAY)
    found = re.search(r'id="assess-pages">(.*?)</script>', page.text)
    assert found
    links = json.loads(found[1])
    assert all(links.values())
    title, address = links["1"][0]
    assert (title, address) == (
        "See the whole service before you choose",
        "../../toolkit/strategy/see-the-whole-service/",
    )


def test_hub_without_models_has_no_pages(config: Config, library: Library) -> None:
    """Nothing is shown where there is nothing to rate."""
    assert list(assessment_pages.pages(library, config, TODAY)) == []


def test_toolkit_pages_carry_their_part(hub: tuple[Library, Config]) -> None:
    """An area shows its four statements, a practice the one that it teaches."""
    pages = {page.path: page.text for page in toolkit_pages.pages(*hub, TODAY)}
    area, practice = pages["toolkit/culture/index.md"], pages["toolkit/culture/answer-staff-concerns.md"]
    statement = "<li>Staff who serve customers have an easy way to report what goes wrong, and get an answer."
    assert (area.count(">Where do you stand?<"), practice.count(">Where do you stand?<")) == (1, 1)
    assert (statement in area, statement in practice) == (True, True)
    link = (
        '<a href="../../assessment/cx-maturity.md#culture">Rate it in Customer experience self-assessment: Culture</a>'
    )
    assert link in practice
