"""What a person says that the sections of a Hugo site become, and which profile its theme has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.config import hub_settings
from hub.errors import HubError
from hub.importers.hugo import profiles, section_mapping
from hub.importers.hugo.section_mapping import Becomes
from tests.importers.hugo.test_importer import hub  # noqa: F401  a fixture

if TYPE_CHECKING:
    from pathlib import Path


def test_the_nearest_folder_counts(hub: Path) -> None:  # noqa: F811
    """A folder inside of a section may become something else."""
    mapping = section_mapping.parse(("docs=toolkit:light", "/docs/news/=articles"), hub_settings.load(hub))

    assert section_mapping.find("docs/a/b.md", mapping) == Becomes(kind="toolkit", area="light")
    assert section_mapping.find("docs/news/b.md", mapping) == Becomes(kind="articles")
    assert section_mapping.find("b.md", mapping) is None


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("blog", "write a section and what it becomes"),
        ("=articles", "write a section and what it becomes"),
        ("blog=articles:light", "write a section and what it becomes"),
        ("blog=article", "no kind of content is called 'article'"),
        ("docs=toolkit:dark", "no area of the toolkit is called 'dark'"),
    ],
)
def test_what_the_hub_does_not_have_is_named(hub: Path, words: str, message: str) -> None:  # noqa: F811
    """With what is nearest to it."""
    with pytest.raises(HubError, match=message):
        section_mapping.parse((words,), hub_settings.load(hub))


def test_a_profile_is_known_by_the_address_or_named() -> None:
    """Any other site has that of Hugo itself."""
    assert profiles.choose(None, "https://digital.gov") is profiles.DIGITALGOV
    assert profiles.choose("digitalgov", "https://a.example.org") is profiles.DIGITALGOV
    assert profiles.choose(None, "https://a.example.org") is profiles.BY_NAME["hugo"]
    with pytest.raises(HubError, match="no profile of a theme is called 'digital'"):
        profiles.choose("digital", "https://a.example.org")
