"""The folder of a hub, found from anywhere in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.config import hub_folder
from hub.errors import NotAHubError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("folder", [".", "content", "content/articles/2026"])
def test_root_is_found_from_below(hub: Path, folder: str) -> None:
    """A command works in any folder of a hub."""
    assert hub_folder.find_root((hub / folder).resolve()) == hub


def test_no_root(tmp_path: Path) -> None:
    """Outside of a hub, the message says where one was looked for; the exit code is 2."""
    with pytest.raises(NotAHubError) as caught:
        hub_folder.find_root(tmp_path)
    assert str(caught.value).startswith(f"no mkdocs.yml in {tmp_path} or above: go to the folder of a hub, ")
    assert caught.value.exit_code == 2
