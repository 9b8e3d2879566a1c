"""What `hub check` does: fix, check, and keep what was asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hub.base import file_io, translation
from hub.base.translation import gettext
from hub.check import baseline, external_links, git_diff, runner
from hub.config import hub_settings
from hub.content import due_dates
from hub.errors import HubError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from hub.check.file_facts import FileFacts
    from hub.check.runner import Checked
    from hub.errors import Problem


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """Hold what was found, and the files that were fixed before."""

    checked: Checked
    fixed: tuple[str, ...] = ()


def check(  # noqa: PLR0913  one argument an option
    root: Path,
    paths: Iterable[Path],
    *,
    since: str | None = None,
    fix: bool = False,
    known: Path | None = None,
    site: Path | None = None,
    progress: Callable[[int], AbstractContextManager[Callable[[], None]]] | None = None,
) -> Done:
    """Check a hub; raises HubError for a path outside of it or a revision that git does not know.

    With `site` the finished site in that folder is checked in place of the hub's files.
    `known` is the file of a baseline, which hides nothing about mails and servers: what they say is about today.
    With `progress` the links that lead out of the hub are asked for, too: it gets their number, and is told of each.
    """
    only = tuple(_inside(root, paths))
    fixed = runner.fix(root, only, whole=not since) if fix else ()
    checked = _of_site(root, site) if site else runner.check(root, only)
    asked = any(path.startswith("newsletters/") and runner.is_in(path, only) for path in checked.facts)
    issues = tuple(_issues(root, only)) if asked and not checked.of("error") else ()
    if known:
        checked = _beyond(checked, root, known, only)
    checked = _with(checked, issues)
    if progress:
        checked = _with(checked, _links(root, checked.facts, only, progress))
    if since:
        checked = _of(checked, root, since)
    return Done(checked=checked, fixed=fixed)


def _of(checked: Checked, root: Path, since: str) -> Checked:
    """Return what a change is about, with the number of the rest."""
    gone = git_diff.removed(root, since)
    about = git_diff.on(checked.problems, git_diff.since(root, since), gone)
    others = sum(problem.level != "advice" for problem in {*checked.problems} - {*about})
    lost = runner.lost(root, checked.facts, gone)
    return _with(replace(checked, problems=tuple(map(_of_change, about)), others=others), lost)


def _of_site(root: Path, folder: Path) -> Checked:
    """Return what is wrong with the pages of a finished site."""
    from hub.check import built_site  # lxml

    settings, _ = hub_settings.attempt(root)
    with translation.speaking(settings.language):
        found, pages = built_site.problems(folder, settings.site_url)
    place = _named(root, folder)
    problems = (replace(problem, path=f"{place}/{problem.path}") for problem in found)
    return runner.Checked(
        problems=tuple(sorted(problems, key=runner.IN_ORDER)), files=pages, facts={}, language=settings.language
    )


def _named(root: Path, path: Path) -> str:
    """Return a path as the hub's own files are named, where it is in the hub; else as it is."""
    whole = path.resolve()
    return (whole.relative_to(root) if whole.is_relative_to(root) else path).as_posix()


def remember(root: Path, file: Path) -> int:
    """Write all that is found now into the file of a baseline, and return the number of findings.

    What a day makes of a file is left out: it goes by itself, or comes by itself.
    """
    found = [problem for problem in runner.check(root).problems if problem.rule not in due_dates.NOTICES]
    file_io.write(file.parent, file.name, baseline.written(found))
    return len(found)


def _beyond(checked: Checked, root: Path, file: Path, only: tuple[str, ...]) -> Checked:
    """Return what a baseline does not hold, and which of its lines may go."""
    text = file.read_text(encoding="utf-8")
    new = baseline.unknown(checked, text)
    with translation.speaking(checked.language):
        gone = baseline.fixed(checked, text, _named(root, file), only)
    return _with(replace(checked, problems=new, known=len(checked.problems) - len(new)), gone)


def _with(checked: Checked, more: Iterable[Problem]) -> Checked:
    return replace(checked, problems=tuple(sorted((*checked.problems, *more), key=runner.IN_ORDER)))


def _links(
    root: Path,
    facts: Mapping[str, FileFacts],
    only: tuple[str, ...],
    progress: Callable[[int], AbstractContextManager[Callable[[], None]]],
) -> tuple[Problem, ...]:
    """Return what servers say of the links that lead out of the hub."""
    from hub.base import clock
    from hub.collect.link_checker import Asker

    settings, _ = hub_settings.attempt(root)
    asked = len(external_links.addresses(facts, only))
    with progress(asked) as step, translation.speaking(settings.language):
        asker = Asker(contact=settings.site_url, now=clock.now(), progress=step)
        return tuple(external_links.problems(facts, asker, root, only))


def _issues(root: Path, only: tuple[str, ...]) -> Iterator[Problem]:
    """Yield what the checks of the mail find in issues that were not sent; raises ContentError for wrong content."""
    from hub.content import loader

    settings = hub_settings.load(root)
    shelves = loader.load(settings)
    waiting = [issue for issue in shelves.issues if issue.status != "sent" and runner.is_in(issue.path, only)]
    if waiting:
        from hub.newsletter import checks, render  # Jinja and the CSS inliner

        for issue in waiting:
            found = checks.check(issue, render.faces(issue, settings), shelves, settings, issue.day)
            yield from (runner.of_draft(problem) if issue.status == "draft" else problem for problem in found)


def _of_change(problem: Problem) -> Problem:
    """Return as a warning that an event is over whose time somebody changed, for its year may be wrong."""
    return replace(problem, level="warning") if problem.rule == due_dates.OVER else problem


def _inside(root: Path, paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        if not path.resolve().is_relative_to(root):
            message = gettext("%(path)s is not in the hub %(root)s", path=path, root=root)
            raise HubError(message)
        yield path.resolve().relative_to(root).as_posix()
