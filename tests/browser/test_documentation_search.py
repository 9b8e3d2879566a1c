"""The search of the documentation answers what newcomers ask."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from hub.site.mkdocs import site_build
from tests.browser.conftest import ROOT
from tests.browser.served import serve
from tests.browser.test_search import asked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser.conftest import Opened

# A question as people type it, and pages of which one must be among the first three results.
QUESTIONS = {
    "how do I install hub": "start/install",
    "command not found": "start/install run/troubleshooting",
    "getting started": "start/tutorial start/install start",
    "windows": "start/install",
    "first newsletter": "start/tutorial edit/issue",
    "migrate from WordPress": "start/coming-from",
    "hugo": "start/coming-from",
    "mailchimp": "edit/delivery start/coming-from",
    "keyboard shortcuts": "edit/desk",
    "undo": "edit/inbox edit/desk reference/commands",
    "share the inbox": "edit/inbox",
    "postgres": "edit/inbox start/install",
    "how to send the issue": "edit/delivery edit/issue",
    "SMTP password": "edit/delivery run/mail-for-it",
    "SPF DKIM": "run/mail-for-it",
    "spam": "run/mail-for-it run/troubleshooting",
    "unsubscribe": "run/mail-for-it edit/delivery reference/settings",
    "change the color": "design/look",
    "logo": "design/look reference/settings",
    "add an area": "design/names-and-days",
    "monthly newsletter": "design/names-and-days",
    "synonyms": "design/search",
    "override a template": "design/templates",
    "GitHub Pages": "run/publish",
    "docker": "run/publish",
    "backup": "run/publish",
    "privacy of readers": "run/privacy",
    "upgrade": "run/upgrade",
    "merge conflict": "run/upgrade run/troubleshooting reference/rules",
    "all settings": "reference/settings",
    "front matter fields": "reference/front-matter",
    "hub check --fix": "contribute/git reference/commands reference/rules",
    "RSS feed": "reference/feeds",
    "broken feed": "reference/feeds run/troubleshooting",
    "calendar source": "reference/feeds",
    "pull request": "contribute/browser contribute/git edit/week",
    "draft page": "contribute/files",
    "mkdocs plugin": "extend/plugins",
    "how fast": "reference/speed",
    "undo a drop": "edit/inbox reference/commands",
    "send a test mail": "edit/delivery",
    "issue goes out every two weeks": "design/names-and-days",
    "rename an area": "design/names-and-days reference/commands",
    "second language spanish": "design/names-and-days",
    "who may approve an issue": "edit/delivery",
    "broken links report": "reference/rules run/publish",
    "bounced mails": "run/members run/members-delivery",
    "repeat an event every month": "contribute/files reference/front-matter",
    "alias for an old address": "contribute/files",
    "newsletter as a source imap": "reference/feeds",
    "how fast is it with 5000 articles": "reference/speed",
    "error message": "reference/messages run/troubleshooting",
}


@pytest.fixture(scope="module")
def documentation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the documentation is served."""
    root = tmp_path_factory.mktemp("documentation")
    for part in ("content", "overrides"):
        shutil.copytree(ROOT / "docs" / part, root / part)
    shutil.copy(ROOT / "docs/mkdocs.yml", root)
    site: Path = site_build.build(root)
    with serve(site) as url:
        yield url


def test_a_newcomer_finds_the_page(opened: Opened, documentation: str) -> None:
    """Within the first three results, in their own words; what is missing goes into docs/content/synonyms.yml."""
    page = opened(f"{documentation}/search/")
    missed = {}
    for words, expected in QUESTIONS.items():
        found = [link.removeprefix("toolkit/").rstrip("/") for link in asked(page, words)[:3]]
        if not set(found) & set(expected.split()):
            missed[words] = found
    assert missed == {}
