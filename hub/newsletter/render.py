"""An issue -> the HTML and the plain text of its mail, and both as one .eml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from css_inline import CSSInliner

from hub.base import colors, languages
from hub.content import merge_tags
from hub.newsletter import issue_markdown, mail_message, mail_templates, reading_time

if TYPE_CHECKING:
    from hub.content.models import Config, Issue


# The ground of a mail in dark mode; `issue.html.j2` says the same.
DARK = "#1b2129"


@dataclass(frozen=True, kw_only=True, slots=True)
class Faces:
    """Hold one issue as readers get it: HTML, plain text, and both as one mail message."""

    html: str
    text: str
    eml: bytes


def faces(issue: Issue, config: Config) -> Faces:
    """Render an issue as HTML, as plain text and as a mail message at once."""
    page, letter = html(issue, config), text(issue, config)
    return Faces(html=page, text=letter, eml=mail_message.message(issue, config, letter, page))


def html(issue: Issue, config: Config) -> str:
    """Return the HTML document, its styles on the elements; only dark mode and narrow screens need its style sheet."""
    page = _inliner().inline(_filled("issue.html.j2", issue, config)) + "\n"
    return merge_tags.put_back(page, config.newsletter)


def text(issue: Issue, config: Config) -> str:
    """Return the words and links of the mail as a letter of 72 columns, each address whole on its own line."""
    return merge_tags.put_back(_filled("issue.txt.j2", issue, config), config.newsletter)


def eml(issue: Issue, config: Config) -> bytes:
    """Return the mail message, which mail programs open and SMTP servers take."""
    return faces(issue, config).eml


def _filled(template: str, issue: Issue, config: Config) -> str:
    return mail_templates.render(
        template,
        issue=issue,
        newsletter=merge_tags.set_aside(config.newsletter),
        site=config.site_url,
        name=config.site_name,
        lang=issue.lang or mail_message.LANGUAGE,
        direction=languages.direction(issue.lang or mail_message.LANGUAGE),
        tint=colors.tint(config.newsletter.accent, DARK),
        minutes=reading_time.reading_time(issue),
        prose=issue_markdown,
        page=issue_markdown.page_of(issue, config),
    )


@cache
def _inliner() -> CSSInliner:
    return CSSInliner(load_remote_stylesheets=False, minify_css=True)
