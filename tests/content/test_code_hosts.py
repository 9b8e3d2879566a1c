"""Where files of a hub are edited, and issues begun, on each kind of host."""

from __future__ import annotations

import pytest

from hub.content import code_hosts

PAGE = "https://site.example.gov/a/"
AZURE = "https://dev.azure.com/example/practice/_git/hub"


@pytest.mark.parametrize(
    ("repository", "kind"),
    [
        ("https://github.com/example/hub", "github"),
        ("https://github.example.gov/team/hub", "github"),
        ("https://gitlab.com/example/hub", "gitlab"),
        ("https://gitlab.example.gov/team/hub", "gitlab"),
        ("https://codeberg.org/example/hub", "forgejo"),
        ("https://gitea.example.org/team/hub", "forgejo"),
        (AZURE, "azure"),
        ("https://example.visualstudio.com/practice/_git/hub", "azure"),
        ("https://code.example.gov/gitlab/hub", None),
        ("", None),
    ],
)
def test_a_host_is_known_by_its_name(repository: str, kind: str | None) -> None:
    """A word in the path says nothing."""
    assert code_hosts.kind_of(repository) == kind


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        ("github", "https://r.example.gov/h/edit/main/content/a%20b.md"),
        ("gitlab", "https://r.example.gov/h/-/edit/main/content/a%20b.md"),
        ("forgejo", "https://r.example.gov/h/_edit/main/content/a%20b.md"),
        ("azure", "https://r.example.gov/h?path=/content/a%20b.md&version=GBmain"),
    ],
)
def test_a_file_is_edited_where_its_host_has_its_editor(kind: str, address: str) -> None:
    """The path is quoted, as it is part of an address."""
    assert code_hosts.edit("https://r.example.gov/h", kind, "main", "content/a b.md") == address


@pytest.mark.parametrize(
    ("kind", "repository", "address"),
    [
        (
            "github",
            "https://github.com/e/h",
            f"https://github.com/e/h/issues/new?title=T&template=change.yml&page={PAGE}&body=B",
        ),
        (
            "gitlab",
            "https://gitlab.com/e/h",
            "https://gitlab.com/e/h/-/issues/new?issue%5Btitle%5D=T&issue%5Bdescription%5D=B",
        ),
        ("forgejo", "https://codeberg.org/e/h", "https://codeberg.org/e/h/issues/new?title=T&body=B"),
        (
            "azure",
            AZURE,
            f"{AZURE.removesuffix('/_git/hub')}/_workitems/create/Issue?%5BSystem.Title%5D=T&%5BSystem.Description%5D=B",
        ),
    ],
)
def test_an_issue_begins_with_its_words(kind: str, repository: str, address: str) -> None:
    """Title and text are there already; on GitHub, the form knows the page."""
    assert code_hosts.new_issue(repository, kind, title="T", body="B", page=PAGE) == address
