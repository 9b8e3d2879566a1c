"""Where the files of a hub are, as hub's own settings or those of MkDocs say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hub.config import hub_settings

if TYPE_CHECKING:
    from pathlib import Path

OWN = "      repository: https://code.example.gov/hub\n"


@pytest.mark.parametrize(
    ("mkdocs", "own", "found"),
    [
        ("", "", (None, "github", "main")),
        ("", OWN, ("https://code.example.gov/hub", "github", "main")),
        ("", f"{OWN}      host: gitlab\n", ("https://code.example.gov/hub", "gitlab", "main")),
        ("repo_url: https://gitlab.com/e/h/\n", "", ("https://gitlab.com/e/h", "gitlab", "main")),
        (
            "repo_url: https://gitlab.com/e/h\nedit_uri: -/edit/trunk/content/\n",
            "",
            ("https://gitlab.com/e/h", "gitlab", "trunk"),
        ),
        ("repo_url: https://gitlab.com/e/h\nedit_uri: tree/trunk\n", "", ("https://gitlab.com/e/h", "gitlab", "main")),
        (
            "repo_url: https://gitlab.com/e/h\nedit_uri: edit/trunk/content/\n",
            f"{OWN}      branch: next\n",
            ("https://code.example.gov/hub", "github", "next"),
        ),
    ],
)
def test_where_the_files_are(hub: Path, mkdocs: str, own: str, found: tuple[str | None, str, str]) -> None:
    """What hub's own block says comes first; the kind of host follows from its name, where it tells."""
    settings = hub / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(mkdocs + text.replace("      areas:\n", f"{own}      areas:\n"), encoding="utf-8")
    config = hub_settings.load(hub)
    assert (config.repository, config.host, config.branch) == found


def test_another_host_is_refused(hub: Path) -> None:
    """The message names the kinds that hub knows."""
    settings = hub / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("      areas:\n", f"{OWN}      host: gitlub\n      areas:\n"), encoding="utf-8")
    (problem,) = hub_settings.attempt(hub)[1]
    assert problem.fix == 'did you mean "gitlab"? (github, gitlab, forgejo, azure)'
