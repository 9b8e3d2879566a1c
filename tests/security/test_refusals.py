"""What runs is refused by name where contributors write it, before anything of it reaches a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import markdown_it
import pytest

from hub.check import run
from hub.errors import HubError
from hub.site import build, export
from tests.security import oracle, ways_in
from tests.security.payloads import PAYLOADS
from tests.security.sites import ADDRESS
from tests.security.test_payloads import unguarded

if TYPE_CHECKING:
    from pathlib import Path

    from hub.check.run import Checked
    from tests.security.payloads import Payload
    from tests.security.ways_in import Attacked

# What no page of a contributor may do; what is merely left out, such as an unknown element, needs no refusal.
RUNS = re.compile(
    r"<(?:script|style|iframe|frame|frameset|object|embed|applet|form|base|meta|link|svg|math|portal)[ >]|<\S+ on|"
    r"leads at once|.* of the scheme (?!file|blob)|<\S+ style=|<\S+ srcdoc="
)
FIRST_LINE_OF_BODY = 10
COMMONMARK = markdown_it.MarkdownIt("commonmark", {"html": True}).enable("table")
COMMONMARK.validateLink = lambda _: True  # type: ignore[method-assign]  # it would refuse what is looked for


def runs(payload: Payload, kind: str) -> bool:
    """Return whether a body does harm where nobody cleans it, in the Markdown of its kind of page."""
    html = COMMONMARK.render(payload.text) if kind == "articles" else unguarded(payload.text)
    return any(RUNS.match(act) for act in oracle.acts(html, ADDRESS))


def contributed(payload: Payload) -> dict[str, str]:
    """Return a file of each kind with plain fields and the payload as its body."""
    n, plain = payload.number, {"title": "Words", "summary": "Words."}
    day = ways_in.day_of(payload)
    article = {
        **plain, "url": f"https://pr.example.gov/{n}/", "source": "daily", "published": "DAY", "section": "articles",
    }  # fmt: skip
    event = {**plain, "kind": "training", "start": "2026-12-01 13:00", "end": "2026-12-01 14:00"}
    page = {**plain, "area": "light", "reviewed": "DAY"}
    issue = {"subject": "Words", "preheader": "Words", "status": "draft", "number": n}
    made = {
        f"content/articles/{day.year}/{day}-{n}.md": ways_in.front(article, payload.text),
        f"content/events/2026-12-01-{n}.md": ways_in.front(event, payload.text),
        f"content/toolkit/light/{n}.md": ways_in.front(page, payload.text),
        f"content/plain-{n}.md": ways_in.front(plain, payload.text),
        f"newsletters/{day}.md": ways_in.front(issue, payload.text),
    }
    return {path: text.replace('"DAY"', str(day)) for path, text in made.items()}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    """A hub to which somebody sent every payload as the body of a file of each kind."""
    made = ways_in.empty(tmp_path_factory.mktemp("refused") / "hub")
    for payload in PAYLOADS:
        for path, text in contributed(payload).items():
            ways_in.write(made.root / path, text)
    return made


@pytest.fixture(scope="module")
def checked(hub: Attacked) -> Checked:
    """What `hub check` says of it."""
    return run.check(hub.root)


def must_go() -> set[str]:
    """Return the files that hold what runs."""
    return {
        path
        for payload in PAYLOADS
        for path in contributed(payload)
        if runs(payload, "articles" if "/articles/" in path else "others")
    }


def test_check_refuses_what_runs(checked: Checked) -> None:
    """Every file whose body would run has an error with its line, its rule and what to write instead."""
    named = {problem.path for problem in checked.of("error") if problem.line > 1 and problem.rule and problem.fix}
    expected = must_go()
    assert len(expected) > len(PAYLOADS)
    missed = sorted(expected - named)
    numbers = sorted({int(re.findall(r"\d+", path)[-1]) for path in missed if not path.startswith("newsletters")})
    shown = "".join(f"\n  {PAYLOADS[number - 1]}" for number in numbers[:40])
    assert not missed, f"{len(missed)} of {len(expected)} files pass, of {len(numbers)} payloads:{shown}"


def test_build_and_export_refuse_the_same(hub: Attacked, checked: Checked, tmp_path: Path) -> None:
    """A build names each of these files, an export as well, and neither writes anything."""
    refused = {problem.path for problem in checked.of("error")} & must_go()
    with pytest.raises(HubError) as told:
        build.build(hub.root, site_dir=tmp_path / "site")
    assert sorted(path for path in refused if f"{path}:" not in str(told.value)) == []
    with pytest.raises(HubError):
        export.export(hub.config, tmp_path / "export")
    assert [*tmp_path.iterdir()] == []


def test_what_check_lets_pass_is_harmless(hub: Attacked, checked: Checked, tmp_path: Path) -> None:
    """A strict build of what is left succeeds, and no page of it runs anything."""
    for path in {problem.path for problem in checked.of("error")}:
        (hub.root / path).unlink(missing_ok=True)
    site = build.build(hub.root, site_dir=tmp_path / "site")
    found = {
        (file.relative_to(site).as_posix(), act)
        for file in site.glob("*/**/index.html")
        for act in oracle.acts(file.read_text("utf-8"), f"{ADDRESS}{file.parent.relative_to(site).as_posix()}/")
        if RUNS.match(act) and not act.startswith(("<script", "<form", "<meta", "<link"))
    }
    assert found == set()
