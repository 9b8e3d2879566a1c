"""Secrets come from the environment, or from a file that only its owner can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.deliver import credentials
from hub.errors import HubError

if TYPE_CHECKING:
    from pathlib import Path

NAME = "HUB_SMTP_URL"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of secrets of a hub."""
    monkeypatch.delenv(NAME, raising=False)
    (tmp_path / ".hub").mkdir()
    found = tmp_path / credentials.FILE
    found.write_text(f"OTHER=a\n{NAME} = smtp://a=b\n", "utf-8")
    return found


def test_a_secret_of_its_owner(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is read from the file, unless the environment has another."""
    file.chmod(0o600)
    assert credentials.secret(file.parents[1], NAME, "…") == "smtp://a=b"
    monkeypatch.setenv(NAME, "smtp://c")
    assert credentials.secret(file.parents[1], NAME, "…") == "smtp://c"


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o620, 0o606, 0o601])
def test_a_secret_that_others_can_reach(file: Path, mode: int) -> None:
    """Is not used, nor repeated."""
    file.chmod(mode)
    with pytest.raises(HubError) as caught:
        credentials.secret(file.parents[1], NAME, "…")
    assert str(caught.value) == (
        "others on this machine can read .hub/secrets; change that with chmod 600 .hub/secrets"
    )


def test_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says the name, and both places."""
    monkeypatch.delenv(NAME, raising=False)
    with pytest.raises(
        HubError, match=r"HUB_SMTP_URL is not set; .* a line HUB_SMTP_URL=smtp://HOST into \.hub/secrets"
    ):
        credentials.secret(tmp_path, NAME, "smtp://HOST")
