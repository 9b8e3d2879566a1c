"""What an installer noted says where a hub's workflows get the same program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from hub.scaffold import install_origin
from hub.scaffold.install_origin import Origin

if TYPE_CHECKING:
    from pathlib import Path

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("noted", "line"),
    [
        (None, "practice-hub[editors]==1.2.0"),
        (
            {"url": "https://a:secret@code.example.gov/hub", "vcs_info": {"vcs": "git", "commit_id": COMMIT}},
            f"practice-hub[editors] @ git+https://code.example.gov/hub@{COMMIT}",
        ),
        (
            {"url": "https://files.example.gov/practice_hub-1.2.0.whl", "archive_info": {}},
            "practice-hub[editors] @ https://files.example.gov/practice_hub-1.2.0.whl",
        ),
    ],
)
def test_an_address_is_one_for_everybody(noted: dict[str, object] | None, line: str) -> None:
    """A commit, not a branch, and no password."""
    assert install_origin.of(json.dumps(noted) if noted else None, "1.2.0") == Origin(line=line)


def test_a_wheel_of_this_machine_comes_along(tmp_path: Path) -> None:
    """As long as it is there."""
    wheel = tmp_path / "a b" / "practice_hub-1.2.0-py3-none-any.whl"
    noted = json.dumps({"url": wheel.as_uri(), "archive_info": {}})
    assert install_origin.of(noted, "1.2.0") is None
    wheel.parent.mkdir()
    wheel.touch()
    assert install_origin.of(noted, "1.2.0") == Origin(line=f"./wheels/{wheel.name}[editors]", wheel=wheel)


def test_a_folder_of_this_machine_is_nothing_for_others() -> None:
    """Such as that of the tests themselves."""
    assert install_origin.of('{"url": "file:///home/ana/hub", "dir_info": {"editable": true}}', "1.2.0") is None
    assert install_origin.installed() is None
