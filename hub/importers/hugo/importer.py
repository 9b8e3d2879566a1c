"""A Hugo content folder -> files of content/."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hub.base import urls
from hub.base.translation import gettext
from hub.content import language_folders
from hub.errors import ContentError
from hub.importers import front_pictures, page_fields, planned_files
from hub.importers.hugo import (
    hugo_page,
    hugo_settings,
    hugo_site,
    included_files,
    post_to_content,
    profiles,
    section_mapping,
)

if TYPE_CHECKING:
    from hub.content.settings import Config
    from hub.importers.hugo.hugo_page import Post
    from hub.importers.hugo.hugo_settings import HugoSettings
    from hub.importers.hugo.shortcodes import Use
    from hub.importers.planned_files import Choices, Imported


def hugo_folder(folder: Path, config: Config, choices: Choices) -> Imported:
    """Import a folder; raises HubError where the choices do not fit the hub, or its own content is wrong."""
    own = hugo_settings.read(folder)
    base, source, section = planned_files.settings(config, choices, own.base)
    profile = profiles.choose(choices.profile, base)
    site = profile.settings(replace(own, base=base))
    site = site if site.zone else replace(site, zone=config.timezone)
    mapping = dict(profile.sections) | section_mapping.parse(choices.mapping, config)
    work = planned_files.Plan.begin(config, dry_run=choices.dry_run)
    found = hugo_site.read(folder, site, profile)
    known = {code: profile.meanings(one) for code, one in found.sites.items()}
    topics = post_to_content.topics_of(found.posts)
    settings = post_to_content.Settings(
        config=config,
        today=choices.today,
        source=source,
        section=section,
        area=choices.area or "",
        reviewed=choices.reviewed,
        topics=topics,
        site=site,
        profile=profile,
        mapping=mapping,
        authors=post_to_content.authors_of(found.posts) if profile.guesses else {},
    )
    for kind, problem in found.refused:
        work.refuse(kind, problem)
    for kind, problem in found.left:
        work.leave(kind, problem)
    spoken = [(_tag(post, site, config), post) for post in found.posts]
    for tag, post in sorted(spoken, key=lambda one: one[0] != ""):
        work.remarks += post.remarks
        try:
            files = included_files.of(Path(post.path), hugo_settings.root_of(folder))
            meanings = files | known[post.language] | {"param": partial(_parameter, post=post, site=site)}
            words = hugo_page.markdown(post, meanings, work.remarks)
            body = front_pictures.shown(words, post.fields, Path(post.path))
            made = post_to_content.make(post, body, settings, work.remarks)
            work.take_in(tag, post.translated, post, made)
        except ContentError as error:
            work.refuse(post.folder, error.problems[0])
    pages = {key for post in found.posts for key in post.addresses()}
    work.write(base, {*pages, urls.key(base)})
    return work.done()


def _parameter(use: Use, post: Post, site: HugoSettings) -> str:
    """Return a value that a page has itself, else its site; "" with a warning where neither has it."""
    name = use.value("0").lower()
    within = post.fields.get("params")
    own = within.value.get(name) if within and isinstance(within.value, dict) else None
    found = post.string(name) or page_fields.string(own) or site.parameters.get(name, "")
    if not found:
        message = gettext("neither the page nor the site has a parameter %(name)s; it is left out", name=repr(name))
        use.warn("unknown-parameter", message)
    return found


def _tag(post: Post, site: HugoSettings, config: Config) -> str:
    """Return the tag of the language whose folder a page goes to; "" for one in the language of the hub."""
    is_own = not site.languages or language_folders.is_own(post.language, config.language)
    return "" if is_own else post.language.lower()
