"""Ways to help with a page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hub.site.pages import contribute_links

if TYPE_CHECKING:
    from hub.content.settings import Config

FORMS = Path(__file__).parents[3] / ".github" / "ISSUE_TEMPLATE"
URL = "https://lamps.example.gov/a/"


def test_letter_where_there_is_no_repository(config: Config) -> None:
    """A suggestion is a letter that names the page."""
    found = contribute_links.offer(replace(config, repository=None), "Oil", URL, "en")
    assert found.suggest == found.write
    assert found.write.startswith("mailto:")
    assert f"Page:%20{URL}" in found.write
    assert found.edit is None


def test_issue_and_editor(config: Config) -> None:
    """With a repository, a suggestion is a form that knows its page, and a file can be edited."""
    found = contribute_links.offer(
        replace(config, repository="https://x.gov/r"), "Oil", URL, "en", edit="content/a b.md"
    )
    assert found.suggest.startswith("https://x.gov/r/issues/new?title=About%20")
    assert f"&template=change.yml&page={URL}&" in found.suggest
    assert "    id: page\n" in (FORMS / "change.yml").read_text(encoding="utf-8")
    assert found.edit == "https://x.gov/r/edit/main/content/a%20b.md"


def test_letters_that_say_whether_a_page_was_useful(config: Config) -> None:
    """Both name the page, and go to the editors with or without a repository."""
    for repository in (None, "https://x.gov/r"):
        found = contribute_links.offer(replace(config, repository=repository), "Oil", URL, "en")
        assert found.useful.startswith(f"mailto:{config.newsletter.editors}?subject=Useful:")
        assert "subject=Missing%20in%20" in found.missing
        assert all(f"Page:%20{URL}" in letter for letter in (found.useful, found.missing))
