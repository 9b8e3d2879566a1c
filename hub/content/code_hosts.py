"""Where a hub's files are on the web: the kind of host, and its addresses to edit a file or to begin an issue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeHost:
    """Hold the addresses of a kind of host, below that of a repository, and by which parts of its name it is known.

    `edit` has places for `branch` and `path`. `issue` begins an issue, so many parts `above` the repository; its
    `title` and `body` are parameters of these names. A host with a `form` fills the field `page` of that form.
    """

    known_by: tuple[str, ...]
    edit: str
    issue: str
    above: int = 0
    title: str = "title"
    body: str = "body"
    form: str | None = None


# https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/creating-an-issue
# https://docs.gitlab.com/user/project/issues/create_issues/#using-a-url-with-prefilled-values
# https://learn.microsoft.com/en-us/azure/devops/boards/backlogs/work-item-template
HOSTS: Mapping[str, CodeHost] = {
    "github": CodeHost(known_by=("github",), edit="/edit/{branch}/{path}", issue="/issues/new", form="change.yml"),
    "gitlab": CodeHost(
        known_by=("gitlab",),
        edit="/-/edit/{branch}/{path}",
        issue="/-/issues/new",
        title="issue[title]",
        body="issue[description]",
    ),
    "forgejo": CodeHost(known_by=("forgejo", "gitea", "codeberg"), edit="/_edit/{branch}/{path}", issue="/issues/new"),
    "azure": CodeHost(
        known_by=("azure", "visualstudio"),
        edit="?path=/{path}&version=GB{branch}",
        issue="/_workitems/create/Issue",
        above=2,
        title="[System.Title]",
        body="[System.Description]",
    ),
}


def kind_of(repository: str) -> str | None:
    """Return the kind of host that a repository is at, as the name of its server tells it; None where it does not."""
    labels = (urlsplit(repository).hostname or "").split(".")
    return next((kind for kind, host in HOSTS.items() if any(one in labels for one in host.known_by)), None)


def edit(repository: str, kind: str, branch: str, path: str) -> str:
    """Return the address at which a file of a repository is edited."""
    return repository + HOSTS[kind].edit.format(branch=quote(branch), path=quote(path))


def new_issue(repository: str, kind: str, *, title: str, body: str, page: str) -> str:
    """Return the address that begins an issue about a page of the site."""
    host = HOSTS[kind]
    # Where a repository has no such form, GitHub shows the title and the body.
    form = {"template": host.form, "page": page} if host.form else {}
    place = repository.rsplit("/", host.above)[0]
    return f"{place}{host.issue}?" + urlencode({host.title: title, **form, host.body: body}, safe="/:", quote_via=quote)
