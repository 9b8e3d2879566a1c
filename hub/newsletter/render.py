"""An issue -> the HTML and the plain text of its mail, and both as one .eml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from css_inline import CSSInliner
from markupsafe import Markup

from hub.base import languages
from hub.config import color_tokens
from hub.content import merge_tags, routes, translations
from hub.newsletter import issue_markdown, mail_layout, mail_message, mail_templates, reading_time

if TYPE_CHECKING:
    from hub.content.models import Issue
    from hub.content.settings import Config


@dataclass(frozen=True, kw_only=True, slots=True)
class Faces:
    """Hold one issue as readers get it: HTML, plain text, and both as one mail message."""

    html: str
    text: str
    eml: bytes


def faces(issue: Issue, config: Config, topics: tuple[str, ...] = ()) -> Faces:
    """Render an issue, or its edition on topics, as HTML, as plain text and as a mail message at once."""
    page, letter = html(issue, config), text(issue, config)
    return Faces(html=page, text=letter, eml=mail_message.message(issue, config, letter, page, topics=topics))


def html(issue: Issue, config: Config) -> str:
    """Return the HTML document, its styles on the elements; only dark mode and narrow screens need its style sheet."""
    filled = _filled("issue.html.j2", issue, config, **_looks(issue, config))
    page = _inliner().inline(filled) + "\n"
    return merge_tags.put_back(page, config.newsletter)


def text(issue: Issue, config: Config) -> str:
    """Return the words and links of the mail as a letter of 72 columns, each address whole on its own line."""
    return merge_tags.put_back(_filled("issue.txt.j2", issue, config), config.newsletter)


def eml(issue: Issue, config: Config) -> bytes:
    """Return the mail message, which mail programs open and SMTP servers take."""
    return faces(issue, config).eml


def _looks(issue: Issue, config: Config) -> dict[str, object]:
    light, dark = color_tokens.of(config)
    sections = mail_layout.sections(issue, config)
    mark = mail_layout.mark(config.areas)
    display, weight = mail_layout.TYPEFACES[config.theme.typeface]
    return {
        "light": light,
        "dark": dark,
        "display": Markup(display),  # noqa: S704  a constant, with quotes
        "weight": weight,
        "mark": mark,
        "square": mail_layout.MARK_WIDTH // len(mark[0]) - mail_layout.MARK_GAP if mark else 0,
        "areas": config.areas,
        "headline": mail_layout.headline(issue, config.newsletter.name),
        "sections": sections,
        "counts": mail_layout.counts(sections),
        "used": sorted({entry.area for section in sections for entry in section.entries if entry.area}),
    }


def _filled(template: str, issue: Issue, config: Config, **looks: object) -> str:
    lang, language = issue.lang or config.language, translations.spoken(config, issue.lang)
    return mail_templates.render(
        config,
        template,
        language,
        issue=issue,
        newsletter=merge_tags.set_aside(config.newsletter),
        site=config.site_url,
        online=routes.url(issue.path, config),
        name=config.site_name,
        lang=lang,
        direction=languages.direction(lang),
        own_direction=languages.direction(language),
        minutes=reading_time.reading_time(issue),
        prose=issue_markdown,
        page=issue_markdown.page_of(issue, config),
        **looks,
    )


@cache
def _inliner() -> CSSInliner:
    return CSSInliner(load_remote_stylesheets=False, minify_css=True)
