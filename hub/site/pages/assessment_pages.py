"""The self-assessment's pages: one for each model, and their list; and what a toolkit page shows of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from hub.assess import model_json
from hub.content import routes, site_urls
from hub.site.pages import page_templates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hub.content.assessment.maturity import Assessment, Practice
    from hub.content.models import Library, ToolkitPage
    from hub.content.settings import Config
    from hub.content.site_files import Page

INDEX = "assessment/index.md"
# Where the script and the style of a model's page lie.
ASSETS = "assets/assess/"


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Hold what a toolkit page shows of a model: the statements that it helps with, and where to rate them."""

    title: str
    place: str
    practices: tuple[Practice, ...]


def pages(library: Library, config: Config, _today: date) -> Iterator[Page]:
    """Yield the list of models, if there are any, then the page of each."""
    write = page_templates.writer(config)
    if library.assessments:
        yield write("assessments.html.j2", INDEX, models=library.assessments)
    for model in library.assessments:
        yield write(
            "assessment.html.j2",
            site_urls.assessment(model.id),
            edit=model.path,
            model=model,
            areas={area.key: area.title for area in config.areas},
            data=Markup(model_json.as_json(model)),  # noqa: S704  it writes no `<`
            links=Markup(_links(model, library, config)),  # noqa: S704  likewise
            asset=_way(model, ASSETS, config),
        )


def _way(model: Assessment, target: str, config: Config) -> str:
    return routes.relative(routes.address(site_urls.assessment(model.id), config), target)


def _links(model: Assessment, library: Library, config: Config) -> str:
    """Return the toolkit pages that teach each practice, by key: JSON of titles and addresses from the model's page."""
    titles = {page.path: page.title for page in library.toolkit}
    links = {
        practice.key: [
            (titles[f"content/{path}"], _way(model, routes.address(path, config), config)) for path in practice.pages
        ]
        for practice in model.practices
    }
    return json.dumps(links, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def parts(page: ToolkitPage, library: Library) -> tuple[Part, ...]:
    """Return, for an area's page, all of its dimension; for a practice page, what it teaches."""
    name = page.path.removeprefix("content/")
    is_area = name == f"toolkit/{page.area}/index.md"
    found = (
        Part(
            title=f"{model.title}: {dimension.title}",
            place=f"{site_urls.assessment(model.id)}#{dimension.id}",
            practices=tuple(each for each in dimension.practices if is_area or name in each.pages),
        )
        for model in library.assessments
        for dimension in model.dimensions
        if dimension.area == page.area or not is_area
    )
    return tuple(part for part in found if part.practices)
