"""A Hugo content folder -> files of content/."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hub.base import urls
from hub.errors import ContentError
from hub.importers import planned_files
from hub.importers.hugo import digitalgov_shortcodes, hugo_page, hugo_site, post_to_content

if TYPE_CHECKING:
    from pathlib import Path

    from hub.content.models import Config
    from hub.importers.planned_files import Choices, Imported


def hugo_folder(folder: Path, config: Config, choices: Choices) -> Imported:
    """Import a folder; raises HubError where the choices do not fit the hub, or its own content is wrong."""
    base, source, section = planned_files.settings(config, choices)
    work = planned_files.Plan.begin(config, dry_run=choices.dry_run)
    found = hugo_site.read(folder, base)
    known, topics = digitalgov_shortcodes.of(found.site), post_to_content.topics_of(found.posts)
    settings = post_to_content.Settings(
        config=config, today=choices.today, source=source, section=section, topics=topics
    )
    for kind, problem in found.refused:
        work.refuse(kind, problem)
    for post in found.posts:
        work.remarks += post.remarks
        try:
            body = hugo_page.markdown(post, known, work.remarks)
            work.take(post, post_to_content.make(post, body, settings, work.remarks))
        except ContentError as error:
            work.refuse(post.folder, error.problems[0])
    pages = {key for post in found.posts for key in post.addresses()}
    work.write(base, {*pages, urls.key(base)})
    return work.done()
